//! Word files: a zip of XML parts.

mod body;
pub(crate) mod labels;
mod numbering;
mod relations;
mod styles;

use gandan_core::documents::BlockKind;

use crate::archive::Archive;
use crate::cause::Damage;
use crate::flow::{Flow, Words};
use crate::{Extracted, Format, Limits, Note, Refusal};
use body::Body;
use numbering::Numbering;
use relations::Relations;
use styles::Styles;

/// Reads the first page's header, the body, then the notes.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Refusal> {
    let archive = Archive::open(bytes, limits)?;
    let main = Relations::of(&archive, "", limits)?
        .first("officeDocument")
        .filter(|name| archive.has(name))
        .unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(document) = archive.text(&main)? else {
        return Err(Refusal::Damaged {
            what: Damage::Missing,
        });
    };
    let relations = Relations::of(&archive, &main, limits)?;
    let mut missing = false;
    // A broken side part costs its own words, not the document's.
    let mut side = |name: Option<String>| match name.map(|name| archive.text(&name)).transpose() {
        Ok(text) => Ok(text.flatten()),
        Err(Refusal::Damaged { .. }) => {
            missing = true;
            Ok(None)
        }
        Err(refusal) => Err(refusal),
    };
    let mut styles = Styles::default();
    if let Some(text) = side(relations.first("styles"))? {
        styles = Styles::read(&text, limits)?;
    }
    let mut numbering = Numbering::default();
    if let Some(text) = side(relations.first("numbering"))? {
        numbering = Numbering::read(&text, &styles, limits)?;
    }

    let mut flow = Flow::new(limits);
    let first = body::first_header(&document, limits)?.and_then(|id| relations.target(&id));
    if let Some(text) = side(first)? {
        for words in Body::new(&text, &styles, &mut Numbering::default(), limits).read_apart(&mut flow)? {
            if !is_page_number(&words) {
                flow.push(BlockKind::Paragraph, words)?;
            }
        }
    }
    Body::new(&document, &styles, &mut numbering, limits).read_into(&mut flow)?;
    for kind in ["footnotes", "endnotes"] {
        if let Some(text) = side(relations.first(kind))? {
            for words in Body::new(&text, &styles, &mut numbering, limits).read_apart(&mut flow)? {
                flow.push(BlockKind::Footnote, words)?;
            }
        }
    }
    if missing {
        flow.note(Note::PartMissing);
    }
    match flow.finish(Format::Docx, None) {
        Err(Refusal::Empty) if archive.any(|name| name.starts_with("word/media/")) => {
            Err(Refusal::ImageOnly { pages: None })
        }
        read => read,
    }
}

fn is_page_number(words: &Words) -> bool {
    words.text().chars().all(|letter| !letter.is_alphabetic())
}
