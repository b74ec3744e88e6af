//! Breaking words into lines.

use super::strip::{Line, Span};
use super::tags::Id;
use crate::face::{ASCENT, Cut, DESCENT, MISSING, SINGLE};
use crate::layout::{Look, Side};
use crate::paper::Run;
use crate::script::MM;
use std::collections::BTreeSet;

/// A letter with its measure.
#[derive(Clone, Copy)]
struct Letter {
    letter: char,
    cut: Cut,
    wide: f32,
    /// The mark of a footnote: smaller, above the line.
    mark: bool,
    /// The footnote whose mark ends here.
    note: Option<usize>,
}

/// Where lines are set: the column, what they belong to.
pub(super) struct Column {
    /// Left end, from the left of the cell.
    pub left: f32,
    pub width: f32,
    pub node: Option<Id>,
    /// Whether everything is bold.
    pub strong: bool,
    /// Stands at the right whatever the look says.
    pub right: bool,
    /// Whether the first line is set in as the look says.
    pub indented: bool,
}

/// Size and place of footnote marks, as shares of the size.
const MARK: (f32, f32) = (0.62, 0.33);

/// Sets runs in lines. `note` gives each footnote its number.
pub(super) fn set(
    runs: &[Run],
    look: &Look,
    column: &Column,
    unknown: &mut BTreeSet<char>,
    mut note: impl FnMut(&str) -> usize,
) -> Vec<Line> {
    let mut letters = Vec::with_capacity(runs.iter().map(|run| run.text.len()).sum());
    for run in runs {
        let cut = Cut {
            bold: look.bold || run.bold || column.strong,
            italic: look.italic != run.italic,
        };
        let face = cut.face();
        for letter in run.text.chars() {
            let letter = match letter == ' ' || face.glyph(letter).is_some() {
                true => letter,
                false => {
                    unknown.insert(letter);
                    MISSING
                }
            };
            letters.push(Letter {
                letter,
                cut,
                wide: face.advance(letter) * look.size,
                mark: false,
                note: None,
            });
        }
        if let Some(words) = &run.note {
            let number = note(words);
            for letter in number.to_string().chars() {
                let wide = Cut::PLAIN.face().advance(letter) * look.size * MARK.0;
                letters.push(Letter {
                    letter,
                    cut: Cut::PLAIN,
                    wide,
                    mark: true,
                    note: None,
                });
            }
            if let Some(last) = letters.last_mut() {
                last.note = Some(number - 1);
            }
        }
    }
    broken(&letters, look, column)
}

fn broken(letters: &[Letter], look: &Look, column: &Column) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let inset = look.left * MM;
    loop {
        let first = if lines.is_empty() && column.indented {
            look.first * MM
        } else {
            0.0
        };
        let room = (column.width - inset - first).max(look.size);
        let (end, next) = line_end(letters, start, room);
        let last = next >= letters.len();
        let left = column.left + inset + first;
        lines.push(line(
            &letters[start..next],
            end - start,
            (left, room),
            look,
            column,
            last,
        ));
        if last {
            return lines;
        }
        start = next;
    }
}

/// Where a line that begins at `start` ends, and where the next one begins.
fn line_end(letters: &[Letter], start: usize, room: f32) -> (usize, usize) {
    let mut wide = 0.0;
    let mut space = None;
    for (index, letter) in letters.iter().enumerate().skip(start) {
        if letter.letter == ' ' {
            space = Some(index);
        } else if wide + letter.wide > room + 0.01 && index > start {
            return match space {
                // Spaces before a break belong to the line that ends, so that words stay apart when they are copied.
                Some(space) => {
                    let before = letters[start..space]
                        .iter()
                        .rposition(|letter| letter.letter != ' ');
                    (before.map_or(space, |before| start + before + 1), space + 1)
                }
                None => (index, index),
            };
        }
        wide += letter.wide;
    }
    (letters.len(), letters.len())
}

/// A line of letters, of which the first `end` count for its width.
fn line(
    letters: &[Letter],
    end: usize,
    (left, room): (f32, f32),
    look: &Look,
    column: &Column,
    last: bool,
) -> Line {
    let wide: f32 = letters[..end].iter().map(|letter| letter.wide).sum();
    let spare = (room - wide).max(0.0);
    let align = if column.right { Side::Right } else { look.align };
    let spaces = letters[..end]
        .iter()
        .filter(|letter| letter.letter == ' ')
        .count();
    let (shift, stretch) = match align {
        Side::Left => (0.0, 0.0),
        Side::Center => (spare / 2.0, 0.0),
        Side::Right => (spare, 0.0),
        Side::Justify if last || spaces == 0 => (0.0, 0.0),
        Side::Justify => (0.0, spare / spaces as f32),
    };
    let mut spans: Vec<Span> = Vec::new();
    let mut at = left + shift;
    let mut before: Option<Letter> = None;
    for letter in letters {
        let same = before.is_some_and(|before| before.cut == letter.cut && before.mark == letter.mark);
        if !same {
            let (size, raise) = match letter.mark {
                true => (look.size * MARK.0, look.size * MARK.1),
                false => (look.size, 0.0),
            };
            spans.push(Span {
                cut: letter.cut,
                size,
                left: at,
                words: String::new(),
                stretch,
                raise,
                underline: 0.0,
            });
        }
        let wide = letter.wide + if letter.letter == ' ' { stretch } else { 0.0 };
        if let Some(span) = spans.last_mut() {
            span.words.push(letter.letter);
            span.underline += if look.underline { wide } else { 0.0 };
        }
        at += wide;
        before = Some(*letter);
    }
    let height = look
        .exact
        .unwrap_or(look.size * SINGLE * look.line.unwrap_or(1.0));
    Line {
        spans,
        gap: 0.0,
        height,
        base: (height - (ASCENT + DESCENT) * look.size) / 2.0 + ASCENT * look.size,
        rule: None,
        node: column.node,
        notes: letters.iter().filter_map(|letter| letter.note).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Element, Layout};
    use crate::paper::Regime;
    use proptest::prelude::*;

    fn lines(words: &str, width: f32) -> Vec<Line> {
        let column = Column {
            left: 0.0,
            width,
            node: None,
            strong: false,
            right: false,
            indented: true,
        };
        let look = Layout::of(Regime::State).look(Element::Text);
        set(&[Run::new(words)], look, &column, &mut BTreeSet::new(), |_| 1)
    }

    fn words(lines: &[Line]) -> String {
        lines
            .iter()
            .flat_map(|line| &line.spans)
            .map(|span| span.words.as_str())
            .collect()
    }

    #[test]
    fn a_line_that_is_not_the_last_reaches_both_sides() {
        let got = lines(
            "Ủy ban nhân dân các xã, phường báo cáo kết quả công tác dân vận chính quyền",
            200.0,
        );
        assert!(got.len() > 1);
        let span = &got[0].spans[0];
        let words = span.words.trim_end();
        let spaces = words.matches(' ').count() as f32;
        let end = span.left + span.cut.face().width(words, span.size) + spaces * span.stretch;
        assert!((end - 200.0).abs() < 0.05, "{end}");
        assert_eq!(got.last().unwrap().spans[0].stretch, 0.0);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        let got = lines(&"x".repeat(200), 100.0);
        assert!(got.len() > 10);
        assert_eq!(words(&got), "x".repeat(200));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "[a-zđ ]{0,200}", width in 20.0f32..400.0) {
            prop_assert_eq!(words(&lines(&text, width)), text);
        }
    }
}
