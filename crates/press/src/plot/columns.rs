//! Columns side by side, or on top of each other.

use super::scale::Scale;
use super::tone::{Series, fill};
use super::{FAINT, SIZE, STEP, WIDE, in_lines, legend, line, wide, words};
use crate::paper::{Anchor, Chart, Color};

/// How high columns can grow.
const HIGH: f32 = 140.0;
/// With more groups, values stand in the table alone: their words would lie on each other.
const SPOKEN: usize = 6;

/// A chart of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// What the values are, above their axis.
    pub up: String,
    /// What the groups are, below their axis.
    pub across: String,
    /// The axis of values.
    pub scale: Scale,
    /// The kinds of columns, in the order of [`Group::values`].
    pub series: Vec<Series>,
    /// The groups from the left.
    pub groups: Vec<Group>,
    /// Whether the columns of a group stand on top of each other, the first lowest.
    pub stacked: bool,
}

/// Columns that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Below them.
    pub name: String,
    /// One for each series; none where nothing is known, which is not nought.
    pub values: Vec<Option<Value>>,
    /// Words above a stack.
    pub total: String,
}

/// A value with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Where it stands on the scale.
    pub at: u64,
    /// As written above its column.
    pub words: String,
}

impl Columns {
    /// The chart.
    pub fn chart(&self) -> Chart {
        let marks = self.scale.marks();
        let left = marks
            .iter()
            .map(|(_, text)| wide(text, false))
            .fold(0.0, f32::max)
            + 6.0;
        let top = 2.0 * STEP + 4.0;
        let base = top + HIGH;
        let count = self.groups.len().max(1) as f32;
        let slot = (WIDE - left) / count;
        let names: Vec<Vec<String>> = self
            .groups
            .iter()
            .map(|group| in_lines(&group.name, slot - 2.0))
            .collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(1) as f32;
        let foot = base + (lines + 1.0) * STEP + 6.0;
        let mut chart = Chart::new(WIDE, foot + legend::tall(&self.series) + 2.0);
        words(&mut chart, (0.0, SIZE), Anchor::Start, false, &self.up);
        for (mark, text) in marks {
            let y = base - self.scale.share(*mark) * HIGH;
            line(&mut chart, (left, y), (WIDE, y), 0.5, FAINT);
            words(&mut chart, (left - 4.0, y + 4.0), Anchor::End, false, text);
        }
        for (at, (group, name)) in self.groups.iter().zip(&names).enumerate() {
            let from = left + at as f32 * slot;
            self.group(&mut chart, group, from, slot, base);
            for (at, part) in name.iter().enumerate() {
                let y = base + (at as f32 + 1.0) * STEP;
                words(&mut chart, (from + slot / 2.0, y), Anchor::Middle, false, part);
            }
        }
        line(&mut chart, (left, top), (left, base), 0.8, Color::BLACK);
        line(&mut chart, (left, base), (WIDE, base), 0.8, Color::BLACK);
        words(
            &mut chart,
            (left + (WIDE - left) / 2.0, base + (lines + 1.0) * STEP + 2.0),
            Anchor::Middle,
            false,
            &self.across,
        );
        legend::draw(&mut chart, &self.series, foot + 4.0);
        chart
    }

    fn group(&self, chart: &mut Chart, group: &Group, from: f32, slot: f32, base: f32) {
        let spoken = self.groups.len() <= SPOKEN;
        let room = slot * 0.72;
        let columns = if self.stacked { 1 } else { self.series.len().max(1) };
        let width = room / columns as f32;
        let first = from + (slot - room) / 2.0;
        let mut below = 0;
        for (at, (series, value)) in self.series.iter().zip(&group.values).enumerate() {
            let Some(value) = value else { continue };
            let left = if self.stacked {
                first
            } else {
                first + at as f32 * width
            };
            let foot = base - self.scale.share(below) * HIGH;
            let head = base - self.scale.share(below + value.at) * HIGH;
            fill(chart, (left, head), (width - 1.0, foot - head), series.tone);
            if self.stacked {
                below += value.at;
            } else if spoken {
                let middle = left + width / 2.0;
                words(chart, (middle, head - 4.0), Anchor::Middle, true, &value.words);
            }
        }
        if self.stacked && spoken {
            let head = base - self.scale.share(below) * HIGH;
            words(
                chart,
                (from + slot / 2.0, head - 4.0),
                Anchor::Middle,
                true,
                &group.total,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tone::Tone;
    use super::*;
    use crate::paper::Shape;

    fn columns(stacked: bool, groups: usize) -> Chart {
        let value = |at: u64| {
            Some(Value {
                at,
                words: at.to_string(),
            })
        };
        Columns {
            up: "Số vụ việc".to_owned(),
            across: "Số ngày".to_owned(),
            scale: Scale::counts(40, |mark| mark.to_string()),
            series: vec![
                Series::new("Trong hạn", Tone::Blank),
                Series::new("Quá hạn", Tone::Alert),
            ],
            groups: (0..groups)
                .map(|at| Group {
                    name: format!("nhóm {at}"),
                    values: vec![value(10), if at == 0 { None } else { value(20) }],
                    total: "30".to_owned(),
                })
                .collect(),
            stacked,
        }
        .chart()
    }

    fn boxes(chart: &Chart) -> Vec<(f32, f32, f32, f32)> {
        let boxes = chart.shapes.iter().filter_map(|shape| match shape {
            Shape::Bar { at, size, .. } => Some((at.0, at.1, size.0, size.1)),
            _ => None,
        });
        boxes.collect()
    }

    #[test]
    fn twice_as_many_are_twice_as_high_and_everything_is_on_the_chart() {
        for stacked in [false, true] {
            for groups in [1, 5, 12] {
                let chart = columns(stacked, groups);
                assert!(chart.sound());
                for (left, top, wide, tall) in boxes(&chart) {
                    assert!(left >= 0.0 && left + wide <= chart.width && top >= 0.0);
                    assert!(top + tall <= chart.height);
                }
            }
        }
        let chart = columns(true, 2);
        let drawn = boxes(&chart);
        let (low, high) = (drawn[1], drawn[2]);
        assert!((high.3 - 2.0 * low.3).abs() < 0.01, "{drawn:?}");
        assert!((high.1 + high.3 - low.1).abs() < 0.01, "it stands on the other");
    }

    #[test]
    fn what_is_not_known_is_not_drawn_as_nought() {
        let words = |chart: &Chart, text: &str| {
            let same = |shape: &&Shape| matches!(shape, Shape::Words { text: found, bold: true, .. } if found == text);
            chart.shapes.iter().filter(same).count()
        };
        assert_eq!(words(&columns(false, 2), "20"), 1);
        assert_eq!(
            words(&columns(false, 12), "20"),
            0,
            "too many to be written above"
        );
    }
}
