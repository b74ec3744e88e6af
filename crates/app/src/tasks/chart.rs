//! Bars of states by body, laid out here and drawn by the template with presentation attributes only.

use gandan_core::tasks::Tally;
use gandan_store::tasks::BodyTally;
use serde::Serialize;

/// Bodies drawn; the table behind has all.
const BARS: usize = 14;
/// Width of the drawing.
const WIDTH: i64 = 720;
/// Where bars begin, after the names.
const LEFT: i64 = 250;
/// Height of one bar with its gap.
const STEP: i64 = 26;

/// A drawing.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    width: i64,
    height: i64,
    bars: Vec<Bar>,
}

/// A body.
#[derive(Debug, Clone, Serialize)]
struct Bar {
    name: String,
    total: i64,
    y: i64,
    text_y: i64,
    end: i64,
    parts: Vec<Part>,
}

/// A state of it.
#[derive(Debug, Clone, Serialize)]
struct Part {
    x: i64,
    width: i64,
    fill: &'static str,
}

/// The bars of these bodies, the longest over the whole width; nothing where there are none.
pub fn chart(bodies: &[BodyTally]) -> Option<Chart> {
    let shown = &bodies[..bodies.len().min(BARS)];
    let most = shown
        .iter()
        .map(|body| body.tally.total())
        .max()
        .filter(|most| *most > 0)?;
    let room = WIDTH - LEFT - 50;
    let bars = (0i64..).zip(shown).map(|(row, body)| {
        let mut x = LEFT;
        let mut parts = Vec::new();
        for (count, fill) in pieces(&body.tally) {
            let width = count * room / most;
            if width > 0 {
                parts.push(Part { x, width, fill });
                x += width;
            }
        }
        Bar {
            name: short(&body.name),
            total: body.tally.total(),
            y: row * STEP + 4,
            text_y: row * STEP + 18,
            end: x + 6,
            parts,
        }
    });
    let bars: Vec<Bar> = bars.collect();
    Some(Chart {
        width: WIDTH,
        height: i64::try_from(shown.len()).unwrap_or(0) * STEP + 6,
        bars,
    })
}

/// Each assignment once: what is overdue is drawn as overdue, whatever is said of it.
fn pieces(tally: &Tally) -> [(i64, &'static str); 3] {
    [
        (tally.done, "#22663a"),
        (tally.open() - tally.overdue, "#7d9dbd"),
        (tally.overdue, "#a31621"),
    ]
}

fn short(name: &str) -> String {
    if name.chars().count() <= 34 {
        return name.to_owned();
    }
    let cut: String = name.chars().take(33).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(name: &str, done: i64, overdue: i64) -> BodyTally {
        let tally = Tally {
            done,
            behind: overdue,
            overdue,
            ..Tally::default()
        };
        BodyTally {
            body: uuid::Uuid::nil(),
            name: name.to_owned(),
            tally,
        }
    }

    #[test]
    fn bars_stand_one_below_the_other_and_fit_the_drawing() {
        let bodies: Vec<_> = (0..20)
            .map(|n| body("Ủy ban nhân dân xã Mẫu Thượng Hạ Trung", n, 20 - n))
            .collect();
        let chart = chart(&bodies).unwrap();
        assert_eq!(chart.bars.len(), BARS);
        for bar in &chart.bars {
            assert!(bar.end < WIDTH && bar.y < chart.height);
            assert!(bar.name.ends_with('…'));
            assert_eq!(bar.total, 20);
        }
    }

    #[test]
    fn without_assignments_there_is_nothing_to_draw() {
        assert!(chart(&[]).is_none());
        assert!(chart(&[body("A", 0, 0)]).is_none());
    }
}
