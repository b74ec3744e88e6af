use crate::dates::{day_in, months};
use crate::page::Page;
use crate::patterns::regex;
use gandan_core::documents::{Deadline, Period, Read};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

struct Patterns {
    on: Regex,
    range: Regex,
    month: Regex,
    quarter: Regex,
    year: Regex,
    after: Regex,
    recurring: Regex,
    twice: Regex,
    every: Regex,
    more: Regex,
    reporting: Regex,
}

static P: LazyLock<Patterns> = LazyLock::new(|| Patterns {
    on: regex("due.on"),
    range: regex("due.range"),
    month: regex("due.month"),
    quarter: regex("due.quarter"),
    year: regex("due.year"),
    after: regex("due.after"),
    recurring: regex("due.recurring"),
    twice: regex("due.twice"),
    every: regex("due.every"),
    more: regex("due.more"),
    reporting: regex("due.reporting"),
});

/// How many of a kind one item can name: an order has a handful, a spoilt text a hundred thousand.
const MOST: usize = 200;

/// "… trước 01/01/2025 là tuyến huyện" tells what was, not by when.
static WAS: LazyLock<Regex> = LazyLock::new(|| regex("due.was"));

/// Every deadline that the words of a range name, in the order of the text.
pub fn read(page: &Page, range: Range<usize>) -> Vec<Read<Deadline>> {
    let words = page.slice(range.clone());
    let mut found: Vec<(usize, usize, Deadline, f32)> = Vec::new();
    for pattern in [&P.on, &P.range] {
        for captures in pattern.captures_iter(words).take(MOST) {
            if let (Some(all), Some(day)) = (captures.get(0), day_in(&captures, 1).and_then(|d| d.real()))
                && !cites(&words[..all.start()])
                && !WAS.is_match(&words[all.end()..])
            {
                found.push((all.start(), all.end(), Deadline::On { day }, 0.93));
            }
        }
    }
    spans_of_time(words, &mut found);
    for captures in P.after.captures_iter(words).take(MOST) {
        let Some(all) = captures.get(0) else { continue };
        let Some(days) = captures.get(1).and_then(|m| m.as_str().parse().ok()) else {
            continue;
        };
        let deadline = Deadline::After {
            days,
            working: captures.get(2).is_some(),
            event: captures
                .get(3)
                .map_or(String::new(), |m| crate::page::squeeze(m.as_str())),
        };
        found.push((all.start(), all.end(), deadline, 0.9));
    }
    recurring(words, &mut found);
    found.sort_by_key(|(start, end, ..)| (*start, std::cmp::Reverse(*end)));
    let mut out: Vec<Read<Deadline>> = Vec::new();
    let mut reached = 0;
    for (start, end, deadline, confidence) in found {
        let inside = start < reached;
        reached = reached.max(end);
        if inside && !matches!(deadline, Deadline::Recurring { .. })
            || out.iter().any(|d| d.value == deadline)
        {
            continue;
        }
        out.push(Read {
            value: deadline,
            span: Some(page.span(range.start + start..range.start + end)),
            confidence,
        });
    }
    out
}

/// A date right after "số …" belongs to a cited document, not to the order.
fn cites(before: &str) -> bool {
    let tail = before.trim_end();
    tail.ends_with("ban hành") || tail.ends_with("áp dụng từ")
}

fn spans_of_time(words: &str, found: &mut Vec<(usize, usize, Deadline, f32)>) {
    let number = |captures: &regex::Captures, group: usize| -> Option<i16> {
        captures.get(group)?.as_str().parse().ok()
    };
    for captures in P.month.captures_iter(words).take(MOST) {
        let span = number(&captures, 1)
            .zip(number(&captures, 2))
            .and_then(|(month, year)| months(year, i8::try_from(month).ok()?, 1));
        push_span(captures.get(0), span, found);
    }
    for captures in P.quarter.captures_iter(words).take(MOST) {
        let quarter = match captures.get(1).map(|m| m.as_str().to_uppercase()).as_deref() {
            Some("I" | "1") => 0,
            Some("II" | "2") => 1,
            Some("III" | "3") => 2,
            _ => 3,
        };
        let span = number(&captures, 2).and_then(|year| months(year, quarter * 3 + 1, 3));
        push_span(captures.get(0), span, found);
    }
    for captures in P.year.captures_iter(words).take(MOST) {
        let span = number(&captures, 1).and_then(|year| months(year, 1, 12));
        push_span(captures.get(0), span, found);
    }
}

fn push_span(
    all: Option<regex::Match>,
    span: Option<(jiff::civil::Date, jiff::civil::Date)>,
    found: &mut Vec<(usize, usize, Deadline, f32)>,
) {
    if let (Some(all), Some((first, last))) = (all, span) {
        found.push((all.start(), all.end(), Deadline::Within { first, last }, 0.9));
    }
}

fn recurring(words: &str, found: &mut Vec<(usize, usize, Deadline, f32)>) {
    let mut taken: Vec<Range<usize>> = Vec::new();
    for twice in P.twice.find_iter(words).take(MOST) {
        taken.push(twice.range());
        found.push((twice.start(), twice.end(), bare(Period::HalfYear), 0.85));
    }
    for captures in P.recurring.captures_iter(words).take(MOST) {
        let Some(all) = captures.get(0) else { continue };
        let number = |group: usize| -> Option<i8> { captures.get(group)?.as_str().parse().ok() };
        let deadline = if let Some(period) = captures.get(4) {
            Deadline::Recurring {
                period: period_of(period.as_str()),
                day: number(1).filter(|day| (1..=31).contains(day)),
                month: number(2)
                    .or_else(|| number(3))
                    .filter(|month| (1..=12).contains(month)),
                following: false,
            }
        } else {
            Deadline::Recurring {
                period: Period::Quarter,
                day: number(5).filter(|day| (1..=31).contains(day)),
                month: captures.get(6).map(|m| match m.as_str().to_lowercase().as_str() {
                    "đầu" => 1,
                    "cuối" | "thứ ba" => 3,
                    _ => 2,
                }),
                following: captures.get(7).is_some(),
            }
        };
        taken.push(all.range());
        found.push((all.start(), all.end(), deadline, 0.9));
    }
    for captures in P.every.captures_iter(words).take(MOST) {
        let Some(all) = captures.get(0) else { continue };
        if taken
            .iter()
            .any(|range| range.start < all.end() && all.start() < range.end)
        {
            continue;
        }
        if !P.reporting.is_match(sentence(words, all.start())) {
            continue;
        }
        let Some(first) = (1..=5).find_map(|group| captures.get(group)) else {
            continue;
        };
        // "công tác thi đua hằng năm của đơn vị" names a thing, not a period of the order.
        // A report of every year is one.
        let reported = sentence(words, all.start()).contains("báo cáo");
        if words[first.end()..].trim_start().starts_with("của ") && !reported {
            continue;
        }
        push_period(first, found);
        let mut at = first.end();
        while let Some(more) = words
            .get(at..)
            .and_then(|rest| P.more.captures(rest)?.get(1).map(|m| m.range()))
        {
            let range = at + more.start..at + more.end;
            let period = period_of(&words[range.clone()]);
            found.push((range.start, range.end, bare(period), 0.85));
            at = range.end;
        }
    }
}

fn push_period(period: regex::Match, found: &mut Vec<(usize, usize, Deadline, f32)>) {
    found.push((
        period.start(),
        period.end(),
        bare(period_of(period.as_str())),
        0.85,
    ));
}

fn bare(period: Period) -> Deadline {
    Deadline::Recurring {
        period,
        day: None,
        month: None,
        following: false,
    }
}

fn period_of(word: &str) -> Period {
    let word = word.to_lowercase();
    match word.as_str() {
        "tuần" => Period::Week,
        "tháng" => Period::Month,
        "quý" | "qúy" => Period::Quarter,
        "năm" | "cả năm" => Period::Year,
        _ => Period::HalfYear,
    }
}

/// The sentence around a place, at most some hundred bytes of it.
fn sentence(words: &str, at: usize) -> &str {
    let mut from = at.saturating_sub(400);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    let start = words[from..at].rfind([';', '\n']).map_or(from, |i| from + i + 1);
    let mut to = (at + 400).min(words.len());
    while !words.is_char_boundary(to) {
        to -= 1;
    }
    let end = words[at..to].find([';', '\n']).map_or(to, |i| at + i);
    words[start..end].trim_start_matches(|c: char| !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_core::documents::SourceText;

    fn check(words: &str, expected: &[&str]) {
        let page = Page::of(&SourceText::from_plain(words));
        let found: Vec<_> = read(&page, 0..page.text.len())
            .iter()
            .map(|d| show(&d.value))
            .collect();
        assert_eq!(found, expected, "{words}");
    }

    fn show(deadline: &Deadline) -> String {
        match deadline {
            Deadline::On { day } => format!("on {day}"),
            Deadline::Within { first, last } => format!("{first}..{last}"),
            Deadline::Recurring {
                period,
                day,
                month,
                following,
            } => {
                let following = if *following { " after" } else { "" };
                format!(
                    "{period:?} {} {}{following}",
                    day.unwrap_or(0),
                    month.unwrap_or(0)
                )
            }
            Deadline::After { days, working, event } => format!("{days} {working} {event}"),
        }
    }

    #[test]
    fn days_are_read_as_written() {
        check("báo cáo UBND tỉnh trước ngày 15/12/2026.", &["on 2026-12-15"]);
        check("hoàn thành trước ngày 05 tháng 12 năm 2025.", &["on 2025-12-05"]);
        check(
            "gửi chậm nhất là 16 giờ 30 phút, ngày 20/11/2025",
            &["on 2025-11-20"],
        );
        check("theo Chỉ thị số 05/CT-TTg ngày 18/5/2022", &[]);
        check("trước ngày 31/02/2026", &[]);
        check("trước ngày 15/12", &[]);
    }

    #[test]
    fn spans_of_time_have_two_ends() {
        check("hoàn thành trong tháng 11 năm 2025", &["2025-11-01..2025-11-30"]);
        check("trong quý III/2026 trình UBND tỉnh", &["2026-07-01..2026-09-30"]);
        check("hoàn thành trong năm 2026", &["2026-01-01..2026-12-31"]);
    }

    #[test]
    fn what_comes_back_keeps_day_and_month() {
        check("báo cáo trước ngày 25 hằng tháng", &["Month 25 0"]);
        check("báo cáo UBND tỉnh trước ngày 25/12 hàng năm", &["Year 25 12"]);
        check("trước ngày 10 tháng 01 hàng năm báo cáo", &["Year 10 1"]);
        check(
            "gửi báo cáo trước ngày 05 tháng đầu quý sau",
            &["Quarter 5 1 after"],
        );
        check(
            "báo cáo theo định kỳ hàng tháng, qúy, năm",
            &["Month 0 0", "Quarter 0 0", "Year 0 0"],
        );
        check("định kỳ 6 tháng, hàng năm báo cáo", &["HalfYear 0 0", "Year 0 0"]);
        check("giảm hộ nghèo hằng năm từ 1%", &[]);
        check(
            "trước ngày 01/6 và 15/11 hằng năm báo cáo kết quả",
            &["HalfYear 0 0"],
        );
        check("đánh giá gắn với công tác thi đua hằng năm của đơn vị", &[]);
        check(
            "tổng hợp trong báo cáo công tác giảm nghèo hàng năm của đơn vị và gửi về Sở",
            &["Year 0 0"],
        );
    }

    #[test]
    fn counts_from_an_event_keep_the_event() {
        check(
            "trong thời hạn 05 ngày làm việc kể từ ngày nhận đơn, trả lời",
            &["5 true ngày nhận đơn"],
        );
        check(
            "trong vòng 30 ngày kể từ ngày ký ban hành.",
            &["30 false ngày ký ban hành"],
        );
    }
}
