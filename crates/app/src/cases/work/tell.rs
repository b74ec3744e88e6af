use crate::outbox::{Contact, tell};
use crate::web::App;
use crate::words::Lang;
use gandan_core::outbox::Kind;
use gandan_store::cases::{self, CaseRow, PetitionRow};
use gandan_store::{StoreError, Tx};

/// Tells everybody who signed and wants to hear of it that there is news: never what. Those whose cases were joined with
/// this one are told too.
pub async fn people(tx: &mut Tx, app: &App, row: &CaseRow, act: &str) -> Result<(), StoreError> {
    let kind = match act {
        "answer" | "decide" | "conclude" => Kind::Answered,
        "transfer" => Kind::Transferred,
        _ => Kind::News,
    };
    for petition in cases::together(tx, row.id).await? {
        signers(tx, app, row, &petition, kind).await?;
    }
    Ok(())
}

/// Tells those who signed one petition.
pub async fn signers(
    tx: &mut Tx,
    app: &App,
    row: &CaseRow,
    petition: &PetitionRow,
    kind: Kind,
) -> Result<(), StoreError> {
    let lang = Lang::from_code(&petition.lang).unwrap_or_default();
    for person in cases::petitioners(tx, petition.id).await? {
        if !person.notify {
            continue;
        }
        // One notice for each act on each person's way: the time tells acts apart.
        let at = app.clock.micros();
        let dedupe = format!("{}:{}:{at}:{}", row.id, petition.id, person.position);
        tell(tx, app, &Contact::of(&person, lang), kind, Some(row.id), &dedupe).await?;
    }
    Ok(())
}
