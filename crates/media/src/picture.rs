use crate::{Kind, LONGEST_SIDE, PIXELS, Refusal, Taken, jpeg};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageResult, Limits};
use std::io::Cursor;

/// Most bytes of a decoded picture: four for each pixel.
const DECODED: u64 = 4 * PIXELS;
/// Quality of photographs, of 100.
const QUALITY: u8 = 85;

/// The picture written anew: upright, at most [`LONGEST_SIDE`] wide and high, eight bits a colour, and nothing but
/// pixels in the file.
pub(crate) fn clean(kind: Kind, bytes: &[u8]) -> Result<Taken, Refusal> {
    let (image, orientation) = match kind {
        Kind::Png => {
            let decoder = damaged(kind, PngDecoder::with_limits(Cursor::new(bytes), limits()))?;
            if damaged(kind, decoder.is_apng())? {
                return Err(Refusal::Animated);
            }
            decoded(kind, decoder)?
        }
        Kind::Webp => {
            let decoder = damaged(kind, WebPDecoder::new(Cursor::new(bytes)))?;
            if decoder.has_animation() {
                return Err(Refusal::Animated);
            }
            decoded(kind, decoder)?
        }
        _ => {
            jpeg::check(bytes)?;
            decoded(kind, damaged(kind, JpegDecoder::new(Cursor::new(bytes)))?)?
        }
    };
    let mut image = eight_bits(reduced(image));
    image.apply_orientation(orientation);
    let kind = match kind {
        Kind::Webp if image.color().has_alpha() => Kind::Png,
        Kind::Webp => Kind::Jpeg,
        kind => kind,
    };
    let bytes = damaged(kind, encoded(kind, &image))?;
    if bytes.len() > kind.most() {
        return Err(Refusal::GrowsTooLarge);
    }
    Ok(Taken {
        kind,
        bytes,
        size: Some((image.width(), image.height())),
    })
}

fn decoded(kind: Kind, mut decoder: impl ImageDecoder) -> Result<(DynamicImage, Orientation), Refusal> {
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS || decoder.total_bytes() > DECODED {
        return Err(Refusal::TooManyPixels);
    }
    damaged(kind, decoder.set_limits(limits()))?;
    // Without a word about it, or with one that cannot be read, a picture is upright.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((damaged(kind, DynamicImage::from_decoder(decoder))?, orientation))
}

fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(2 * DECODED);
    limits
}

fn reduced(image: DynamicImage) -> DynamicImage {
    if image.width().max(image.height()) > LONGEST_SIDE {
        image.thumbnail(LONGEST_SIDE, LONGEST_SIDE)
    } else {
        image
    }
}

fn eight_bits(image: DynamicImage) -> DynamicImage {
    let color = image.color();
    match (color.has_color(), color.has_alpha()) {
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
        (false, true) => DynamicImage::ImageLumaA8(image.into_luma_alpha8()),
        (true, false) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (true, true) => DynamicImage::ImageRgba8(image.into_rgba8()),
    }
}

fn encoded(kind: Kind, image: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    if kind == Kind::Png {
        let encoder =
            PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
        image.write_with_encoder(encoder)?;
    } else {
        image.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    }
    Ok(bytes)
}

fn damaged<T>(kind: Kind, result: ImageResult<T>) -> Result<T, Refusal> {
    result.map_err(|_| Refusal::Damaged(kind))
}
