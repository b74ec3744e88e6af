use crate::cases::said::step_word;
use crate::words::{Word, word_of};
use gandan_core::cases::PublicStep;
use gandan_rulebook::Rulebook;
use gandan_store::cases::{CaseRow, MoveRow, TransferRow};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use serde::Serialize;

/// A step of the time line in plain words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// `done`, `now`, `next`.
    pub state: &'static str,
    /// What happened.
    pub title: Word,
    /// The day, ISO.
    pub when: Option<String>,
    /// Why, from whom to whom, by which article.
    pub text: String,
    /// Since when the case is there that it was joined with, ISO.
    pub since: Option<String>,
}

/// The way a matter is expected to go.
const WAY: [PublicStep; 4] = [
    PublicStep::Sorting,
    PublicStep::Accepted,
    PublicStep::Answered,
    PublicStep::Confirmed,
];

/// The time line of a case: what was done, what is being done, what will follow.
pub fn timeline(book: &Rulebook, case: &CaseRow, moves: &[MoveRow], transfers: &[TransferRow]) -> Vec<Line> {
    let mut lines = vec![(
        case.received_at,
        done("received", &case.received_day, String::new()),
    )];
    for transfer in transfers {
        lines.extend(passed_on(transfer));
    }
    let mut before = PublicStep::Received;
    for step in moves {
        let after = step_of(book, &step.procedure, &step.to_state).unwrap_or(before);
        if after != before && after != PublicStep::Received {
            let again = before == PublicStep::Answered || before == PublicStep::Confirmed;
            let title = if again && after == PublicStep::Accepted {
                "reopened"
            } else {
                after.code()
            };
            lines.push((step.at, done(title, &step.day, because(after, step))));
        }
        before = after;
    }
    lines.sort_by_key(|(at, _)| *at);
    let mut lines: Vec<Line> = lines.into_iter().map(|(_, line)| line).collect();
    let now = step_of(book, &case.procedure, &case.state).unwrap_or(before);
    follow(&mut lines, now);
    lines
}

fn step_of(book: &Rulebook, procedure: &str, state: &str) -> Option<PublicStep> {
    book.procedure(procedure)?.state(state).map(|state| state.step)
}

fn done(title: &str, day: &str, text: String) -> Line {
    Line {
        state: "done",
        title: step(title),
        when: Some(day.to_owned()),
        text,
        since: None,
    }
}

/// Steps that only the history knows have words of their own.
fn step(title: &str) -> Word {
    match title {
        "transferred" | "transfer-accepted" | "transfer-returned" | "transfer-cancelled" | "reopened" => {
            word_of("tracking-step-", title)
        }
        other => step_word(other),
    }
}

/// An end or a pause says why; an answer stands below in full.
fn because(step: PublicStep, made: &MoveRow) -> String {
    match step {
        PublicStep::Ended | PublicStep::Paused => joined(&[&made.reason, &made.basis]),
        PublicStep::Accepted | PublicStep::Sorting => made.basis.clone(),
        _ => String::new(),
    }
}

fn passed_on(transfer: &TransferRow) -> Vec<(i64, Line)> {
    let way = format!("{} → {}", transfer.from_name, transfer.to_name);
    let text = joined(&[&way, &transfer.reason, &transfer.basis]);
    let mut lines = vec![(transfer.at, done("transferred", &day_of(transfer.at), text))];
    if let Some(at) = transfer.answered_at {
        let title = match transfer.state.as_str() {
            "accepted" => "transfer-accepted",
            "returned" => "transfer-returned",
            _ => "transfer-cancelled",
        };
        let text = joined(&[&transfer.to_name, &transfer.answer]);
        lines.push((at, done(title, &day_of(at), text)));
    }
    lines
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The step that the case is in, and those that are still to come.
fn follow(lines: &mut Vec<Line>, now: PublicStep) {
    let current = match now {
        PublicStep::Received => PublicStep::Sorting,
        PublicStep::Answered => PublicStep::Confirmed,
        PublicStep::Ended | PublicStep::Confirmed => return,
        other => other,
    };
    let title = step_word(current.code());
    match lines.last_mut() {
        Some(last) if last.title.key == title.key => last.state = "now",
        _ => lines.push(Line {
            state: "now",
            title,
            when: None,
            text: String::new(),
            since: None,
        }),
    }
    let at = WAY.iter().position(|step| *step == current).unwrap_or(1);
    lines.extend(WAY.iter().skip(at + 1).map(|step| Line {
        state: "next",
        title: step_word(step.code()),
        when: None,
        text: String::new(),
        since: None,
    }));
}

/// The day in Việt Nam, ISO.
pub fn day_of(micros: i64) -> String {
    date_of(micros).map_or_else(String::new, |day| day.to_string())
}

fn date_of(micros: i64) -> Option<Date> {
    let zone = TimeZone::fixed(Offset::constant(7));
    Some(Timestamp::from_microsecond(micros).ok()?.to_zoned(zone).date())
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn case(state: &str) -> CaseRow {
        CaseRow {
            id: Uuid::nil(),
            regime: "feedback".to_owned(),
            procedure: "feedback".to_owned(),
            state: state.to_owned(),
            open: true,
            body_id: Uuid::nil(),
            body_name: "UBND xã Mẫu".to_owned(),
            officer_id: None,
            officer_name: None,
            subject: "lighting".to_owned(),
            place_id: None,
            place_name: None,
            place_words: String::new(),
            title: "Đèn".to_owned(),
            field: true,
            helper_id: None,
            circumstances: "{}".to_owned(),
            clocks: "[]".to_owned(),
            next_due: "2026-12-10".to_owned(),
            next_clock: String::new(),
            hops: 0,
            people: 1,
            received_at: 1,
            received_day: "2026-11-23".to_owned(),
            outcome: None,
            answered_day: None,
            days: None,
            in_time: None,
            closed_day: None,
            reopened: 0,
            solved: None,
            stars: None,
            earlier_id: None,
            merged_id: None,
            sealed: false,
            disposed_day: None,
            version: 1,
            offered_id: None,
        }
    }

    fn made(act: &str, from: &str, to: &str, at: i64) -> MoveRow {
        MoveRow {
            id: Uuid::nil(),
            case_id: Uuid::nil(),
            number: at,
            at,
            day: "2026-11-24".to_owned(),
            account_id: None,
            actor: String::new(),
            body_id: None,
            body_name: None,
            act: act.to_owned(),
            procedure: "feedback".to_owned(),
            from_state: from.to_owned(),
            to_state: to.to_owned(),
            reason: String::new(),
            basis: String::new(),
            told: String::new(),
            detail: "{}".to_owned(),
        }
    }

    fn told(state: &str, moves: &[MoveRow]) -> Vec<(&'static str, String)> {
        timeline(Rulebook::shipped(), &case(state), moves, &[])
            .into_iter()
            .map(|line| {
                (
                    line.state,
                    line.title
                        .key
                        .replace("case-step-", "")
                        .replace("tracking-step-", ""),
                )
            })
            .collect()
    }

    fn expected(lines: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
        lines
            .iter()
            .map(|(state, title)| (*state, (*title).to_owned()))
            .collect()
    }

    #[test]
    fn what_has_just_come_is_looked_at() {
        assert_eq!(
            told("received", &[]),
            expected(&[
                ("done", "received"),
                ("now", "sorting"),
                ("next", "accepted"),
                ("next", "answered"),
                ("next", "confirmed")
            ])
        );
    }

    #[test]
    fn an_answer_waits_for_the_person() {
        let moves = [
            made("accept", "received", "accepted", 2),
            made("answer", "accepted", "answered", 3),
        ];
        assert_eq!(
            told("answered", &moves),
            expected(&[
                ("done", "received"),
                ("done", "accepted"),
                ("done", "answered"),
                ("now", "confirmed")
            ])
        );
    }

    #[test]
    fn not_yet_opens_it_again() {
        let moves = [
            made("answer", "received", "answered", 2),
            made("deny", "answered", "reopened", 3),
        ];
        let lines = told("reopened", &moves);
        assert_eq!(lines[2], ("done", "reopened".to_owned()));
        assert_eq!(lines[3], ("now", "accepted".to_owned()));
    }

    #[test]
    fn an_end_has_nothing_after_it() {
        let refused = [made("refuse", "received", "refused", 2)];
        assert_eq!(
            told("refused", &refused),
            expected(&[("done", "received"), ("done", "ended")])
        );
    }
}
