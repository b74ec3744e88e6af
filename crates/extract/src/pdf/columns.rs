use super::items::begins_item;
use super::lines::{Line, Segment};

/// Lines of a page that stand side by side.
#[derive(Debug, PartialEq)]
pub(super) struct Run {
    /// The first line.
    pub(super) from: usize,
    /// One past the last line.
    pub(super) to: usize,
    /// Where the left column ends and the right one begins, in points.
    pub(super) gutter: f64,
}

/// Lines that may stand above the head of a document.
const ABOVE: usize = 2;
/// A head or a tail has at most so many lines.
const LONGEST: usize = 40;

/// How the list of recipients begins in every official document (Decree 30/2020/NĐ-CP, annex I, item 9).
const RECIPIENTS: &str = "nơi nhận";

/// The side of the gutter that a segment is on.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Left,
    Right,
    Across,
}

fn side(segment: &Segment, gutter: f64) -> Side {
    if segment.x1 <= gutter {
        Side::Left
    } else if segment.x0 >= gutter {
        Side::Right
    } else {
        Side::Across
    }
}

struct Page<'l> {
    lines: &'l [Line],
    left: f64,
    width: f64,
    gutter: f64,
}

impl Page<'_> {
    fn has(&self, at: usize, side_of: Side) -> bool {
        self.lines.get(at).is_some_and(|line| {
            line.segments
                .iter()
                .any(|segment| side(segment, self.gutter) == side_of)
        })
    }

    fn crosses(&self, at: usize) -> bool {
        self.has(at, Side::Across)
    }

    /// The middle of the segments of one side, as a part of the page's width.
    fn middle(&self, from: usize, to: usize, side_of: Side) -> f64 {
        let mut middles: Vec<f64> = self
            .lines
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .flat_map(|line| &line.segments)
            .filter(|segment| side(segment, self.gutter) == side_of)
            .map(|segment| self.part((segment.x0 + segment.x1) / 2.0))
            .collect();
        middles.sort_by(f64::total_cmp);
        middles.get(middles.len() / 2).copied().unwrap_or(0.5)
    }

    fn part(&self, x: f64) -> f64 {
        (x - self.left) / self.width.max(1.0)
    }

    fn is_full(&self, at: usize) -> bool {
        self.lines
            .get(at)
            .is_some_and(|line| self.part(line.x0()) < 0.08 && self.part(line.x1()) > 0.95)
    }

    /// Below the right column nothing of the head begins with the mark of an item, or in letters of another size.
    fn begins_body(&self, at: usize, from: usize) -> bool {
        let (Some(line), Some(first)) = (self.lines.get(at), self.lines.get(from)) else {
            return true;
        };
        begins_item(&line.words().text()) || line.size > first.size * 1.15
    }

    fn begins_recipients(&self, at: usize) -> bool {
        let text = self
            .lines
            .get(at)
            .map(|line| line.words().text())
            .unwrap_or_default();
        text.trim_start().to_lowercase().starts_with(RECIPIENTS)
    }

    fn gap_above(&self, at: usize) -> f64 {
        match (
            at.checked_sub(1).and_then(|above| self.lines.get(above)),
            self.lines.get(at),
        ) {
            (Some(above), Some(line)) => (above.y - line.y) / line.size.max(1.0),
            _ => 0.0,
        }
    }

    /// A line in the middle of the page, away from the middles of both columns: a title.
    fn is_title(&self, at: usize, left: f64, right: f64) -> bool {
        let Some(line) = self.lines.get(at) else {
            return false;
        };
        let middle = self.part((line.x0() + line.x1()) / 2.0);
        line.segments.len() == 1
            && (middle - 0.5).abs() < 0.06
            && (middle - left).abs() > 0.07
            && (middle - right).abs() > 0.07
    }
}

/// Finds the head of a document (on its first page) and tails, each at most once in a stretch of lines.
pub(super) fn find(lines: &[Line], first_page: bool) -> Vec<Run> {
    let left = lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(Line::x1).fold(f64::NEG_INFINITY, f64::max);
    if lines.len() > 2_000 || !(right - left).is_finite() || right - left < 100.0 {
        return Vec::new();
    }
    let mut found: Vec<(usize, f64, Run)> = Vec::new();
    for step in 12..=26 {
        let width = right - left;
        let page = Page {
            lines,
            left,
            width,
            gutter: left + width * f64::from(step) / 40.0,
        };
        let mut at = 0;
        while at < lines.len() {
            if page.crosses(at) {
                at += 1;
                continue;
            }
            let end = (at..lines.len())
                .find(|end| page.crosses(*end))
                .unwrap_or(lines.len());
            let run = if first_page && at <= ABOVE {
                head(&page, at, end)
            } else {
                tail(&page, at, end)
            };
            let run = run.or_else(|| tail(&page, at, end));
            if let Some(run) = run {
                found.push((run.to - run.from, clear(&page, &run), run));
            }
            at = end;
        }
    }
    // The longest run with the widest gutter first; what overlaps it is another view of the same columns.
    found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    let mut runs: Vec<Run> = Vec::new();
    for (_, _, run) in found {
        if runs
            .iter()
            .all(|other| run.to <= other.from || run.from >= other.to)
        {
            runs.push(run);
        }
    }
    runs.sort_by_key(|run| run.from);
    runs
}

fn clear(page: &Page<'_>, run: &Run) -> f64 {
    let segments = || {
        page.lines
            .get(run.from..run.to)
            .unwrap_or_default()
            .iter()
            .flat_map(|line| &line.segments)
    };
    let ends = segments()
        .filter(|segment| segment.x1 <= run.gutter)
        .map(|segment| segment.x1);
    let starts = segments()
        .filter(|segment| segment.x0 >= run.gutter)
        .map(|segment| segment.x0);
    let (end, start) = (
        ends.fold(f64::NEG_INFINITY, f64::max),
        starts.fold(f64::INFINITY, f64::min),
    );
    // The gutter should be in the middle of the clear space.
    (run.gutter - end).min(start - run.gutter)
}

fn head(page: &Page<'_>, from: usize, to: usize) -> Option<Run> {
    let last_right = (from..to).rev().find(|at| page.has(*at, Side::Right))?;
    // Titles further down must not say where the columns' middles are.
    let sample = (from + 4).min(to);
    let left = page.middle(from, sample, Side::Left);
    let right = page.middle(from, sample, Side::Right);
    if right - left < 0.25 {
        return None;
    }
    let mut end = from;
    for at in from..to {
        if at > from + 1 && page.is_title(at, left, right) {
            break;
        }
        let wide = page.gap_above(at) > 6.0;
        let below = at > last_right && {
            let middle = page.middle(at, at + 1, Side::Left);
            page.gap_above(at) > 1.9 || (middle - left).abs() > 0.12 || page.begins_body(at, from)
        };
        if at > from && (wide || below) {
            break;
        }
        end = at + 1;
    }
    sides(page, from, end, 1)
}

fn tail(page: &Page<'_>, from: usize, to: usize) -> Option<Run> {
    let first_right = (from..to).find(|at| page.has(*at, Side::Right))?;
    let mut start = first_right;
    // The heading of the recipients may stand a little higher than the signer's office, and much higher where
    // the signer is set in the middle of the height.
    while start > from && page.gap_above(start) < 1.9 && first_right - start < 2 {
        start -= 1;
    }
    let highest = first_right.saturating_sub(12).max(from);
    if let Some(heading) = (highest..first_right).find(|at| page.begins_recipients(*at)) {
        start = heading;
    }
    let mut end = first_right;
    for at in first_right..to {
        if at > first_right && page.gap_above(at) > 9.0 {
            break;
        }
        end = at + 1;
    }
    let run = sides(page, start, end, 2)?;
    // Lines from margin to margin are running text with wide blanks.
    let full = (start..end).filter(|at| page.is_full(*at)).count();
    if full * 2 >= end - start || end - start < 3 {
        return None;
    }
    let right = page.middle(run.from, run.to, Side::Right);
    // A signer stands in the middle of the right half; what is further left is a table's column.
    (right > 0.6).then_some(run)
}

/// A run of columns needs lines on both sides that stand beside each other, and not cells of a wider table.
fn sides(page: &Page<'_>, from: usize, to: usize, least: usize) -> Option<Run> {
    let count = |of: Side| (from..to).filter(|at| page.has(*at, of)).count();
    let ends = |of: Side| {
        let mut heights = (from..to)
            .filter(|at| page.has(*at, of))
            .filter_map(|at| page.lines.get(at).map(|line| line.y));
        let top = heights.next()?;
        Some((top, heights.next_back().unwrap_or(top)))
    };
    let (left, right) = (ends(Side::Left)?, ends(Side::Right)?);
    let size = page.lines.get(from)?.size;
    let beside = left.0 + size * 2.0 >= right.1 && right.0 + size * 2.0 >= left.1;
    let crowded = (from..to)
        .filter(|at| page.lines.get(*at).is_some_and(|line| line.segments.len() > 2))
        .count();
    let fits = beside
        && to - from <= LONGEST
        && count(Side::Left) >= least
        && count(Side::Right) >= least
        && crowded * 5 <= to - from;
    fits.then_some(Run {
        from,
        to,
        gutter: page.gutter,
    })
}
