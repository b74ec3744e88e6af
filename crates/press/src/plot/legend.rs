//! What the tones mean, below a chart.

use super::tone::{Series, fill};
use super::{STEP, WIDE, wide, words};
use crate::paper::{Anchor, Chart};

/// The side of a sample.
const SAMPLE: f32 = 10.0;
/// Room between two names.
const GAP: f32 = 14.0;

/// How tall the legend is.
pub(super) fn tall(series: &[Series]) -> f32 {
    match places(series).last() {
        Some((_, line)) => (line + 1.0) * STEP + 4.0,
        None => 0.0,
    }
}

/// Draws it from `top`; one kind alone needs none.
pub(super) fn draw(chart: &mut Chart, series: &[Series], top: f32) {
    for (one, (left, line)) in series.iter().zip(places(series)) {
        let base = top + line * STEP + SAMPLE;
        fill(chart, (left, base - SAMPLE + 1.0), (SAMPLE, SAMPLE), one.tone);
        words(
            chart,
            (left + SAMPLE + 4.0, base),
            Anchor::Start,
            false,
            &one.name,
        );
    }
}

/// Left end and line of each name: as many on a line as fit.
fn places(series: &[Series]) -> Vec<(f32, f32)> {
    if series.len() < 2 {
        return Vec::new();
    }
    let (mut left, mut line) = (0.0, 0.0);
    let mut places = Vec::with_capacity(series.len());
    for one in series {
        let need = SAMPLE + 4.0 + wide(&one.name, false);
        if left > 0.0 && left + need > WIDE {
            (left, line) = (0.0, line + 1.0);
        }
        places.push((left, line));
        left += need + GAP;
    }
    places
}
