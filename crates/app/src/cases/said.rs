//! The words that all pages about cases share: one for each code of a closed list (`locales/*/cases.ftl`).

use crate::words::{Word, word_of};

/// A regime.
pub fn regime_word(code: &str) -> Word {
    word_of("case-regime-", code)
}

/// How a petition came.
pub fn channel_word(code: &str) -> Word {
    word_of("case-channel-", code)
}

/// A state, as officers say it.
pub fn state_word(code: &str) -> Word {
    word_of("case-state-", code)
}

/// A step of the time line, as the person who spoke sees it.
pub fn step_word(code: &str) -> Word {
    word_of("case-step-", code)
}

/// A clock of a case.
pub fn clock_word(name: &str) -> Word {
    word_of("case-clock-", name)
}

/// How a case ended.
pub fn outcome_word(code: &str) -> Word {
    word_of("case-outcome-", code)
}

/// What was done with it.
pub fn act_word(code: &str) -> Word {
    word_of("case-act-", code)
}
