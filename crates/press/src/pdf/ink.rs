//! Words, lines and charts on a page.

use crate::face::{Cut, MISSING};
use crate::paper::{Chart, Color, Shape, tidy};
use crate::picture::shift;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

/// A line to the right.
pub(super) fn stroke(surface: &mut Surface<'_>, at: (f32, f32), length: f32, width: f32) {
    let mut path = PathBuilder::new();
    path.move_to(at.0, at.1);
    path.line_to(at.0 + length, at.1);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            width,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
        surface.set_stroke(None);
    }
}

/// Draws words from a point on the base line.
pub(super) fn glyphs(
    surface: &mut Surface<'_>,
    cut: Cut,
    size: f32,
    words: &str,
    stretch: f32,
    at: (f32, f32),
) {
    let face = cut.face();
    let glyph = |(from, letter): (usize, char)| {
        let spare = if letter == ' ' { stretch / size } else { 0.0 };
        let id = face.glyph(letter).unwrap_or_default();
        KrillaGlyph::new(
            GlyphId::new(u32::from(id)),
            face.advance(letter) + spare,
            0.0,
            0.0,
            0.0,
            from..from + letter.len_utf8(),
            None,
        )
    };
    let glyphs: Vec<KrillaGlyph> = words.char_indices().map(glyph).collect();
    if !glyphs.is_empty() {
        surface.draw_glyphs(
            Point::from_xy(at.0, at.1),
            &glyphs,
            face.font.clone(),
            words,
            size,
            false,
        );
    }
}

fn fill(color: Color) -> Option<Fill> {
    Some(Fill {
        paint: rgb::Color::new(color.0, color.1, color.2).into(),
        ..Fill::default()
    })
}

/// Draws a chart in its own units.
pub(super) fn draw_chart(surface: &mut Surface<'_>, chart: &Chart) {
    for shape in &chart.shapes {
        let mut path = PathBuilder::new();
        match shape {
            Shape::Bar {
                at,
                size,
                fill: color,
            } => {
                if let Some(rect) = Rect::from_xywh(at.0, at.1, size.0, size.1) {
                    path.push_rect(rect);
                }
                surface.set_fill(fill(*color));
            }
            Shape::Line { points, width, color } => {
                trace(&mut path, points, false);
                surface.set_fill(None);
                surface.set_stroke(Some(Stroke {
                    paint: rgb::Color::new(color.0, color.1, color.2).into(),
                    width: *width,
                    ..Stroke::default()
                }));
            }
            Shape::Area { points, fill: color } => {
                trace(&mut path, points, true);
                surface.set_fill(fill(*color));
            }
            Shape::Words {
                at,
                size,
                anchor,
                bold,
                text,
            } => {
                let cut = Cut {
                    bold: *bold,
                    italic: false,
                };
                let known = |letter: char| letter == ' ' || cut.face().glyph(letter).is_some();
                let words: String = tidy(text)
                    .chars()
                    .map(|letter| if known(letter) { letter } else { MISSING })
                    .collect();
                let left = at.0 - shift(*anchor, cut.face().width(&words, *size));
                glyphs(surface, cut, *size, &words, 0.0, (left, at.1));
            }
        }
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
        surface.set_fill(None);
        surface.set_stroke(None);
    }
}

fn trace(path: &mut PathBuilder, points: &[(f32, f32)], closed: bool) {
    for (index, (x, y)) in points.iter().enumerate() {
        match index {
            0 => path.move_to(*x, *y),
            _ => path.line_to(*x, *y),
        }
    }
    if closed && !points.is_empty() {
        path.close();
    }
}
