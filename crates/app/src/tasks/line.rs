use crate::web::urls;
use crate::words::{Word, word, word_of};
use gandan_core::documents::Period;
use gandan_core::tasks::{RoundName, Standing, State, standing};
use gandan_store::StoreError;
use gandan_store::tasks::AssignmentRow;
use jiff::civil::Date;
use serde::Serialize;

/// An assignment as lists show it.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Number of the item.
    pub ordinal: Option<String>,
    /// Short name of the task.
    pub title: String,
    /// Number and symbol of the document, or the name of its file.
    pub document: String,
    /// Page of the document's tasks.
    pub document_href: String,
    /// Who must do it.
    pub body: String,
    /// Who gave it.
    pub giver: String,
    /// Leads or supports.
    pub part: Word,
    /// How it stands.
    pub state: Word,
    /// Colour of the state.
    pub tone: &'static str,
    /// Last day in time.
    pub due: Option<String>,
    /// Days left or past.
    pub late: Option<Word>,
    /// Colour of those.
    pub late_tone: &'static str,
    /// Which round of a recurring duty.
    pub round: Option<Word>,
    /// End of its period, where no day is due.
    pub period_end: Option<String>,
    /// When it was last chased.
    pub chased_at: Option<i64>,
    /// Chasing it makes sense.
    pub chaseable: bool,
}

impl Line {
    /// The row as it stands on `today`.
    ///
    /// # Errors
    /// A stored word that the program does not know.
    pub fn of(row: &AssignmentRow, today: Date) -> Result<Line, StoreError> {
        let facts = row.facts()?;
        let stands = standing(facts, today);
        let (late, late_tone) = lateness(stands);
        Ok(Line {
            id: row.id.to_string(),
            href: urls::with_id(urls::ASSIGNMENT, row.id),
            ordinal: row.ordinal.clone(),
            title: row.title.clone(),
            document: document_label(
                row.kind.as_deref(),
                row.number.as_deref(),
                row.symbol.as_deref(),
                &row.file_name,
            ),
            document_href: urls::with_id(urls::DOCUMENT_TASKS, row.document_id),
            body: row.body_name.clone(),
            giver: row.giver_name.clone(),
            part: word_of("task-part-", row.part()?.code()),
            state: state_word(facts.state),
            tone: state_tone(facts.state),
            due: row.due.clone(),
            late,
            late_tone,
            round: row.round().map(round_word),
            period_end: row.last_day.clone().filter(|_| row.due.is_none()),
            chased_at: row.chased_at,
            chaseable: gandan_core::tasks::chase(facts).is_ok(),
        })
    }

    /// One for the tests of templates.
    pub fn sample(state: State) -> Line {
        let late = state == State::NotStarted;
        Line {
            id: uuid::Uuid::nil().to_string(),
            href: "/".to_owned(),
            ordinal: Some("1".to_owned()),
            title: "Tổ chức quán triệt".to_owned(),
            document: "CT 16/CT-TTg".to_owned(),
            document_href: "/".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            giver: "UBND tỉnh Mẫu".to_owned(),
            part: word_of("task-part-", "lead"),
            state: state_word(state),
            tone: state_tone(state),
            due: late.then(|| "2026-11-20".to_owned()),
            late: late.then(|| word("task-overdue-days").with("days", 3i64)),
            late_tone: "over",
            round: late.then(|| round_word(RoundName::of(Period::Quarter, Date::constant(2026, 11, 20)))),
            period_end: (!late).then(|| "2026-12-31".to_owned()),
            chased_at: late.then_some(0),
            chaseable: late,
        }
    }
}

/// Days past or left, and the colour: red only for overdue.
fn lateness(stands: Standing) -> (Option<Word>, &'static str) {
    if let Some(days) = stands.overdue {
        return (
            Some(word("task-overdue-days").with("days", i64::from(days))),
            "over",
        );
    }
    if let Some(days) = stands.done_late {
        return (
            Some(word("task-done-late-days").with("days", i64::from(days))),
            "near",
        );
    }
    match stands.days_left {
        Some(_) if stands.state == State::Reported => (None, "plain"),
        Some(0) => (Some(word("task-due-today")), "near"),
        Some(days) => {
            let left = word("task-days-left").with("days", i64::from(days));
            (Some(left), if days <= 7 { "near" } else { "info" })
        }
        None => (None, "plain"),
    }
}

/// The word of a state.
pub fn state_word(state: State) -> Word {
    word_of("task-state-", state.code())
}

/// The colour of a state; never red, which is for overdue.
pub fn state_tone(state: State) -> &'static str {
    match state {
        State::NotStarted => "plain",
        State::OnSchedule | State::Reported => "info",
        State::Behind => "near",
        State::Done => "done",
    }
}

/// "Quý III/2026"
pub fn round_word(name: RoundName) -> Word {
    let roman = |number: i8| match number {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
    let number = name.number.to_string();
    let (code, number) = match name.period {
        Period::Week => ("week", number),
        Period::Month => ("month", number),
        Period::Quarter => ("quarter", roman(name.number).to_owned()),
        Period::HalfYear if name.number == 1 => ("first-half", number),
        Period::HalfYear => ("second-half", number),
        Period::Year => ("year", number),
    };
    word_of("task-round-", code)
        .with("number", number)
        .with("year", name.year.to_string())
}

/// `CT 16/CT-TTg`, `CV 1213-CV/TU`; the name of the file where it has no number.
pub fn document_label(kind: Option<&str>, number: Option<&str>, symbol: Option<&str>, file: &str) -> String {
    let (Some(number), Some(symbol)) = (number, symbol) else {
        return file.to_owned();
    };
    // Party papers write 1213-CV/TU, the government's 16/CT-TTg.
    let joint = if symbol.contains('/') { '-' } else { '/' };
    match kind {
        Some(kind) => format!("{kind} {number}{joint}{symbol}"),
        None => format!("{number}{joint}{symbol}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};

    #[test]
    fn rounds_are_named_as_people_name_them() {
        let words = Words::load().unwrap();
        let say = |code: &str| words.say(Lang::Vi, &round_word(code.parse().unwrap()));
        assert_eq!(say("2026-Q3"), "Quý III/2026");
        assert_eq!(say("2026-M09"), "Tháng 9/2026");
        assert_eq!(say("2026-W47"), "Tuần 47/2026");
        assert_eq!(say("2026-H2"), "6 tháng cuối năm 2026");
        assert_eq!(say("2026"), "Năm 2026");
    }

    #[test]
    fn documents_are_called_by_number_and_symbol() {
        assert_eq!(
            document_label(Some("CT"), Some("16"), Some("CT-TTg"), "a.pdf"),
            "CT 16/CT-TTg"
        );
        assert_eq!(
            document_label(None, Some("1213"), Some("CV/TU"), "a.pdf"),
            "1213-CV/TU"
        );
        assert_eq!(document_label(Some("CT"), None, None, "a.pdf"), "a.pdf");
    }
}
