use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::BodyId;

/// In whose mouth and on what day an expression is understood.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day of the document: only bodies alive then are meant.
    pub day: Date,
    /// Who issued the document, where known: bare names are his province's, his commune's.
    pub issuer: Option<BodyId>,
    /// The document's addressees, resolved already: what "Như kính gửi" points to. Empty while they are being
    /// resolved themselves.
    pub addressees: &'a [BodyId],
}

/// How an expression was understood. Ordered from the surest to the least sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// A person said so.
    Correction,
    /// It is a name of the body.
    ExactName,
    /// It is a name once its abbreviations are written out.
    Abbreviation,
    /// It points to the addressees.
    Reference,
    /// A title or inner organ that stands for its body.
    Role,
    /// An expression for many bodies.
    Group,
    /// A name but for its tone marks, as poor copies lose them.
    WithoutMarks,
}

/// Why words found no body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type")]
pub enum Unresolved {
    /// No name, role or group reads so.
    MatchesNoBody,
    /// Several bodies of that name are equally near; none is guessed.
    Several {
        /// They, in the registry's order; at most twenty.
        bodies: Vec<BodyId>,
    },
    /// A body of that name exists on other days only.
    NotOnThatDay {
        /// They, in the registry's order.
        bodies: Vec<BodyId>,
    },
    /// A known group, but the registry holds none of its bodies on that day in that place.
    EmptyGroup {
        /// The group's name in the data.
        group: String,
    },
    /// Too wide to name anybody: "các cơ quan, đơn vị có liên quan".
    Vague,
    /// Points to an article of the document.
    Provision,
    /// The archive and the drafting unit: nobody else receives it.
    Archive,
    /// Nothing is written.
    Nothing,
}

/// One piece of an expression and what was made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The words of the piece as written.
    pub words: String,
    /// The bodies meant.
    pub bodies: Vec<BodyId>,
    /// How they were found.
    pub how: How,
    /// The title or inner organ that stands for the bodies, as in the data.
    pub role: Option<String>,
    /// The name of the group in the data.
    pub group: Option<String>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// What an expression means on that day in that mouth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Resolution {
    /// All bodies meant, each once, in the order of the words. Empty where nothing matched: never a guess.
    pub bodies: Vec<BodyId>,
    /// The least sure way among the parts; none where nothing matched.
    pub how: Option<How>,
    /// The lowest confidence among the parts, lowered for what stays unresolved; 0 where nothing matched.
    pub confidence: f32,
    /// The pieces that were understood.
    pub parts: Vec<Part>,
    /// The pieces that were not, as written, with the reason.
    pub remainder: Vec<(String, Unresolved)>,
}

impl Resolution {
    pub(super) fn of(parts: Vec<Part>, remainder: Vec<(String, Unresolved)>) -> Self {
        let mut bodies = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for body in parts.iter().flat_map(|part| &part.bodies) {
            if seen.insert(*body) {
                bodies.push(*body);
            }
        }
        let lowest = parts.iter().map(|part| part.confidence).fold(1.0, f32::min);
        let confidence = match (parts.is_empty(), remainder.is_empty()) {
            (true, _) => 0.0,
            (false, true) => lowest,
            (false, false) => lowest * 0.7,
        };
        let how = parts.iter().map(|part| part.how).max();
        Self {
            bodies,
            how,
            confidence,
            parts,
            remainder,
        }
    }
}

/// What a person said an expression means. Kept as data and applied before anything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The key of the expression: [`crate::text::fold_tones`] of its words.
    pub expression: String,
    /// In whose mouth.
    pub scope: CorrectionScope,
    /// The bodies meant; empty: nobody. On another day their successors or predecessors stand for them.
    pub bodies: Vec<BodyId>,
}

/// In whose mouth a [`Correction`] holds. The narrower one wins; of two alike the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type", content = "issuer")]
pub enum CorrectionScope {
    /// In anybody's.
    Everywhere,
    /// In this issuer's, and in his successors'.
    Issuer(BodyId),
}
