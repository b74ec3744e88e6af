use super::finding::Found;
use crate::clock::Said;
use crate::reports::Share;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What sentences of reports claim and speak of, as data (`law/reports/claims.yaml`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// Claims that the register can belie.
    pub claims: Vec<Claim>,
    /// By which words a figure is spoken of: where a number is typed beside them, the figure could stand by reference.
    pub spoken: Vec<Spoken>,
    /// What a typed number counts: "vụ việc", "%".
    pub units: Vec<String>,
}

/// A claim that the register can belie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// By which findings name it: `no-backlog`.
    pub code: String,
    /// What it says, for who reads the finding.
    pub says: Said,
    /// How it is said; one of them is enough.
    pub ways: Vec<Way>,
    /// Words with which the sentence speaks of something else.
    #[serde(default)]
    pub unless: Vec<String>,
    /// The figure that would have to agree.
    pub figure: String,
    /// How.
    pub holds: Holds,
}

/// A way to say something: groups of words in their order, each group one of several expressions, no more than
/// [`Way::GAP`] words between two groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Way(pub Vec<Vec<String>>);

/// What the figure has to be for the claim to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Nothing was counted.
    Zero,
    /// The part is the whole.
    Full,
}

/// Words by which a figure is spoken of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spoken {
    /// The figure.
    pub figure: String,
    /// How it is spoken of.
    pub ways: Vec<Way>,
    /// Words with which the sentence speaks of something else.
    #[serde(default)]
    pub unless: Vec<String>,
}

impl Claim {
    fn is_made(&self, words: &[String]) -> bool {
        self.ways.iter().any(|way| way.is_in(words)) && !speaks_of(&self.unless, words)
    }
}

impl Holds {
    fn agrees(self, share: Share) -> bool {
        match self {
            Holds::Zero => share.part == 0,
            Holds::Full => share.whole.is_none_or(|whole| share.part >= whole),
        }
    }
}

impl Way {
    /// Most words between two groups.
    pub const GAP: usize = 8;

    fn is_in(&self, words: &[String]) -> bool {
        fn from(groups: &[Vec<String>], words: &[String], within: usize) -> bool {
            let Some((group, rest)) = groups.split_first() else {
                return true;
            };
            (0..words.len().min(within)).any(|at| {
                group.iter().any(|expression| {
                    after(expression, &words[at..])
                        .is_some_and(|behind| from(rest, &words[at + behind..], Way::GAP + 1))
                })
            })
        }
        !self.0.is_empty() && from(&self.0, words, words.len())
    }
}

/// How many words an expression takes where it begins; nothing where it does not stand there.
fn after(expression: &str, words: &[String]) -> Option<usize> {
    let wanted = super::sentence::words_of(expression);
    let stands =
        !wanted.is_empty() && words.len() >= wanted.len() && wanted.iter().zip(words).all(|(a, b)| a == b);
    stands.then_some(wanted.len())
}

fn speaks_of(expressions: &[String], words: &[String]) -> bool {
    let stands = |expression: &String| (0..words.len()).any(|at| after(expression, &words[at..]).is_some());
    expressions.iter().any(stands)
}

impl Claims {
    /// What a sentence claims and the register belies.
    pub(super) fn broken<'a>(
        &'a self,
        words: &'a [String],
        value: &'a dyn Fn(&str) -> Option<Share>,
    ) -> impl Iterator<Item = Found> + 'a {
        self.claims
            .iter()
            .filter(|claim| claim.is_made(words))
            .filter_map(move |claim| {
                let share = value(&claim.figure).filter(|share| !claim.holds.agrees(*share))?;
                Some(Found::Contradiction {
                    claim: claim.code.clone(),
                    figure: claim.figure.clone(),
                    share,
                })
            })
    }

    /// The first number typed in a sentence that speaks of a figure.
    pub(super) fn typed(&self, words: &[String]) -> Option<Found> {
        let number = (0..words.len()).find_map(|at| {
            let digits = words[at].starts_with(|first: char| first.is_ascii_digit())
                && words[at]
                    .chars()
                    .all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
            let unit = self
                .units
                .iter()
                .find(|unit| after(unit, &words[at + 1..]).is_some());
            unit.filter(|_| digits).map(|unit| (words[at].clone(), unit))
        })?;
        let spoken = self
            .spoken
            .iter()
            .find(|one| one.ways.iter().any(|way| way.is_in(words)) && !speaks_of(&one.unless, words))?;
        let (typed, unit) = number;
        let blank = if unit == "%" { "" } else { " " };
        Some(Found::Typed {
            figure: spoken.figure.clone(),
            typed: format!("{typed}{blank}{unit}"),
        })
    }

    /// Figures that claims and typed numbers are held against, each once, ascending.
    pub fn figures(&self) -> BTreeSet<&str> {
        let claimed = self.claims.iter().map(|claim| claim.figure.as_str());
        let spoken = self.spoken.iter().map(|one| one.figure.as_str());
        claimed.chain(spoken).collect()
    }

    /// Figures that sentences of these parts would have to agree with: only they need be counted.
    pub fn claimed(&self, parts: &[super::Looked<'_>]) -> BTreeSet<&str> {
        let mut figures = BTreeSet::new();
        for part in parts.iter().filter(|part| !part.ahead) {
            for sentence in super::sentences(part.words) {
                let words = super::sentence::words_of(sentence.text);
                let made = self.claims.iter().filter(|claim| claim.is_made(&words));
                figures.extend(made.map(|claim| claim.figure.as_str()));
            }
        }
        figures
    }

    /// The claim of that code.
    pub fn claim(&self, code: &str) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.code == code)
    }

    /// What is wrong with the data by itself, one line each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut codes = BTreeSet::new();
        let empty = |ways: &[Way]| {
            ways.is_empty()
                || ways.iter().any(|way| {
                    way.0.is_empty()
                        || way.0.iter().any(|group| {
                            group.is_empty()
                                || group.iter().any(|one| super::sentence::words_of(one).is_empty())
                        })
                })
        };
        for claim in &self.claims {
            if !codes.insert(&claim.code) {
                faults.push(format!("two claims are called {}", claim.code));
            }
            if empty(&claim.ways) {
                faults.push(format!("{}: a way without words", claim.code));
            }
        }
        for spoken in self.spoken.iter().filter(|one| empty(&one.ways)) {
            faults.push(format!("{}: a way without words", spoken.figure));
        }
        faults
    }
}
