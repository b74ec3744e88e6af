//! A chart as shapes, from which the three outputs draw: vectors in the PDF, SVG on the print page, SVG with a picture
//! of it in the Word file.

use serde::{Deserialize, Serialize};

/// A color, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Black.
    pub const BLACK: Color = Color(0, 0, 0);
    /// The grey of rules.
    pub const GREY: Color = Color(0x80, 0x80, 0x80);
}

/// Which point of words stands at their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// Their left end.
    Start,
    /// Their middle.
    Middle,
    /// Their right end.
    End,
}

/// A shape. Places are in the chart's own units from the upper left corner; y grows downwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A filled rectangle.
    Bar {
        /// Its upper left corner.
        at: (f32, f32),
        /// Width and height.
        size: (f32, f32),
        /// Its color.
        fill: Color,
    },
    /// A line through points.
    Line {
        /// The points.
        points: Vec<(f32, f32)>,
        /// How thick.
        width: f32,
        /// Its color.
        color: Color,
    },
    /// A filled area.
    Area {
        /// Its corners.
        points: Vec<(f32, f32)>,
        /// Its color.
        fill: Color,
    },
    /// Words.
    Words {
        /// Where their base line is.
        at: (f32, f32),
        /// How high, in units.
        size: f32,
        /// Which point of them stands there.
        anchor: Anchor,
        /// Whether they are bold.
        bold: bool,
        /// The words.
        text: String,
    },
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// Its width in units, above 0.
    pub width: f32,
    /// Its height in units, above 0.
    pub height: f32,
    /// Its shapes, the last one on top.
    pub shapes: Vec<Shape>,
}

impl Chart {
    /// An empty chart.
    pub fn new(width: f32, height: f32) -> Chart {
        Chart {
            width,
            height,
            shapes: Vec::new(),
        }
    }

    /// Adds a shape on top.
    pub fn with(mut self, shape: Shape) -> Chart {
        self.shapes.push(shape);
        self
    }

    /// Whether every number in it is one that can be drawn.
    pub(crate) fn sound(&self) -> bool {
        let fine = |value: f32| value.is_finite() && value.abs() <= 100_000.0;
        let point = |at: &(f32, f32)| fine(at.0) && fine(at.1);
        let shape = |shape: &Shape| match shape {
            Shape::Bar { at, size, .. } => point(at) && point(size) && size.0 >= 0.0 && size.1 >= 0.0,
            Shape::Line { points, width, .. } => points.iter().all(point) && fine(*width) && *width >= 0.0,
            Shape::Area { points, .. } => points.iter().all(point),
            Shape::Words { at, size, .. } => point(at) && fine(*size) && *size > 0.0,
        };
        let sized = |side: f32| fine(side) && side > 0.0;
        sized(self.width) && sized(self.height) && self.shapes.iter().all(shape)
    }
}
