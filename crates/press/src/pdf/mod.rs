//! The PDF: set in lines, put on pages, drawn with krilla as PDF/A-2a: the typeface inside, every word searchable,
//! every element named for those who listen.

mod compose;
mod ink;
mod lines;
mod pages;
mod paint;
mod strip;
mod table;
mod tags;

use crate::layout::Layout;
use crate::paper::{Fault, Paper};
use crate::script::script;
use krilla::configure::ConfigurationBuilder;
use krilla::configure::validate::Archival;
use krilla::metadata::{DateTime, Metadata};
use krilla::{Document, SerializeSettings};

/// A PDF file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Letters the typeface does not have, each printed as a box; empty for Vietnamese.
    pub unknown_letters: Vec<char>,
}

/// The paper as PDF/A-2a. The same paper gives the same bytes.
pub fn pdf(paper: &Paper) -> Result<Sheets, Fault> {
    paper.check()?;
    let layout = Layout::of(paper.regime);
    let sections = script(paper);
    let mut composer = compose::Composer::new(layout);
    let mut pages = Vec::new();
    for section in &sections {
        let strips = composer.section(section);
        let shown_from = if layout.appendix_pages_restart.is == 1.0 {
            0
        } else {
            pages.len()
        };
        pages.extend(pages::pages(
            strips,
            layout,
            section.landscape,
            &composer.notes,
            shown_from,
        )?);
    }
    let count = pages.len();
    let mut document = Document::new_with(settings()?);
    let tree = paint::paint(&mut document, &pages, layout, &composer.notes, composer.tags)?;
    document.set_tag_tree(tree);
    document.set_metadata(metadata(paper));
    let bytes = document
        .finish()
        .map_err(|error| Fault::Writing(format!("{error:?}").chars().take(400).collect()))?;
    Ok(Sheets {
        bytes,
        pages: count,
        unknown_letters: composer.unknown.into_iter().collect(),
    })
}

fn settings() -> Result<SerializeSettings, Fault> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .finish();
    Ok(SerializeSettings {
        configuration: configuration.map_err(|error| Fault::Writing(format!("{error:?}")))?,
        ..SerializeSettings::default()
    })
}

fn metadata(paper: &Paper) -> Metadata {
    let day = paper.file_day();
    let made = DateTime::new(u16::try_from(day.year()).unwrap_or(1970));
    Metadata::new()
        .title(paper.title())
        .language("vi-VN".to_owned())
        .creator("Gần Dân".to_owned())
        .authors(vec![crate::paper::tidy(&paper.body)])
        .creation_date(made.month(day.month() as u8).day(day.day() as u8))
}
