use crate::{Found, Kind, LONGEST_SIDE, PIXELS};

/// Why a file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No byte in it.
    #[error("the file is empty")]
    Empty,
    /// Of a kind that is not taken.
    #[error("files of this kind are not taken: {0:?}")]
    NotTaken(Found),
    /// More bytes than a file of its kind may have.
    #[error("the file is too large: at most {} MB", .0.most() >> 20)]
    TooLarge(Kind),
    /// A picture with too many pixels, however few bytes it has.
    #[error("the picture is too large: at most {} million pixels", PIXELS / 1_000_000)]
    TooManyPixels,
    /// A picture that moves.
    #[error("the picture moves: send a still one, or a film")]
    Animated,
    /// A document with a program in it.
    #[error("the document holds macros: save it without them")]
    Macros,
    /// It begins as its kind does and is broken, cut short or something else besides.
    #[error("the file is damaged")]
    Damaged(Kind),
    /// The picture, written anew, has more bytes than it may have.
    #[error("the picture is too large when written anew, even with sides of {LONGEST_SIDE} pixels")]
    GrowsTooLarge,
}

impl Refusal {
    /// The reason as a word of a closed list, for messages.
    pub fn code(self) -> &'static str {
        match self {
            Refusal::Empty => "empty",
            Refusal::NotTaken(_) => "not-taken",
            Refusal::TooLarge(_) => "too-large",
            Refusal::TooManyPixels | Refusal::GrowsTooLarge => "too-many-pixels",
            Refusal::Animated => "animated",
            Refusal::Macros => "macros",
            Refusal::Damaged(_) => "damaged",
        }
    }
}
