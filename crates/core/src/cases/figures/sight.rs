use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// So many distinct matters must there be before anything is shown: a pattern is seen by place and subject, never a person.
pub const LEAST_MATTERS: u32 = 5;
/// The last so many days are held against as many before them.
pub const SPAN_DAYS: i32 = 30;

/// A matter as early sight looks at it. Merged duplicates are left out before: they count where they went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The commune.
    pub place: Uuid,
    /// Code of the subject.
    pub subject: String,
    /// When it came.
    pub day: Date,
    /// The case.
    pub case: Uuid,
    /// Something by which the same person is known again, where they said who they are. It stays in memory.
    pub person: Option<String>,
}

/// A place where a subject comes up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting {
    /// The commune.
    pub place: Uuid,
    /// Code of the subject.
    pub subject: String,
    /// Distinct matters in the last days.
    pub now: u32,
    /// In as many days before; nothing where they were fewer than [`LEAST_MATTERS`], so that no small number is told.
    pub before: Option<u32>,
}

/// Where at least [`LEAST_MATTERS`] distinct matters came in the last [`SPAN_DAYS`] days up to and with `today`, most first.
///
/// Several matters of one person about one subject in one place are one: five letters of one person are not a pattern.
pub fn sight(matters: impl IntoIterator<Item = Seen>, today: Date) -> Vec<Sighting> {
    /// Cases without a known person, and persons.
    type Distinct = BTreeSet<Result<String, Uuid>>;
    let mut found: BTreeMap<(Uuid, String), (Distinct, Distinct)> = BTreeMap::new();
    for matter in matters {
        let ago = (today - matter.day).get_days();
        if matter.subject.is_empty() || !(0..2 * SPAN_DAYS).contains(&ago) {
            continue;
        }
        let (now, before) = found.entry((matter.place, matter.subject)).or_default();
        let side = if ago < SPAN_DAYS { now } else { before };
        side.insert(matter.person.ok_or(matter.case));
    }
    let count = |side: &Distinct| u32::try_from(side.len()).unwrap_or(u32::MAX);
    let mut seen: Vec<Sighting> = found
        .into_iter()
        .map(|((place, subject), (now, before))| Sighting {
            place,
            subject,
            now: count(&now),
            before: Some(count(&before)).filter(|before| *before >= LEAST_MATTERS),
        })
        .filter(|sighting| sighting.now >= LEAST_MATTERS)
        .collect();
    seen.sort_by(|one, other| other.now.cmp(&one.now).then_with(|| one.cmp(other)));
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn seen(case: u128, ago: i32, person: Option<&str>) -> Seen {
        Seen {
            place: Uuid::from_u128(1),
            subject: "lighting".to_owned(),
            day: TODAY - ago.days(),
            case: Uuid::from_u128(case),
            person: person.map(str::to_owned),
        }
    }

    #[test]
    fn below_five_nothing_is_shown() {
        let four: Vec<Seen> = (0..4).map(|case| seen(case, 3, None)).collect();
        assert_eq!(sight(four.clone(), TODAY), []);
        let five: Vec<Seen> = four.into_iter().chain([seen(9, 29, None)]).collect();
        let found = sight(five, TODAY);
        assert_eq!((found[0].now, found[0].before), (5, None));
    }

    #[test]
    fn five_letters_of_one_person_are_not_a_pattern() {
        let letters = (0..9).map(|case| seen(case, 3, Some("0900000001")));
        let others = (10..13).map(|case| seen(case, 3, None));
        assert_eq!(
            sight(letters.chain(others), TODAY),
            [],
            "one person and three others are four"
        );
    }

    #[test]
    fn the_same_span_before_is_held_against_it() {
        let now = (0..6).map(|case| seen(case, 0, None));
        let before = (10..15).map(|case| seen(case, 30, None));
        let long_ago = (20..29).map(|case| seen(case, 60, None));
        let found = sight(now.chain(before).chain(long_ago), TODAY);
        assert_eq!((found[0].now, found[0].before), (6, Some(5)));
    }
}
