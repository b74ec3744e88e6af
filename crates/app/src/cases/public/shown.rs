use gandan_core::redaction::{Public, Redacted};
use serde::Serialize;

/// What stands for words that were left out, as stored.
const MARK: &str = "[…]";
/// So many letters of the words stand on a card.
const OPENING: usize = 180;

/// Text on a public page. It is made of redacted text and nothing else: what nobody went over does not get here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Shown {
    plain: String,
    /// Between each two, words were left out.
    parts: Vec<String>,
}

impl Shown {
    /// All of it.
    pub fn of(text: &Public<Redacted>) -> Shown {
        Shown::cut(text.get().plain())
    }

    /// By paragraph, empty ones left out.
    pub fn paragraphs(text: &Public<Redacted>) -> Vec<Shown> {
        let plain = text.get().plain();
        let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(|line| Shown::cut(line.to_owned())).collect()
    }

    /// How it begins, in one line, cut at a word.
    pub fn opening(text: &Public<Redacted>) -> Shown {
        Shown::cut(opening(&text.get().plain()))
    }

    fn cut(plain: String) -> Shown {
        Shown {
            parts: plain.split(MARK).map(str::to_owned).collect(),
            plain,
        }
    }

    /// One for the tests of templates.
    #[must_use]
    pub fn sample(text: &'static str) -> Shown {
        Shown::cut(text.to_owned())
    }
}

fn opening(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= OPENING {
        return line;
    }
    let mut cut: String = line.chars().take(OPENING).collect();
    if let Some(end) = cut.rfind(' ') {
        cut.truncate(end);
    }
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_ends_at_a_word() {
        assert_eq!(opening("Đèn\nđường  hỏng"), "Đèn đường hỏng");
        let long = opening(&"đường ".repeat(60));
        assert!(long.ends_with("đường…") && long.chars().count() <= 182, "{long}");
    }

    #[test]
    fn words_that_were_left_out_stand_between_parts() {
        assert_eq!(Shown::sample("Đèn ở […] hỏng").parts, ["Đèn ở ", " hỏng"]);
    }
}
