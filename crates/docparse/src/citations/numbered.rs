use super::Mention;
use super::surroundings::{ahead, behind, date_after, issuer_after};
use crate::head::Head;
use crate::page::Page;
use crate::patterns::{kind_of_name, kind_of_symbol, regex};
use gandan_core::documents::Citation;
use regex::Regex;
use std::sync::LazyLock;

static ID: LazyLock<Regex> = LazyLock::new(|| regex("cite.id"));
static NOT_DOCUMENT: LazyLock<Regex> = LazyLock::new(|| regex("cite.not-document"));
static MARKED: LazyLock<Regex> = LazyLock::new(|| regex("cite.marked"));
static AUTHORITY: LazyLock<Regex> = LazyLock::new(|| regex("cite.authority"));
static BARE: LazyLock<Regex> = LazyLock::new(|| regex("cite.bare"));
static PLURAL: LazyLock<Regex> = LazyLock::new(|| regex("cite.plural"));
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| regex("cite.between"));
static BASIS: LazyLock<Regex> = LazyLock::new(|| regex("cite.basis"));
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| regex("cite.attached"));
static ISSUED_BEFORE: LazyLock<Regex> = LazyLock::new(|| regex("cite.issued-before"));

/// All documents named by a number.
pub(super) fn read(page: &Page, head: &Head) -> Vec<Mention> {
    let text = page.text.as_str();
    let mut found: Vec<Mention> = Vec::new();
    let mut plural: Option<(&'static str, usize)> = None;
    for captures in ID.captures_iter(text) {
        let (Some(all), Some(digits), Some(symbol)) = (captures.get(0), captures.get(1), captures.get(3))
        else {
            continue;
        };
        if all.start() < page.start() {
            continue;
        }
        if text[..all.start()].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '/' | '.' | '-'))
        {
            continue;
        }
        let before = behind(text, all.start(), 180);
        if NOT_DOCUMENT.is_match(before) {
            continue;
        }
        let symbol_words = symbol.as_str().trim_end_matches(['.', '&', '-', '/']);
        let by_name = kind_of_name(behind(text, all.start(), 90));
        let by_symbol = kind_of_symbol(symbol_words);
        let neighbour = found
            .last()
            .filter(|last| last.end <= all.start() && BETWEEN.is_match(&text[last.end..all.start()]));
        if by_name.is_none()
            && by_symbol.is_none()
            && neighbour.is_none()
            && !MARKED.is_match(before)
            && !AUTHORITY.is_match(symbol_words)
        {
            continue;
        }
        if let Some(list) = PLURAL.captures(before).and_then(|c| Some(c.get(1)?.as_str())) {
            plural = kind_of_name(list).map(|(kind, _)| (kind, page.paragraph_at(all.start())));
        }
        let listed = plural
            .filter(|(_, paragraph)| *paragraph == page.paragraph_at(all.start()))
            .map(|(kind, _)| kind);
        let id: String = text[all.start()..symbol.start() + symbol_words.len()]
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if matches!(c, '–' | '—') { '-' } else { c })
            .collect();
        if is_own(head, &id)
            || inside_head_number(page, head, all.start())
            || attached_to_own(head, before, by_name.map(|(kind, _)| kind))
        {
            continue;
        }
        let start = by_name.map_or(all.start(), |(_, at)| {
            all.start() - behind(text, all.start(), 90).len() + at
        });
        let law = law_before(before, symbol_words);
        let kind = kind(
            symbol_words,
            by_symbol,
            by_name.map(|(kind, _)| kind),
            law.is_some(),
            listed,
        );
        let end = symbol.start() + symbol_words.len();
        let (date, after) = date_after(text, end).unwrap_or((None, end));
        let (issuer, after) = match issuer_after(text, after) {
            Some((issuer, after)) => (Some(issuer), after),
            None => (None, after),
        };
        let (date, issuer) = match (date, issuer) {
            (None, None) => issued_before(behind(text, start, 200)),
            other => other,
        };
        let (issuer, confidence) = match kind {
            Some("L") => (None, 0.95),
            _ => (issuer.or_else(|| proposer(before, text, start)), 0.96),
        };
        let _ = digits;
        found.push(Mention {
            citation: Citation {
                kind: kind.map(str::to_owned),
                id: Some(id),
                date,
                issuer,
                title: None,
                basis: basis(page, all.start()),
            },
            range: all.start()..end,
            start,
            end: after,
            title: law,
            confidence,
        });
    }
    share(text, &mut found);
    found.extend(bare(page));
    found.sort_by_key(|mention| mention.range.start);
    found
}

fn kind(
    symbol: &str,
    by_symbol: Option<&'static str>,
    by_name: Option<&'static str>,
    law: bool,
    listed: Option<&'static str>,
) -> Option<&'static str> {
    if symbol.starts_with("QH") && symbol[2..].starts_with(|c: char| c.is_ascii_digit()) {
        return Some(if law {
            "L"
        } else {
            by_name.or(listed).unwrap_or("L")
        });
    }
    match (by_symbol, by_name) {
        // "Công văn số 5680/CT-CS": the letters of an office that look like a kind.
        (Some("CT"), Some("CV")) => Some("CV"),
        (Some(kind), _) => Some(kind),
        (None, Some(kind)) => Some(kind),
        (None, None) => Some(listed.unwrap_or("CV")),
    }
}

/// The name of the law right before its number ("Luật Đấu thầu số").
fn law_before(before: &str, symbol: &str) -> Option<String> {
    if !symbol.starts_with("QH") {
        return None;
    }
    let inner = before.rfind("Luật ").or_else(|| before.rfind("luật "))?;
    // "Luật sửa đổi, bổ sung một số điều của Luật A số …": the number is that of the amending law.
    let at = before[..inner]
        .rfind("Luật sửa đổi")
        .filter(|at| !before[*at..inner].contains([';', '.']))
        .unwrap_or(inner);
    if before[..at].ends_with("pháp ") {
        return None;
    }
    let words = before[at..].trim_end().trim_end_matches(':').trim_end();
    let name = words.strip_suffix("số")?.trim_end();
    let plain = !name.contains([';', '.', '"', '“']) && !name.contains(" Nghị ") && !name.contains(" ngày ");
    plain.then(|| crate::page::squeeze(name))
}

/// "Xét đề nghị của Sở Nội vụ tại Tờ trình số …": the body before the document.
fn proposer(before: &str, text: &str, start: usize) -> Option<String> {
    let words = behind(text, start, 160);
    let at = words
        .trim_end()
        .strip_suffix("tại")
        .or_else(|| words.trim_end().strip_suffix("có"))?
        .trim_end();
    let _ = before;
    let from = at.rfind("của ").map(|i| i + "của ".len())?;
    let name = at[from..].trim();
    let name = name.strip_suffix("đã").unwrap_or(name).trim();
    (name.starts_with(char::is_uppercase)
        && name.chars().count() < 80
        && !name.contains([';', ':', '.', '(']))
    .then(|| crate::page::squeeze(name))
}

fn issued_before(before: &str) -> (Option<jiff::civil::Date>, Option<String>) {
    let Some(found) = ISSUED_BEFORE.captures(before) else {
        return (None, None);
    };
    let date = crate::dates::day_in(&found, 1).and_then(|day| day.real());
    (date, found.get(4).map(|m| crate::page::squeeze(m.as_str())))
}

/// Two numbers joined by "và" or a comma share the date and the issuer that follow the second.
fn share(text: &str, found: &mut [Mention]) {
    for index in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(index);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else {
            continue;
        };
        if first.end > second.start.min(second.range.start) || first.end > second.range.start {
            continue;
        }
        let between = &text[first.end..second.range.start];
        if between.contains(';') || !BETWEEN.is_match(between) {
            continue;
        }
        if first.citation.date.is_none() && first.end == first.range.end {
            first.citation.date = second.citation.date;
        }
        if first.citation.issuer.is_none() && first.citation.kind.as_deref() != Some("L") {
            first.citation.issuer.clone_from(&second.citation.issuer);
        }
    }
}

/// Numbers without a symbol ("Kết luận số 120 của Bộ Chính trị").
fn bare(page: &Page) -> Vec<Mention> {
    let text = page.text.as_str();
    BARE.captures_iter(text)
        .filter_map(|captures| {
            let (all, name, number) = (captures.get(0)?, captures.get(1)?, captures.get(2)?);
            let kind = kind_of_name(name.as_str()).map(|(kind, _)| kind)?;
            let (date, after) = date_after(text, number.end()).unwrap_or((None, number.end()));
            let issuer = issuer_after(text, after);
            Some(Mention {
                citation: Citation {
                    kind: Some(kind.to_owned()),
                    id: Some(number.as_str().to_owned()),
                    date,
                    issuer: issuer.as_ref().map(|(name, _)| name.clone()),
                    title: None,
                    basis: basis(page, all.start()),
                },
                range: number.range(),
                start: all.start(),
                end: issuer.map_or(after, |(_, end)| end),
                title: None,
                confidence: 0.8,
            })
        })
        .collect()
}

fn is_own(head: &Head, id: &str) -> bool {
    match (&head.number, &head.symbol) {
        (Some(number), Some(symbol)) => {
            let loose = |s: &str| s.replace(['/', '-'], "");
            loose(id) == loose(&format!("{}{}", number.value, symbol.value))
        }
        _ => false,
    }
}

/// "(Kèm theo Hướng dẫn số …)" over an annex of a document whose head is lost names the document itself.
fn attached_to_own(head: &Head, before: &str, kind: Option<&str>) -> bool {
    head.number.is_none()
        && kind.is_some()
        && kind == head.kind.as_ref().map(|k| k.value.as_str())
        && ATTACHED.is_match(before)
}

fn inside_head_number(page: &Page, head: &Head, at: usize) -> bool {
    let span = page.span(at..at + 1);
    head.number
        .as_ref()
        .and_then(|n| n.span)
        .is_some_and(|number| span.start >= number.start && span.start < number.end.max(number.start + 1))
}

/// The paragraph says that the document rests on what it cites.
pub(super) fn basis(page: &Page, at: usize) -> bool {
    let paragraph = page.paragraph_at(at);
    let start = page.paragraphs.get(paragraph).map_or(0, |p| p.start);
    BASIS.is_match(ahead(&page.text, start, 60))
}
