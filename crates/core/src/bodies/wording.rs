//! Words as they are compared: folded, joined from abbreviations, without "các" and "và".

use super::Expressions;
use crate::text::fold_tones;

/// Words that carry no name. Kept here because they are grammar, not wording of the field.
const EMPTY_WORDS: [&str; 4] = ["và", "các", "những", "cùng"];

/// How many readings of one expression are tried when its abbreviations are ambiguous.
const MOST_READINGS: usize = 8;

/// Longer expressions than this many words are not names.
const MOST_WORDS: usize = 80;

/// The key of words that hold no abbreviation.
pub(super) fn plain_key(words: &str) -> String {
    plain_words(words).join(" ")
}

fn plain_words(words: &str) -> Vec<String> {
    fold_tones(words)
        .split(' ')
        .filter(|word| !word.is_empty() && !EMPTY_WORDS.iter().any(|empty| fold_tones(empty) == *word))
        .take(MOST_WORDS)
        .map(str::to_owned)
        .collect()
}

/// One way to read an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KeyReading {
    pub key: String,
    pub abbreviated: bool,
}

/// The rules that make keys, compiled from [`Expressions`]. The rules with more words come first.
#[derive(Debug, Clone)]
pub(super) struct Lexicon {
    abbreviations: Vec<(Vec<String>, Vec<Vec<String>>)>,
    wordings: Vec<(Vec<String>, Vec<Vec<String>>)>,
}

impl Lexicon {
    pub fn new(expressions: &Expressions) -> Self {
        let mut abbreviations: Vec<_> = expressions
            .abbreviations
            .iter()
            .map(|entry| {
                let long = entry.long.iter().map(|long| plain_words(long)).collect();
                (plain_words(&entry.short), long)
            })
            .collect();
        let mut wordings: Vec<_> = expressions
            .wordings
            .iter()
            .map(|entry| (plain_words(&entry.say), vec![plain_words(&entry.means)]))
            .collect();
        for rules in [&mut abbreviations, &mut wordings] {
            rules.retain(|(say, means)| !say.is_empty() && !means.is_empty());
            rules.sort_by_key(|(say, _)| std::cmp::Reverse(say.len()));
        }
        Self {
            abbreviations,
            wordings,
        }
    }

    /// Every way to read the expression, the likeliest first. Never empty.
    pub fn read(&self, expression: &str) -> Vec<KeyReading> {
        let words = plain_words(expression);
        let mut readings: Vec<KeyReading> = Vec::new();
        for long in replace(&words, &self.abbreviations) {
            let abbreviated = long != words;
            for same in replace(&long, &self.wordings) {
                let key = same.join(" ");
                if readings.iter().all(|reading| reading.key != key) {
                    readings.push(KeyReading { key, abbreviated });
                }
            }
        }
        readings
    }

    /// The likeliest reading alone.
    pub fn key(&self, expression: &str) -> String {
        self.read(expression).swap_remove(0).key
    }
}

/// The words with every rule applied once from left to right; several results where a rule leaves a choice.
fn replace(words: &[String], rules: &[(Vec<String>, Vec<Vec<String>>)]) -> Vec<Vec<String>> {
    let mut results: Vec<Vec<String>> = vec![Vec::with_capacity(words.len())];
    let mut at = 0;
    while at < words.len() {
        let rule = rules.iter().find(|(say, _)| words[at..].starts_with(say));
        let Some((say, means)) = rule else {
            for result in &mut results {
                result.push(words[at].clone());
            }
            at += 1;
            continue;
        };
        let room = (MOST_READINGS / results.len()).max(1);
        results = means
            .iter()
            .take(room)
            .flat_map(|means| {
                results
                    .iter()
                    .map(move |result| result.iter().chain(means).cloned().collect())
            })
            .collect();
        at += say.len();
    }
    results
}

/// The expression with whatever stands in parentheses blanked out, byte for byte, so that places in it stay the same.
pub(super) fn without_parentheses(expression: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::with_capacity(expression.len());
    for letter in expression.chars() {
        if letter == '(' {
            depth += 1;
        }
        if depth > 0 {
            plain.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            plain.push(letter);
        }
        if letter == ')' {
            depth = depth.saturating_sub(1);
        }
    }
    // An opening sign that is never closed is a slip, not a remark that swallows the rest.
    if depth > 0 {
        expression.replace(['(', ')'], " ")
    } else {
        plain
    }
}

/// The pieces between commas, semicolons, line breaks and "và", as byte ranges of the text; none is blank.
pub(super) fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut word_start = None;
    let mut push = |start: usize, end: usize| {
        if text[start..end].chars().any(char::is_alphanumeric) {
            found.push((start, end));
        }
    };
    for (at, letter) in text.char_indices().chain([(text.len(), '\n')]) {
        let splits = matches!(letter, ',' | ';' | '\n' | '&' | '•');
        if splits || letter.is_whitespace() {
            if let Some(word) = word_start.take()
                && fold_tones(&text[word..at]) == fold_tones("và")
            {
                push(start, word);
                start = at;
            }
        } else if word_start.is_none() {
            word_start = Some(at);
        }
        if splits {
            push(start, at);
            start = (at + letter.len_utf8()).min(text.len());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_at_signs_and_at_and() {
        let text = "Mặt trận, các đoàn thể cấp tỉnh và các sở, ban;";
        let found: Vec<&str> = pieces(text)
            .iter()
            .map(|(from, to)| text[*from..*to].trim())
            .collect();
        assert_eq!(found, ["Mặt trận", "các đoàn thể cấp tỉnh", "các sở", "ban"]);
        assert!(pieces(" ; , ").is_empty());
    }

    #[test]
    fn remarks_in_parentheses_are_blanked() {
        assert_eq!(
            without_parentheses("Tỉnh ủy (b/c);").trim_end_matches(';').trim(),
            "Tỉnh ủy"
        );
        assert_eq!(without_parentheses("Tỉnh ủy (b/c").trim(), "Tỉnh ủy  b/c");
    }
}
