use super::write::count_up;
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx};
use gandan_core::bodies::{BodyId, Correction, CorrectionScope};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    INSERT = "insert into expression_correction (id, folded, words, scope_id, made_by, made_at)
        values ($1, $2, $3, $4, $5, $6)";
    INSERT_BODY = "insert into expression_correction_body (correction_id, position, body_id) values ($1, $2, $3)";
    DELETE = "delete from expression_correction where id = $1";
    LIST = "select id, folded, words, scope_id, made_by, made_at from expression_correction order by made_at, id";
    BODIES = "select correction_id, body_id from expression_correction_body order by correction_id, position";
}

/// What a person taught the program, with who and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// Its id.
    pub id: Uuid,
    /// The words as the person saw them.
    pub words: String,
    /// The account that taught it.
    pub made_by: Uuid,
    /// When.
    pub made_at: i64,
    /// What it says.
    pub correction: Correction,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    folded: String,
    words: String,
    scope_id: Option<Uuid>,
    made_by: Uuid,
    made_at: i64,
}

/// Remembers a correction. A later one of the same words and scope wins over it.
///
/// # Errors
/// The engine's.
pub async fn correction_insert(tx: &mut Tx, row: &CorrectionRow) -> Result<(), StoreError> {
    let scope = match row.correction.scope {
        CorrectionScope::Everywhere => None,
        CorrectionScope::Issuer(issuer) => Some(issuer.0),
    };
    let folded = row.correction.expression.as_str();
    execute!(
        tx,
        INSERT,
        row.id,
        folded,
        row.words.as_str(),
        scope,
        row.made_by,
        row.made_at
    )?;
    for (position, body) in (0i64..).zip(&row.correction.bodies) {
        execute!(tx, INSERT_BODY, row.id, position, body.0)?;
    }
    count_up(tx).await
}

/// Forgets a correction.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn correction_delete(tx: &mut Tx, id: Uuid) -> Result<(), StoreError> {
    one(execute!(tx, DELETE, id)?, StoreError::NotFound)?;
    count_up(tx).await
}

/// All corrections, the earliest first.
///
/// # Errors
/// The engine's.
pub async fn correction_list(tx: &mut Tx) -> Result<Vec<CorrectionRow>, StoreError> {
    let mut bodies: BTreeMap<Uuid, Vec<BodyId>> = BTreeMap::new();
    for (correction, body) in fetch_all!(tx, (Uuid, Uuid), BODIES)? {
        bodies.entry(correction).or_default().push(BodyId(body));
    }
    let rows = fetch_all!(tx, Row, LIST)?;
    Ok(rows
        .into_iter()
        .map(|row| CorrectionRow {
            id: row.id,
            words: row.words,
            made_by: row.made_by,
            made_at: row.made_at,
            correction: Correction {
                expression: row.folded,
                scope: row.scope_id.map_or(CorrectionScope::Everywhere, |issuer| {
                    CorrectionScope::Issuer(BodyId(issuer))
                }),
                bodies: bodies.remove(&row.id).unwrap_or_default(),
            },
        })
        .collect())
}
