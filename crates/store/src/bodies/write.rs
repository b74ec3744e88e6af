use crate::access::accounts::one;
use crate::db::{execute, statements};
use crate::{StoreError, Tx};
use gandan_core::bodies::{Body, Succession};
use gandan_core::text::fold;

statements! {
    COUNT_UP = "insert into setting (name, value) values ('bodies.version', '1')
        on conflict (name) do update set value = cast(cast(setting.value as bigint) + 1 as text)";
    INSERT = "insert into body
        (id, code, name, folded, branch, tier, parent_id, place, valid_from, valid_until, note, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    UPDATE = "update body set code = $2, name = $3, folded = $4, branch = $5, tier = $6, parent_id = $7, place = $8,
        valid_from = $9, valid_until = $10, note = $11, version = version + 1 where id = $1";
    NAMES_DELETE = "delete from body_name where body_id = $1";
    NAME_INSERT = "insert into body_name (body_id, position, name, folded, valid_from, valid_until)
        values ($1, $2, $3, $4, $5, $6)";
    SUCCESSION_INSERT = "insert into succession (id, day, kind, basis, note) values ($1, $2, $3, $4, $5)";
    SUCCESSION_UPDATE = "update succession set basis = $2, note = $3 where id = $1";
    PART_INSERT = "insert into succession_part (succession_id, side, position, body_id) values ($1, $2, $3, $4)";
}

/// Adds a body. Its parent must be there already.
///
/// # Errors
/// [`StoreError::Exists`] where the code is taken.
pub async fn body_insert(tx: &mut Tx, body: &Body) -> Result<(), StoreError> {
    write_body(tx, INSERT, body).await?;
    names(tx, body).await?;
    count_up(tx).await
}

/// Writes a body as it is now.
///
/// # Errors
/// [`StoreError::NotFound`]; [`StoreError::Exists`] where the code is taken.
pub async fn body_update(tx: &mut Tx, body: &Body) -> Result<(), StoreError> {
    one(write_body(tx, UPDATE, body).await?, StoreError::NotFound)?;
    names(tx, body).await?;
    count_up(tx).await
}

/// Adds a succession between bodies that are there.
///
/// # Errors
/// The engine's.
pub async fn succession_insert(tx: &mut Tx, succession: &Succession) -> Result<(), StoreError> {
    execute!(
        tx,
        SUCCESSION_INSERT,
        succession.id.0,
        succession.day.to_string(),
        succession.kind.word(),
        succession.basis.as_str(),
        succession.note.as_str(),
    )?;
    for (side, bodies) in [("from", &succession.from), ("to", &succession.to)] {
        for (position, body) in (0i64..).zip(bodies) {
            execute!(tx, PART_INSERT, succession.id.0, side, position, body.0)?;
        }
    }
    count_up(tx).await
}

/// Writes what a succession rests on and its remark as they are now; which bodies it concerns never changes.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn succession_update(tx: &mut Tx, succession: &Succession) -> Result<(), StoreError> {
    let touched = execute!(
        tx,
        SUCCESSION_UPDATE,
        succession.id.0,
        succession.basis.as_str(),
        succession.note.as_str()
    )?;
    one(touched, StoreError::NotFound)?;
    count_up(tx).await
}

/// Waits until nobody else is changing bodies. What is read after this stays true until the transaction ends.
///
/// # Errors
/// The engine's.
pub async fn take_turn(tx: &mut Tx) -> Result<(), StoreError> {
    count_up(tx).await
}

pub(crate) async fn count_up(tx: &mut Tx) -> Result<(), StoreError> {
    execute!(tx, COUNT_UP)?;
    Ok(())
}

async fn write_body(tx: &mut Tx, statement: &'static str, body: &Body) -> Result<u64, StoreError> {
    execute!(
        tx,
        statement,
        body.id.0,
        body.code.as_str(),
        body.name(),
        fold(body.name()),
        body.branch.word(),
        body.tier.word(),
        body.parent.map(|parent| parent.0),
        body.place.text(),
        body.valid.from.map(|day| day.to_string()),
        body.valid.until.map(|day| day.to_string()),
        body.note.as_str(),
    )
}

/// The names after the first, which stands in the body's own row.
async fn names(tx: &mut Tx, body: &Body) -> Result<(), StoreError> {
    execute!(tx, NAMES_DELETE, body.id.0)?;
    for (position, name) in (0i64..).zip(body.names.iter().skip(1)) {
        execute!(
            tx,
            NAME_INSERT,
            body.id.0,
            position,
            name.text.as_str(),
            fold(&name.text),
            name.valid.from.map(|day| day.to_string()),
            name.valid.until.map(|day| day.to_string()),
        )?;
    }
    Ok(())
}
