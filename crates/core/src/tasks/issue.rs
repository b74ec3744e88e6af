use super::{Recurrence, recurrences};
use crate::bodies::BodyId;
use crate::documents::{BodyRole, Deadline};
use jiff::civil::Date;

/// A proposal as it stands before the signer.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// A person accepted it, as read or edited.
    pub decided: bool,
    /// It was signed before.
    pub issued: bool,
    /// Last day in time, as a person left it.
    pub due: Option<Date>,
    /// All that was said about time; only what recurs counts here.
    pub deadlines: &'a [Deadline],
    /// The bodies that its expressions stand for; nothing where an expression matches none.
    pub bodies: &'a [(BodyRole, Option<BodyId>)],
}

/// What a signature would issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Each body once, in the order of the words; a body named for both parts leads.
    pub bodies: Vec<(BodyRole, BodyId)>,
    /// The one-off due day.
    pub due: Option<Date>,
    /// What comes back.
    pub recurrences: Vec<Recurrence>,
    /// Expressions that match no body: they are left out, and the signer sees it.
    pub unmatched: usize,
    /// The due day has passed already: it will be overdue from the start.
    pub late_from_start: bool,
}

/// Why a proposal cannot be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Hold {
    /// Nobody has accepted it yet, or it was refused, split or merged.
    #[error("nobody has accepted this proposal")]
    NotAccepted,
    /// Somebody signed it before.
    #[error("somebody has signed this before")]
    AlreadyIssued,
    /// It says of nobody that he must do it.
    #[error("no body is given this task")]
    Nobody,
}

/// What signing the proposal on `today` would issue.
///
/// # Errors
/// See [`Hold`].
pub fn order(candidate: &Candidate<'_>, today: Date) -> Result<Order, Hold> {
    if candidate.issued {
        return Err(Hold::AlreadyIssued);
    }
    if !candidate.decided {
        return Err(Hold::NotAccepted);
    }
    let mut bodies: Vec<(BodyRole, BodyId)> = Vec::new();
    let mut unmatched = 0;
    for wanted in [BodyRole::Lead, BodyRole::Supporting] {
        for (_, body) in candidate.bodies.iter().filter(|(part, _)| *part == wanted) {
            match body {
                Some(body) if bodies.iter().any(|(_, known)| known == body) => {}
                Some(body) => bodies.push((wanted, *body)),
                None => unmatched += 1,
            }
        }
    }
    if bodies.is_empty() {
        return Err(Hold::Nobody);
    }
    Ok(Order {
        bodies,
        due: candidate.due,
        recurrences: recurrences(candidate.deadlines),
        unmatched,
        late_from_start: candidate.due.is_some_and(|due| due < today),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn body(n: u128) -> BodyId {
        BodyId(Uuid::from_u128(n))
    }

    fn candidate(bodies: &[(BodyRole, Option<BodyId>)]) -> Candidate<'_> {
        Candidate {
            decided: true,
            issued: false,
            due: None,
            deadlines: &[],
            bodies,
        }
    }

    const TODAY: Date = date(2026, 11, 22);

    #[test]
    fn a_body_named_twice_gets_it_once_and_leads_if_it_leads_anywhere() {
        let named = [
            (BodyRole::Supporting, Some(body(1))),
            (BodyRole::Lead, Some(body(2))),
            (BodyRole::Lead, Some(body(1))),
            (BodyRole::Lead, Some(body(2))),
            (BodyRole::Supporting, None),
        ];
        let found = order(&candidate(&named), TODAY).unwrap();
        assert_eq!(
            found.bodies,
            [(BodyRole::Lead, body(2)), (BodyRole::Lead, body(1))]
        );
        assert_eq!(found.unmatched, 1);
    }

    #[test]
    fn without_a_body_without_acceptance_or_twice_nothing_is_issued() {
        let named = [(BodyRole::Lead, Some(body(1)))];
        assert_eq!(
            order(&candidate(&[(BodyRole::Lead, None)]), TODAY),
            Err(Hold::Nobody)
        );
        let undecided = Candidate {
            decided: false,
            ..candidate(&named)
        };
        assert_eq!(order(&undecided, TODAY), Err(Hold::NotAccepted));
        let twice = Candidate {
            issued: true,
            ..candidate(&named)
        };
        assert_eq!(order(&twice, TODAY), Err(Hold::AlreadyIssued));
    }

    #[test]
    fn an_old_due_day_is_kept_and_said() {
        let named = [(BodyRole::Lead, Some(body(1)))];
        let old = Candidate {
            due: Some(date(2018, 12, 31)),
            ..candidate(&named)
        };
        let found = order(&old, TODAY).unwrap();
        assert!(found.late_from_start);
        assert_eq!(found.due, Some(date(2018, 12, 31)));
    }
}
