use jiff::{SignedDuration, Timestamp};

/// So often is a notice tried before it is given up and shown to an administrator.
pub const MOST_ATTEMPTS: i64 = 5;
/// So many days after it was sent, the address of a notice is erased.
pub const SENT_KEPT_DAYS: i64 = 7;
/// So many days after it was given up; until then it can be tried again.
pub const FAILED_KEPT_DAYS: i64 = 30;

/// The first wait; each further one is four times as long: 5 min, 20 min, 1 h 20 min, 5 h 20 min, together about seven
/// hours, so that a mail server may be down for a morning.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(5);

/// What follows an attempt in vain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It is tried again, not before this instant.
    Again(Timestamp),
    /// That was the last attempt.
    GiveUp,
}

/// What follows when an attempt failed at `now`, after `before` other attempts in vain.
pub fn after_failure(before: i64, now: Timestamp) -> Next {
    if before + 1 >= MOST_ATTEMPTS {
        return Next::GiveUp;
    }
    let waits = u32::try_from(before).unwrap_or(0);
    let later = FIRST_WAIT
        .checked_mul(4_i32.saturating_pow(waits))
        .and_then(|wait| now.checked_add(wait).ok());
    later.map_or(Next::GiveUp, Next::Again)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_attempts_within_about_seven_hours() {
        let start: Timestamp = "2026-11-23T02:00:00Z".parse().unwrap();
        let (mut now, mut tried) = (start, 0);
        while let Next::Again(later) = after_failure(tried, now) {
            assert!(later > now);
            (now, tried) = (later, tried + 1);
        }
        assert_eq!(tried + 1, MOST_ATTEMPTS);
        assert_eq!(now.duration_since(start), SignedDuration::from_mins(425));
    }
}
