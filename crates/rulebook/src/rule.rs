use crate::period::Ends;
use gandan_core::clock::{Circumstances, Count, Said, Term};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One thing the law fixes, through all its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Readable name, dotted: `complaint.acceptance`.
    pub name: String,
    /// The file it is in.
    pub family: String,
    /// What it is about.
    pub title: Said,
    /// The event that starts a term, or that a value is asked for.
    pub event: Option<Said>,
    /// Ascending, without overlap.
    pub versions: Vec<Version>,
}

/// What is in force for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its id in the list of rules: `KN-03`.
    pub id: String,
    /// Other ids that it stands for.
    pub also: Vec<String>,
    /// First day; nothing where the law does not say (a rule of practice).
    pub from: Option<Date>,
    /// Last day; nothing where it still is in force.
    pub to: Option<Date>,
    /// What is fixed.
    pub value: Value,
    /// Article and clause.
    pub citation: String,
    /// Where it was read.
    pub source: Source,
    /// How far it was checked.
    pub confidence: Confidence,
    /// What else is to be known about it.
    pub note: Option<Said>,
}

impl Version {
    /// Whether it is in force on `day`.
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// How far an entry was checked against its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read in the source.
    Verified,
    /// Known, not checked.
    Recalled,
    /// Seen in a secondary or disputed source, or inferred.
    Uncertain,
    /// Nobody knows.
    Unknown,
}

/// A text that rules are taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name by which rules point at it.
    pub key: String,
    /// Number and kind: "Nghị định 155/2026/NĐ-CP".
    pub number: String,
    /// Day it was signed, where that is known.
    #[serde(default)]
    pub issued: Option<Date>,
    /// Where it was read.
    pub url: String,
}

/// What a rule fixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// A time within which, or for which.
    Term(TermValue),
    /// So often in a period.
    Each(Each),
    /// A number of something.
    Number(Number),
    /// A part of a whole.
    Share(Share),
    /// A closed list.
    Items(Vec<Item>),
    /// A yes or no.
    Holds(bool),
    /// The days that a report's figures cover.
    Window(Ends),
    /// Words that a person applies.
    Says(Said),
    /// Nobody knows: an installation fills it, or it cannot be used.
    Unknown(Hole),
}

/// A time, with what lengthens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermValue {
    /// The cases, the most particular first; the ordinary one last, where it is known.
    pub cases: Vec<Case>,
    /// Cases for which nobody knows the number, the most particular first.
    pub holes: Vec<CaseHole>,
    /// How it may be extended by decision, one after the other.
    pub extensions: Vec<Extension>,
    /// The installation's paper, where the law names no number and the installation does.
    pub filled: Option<String>,
}

impl TermValue {
    /// The most particular case that applies; the hole where nobody knows its number; neither where there is none.
    pub fn case(&self, circumstances: &Circumstances) -> Result<&Case, Option<&CaseHole>> {
        let holds = |when: &[Circumstance]| when.iter().all(|when| when.holds(circumstances));
        let case = self.cases.iter().find(|case| holds(&case.when));
        let hole = self.holes.iter().find(|hole| holds(&hole.when));
        match (case, hole) {
            (Some(case), Some(hole)) if hole.when.len() > case.when.len() => Err(Some(hole)),
            (Some(case), _) => Ok(case),
            (None, hole) => Err(hole),
        }
    }
}

/// A case for which nobody knows the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseHole {
    /// What must be so.
    pub when: Vec<Circumstance>,
    /// What is not known.
    pub hole: Hole,
    /// Its id in the list of rules.
    pub id: String,
    /// What was read.
    pub citation: String,
}

/// One case of a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// What must be so; nothing in the ordinary case.
    pub when: Vec<Circumstance>,
    /// How it is counted, the installation's shorter limit already in it.
    pub count: Count,
    /// Its id in the list of rules.
    pub id: String,
    /// Article and clause.
    pub citation: String,
    /// What the law allows and the paper that allows less, where the installation has a shorter limit.
    pub shorter: Option<ShorterLimit>,
}

/// A limit that the place has set below the law's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShorterLimit {
    /// What the law allows.
    pub lawful: Count,
    /// The paper.
    pub ground: String,
    /// For events from this day on.
    pub from: Option<Date>,
}

/// A circumstance that a case asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Circumstance {
    /// vùng sâu, vùng xa, đi lại khó khăn
    Remote,
    /// vụ việc phức tạp
    Complex,
    /// lần hai
    SecondInstance,
}

impl Circumstance {
    /// Whether it is so.
    pub fn holds(self, circumstances: &Circumstances) -> bool {
        match self {
            Circumstance::Remote => circumstances.remote,
            Circumstance::Complex => circumstances.complex,
            Circumstance::SecondInstance => circumstances.instance == 2,
        }
    }

    /// Makes it so.
    pub fn set(self, circumstances: &mut Circumstances) {
        match self {
            Circumstance::Remote => circumstances.remote = true,
            Circumstance::Complex => circumstances.complex = true,
            Circumstance::SecondInstance => circumstances.instance = 2,
        }
    }

    /// The code it is written with in data and words.
    pub fn code(self) -> &'static str {
        match self {
            Circumstance::Remote => "remote",
            Circumstance::Complex => "complex",
            Circumstance::SecondInstance => "second-instance",
        }
    }
}

/// One more stretch of time by decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// At most so long.
    pub term: Term,
    /// Its id in the list of rules.
    pub id: String,
    /// Article and clause.
    pub citation: String,
}

/// So often in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Each {
    /// At least so many times.
    pub times: u32,
    /// In each `week`, `month`, `quarter`, `half-year`, `year`.
    pub per: gandan_core::documents::Period,
}

/// A number of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// At least so many, where the law gives a lower limit.
    #[serde(default)]
    pub least: Option<u32>,
    /// At most so many, where the law gives an upper limit.
    #[serde(default)]
    pub most: Option<u32>,
    /// Of what.
    pub of: Said,
    /// For a whole of at least and at most so many; 0 where there is no such limit.
    #[serde(default)]
    pub among: Option<(u32, u32)>,
}

impl Number {
    /// Whether it speaks of a whole of so many.
    pub fn speaks_of(&self, whole: u32) -> bool {
        self.among
            .is_none_or(|(least, most)| whole >= least && (most == 0 || whole <= most))
    }
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Parts …
    pub parts: u32,
    /// … of so many.
    pub of: u32,
    /// More than that, not just so much.
    #[serde(default)]
    pub more_than: bool,
    /// The whole: all households, those present.
    pub whole: Said,
}

impl Share {
    /// Whether `count` of `whole` is enough.
    pub fn reached(&self, count: u64, whole: u64) -> bool {
        let (have, need) = (count * u64::from(self.of), whole * u64::from(self.parts));
        if self.more_than { have > need } else { have >= need }
    }
}

/// An entry of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// By which programs point at it: `no-signature`.
    pub key: String,
    /// Article, clause and point.
    pub article: String,
    /// As the text says it, or close to it.
    pub vi: String,
    /// For readers of English.
    pub en: String,
    /// For which kinds of matter (`complaint`, `denunciation`, `proposal`, `feedback`); for all where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<String>,
}

/// What nobody knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hole {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
    /// What an installation fills it with.
    #[serde(default)]
    pub fill: Fillable,
    /// How the number is counted once it is known.
    #[serde(default)]
    pub before: bool,
    /// Once it is known it is a shortest time: its end does not roll.
    #[serde(default, rename = "at-least")]
    pub at_least: bool,
}

/// What a hole takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fillable {
    /// A time.
    #[default]
    Term,
    /// So many times in a period.
    Each,
    /// Nothing: a person has to read the text first.
    Nothing,
}
