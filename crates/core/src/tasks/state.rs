use serde::{Deserialize, Serialize};

/// How an assignment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// chưa thực hiện
    NotStarted,
    /// đang thực hiện đúng tiến độ
    OnSchedule,
    /// đang thực hiện chậm tiến độ
    Behind,
    /// The body says it is done; whoever gave the task has not yet said so.
    Reported,
    /// hoàn thành: accepted by whoever gave the task.
    Done,
}

impl State {
    /// All states, in the order in which pages list them.
    pub const ALL: [State; 5] = [
        State::NotStarted,
        State::OnSchedule,
        State::Behind,
        State::Reported,
        State::Done,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            State::NotStarted => "not_started",
            State::OnSchedule => "on_schedule",
            State::Behind => "behind",
            State::Reported => "reported",
            State::Done => "done",
        }
    }

    /// The state stored under `code`.
    pub fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What a body says of its own assignment: the four point-wise states. "Done" is a claim until it is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// chưa thực hiện
    NotStarted,
    /// đúng tiến độ
    OnSchedule,
    /// chậm tiến độ
    Behind,
    /// hoàn thành
    Done,
}

impl Claim {
    /// All claims, in the order in which the form lists them.
    pub const ALL: [Claim; 4] = [Claim::NotStarted, Claim::OnSchedule, Claim::Behind, Claim::Done];

    /// The name under which it is stored and sent by the form.
    pub fn code(self) -> &'static str {
        match self {
            Claim::NotStarted => "not_started",
            Claim::OnSchedule => "on_schedule",
            Claim::Behind => "behind",
            Claim::Done => "done",
        }
    }

    /// The claim stored under `code`.
    pub fn from_code(code: &str) -> Option<Claim> {
        Claim::ALL.into_iter().find(|claim| claim.code() == code)
    }

    /// The state that follows from it.
    pub fn state(self) -> State {
        match self {
            Claim::NotStarted => State::NotStarted,
            Claim::OnSchedule => State::OnSchedule,
            Claim::Behind => State::Behind,
            Claim::Done => State::Reported,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
        for claim in Claim::ALL {
            assert_eq!(Claim::from_code(claim.code()), Some(claim));
        }
        assert_eq!(
            State::from_code("overdue"),
            None,
            "overdue is counted, never stored"
        );
    }
}
