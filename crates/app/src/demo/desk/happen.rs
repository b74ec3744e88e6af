use super::scenes::Then;
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::intake::nobody;
use crate::cases::moving::{self, By, Doing};
use crate::cases::taking::Receipt;
use crate::cases::work::prepared::Given;
use crate::cases::work::transfer::{self, Wanted};
use crate::demo::people::Cast;
use crate::web::App;
use crate::words::Lang;
use anyhow::{Context, anyhow};
use gandan_core::access::Actor;
use gandan_store::cases::{self, CaseRow, Moved, NewMessage};
use gandan_store::casework::{self, NewDraft};
use gandan_store::{Tx, access, new_id};
use serde_json::json;
use uuid::Uuid;

/// What becomes of a matter, on its day.
pub(super) async fn happen(app: &App, cast: &Cast, receipt: &Receipt, then: &Then) -> anyhow::Result<()> {
    let ago = match then {
        Then::Given(ago, ..)
        | Then::Move(ago, ..)
        | Then::Said(ago, ..)
        | Then::Asks(ago, ..)
        | Then::Draft(ago, ..)
        | Then::Sent(ago, ..) => *ago,
    };
    let app = app.days_ago(ago)?;
    let mut tx = app.db.begin_write().await?;
    let row = cases::find(&mut tx, receipt.case).await?;
    match *then {
        Then::Given(_, login) => give(&mut tx, &app, cast, &row, login).await?,
        Then::Move(_, login, act, told) => {
            let by = By::Officer(cast.who(login)?.clone(), row.body_id);
            moving::make(&mut tx, &app, &row, &by, &doing(act, told, "")).await?;
        }
        Then::Said(_, act, why) => {
            let doing = doing(act, "", why);
            moving::make(&mut tx, &app, &row, &By::Petitioner, &doing).await?;
        }
        Then::Asks(_, words) => {
            let message = NewMessage {
                id: new_id(),
                case: receipt.case,
                petition: receipt.petition,
                from_petitioner: true,
                author: &nobody(),
                body: None,
                words,
                at: app.clock.micros(),
            };
            cases::say(&mut tx, &message).await?;
        }
        Then::Draft(_, login, reply, ready) => {
            let given = json!({
                "reply": [reply], "symbol": ["UBND"], "place": ["Mẫu"], "signer_title": ["KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"],
            });
            let draft = NewDraft {
                case: row.id,
                act: "answer",
                given: &given.to_string(),
                body: row.body_id,
                author: cast.who(login)?,
                ready,
                at: app.clock.micros(),
            };
            casework::keep_draft(&mut tx, &draft).await?;
        }
        Then::Sent(_, login, to, reason) => send(&mut tx, &app, cast, row.id, (login, to, reason)).await?,
    }
    Ok(tx.commit().await?)
}

fn doing(act: &str, told: &str, reason: &str) -> Doing {
    Doing {
        act: act.to_owned(),
        told: told.to_owned(),
        reason: reason.to_owned(),
        eligible: true,
        evidence: true,
        ..Doing::default()
    }
}

async fn actor(tx: &mut Tx, app: &App, cast: &Cast, login: &str) -> anyhow::Result<Actor> {
    let today = app.clock.today().to_string();
    let actor = access::actor(tx, cast.account(login)?, &today).await?;
    actor.with_context(|| login.to_owned())
}

async fn give(tx: &mut Tx, app: &App, cast: &Cast, row: &CaseRow, login: &str) -> anyhow::Result<()> {
    let author = cast.who("theodoi")?;
    let after = CaseRow {
        officer_id: Some(cast.account(login)?),
        ..row.clone()
    };
    let moved = Moved {
        before: row,
        after: &after,
        act: "assign",
        reason: "",
        basis: "",
        told: "",
        detail: json!({"officer": after.officer_id, "before": row.officer_id}),
        author,
        body: Some(row.body_id),
        at: app.clock.micros(),
        day: app.clock.today(),
    };
    cases::make(tx, &moved).await?;
    Ok(())
}

async fn send(
    tx: &mut Tx,
    app: &App,
    cast: &Cast,
    case: Uuid,
    (login, to, reason): (&str, &str, &str),
) -> anyhow::Result<()> {
    let actor = actor(tx, app, cast, login).await?;
    let acting = Acting {
        app,
        actor: &actor,
        lang: Lang::Vi,
    };
    let fields = [("place", "Mẫu"), ("signer_title", "TL. CHỦ TỊCH")];
    let given: Given = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), vec![value.to_owned()]))
        .collect();
    let wanted = Wanted {
        to,
        reason,
        basis: "Luật Tiếp công dân 42/2013/QH13 Đ26 k2 điểm b",
        given: &given,
    };
    let guarded = Guarded::open(tx, app, case)
        .await
        .map_err(|error| anyhow!("{error:?}"))?;
    let body = cast.body(to)?;
    let sent = transfer::send(tx, acting, &guarded, body, &wanted).await;
    sent.map(drop).map_err(|error| anyhow!("{error:?}"))
}
