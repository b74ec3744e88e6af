use gandan_core::documents::BlockKind;

use super::numbering::Numbering;
use super::styles::{ListPlace, Look, Styles};
use crate::flow::{Flow, Words};
use crate::legacy::Face;
use crate::table::Table;
use crate::xml::{Element, Step, Xml};
use crate::{Limits, Note, Refusal};

/// A paragraph that is open, with the run that is open in it.
#[derive(Default)]
struct Paragraph {
    words: Words,
    style: Option<String>,
    place: ListPlace,
    outline: Option<u8>,
    in_properties: bool,
    look: Look,
    run: Look,
}

/// A walk through one part that holds paragraphs.
pub(super) struct Body<'x> {
    xml: Xml<'x>,
    styles: &'x Styles,
    numbering: &'x mut Numbering,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    row_deleted: bool,
    in_text: bool,
    apart: Option<Vec<Words>>,
}

impl<'x> Body<'x> {
    /// A walk through `text`.
    pub(super) fn new(
        text: &'x str,
        styles: &'x Styles,
        numbering: &'x mut Numbering,
        limits: &Limits,
    ) -> Self {
        Self {
            xml: Xml::new(text, limits.depth),
            styles,
            numbering,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            row_deleted: false,
            in_text: false,
            apart: None,
        }
    }

    /// Puts everything into `flow`.
    pub(super) fn read_into(mut self, flow: &mut Flow) -> Result<(), Refusal> {
        self.walk(flow)
    }

    /// Gives the paragraphs by themselves, tables as their paragraphs; `flow` takes only notes.
    pub(super) fn read_apart(mut self, flow: &mut Flow) -> Result<Vec<Words>, Refusal> {
        self.apart = Some(Vec::new());
        self.walk(flow)?;
        Ok(self.apart.unwrap_or_default())
    }

    fn walk(&mut self, flow: &mut Flow) -> Result<(), Refusal> {
        while let Some(step) = self.xml.step()? {
            match step {
                Step::Open(element) => self.open(&element, flow)?,
                Step::Close(end) => self.close(end.name(), flow)?,
                Step::Text(words) => {
                    if self.in_text {
                        self.say(&words);
                    }
                }
            }
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>, flow: &mut Flow) -> Result<(), Refusal> {
        match element.name() {
            // What was deleted or moved away, the words of fields, and the second copy of a drawing.
            name @ ("del" | "moveFrom") => {
                if name == "del" && self.paragraphs.is_empty() && !self.tables.is_empty() {
                    self.row_deleted = true;
                }
                flow.note(Note::DeletionsLeftOut);
                self.xml.skip()?;
            }
            "delText" | "instrText" | "delInstrText" | "Fallback" | "sdtPr" | "tabs" | "sectPr" | "rt"
            | "pPrChange" | "rPrChange" | "tblPrChange" | "tcPrChange" | "trPrChange" | "sectPrChange"
            | "tblPr" | "tblGrid" | "framePr" => self.xml.skip()?,
            "footnote" | "endnote"
                if element
                    .attribute("type")
                    .is_some_and(|kind| kind.contains("eparat") || kind.contains("otice")) =>
            {
                self.xml.skip()?;
            }
            "commentReference" => flow.note(Note::CommentsLeftOut),
            "p" => {
                let look = self.styles.look(None);
                self.paragraphs.push(Paragraph {
                    look,
                    run: look,
                    ..Paragraph::default()
                });
            }
            "tbl" => self.tables.push(Table::default()),
            "tr" => {
                self.row_deleted = false;
                if let Some(table) = self.tables.last_mut() {
                    table.start_row();
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.start_cell(1);
                }
            }
            "gridSpan" => {
                let width = element
                    .attribute("val")
                    .and_then(|width| width.parse::<usize>().ok())
                    .unwrap_or(1);
                if let Some(cell) = self.tables.last_mut().and_then(Table::cell) {
                    cell.width = width.clamp(1, 64);
                }
            }
            name => {
                if self.paragraphs.last().is_some() {
                    self.open_in_paragraph(name, element)?;
                }
            }
        }
        Ok(())
    }

    fn open_in_paragraph(&mut self, name: &str, element: &Element<'_>) -> Result<(), Refusal> {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return Ok(());
        };
        let value = || element.attribute("val");
        match name {
            "pPr" => paragraph.in_properties = true,
            // The look of the paragraph's end mark says nothing about its words.
            "rPr" if paragraph.in_properties => self.xml.skip()?,
            "pStyle" => {
                paragraph.style = value();
                paragraph.look = self.styles.look(paragraph.style.as_deref());
            }
            "numId" => paragraph.place.list = value(),
            "ilvl" => paragraph.place.level = value().and_then(|level| level.parse().ok()),
            "outlineLvl" => paragraph.outline = value().and_then(|level| level.parse().ok()),
            "r" => paragraph.run = paragraph.look,
            "rStyle" => {
                let style = value().unwrap_or_default();
                paragraph.run = self.styles.letters(&style).over(paragraph.run);
            }
            "t" => self.in_text = true,
            "tab" | "ptab" if !paragraph.in_properties => self.say("\t"),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "softHyphen" => self.say("\u{AD}"),
            "sym" => {
                // Signs of a font of pictures mean nothing as letters; old Vietnamese fonts are the exception.
                let of_font = element
                    .attribute("font")
                    .map(|font| Face::of_font(&font))
                    .unwrap_or_default();
                let letter = element
                    .attribute("char")
                    .and_then(|code| u32::from_str_radix(&code, 16).ok())
                    .and_then(char::from_u32);
                if let Some(letter) = letter.filter(|_| of_font != Face::Any) {
                    paragraph.words.push(of_font, letter.encode_utf8(&mut [0; 4]));
                }
            }
            _ => paragraph.run.take(element),
        }
        Ok(())
    }

    fn say(&mut self, words: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        if paragraph.run.hidden == Some(true) {
            return;
        }
        let face = paragraph.run.face.unwrap_or_default();
        if paragraph.run.capitals != Some(true) {
            paragraph.words.push(face, words);
        } else if face == Face::Tcvn3 {
            paragraph.words.push(Face::Tcvn3Capitals, words);
        } else {
            paragraph.words.push(face, &words.to_uppercase());
        }
    }

    fn close(&mut self, name: &str, flow: &mut Flow) -> Result<(), Refusal> {
        match name {
            "t" => self.in_text = false,
            "pPr" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.in_properties = false;
                }
            }
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.end_paragraph(paragraph, flow)?;
                }
            }
            "tr" if self.row_deleted => {
                self.row_deleted = false;
                if let Some(table) = self.tables.last_mut() {
                    table.drop_row();
                }
            }
            "tbl" => {
                let Some(table) = self.tables.pop() else {
                    return Ok(());
                };
                if let Some(cell) = self.tables.last_mut().and_then(Table::cell) {
                    cell.paragraphs.extend(table.into_paragraphs());
                } else if let Some(apart) = &mut self.apart {
                    apart.extend(table.into_paragraphs());
                } else {
                    table.put(flow)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self, paragraph: Paragraph, flow: &mut Flow) -> Result<(), Refusal> {
        let style = paragraph.style.as_deref();
        let label = if paragraph.place.list.is_some() {
            self.numbering.next(&paragraph.place, style)
        } else {
            self.styles.place(style).and_then(|(named_by, place)| {
                let level = paragraph.place.level.or(place.level);
                self.numbering.next(
                    &ListPlace {
                        list: place.list.clone(),
                        level,
                    },
                    Some(named_by),
                )
            })
        };
        if paragraph.words.is_blank() {
            return Ok(());
        }
        let heading = paragraph
            .outline
            .map_or_else(|| self.styles.is_heading(style), |level| level < 9);
        let kind = match (heading, &label) {
            (true, _) => BlockKind::Heading,
            (false, Some(_)) => BlockKind::ListItem,
            (false, None) => BlockKind::Paragraph,
        };
        let words = match label {
            Some(label) => {
                let mut words = Words::plain(format!("{label} "));
                words.append(&paragraph.words);
                words
            }
            None => paragraph.words,
        };
        if let Some(cell) = self.tables.last_mut().and_then(Table::cell) {
            cell.paragraphs.push(words);
        } else if let Some(apart) = &mut self.apart {
            apart.push(words);
        } else {
            flow.push(kind, words)?;
        }
        Ok(())
    }
}

/// The id of the header that stands on the first page, if the document has one.
pub(super) fn first_header(document: &str, limits: &Limits) -> Result<Option<String>, Refusal> {
    let mut xml = Xml::new(document, limits.depth);
    let (mut section, mut title) = (false, false);
    let (mut first, mut usual) = (None, None);
    while let Some(step) = xml.step()? {
        match step {
            Step::Open(element) => match element.name() {
                "sectPr" => section = true,
                "headerReference" if section => {
                    let id = element.exact("r:id").or_else(|| element.attribute("id"));
                    match element.attribute("type").as_deref() {
                        Some("first") => first = id,
                        Some("even") => {}
                        _ => usual = id,
                    }
                }
                "titlePg" if section => title = element.is_on(),
                _ => {}
            },
            Step::Close(end) if end.name() == "sectPr" => break,
            _ => {}
        }
    }
    Ok(if title { first } else { usual })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    fn text(body: &str) -> String {
        let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let mut flow = Flow::new(&Limits::default());
        let (styles, mut numbering) = (Styles::default(), Numbering::default());
        Body::new(&document, &styles, &mut numbering, &Limits::default())
            .read_into(&mut flow)
            .unwrap();
        flow.finish(Format::Docx, None).unwrap().source.text
    }

    #[test]
    fn what_was_deleted_is_gone_and_what_was_inserted_stays() {
        let body = "<w:p><w:r><w:t>Hạn </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>15/8</w:t></w:r></w:ins></w:p>";
        assert_eq!(text(body), "Hạn 15/8");
    }

    #[test]
    fn a_field_gives_its_result() {
        let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText></w:r>
            <w:r><w:t>ngày</w:t><w:tab/><w:t>3</w:t><w:br/><w:t>tháng 5</w:t></w:r></w:p>";
        assert_eq!(text(body), "ngày\t3\ntháng 5");
    }

    #[test]
    fn a_text_box_comes_once_and_before_its_paragraph() {
        let boxed = "<w:txbxContent><w:p><w:r><w:t>HỎA TỐC</w:t></w:r></w:p></w:txbxContent>";
        let body = format!(
            "<w:p><w:r><w:t>Số: 1</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice>
             <mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>/CĐ</w:t></w:r></w:p>"
        );
        assert_eq!(text(&body), "HỎA TỐC\n\nSố: 1/CĐ");
    }

    #[test]
    fn words_shown_in_capitals_are_capitals_and_hidden_ones_are_left_out() {
        let body = "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Quyết định</w:t></w:r>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>
            <w:r><w:rPr><w:rFonts w:ascii='.VnTimeH'/></w:rPr><w:t> ®iÒu</w:t></w:r></w:p>";
        assert_eq!(text(body), "QUYẾT ĐỊNH ĐIỀU");
    }
}
