//! What became of the words of a report between two of its versions, part by part.

use crate::words::Word;
use gandan_core::text::{Changed, compare};
use gandan_store::StoreError;
use gandan_store::reports::{PartRow, VersionRow};
use serde::Serialize;
use std::collections::BTreeMap;

/// A part in two versions.
#[derive(Debug, Clone, Serialize)]
pub struct ChangedPart {
    /// Its title.
    pub title: String,
    /// Its words, with what went and what came.
    pub runs: Vec<Run>,
}

/// Words that stayed, went or came.
#[derive(Debug, Clone, Serialize)]
pub struct Run {
    /// `same`, `gone`, `came`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

impl Run {
    /// Said to those who do not see the colour.
    pub fn of(changed: Changed<'_>) -> Run {
        let (kind, text) = match changed {
            Changed::Same(text) => ("same", text),
            Changed::Gone(text) => ("gone", text),
            Changed::Came(text) => ("came", text),
        };
        Run {
            kind,
            text: text.to_owned(),
        }
    }
}

/// A version in the list.
#[derive(Debug, Clone, Serialize)]
pub struct VersionLine {
    /// From 1.
    pub number: i64,
    /// Of which edition.
    pub edition: i64,
    /// When.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What was done.
    pub act: Word,
    /// Held against the one before it.
    pub href: String,
}

/// The words of each part as they were after a version: a saving tells its own part, an act tells all.
///
/// # Errors
/// A stored version that does not read.
pub fn words_at(versions: &[VersionRow], number: i64) -> Result<BTreeMap<String, String>, StoreError> {
    let mut words = BTreeMap::new();
    for version in versions.iter().filter(|version| version.number <= number) {
        let changed: BTreeMap<String, String> = serde_json::from_str(&version.content)?;
        words.extend(changed);
    }
    Ok(words)
}

/// The parts that differ, in the order of the report.
pub fn changed(
    parts: &[PartRow],
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<ChangedPart> {
    let of = |words: &'_ BTreeMap<String, String>, key: &str| words.get(key).cloned().unwrap_or_default();
    parts
        .iter()
        .filter_map(|part| {
            let (before, after) = (of(before, &part.key), of(after, &part.key));
            (before != after).then(|| ChangedPart {
                title: part.title.clone(),
                runs: compare(&before, &after).into_iter().map(Run::of).collect(),
            })
        })
        .collect()
}
