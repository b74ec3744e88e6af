//! A chart as pixels: what a Word file shows in programs that do not know SVG.

use crate::face::{Cut, MISSING};
use crate::paper::{Anchor, Chart, Color, Shape, tidy};
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};

/// The chart as a PNG file `wide` pixels wide; none when it cannot be drawn.
pub(crate) fn raster(chart: &Chart, wide: u32) -> Option<Vec<u8>> {
    let scale = wide as f32 / chart.width;
    let tall = (chart.height * scale).ceil();
    if !(1.0..=20_000.0).contains(&tall) {
        return None;
    }
    let mut map = Pixmap::new(wide, tall as u32)?;
    map.fill(tiny_skia::Color::WHITE);
    let view = Transform::from_scale(scale, scale);
    for shape in &chart.shapes {
        draw(&mut map, shape, view);
    }
    let mut bytes = Vec::new();
    let mut writer = png::Encoder::new(&mut bytes, map.width(), map.height());
    writer.set_color(png::ColorType::Rgba);
    writer.set_depth(png::BitDepth::Eight);
    // Everything is drawn on white, so no pixel is translucent and nothing has to be divided by its alpha.
    writer.write_header().ok()?.write_image_data(map.data()).ok()?;
    Some(bytes)
}

fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(color.0, color.1, color.2, 255);
    paint
}

fn draw(map: &mut Pixmap, shape: &Shape, view: Transform) {
    match shape {
        Shape::Bar { at, size, fill } => {
            if let Some(rect) = Rect::from_xywh(at.0, at.1, size.0, size.1) {
                map.fill_rect(rect, &paint(*fill), view, None);
            }
        }
        Shape::Line { points, width, color } => {
            if let Some(path) = path(points, false) {
                let stroke = Stroke {
                    width: *width,
                    ..Stroke::default()
                };
                map.stroke_path(&path, &paint(*color), &stroke, view, None);
            }
        }
        Shape::Area { points, fill } => {
            if let Some(path) = path(points, true) {
                map.fill_path(&path, &paint(*fill), FillRule::Winding, view, None);
            }
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
            let words = tidy(text);
            let left = at.0 - shift(*anchor, cut.face().width(&words, *size));
            letters(map, &words, cut, (left, at.1), *size, view);
        }
    }
}

/// How far left of their place words begin.
pub(crate) fn shift(anchor: Anchor, width: f32) -> f32 {
    match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => width / 2.0,
        Anchor::End => width,
    }
}

fn path(points: &[(f32, f32)], closed: bool) -> Option<tiny_skia::Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.0, first.1);
    for (x, y) in rest {
        path.line_to(*x, *y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn letters(map: &mut Pixmap, words: &str, cut: Cut, at: (f32, f32), size: f32, view: Transform) {
    let face = cut.face();
    let Some(reference) = face.outlines() else { return };
    let outlines = reference.outline_glyphs();
    let mut left = at.0;
    let mut pen = Pen(PathBuilder::new(), 0.0, at.1);
    for letter in words.chars() {
        let letter = if face.glyph(letter).is_some() {
            letter
        } else {
            MISSING
        };
        pen.1 = left;
        if let Some(outline) = face
            .glyph(letter)
            .and_then(|glyph| outlines.get(u32::from(glyph).into()))
        {
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            let _ = outline.draw(settings, &mut pen);
        }
        left += face.advance(letter) * size;
    }
    if let Some(path) = pen.0.finish() {
        map.fill_path(&path, &paint(Color::BLACK), FillRule::Winding, view, None);
    }
}

/// Draws outlines, whose y grows upwards, at a place.
struct Pen(PathBuilder, f32, f32);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(self.1 + x, self.2 - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(self.1 + x, self.2 - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(self.1 + cx, self.2 - cy, self.1 + x, self.2 - y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(
            self.1 + ax,
            self.2 - ay,
            self.1 + bx,
            self.2 - by,
            self.1 + x,
            self.2 - y,
        );
    }

    fn close(&mut self) {
        self.0.close();
    }
}
