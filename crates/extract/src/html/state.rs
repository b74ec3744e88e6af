use gandan_core::documents::BlockKind;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, TokenSinkResult};

use super::attributes::{face, is_note_mark, list_format, number, points_inside};
use crate::docx::labels::number as label;
use crate::flow::{Flow, Words};
use crate::legacy::Face;
use crate::table::Table;
use crate::{Limits, Refusal};

/// Parts of a page that are not its text.
const NOISE: &[&str] = &[
    "nav",
    "aside",
    "template",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "object",
    "select",
    "button",
    "dialog",
    "form-button",
];
/// Elements whose content is never markup.
const RAW: &[&str] = &["style", "xmp", "iframe", "noembed", "noframes", "noscript"];
/// Elements that begin and end a block.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "legend",
    "main",
    "p",
    "pre",
    "section",
    "summary",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "ul",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
];

/// An ordered or unordered list that is open.
struct List {
    next: Option<i64>,
    format: &'static str,
}

/// What has been read of a page and what is open.
pub(super) struct State {
    /// The blocks so far.
    pub(super) flow: Flow,
    /// Why reading ended early.
    pub(super) refusal: Option<Refusal>,
    open: Words,
    kind: BlockKind,
    label: Option<String>,
    faces: Vec<Face>,
    lists: Vec<List>,
    tables: Vec<Table>,
    noise: Vec<String>,
    pre: usize,
    title: bool,
    before_link: Option<usize>,
}

/// Fonts, lists and tables inside each other that are followed; deeper ones are read as their text.
const DEEP: usize = 64;

impl State {
    /// Nothing read yet.
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            flow: Flow::new(limits),
            refusal: None,
            open: Words::default(),
            kind: BlockKind::Paragraph,
            label: None,
            faces: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            noise: Vec::new(),
            pre: 0,
            title: false,
            before_link: None,
        }
    }

    /// Takes words of the page.
    pub(super) fn words(&mut self, words: &str) {
        if !self.noise.is_empty() || self.title || self.refusal.is_some() {
            return;
        }
        let face = self
            .faces
            .iter()
            .rev()
            .find(|face| **face != Face::Any)
            .copied()
            .unwrap_or_default();
        if self.pre > 0 {
            self.open.push(face, words);
            return;
        }
        // Blanks and line ends of the page's source are one blank.
        let mut out = String::with_capacity(words.len());
        let mut blank = self.open.len() == 0 || self.open.ends_with_blank();
        for letter in words.chars() {
            if letter.is_ascii_whitespace() {
                if !blank {
                    out.push(' ');
                }
                blank = true;
            } else {
                out.push(letter);
                blank = false;
            }
        }
        self.open.push(face, &out);
    }

    /// Takes a tag, and says how to read on.
    pub(super) fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let start = tag.kind == TagKind::StartTag;
        if NOISE.contains(&name) {
            if start && !tag.self_closing && self.noise.len() < DEEP {
                self.noise.push(name.to_owned());
            } else if !start && let Some(at) = self.noise.iter().rposition(|open| open == name) {
                self.noise.truncate(at);
            }
            return TokenSinkResult::Continue;
        }
        if name == "title" {
            self.title = start;
            return if start {
                TokenSinkResult::RawData(RawKind::Rcdata)
            } else {
                TokenSinkResult::Continue
            };
        }
        if name == "script" || RAW.contains(&name) || name == "textarea" {
            self.title = start;
            return match (start, name) {
                (false, _) => TokenSinkResult::Continue,
                (_, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
                (_, "textarea") => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::RawData(RawKind::Rawtext),
            };
        }
        if self.noise.is_empty() && self.refusal.is_none() {
            self.element(name, tag, start);
        }
        TokenSinkResult::Continue
    }

    fn element(&mut self, name: &str, tag: &Tag, start: bool) {
        if name == "br" {
            self.open.line();
        } else if BLOCKS.contains(&name) {
            self.end_block();
            self.block(name, tag, start);
        } else if matches!(name, "font" | "span") {
            if start {
                if self.faces.len() < DEEP {
                    self.faces.push(face(tag));
                }
            } else {
                self.faces.pop();
            }
        } else if name == "a" {
            // The mark of a note would make another number of the one that it follows.
            if start && points_inside(tag) {
                self.before_link = Some(self.open.len());
            } else if let Some(before) = self.before_link.take()
                && is_note_mark(&self.open.text_from(before))
            {
                self.open.truncate(before);
            }
        }
    }

    fn block(&mut self, name: &str, tag: &Tag, start: bool) {
        match name {
            "pre" if start => self.pre += 1,
            "pre" => self.pre = self.pre.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if start => self.kind = BlockKind::Heading,
            "ol" | "ul" if start && self.lists.len() < DEEP => {
                let from = number(tag, "start").unwrap_or(1);
                self.lists.push(List {
                    next: (name == "ol").then_some(from),
                    format: list_format(tag),
                });
            }
            "ol" | "ul" if start => {}
            "ol" | "ul" => {
                self.lists.pop();
            }
            "li" if start => {
                self.kind = BlockKind::ListItem;
                self.label = Some(match self.lists.last_mut() {
                    Some(List {
                        next: Some(next),
                        format,
                    }) => {
                        let this = number(tag, "value").unwrap_or(*next);
                        *next = this.saturating_add(1);
                        let this =
                            u32::try_from(this).map_or_else(|_| this.to_string(), |n| label(n, format));
                        format!("{this}. ")
                    }
                    _ => "- ".to_owned(),
                });
            }
            "table" if start && self.tables.len() < DEEP => self.tables.push(Table::default()),
            "table" if start => {}
            "table" => self.end_tables(self.tables.len().saturating_sub(1)),
            "tr" if start => {
                if let Some(table) = self.tables.last_mut() {
                    table.start_row();
                }
            }
            "td" | "th" if start => {
                let width = number(tag, "colspan")
                    .and_then(|n| usize::try_from(n).ok())
                    .unwrap_or(1);
                if let Some(table) = self.tables.last_mut() {
                    table.start_cell(width);
                }
            }
            _ => {}
        }
    }

    /// Ends the block that is open.
    pub(super) fn end_block(&mut self) {
        self.before_link = None;
        let mut words = std::mem::take(&mut self.open);
        if words.is_blank() {
            return;
        }
        if let Some(label) = self.label.take() {
            let mut labelled = Words::plain(label);
            labelled.append(&words);
            words = labelled;
        }
        let kind = std::mem::replace(&mut self.kind, BlockKind::Paragraph);
        if let Some(cell) = self.tables.last_mut().and_then(Table::cell) {
            cell.paragraphs.push(words);
            // Cells are counted when the table ends; a table without end must not grow for ever either.
            return;
        }
        if let Err(refusal) = self.flow.push(kind, words) {
            self.refusal = Some(refusal);
        }
    }

    /// Ends open tables until so many are left.
    pub(super) fn end_tables(&mut self, down_to: usize) {
        while self.tables.len() > down_to {
            let Some(table) = self.tables.pop() else { return };
            if let Some(cell) = self.tables.last_mut().and_then(Table::cell) {
                cell.paragraphs.extend(table.into_paragraphs());
            } else if let Err(refusal) = table.put(&mut self.flow) {
                self.refusal = Some(refusal);
            }
        }
    }
}
