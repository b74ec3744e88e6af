use crate::dates::{Day, day_in};
use crate::page::squeeze;
use crate::patterns::regex;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

static DATE: LazyLock<Regex> = LazyLock::new(|| regex("cite.date"));
static ISSUER_OPENS: LazyLock<Regex> = LazyLock::new(|| regex("cite.issuer-opens"));
static ISSUER_ENDS: LazyLock<Regex> = LazyLock::new(|| regex("cite.issuer-ends"));
static BODY: LazyLock<Regex> = LazyLock::new(|| regex("body.head"));
static BODY_SMALL: LazyLock<Regex> = LazyLock::new(|| regex("body.head-small"));

/// A stretch of at most `most` bytes from `at` on.
pub(super) fn ahead(text: &str, at: usize, most: usize) -> &str {
    let mut end = (at + most).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(at..end).unwrap_or("")
}

/// A stretch of at most `most` bytes before `at`.
pub(super) fn behind(text: &str, at: usize, most: usize) -> &str {
    let mut start = at.saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..at).unwrap_or("")
}

/// Date right after a number, and the bytes up to its end. An impossible day counts as read, with no date.
pub(super) fn date_after(text: &str, at: usize) -> Option<(Option<Date>, usize)> {
    let words = ahead(text, at, 240);
    let found = DATE.captures(words)?;
    let end = at + found.get(0)?.end();
    match day_in(&found, 1)? {
        Day::Real(date) => Some((Some(date), end)),
        Day::Impossible => Some((None, end)),
    }
}

/// Issuer after a number or its date, and where it ends.
pub(super) fn issuer_after(text: &str, at: usize) -> Option<(String, usize)> {
    let words = ahead(text, at, 260);
    let opens = ISSUER_OPENS.find(words)?;
    let rest = &words[opens.end()..];
    let mut end = rest.len();
    let mut from = 0;
    while let Some(stop) = ISSUER_ENDS.find_at(rest, from) {
        end = stop.start();
        if !rest[stop.range()].starts_with('.') || !abbreviated(&rest[..stop.start()]) {
            break;
        }
        from = stop.end();
        end = rest.len();
    }
    let mut name = &rest[..end];
    // A comma goes on only where another body follows it.
    let mut search = 0;
    while let Some(comma) = name[search..].find(',').map(|i| search + i) {
        let after = name[comma + 1..].trim_start();
        if BODY.is_match(after) || BODY_SMALL.is_match(after) {
            search = comma + 1;
            if search >= name.len() {
                break;
            }
        } else {
            name = &name[..comma];
            break;
        }
    }
    let trimmed = name.trim_end_matches([' ', ',', '\t', '-', '–']);
    let trimmed = trimmed.strip_suffix(" và").unwrap_or(trimmed).trim_end();
    if trimmed.chars().count() < 3
        || !trimmed.starts_with(char::is_uppercase) && !BODY_SMALL.is_match(trimmed)
    {
        return None;
    }
    Some((squeeze(trimmed), at + opens.end() + trimmed.len()))
}

/// "T." of "T.Ư", "TP." of "TP. Hồ Chí Minh".
fn abbreviated(before: &str) -> bool {
    before.ends_with(" T") || before.ends_with("TP") || before.ends_with("Tp")
}
