use super::{Citations, Mention};
use crate::head::Head;
use crate::page::Page;
use gandan_core::documents::{Citation, Finding, FindingKind, Read};
use gandan_core::text::fold_tones;
use std::collections::{BTreeMap, BTreeSet};

/// Makes one citation of all mentions of a document.
pub(super) fn gather(page: &Page, head: &Head, mentions: Vec<Mention>) -> Citations {
    let mut out = Citations::default();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    // Laws known by number: their names cite nothing new.
    let named: BTreeSet<String> = mentions
        .iter()
        .filter_map(|m| m.title.as_deref())
        .map(law_key)
        .collect();
    let full_numbers: BTreeMap<(String, String), ()> = mentions
        .iter()
        .filter_map(|m| {
            let id = m.citation.id.as_deref()?;
            let kind = m.citation.kind.clone()?;
            let digits: String = id.chars().take_while(char::is_ascii_digit).collect();
            (digits.len() < id.len()).then_some(((base_kind(&kind), digits), ()))
        })
        .collect();
    let mut titles: BTreeSet<String> = BTreeSet::new();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for mention in mentions {
        let key = match (&mention.citation.id, &mention.citation.title) {
            (Some(id), _) if id.chars().all(|c| c.is_ascii_digit()) => {
                let kind = base_kind(mention.citation.kind.as_deref().unwrap_or(""));
                if full_numbers.contains_key(&(kind.clone(), id.clone())) {
                    continue;
                }
                format!("bare:{kind}:{id}")
            }
            // "Nghị quyết liên tịch số 102/2025/NQLT" after the full symbol cites nothing new.
            (Some(id), _) => shortened(&ids, id).unwrap_or_else(|| id_key(id)),
            (None, Some(title)) => {
                let key = law_key(title);
                let short = longer(&titles, &key);
                let amended = key.starts_with(&fold_tones("luật sửa đổi"));
                if short || !amended && (named.contains(&key) || longer(&named, &key)) {
                    continue;
                }
                titles.insert(key.clone());
                format!("law:{key}")
            }
            (None, None) => continue,
        };
        if let Some(&index) = by_key.get(&key) {
            let read: &mut Read<Citation> = &mut out.list[index];
            let known = read.value.id.clone();
            fill(&mut read.value, &mention.citation);
            if let (Some(first), Some(second)) = (known, &mention.citation.id)
                && fold_tones(&first) != fold_tones(second)
            {
                out.findings.push(Finding {
                    kind: FindingKind::CitationTwoSymbols,
                    span: Some(page.span(mention.range.clone())),
                    words: format!("{first} / {second}"),
                });
            }
            continue;
        }
        note(page, head, &mention, &mut out.findings);
        by_key.insert(key, out.list.len());
        ids.extend(mention.citation.id.clone());
        out.list.push(Read {
            span: Some(page.span(mention.range.clone())),
            value: mention.citation,
            confidence: mention.confidence,
        });
    }
    later(head, &mut out);
    out
}

/// Whether a title goes on where this one ends ("Luật Bầu cử" is short for "Luật Bầu cử đại biểu Quốc hội").
fn longer(titles: &BTreeSet<String>, key: &str) -> bool {
    let start = format!("{key} ");
    titles
        .range(start.clone()..)
        .next()
        .is_some_and(|title| title.starts_with(&start))
}

/// The fullest date and issuer found anywhere.
fn fill(known: &mut Citation, other: &Citation) {
    if known.date.is_none() {
        known.date = other.date;
    }
    if known.issuer.is_none() {
        known.issuer.clone_from(&other.issuer);
    }
    known.basis |= other.basis;
}

fn note(page: &Page, _head: &Head, mention: &Mention, findings: &mut Vec<Finding>) {
    let without_symbol = mention
        .citation
        .id
        .as_deref()
        .is_some_and(|id| id.chars().all(|c| c.is_ascii_digit()));
    if without_symbol {
        findings.push(Finding {
            kind: FindingKind::CitationIncomplete,
            span: Some(page.span(mention.start..mention.range.end)),
            words: page.slice(mention.start..mention.range.end).to_owned(),
        });
    }
}

/// Cited documents that would be younger than the one that cites them.
fn later(head: &Head, out: &mut Citations) {
    let Some(own) = head.date.as_ref().map(|d| d.value) else {
        return;
    };
    for read in &out.list {
        if read.value.date.is_some_and(|date| date > own) {
            out.findings.push(Finding {
                kind: FindingKind::CitationLater,
                span: read.span,
                words: read
                    .value
                    .id
                    .clone()
                    .or_else(|| read.value.title.clone())
                    .unwrap_or_default(),
            });
        }
    }
}

fn base_kind(kind: &str) -> String {
    match kind {
        "NQLT" => "NQ".to_owned(),
        "TTLT" => "TT".to_owned(),
        other => other.to_owned(),
    }
}

/// The key of a document named before whose symbol goes on where `id` ends.
fn shortened(known: &BTreeSet<String>, id: &str) -> Option<String> {
    let parts = id.chars().filter(|c| matches!(c, '/' | '-')).count();
    ['/', '-'].into_iter().filter(|_| parts > 1).find_map(|joint| {
        let start = format!("{id}{joint}");
        let full = known.range(start.clone()..).next()?;
        full.starts_with(&start).then(|| id_key(full))
    })
}

/// Number and the parts of its symbol in any order: `16/KH-MTTQ-BTT` and `16/KH-BTT-MTTQ` are one document.
fn id_key(id: &str) -> String {
    let mut parts: Vec<String> = id.split(['/', '-']).map(|part| part.to_lowercase()).collect();
    if parts.len() > 3 {
        parts[1..].sort();
    }
    format!("id:{}", parts.join("|"))
}

/// Title without its year, folded, its usual abbreviations spelled out.
fn law_key(title: &str) -> String {
    const SHORT: [(&str, &str); 6] = [
        ("TNCN", "thu nhập cá nhân"),
        ("TNDN", "thu nhập doanh nghiệp"),
        ("GTGT", "giá trị gia tăng"),
        ("QPPL", "quy phạm pháp luật"),
        ("HĐND", "Hội đồng nhân dân"),
        ("UBND", "Ủy ban nhân dân"),
    ];
    let mut title = title.to_owned();
    for (short, long) in SHORT {
        if title.contains(short) {
            title = title.replace(short, long);
        }
    }
    let folded = fold_tones(&title);
    let year = fold_tones("năm");
    let cut = folded.find(&format!(" {year} ")).unwrap_or(folded.len());
    folded[..cut].trim().to_owned()
}
