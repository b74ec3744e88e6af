use super::period::Window;
use crate::bodies::BodyId;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// A report that somebody owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Code of the duty; empty for a round of a directive's task.
    pub duty: String,
    /// The task, for a directive's own duty.
    pub task: Option<Uuid>,
    /// Code of the period: `2026-Q3`.
    pub period: String,
    /// About which body.
    pub body: BodyId,
    /// Who answers for it: itself, or whoever took its place before the period ended.
    pub by: BodyId,
    /// To whom; nothing where no such body is known.
    pub to: Option<BodyId>,
    /// The days of the period on which the body existed.
    pub window: Window,
    /// By when; nothing where neither law nor paper says it.
    pub due: Option<Date>,
}

/// A report that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// Code of the duty; empty for a round of a directive's task.
    pub duty: String,
    /// The task.
    pub task: Option<Uuid>,
    /// Code of the period.
    pub period: String,
    /// About which body.
    pub body: BodyId,
    /// The day on which it was first sent. One that was returned counts as sent when it is sent again.
    pub sent: Date,
}

/// How a report stands that somebody owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not sent, and the due day is over by so many days. It is named, and never filled in.
    Missing(i32),
    /// Sent after the due day, by so many days.
    Late(i32),
    /// Not sent, and not due yet, or no day is due.
    Awaited,
    /// Sent in time, or where no day is due.
    Received,
}

impl Standing {
    /// As words and addresses know it.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Missing(_) => "missing",
            Standing::Late(_) => "late",
            Standing::Awaited => "awaited",
            Standing::Received => "received",
        }
    }
}

/// A report that somebody owes, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// What is owed.
    pub expected: Expected,
    /// When it was sent.
    pub sent: Option<Date>,
    /// How it stands.
    pub standing: Standing,
}

/// Holds what is owed against what was sent, in the order of `expected`.
pub fn owed(expected: Vec<Expected>, filed: &[Filed], today: Date) -> Vec<Owed> {
    let mut sent: BTreeMap<(&str, Option<Uuid>, &str, BodyId), Date> = BTreeMap::new();
    for one in filed {
        let key = (one.duty.as_str(), one.task, one.period.as_str(), one.body);
        sent.entry(key)
            .and_modify(|day| *day = (*day).min(one.sent))
            .or_insert(one.sent);
    }
    expected
        .into_iter()
        .map(|expected| {
            let key = (
                expected.duty.as_str(),
                expected.task,
                expected.period.as_str(),
                expected.body,
            );
            let sent = sent.get(&key).copied();
            let late = |day: Date| {
                expected
                    .due
                    .map(|due| (day - due).get_days())
                    .filter(|days| *days > 0)
            };
            let standing = match (sent, sent.map_or_else(|| late(today), late)) {
                (Some(_), Some(days)) => Standing::Late(days),
                (Some(_), None) => Standing::Received,
                (None, Some(days)) => Standing::Missing(days),
                (None, None) => Standing::Awaited,
            };
            Owed {
                expected,
                sent,
                standing,
            }
        })
        .collect()
}

/// How many stand how: missing, late, awaited, received.
pub fn by_state(owed: &[Owed]) -> [usize; 4] {
    let count = |code| owed.iter().filter(|one| one.standing.code() == code).count();
    [
        count("missing"),
        count("late"),
        count("awaited"),
        count("received"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn commune(n: u128, due: Option<Date>) -> Expected {
        let body = BodyId(Uuid::from_u128(n));
        Expected {
            duty: "statistics-commune".to_owned(),
            task: None,
            period: "2026-Q3".to_owned(),
            body,
            by: body,
            to: None,
            window: Window {
                first: date(2026, 6, 15),
                last: date(2026, 9, 14),
            },
            due,
        }
    }

    fn filed(n: u128, sent: Date) -> Filed {
        let Expected {
            duty,
            task,
            period,
            body,
            ..
        } = commune(n, None);
        Filed {
            duty,
            task,
            period,
            body,
            sent,
        }
    }

    #[test]
    fn who_sent_late_and_who_sent_nothing_are_named() {
        let due = Some(date(2026, 9, 17));
        let expected = vec![
            commune(1, due),
            commune(2, due),
            commune(3, due),
            commune(4, None),
        ];
        let sent = [
            filed(1, date(2026, 9, 17)),
            filed(2, date(2026, 9, 20)),
            filed(2, date(2026, 9, 25)),
        ];
        let found = owed(expected.clone(), &sent, date(2026, 9, 21));
        let standing: Vec<Standing> = found.iter().map(|one| one.standing).collect();
        assert_eq!(
            standing,
            [
                Standing::Received,
                Standing::Late(3),
                Standing::Missing(4),
                Standing::Awaited
            ]
        );
        assert_eq!(by_state(&found), [1, 1, 1, 1]);
        // On the due day itself nobody is missing yet.
        assert_eq!(by_state(&owed(expected, &[], date(2026, 9, 17))), [0, 0, 4, 0]);
    }
}
