use super::Kind;
use crate::web::Clock;
use jiff::{SignedDuration, Timestamp};

/// So many minutes one can undo.
pub const MINUTES: i64 = 15;
/// What waits begins before the day ends: a day late would be a term missed.
const LATEST: (i8, i8) = (23, 45);

/// When it begins, and until when it can be undone: microseconds UTC.
pub fn window(kind: Kind, clock: &Clock) -> (i64, i64) {
    let now = clock.now();
    let later = now + SignedDuration::from_mins(MINUTES);
    match kind.tells() {
        false => (now.as_microsecond(), later.as_microsecond()),
        true => {
            let begins = later.min(latest(now, clock)).max(now).as_microsecond();
            (begins, begins)
        }
    }
}

fn latest(now: Timestamp, clock: &Clock) -> Timestamp {
    let evening = clock.today().at(LATEST.0, LATEST.1, 0, 0);
    // Seven hours ahead all year.
    let offset = jiff::tz::offset(7);
    offset.to_timestamp(evening).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_waits_but_not_into_the_next_day() {
        let clock = Clock::standing("2026-11-23T02:00:00Z".parse().unwrap());
        let minutes = |at: i64| (at - clock.micros()) / 60_000_000;
        let (begins, until) = window(Kind::Answer, &clock);
        assert_eq!((minutes(begins), minutes(until)), (15, 15));
        let (begins, until) = window(Kind::Assign, &clock);
        assert_eq!((minutes(begins), minutes(until)), (0, 15));
        clock.set("2026-11-23T16:40:00Z".parse().unwrap());
        let (begins, _) = window(Kind::Transfer, &clock);
        assert_eq!((begins - clock.micros()) / 60_000_000, 5, "a quarter to midnight");
        clock.set("2026-11-23T16:50:00Z".parse().unwrap());
        let (begins, _) = window(Kind::Transfer, &clock);
        assert_eq!(begins, clock.micros(), "then at once");
    }
}
