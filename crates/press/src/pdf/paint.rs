//! Drawing pages.

use super::ink::{draw_chart, glyphs, stroke};
use super::pages::{NOTES_GAP, Page};
use super::strip::{Cell, Drawn, Line, Span, Strip};
use super::tags::Tags;
use crate::face::Cut;
use crate::layout::{Element, Layout};
use crate::paper::{Fault, Image};
use crate::picture::Pixels;
use crate::script::MM;
use krilla::Document;
use krilla::geom::{PathBuilder, Rect, Size, Transform};
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, TagTree};

/// Draws every page and names what was drawn.
pub(super) fn paint(
    document: &mut Document,
    pages: &[Page<'_>],
    layout: &Layout,
    notes: &[Vec<Line>],
    mut tags: Tags,
) -> Result<TagTree, Fault> {
    let sheet = &layout.page;
    for page in pages {
        let (width, height) = match page.landscape {
            true => (sheet.height.is * MM, sheet.width.is * MM),
            false => (sheet.width.is * MM, sheet.height.is * MM),
        };
        let settings = PageSettings::from_wh(width, height);
        let settings = settings.ok_or_else(|| Fault::Writing("the page has no size".to_owned()))?;
        let mut drawn = document.start_page_with(settings);
        let mut surface = drawn.surface();
        let mut brush = Brush {
            surface: &mut surface,
            tags: &mut tags,
            left: sheet.left.is * MM,
        };
        let top = sheet.top.is * MM;
        if let Some(number) = page.number {
            brush.number(number, layout, page.landscape);
        }
        for placed in &page.placed {
            brush.strip(&placed.strip, top + placed.top, placed.again);
        }
        brush.notes(
            page,
            notes,
            height - sheet.bottom.is * MM,
            layout.text_width(page.landscape) * MM,
        );
        surface.finish();
        drawn.finish();
    }
    Ok(tags.tree())
}

struct Brush<'b, 's> {
    surface: &'b mut Surface<'s>,
    tags: &'b mut Tags,
    left: f32,
}

/// Left end, width and height of cells that stand side by side from the top, each where the one before ends.
fn as_row(cells: &[&Cell]) -> Option<(f32, f32, f32)> {
    let (first, last) = (cells.first()?, cells.last()?);
    let level = |cell: &&Cell| cell.top == 0.0 && cell.height == first.height;
    let touch = |pair: &[&Cell]| (pair[0].left + pair[0].width - pair[1].left).abs() < 0.01;
    let row = cells.iter().all(level) && cells.windows(2).all(touch);
    row.then_some((first.left, last.left + last.width - first.left, first.height))
}

fn decoration() -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
}

impl Brush<'_, '_> {
    fn number(&mut self, number: usize, layout: &Layout, landscape: bool) {
        let look = layout.look(Element::PageNumber);
        let words = number.to_string();
        let wide = Cut::PLAIN.face().width(&words, look.size);
        let left = self.left + (layout.text_width(landscape) * MM - wide) / 2.0;
        let base = layout.page.number_from_top.is * MM + look.size * 0.9;
        let kind = ArtifactType::PageNumber;
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        glyphs(self.surface, Cut::PLAIN, look.size, &words, 0.0, (left, base));
        self.surface.end_tagged();
    }

    fn strip(&mut self, strip: &Strip<'_>, top: f32, again: bool) {
        self.boxes(strip, top);
        for cell in &strip.cells {
            self.cell(cell, top + cell.top, again);
        }
        if let Some(drawn) = &strip.figure {
            self.figure(drawn, top);
        }
    }

    /// The lines around cells, in one stroke: those of a row as one box with lines across, which is half as much to write.
    fn boxes(&mut self, strip: &Strip<'_>, top: f32) {
        let boxed: Vec<&Cell> = strip.cells.iter().filter(|cell| cell.boxed).collect();
        let mut path = PathBuilder::new();
        let mut any = false;
        let mut push = |path: &mut PathBuilder, left: f32, top: f32, (wide, tall): (f32, f32)| {
            if let Some(rect) = Rect::from_xywh(left, top, wide, tall) {
                path.push_rect(rect);
                any = true;
            }
        };
        match as_row(&boxed) {
            Some((left, wide, tall)) => {
                push(&mut path, self.left + left, top, (wide, tall));
                for cell in &boxed[1..] {
                    path.move_to(self.left + cell.left, top);
                    path.line_to(self.left + cell.left, top + tall);
                }
            }
            None => {
                for cell in &boxed {
                    let at = (self.left + cell.left, top + cell.top);
                    push(&mut path, at.0, at.1, (cell.width, cell.height));
                }
            }
        }
        if let Some(path) = path.finish().filter(|_| any) {
            self.surface.start_tagged(decoration());
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(Stroke {
                width: 0.5,
                ..Stroke::default()
            }));
            self.surface.draw_path(&path);
            self.surface.set_stroke(None);
            self.surface.end_tagged();
        }
    }

    fn cell(&mut self, cell: &Cell, top: f32, again: bool) {
        let free = (cell.height - cell.filled()).max(0.0);
        let mut at = top
            + match (cell.boxed, cell.middle) {
                (_, true) => free / 2.0,
                (true, false) => super::strip::PAD.1,
                (false, false) => 0.0,
            };
        self.lines(&cell.lines, self.left + cell.left, &mut at, again);
    }

    /// Draws lines from `at` downwards; those of one node that follow each other are one piece for those who listen.
    fn lines(&mut self, lines: &[Line], left: f32, at: &mut f32, again: bool) {
        for piece in lines.chunk_by(|a, b| a.node == b.node) {
            let node = piece[0].node.filter(|_| !again);
            let tag = if node.is_some() {
                ContentTag::Other
            } else {
                decoration()
            };
            let drawn = self.surface.start_tagged(tag);
            for line in piece {
                *at += line.gap;
                for span in &line.spans {
                    self.span(span, left, *at + line.base);
                }
                if let Some((from, length)) = line.rule {
                    stroke(self.surface, (left + from, *at + line.base), length, 0.75);
                }
                *at += line.height;
            }
            self.surface.end_tagged();
            if let Some(node) = node {
                self.tags.leaf(node, drawn);
            }
        }
    }

    fn span(&mut self, span: &Span, left: f32, base: f32) {
        let at = (left + span.left, base - span.raise);
        glyphs(self.surface, span.cut, span.size, &span.words, span.stretch, at);
        if span.underline > 0.0 {
            stroke(
                self.surface,
                (at.0, at.1 + span.size * 0.11),
                span.underline,
                span.size * 0.05,
            );
        }
    }

    fn notes(&mut self, page: &Page<'_>, notes: &[Vec<Line>], bottom: f32, width: f32) {
        let hung: Vec<&Vec<Line>> = page.notes.iter().filter_map(|note| notes.get(*note)).collect();
        let tall: f32 = hung.iter().flat_map(|lines| lines.iter()).map(Line::whole).sum();
        if hung.is_empty() {
            return;
        }
        let mut at = bottom - tall;
        self.surface.start_tagged(decoration());
        stroke(self.surface, (self.left, at - NOTES_GAP / 2.0), width / 3.0, 0.5);
        self.surface.end_tagged();
        for lines in hung {
            self.lines(lines, self.left, &mut at, false);
        }
    }

    fn figure(&mut self, drawn: &Drawn<'_>, top: f32) {
        let place = Transform::from_translate(self.left + drawn.left, top);
        let id = self.surface.start_tagged(ContentTag::Other);
        self.surface.push_transform(&place);
        match &drawn.figure.image {
            Image::Chart(chart) => {
                let scale = drawn.width / chart.width;
                self.surface.push_transform(&Transform::from_scale(scale, scale));
                draw_chart(self.surface, chart);
                self.surface.pop();
            }
            image => {
                let size = Size::from_wh(drawn.width, drawn.height);
                if let (Some(pixels), Some(size)) = (Pixels::of(image), size) {
                    self.surface.draw_image(pixels.image, size);
                }
            }
        }
        self.surface.pop();
        self.surface.end_tagged();
        self.tags.leaf(drawn.node, id);
    }
}
