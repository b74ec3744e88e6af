use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use crate::{Encoding, legacy};

/// The letters of a plain file.
pub(crate) struct Decoded {
    /// The text, not yet cleaned; TCVN3 and VNI still as letters of western Europe.
    pub(crate) text: String,
    /// How it was written.
    pub(crate) encoding: Encoding,
    /// Whether some bytes were no letters.
    pub(crate) stray: bool,
}

/// Finds out how `bytes` are written. What a web page says of itself may be given as `label`.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>) -> Decoded {
    for (mark, encoding, name) in [
        (&[0xEF, 0xBB, 0xBF][..], UTF_8, Encoding::Utf8),
        (&[0xFF, 0xFE][..], UTF_16LE, Encoding::Utf16),
        (&[0xFE, 0xFF][..], UTF_16BE, Encoding::Utf16),
    ] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, stray) = encoding.decode_without_bom_handling(rest);
            return Decoded {
                text: text.into_owned(),
                encoding: name,
                stray,
            };
        }
    }
    if let Some(wide) = utf16_without_mark(bytes) {
        let (text, stray) = wide.decode_without_bom_handling(bytes);
        return Decoded {
            text: text.into_owned(),
            encoding: Encoding::Utf16,
            stray,
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: text.to_owned(),
            encoding: Encoding::Utf8,
            stray: false,
        };
    }
    // A few spoilt bytes do not make UTF-8 something else.
    let (lossy, _) = UTF_8.decode_without_bom_handling(bytes);
    let lost = lossy.chars().filter(|letter| *letter == '\u{FFFD}').count();
    let marked = lossy.chars().filter(|letter| !letter.is_ascii()).count();
    if lost * 4 <= marked {
        return Decoded {
            text: lossy.into_owned(),
            encoding: Encoding::Utf8,
            stray: true,
        };
    }
    let (western, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let (vietnamese, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    let labelled = label.is_some_and(|label| label.eq_ignore_ascii_case("windows-1258"));
    let old = legacy::detect(&western).is_some();
    if labelled || (!old && legacy::share_of_syllables(&vietnamese) > legacy::share_of_syllables(&western)) {
        let stray = vietnamese.contains('\u{FFFD}');
        return Decoded {
            text: vietnamese.into_owned(),
            encoding: Encoding::Windows1258,
            stray,
        };
    }
    Decoded {
        text: western.into_owned(),
        encoding: Encoding::Windows1252,
        stray: false,
    }
}

fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let even = head.iter().step_by(2).filter(|byte| **byte == 0).count();
    let odd = head.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
    if odd * 5 > head.len() && even == 0 {
        Some(UTF_16LE)
    } else if even * 5 > head.len() && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: Encoding) {
        let decoded = decode(bytes, None);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    #[test]
    fn unicode_is_known_with_and_without_mark() {
        let words = "Số: 12/KH-UBND of the People's Committee";
        check(words.as_bytes(), words, Encoding::Utf8);
        check(format!("\u{FEFF}{words}").as_bytes(), words, Encoding::Utf8);
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, words, Encoding::Utf16);
        let wide: Vec<u8> = format!("\u{FEFF}{words}")
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        check(&wide, words, Encoding::Utf16);
    }

    #[test]
    fn windows_1258_has_its_marks_apart() {
        // "Việt Nam, cộng hòa" with the dot and the grave as bytes of their own.
        let bytes = b"Vi\xEA\xF2t Nam, c\xF4\xF2ng ho\xCCa x\xE3 h\xF4\xF2i, Ch\xEDnh ph\xF9\xD2";
        assert_eq!(decode(bytes, None).encoding, Encoding::Windows1258);
    }

    #[test]
    fn bytes_of_tcvn3_are_kept_for_conversion() {
        let bytes: Vec<u8> = "Bé tr\u{AD}ëng Bé Tµi chÝnh quyÕt ®Þnh"
            .chars()
            .map(|letter| u8::try_from(u32::from(letter)).unwrap())
            .collect();
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.encoding, Encoding::Windows1252);
        assert!(decoded.text.starts_with("Bé tr\u{AD}ëng"));
    }

    #[test]
    fn a_few_spoilt_bytes_do_not_change_the_encoding() {
        let mut bytes = "Ủy ban nhân dân tỉnh ban hành Kế hoạch".as_bytes().to_vec();
        bytes.push(0xFF);
        assert!(decode(&bytes, None).stray);
        assert_eq!(decode(&bytes, None).encoding, Encoding::Utf8);
    }
}
