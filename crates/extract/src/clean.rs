use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Words as they are stored: NFC, lines ended by `\n`, ordinary blanks, nothing invisible.
pub(crate) fn clean(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                if letters.peek() != Some(&'\n') {
                    end_line(&mut out);
                }
            }
            '\n' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => end_line(&mut out),
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => out.push(' '),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            // Old keyboards gave the Icelandic letter, which looks the same.
            '\u{D0}' => out.push('Đ'),
            '\t' => out.push('\t'),
            _ if is_invisible(letter) => {}
            _ => out.push(letter),
        }
    }
    trim_line(&mut out);
    match is_nfc_quick(out.chars()) {
        IsNormalized::Yes => out,
        _ => out.nfc().collect(),
    }
}

fn end_line(out: &mut String) {
    trim_line(out);
    out.push('\n');
}

fn trim_line(out: &mut String) {
    while out.ends_with([' ', '\t']) {
        out.pop();
    }
}

fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFF}' | '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_nothing_invisible_stays() {
        let apart: String = "Ủy ban nhân dân".nfd().collect();
        assert_eq!(
            clean(&format!("\u{FEFF}{apart}\u{200B}\u{AD}")),
            "Ủy ban nhân dân"
        );
    }

    #[test]
    fn lines_and_blanks_are_plain() {
        assert_eq!(
            clean("Số:\u{A0}12  \r\nNgày\t3\rHết\u{C}"),
            "Số: 12\nNgày\t3\nHết\n"
        );
    }
}
