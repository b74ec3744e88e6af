//! The head of a document: kind, number, date, issuer, subject, addressees.

mod addressees;
mod casing;
mod issuer;
mod lost;
mod number;
mod subject;
mod titled;

use crate::page::{Page, capitals};
use crate::patterns::{heading_kind, kind_of_symbol, regex};
use crate::tail::{RECIPIENTS, Tail};
use gandan_core::documents::{Finding, Read};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// What the head says.
#[derive(Debug, Default)]
pub struct Head {
    /// The text looks like an official document.
    pub official: bool,
    /// Kind by abbreviation.
    pub kind: Option<Read<String>>,
    /// Digits of the number.
    pub number: Option<Read<String>>,
    /// Symbol without blanks.
    pub symbol: Option<Read<String>>,
    /// Day of issue.
    pub date: Option<Read<Date>>,
    /// Place.
    pub place: Option<Read<String>>,
    /// Body over the issuer.
    pub superior: Option<Read<String>>,
    /// Issuer.
    pub issuer: Option<Read<String>>,
    /// Trích yếu.
    pub subject: Option<Read<String>>,
    /// Kính gửi.
    pub addressees: Vec<Read<String>>,
    /// Where the words of the document begin, in the cleaned text.
    pub body: usize,
    /// Oddities met on the way.
    pub findings: Vec<Finding>,
    /// Something of a printed head was there: national words, a place for the number or for the date.
    pub printed: bool,
    /// Words of the issuer under the kind ("CỦA BAN THƯỜNG VỤ THÀNH ỦY").
    of_issuer: Option<Read<String>>,
}

static MOTTO: LazyLock<Regex> = LazyLock::new(|| regex("head.motto"));
static ADDRESSED: LazyLock<Regex> = LazyLock::new(|| regex("head.addressed"));
static BASIS: LazyLock<Regex> = LazyLock::new(|| regex("head.basis"));

/// Lines that can belong to a head at all.
const REACH: usize = 70;

/// Where the printed head starts, if other matter stands before it.
pub fn first_line(page: &Page) -> Option<usize> {
    let motto = (0..page.lines.len().min(900)).find(|&i| {
        let line = page.line(i);
        line.len() < 200 && capitals(line) && MOTTO.is_match(line)
    })?;
    if motto < 30 {
        return None;
    }
    // The issuer stands beside the motto: the lines in capitals right before it.
    let above = (motto.saturating_sub(8)..motto)
        .rev()
        .take_while(|&i| capitals(page.line(i)) && page.line(i).len() < 160)
        .last();
    Some(above.unwrap_or(motto))
}

/// Reads the head of a document.
pub fn read(page: &Page, tail: &Tail) -> Head {
    let mut head = Head::default();
    let reach = page.lines.len().min(REACH).min(tail.first_line);
    let addressed = (0..reach).find(|&i| ADDRESSED.is_match(page.line(i)));
    let heading = heading(page, addressed.unwrap_or(reach));
    let stop = heading
        .map(|(line, ..)| line)
        .or(addressed)
        .unwrap_or(reach.min(25));
    let motto = (0..stop).any(|i| MOTTO.is_match(page.line(i)));
    number::read(page, stop, &mut head);
    // A place and a day alone make no official document.
    let numbered =
        head.printed && (head.number.is_some() || head.symbol.is_some() || !head.findings.is_empty());
    head.printed |= motto;
    head.official = motto || numbered || heading.is_some() || addressed.is_some() || tail.found;
    if !head.official {
        return titled::read(page).unwrap_or_default();
    }
    kind(page, heading, addressed, &mut head);
    issuer::read(page, stop, &mut head);
    let after_subject = subject::read(page, heading, stop, &mut head);
    let after_addressees = addressees::read(page, reach, &mut head);
    head.body = after_subject.max(after_addressees);
    head
}

/// The line that names the kind, the kind, and the bytes of its name.
fn heading(page: &Page, stop: usize) -> Option<(usize, &'static str, usize)> {
    for index in 0..stop {
        let line = page.line(index);
        if RECIPIENTS.is_match(line) || line.chars().count() > 400 {
            return None;
        }
        let Some((kind, len)) = heading_kind(line) else {
            continue;
        };
        let rest = line[len..].trim_matches([' ', ':', '.', '\t']);
        let name_shouted = capitals(&line[..len]);
        let follows = rest.chars().next();
        let titled = name_shouted
            && !rest.starts_with(|c: char| c.is_ascii_digit())
            && !rest.to_lowercase().starts_with("số");
        let lowered = rest.to_lowercase();
        if rest.is_empty()
            || titled
            || (follows.is_some() && lowered.starts_with("của ") && line.len() < 160 && !BASIS.is_match(line))
        {
            return Some((index, kind, len));
        }
    }
    None
}

fn kind(
    page: &Page,
    heading: Option<(usize, &'static str, usize)>,
    addressed: Option<usize>,
    head: &mut Head,
) {
    let by_symbol = head.symbol.as_ref().and_then(|s| kind_of_symbol(&s.value));
    head.kind = match (heading, by_symbol) {
        (Some((line, kind, len)), by_symbol) => {
            let start = page.lines[line].start;
            Some(Read {
                value: kind.to_owned(),
                span: Some(page.span(start..start + len)),
                confidence: if by_symbol.is_none_or(|other| other == kind) {
                    0.97
                } else {
                    0.92
                },
            })
        }
        (None, Some(kind)) if addressed.is_none() => Some(Read {
            value: kind.to_owned(),
            span: head.symbol.as_ref().and_then(|s| s.span),
            confidence: 0.85,
        }),
        _ if addressed.is_some() || head.symbol.is_some() => Some(Read {
            value: "CV".to_owned(),
            span: addressed
                .and_then(|line| page.lines.get(line))
                .map(|line| page.span(line.start..line.end)),
            confidence: 0.92,
        }),
        _ => None,
    };
}

impl Head {
    /// Looks for an issuer in the signature and the running text where the head names none.
    pub fn complete_issuer(&mut self, page: &Page, tail: &Tail) {
        lost::complete(page, tail, self);
    }
}
