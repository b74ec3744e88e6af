use crate::book::Rulebook;
use crate::error::RuleError;
use crate::files::LawFiles;
use crate::rule::Value;
use gandan_core::cases::retention::Schedule;
use gandan_core::clock::{Circumstances, Term};
use jiff::civil::Date;

/// How long something is kept, and which article says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeping {
    /// So long.
    pub term: Term,
    /// Its id in the list of rules.
    pub reference: String,
    /// The article, or the installation's own paper where the law names no number.
    pub citation: String,
}

impl Rulebook {
    /// For how long a rule has something kept whose keeping begins on `from`. The last day is reckoned without the
    /// calendar: the end of a shortest time does not roll, and it lies further off than days off are announced.
    ///
    /// # Errors
    /// As [`Rulebook::rule`]; the rule is no term; or nobody knows how long.
    pub fn keeping(&self, name: &str, from: Date) -> Result<Keeping, RuleError> {
        let version = self.rule(name, from)?;
        match &version.value {
            Value::Term(value) => match value.case(&Circumstances::default()) {
                Ok(case) => Ok(Keeping {
                    term: case.count.term,
                    reference: case.id.clone(),
                    citation: case.citation.clone(),
                }),
                Err(Some(hole)) => Err(self.hole(name, &hole.hole, &hole.id, &hole.citation)),
                Err(None) => Err(RuleError::NotATerm {
                    name: name.to_owned(),
                }),
            },
            Value::Unknown(hole) => Err(self.hole(name, hole, &version.id, &version.citation)),
            _ => Err(RuleError::NotATerm {
                name: name.to_owned(),
            }),
        }
    }
}

/// Reads `retention.yaml`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn schedule(files: &LawFiles) -> Result<Schedule, String> {
    match files.text("retention.yaml") {
        Some(text) => serde_saphyr::from_str(text).map_err(|error| error.to_string()),
        None => Ok(Schedule::default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalRules;
    use gandan_core::clock::Unit;
    use jiff::civil::date;

    #[test]
    fn every_class_of_the_schedule_names_a_rule_that_there_is() {
        let book = Rulebook::shipped();
        assert!(!book.schedule().classes.is_empty());
        for class in &book.schedule().classes {
            let asked = book.keeping(&class.rule, date(2026, 12, 31));
            assert!(
                matches!(asked, Ok(_) | Err(RuleError::Hole { .. })),
                "{}: {asked:?}",
                class.key
            );
        }
    }

    #[test]
    fn an_ineligible_petition_is_kept_a_year_and_a_complaint_until_somebody_says_how_long() {
        let book = Rulebook::shipped();
        let kept = book.keeping("petition.retention", date(2026, 7, 13)).unwrap();
        assert_eq!((kept.term.amount, kept.term.unit), (1, Unit::Years));
        assert_eq!(kept.reference, "XLD-06");
        let unknown = book
            .keeping("retention.complaint", date(2026, 12, 31))
            .unwrap_err();
        assert_eq!(unknown.code(), "hole");
        let local: LocalRules =
            serde_saphyr::from_str("fill: [{rule: retention.complaint, years: 15, ground: 'Bảng thời hạn'}]")
                .unwrap();
        let kept = book.configured(&local).unwrap();
        let kept = kept.keeping("retention.complaint", date(2026, 12, 31)).unwrap();
        assert_eq!((kept.term.amount, kept.citation.as_str()), (15, "Bảng thời hạn"));
        assert_eq!(
            book.keeping("retention.complaint", date(2025, 6, 30))
                .unwrap_err()
                .code(),
            "not-in-force"
        );
    }
}
