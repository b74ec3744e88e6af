use crate::reports::Session;

/// What a sitting is: who receives, and whether it stands in the timetable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SittingKind {
    /// Tiếp thường xuyên: at the counter, on any working day.
    Regular,
    /// Tiếp định kỳ: the head, by the timetable.
    Head,
    /// Tiếp đột xuất: the head, outside the timetable (Luật Tiếp công dân 42/2013/QH13 Đ18 k3).
    Unscheduled,
    /// Ủy quyền tiếp: a deputy for the head; from 2026-07-01 not any more.
    Delegate,
}

impl SittingKind {
    /// All of them.
    pub const ALL: [SittingKind; 4] = [
        SittingKind::Regular,
        SittingKind::Head,
        SittingKind::Unscheduled,
        SittingKind::Delegate,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            SittingKind::Regular => "regular",
            SittingKind::Head => "head",
            SittingKind::Unscheduled => "unscheduled",
            SittingKind::Delegate => "delegate",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<SittingKind> {
        SittingKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// As the statistical forms count it: "định kỳ và đột xuất" stand together.
    pub fn counted_as(self) -> Session {
        match self {
            SittingKind::Regular => Session::Regular,
            SittingKind::Head | SittingKind::Unscheduled => Session::Head,
            SittingKind::Delegate => Session::Delegate,
        }
    }

    /// Whether its timetable has to be posted: what is planned and public (Luật Tiếp công dân 42/2013/QH13 Đ24 k4).
    pub fn is_posted(self) -> bool {
        matches!(self, SittingKind::Head | SittingKind::Delegate)
    }
}

/// How a sitting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SittingState {
    /// It is to be.
    Planned,
    /// It took place.
    Held,
    /// Lùi lịch: another day was named (Luật Tiếp công dân 42/2013/QH13 Đ24 k4).
    Moved,
    /// It does not take place.
    Cancelled,
}

impl SittingState {
    /// All of them.
    pub const ALL: [SittingState; 4] = [
        SittingState::Planned,
        SittingState::Held,
        SittingState::Moved,
        SittingState::Cancelled,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            SittingState::Planned => "planned",
            SittingState::Held => "held",
            SittingState::Moved => "moved",
            SittingState::Cancelled => "cancelled",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<SittingState> {
        SittingState::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether it took place or is still to be.
    pub fn stands(self) -> bool {
        matches!(self, SittingState::Planned | SittingState::Held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_written() {
        for kind in SittingKind::ALL {
            assert_eq!(SittingKind::from_code(kind.code()), Some(kind));
        }
        for state in SittingState::ALL {
            assert_eq!(SittingState::from_code(state.code()), Some(state));
        }
        assert_eq!(SittingKind::Unscheduled.counted_as(), Session::Head);
    }
}
