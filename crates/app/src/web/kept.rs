use std::sync::{Arc, Mutex, PoisonError};

/// What a form holds that somebody sent: where it cannot be taken for the time being, it is given back to be sent again.
/// Lives as long as the request. Files are not kept, nor any form in which a password is typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Form>>);

#[derive(Debug, Default)]
struct Form {
    multipart: bool,
    secret: bool,
    fields: Vec<(String, String)>,
}

/// More is not given back.
const FIELDS: usize = 200;

impl Kept {
    /// Keeps a field.
    pub(super) fn put(&self, multipart: bool, name: &str, value: &str) {
        let mut form = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        form.multipart = multipart;
        form.secret |= name.contains("password");
        if form.fields.len() < FIELDS {
            form.fields.push((name.to_owned(), value.to_owned()));
        }
    }

    /// All of it, once: whether it came with files, and the fields.
    pub(super) fn take(&self) -> (bool, Vec<(String, String)>) {
        let form = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let fields = if form.secret { Vec::new() } else { form.fields };
        (form.multipart, fields)
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn what_was_written_is_given_back_once_and_passwords_never() {
        let kept = Kept::default();
        kept.put(true, "words", "Đèn hỏng");
        assert_eq!(
            kept.take(),
            (true, vec![("words".to_owned(), "Đèn hỏng".to_owned())])
        );
        assert_eq!(kept.take().1, Vec::new());
        kept.put(false, "name", "canbo1");
        kept.put(false, "password", "x");
        assert_eq!(kept.take().1, Vec::new());
    }
}
