use super::{Owed, Standing};
use jiff::civil::Date;

/// A reminder that comes by itself, each once for a report that is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// The due day is near and nothing was sent.
    Soon,
    /// The due day is over and nothing was sent.
    Late,
}

/// So many days before the due day the first reminder comes.
const SOON: i32 = 3;
/// What has been missing for longer is not reminded of by itself any more: people know, and ask themselves.
const LONG: i32 = 30;

impl Reminder {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Reminder::Soon => "soon",
            Reminder::Late => "late",
        }
    }

    /// The reminder that is due on a day, where one is. A report without a known due day has none.
    pub fn of(owed: &Owed, today: Date) -> Option<Reminder> {
        let left = owed.expected.due.map(|due| (due - today).get_days());
        match (owed.standing, left) {
            (Standing::Missing(days), _) if days <= LONG => Some(Reminder::Late),
            (Standing::Awaited, Some(0..=SOON)) => Some(Reminder::Soon),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Expected, Window, owed};
    use super::*;
    use crate::bodies::BodyId;
    use jiff::civil::date;
    use uuid::Uuid;

    fn on(today: Date, due: Option<Date>) -> Option<Reminder> {
        let body = BodyId(Uuid::from_u128(1));
        let expected = Expected {
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
        };
        Reminder::of(&owed(vec![expected], &[], today)[0], today)
    }

    #[test]
    fn three_days_before_and_once_more_when_it_is_late() {
        let due = Some(date(2026, 9, 17));
        assert_eq!(on(date(2026, 9, 13), due), None);
        assert_eq!(on(date(2026, 9, 14), due), Some(Reminder::Soon));
        assert_eq!(on(date(2026, 9, 17), due), Some(Reminder::Soon));
        assert_eq!(on(date(2026, 9, 18), due), Some(Reminder::Late));
        assert_eq!(
            on(date(2026, 11, 18), due),
            None,
            "what is long missing is no news"
        );
        assert_eq!(
            on(date(2026, 9, 18), None),
            None,
            "a day that nobody knows is not late"
        );
    }
}
