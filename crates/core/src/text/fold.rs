use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The key by which words are looked up: lower case, without tone and vowel marks, `đ` as `d`, every run of other
/// signs as one blank. `"Ủy  ban NHÂN DÂN"` and `"uy ban nhan dan"` share a key.
pub fn fold(words: &str) -> String {
    fold_latin(words).unwrap_or_else(|| fold_any(words))
}

/// Of any script.
fn fold_any(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for letter in words.nfd().flat_map(char::to_lowercase) {
        if !is_mark(letter) {
            push_folded(&mut key, if letter == 'đ' { 'd' } else { letter });
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Of words in Latin letters, as nearly all are: each letter is looked up. Nothing where there is another script.
fn fold_latin(words: &str) -> Option<String> {
    let mut key = String::with_capacity(words.len());
    for letter in words.chars() {
        if letter.is_ascii() {
            push_folded(&mut key, letter.to_ascii_lowercase());
        } else if !is_mark(letter) {
            push_folded(&mut key, latin(letter)?);
        }
    }
    key.truncate(key.trim_end().len());
    Some(key)
}

/// A letter or digit, or one blank for a run of other signs.
fn push_folded(key: &mut String, letter: char) {
    if letter.is_alphanumeric() {
        key.push(letter);
    } else if !key.ends_with(' ') && !key.is_empty() {
        key.push(' ');
    }
}

/// The marks of tones and vowels, where they stand apart from their letter.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// Where Latin letters with marks stand, with the signs that people put between words: Latin-1 to Latin Extended-B, Latin
/// Extended Additional, General Punctuation.
const LATIN: [std::ops::RangeInclusive<char>; 3] = [
    '\u{80}'..='\u{24f}',
    '\u{1e00}'..='\u{1eff}',
    '\u{2000}'..='\u{206f}',
];

/// The small letter without marks of each of them; nothing for those that become several.
static PLAIN: LazyLock<Vec<Option<char>>> =
    LazyLock::new(|| LATIN.into_iter().flatten().map(plain_of).collect());

fn plain_of(letter: char) -> Option<char> {
    let spread = letter.to_string();
    let mut left = spread
        .nfd()
        .flat_map(char::to_lowercase)
        .filter(|letter| !is_mark(*letter));
    match (left.next(), left.next()) {
        (Some('đ'), None) => Some('d'),
        (only, None) => only,
        _ => None,
    }
}

fn latin(letter: char) -> Option<char> {
    let mut before = 0;
    for range in LATIN {
        let first = *range.start() as usize;
        if range.contains(&letter) {
            return PLAIN.get(before + letter as usize - first).copied().flatten();
        }
        before += *range.end() as usize - first + 1;
    }
    None
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn latin_letters_fold_as_all_others_do(words in "[ -~à-ỹÀ-ỸĐđ\u{300}-\u{36f}\u{80}-\u{24f}–—“”…\u{a0}]{0,40}") {
            prop_assert_eq!(fold(&words), fold_any(&words));
        }
    }

    #[test]
    fn every_letter_folds_as_all_others_do() {
        for letter in '\0'..='\u{2fff}' {
            let words = format!("a {letter}b{letter}");
            assert_eq!(fold(&words), fold_any(&words), "{letter:?}");
        }
    }

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
