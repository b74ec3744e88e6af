//! The issuer of a document whose head is lost: from the words under the kind, the signature, the running text.

use super::Head;
use super::casing::sentence_case;
use super::issuer::{PRINTED, bare_place, full_name};
use crate::page::{Page, squeeze};
use crate::patterns::regex;
use crate::tail::Tail;
use gandan_core::documents::Read;
use gandan_core::text::fold_tones;
use regex::Regex;
use std::sync::LazyLock;

static OPENING: LazyLock<Regex> = LazyLock::new(|| regex("tail.opening"));

/// Finds the issuer in the words under the kind, the signature and the running text.
pub(super) fn complete(page: &Page, tail: &Tail, head: &mut Head) {
    if head.issuer.is_some() || !head.official {
        return;
    }
    if let Some(of) = &head.of_issuer {
        let value = full_name(page, &of.value, head, 0);
        head.issuer = Some(Read { value, ..of.clone() });
        return;
    }
    let Some(signer) = tail.signer.as_ref().map(|s| &s.value) else {
        head.issuer = announcing(page);
        return;
    };
    let Some(authority) = signer.authority.as_deref().or(signer.title.as_deref()) else {
        return;
    };
    let named = OPENING.replace(authority, "");
    let named = OPENING.replace(named.trim(), "");
    let body = page.slice(0..tail.start(page));
    let found = ISSUERS.find_iter(body).map(|m| m.range()).filter(|range| {
        let words = page.slice(range.clone());
        matches_office(&named, words)
    });
    // The fullest of the ways in which the text names the body that signs.
    let best = found.take(400).max_by_key(|range| {
        (
            specific(page.slice(range.clone())),
            std::cmp::Reverse(range.start),
        )
    });
    if let Some(range) = best {
        let mut words = squeeze(page.slice(range.clone()));
        let spelled_out = fold_tones(&named).starts_with(&fold_tones("ủy ban nhân dân"));
        if let (Some(rest), true) = (words.strip_prefix("UBND"), spelled_out) {
            words = format!("Ủy ban nhân dân{rest}");
        }
        let value = match &head.place {
            Some(place) if words.ends_with(['h', 'ố', 'n', 'ã', 'g']) && open_tier(&words) => {
                format!("{words} {}", bare_place(&place.value))
            }
            None if open_tier(&words) => match PLACE.find(&body[range.end..]) {
                Some(place) => format!("{words} {}", squeeze(place.as_str())),
                None => words,
            },
            _ => words,
        };
        head.issuer = Some(Read {
            value,
            span: Some(page.span(range)),
            confidence: 0.75,
        });
    } else if let Some(name) = office_in_text(page, &named, body) {
        head.issuer = Some(name);
    } else if PRINTED.is_match(&named) && !TITLE.is_match(&named) {
        let value = sentence_case(&squeeze(&named));
        head.issuer = Some(Read {
            value,
            span: None,
            confidence: 0.6,
        });
    }
}

/// The body that says of itself what it issues, where head and signature are lost.
fn announcing(page: &Page) -> Option<Read<String>> {
    let body = page.slice(page.start()..page.text.len());
    let name = ANNOUNCES.captures(body)?.get(1)?;
    Some(Read {
        value: squeeze(name.as_str()),
        span: Some(page.span(page.start() + name.start()..page.start() + name.end())),
        confidence: 0.6,
    })
}

static PLACE: LazyLock<Regex> = LazyLock::new(|| regex("tail.place"));
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| regex("tail.announces"));
static TITLE: LazyLock<Regex> = LazyLock::new(|| regex("tail.title"));
static SPEAKS: LazyLock<Regex> = LazyLock::new(|| regex("tail.speaks"));

/// The body that speaks in the text, for a signature that names only a title ("KT. BỘ TRƯỞNG").
fn office_in_text(page: &Page, title: &str, body: &str) -> Option<Read<String>> {
    let title = title.to_lowercase();
    if title.starts_with("thủ tướng") || title.starts_with("bộ trưởng, chủ nhiệm") {
        let office = if title.starts_with("thủ") {
            "Thủ tướng Chính phủ"
        } else {
            "Văn phòng Chính phủ"
        };
        let at = body.find(office)?;
        return Some(Read {
            value: office.to_owned(),
            span: Some(page.span(at..at + office.len())),
            confidence: 0.8,
        });
    }
    let prefix = [
        ("bộ trưởng", "Bộ "),
        ("tổng cục trưởng", "Tổng cục "),
        ("chi cục trưởng", "Chi cục "),
        ("cục trưởng", "Cục "),
        ("giám đốc", "Sở "),
        ("trưởng ban", "Ban "),
        ("trưởng phòng", "Phòng "),
    ]
    .into_iter()
    .find_map(|(start, prefix)| title.starts_with(start).then_some(prefix))?;
    SPEAKS
        .captures_iter(body)
        .take(200)
        .filter_map(|c| c.get(1))
        .find_map(|name| {
            name.as_str().starts_with(prefix).then(|| Read {
                value: squeeze(name.as_str()),
                span: Some(page.span(name.range())),
                confidence: 0.7,
            })
        })
}

static ISSUERS: LazyLock<Regex> = LazyLock::new(|| regex("tail.issuers"));

fn open_tier(words: &str) -> bool {
    let low = words.to_lowercase();
    ["tỉnh", "thành phố", "huyện", "xã", "phường"]
        .iter()
        .any(|tier| low.ends_with(tier))
        && !words.ends_with("Thành phố")
}

fn matches_office(named: &str, words: &str) -> bool {
    let (named, words) = (fold_tones(named), fold_tones(words));
    let starts = |text: &str, name: &str| text.starts_with(&fold_tones(name));
    let front = |text: &str| text.contains("mttq") || text.contains(&fold_tones("mặt trận"));
    if starts(&named, "ban thường") || starts(&named, "ban chấp hành") {
        return starts(&words, "ban thường");
    }
    if named.contains(&fold_tones("văn phòng")) {
        return starts(&words, "văn phòng");
    }
    if starts(&named, "chủ tịch") || starts(&named, "ủy ban") || starts(&named, "ubnd") {
        return (starts(&words, "ủy ban") || starts(&words, "ubnd")) && front(&named) == front(&words);
    }
    false
}

/// A tier counts for more than none, words spelled out for more than abbreviations.
fn specific(words: &str) -> (bool, bool, usize) {
    let spelled = !words.starts_with("UBND") && !words.starts_with("UBMTTQ");
    (tiered(words), spelled, words.split_whitespace().count().min(9))
}

fn tiered(words: &str) -> bool {
    let low = words.to_lowercase();
    [
        "tỉnh",
        "thành phố",
        "huyện",
        "xã",
        "phường",
        "quận",
        "đặc khu",
        "ủy",
        "uỷ",
    ]
    .iter()
    .any(|tier| low.ends_with(tier))
}
