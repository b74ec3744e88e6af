use jiff::civil::Date;

/// How the posting of a timetable stands (Luật Tiếp công dân 42/2013/QH13 Đ24 k4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posting {
    /// Posted in time.
    InTime,
    /// Posted, so many days after the last day in time.
    Late(i32),
    /// Not posted, and there is still time.
    Awaited,
    /// Not posted, and the last day in time has passed.
    Missing,
    /// The calendar does not reach so far: nobody can say.
    Unknown,
}

impl Posting {
    /// The code under which words and lists know it.
    pub fn code(self) -> &'static str {
        match self {
            Posting::InTime => "in-time",
            Posting::Late(_) => "late",
            Posting::Awaited => "awaited",
            Posting::Missing => "missing",
            Posting::Unknown => "unknown",
        }
    }
}

/// How a posting stands: the last day in time, the day on which it was first posted, and today.
pub fn posting(last: Option<Date>, posted: Option<Date>, today: Date) -> Posting {
    match (last, posted) {
        (None, _) => Posting::Unknown,
        (Some(last), Some(posted)) if posted <= last => Posting::InTime,
        (Some(last), Some(posted)) => Posting::Late(last.until(posted).map_or(0, |span| span.get_days())),
        (Some(last), None) if last < today => Posting::Missing,
        (Some(_), None) => Posting::Awaited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_is_still_in_time() {
        let last = date(2026, 11, 17);
        let state = |posted, today| posting(Some(last), posted, today);
        assert_eq!(state(Some(last), date(2026, 11, 30)), Posting::InTime);
        assert_eq!(
            state(Some(date(2026, 11, 20)), date(2026, 11, 30)),
            Posting::Late(3)
        );
        assert_eq!(state(None, last), Posting::Awaited);
        assert_eq!(state(None, date(2026, 11, 18)), Posting::Missing);
        assert_eq!(posting(None, None, last), Posting::Unknown);
    }
}
