use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Something to be said, not yet in a language: a key of `locales/` with its arguments.
///
/// Templates say it with `{{ t(word) }}`, Rust with [`super::Words::say`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Word {
    /// The key.
    pub key: Cow<'static, str>,
    /// Its arguments by name.
    pub args: BTreeMap<&'static str, Arg>,
}

/// An argument of a word.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// A count; decides between singular and plural.
    Number(i64),
    /// Any text.
    Text(String),
}

/// The word of a key; the test that looks for missing words reads these calls, so the key is a literal.
pub fn word(key: &'static str) -> Word {
    Word {
        key: Cow::Borrowed(key),
        args: BTreeMap::new(),
    }
}

/// The word of `prefix` + `code`, where the code is that of a closed list: `word_of("role-", role.code())`.
pub fn word_of(prefix: &'static str, code: &str) -> Word {
    Word {
        key: Cow::Owned(format!("{prefix}{code}")),
        args: BTreeMap::new(),
    }
}

/// What a page says at its top after something was done; its key is `notice-` + `code`. See `web::go::with_notice`.
pub fn notice(code: &'static str) -> Notice {
    Notice(code)
}

/// A code of a notice that travels in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice(pub(crate) &'static str);

impl Word {
    /// The word with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Word {
        self.args.insert(name, value.into());
        self
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Arg {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}
