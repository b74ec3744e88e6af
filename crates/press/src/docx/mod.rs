//! The Word file: WordprocessingML written from the script, with a style for every element.
//!
//! Numbers of parts, articles, sections and subsections are Word's own numbering, so they follow when somebody moves a
//! paragraph. Letters of points are words: Word has no numbering by the Vietnamese alphabet.

mod body;
mod media;
mod notes;
mod numbers;
mod package;
mod section;
mod styles;
mod table;
mod xml;

pub(crate) use xml::escape;

use crate::layout::Layout;
use crate::paper::{Fault, Paper};
use crate::script::script;

/// The paper as a Word file. The same paper gives the same bytes.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Fault> {
    paper.check()?;
    let layout = Layout::of(paper.regime);
    let sections = script(paper);
    let mut writer = body::Writer::new(layout);
    for (index, section) in sections.iter().enumerate() {
        writer.section(section, index + 1 == sections.len());
    }
    package::package(paper, layout, writer)
}
