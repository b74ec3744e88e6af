use super::{Move, Outcome, Procedure};
use jiff::civil::Date;

/// How a case stands, as far as figures and lists need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Code of the state.
    pub state: String,
    /// The body still owes something.
    pub open: bool,
    /// How it ended, if it has.
    pub outcome: Option<Outcome>,
    /// The day of the answer, refusal or guidance.
    pub answered: Option<Date>,
    /// Whether all terms that ended with it were kept; nothing where none bound the body.
    pub in_time: Option<bool>,
    /// Since when nothing is owed.
    pub closed: Option<Date>,
    /// How often it was opened again.
    pub reopened: u32,
}

impl Standing {
    /// How it stands after `step`, made `on` a day; `in_time` says whether the terms that ended with it were kept.
    ///
    /// A matter that is opened again has no answer any more: it counts as open until the next one.
    pub fn after(
        &self,
        procedure: &Procedure,
        step: &Move,
        on: Date,
        in_time: Option<bool>,
    ) -> Option<Standing> {
        let state = step.to.as_deref().unwrap_or(&self.state);
        let open = procedure.state(state)?.open;
        let again =
            self.outcome.is_some() && step.outcome.is_none() && open && step.to.is_some() && !self.open;
        let mut after = Standing {
            state: state.to_owned(),
            open,
            ..self.clone()
        };
        if again {
            after.outcome = None;
            after.answered = None;
            after.in_time = None;
            after.closed = None;
            after.reopened += 1;
        }
        if let Some(outcome) = step.outcome {
            after.outcome = Some(outcome);
            after.answered = Some(on);
            after.in_time = in_time;
        }
        match (self.open, open) {
            (true, false) => after.closed = Some(on),
            (false, true) => after.closed = None,
            _ => {}
        }
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::super::shipped::procedure;
    use super::*;
    use jiff::civil::date;

    fn fresh() -> Standing {
        Standing {
            state: "received".to_owned(),
            open: true,
            outcome: None,
            answered: None,
            in_time: None,
            closed: None,
            reopened: 0,
        }
    }

    #[test]
    fn an_answer_closes_feedback_and_not_yet_opens_it_again() {
        let feedback = procedure("feedback");
        let answer = feedback.find_move("received", "answer").unwrap();
        let answered = fresh()
            .after(&feedback, answer, date(2026, 11, 24), Some(true))
            .unwrap();
        assert_eq!(answered.outcome, Some(Outcome::Answered));
        assert_eq!(answered.closed, Some(date(2026, 11, 24)));
        let deny = feedback.find_move("answered", "deny").unwrap();
        let again = answered.after(&feedback, deny, date(2026, 12, 9), None).unwrap();
        assert!(again.open);
        assert_eq!((again.outcome, again.answered, again.reopened), (None, None, 1));
    }

    #[test]
    fn a_decision_on_a_complaint_is_an_answer_while_the_decision_is_still_to_be_sent() {
        let complaint = procedure("complaint");
        let accepted = Standing {
            state: "accepted".to_owned(),
            ..fresh()
        };
        let decide = complaint.find_move("accepted", "decide").unwrap();
        let decided = accepted
            .after(&complaint, decide, date(2026, 11, 24), Some(false))
            .unwrap();
        assert!(decided.open, "it must still be sent and published");
        assert_eq!(
            (decided.outcome, decided.in_time),
            (Some(Outcome::Answered), Some(false))
        );
        let send = complaint.find_move("decided", "send-decision").unwrap();
        let sent = decided.after(&complaint, send, date(2026, 11, 25), None).unwrap();
        assert_eq!(sent, decided, "sending changes nothing of the answer");
    }
}
