use gandan_core::documents::BlockKind;

use super::columns;
use super::items::begins_item;
use super::lines::Line;
use crate::Refusal;
use crate::flow::{Flow, Words};

/// Puts the lines of all pages into the flow: columns as cells, other lines as paragraphs.
pub(super) fn put(pages: Vec<Vec<Line>>, flow: &mut Flow) -> Result<(), Refusal> {
    let mut open = Open::default();
    let mut margins = None;
    for (number, lines) in pages.into_iter().enumerate() {
        let page = Margins::of(&lines, margins.as_ref());
        let mut at = 0;
        for run in columns::find(&lines, number == 0) {
            open.take_lines(lines.get(at..run.from).unwrap_or_default(), &page, flow)?;
            open.close(flow)?;
            let beside = lines.get(run.from..run.to).unwrap_or_default();
            for is_left in [true, false] {
                flow.push(BlockKind::Cell, column(beside, run.gutter, is_left))?;
            }
            at = run.to;
        }
        open.take_lines(lines.get(at..).unwrap_or_default(), &page, flow)?;
        open.page_ends();
        margins = Some(page);
    }
    open.close(flow)
}

fn column(lines: &[Line], gutter: f64, is_left: bool) -> Words {
    let mut words = Words::default();
    // An entry of a list, such as a recipient, may go on in the next line.
    let mut entry = String::new();
    for line in lines {
        let mut own = Words::default();
        for segment in line
            .segments
            .iter()
            .filter(|segment| (segment.x1 <= gutter) == is_left)
        {
            if own.len() > 0 {
                own.blank();
            }
            own.append(&segment.words);
        }
        let text = own.text();
        if text.is_empty() {
            continue;
        }
        if begins_item(&entry) && !entry.ends_with([';', '.', ':']) && !begins_item(&text) {
            join(&mut words);
            entry.push_str(&text);
        } else {
            if words.len() > 0 {
                words.line();
            }
            entry = text;
        }
        words.append(&own);
    }
    words
}

/// Goes on in the next line: a number or symbol that was cut after its hyphen or stroke has no blank in it.
fn join(words: &mut Words) {
    let (last, before) = {
        let mut back = words.back();
        (back.next(), back.next())
    };
    let cut = matches!(last, Some('-' | '/')) && before.is_some_and(char::is_alphanumeric);
    if !cut {
        words.blank();
    }
}

/// The usual measures of a page.
struct Margins {
    left: f64,
    right: f64,
    pitch: f64,
}

impl Margins {
    fn of(lines: &[Line], before: Option<&Self>) -> Self {
        let left = lines.iter().map(Line::x0).fold(f64::INFINITY, f64::min);
        let mut ends: Vec<f64> = lines.iter().map(Line::x1).collect();
        ends.sort_by(f64::total_cmp);
        // A single line that sticks out says nothing about the margin.
        let widest = ends.get(ends.len() * 9 / 10).copied().unwrap_or(0.0);
        // A page with few words may have no full line: it is like the page before, or as wide as text usually is.
        let size = lines.first().map_or(12.0, |line| line.size);
        let usual = before
            .filter(|page| (page.left - left).abs() < 40.0)
            .map_or(left + size * 24.0, |page| page.right);
        let right = widest.max(usual);
        let mut steps: Vec<f64> = lines
            .windows(2)
            .filter_map(|pair| match pair {
                [above, below] => Some((above.y - below.y) / below.size.max(1.0)),
                _ => None,
            })
            .filter(|step| (0.8..2.5).contains(step))
            .collect();
        steps.sort_by(f64::total_cmp);
        let pitch = steps.get(steps.len() / 3).copied().unwrap_or(1.3);
        Self { left, right, pitch }
    }

    fn is_centred(&self, line: &Line) -> bool {
        let (before, after) = (line.x0() - self.left, self.right - line.x1());
        before > line.size * 3.0 && after > line.size * 3.0 && (before - after).abs() < line.size * 3.0
    }
}

/// A paragraph that is open, and the line that it ends with.
#[derive(Default)]
struct Open {
    words: Words,
    last: Option<Line>,
    lines: usize,
    centred: bool,
    full: bool,
    new_page: bool,
}

impl Open {
    fn take_lines(&mut self, lines: &[Line], page: &Margins, flow: &mut Flow) -> Result<(), Refusal> {
        for (at, line) in lines.iter().enumerate() {
            let words = line.words();
            let text = words.text();
            let centred = page.is_centred(line);
            let goes_on = match &self.last {
                None => false,
                Some(last) => {
                    let step = (last.y - line.y) / line.size.max(1.0);
                    let near = self.new_page || (step > 0.0 && step < page.pitch * 1.35 + 0.05);
                    let alike = (last.size - line.size).abs() < line.size * 0.12;
                    if centred || self.centred {
                        centred && self.centred && near && alike && !self.new_page
                    } else {
                        // What would have fitted on the line above begins a paragraph, and so does an indent.
                        let hanging = self.lines == 1 && begins_item(&self.words.text());
                        let indent = line.x0() - last.x0().max(page.left);
                        near && alike
                            && self.full
                            && indent < line.size * if hanging { 4.5 } else { 0.8 }
                            && !begins_item(&text)
                    }
                }
            };
            if goes_on {
                self.lines += 1;
                if centred {
                    self.words.line();
                } else {
                    join(&mut self.words);
                }
            } else {
                self.close(flow)?;
                self.lines = 1;
            }
            self.words.append(&words);
            self.full = reaches(line, lines.get(at + 1), page);
            self.centred = centred;
            self.last = Some(line.clone());
            self.new_page = false;
        }
        Ok(())
    }

    fn page_ends(&mut self) {
        self.new_page = true;
    }

    fn close(&mut self, flow: &mut Flow) -> Result<(), Refusal> {
        let words = std::mem::take(&mut self.words);
        self.last = None;
        let kind = if begins_item(&words.text()) {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        };
        flow.push(kind, words)
    }
}

/// Whether the first word of the next line would not have fitted on this one.
fn reaches(line: &Line, next: Option<&Line>, page: &Margins) -> bool {
    let room = page.right - line.x1();
    let Some(next) = next else {
        return room < line.size * 4.0;
    };
    let text = next.words().text();
    let letters = text.chars().count().max(1);
    let first = text
        .split_whitespace()
        .next()
        .map_or(0, |word| word.chars().count());
    let wide = (next.x1() - next.x0()) * first as f64 / letters as f64;
    room < wide + line.size * 0.6
}
