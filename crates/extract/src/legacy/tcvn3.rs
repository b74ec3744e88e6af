/// Letters by their byte in TCVN3, from 0xA1 on. A blank stands where the standard has no Vietnamese letter.
const LETTERS: &str = concat!(
    "ĂÂÊÔƠƯĐăâêôơưđ ",  // A1–AF
    "     àảãáạ ằẳẵắ ", // B0–BF
    "      ặầẩẫấậè ẻẽ", // C0–CF
    "éẹềểễếệìỉ   ĩíịò", // D0–DF
    " ỏõóọồổỗốộờởỡớợù", // E0–EF
    " ủũúụừửữứựỳỷỹýỵ",  // F0–FE
);

/// Puts `text` in Unicode at the end of `out`.
pub(super) fn convert(text: &str, out: &mut String) {
    for letter in text.chars() {
        out.push(unicode(letter).unwrap_or(letter));
    }
}

fn unicode(letter: char) -> Option<char> {
    let code = match letter {
        // Some programs turn the micro sign into the Greek letter.
        '\u{3BC}' => 0xB5,
        // Fonts with a table of their own keep their letters in the private area.
        '\u{F0A1}'..='\u{F0FE}' => u32::from(letter) - 0xF000,
        _ => u32::from(letter),
    };
    let at = usize::try_from(code.checked_sub(0xA1)?).ok()?;
    LETTERS.chars().nth(at).filter(|found| *found != ' ')
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
    fn a_ministry_of_2002_can_be_read() {
        check(
            "Hµ néi, ngµy 22 th¸ng 11 n¨m 2002",
            "Hà nội, ngày 22 tháng 11 năm 2002",
        );
        check("vÒ viÖc söa ®æi møc thuÕ suÊt", "về việc sửa đổi mức thuế suất");
        check("thuÕ nhËp khÈu \u{AD}u ®·i", "thuế nhập khẩu ưu đãi");
        check(
            "Uû ban th\u{AD}êng vô Quèc héi kho¸",
            "Uỷ ban thường vụ Quốc hội khoá",
        );
        check(
            "kÌm theo §iÒu 1; quý, s¶n, mÆt, ¨n, ¬n",
            "kèm theo Điều 1; quý, sản, mặt, ăn, ơn",
        );
    }

    #[test]
    fn every_letter_has_one_place() {
        let mut letters: Vec<char> = LETTERS.chars().filter(|letter| *letter != ' ').collect();
        assert_eq!(LETTERS.chars().count(), 0xFE - 0xA1 + 1);
        assert_eq!(letters.len(), 74);
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 74);
    }
}
