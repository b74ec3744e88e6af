/// How a dialogue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DialogueState {
    /// It is to be; topics and place are public.
    Planned,
    /// It took place, and its minutes are written.
    Held,
    /// The head signed what was promised: each promise is a task.
    Signed,
    /// It did not take place.
    Cancelled,
}

impl DialogueState {
    /// All of them.
    pub const ALL: [DialogueState; 4] = [
        DialogueState::Planned,
        DialogueState::Held,
        DialogueState::Signed,
        DialogueState::Cancelled,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            DialogueState::Planned => "planned",
            DialogueState::Held => "held",
            DialogueState::Signed => "signed",
            DialogueState::Cancelled => "cancelled",
        }
    }

    /// The one stored under `code`.
    pub fn from_code(code: &str) -> Option<DialogueState> {
        DialogueState::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether minutes and promises may still be written.
    pub fn is_open(self) -> bool {
        matches!(self, DialogueState::Planned | DialogueState::Held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_signed_is_written_on_no_more() {
        for state in DialogueState::ALL {
            assert_eq!(DialogueState::from_code(state.code()), Some(state));
        }
        assert!(DialogueState::Held.is_open() && !DialogueState::Signed.is_open());
    }
}
