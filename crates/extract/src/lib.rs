//! From the bytes of a file to the text of an official document.
//!
//! [`extract`] takes a file as it was sent and gives the text in Unicode NFC, cut into blocks in reading order,
//! or a [`Refusal`] in words that a clerk understands. What the file is, is decided by its content; its name
//! is only a hint. It never panics and never uses more than its [`Limits`] allow.
//!
//! This crate reads bytes and says words. It knows nothing of what the words mean, of the database or of pages.
//!
//! # Hostile input
//!
//! `cargo test -p gandan-extract` feeds 50,000 spoilt files through [`extract`]. A longer run:
//! `GANDAN_FUZZ_CASES=2000000 cargo test -p gandan-extract --release spoilt`.

mod archive;
mod cause;
mod clean;
mod decode;
mod docx;
mod extracted;
mod flow;
mod format;
mod html;
mod legacy;
mod limits;
mod markdown;
mod odt;
mod office;
mod pdf;
mod plain;
mod refusal;
mod table;
mod xml;

pub use cause::{Damage, Excess, Kind, OfficeFault};
pub use extracted::{Encoding, Extracted, Note};
pub use format::Format;
pub use legacy::Legacy;
pub use limits::Limits;
pub use office::is_there as has_office;
pub use refusal::Refusal;

/// Reads the file `bytes`, which came under the name `name`, within `limits`.
///
/// # Errors
/// A [`Refusal`] that says what the sender can do about it.
pub fn extract(bytes: &[u8], name: &str, limits: &Limits) -> Result<Extracted, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() as u64 > limits.bytes {
        return Err(Refusal::TooLarge { limit: limits.bytes });
    }
    // The libraries below are not known to panic; if one does, it costs one file and not the program.
    std::panic::catch_unwind(|| read(bytes, name, limits)).unwrap_or(Err(Refusal::Damaged {
        what: Damage::Structure,
    }))
}

fn read(bytes: &[u8], name: &str, limits: &Limits) -> Result<Extracted, Refusal> {
    match format::recognise(bytes, name, limits)? {
        Format::Text => plain::read(bytes, limits),
        Format::Markdown => markdown::read(bytes, limits),
        Format::Html => html::read(bytes, limits),
        Format::Docx => docx::read(bytes, limits),
        Format::Odt => odt::read(bytes, limits),
        Format::Pdf => pdf::read(bytes, limits),
        format @ (Format::Doc | Format::Rtf) => office::read(bytes, format, limits),
    }
}
