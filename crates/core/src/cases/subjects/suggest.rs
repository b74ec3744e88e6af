use super::{Subject, SubjectsError};
use crate::text::{fold, fold_tones};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// More suggestions than this help nobody.
const MOST: usize = 4;
/// The longest text that is looked at, in signs.
const LONGEST: usize = 20_000;

/// What subjects are said by, with their places in the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Keys {
    /// Phrases of several words by their first one, without marks.
    phrases: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// Single words with their marks: without them, `chợ` would be `cho` and `cháy` would be `chạy`.
    words: BTreeMap<String, Vec<usize>>,
}

impl Keys {
    pub(super) fn of(subjects: &[Subject]) -> Result<Keys, SubjectsError> {
        let mut keys = Keys::default();
        for (place, subject) in subjects.iter().enumerate() {
            for said in &subject.said {
                let words: Vec<String> = fold(said).split(' ').map(str::to_owned).collect();
                match words.first() {
                    Some(first) if first.is_empty() => {
                        return Err(SubjectsError::Silent(subject.code.clone()));
                    }
                    Some(first) if words.len() > 1 => {
                        keys.phrases
                            .entry(first.clone())
                            .or_default()
                            .push((words, place));
                    }
                    _ => keys.words.entry(fold_tones(said)).or_default().push(place),
                }
            }
        }
        Ok(keys)
    }

    /// Places of subjects, the likeliest first. A phrase of n words counts 2n − 1, each time it is said:
    /// two words that follow each other say more than two that do not.
    pub(super) fn suggest(&self, text: &str) -> Vec<usize> {
        let text: String = text.chars().take(LONGEST).collect();
        let mut weights: BTreeMap<usize, usize> = BTreeMap::new();
        let folded = fold(&text);
        let words: Vec<&str> = folded.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            for (phrase, place) in self.phrases.get(*word).into_iter().flatten() {
                let there = words[at..].iter().copied().take(phrase.len());
                if there.eq(phrase.iter().map(String::as_str)) {
                    *weights.entry(*place).or_default() += 2 * phrase.len() - 1;
                }
            }
        }
        for word in fold_tones(&text).split(' ') {
            for place in self.words.get(word).into_iter().flatten() {
                *weights.entry(*place).or_default() += 1;
            }
        }
        let mut found: Vec<(usize, usize)> = weights.into_iter().collect();
        found.sort_by_key(|(place, weight)| (Reverse(*weight), *place));
        found.truncate(MOST);
        found.into_iter().map(|(place, _)| place).collect()
    }
}
