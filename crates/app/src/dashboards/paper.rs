//! The pictures as an official document, for editing and for keeping.

use super::pictures::Picture;
use super::say::Say;
use crate::cases::work::{abbreviation, place_of};
use crate::words::Word;
use crate::words::word;
use gandan_press::{Block, Column, Figure, Image, Issue, Level, Paper, Regime, Table};
use jiff::civil::Date;

/// How wide pictures are, as a share of the text.
const WIDE: f32 = 0.7;

/// What heads the document.
pub struct Heading<'h> {
    /// The body it is about.
    pub body: &'h str,
    /// The one above.
    pub superior: Option<&'h str>,
    /// Whose layout it has.
    pub regime: Regime,
    /// What it is about.
    pub subject: Word,
    /// The day its figures are of.
    pub day: Date,
}

/// The document: a draft without number, day and signature, for a person to complete.
pub fn paper(say: Say<'_>, heading: &Heading<'_>, pictures: &[Picture]) -> Paper {
    let symbol = format!("BC-{}", abbreviation(heading.body));
    let place = match place_of(heading.body) {
        place if place.is_empty() => "……".to_owned(),
        place => place,
    };
    let mut paper = Paper::new(heading.regime, heading.body, Issue::new(symbol, place))
        .titled(
            say.word(&word("dashboards-paper-kind")),
            say.word(&heading.subject),
        )
        .made(heading.day);
    paper.superior = heading.superior.map(str::to_owned);
    let day = crate::web::said_day(crate::words::Lang::Vi, heading.day);
    let lead = word("dashboards-paper-lead").with("day", day);
    paper = paper.with(Block::text(say.word(&lead)));
    for picture in pictures {
        paper = paper
            .with(Block::title(Level::Section, picture.title.as_str()))
            .with(Block::text(picture.how.as_str()));
        if let Some(chart) = &picture.chart {
            let figure = Figure::new(Image::Chart(chart.clone()), picture.says.as_str()).width(WIDE);
            paper = paper.with(Block::Figure(figure));
        }
        paper = paper.with(Block::Table(table(picture)));
    }
    paper
}

/// The table behind a picture; its last row is the sum.
fn table(picture: &Picture) -> Table {
    let columns = picture.heads.iter().enumerate().map(|(at, head)| match at {
        0 => Column::text(head, 2.0),
        _ => Column::number(head, 1.0),
    });
    let table = Table::new(columns.collect());
    let last = picture.rows.len().saturating_sub(1);
    let rows = picture.rows.iter().enumerate();
    rows.fold(table, |table, (at, row)| match at == last {
        true => table.total(row.iter().cloned()),
        false => table.row(row.iter().cloned()),
    })
}
