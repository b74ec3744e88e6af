use serde::{Deserialize, Serialize};

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalState {
    /// As the machine, or a split or merge, made it; nobody has decided.
    Proposed,
    /// An officer holds it for right; it waits for a signature.
    Accepted,
    /// No task, for the reason given.
    Refused,
    /// Its words went on in the proposals made by splitting or merging it.
    Replaced,
    /// Made by a split or merge that was undone.
    Withdrawn,
    /// Signed: it is a task now.
    Signed,
}

impl ProposalState {
    /// All states.
    pub const ALL: [ProposalState; 6] = [
        ProposalState::Proposed,
        ProposalState::Accepted,
        ProposalState::Refused,
        ProposalState::Replaced,
        ProposalState::Withdrawn,
        ProposalState::Signed,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            ProposalState::Proposed => "proposed",
            ProposalState::Accepted => "accepted",
            ProposalState::Refused => "refused",
            ProposalState::Replaced => "replaced",
            ProposalState::Withdrawn => "withdrawn",
            ProposalState::Signed => "signed",
        }
    }

    /// The state stored under `code`.
    pub fn from_code(code: &str) -> Option<ProposalState> {
        ProposalState::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether it is still on the officer's desk: neither out of use nor signed.
    pub fn is_open(self) -> bool {
        matches!(self, ProposalState::Proposed | ProposalState::Accepted)
    }
}

/// What somebody wants to do with a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// Hold it for right.
    Accept,
    /// Change title, bodies, deadline, receiver of the report.
    Edit,
    /// Part it.
    Split,
    /// Join it with others.
    Merge,
    /// Say that it is no task; the reason is given.
    Refuse {
        /// A reason is given.
        reasoned: bool,
    },
    /// Take back the last decision on it.
    Undo,
    /// Take it out of use, because the split or merge that made it is undone.
    Withdraw,
    /// Sign.
    Sign,
}

/// Why a proposal cannot be changed so. Words for people are in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProposalRefusal {
    /// It is signed: nothing of it changes any more.
    #[error("it is signed already")]
    Signed,
    /// It is out of use.
    #[error("it was replaced by other proposals")]
    Replaced,
    /// It was refused; undo that first.
    #[error("it was refused; undo that first")]
    Refused,
    /// Only what an officer has accepted is signed.
    #[error("nobody has accepted it yet")]
    NotAccepted,
    /// There is nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// A refusal needs a reason.
    #[error("a reason is needed")]
    ReasonMissing,
    /// It is accepted already.
    #[error("it is accepted already")]
    Accepted,
}

/// The state that `change` leads to from `state`.
///
/// # Errors
/// The [`ProposalRefusal`] in the officer's terms.
pub fn decide(state: ProposalState, change: Change) -> Result<ProposalState, ProposalRefusal> {
    use ProposalState::{Accepted, Proposed, Refused, Replaced, Signed, Withdrawn};
    match (state, change) {
        (Signed, _) => Err(ProposalRefusal::Signed),
        (Withdrawn, _) => Err(ProposalRefusal::Replaced),
        (Accepted | Refused | Replaced, Change::Undo) => Ok(Proposed),
        (Proposed, Change::Undo) => Err(ProposalRefusal::NothingToUndo),
        (Proposed | Accepted, Change::Withdraw) => Ok(Withdrawn),
        (Refused, Change::Withdraw) => Ok(Withdrawn),
        (Replaced, _) => Err(ProposalRefusal::Replaced),
        (Refused, _) => Err(ProposalRefusal::Refused),
        (Proposed, Change::Accept) => Ok(Accepted),
        (Accepted, Change::Accept) => Err(ProposalRefusal::Accepted),
        (state, Change::Edit) => Ok(state),
        (_, Change::Split | Change::Merge) => Ok(Replaced),
        (_, Change::Refuse { reasoned: true }) => Ok(Refused),
        (_, Change::Refuse { reasoned: false }) => Err(ProposalRefusal::ReasonMissing),
        (Accepted, Change::Sign) => Ok(Signed),
        (_, Change::Sign) => Err(ProposalRefusal::NotAccepted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ProposalState::*;

    const REFUSE: Change = Change::Refuse { reasoned: true };

    #[test]
    fn what_an_officer_may_do_in_each_state() {
        // accept, edit, split, merge, refuse, undo, withdraw, sign: where each leads, if it is allowed.
        let table = [
            (
                Proposed,
                [
                    Some(Accepted),
                    Some(Proposed),
                    Some(Replaced),
                    Some(Replaced),
                    Some(Refused),
                    None,
                    Some(Withdrawn),
                    None,
                ],
            ),
            (
                Accepted,
                [
                    None,
                    Some(Accepted),
                    Some(Replaced),
                    Some(Replaced),
                    Some(Refused),
                    Some(Proposed),
                    Some(Withdrawn),
                    Some(Signed),
                ],
            ),
            (
                Refused,
                [
                    None,
                    None,
                    None,
                    None,
                    None,
                    Some(Proposed),
                    Some(Withdrawn),
                    None,
                ],
            ),
            (
                Replaced,
                [None, None, None, None, None, Some(Proposed), None, None],
            ),
            (Withdrawn, [None; 8]),
            (Signed, [None; 8]),
        ];
        let changes = [
            Change::Accept,
            Change::Edit,
            Change::Split,
            Change::Merge,
            REFUSE,
            Change::Undo,
            Change::Withdraw,
            Change::Sign,
        ];
        for (state, row) in table {
            for (change, leads) in changes.into_iter().zip(row) {
                assert_eq!(decide(state, change).ok(), leads, "{state:?} {change:?}");
            }
        }
    }

    #[test]
    fn a_refusal_without_a_reason_is_sent_back() {
        let refused = decide(Proposed, Change::Refuse { reasoned: false });
        assert_eq!(refused, Err(ProposalRefusal::ReasonMissing));
    }

    #[test]
    fn what_is_signed_is_never_touched() {
        for change in [Change::Edit, Change::Undo, REFUSE, Change::Withdraw] {
            assert_eq!(decide(Signed, change), Err(ProposalRefusal::Signed));
        }
    }

    #[test]
    fn codes_lead_back() {
        for state in ProposalState::ALL {
            assert_eq!(ProposalState::from_code(state.code()), Some(state));
        }
    }
}
