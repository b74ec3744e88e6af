//! What a client asks of `GET requests`, by the standard's names.

use crate::words::{Word, word};
use axum::http::StatusCode;
use gandan_core::cases::Subjects;
use gandan_store::cases::RequestFilter;
use jiff::civil::{Date, time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// The longest span, in days; without dates, the last so many.
const SPAN: i64 = 90;
/// Most requests of one answer.
const MOST: i64 = 1_000;
/// Most pages before a list: whoever needs more asks for another span.
const PAGES: i64 = 1_000;
/// Most ids of one question.
const IDS: usize = 100;

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Search {
    /// These, whatever else was said.
    Ids(Vec<String>),
    /// Those of a span.
    Span {
        /// What is kept.
        filter: RequestFilter,
        /// So many.
        limit: i64,
        /// After so many.
        after: i64,
    },
}

/// Why nothing is answered.
pub type Wrong = (StatusCode, Word);

impl Search {
    /// Reads the query.
    ///
    /// # Errors
    /// A value that is none, or a span that is too long.
    pub fn read(query: &str, subjects: &Subjects, now: Timestamp) -> Result<Search, Wrong> {
        let mut fields: BTreeMap<String, String> = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let kept = fields.entry(name.into_owned()).or_default();
            if !kept.is_empty() && !value.is_empty() {
                kept.push(',');
            }
            kept.push_str(&value);
        }
        let wrong = |key| (StatusCode::BAD_REQUEST, key);
        let get = |name: &str| fields.get(name).map_or("", |value| value.trim());
        let list = |name: &str| -> Vec<String> {
            let values = get(name).split(',').map(str::trim);
            values
                .filter(|value| !value.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let ids = list("service_request_id");
        if ids.len() > IDS {
            return Err(wrong(word("open311-ids").with("most", IDS)));
        }
        if !ids.is_empty() {
            return Ok(Search::Ids(ids));
        }
        let wanted = list("service_code");
        if wanted.iter().any(|code| subjects.find(code).is_none()) {
            return Err((StatusCode::NOT_FOUND, word("api-subject-unknown")));
        }
        let mut states = list("status");
        states.sort();
        states.dedup();
        let open = match states.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] | ["closed", "open"] => None,
            ["open"] => Some(true),
            ["closed"] => Some(false),
            _ => return Err(wrong(word("open311-status"))),
        };
        let (from, until) = span(get("start_date"), get("end_date"), now).map_err(wrong)?;
        let number = |name: &str, usual: i64, most: i64| match get(name) {
            "" => Ok(usual),
            text => text
                .parse()
                .ok()
                .filter(|value| (1..=most).contains(value))
                .ok_or_else(|| wrong(word("open311-number").with("name", name).with("most", most))),
        };
        let limit = number("page_size", MOST, MOST)?;
        let page = number("page", 1, PAGES)?;
        Ok(Search::Span {
            filter: RequestFilter {
                from: from.as_microsecond(),
                until: until.as_microsecond(),
                open,
                subjects: wanted,
            },
            limit,
            after: (page - 1) * limit,
        })
    }
}

/// First and last instant: as given, else so that the span is as long as it may be.
fn span(start: &str, end: &str, now: Timestamp) -> Result<(Timestamp, Timestamp), Word> {
    let day = || word("open311-date");
    let long = (SPAN * 24).hours();
    let earlier = |at: Timestamp| at.checked_sub(long).map_err(|_| day());
    let later = |at: Timestamp| at.checked_add(long).map_err(|_| day());
    let (from, until) = match (start, end) {
        ("", "") => (earlier(now)?, now),
        (start, "") => {
            let from = instant(start, false).ok_or_else(day)?;
            (from, later(from)?)
        }
        ("", end) => {
            let until = instant(end, true).ok_or_else(day)?;
            (earlier(until)?, until)
        }
        (start, end) => (
            instant(start, false).ok_or_else(day)?,
            instant(end, true).ok_or_else(day)?,
        ),
    };
    if until < from || until > later(from)? {
        return Err(word("open311-span").with("most", SPAN));
    }
    Ok((from, until))
}

/// An instant with its offset; a day alone is one in Việt Nam, from its first to its last moment.
fn instant(text: &str, last: bool) -> Option<Timestamp> {
    // A plus that a client did not write as %2B has become a blank.
    let text = text.replace(' ', "+");
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    let day: Date = text.parse().ok().filter(|_| text.len() == 10)?;
    let at = if last {
        day.at(23, 59, 59, 999_999_999)
    } else {
        day.to_datetime(time(0, 0, 0, 0))
    };
    let zone = TimeZone::fixed(Offset::constant(7));
    Some(at.to_zoned(zone).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Search, Wrong> {
        let now: Timestamp = "2026-11-23T02:00:00Z".parse().unwrap();
        let file = include_str!("../../../../../../law/subjects.yaml");
        let subjects: Subjects = serde_saphyr::from_str(file).unwrap();
        Search::read(query, &subjects, now)
    }

    fn kept(query: &str) -> (RequestFilter, i64, i64) {
        match read(query) {
            Ok(Search::Span { filter, limit, after }) => (filter, limit, after),
            other => panic!("{query}: {other:?}"),
        }
    }

    #[test]
    fn ids_stand_before_all_else() {
        let ids = read("service_request_id=1,2&service_request_id=3&status=nothing&start_date=x");
        assert_eq!(
            ids.unwrap(),
            Search::Ids(vec!["1".into(), "2".into(), "3".into()])
        );
        assert!(read(&format!("service_request_id={}", "1,".repeat(101))).is_err());
    }

    #[test]
    fn without_dates_it_is_the_last_ninety_days() {
        let (filter, limit, after) = kept("");
        assert_eq!(filter.until - filter.from, SPAN * 86_400_000_000);
        assert_eq!((filter.open, limit, after), (None, 1_000, 0));
        let (filter, ..) = kept("start_date=2026-01-01T00:00:00Z");
        assert_eq!(filter.until - filter.from, SPAN * 86_400_000_000);
        let (_, limit, after) = kept("page_size=20&page=3");
        assert_eq!((limit, after), (20, 40));
    }

    #[test]
    fn a_span_is_at_most_ninety_days_and_a_day_is_one_here() {
        let (filter, ..) = kept("start_date=2026-11-01&end_date=2026-11-01");
        assert_eq!(filter.until - filter.from, 86_400_000_000 - 1);
        let (with, ..) = kept("start_date=2026-11-01T00:00:00%2B07:00&end_date=2026-11-02T00:00:00 07:00");
        assert_eq!(with.from, filter.from);
        for wrong in [
            "start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z",
            "start_date=2026-06-01T00:00:00Z&end_date=2026-01-01T00:00:00Z",
            "start_date=yesterday",
            "end_date=2026-02-30",
            "start_date=9999-12-30T00:00:00Z",
            "status=pending",
            "page_size=0",
            "page_size=1001",
            "page=x",
        ] {
            assert_eq!(read(wrong).unwrap_err().0, StatusCode::BAD_REQUEST, "{wrong}");
        }
        assert_eq!(
            read("service_code=telepathy").unwrap_err().0,
            StatusCode::NOT_FOUND
        );
        assert_eq!(kept("service_code=lighting&status=open,closed").0.open, None);
        assert_eq!(kept("status=closed").0.open, Some(false));
    }
}
