use super::Regime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A regime as a state machine in data (`law/procedures/<code>.yaml`): states, who may move, which clocks start and
/// stop, which paper is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Under which it is stored and named in words: `complaint`, `complaint-second`, `complaint-discipline` …
    pub code: String,
    /// The law it belongs to.
    pub regime: Regime,
    /// First or second instance.
    #[serde(default = "one")]
    pub instance: u8,
    /// The law, with its articles.
    pub citation: String,
    /// The state in which a matter begins.
    pub begins: String,
    /// Clocks that run from the day of receipt.
    #[serde(default)]
    pub opening: Vec<ClockStart>,
    /// All states.
    pub states: Vec<StateOf>,
    /// All moves.
    pub moves: Vec<Move>,
    /// The procedure to which a person turns who is not satisfied; none where the matter is reopened instead.
    #[serde(default)]
    pub next_instance: Option<String>,
}

fn one() -> u8 {
    1
}

/// A state of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StateOf {
    /// Its name: `received`, `accepted`, `verifying` …
    pub code: String,
    /// What the person who spoke sees.
    pub step: PublicStep,
    /// The body still owes something.
    pub open: bool,
}

/// The steps of the time line that a citizen sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublicStep {
    /// Đã nhận
    Received,
    /// Đang xem thẩm quyền
    Sorting,
    /// Thụ lý
    Accepted,
    /// Tạm dừng, with the reason
    Paused,
    /// Trả lời
    Answered,
    /// Ông/Bà xác nhận
    Confirmed,
    /// Kết thúc: refused, withdrawn, terminated
    Ended,
}

impl PublicStep {
    /// The name under which words of pages know it.
    pub fn code(self) -> &'static str {
        match self {
            PublicStep::Received => "received",
            PublicStep::Sorting => "sorting",
            PublicStep::Accepted => "accepted",
            PublicStep::Paused => "paused",
            PublicStep::Answered => "answered",
            PublicStep::Confirmed => "confirmed",
            PublicStep::Ended => "ended",
        }
    }
}

/// A clock that a move, or the receipt, starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockStart {
    /// Its name within the case: `acceptance`, `resolution` …
    pub clock: String,
    /// The rule by its readable name: `complaint.acceptance`.
    pub rule: String,
    /// Who is bound by it.
    #[serde(default)]
    pub binds: Binds,
    /// Where the law leaves the number to each installation and it is not filled in, or is not in force on the day: no
    /// clock runs, and the page says so.
    #[serde(default)]
    pub may_be_a_hole: bool,
}

/// Who is bound by a clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Binds {
    /// The body that holds the case: its work list is sorted by it.
    #[default]
    Body,
    /// The person: until when they may go to the next instance.
    Petitioner,
    /// Nobody acts by it; it says from when something holds (a decision takes effect).
    Nobody,
}

/// What somebody does with a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Its name: `accept`, `refuse`, `suspend` …
    pub act: String,
    /// States in which it can be done.
    pub from: Vec<String>,
    /// The state that follows; the same one where none is given.
    #[serde(default)]
    pub to: Option<String>,
    /// Who may.
    pub by: Who,
    /// What must be given.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// The list of the rule book from which a legal ground is chosen (`complaint.refusal-grounds`).
    #[serde(default)]
    pub grounds: Option<String>,
    /// Clocks that start.
    #[serde(default)]
    pub starts: Vec<ClockStart>,
    /// Clocks that end.
    #[serde(default)]
    pub stops: Vec<String>,
    /// Clocks that stand still.
    #[serde(default)]
    pub pauses: Vec<String>,
    /// Clocks that go on.
    #[serde(default)]
    pub resumes: Vec<String>,
    /// Whether what had passed before the pause counts (complaints) or the pause is left out of the count (denunciations).
    #[serde(default)]
    pub resume_keeps_elapsed: bool,
    /// Clocks that are counted anew with one more extension.
    #[serde(default)]
    pub extends: Vec<String>,
    /// Clocks that are counted anew as those of a complex matter.
    #[serde(default)]
    pub makes_complex: Vec<String>,
    /// The paper that is made, by the name of its template.
    #[serde(default)]
    pub paper: Option<String>,
    /// How the matter ends.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// The article that the move rests on.
    #[serde(default)]
    pub citation: String,
}

/// Who may make a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// An officer of the body ([`crate::access::Act::HandleCase`]).
    Handle,
    /// The head, by signature ([`crate::access::Act::DecideCase`]).
    Decide,
    /// The person who spoke, by receipt code.
    Petitioner,
}

/// What must be given with a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Why, in words.
    Reason,
    /// A legal ground from the move's list.
    Ground,
    /// The checklist of conditions, all met.
    Eligibility,
    /// The criteria of a complex matter, at least one, and the document that records them.
    Complexity,
    /// Two criteria at least (an especially complex denunciation).
    SpecialComplexity,
    /// The reply to the person, in words.
    Reply,
    /// Evidence, where the matter is one of the field (a road, a lamp, rubbish).
    FieldEvidence,
    /// Day, hour and place of a meeting.
    Meeting,
    /// A file: the document itself, the signed minutes.
    File,
}

/// How a matter ended; figures count by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A decision, a conclusion, an answer was given.
    Answered,
    /// Not taken up, with the legal reason.
    Refused,
    /// The person was told where to turn.
    Guided,
    /// Withdrawn by the person.
    Withdrawn,
    /// Terminated by decision.
    Terminated,
    /// Joined with another case.
    Merged,
    /// Passed outside the system.
    Passed,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Outcome; 7] = [
        Outcome::Answered,
        Outcome::Refused,
        Outcome::Guided,
        Outcome::Withdrawn,
        Outcome::Terminated,
        Outcome::Merged,
        Outcome::Passed,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Answered => "answered",
            Outcome::Refused => "refused",
            Outcome::Guided => "guided",
            Outcome::Withdrawn => "withdrawn",
            Outcome::Terminated => "terminated",
            Outcome::Merged => "merged",
            Outcome::Passed => "passed",
        }
    }

    /// The outcome stored under `code`.
    pub fn from_code(code: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

impl Procedure {
    /// The state of that name.
    pub fn state(&self, code: &str) -> Option<&StateOf> {
        self.states.iter().find(|state| state.code == code)
    }

    /// Moves that can be made from a state, in the order of the file.
    pub fn moves_from<'a>(&'a self, state: &'a str) -> impl Iterator<Item = &'a Move> {
        self.moves
            .iter()
            .filter(move |step| step.from.iter().any(|from| from == state))
    }

    /// The move `act`, where it can be made from `state`.
    ///
    /// # Errors
    /// [`MoveRefusal`] says whether it is unknown or not possible now.
    pub fn find_move(&self, state: &str, act: &str) -> Result<&Move, MoveRefusal> {
        if !self.moves.iter().any(|step| step.act == act) {
            return Err(MoveRefusal::Unknown);
        }
        self.moves
            .iter()
            .find(|step| step.act == act && step.from.iter().any(|from| from == state))
            .ok_or(MoveRefusal::NotFromHere)
    }

    /// What is wrong with the data, one line each; empty where it can be used.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let names: BTreeSet<&str> = self.states.iter().map(|state| state.code.as_str()).collect();
        if names.len() != self.states.len() {
            faults.push("a state is named twice".to_owned());
        }
        let mut known = |state: &str, place: &str| {
            if !names.contains(state) {
                faults.push(format!("{place}: no state {state}"));
            }
        };
        known(&self.begins, "begins");
        for step in &self.moves {
            for state in step.from.iter().chain(&step.to) {
                known(state, &step.act);
            }
        }
        let clocks: BTreeSet<&str> = self
            .opening
            .iter()
            .chain(self.moves.iter().flat_map(|step| &step.starts))
            .map(|start| start.clock.as_str())
            .collect();
        for step in &self.moves {
            let named = [
                &step.stops,
                &step.pauses,
                &step.resumes,
                &step.extends,
                &step.makes_complex,
            ];
            for clock in named.into_iter().flatten() {
                if !clocks.contains(clock.as_str()) {
                    faults.push(format!("{}: nothing starts the clock {clock}", step.act));
                }
            }
            if step.needs.contains(&Need::Ground) != step.grounds.is_some() {
                faults.push(format!("{}: a ground needs its list", step.act));
            }
        }
        for (at, step) in self.moves.iter().enumerate() {
            let twice = self.moves[..at]
                .iter()
                .any(|other| other.act == step.act && other.from.iter().any(|from| step.from.contains(from)));
            if twice {
                faults.push(format!("{}: two moves of that name from one state", step.act));
            }
        }
        for state in &self.states {
            let reached = state.code == self.begins
                || self
                    .moves
                    .iter()
                    .any(|step| step.to.as_ref() == Some(&state.code));
            if !reached {
                faults.push(format!("no move leads to {}", state.code));
            }
            if state.open && self.moves_from(&state.code).next().is_none() {
                faults.push(format!("{} is open and nothing leads on", state.code));
            }
        }
        faults
    }
}

/// Why a move is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefusal {
    /// The procedure has no such move.
    #[error("this procedure has no such move")]
    Unknown,
    /// Not in this state.
    #[error("not possible in this state")]
    NotFromHere,
    /// Something that the move needs is missing.
    #[error("something is missing: {0:?}")]
    Missing(Need),
}

/// What was given with a move, as far as the decision needs to know it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// Words that say why.
    pub reason: bool,
    /// A ground of the list.
    pub ground: bool,
    /// All conditions of the checklist are met.
    pub eligible: bool,
    /// How many criteria of a complex matter were recorded.
    pub criteria: u8,
    /// A reply in words.
    pub reply: bool,
    /// Evidence.
    pub evidence: bool,
    /// The matter is one of the field.
    pub field: bool,
    /// Day, hour and place of a meeting.
    pub meeting: bool,
    /// A file.
    pub file: bool,
}

impl Move {
    /// Whether all that the move needs was given.
    ///
    /// # Errors
    /// The first need that is not met.
    pub fn check(&self, given: Given) -> Result<(), MoveRefusal> {
        let met = |need: &Need| match need {
            Need::Reason => given.reason,
            Need::Ground => given.ground,
            Need::Eligibility => given.eligible,
            Need::Complexity => given.criteria >= 1,
            Need::SpecialComplexity => given.criteria >= 2,
            Need::Reply => given.reply,
            Need::FieldEvidence => given.evidence || !given.field,
            Need::Meeting => given.meeting,
            Need::File => given.file,
        };
        match self.needs.iter().find(|need| !met(need)) {
            Some(need) => Err(MoveRefusal::Missing(*need)),
            None => Ok(()),
        }
    }
}
