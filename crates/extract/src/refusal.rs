use crate::cause::{Damage, Excess, Kind, OfficeFault};

/// Why a file was not read, in the words of the person who sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No byte, or no word, in the file.
    #[error("the file is empty: there is no text in it")]
    Empty,
    /// Larger than allowed.
    #[error("the file is too large: at most {} MB are read", limit >> 20)]
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Locked with a password.
    #[error("the file is locked with a password: save it without the password and send it again")]
    Encrypted,
    /// Pictures of pages only.
    #[error("the file holds pictures of pages and no text: it needs OCR (text recognition) first")]
    ImageOnly {
        /// Number of pages, where the format has pages.
        pages: Option<u32>,
    },
    /// Unfolds to more than a document can be.
    #[error("the file unfolds to far more than it should ({what}) and was not opened further")]
    Bomb {
        /// What was too much.
        what: Excess,
    },
    /// Not a text document.
    #[error("this is not a document that can be read: it is {what}")]
    NotADocument {
        /// What it seems to be.
        what: Kind,
    },
    /// The right kind of file, but broken.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// What could not be read.
        what: Damage,
    },
    /// Reading did not end in time.
    #[error("reading the file took longer than {seconds} seconds and was stopped")]
    TookTooLong {
        /// The time allowed, in seconds.
        seconds: u64,
    },
    /// An old format, and no LibreOffice on this machine.
    #[error(
        "files of this kind are read through LibreOffice, which is not installed here: save it as .docx or .odt"
    )]
    NeedsLibreOffice,
    /// LibreOffice was there and could not do it.
    #[error("LibreOffice could not read the file: {what}")]
    LibreOfficeFailed {
        /// What hindered it.
        what: OfficeFault,
    },
}
