//! From the script to strips: every paragraph set in lines, every node of the tree made.

use super::lines::{Column, set};
use super::strip::{Cell, Drawn, Kind, Line, Strip};
use super::tags::{Id, Role, Tags};
use crate::layout::{Element, Layout};
use crate::paper::{Figure, Image, Run, tidy};
use crate::picture::Pixels;
use crate::script::{self, Item, MM, Section};
use std::collections::BTreeSet;

/// Gathers what is set.
pub(super) struct Composer<'l> {
    pub layout: &'l Layout,
    pub tags: Tags,
    /// Footnotes, by their number less one.
    pub notes: Vec<Vec<Line>>,
    pub unknown: BTreeSet<char>,
    pub tables: usize,
    /// The part being set.
    pub part: Option<Id>,
    /// Width and height of the text on its pages.
    pub text: (f32, f32),
}

impl<'l> Composer<'l> {
    pub fn new(layout: &'l Layout) -> Composer<'l> {
        Composer {
            layout,
            tags: Tags::default(),
            notes: Vec::new(),
            unknown: BTreeSet::new(),
            tables: 0,
            part: None,
            text: (0.0, 0.0),
        }
    }

    /// The strips of a section.
    pub fn section<'a>(&mut self, section: &Section<'a>) -> Vec<Strip<'a>> {
        self.part = Some(self.tags.add(None, Role::Part));
        let page = &self.layout.page;
        let tall = if section.landscape {
            page.width.is
        } else {
            page.height.is
        };
        let width = self.layout.text_width(section.landscape) * MM;
        self.text = (width, (tall - page.top.is - page.bottom.is) * MM);
        let mut strips = Vec::new();
        // Between two paragraphs stands the larger of the distances that they ask for, as in Word.
        let mut after: f32 = 0.0;
        for item in &section.items {
            let first = strips.len();
            match item {
                Item::Line(line) => strips.push(self.paragraph(line, width)),
                Item::Rule(length) => strips.push(rule_strip(*length, width)),
                Item::Room(height) => strips.push(room(*height)),
                Item::Columns(left, a, b) => strips.push(self.columns(left * MM, a, b, width)),
                Item::Table(table) => self.table(table, width, &mut strips),
                Item::Figure(figure) => strips.push(self.figure(figure, width)),
            }
            if let Some(strip) = strips.get_mut(first) {
                strip.gap = strip.gap.max(after);
            }
            after = match item {
                Item::Line(line) => self.layout.look(line.element).after,
                _ => 0.0,
            };
        }
        strips
    }

    fn role(line: &script::Line) -> Role {
        let title = |level| Role::Title(level, line.words());
        match line.element {
            Element::Kind | Element::Appendix => title(1),
            Element::Part => title(2),
            Element::Article | Element::Section => title(3),
            Element::Subsection => title(4),
            Element::Point => title(5),
            Element::Caption => Role::Caption,
            _ => Role::Paragraph,
        }
    }

    /// The lines of a paragraph in a column that begins at `left`.
    fn lines(&mut self, line: &script::Line, left: f32, width: f32) -> Vec<Line> {
        let look = self.layout.look(line.element);
        let node = self.tags.add(self.part, Self::role(line));
        let column = Column {
            left,
            width,
            node: Some(node),
            strong: false,
            right: false,
            indented: true,
        };
        let number = line.number.iter().map(|(_, words)| Run::new(format!("{words} ")));
        let runs: Vec<Run> = number.chain(line.runs.iter().cloned()).collect();
        self.set(&runs, &column, look)
    }

    /// Sets runs and the footnotes that hang on them.
    pub fn set(&mut self, runs: &[Run], column: &Column, look: &crate::layout::Look) -> Vec<Line> {
        let (layout, part, width) = (self.layout, self.part, self.text.0);
        let (notes, tags) = (&mut self.notes, &mut self.tags);
        let mut found = BTreeSet::new();
        let lines = set(runs, look, column, &mut self.unknown, |words| {
            let node = tags.add(column.node.or(part), Role::Note);
            let foot = Column {
                left: 0.0,
                width,
                node: Some(node),
                strong: false,
                right: false,
                indented: false,
            };
            let number = notes.len() + 1;
            let text = [Run::new(format!("{number} {words}"))];
            notes.push(set(&text, layout.look(Element::Note), &foot, &mut found, |_| 0));
            number
        });
        self.unknown.extend(found);
        lines
    }

    fn paragraph<'a>(&mut self, line: &script::Line, width: f32) -> Strip<'a> {
        let look = self.layout.look(line.element);
        let lines = self.lines(line, 0.0, width);
        let height = lines.iter().map(Line::whole).sum();
        Strip {
            kind: Kind::Paragraph,
            gap: look.before,
            height,
            cells: vec![cell(0.0, width, lines)],
            keep: look.keep || line.keep,
            table: None,
            figure: None,
        }
    }

    fn columns<'a>(&mut self, left: f32, a: &[Item<'_>], b: &[Item<'_>], width: f32) -> Strip<'a> {
        let cells = vec![
            cell(0.0, left, self.column(a, left)),
            cell(left, width - left, self.column(b, width - left)),
        ];
        let height = cells.iter().map(Cell::filled).fold(0.0, f32::max);
        Strip {
            kind: Kind::Row,
            gap: 0.0,
            height,
            cells,
            keep: false,
            table: None,
            figure: None,
        }
    }

    /// The lines of a column; what a column holds are paragraphs, rules and room.
    fn column(&mut self, items: &[Item<'_>], width: f32) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let (mut room, mut after) = (0.0, 0.0f32);
        for item in items {
            match item {
                Item::Line(line) => {
                    let look = self.layout.look(line.element);
                    let mut set = self.lines(line, 0.0, width);
                    if let Some(first) = set.first_mut() {
                        first.gap = room + look.before.max(after);
                    }
                    (room, after) = (0.0, look.after);
                    lines.extend(set);
                }
                Item::Rule(length) => lines.push(rule(*length, width)),
                Item::Room(height) => room += height,
                Item::Columns(..) | Item::Table(_) | Item::Figure(_) => {}
            }
        }
        if room > 0.0 {
            lines.push(empty(room));
        }
        lines
    }

    fn figure<'a>(&mut self, figure: &'a Figure, width: f32) -> Strip<'a> {
        let ratio = match &figure.image {
            Image::Chart(chart) => chart.height / chart.width,
            image => Pixels::of(image).map_or(1.0, |pixels| pixels.height as f32 / pixels.width as f32),
        };
        // Room for its words stays on the page.
        let height = (width * figure.width * ratio).min(self.text.1 - 60.0);
        let wide = height / ratio;
        let node = self.tags.add(self.part, Role::Figure(tidy(&figure.alt)));
        Strip {
            kind: Kind::Whole,
            gap: 8.0,
            height: height + 2.0,
            cells: Vec::new(),
            keep: figure.caption.is_some(),
            table: None,
            figure: Some(Drawn {
                figure,
                left: (width - wide) / 2.0,
                width: wide,
                height,
                node,
            }),
        }
    }
}

/// A cell without lines around it.
fn cell(left: f32, width: f32, lines: Vec<Line>) -> Cell {
    let height = lines.iter().map(Line::whole).sum();
    Cell {
        left,
        top: 0.0,
        width,
        height,
        lines,
        boxed: false,
        middle: false,
    }
}

fn empty(height: f32) -> Line {
    Line {
        spans: Vec::new(),
        gap: 0.0,
        height,
        base: height,
        rule: None,
        node: None,
        notes: Vec::new(),
    }
}

/// A rule in the middle of a column.
fn rule(length: f32, width: f32) -> Line {
    Line {
        gap: 3.0,
        height: 4.0,
        base: 1.0,
        rule: Some(((width - length) / 2.0, length)),
        ..empty(4.0)
    }
}

fn rule_strip<'a>(length: f32, width: f32) -> Strip<'a> {
    Strip {
        height: 7.0,
        cells: vec![cell(0.0, width, vec![rule(length, width)])],
        keep: true,
        ..room(0.0)
    }
}

fn room<'a>(height: f32) -> Strip<'a> {
    Strip {
        kind: Kind::Whole,
        gap: 0.0,
        height,
        cells: Vec::new(),
        keep: true,
        table: None,
        figure: None,
    }
}
