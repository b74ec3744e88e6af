//! Files made of nothing, for tests of this crate and of those that take files.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Where the photograph was taken, as no stored file may tell it.
pub const PLACE: &[u8] = b"21.0285N 105.8542E";

/// A drawing of 32 by 16 pixels: the left upper quarter red, the rest blue.
pub fn drawing() -> RgbImage {
    RgbImage::from_fn(32, 16, |x, y| {
        if x < 16 && y < 8 {
            Rgb([230, 20, 20])
        } else {
            Rgb([20, 20, 230])
        }
    })
}

/// The drawing as a file.
pub fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::ImageRgb8(drawing());
    image.write_to(&mut bytes, format).expect("a picture is written");
    bytes.into_inner()
}

/// A picture of one colour that one can see through.
pub fn glass(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = DynamicImage::ImageRgba8(RgbaImage::from_pixel(9, 5, Rgba([10, 200, 10, 99])));
    image.write_to(&mut bytes, format).expect("a picture is written");
    bytes.into_inner()
}

/// A photograph as a telephone makes it: turned by 90° (orientation 6), with device and place in its EXIF, a comment,
/// and a film after its end.
pub fn photograph() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let exif = exif(6);
    let mut bytes = plain[..2].to_vec();
    for (marker, head, content) in [
        (0xe1, &b"Exif\0\0"[..], &exif[..]),
        (0xfe, b"", b"<script>alert(1)</script>"),
    ] {
        bytes.extend([0xff, marker]);
        let length = 2 + head.len() + content.len();
        bytes.extend(u16::try_from(length).expect("a short segment").to_be_bytes());
        bytes.extend_from_slice(head);
        bytes.extend_from_slice(content);
    }
    bytes.extend_from_slice(&plain[2..]);
    bytes.extend(film());
    bytes
}

/// A TIFF block: orientation, maker, and a list of the place with its reference and a text.
fn exif(orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut bytes = Vec::new();
        bytes.extend(tag.to_be_bytes());
        bytes.extend(kind.to_be_bytes());
        bytes.extend(count.to_be_bytes());
        bytes.extend(value);
        bytes
    };
    let [high, low] = orientation.to_be_bytes();
    let place = u32::try_from(PLACE.len()).expect("a short text");
    let mut tiff = b"MM\0*\0\0\0\x08\0\x03".to_vec();
    tiff.extend(entry(0x010f, 2, 4, *b"Cam\0"));
    tiff.extend(entry(0x0112, 3, 1, [high, low, 0, 0]));
    // The list of the place stands at byte 50, its text at byte 80.
    tiff.extend(entry(0x8825, 4, 1, 50_u32.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend([0, 2]);
    tiff.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(0x001b, 7, place, 80_u32.to_be_bytes()));
    tiff.extend([0; 4]);
    tiff.extend_from_slice(PLACE);
    tiff
}

/// A short PDF.
pub fn pdf() -> Vec<u8> {
    b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n".to_vec()
}

/// A zip of these members.
pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        let started = writer.start_file(*name, SimpleFileOptions::default());
        started.expect("a member begins");
        writer.write_all(content).expect("a member is written");
    }
    writer.finish().expect("the zip ends").into_inner()
}

/// A document of Word with one paragraph, and further members.
pub fn docx(more: &[(&str, &[u8])]) -> Vec<u8> {
    let types = br#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
    let body = "<w:document><w:body><w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p></w:body></w:document>";
    let mut members: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types),
        ("word/document.xml", body.as_bytes()),
    ];
    members.extend(more);
    zip(&members)
}

/// A second of silence behind a tag.
pub fn sound() -> Vec<u8> {
    let mut bytes = b"ID3\x04\0\0\0\0\0\x02\0\0".to_vec();
    for _ in 0..38 {
        // Version 1, layer III, 128 kbit/s, 44,100 samples: 417 bytes.
        let mut frame = vec![0; 417];
        frame[..4].copy_from_slice(&[0xff, 0xfb, 0x90, 0x00]);
        bytes.extend(frame);
    }
    bytes
}

/// The parts of a film without any pictures in it.
pub fn film() -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, content) in [
        (b"ftyp", &b"isom\0\0\x02\0isommp42"[..]),
        (b"mdat", &[7; 40]),
        (b"moov", &[0; 12]),
    ] {
        let length = u32::try_from(8 + content.len()).expect("a short part");
        bytes.extend(length.to_be_bytes());
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(content);
    }
    bytes
}
