use super::facts::Facts;
use super::fill::{Filled, behind};
use super::form::{Form, What};
use super::formula::{Relation, Rule, Sum};
use super::measure::Counting;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A rule of a form that a row does not keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumFinding {
    /// The rule, as read: `1 = 3 + 5 + 7`.
    pub rule: String,
    /// The columns it names, each once, in order.
    pub columns: Vec<u16>,
    /// The side that does not fit, as written, and what it comes to.
    pub left: (String, i64),
    /// The side it was held against, and what that comes to.
    pub right: (String, i64),
    /// How they should stand to each other.
    pub relation: Relation,
    /// Records that only one of the two sides counts, ascending: where to look. Empty where a side was
    /// typed, or the two count different things (papers and matters).
    pub records: Vec<Uuid>,
}

/// Holds a filled row against the rules of its form. A name of what is counted (`matters`, `cases`) stands for all such
/// records there are. A rule that names a missing cell is not judged.
pub fn check(form: &Form, filled: &Filled, facts: &Facts) -> Vec<SumFinding> {
    let mut findings = Vec::new();
    for text in &form.rules {
        let Ok(rule) = Rule::parse(text) else { continue };
        // Each side against the one before it, so that `1 = 3+5+7 = 9+11` names the pair that parts.
        for pair in rule.sides.windows(2) {
            let of = |name: &str| match Counting::from_name(name) {
                Some(counting) => counting.of_all().count(facts),
                None => filled.value(name),
            };
            let value = |side: &Sum| side.value(of);
            let (Some(left), Some(right)) = (value(&pair[0]), value(&pair[1])) else {
                continue;
            };
            if rule.relation.holds(left, right) {
                continue;
            }
            findings.push(SumFinding {
                rule: rule.to_string(),
                columns: columns(&rule),
                left: (pair[0].to_string(), left),
                right: (pair[1].to_string(), right),
                relation: rule.relation,
                records: parted(form, &pair[0], &pair[1], facts),
            });
        }
    }
    findings
}

fn columns(rule: &Rule) -> Vec<u16> {
    let mut columns = Vec::new();
    for n in rule
        .sides
        .iter()
        .flat_map(Sum::names)
        .filter_map(|name| name.parse().ok())
    {
        if !columns.contains(&n) {
            columns.push(n);
        }
    }
    columns
}

/// Which records the columns of a side count, where they all count the same kind.
fn kind(form: &Form, side: &Sum, depth: usize) -> Option<Counting> {
    let mut found = None;
    for name in side.names() {
        if let Some(counting) = Counting::from_name(name) {
            found = Some(counting);
            continue;
        }
        let one = match form.column(name.parse().ok()?)?.what()? {
            What::Measure(measure) => measure.count,
            What::Sum(text) if depth < form.columns.len() => kind(form, &Sum::parse(text).ok()?, depth + 1)?,
            _ => return None,
        };
        if found.is_some_and(|other| other != one) {
            return None;
        }
        found = Some(one);
    }
    found
}

/// Records behind one of two sides and not the other; none where they count different things.
fn parted(form: &Form, left: &Sum, right: &Sum, facts: &Facts) -> Vec<Uuid> {
    if kind(form, left, 0).is_none_or(|kind| Some(kind) != self::kind(form, right, 0)) {
        return Vec::new();
    }
    let of = |side: &Sum| -> Option<BTreeSet<Uuid>> {
        let mut all = BTreeSet::new();
        for name in side.names() {
            all.extend(match Counting::from_name(name) {
                Some(counting) => counting.of_all().behind(facts)?,
                None => behind(form, name.parse().ok()?, facts)?,
            });
        }
        Some(all)
    };
    match (of(left), of(right)) {
        (Some(left), Some(right)) => left.symmetric_difference(&right).copied().collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::sample;
    use super::super::fill;
    use super::super::form::tests::small;
    use super::*;
    use crate::cases::Regime;
    use std::collections::BTreeMap;

    #[test]
    fn a_rule_that_does_not_hold_names_columns_rule_and_records() {
        let mut form = small();
        form.columns[3].count = Some(Counting::Cases);
        form.rules = vec![
            "4 = 2 + 3".to_owned(),
            "4 >= cases".to_owned(),
            "5 >= 1".to_owned(),
        ];
        let mut asks = sample::petition(9, 9);
        asks.regime = Regime::Proposal;
        let facts = Facts {
            petitions: Some(vec![sample::petition(1, 1), asks]),
            visits: None,
        };
        let filled = fill(&form, &facts, &BTreeMap::new());
        let findings = check(&form, &filled, &facts);
        assert_eq!(
            findings.len(),
            1,
            "column 5 is missing, so its rule is not judged"
        );
        assert_eq!(
            (findings[0].rule.as_str(), &findings[0].columns[..]),
            ("4 = 2 + 3", &[4, 2, 3][..])
        );
        assert_eq!((findings[0].left.1, findings[0].right.1), (2, 1));
        assert_eq!(findings[0].records, [asks.case]);
    }
}
