use super::facts::Facts;
use super::form::{Form, Unit, What};
use super::formula::Sum;
use super::measure::Tally;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where a cell's number came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// Counted of records.
    Counted,
    /// A sum of other cells.
    Summed,
    /// Typed by a person.
    Typed,
    /// Not known: nobody has been asked yet, or the sum rests on such a cell.
    Missing,
    /// A column of words.
    Words,
}

/// A cell of a filled form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Number of the column.
    pub n: u16,
    /// Of what.
    pub unit: Unit,
    /// The number, in thousandths where the unit is an amount; nothing where it is missing.
    pub value: Option<i64>,
    /// Where it came from.
    pub how: How,
}

/// One row of a form: a body and a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// As the columns.
    pub cells: Vec<Cell>,
}

impl Filled {
    /// The value of a column; nothing where it is missing.
    pub fn value(&self, n: &str) -> Option<i64> {
        let n: u16 = n.parse().ok()?;
        self.cells.iter().find(|cell| cell.n == n)?.value
    }

    /// Columns that a person is still asked for.
    pub fn still_asked(&self, form: &Form) -> Vec<u16> {
        let missing = |n: &u16| self.value(&n.to_string()).is_none();
        form.columns
            .iter()
            .filter(|column| !column.note && column.sum.is_none())
            .map(|column| column.n)
            .filter(missing)
            .collect()
    }
}

/// What records answer of a form, by column: only columns that count records which the program holds. What a roll-up
/// keeps of each body, so that what persons type later is put beside it ([`complete`]).
pub fn counts(form: &Form, facts: &Facts) -> BTreeMap<u16, i64> {
    let counted = form.columns.iter().filter_map(|column| match column.what()? {
        What::Measure(measure) => Some((column.n, measure.ready().ok()?.count(facts)?)),
        _ => None,
    });
    counted.collect()
}

/// Fills a form for a body and a period. `typed` is what persons gave for columns that are asked, or whose records the
/// program does not hold; what is counted is never replaced by what is typed. A form that does not read (see
/// [`super::faults_of`]) has missing cells where it does not.
///
/// For a province, `facts` are those of all its bodies: a matter that two of them held is then counted once, and nobody
/// adds typed totals. What was typed below is added by whoever asks, as it has no records.
pub fn fill(form: &Form, facts: &Facts, typed: &BTreeMap<u16, i64>) -> Filled {
    complete(form, &counts(form, facts), typed)
}

/// The form of what was counted ([`counts`]) and what was typed, with its sums.
pub fn complete(form: &Form, counted: &BTreeMap<u16, i64>, typed: &BTreeMap<u16, i64>) -> Filled {
    let mut cells: Vec<Cell> = Vec::with_capacity(form.columns.len());
    for column in &form.columns {
        let given = || match typed.get(&column.n) {
            Some(value) => (Some(*value), How::Typed),
            None => (None, How::Missing),
        };
        let (value, how) = match column.what() {
            Some(What::Measure(_)) => match counted.get(&column.n) {
                Some(count) => (Some(*count), How::Counted),
                None => given(),
            },
            Some(What::Asked(_)) => given(),
            Some(What::Note) => (None, How::Words),
            Some(What::Sum(_)) | None => (None, How::Missing),
        };
        cells.push(Cell {
            n: column.n,
            unit: column.unit,
            value,
            how,
        });
    }
    let mut filled = Filled { cells };
    // Sums may rest on sums; each round finds those one step further, and there are no circles.
    for _ in 0..form.columns.len() {
        let mut found = Vec::new();
        for (at, column) in form.columns.iter().enumerate() {
            if let Some(What::Sum(text)) = column.what()
                && filled.cells[at].value.is_none()
                && let Ok(sum) = Sum::parse(text)
                && let Some(value) = sum.value(|name| filled.value(name))
            {
                found.push((at, value));
            }
        }
        if found.is_empty() {
            break;
        }
        for (at, value) in found {
            filled.cells[at].value = Some(value);
            filled.cells[at].how = How::Summed;
        }
    }
    filled
}

/// What persons typed below, added up by column, and who of `bodies` has not answered it. Whoever is missing is named, and
/// the sum is of the others.
pub fn typed_below(
    form: &Form,
    given: &[(Uuid, i64, i64)],
    bodies: &[Uuid],
) -> (BTreeMap<u16, i64>, BTreeMap<u16, Vec<Uuid>>) {
    let (mut sums, mut missing) = (BTreeMap::new(), BTreeMap::new());
    for column in form.asked() {
        let of_column = given
            .iter()
            .filter(|one| one.1 == i64::from(column.n) && bodies.contains(&one.0));
        let answers: BTreeMap<Uuid, i64> = of_column.map(|one| (one.0, one.2)).collect();
        if !answers.is_empty() {
            sums.insert(column.n, answers.values().sum());
        }
        let silent: Vec<Uuid> = bodies
            .iter()
            .copied()
            .filter(|body| !answers.contains_key(body))
            .collect();
        if !silent.is_empty() {
            missing.insert(column.n, silent);
        }
    }
    (sums, missing)
}

/// The records behind a column, each once, ascending: of a count its own, of a sum those of all that it is made of.
/// Nothing where a person typed it or nobody holds such records.
pub fn behind(form: &Form, n: u16, facts: &Facts) -> Option<Vec<Uuid>> {
    behind_at(form, n, facts, 0)
}

fn behind_at(form: &Form, n: u16, facts: &Facts, depth: usize) -> Option<Vec<Uuid>> {
    match form.column(n)?.what()? {
        What::Measure(measure) => measure
            .ready()
            .ok()
            .as_ref()
            .and_then(|tally: &Tally| tally.behind(facts)),
        What::Sum(text) if depth < form.columns.len() => {
            let mut all = Vec::new();
            for name in Sum::parse(text).ok()?.names() {
                all.extend(behind_at(form, name.parse().ok()?, facts, depth + 1)?);
            }
            all.sort_unstable();
            all.dedup();
            Some(all)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::sample;
    use super::super::form::tests::small;
    use super::*;
    use crate::cases::Regime;

    fn facts() -> Facts {
        let mut denounced = sample::petition(3, 3);
        denounced.regime = Regime::Denunciation;
        let two_papers = [sample::petition(1, 1), sample::petition(2, 1), denounced];
        Facts {
            petitions: Some(two_papers.to_vec()),
            visits: None,
        }
    }

    #[test]
    fn counts_sums_and_what_is_asked_stand_apart() {
        let filled = fill(&small(), &facts(), &BTreeMap::new());
        let row: Vec<_> = filled.cells.iter().map(|cell| (cell.value, cell.how)).collect();
        assert_eq!(
            row,
            [
                (Some(2), How::Summed),
                (Some(1), How::Counted),
                (Some(1), How::Counted),
                (Some(3), How::Counted),
                (None, How::Missing),
                (None, How::Words),
            ]
        );
        assert_eq!(filled.still_asked(&small()), [5]);
        let typed = fill(&small(), &facts(), &BTreeMap::from([(5, 12_500), (2, 99)]));
        assert_eq!(typed.cells[4].how, How::Typed);
        assert_eq!(
            typed.value("2"),
            Some(1),
            "what is counted is not replaced by what is typed"
        );
        assert_eq!(typed.still_asked(&small()), Vec::<u16>::new());
    }

    #[test]
    fn what_was_counted_before_is_completed_by_what_is_typed_later() {
        let kept = counts(&small(), &facts());
        assert_eq!(kept, BTreeMap::from([(2, 1), (3, 1), (4, 3)]));
        let typed = BTreeMap::from([(5, 7_000)]);
        assert_eq!(
            complete(&small(), &kept, &typed),
            fill(&small(), &facts(), &typed)
        );
    }

    #[test]
    fn what_the_program_does_not_hold_is_asked_and_not_nought() {
        let filled = fill(&small(), &Facts::default(), &BTreeMap::from([(2, 4)]));
        assert_eq!((filled.value("1"), filled.value("2")), (None, Some(4)));
        assert_eq!(filled.still_asked(&small()), [3, 4, 5]);
    }

    #[test]
    fn what_was_typed_below_is_added_and_who_did_not_answer_is_named() {
        let of = Uuid::from_u128;
        let given = [(of(1), 5, 2_000), (of(2), 5, 500), (of(9), 5, 77), (of(1), 4, 8)];
        let (sums, missing) = typed_below(&small(), &given, &[of(1), of(2), of(3)]);
        assert_eq!(
            sums,
            BTreeMap::from([(5, 2_500)]),
            "a count of records is not typed"
        );
        assert_eq!(missing, BTreeMap::from([(5, vec![of(3)])]));
    }

    #[test]
    fn every_number_opens_into_its_records() {
        let of = |n| behind(&small(), n, &facts()).map(|ids| ids.len());
        assert_eq!((of(1), of(2), of(4), of(5)), (Some(2), Some(1), Some(3), None));
    }
}
