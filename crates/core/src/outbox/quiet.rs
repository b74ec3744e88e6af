use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::{self, TimeZone};
use std::str::FromStr;

/// Hours of the day in Việt Nam in which nobody is disturbed: from the first time until before the second, over
/// midnight where the first is later. There is no notice so urgent that it would not wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours(Option<(Time, Time)>);

/// What is written is no span of hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no quiet hours: {0:?} (give \"21:00-06:00\", or \"none\")")]
pub struct QuietHoursError(String);

impl Default for QuietHours {
    /// From nine in the evening until six in the morning.
    fn default() -> QuietHours {
        QuietHours(Some((Time::constant(21, 0, 0, 0), Time::constant(6, 0, 0, 0))))
    }
}

impl QuietHours {
    /// No quiet hours at all.
    pub const NONE: QuietHours = QuietHours(None);

    /// The first instant from `instant` on at which a notice may go out.
    pub fn open_from(self, instant: Timestamp) -> Timestamp {
        let Some((from, until)) = self.0 else {
            return instant;
        };
        // Seven hours ahead all year.
        let local = instant.to_zoned(TimeZone::fixed(tz::offset(7)));
        let time = local.time();
        let over_midnight = from > until;
        let quiet = if over_midnight {
            time >= from || time < until
        } else {
            time >= from && time < until
        };
        if !quiet {
            return instant;
        }
        let day = if over_midnight && time >= from {
            local.date().tomorrow()
        } else {
            Ok(local.date())
        };
        day.and_then(|day| day.to_datetime(until).to_zoned(TimeZone::fixed(tz::offset(7))))
            .map_or(instant, |end| end.timestamp())
    }

    /// Whether nothing may go out at `instant`.
    pub fn holds(self, instant: Timestamp) -> bool {
        self.open_from(instant) != instant
    }
}

impl FromStr for QuietHours {
    type Err = QuietHoursError;

    fn from_str(text: &str) -> Result<QuietHours, QuietHoursError> {
        let wrong = || QuietHoursError(text.to_owned());
        if text.trim() == "none" {
            return Ok(QuietHours::NONE);
        }
        let (from, until) = text.split_once('-').ok_or_else(wrong)?;
        let time = |text: &str| {
            let (hour, minute) = text.trim().split_once(':')?;
            Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
        };
        let (from, until) = (time(from).ok_or_else(wrong)?, time(until).ok_or_else(wrong)?);
        // The same time twice would be the whole day: nothing would ever go out.
        if from == until {
            return Err(wrong());
        }
        Ok(QuietHours(Some((from, until))))
    }
}

impl std::fmt::Display for QuietHours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some((from, until)) => write!(
                f,
                "{:02}:{:02}-{:02}:{:02}",
                from.hour(),
                from.minute(),
                until.hour(),
                until.minute()
            ),
            None => f.write_str("none"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `instant` and the answer as clocks in Việt Nam show them.
    #[track_caller]
    fn check(hours: &str, instant: &str, open: &str) {
        let hours: QuietHours = hours.parse().unwrap();
        let at = |text: &str| -> Timestamp { format!("{text}+07:00").parse().unwrap() };
        assert_eq!(hours.open_from(at(instant)), at(open));
        assert_eq!(hours.holds(at(instant)), instant != open);
    }

    #[test]
    fn a_night_lasts_until_the_morning_after() {
        check("21:00-06:00", "2026-02-16T20:59:59", "2026-02-16T20:59:59");
        check("21:00-06:00", "2026-02-16T21:00:00", "2026-02-17T06:00:00");
        check("21:00-06:00", "2026-12-31T23:30:00", "2027-01-01T06:00:00");
        check("21:00-06:00", "2026-02-17T05:59:59", "2026-02-17T06:00:00");
        check("21:00-06:00", "2026-02-17T06:00:00", "2026-02-17T06:00:00");
    }

    #[test]
    fn a_noon_rest_ends_the_same_day() {
        check("11:30-13:00", "2026-02-16T12:00:00", "2026-02-16T13:00:00");
        check("11:30-13:00", "2026-02-16T13:00:00", "2026-02-16T13:00:00");
        check("none", "2026-02-16T23:00:00", "2026-02-16T23:00:00");
    }

    #[test]
    fn what_is_no_span_is_named() {
        for wrong in ["", "21:00", "21-6", "25:00-06:00", "06:00-06:00", "đêm"] {
            assert!(wrong.parse::<QuietHours>().is_err(), "{wrong:?}");
        }
        assert_eq!(QuietHours::default().to_string(), "21:00-06:00");
    }
}
