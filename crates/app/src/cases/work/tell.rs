use super::prepared::Papers;
use crate::outbox::{Contact, tell};
use crate::web::App;
use crate::words::Lang;
use gandan_core::outbox::Kind;
use gandan_store::cases::{self, CaseRow};
use gandan_store::{StoreError, Tx};

/// Tells everybody who signed and wants to hear of it that there is news: never what.
pub async fn people(
    tx: &mut Tx,
    app: &App,
    papers: &Papers,
    row: &CaseRow,
    act: &str,
) -> Result<(), StoreError> {
    let kind = match act {
        "answer" | "decide" | "conclude" => Kind::Answered,
        "transfer" => Kind::Transferred,
        "message" => Kind::Question,
        _ => Kind::News,
    };
    for petition in &papers.petitions {
        let lang = Lang::from_code(&petition.lang).unwrap_or_default();
        for person in cases::petitioners(tx, petition.id).await? {
            if !person.notify {
                continue;
            }
            let contact = Contact::read(Some(&person.mail), Some(&person.phone), lang);
            // One notice for each act on each person's way: the time tells acts apart.
            let dedupe = format!("{}:{}:{}", row.id, app.clock.micros(), person.position);
            tell(tx, app, &contact, kind, Some(row.id), &dedupe).await?;
        }
    }
    Ok(())
}
