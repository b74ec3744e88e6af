//! Footnotes.

use super::xml::escape;
use std::fmt::Write;

/// The footnotes of a paper.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// Adds a footnote; its id counts from 1.
    pub fn add(&mut self, words: &str) -> usize {
        self.0.push(words.to_owned());
        self.0.len()
    }

    /// `word/footnotes.xml`.
    pub fn part(&self) -> String {
        let mut out = String::from(super::package::XML);
        let _ = write!(out, "<w:footnotes {}>", super::package::SPACES);
        for (id, kind, mark) in [
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        ] {
            let _ = write!(
                out,
                concat!(
                    r#"<w:footnote w:type="{}" w:id="{}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>"#,
                    r#"<w:r><w:{}/></w:r></w:p></w:footnote>"#
                ),
                kind, id, mark
            );
        }
        for (index, words) in self.0.iter().enumerate() {
            let _ = write!(
                out,
                concat!(
                    r#"<w:footnote w:id="{}"><w:p><w:pPr><w:pStyle w:val="note"/></w:pPr>"#,
                    r#"<w:r><w:rPr><w:rStyle w:val="note-mark"/></w:rPr><w:footnoteRef/></w:r>"#,
                    r#"<w:r><w:t xml:space="preserve"> {}</w:t></w:r></w:p></w:footnote>"#
                ),
                index + 1,
                escape(words)
            );
        }
        out.push_str("</w:footnotes>");
        out
    }
}
