//! Accounts, as administrators see them.

pub mod add;
pub mod list;
pub mod show;

use crate::bodies::Known;
use crate::words::{Word, word, word_of};
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use serde::Serialize;
use uuid::Uuid;

/// What is typed for the installation as a whole.
const WHOLE: &str = "*";

/// An option of a list to choose from.
#[derive(Serialize)]
struct RoleOption {
    value: &'static str,
    label: Word,
}

fn role_options() -> Vec<RoleOption> {
    Role::ALL
        .into_iter()
        .map(|role| RoleOption {
            value: role.code(),
            label: word_of("role-", role.code()),
        })
        .collect()
}

/// The name of a body, or the word for the whole installation.
fn body_name(known: &Known, body: Uuid) -> String {
    known.name(BodyId(body)).to_owned()
}

/// The body that was typed; otherwise what to say beside the field.
fn typed_body(known: &Known, typed: &str, today: jiff::civil::Date) -> Result<BodyId, Word> {
    if typed == WHOLE {
        return Ok(BodyId::INSTALLATION);
    }
    known.find(typed, today).map_err(|near| match near.is_empty() {
        true => word("accounts-body-unknown"),
        false => {
            let names: Vec<String> = near
                .iter()
                .filter_map(|body| known.registry.get(*body))
                .map(|body| format!("{} ({})", body.name(), body.code))
                .collect();
            word("accounts-body-several").with("names", names.join("; "))
        }
    })
}
