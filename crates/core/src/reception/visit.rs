/// How a visit stands, from the door to the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VisitState {
    /// Waits in the queue.
    Waiting,
    /// Is being received.
    In,
    /// Was received: a line of the register.
    Received,
    /// Was not received, with its ground: a line of the register too.
    Refused,
    /// Went away before their turn.
    Left,
}

impl VisitState {
    /// All of them.
    pub const ALL: [VisitState; 5] = [
        VisitState::Waiting,
        VisitState::In,
        VisitState::Received,
        VisitState::Refused,
        VisitState::Left,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            VisitState::Waiting => "waiting",
            VisitState::In => "in",
            VisitState::Received => "received",
            VisitState::Refused => "refused",
            VisitState::Left => "left",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<VisitState> {
        VisitState::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether it may become `to`. A line of the register may be written on (what became of it), never taken out.
    pub fn may_become(self, to: VisitState) -> bool {
        match self {
            VisitState::Waiting | VisitState::In => self != to,
            VisitState::Received => to == VisitState::Received,
            VisitState::Refused => to == VisitState::Refused,
            VisitState::Left => to == VisitState::Waiting,
        }
    }

    /// Whether it has its number in the register.
    pub fn is_registered(self) -> bool {
        matches!(self, VisitState::Received | VisitState::Refused)
    }
}

/// What was done with what somebody came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Handling {
    /// Thuộc thẩm quyền, tiếp nhận để giải quyết.
    Own,
    /// Hướng dẫn đến cơ quan có thẩm quyền.
    Guided,
    /// Chuyển đơn đến cơ quan có thẩm quyền.
    Passed,
}

impl Handling {
    /// All of them.
    pub const ALL: [Handling; 3] = [Handling::Own, Handling::Guided, Handling::Passed];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Handling::Own => "own",
            Handling::Guided => "guided",
            Handling::Passed => "passed",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<Handling> {
        Handling::ALL.into_iter().find(|handling| handling.code() == code)
    }
}

/// How people who came together about one matter are received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowd {
    /// So few that nobody has to speak for them.
    None,
    /// A crowd, and as many speak for it as the law allows.
    Represented,
    /// Too few or too many speak for them: at least and at most.
    Wrong(u32, u32),
}

/// How people are received of whom `chosen` speak for the others; `limits` are those of the law for so many people (Luật
/// Tiếp công dân 42/2013/QH13 Đ29), nothing where they are too few to have to choose.
pub fn crowd(chosen: u32, limits: Option<(u32, u32)>) -> Crowd {
    match limits {
        None => Crowd::None,
        Some((least, most)) if (least..=most).contains(&chosen) => Crowd::Represented,
        Some((least, most)) => Crowd::Wrong(least, most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_register_is_written_on_and_never_taken_out() {
        assert!(VisitState::Waiting.may_become(VisitState::Received));
        assert!(VisitState::In.may_become(VisitState::Left));
        assert!(VisitState::Received.may_become(VisitState::Received));
        for state in [VisitState::Waiting, VisitState::Left, VisitState::Refused] {
            assert!(!VisitState::Received.may_become(state));
        }
        for state in VisitState::ALL {
            assert_eq!(VisitState::from_code(state.code()), Some(state));
        }
        for handling in Handling::ALL {
            assert_eq!(Handling::from_code(handling.code()), Some(handling));
        }
    }

    #[test]
    fn a_crowd_is_spoken_for_by_as_many_as_the_law_allows() {
        assert_eq!(crowd(0, None), Crowd::None);
        assert_eq!(crowd(2, Some((1, 2))), Crowd::Represented);
        assert_eq!(crowd(3, Some((1, 2))), Crowd::Wrong(1, 2));
    }
}
