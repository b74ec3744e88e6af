//! Early sight: what a job found, and what it looks at.

use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::cases::figures::{Seen, Sighting};
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    /// Matters of a body from a day on, with what the first who signed is known by.
    MATTERS = "select c.place_id, c.subject, c.received_day, c.id, r.identity_number, r.phone, r.name, r.address
        from cases c
        left join petitioner r on r.position = 0 and r.petition_id =
            (select p.id from petition p where p.case_id = c.id order by p.received_at, p.id limit 1)
        where c.body_id = $1 and c.received_day >= $2 and c.merged_id is null and c.place_id is not null
          and c.subject <> '' and not c.sealed";
    EMPTY = "delete from sighting";
    INSERT = "insert into sighting (place_id, subject, lately, earlier, day) values ($1, $2, $3, $4, $5)";
    LIST = "select s.place_id, b.name, s.subject, s.lately, s.earlier, s.day from sighting s
        join body b on b.id = s.place_id order by s.lately desc, b.name, s.subject, s.place_id";
}

/// Where a subject comes up.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct SightingRow {
    /// The commune.
    pub place_id: Uuid,
    /// Its name.
    pub name: String,
    /// Code of the subject.
    pub subject: String,
    /// Distinct matters in the last days.
    pub lately: i64,
    /// In as many days before; nothing where they were too few to tell.
    pub earlier: Option<i64>,
    /// As of which day, ISO.
    pub day: String,
}

#[derive(sqlx::FromRow)]
struct Matter {
    place_id: Uuid,
    subject: String,
    received_day: String,
    id: Uuid,
    identity_number: Option<String>,
    phone: Option<String>,
    name: Option<String>,
    address: Option<String>,
}

/// The matters of a body that came from a day on, for `gandan_core::cases::figures::sight`.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a day that is none.
pub async fn matters_since(tx: &mut Tx, body: Uuid, from: Date) -> Result<Vec<Seen>, StoreError> {
    let rows: Vec<Matter> = fetch_all!(tx, Matter, MATTERS, body, from.to_string())?;
    rows.into_iter()
        .map(|row| {
            Ok(Seen {
                place: row.place_id,
                day: row
                    .received_day
                    .parse()
                    .map_err(|_| StoreError::Value(row.received_day.clone()))?,
                case: row.id,
                person: person(&row),
                subject: row.subject,
            })
        })
        .collect()
}

/// By what the same person is known again; nothing where they did not say enough.
fn person(row: &Matter) -> Option<String> {
    let given = |field: &Option<String>| {
        let signs: String = field
            .iter()
            .flat_map(|text| text.chars())
            .filter(|sign| sign.is_alphanumeric())
            .collect();
        (!signs.is_empty()).then(|| signs.to_lowercase())
    };
    if let Some(number) = given(&row.identity_number).or_else(|| given(&row.phone)) {
        return Some(number);
    }
    Some(format!("{} {}", given(&row.name)?, given(&row.address)?))
}

/// Puts what was found in the place of what was there.
///
/// # Errors
/// The engine's.
pub async fn save_sightings(tx: &mut Tx, found: &[Sighting], today: Date) -> Result<(), StoreError> {
    execute!(tx, EMPTY)?;
    for one in found {
        execute!(
            tx,
            INSERT,
            one.place,
            one.subject.as_str(),
            i64::from(one.now),
            one.before.map(i64::from),
            today.to_string(),
        )?;
    }
    Ok(())
}

/// What was found, most first.
///
/// # Errors
/// The engine's.
pub async fn sightings(tx: &mut Tx) -> Result<Vec<SightingRow>, StoreError> {
    fetch_all!(tx, SightingRow, LIST)
}
