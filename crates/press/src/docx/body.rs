//! The text of the Word file.

use super::xml::{push, twips};
use super::{media::Media, notes::Notes, numbers::Numbers, section};
use crate::layout::{Element, Layout};
use crate::paper::Run;
use crate::script::{Item, Line, MM, Section};
use std::fmt::Write;

/// The beginning of a paragraph that takes no room.
const TINY: &str = r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>"#;

/// Writes the text and gathers what other parts of the file need.
pub(super) struct Writer<'l> {
    pub layout: &'l Layout,
    /// `word/document.xml`, between the marks of its body.
    pub out: String,
    pub numbers: Numbers,
    pub notes: Notes,
    pub media: Media,
    /// Width of the column being written, in points.
    column: f32,
}

impl<'l> Writer<'l> {
    pub fn new(layout: &'l Layout) -> Writer<'l> {
        Writer {
            layout,
            out: String::with_capacity(64 * 1024),
            numbers: Numbers::default(),
            notes: Notes::default(),
            media: Media::default(),
            column: 0.0,
        }
    }

    /// A section with its pages.
    pub fn section(&mut self, section: &Section<'_>, last: bool) {
        let first = self.out.is_empty();
        self.column = self.layout.text_width(section.landscape) * MM;
        if first {
            // LibreOffice puts an empty line before a table with which a file of several sections begins.
            self.out.push_str(TINY);
            self.out.push_str("</w:pPr></w:p>");
        }
        self.items(&section.items);
        let pages = section::properties(self.layout, section.landscape, first);
        // A section ends with a paragraph that carries it; so does a file whose last block is a table.
        self.out.push_str(TINY);
        if last {
            self.out.push_str("</w:pPr></w:p>");
            self.out.push_str(&pages);
        } else {
            self.out.push_str(&pages);
            self.out.push_str("</w:pPr></w:p>");
        }
    }

    fn items(&mut self, items: &[Item<'_>]) {
        for (index, item) in items.iter().enumerate() {
            let after_table = index > 0 && matches!(items[index - 1], Item::Table(_));
            if after_table && matches!(item, Item::Table(_)) {
                // Word would make one table of two that touch.
                self.room(6.0);
            }
            match item {
                Item::Line(line) => self.line(line),
                Item::Rule(length) => self.rule(*length),
                Item::Room(height) => self.room(*height),
                Item::Columns(width, left, right) => self.columns(*width * MM, left, right),
                Item::Table(table) => self.table(table, self.column),
                Item::Figure(figure) => {
                    let drawing = self.media.drawing(figure, self.column);
                    let _ = write!(
                        self.out,
                        r#"<w:p><w:pPr><w:pStyle w:val="caption"/><w:spacing w:before="120" w:after="60"/></w:pPr><w:r>{drawing}</w:r></w:p>"#
                    );
                }
            }
        }
    }

    fn line(&mut self, line: &Line) {
        self.out.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.out.push_str(line.element.code());
        self.out.push_str(r#""/>"#);
        if line.keep && !self.layout.look(line.element).keep {
            self.out.push_str("<w:keepNext/>");
        }
        let mut spoken = None;
        if let Some((number, words)) = &line.number {
            match self.numbers.used(number, self.layout, line.element) {
                Some(id) => {
                    let _ = write!(
                        self.out,
                        r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr>"#
                    );
                }
                None => spoken = Some(Run::new(format!("{words} "))),
            }
        }
        self.out.push_str("</w:pPr>");
        for run in spoken.iter().chain(&line.runs) {
            self.run(run, false);
        }
        self.out.push_str("</w:p>");
    }

    /// Words in one look.
    pub fn run(&mut self, run: &Run, strong: bool) {
        if !run.text.is_empty() {
            self.out.push_str("<w:r>");
            let (bold, italic) = (run.bold || strong, run.italic);
            if bold || italic {
                self.out.push_str("<w:rPr>");
                self.out.push_str(if bold { "<w:b/><w:bCs/>" } else { "" });
                self.out.push_str(if italic { "<w:i/><w:iCs/>" } else { "" });
                self.out.push_str("</w:rPr>");
            }
            self.out.push_str(r#"<w:t xml:space="preserve">"#);
            push(&mut self.out, &run.text);
            self.out.push_str("</w:t></w:r>");
        }
        if let Some(note) = &run.note {
            let id = self.notes.add(note);
            let _ = write!(
                self.out,
                r#"<w:r><w:rPr><w:rStyle w:val="note-mark"/></w:rPr><w:footnoteReference w:id="{id}"/></w:r>"#
            );
        }
    }

    /// A rule in the middle: the upper border of a paragraph set in from both sides.
    fn rule(&mut self, length: f32) {
        let inset = twips(((self.column - length) / 2.0).max(0.0));
        let _ = write!(
            self.out,
            concat!(
                r#"<w:p><w:pPr><w:pStyle w:val="rule"/>"#,
                r#"<w:ind w:left="{0}" w:right="{0}"/></w:pPr></w:p>"#
            ),
            inset
        );
    }

    fn room(&mut self, height: f32) {
        let _ = write!(
            self.out,
            r#"<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/></w:pPr></w:p>"#,
            twips(height)
        );
    }

    /// Two columns: a table without lines, whose row stays on one page.
    fn columns(&mut self, left_width: f32, left: &[Item<'_>], right: &[Item<'_>]) {
        let whole = self.column;
        let widths = [left_width, whole - left_width];
        let _ = write!(
            self.out,
            concat!(
                r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/>"#,
                r#"<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>"#,
                r#"</w:tblPr><w:tblGrid><w:gridCol w:w="{}"/><w:gridCol w:w="{}"/></w:tblGrid>"#,
                r#"<w:tr><w:trPr><w:cantSplit/></w:trPr>"#
            ),
            twips(whole),
            twips(widths[0]),
            twips(widths[1])
        );
        for (width, items) in widths.into_iter().zip([left, right]) {
            let _ = write!(
                self.out,
                r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>"#,
                twips(width)
            );
            self.column = width;
            self.items(items);
            if items.is_empty() {
                self.out.push_str("<w:p/>");
            }
            self.out.push_str("</w:tc>");
        }
        self.column = whole;
        self.out.push_str("</w:tr></w:tbl>");
    }

    /// Opens a paragraph of a table's cell.
    pub fn open_cell(&mut self, element: Element, right: bool) {
        self.out.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        self.out.push_str(element.code());
        self.out.push_str(if right {
            r#"-number"/></w:pPr>"#
        } else {
            r#""/></w:pPr>"#
        });
    }
}
