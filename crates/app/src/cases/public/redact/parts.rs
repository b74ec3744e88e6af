//! The parts of a text with what is left out of each, as a form sends it and as a page shows it.

use crate::cases::public::texts::{Choice, PARTS, Texts};
use crate::words::{Word, word_of};
use gandan_core::documents::Span;
use gandan_core::redaction::{Omission, Reason};
use serde::Serialize;
use std::collections::BTreeSet;

/// The title, the words or the answer.
#[derive(Serialize)]
pub(super) struct Part {
    name: Word,
    original: String,
    omissions: Vec<Line>,
}

/// Words that are left out, or that the machine proposes to.
#[derive(Serialize)]
struct Line {
    value: String,
    words: String,
    around: String,
    reason: Word,
    left_out: bool,
}

impl Part {
    /// One for the tests of templates.
    pub(super) fn sample() -> Part {
        let line = |left_out| Line {
            value: "1.0.3.name".to_owned(),
            words: "Mẫu".to_owned(),
            around: "nhà ông Mẫu ở".to_owned(),
            reason: word_of("redaction-reason-", "name"),
            left_out,
        };
        Part {
            name: word_of("redaction-part-", "words"),
            original: "Đèn hỏng trước nhà ông Mẫu".to_owned(),
            omissions: vec![line(true), line(false)],
        }
    }
}

/// `1.0.12.name`; nothing for what is not one.
pub(super) fn parse(text: &str) -> Option<(usize, Omission)> {
    let parts: Vec<&str> = text.split('.').collect();
    let [part, start, end, reason] = parts[..] else {
        return None;
    };
    let span = Span::new(start.parse().ok()?, end.parse().ok()?);
    let reason = Reason::from_code(reason)?;
    let part = part.parse().ok().filter(|part| *part < PARTS.len())?;
    Some((part, Omission { span, reason }))
}

/// The parts with all that is left out or proposed to be, in the order of the text.
pub(super) fn part_list(texts: &Texts, left_out: &Choice, suggested: &Choice) -> Vec<Part> {
    let chosen: BTreeSet<(usize, Omission)> = left_out.all().collect();
    let all: BTreeSet<(usize, Omission)> = chosen.iter().copied().chain(suggested.all()).collect();
    let names = PARTS.into_iter().enumerate();
    names
        .map(|(part, name)| Part {
            name: word_of("redaction-part-", name),
            original: texts.part(part).to_owned(),
            omissions: all
                .iter()
                .filter(|(of, _)| *of == part)
                .map(|(_, one)| Line {
                    value: format!("{part}.{}.{}.{}", one.span.start, one.span.end, one.reason.code()),
                    words: one.span.of(texts.part(part)).unwrap_or_default().to_owned(),
                    around: around(texts.part(part), one.span),
                    reason: word_of("redaction-reason-", one.reason.code()),
                    left_out: chosen.contains(&(part, *one)),
                })
                .collect(),
        })
        .collect()
}

/// The words with a few letters before and after, so that one knows which of several they are.
fn around(text: &str, span: Span) -> String {
    const LETTERS: usize = 24;
    let before: String = {
        let mut letters: Vec<char> = text[..span.start.min(text.len())]
            .chars()
            .rev()
            .take(LETTERS)
            .collect();
        letters.reverse();
        letters.into_iter().collect()
    };
    let after: String = text
        .get(span.end..)
        .unwrap_or_default()
        .chars()
        .take(LETTERS)
        .collect();
    let words = span.of(text).unwrap_or_default();
    format!("…{before}{words}{after}…").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_omission_is_read_as_it_was_written() {
        let read = parse("1.3.9.phone").unwrap();
        assert_eq!(
            (read.0, read.1.span, read.1.reason),
            (1, Span::new(3, 9), Reason::Phone)
        );
        for wrong in ["", "3.0.1.name", "1.x.9.name", "1.3.9.love", "1.3.9"] {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn one_sees_where_the_words_stand() {
        assert_eq!(
            around("nhà ông Mẫu\nở đây", Span::new(10, 14)),
            "…nhà ông Mẫu ở đây…"
        );
    }
}
