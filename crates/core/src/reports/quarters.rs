use super::form::Form;
use super::period::{Part, Period};
use std::collections::BTreeMap;

/// The quarters of which a longer period is made: statutory windows lie end to end (15 December to 14 March, 15 March to
/// 14 June …), so what was typed for quarters is not asked again for a half or a year (NĐ 09/2019/NĐ-CP Đ12). None for a
/// month or a quarter, which are asked for themselves.
pub fn quarters_of(period: Period) -> Vec<Period> {
    let numbers = match period.part {
        Part::Month(_) | Part::Quarter(_) => return Vec::new(),
        Part::FirstHalf => 1..=2,
        Part::NineMonths => 1..=3,
        Part::SecondHalf => 3..=4,
        Part::Year => 1..=4,
    };
    numbers
        .map(|quarter| Period {
            year: period.year,
            part: Part::Quarter(quarter),
        })
        .collect()
}

/// What was typed for each quarter, added up by column; a column that one of them lacks is not among them. `given` has one
/// map for each quarter.
pub fn added_up(form: &Form, given: &[BTreeMap<u16, i64>]) -> BTreeMap<u16, i64> {
    if given.is_empty() {
        return BTreeMap::new();
    }
    let sum = |n: u16| -> Option<i64> { given.iter().map(|quarter| quarter.get(&n).copied()).sum() };
    let asked = form.columns.iter().filter(|column| !column.note);
    asked
        .filter_map(|column| Some((column.n, sum(column.n)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::form::tests::small;
    use super::*;

    #[test]
    fn what_was_typed_for_the_quarters_is_not_asked_again() {
        let half: Period = "2026-H1".parse().unwrap();
        let names: Vec<String> = quarters_of(half).iter().map(ToString::to_string).collect();
        assert_eq!(names, ["2026-Q1", "2026-Q2"]);
        let first = BTreeMap::from([(5, 2_000)]);
        let both = [first.clone(), BTreeMap::from([(5, 500), (4, 1)])];
        assert_eq!(added_up(&small(), &both), BTreeMap::from([(5, 2_500)]));
        assert_eq!(added_up(&small(), &[first, BTreeMap::new()]), BTreeMap::new());
        assert_eq!(added_up(&small(), &[]), BTreeMap::new());
        assert!(quarters_of("2026-Q1".parse().unwrap()).is_empty());
    }
}
