use crate::Kind;
use crate::film;
use infer::MatcherType;

/// What a file that is not taken seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A picture in another format.
    Picture,
    /// A film in another format.
    Film,
    /// Sound in another format.
    Sound,
    /// A document in another format, locked ones among them.
    Document,
    /// Several files in one.
    Archive,
    /// A program.
    Program,
    /// A web page, or a drawing that can do what a web page can (svg).
    Page,
    /// Anything else.
    Other,
}

impl Found {
    /// The word of a closed list, for messages.
    pub fn code(self) -> &'static str {
        match self {
            Found::Picture => "picture",
            Found::Film => "film",
            Found::Sound => "sound",
            Found::Document => "document",
            Found::Archive => "archive",
            Found::Program => "program",
            Found::Page => "page",
            Found::Other => "other",
        }
    }
}

/// Decides by content what a file is. Its beginning decides; [`take`](crate::take) looks at the rest.
///
/// # Errors
/// It is of no kind that is taken.
pub fn recognise(bytes: &[u8]) -> Result<Kind, Found> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"\xff\xd8\xff") {
        return Ok(Kind::Jpeg);
    }
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Ok(Kind::Png);
    }
    if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Kind::Webp);
    }
    if begins(b"PK\x03\x04") {
        return recognise_archive(bytes);
    }
    if crate::pdf::begins(bytes) {
        return Ok(Kind::Pdf);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return film::recognise(bytes);
    }
    if begins(b"ID3") || crate::sound::frame(bytes).is_some() {
        return Ok(Kind::Mp3);
    }
    Err(other(bytes))
}

/// A zip whose list of members names the body of a Word document; what else it must be is checked later.
fn recognise_archive(bytes: &[u8]) -> Result<Kind, Found> {
    if crate::docx::seems(bytes) {
        return Ok(Kind::Docx);
    }
    Err(match other(bytes) {
        Found::Document => Found::Document,
        _ => Found::Archive,
    })
}

fn other(bytes: &[u8]) -> Found {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.trim_ascii_start().starts_with(b"<") {
        return Found::Page;
    }
    // An old Office file, or a new one under a password: `infer` looks further into it than we need.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) || bytes.starts_with(b"{\\rtf") {
        return Found::Document;
    }
    match infer::get(bytes).map(|found| found.matcher_type()) {
        Some(MatcherType::Image) => Found::Picture,
        Some(MatcherType::Video) => Found::Film,
        Some(MatcherType::Audio) => Found::Sound,
        Some(MatcherType::Doc | MatcherType::Book) => Found::Document,
        Some(MatcherType::Archive) => Found::Archive,
        Some(MatcherType::App) => Found::Program,
        Some(MatcherType::Text) => Found::Page,
        _ => Found::Other,
    }
}
