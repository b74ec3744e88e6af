use super::super::prepared::{Given, value};
use super::super::replies::Known;
use super::Kind;
use crate::cases::taking::storable;
use crate::web::{App, FormState, PageError};
use crate::words::word;
use gandan_core::cases::{blanks, fill, open_blank};
use gandan_store::Tx;
use uuid::Uuid;

/// The fields of each act, in the order of the form.
fn fields(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Assign => &["officer"],
        Kind::Transfer => &["to", "reason", "basis", "symbol", "place", "signer_title"],
        Kind::Answer => &["reply", "symbol", "place", "signer_title"],
    }
}

/// What a form sent, as it is kept.
pub fn taken(kind: Kind, state: &FormState) -> Given {
    let field = |name: &&str| ((*name).to_owned(), vec![storable(state.value(name))]);
    fields(kind).iter().map(field).collect()
}

/// Says beside each field what is wrong before any case is looked at.
pub async fn check(
    tx: &mut Tx,
    app: &App,
    kind: Kind,
    given: &Given,
    state: &mut FormState,
) -> Result<(), PageError> {
    match kind {
        Kind::Assign => {
            if value(given, "officer").parse::<Uuid>().is_err() {
                state.error("officer", word("casework-officer-missing"));
            }
        }
        Kind::Transfer => {
            let known = app.bodies.load(tx).await?;
            if known.find(value(given, "to"), app.clock.today()).is_err() {
                state.error("to", word("casework-body-unknown"));
            }
            if value(given, "reason").is_empty() {
                state.error("reason", word("casework-need-reason"));
            }
            if value(given, "basis").is_empty() {
                state.error("basis", word("casework-basis-missing"));
            }
            signing(given, state);
        }
        Kind::Answer => {
            answer(app, given, state);
            signing(given, state);
        }
    }
    Ok(())
}

/// Blanks that no file fills by itself are filled here once for all.
fn answer(app: &App, given: &Given, state: &mut FormState) {
    let reply = value(given, "reply");
    if reply.is_empty() {
        state.error("reply", word("casework-need-reply"));
    }
    let mut open: Vec<&str> = blanks(reply)
        .into_iter()
        .filter(|name| Known::find(app, name).is_none())
        .collect();
    let rest = fill(reply, |_| Some(String::new()));
    open.extend(open_blank(&rest));
    for blank in open {
        state.error("reply", word("casework-blank-in-reply").with("blank", blank));
    }
}

/// How the papers are headed and signed.
fn signing(given: &Given, state: &mut FormState) {
    for field in ["symbol", "place", "signer_title"] {
        if value(given, field).is_empty() {
            state.error(field, word("casework-signing-missing"));
        }
    }
}
