//! Public copies of answered matters.

use crate::db::{execute, fetch_all, fetch_in, fetch_optional, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use gandan_core::redaction::{Public, Redacted, Redaction};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

/// A public copy with the names that pages show; `from …` follows.
macro_rules! publication_columns {
    () => {
        "select p.id, p.case_id, p.regime, p.body_id, b.name as body_name, p.subject, p.place_id, q.name as place_name,
            p.title, p.words, p.answer, p.left_out, p.received_day, p.answered_day, p.days, p.in_time, p.published_day,
            p.followers, p.withdrawn_day, p.withdrawn_reason "
    };
}

/// Newest answers first, after a row, from an index that stands in that order: `$7` rows of those that keep to all filters.
macro_rules! newest {
    ($first:literal) => {
        concat!(
            "with page(id) as (select p.id from publication p where p.withdrawn_day is null and ",
            $first,
            " and (cast($1 as uuid) is null or p.place_id = $1) and (cast($2 as uuid) is null or p.body_id = $2)
              and (cast($3 as text) is null or p.subject = $3) and (cast($4 as text) is null or p.regime = $4)
              and (p.answered_day, p.id) < ($5, $6) and p.answered_day >= $8
            order by p.answered_day desc, p.id desc limit $7) ",
            publication_columns!(),
            "from publication p join body b on b.id = p.body_id left join body q on q.id = p.place_id
            where p.id in (select g.id from page g) order by p.answered_day desc, p.id desc"
        )
    };
}

statements! {
    INSERT = "insert into publication (id, case_id, regime, body_id, subject, place_id, title, words, answer, left_out,
            received_day, answered_day, days, in_time, published_day, published_at, account_id, actor, followers,
            withdrawn_reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, '')";
    /// Taken back: the text goes, the line stays.
    WITHDRAW = "update publication set title = '', words = '', answer = '', left_out = '[]', withdrawn_day = $2,
            withdrawn_reason = $3 where id = $1 and withdrawn_day is null";
    FIND = concat!(publication_columns!(),
        "from publication p join body b on b.id = p.body_id left join body q on q.id = p.place_id where p.id = $1");
    OF_CASE = concat!(publication_columns!(),
        "from publication p join body b on b.id = p.body_id left join body q on q.id = p.place_id
        where p.case_id = $1 order by p.published_at desc, p.id desc limit 20");
    CASE_OF = "select case_id from publication where id = $1";
    OF_PLACE = newest!("p.place_id = $1");
    OF_BODY = newest!("p.body_id = $2");
    OF_SUBJECT = newest!("p.subject = $3");
    OF_REGIME = newest!("p.regime = $4");
    ALL = newest!("1 = 1");
    IN = concat!(publication_columns!(),
        "from publication p join body b on b.id = p.body_id left join body q on q.id = p.place_id where p.id in ($1)
        order by p.id");
}

/// A public copy to be made. Its texts are redacted before they come here.
#[derive(Debug, Clone)]
pub struct NewPublication<'a> {
    /// Its id; not that of the case, which is for staff.
    pub id: Uuid,
    /// The case.
    pub case: &'a super::CaseRow,
    /// Short name.
    pub title: &'a Public<Redacted>,
    /// What was said.
    pub words: &'a Public<Redacted>,
    /// What was answered.
    pub answer: &'a Public<Redacted>,
    /// What was left out and why, as JSON.
    pub left_out: &'a str,
    /// Day of the answer, ISO.
    pub answered_day: &'a str,
    /// Who publishes.
    pub author: &'a Author,
    /// Today.
    pub day: Date,
    /// Now.
    pub at: i64,
}

/// A public copy as read. Only redaction makes what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationRow {
    /// Its id.
    pub id: Uuid,
    /// The case; for staff.
    pub case_id: Uuid,
    /// Code of the regime.
    pub regime: String,
    /// Who answered.
    pub body_id: Uuid,
    /// Its name today.
    pub body_name: String,
    /// Code of the subject.
    pub subject: String,
    /// The commune.
    pub place_id: Option<Uuid>,
    /// Its name today.
    pub place_name: Option<String>,
    /// Short name.
    pub title: Public<Redacted>,
    /// What was said.
    pub words: Public<Redacted>,
    /// What was answered.
    pub answer: Public<Redacted>,
    /// What was left out and why, as JSON.
    pub left_out: String,
    /// When it came, ISO.
    pub received_day: String,
    /// When it was answered, ISO.
    pub answered_day: String,
    /// Days from receipt to answer.
    pub days: Option<i64>,
    /// The terms were kept.
    pub in_time: Option<bool>,
    /// When the copy was made public, ISO.
    pub published_day: String,
    /// How many say that it befalls them too.
    pub followers: i64,
    /// When it was taken back, ISO; then the texts are empty.
    pub withdrawn_day: Option<String>,
    /// Why.
    pub withdrawn_reason: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    case_id: Uuid,
    regime: String,
    body_id: Uuid,
    body_name: String,
    subject: String,
    place_id: Option<Uuid>,
    place_name: Option<String>,
    title: String,
    words: String,
    answer: String,
    left_out: String,
    received_day: String,
    answered_day: String,
    days: Option<i64>,
    in_time: Option<bool>,
    published_day: String,
    followers: i64,
    withdrawn_day: Option<String>,
    withdrawn_reason: String,
}

impl Row {
    fn read(self) -> Result<PublicationRow, StoreError> {
        let row = self;
        Ok(PublicationRow {
            id: row.id,
            case_id: row.case_id,
            regime: row.regime,
            body_id: row.body_id,
            body_name: row.body_name,
            subject: row.subject,
            place_id: row.place_id,
            place_name: row.place_name,
            title: stored(&row.title)?,
            words: stored(&row.words)?,
            answer: stored(&row.answer)?,
            left_out: row.left_out,
            received_day: row.received_day,
            answered_day: row.answered_day,
            days: row.days,
            in_time: row.in_time,
            published_day: row.published_day,
            followers: row.followers,
            withdrawn_day: row.withdrawn_day,
            withdrawn_reason: row.withdrawn_reason,
        })
    }
}

/// What only redaction wrote, read back: nothing more is left out of it.
pub(super) fn stored(text: &str) -> Result<Public<Redacted>, StoreError> {
    Redaction::default()
        .apply(text)
        .map_err(|misfit| StoreError::Value(misfit.to_string()))
}

/// What a list of public copies keeps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicFilter {
    /// Only from that commune.
    pub place: Option<Uuid>,
    /// Only answered by that body.
    pub body: Option<Uuid>,
    /// Only about that subject.
    pub subject: Option<String>,
    /// Only under that regime.
    pub regime: Option<String>,
    /// Only answered on that day or later.
    pub from: Option<Date>,
    /// Only answered before that day.
    pub before: Option<Date>,
}

impl PublicFilter {
    /// Whether it keeps a copy that was found in another way.
    pub fn keeps(&self, row: &PublicationRow) -> bool {
        let day = |day: Date| day.to_string();
        row.withdrawn_day.is_none()
            && self.place.is_none_or(|place| row.place_id == Some(place))
            && self.body.is_none_or(|body| row.body_id == body)
            && self
                .subject
                .as_ref()
                .is_none_or(|subject| row.subject == *subject)
            && self.regime.as_ref().is_none_or(|regime| row.regime == *regime)
            && self.from.is_none_or(|from| row.answered_day >= day(from))
            && self.before.is_none_or(|before| row.answered_day < day(before))
    }
}

/// Where a list goes on: day of the answer (ISO) and id of the last row.
pub type PublicCursor = (String, Uuid);

/// Makes a copy public, with its entry in the journal.
///
/// # Errors
/// [`StoreError::Exists`] where one is public already.
pub async fn publish(tx: &mut Tx, new: &NewPublication<'_>) -> Result<(), StoreError> {
    let case = new.case;
    execute!(
        tx,
        INSERT,
        new.id,
        case.id,
        case.regime.as_str(),
        case.body_id,
        case.subject.as_str(),
        case.place_id,
        new.title.get().plain(),
        new.words.get().plain(),
        new.answer.get().plain(),
        new.left_out,
        case.received_day.as_str(),
        new.answered_day,
        case.days,
        case.in_time,
        new.day.to_string(),
        new.at,
        new.author.account,
        new.author.name.as_str(),
    )?;
    let entry = Entry {
        at: new.at,
        author: new.author,
        body: Some(case.body_id),
        act: "publication.made",
        object_kind: "publication",
        object: Some(new.id),
    };
    journal::write(tx, entry, &json!({"case": case.id})).await
}

/// Takes a copy back, with its entry in the journal.
///
/// # Errors
/// [`StoreError::Stale`] where it is not public (any more).
pub async fn withdraw(
    tx: &mut Tx,
    row: &PublicationRow,
    reason: &str,
    author: &Author,
    day: Date,
    at: i64,
) -> Result<(), StoreError> {
    let touched = execute!(tx, WITHDRAW, row.id, day.to_string(), reason)?;
    crate::access::accounts::one(touched, StoreError::Stale)?;
    let entry = Entry {
        at,
        author,
        body: Some(row.body_id),
        act: "publication.withdrawn",
        object_kind: "publication",
        object: Some(row.id),
    };
    journal::write(tx, entry, &json!({"case": row.case_id})).await
}

/// The copy of that id, public or taken back.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn publication(tx: &mut Tx, id: Uuid) -> Result<PublicationRow, StoreError> {
    let row: Option<Row> = fetch_optional!(tx, Row, FIND, id)?;
    row.ok_or(StoreError::NotFound)?.read()
}

/// The copies of these ids, as far as they are there, by id.
///
/// # Errors
/// The engine's.
pub async fn publications_in(tx: &mut Tx, ids: &[Uuid]) -> Result<Vec<PublicationRow>, StoreError> {
    let mut rows: Vec<Row> = fetch_in!(tx, Row, IN, ids)?;
    rows.sort_by_key(|row| row.id);
    rows.into_iter().map(Row::read).collect()
}

/// The copies of a case, last first; at most the first is public.
///
/// # Errors
/// The engine's.
pub async fn publications_of_case(tx: &mut Tx, case: Uuid) -> Result<Vec<PublicationRow>, StoreError> {
    let rows: Vec<Row> = fetch_all!(tx, Row, OF_CASE, case)?;
    rows.into_iter().map(Row::read).collect()
}

/// The case of a copy.
///
/// # Errors
/// The engine's.
pub async fn case_of_publication(tx: &mut Tx, id: Uuid) -> Result<Option<Uuid>, StoreError> {
    let row: Option<(Uuid,)> = fetch_optional!(tx, (Uuid,), CASE_OF, id)?;
    Ok(row.map(|(case,)| case))
}

/// Public copies by the day of their answer, newest first.
///
/// # Errors
/// The engine's.
pub async fn public_list(
    tx: &mut Tx,
    filter: &PublicFilter,
    after: Option<&PublicCursor>,
    limit: i64,
) -> Result<Vec<PublicationRow>, StoreError> {
    // No id comes before the nil one, so nothing of the first day outside is kept.
    let upper = match (after, filter.before) {
        (Some((day, id)), before) if before.is_none_or(|before| *day < before.to_string()) => {
            (day.clone(), *id)
        }
        (_, Some(before)) => (before.to_string(), Uuid::nil()),
        (_, None) => ("9999-12-31".to_owned(), Uuid::max()),
    };
    // The narrowest index first.
    let statement = match filter {
        PublicFilter { place: Some(_), .. } => OF_PLACE,
        PublicFilter { body: Some(_), .. } => OF_BODY,
        PublicFilter { subject: Some(_), .. } => OF_SUBJECT,
        PublicFilter { regime: Some(_), .. } => OF_REGIME,
        _ => ALL,
    };
    let rows: Vec<Row> = fetch_all!(
        tx,
        Row,
        statement,
        filter.place,
        filter.body,
        filter.subject.as_deref(),
        filter.regime.as_deref(),
        upper.0.as_str(),
        upper.1,
        limit,
        filter.from.map_or_else(String::new, |from| from.to_string()),
    )?;
    rows.into_iter().map(Row::read).collect()
}
