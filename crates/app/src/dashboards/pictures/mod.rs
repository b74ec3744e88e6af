//! Each picture with its words and the table behind it. Page and paper are made of the same value.

mod answers;
mod backlog;
mod kept;
mod reach;
mod received;

use super::counted::{Counted, Reach, Reception};
use super::say::Say;
use crate::bodies::Known;
use crate::words::{Lang, Words};
use gandan_press::Chart;
use serde::Serialize;

/// A picture.
pub struct Picture {
    /// Its place on a page.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// What is seen on it, for those who do not see it.
    pub says: String,
    /// What is counted, and out of what.
    pub how: String,
    /// The picture; none where there is nothing to draw.
    pub chart: Option<Chart>,
    /// The heads of the table, the first over names.
    pub heads: Vec<String>,
    /// Its rows, each as long as the heads.
    pub rows: Vec<Vec<String>>,
    /// Something more to open: label and address.
    pub more: Option<(String, String)>,
}

/// All pictures of a board, in the order in which pages show them.
pub fn pictures(
    say: Say<'_>,
    known: &Known,
    counted: &Counted,
    reach: Option<&Reach>,
    reception: Option<&Reception>,
) -> Vec<Picture> {
    let mut all = vec![
        answers::picture(say, &counted.all),
        backlog::picture(say, &counted.backlog),
        kept::picture(say, &counted.months),
    ];
    all.extend(reach.map(|reach| reach::picture(say, known, reach)));
    all.extend(reception.map(|reception| received::picture(say, reception)));
    all
}

/// A picture as a page shows it. The drawing is written by [`gandan_press::drawing`], which escapes every word.
#[derive(Debug, Clone, Serialize)]
pub struct PictureView {
    id: &'static str,
    title: String,
    how: String,
    svg: Option<String>,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    more: Option<(String, String)>,
}

impl From<Picture> for PictureView {
    fn from(picture: Picture) -> PictureView {
        let chart = picture.chart.as_ref();
        PictureView {
            svg: chart.map(|chart| gandan_press::drawing(chart, picture.id, &picture.title, &picture.says)),
            id: picture.id,
            title: picture.title,
            how: picture.how,
            heads: picture.heads,
            rows: picture.rows,
            more: picture.more,
        }
    }
}

impl PictureView {
    /// Two for the tests of templates: one drawn, one with nothing to draw.
    pub fn samples() -> Vec<PictureView> {
        let Ok(words) = Words::load() else {
            return Vec::new();
        };
        let say = Say::new(&words, Lang::Vi);
        let mut sum = gandan_core::cases::figures::Sum::default();
        let mut cell = gandan_core::cases::figures::Cell::default();
        cell.days.add(3, 4);
        sum.add(&cell, jiff::civil::Date::constant(2026, 11, 23));
        let full = PictureView {
            more: Some(("UBND xã Mẫu".to_owned(), "/".to_owned())),
            ..answers::picture(say, &sum).into()
        };
        vec![full, kept::picture(say, &[]).into()]
    }
}
