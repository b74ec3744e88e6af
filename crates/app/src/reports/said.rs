//! Why there is no window, no due day or no form, in words; and days as sentences say them.

use crate::law::reason;
use crate::words::{Lang, Words, word};
use gandan_rulebook::PeriodError;
use jiff::civil::Date;

/// Why a period has no window or no due day.
pub fn problem(words: &Words, lang: Lang, error: &PeriodError) -> String {
    let said = match error {
        PeriodError::NoDuty(code) => word("calendar-no-duty").with("code", code.as_str()),
        PeriodError::NoCutOff(code) => word("calendar-no-cut-off").with("code", code.as_str()),
        PeriodError::NotReported { .. } => word("calendar-not-reported"),
        PeriodError::NotOwed { last, .. } => {
            word("calendar-not-owed").with("day", crate::law::day(lang, *last))
        }
        PeriodError::Hole { what, what_en, .. } => word("calendar-hole").with(
            "what",
            match lang {
                Lang::Vi => what.as_str(),
                Lang::En => what_en.as_str(),
            },
        ),
        PeriodError::Rule(error) => return reason(words, lang, error),
    };
    words.say(lang, &said)
}

/// "từ 15/06/2026 đến hết 14/09/2026"
pub fn span(words: &Words, lang: Lang, first: Date, last: Date) -> String {
    let said = word("calendar-span")
        .with("first", crate::law::day(lang, first))
        .with("last", crate::law::day(lang, last));
    words.say(lang, &said)
}
