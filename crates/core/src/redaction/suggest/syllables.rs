use crate::documents::Span;
use crate::text::fold;

/// Letters and digits in a row, as they stand and folded.
pub(super) struct Syllable {
    pub(super) span: Span,
    /// Without marks, in small letters.
    pub(super) folded: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

impl Syllable {
    pub(super) fn all(text: &str) -> Vec<Syllable> {
        let mut all = Vec::new();
        let mut start = None;
        let letters = text.char_indices().map(|(at, letter)| (at, Some(letter)));
        for (at, letter) in letters.chain([(text.len(), None)]) {
            let inside = letter
                .is_some_and(|letter| letter.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&letter));
            match (start, inside) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    let words = &text[from..at];
                    all.push(Syllable {
                        span: Span::new(from, at),
                        folded: fold(words),
                        capital: words.starts_with(char::is_uppercase),
                    });
                    start = None;
                }
                _ => {}
            }
        }
        all
    }

    pub(super) fn number(&self) -> bool {
        self.folded.starts_with(|letter: char| letter.is_ascii_digit())
    }
}

/// Whether the folded syllables from `at` on are these words.
pub(super) fn are(syllables: &[Syllable], at: usize, words: &str) -> Option<usize> {
    // Most do not even begin so.
    if !words.starts_with(&*syllables.get(at)?.folded) {
        return None;
    }
    let mut length = 0;
    for word in words.split(' ') {
        if syllables.get(at + length)?.folded != word {
            return None;
        }
        length += 1;
    }
    Some(length)
}

/// The longest of these beginnings at `at`, in syllables.
pub(super) fn begins(syllables: &[Syllable], at: usize, beginnings: &[&str]) -> Option<usize> {
    beginnings
        .iter()
        .filter_map(|words| are(syllables, at, words))
        .max()
}

/// What stands between two syllables that follow each other.
pub(super) fn between<'t>(text: &'t str, before: &Syllable, after: &Syllable) -> &'t str {
    &text[before.span.end..after.span.start]
}
