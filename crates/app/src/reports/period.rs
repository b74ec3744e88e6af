//! How periods are called.

use crate::web::App;
use crate::words::{Lang, Word, word, word_of};
use gandan_core::reports::{Part, Period};

/// "Quý III/2026"; a span of years as it is written.
pub fn period_word(code: &str) -> Word {
    let (kind, number, year) = named(code);
    word_of("report-period-", kind)
        .with("number", number)
        .with("year", year.as_str())
        .with("span", year.as_str())
}

/// "quý III năm 2026": as a paper says it, always in Vietnamese.
pub fn period_in_words(app: &App, code: &str) -> String {
    app.words.say(Lang::Vi, &on_paper(code))
}

fn on_paper(code: &str) -> Word {
    let (kind, number, year) = named(code);
    word_of("report-paper-period-", kind)
        .with("number", number)
        .with("year", year.as_str())
        .with("span", year.as_str())
}

/// Kind, number and year of a period; a span of years where it is none.
fn named(code: &str) -> (&'static str, String, String) {
    let Ok(period) = code.parse::<Period>() else {
        return ("span", String::new(), code.replace('-', "–"));
    };
    let roman = |number: i8| match number {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
    let number = match period.part {
        Part::Month(month) => month.to_string(),
        Part::Quarter(quarter) => roman(quarter).to_owned(),
        _ => String::new(),
    };
    (period.part.kind(), number, period.year.to_string())
}

/// The word of a state of a report.
pub fn state_word(state: gandan_core::reports::ReportState) -> Word {
    word_of("report-state-", state.code())
}

/// Its colour.
pub fn state_tone(state: gandan_core::reports::ReportState) -> &'static str {
    use gandan_core::reports::ReportState::{Accepted, Draft, Returned, Review, Sent, Signed};
    match state {
        Draft => "plain",
        Review | Signed | Sent => "info",
        Accepted => "done",
        Returned => "near",
    }
}

/// What a report is asked for by: a duty of the law, or a directive's task.
pub fn asked_by(by_law: bool) -> Word {
    match by_law {
        true => word("report-by-law"),
        false => word("report-by-directive"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn periods_are_called_as_people_and_papers_call_them() {
        let words = Words::load().unwrap();
        let short = |code| words.say(Lang::Vi, &period_word(code));
        let long = |code| words.say(Lang::Vi, &on_paper(code));
        assert_eq!(short("2026-Q3"), "Quý III/2026");
        assert_eq!(long("2026-Q3"), "quý III năm 2026");
        assert_eq!(long("2026-H1"), "6 tháng đầu năm 2026");
        assert_eq!(long("2026"), "năm 2026");
        assert_eq!(long("2013-2023"), "giai đoạn 2013–2023");
    }
}
