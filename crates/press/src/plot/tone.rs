use crate::paper::{Chart, Color, Shape};

/// How something is filled. Each differs from the others in black and white too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Dark.
    Dark,
    /// Half dark.
    Half,
    /// White with an edge.
    Blank,
    /// Red with white stripes: what is overdue.
    Alert,
}

/// A kind of column or piece, with its name for the legend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// How it is filled.
    pub tone: Tone,
}

impl Series {
    /// A series.
    pub fn new(name: impl Into<String>, tone: Tone) -> Series {
        Series {
            name: name.into(),
            tone,
        }
    }
}

/// From stripe to stripe.
const STRIPES: f32 = 5.0;
const WHITE: Color = Color(0xff, 0xff, 0xff);
/// The edge of what is white.
const EDGE: Color = Color(0x40, 0x40, 0x40);

/// Draws a filled box; one without height or width is not drawn.
pub(super) fn fill(chart: &mut Chart, at: (f32, f32), size: (f32, f32), tone: Tone) {
    if size.0 <= 0.0 || size.1 <= 0.0 {
        return;
    }
    let color = match tone {
        Tone::Dark => Color(0x1f, 0x3f, 0x63),
        Tone::Half => Color(0x8f, 0xae, 0xc9),
        Tone::Blank => WHITE,
        Tone::Alert => Color(0xa3, 0x16, 0x21),
    };
    chart.shapes.push(Shape::Bar {
        at,
        size,
        fill: color,
    });
    if tone == Tone::Alert {
        stripes(chart, at, size);
    }
    if tone == Tone::Blank {
        let (left, top) = at;
        let (right, bottom) = (left + size.0, top + size.1);
        chart.shapes.push(Shape::Line {
            points: vec![
                (left, top),
                (right, top),
                (right, bottom),
                (left, bottom),
                (left, top),
            ],
            width: 0.8,
            color: EDGE,
        });
    }
}

/// Stripes from the lower left to the upper right, cut to the box.
fn stripes(chart: &mut Chart, (left, top): (f32, f32), (wide, tall): (f32, f32)) {
    let count = ((wide + tall) / STRIPES) as usize;
    for stripe in 1..=count {
        // The line x + y = along, measured from the upper left corner.
        let along = stripe as f32 * STRIPES;
        let low = ((along - tall).max(0.0), along.min(tall));
        let high = (along.min(wide), (along - wide).max(0.0));
        if high.0 > low.0 {
            chart.shapes.push(Shape::Line {
                points: vec![(left + low.0, top + low.1), (left + high.0, top + high.1)],
                width: 1.0,
                color: WHITE,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_stay_within_their_box() {
        let mut chart = Chart::new(100.0, 100.0);
        fill(&mut chart, (10.0, 20.0), (30.0, 12.0), Tone::Alert);
        assert!(chart.shapes.len() > 5);
        for shape in &chart.shapes {
            if let Shape::Line { points, .. } = shape {
                for (x, y) in points {
                    assert!((10.0..=40.0).contains(x) && (20.0..=32.0).contains(y), "{x} {y}");
                }
            }
        }
        let before = chart.shapes.len();
        fill(&mut chart, (0.0, 0.0), (0.0, 12.0), Tone::Blank);
        assert_eq!(chart.shapes.len(), before, "nothing is drawn of nothing");
    }
}
