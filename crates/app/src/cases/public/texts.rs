//! What of a matter can be published: its name, its words, its answer.

use crate::web::PageError;
use gandan_core::cases::Outcome;
use gandan_core::documents::Span;
use gandan_core::redaction::{Misfit, Omission, Public, Reason, Redacted, Redaction, suggest};
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow, RedactionRow};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of a public copy, in the order of the page.
pub const PARTS: [&str; 3] = ["title", "words", "answer"];

/// The texts as they are; they do not leave this side of the wall.
pub struct Texts([String; 3]);

/// What is left out of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice([Redaction; 3]);

/// The copy as everybody would read it.
pub struct Copy {
    /// Short name.
    pub title: Public<Redacted>,
    /// What was said.
    pub words: Public<Redacted>,
    /// What was answered.
    pub answer: Public<Redacted>,
}

impl Copy {
    /// How often words are left out, by reason.
    pub fn left_out(&self) -> BTreeMap<Reason, usize> {
        let mut all = BTreeMap::new();
        for part in [&self.title, &self.words, &self.answer] {
            for (reason, count) in &part.get().left_out {
                *all.entry(*reason).or_default() += count;
            }
        }
        all
    }
}

impl Texts {
    /// The texts of a case; nothing where it has no answer that could be published, or its content is sealed.
    ///
    /// # Errors
    /// The database's.
    pub async fn load(tx: &mut Tx, row: &CaseRow) -> Result<Option<Texts>, PageError> {
        if !publishable(row) {
            return Ok(None);
        }
        let history = cases::history(tx, row.id).await?;
        let told =
            |one: &&cases::MoveRow| !one.told.is_empty() && Some(&one.day) == row.answered_day.as_ref();
        let Some(answer) = history.iter().rev().find(told).map(|one| one.told.clone()) else {
            return Ok(None);
        };
        let petitions = cases::petitions(tx, row.id).await?;
        let words = petitions
            .first()
            .map(|petition| petition.words.clone())
            .unwrap_or_default();
        Ok(Some(Texts([row.title.clone(), words, answer])))
    }

    /// Name, words and answer of a made-up matter.
    pub fn made_up(title: &str, words: &str, answer: &str) -> Texts {
        Texts([title, words, answer].map(str::to_owned))
    }

    /// By what one knows that they have not changed.
    pub fn hash(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        for text in &self.0 {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text.as_bytes());
        }
        hash.finalize().to_vec()
    }

    /// One of them.
    pub fn part(&self, part: usize) -> &str {
        self.0.get(part).map_or("", String::as_str)
    }

    /// What the machine would leave out.
    pub fn suggested(&self) -> Choice {
        Choice(self.0.each_ref().map(|text| Redaction { spans: suggest(text) }))
    }

    /// What was chosen, where it was chosen on these texts.
    ///
    /// # Errors
    /// It does not read.
    pub fn chosen(&self, row: Option<&RedactionRow>) -> anyhow::Result<Option<Choice>> {
        match row.filter(|row| row.texts_sha256 == self.hash()) {
            Some(row) => Ok(Some(serde_json::from_str(&row.parts)?)),
            None => Ok(None),
        }
    }

    /// The copy that a choice makes.
    ///
    /// # Errors
    /// The choice is not one of these texts.
    pub fn copy(&self, choice: &Choice) -> Result<Copy, Misfit> {
        let part = |at: usize| choice.0[at].apply(&self.0[at]);
        Ok(Copy {
            title: part(0)?,
            words: part(1)?,
            answer: part(2)?,
        })
    }

    /// Every place where `words` stand, in all parts, to be left out for a reason.
    pub fn everywhere(&self, words: &str, reason: Reason) -> Vec<(usize, Omission)> {
        let mut found = Vec::new();
        for (part, text) in self.0.iter().enumerate() {
            for (start, piece) in text.match_indices(words).filter(|(_, piece)| !piece.is_empty()) {
                let span = Span::new(start, start + piece.len());
                found.push((part, Omission { span, reason }));
            }
        }
        found
    }
}

/// Answered, and of a kind whose content may be shown at all: of a denunciation nothing is (Luật Tố cáo 25/2018/QH14
/// Đ56 k1, k2).
pub fn publishable(row: &CaseRow) -> bool {
    !row.sealed
        && row.regime != gandan_core::cases::Regime::Denunciation.code()
        && row.merged_id.is_none()
        && row.outcome.as_deref() == Some(Outcome::Answered.code())
}

impl Choice {
    /// The choice of these omissions, by part.
    pub fn of(omissions: impl IntoIterator<Item = (usize, Omission)>) -> Choice {
        let mut parts: [BTreeSet<Omission>; 3] = Default::default();
        for (part, omission) in omissions {
            if let Some(part) = parts.get_mut(part) {
                part.insert(omission);
            }
        }
        Choice(parts.map(|part| Redaction {
            spans: part.into_iter().collect(),
        }))
    }

    /// All omissions with their part.
    pub fn all(&self) -> impl Iterator<Item = (usize, Omission)> {
        let parts = self.0.iter().enumerate();
        parts.flat_map(|(part, redaction)| redaction.spans.iter().map(move |one| (part, *one)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn own_words_are_hidden_wherever_they_stand() {
        let texts = Texts([
            "Nhà ông Mẫu".into(),
            "Ông Mẫu nói".into(),
            "Đã gặp ông Mẫu".into(),
        ]);
        let found = texts.everywhere("Mẫu", Reason::Name);
        assert_eq!(found.len(), 3);
        let copy = texts.copy(&Choice::of(found)).unwrap();
        assert_eq!(copy.answer.get().plain(), "Đã gặp ông […]");
        assert_eq!(copy.left_out(), BTreeMap::from([(Reason::Name, 3)]));
        assert!(texts.everywhere("", Reason::Name).is_empty());
    }

    proptest! {
        /// Whatever is typed to be hidden, stands in none of the three texts afterwards.
        #[test]
        fn what_is_hidden_is_nowhere(
            texts in prop::array::uniform3("[abcđ ]{0,30}"),
            words in "[abcđ]{1,3}",
        ) {
            let texts = Texts(texts);
            let copy = texts.copy(&Choice::of(texts.everywhere(&words, Reason::Name))).unwrap();
            for part in [&copy.title, &copy.words, &copy.answer] {
                for piece in &part.get().pieces {
                    prop_assert!(!piece.words.contains(&words), "{words:?} in {:?}", piece.words);
                }
            }
        }
    }
}
