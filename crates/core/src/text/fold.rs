use unicode_normalization::UnicodeNormalization;

/// The key by which words are looked up: lower case, without tone and vowel marks, `đ` as `d`, every run of other
/// signs as one blank. `"Ủy  ban NHÂN DÂN"` and `"uy ban nhan dan"` share a key.
pub fn fold(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for letter in words.nfd().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}'..='\u{36f}' => {}
            'đ' => key.push('d'),
            letter if letter.is_alphanumeric() => key.push(letter),
            _ if key.ends_with(' ') || key.is_empty() => {}
            _ => key.push(' '),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// The key by which names are compared: lower case, blanks folded, and the tone of each syllable moved to its end,
/// so that `ủy` and `uỷ`, `hòa` and `hoà` are one. Marks still count: `bán` is not `bàn`.
pub fn fold_tones(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    let mut tone = None;
    for letter in words.nfd().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(letter),
            letter if letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter) => {
                key.push(letter)
            }
            _ => {
                key.extend(tone.take());
                if !key.is_empty() && !key.ends_with(' ') {
                    key.push(' ');
                }
            }
        }
    }
    key.extend(tone);
    key.truncate(key.trim_end().len());
    key
}

/// The same words without tone and vowel marks, `đ` as `d`; case, blanks and signs stay: for ways that carry no marks.
pub fn without_marks(words: &str) -> String {
    let plain = words
        .nfd()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter));
    plain
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            letter => letter,
        })
        .collect()
}

/// The same words with every letter and its marks in one piece (NFC), for those who cut text at letters.
pub fn compose(words: &str) -> String {
    words.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_marks_case_and_signs() {
        assert_eq!(
            fold("  Ủy ban – NHÂN DÂN, xã Đắk Hà."),
            "uy ban nhan dan xa dak ha"
        );
        assert_eq!(fold("Uỷ ban"), fold("Ủy ban"));
    }

    #[test]
    fn marks_go_and_nothing_else() {
        assert_eq!(without_marks("Ủy ban  xã Đắk Hà."), "Uy ban  xa Dak Ha.");
    }

    #[test]
    fn comparison_keeps_marks_but_not_their_place() {
        assert_eq!(fold_tones("Uỷ ban"), fold_tones("Ủy  ban"));
        assert_eq!(fold_tones("hoà bình"), fold_tones("Hòa bình"));
        assert_ne!(fold_tones("bán"), fold_tones("bàn"));
    }
}
