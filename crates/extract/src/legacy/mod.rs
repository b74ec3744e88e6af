//! Vietnamese letters from before Unicode: TCVN3 ("ABC") and VNI. Files still carry them, mostly as letters of
//! western Europe that only look Vietnamese in a font made for them.

mod detect;
mod syllable;
mod tcvn3;
mod vni;

use serde::{Deserialize, Serialize};

pub(crate) use detect::{confirms, detect, share_of_syllables};

/// An old way to write Vietnamese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Legacy {
    /// TCVN 5712:1993 VN3, called ABC: one byte per letter, capitals by font.
    Tcvn3,
    /// VNI for Windows: a letter and its mark are two bytes.
    Vni,
}

/// What the font of some words says about their letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Face {
    /// Nothing.
    #[default]
    Any,
    /// TCVN3.
    Tcvn3,
    /// TCVN3 that shows small letters as capitals.
    Tcvn3Capitals,
    /// VNI.
    Vni,
}

impl Face {
    /// Judges by the name of a font.
    pub(crate) fn of_font(name: &str) -> Self {
        // A PDF puts six letters and a plus in front of the name of a part of a font.
        let name = match name.split_once('+') {
            Some((tag, rest)) if tag.len() == 6 => rest,
            _ => name,
        };
        let small = name.to_ascii_lowercase();
        if small.starts_with(".vn") {
            let family = name.split([',', ' ', '-']).next().unwrap_or(name);
            if family.len() > 4 && family.ends_with('H') {
                Self::Tcvn3Capitals
            } else {
                Self::Tcvn3
            }
        } else if small.starts_with("vni-") || small.starts_with("vni ") {
            Self::Vni
        } else {
            Self::Any
        }
    }

    /// The encoding that the font expects.
    pub(crate) fn legacy(self) -> Option<Legacy> {
        match self {
            Self::Any => None,
            Self::Tcvn3 | Self::Tcvn3Capitals => Some(Legacy::Tcvn3),
            Self::Vni => Some(Legacy::Vni),
        }
    }
}

/// Brings old letters to Unicode. Words that hold letters only Unicode has are left as they are.
pub(crate) fn convert(text: &str, legacy: Legacy) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for piece in text.split_inclusive(char::is_whitespace) {
        if piece.is_ascii() || detect::is_modern(piece) {
            out.push_str(piece);
        } else {
            match legacy {
                Legacy::Tcvn3 => tcvn3::convert(piece, &mut out),
                Legacy::Vni => vni::convert(piece, &mut out),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes Unicode the old way by asking which old letters would be read so.
    fn old(text: &str, legacy: Legacy) -> String {
        let western: Vec<String> = ('\u{A1}'..='\u{FF}').map(String::from).collect();
        let vowels = "aeoôuöyAEOÔUÖY".chars();
        let pairs = vowels.flat_map(|vowel| western.iter().map(move |mark| format!("{vowel}{mark}")));
        let all: Vec<String> = western
            .iter()
            .cloned()
            .chain(pairs.filter(|_| legacy == Legacy::Vni))
            .collect();
        text.chars()
            .map(|letter| {
                let wanted = letter.to_string();
                let found = all
                    .iter()
                    .find(|old| !letter.is_ascii() && convert(old, legacy) == wanted);
                found.cloned().unwrap_or(wanted)
            })
            .collect()
    }

    #[test]
    fn what_was_written_the_old_way_is_known_and_comes_back() {
        let text = "Căn cứ Luật Tổ chức chính quyền địa phương; thực hiện Kế hoạch của Tỉnh ủy về đẩy mạnh phong trào thi đua \
                    Dân vận khéo, yêu cầu thủ trưởng các sở, ban, ngành khẩn trương triển khai, kịp thời kiểm tra, giữ vững kỷ luật.";
        for legacy in [Legacy::Tcvn3, Legacy::Vni] {
            let old = old(text, legacy);
            assert_ne!(old, text);
            assert_eq!(detect(&old), Some(legacy));
            assert_eq!(convert(&old, legacy), text);
        }
    }

    #[test]
    fn fonts_are_known_by_name() {
        assert_eq!(Face::of_font(".VnTime"), Face::Tcvn3);
        assert_eq!(Face::of_font(".VnTimeH"), Face::Tcvn3Capitals);
        assert_eq!(Face::of_font("ABCDEF+.VnArialH,Bold"), Face::Tcvn3Capitals);
        assert_eq!(Face::of_font("VNI-Times"), Face::Vni);
        assert_eq!(Face::of_font("Times New Roman"), Face::Any);
    }
}
