use crate::words::Word;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a form remembers when it is shown again: every value as it was typed, and what is wrong beside each field.
///
/// Templates show it with the macros of `parts/form.html`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FormState {
    /// Values by field; a field can come several times.
    pub values: BTreeMap<String, Vec<String>>,
    /// In the order in which they were found, which should be that of the fields.
    pub errors: Vec<FieldError>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldError {
    /// Name of the field.
    pub field: String,
    /// What is wrong and what to do.
    pub message: Word,
}

impl FormState {
    /// A form before it is filled in, with values from the record it edits.
    pub fn filled<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> FormState {
        let mut state = FormState::default();
        for (field, value) in values {
            state.values.entry(field.to_owned()).or_default().push(value);
        }
        state
    }

    /// Says what is wrong with `field`.
    pub fn error(&mut self, field: &str, message: Word) {
        self.errors.push(FieldError {
            field: field.to_owned(),
            message,
        });
    }

    /// As [`error`](FormState::error), in a chain: for samples and refusals of an action.
    #[must_use]
    pub fn with_error(mut self, field: &str, message: Word) -> FormState {
        self.error(field, message);
        self
    }

    /// Whether nothing is wrong.
    pub fn is_right(&self) -> bool {
        self.errors.is_empty()
    }

    /// The first value of `field`, without spaces around it; empty where there is none.
    pub fn value(&self, field: &str) -> &str {
        self.values
            .get(field)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    /// The value of a field that must be filled in; otherwise empty, with `message` as its error.
    pub fn required(&mut self, field: &str, message: Word) -> String {
        let value = self.value(field).to_owned();
        if value.is_empty() {
            self.error(field, message);
        }
        value
    }

    /// Forgets what must not be sent back: passwords.
    pub fn forget(&mut self, field: &str) {
        self.values.remove(field);
    }
}

#[cfg(test)]
mod tests {
    use super::FormState;
    use crate::words::word;

    #[test]
    fn a_field_left_empty_is_named_and_the_others_keep_their_values() {
        let mut state = FormState::filled([("name", "  ".to_owned()), ("note", "đã xem ".to_owned())]);
        assert_eq!(state.required("name", word("error-sign-in-text")), "");
        assert_eq!(state.value("note"), "đã xem");
        assert_eq!(state.errors[0].field, "name");
        assert!(!state.is_right());
    }
}
