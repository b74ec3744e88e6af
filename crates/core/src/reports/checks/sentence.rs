use unicode_normalization::UnicodeNormalization;

/// A sentence and where it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence<'w> {
    /// First byte.
    pub start: usize,
    /// Its words, without blanks around it.
    pub text: &'w str,
}

/// The sentences of words: they end with a line, or with `.`, `!`, `?`, `;` or `…` before a blank. A dash at the begin of a
/// line is not part of it.
pub fn sentences(words: &str) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = words.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let behind = at + letter.len_utf8();
        let ends = match letter {
            '\n' | '\r' => true,
            '.' | '!' | '?' | ';' | '…' => letters.peek().is_none_or(|(_, next)| next.is_whitespace()),
            _ => false,
        };
        if ends {
            push(words, start, behind, &mut found);
            start = behind;
        }
    }
    push(words, start, words.len(), &mut found);
    found
}

fn push<'w>(words: &'w str, start: usize, end: usize, found: &mut Vec<Sentence<'w>>) {
    let inner = &words[start..end];
    let lead = |letter: char| letter.is_whitespace() || matches!(letter, '-' | '–' | '•' | '+');
    let text = inner.trim_start_matches(lead);
    let start = end - text.len();
    let text = text.trim_end();
    if text.chars().any(char::is_alphanumeric) {
        found.push(Sentence { start, text });
    }
}

/// By which sentences are the same: composed letters, small, blanks as one, no mark at the end.
pub fn normal(text: &str) -> String {
    let lower: String = text.nfc().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let end = |letter: char| matches!(letter, '.' | '!' | '?' | ';' | '…' | ':' | '/');
    words.join(" ").trim_end_matches(end).to_owned()
}

/// The words of a sentence, small and composed; a number keeps its dots and commas, `%` is a word of its own, and what
/// stands in `[[…]]` is left out as the word `[]`.
pub fn words_of(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    for piece in super::super::marker::pieces(text) {
        match piece {
            super::super::marker::Piece::Words(words) => plain.push_str(words),
            super::super::marker::Piece::Figure(_) => plain.push_str(" \u{1} "),
        }
    }
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    let mut letters = plain.nfc().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        let in_number = matches!(letter, '.' | ',')
            && open
            && words
                .last()
                .is_some_and(|word| word.ends_with(|last: char| last.is_ascii_digit()))
            && letters.peek().is_some_and(char::is_ascii_digit);
        match letter {
            letter if letter.is_alphanumeric() || in_number => match words.last_mut().filter(|_| open) {
                Some(word) => word.push(letter),
                None => words.push(letter.to_string()),
            },
            '%' | '\u{1}' => words.push(if letter == '%' { "%" } else { "[]" }.to_owned()),
            _ => {}
        }
        open = letter.is_alphanumeric() || in_number;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_report_is_cut_into_sentences() {
        let words = "Đã tiếp 1.234 lượt. Không có vụ việc tồn đọng;\n - Đối thoại 2 lần!\n\n...";
        let texts: Vec<&str> = sentences(words).iter().map(|one| one.text).collect();
        assert_eq!(
            texts,
            [
                "Đã tiếp 1.234 lượt.",
                "Không có vụ việc tồn đọng;",
                "Đối thoại 2 lần!"
            ]
        );
    }

    #[test]
    fn blanks_marks_and_ways_of_composing_make_no_other_sentence() {
        let composed = "Tổ chức tiếp công dân.";
        let apart: String = composed.nfd().collect();
        assert_eq!(
            normal(composed),
            normal(&format!("  {}  ", apart.replace(' ', "\u{a0} ")))
        );
        assert_ne!(normal("tiếp công dân"), normal("tiếp cồng dân"));
    }

    #[test]
    fn numbers_stay_whole_and_figures_are_no_words() {
        assert_eq!(
            words_of("Đạt 95,5% ([[cases.kept]] vụ, 1.234 đơn)."),
            ["đạt", "95,5", "%", "[]", "vụ", "1.234", "đơn"]
        );
    }

    proptest! {
        #[test]
        fn every_sentence_stands_where_it_says(words in "\\PC{0,80}") {
            for one in sentences(&words) {
                prop_assert_eq!(&words[one.start..one.start + one.text.len()], one.text);
            }
            let _ = words_of(&words);
        }
    }
}
