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
/// So many lines below a column.
const LINES: usize = 3;

/// How wide words may become: a page shows them in a wider typeface than the paper.
fn wide(words: &str, bold: bool) -> f32 {
    let cut = Cut { bold, italic: false };
    cut.face().width(words, SIZE) * 1.25
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

/// Words in at most three lines of a width, broken at spaces.
fn in_lines(words: &str, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|longer| wide(longer, false) <= room || lines.len() == LINES) {
            Some(longer) => {
                lines.pop();
                lines.push(longer);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| cut_to(line, room)).collect()
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
        assert_eq!(in_lines("Xã Mẫu", 100.0), ["Xã Mẫu"]);
        let lines = in_lines("từ 12 tháng trước", 50.0);
        assert_eq!(lines, ["từ 12", "tháng", "trước"]);
        let many = in_lines("một hai ba bốn năm sáu bảy tám", 40.0);
        assert!(many.len() == LINES && many[2].ends_with('…'), "{many:?}");
        let cut = cut_to("Ủy ban nhân dân xã Mẫu Thượng Hạ Trung", 120.0);
        assert!(cut.ends_with('…') && wide(&cut, false) <= 122.0, "{cut}");
    }
}
