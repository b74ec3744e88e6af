use super::{Public, Reason};
use crate::documents::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands in a plain text for words that were left out; it tells nothing of their length.
const MARK: &str = "[…]";

/// Words to be left out of one text, and why: as an officer confirmed it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Redaction {
    /// In any order; they may overlap.
    pub spans: Vec<Omission>,
}

/// Words to be left out, or proposed to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Omission {
    /// Where they stand.
    pub span: Span,
    /// Why.
    pub reason: Reason,
}

/// A redaction that is not one of this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// It ends behind the text, or before it begins.
    #[error("the span {0:?} is not within the text")]
    Outside(Span),
    /// It begins or ends in the middle of a letter.
    #[error("the span {0:?} cuts a letter in two")]
    InLetter(Span),
}

/// A text as the public reads it. Its words are in [`pieces`](Redacted::pieces); nothing else of the original is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Redacted {
    /// Words, and marks where words were left out, in the order of the text.
    pub pieces: Vec<Piece>,
    /// How often words were left out for each reason.
    pub left_out: BTreeMap<Reason, usize>,
}

/// Words of the text, or the mark of words that were left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The words; empty at a mark.
    pub words: String,
    /// Of a mark: why, without repetition; empty at words.
    pub reasons: Vec<Reason>,
}

impl Redaction {
    /// The text as the public may read it.
    ///
    /// # Errors
    /// A span does not fit the text: it is then not the text that the officer went over.
    pub fn apply(&self, text: &str) -> Result<Public<Redacted>, Misfit> {
        let mut redacted = Redacted {
            pieces: Vec::new(),
            left_out: BTreeMap::new(),
        };
        let mut at = 0;
        for (span, reasons) in self.joined(text)? {
            redacted.words(text, at, span.start);
            for reason in &reasons {
                *redacted.left_out.entry(*reason).or_default() += 1;
            }
            redacted.pieces.push(Piece {
                words: String::new(),
                reasons,
            });
            at = span.end;
        }
        redacted.words(text, at, text.len());
        Ok(Public::of(redacted))
    }

    /// The spans ascending and apart: those that touch or overlap are one, for all their reasons.
    fn joined(&self, text: &str) -> Result<Vec<(Span, Vec<Reason>)>, Misfit> {
        let mut spans = self.spans.clone();
        spans.sort_unstable();
        let mut joined: Vec<(Span, Vec<Reason>)> = Vec::new();
        for Omission { span, reason } in spans {
            if span.start > span.end || span.end > text.len() {
                return Err(Misfit::Outside(span));
            }
            if span.of(text).is_none() {
                return Err(Misfit::InLetter(span));
            }
            if span.start == span.end {
                continue;
            }
            let span = whole_letters(text, span);
            match joined.last_mut() {
                Some((last, reasons)) if span.start <= last.end => {
                    last.end = last.end.max(span.end);
                    if !reasons.contains(&reason) {
                        reasons.push(reason);
                    }
                }
                _ => joined.push((span, vec![reason])),
            }
        }
        Ok(joined)
    }
}

/// Marks of a letter that stand apart from it go with it: a tone alone would still tell something.
fn whole_letters(text: &str, span: Span) -> Span {
    let mark = |letter: char| ('\u{300}'..='\u{36f}').contains(&letter);
    let after = &text[span.end..];
    let end = span.end + after.find(|letter| !mark(letter)).unwrap_or(after.len());
    let mut start = span.start;
    while text[start..].starts_with(mark) {
        match text[..start].char_indices().next_back() {
            Some((before, _)) => start = before,
            None => break,
        }
    }
    Span::new(start, end)
}

impl Redacted {
    fn words(&mut self, text: &str, from: usize, to: usize) {
        let words = text.get(from..to).unwrap_or_default();
        if !words.is_empty() {
            self.pieces.push(Piece {
                words: words.to_owned(),
                reasons: Vec::new(),
            });
        }
    }

    /// The text with `[…]` for what was left out: for feeds, tables and the search index.
    pub fn plain(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| {
                if piece.reasons.is_empty() {
                    &piece.words
                } else {
                    MARK
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn omission(text: &str, words: &str, reason: Reason) -> Omission {
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        Omission { span, reason }
    }

    #[test]
    fn what_is_left_out_is_marked_and_said_why() {
        let text = "Tôi là Nguyễn Văn Mẫu, điện thoại 0912 345 678, đề nghị sửa đường.";
        let redaction = Redaction {
            spans: vec![
                omission(text, "0912 345 678", Reason::Phone),
                omission(text, "Nguyễn Văn Mẫu", Reason::Name),
            ],
        };
        let public = redaction.apply(text).unwrap();
        assert_eq!(
            public.get().plain(),
            "Tôi là […], điện thoại […], đề nghị sửa đường."
        );
        assert_eq!(public.get().pieces[1].reasons, [Reason::Name]);
        let left_out: Vec<_> = public.get().left_out.iter().collect();
        assert_eq!(left_out, [(&Reason::Name, &1), (&Reason::Phone, &1)]);
    }

    #[test]
    fn spans_that_overlap_or_touch_are_one_mark_with_all_reasons() {
        let text = "cháu Mẫu ở nhà số 5 bị ốm";
        let redaction = Redaction {
            spans: vec![
                omission(text, "nhà số 5", Reason::Address),
                omission(text, "Mẫu ở nhà", Reason::Minor),
                omission(text, " bị ốm", Reason::Health),
                omission(text, "ở", Reason::Minor),
            ],
        };
        let public = redaction.apply(text).unwrap();
        assert_eq!(public.get().plain(), "cháu […]");
        let reasons = [Reason::Minor, Reason::Address, Reason::Health];
        assert_eq!(public.get().pieces[1].reasons, reasons);
    }

    #[test]
    fn a_letter_goes_with_its_marks() {
        // An e whose two marks stand apart from it, as some keyboards write it.
        let text = "a\u{301}e\u{302}\u{301}b";
        for (start, end) in [(3, 4), (4, 6), (6, 8)] {
            let redaction = Redaction {
                spans: vec![Omission {
                    span: Span::new(start, end),
                    reason: Reason::Name,
                }],
            };
            let shown = redaction.apply(text).unwrap().get().plain();
            assert_eq!(shown, "a\u{301}[…]b", "{start}..{end}");
        }
    }

    #[test]
    fn a_redaction_of_another_text_is_refused() {
        let of = |start, end| Redaction {
            spans: vec![Omission {
                span: Span::new(start, end),
                reason: Reason::Name,
            }],
        };
        let misfit = |start, end| of(start, end).apply("xã Mẫu").unwrap_err();
        assert_eq!(misfit(0, 99), Misfit::Outside(Span::new(0, 99)));
        assert_eq!(misfit(3, 1), Misfit::Outside(Span::new(3, 1)));
        assert_eq!(misfit(0, 2), Misfit::InLetter(Span::new(0, 2)));
        assert_eq!(of(1, 1).apply("xã").unwrap().get().plain(), "xã");
    }

    proptest! {
        /// What is left out is written in other letters than the rest: none of them comes through, and all the rest does.
        #[test]
        fn nothing_that_is_left_out_survives(
            parts in prop::collection::vec(("[a-zđơư ]{0,6}", "[α-ω]{0,6}"), 0..12),
            order in any::<prop::sample::Index>(),
        ) {
            let (mut text, mut open, mut spans) = (String::new(), String::new(), Vec::new());
            for (number, (shown, hidden)) in parts.iter().enumerate() {
                text.push_str(shown);
                open.push_str(shown);
                let span = Span::new(text.len(), text.len() + hidden.len());
                text.push_str(hidden);
                spans.push(Omission { span, reason: Reason::ALL[number % Reason::ALL.len()] });
            }
            if !spans.is_empty() {
                let turn = order.index(spans.len());
                spans.rotate_left(turn);
            }
            let public = Redaction { spans }.apply(&text).unwrap();
            prop_assert!(!public.get().plain().chars().any(|letter| ('α'..='ω').contains(&letter)));
            let words: String = public.get().pieces.iter().map(|piece| &*piece.words).collect();
            prop_assert_eq!(words, open);
        }

        #[test]
        fn any_spans_over_any_text_are_applied_or_refused(
            text in "\\PC{0,40}",
            spans in prop::collection::vec((0..60_usize, 0..60_usize), 0..6),
        ) {
            let spans: Vec<_> = spans
                .into_iter()
                .map(|(start, end)| Omission { span: Span::new(start, end), reason: Reason::Secret })
                .collect();
            if let Ok(public) = (Redaction { spans: spans.clone() }).apply(&text) {
                let hidden = |at: usize| spans.iter().any(|it| (it.span.start..it.span.end).contains(&at));
                let most: String = text.char_indices().filter(|(at, _)| !hidden(*at)).map(|(_, letter)| letter).collect();
                let words: String = public.get().pieces.iter().map(|piece| &*piece.words).collect();
                prop_assert!(words.len() <= most.len());
                prop_assert!(spans.iter().any(|it| it.span.start < it.span.end) || words == text);
            }
        }
    }
}
