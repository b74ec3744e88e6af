//! Who acts, at a page or through a job.

use crate::web::{App, Officer};
use crate::words::Lang;
use gandan_core::access::Actor;
use gandan_store::journal::Author;

/// Who does something with a case: somebody at a page, or a job that does what they confirmed.
#[derive(Clone, Copy)]
pub struct Acting<'a> {
    /// The program.
    pub app: &'a App,
    /// Who, with the posts that they hold now.
    pub actor: &'a Actor,
    /// The language that they read.
    pub lang: Lang,
}

impl Acting<'_> {
    /// For the journal.
    pub fn author(self) -> Author {
        Author {
            account: Some(self.actor.account),
            name: self.actor.name.clone(),
        }
    }
}

impl<'a> From<&'a Officer> for Acting<'a> {
    fn from(officer: &'a Officer) -> Acting<'a> {
        Acting {
            app: &officer.app,
            actor: &officer.actor,
            lang: officer.lang,
        }
    }
}
