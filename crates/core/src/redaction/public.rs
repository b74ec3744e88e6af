use serde::Serialize;

/// Something that the public may see. Made by [`Redaction::apply`](super::Redaction::apply) and nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Public<T>(T);

impl<T> Public<T> {
    pub(super) fn of(value: T) -> Public<T> {
        Public(value)
    }

    /// What it is.
    pub fn get(&self) -> &T {
        &self.0
    }
}
