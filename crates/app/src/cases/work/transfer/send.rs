use super::HOPS;
use super::slip::Slip;
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::taking::storable;
use crate::cases::work::prepared::Given;
use crate::cases::work::tell;
use crate::web::PageError;
use crate::words::{Word, word};
use gandan_core::access::{Act, Role};
use gandan_core::bodies::BodyId;
use gandan_store::cases::{self, CaseRow, Moved, Sending};
use gandan_store::{Tx, casework};
use serde_json::json;
use uuid::Uuid;

/// What somebody wants to send where.
pub struct Wanted<'a> {
    /// Name or code of the body.
    pub to: &'a str,
    /// Why, told to who spoke.
    pub reason: &'a str,
    /// The article.
    pub basis: &'a str,
    /// How the slip is headed and signed, by the fields of [`Signing`].
    ///
    /// [`Signing`]: crate::cases::work::signing::Signing
    pub given: &'a Given,
}

/// Whether it can be sent; otherwise what is wrong beside which field.
pub async fn check(
    tx: &mut Tx,
    acting: Acting<'_>,
    case: &Guarded,
    wanted: &Wanted<'_>,
) -> Result<Result<BodyId, (&'static str, Word)>, PageError> {
    let row = &case.row;
    if row.sealed || !row.open {
        return Ok(Err(("to", word("casework-not-from-here"))));
    }
    if row.offered_id.is_some() {
        return Ok(Err(("to", word("casework-already-sent"))));
    }
    let to = match case.known.find(wanted.to.trim(), case.today) {
        Ok(to) if to.0 == row.body_id => return Ok(Err(("to", word("casework-same-body")))),
        Ok(to) => to,
        Err(_) => return Ok(Err(("to", word("casework-body-unknown")))),
    };
    if storable(wanted.reason).is_empty() {
        return Ok(Err(("reason", word("casework-need-reason"))));
    }
    if storable(wanted.basis).is_empty() {
        return Ok(Err(("basis", word("casework-basis-missing"))));
    }
    // Nobody sends it to the body that it complains of for what its head did.
    if case.walled.wall().bodies.contains(&to) {
        return Ok(Err(("to", word("casework-body-walled"))));
    }
    if row.hops >= HOPS {
        let superior = superior(tx, case, Some(to)).await?;
        if !decides(acting, case, superior) {
            let name = superior.map(|body| case.name(body.0)).unwrap_or_default();
            return Ok(Err(("to", word("casework-superior-decides").with("body", name))));
        }
    }
    let sender = sender(tx, case, to).await?;
    let slip = Slip::of(tx, acting, case, (sender, to), wanted).await?;
    if let Some(field) = slip.missing() {
        return Ok(Err((field, word("casework-signing-missing"))));
    }
    Ok(Ok(to))
}

/// The lowest body above all that had the case and the one it is to go to.
pub(super) async fn superior(
    tx: &mut Tx,
    case: &Guarded,
    to: Option<BodyId>,
) -> Result<Option<BodyId>, PageError> {
    let mut bodies = vec![BodyId(case.row.body_id)];
    for transfer in cases::transfers(tx, case.row.id).await? {
        bodies.extend([BodyId(transfer.from_id), BodyId(transfer.to_id)]);
    }
    bodies.extend(to);
    Ok(case.known.tree(case.today).common_superior(&bodies))
}

/// Who sends it: the body that holds it, or the superior that settles where it belongs.
pub(super) async fn sender(tx: &mut Tx, case: &Guarded, to: BodyId) -> Result<Uuid, PageError> {
    let holder = case.row.body_id;
    if case.row.hops < HOPS {
        return Ok(holder);
    }
    let superior = superior(tx, case, Some(to)).await?;
    Ok(superior.map_or(holder, |superior| superior.0))
}

/// Head and desk of the superior decide.
pub(super) fn decides(acting: Acting<'_>, case: &Guarded, superior: Option<BodyId>) -> bool {
    let Some(superior) = superior else { return false };
    let posts = acting.actor.posts.iter();
    let holds = posts
        .filter(|post| matches!(post.role, Role::Head | Role::Desk))
        .any(|post| post.body == superior);
    holds && case.allows(acting.actor, Act::TransferCase)
}

/// Sends it with its slip; a superior's decision is taken over at once, for there is nobody left to ask.
pub async fn send(
    tx: &mut Tx,
    acting: Acting<'_>,
    case: &Guarded,
    to: BodyId,
    wanted: &Wanted<'_>,
) -> Result<CaseRow, PageError> {
    let (app, row) = (acting.app, &case.row);
    let (reason, basis) = (storable(wanted.reason), storable(wanted.basis));
    let author = acting.author();
    let hop = row.hops + 1;
    let sending = Sending {
        case: row.id,
        hop,
        from: row.body_id,
        to: to.0,
        reason: &reason,
        basis: &basis,
        author: &author,
        at: app.clock.micros(),
    };
    let transfer = cases::send(tx, &sending).await?;
    let settles = row.hops >= HOPS;
    let mut after = row.clone();
    if settles {
        cases::answer(tx, transfer, "accepted", sending.at, &author.name, "").await?;
        after = taken_over(row, to.0);
    }
    let name = case.name(to.0);
    let sender = sender(tx, case, to).await?;
    let slip = Slip::of(tx, acting, case, (sender, to), wanted).await?;
    let number = casework::next_number(tx, sender, i64::from(case.today.year())).await?;
    let symbol = slip.symbol(number);
    let moved = Moved {
        before: row,
        after: &after,
        act: if settles { "transfer-settle" } else { "transfer" },
        reason: &reason,
        basis: &basis,
        told: &reason,
        detail: json!({"transfer": transfer, "to": to.0, "to_name": name, "hop": hop, "paper": symbol}),
        author: &author,
        body: Some(sender),
        at: sending.at,
        day: case.today,
    };
    let step = cases::make(tx, &moved).await?;
    slip.issue(tx, acting, case, step, number).await?;
    tell::people(tx, app, row, "transfer").await?;
    after.version += 1;
    Ok(after)
}

/// As the case stands at the body that takes it over: its clocks go on.
pub(super) fn taken_over(row: &CaseRow, body: Uuid) -> CaseRow {
    CaseRow {
        body_id: body,
        officer_id: None,
        hops: row.hops + 1,
        ..row.clone()
    }
}
