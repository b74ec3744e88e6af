//! Files that people attach to what they say: what each is, whether it is taken, and pictures without what cameras
//! write into them.
//!
//! [`take`] decides by content alone; a name is only words for people ([`safe_name`]). A picture is decoded within
//! bounds, turned upright, and written anew, so that place, device, comments, thumbnails and whatever else was hidden
//! in the file are gone. Other kinds are checked for their structure and kept as they are; they are only ever handed
//! out for saving.
//!
//! This crate knows bytes. It knows nothing of words for users, of the database or of pages.

mod docx;
mod film;
mod jpeg;
mod kind;
mod name;
mod pdf;
mod picture;
mod recognise;
mod refusal;
mod sound;

#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

pub use kind::{FILES, Kind, LONGEST_SIDE, PIXELS, TOTAL};
pub use name::safe_name;
pub use recognise::{Found, recognise};
pub use refusal::Refusal;

/// A file as it may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is now: a webp picture becomes a jpg, or a png where one can see through it.
    pub kind: Kind,
    /// Its bytes; of a picture, as written by us.
    pub bytes: Vec<u8>,
    /// Width and height of a picture, in pixels.
    pub size: Option<(u32, u32)>,
}

/// Takes a file as it was sent. Of a picture this costs up to seconds of one core and 400 MB at worst: let few
/// be taken at once.
///
/// # Errors
/// A [`Refusal`] that says what the sender can do about it.
pub fn take(bytes: Vec<u8>) -> Result<Taken, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let kind = recognise(&bytes).map_err(Refusal::NotTaken)?;
    if bytes.len() > kind.most() {
        return Err(Refusal::TooLarge(kind));
    }
    // The libraries below are not known to panic; if one does, it costs one file and not the program.
    std::panic::catch_unwind(move || checked(kind, bytes)).unwrap_or(Err(Refusal::Damaged(kind)))
}

fn checked(kind: Kind, bytes: Vec<u8>) -> Result<Taken, Refusal> {
    match kind {
        Kind::Jpeg | Kind::Png | Kind::Webp => return picture::clean(kind, &bytes),
        Kind::Pdf => pdf::check(&bytes)?,
        Kind::Docx => docx::check(&bytes)?,
        Kind::Mp3 => sound::check(&bytes)?,
        Kind::Mp4 => film::check(&bytes)?,
    }
    Ok(Taken {
        kind,
        bytes,
        size: None,
    })
}
