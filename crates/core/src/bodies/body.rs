use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{BodyId, Place};

/// Hệ: the line of the political system a body stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Branch {
    /// Đảng
    Party,
    /// chính quyền (People's Councils and People's Committees, their departments, army and police)
    Government,
    /// Mặt trận Tổ quốc
    Front,
    /// đoàn thể chính trị - xã hội
    Union,
    /// tư pháp (courts, procuracies)
    Justice,
    /// đơn vị sự nghiệp (press, schools, hospitals)
    Service,
}

impl Branch {
    /// Every branch, in the order people expect them.
    pub const ALL: [Self; 6] = [
        Self::Party,
        Self::Government,
        Self::Front,
        Self::Union,
        Self::Justice,
        Self::Service,
    ];

    /// The word used in files, columns and URLs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Government => "government",
            Self::Front => "front",
            Self::Union => "union",
            Self::Justice => "justice",
            Self::Service => "service",
        }
    }

    /// The branch of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|branch| branch.word() == word)
    }
}

/// Cấp. Ordered from the centre outwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// trung ương
    Central,
    /// tỉnh, thành phố trực thuộc trung ương
    Province,
    /// huyện, quận, thị xã, thành phố thuộc tỉnh (until 2025-06-30)
    District,
    /// xã, phường, thị trấn, đặc khu
    Commune,
    /// thôn, tổ dân phố
    Village,
}

impl Tier {
    /// Every tier, from the centre outwards.
    pub const ALL: [Self; 5] = [
        Self::Central,
        Self::Province,
        Self::District,
        Self::Commune,
        Self::Village,
    ];

    /// The word used in files, columns and URLs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::Province => "province",
            Self::District => "district",
            Self::Commune => "commune",
            Self::Village => "village",
        }
    }

    /// The tier of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.word() == word)
    }
}

/// From the first to the last day on which something holds, both included; open where no day is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Valid {
    /// The first day; none: always so far as is known.
    pub from: Option<Date>,
    /// The last day; none: still so.
    pub until: Option<Date>,
}

impl Valid {
    /// Whether it holds on that day.
    pub fn on(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the last day lies before the first.
    pub fn is_reversed(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }
}

/// One of the names a body goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyName {
    /// The name as written.
    pub text: String,
    /// The days on which it is used; open for most names.
    pub valid: Valid,
}

/// Cơ quan, tổ chức, đơn vị: anything that can issue, receive or be bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its identity.
    pub id: BodyId,
    /// A short code that people type and files refer to; unique in a registry.
    pub code: String,
    /// Its branch.
    pub branch: Branch,
    /// Its tier.
    pub tier: Tier,
    /// The body it is part of or answers to; none for the top of a branch.
    pub parent: Option<BodyId>,
    /// The names: the first is the principal one, the rest are other names and abbreviations. Never empty in a
    /// body read from rows.
    pub names: Vec<BodyName>,
    /// The unit of territory it acts in.
    pub place: Place,
    /// The days of its existence.
    pub valid: Valid,
    /// What a reader should know, such as which dates are unknown; may be empty.
    pub note: String,
}

impl Body {
    /// The principal name; the code where a body has none.
    pub fn name(&self) -> &str {
        self.names.first().map_or(&self.code, |name| &name.text)
    }

    /// Whether the body exists on that day.
    pub fn is_alive(&self, day: Date) -> bool {
        self.valid.on(day)
    }
}
