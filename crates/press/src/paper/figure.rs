//! Charts and pictures with the words that stand for them.

use super::Chart;
use serde::{Deserialize, Serialize};

/// What a figure shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Image {
    /// A chart: lines, areas and words; sharp at every size.
    Chart(Chart),
    /// The bytes of a PNG file.
    Png(Vec<u8>),
    /// The bytes of a JPEG file.
    Jpeg(Vec<u8>),
}

/// A chart or a picture in the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What it shows.
    pub image: Image,
    /// The words for those who do not see it; never empty.
    pub alt: String,
    /// Words below it.
    pub caption: Option<String>,
    /// Its width as a share of the text's width, above 0 and at most 1.
    pub width: f32,
}

impl Figure {
    /// As wide as the text.
    pub fn new(image: Image, alt: impl Into<String>) -> Figure {
        Figure {
            image,
            alt: alt.into(),
            caption: None,
            width: 1.0,
        }
    }

    /// Gives it words below.
    pub fn caption(mut self, caption: impl Into<String>) -> Figure {
        self.caption = Some(caption.into());
        self
    }

    /// Makes it narrower.
    pub fn width(mut self, share: f32) -> Figure {
        self.width = share;
        self
    }
}
