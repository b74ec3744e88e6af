//! The print page: an HTML fragment with the same words in the same order, and a style sheet made of the layouts.
//!
//! The fragment has classes and no styles of its own, so it stands on a page with a strict policy.

mod style;
mod table;

pub use style::print_style;

use crate::docx::escape;
use crate::layout::{Element, Layout};
use crate::paper::{Fault, Figure, Image, Paper, Regime, Run, tidy};
use crate::picture::svg;
use crate::script::{Item, Line, script};
use std::fmt::Write;

/// The paper as an HTML fragment; [`print_style`] goes beside it.
pub fn print(paper: &Paper) -> Result<String, Fault> {
    printed(paper, 0)
}

/// The same for a page that has a heading of its own: the titles of the paper begin one level below it.
pub fn print_within(paper: &Paper) -> Result<String, Fault> {
    printed(paper, 1)
}

fn printed(paper: &Paper, deeper: u8) -> Result<String, Fault> {
    paper.check()?;
    let layout = Layout::of(paper.regime);
    let mut writer = Writer {
        layout,
        deeper,
        out: String::new(),
        notes: Vec::new(),
        counted: 0,
    };
    for section in script(paper) {
        let regime = match paper.regime {
            Regime::State => "state",
            Regime::Party => "party",
        };
        let wide = if section.landscape { " wide" } else { "" };
        let _ = write!(writer.out, r#"<article class="paper {regime}{wide}" lang="vi">"#);
        writer.items(&section.items);
        writer.footnotes();
        writer.out.push_str("</article>\n");
    }
    Ok(writer.out)
}

struct Writer<'l> {
    layout: &'l Layout,
    /// So many levels of headings stand above the paper's own.
    deeper: u8,
    out: String,
    /// Footnotes of the section, and how many went before.
    notes: Vec<String>,
    counted: usize,
}

impl Writer<'_> {
    fn items(&mut self, items: &[Item<'_>]) {
        for (index, item) in items.iter().enumerate() {
            match item {
                Item::Line(line) => {
                    let ruled = matches!(items.get(index + 1), Some(Item::Rule(_)));
                    self.line(line, ruled);
                }
                // Drawn under the line before it.
                Item::Rule(_) => {}
                Item::Room(height) => {
                    let class = if *height > 20.0 { "room" } else { "gap" };
                    let _ = writeln!(self.out, r#"<div class="{class}"></div>"#);
                }
                Item::Columns(_, left, right) => {
                    self.out.push_str("<div class=\"columns\">\n<div>");
                    self.items(left);
                    self.out.push_str("</div>\n<div>");
                    self.items(right);
                    self.out.push_str("</div>\n</div>\n");
                }
                Item::Table(table) => self.table(table),
                Item::Figure(figure) => self.figure(figure),
            }
        }
    }

    fn line(&mut self, line: &Line, ruled: bool) {
        let level = match line.element {
            Element::Kind | Element::Appendix => Some(1),
            Element::Part => Some(2),
            Element::Article | Element::Section => Some(3),
            Element::Subsection => Some(4),
            Element::Point => Some(5),
            _ => None,
        };
        let tag = level.map_or("p".to_owned(), |level: u8| format!("h{}", level + self.deeper));
        let _ = write!(self.out, r#"<{tag} class="{}">"#, line.element.code());
        if ruled {
            let whole = matches!(line.element, Element::Motto | Element::Nation);
            let class = if whole { "ruled whole" } else { "ruled" };
            let _ = write!(self.out, r#"<span class="{class}">"#);
        }
        if let Some((_, number)) = &line.number {
            let _ = write!(self.out, "{} ", escape(number));
        }
        self.runs(&line.runs);
        self.out.push_str(if ruled { "</span>" } else { "" });
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            let (open, close) = match (run.bold, run.italic) {
                (false, false) => ("", ""),
                (true, false) => ("<b>", "</b>"),
                (false, true) => ("<i>", "</i>"),
                (true, true) => ("<b><i>", "</i></b>"),
            };
            let _ = write!(self.out, "{open}{}{close}", escape(&run.text));
            if let Some(note) = &run.note {
                self.notes.push(note.clone());
                let _ = write!(self.out, "<sup>{}</sup>", self.counted + self.notes.len());
            }
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let alt = escape(&tidy(&figure.alt));
        let picture = match &figure.image {
            Image::Chart(chart) => svg(chart, &tidy(&figure.alt), false),
            Image::Png(bytes) => format!(
                r#"<img alt="{alt}" src="data:image/png;base64,{}">"#,
                base64(bytes)
            ),
            Image::Jpeg(bytes) => format!(
                r#"<img alt="{alt}" src="data:image/jpeg;base64,{}">"#,
                base64(bytes)
            ),
        };
        let _ = writeln!(self.out, r#"<div class="figure">{picture}</div>"#);
    }

    fn footnotes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return;
        }
        let first = self.counted + 1;
        let _ = write!(self.out, r#"<ol class="notes" start="{first}">"#);
        for note in &notes {
            let _ = write!(self.out, r#"<li class="note">{}</li>"#, escape(note));
        }
        self.out.push_str("</ol>\n");
        self.counted += notes.len();
    }
}

/// Bytes in the letters of base64.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let packed =
            group.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for index in 0..4 {
            let letter = match index <= group.len() {
                true => char::from(LETTERS[(packed >> (18 - 6 * index)) as usize & 63]),
                false => '=',
            };
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_that_of_everybody() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ];
        for (bytes, letters) in cases {
            assert_eq!(super::base64(bytes.as_bytes()), letters);
        }
    }
}
