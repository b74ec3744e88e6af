use crate::text::without_marks;

/// So many letters of the GSM alphabet (3GPP TS 23.038, 7 bits) are one message; a letter with a Vietnamese mark would
/// make it two or three, each paid for.
pub const SEGMENT: usize = 160;

/// Signs of the alphabet beside letters and digits, those that count for two left out.
const SIGNS: &str = " @!\"#$%&'()*+,-./:;<=>?_";

/// `words` as one message: without marks, in the GSM alphabet. Where they are too long, `name` (the sender's, as it
/// stands in them) is cut at a blank until they fit; `None` where even that does not help.
pub fn one_segment(name: &str, words: impl Fn(&str) -> String) -> Option<String> {
    let mut kept = name.trim();
    loop {
        let text = in_alphabet(&words(kept));
        if text.len() <= SEGMENT {
            return Some(text);
        }
        if kept.is_empty() {
            return None;
        }
        kept = kept
            .rfind(char::is_whitespace)
            .map_or("", |at| kept[..at].trim_end());
    }
}

fn in_alphabet(words: &str) -> String {
    let mut text = String::new();
    for letter in without_marks(words).chars() {
        match letter {
            letter if letter.is_ascii_alphanumeric() || SIGNS.contains(letter) => text.push(letter),
            '–' | '—' => text.push('-'),
            '“' | '”' => text.push('"'),
            '’' | '‘' => text.push('\''),
            letter if letter.is_whitespace() => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_letters_stay() {
        let text = one_segment("UBND xã Đắk Hà", |name| {
            format!("{name}: có tin mới – “xem”…")
        });
        assert_eq!(text.as_deref(), Some("UBND xa Dak Ha: co tin moi - \"xem\""));
    }

    #[test]
    fn a_long_name_is_cut_and_the_address_is_not() {
        let name = "Ủy ban nhân dân ".repeat(10);
        let words = |name: &str| format!("{name}: co tin moi. Xem https://phananh.mau.gov.vn/tra-cuu");
        let text = one_segment(&name, words).unwrap();
        assert!(text.len() <= SEGMENT, "{}", text.len());
        assert!(text.starts_with("Uy ban nhan dan Uy ban") && text.ends_with("/tra-cuu"));
        assert_eq!(
            one_segment("xã", |name| format!("{name}{}", "x".repeat(200))),
            None
        );
    }
}
