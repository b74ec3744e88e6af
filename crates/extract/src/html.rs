use std::cell::RefCell;

use gandan_core::documents::BlockKind;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::decode::decode;
use crate::flow::{Flow, Words};
use crate::format::find;
use crate::legacy::Face;
use crate::table::Table;
use crate::{Extracted, Format, Limits, Note, Refusal};

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

/// Reads a web page as its visible text. The page is taken tag by tag and no tree is built, so nesting costs nothing.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Refusal> {
    let decoded = decode(bytes, label(bytes).as_deref());
    let page = Page {
        state: RefCell::new(State::new(limits)),
    };
    let tokenizer = Tokenizer::new(page, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(decoded.text.as_str()));
    // The tokenizer stops after each script, which is not run here.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    let mut state = tokenizer.sink.state.into_inner();
    state.end_block();
    state.end_tables(0);
    if let Some(refusal) = state.refusal {
        return Err(refusal);
    }
    if decoded.stray {
        state.flow.note(Note::StrayBytes);
    }
    state.flow.finish(Format::Html, Some(decoded.encoding))
}

/// What the page says of its encoding.
fn label(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..2048).unwrap_or(bytes).to_ascii_lowercase();
    let at = find(&head, b"charset=")? + 8;
    let value = head.get(at..)?;
    let name = value
        .iter()
        .skip_while(|b| matches!(b, b'"' | b'\''))
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'-')
        .map(|b| char::from(*b))
        .collect();
    Some(name)
}

struct Page {
    state: RefCell<State>,
}

impl TokenSink for Page {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(words) => state.words(&words),
            Token::TagToken(tag) => return state.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An ordered or unordered list that is open.
struct List {
    next: Option<i64>,
}

struct State {
    flow: Flow,
    refusal: Option<Refusal>,
    open: Words,
    kind: BlockKind,
    label: Option<String>,
    faces: Vec<Face>,
    lists: Vec<List>,
    tables: Vec<Table>,
    noise: Vec<String>,
    pre: usize,
    title: bool,
}

/// Fonts, lists and tables inside each other that are followed; deeper ones are read as their text.
const DEEP: usize = 64;

impl State {
    fn new(limits: &Limits) -> Self {
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
        }
    }

    fn words(&mut self, words: &str) {
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

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
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
        } else if name == "img" && start {
            self.open.push(Face::Any, "");
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
                });
            }
            "ol" | "ul" if start => {}
            "ol" | "ul" => {
                self.lists.pop();
            }
            "li" if start => {
                self.kind = BlockKind::ListItem;
                self.label = Some(match self.lists.last_mut() {
                    Some(List { next: Some(next) }) => {
                        let this = number(tag, "value").unwrap_or(*next);
                        *next = this.saturating_add(1);
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

    fn end_block(&mut self) {
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

    fn end_tables(&mut self, down_to: usize) {
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

fn number(tag: &Tag, name: &str) -> Option<i64> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)?
        .value
        .trim()
        .parse()
        .ok()
}

fn face(tag: &Tag) -> Face {
    for attribute in &tag.attrs {
        let value: &str = &attribute.value;
        let family = match &*attribute.name.local {
            "face" => value,
            "style" => match value.split_once("font-family:") {
                Some((_, rest)) => rest.split(';').next().unwrap_or(rest),
                None => continue,
            },
            _ => continue,
        };
        let first = family.split(',').next().unwrap_or(family);
        return Face::of_font(first.trim().trim_matches(['"', '\'']));
    }
    Face::Any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &str) -> String {
        read(page.as_bytes(), &Limits::default()).unwrap().source.text
    }

    #[test]
    fn only_what_a_reader_sees_comes_out() {
        let page = "<html><head><title>t</title><style>p{}</style><script>if (a<b) x()</script></head><body>
            <nav>Trang chủ</nav><h1>KẾ&nbsp;HOẠCH</h1><p>Căn  cứ\n Luật &amp; Nghị định<br>số 1</p><ol><li>Một<li>Hai</ol>";
        assert_eq!(
            text(page),
            "KẾ HOẠCH\n\nCăn cứ Luật & Nghị định\nsố 1\n\n1. Một\n\n2. Hai"
        );
    }

    #[test]
    fn a_two_column_head_is_read_column_by_column() {
        let page = "<table><tr><td>UBND TỈNH<p>SỞ Y TẾ<td>CỘNG HÒA<tr><td>Số: 1<td>Ngày 2</table><p>Kính gửi";
        assert_eq!(
            text(page),
            "UBND TỈNH\nSỞ Y TẾ\n\nSố: 1\n\nCỘNG HÒA\n\nNgày 2\n\nKính gửi"
        );
    }

    #[test]
    fn old_fonts_are_known_in_pages() {
        assert_eq!(
            text("<p><font face='.VnTimeH'>bé tµi chÝnh</font> <span style='font-family:.VnTime'>Hµ néi"),
            "BỘ TÀI CHÍNH Hà nội"
        );
    }

    #[test]
    fn absurd_nesting_is_read_as_its_text() {
        let page = format!(
            "<p>đầu{}cuối",
            "<div><table><tr><td><ul><li><font>".repeat(50_000)
        );
        assert!(text(&page).ends_with("cuối"));
    }
}
