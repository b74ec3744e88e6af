//! What is looked at before a report is signed. Pure: the words, the register's values and the last report come in, findings
//! come out. A finding is not an error; a person answers it, and the answer stays in the file.

mod claim;
mod finding;
mod sentence;

pub use claim::{Claim, Claims, Holds, Spoken, Way};
pub use finding::{Finding, Found};
pub use sentence::{Sentence, sentences};

use super::marker::markers;
use super::{Figures, Share};
use jiff::civil::Date;
use sentence::{normal, words_of};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Fewer words say nothing of their own: "Không có.", "Kết quả như sau:".
const FEW_WORDS: usize = 8;

/// A part that is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Looked<'w> {
    /// Its key.
    pub key: &'w str,
    /// What people wrote.
    pub words: &'w str,
    /// Left empty it is a finding.
    pub needed: bool,
    /// It says what is to be done, and is not held against the register.
    pub ahead: bool,
}

/// A part of the last report of the same body.
#[derive(Debug, Clone, Copy)]
pub struct Last<'w> {
    /// That report.
    pub report: Uuid,
    /// Its part.
    pub key: &'w str,
    /// Its words.
    pub words: &'w str,
}

/// All that a draft is held against.
pub struct Against<'a> {
    /// What sentences claim, and which figure they speak of.
    pub claims: &'a Claims,
    /// Definitions, and the last day of the window.
    pub figures: (&'a Figures, Date),
    /// What the register says.
    pub value: &'a dyn Fn(&str) -> Option<Share>,
    /// The last report.
    pub last: &'a [Last<'a>],
    /// Bodies that owe a report for the period and have sent none: name and id.
    pub missing: &'a [(Uuid, String)],
}

/// Everything that somebody should look at before signing, part by part in the order of the text, bodies last.
pub fn look(parts: &[Looked<'_>], against: &Against<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut before: BTreeMap<String, (Uuid, &str)> = BTreeMap::new();
    for last in against.last {
        for sentence in sentences(last.words) {
            before
                .entry(normal(sentence.text))
                .or_insert((last.report, last.key));
        }
    }
    for part in parts {
        if part.needed && part.words.trim().is_empty() {
            found.push(Finding::whole(part.key, Found::Empty));
        }
        for marker in markers(part.words) {
            let (figures, last) = against.figures;
            if figures.on(marker.figure, last).is_err() {
                let figure = marker.figure.to_owned();
                found.push(Finding::at(part, marker.span, Found::Unknown { figure }));
            }
        }
        for sentence in sentences(part.words) {
            let span = (sentence.start, sentence.start + sentence.text.len());
            let by_reference = markers(sentence.text).next().is_some();
            let tokens = words_of(sentence.text);
            if !part.ahead {
                found.extend(
                    against
                        .claims
                        .broken(&tokens, against.value)
                        .map(|what| Finding::at(part, span, what)),
                );
                found.extend(
                    against
                        .claims
                        .typed(&tokens)
                        .map(|what| Finding::at(part, span, what)),
                );
            }
            if let Some((report, key)) = before.get(&normal(sentence.text))
                && !by_reference
                && tokens.len() >= FEW_WORDS
            {
                let what = Found::Carried {
                    report: *report,
                    key: (*key).to_owned(),
                };
                found.push(Finding::at(part, span, what));
            }
        }
    }
    if !against.missing.is_empty() {
        let bodies = against.missing.to_vec();
        found.push(Finding::whole("", Found::Missing { bodies }));
    }
    found
}

#[cfg(test)]
mod tests;
