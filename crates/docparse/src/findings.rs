//! Puts the reading together and lists what is odd in the text.

use crate::citations::Citations;
use crate::head::Head;
use crate::page::Page;
use crate::tail::Tail;
use gandan_core::documents::{Finding, FindingKind, Reading, Span, TaskReading};

/// The whole reading, with its findings in reading order.
pub(crate) fn assemble(
    page: &Page,
    head: Head,
    tail: Tail,
    citations: Citations,
    tasks: Vec<TaskReading>,
) -> Reading {
    let mut findings = head.findings;
    findings.extend(citations.findings);
    let whole = page.span(0..page.text.len());
    if head.official {
        if !head.printed {
            findings.push(about(FindingKind::HeadMissing, whole.start, page));
        }
        if tail.signer.is_none() {
            findings.push(about(FindingKind::SignerMissing, whole.end, page));
        }
        if let Some(finding) = cut(page, &tail) {
            findings.push(finding);
        }
    } else {
        findings.push(about(FindingKind::NotOfficial, whole.start, page));
    }
    findings.extend(broken(&tasks));
    findings.extend(noise(page));
    findings.sort_by_key(|finding| (finding.span.map_or(0, |span| span.start), finding.kind));
    Reading {
        kind: head.kind,
        number: head.number,
        symbol: head.symbol,
        date: head.date,
        place: head.place,
        superior: head.superior,
        issuer: head.issuer,
        subject: head.subject,
        addressees: head.addressees,
        citations: citations.list,
        tasks,
        recipients: tail.recipients,
        signer: tail.signer,
        findings,
    }
}

fn about(kind: FindingKind, at: usize, _page: &Page) -> Finding {
    Finding {
        kind,
        span: Some(Span::new(at, at)),
        words: String::new(),
    }
}

/// The text ends in the middle of a sentence, with nobody to sign it.
fn cut(page: &Page, tail: &Tail) -> Option<Finding> {
    if tail.found {
        return None;
    }
    let last = page.lines.last()?;
    let words = page.slice(last.start..last.end);
    let ended = words.ends_with(['.', '!', '?', '…', '/', ';', ':', ')', '”', '"']);
    (!ended && words.chars().count() > 20).then(|| Finding {
        kind: FindingKind::TextCut,
        span: Some(page.span(last.start..last.end)),
        words: words.to_owned(),
    })
}

/// Items of one run that carry the same number twice, or leave one out.
fn broken(tasks: &[TaskReading]) -> Vec<Finding> {
    let number = |task: &TaskReading| task.ordinal.as_ref()?.parse::<u16>().ok();
    tasks
        .windows(2)
        .filter_map(|pair| {
            let (before, after) = (number(&pair[0])?, number(&pair[1])?);
            let same_bullets = pair[0].ordinal == pair[1].ordinal && pair[1].text.len() > 400;
            (after != 1 && after != before + 1 && !same_bullets).then(|| Finding {
                kind: FindingKind::OrdinalBroken,
                span: Some(Span::new(pair[1].span.start, pair[1].span.start)),
                words: format!("{before} → {after}"),
            })
        })
        .collect()
}

/// A scan leaves letters of other alphabets, signs inside words, marks without a letter.
fn noise(page: &Page) -> Option<Finding> {
    let mut odd = 0;
    let mut first = None;
    let mut before = ' ';
    for (at, letter) in page.text.char_indices() {
        let foreign = matches!(letter, '\u{370}'..='\u{52f}' | '\u{fffd}' | '\u{4e00}'..='\u{9fff}' | '~' | '¬' | '¦' | '\\' | '^' | '¢' | '¥' | '¤' | '«' | '»');
        let digit_inside = letter.is_ascii_digit() && before.is_lowercase() && !before.is_ascii();
        if foreign || digit_inside {
            odd += 1;
            first.get_or_insert(at);
        }
        before = letter;
    }
    let at = first?;
    let line = page.lines.get(page.line_at(at))?;
    (odd >= 3).then(|| Finding {
        kind: FindingKind::ScanNoise,
        span: Some(page.span(line.start..line.end)),
        words: page.slice(line.start..line.end).to_owned(),
    })
}
