//! The text cut into pieces, so that the page can mark who, when, and which words a proposal stands on.

use gandan_core::documents::{Reading, SourceText, Span};
use serde::Serialize;
use std::collections::BTreeSet;

/// A block of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// `heading`, `cell`, `footnote` or `words`.
    pub kind: &'static str,
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
}

/// Words that are marked alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its lines; a break stands between two.
    pub lines: Vec<String>,
    /// `who`, `when`, `words` (of a proposal) or nothing.
    pub class: &'static str,
    /// Number of the proposal, where it stands on these words; from 1.
    pub proposal: Option<usize>,
    /// The first piece of the proposal: the anchor is here.
    pub first: bool,
    /// Where a cited document is.
    pub href: Option<String>,
}

/// What is marked.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    /// Words of bodies.
    pub who: Vec<Span>,
    /// Words about time.
    pub when: Vec<Span>,
    /// Words of proposals, in their order.
    pub proposals: Vec<Span>,
    /// Citations whose document is there.
    pub cited: Vec<(Span, String)>,
}

impl Marks {
    /// Who and when, as the machine read them.
    pub fn of(reading: &Reading) -> Marks {
        let mut marks = Marks::default();
        for task in &reading.tasks {
            let bodies = task.lead.iter().chain(&task.supporting).chain(&task.report_to);
            marks.who.extend(bodies.filter_map(|read| read.span));
            marks
                .when
                .extend(task.deadlines.iter().filter_map(|read| read.span));
        }
        marks
    }
}

/// The text in paragraphs of marked pieces.
pub fn paragraphs(source: &SourceText, marks: &Marks) -> Vec<Paragraph> {
    let mut edges: BTreeSet<usize> = BTreeSet::new();
    let cited = marks.cited.iter().map(|(span, _)| span);
    for span in marks
        .who
        .iter()
        .chain(&marks.when)
        .chain(&marks.proposals)
        .chain(cited)
    {
        edges.extend([span.start, span.end]);
    }
    let mut anchored: BTreeSet<usize> = BTreeSet::new();
    let mut paragraphs = Vec::new();
    for block in &source.blocks {
        let kind = match block.kind {
            gandan_core::documents::BlockKind::Heading => "heading",
            gandan_core::documents::BlockKind::Cell => "cell",
            gandan_core::documents::BlockKind::Footnote => "footnote",
            _ => "words",
        };
        let (start, end) = (block.span.start, block.span.end);
        let inner = edges.range(start + 1..end.max(start + 1)).copied();
        let cuts: Vec<usize> = std::iter::once(start).chain(inner).chain([end]).collect();
        let mut pieces = Vec::new();
        for pair in cuts.windows(2) {
            let span = Span::new(pair[0], pair[1]);
            let Some(words) = span.of(&source.text).filter(|words| !words.is_empty()) else {
                continue;
            };
            pieces.push(piece(span, words, marks, &mut anchored));
        }
        paragraphs.push(Paragraph { kind, pieces });
    }
    paragraphs
}

fn piece(span: Span, words: &str, marks: &Marks, anchored: &mut BTreeSet<usize>) -> Piece {
    let inside = |outer: &Span| outer.start <= span.start && span.end <= outer.end;
    // The narrowest: parts of a split lie inside what they were split from.
    let proposal = (0..marks.proposals.len())
        .filter(|at| inside(&marks.proposals[*at]))
        .min_by_key(|at| marks.proposals[*at].end - marks.proposals[*at].start);
    let class = if marks.who.iter().any(inside) {
        "who"
    } else if marks.when.iter().any(inside) {
        "when"
    } else if proposal.is_some() {
        "words"
    } else {
        ""
    };
    Piece {
        lines: words.split('\n').map(str::to_owned).collect(),
        class,
        proposal: proposal.map(|at| at + 1),
        first: proposal.is_some_and(|at| anchored.insert(at)),
        href: marks
            .cited
            .iter()
            .find(|(cited, _)| inside(cited))
            .map(|(_, href)| href.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_text_and_carry_their_marks() {
        let text = "Chỉ thị.\n\n1. Sở Nội vụ báo cáo trước ngày 15/12.";
        let source = SourceText::from_plain(text);
        let place = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let marks = Marks {
            who: vec![place("Sở Nội vụ")],
            when: vec![place("trước ngày 15/12")],
            proposals: vec![place("1. Sở Nội vụ báo cáo trước ngày 15/12.")],
            cited: Vec::new(),
        };
        let paragraphs = paragraphs(&source, &marks);
        assert_eq!(paragraphs.len(), 2);
        assert_eq!(
            (paragraphs[0].pieces.len(), paragraphs[0].pieces[0].class),
            (1, "")
        );
        let pieces: Vec<_> = paragraphs[1]
            .pieces
            .iter()
            .map(|piece| (piece.lines.join("\n"), piece.class))
            .collect();
        let expected = [
            ("1. ", "words"),
            ("Sở Nội vụ", "who"),
            (" báo cáo ", "words"),
            ("trước ngày 15/12", "when"),
            (".", "words"),
        ];
        assert_eq!(pieces, expected.map(|(words, class)| (words.to_owned(), class)));
        assert!(paragraphs[1].pieces[0].first && !paragraphs[1].pieces[1].first);
        assert!(paragraphs[1].pieces.iter().all(|piece| piece.proposal == Some(1)));
    }
}
