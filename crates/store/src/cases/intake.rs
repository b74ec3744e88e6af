use crate::db::{fetch_optional, insert_rows, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use jiff::civil::Date;
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

/// Stores a petition and opens its case, with one entry in the journal, unless it is here already.
///
/// # Errors
/// [`StoreError::Exists`] where two come under one key at the same time (the second then finds it known).
pub async fn take(tx: &mut Tx, given: &Submission, author: &Author) -> Result<Taken, StoreError> {
    let key = given.petition.idempotency_key.as_str();
    let known: Option<(Uuid, Uuid, Vec<u8>)> = fetch_optional!(tx, (Uuid, Uuid, Vec<u8>), KNOWN, key)?;
    if let Some((petition, case, receipt_hash)) = known {
        return Ok(Taken::Known {
            petition,
            case,
            receipt_hash,
        });
    }
    take_fresh(tx, &[(given, author)]).await?;
    Ok(Taken::New)
}

/// Stores many that nobody has seen yet, each with its author, a few statements for all of them.
///
/// # Errors
/// [`StoreError::Exists`] where one of them is known: then the transaction is to be dropped, and each taken by itself.
pub async fn take_fresh(tx: &mut Tx, given: &[(&Submission, &Author)]) -> Result<(), StoreError> {
    let opened: Vec<(&NewCase, &NewPetition)> = given
        .iter()
        .filter_map(|(one, _)| Some((one.case.as_ref().ok()?, &one.petition)))
        .collect();
    insert_cases(tx, &opened).await?;
    let petitions: Vec<(Uuid, &NewPetition)> = given
        .iter()
        .map(|(one, _)| (one.case_id(), &one.petition))
        .collect();
    insert_petitions(tx, &petitions).await?;
    let people: Vec<(Uuid, i64, &Person)> = petitions
        .iter()
        .flat_map(|(_, petition)| {
            let numbered = (0i64..).zip(&petition.people);
            numbered.map(|(position, person)| (petition.id, position, person))
        })
        .collect();
    insert_people(tx, &people).await?;
    let entries: Vec<(Entry<'_>, String)> = given.iter().map(|(one, author)| entry(one, author)).collect();
    journal::write_many(tx, &entries).await
}

impl Submission {
    /// The case that it opens or joins.
    pub fn case_id(&self) -> Uuid {
        match &self.case {
            Ok(case) => case.id,
            Err(joined) => *joined,
        }
    }
}

fn entry<'a>(given: &Submission, author: &'a Author) -> (Entry<'a>, String) {
    let petition = &given.petition;
    let detail = format!(
        r#"{{"channel":"{}","claimed":"{}","joined":{},"petition":"{}"}}"#,
        petition.channel.code(),
        petition.claimed.code(),
        given.case.is_err(),
        petition.id,
    );
    let entry = Entry {
        at: petition.at,
        author,
        body: Some(petition.body.0),
        act: "petition.taken",
        object_kind: "case",
        object: Some(given.case_id()),
    };
    (entry, detail)
}

async fn insert_cases(tx: &mut Tx, rows: &[(&NewCase, &NewPetition)]) -> Result<(), StoreError> {
    insert_rows!(
        tx,
        INSERT_CASE,
        rows,
        |row| row.0.id,
        row.0.regime.code(),
        row.0.procedure.as_str(),
        row.0.state.as_str(),
        row.0.body.0,
        row.0.subject.as_str(),
        row.0.place.map(|place| place.0),
        row.0.place_words.as_str(),
        row.0.title.as_str(),
        row.0.field,
        row.1.helper,
        row.0.circumstances.as_str(),
        row.0.clocks.as_str(),
        row.0
            .next
            .as_ref()
            .map_or_else(|| super::NEVER.to_owned(), |(due, _)| due.to_string()),
        row.0.next.as_ref().map_or("", |(_, clock)| clock.as_str()),
        i64::try_from(row.1.people.len().max(1)).unwrap_or(i64::MAX),
        row.1.at,
        row.1.day.to_string(),
        row.0.earlier,
        row.0.sealed,
    )
}

pub(super) async fn insert_petitions(tx: &mut Tx, rows: &[(Uuid, &NewPetition)]) -> Result<(), StoreError> {
    insert_rows!(
        tx,
        INSERT_PETITION,
        rows,
        |row| row.1.id,
        row.0,
        row.1.idempotency_key.as_str(),
        row.1.receipt_hash.as_slice(),
        row.1.body.0,
        row.1.channel.code(),
        row.1.claimed.code(),
        row.1.lang.as_str(),
        row.1.words.as_str(),
        row.1.at,
        row.1.day.to_string(),
        row.1.registered.to_string(),
        row.1.forwarded_by.as_str(),
        row.1.helper,
        row.1.read_back,
    )
}

pub(super) async fn insert_people(tx: &mut Tx, rows: &[(Uuid, i64, &Person)]) -> Result<(), StoreError> {
    insert_rows!(
        tx,
        INSERT_PETITIONER,
        rows,
        |row| row.0,
        row.1,
        row.2.name.as_str(),
        row.2.address.as_str(),
        row.2.phone.as_str(),
        row.2.mail.as_str(),
        row.2.identity_number.as_str(),
        row.2.representative,
        row.2.notify,
    )
}
