use gandan_core::documents::SourceText;
use serde::{Deserialize, Serialize};

use crate::{Format, Legacy};

/// How the letters of a plain file were written in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    /// UTF-8, with or without a mark in front.
    Utf8,
    /// UTF-16, either byte order.
    Utf16,
    /// One byte per letter with marks apart, as Windows has it for Vietnamese.
    Windows1258,
    /// One byte per letter, western Europe; also what TCVN3 and VNI files are before they are converted.
    Windows1252,
}

/// Something odd that was met while reading. The text is whole but for what the note says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Some bytes were not letters in the encoding of the file.
    StrayBytes,
    /// Tracked deletions were left out.
    DeletionsLeftOut,
    /// Comments in the margin were left out.
    CommentsLeftOut,
    /// Some pages are pictures only: their text needs OCR.
    PagesWithoutText,
    /// Some letters of a PDF have no meaning that can be read.
    UnreadableLetters,
    /// A part of the file was broken and is missing.
    PartMissing,
    /// Letters of an old encoding were brought to Unicode.
    ConvertedLetters,
}

/// What came out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The text and its blocks.
    pub source: SourceText,
    /// What the file is.
    pub format: Format,
    /// How plain text was written; `None` where the format says so itself.
    pub encoding: Option<Encoding>,
    /// The old encoding that letters were brought from.
    pub legacy: Option<Legacy>,
    /// Number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// What was odd, each once, in a fixed order.
    pub notes: Vec<Note>,
}
