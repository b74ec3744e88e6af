//! Charts of counts and shares laid out as shapes: columns and bars on an axis that begins at nought, in tones that can
//! be told apart in black and white. They are drawn 320 units wide, so that their words can be read on a telephone.

mod bars;
mod columns;
mod legend;
mod scale;
mod tone;

pub use bars::{Bars, Row};
pub use columns::{Columns, Group, Value};
pub use scale::Scale;
pub use tone::{Series, Tone};

use crate::face::Cut;
use crate::paper::{Anchor, Chart, Color, Shape};

/// How wide a chart is, in units.
const WIDE: f32 = 320.0;
/// Height of its words.
const SIZE: f32 = 12.0;
/// From line to line.
const STEP: f32 = 15.0;

/// How wide words may become: a page shows them in a wider typeface than the paper.
fn wide(words: &str, bold: bool) -> f32 {
    let cut = Cut { bold, italic: false };
    cut.face().width(words, SIZE) * 1.2
}

/// Words cut to a width, the last letter kept a sign that something is missing.
fn cut_to(words: &str, room: f32) -> String {
    if wide(words, false) <= room {
        return words.to_owned();
    }
    let mut kept: String = words.to_owned();
    while !kept.is_empty() && wide(&kept, false) + SIZE > room {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

/// Words in at most two lines of a width, broken at a space.
fn in_two(words: &str, room: f32) -> Vec<String> {
    if wide(words, false) <= room {
        return vec![words.to_owned()];
    }
    let spaces = words.match_indices(' ').map(|(at, _)| at);
    let fits = spaces.rev().find(|at| wide(&words[..*at], false) <= room);
    match fits {
        Some(at) => vec![words[..at].to_owned(), cut_to(words[at..].trim_start(), room)],
        None => vec![cut_to(words, room)],
    }
}

fn words(chart: &mut Chart, at: (f32, f32), anchor: Anchor, bold: bool, text: &str) {
    chart.shapes.push(Shape::Words {
        at,
        size: SIZE,
        anchor,
        bold,
        text: text.to_owned(),
    });
}

fn line(chart: &mut Chart, from: (f32, f32), to: (f32, f32), width: f32, color: Color) {
    chart.shapes.push(Shape::Line {
        points: vec![from, to],
        width,
        color,
    });
}

/// The grey of marks behind columns.
const FAINT: Color = Color(0xd0, 0xd0, 0xd0);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_or_broken_at_a_space() {
        assert_eq!(in_two("Xã Mẫu", 100.0), ["Xã Mẫu"]);
        let two = in_two("trên 60 ngày", 50.0);
        assert_eq!(two.len(), 2, "{two:?}");
        assert_eq!(two.join(" "), "trên 60 ngày");
        let cut = cut_to("Ủy ban nhân dân xã Mẫu Thượng Hạ Trung", 120.0);
        assert!(cut.ends_with('…') && wide(&cut, false) <= 122.0, "{cut}");
    }
}
