//! Bars that lie one below the other, each with its name above it: names of bodies are long.

use super::scale::Scale;
use super::tone::{Series, fill};
use super::{FAINT, SIZE, STEP, WIDE, cut_to, legend, line, wide, words};
use crate::paper::{Anchor, Chart, Color};

/// How thick a bar is.
const THICK: f32 = 13.0;
/// From name to name.
const ROW: f32 = 36.0;

/// A chart of bars made of pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What the values are, below their axis.
    pub across: String,
    /// The axis of values.
    pub scale: Scale,
    /// The kinds of pieces, in the order of [`Row::pieces`].
    pub series: Vec<Series>,
    /// The bars from the top.
    pub rows: Vec<Row>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Above it.
    pub name: String,
    /// A length for each series, from the left.
    pub pieces: Vec<u64>,
    /// Words at its end.
    pub total: String,
}

impl Bars {
    /// The chart.
    pub fn chart(&self) -> Chart {
        let marks = self.scale.marks();
        let ends = self.rows.iter().map(|row| wide(&row.total, true));
        let last = marks.last().map_or(0.0, |(_, text)| wide(text, false) / 2.0);
        let right = WIDE - ends.fold(last, f32::max) - 6.0;
        let base = self.rows.len() as f32 * ROW + 4.0;
        let foot = base + 2.0 * STEP + 6.0;
        let mut chart = Chart::new(WIDE, foot + legend::tall(&self.series) + 2.0);
        for (mark, text) in marks {
            let x = self.scale.share(*mark) * right;
            // Not through the names.
            for at in 0..self.rows.len() {
                let top = at as f32 * ROW + STEP;
                line(&mut chart, (x, top), (x, top + THICK + 4.0), 0.5, FAINT);
            }
            let anchor = if *mark == 0 { Anchor::Start } else { Anchor::Middle };
            words(&mut chart, (x, base + STEP - 1.0), anchor, false, text);
        }
        for (at, row) in self.rows.iter().enumerate() {
            let top = at as f32 * ROW;
            words(
                &mut chart,
                (0.0, top + SIZE),
                Anchor::Start,
                false,
                &cut_to(&row.name, WIDE),
            );
            let mut before = 0;
            for (series, piece) in self.series.iter().zip(&row.pieces) {
                let from = self.scale.share(before) * right;
                before += piece;
                let to = self.scale.share(before) * right;
                fill(
                    &mut chart,
                    (from, top + STEP + 1.0),
                    (to - from, THICK),
                    series.tone,
                );
            }
            let end = self.scale.share(before) * right + 4.0;
            words(
                &mut chart,
                (end, top + STEP + 12.0),
                Anchor::Start,
                true,
                &row.total,
            );
        }
        for at in 0..self.rows.len() {
            let top = at as f32 * ROW + STEP;
            line(
                &mut chart,
                (0.0, top),
                (0.0, top + THICK + 4.0),
                0.8,
                Color::BLACK,
            );
        }
        line(&mut chart, (0.0, base), (right, base), 0.8, Color::BLACK);
        words(
            &mut chart,
            (right / 2.0, base + 2.0 * STEP),
            Anchor::Middle,
            false,
            &self.across,
        );
        legend::draw(&mut chart, &self.series, foot + 4.0);
        chart
    }
}

#[cfg(test)]
mod tests {
    use super::super::tone::Tone;
    use super::*;
    use crate::paper::Shape;

    #[test]
    fn pieces_follow_each_other_and_stay_on_the_chart() {
        let bars = Bars {
            across: "Số cơ quan".to_owned(),
            scale: Scale::counts(30, |mark| mark.to_string()),
            series: vec![
                Series::new("Hoàn thành", Tone::Dark),
                Series::new("Đang thực hiện", Tone::Half),
                Series::new("Quá hạn", Tone::Alert),
                Series::new("Chưa được giao", Tone::Blank),
            ],
            rows: vec![Row {
                name: "Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn tỉnh Mẫu Thượng và tỉnh Mẫu Hạ"
                    .to_owned(),
                pieces: vec![5, 0, 10, 15],
                total: "30".to_owned(),
            }],
        };
        let chart = bars.chart();
        assert!(chart.sound());
        let mut end = 0.0;
        // Samples of the legend are drawn after the bar.
        let pieces = chart.shapes.iter().filter_map(|shape| match shape {
            Shape::Bar { at, size, .. } if size.1 == THICK => Some((at.0, size.0)),
            _ => None,
        });
        let pieces: Vec<(f32, f32)> = pieces.collect();
        assert_eq!(pieces.len(), 3, "nothing is drawn of nothing");
        for (left, wide) in pieces {
            assert!((left - end).abs() < 0.01);
            end = left + wide;
        }
        assert!(end < chart.width);
        assert!(chart.height > ROW + 2.0 * STEP);
    }
}
