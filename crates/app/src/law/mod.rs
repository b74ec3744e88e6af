//! The rule book in people's words: what the steps of a due day say, and why there is no answer. Pages and commands
//! say the same.

mod refusal;
mod steps;
mod value;

pub use refusal::reason;
pub use steps::{lines, say_step};
pub use value::{say_span, say_term, say_value};

use crate::words::Lang;
use gandan_core::clock::Said;
use jiff::civil::Date;

/// A day as people of that language write it.
pub fn day(lang: Lang, date: Date) -> String {
    let pattern = match lang {
        Lang::Vi => "%d/%m/%Y",
        Lang::En => "%-d %b %Y",
    };
    date.strftime(pattern).to_string()
}

/// The words of the law in that language.
pub fn said(lang: Lang, said: &Said) -> &str {
    match lang {
        Lang::Vi => &said.vi,
        Lang::En => &said.en,
    }
}
