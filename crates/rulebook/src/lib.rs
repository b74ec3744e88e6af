//! The rule book: files under `law/` → a value as of a day, with its article and how it was derived.
//!
//! `data` is what the files look like, `rule` what they mean, `book` finds the entry of a day, `due` counts, `local`
//! puts in what an installation decides for itself, `reports` what is reported and counted, `check` and `cases` say whether the
//! files hold together. How to add
//! a rule is in `law/README.md`.
//!
//! What is absent here: today's date (a day comes in as an argument), words for people (pages and commands say them),
//! and guesses: where the law names no number there is a named hole, and a day without an entry is an error.

mod book;
mod cases;
mod check;
mod data;
mod due;
mod error;
mod files;
mod find;
mod kept;
mod local;
mod papers;
mod period;
mod procedures;
mod reception;
mod regrade;
mod reports;
mod rule;
mod running;

pub use book::Rulebook;
pub use cases::{Expected, WorkedCase};
pub use check::{Fault, FaultKind, check};
pub use error::RuleError;
pub use files::LawFiles;
pub use gandan_core::reports::Window;
pub use kept::Keeping;
pub use local::{DayOff, Decided, Fill, LocalFault, LocalRules, LocalUnit, Shorter};
pub use papers::PaperForms;
pub use reception::{KindWords, PaperText, Reception, RefusalNotice};
pub use reports::{PeriodError, Reports};
pub use rule::{
    Case, CaseHole, Circumstance, Confidence, Each, Extension, Fillable, Hole, Item, Number, Rule, Share,
    ShorterLimit, Source, TermValue, Value, Version,
};
pub use running::{Applied, CaseClock, CaseClocks, ClocksError, Occasion};
