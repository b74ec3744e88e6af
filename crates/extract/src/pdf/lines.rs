use unicode_normalization::char::is_combining_mark;

use crate::flow::Words;
use crate::legacy::Face;

/// Letters that stand together on a page.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    text: String,
    face: Face,
    x0: f64,
    x1: f64,
    y: f64,
    size: f64,
    turn: u8,
    blank: bool,
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Found {
    pieces: Vec<Piece>,
    /// How many pictures were drawn.
    pub(super) pictures: usize,
}

/// A stretch of a line without a wide gap.
#[derive(Debug, Clone)]
pub(super) struct Segment {
    /// Its words.
    pub(super) words: Words,
    /// Its left end.
    pub(super) x0: f64,
    /// Its right end.
    pub(super) x1: f64,
}

/// A line of a page. Lengths are in points, y grows upwards.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its base.
    pub(super) y: f64,
    /// The size of its largest letters.
    pub(super) size: f64,
    /// Its stretches, left to right; never empty.
    pub(super) segments: Vec<Segment>,
}

/// Gaps in parts of the letters' size: one that is a blank, and one that parts columns.
const BLANK_GAP: f64 = 0.12;
const COLUMN_GAP: f64 = 1.2;
/// Text in another direction counts only if it is this share of the page.
const OTHER_DIRECTION: usize = 5;

impl Found {
    /// Number of letters, without blanks.
    pub(super) fn letters(&self) -> usize {
        self.pieces
            .iter()
            .map(|piece| {
                piece
                    .text
                    .chars()
                    .filter(|letter| !letter.is_whitespace())
                    .count()
            })
            .sum()
    }

    /// Takes a glyph in: its letters, place, width and size on the page, and the direction of its line.
    pub(super) fn put(
        &mut self,
        letters: &str,
        face: Face,
        at: (f64, f64),
        wide: f64,
        size: f64,
        slope: (f64, f64),
    ) {
        if !(at.0.is_finite() && at.1.is_finite() && wide.is_finite() && size.is_finite()) {
            return;
        }
        // The page is turned in thought until the line runs from left to right.
        let (turn, x, y) = if slope.0.abs() >= slope.1.abs() {
            if slope.0 >= 0.0 {
                (0, at.0, at.1)
            } else {
                (2, -at.0, -at.1)
            }
        } else if slope.1 > 0.0 {
            (1, at.1, -at.0)
        } else {
            (3, -at.1, at.0)
        };
        let blank = letters.chars().all(char::is_whitespace) || letters == "\u{A0}";
        if let Some(last) = self.pieces.last_mut()
            && last.turn == turn
            && (last.y - y).abs() <= size * 0.05
            && (last.size - size).abs() <= size * 0.05
            && last.face == face
        {
            let gap = x - last.x1;
            if letters.starts_with(is_combining_mark) && gap.abs() < size {
                last.text.push_str(letters);
                return;
            }
            if blank && gap > -size * 0.3 && gap < size * COLUMN_GAP {
                last.blank = true;
                return;
            }
            if gap > -size * 0.3 && gap < size * COLUMN_GAP {
                if !blank {
                    if gap > size * BLANK_GAP || (last.blank && gap > -size * 0.1) {
                        last.text.push(' ');
                    }
                    last.text.push_str(letters);
                    last.x1 = x + wide;
                    last.blank = false;
                }
                return;
            }
        }
        if !blank {
            let text = letters.to_owned();
            self.pieces.push(Piece {
                text,
                face,
                x0: x,
                x1: x + wide,
                y,
                size,
                turn,
                blank: false,
            });
        }
    }
}

/// Puts the pieces of a page into lines, top to bottom.
pub(super) fn of_page(found: Found) -> Vec<Line> {
    let mut by_turn: [Vec<Piece>; 4] = Default::default();
    let all = found.pieces.len();
    for piece in found.pieces {
        by_turn[usize::from(piece.turn)].push(piece);
    }
    by_turn.sort_by_key(|pieces| std::cmp::Reverse(pieces.len()));
    let mut lines = Vec::new();
    for pieces in by_turn {
        if pieces.len() * OTHER_DIRECTION >= all {
            lines.extend(in_lines(pieces));
        }
    }
    lines
}

fn in_lines(mut pieces: Vec<Piece>) -> Vec<Line> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x0.total_cmp(&b.x0)));
    let mut lines: Vec<(f64, f64, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        if let Some((y, size, line)) = lines.last_mut() {
            let largest = size.max(piece.size);
            let raised = (piece.size - *size).abs() > largest * 0.2;
            if (*y - piece.y).abs() <= largest * if raised { 0.5 } else { 0.35 } {
                if piece.size > *size * 1.05 {
                    (*y, *size) = (piece.y, piece.size);
                }
                line.push(piece);
                continue;
            }
        }
        lines.push((piece.y, piece.size, vec![piece]));
    }
    lines
        .into_iter()
        .map(|(y, size, pieces)| Line {
            y,
            size,
            segments: in_segments(without_note_marks(pieces, y, size)),
        })
        .filter(|line| !line.segments.is_empty())
        .collect()
}

/// A small raised number is the mark of a footnote and would make another number of the one before it. Square and
/// cubic metres stay.
fn without_note_marks(mut pieces: Vec<Piece>, y: f64, size: f64) -> Vec<Piece> {
    pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        let raised = piece.size < size * 0.8 && piece.y > y + size * 0.1;
        let number = piece.text.trim().trim_matches(['[', ']', '(', ')']);
        let mark = raised && (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        let unit = kept.last().is_some_and(|before| before.text.ends_with('m'));
        if !mark || unit || kept.is_empty() {
            kept.push(piece);
        }
    }
    kept
}

/// `pieces` come from left to right.
fn in_segments(pieces: Vec<Piece>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut last: Option<Piece> = None;
    for piece in pieces {
        // Bold letters are sometimes made by drawing them twice.
        let twice = last
            .as_ref()
            .is_some_and(|last| last.text == piece.text && (last.x0 - piece.x0).abs() < piece.size * 0.15);
        if twice {
            continue;
        }
        match segments.last_mut() {
            Some(segment) if piece.x0 - segment.x1 < piece.size * COLUMN_GAP => {
                let blank = piece.x0 - segment.x1 > piece.size * BLANK_GAP
                    || last.as_ref().is_some_and(|last| last.blank);
                if blank && !segment.words.ends_with_blank() {
                    segment.words.push(piece.face, " ");
                }
                segment.words.push(piece.face, &piece.text);
                segment.x1 = segment.x1.max(piece.x1);
            }
            _ => {
                let mut words = Words::default();
                words.push(piece.face, &piece.text);
                segments.push(Segment {
                    words,
                    x0: piece.x0,
                    x1: piece.x1,
                });
            }
        }
        last = Some(piece);
    }
    segments
}

impl Line {
    /// Its left end.
    pub(super) fn x0(&self) -> f64 {
        self.segments.first().map_or(0.0, |segment| segment.x0)
    }

    /// Its right end.
    pub(super) fn x1(&self) -> f64 {
        self.segments.last().map_or(0.0, |segment| segment.x1)
    }

    /// Its words, wide gaps as tabs.
    pub(super) fn words(&self) -> Words {
        let mut words = Words::default();
        for segment in &self.segments {
            if words.len() > 0 {
                words.gap();
            }
            words.append(&segment.words);
        }
        words
    }
}
