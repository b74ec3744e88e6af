use super::{Claim, Facts, State};
use crate::bodies::BodyId;
use jiff::civil::Date;

/// How an assignment changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The new state.
    pub state: State,
    /// The day of the claim that waits to be judged.
    pub reported: Option<Date>,
    /// The day on which it was reported done, once accepted.
    pub done: Option<Date>,
}

/// Why a report is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ReportRefusal {
    /// It was accepted as done: nothing more to report.
    #[error("already accepted as done")]
    AlreadyDone,
    /// A report says in words what was done, or why it is late.
    #[error("a report needs words")]
    WordsMissing,
    /// More than the program keeps of one report.
    #[error("the words are too long")]
    WordsTooLong,
}

/// Longest report, in characters.
const LONGEST: usize = 20_000;

/// A body reports on its assignment on `today`.
///
/// # Errors
/// See [`ReportRefusal`].
pub fn report(facts: Facts, claim: Claim, words: &str, today: Date) -> Result<Moved, ReportRefusal> {
    if facts.state == State::Done {
        return Err(ReportRefusal::AlreadyDone);
    }
    if words.trim().is_empty() && claim != Claim::NotStarted {
        return Err(ReportRefusal::WordsMissing);
    }
    if words.chars().count() > LONGEST {
        return Err(ReportRefusal::WordsTooLong);
    }
    let reported = match (claim, facts.state) {
        // Adding to a claim that still waits does not make it later than it was.
        (Claim::Done, State::Reported) => facts.reported.or(Some(today)),
        (Claim::Done, _) => Some(today),
        _ => None,
    };
    Ok(Moved {
        state: claim.state(),
        reported,
        done: None,
    })
}

/// What whoever gave the task says of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is done.
    Accept,
    /// It is not, for a reason.
    Return,
}

/// Why a verdict is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum JudgeRefusal {
    /// The body has not said that it is done.
    #[error("nothing waits to be judged")]
    NothingReported,
    /// Somebody accepted it before.
    #[error("already accepted as done")]
    AlreadyDone,
    /// Whoever gets work back is told why.
    #[error("a return needs a reason")]
    ReasonMissing,
}

/// Accepts or returns a claim on `today`.
///
/// # Errors
/// See [`JudgeRefusal`].
pub fn judge(facts: Facts, verdict: Verdict, reason: &str, today: Date) -> Result<Moved, JudgeRefusal> {
    match facts.state {
        State::Reported => {}
        State::Done => return Err(JudgeRefusal::AlreadyDone),
        State::NotStarted | State::OnSchedule | State::Behind => return Err(JudgeRefusal::NothingReported),
    }
    match verdict {
        Verdict::Accept => Ok(Moved {
            state: State::Done,
            reported: facts.reported,
            done: facts.reported.or(Some(today)),
        }),
        Verdict::Return if reason.trim().is_empty() => Err(JudgeRefusal::ReasonMissing),
        Verdict::Return => {
            let late = facts.due.is_some_and(|due| due < today);
            Ok(Moved {
                state: if late { State::Behind } else { State::OnSchedule },
                reported: None,
                done: None,
            })
        }
    }
}

/// An assignment to be handed on, one level down.
#[derive(Debug, Clone, Copy)]
pub struct HandOn<'a> {
    /// The body that holds it.
    pub holder: BodyId,
    /// It was itself handed on by another body.
    pub handed_on: bool,
    /// How it stands.
    pub facts: Facts,
    /// Bodies that hold this round of the task already, whatever their part.
    pub held_by: &'a [BodyId],
}

/// Why an assignment is not handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum SubAssignRefusal {
    /// It is done.
    #[error("already accepted as done")]
    AlreadyDone,
    /// It was handed on once; a second time nobody would know whose it is.
    #[error("it was handed on to this body, which cannot hand it on again")]
    Further,
    /// No body was chosen.
    #[error("no body was chosen")]
    NoBody,
    /// To itself.
    #[error("the body holds it already")]
    Itself,
    /// That body holds the task already.
    #[error("that body has this task already")]
    Twice(BodyId),
    /// Later than one must oneself.
    #[error("due after the day on which the whole is due")]
    DueLater,
}

/// Whether the assignment may be handed on to `bodies`, due on `due`.
///
/// # Errors
/// See [`SubAssignRefusal`].
pub fn hand_on(from: HandOn<'_>, bodies: &[BodyId], due: Option<Date>) -> Result<(), SubAssignRefusal> {
    if from.facts.state == State::Done {
        return Err(SubAssignRefusal::AlreadyDone);
    }
    if from.handed_on {
        return Err(SubAssignRefusal::Further);
    }
    if bodies.is_empty() {
        return Err(SubAssignRefusal::NoBody);
    }
    if bodies.contains(&from.holder) {
        return Err(SubAssignRefusal::Itself);
    }
    if let Some(body) = bodies.iter().find(|body| from.held_by.contains(body)) {
        return Err(SubAssignRefusal::Twice(*body));
    }
    match (due, from.facts.due) {
        (Some(theirs), Some(ours)) if theirs > ours => Err(SubAssignRefusal::DueLater),
        _ => Ok(()),
    }
}

/// Why a body is not chased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ChaseRefusal {
    /// It is done.
    #[error("already accepted as done")]
    AlreadyDone,
    /// The body has reported: it is the giver's turn.
    #[error("the report waits for your own verdict")]
    WaitsForYou,
}

/// Whether it makes sense to chase.
///
/// # Errors
/// See [`ChaseRefusal`].
pub fn chase(facts: Facts) -> Result<(), ChaseRefusal> {
    match facts.state {
        State::Done => Err(ChaseRefusal::AlreadyDone),
        State::Reported => Err(ChaseRefusal::WaitsForYou),
        State::NotStarted | State::OnSchedule | State::Behind => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    const TODAY: Date = date(2026, 11, 22);

    fn facts(state: State, due: Option<Date>) -> Facts {
        Facts {
            state,
            due,
            reported: (state == State::Reported).then_some(date(2026, 11, 20)),
            done: (state == State::Done).then_some(date(2026, 11, 20)),
        }
    }

    #[test]
    fn a_claim_waits_and_is_done_on_the_day_it_was_made() {
        let claimed = report(facts(State::OnSchedule, None), Claim::Done, "Đã xong", TODAY).unwrap();
        assert_eq!(
            (claimed.state, claimed.reported, claimed.done),
            (State::Reported, Some(TODAY), None)
        );
        let accepted = judge(facts(State::Reported, None), Verdict::Accept, "", TODAY).unwrap();
        assert_eq!(
            (accepted.state, accepted.done),
            (State::Done, Some(date(2026, 11, 20)))
        );
    }

    #[test]
    fn adding_to_a_waiting_claim_keeps_its_day_and_taking_it_back_clears_it() {
        let again = report(facts(State::Reported, None), Claim::Done, "Bổ sung", TODAY).unwrap();
        assert_eq!(again.reported, Some(date(2026, 11, 20)));
        let back = report(facts(State::Reported, None), Claim::Behind, "Chưa đủ", TODAY).unwrap();
        assert_eq!((back.state, back.reported), (State::Behind, None));
    }

    #[test]
    fn what_comes_back_is_behind_once_the_day_has_passed() {
        let back = |due| {
            judge(
                facts(State::Reported, due),
                Verdict::Return,
                "Thiếu số liệu",
                TODAY,
            )
            .unwrap()
            .state
        };
        assert_eq!(back(Some(date(2026, 11, 21))), State::Behind);
        assert_eq!(back(Some(TODAY)), State::OnSchedule);
        assert_eq!(back(None), State::OnSchedule);
    }

    #[test]
    fn every_state_by_every_move() {
        for state in State::ALL {
            let now = facts(state, None);
            let done = state == State::Done;
            let waits = state == State::Reported;
            for claim in Claim::ALL {
                assert_eq!(
                    report(now, claim, "x", TODAY).is_ok(),
                    !done,
                    "{state:?} {claim:?}"
                );
            }
            assert_eq!(judge(now, Verdict::Accept, "", TODAY).is_ok(), waits, "{state:?}");
            assert_eq!(
                judge(now, Verdict::Return, "vì", TODAY).is_ok(),
                waits,
                "{state:?}"
            );
            assert_eq!(chase(now).is_ok(), !done && !waits, "{state:?}");
        }
        assert_eq!(
            judge(facts(State::Reported, None), Verdict::Return, " ", TODAY),
            Err(JudgeRefusal::ReasonMissing)
        );
        assert_eq!(
            report(facts(State::Behind, None), Claim::Done, " ", TODAY),
            Err(ReportRefusal::WordsMissing)
        );
    }

    #[test]
    fn it_is_handed_on_once_to_others_and_not_later_than_ones_own_day() {
        let [holder, lower, other] = [1, 2, 3].map(|n| BodyId(Uuid::from_u128(n)));
        let due = Some(date(2026, 12, 15));
        let from = HandOn {
            holder,
            handed_on: false,
            facts: facts(State::NotStarted, due),
            held_by: &[holder, other],
        };
        assert_eq!(hand_on(from, &[lower], due), Ok(()));
        assert_eq!(hand_on(from, &[], due), Err(SubAssignRefusal::NoBody));
        assert_eq!(hand_on(from, &[holder], due), Err(SubAssignRefusal::Itself));
        assert_eq!(
            hand_on(from, &[lower, other], due),
            Err(SubAssignRefusal::Twice(other))
        );
        assert_eq!(
            hand_on(from, &[lower], Some(date(2026, 12, 16))),
            Err(SubAssignRefusal::DueLater)
        );
        assert_eq!(
            hand_on(
                HandOn {
                    handed_on: true,
                    ..from
                },
                &[lower],
                due
            ),
            Err(SubAssignRefusal::Further)
        );
    }
}
