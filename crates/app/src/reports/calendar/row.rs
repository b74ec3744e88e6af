//! What is owed as lists show it.

use super::load::Item;
use crate::bodies::Known;
use crate::reports::{period_word, state_word};
use crate::web::urls;
use crate::words::{Word, word, word_of};
use gandan_core::access::{Act, Actor, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{ReportState, Standing, by_state};
use jiff::civil::Date;
use serde::Serialize;

/// A report that is owed.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// What is asked for.
    pub title: String,
    /// Which period.
    pub period: Word,
    /// First day covered, ISO.
    pub first: String,
    /// Last day covered, ISO.
    pub last: String,
    /// By when, ISO.
    pub due: Option<String>,
    /// Why no day is known.
    pub unknown: Option<String>,
    /// About whom, and who answers for it where that is another.
    pub body: String,
    /// Who took its place.
    pub by: Option<String>,
    /// To whom.
    pub to: String,
    /// When it was sent, ISO.
    pub sent: Option<String>,
    /// How it stands.
    pub state: Word,
    /// Colour of that.
    pub tone: &'static str,
    /// Where the days are derived, or where the task stands.
    pub detail: String,
    /// The report, where it was begun and may be read.
    pub report: Option<String>,
    /// How far it is.
    pub draft: Option<Word>,
    /// Where to begin it, for who may.
    pub begin: Option<String>,
    /// When it was last reminded of (microseconds UTC).
    pub reminded: Option<i64>,
}

/// How a report stands, and the colour of that.
pub fn standing(item: &Item, today: Date) -> (Word, &'static str) {
    let expected = &item.owed.expected;
    match item.owed.standing {
        Standing::Missing(days) => (word("calendar-missing").with("days", i64::from(days)), "over"),
        Standing::Late(days) => (word("calendar-late").with("days", i64::from(days)), "near"),
        Standing::Received => (word("calendar-received"), "done"),
        Standing::Awaited if today < expected.window.first => (word("calendar-ahead"), "plain"),
        Standing::Awaited => match expected.due.map(|due| (due - today).get_days()) {
            None => (word("calendar-awaited"), "plain"),
            Some(0) => (word("calendar-due-today"), "near"),
            Some(days @ 1..=7) => (word("calendar-left").with("days", i64::from(days)), "near"),
            Some(days) => (word("calendar-left").with("days", i64::from(days)), "plain"),
        },
    }
}

impl Row {
    /// Of an item, for who reads it.
    pub fn of(item: &Item, known: &Known, actor: &Actor, today: Date) -> Row {
        let expected = &item.owed.expected;
        let tree = known.tree(today);
        let (state, tone) = standing(item, today);
        let name = |body: BodyId| known.name(body).to_owned();
        let stored = item
            .report
            .as_ref()
            .and_then(|(_, code)| ReportState::from_code(code));
        let seen = stored.is_some_and(|state| state.is_filed() || state == ReportState::Returned);
        let object = Object::Report {
            by: expected.by,
            to: expected.to.filter(|_| seen),
        };
        let reads = may(actor, Act::ReadReport, object, &tree).is_ok();
        let writes = may(actor, Act::WriteReport, object, &tree).is_ok();
        let begun = expected.window.first <= today;
        let begin = match item.assignment {
            Some(assignment) => urls::report_begin_task(assignment),
            None => urls::report_begin_duty(&expected.duty, &expected.period, expected.body.0),
        };
        Row {
            title: item.title.clone(),
            period: said_period(&expected.period),
            first: expected.window.first.to_string(),
            last: expected.window.last.to_string(),
            due: expected.due.map(|due| due.to_string()),
            unknown: item.unknown.clone(),
            body: name(expected.body),
            by: (expected.by != expected.body).then(|| name(expected.by)),
            to: expected.to.map(name).unwrap_or_default(),
            sent: item.owed.sent.map(|day| day.to_string()),
            state,
            tone,
            detail: match item.assignment {
                Some(assignment) => urls::with_id(urls::ASSIGNMENT, assignment),
                None => urls::report_duty(&expected.duty, &expected.period, None),
            },
            report: item
                .report
                .as_ref()
                .filter(|_| reads)
                .map(|(id, _)| urls::with_id(urls::REPORT_PAGE, id)),
            draft: stored.filter(|_| reads || seen).map(state_word),
            begin: (item.report.is_none() && writes && begun).then_some(begin),
            reminded: None,
        }
    }

    /// One for the tests of templates.
    pub fn sample(tone: &'static str) -> Row {
        let some = tone != "plain";
        Row {
            title: "Thống kê tiếp công dân, xử lý đơn".to_owned(),
            period: period_word("2026-Q3"),
            first: "2026-06-15".to_owned(),
            last: "2026-09-14".to_owned(),
            due: some.then(|| "2026-09-17".to_owned()),
            unknown: (!some).then(|| "Chưa biết hạn".to_owned()),
            body: "UBND xã Mẫu".to_owned(),
            by: some.then(|| "UBND xã Mới".to_owned()),
            to: "UBND tỉnh Mẫu".to_owned(),
            sent: some.then(|| "2026-09-18".to_owned()),
            state: word("calendar-missing").with("days", 3_i64),
            tone,
            detail: "/".to_owned(),
            report: some.then(|| "/".to_owned()),
            draft: some.then(|| state_word(ReportState::Sent)),
            begin: (!some).then(|| "/".to_owned()),
            reminded: some.then_some(0),
        }
    }
}

/// A period of a report, or a week of a recurring task.
pub fn said_period(code: &str) -> Word {
    match code.split_once("-W") {
        Some((year, week)) => word_of("task-round-", "week")
            .with("number", week)
            .with("year", year),
        None => period_word(code),
    }
}

/// What all bodies below owe for one period, counted; each count opens into who they are.
#[derive(Debug, Clone, Serialize)]
pub struct Group {
    /// What is asked for.
    pub title: String,
    /// Which period.
    pub period: Word,
    /// By when, ISO.
    pub due: Option<String>,
    /// Why no day is known.
    pub unknown: Option<String>,
    /// Where all of them are named.
    pub href: String,
    /// How many.
    pub total: usize,
    /// Missing, late, awaited, received; each with its list.
    pub counts: Vec<Count>,
}

/// A count that opens.
#[derive(Debug, Clone, Serialize)]
pub struct Count {
    /// Code of the standing.
    pub code: &'static str,
    /// What it counts.
    pub label: Word,
    /// How many.
    pub value: usize,
    /// Who they are.
    pub href: String,
}

/// In the order of [`by_state`].
pub const STANDINGS: [(&str, &str); 4] = [
    ("missing", "thieu"),
    ("late", "muon"),
    ("awaited", "cho"),
    ("received", "da-gui"),
];

/// The counts of some reports; `to` makes the address of a filter.
pub fn counts(items: &[&Item], to: impl Fn(&str) -> String) -> Vec<Count> {
    let owed: Vec<_> = items.iter().map(|item| item.owed.clone()).collect();
    STANDINGS
        .into_iter()
        .zip(by_state(&owed))
        .map(|((code, filter), value)| Count {
            code,
            label: word_of("calendar-count-", code),
            value,
            href: to(filter),
        })
        .collect()
}

impl Group {
    /// Items of one duty or task and one period; nothing where there are none.
    pub fn of(items: &[&Item], body: BodyId) -> Option<Group> {
        let first = items.first()?;
        let expected = &first.owed.expected;
        let (duty, period) = (expected.duty.as_str(), expected.period.as_str());
        let to = |filter: &str| match expected.task {
            // Who was given a task is named, and chased, where the task stands.
            Some(task) => urls::with_id(urls::TASK, task),
            None => urls::report_duty(duty, period, Some((body.0, filter))),
        };
        Some(Group {
            title: first.title.clone(),
            period: said_period(period),
            due: expected.due.map(|due| due.to_string()),
            unknown: first.unknown.clone(),
            href: to(""),
            total: items.len(),
            counts: counts(items, to),
        })
    }

    /// One for the tests of templates.
    pub fn sample() -> Group {
        let count = |code| Count {
            code,
            label: word_of("calendar-count-", code),
            value: usize::from(code != "late"),
            href: "/".to_owned(),
        };
        Group {
            title: "Thống kê tiếp công dân, xử lý đơn".to_owned(),
            period: period_word("2026-Q3"),
            due: Some("2026-09-17".to_owned()),
            unknown: None,
            href: "/".to_owned(),
            total: 3,
            counts: STANDINGS.map(|(code, _)| count(code)).to_vec(),
        }
    }
}
