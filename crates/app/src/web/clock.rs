use jiff::civil::Date;
use jiff::tz::{self, TimeZone};
use jiff::{Timestamp, Zoned};
use std::sync::{Arc, Mutex, PoisonError};

/// Today and now. Tests set it; nothing else in the program asks the machine.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<Mutex<Timestamp>>>);

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Clock {
        Clock(None)
    }

    /// A clock that stands at `now` until it is [`set`](Clock::set).
    pub fn standing(now: Timestamp) -> Clock {
        Clock(Some(Arc::new(Mutex::new(now))))
    }

    /// Moves a standing clock; the clock of the machine does not move.
    pub fn set(&self, now: Timestamp) {
        if let Some(standing) = &self.0 {
            *standing.lock().unwrap_or_else(PoisonError::into_inner) = now;
        }
    }

    /// This instant.
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Some(standing) => *standing.lock().unwrap_or_else(PoisonError::into_inner),
            None => Timestamp::now(),
        }
    }

    /// This instant as the database keeps it: microseconds UTC.
    pub fn micros(&self) -> i64 {
        self.now().as_microsecond()
    }

    /// The civil day in Việt Nam.
    pub fn today(&self) -> Date {
        vietnam(self.now()).date()
    }
}

/// An instant as read from a clock on a wall in Việt Nam: seven hours ahead all year, so no zone tables are needed.
pub fn vietnam(instant: Timestamp) -> Zoned {
    instant.to_zoned(TimeZone::fixed(tz::offset(7)))
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn the_day_begins_at_midnight_in_viet_nam() {
        let clock = Clock::standing("2026-02-16T16:59:59Z".parse().unwrap());
        assert_eq!(clock.today().to_string(), "2026-02-16");
        clock.set("2026-02-16T17:00:00Z".parse().unwrap());
        assert_eq!(clock.today().to_string(), "2026-02-17");
    }
}
