use super::PageError;
use jiff::Timestamp;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// What is limited per client address. The numbers are public: `crates/app/README.md` lists them for people who run
/// a counter behind one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Trying to sign in.
    SignIn,
    /// Public search.
    Search,
    /// Saying "this befalls me too" of a public matter.
    Follow,
}

impl Limit {
    /// How many at once, and how many more each minute.
    pub fn numbers(self) -> (u32, u32) {
        match self {
            Limit::SignIn => (10, 10),
            Limit::Search => (60, 60),
            Limit::Follow => (10, 2),
        }
    }
}

/// Token buckets by client, lost with the process: they protect a node, they are no record.
#[derive(Debug, Clone, Default)]
pub struct Limits(Arc<Mutex<HashMap<(Limit, IpAddr), Bucket>>>);

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
        let (burst, per_minute) = limit.numbers();
        let (burst, rate) = (f64::from(burst), f64::from(per_minute) / 60.0);
        let refilled = |bucket: &Bucket| {
            let seconds = now.duration_since(bucket.at).as_secs_f64().max(0.0);
            (bucket.left + seconds * rate).min(burst)
        };
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= CLIENTS {
            buckets.retain(|_, bucket| refilled(bucket) < burst);
        }
        let bucket = buckets
            .entry((limit, network(client)))
            .or_insert(Bucket { left: burst, at: now });
        bucket.left = refilled(bucket);
        bucket.at = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
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
}
