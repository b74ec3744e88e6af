use crate::db::{fetch_all, fetch_optional, statements};
use crate::{StoreError, Tx};
use gandan_core::bodies::{
    Body, BodyId, BodyName, Branch, Place, Succession, SuccessionId, SuccessionKind, Tier, Valid,
};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    VERSION = "select value from setting where name = 'bodies.version'";
    BODIES = "select id, code, name, branch, tier, parent_id, place, valid_from, valid_until, note from body
        where code <> '' order by id";
    NAMES = "select body_id, name, valid_from, valid_until from body_name order by body_id, position";
    SUCCESSIONS = "select id, day, kind, basis, note from succession order by day, id";
    PARTS = "select succession_id, side, body_id from succession_part order by succession_id, side, position";
}

#[derive(sqlx::FromRow)]
struct BodyRow {
    id: Uuid,
    code: String,
    name: String,
    branch: String,
    tier: String,
    parent_id: Option<Uuid>,
    place: String,
    valid_from: Option<String>,
    valid_until: Option<String>,
    note: String,
}

/// Counts up with every change of bodies, successions or corrections; 0 in a fresh database.
///
/// # Errors
/// The engine's.
pub async fn version(tx: &mut Tx) -> Result<i64, StoreError> {
    let found: Option<(String,)> = fetch_optional!(tx, (String,), VERSION)?;
    found.map_or(Ok(0), |(value,)| {
        value.parse().map_err(|_| StoreError::Value(value))
    })
}

/// All bodies and successions of every time.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a word or a day that the program does not know.
pub async fn load(tx: &mut Tx) -> Result<(Vec<Body>, Vec<Succession>), StoreError> {
    let mut names: BTreeMap<Uuid, Vec<BodyName>> = BTreeMap::new();
    let rows = fetch_all!(tx, (Uuid, String, Option<String>, Option<String>), NAMES)?;
    for (body, text, from, until) in rows {
        names.entry(body).or_default().push(BodyName {
            text,
            valid: valid(from, until)?,
        });
    }
    let mut bodies = Vec::new();
    for row in fetch_all!(tx, BodyRow, BODIES)? {
        let others = names.remove(&row.id).unwrap_or_default();
        bodies.push(body(row, others)?);
    }
    let mut parts: BTreeMap<(Uuid, String), Vec<BodyId>> = BTreeMap::new();
    for (succession, side, body) in fetch_all!(tx, (Uuid, String, Uuid), PARTS)? {
        parts.entry((succession, side)).or_default().push(BodyId(body));
    }
    let mut successions = Vec::new();
    for (id, day, kind, basis, note) in fetch_all!(tx, (Uuid, String, String, String, String), SUCCESSIONS)? {
        successions.push(Succession {
            id: SuccessionId(id),
            day: parse_day(day)?,
            kind: SuccessionKind::from_word(&kind).ok_or(StoreError::Value(kind))?,
            from: parts.remove(&(id, "from".to_owned())).unwrap_or_default(),
            to: parts.remove(&(id, "to".to_owned())).unwrap_or_default(),
            basis,
            note,
        });
    }
    Ok((bodies, successions))
}

fn body(row: BodyRow, others: Vec<BodyName>) -> Result<Body, StoreError> {
    let mut names = vec![BodyName {
        text: row.name,
        valid: Valid::default(),
    }];
    names.extend(others);
    Ok(Body {
        id: BodyId(row.id),
        code: row.code,
        branch: Branch::from_word(&row.branch).ok_or(StoreError::Value(row.branch))?,
        tier: Tier::from_word(&row.tier).ok_or(StoreError::Value(row.tier))?,
        parent: row.parent_id.map(BodyId),
        names,
        place: Place::new(&row.place),
        valid: valid(row.valid_from, row.valid_until)?,
        note: row.note,
    })
}

fn valid(from: Option<String>, until: Option<String>) -> Result<Valid, StoreError> {
    Ok(Valid {
        from: from.map(parse_day).transpose()?,
        until: until.map(parse_day).transpose()?,
    })
}

fn parse_day(day: String) -> Result<Date, StoreError> {
    day.parse().map_err(|_| StoreError::Value(day))
}
