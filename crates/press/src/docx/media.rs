//! Pictures of the Word file.

use super::xml::{escape, push};
use crate::paper::{Figure, Image, tidy};
use crate::picture::{Pixels, raster, svg};

/// English metric units in a point.
const EMU: f32 = 12_700.0;

/// Files of pictures, by their names under `word/media`.
#[derive(Default)]
pub(super) struct Media {
    /// Name and bytes; the relationship of the file at `index` is `rIdMedia{index}`.
    pub files: Vec<(String, Vec<u8>)>,
    drawings: usize,
}

impl Media {
    fn add(&mut self, ending: &str, bytes: Vec<u8>) -> usize {
        let index = self.files.len();
        self.files.push((format!("image{}.{ending}", index + 1), bytes));
        index
    }

    /// `w:drawing` of a figure in a column, by its width in points.
    pub fn drawing(&mut self, figure: &Figure, column: f32) -> String {
        self.drawings += 1;
        let width = column * figure.width;
        let (picture, vectors, ratio) = match &figure.image {
            Image::Chart(chart) => {
                let png = raster(chart, (width * 3.0).round().clamp(64.0, 3000.0) as u32).unwrap_or_default();
                let drawn = self.add("png", png);
                let vectors = self.add("svg", svg(chart, &tidy(&figure.alt), true).into_bytes());
                (drawn, Some(vectors), chart.height / chart.width)
            }
            Image::Png(bytes) => (self.add("png", bytes.clone()), None, ratio(&figure.image)),
            Image::Jpeg(bytes) => (self.add("jpeg", bytes.clone()), None, ratio(&figure.image)),
        };
        // No taller than a page.
        let height = (width * ratio).min(column * 1.3);
        let (wide, tall) = ((height / ratio * EMU) as i64, (height * EMU) as i64);
        let mut alt = String::new();
        push(&mut alt, &tidy(&figure.alt));
        let vectors = vectors.map_or(String::new(), |index| {
            format!(
                concat!(
                    r#"<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">"#,
                    r#"<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rIdMedia{}"/>"#,
                    r#"</a:ext></a:extLst>"#
                ),
                index
            )
        });
        format!(
            concat!(
                r#"<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{tall}"/>"#,
                r#"<wp:docPr id="{id}" name="Hình {id}" descr="{alt}"/>"#,
                r#"<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>"#,
                r#"<pic:nvPicPr><pic:cNvPr id="{id}" name="Hình {id}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>"#,
                r#"<pic:blipFill><a:blip r:embed="rIdMedia{picture}">{vectors}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#,
                r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>"#,
                r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"#,
                r#"</wp:inline></w:drawing>"#
            ),
            wide = wide,
            tall = tall,
            id = self.drawings,
            alt = alt,
            picture = picture,
            vectors = vectors
        )
    }

    /// The relationships of the files.
    pub fn relations(&self) -> String {
        let relation = |(index, (name, _)): (usize, &(String, Vec<u8>))| {
            format!(
                r#"<Relationship Id="rIdMedia{index}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/{}"/>"#,
                escape(name)
            )
        };
        self.files.iter().enumerate().map(relation).collect()
    }
}

fn ratio(image: &Image) -> f32 {
    Pixels::of(image).map_or(1.0, |pixels| pixels.height as f32 / pixels.width as f32)
}
