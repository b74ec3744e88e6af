/// Whether words begin with the mark of an item: a dash, a number, a letter, or the name of a provision.
pub(super) fn begins_item(text: &str) -> bool {
    const PROVISIONS: &[&str] = &[
        "Điều ",
        "Chương ",
        "Mục ",
        "Phần ",
        "ĐIỀU ",
        "CHƯƠNG ",
        "MỤC ",
        "PHẦN ",
    ];
    let text = text.trim_start();
    if PROVISIONS
        .iter()
        .any(|name| text.strip_prefix(name).is_some_and(starts_with_number))
    {
        return true;
    }
    let mut letters = text.chars();
    match letters.next() {
        Some('-' | '–' | '—' | '•' | '+' | '*' | '\u{F0B7}' | '·' | '○' | '▪') => letters
            .next()
            .is_some_and(|next| next.is_whitespace() || next.is_alphabetic()),
        _ => {
            let mark = text.split_whitespace().next().unwrap_or_default();
            let whole = mark.len() < text.len() && (mark.ends_with(['.', ')', '/']) || mark.ends_with(".)"));
            let bare = mark.trim_matches(['.', ')', '/', '(']);
            let numbered = !bare.is_empty()
                && bare.len() <= 8
                && bare.split('.').all(|part| {
                    !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())
                });
            let roman = !bare.is_empty() && bare.len() <= 5 && bare.bytes().all(|b| b"IVX".contains(&b));
            let lettered = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
            whole && (numbered || roman || lettered)
        }
    }
}

fn starts_with_number(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit() || "IVX".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_known_by_their_marks() {
        for text in [
            "- Như trên",
            "1. Giao",
            "a) Rà soát",
            "II. TỔ CHỨC",
            "1.2. Nội",
            "đ) Chủ",
            "Điều 3. Giao",
            "+ Sở",
            "2) Ba",
        ] {
            assert!(begins_item(text), "{text}");
        }
        for text in [
            "Căn cứ",
            "2025 và",
            "khoản 1",
            "-400mm",
            "Điều này",
            "15/8/2025.",
            "200mm. Từ",
        ] {
            assert!(!begins_item(text), "{text}");
        }
    }
}
