use super::propose::{one_line, title_of};
use super::{Deadline, DraftBody, ProposalDraft, Span};
use crate::text::fold;

/// Why proposals cannot be parted or joined so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReshapeRefusal {
    /// No place to cut was chosen, or none that the words have.
    #[error("choose where to cut")]
    NoCut,
    /// One proposal alone cannot be joined.
    #[error("choose at least two proposals")]
    TooFew,
}

/// Where the words of `span` can be cut: stretches that end with a sentence, a clause or a line. Together they cover
/// all words of the span; fewer than two mean that it cannot be cut.
pub fn pieces(text: &str, span: Span) -> Vec<Span> {
    let Some(words) = span.of(text) else {
        return Vec::new();
    };
    let mut pieces: Vec<Span> = Vec::new();
    let mut start = 0;
    let mut signs = words.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        let digit_before = words[..at].ends_with(|letter: char| letter.is_ascii_digit());
        let ends = match sign {
            '\n' => true,
            ';' => next.is_none_or(char::is_whitespace),
            '.' => next.is_none_or(char::is_whitespace) && !digit_before,
            _ => false,
        };
        if ends {
            add(&mut pieces, words, span.start, start, at + sign.len_utf8());
            start = at + sign.len_utf8();
        }
    }
    add(&mut pieces, words, span.start, start, words.len());
    pieces
}

/// Adds a piece without the blanks around it; a piece of a word or two goes with the one before.
fn add(pieces: &mut Vec<Span>, words: &str, offset: usize, start: usize, end: usize) {
    let piece = &words[start..end];
    let trimmed = piece.trim();
    if trimmed.is_empty() {
        return;
    }
    let from = offset + start + (piece.len() - piece.trim_start().len());
    let to = from + trimmed.len();
    match pieces.last_mut() {
        Some(last) if trimmed.split_whitespace().count() < 3 => last.end = to,
        _ => pieces.push(Span::new(from, to)),
    }
}

/// Parts a proposal before each of the pieces numbered in `cuts` (as [`pieces`] counts them, from 1; piece 0 always
/// begins the first part). A part keeps the bodies whose words stand in it, or all of them where none do; and the
/// words about time only where they stand in it.
///
/// # Errors
/// [`ReshapeRefusal::NoCut`].
pub fn split(
    whole: &ProposalDraft,
    text: &str,
    cuts: &[usize],
) -> Result<Vec<ProposalDraft>, ReshapeRefusal> {
    let pieces = pieces(text, whole.span);
    let mut starts: Vec<usize> = cuts
        .iter()
        .copied()
        .filter(|cut| (1..pieces.len()).contains(cut))
        .collect();
    starts.sort_unstable();
    starts.dedup();
    if starts.is_empty() {
        return Err(ReshapeRefusal::NoCut);
    }
    starts.insert(0, 0);
    let ends = starts[1..].iter().copied().chain([pieces.len()]);
    let parts = starts.iter().zip(ends).map(|(&first, end)| {
        let span = Span::new(pieces[first].start, pieces[end - 1].end);
        part(whole, span, &one_line(span.of(text).unwrap_or_default()))
    });
    Ok(parts.collect())
}

fn part(whole: &ProposalDraft, span: Span, words: &str) -> ProposalDraft {
    let key = fold(words);
    let mentions = |expression: &str| !expression.is_empty() && key.contains(&fold(expression));
    let named: Vec<DraftBody> = whole
        .bodies
        .iter()
        .filter(|body| mentions(&body.words))
        .cloned()
        .collect();
    let timed = whole.deadline_words.split("; ").any(mentions);
    ProposalDraft {
        ordinal: whole.ordinal.clone(),
        words: words.to_owned(),
        span,
        confidence: whole.confidence,
        title: title_of(words),
        due: whole.due.filter(|_| timed),
        recurrence: if timed {
            whole.recurrence.clone()
        } else {
            Vec::new()
        },
        deadline_words: if timed {
            whole.deadline_words.clone()
        } else {
            String::new()
        },
        report_to: whole.report_to.clone(),
        bodies: if named.is_empty() {
            whole.bodies.clone()
        } else {
            named
        },
    }
}

/// Joins proposals in the order given: title of the first, words of all, bodies each once. A day or a recurrence
/// goes along only where those that have one agree; otherwise the words about time stay and a person sets the day.
///
/// # Errors
/// [`ReshapeRefusal::TooFew`].
pub fn merge(parts: &[ProposalDraft]) -> Result<ProposalDraft, ReshapeRefusal> {
    let [first, rest @ ..] = parts else {
        return Err(ReshapeRefusal::TooFew);
    };
    if rest.is_empty() {
        return Err(ReshapeRefusal::TooFew);
    }
    let mut merged = first.clone();
    for part in rest {
        merged.words = format!("{} {}", merged.words, part.words);
        merged.span = Span::new(
            merged.span.start.min(part.span.start),
            merged.span.end.max(part.span.end),
        );
        merged.confidence = merged.confidence.min(part.confidence);
        for body in &part.bodies {
            if !merged.bodies.contains(body) {
                merged.bodies.push(body.clone());
            }
        }
    }
    let dues: Vec<_> = parts.iter().filter_map(|part| part.due).collect();
    merged.due = dues
        .first()
        .copied()
        .filter(|day| dues.iter().all(|other| other == day));
    let rounds: Vec<&Vec<Deadline>> = parts
        .iter()
        .map(|part| &part.recurrence)
        .filter(|list| !list.is_empty())
        .collect();
    merged.recurrence = match rounds.first() {
        Some(list) if rounds.iter().all(|other| other == list) => (*list).clone(),
        _ => Vec::new(),
    };
    merged.deadline_words = distinct(parts.iter().map(|part| part.deadline_words.as_str()));
    merged.report_to = distinct(parts.iter().map(|part| part.report_to.as_str()));
    Ok(merged)
}

fn distinct<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut list: Vec<&str> = Vec::new();
    for words in words.filter(|words| !words.is_empty()) {
        if !list.contains(&words) {
            list.push(words);
        }
    }
    list.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::BodyRole;
    use jiff::civil::date;

    const TEXT: &str =
        "1. Sở Nội vụ theo dõi việc thực hiện; báo cáo trước ngày 15/12/2026.\nSở Tài chính bố trí kinh phí.";

    fn whole() -> ProposalDraft {
        let body = |words: &str| DraftBody {
            role: BodyRole::Lead,
            words: words.into(),
        };
        ProposalDraft {
            ordinal: Some("1".into()),
            words: one_line(TEXT),
            span: Span::new(0, TEXT.len()),
            confidence: 0.7,
            title: "Sở Nội vụ theo dõi".into(),
            due: Some(date(2026, 12, 15)),
            recurrence: vec![],
            deadline_words: "trước ngày 15/12/2026".into(),
            report_to: "UBND tỉnh".into(),
            bodies: vec![body("Sở Nội vụ"), body("Sở Tài chính")],
        }
    }

    #[test]
    fn words_are_cut_at_sentences_clauses_and_lines() {
        let cut: Vec<_> = pieces(TEXT, whole().span)
            .into_iter()
            .map(|span| span.of(TEXT).unwrap())
            .collect();
        assert_eq!(
            cut,
            [
                "1. Sở Nội vụ theo dõi việc thực hiện;",
                "báo cáo trước ngày 15/12/2026.",
                "Sở Tài chính bố trí kinh phí."
            ]
        );
    }

    #[test]
    fn a_part_keeps_the_bodies_and_days_that_stand_in_it() {
        let parts = split(&whole(), TEXT, &[2]).unwrap();
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].bodies, whole().bodies[..1]);
        assert_eq!(parts[0].due, Some(date(2026, 12, 15)));
        assert_eq!(parts[1].bodies, whole().bodies[1..]);
        assert_eq!(
            (parts[1].due, parts[1].words.as_str()),
            (None, "Sở Tài chính bố trí kinh phí.")
        );
        let third = split(&whole(), TEXT, &[2, 1, 1]).unwrap();
        assert_eq!(third.len(), 3);
        assert_eq!(
            third[1].bodies,
            whole().bodies,
            "no body is named there: all of them go along"
        );
    }

    #[test]
    fn a_cut_must_be_where_the_words_have_one() {
        for cuts in [&[][..], &[0], &[3], &[99]] {
            assert_eq!(split(&whole(), TEXT, cuts), Err(ReshapeRefusal::NoCut));
        }
    }

    #[test]
    fn joined_proposals_keep_a_day_only_where_they_agree() {
        let parts = split(&whole(), TEXT, &[1, 2]).unwrap();
        let joined = merge(&parts).unwrap();
        assert_eq!(joined.span, whole().span);
        assert_eq!(joined.due, Some(date(2026, 12, 15)));
        assert_eq!(joined.bodies, whole().bodies);
        let mut other = parts[0].clone();
        other.due = Some(date(2027, 1, 1));
        other.deadline_words = "trước ngày 01/01/2027".into();
        let torn = merge(&[parts[1].clone(), other]).unwrap();
        assert_eq!(torn.due, None);
        assert_eq!(
            torn.deadline_words,
            "trước ngày 15/12/2026; trước ngày 01/01/2027"
        );
        assert_eq!(merge(&parts[..1]), Err(ReshapeRefusal::TooFew));
    }
}
