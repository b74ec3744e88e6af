use super::syllables::Syllable;
use crate::cases::ReceiptCode;
use crate::documents::Span;
use crate::redaction::{Omission, Reason};

/// How many syllables before a number may say what it is.
const REACH: usize = 6;

pub(super) fn find(text: &str, syllables: &[Syllable]) -> Vec<Omission> {
    let mut found = mails(text);
    found.extend(plates(text));
    let mut at = 0;
    while let Some(run) = Run::next(text, at) {
        at = run.span.end;
        if let Some(reason) = reason(text, &run, &label(syllables, run.span.start)) {
            found.push(Omission {
                span: run.span,
                reason,
            });
        }
    }
    found
}

/// Digits with at most one sign between two of them: `0912.345.678`, `+84 912 345 678`, `(024) 3825 1234`.
struct Run {
    span: Span,
    digits: String,
    /// Lengths of the groups between the signs.
    groups: Vec<usize>,
    plus: bool,
}

impl Run {
    fn next(text: &str, from: usize) -> Option<Run> {
        let start = from + text.get(from..)?.find(|sign: char| sign.is_ascii_digit())?;
        let before = &text[..start];
        let opened = before.len() - usize::from(before.ends_with(['+', '(']));
        let mut run = Run {
            span: Span::new(opened.max(from), start),
            digits: String::new(),
            groups: vec![0],
            plus: before.ends_with('+'),
        };
        let mut gap = String::new();
        for (at, sign) in text[start..].char_indices() {
            if sign.is_ascii_digit() {
                if !gap.is_empty() {
                    run.groups.push(0);
                    gap.clear();
                }
                run.digits.push(sign);
                if let Some(last) = run.groups.last_mut() {
                    *last += 1;
                }
                run.span.end = start + at + 1;
            } else if matches!(sign, ' ' | '\u{a0}' | '.' | '-' | ')') && (gap.is_empty() || gap == ")") {
                // Two signs only as ") " of a dialling code.
                gap.push(sign);
            } else {
                break;
            }
        }
        Some(run)
    }

    /// `1.500.000`: groups of three after one that does not begin with 0.
    fn amount(&self) -> bool {
        let threes = self.groups.iter().skip(1).all(|length| *length == 3);
        self.groups.len() > 1 && threes && self.groups[0] <= 3 && !self.digits.starts_with('0') && !self.plus
    }
}

/// The folded words before a number.
fn label(syllables: &[Syllable], start: usize) -> String {
    let count = syllables.partition_point(|syllable| syllable.span.end <= start);
    let words: Vec<&str> = syllables[count.saturating_sub(REACH)..count]
        .iter()
        .map(|syllable| &*syllable.folded)
        .collect();
    format!(" {} ", words.join(" "))
}

fn reason(text: &str, run: &Run, label: &str) -> Option<Reason> {
    let length = run.digits.len();
    let after = text[run.span.end..].trim_start();
    // Parts of a document's number or a date, and sums of money.
    let money = ["đồng", "đ ", "đ.", "VND", "vnd", "triệu", "tỷ", "USD", "m2", "m²"];
    if money.iter().any(|word| after.starts_with(word)) || text[run.span.end..].starts_with('/') {
        return None;
    }
    // Numbers that everybody may call.
    let hotline = length <= 10 && (run.digits.starts_with("1800") || run.digits.starts_with("1900"));
    let nearest = [
        (
            Reason::BankAccount,
            &[" tai khoan ", " stk ", " so tk ", " so the "][..],
        ),
        (
            Reason::IdentityNumber,
            &[
                " cccd ",
                " cmnd ",
                " cmt ",
                " can cuoc ",
                " chung minh ",
                " dinh danh ",
                " ho chieu ",
                " bhxh ",
                " bhyt ",
            ],
        ),
        (
            Reason::Phone,
            &[
                " dien thoai ",
                " sdt ",
                " dt ",
                " zalo ",
                " so may ",
                " di dong ",
                " goi ",
            ],
        ),
    ]
    .into_iter()
    .filter_map(|(reason, words)| {
        let place = words.iter().filter_map(|word| label.rfind(word)).max()?;
        Some((place, reason))
    })
    .max_by_key(|(place, _)| *place)
    .map(|(_, reason)| reason);
    let phone = (run.digits.starts_with('0') && (10..=11).contains(&length))
        || (run.digits.starts_with("84")
            && (11..=12).contains(&length)
            && (run.plus || run.groups.len() > 1));
    match nearest {
        Some(Reason::Phone) if !hotline && (8..=12).contains(&length) => Some(Reason::Phone),
        Some(Reason::IdentityNumber) if (7..=15).contains(&length) => Some(Reason::IdentityNumber),
        Some(Reason::BankAccount) if (6..=19).contains(&length) && !run.amount() => Some(Reason::BankAccount),
        _ if phone => Some(Reason::Phone),
        _ if run.amount() => None,
        _ if length == 16 && ReceiptCode::parse(&run.digits).is_ok() => Some(Reason::Secret),
        _ if length == 9 || length == 12 => Some(Reason::IdentityNumber),
        _ if (13..=19).contains(&length) => Some(Reason::BankAccount),
        _ => None,
    }
}

fn mails(text: &str) -> Vec<Omission> {
    let local = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '%' | '+' | '-');
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start = text[..at].trim_end_matches(local).len();
        let host = &text[at + 1..];
        let host = &host[..host.len() - host.trim_start_matches(local).len()];
        let host = host.trim_end_matches(['.', '-']);
        let named = host.rsplit_once('.').is_some_and(|(_, ending)| ending.len() >= 2);
        if start < at && named {
            found.push(Omission {
                span: Span::new(start, at + 1 + host.len()),
                reason: Reason::Email,
            });
        }
    }
    found
}

/// `29A-123.45`, `29-H1 234.56`, `30E 12345`: two digits, one or two letters (or a letter and a digit), four or five
/// digits.
fn plates(text: &str) -> Vec<Omission> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match plate(text, at) {
            Some(end) => {
                found.push(Omission {
                    span: Span::new(at, end),
                    reason: Reason::Plate,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn plate(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
    let sign = |at: usize| bytes.get(at).is_some_and(|byte| b" -.".contains(byte));
    let inside = |letter: char| letter.is_alphanumeric();
    if !digit(start) || text.get(..start)?.ends_with(inside) || !digit(start + 1) {
        return None;
    }
    let mut at = start + 2;
    at += usize::from(sign(at) && letter(at + 1));
    if !letter(at) {
        return None;
    }
    at += 1;
    // A second letter, or the digit of a motorcycle where a sign follows it.
    at += usize::from(letter(at) || (digit(at) && sign(at + 1)));
    at += usize::from(sign(at));
    let mut digits = 0;
    while digit(at) || (digits == 3 && bytes.get(at) == Some(&b'.') && digit(at + 1)) {
        digits += usize::from(digit(at));
        at += 1;
    }
    let ends = text.get(at..).is_some_and(|rest| !rest.starts_with(inside));
    ((4..=5).contains(&digits) && ends).then_some(at)
}
