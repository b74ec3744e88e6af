use std::collections::BTreeMap;

use gandan_core::documents::BlockKind;

use super::lists::Count;
use super::styles::{Look, Styles};
use crate::flow::{Flow, Words};
use crate::legacy::Face;
use crate::table::Table;
use crate::xml::{Element, Step, Xml};
use crate::{Limits, Note, Refusal};

struct Paragraph {
    words: Words,
    looks: Vec<Look>,
    heading: bool,
    label: Option<String>,
}

/// A list that is open: its style and its id for those that go on with it.
struct List {
    style: Option<String>,
    id: String,
}

/// What the next paragraph inside an item is.
#[derive(Clone, Copy, PartialEq)]
enum Item {
    /// Its first, which bears the label; perhaps with a number of its own.
    First(Option<u32>),
    /// A further one, or one of a list's heading.
    Further,
}

/// A walk through the content of a document.
pub(super) struct Body<'x> {
    xml: Xml<'x>,
    styles: &'x Styles,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    lists: Vec<List>,
    items: Vec<Item>,
    counts: BTreeMap<String, Count>,
    last_of_style: BTreeMap<String, String>,
    lists_seen: usize,
    in_note: bool,
    notes: Vec<Words>,
    in_body: bool,
}

impl<'x> Body<'x> {
    /// A walk through `text`.
    pub(super) fn new(text: &'x str, styles: &'x Styles, limits: &Limits) -> Self {
        Self {
            xml: Xml::new(text, limits.depth),
            styles,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            lists: Vec::new(),
            items: Vec::new(),
            counts: BTreeMap::new(),
            last_of_style: BTreeMap::new(),
            lists_seen: 0,
            in_note: false,
            notes: Vec::new(),
            in_body: false,
        }
    }

    /// Puts everything into `flow`, notes last.
    pub(super) fn read_into(mut self, flow: &mut Flow) -> Result<(), Refusal> {
        while let Some(step) = self.xml.step()? {
            match step {
                Step::Open(element) if element.name() == "body" => self.in_body = true,
                Step::Open(element) if self.in_body => self.open(&element, flow)?,
                Step::Close(end) if self.in_body => self.close(end.name(), flow)?,
                Step::Text(words) if self.in_body => self.words(&words),
                _ => {}
            }
        }
        for words in self.notes {
            flow.push(BlockKind::Footnote, words)?;
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>, flow: &mut Flow) -> Result<(), Refusal> {
        match element.name() {
            "tracked-changes" => {
                flow.note(Note::DeletionsLeftOut);
                self.xml.skip()?;
            }
            "annotation" => {
                flow.note(Note::CommentsLeftOut);
                self.xml.skip()?;
            }
            "forms"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "note-citation"
            | "ruby-text"
            | "table-of-content-source"
            | "title"
            | "desc"
            | "event-listeners"
            | "settings"
            | "page-number"
            | "page-count" => self.xml.skip()?,
            name @ ("p" | "h") => self.start_paragraph(name == "h", element),
            "span" | "a" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let below = paragraph.looks.last().copied().unwrap_or_default();
                    let look = element
                        .exact("text:style-name")
                        .map_or(below, |name| self.styles.look(&name, below));
                    paragraph.looks.push(look);
                }
            }
            "s" => {
                let times = element
                    .exact("text:c")
                    .and_then(|times| times.parse::<usize>().ok())
                    .unwrap_or(1);
                self.say(&" ".repeat(times.min(200)));
            }
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            "soft-hyphen" => self.say("\u{AD}"),
            "note" => self.in_note = true,
            "list" => self.start_list(element),
            "list-item" => {
                let set = element
                    .exact("text:start-value")
                    .and_then(|number| number.parse().ok());
                self.items.push(Item::First(set));
            }
            "list-header" => self.items.push(Item::Further),
            "table" => self.tables.push(Table::default()),
            "table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.start_row();
                }
            }
            "table-cell" => {
                let width = element
                    .exact("table:number-columns-spanned")
                    .and_then(|width| width.parse().ok());
                if let Some(table) = self.tables.last_mut() {
                    table.start_cell(width.unwrap_or(1));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start_list(&mut self, element: &Element<'_>) {
        let own = element.exact("text:style-name");
        let style = own.or_else(|| self.lists.last().and_then(|list| list.style.clone()));
        // A list inside a list counts with it; a further list goes on only where the file says so.
        let id = match self.lists.last() {
            Some(outer) => outer.id.clone(),
            None => {
                self.lists_seen += 1;
                let name = element
                    .exact("xml:id")
                    .unwrap_or_else(|| format!("#{}", self.lists_seen));
                let goes_on = element.exact("text:continue-list").or_else(|| {
                    let on = element
                        .exact("text:continue-numbering")
                        .is_some_and(|on| on == "true");
                    self.last_of_style.get(style.as_deref()?).filter(|_| on).cloned()
                });
                if let Some(count) = goes_on.and_then(|id| self.counts.get(&id).cloned()) {
                    self.counts.insert(name.clone(), count);
                }
                name
            }
        };
        if let Some(style) = &style {
            self.last_of_style.insert(style.clone(), id.clone());
        }
        self.lists.push(List { style, id });
    }

    fn start_paragraph(&mut self, heading: bool, element: &Element<'_>) {
        let name = element.exact("text:style-name").unwrap_or_default();
        let look = self.styles.look(&name, Look::default());
        let mut label = None;
        if let (Some(list), Some(item)) = (self.lists.last(), self.items.last_mut())
            && !self.in_note
            && let Item::First(set) = std::mem::replace(item, Item::Further)
        {
            let style = list.style.as_deref().or_else(|| self.styles.list_of(&name));
            if let Some(style) = style.and_then(|style| self.styles.list(style)) {
                let count = self.counts.entry(list.id.clone()).or_default();
                label = count.next(style, self.lists.len() - 1, set);
            }
        }
        self.paragraphs.push(Paragraph {
            words: Words::default(),
            looks: vec![look],
            heading,
            label,
        });
    }

    /// Blanks and line ends of the file's source are one blank.
    fn words(&mut self, words: &str) {
        let Some(paragraph) = self.paragraphs.last() else {
            return;
        };
        let mut blank = paragraph.words.len() == 0 || paragraph.words.ends_with_blank();
        let mut out = String::with_capacity(words.len());
        for letter in words.chars() {
            let is_blank = matches!(letter, ' ' | '\n' | '\r' | '\t');
            if !is_blank {
                out.push(letter);
            } else if !blank {
                out.push(' ');
            }
            blank = is_blank;
        }
        self.say(&out);
    }

    fn say(&mut self, words: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let look = paragraph.looks.last().copied().unwrap_or_default();
        if look.hidden {
            return;
        }
        match (look.capitals, look.face) {
            (false, face) => paragraph.words.push(face, words),
            (true, Face::Tcvn3) => paragraph.words.push(Face::Tcvn3Capitals, words),
            (true, face) => paragraph.words.push(face, &words.to_uppercase()),
        }
    }

    fn close(&mut self, name: &str, flow: &mut Flow) -> Result<(), Refusal> {
        match name {
            "body" => self.in_body = false,
            "span" | "a" => {
                if let Some(paragraph) = self.paragraphs.last_mut()
                    && paragraph.looks.len() > 1
                {
                    paragraph.looks.pop();
                }
            }
            "note" => self.in_note = false,
            "list" => {
                self.lists.pop();
            }
            "list-item" | "list-header" => {
                self.items.pop();
            }
            "p" | "h" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.end_paragraph(paragraph, flow)?;
                }
            }
            "table" => {
                let Some(table) = self.tables.pop() else {
                    return Ok(());
                };
                match self.tables.last_mut().and_then(Table::cell) {
                    Some(cell) => cell.paragraphs.extend(table.into_paragraphs()),
                    None => table.put(flow)?,
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self, paragraph: Paragraph, flow: &mut Flow) -> Result<(), Refusal> {
        if paragraph.words.is_blank() {
            return Ok(());
        }
        let kind = match (paragraph.heading, &paragraph.label) {
            (true, _) => BlockKind::Heading,
            (false, Some(_)) => BlockKind::ListItem,
            (false, None) => BlockKind::Paragraph,
        };
        let words = match paragraph.label {
            Some(label) => {
                let mut words = Words::plain(format!("{} ", label.trim()));
                words.append(&paragraph.words);
                words
            }
            None => paragraph.words,
        };
        if self.in_note {
            self.notes.push(words);
        } else if let Some(cell) = self.tables.last_mut().and_then(Table::cell) {
            cell.paragraphs.push(words);
        } else {
            flow.push(kind, words)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    fn text(body: &str) -> String {
        let content = format!(
            "<office:document-content><office:automatic-styles>
             <text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>
             <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/></text:list-style>
             <style:style style:name='T1'><style:text-properties style:font-name='.VnTimeH'/></style:style>
             </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let mut styles = Styles::default();
        styles.read(&content, &Limits::default()).unwrap();
        let mut flow = Flow::new(&Limits::default());
        Body::new(&content, &styles, &Limits::default())
            .read_into(&mut flow)
            .unwrap();
        flow.finish(Format::Odt, None).unwrap().source.text
    }

    #[test]
    fn items_bear_their_numbers_and_a_list_can_go_on() {
        let body = "<text:list xml:id='a' text:style-name='L1'><text:list-item><text:p>Một</text:p><text:list>
            <text:list-item><text:p>Nhỏ</text:p><text:p>thêm</text:p></text:list-item></text:list></text:list-item></text:list>
            <text:p>Xen</text:p><text:list text:continue-list='a' text:style-name='L1'>
            <text:list-item><text:p>Hai</text:p></text:list-item></text:list>";
        assert_eq!(text(body), "1. Một\n\na) Nhỏ\n\nthêm\n\nXen\n\n2. Hai");
    }

    #[test]
    fn notes_come_last_and_deletions_not_at_all() {
        let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>bỏ</text:p></text:deletion>
            </text:changed-region></text:tracked-changes><text:p>Theo Luật<text:note><text:note-citation>1</text:note-citation>
            <text:note-body><text:p>Số 1</text:p></text:note-body></text:note> này<text:s text:c='2'/>thì</text:p><text:p>hết</text:p>";
        assert_eq!(text(body), "Theo Luật này  thì\n\nhết\n\nSố 1");
    }

    #[test]
    fn old_fonts_are_followed() {
        assert_eq!(
            text("<text:p><text:span text:style-name='T1'>bé tµi chÝnh</text:span></text:p>"),
            "BỘ TÀI CHÍNH"
        );
    }
}
