use super::formula::{Rule, Sum};
use super::head::head_faults;
use super::measure::{Counting, Measure};
use crate::clock::Said;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A statistical form, one version of it, as data (`law/forms/<set>/<code>.yaml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Form {
    /// Its code within the set: `01-tcd`.
    pub code: String,
    /// The set, which is the source of the act that issued it: `tt-02-2021`. "01/TCD" alone names several things.
    pub set: String,
    /// As printed: `01/TCD`.
    pub symbol: String,
    /// Its title as printed.
    pub title: Said,
    /// The act.
    pub citation: String,
    /// How far the columns were checked against it.
    pub confidence: String,
    /// Where the columns are not known: what is missing. Such a form has none and cannot be filled.
    #[serde(default)]
    pub unknown: Option<FormHole>,
    /// The column before the first, with the name of the body ("Đơn vị").
    #[serde(default)]
    pub row_title: String,
    /// In order, numbered from 1.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// What must be so between columns: `1 = 4+13+22`.
    #[serde(default)]
    pub rules: Vec<String>,
    /// How the form was read where it leaves room.
    #[serde(default)]
    pub notes: Vec<Said>,
}

/// What nobody knows of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormHole {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its number on the form.
    pub n: u16,
    /// Its headings from the outermost in.
    pub head: Vec<String>,
    /// Of what.
    #[serde(default)]
    pub unit: Unit,
    /// What is counted, where it is a count of records. Just one of this, a sum, what is asked, and words.
    #[serde(default)]
    pub count: Option<Counting>,
    /// Which of the records; all where nothing is written.
    #[serde(default, rename = "where")]
    pub condition: String,
    /// A sum of other columns.
    #[serde(default)]
    pub sum: Option<String>,
    /// The program holds no such records: a person is asked. Why, or what would be needed.
    #[serde(default)]
    pub asked: Option<String>,
    /// Words of a person.
    #[serde(default)]
    pub note: bool,
}

/// Of what a column's numbers are. Amounts are kept in thousandths, counts whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// So many.
    #[default]
    Count,
    /// Triệu đồng.
    Money,
    /// m².
    Land,
}

impl Unit {
    /// How many of what is kept are one.
    pub fn scale(self) -> i64 {
        match self {
            Unit::Count => 1,
            Unit::Money | Unit::Land => 1_000,
        }
    }

    /// A number as typed, with `,` or `.` before at most three decimals; nothing where it is none.
    pub fn read(self, text: &str) -> Option<i64> {
        let text = text.trim();
        let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let places = if self.scale() == 1 { 0 } else { 3 };
        if whole.is_empty() || whole.len() > 12 || !digits(whole) || !digits(part) || part.len() > places {
            return None;
        }
        let decimals: i64 = if part.is_empty() {
            0
        } else {
            format!("{part:0<3}").parse().ok()?
        };
        Some(whole.parse::<i64>().ok()? * self.scale() + decimals)
    }

    /// As Vietnamese write it, without separators of thousands: `12,5`.
    pub fn write(self, value: i64) -> String {
        let (whole, part) = (value / self.scale(), value % self.scale());
        if part == 0 {
            return whole.to_string();
        }
        let sign = if value < 0 && whole == 0 { "-" } else { "" };
        let part = format!("{:03}", part.abs());
        format!("{sign}{whole},{}", part.trim_end_matches('0'))
    }
}

/// Where a column's number comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What<'f> {
    /// Counted.
    Measure(Measure),
    /// A sum of others.
    Sum(&'f str),
    /// A person is asked.
    Asked(&'f str),
    /// Words.
    Note,
}

impl Column {
    /// Where its number comes from; nothing for a column that says nothing or too much, which [`faults_of`] tells.
    pub fn what(&self) -> Option<What<'_>> {
        if self.count.is_none() && !self.condition.is_empty() {
            return None;
        }
        match (self.count, &self.sum, &self.asked, self.note) {
            (Some(count), None, None, false) => Some(What::Measure(Measure {
                count,
                condition: self.condition.clone(),
            })),
            (None, Some(sum), None, false) => Some(What::Sum(sum)),
            (None, None, Some(why), false) => Some(What::Asked(why)),
            (None, None, None, true) => Some(What::Note),
            _ => None,
        }
    }
}

impl Form {
    /// The column of that number.
    pub fn column(&self, n: u16) -> Option<&Column> {
        self.columns.iter().find(|column| column.n == n)
    }

    /// Columns that a person is asked for because no record says it.
    pub fn asked(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.asked.is_some())
    }
}

/// What is wrong with a form's data, one line each: columns that are missing or come twice, headings that do not cover
/// them once, sums and rules over columns that do not exist, over different units or in a circle, predicates that cannot be
/// read.
pub fn faults_of(form: &Form) -> Vec<String> {
    let mut faults = Vec::new();
    if form.unknown.is_some() {
        if !form.columns.is_empty() || !form.rules.is_empty() {
            faults.push("a form whose columns are not known has none".to_owned());
        }
        return faults;
    }
    if form.columns.is_empty() || form.row_title.is_empty() {
        faults.push("a form has columns and a title for its rows, or says what is unknown".to_owned());
    }
    for (wanted, column) in (1..).zip(&form.columns) {
        if column.n != wanted {
            faults.push(format!("column {wanted} is missing: {} stands there", column.n));
            return faults;
        }
    }
    let units: BTreeMap<String, Unit> = form
        .columns
        .iter()
        .map(|column| (column.n.to_string(), column.unit))
        .collect();
    let mut before: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for column in &form.columns {
        match column.what() {
            None => faults.push(format!(
                "column {}: just one of count, sum, asked, note",
                column.n
            )),
            Some(What::Measure(measure)) => {
                if let Err(error) = measure.ready() {
                    faults.push(format!("column {}: {error}", column.n));
                }
            }
            Some(What::Sum(text)) => match Sum::parse(text) {
                Err(error) => faults.push(format!("column {}: {error}", column.n)),
                Ok(sum) => {
                    before.insert(column.n.to_string(), sum.names().map(str::to_owned).collect());
                    faults.extend(sum_faults(
                        &column.n.to_string(),
                        &sum,
                        &units,
                        column.unit,
                        false,
                    ));
                }
            },
            Some(What::Asked(_) | What::Note) => {}
        }
    }
    faults.extend(circle(&before).map(|n| format!("column {n} is a sum of itself")));
    for text in &form.rules {
        match Rule::parse(text) {
            Err(error) => faults.push(error.to_string()),
            Ok(rule) => {
                let unit = rule.sides[0]
                    .names()
                    .next()
                    .and_then(|name| units.get(name))
                    .copied();
                for side in &rule.sides {
                    faults.extend(sum_faults(text, side, &units, unit.unwrap_or_default(), true));
                }
            }
        }
    }
    faults.extend(head_faults(form));
    faults
}

fn sum_faults(
    place: &str,
    sum: &Sum,
    units: &BTreeMap<String, Unit>,
    unit: Unit,
    in_rule: bool,
) -> Vec<String> {
    let mut faults = Vec::new();
    for name in sum.names() {
        match units.get(name) {
            None if in_rule && Counting::from_name(name).is_some() => {}
            None => faults.push(format!("{place}: there is no column {name}")),
            Some(other) if *other != unit => {
                faults.push(format!("{place}: column {name} is of another unit"))
            }
            Some(_) => {}
        }
    }
    if !sum.is_plain() {
        faults.push(format!("{place}: a column is added twice"));
    }
    faults
}

/// A column that is, through others, a sum of itself.
fn circle(sums: &BTreeMap<String, Vec<String>>) -> Option<&String> {
    sums.keys().find(|start| {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut ahead: Vec<&str> = vec![start.as_str()];
        while let Some(at) = ahead.pop() {
            for name in sums.get(at).into_iter().flatten() {
                if name == *start {
                    return true;
                }
                if seen.insert(name.as_str()) {
                    ahead.push(name);
                }
            }
        }
        false
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A small form: two counts, their sum, something asked, words.
    pub fn small() -> Form {
        let text = r#"
code: small
set: test
symbol: "00/TEST"
title: {vi: Biểu thử, en: A form}
citation: none
confidence: verified
row-title: Đơn vị
columns:
  - {n: 1, head: [Tổng số vụ việc], sum: "2+3"}
  - {n: 2, head: [Trong đó, Khiếu nại], count: cases, where: regime = complaint}
  - {n: 3, head: [Trong đó, Tố cáo], count: cases, where: regime = denunciation}
  - {n: 4, head: [Số đơn], count: petitions}
  - {n: 5, head: [Thu hồi, Tiền], unit: money, asked: "no record of what was recovered"}
  - {n: 6, head: [Ghi chú], note: true}
rules: ["1 = 2+3", "4 >= 1"]
"#;
        serde_saphyr::from_str(text).unwrap()
    }

    fn spoilt(change: impl Fn(&mut Form)) -> Vec<String> {
        let mut form = small();
        change(&mut form);
        faults_of(&form)
    }

    #[test]
    fn a_whole_form_has_no_faults() {
        assert_eq!(faults_of(&small()), Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(
            spoilt(|form| drop(form.columns.remove(1))),
            ["column 2 is missing: 3 stands there"]
        );
        assert_eq!(
            spoilt(|form| form.rules[0] = "1 = 2+9".to_owned()),
            ["1 = 2+9: there is no column 9"]
        );
        assert_eq!(
            spoilt(|form| form.rules[0] = "1 = 2+5".to_owned()),
            ["1 = 2+5: column 5 is of another unit"]
        );
        assert_eq!(
            spoilt(|form| form.columns[0].sum = Some("1+2".to_owned())),
            ["column 1 is a sum of itself"]
        );
        assert_eq!(
            spoilt(|form| form.columns[0].note = true),
            ["column 1: just one of count, sum, asked, note"]
        );
        let predicate = |form: &mut Form| {
            form.columns[1].condition = "regime = complain".to_owned();
        };
        assert_eq!(spoilt(predicate).len(), 1);
        assert_eq!(
            spoilt(|form| form.columns[2].head[0] = "Ngoài ra".to_owned()),
            Vec::<String>::new()
        );
        let apart = |form: &mut Form| form.columns[4].head = vec!["Trong đó".to_owned(), "Khác".to_owned()];
        assert_eq!(spoilt(apart), ["the heading \"Trong đó\" stands in two places"]);
    }

    #[test]
    fn a_form_that_nobody_knows_has_no_columns() {
        let hole = FormHole {
            vi: "Danh sách cột".to_owned(),
            en: "The columns".to_owned(),
        };
        assert_eq!(spoilt(|form| form.unknown = Some(hole.clone())).len(), 1);
    }

    #[test]
    fn amounts_are_read_and_written_with_a_comma() {
        assert_eq!(Unit::Money.read("12,5"), Some(12_500));
        assert_eq!(Unit::Land.read("1250"), Some(1_250_000));
        assert_eq!(Unit::Count.read("12"), Some(12));
        for wrong in ["", "-1", "1,2345", "a", "1 2", "1,2,3"] {
            assert_eq!(Unit::Money.read(wrong), None, "{wrong}");
        }
        assert_eq!(Unit::Count.read("1,5"), None);
        assert_eq!(Unit::Money.write(12_500), "12,5");
        assert_eq!(Unit::Count.write(-3), "-3");
        assert_eq!(Unit::Money.write(-250), "-0,25");
    }
}
