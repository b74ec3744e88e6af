use super::PageError;
use jiff::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// What is limited per client address. The numbers are public: `crates/app/README.md` lists them for people who run
/// a counter behind one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Bringing a petition through the interface.
    Submit,
    /// Reading public things there.
    Read,
    /// Trying to sign in.
    SignIn,
    /// Public search.
    Search,
    /// Saying "this befalls me too" of a public matter.
    Follow,
    /// Pages of the public form that keep words or files.
    Draft,
    /// Sending it.
    Send,
    /// Opening a matter by its receipt code.
    Track,
    /// Calendars by their secret address.
    Agenda,
    /// Codes that open nothing.
    Guess,
    /// The same, of all clients together.
    AllGuesses,
}

impl Limit {
    /// How many at once, and how many more each minute.
    pub fn numbers(self) -> (u32, u32) {
        match self {
            Limit::Submit => (60, 60),
            Limit::Read => (300, 300),
            Limit::SignIn => (10, 10),
            Limit::Search => (60, 60),
            Limit::Follow => (10, 2),
            Limit::Draft => (60, 30),
            Limit::Send => (30, 10),
            Limit::Track => (60, 60),
            Limit::Agenda => (60, 60),
            Limit::Guess => (5, 1),
            Limit::AllGuesses => (300, 60),
        }
    }
}

/// Token buckets by client, lost with the process: they protect a node, they are no record.
#[derive(Debug, Clone, Default)]
pub struct Limits(Arc<Mutex<Buckets>>);

#[derive(Debug, Default)]
struct Buckets {
    of: HashMap<(Limit, IpAddr), Bucket>,
    /// With so many, full ones are forgotten again.
    until: usize,
}

impl Buckets {
    /// Forgets full buckets, now and then: whoever comes from very many addresses must not make every request look through
    /// all of them.
    fn sweep(&mut self, now: Timestamp) {
        if self.of.len() < self.until.max(CLIENTS) {
            return;
        }
        self.of.retain(|(limit, _), bucket| {
            let (burst, rate) = numbers(*limit);
            bucket.refilled(burst, rate, now) < burst
        });
        self.until = self.of.len() * 2;
    }
}

#[derive(Debug)]
struct Bucket {
    left: f64,
    at: Timestamp,
}

/// Beyond so many clients, full buckets are forgotten.
const CLIENTS: usize = 10_000;

impl Limits {
    /// Takes one token of `client`.
    ///
    /// # Errors
    /// [`PageError::TooMany`] with the seconds until the next token.
    pub fn take(&self, limit: Limit, client: IpAddr, now: Timestamp) -> Result<(), PageError> {
        self.look(limit, client, now, true)
    }

    /// Whether a token is left, without taking it.
    ///
    /// # Errors
    /// As [`take`](Limits::take).
    pub fn may(&self, limit: Limit, client: IpAddr, now: Timestamp) -> Result<(), PageError> {
        self.look(limit, client, now, false)
    }

    /// Whether `client` took a token that did not come back yet.
    pub fn has_begun(&self, limit: Limit, client: IpAddr, now: Timestamp) -> bool {
        let buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (burst, rate) = numbers(limit);
        buckets
            .of
            .get(&(limit, network(client)))
            .is_some_and(|bucket| bucket.refilled(burst, rate, now) < burst)
    }

    fn look(&self, limit: Limit, client: IpAddr, now: Timestamp, take: bool) -> Result<(), PageError> {
        let (burst, rate) = numbers(limit);
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.sweep(now);
        let bucket = buckets
            .of
            .entry((limit, network(client)))
            .or_insert(Bucket { left: burst, at: now });
        bucket.left = bucket.refilled(burst, rate, now);
        bucket.at = now;
        if bucket.left >= 1.0 {
            if take {
                bucket.left -= 1.0;
            }
            return Ok(());
        }
        let wait = ((1.0 - bucket.left) / rate).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and 60"
        )]
        Err(PageError::TooMany {
            retry_after: wait as u32,
        })
    }
}

impl Bucket {
    fn refilled(&self, burst: f64, rate: f64, now: Timestamp) -> f64 {
        let seconds = now.duration_since(self.at).as_secs_f64().max(0.0);
        (self.left + seconds * rate).min(burst)
    }
}

/// How many at once, and how many more each second.
fn numbers(limit: Limit) -> (f64, f64) {
    let (burst, per_minute) = limit.numbers();
    (f64::from(burst), f64::from(per_minute) / 60.0)
}

/// One household of IPv6 addresses is one client.
fn network(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & (u128::MAX << 64)).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;

    #[test]
    fn after_the_burst_one_waits_and_may_then_go_on() {
        let (limits, client) = (Limits::default(), IpAddr::from([192, 0, 2, 1]));
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        for _ in 0..10 {
            limits.take(Limit::SignIn, client, now).unwrap();
        }
        let Err(PageError::TooMany { retry_after }) = limits.take(Limit::SignIn, client, now) else {
            panic!("the eleventh should wait");
        };
        assert_eq!(retry_after, 6);
        limits
            .take(Limit::SignIn, IpAddr::from([192, 0, 2, 2]), now)
            .unwrap();
        limits.take(Limit::Search, client, now).unwrap();
        limits.take(Limit::SignIn, client, now + 6.seconds()).unwrap();
    }

    #[test]
    fn very_many_clients_are_looked_through_now_and_then() {
        let limits = Limits::default();
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let come = |from: u32, to: u32, at: Timestamp| {
            for number in from..to {
                limits
                    .take(Limit::Guess, IpAddr::from(number.to_be_bytes()), at)
                    .unwrap();
            }
            let buckets = limits.0.lock().unwrap();
            (buckets.of.len(), buckets.until)
        };
        assert_eq!(
            come(0, 10_001, now),
            (10_001, 20_000),
            "nobody is forgotten who took something"
        );
        assert_eq!(
            come(10_001, 20_000, now),
            (20_000, 20_000),
            "and nobody is looked for"
        );
        assert_eq!(
            come(20_000, 20_001, now + 1.hour()),
            (1, 0),
            "until there is room"
        );
    }

    #[test]
    fn looking_takes_nothing() {
        let (limits, client) = (Limits::default(), IpAddr::from([192, 0, 2, 1]));
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        for _ in 0..20 {
            limits.may(Limit::Guess, client, now).unwrap();
        }
        assert!(!limits.has_begun(Limit::Guess, client, now));
        for _ in 0..5 {
            limits.take(Limit::Guess, client, now).unwrap();
        }
        assert!(limits.has_begun(Limit::Guess, client, now));
        assert!(limits.may(Limit::Guess, client, now).is_err());
        assert!(limits.may(Limit::Guess, client, now + 60.seconds()).is_ok());
        assert!(!limits.has_begun(Limit::Guess, client, now + 5.minutes()));
    }
}
