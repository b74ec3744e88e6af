//! Fingerprints of petitions: which may be the same, without a word of any of them.

use crate::db::{execute_in, fetch_all, insert_rows, statements};
use crate::{StoreError, Tx};
use gandan_core::cases::Fingerprint;
use uuid::Uuid;

statements! {
    INSERT = "insert into fingerprint (petition_id, exact, sketch, person, anchored) values ($1, $2, $3, $4, false)";
    OF_CASE = "select f.petition_id, f.exact, f.sketch, f.person from fingerprint f join petition p on p.id = f.petition_id
        where p.case_id = $1 order by f.petition_id limit 50";
    /// Petitions outside the case `$2` that have the text, an anchor, or the first signer of petition `$1`.
    NEAR = "select f.petition_id, p.case_id, p.body_id, b.name as body_name, p.received_day, f.exact, f.sketch, f.person
        from (
            select o.petition_id from fingerprint m join fingerprint o on o.exact = m.exact where m.petition_id = $1
            union
            select o.petition_id from fingerprint_anchor m join fingerprint_anchor o on o.anchor = m.anchor
                where m.petition_id = $1
            union
            select o.petition_id from fingerprint m join fingerprint o on o.person = m.person where m.petition_id = $1
        ) n
        join fingerprint f on f.petition_id = n.petition_id
        join petition p on p.id = f.petition_id
        join body b on b.id = p.body_id
        where p.case_id <> $2 order by f.petition_id desc limit 200";
    WAITING = "select petition_id, exact, sketch, person from fingerprint where not anchored
        order by petition_id limit $1";
    ANCHOR = "insert into fingerprint_anchor (anchor, petition_id) values ($1, $2)
        on conflict (anchor, petition_id) do nothing";
    ANCHORED = "update fingerprint set anchored = true where petition_id in ($1)";
}

/// A fingerprint as stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PrintRow {
    /// Whose it is.
    pub petition_id: Uuid,
    /// Of the whole text.
    pub exact: Vec<u8>,
    /// Of its pieces.
    pub sketch: Vec<u8>,
    /// Of the first signer.
    pub person: Option<Vec<u8>>,
}

impl PrintRow {
    /// To compare it with others.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::from_stored(&self.exact, &self.sketch)
    }
}

/// A petition that may be the same.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct NearRow {
    /// Which.
    pub petition_id: Uuid,
    /// Its case.
    pub case_id: Uuid,
    /// Who received it.
    pub body_id: Uuid,
    /// Their name.
    pub body_name: String,
    /// When, ISO.
    pub received_day: String,
    /// Of the whole text.
    pub exact: Vec<u8>,
    /// Of its pieces.
    pub sketch: Vec<u8>,
    /// Of the first signer.
    pub person: Option<Vec<u8>>,
}

impl NearRow {
    /// To compare it with others.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::from_stored(&self.exact, &self.sketch)
    }
}

/// Stores what a petition leaves behind: one row, in the transaction that takes it.
///
/// # Errors
/// The engine's.
pub async fn imprint(
    tx: &mut Tx,
    petition: Uuid,
    print: &Fingerprint,
    person: Option<&[u8]>,
) -> Result<(), StoreError> {
    imprint_many(tx, &[(petition, print, person)]).await
}

/// A petition, its fingerprint, and its first signer.
pub type Imprint<'a> = (Uuid, &'a Fingerprint, Option<&'a [u8]>);

/// The same for many, a few statements for all of them.
///
/// # Errors
/// The engine's.
pub async fn imprint_many(tx: &mut Tx, prints: &[Imprint<'_>]) -> Result<(), StoreError> {
    insert_rows!(
        tx,
        INSERT,
        prints,
        |row| row.0,
        row.1.exact.as_slice(),
        row.1.sketch_bytes(),
        row.2,
    )
}

/// The fingerprints of a case's petitions.
///
/// # Errors
/// The engine's.
pub async fn prints(tx: &mut Tx, case: Uuid) -> Result<Vec<PrintRow>, StoreError> {
    fetch_all!(tx, PrintRow, OF_CASE, case)
}

/// Petitions outside a case that may be the same as one of its petitions, newest first; they are still to be compared.
///
/// # Errors
/// The engine's.
pub async fn near(tx: &mut Tx, petition: Uuid, case: Uuid) -> Result<Vec<NearRow>, StoreError> {
    fetch_all!(tx, NearRow, NEAR, petition, case)
}

/// Writes the anchors of fingerprints that wait for it, at most `limit`; answers how many there were.
///
/// # Errors
/// The engine's.
pub async fn anchor_waiting(tx: &mut Tx, limit: i64) -> Result<usize, StoreError> {
    let waiting: Vec<PrintRow> = fetch_all!(tx, PrintRow, WAITING, limit)?;
    let mut anchors: Vec<(i64, Uuid)> = Vec::with_capacity(waiting.len() * 8);
    for row in &waiting {
        if let Some(print) = row.fingerprint() {
            anchors.extend(print.anchors().map(|anchor| (anchor, row.petition_id)));
        }
    }
    insert_rows!(tx, ANCHOR, &anchors, |row| row.0, row.1)?;
    let done: Vec<Uuid> = waiting.iter().map(|row| row.petition_id).collect();
    execute_in!(tx, ANCHORED, &done)?;
    Ok(waiting.len())
}
