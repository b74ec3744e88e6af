use jiff::civil::Date;
use thiserror::Error;

/// Why the rule book gives no answer. Never a default instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleError {
    /// No rule has that name.
    #[error("no rule {name}; near: {}", near.join(", "))]
    Unknown {
        /// What was asked.
        name: String,
        /// The names most like it.
        near: Vec<String>,
    },
    /// An id of the list that stands for several rules.
    #[error("{id} stands for several rules: {}", names.join(", "))]
    Several {
        /// What was asked.
        id: String,
        /// The rules.
        names: Vec<String>,
    },
    /// The law names no number and the installation none.
    #[error("{name} ({reference}) is not known: {what}")]
    Hole {
        /// The rule.
        name: String,
        /// Its id.
        reference: String,
        /// What is not known, in Vietnamese.
        what: String,
        /// The same in English.
        what_en: String,
        /// What was read instead.
        citation: String,
    },
    /// No entry covers the day.
    #[error("{name} has no entry in force on {on}")]
    NotInForce {
        /// The rule.
        name: String,
        /// The day.
        on: Date,
        /// The first day of the next entry, where one comes later.
        begins: Option<Date>,
        /// The last day of the entry before, where one has ended.
        ended: Option<Date>,
    },
    /// The rule fixes something else than a time.
    #[error("{name} is not a term")]
    NotATerm {
        /// The rule.
        name: String,
    },
    /// The rule is not a closed list.
    #[error("{name} is not a list")]
    NotAList {
        /// The rule.
        name: String,
    },
    /// The rule is not a reporting window, or none covers the day.
    #[error("{name} has no window on {on}")]
    NoWindow {
        /// The rule.
        name: String,
        /// The day.
        on: Date,
    },
    /// The law does not allow so many extensions.
    #[error("{name} may be extended {most} times")]
    TooManyExtensions {
        /// The rule.
        name: String,
        /// How often it may be.
        most: u8,
    },
    /// There is a first instance and a second.
    #[error("there is no instance {0}")]
    NoSuchInstance(u8),
    /// The years known do not reach so far.
    #[error("the calendar knows {first} to {last}, not {day}")]
    BeyondCalendar {
        /// A day that was needed.
        day: Date,
        /// The first day known.
        first: Date,
        /// The last day known.
        last: Date,
    },
}

impl RuleError {
    /// A stable code, for programs and for worked cases.
    pub fn code(&self) -> &'static str {
        match self {
            RuleError::Unknown { .. } => "unknown",
            RuleError::Several { .. } => "several",
            RuleError::Hole { .. } => "hole",
            RuleError::NotInForce { .. } => "not-in-force",
            RuleError::NotATerm { .. } => "not-a-term",
            RuleError::NotAList { .. } => "not-a-list",
            RuleError::NoWindow { .. } => "no-window",
            RuleError::TooManyExtensions { .. } => "too-many-extensions",
            RuleError::NoSuchInstance(_) => "no-such-instance",
            RuleError::BeyondCalendar { .. } => "beyond-calendar",
        }
    }
}
