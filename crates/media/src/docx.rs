use crate::{Kind, Refusal};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most members of a document.
const MEMBERS: usize = 5_000;
/// Most bytes to which all members claim to unfold.
const UNFOLDED: u64 = 256 << 20;
/// How much of a member is read to see what it is.
const START: u64 = 16 << 10;

/// Whether the list of members names the body of a Word document.
pub(crate) fn seems(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|zip| zip.index_for_name("word/document.xml").is_some())
}

/// A document of Word: its list of types says so, its body begins as one, it holds no macros and does not claim to
/// unfold to what no document is. It is kept as it is.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let damaged = Refusal::Damaged(Kind::Docx);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged)?;
    if zip.len() > MEMBERS
        || zip
            .decompressed_size()
            .is_none_or(|size| size > u128::from(UNFOLDED))
    {
        return Err(damaged);
    }
    let macros = |name: &str| name.to_ascii_lowercase().ends_with("vbaproject.bin");
    if zip.file_names().any(|name| name.is_ok_and(|name| macros(&name))) {
        return Err(Refusal::Macros);
    }
    let types = start_of(&mut zip, "[Content_Types].xml").ok_or(damaged)?;
    if holds(&types, b"macroEnabled") {
        return Err(Refusal::Macros);
    }
    let body = start_of(&mut zip, "word/document.xml").ok_or(damaged)?;
    if holds(&types, b"wordprocessingml") && holds(&body, b":document") {
        Ok(())
    } else {
        Err(damaged)
    }
}

fn start_of(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let member = zip.by_name(name).ok()?;
    let mut start = Vec::new();
    member.take(START).read_to_end(&mut start).ok()?;
    Some(start)
}

fn holds(text: &[u8], words: &[u8]) -> bool {
    text.windows(words.len()).any(|window| window == words)
}
