use unicode_normalization::UnicodeNormalization;

/// What a syllable may begin with.
const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// What may follow, without tone, in the order of Rust strings.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec", "em", "en",
    "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên",
    "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap",
    "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc",
    "oăm", "oăn", "oăng", "oăt", "u", "ua", "uc", "ui", "um", "un", "ung", "uo", "up", "ut", "uy", "uya",
    "uych", "uyn", "uynh", "uyp", "uyt", "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch",
    "uên", "uênh", "uôc", "uôi", "uôm", "uôn", "uông", "uôp", "uôt", "uơ", "y", "yêm", "yên", "yêng", "yêt",
    "yêu", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn",
    "ương", "ươp", "ươt", "ươu",
];

/// Whether the word can be a Vietnamese syllable. A small letter before a capital cannot stand in one.
pub(super) fn is_syllable(word: &str) -> bool {
    if word.chars().count() > 8 || mixes_capitals(word) {
        return false;
    }
    let mut tones = 0;
    let small = word.chars().flat_map(char::to_lowercase);
    let bare: String = if word.is_ascii() {
        small.collect()
    } else {
        small
            .nfd()
            .filter(|letter| {
                let tone = matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
                tones += usize::from(tone);
                !tone
            })
            .nfc()
            .collect()
    };
    tones <= 1
        && ONSETS.iter().any(|onset| {
            bare.strip_prefix(onset).is_some_and(|rime| {
                RIMES.binary_search(&rime).is_ok()
                    // After "qu" the glide is already written.
                    || (*onset == "qu" && RIMES.binary_search(&format!("u{rime}").as_str()).is_ok())
            })
        })
}

fn mixes_capitals(word: &str) -> bool {
    let mut small = false;
    for letter in word.chars() {
        if small && letter.is_uppercase() {
            return true;
        }
        small |= letter.is_lowercase();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rimes_are_in_order() {
        assert!(RIMES.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn vietnamese_is_told_from_what_only_looks_so() {
        for word in [
            "Nghị", "quyết", "giêng", "gì", "Đảng", "thuở", "quỳnh", "khuỷu", "ủy", "UỶ", "hoà", "xoong",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "chÝnh",
            "viÖc",
            "société",
            "coäng",
            "ñoäc",
            "über",
            "tµi",
            "Größe",
            "não¸",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
