//! No more notices, by the link that each of them carries: for whoever gets them, with or without the receipt code, and
//! for whoever gets those of somebody else by a slip of the pen. The page says nothing of any matter.

use crate::web::{App, Form, Limit, Page, PageError, PageResult, Visitor, go, urls};
use axum::extract::Path;
use gandan_core::cases::Key;
use gandan_store::Tx;
use gandan_store::cases;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// So many signs are in a link: 60 bits, and short enough for a message of one segment.
const SIGNS: usize = 12;
/// Signs that nobody reads for another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The sign in the link of a person: signed with the key of the installation, the same each time it is made.
pub fn stop_sign(key: &Key, petition: Uuid, position: i64) -> String {
    let mut message = petition.as_bytes().to_vec();
    message.extend(position.to_be_bytes());
    let hash = key.hash("stop-notices", &message);
    let sign = |byte: &u8| char::from(ALPHABET[usize::from(byte & 31)]);
    hash.iter().take(SIGNS).map(sign).collect()
}

/// What is stored of a sign.
pub fn stop_hash(key: &Key, sign: &str) -> [u8; 32] {
    key.hash("stop-link", sign.as_bytes())
}

/// Asks whether to stop, or says that it is done.
#[derive(Serialize)]
pub struct StopPage {
    /// Where it is confirmed; nothing once it is done.
    action: Option<String>,
    track: &'static str,
}

impl Page for StopPage {
    const TEMPLATE: &'static str = "pages/outbox/stop.html";

    fn samples() -> Vec<StopPage> {
        let page = |action: Option<&str>| StopPage {
            action: action.map(str::to_owned),
            track: urls::TRACKING,
        };
        vec![page(Some("/")), page(None)]
    }
}

/// The form has nothing but its token.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// `GET /thoi/{sign}`: looks at nothing but whether there is something to stop; machines that open links stop nothing.
pub async fn get(visitor: Visitor, Path(sign): Path<String>) -> PageResult {
    visitor.limit(Limit::Track)?;
    let app = &visitor.app;
    let mut tx = app.db.begin_read().await?;
    let (petition, position) = whose(&mut tx, app, &sign).await?;
    let people = cases::petitioners(&mut tx, petition).await?;
    let told = people
        .iter()
        .any(|person| person.position == position && person.notify);
    visitor.show(&StopPage {
        action: told.then(|| urls::stop_notices(&sign)),
        track: urls::TRACKING,
    })
}

/// `POST /thoi/{sign}`: done twice, it changes nothing the second time.
pub async fn post(visitor: Visitor, Path(sign): Path<String>, _: Form<Nothing>) -> PageResult {
    visitor.limit(Limit::Track)?;
    let app = &visitor.app;
    let mut tx = app.db.begin_write().await?;
    let (petition, position) = whose(&mut tx, app, &sign).await?;
    cases::stop_notices(&mut tx, petition, position, app.clock.micros()).await?;
    tx.commit().await?;
    Ok(go::to(&urls::stop_notices(&sign)))
}

async fn whose(tx: &mut Tx, app: &App, sign: &str) -> Result<(Uuid, i64), PageError> {
    let hash = stop_hash(&app.keys.receipt, sign);
    let found = cases::stops(tx, &hash).await?;
    found.ok_or_else(PageError::not_found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_of_one_person_and_one_installation() {
        let (key, other) = (Key::new([1; 32]), Key::new([2; 32]));
        let petition = Uuid::from_u128(7);
        let sign = stop_sign(&key, petition, 0);
        assert_eq!(sign, stop_sign(&key, petition, 0));
        assert_eq!(sign.len(), SIGNS);
        assert_ne!(sign, stop_sign(&key, petition, 1));
        assert_ne!(sign, stop_sign(&other, petition, 0));
        assert_ne!(stop_hash(&key, &sign), stop_hash(&other, &sign));
    }
}
