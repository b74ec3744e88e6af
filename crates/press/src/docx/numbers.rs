//! Word's own numbering: each sequence is a list that begins at one.

use super::xml::{escape, twips};
use crate::layout::{Element, Layout};
use crate::numbering::Numbered;
use crate::paper::Level;
use crate::script::MM;
use std::fmt::Write;

/// The lists used.
#[derive(Default)]
pub(super) struct Numbers {
    lists: Vec<List>,
}

struct List {
    sequence: usize,
    format: &'static str,
    text: String,
    indent: i32,
}

impl Numbers {
    /// The list of a number, from 1; none where it is written as words.
    pub fn used(&mut self, number: &Numbered, layout: &Layout, element: Element) -> Option<usize> {
        let (format, text) = match number.level {
            Level::Part => ("upperRoman", layout.names.part.replace("{roman}", "%1")),
            Level::Article => ("decimal", "Điều %1.".to_owned()),
            Level::Section => ("decimal", "%1.".to_owned()),
            Level::Subsection => ("decimal", format!("{}.%1.", number.under)),
            Level::Point => return None,
        };
        let known = self
            .lists
            .iter()
            .rposition(|list| list.sequence == number.sequence);
        Some(
            1 + known.unwrap_or_else(|| {
                self.lists.push(List {
                    sequence: number.sequence,
                    format,
                    text,
                    indent: twips(layout.look(element).first * MM),
                });
                self.lists.len() - 1
            }),
        )
    }

    /// `word/numbering.xml`.
    pub fn part(&self) -> String {
        let mut out = String::from(super::package::XML);
        let _ = write!(out, "<w:numbering {}>", super::package::SPACES);
        for (index, list) in self.lists.iter().enumerate() {
            let _ = write!(
                out,
                concat!(
                    r#"<w:abstractNum w:abstractNumId="{id}"><w:nsid w:val="{nsid:08X}"/>"#,
                    r#"<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>"#,
                    r#"<w:numFmt w:val="{format}"/><w:suff w:val="space"/><w:lvlText w:val="{text}"/>"#,
                    r#"<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="{indent}"/></w:pPr>"#,
                    r#"</w:lvl></w:abstractNum>"#
                ),
                id = index + 1,
                nsid = 0x1000_0000 + index,
                format = list.format,
                text = escape(&list.text),
                indent = list.indent
            );
        }
        for index in 1..=self.lists.len() {
            let _ = write!(
                out,
                r#"<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>"#
            );
        }
        out.push_str("</w:numbering>");
        out
    }
}
