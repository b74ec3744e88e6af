use serde::{Deserialize, Serialize};

/// How far a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportState {
    /// Being written.
    Draft,
    /// Before the head.
    Review,
    /// Signed, its figures frozen.
    Signed,
    /// On its way up.
    Sent,
    /// The receiving body has taken it.
    Accepted,
    /// The receiving body has sent it back, with a reason; it is written again as the next version.
    Returned,
}

/// What somebody does with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportAct {
    /// Trình.
    Submit,
    /// Takes it back to go on writing.
    TakeBack,
    /// Ký.
    Sign,
    /// Gửi.
    Send,
    /// The receiving body takes it.
    Accept,
    /// The receiving body sends it back.
    Return,
    /// Writes on after it was sent back.
    Revise,
}

impl ReportState {
    /// All states, in the order in which a report goes through them.
    pub const ALL: [ReportState; 6] = [
        ReportState::Draft,
        ReportState::Review,
        ReportState::Signed,
        ReportState::Sent,
        ReportState::Accepted,
        ReportState::Returned,
    ];

    /// Under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            ReportState::Draft => "draft",
            ReportState::Review => "review",
            ReportState::Signed => "signed",
            ReportState::Sent => "sent",
            ReportState::Accepted => "accepted",
            ReportState::Returned => "returned",
        }
    }

    /// The state stored under `code`.
    pub fn from_code(code: &str) -> Option<ReportState> {
        ReportState::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether its words may be changed.
    pub fn is_open(self) -> bool {
        matches!(self, ReportState::Draft | ReportState::Review)
    }

    /// Whether it was sent up and not sent back.
    pub fn is_filed(self) -> bool {
        matches!(self, ReportState::Sent | ReportState::Accepted)
    }
}

impl ReportAct {
    /// All acts.
    pub const ALL: [ReportAct; 7] = [
        ReportAct::Submit,
        ReportAct::TakeBack,
        ReportAct::Sign,
        ReportAct::Send,
        ReportAct::Accept,
        ReportAct::Return,
        ReportAct::Revise,
    ];

    /// As the journal writes it.
    pub fn code(self) -> &'static str {
        match self {
            ReportAct::Submit => "submit",
            ReportAct::TakeBack => "take-back",
            ReportAct::Sign => "sign",
            ReportAct::Send => "send",
            ReportAct::Accept => "accept",
            ReportAct::Return => "return",
            ReportAct::Revise => "revise",
        }
    }

    /// Where it leads from, and to.
    fn way(self) -> (ReportState, ReportState) {
        match self {
            ReportAct::Submit => (ReportState::Draft, ReportState::Review),
            ReportAct::TakeBack => (ReportState::Review, ReportState::Draft),
            ReportAct::Sign => (ReportState::Review, ReportState::Signed),
            ReportAct::Send => (ReportState::Signed, ReportState::Sent),
            ReportAct::Accept => (ReportState::Sent, ReportState::Accepted),
            ReportAct::Return => (ReportState::Sent, ReportState::Returned),
            ReportAct::Revise => (ReportState::Returned, ReportState::Draft),
        }
    }
}

/// What the decision has to know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// The version that the person had before them, and the one that is stored.
    pub seen: i64,
    /// See `seen`.
    pub stored: i64,
    /// Findings that nobody has answered.
    pub unanswered: usize,
    /// Words that say why.
    pub reason: bool,
    /// The same form was sent before: what it asked for has been done.
    pub again: bool,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// The report goes on to that state.
    To(ReportState),
    /// It was done before, by the same form; nothing changes.
    Before,
}

/// Why an act is not done. Nothing is lost: the words of the person stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefusal {
    /// Somebody changed the report since the page was opened.
    #[error("the report has changed since")]
    Stale,
    /// Not in this state.
    #[error("not possible in this state")]
    NotFromHere,
    /// Findings without an answer.
    #[error("{0} findings are not answered")]
    Unanswered(usize),
    /// It needs a reason.
    #[error("a reason is missing")]
    NoReason,
}

/// Decides an act. What was done by the same form before is done and no error, also where the report has gone on since.
///
/// # Errors
/// [`ReportRefusal`].
pub fn decide(state: ReportState, act: ReportAct, given: Given) -> Result<Went, ReportRefusal> {
    if given.again {
        return Ok(Went::Before);
    }
    let (from, to) = act.way();
    if given.seen != given.stored {
        return Err(ReportRefusal::Stale);
    }
    if state != from {
        return Err(ReportRefusal::NotFromHere);
    }
    match act {
        ReportAct::Sign if given.unanswered > 0 => Err(ReportRefusal::Unanswered(given.unanswered)),
        ReportAct::Return if !given.reason => Err(ReportRefusal::NoReason),
        _ => Ok(Went::To(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_in_every_state() {
        let fresh = Given {
            reason: true,
            ..Given::default()
        };
        let mut table = Vec::new();
        for act in ReportAct::ALL {
            let from: Vec<&str> = ReportState::ALL
                .into_iter()
                .filter(|state| decide(*state, act, fresh).is_ok())
                .map(ReportState::code)
                .collect();
            table.push((act.code(), from.join(" ")));
        }
        let wanted = [
            ("submit", "draft"),
            ("take-back", "review"),
            ("sign", "review"),
            ("send", "signed"),
            ("accept", "sent"),
            ("return", "sent"),
            ("revise", "returned"),
        ];
        assert_eq!(table, wanted.map(|(act, from)| (act, from.to_owned())));
        for state in ReportState::ALL {
            assert_eq!(ReportState::from_code(state.code()), Some(state));
        }
    }

    #[test]
    fn a_signature_on_a_stale_draft_is_refused_and_a_second_one_is_none() {
        let sign = |given| decide(ReportState::Review, ReportAct::Sign, given);
        assert_eq!(
            sign(Given {
                seen: 3,
                stored: 4,
                ..Given::default()
            }),
            Err(ReportRefusal::Stale)
        );
        assert_eq!(
            sign(Given {
                unanswered: 2,
                ..Given::default()
            }),
            Err(ReportRefusal::Unanswered(2))
        );
        let again = Given {
            seen: 3,
            stored: 5,
            again: true,
            ..Given::default()
        };
        assert_eq!(
            decide(ReportState::Sent, ReportAct::Sign, again),
            Ok(Went::Before)
        );
        let why = Given::default();
        assert_eq!(
            decide(ReportState::Sent, ReportAct::Return, why),
            Err(ReportRefusal::NoReason)
        );
    }
}
