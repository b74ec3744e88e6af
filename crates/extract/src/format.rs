use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::cause::Kind;
use crate::{Limits, Refusal};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    Text,
    /// Plain text with Markdown marks.
    Markdown,
    /// A web page.
    Html,
    /// Word since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
    /// Word up to 2003.
    Doc,
    /// Rich Text Format.
    Rtf,
}

/// Beginnings of files that are surely something else.
const OTHERS: &[(&[u8], Kind)] = &[
    (b"\x89PNG\r\n", Kind::Picture("PNG")),
    (b"\xFF\xD8\xFF", Kind::Picture("JPEG")),
    (b"GIF8", Kind::Picture("GIF")),
    (b"II*\0", Kind::Picture("TIFF")),
    (b"MM\0*", Kind::Picture("TIFF")),
    (b"BM", Kind::Picture("BMP")),
    (b"RIFF", Kind::Media),
    (b"7z\xBC\xAF", Kind::Archive("7z")),
    (b"Rar!", Kind::Archive("RAR")),
    (b"\x1F\x8B", Kind::Archive("gzip")),
    (b"BZh", Kind::Archive("bzip2")),
    (b"\xFD7zXZ", Kind::Archive("xz")),
    (b"MZ", Kind::Program),
    (b"\x7FELF", Kind::Program),
    (b"ID3", Kind::Media),
    (b"OggS", Kind::Media),
    (b"SQLite format 3", Kind::Database),
    (b"%!PS", Kind::Print("PostScript")),
];

/// Decides by content what the file is.
pub(crate) fn recognise(bytes: &[u8], name: &str, limits: &Limits) -> Result<Format, Refusal> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    if find(head, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return recognise_archive(bytes, limits);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return recognise_compound(bytes);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    let text = looks_like_text(head);
    for &(magic, what) in OTHERS {
        // Two plain letters also begin words: only a file with control bytes is taken for a program or a picture.
        if bytes.starts_with(magic) && !(text && magic.is_ascii()) {
            return Err(Refusal::NotADocument { what });
        }
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Err(Refusal::NotADocument { what: Kind::Media });
    }
    if !text {
        return Err(Refusal::NotADocument { what: Kind::Unknown });
    }
    Ok(recognise_text(bytes, name))
}

fn recognise_archive(bytes: &[u8], limits: &Limits) -> Result<Format, Refusal> {
    let archive = Archive::open(bytes, limits)?;
    let has = |name: &str| archive.has(name);
    if has("word/document.xml") {
        return Ok(Format::Docx);
    }
    if has("content.xml") {
        return match archive.start_of("mimetype", 80) {
            Some(kind) if find(&kind, b"spreadsheet").is_some() => Err(Refusal::NotADocument {
                what: Kind::Spreadsheet("ODS"),
            }),
            Some(kind) if find(&kind, b"presentation").is_some() => Err(Refusal::NotADocument {
                what: Kind::Presentation("ODP"),
            }),
            _ => Ok(Format::Odt),
        };
    }
    if has("xl/workbook.xml") {
        return Err(Refusal::NotADocument {
            what: Kind::Spreadsheet("XLSX"),
        });
    }
    if has("ppt/presentation.xml") {
        return Err(Refusal::NotADocument {
            what: Kind::Presentation("PPTX"),
        });
    }
    // A main part may have another name; the relations say which.
    if has("[Content_Types].xml") && has("_rels/.rels") && archive.any(|name| name.starts_with("word/")) {
        return Ok(Format::Docx);
    }
    Err(Refusal::NotADocument {
        what: Kind::Archive("ZIP"),
    })
}

/// Old Office files and locked new ones share one container.
fn recognise_compound(bytes: &[u8]) -> Result<Format, Refusal> {
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    if find(bytes, &wide("EncryptedPackage")).is_some() {
        return Err(Refusal::Encrypted);
    }
    if find(bytes, &wide("WordDocument")).is_none() {
        let what = if find(bytes, &wide("Workbook")).is_some() {
            Kind::Spreadsheet("XLS")
        } else if find(bytes, &wide("PowerPoint Document")).is_some() {
            Kind::Presentation("PPT")
        } else {
            Kind::Office
        };
        return Err(Refusal::NotADocument { what });
    }
    // The head of the Word stream stands at the start of a sector, which is short in a short file; its flags say
    // whether it is locked.
    let locked = bytes.chunks(64).any(|sector| {
        sector.starts_with(&[0xEC, 0xA5])
            && matches!(sector.get(2..4), Some([_, 0 | 1]))
            && sector.get(11).is_some_and(|flags| flags & 1 != 0)
    });
    if locked {
        Err(Refusal::Encrypted)
    } else {
        Ok(Format::Doc)
    }
}

fn recognise_text(bytes: &[u8], name: &str) -> Format {
    let head: Vec<u8> = bytes
        .iter()
        .take(4096)
        .filter(|b| **b != 0)
        .map(u8::to_ascii_lowercase)
        .collect();
    let start = head
        .iter()
        .position(|b| b.is_ascii() && !b.is_ascii_whitespace())
        .unwrap_or(0);
    let head = head.get(start..).unwrap_or_default();
    let tagged = [
        &b"<!doctype html"[..],
        b"<html",
        b"<head",
        b"<body",
        b"<!--",
        b"<meta",
        b"<div",
        b"<p",
        b"<table",
    ]
    .iter()
    .any(|tag| head.starts_with(tag));
    if tagged || (head.starts_with(b"<?xml") && find(head, b"<html").is_some()) {
        return Format::Html;
    }
    let name = name.to_ascii_lowercase();
    if name.ends_with(".md") || name.ends_with(".markdown") {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// Text has line ends and tabs but hardly any other control bytes; UTF-16 has zeroes in a regular place.
fn looks_like_text(head: &[u8]) -> bool {
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let zeroes = head.iter().filter(|b| **b == 0).count();
    if zeroes * 5 > head.len() {
        // Half of the bytes of UTF-16 without a mark are zeroes, all at even or all at odd places.
        let even = head.iter().step_by(2).filter(|b| **b == 0).count();
        return even == 0 || even == zeroes;
    }
    let odd = head
        .iter()
        .filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    odd * 50 <= head.len()
}

/// Where `needle` begins in `hay`.
pub(crate) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(step) = hay.get(at..)?.iter().position(|b| *b == first) {
        at += step;
        if hay.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], name: &str) -> Result<Format, Refusal> {
        recognise(bytes, name, &Limits::default())
    }

    #[test]
    fn the_content_decides_and_the_name_only_hints() {
        assert_eq!(check("Số: 12/KH-UBND".as_bytes(), "a.pdf"), Ok(Format::Text));
        assert_eq!(check(b"# So 12", "a.md"), Ok(Format::Markdown));
        assert_eq!(check(b"<!DOCTYPE html><p>x", "a.txt"), Ok(Format::Html));
        assert_eq!(check(b"%PDF-1.4 ...", "a.docx"), Ok(Format::Pdf));
        assert_eq!(check(b"{\\rtf1 x}", "a.doc"), Ok(Format::Rtf));
        assert_eq!(check(b"BM. CONG VAN", "a.txt"), Ok(Format::Text));
    }

    #[test]
    fn what_is_no_document_is_named() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
            b"MZ\x90\0\x03\0\0\0\x04",
            b"\0\x01\x02\x03\x04\x05\x06",
        ] {
            assert!(matches!(
                check(bytes, "a.docx"),
                Err(Refusal::NotADocument { .. })
            ));
        }
    }

    #[test]
    fn a_locked_word_file_is_told_from_a_spreadsheet() {
        let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        file.extend(wide("EncryptedPackage"));
        assert_eq!(check(&file, "a.docx"), Err(Refusal::Encrypted));
        file.truncate(8);
        file.extend(wide("Workbook"));
        assert_eq!(
            check(&file, "a.doc"),
            Err(Refusal::NotADocument {
                what: Kind::Spreadsheet("XLS")
            })
        );
    }
}
