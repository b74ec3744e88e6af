use crate::db::{execute, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    KNOWN = "select p.id, p.case_id, p.receipt_hash from petition p where p.idempotency_key = $1";
    INSERT_CASE = "insert into cases (id, regime, procedure, state, open, body_id, officer_id, subject, place_id,
            place_words, title, field, helper_id, circumstances, clocks, next_due, next_clock, hops, people,
            received_at, received_day, reopened, earlier_id, sealed, version)
        values ($1, $2, $3, $4, true, $5, null, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $17, $18, 0,
            $19, $20, 1)";
    INSERT_PETITION = "insert into petition (id, case_id, idempotency_key, receipt_hash, body_id, channel,
            claimed_regime, lang, words, received_at, received_day, registered_day, forwarded_by, helper_id, read_back)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    INSERT_PETITIONER = "insert into petitioner (petition_id, position, name, address, phone, mail, identity_number,
            representative, notify)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
}

/// A matter as it begins.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// Its id.
    pub id: Uuid,
    /// Under which law.
    pub regime: Regime,
    /// Code of the procedure.
    pub procedure: String,
    /// The state in which it begins.
    pub state: String,
    /// Who holds it.
    pub body: BodyId,
    /// Code of the subject; empty where nobody said.
    pub subject: String,
    /// The commune.
    pub place: Option<BodyId>,
    /// Where, in words.
    pub place_words: String,
    /// A short name.
    pub title: String,
    /// A matter of the field.
    pub field: bool,
    /// What clocks are counted by, as JSON.
    pub circumstances: String,
    /// The clocks that run, as JSON.
    pub clocks: String,
    /// The next due day among those that bind the body, and the name of that clock.
    pub next: Option<(Date, String)>,
    /// The first instance of a second one.
    pub earlier: Option<Uuid>,
    /// Content stays outside this database.
    pub sealed: bool,
}

/// The paper or message as it came.
#[derive(Debug, Clone)]
pub struct NewPetition {
    /// Its id.
    pub id: Uuid,
    /// Given by whoever sends; what comes twice under one key is taken once.
    pub idempotency_key: String,
    /// Keyed hash of the receipt code.
    pub receipt_hash: Vec<u8>,
    /// Who received it.
    pub body: BodyId,
    /// How it came.
    pub channel: Channel,
    /// What its sender called it.
    pub claimed: Regime,
    /// `vi` or `en`.
    pub lang: String,
    /// What it says.
    pub words: String,
    /// Microseconds UTC.
    pub at: i64,
    /// The day on which it came, in Việt Nam.
    pub day: Date,
    /// The day from which clocks are counted.
    pub registered: Date,
    /// Who sent it on; empty where it came from the person.
    pub forwarded_by: String,
    /// Who wrote it down for the person.
    pub helper: Option<Uuid>,
    /// It was read back and confirmed.
    pub read_back: bool,
    /// Who signed, as far as they said.
    pub people: Vec<Person>,
}

/// Somebody who signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Họ tên.
    pub name: String,
    /// Địa chỉ.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Mail address.
    pub mail: String,
    /// Số căn cước, số định danh, hộ chiếu (NĐ 154/2026/NĐ-CP Đ12).
    pub identity_number: String,
    /// Speaks for the others.
    pub representative: bool,
    /// Wants to be told that there is news.
    pub notify: bool,
}

/// A petition with the case it opens, or the one it joins.
#[derive(Debug, Clone)]
pub struct Submission {
    /// A new case, or the id of one that the petition joins.
    pub case: Result<NewCase, Uuid>,
    /// The petition.
    pub petition: NewPetition,
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// Stored now.
    New,
    /// It was here already, under this receipt.
    Known {
        /// The petition.
        petition: Uuid,
        /// Its case.
        case: Uuid,
        /// Hash of the receipt code that was given then.
        receipt_hash: Vec<u8>,
    },
}

/// Stores a petition and opens its case, with one entry in the journal.
///
/// # Errors
/// [`StoreError::Exists`] where two come under one key at the same time (the second then finds it known).
pub async fn take(tx: &mut Tx, given: &Submission, author: &Author) -> Result<Taken, StoreError> {
    let petition = &given.petition;
    let known: Option<(Uuid, Uuid, Vec<u8>)> = fetch_optional!(
        tx,
        (Uuid, Uuid, Vec<u8>),
        KNOWN,
        petition.idempotency_key.as_str()
    )?;
    if let Some((petition, case, receipt_hash)) = known {
        return Ok(Taken::Known {
            petition,
            case,
            receipt_hash,
        });
    }
    let case = match &given.case {
        Ok(case) => {
            insert_case(tx, case, petition).await?;
            case.id
        }
        Err(joined) => *joined,
    };
    insert_petition(tx, case, petition).await?;
    let entry = Entry {
        at: petition.at,
        author,
        body: Some(petition.body.0),
        act: "petition.taken",
        object_kind: "case",
        object: Some(case),
    };
    let detail = json!({
        "petition": petition.id,
        "channel": petition.channel.code(),
        "claimed": petition.claimed.code(),
        "joined": given.case.is_err(),
    });
    journal::write(tx, entry, &detail).await?;
    Ok(Taken::New)
}

async fn insert_case(tx: &mut Tx, case: &NewCase, petition: &NewPetition) -> Result<(), StoreError> {
    let (next_due, next_clock) = match &case.next {
        Some((due, clock)) => (due.to_string(), clock.as_str()),
        None => (super::NEVER.to_owned(), ""),
    };
    execute!(
        tx,
        INSERT_CASE,
        case.id,
        case.regime.code(),
        case.procedure.as_str(),
        case.state.as_str(),
        case.body.0,
        case.subject.as_str(),
        case.place.map(|place| place.0),
        case.place_words.as_str(),
        case.title.as_str(),
        case.field,
        petition.helper,
        case.circumstances.as_str(),
        case.clocks.as_str(),
        next_due.as_str(),
        next_clock,
        i64::try_from(petition.people.len().max(1)).unwrap_or(i64::MAX),
        petition.at,
        petition.day.to_string(),
        case.earlier,
        case.sealed,
    )?;
    Ok(())
}

async fn insert_petition(tx: &mut Tx, case: Uuid, petition: &NewPetition) -> Result<(), StoreError> {
    execute!(
        tx,
        INSERT_PETITION,
        petition.id,
        case,
        petition.idempotency_key.as_str(),
        petition.receipt_hash.as_slice(),
        petition.body.0,
        petition.channel.code(),
        petition.claimed.code(),
        petition.lang.as_str(),
        petition.words.as_str(),
        petition.at,
        petition.day.to_string(),
        petition.registered.to_string(),
        petition.forwarded_by.as_str(),
        petition.helper,
        petition.read_back,
    )?;
    for (position, person) in (0i64..).zip(&petition.people) {
        execute!(
            tx,
            INSERT_PETITIONER,
            petition.id,
            position,
            person.name.as_str(),
            person.address.as_str(),
            person.phone.as_str(),
            person.mail.as_str(),
            person.identity_number.as_str(),
            person.representative,
            person.notify,
        )?;
    }
    Ok(())
}
