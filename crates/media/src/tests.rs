//! What comes in is what people send, by mistake or on purpose.

use crate::{Found, Kind, LONGEST_SIDE, Refusal, recognise, take, testing};
use image::{DynamicImage, ImageFormat, RgbImage};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::io::Cursor;

/// Every kind as it should be.
fn samples() -> Vec<(Kind, Vec<u8>)> {
    vec![
        (Kind::Jpeg, testing::photograph()),
        (Kind::Png, testing::picture(ImageFormat::Png)),
        (Kind::Png, testing::glass(ImageFormat::Png)),
        (Kind::Webp, testing::picture(ImageFormat::WebP)),
        (Kind::Webp, testing::glass(ImageFormat::WebP)),
        (Kind::Pdf, testing::pdf()),
        (Kind::Docx, testing::docx(&[])),
        (Kind::Mp3, testing::sound()),
        (Kind::Mp4, testing::film()),
    ]
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

#[test]
fn each_kind_is_known_by_its_content_and_taken() {
    for (kind, bytes) in samples() {
        assert_eq!(recognise(&bytes), Ok(kind));
        let taken = take(bytes.clone()).unwrap_or_else(|refusal| panic!("{kind:?}: {refusal}"));
        if !kind.is_picture() {
            assert_eq!((taken.kind, taken.bytes, taken.size), (kind, bytes, None));
        }
    }
}

#[test]
fn a_photograph_stands_upright_and_tells_neither_place_nor_device() {
    let sent = testing::photograph();
    for word in [testing::PLACE, b"Exif", b"Cam", b"<script>", b"ftyp"] {
        assert!(holds(&sent, word));
    }
    let taken = take(sent).unwrap();
    assert_eq!((taken.kind, taken.size), (Kind::Jpeg, Some((16, 32))));
    for word in [testing::PLACE, b"Exif", b"Cam", b"<script>", b"ftyp"] {
        assert!(!holds(&taken.bytes, word));
    }
    // Orientation 6: the left upper quarter of the sensor is the right upper one of the picture.
    let image = image::load_from_memory(&taken.bytes).unwrap().into_rgb8();
    let red = |x, y| image.get_pixel(x, y).0[0] > 150;
    assert!(red(12, 4) && !red(4, 4) && !red(12, 28) && !red(4, 28));
    // Nothing but tables, the frame and one scan: no APP1 and further, no comment.
    assert!(
        !taken
            .bytes
            .windows(2)
            .any(|pair| matches!(pair, [0xff, 0xe1..=0xef | 0xfe]))
    );
    // What was taken once is taken again and does not change its shape.
    assert_eq!(take(taken.bytes).unwrap().size, Some((16, 32)));
}

#[test]
fn texts_and_turns_of_a_png_are_left_behind_or_carried_out() {
    let plain = testing::picture(ImageFormat::Png);
    let mut sent = plain[..33].to_vec();
    sent.extend(chunk(b"tEXt", b"Author\0Nguyen Van A"));
    sent.extend(chunk(b"eXIf", &testing::photograph()[12..12 + 98]));
    sent.extend_from_slice(&plain[33..]);
    sent.extend_from_slice(b"PK\x03\x04 more");
    let taken = take(sent).unwrap();
    assert_eq!((taken.kind, taken.size), (Kind::Png, Some((16, 32))));
    let mut names = Vec::new();
    let mut at = 8;
    while at < taken.bytes.len() {
        let length = u32::from_be_bytes(*taken.bytes[at..].first_chunk().unwrap());
        names.push(String::from_utf8(taken.bytes[at + 4..at + 8].to_vec()).unwrap());
        at += 12 + usize::try_from(length).unwrap();
    }
    names.dedup();
    assert_eq!(names, ["IHDR", "IDAT", "IEND"]);
}

#[test]
fn a_webp_becomes_a_jpg_or_where_one_sees_through_it_a_png() {
    let photograph = take(testing::picture(ImageFormat::WebP)).unwrap();
    assert_eq!((photograph.kind, photograph.size), (Kind::Jpeg, Some((32, 16))));
    let glass = take(testing::glass(ImageFormat::WebP)).unwrap();
    assert_eq!((glass.kind, glass.size), (Kind::Png, Some((9, 5))));
    let image = image::load_from_memory(&glass.bytes).unwrap().into_rgba8();
    assert_eq!(image.get_pixel(3, 3).0, [10, 200, 10, 99]);
}

#[test]
fn a_large_picture_is_reduced_and_a_huge_one_is_not_opened() {
    let wide = |width, height, format| {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::new(width, height))
            .write_to(&mut bytes, format)
            .unwrap();
        bytes.into_inner()
    };
    let taken = take(wide(LONGEST_SIDE * 2, 40, ImageFormat::Jpeg)).unwrap();
    assert_eq!(taken.size, Some((LONGEST_SIDE, 20)));
    // A few hundred bytes that claim 30,000 by 30,000 pixels.
    let mut bomb = testing::picture(ImageFormat::Png)[..8].to_vec();
    let mut head = Vec::new();
    head.extend(30_000_u32.to_be_bytes());
    head.extend(30_000_u32.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    bomb.extend(chunk(b"IHDR", &head));
    bomb.extend(chunk(b"IDAT", &[0; 100]));
    bomb.extend(chunk(b"IEND", b""));
    assert_eq!(take(bomb), Err(Refusal::TooManyPixels));
    let mut jpeg = testing::picture(ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xf0, 0xff, 0xf0]);
    assert_eq!(take(jpeg), Err(Refusal::TooManyPixels));
}

#[test]
fn pictures_that_move_are_refused() {
    let plain = testing::picture(ImageFormat::Png);
    let mut png = plain[..33].to_vec();
    png.extend(chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]));
    png.extend_from_slice(&plain[33..]);
    assert_eq!(take(png), Err(Refusal::Animated));
    let still = testing::picture(ImageFormat::WebP);
    let mut frame = vec![0, 0, 0, 0, 0, 0, 31, 0, 0, 15, 0, 0, 100, 0, 0, 0];
    frame.extend_from_slice(&still[12..]);
    let mut body = b"WEBP".to_vec();
    for (name, content) in [
        (b"VP8X", &[2, 0, 0, 0, 31, 0, 0, 15, 0, 0][..]),
        (b"ANIM", &[0; 6]),
        (b"ANMF", &frame),
    ] {
        body.extend_from_slice(name);
        body.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
        body.extend_from_slice(content);
    }
    let mut webp = b"RIFF".to_vec();
    webp.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
    webp.extend(body);
    assert_eq!(take(webp), Err(Refusal::Animated));
}

#[test]
fn what_is_of_another_kind_is_named_whatever_it_is_called() {
    for (bytes, found) in [
        (&b"<!doctype html><script>alert(1)</script>"[..], Found::Page),
        (
            b"\xef\xbb\xbf <svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>",
            Found::Page,
        ),
        (b"<?xml version=\"1.0\"?><svg/>", Found::Page),
        (b"GIF89a/*\x01\x01\0\0\0*/=1;alert(1)//", Found::Picture),
        (b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0", Found::Picture),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Found::Picture),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Found::Film),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", Found::Program),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", Found::Program),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Found::Document),
        (b"{\\rtf1 x}", Found::Document),
        (b"Rar!\x1a\x07\x01\0", Found::Archive),
        (b"OggS\0\x02", Found::Sound),
        ("Tôi đề nghị".as_bytes(), Found::Other),
    ] {
        let bytes = [bytes, &[0; 64]].concat();
        assert_eq!(take(bytes.clone()), Err(Refusal::NotTaken(found)), "{bytes:?}");
    }
    assert_eq!(recognise(&testing::zip(&[("a.txt", b"x")])), Err(Found::Archive));
    assert_eq!(take(Vec::new()), Err(Refusal::Empty));
}

#[test]
fn what_only_begins_as_it_should_is_damaged() {
    for (kind, bytes) in samples() {
        let cut = match kind {
            // What follows the end of a photograph is no part of it.
            Kind::Jpeg => testing::picture(ImageFormat::Jpeg),
            _ => bytes,
        };
        let cut = cut[..cut.len() - 30].to_vec();
        match kind {
            Kind::Mp3 => assert!(take(cut).is_ok(), "a sound may end anywhere"),
            Kind::Docx => assert!(take(cut).is_err()),
            kind => assert_eq!(take(cut), Err(Refusal::Damaged(kind))),
        }
    }
    // A film, a sound and a document that are something else behind their first bytes.
    let page = b"<script>alert(1)</script>".repeat(20);
    for (kind, start) in [
        (Kind::Mp4, &b"\0\0\0\x18ftypisom\0\0\0\0isommp42"[..]),
        (Kind::Mp3, b"\xff\xfb\x90\0"),
        (Kind::Mp3, b"ID3\x04\0\0\0\0\0\x02\0\0"),
        (Kind::Pdf, b"%PDF-1.7\n"),
        (Kind::Jpeg, b"\xff\xd8\xff\xe0"),
        (Kind::Png, b"\x89PNG\r\n\x1a\n"),
        (Kind::Webp, b"RIFF\xff\0\0\0WEBP"),
    ] {
        assert_eq!(take([start, &page[..]].concat()), Err(Refusal::Damaged(kind)));
    }
}

#[test]
fn a_document_with_a_program_in_it_or_without_its_body_is_refused() {
    assert_eq!(
        take(testing::docx(&[("word/vbaProject.bin", b"x")])),
        Err(Refusal::Macros)
    );
    let body = testing::zip(&[
        ("word/document.xml", b"<w:document/>"),
        ("[Content_Types].xml", b"<Types/>"),
    ]);
    assert_eq!(take(body), Err(Refusal::Damaged(Kind::Docx)));
    let other = testing::zip(&[("word/document.xml", b"<html/>")]);
    assert_eq!(take(other), Err(Refusal::Damaged(Kind::Docx)));
    // Bytes before the zip would be read by others as something else.
    let hidden = [b"GIF89a".to_vec(), testing::docx(&[])].concat();
    assert_eq!(take(hidden), Err(Refusal::NotTaken(Found::Picture)));
}

#[test]
fn a_document_that_unfolds_to_what_no_document_is_is_not_opened() {
    let zeroes = vec![0; 64 << 20];
    let names: Vec<String> = (0..5).map(|number| format!("word/media/{number}.bmp")).collect();
    let bomb: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &zeroes[..])).collect();
    let bytes = testing::docx(&bomb);
    assert!(bytes.len() < 2 << 20);
    assert_eq!(take(bytes), Err(Refusal::Damaged(Kind::Docx)));
}

#[test]
fn a_file_beyond_the_size_of_its_kind_is_refused() {
    let mut film = testing::film();
    film.resize(Kind::Mp4.most() + 1, 0);
    assert_eq!(take(film), Err(Refusal::TooLarge(Kind::Mp4)));
}

/// `GANDAN_FUZZ_CASES=1000000 cargo test -p gandan-media --release spoilt` runs longer.
#[test]
fn spoilt_files_are_taken_or_refused_and_what_is_taken_can_be_taken_again() {
    let cases = std::env::var("GANDAN_FUZZ_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok());
    let samples = samples();
    let spoil = (
        0..samples.len(),
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        prop::option::of(any::<prop::sample::Index>()),
        prop::option::of((any::<prop::sample::Index>(), 1..64_usize)),
    );
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::with_cases(cases.unwrap_or(6_000))
    });
    let done = runner.run(&spoil, |(sample, changes, cut, doubled)| {
        let (_, mut bytes) = samples[sample].clone();
        for (place, value) in changes {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if let Some((from, length)) = doubled {
            let from = from.index(bytes.len());
            let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
            bytes.splice(from..from, piece);
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        if let Ok(taken) = take(bytes) {
            prop_assert!(taken.bytes.len() <= taken.kind.most());
            let again = take(taken.bytes.clone());
            prop_assert_eq!(
                again.map(|again| (again.kind, again.size)),
                Ok((taken.kind, taken.size))
            );
            prop_assert!(!taken.kind.is_picture() || !holds(&taken.bytes, testing::PLACE));
        }
        Ok(())
    });
    done.unwrap();
}

/// A chunk of a PNG with its sum.
fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(content.len()).unwrap().to_be_bytes().to_vec();
    bytes.extend_from_slice(name);
    bytes.extend_from_slice(content);
    let mut sum = u32::MAX;
    for byte in &bytes[4..] {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                sum >> 1 ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    bytes.extend((!sum).to_be_bytes());
    bytes
}
