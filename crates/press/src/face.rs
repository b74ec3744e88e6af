//! The typeface: Liberation Serif in four cuts, as wide as Times New Roman, and how wide its letters are.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::sync::LazyLock;

/// One of the four cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Cut {
    pub bold: bool,
    pub italic: bool,
}

/// A cut that can be measured and drawn.
pub(crate) struct Face {
    /// Its file.
    pub bytes: &'static [u8],
    /// The same for the writer of PDF.
    pub font: krilla::text::Font,
    /// Glyph and advance in thousandths of the size, of letters up to [`TABLE`].
    table: Vec<(u16, u16)>,
}

/// Letters looked up in a table: all of Vietnamese is below.
const TABLE: u32 = 0x2200;

/// Height of the letters above the base line, depth below it, and the line gap: shares of the size.
pub(crate) const ASCENT: f32 = 0.891;
pub(crate) const DESCENT: f32 = 0.216;
/// A single line of Times.
pub(crate) const SINGLE: f32 = 1.149;

/// What stands for a letter the typeface does not have.
pub(crate) const MISSING: char = '\u{25a1}';

const FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../fonts/LiberationSerif-BoldItalic.ttf"),
];

static FACES: LazyLock<[Face; 4]> = LazyLock::new(|| FILES.map(Face::read));

impl Cut {
    /// The upright regular cut.
    pub const PLAIN: Cut = Cut {
        bold: false,
        italic: false,
    };

    /// Its face.
    pub fn face(self) -> &'static Face {
        &FACES[self.index()]
    }

    /// Its place among the four.
    pub fn index(self) -> usize {
        usize::from(self.bold) + 2 * usize::from(self.italic)
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Face {
        let reference = FontRef::new(bytes).expect("the typeface lies in fonts/ and is read by the tests");
        let font = krilla::text::Font::new(bytes.into(), 0).expect("the same typeface");
        let letters = reference.charmap();
        let widths = reference.glyph_metrics(Size::new(1000.0), LocationRef::default());
        let entry = |code: u32| {
            let glyph = char::from_u32(code).and_then(|letter| letters.map(letter));
            let wide = glyph.and_then(|glyph| widths.advance_width(glyph)).unwrap_or(0.0);
            (
                glyph.map_or(0, |glyph| glyph.to_u32() as u16),
                wide.round() as u16,
            )
        };
        Face {
            bytes,
            font,
            table: (0..TABLE).map(entry).collect(),
        }
    }

    /// The file, to draw outlines from.
    pub fn outlines(&self) -> Option<FontRef<'static>> {
        FontRef::new(self.bytes).ok()
    }

    /// The glyph of a letter, if there is one.
    pub fn glyph(&self, letter: char) -> Option<u16> {
        match self.table.get(letter as usize) {
            Some((0, _)) => None,
            Some((glyph, _)) => Some(*glyph),
            None => {
                let found = self.outlines()?.charmap().map(letter)?;
                u16::try_from(found.to_u32()).ok().filter(|glyph| *glyph != 0)
            }
        }
    }

    /// How wide a letter is, as a share of the size.
    pub fn advance(&self, letter: char) -> f32 {
        match self.table.get(letter as usize) {
            Some((_, wide)) => f32::from(*wide) / 1000.0,
            None => self.far_advance(letter).unwrap_or(0.0),
        }
    }

    fn far_advance(&self, letter: char) -> Option<f32> {
        let reference = self.outlines()?;
        let glyph: GlyphId = reference.charmap().map(letter)?;
        let widths = reference.glyph_metrics(Size::new(1.0), LocationRef::default());
        widths.advance_width(glyph)
    }

    /// How wide words are at a size, in points.
    pub fn width(&self, words: &str, size: f32) -> f32 {
        words.chars().map(|letter| self.advance(letter)).sum::<f32>() * size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_is_in_every_cut() {
        let letters =
            "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";
        let upper = letters.to_uppercase();
        for index in 0..4 {
            let cut = Cut {
                bold: index % 2 == 1,
                italic: index > 1,
            };
            let all = letters
                .chars()
                .chain(upper.chars())
                .chain("–—…“”‘’•§°₫½²¹□".chars());
            for letter in all {
                assert!(cut.face().glyph(letter).is_some(), "{letter} in {cut:?}");
                assert!(cut.face().advance(letter) > 0.0, "{letter} in {cut:?}");
            }
        }
    }

    #[test]
    fn letters_are_as_wide_as_those_of_times() {
        // Known advances of Times New Roman, of 2048: a 909, space 512, Đ 1479.
        let face = Cut::PLAIN.face();
        assert!((face.advance('a') - 909.0 / 2048.0).abs() < 0.001);
        assert!((face.advance(' ') - 0.25).abs() < 0.001);
        assert!((face.advance('Đ') - 1479.0 / 2048.0).abs() < 0.001);
    }
}
