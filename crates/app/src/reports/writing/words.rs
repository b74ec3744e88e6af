//! Words of a part as pages show them: paragraphs, figures that open, findings on their own words.

use super::values::Values;
use crate::web::urls;
use gandan_core::reports::{Piece, pieces};
use serde::Serialize;
use uuid::Uuid;

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paragraph {
    /// It stands behind a dash.
    pub item: bool,
    /// Its words.
    pub bits: Vec<Bit>,
}

/// Words in one look.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bit {
    /// The words.
    pub text: String,
    /// Where a figure opens.
    pub href: Option<String>,
    /// Of a signed figure: what it would be today.
    pub since: Option<String>,
    /// A finding is about these words: its colour.
    pub mark: Option<&'static str>,
    /// A reference to a figure that is not known.
    pub unknown: bool,
}

impl Bit {
    fn plain(text: &str, mark: Option<&'static str>) -> Bit {
        Bit {
            text: text.to_owned(),
            href: None,
            since: None,
            mark,
            unknown: false,
        }
    }
}

/// The bytes that a finding is about, and its colour.
pub type Marked = ((usize, usize), &'static str);

/// The paragraphs of words; `marked` ascending.
pub fn paragraphs(words: &str, values: &Values, report: Uuid, marked: &[Marked]) -> Vec<Paragraph> {
    let mut found = Vec::new();
    let mut at = 0;
    for line in words.split('\n') {
        let start = at;
        at += line.len() + 1;
        let lead = line.len() - line.trim_start().len();
        let inner = line.trim();
        let item = inner.strip_prefix(['-', '–', '•', '+']).map(str::trim_start);
        let text = item.unwrap_or(inner);
        if text.is_empty() {
            continue;
        }
        let first = start + lead + (inner.len() - text.len());
        found.push(Paragraph {
            item: item.is_some(),
            bits: bits(text, first, values, report, marked),
        });
    }
    found
}

fn bits(text: &str, first: usize, values: &Values, report: Uuid, marked: &[Marked]) -> Vec<Bit> {
    let mark_at = |at: usize| {
        let covers = |((start, end), _): &&Marked| (*start..*end).contains(&at);
        marked.iter().find(covers).map(|(_, mark)| *mark)
    };
    let mut found = Vec::new();
    let mut at = first;
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => {
                // Cut where a finding begins or ends.
                let mut cuts: Vec<usize> = marked
                    .iter()
                    .flat_map(|((start, end), _)| [*start, *end])
                    .filter(|cut| (at + 1..at + words.len()).contains(cut))
                    .map(|cut| cut - at)
                    .filter(|cut| words.is_char_boundary(*cut))
                    .collect();
                cuts.sort_unstable();
                cuts.dedup();
                let mut from = 0;
                for cut in cuts.into_iter().chain([words.len()]) {
                    found.push(Bit::plain(&words[from..cut], mark_at(at + from)));
                    from = cut;
                }
                at += words.len();
            }
            Piece::Figure(marker) => {
                let mark = mark_at(at);
                let length = marker.span.1 - marker.span.0;
                let written = &text[marker.span.0..marker.span.1];
                found.push(match values.say(marker) {
                    None => Bit {
                        unknown: true,
                        ..Bit::plain(written, mark)
                    },
                    Some(said) => Bit {
                        href: Some(urls::figure_of_report(marker.figure, report)),
                        since: values
                            .get(marker.figure)
                            .and_then(|valued| marker.shows.say(valued.since?)),
                        ..Bit::plain(&said, mark)
                    },
                });
                at += length;
            }
        }
    }
    found
}

/// The words as they are printed: figures by what they come to.
pub fn plain(words: &str, values: &Values) -> String {
    pieces(words)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Figure(marker) => values
                .say(marker)
                .unwrap_or_else(|| words[marker.span.0..marker.span.1].to_owned()),
        })
        .collect()
}

/// Two paragraphs for the tests of templates.
pub fn samples() -> Vec<Paragraph> {
    let figure = Bit {
        href: Some("/".to_owned()),
        since: Some("11".to_owned()),
        ..Bit::plain("12", None)
    };
    let unknown = Bit {
        unknown: true,
        ..Bit::plain("[[cases.x]]", None)
    };
    vec![
        Paragraph {
            item: false,
            bits: vec![
                Bit::plain("Đã trả lời ", None),
                figure,
                Bit::plain("Không có vụ việc tồn đọng.", Some("over")),
            ],
        },
        Paragraph {
            item: true,
            bits: vec![unknown],
        },
    ]
}
