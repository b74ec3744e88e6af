use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::BodyId;

/// The identity of a [`Succession`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SuccessionId(pub Uuid);

/// What happened to the bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuccessionKind {
    /// sáp nhập, hợp nhất
    Merged,
    /// chia, tách
    Split,
    /// đổi tên
    Renamed,
    /// kết thúc hoạt động, giải thể; the bodies that took over the work, where known, stand in `to`
    Ended,
}

impl SuccessionKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Merged, Self::Split, Self::Renamed, Self::Ended];

    /// The word used in files and columns.
    pub fn word(self) -> &'static str {
        match self {
            Self::Merged => "merged",
            Self::Split => "split",
            Self::Renamed => "renamed",
            Self::Ended => "ended",
        }
    }

    /// The kind of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A dated change of bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// Its identity.
    pub id: SuccessionId,
    /// The first day of the new state.
    pub day: Date,
    /// What happened.
    pub kind: SuccessionKind,
    /// The bodies before. Never empty in a succession read from rows.
    pub from: Vec<BodyId>,
    /// The bodies after; may be empty only when the bodies ended.
    pub to: Vec<BodyId>,
    /// The document it rests on, as it would be cited; empty where it is not known.
    pub basis: String,
    /// What a reader should know; may be empty.
    pub note: String,
}
