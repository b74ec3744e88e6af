use std::collections::BTreeSet;
use std::fmt;

/// Names added and taken away: `4+13+22`, `2..7`, `cases.in-time + cases.late`.
///
/// A name is letters and digits; a `.` or `-` belongs to it where a letter follows. So `4-2` takes away, `in-time` is one
/// name, and a minus before a word stands between blanks. `2..7` are the columns from 2 to 7.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Each name with whether it is taken away.
    pub terms: Vec<(bool, String)>,
}

/// How the sides of a rule stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `=`
    Equal,
    /// `>=`: each side is at least the next one.
    AtLeast,
    /// `<=`: each side is at most the next one.
    AtMost,
}

impl Relation {
    /// As it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Relation::Equal => "=",
            Relation::AtLeast => ">=",
            Relation::AtMost => "<=",
        }
    }

    /// Whether two numbers stand so.
    pub fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Relation::Equal => left == right,
            Relation::AtLeast => left >= right,
            Relation::AtMost => left <= right,
        }
    }
}

/// What must be so between columns: `1 = 3+5+7 = 9+11`, `9 <= 8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// At least two.
    pub sides: Vec<Sum>,
    /// Between each two of them.
    pub relation: Relation,
}

/// What cannot be read in a sum or rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormulaError {
    /// Nothing where a name has to be.
    #[error("a name is missing in `{0}`")]
    NoName(String),
    /// Something that is neither name nor sign.
    #[error("`{0}` cannot be read")]
    Strange(String),
    /// A range between something else than two ascending numbers, or over more than a hundred of them.
    #[error("`{0}` is no range")]
    Range(String),
    /// A rule without two sides, or with different signs between them.
    #[error("`{0}` is no rule")]
    NoRule(String),
}

impl Sum {
    /// Reads one.
    ///
    /// # Errors
    /// [`FormulaError`].
    pub fn parse(text: &str) -> Result<Sum, FormulaError> {
        let mut terms = Vec::new();
        let mut rest = text.trim();
        let mut minus = false;
        loop {
            let (name, after) = name(rest);
            if name.is_empty() {
                return Err(FormulaError::NoName(text.to_owned()));
            }
            rest = after.trim_start();
            if let Some(range) = rest.strip_prefix("..") {
                let (end, after) = self::name(range.trim_start());
                for number in numbers(name, end).ok_or_else(|| FormulaError::Range(text.to_owned()))? {
                    terms.push((minus, number.to_string()));
                }
                rest = after.trim_start();
            } else {
                terms.push((minus, name.to_owned()));
            }
            minus = match rest.chars().next() {
                None => return Ok(Sum { terms }),
                Some('+') => false,
                Some('-') => true,
                Some(_) => return Err(FormulaError::Strange(text.to_owned())),
            };
            rest = rest[1..].trim_start();
        }
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().map(|(_, name)| name.as_str())
    }

    /// What it comes to; nothing where one of the names has no value.
    pub fn value(&self, of: impl Fn(&str) -> Option<i64>) -> Option<i64> {
        self.terms.iter().try_fold(0_i64, |sum, (minus, name)| {
            let value = of(name)?;
            if *minus {
                sum.checked_sub(value)
            } else {
                sum.checked_add(value)
            }
        })
    }

    /// Whether no name stands in it twice.
    pub fn is_plain(&self) -> bool {
        let names: BTreeSet<&str> = self.names().collect();
        names.len() == self.terms.len()
    }
}

fn numbers(first: &str, last: &str) -> Option<std::ops::RangeInclusive<u16>> {
    let (first, last): (u16, u16) = (first.parse().ok()?, last.parse().ok()?);
    (first < last && last - first <= 100).then_some(first..=last)
}

/// The name at the beginning, and what follows it.
fn name(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let inside = match byte {
            b'.' | b'-' => end > 0 && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic),
            other => other.is_ascii_alphanumeric(),
        };
        if !inside {
            break;
        }
        end += 1;
    }
    text.split_at(end)
}

impl Rule {
    /// Reads one.
    ///
    /// # Errors
    /// [`FormulaError`].
    pub fn parse(text: &str) -> Result<Rule, FormulaError> {
        let relation = match (text.contains(">="), text.contains("<=")) {
            (true, false) => Relation::AtLeast,
            (false, true) => Relation::AtMost,
            (false, false) => Relation::Equal,
            (true, true) => return Err(FormulaError::NoRule(text.to_owned())),
        };
        let sides = text
            .split(relation.sign())
            .map(Sum::parse)
            .collect::<Result<Vec<_>, _>>()?;
        if sides.len() < 2 {
            return Err(FormulaError::NoRule(text.to_owned()));
        }
        Ok(Rule { sides, relation })
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (minus, name)) in self.terms.iter().enumerate() {
            match (at, minus) {
                (0, false) => {}
                (_, true) => f.write_str(" - ")?,
                (_, false) => f.write_str(" + ")?,
            }
            f.write_str(name)?;
        }
        Ok(())
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, side) in self.sides.iter().enumerate() {
            if at > 0 {
                write!(f, " {} ", self.relation.sign())?;
            }
            side.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str) -> Option<i64> {
        Sum::parse(text).unwrap().value(|name| name.parse().ok())
    }

    #[test]
    fn columns_are_added_as_the_form_writes_it() {
        assert_eq!(value("4+13+22"), Some(39));
        assert_eq!(value("2..7"), Some(27));
        assert_eq!(value("2..4 + 9"), Some(18));
        assert_eq!(value("6 - 8 - 9"), Some(-11));
        assert_eq!(value("6-2"), Some(4));
        assert_eq!(value("6 + ghi"), None, "what has no value makes the sum unknown");
    }

    #[test]
    fn words_may_carry_hyphens_and_dots() {
        let sum = Sum::parse("cases.in-time + cases.late - tasks.done-late").unwrap();
        assert_eq!(
            sum.names().collect::<Vec<_>>(),
            ["cases.in-time", "cases.late", "tasks.done-late"]
        );
        assert_eq!(sum.to_string(), "cases.in-time + cases.late - tasks.done-late");
    }

    #[test]
    fn what_is_no_sum_says_so() {
        for wrong in [
            "", "+", "1 +", "1 2", "1..", "7..2", "a..c", "1..200", "1 * 2", "1 = 2",
        ] {
            assert!(Sum::parse(wrong).is_err(), "{wrong}");
        }
        for wrong in ["1", "1 = ", "1 >= 2 <= 3", "1 = 2 >= 3"] {
            assert!(Rule::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_rule_may_have_many_sides() {
        let rule = Rule::parse("1 = 3+5+7 = 9+11").unwrap();
        assert_eq!(rule.to_string(), "1 = 3 + 5 + 7 = 9 + 11");
        assert_eq!(Rule::parse("9 <= 8").unwrap().relation, Relation::AtMost);
        assert!(Relation::AtMost.holds(3, 3) && !Relation::AtLeast.holds(2, 3));
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fail(text in "\\PC{0,40}") {
            if let Ok(sum) = Sum::parse(&text) {
                prop_assert_eq!(Sum::parse(&sum.to_string()), Ok(sum));
            }
            if let Ok(rule) = Rule::parse(&text) {
                prop_assert_eq!(Rule::parse(&rule.to_string()), Ok(rule));
            }
        }

        #[test]
        fn a_sum_is_read_back_and_adds_up(terms in prop::collection::vec((any::<bool>(), 1u16..500), 1..12)) {
            let text = terms.iter().enumerate().map(|(at, (minus, name))| match (at, minus) {
                (0, _) => name.to_string(),
                (_, true) => format!("-{name}"),
                (_, false) => format!("+{name}"),
            }).collect::<String>();
            let expected: i64 = terms.iter().enumerate()
                .map(|(at, (minus, name))| if *minus && at > 0 { -i64::from(*name) } else { i64::from(*name) })
                .sum();
            prop_assert_eq!(value(&text), Some(expected));
        }
    }
}
