use crate::db::{execute, fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use uuid::Uuid;

macro_rules! petition_select {
    () => {
        "select p.id, p.case_id, p.body_id, b.name as body_name, p.channel, p.claimed_regime, p.lang, p.words,
            p.received_at, p.received_day, p.registered_day, p.forwarded_by, p.helper_id, p.read_back
        from petition p join body b on b.id = p.body_id "
    };
}

statements! {
    BY_RECEIPT = concat!(petition_select!(), "where p.receipt_hash = $1");
    BY_COPY = concat!(petition_select!(),
        "where p.id = (select r.petition_id from receipt_copy r where r.receipt_hash = $1)");
    INSERT_COPY = "insert into receipt_copy (receipt_hash, petition_id, at) values ($1, $2, $3)";
    ONE = concat!(petition_select!(), "where p.id = $1");
    /// Of a petition with several matters a case shows what is about its own.
    OF_CASE = "select p.id, p.case_id, p.body_id, b.name as body_name, p.channel, p.claimed_regime, p.lang,
            coalesce(q.words, p.words) as words, p.received_at, p.received_day, p.registered_day, p.forwarded_by,
            p.helper_id, p.read_back
        from petition p join body b on b.id = p.body_id
        left join petition_part q on q.case_id = $1 and q.petition_id = p.id
        where p.id in (select o.id from petition o where o.case_id = $1
            union select t.petition_id from petition_part t where t.case_id = $1)
        order by p.received_at, p.id limit 1000";
    /// Of a case and of all that were joined with it, the same however many times over.
    TOGETHER = concat!("with recursive joined(id) as (
            select c.id from cases c where c.id = $1
            union select m.id from cases m join joined j on m.merged_id = j.id) ", petition_select!(),
        "where p.id in (select o.id from petition o join joined j on o.case_id = j.id
            union select t.petition_id from petition_part t join joined j on t.case_id = j.id)
        order by p.received_at, p.id limit 1000");
    PETITIONERS = "select petition_id, position, name, address, phone, mail, identity_number, representative, notify
        from petitioner where petition_id = $1 order by position";
}

/// A petition as it came.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PetitionRow {
    /// Its id.
    pub id: Uuid,
    /// The case it belongs to.
    pub case_id: Uuid,
    /// Who received it.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Code of the channel.
    pub channel: String,
    /// What its sender called it.
    pub claimed_regime: String,
    /// `vi` or `en`.
    pub lang: String,
    /// What it says.
    pub words: String,
    /// Microseconds UTC.
    pub received_at: i64,
    /// ISO.
    pub received_day: String,
    /// The day from which clocks are counted, ISO.
    pub registered_day: String,
    /// Who sent it on.
    pub forwarded_by: String,
    /// Who wrote it down for the person.
    pub helper_id: Option<Uuid>,
    /// It was read back and confirmed.
    pub read_back: bool,
}

/// Somebody who signed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct PetitionerRow {
    /// What they signed.
    pub petition_id: Uuid,
    /// From 0.
    pub position: i64,
    /// Họ tên.
    pub name: String,
    /// Địa chỉ.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Mail address.
    pub mail: String,
    /// Number of the identity card.
    pub identity_number: String,
    /// Speaks for the others.
    pub representative: bool,
    /// Wants to be told that there is news.
    pub notify: bool,
}

/// The petition behind a receipt code, by the keyed hash of the code.
///
/// # Errors
/// The engine's.
pub async fn by_receipt(tx: &mut Tx, receipt_hash: &[u8]) -> Result<Option<PetitionRow>, StoreError> {
    let found = fetch_optional!(tx, PetitionRow, BY_RECEIPT, receipt_hash)?;
    if found.is_some() {
        return Ok(found);
    }
    fetch_optional!(tx, PetitionRow, BY_COPY, receipt_hash)
}

/// Gives a petition a further receipt code: what was sent twice was taken once, and the first code cannot be told again.
///
/// # Errors
/// [`StoreError::Exists`] where that hash is taken.
pub async fn copy_receipt(
    tx: &mut Tx,
    petition: Uuid,
    receipt_hash: &[u8],
    at: i64,
) -> Result<(), StoreError> {
    execute!(tx, INSERT_COPY, receipt_hash, petition, at)?;
    Ok(())
}

/// The petition of that id.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn petition(tx: &mut Tx, id: Uuid) -> Result<PetitionRow, StoreError> {
    let row: Option<PetitionRow> = fetch_optional!(tx, PetitionRow, ONE, id)?;
    row.ok_or(StoreError::NotFound)
}

/// All petitions of a case, as they came (the first thousand).
///
/// # Errors
/// The engine's.
pub async fn petitions(tx: &mut Tx, case: Uuid) -> Result<Vec<PetitionRow>, StoreError> {
    fetch_all!(tx, PetitionRow, OF_CASE, case)
}

/// All petitions that are looked at together in a case: its own, and those of the cases that were joined with it (the
/// first thousand). Their words are those of the whole paper.
///
/// # Errors
/// The engine's.
pub async fn together(tx: &mut Tx, case: Uuid) -> Result<Vec<PetitionRow>, StoreError> {
    fetch_all!(tx, PetitionRow, TOGETHER, case)
}

/// Who signed a petition.
///
/// # Errors
/// The engine's.
pub async fn petitioners(tx: &mut Tx, petition: Uuid) -> Result<Vec<PetitionerRow>, StoreError> {
    fetch_all!(tx, PetitionerRow, PETITIONERS, petition)
}
