//! PDF with a text layer. `hayro-syntax` reads objects and operators; what letters mean, where they stand and in
//! which order they are read is worked out here, because a document's head and tail stand side by side.

mod blocks;
mod cmap;
mod columns;
mod font;
mod guard;
mod interpret;
mod items;
mod letters;
mod lines;
mod repeated;
mod state;
mod streams;

use std::sync::Arc;
use std::time::Instant;

use hayro_syntax::{LoadPdfError, Pdf};

use crate::cause::{Damage, Excess};
use crate::flow::Flow;
use crate::{Extracted, Format, Limits, Note, Refusal};
use interpret::Reader;
use lines::Line;

/// Reads the text of all pages.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Refusal> {
    streams::check_hidden(bytes, limits)?;
    let (data, limits) = (Arc::new(bytes.to_vec()), limits.clone());
    let time = limits.time;
    guard::run(time, move || read_guarded(data, &limits))
}

/// A page with hardly any letters beside its picture holds only a stamp or a signature.
const STAMP_LETTERS: usize = 60;

fn read_guarded(data: Arc<Vec<u8>>, limits: &Limits) -> Result<Extracted, Refusal> {
    let end = Instant::now() + limits.time;
    let pdf = Pdf::new(data).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged { what: Damage::Pages },
    })?;
    let count = pdf.pages().len();
    if count > limits.pages {
        return Err(Refusal::Bomb { what: Excess::Pages });
    }
    let mut reader = Reader::new(limits, end);
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let (mut pictures, mut bare, mut letters) = (0, 0, 0);
    for page in pdf.pages().iter() {
        let found = reader.page(page)?;
        let on_page: usize = found.letters();
        letters += on_page;
        pictures += usize::from(found.pictures > 0);
        bare += usize::from(found.pictures > 0 && on_page < STAMP_LETTERS);
        pages.push(lines::of_page(found));
    }
    let told = u32::try_from(count).ok();
    if bare == count && pictures > 0 {
        return Err(Refusal::ImageOnly { pages: told });
    }
    if letters == 0 {
        return Err(if reader.unreadable > 0 {
            Refusal::ImageOnly { pages: told }
        } else {
            Refusal::Empty
        });
    }
    repeated::drop_repeated(&mut pages);
    let mut flow = Flow::new(limits);
    if bare > 0 {
        flow.note(Note::PagesWithoutText);
    }
    if reader.unreadable * 100 > letters {
        flow.note(Note::UnreadableLetters);
    }
    if reader.missing {
        flow.note(Note::PartMissing);
    }
    blocks::put(pages, &mut flow)?;
    Ok(Extracted {
        pages: told,
        ..flow.finish(Format::Pdf, None)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A one-page file with this content, this picture count, and Helvetica.
    fn file(content: &str, resources: &str) -> Vec<u8> {
        format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>endobj\n\
             4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
             5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n\
             6 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\nx\nendstream endobj\n\
             7 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>/Length 5>>stream\n/X Do\nendstream endobj\n\
             trailer<</Root 1 0 R>>\n",
            content.len()
        )
        .into_bytes()
    }

    fn text(content: &str) -> String {
        read(&file(content, ""), &Limits::default()).unwrap().source.text
    }

    #[test]
    fn words_come_in_the_order_they_are_read() {
        assert_eq!(
            text("BT /F 12 Tf 50 700 Td (Hai) Tj 0 20 Td (Mot) Tj ET"),
            "Mot\n\nHai"
        );
    }

    #[test]
    fn a_page_that_is_a_picture_needs_ocr() {
        let file = file("q 595 0 0 842 0 0 cm /P Do Q", "/XObject<</P 6 0 R>>");
        assert_eq!(
            read(&file, &Limits::default()),
            Err(Refusal::ImageOnly { pages: Some(1) })
        );
    }

    #[test]
    fn a_form_that_draws_itself_ends() {
        let file = file("/X Do BT /F 12 Tf 50 700 Td (Het) Tj ET", "/XObject<</X 7 0 R>>");
        assert_eq!(read(&file, &Limits::default()).unwrap().source.text, "Het");
    }

    #[test]
    fn an_empty_page_is_empty_and_rubbish_is_damaged() {
        assert_eq!(read(&file("", ""), &Limits::default()), Err(Refusal::Empty));
        assert!(matches!(
            read(b"%PDF-1.7 rubbish", &Limits::default()),
            Err(Refusal::Damaged { .. })
        ));
    }
}
