//! Pictures as files: what they measure.

use crate::paper::Image;

/// The longest side taken, in pixels.
const LONGEST: u32 = 20_000;
/// The most pixels taken.
const MOST: u64 = 60_000_000;

/// A picture that can be put into a document.
#[derive(Debug, Clone)]
pub(crate) struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The picture for the writer of PDF.
    pub image: krilla::image::Image,
}

impl Pixels {
    /// Reads the head of a picture; none for a chart, for what is no such picture, and for what is too large.
    pub fn of(image: &Image) -> Option<Pixels> {
        let image = match image {
            Image::Chart(_) => return None,
            Image::Png(bytes) => krilla::image::Image::from_png(bytes.clone().into(), false),
            Image::Jpeg(bytes) => krilla::image::Image::from_jpeg(bytes.clone().into(), false),
        };
        let image = image.ok()?;
        let (width, height) = image.size();
        let fits = width > 0 && height > 0 && width.max(height) <= LONGEST;
        let small = u64::from(width) * u64::from(height) <= MOST;
        (fits && small).then_some(Pixels { width, height, image })
    }
}
