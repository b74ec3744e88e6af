use unicode_normalization::UnicodeNormalization;

/// Letters that stand alone: the old one and the Vietnamese one, small and capital.
const ALONE: &[(char, &str)] = &[
    ('í', "í"),
    ('ì', "ì"),
    ('æ', "ỉ"),
    ('ó', "ĩ"),
    ('ò', "ị"),
    ('î', "ỵ"),
    ('ñ', "đ"),
    ('ô', "ơ"),
    ('ö', "ư"),
    ('Í', "Í"),
    ('Ì', "Ì"),
    ('Æ', "Ỉ"),
    ('Ó', "Ĩ"),
    ('Ò', "Ị"),
    ('Î', "Ỵ"),
    ('Ñ', "Đ"),
    ('Ô', "Ơ"),
    ('Ö', "Ư"),
];

/// Marks that follow a vowel: the old letter, the vowels that it follows, and the marks it stands for.
const MARKS: &[(char, &str, &str)] = &[
    ('ù', "aeoôuöy", "\u{301}"),
    ('ø', "aeoôuöy", "\u{300}"),
    ('û', "aeoôuöy", "\u{309}"),
    ('õ', "aeoôuöy", "\u{303}"),
    ('ï', "aeoôuöy", "\u{323}"),
    ('â', "aeo", "\u{302}"),
    ('á', "aeo", "\u{302}\u{301}"),
    ('à', "aeo", "\u{302}\u{300}"),
    ('å', "aeo", "\u{302}\u{309}"),
    ('ã', "aeo", "\u{302}\u{303}"),
    ('ä', "aeo", "\u{302}\u{323}"),
    ('ê', "a", "\u{306}"),
    ('é', "a", "\u{306}\u{301}"),
    ('è', "a", "\u{306}\u{300}"),
    ('ú', "a", "\u{306}\u{309}"),
    ('ü', "a", "\u{306}\u{303}"),
    ('ë', "a", "\u{306}\u{323}"),
];

/// Puts `text` in Unicode at the end of `out`.
pub(super) fn convert(text: &str, out: &mut String) {
    let mut apart = String::with_capacity(text.len() * 2);
    let mut letters = text.chars().map(plain).peekable();
    while let Some(letter) = letters.next() {
        match ALONE.iter().find(|(old, _)| *old == letter) {
            Some((_, new)) => apart.push_str(new),
            None => apart.push(letter),
        }
        let vowel = small(letter);
        if let Some(next) = letters.peek()
            && let Some((_, _, marks)) = MARKS
                .iter()
                .find(|(mark, vowels, _)| *mark == small(*next) && vowels.contains(vowel))
        {
            apart.push_str(marks);
            letters.next();
        }
    }
    out.extend(apart.nfc());
}

/// Fonts with a table of their own keep their letters in the private area.
fn plain(letter: char) -> char {
    match letter {
        '\u{F020}'..='\u{F0FF}' => char::from_u32(u32::from(letter) - 0xF000).unwrap_or(letter),
        _ => letter,
    }
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str) {
        let mut out = String::new();
        convert(old, &mut out);
        assert_eq!(out, new);
    }

    #[test]
    fn a_letter_of_the_south_can_be_read() {
        check(
            "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        );
        check("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc");
        check("Thaønh phoá Hoà Chí Minh", "Thành phố Hồ Chí Minh");
        check("UÛy ban nhaân daân quaän", "Ủy ban nhân dân quận");
        check(
            "ngaøy 5 thaùng 3 naêm 1999, ñôn vò, kyù, kyõ, lyù, mî, nghæ",
            "ngày 5 tháng 3 năm 1999, đơn vị, ký, kỹ, lý, mỵ, nghỉ",
        );
        check(
            "baèng, maét, chaúng, maüu, ñaëc, tröôùc, nöôùc",
            "bằng, mắt, chẳng, mẵu, đặc, trước, nước",
        );
    }
}
