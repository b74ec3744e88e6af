use super::Head;
use crate::dates::{Day, day_in};
use crate::page::{Page, squeeze};
use crate::patterns::regex;
use crate::tail::columns;
use gandan_core::documents::{Finding, FindingKind, Read};
use regex::Regex;
use std::sync::LazyLock;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| regex("head.number"));
static NUMBER_MARK: LazyLock<Regex> = LazyLock::new(|| regex("head.number-mark"));
static DATE: LazyLock<Regex> = LazyLock::new(|| regex("head.date"));
static DATE_SHORT: LazyLock<Regex> = LazyLock::new(|| regex("head.date-short"));

/// Reads number, symbol, place and date from the lines before `stop`.
pub(super) fn read(page: &Page, stop: usize, head: &mut Head) {
    for index in 0..stop {
        if number(page, index, head) {
            break;
        }
    }
    let end = page.lines.get(stop).map_or(page.text.len(), |line| line.start);
    date(page, end, head);
}

fn number(page: &Page, index: usize, head: &mut Head) -> bool {
    let line = &page.lines[index];
    let words = page.line(index);
    let part = [words, columns(words).1]
        .into_iter()
        .find(|part| NUMBER_MARK.is_match(part) || part.starts_with("Luật số"));
    let Some(part) = part else {
        return false;
    };
    let start = line.start + (words.len() - part.len());
    // "Số:" can stand alone, its number on the next line.
    let lone = part.trim_end_matches([':', '.', ' ']).chars().count() <= 2;
    let end = if lone {
        page.lines.get(index + 1).map_or(line.end, |next| next.end)
    } else {
        line.end
    };
    head.printed = true;
    let reach = page.slice(start..end);
    let Some(found) = NUMBER
        .captures(reach)
        .filter(|c| c.get(0).is_some_and(|m| m.start() == 0))
    else {
        blank(page, start..line.end, head);
        return true;
    };
    let digits = found
        .get(1)
        .map_or("", |m| m.as_str().trim_matches(['.', '…', '_', ' ', '\t', '\n']));
    let year = found
        .get(2)
        .map_or(String::new(), |m| m.as_str().replace(char::is_whitespace, ""));
    if digits.is_empty() {
        blank(page, start..line.end, head);
    } else if let Some(place) = found.get(1) {
        let to = found.get(2).map_or(place.end(), |m| m.end());
        head.number = Some(Read {
            value: format!("{digits}{year}"),
            span: Some(page.span(start + place.start()..start + to)),
            confidence: 0.98,
        });
    }
    if let Some(symbol) = found.get(4) {
        let value = symbol.as_str().replace(char::is_whitespace, "");
        let value = value.trim_end_matches(['.', '-', '/', '&']).to_owned();
        head.symbol = Some(Read {
            span: Some(page.span(start + symbol.start()..start + symbol.end())),
            value,
            confidence: 0.98,
        });
    }
    true
}

fn blank(page: &Page, range: std::ops::Range<usize>, head: &mut Head) {
    head.findings.push(Finding {
        kind: FindingKind::NumberBlank,
        words: squeeze(page.slice(range.clone())),
        span: Some(page.span(range)),
    });
}

fn date(page: &Page, end: usize, head: &mut Head) {
    let from = page.start();
    let region = page.slice(0..end);
    for found in DATE.captures_iter(region) {
        let Some(all) = found.get(0).filter(|all| all.start() >= from) else {
            continue;
        };
        let Some((place, start)) = place_before(region, all.start()) else {
            continue;
        };
        head.printed = true;
        if !place.is_empty() {
            head.place = Some(Read {
                span: Some(page.span(start..start + place.len())),
                value: squeeze(place),
                confidence: 0.95,
            });
        }
        match day_in(&found, 1) {
            Some(Day::Real(date)) => {
                head.date = Some(Read {
                    value: date,
                    span: Some(page.span(all.start()..all.end())),
                    confidence: 0.97,
                });
            }
            other => {
                let kind = if other == Some(Day::Impossible) {
                    FindingKind::DateImpossible
                } else {
                    FindingKind::DateIncomplete
                };
                head.findings.push(Finding {
                    kind,
                    words: squeeze(all.as_str().trim_start_matches([',', ' '])),
                    span: Some(page.span(all.start()..all.end())),
                });
            }
        }
        return;
    }
    for line in page.lines.iter().take_while(|line| line.start < end) {
        let words = page.slice(line.start..line.end);
        if let Some(found) = DATE_SHORT.captures(words)
            && let Some(Day::Real(date)) = day_in(&found, 1)
        {
            let place = words.split(',').next().unwrap_or("").trim();
            head.date = Some(Read {
                value: date,
                span: Some(page.span(line.start..line.end)),
                confidence: 0.9,
            });
            head.place = Some(Read {
                value: squeeze(place),
                span: Some(page.span(line.start..line.start + place.len())),
                confidence: 0.85,
            });
            return;
        }
    }
}

/// The place before ", ngày …" and where it starts; nothing where the words before are no place at all.
fn place_before(region: &str, at: usize) -> Option<(&str, usize)> {
    let line_start = region[..at].rfind('\n').map_or(0, |i| i + 1);
    let before = &region[line_start..at];
    let mut from = before.rfind("   ").map_or(0, |i| i + 3);
    from = from.max(before.rfind('\t').map_or(0, |i| i + 1));
    if let Some(number) = NUMBER.find(before) {
        from = from.max(number.end());
    }
    let words = before[from..].trim_start();
    let start = line_start + before.len() - words.len();
    let mut place = words.trim_end_matches([',', ' ', '.']);
    let mut start = start;
    // "Hà" / "Nội, ngày …": the first word can stand on a line of its own.
    if from == 0 && line_start > 0 && !place.contains(' ') {
        let above = region[..line_start - 1].rfind('\n').map_or(0, |i| i + 1);
        let word = &region[above..line_start - 1];
        let mut letters = word.chars();
        let lone = letters.next().is_some_and(char::is_uppercase) && letters.clone().all(char::is_lowercase);
        if lone && (1..=6).contains(&letters.count()) && start == line_start {
            start = above;
            place = region[above..at].trim_end_matches([',', ' ', '.']);
        }
    }
    let fits = place.chars().count() <= 40
        && place.split_whitespace().count() <= 7
        && (place.is_empty()
            || place.starts_with(char::is_uppercase)
            || from > 0
            || line_start == 0
            || !place.contains(','));
    let plain = !place.contains([';', ':', '“', '"']);
    (fits && plain && !place.to_lowercase().ends_with("từ")).then_some((place, start))
}
