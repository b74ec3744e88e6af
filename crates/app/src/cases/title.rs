//! What of a letter speaks of the matter: without greetings and without who writes. The short name of a matter is made of it.

use gandan_core::redaction::{Reason, Redaction, suggest};
use gandan_core::text::fold;

/// A title is at most so many letters.
const TITLE: usize = 120;

/// So many letters of the words are looked at for it.
const BEGINNING: usize = 600;

/// So many letters are enough to tell whether another matter is like it.
const ENOUGH: usize = 2_000;

/// How letters begin before they come to the matter, and the most words of such a piece; without marks.
const OPENINGS: [(&str, usize); 16] = [
    ("cong hoa xa hoi chu nghia viet nam", 16),
    ("doc lap tu do hanh phuc", 8),
    ("kinh gui", 16),
    ("kinh thua", 16),
    ("don", 4),
    ("toi la", 8),
    ("toi ten", 8),
    ("ten toi la", 8),
    ("em la", 8),
    ("chau la", 8),
    ("chung toi la", 8),
    ("gia dinh toi la", 8),
    ("sinh nam", 4),
    ("dia chi", 12),
    ("dien thoai", 4),
    ("so dien thoai", 5),
];

/// Words by which a longer piece says more than that.
const ASKING: [&str; 7] = [
    "de nghi",
    "phan anh",
    "kien nghi",
    "khieu nai ve",
    "xin",
    "chua",
    "khong",
];

/// The first sentence or line that says something, cut at a word, without what tells who wrote it: a title stands in lists
/// before officers who have not opened the file. Whatever a person or a machine overlooked is in the file's own title and
/// can be mended.
pub fn title_of(words: &str) -> String {
    let words = nameless(words.chars().take(BEGINNING).collect());
    let first = pieces(&words)
        .find(|piece| !is_opening(piece))
        .or_else(|| pieces(&words).next())
        .unwrap_or_default();
    if first.chars().count() <= TITLE {
        return first.to_owned();
    }
    let mut title = String::new();
    for word in first.split_whitespace() {
        if title.chars().count() + word.chars().count() + 2 > TITLE {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    if title.is_empty() {
        title = first.chars().take(TITLE - 1).collect();
    }
    title.push('…');
    title
}

/// What of the words speaks of the matter, to hold it against others: greetings and names are alike in all letters.
pub fn matter_of(words: &str) -> String {
    let words = nameless(words.chars().take(ENOUGH).collect());
    let said: Vec<&str> = pieces(&words).filter(|piece| !is_opening(piece)).collect();
    said.join(". ")
}

/// Sentences and lines.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(['\n', '.', '!', '?'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// Whether a piece only greets or says who writes, and asks for nothing yet.
fn is_opening(piece: &str) -> bool {
    let folded = fold(piece);
    let length = folded.split_whitespace().count();
    let begins = |(phrase, most): &(&str, usize)| {
        let rest = folded.strip_prefix(phrase);
        length <= *most && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let said = format!(" {folded} ");
    let asks = || ASKING.iter().any(|phrase| said.contains(&format!(" {phrase} ")));
    OPENINGS.iter().any(begins) && (length <= 4 || !asks())
}

/// Places and plates stay: they are what the matter is about.
fn nameless(words: String) -> String {
    let spans = suggest(&words).into_iter().filter(|omission| {
        matches!(
            omission.reason,
            Reason::Name
                | Reason::Phone
                | Reason::Email
                | Reason::IdentityNumber
                | Reason::BankAccount
                | Reason::Minor
        )
    });
    let redaction = Redaction {
        spans: spans.collect(),
    };
    match redaction.apply(&words) {
        Ok(redacted) => redacted.get().plain(),
        Err(_) => words,
    }
}

#[cfg(test)]
mod tests {
    use super::{matter_of, title_of};

    #[test]
    fn a_matter_is_named_by_its_first_words() {
        assert_eq!(title_of("\n Đèn đường hỏng. Đã ba tuần."), "Đèn đường hỏng");
        let long = "rất ".repeat(80);
        let title = title_of(&long);
        assert!(title.chars().count() <= 120 && title.ends_with("rất…"), "{title}");
        assert_eq!(title_of(&"x".repeat(500)).chars().count(), 120);
        assert_eq!(title_of(""), "");
    }

    #[test]
    fn a_title_tells_the_place_and_not_the_person() {
        let words = "Tôi là Nguyễn Văn Mẫu, điện thoại 0912.345.678, đề nghị sửa đường thôn 3. Rất mong.";
        assert_eq!(
            title_of(words),
            "Tôi là […], điện thoại […], đề nghị sửa đường thôn 3"
        );
        assert_eq!(
            title_of("Thư gửi mau@vidu.vn không ai trả lời"),
            "Thư gửi […] không ai trả lời"
        );
    }

    #[test]
    fn a_greeting_names_nothing() {
        let drain = "Cống trước số 14 tắc";
        for letter in [
            "Kính gửi: Ủy ban nhân dân xã Mẫu 1\nTôi là Nguyễn Văn Mẫu, điện thoại 0900 000 077. Cống trước số 14 tắc.",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN PHẢN ÁNH\nCống trước số 14 tắc",
            "Kinh gui uy ban.\nToi ten la Nguyen Van Mau, sinh nam 1980.\nCống trước số 14 tắc!",
        ] {
            assert_eq!(title_of(letter), drain, "{letter}");
        }
        assert_eq!(
            matter_of(
                "Kính gửi UBND xã.\nTôi là Nguyễn Văn Mẫu, điện thoại 0900 000 077.\nCống tắc! Mong sớm sửa."
            ),
            "Cống tắc. Mong sớm sửa"
        );
        assert_eq!(matter_of("Kính gửi UBND xã."), "");
        let asks = "Kính gửi Ủy ban nhân dân xã, tôi đề nghị sửa đèn đường ngõ 5";
        assert_eq!(title_of(&format!("{asks}. Xin cảm ơn.")), asks);
        assert_eq!(
            title_of("Kính gửi Ủy ban"),
            "Kính gửi Ủy ban",
            "where nothing else is said"
        );
    }
}
