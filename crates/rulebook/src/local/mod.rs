//! What an installation decides for itself, and whether it may.

mod apply;
mod days;

use crate::rule::Circumstance;
use gandan_core::clock::CalendarFault;
use gandan_core::documents::Period;
use jiff::civil::Date;
use serde::Deserialize;
use thiserror::Error;

/// What an installation decides for itself: the table `[law]` of `gandan.toml`. Each names its legal ground.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "snake_case")]
pub struct LocalRules {
    /// Numbers that the law does not name.
    pub fill: Vec<Fill>,
    /// Limits below the law's.
    pub shorter: Vec<Shorter>,
    /// Days off announced since.
    pub day_off: Vec<DayOff>,
    /// Days worked after all: a weekend worked in exchange, or a provisional day off that was not confirmed.
    pub working_day: Vec<DayOff>,
    /// Years whose days off are decided now.
    pub decided: Vec<Decided>,
}

/// In what a local limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LocalUnit {
    /// ngày làm việc
    #[serde(alias = "working-days")]
    Working,
    /// ngày
    #[default]
    #[serde(alias = "calendar-days")]
    Calendar,
}

/// A number that the law does not name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// The rule.
    pub rule: String,
    /// How many days, for a time …
    #[serde(default)]
    pub days: Option<u32>,
    /// … or how many years.
    #[serde(default)]
    pub years: Option<u32>,
    /// Which days.
    #[serde(default)]
    pub unit: LocalUnit,
    /// How often, for a frequency …
    #[serde(default)]
    pub times: Option<u32>,
    /// … in which period.
    #[serde(default)]
    pub per: Option<Period>,
    /// The paper that says so.
    pub ground: String,
}

/// A limit below the law's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shorter {
    /// The rule.
    pub rule: String,
    /// The case of it (`complex`, `remote`, `second-instance`); the ordinary one where none is named.
    #[serde(default)]
    pub when: Vec<Circumstance>,
    /// How many days.
    pub days: u32,
    /// Which days.
    #[serde(default)]
    pub unit: LocalUnit,
    /// For events from this day on.
    #[serde(default)]
    pub from: Option<Date>,
    /// The paper that says so.
    pub ground: String,
}

/// A day that is not what the shipped calendar says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayOff {
    /// Which.
    pub date: Date,
    /// Its name.
    pub name: String,
    /// The paper that says so.
    pub ground: String,
}

/// A year whose days off are decided.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// Which.
    pub year: i16,
    /// The paper that says so.
    pub ground: String,
}

/// Why a local rule cannot stand.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LocalFault {
    /// No rule has that name.
    #[error("{rule}: there is no such rule; near: {}", near.join(", "))]
    Unknown {
        /// What was named.
        rule: String,
        /// The names most like it.
        near: Vec<String>,
    },
    /// No paper is named.
    #[error("{rule}: the legal ground is missing")]
    NoGround {
        /// The rule, or the day.
        rule: String,
    },
    /// The law knows it: there is nothing to fill.
    #[error("{rule}: the law fixes it, there is nothing to fill")]
    NoHole {
        /// The rule.
        rule: String,
    },
    /// A hole for a time needs days or years, one for a frequency needs times and a period.
    #[error("{rule}: a value of another kind is wanted")]
    WrongKind {
        /// The rule.
        rule: String,
    },
    /// It has no such case, or is no time.
    #[error("{rule}: it has no such case")]
    NoSuchCase {
        /// The rule.
        rule: String,
    },
    /// Longer than the law allows, or no shorter.
    #[error("{rule}: {days} is not shorter than the {lawful} of the law")]
    NotShorter {
        /// The rule.
        rule: String,
        /// What was wanted.
        days: u32,
        /// What the law allows.
        lawful: u32,
    },
    /// Working days and calendar days cannot be compared; a minimum or a notice cannot be shortened.
    #[error("{rule}: it is counted otherwise and cannot be shortened so")]
    OtherCount {
        /// The rule.
        rule: String,
    },
    /// The calendar has no such year.
    #[error("the calendar has no year {0}")]
    NoSuchYear(i16),
    /// A day that is decided cannot be taken back here.
    #[error("{0} is a day off by a decision, not a provisional one")]
    Decided(Date),
    /// The calendar no longer holds together.
    #[error(transparent)]
    Calendar(#[from] CalendarFault),
}
