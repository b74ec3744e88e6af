//! A rule that does not hold, as it is kept with a roll-up and shown.

use gandan_core::reports::{Facts, Filled, Form, SumFinding, check};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// At most so many records are kept with a finding: where to look, not all there is.
const MOST: usize = 100;

/// A rule that a row does not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// As read.
    pub rule: String,
    /// The columns it names.
    pub columns: Vec<u16>,
    /// A side and what it comes to.
    pub left: (String, i64),
    /// The other one.
    pub right: (String, i64),
    /// `=`, `>=`, `<=`
    pub sign: String,
    /// Records that only one side counts, at most a hundred of them.
    pub records: Vec<Uuid>,
    /// How many there are.
    pub all: usize,
}

/// The rules that a row does not keep. A petition among the records is named by its case, which is what opens.
pub fn findings(form: &Form, filled: &Filled, facts: &Facts) -> Vec<Finding> {
    let case_of = |id: Uuid| {
        let petitions = facts.petitions.iter().flatten();
        petitions
            .clone()
            .find(|one| one.petition == id)
            .map_or(id, |one| one.case)
    };
    let kept = |found: SumFinding| Finding {
        all: found.records.len(),
        rule: found.rule,
        columns: found.columns,
        left: found.left,
        right: found.right,
        sign: found.relation.sign().to_owned(),
        records: found.records.into_iter().take(MOST).map(case_of).collect(),
    };
    check(form, filled, facts).into_iter().map(kept).collect()
}

/// The rules that a row does not keep whose records are not at hand: `kept` was found when they were. What was typed since
/// counts; which records part the sides is as it was found.
pub fn findings_since(form: &Form, filled: &Filled, kept: Vec<Finding>) -> Vec<Finding> {
    let mut found = findings(form, filled, &Facts::default());
    for one in kept {
        match found
            .iter_mut()
            .find(|other| (&other.rule, &other.left.0) == (&one.rule, &one.left.0))
        {
            Some(same) => (same.records, same.all) = (one.records, one.all),
            // A rule that names all records of a kind cannot be judged without them.
            None if one.rule.bytes().any(|byte| byte.is_ascii_alphabetic()) => found.push(one),
            None => {}
        }
    }
    found
}
