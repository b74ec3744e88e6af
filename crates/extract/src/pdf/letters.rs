use unicode_normalization::UnicodeNormalization;

/// Names of letters that are not a letter with marks, in the order of the names.
const NAMES: &[(&str, &str)] = &[
    ("AE", "Æ"),
    ("Dcroat", "Đ"),
    ("Dslash", "Đ"),
    ("Eth", "Đ"),
    ("Euro", "€"),
    ("Oslash", "Ø"),
    ("Thorn", "Þ"),
    ("ae", "æ"),
    ("ampersand", "&"),
    ("asciicircum", "^"),
    ("asciitilde", "~"),
    ("asterisk", "*"),
    ("at", "@"),
    ("backslash", "\\"),
    ("bar", "|"),
    ("braceleft", "{"),
    ("braceright", "}"),
    ("bracketleft", "["),
    ("bracketright", "]"),
    ("bullet", "•"),
    ("cent", "¢"),
    ("colon", ":"),
    ("comma", ","),
    ("copyright", "©"),
    ("dagger", "†"),
    ("dcroat", "đ"),
    ("degree", "°"),
    ("divide", "÷"),
    ("dmacron", "đ"),
    ("dollar", "$"),
    ("dong", "₫"),
    ("dotlessi", "ı"),
    ("eight", "8"),
    ("ellipsis", "…"),
    ("emdash", "—"),
    ("endash", "–"),
    ("equal", "="),
    ("eth", "ð"),
    ("exclam", "!"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("fi", "fi"),
    ("five", "5"),
    ("fl", "fl"),
    ("four", "4"),
    ("germandbls", "ß"),
    ("grave", "`"),
    ("greater", ">"),
    ("greaterequal", "≥"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("hyphen", "-"),
    ("less", "<"),
    ("lessequal", "≤"),
    ("minus", "-"),
    ("mu", "µ"),
    ("multiply", "×"),
    ("nbspace", " "),
    ("nine", "9"),
    ("numbersign", "#"),
    ("one", "1"),
    ("oslash", "ø"),
    ("paragraph", "¶"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("percent", "%"),
    ("period", "."),
    ("periodcentered", "·"),
    ("plus", "+"),
    ("plusminus", "±"),
    ("question", "?"),
    ("quotedbl", "\""),
    ("quotedblbase", "„"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotesinglbase", "‚"),
    ("quotesingle", "'"),
    ("registered", "®"),
    ("section", "§"),
    ("semicolon", ";"),
    ("seven", "7"),
    ("sfthyphen", "-"),
    ("six", "6"),
    ("slash", "/"),
    ("space", " "),
    ("sterling", "£"),
    ("three", "3"),
    ("trademark", "™"),
    ("two", "2"),
    ("underscore", "_"),
    ("yen", "¥"),
    ("zero", "0"),
];

/// Names of marks that follow the name of a letter.
const MARKS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("hookabove", '\u{309}'),
    ("hook", '\u{309}'),
    ("tilde", '\u{303}'),
    ("dotbelow", '\u{323}'),
    ("circumflex", '\u{302}'),
    ("breve", '\u{306}'),
    ("horn", '\u{31B}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30C}'),
    ("ring", '\u{30A}'),
    ("macron", '\u{304}'),
];

/// The letters that a glyph's name stands for, such as `Acircumflexacute`, `uni1EA5` or `comma`.
pub(super) fn of_name(name: &str) -> Option<String> {
    let name = name.split('.').next().unwrap_or(name);
    if let Ok(at) = NAMES.binary_search_by_key(&name, |(known, _)| known) {
        return NAMES.get(at).map(|(_, letters)| (*letters).to_owned());
    }
    if let Some(digits) = name
        .strip_prefix("uni")
        .filter(|digits| digits.len() >= 4 && digits.len() % 4 == 0)
    {
        return (0..digits.len())
            .step_by(4)
            .map(|at| letter_of(digits.get(at..at + 4)?))
            .collect();
    }
    if let Some(letter) = name
        .strip_prefix('u')
        .filter(|digits| (4..=6).contains(&digits.len()))
        .and_then(letter_of)
    {
        return Some(letter.to_string());
    }
    let mut letters = name.chars();
    let base = letters.next().filter(char::is_ascii_alphabetic)?;
    let mut rest = letters.as_str();
    let mut apart = String::from(base);
    while !rest.is_empty() {
        let (word, mark) = MARKS.iter().find(|(word, _)| rest.starts_with(word))?;
        apart.push(*mark);
        rest = rest.strip_prefix(word)?;
    }
    Some(apart.nfc().collect())
}

fn letter_of(digits: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_are_known_by_their_names() {
        for (name, letters) in [
            ("A", "A"),
            ("comma", ","),
            ("Acircumflexacute", "Ấ"),
            ("uhorngrave", "ừ"),
            ("uni1EA5", "ấ"),
            ("uni00410301", "A\u{301}"),
            ("u1EA5", "ấ"),
            ("dcroat", "đ"),
            ("a.alt", "a"),
            ("udotbelow", "ụ"),
        ] {
            assert_eq!(of_name(name).as_deref(), Some(letters), "{name}");
        }
        assert_eq!(of_name("g123"), None);
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
