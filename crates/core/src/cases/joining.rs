use super::Regime;
use crate::bodies::BodyId;
use uuid::Uuid;

/// A case as far as one needs to know it to join it with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joinable {
    /// Which.
    pub id: Uuid,
    /// Under which law.
    pub regime: Regime,
    /// Code of its procedure: law and instance.
    pub procedure: String,
    /// Who holds it.
    pub holder: BodyId,
    /// It is on its way to another body.
    pub offered: bool,
    /// Something is still owed.
    pub open: bool,
    /// It stands still by decision.
    pub paused: bool,
    /// Content is not in this database.
    pub sealed: bool,
    /// It was joined with another before.
    pub merged: bool,
    /// When it came, microseconds UTC.
    pub received_at: i64,
}

/// Why cases are not joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JoinRefusal {
    /// Nothing to join, or a case with itself.
    #[error("choose at least one other case")]
    Nothing,
    /// One of them is closed.
    #[error("one of them is closed")]
    Closed,
    /// One of them was joined before.
    #[error("one of them was joined with another before")]
    Merged,
    /// What it says is on paper, so nobody can tell that it is the same.
    #[error("a denunciation is not joined: its content is not here")]
    Sealed,
    /// They run under different laws or instances, with different terms.
    #[error("they run under different laws")]
    OtherLaw,
    /// Different bodies hold them.
    #[error("another body holds one of them")]
    OtherBody,
    /// One of them is on its way to another body.
    #[error("one of them is on its way to another body")]
    OnItsWay,
    /// The one that goes on stands still: the others would wait with it.
    #[error("the case that goes on is suspended")]
    Suspended,
}

impl JoinRefusal {
    /// All refusals; words of pages begin with `join-refusal-`.
    pub const ALL: [JoinRefusal; 8] = [
        JoinRefusal::Nothing,
        JoinRefusal::Closed,
        JoinRefusal::Merged,
        JoinRefusal::Sealed,
        JoinRefusal::OtherLaw,
        JoinRefusal::OtherBody,
        JoinRefusal::OnItsWay,
        JoinRefusal::Suspended,
    ];

    /// The name under which words know it.
    pub fn code(self) -> &'static str {
        match self {
            JoinRefusal::Nothing => "nothing",
            JoinRefusal::Closed => "closed",
            JoinRefusal::Merged => "merged",
            JoinRefusal::Sealed => "sealed",
            JoinRefusal::OtherLaw => "other-law",
            JoinRefusal::OtherBody => "other-body",
            JoinRefusal::OnItsWay => "on-its-way",
            JoinRefusal::Suspended => "suspended",
        }
    }
}

/// Which of these cases about one matter goes on; all others are joined with it. It is the one that came first, so that
/// nobody's terms begin later than they did.
///
/// # Errors
/// See [`JoinRefusal`].
pub fn goes_on(cases: &[Joinable]) -> Result<Uuid, JoinRefusal> {
    let mut ids: Vec<Uuid> = cases.iter().map(|case| case.id).collect();
    ids.sort_unstable();
    ids.dedup();
    let first = cases
        .iter()
        .min_by_key(|case| (case.received_at, case.id))
        .filter(|_| ids.len() > 1 && ids.len() == cases.len())
        .ok_or(JoinRefusal::Nothing)?;
    for case in cases {
        if case.sealed {
            return Err(JoinRefusal::Sealed);
        }
        if case.merged {
            return Err(JoinRefusal::Merged);
        }
        if !case.open {
            return Err(JoinRefusal::Closed);
        }
        if case.offered {
            return Err(JoinRefusal::OnItsWay);
        }
        if case.holder != first.holder {
            return Err(JoinRefusal::OtherBody);
        }
        if !same_law(case, first) {
            return Err(JoinRefusal::OtherLaw);
        }
    }
    if first.paused {
        return Err(JoinRefusal::Suspended);
    }
    Ok(first.id)
}

/// Proposals and feedback are one kind of petition with the same terms (TT 05/2021/TT-TTCP Đ6 k1); all others only go
/// with their own procedure.
fn same_law(one: &Joinable, other: &Joinable) -> bool {
    let said = |case: &Joinable| matches!(case.regime, Regime::Proposal | Regime::Feedback);
    one.procedure == other.procedure || (said(one) && said(other))
}

/// Whether a petition that comes now is taken into a case about the same, held by `body`: it then goes its way, under the
/// terms that run already.
///
/// # Errors
/// See [`JoinRefusal`].
pub fn may_take_in(case: &Joinable, regime: Regime, body: BodyId) -> Result<(), JoinRefusal> {
    let said = |regime: Regime| matches!(regime, Regime::Proposal | Regime::Feedback);
    if case.sealed {
        return Err(JoinRefusal::Sealed);
    }
    if case.merged {
        return Err(JoinRefusal::Merged);
    }
    if !case.open {
        return Err(JoinRefusal::Closed);
    }
    if case.offered {
        return Err(JoinRefusal::OnItsWay);
    }
    if case.holder != body {
        return Err(JoinRefusal::OtherBody);
    }
    if case.regime != regime && !(said(case.regime) && said(regime)) {
        return Err(JoinRefusal::OtherLaw);
    }
    if case.paused {
        return Err(JoinRefusal::Suspended);
    }
    Ok(())
}

/// Why a petition is not taken out of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TakeOutRefusal {
    /// It opened the case: then the others are what is taken out.
    #[error("it opened the case")]
    First,
    /// It is not in this case, or came with a case that was joined: then that one is parted.
    #[error("it is not a petition of this case")]
    NotOfIt,
    /// The case is closed, was joined with another, or is on its way.
    #[error("the case is closed, joined, or on its way")]
    Closed,
}

impl TakeOutRefusal {
    /// The name under which words know it: `take-out-refusal-…`.
    pub fn code(self) -> &'static str {
        match self {
            TakeOutRefusal::First => "first",
            TakeOutRefusal::NotOfIt => "not-of-it",
            TakeOutRefusal::Closed => "closed",
        }
    }
}

/// Whether the petition at `position` among those of a case may be taken out of it again.
///
/// # Errors
/// See [`TakeOutRefusal`].
pub fn may_take_out(case: &Joinable, position: Option<usize>) -> Result<(), TakeOutRefusal> {
    if !case.open || case.merged || case.offered || case.sealed {
        return Err(TakeOutRefusal::Closed);
    }
    match position {
        None => Err(TakeOutRefusal::NotOfIt),
        Some(0) => Err(TakeOutRefusal::First),
        Some(_) => Ok(()),
    }
}

/// Most matters that one petition is split into.
pub const MOST_PARTS: usize = 6;

/// Why a petition is not split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SplitRefusal {
    /// Fewer than two matters, or more than are split.
    #[error("give two to {MOST_PARTS} matters")]
    Parts,
    /// The case is closed, was joined, or is on its way.
    #[error("the case is closed, joined, or on its way")]
    Closed,
    /// What it says is on paper.
    #[error("a denunciation is not split here")]
    Sealed,
    /// One of the matters is a denunciation: the person is asked to write it by itself.
    #[error("a denunciation is written by itself")]
    Denunciation,
    /// Several petitions are in the case: nobody can tell which of them a part is of.
    #[error("the case has several petitions")]
    SeveralPetitions,
    /// It is one of the parts of a petition already.
    #[error("it is a part already")]
    Part,
}

impl SplitRefusal {
    /// The name under which words know it: `split-refusal-…`.
    pub fn code(self) -> &'static str {
        match self {
            SplitRefusal::Parts => "parts",
            SplitRefusal::Closed => "closed",
            SplitRefusal::Sealed => "sealed",
            SplitRefusal::Denunciation => "denunciation",
            SplitRefusal::SeveralPetitions => "several-petitions",
            SplitRefusal::Part => "part",
        }
    }
}

/// Whether the petition of a case may be split into matters of these regimes, the first of which stays in the case
/// (TT 05/2021/TT-TTCP Đ6 k1: by content, not by title; NĐ 154/2026/NĐ-CP Đ14 k4: each content by itself).
///
/// # Errors
/// See [`SplitRefusal`].
pub fn may_split(
    case: &Joinable,
    petitions: usize,
    is_part: bool,
    into: &[Regime],
) -> Result<(), SplitRefusal> {
    if case.sealed {
        return Err(SplitRefusal::Sealed);
    }
    if !case.open || case.merged || case.offered {
        return Err(SplitRefusal::Closed);
    }
    if is_part {
        return Err(SplitRefusal::Part);
    }
    if petitions != 1 {
        return Err(SplitRefusal::SeveralPetitions);
    }
    if !(2..=MOST_PARTS).contains(&into.len()) {
        return Err(SplitRefusal::Parts);
    }
    if into.contains(&Regime::Denunciation) {
        return Err(SplitRefusal::Denunciation);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: u128, received_at: i64) -> Joinable {
        Joinable {
            id: Uuid::from_u128(id),
            regime: Regime::Complaint,
            procedure: "complaint".to_owned(),
            holder: BodyId(Uuid::from_u128(9)),
            offered: false,
            open: true,
            paused: false,
            sealed: false,
            merged: false,
            received_at,
        }
    }

    #[test]
    fn the_one_that_came_first_goes_on_so_that_no_term_begins_later() {
        let cases = [case(1, 30), case(2, 10), case(3, 20)];
        assert_eq!(goes_on(&cases), Ok(Uuid::from_u128(2)));
        assert_eq!(goes_on(&cases[..1]), Err(JoinRefusal::Nothing));
        assert_eq!(goes_on(&[case(1, 1), case(1, 1)]), Err(JoinRefusal::Nothing));
    }

    #[test]
    fn what_differs_in_law_body_or_state_is_not_joined() {
        let with = |change: fn(&mut Joinable)| {
            let mut other = case(2, 20);
            change(&mut other);
            goes_on(&[case(1, 10), other])
        };
        assert_eq!(with(|_| ()), Ok(Uuid::from_u128(1)));
        assert_eq!(with(|case| case.open = false), Err(JoinRefusal::Closed));
        assert_eq!(with(|case| case.merged = true), Err(JoinRefusal::Merged));
        assert_eq!(with(|case| case.sealed = true), Err(JoinRefusal::Sealed));
        assert_eq!(with(|case| case.offered = true), Err(JoinRefusal::OnItsWay));
        assert_eq!(
            with(|case| case.holder = BodyId(Uuid::from_u128(8))),
            Err(JoinRefusal::OtherBody)
        );
        assert_eq!(
            with(|case| case.procedure = "complaint-second".to_owned()),
            Err(JoinRefusal::OtherLaw)
        );
        // A case that waits may be joined with one that goes on, not the other way round.
        assert_eq!(with(|case| case.paused = true), Ok(Uuid::from_u128(1)));
        assert_eq!(
            with(|case| {
                case.paused = true;
                case.received_at = 1;
            }),
            Err(JoinRefusal::Suspended)
        );
    }

    #[test]
    fn a_petition_goes_with_an_open_case_of_the_same_law_and_body_only() {
        let body = BodyId(Uuid::from_u128(9));
        let with = |change: fn(&mut Joinable)| {
            let mut open = case(1, 10);
            change(&mut open);
            may_take_in(&open, Regime::Complaint, body)
        };
        assert_eq!(with(|_| ()), Ok(()));
        assert_eq!(with(|case| case.open = false), Err(JoinRefusal::Closed));
        assert_eq!(with(|case| case.merged = true), Err(JoinRefusal::Merged));
        assert_eq!(with(|case| case.sealed = true), Err(JoinRefusal::Sealed));
        assert_eq!(with(|case| case.offered = true), Err(JoinRefusal::OnItsWay));
        assert_eq!(with(|case| case.paused = true), Err(JoinRefusal::Suspended));
        assert_eq!(
            with(|case| case.holder = BodyId(Uuid::from_u128(8))),
            Err(JoinRefusal::OtherBody)
        );
        assert_eq!(
            with(|case| case.regime = Regime::Feedback),
            Err(JoinRefusal::OtherLaw)
        );
        let feedback = Joinable {
            regime: Regime::Feedback,
            ..case(1, 10)
        };
        assert_eq!(may_take_in(&feedback, Regime::Proposal, body), Ok(()));
    }

    #[test]
    fn whoever_opened_a_case_stays_in_it_and_another_may_leave() {
        let open = case(1, 10);
        assert_eq!(may_take_out(&open, Some(1)), Ok(()));
        assert_eq!(may_take_out(&open, Some(0)), Err(TakeOutRefusal::First));
        assert_eq!(may_take_out(&open, None), Err(TakeOutRefusal::NotOfIt));
        let closed = Joinable { open: false, ..open };
        assert_eq!(may_take_out(&closed, Some(1)), Err(TakeOutRefusal::Closed));
    }

    #[test]
    fn proposal_and_feedback_go_together_and_a_complaint_goes_with_neither() {
        let of = |id, regime: Regime| Joinable {
            regime,
            procedure: regime.code().to_owned(),
            ..case(id, 5)
        };
        assert!(goes_on(&[of(1, Regime::Proposal), of(2, Regime::Feedback)]).is_ok());
        assert_eq!(
            goes_on(&[of(1, Regime::Proposal), of(2, Regime::Complaint)]),
            Err(JoinRefusal::OtherLaw)
        );
        assert_eq!(
            goes_on(&[of(1, Regime::Regulation), of(2, Regime::Feedback)]),
            Err(JoinRefusal::OtherLaw)
        );
    }

    #[test]
    fn a_petition_is_split_by_content_and_a_denunciation_is_written_by_itself() {
        let two = [Regime::Complaint, Regime::Proposal];
        let whole = case(1, 1);
        assert_eq!(may_split(&whole, 1, false, &two), Ok(()));
        assert_eq!(
            may_split(&whole, 2, false, &two),
            Err(SplitRefusal::SeveralPetitions)
        );
        assert_eq!(may_split(&whole, 1, true, &two), Err(SplitRefusal::Part));
        assert_eq!(may_split(&whole, 1, false, &two[..1]), Err(SplitRefusal::Parts));
        assert_eq!(
            may_split(&whole, 1, false, &[Regime::Feedback; 7]),
            Err(SplitRefusal::Parts)
        );
        assert_eq!(
            may_split(&whole, 1, false, &[Regime::Complaint, Regime::Denunciation]),
            Err(SplitRefusal::Denunciation)
        );
        let closed = Joinable { open: false, ..whole };
        assert_eq!(may_split(&closed, 1, false, &two), Err(SplitRefusal::Closed));
    }
}
