use serde::{Deserialize, Serialize};

use super::{Branch, Tier};

/// The ways in which documents speak of bodies, as data (`places/expressions.yaml`). Each entry brings examples, and
/// where it could be taken too far, counter-examples; both are tested.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expressions {
    /// Short forms and what they stand for.
    pub abbreviations: Vec<Abbreviation>,
    /// Wordings that mean the same.
    pub wordings: Vec<Wording>,
    /// Titles of people, and inner organs, that stand for a body.
    pub roles: Vec<Role>,
    /// Words that say whose bodies a group is made of.
    pub scopes: Vec<Scope>,
    /// Expressions for many bodies at once.
    pub groups: Vec<Group>,
    /// Words that point elsewhere in the document.
    pub references: Vec<Reference>,
    /// Nouns that a list may share: "Các Bộ: Quốc phòng, Công an".
    pub shared_nouns: Vec<String>,
    /// Words too wide to name anybody: "các cơ quan, đơn vị có liên quan".
    pub vague: Vec<String>,
    /// Words after a name or group that make it too wide: "các sở, ban, ngành *có liên quan*".
    pub vague_endings: Vec<String>,
}

/// A short form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// As it is written; case does not count.
    pub short: String,
    /// What it may stand for, the likeliest first.
    pub long: Vec<String>,
}

/// A wording that is read as another, in names and in expressions alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// As it is written.
    pub say: String,
    /// What it is read as.
    pub means: String,
}

/// A title or inner organ that stands for its body: "Giám đốc Sở Y tế", "Thường trực HĐND tỉnh".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// The words before the body's name.
    pub title: String,
    /// What the body's name begins with when the title has swallowed it ("Bộ trưởng Tài chính": Bộ).
    #[serde(default)]
    pub body_begins: String,
    /// Expressions that this entry must read.
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Words that say whose bodies are meant: "tỉnh", "trực thuộc UBND tỉnh", "thành phố".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The words.
    pub say: Vec<String>,
    /// The kinds of place they point to ("tỉnh"): the nearest one around the issuer. Empty: the issuer's own place;
    /// "Việt Nam": the whole country.
    pub place_kinds: Vec<String>,
}

/// An expression for many bodies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// A short name for messages and tests.
    pub name: String,
    /// The wordings; "các", "và" and signs do not count.
    pub say: Vec<String>,
    /// Which bodies: any that one of the queries finds.
    pub bodies: Vec<Query>,
    /// Expressions that it must read.
    pub examples: Vec<String>,
    /// Expressions that it must leave alone.
    #[serde(default)]
    pub counter_examples: Vec<String>,
}

/// A question to the registry. Empty lists ask for nothing in particular.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    /// Of one of these branches.
    #[serde(default)]
    pub branches: Vec<Branch>,
    /// Of one of these tiers.
    #[serde(default)]
    pub tiers: Vec<Tier>,
    /// Whose principal name begins with one of these.
    #[serde(default)]
    pub named: Vec<String>,
    /// Whose principal name begins with none of these.
    #[serde(default)]
    pub except: Vec<String>,
    /// Whose parent's principal name begins with one of these.
    #[serde(default)]
    pub under: Vec<String>,
    /// Whose place is of one of these kinds ("xã", "phường").
    #[serde(default)]
    pub place_kinds: Vec<String>,
    /// Which place the search starts from.
    #[serde(default)]
    pub base: Base,
    /// In that place, or in the places inside it.
    #[serde(default)]
    pub reach: Reach,
}

/// The place a [`Query`] starts from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// The one the scope words point to; the issuer's own where there are none.
    #[default]
    Scope,
    /// The province of that place.
    Province,
    /// The whole country.
    Country,
}

/// How far a [`Query`] reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Bodies of the place itself.
    #[default]
    Here,
    /// Bodies of the places inside it.
    Inside,
}

/// Words that point elsewhere: "Như kính gửi", "Lưu: VT".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// What the expression begins with.
    pub say: Vec<String>,
    /// Where they point.
    pub means: ReferenceMeaning,
}

/// Where a [`Reference`] points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceMeaning {
    /// To the document's addressees.
    Addressees,
    /// To the bodies an article of the document names.
    Provision,
    /// To the archive and the drafting unit: nobody else receives it.
    Archive,
}
