//! What is done to bodies: load → decide → save → tell, each in the transaction of its caller.

use super::Known;
use super::lay::Laid;
use super::plan::Plan;
use super::table::Tables;
use crate::web::App;
use gandan_core::bodies::rows::{BodyRow, body_row};
use gandan_core::bodies::{
    Body, BodyId, BodyName, Correction, CorrectionScope, Succession, SuccessionId, SuccessionKind, Valid,
};
use gandan_core::text::fold_tones;
use gandan_store::bodies::{self as store, CorrectionRow};
use gandan_store::journal::{Author, Entry, write};
use gandan_store::{Tx, new_id};
use serde_json::{Value, json};
use uuid::Uuid;

/// Places that come with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shipped {
    /// The demonstration province.
    Sample,
    /// Central bodies and real bodies of some provinces.
    Vietnam,
}

/// The row of a body as it stands in files.
pub fn row_of(known: &Known, body: &Body) -> BodyRow {
    body_row(body, |id| known.registry.get(id).map(|body| body.code.clone()))
}

/// Adds a body.
///
/// # Errors
/// The database's.
pub async fn add(app: &App, tx: &mut Tx, author: &Author, body: &Body) -> anyhow::Result<()> {
    store::body_insert(tx, body).await?;
    journal(
        tx,
        author,
        app.clock.micros(),
        "body.added",
        body,
        json!({ "code": body.code }),
    )
    .await
}

/// Writes a body as it should have been written before.
///
/// # Errors
/// The database's.
pub async fn correct(
    app: &App,
    tx: &mut Tx,
    author: &Author,
    known: &Known,
    before: &Body,
    body: &Body,
) -> anyhow::Result<()> {
    store::body_update(tx, body).await?;
    let detail = json!({ "before": row_of(known, before), "after": row_of(known, body) });
    journal(tx, author, app.clock.micros(), "body.corrected", body, detail).await
}

/// The living bodies whose upper body ends with the plan.
pub fn left_behind(known: &Known, plan: &Plan) -> Vec<BodyId> {
    let ending = plan.ending();
    known
        .tree(plan.day)
        .bodies()
        .filter(|body| body.parent.is_some_and(|parent| ending.contains(&parent)))
        .filter(|body| !ending.contains(&body.id))
        .map(|body| body.id)
        .collect()
}

/// Carries the plan out; answers the body to look at afterwards.
///
/// # Errors
/// The database's.
pub async fn carry_out(
    app: &App,
    tx: &mut Tx,
    author: &Author,
    known: &Known,
    plan: &Plan,
) -> anyhow::Result<BodyId> {
    let (at, act) = (app.clock.micros(), format!("body.{}", plan.kind.word()));
    let bodies = |ids: &[BodyId]| -> Vec<Body> {
        ids.iter()
            .filter_map(|id| known.registry.get(*id))
            .cloned()
            .collect()
    };
    let mut to = plan.into.clone();
    for new in &plan.new {
        let Some(first) = plan.from.first().and_then(|id| known.registry.get(*id)) else {
            continue;
        };
        let body = Body {
            id: BodyId(new_id()),
            code: new.code.clone(),
            names: vec![BodyName {
                text: new.name.clone(),
                valid: Valid::default(),
            }],
            valid: Valid {
                from: Some(plan.day),
                until: None,
            },
            note: String::new(),
            ..first.clone()
        };
        store::body_insert(tx, &body).await?;
        journal(tx, author, at, "body.added", &body, json!({ "code": body.code })).await?;
        to.push(body.id);
    }
    let ending = plan.ending();
    let succession = Succession {
        id: SuccessionId(new_id()),
        day: plan.day,
        kind: plan.kind,
        from: if plan.stays {
            plan.from.clone()
        } else {
            ending.clone()
        },
        to: to.clone(),
        basis: plan.basis.clone(),
        note: plan.note.clone(),
    };
    for mut body in bodies(&ending) {
        body.valid.until = plan.day.yesterday().ok();
        store::body_update(tx, &body).await?;
    }
    if let ([heir], true) = (&to[..], plan.children) {
        for mut child in bodies(&left_behind(known, plan)) {
            child.parent = Some(*heir);
            store::body_update(tx, &child).await?;
            let detail = json!({ "parent": heir, "because": succession.id });
            journal(tx, author, at, "body.corrected", &child, detail).await?;
        }
    }
    store::succession_insert(tx, &succession).await?;
    for body in bodies(&succession.from) {
        journal(tx, author, at, &act, &body, json!({ "succession": succession })).await?;
    }
    Ok(match (&to[..], plan.kind) {
        ([heir], SuccessionKind::Merged | SuccessionKind::Renamed) => *heir,
        _ => plan.from.first().copied().unwrap_or(BodyId::INSTALLATION),
    })
}

/// Teaches what words mean; answers the id of the correction.
///
/// # Errors
/// The database's.
pub async fn teach(
    app: &App,
    tx: &mut Tx,
    author: &Author,
    words: &str,
    scope: CorrectionScope,
    bodies: Vec<BodyId>,
) -> anyhow::Result<Uuid> {
    let row = CorrectionRow {
        id: new_id(),
        words: words.trim().to_owned(),
        made_by: author.account.unwrap_or(Uuid::nil()),
        made_at: app.clock.micros(),
        correction: Correction {
            expression: fold_tones(words),
            scope,
            bodies,
        },
    };
    store::correction_insert(tx, &row).await?;
    let detail = json!({ "words": row.words, "scope": scope, "bodies": row.correction.bodies });
    expression_journal(app, tx, author, "expression.taught", row.id, detail).await?;
    Ok(row.id)
}

/// Forgets a correction.
///
/// # Errors
/// [`gandan_store::StoreError::NotFound`]; the database's.
pub async fn forget(app: &App, tx: &mut Tx, author: &Author, id: Uuid) -> anyhow::Result<()> {
    store::correction_delete(tx, id).await?;
    expression_journal(app, tx, author, "expression.forgotten", id, json!({})).await
}

/// Lays what a file says over what is there. Bodies go in before their parents are set, since those may stand on
/// later rows.
///
/// # Errors
/// The database's.
pub async fn lay(tx: &mut Tx, author: &Author, at: i64, known: &Known, laid: &Laid) -> anyhow::Result<()> {
    for body in &laid.new {
        let alone = Body {
            parent: None,
            ..body.clone()
        };
        store::body_insert(tx, &alone).await?;
        journal(
            tx,
            author,
            at,
            "body.added",
            body,
            json!({ "code": body.code, "file": true }),
        )
        .await?;
    }
    for body in laid.new.iter().filter(|body| body.parent.is_some()) {
        store::body_update(tx, body).await?;
    }
    for (body, columns) in &laid.changed {
        store::body_update(tx, body).await?;
        let before = known.registry.get(body.id).map(|body| row_of(known, body));
        let detail = json!({ "before": before, "columns": columns, "file": true });
        journal(tx, author, at, "body.corrected", body, detail).await?;
    }
    for (list, new) in [(&laid.successions_new, true), (&laid.successions_changed, false)] {
        for succession in list {
            if new {
                store::succession_insert(tx, succession).await?;
            } else {
                store::succession_update(tx, succession).await?;
            }
            let entry = Entry {
                at,
                author,
                body: succession.from.first().map(|body| body.0),
                act: "body.succeeded",
                object_kind: "body",
                object: succession.from.first().map(|body| body.0),
            };
            write(tx, entry, &json!({ "succession": succession, "file": true })).await?;
        }
    }
    Ok(())
}

/// Loads places that come with the program over what is there.
///
/// # Errors
/// The database's; a shipped row is at fault, which the tests rule out.
pub async fn seed(tx: &mut Tx, author: &Author, at: i64, which: Shipped) -> anyhow::Result<Laid> {
    let [bodies, successions] = match which {
        Shipped::Sample => [
            include_str!("../../../../places/sample/bodies.csv"),
            include_str!("../../../../places/sample/successions.csv"),
        ],
        Shipped::Vietnam => [
            include_str!("../../../../places/vietnam/bodies.csv"),
            include_str!("../../../../places/vietnam/successions.csv"),
        ],
    };
    let mut tables = Tables::default();
    for text in [bodies, successions] {
        tables
            .add_csv(text.as_bytes())
            .map_err(|trouble| anyhow::anyhow!("{trouble:?}"))?;
    }
    store::take_turn(tx).await?;
    let known = Known::read(tx).await?;
    let laid = Laid::over(&known, &tables, |_| true);
    anyhow::ensure!(laid.faults.is_empty(), "{:?}", laid.faults);
    lay(tx, author, at, &known, &laid).await?;
    Ok(laid)
}

async fn journal(
    tx: &mut Tx,
    author: &Author,
    at: i64,
    act: &str,
    body: &Body,
    detail: Value,
) -> anyhow::Result<()> {
    let entry = Entry {
        at,
        author,
        body: Some(body.id.0),
        act,
        object_kind: "body",
        object: Some(body.id.0),
    };
    Ok(write(tx, entry, &detail).await?)
}

async fn expression_journal(
    app: &App,
    tx: &mut Tx,
    author: &Author,
    act: &str,
    id: Uuid,
    detail: Value,
) -> anyhow::Result<()> {
    let entry = Entry {
        at: app.clock.micros(),
        author,
        body: None,
        act,
        object_kind: "expression",
        object: Some(id),
    };
    Ok(write(tx, entry, &detail).await?)
}
