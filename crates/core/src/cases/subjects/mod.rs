//! Lĩnh vực: what people come with, as data (`law/subjects.yaml`).

mod routing;
mod suggest;

pub use routing::{RouteReason, Routed, Routing, communes, route};

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A subject: how people say it and to whom it goes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Under which it is stored and named in addresses: `lighting`.
    pub code: String,
    /// Its Vietnamese name.
    pub vi: String,
    /// Its English name.
    pub en: String,
    /// Words by which people say it, in any marks.
    pub said: Vec<String>,
    /// A matter of the field: its answer needs evidence.
    pub field: bool,
    /// To whom it goes first.
    pub competent: Competent,
    /// Which of the words `route-reason-…` says why.
    pub reason: String,
    /// Sentences that must suggest it first; they keep the data honest.
    pub examples: Vec<String>,
}

impl Subject {
    /// Its name in a language: `vi`, anything else is English.
    pub fn name(&self, lang: &str) -> &str {
        if lang == "vi" { &self.vi } else { &self.en }
    }
}

/// To whom a subject goes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Competent {
    /// The People's Committee of the commune where it is.
    Commune,
    /// A department of the province, as the register of bodies calls it.
    Department(String),
}

/// All subjects, in the order in which pages list them; `other` is the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, try_from = "Data")]
pub struct Subjects {
    subjects: Vec<Subject>,
    #[serde(skip)]
    keys: suggest::Keys,
}

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    subjects: Vec<Subject>,
}

/// What is wrong with the data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubjectsError {
    /// Two subjects of one code.
    #[error("two subjects are called {0}")]
    Twice(String),
    /// Nowhere to put what nobody can name.
    #[error("the last subject must be `{OTHER}`")]
    NoOther,
    /// Words that say nothing.
    #[error("{0} is said without a word")]
    Silent(String),
}

/// The code of what nobody can name.
pub const OTHER: &str = "other";

impl TryFrom<Data> for Subjects {
    type Error = SubjectsError;

    fn try_from(data: Data) -> Result<Subjects, SubjectsError> {
        Subjects::new(data.subjects)
    }
}

impl Subjects {
    /// The subjects of a list. The file is read by whoever holds it: `Subjects` deserialises.
    ///
    /// # Errors
    /// [`SubjectsError`].
    pub fn new(subjects: Vec<Subject>) -> Result<Subjects, SubjectsError> {
        let mut codes = BTreeSet::new();
        for subject in &subjects {
            if !codes.insert(subject.code.as_str()) {
                return Err(SubjectsError::Twice(subject.code.clone()));
            }
        }
        if subjects.last().is_none_or(|last| last.code != OTHER) {
            return Err(SubjectsError::NoOther);
        }
        let keys = suggest::Keys::of(&subjects)?;
        Ok(Subjects { subjects, keys })
    }

    /// All of them.
    pub fn all(&self) -> &[Subject] {
        &self.subjects
    }

    /// The subject of that code.
    pub fn find(&self, code: &str) -> Option<&Subject> {
        self.subjects.iter().find(|subject| subject.code == code)
    }

    /// Subjects that the words of a person speak of, the likeliest first; none where they say nothing known. Marks do
    /// not count: `den duong` is `đèn đường`.
    pub fn suggest(&self, words: &str) -> Vec<&Subject> {
        self.keys
            .suggest(words)
            .into_iter()
            .filter_map(|place| self.subjects.get(place))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn shipped() -> Subjects {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law/subjects.yaml");
        serde_saphyr::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
    }

    #[test]
    fn what_ships_is_whole() {
        let all = shipped();
        assert!(all.all().len() >= 25);
        for subject in all.all() {
            assert!(!subject.reason.is_empty() && !subject.vi.is_empty() && !subject.en.is_empty());
            assert_eq!(all.find(&subject.code), Some(subject));
            assert_eq!(subject.said.is_empty(), subject.code == OTHER);
        }
        assert_eq!(all.find("thần giao cách cảm"), None);
    }

    #[test]
    fn every_example_suggests_its_subject_first() {
        let all = shipped();
        for subject in all.all() {
            for example in &subject.examples {
                let found: Vec<&str> = all.suggest(example).iter().map(|one| one.code.as_str()).collect();
                assert_eq!(
                    found.first(),
                    Some(&subject.code.as_str()),
                    "{example}: {found:?}"
                );
            }
        }
    }

    #[test]
    fn words_of_nothing_known_suggest_nothing() {
        let all = shipped();
        for words in ["", "   ", "xin chào", "….", "a"] {
            assert_eq!(all.suggest(words), Vec::<&Subject>::new(), "{words}");
        }
    }

    #[test]
    fn a_list_that_cannot_be_used_says_why() {
        let other = shipped().all().last().unwrap().clone();
        assert_eq!(Subjects::new(Vec::new()), Err(SubjectsError::NoOther));
        assert_eq!(
            Subjects::new(vec![other.clone(), other.clone()]),
            Err(SubjectsError::Twice(OTHER.to_owned()))
        );
        let silent = Subject {
            code: "x".to_owned(),
            said: vec!["…".to_owned()],
            ..other.clone()
        };
        assert_eq!(
            Subjects::new(vec![silent, other]),
            Err(SubjectsError::Silent("x".to_owned()))
        );
    }
}
