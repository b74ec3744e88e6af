use super::figures::freeze;
use super::findings::unanswered;
use super::parts::parts;
use super::row;
use super::versions::{NewVersion, again, record};
use crate::access::accounts::one;
use crate::db::{execute, fetch_all, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx, new_id};
use gandan_core::reports::{Frozen, Given, ReportAct, ReportRefusal, ReportState, Went, decide};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use uuid::Uuid;

statements! {
    MOVE = "update report set state = $3, edition = $4, changed_at = $5, version = version + 1
        where id = $1 and version = $2";
    SIGN = "update report set number = $2, signed_by = $3, signer = $4, signed_at = $5 where id = $1";
    SEND = "update report set sent_day = $2 where id = $1";
    UNSIGN = "update report set number = '', signed_by = null, signer = '', signed_at = null, sent_day = null where id = $1";
    RECEIPT = "insert into report_receipt (id, report_id, edition, at, account_id, actor, act, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    RECEIPTS = "select edition, at, actor, act, reason from report_receipt where report_id = $1 order by at, id";
}

/// Something that is done with a report.
#[derive(Debug, Clone)]
pub struct ReportDone<'a> {
    /// The report.
    pub report: Uuid,
    /// What.
    pub act: ReportAct,
    /// The version of the report that the person had before them.
    pub seen: i64,
    /// Why; needed where it is sent back.
    pub reason: &'a str,
    /// Signing: the number that the outgoing register gave.
    pub number: &'a str,
    /// Signing: every figure of the report, to be frozen with it.
    pub figures: &'a [Frozen],
    /// Of the form: sent twice, it is done once.
    pub form_key: Uuid,
    /// Today.
    pub today: Date,
}

/// Why an act is not done.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// By the rules.
    #[error(transparent)]
    Refused(#[from] ReportRefusal),
    /// The engine.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the two bodies did with a report on its way.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ReceiptRow {
    /// Which time it went up.
    pub edition: i64,
    /// Microseconds UTC.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// `send`, `accept`, `return`.
    pub act: String,
    /// Why.
    pub reason: String,
}

/// Does it: moves the report, freezes its figures where it is signed, and keeps all its words as a version. The second of
/// two people is refused as stale; the same form sent twice is done once.
///
/// # Errors
/// [`ReportError`].
pub async fn act(tx: &mut Tx, done: &ReportDone<'_>, author: &Author, at: i64) -> Result<Went, ReportError> {
    let row = row::find(tx, done.report).await?;
    let given = Given {
        seen: done.seen,
        stored: row.version,
        unanswered: unanswered(tx, done.report).await?,
        reason: !done.reason.trim().is_empty(),
        again: again(tx, done.report, done.form_key).await?,
    };
    let state = match decide(row.state()?, done.act, given)? {
        Went::To(state) => state,
        Went::Before => return Ok(Went::Before),
    };
    // What was sent back goes up anew as the next edition.
    let edition = row.edition + i64::from(done.act == ReportAct::Revise);
    let moved = execute!(tx, MOVE, row.id, row.version, state.code(), edition, at)?;
    one(moved, StoreError::Stale)?;
    match done.act {
        ReportAct::Sign => {
            let name = author.name.as_str();
            execute!(tx, SIGN, row.id, done.number, author.account, name, at)?;
            freeze(tx, row.id, edition, done.figures).await?;
        }
        ReportAct::Send => {
            execute!(tx, SEND, row.id, done.today.to_string())?;
        }
        ReportAct::Revise => {
            execute!(tx, UNSIGN, row.id)?;
        }
        ReportAct::Submit | ReportAct::TakeBack | ReportAct::Accept | ReportAct::Return => {}
    }
    if matches!(
        state,
        ReportState::Sent | ReportState::Accepted | ReportState::Returned
    ) {
        execute!(
            tx,
            RECEIPT,
            new_id(),
            row.id,
            edition,
            at,
            author.account,
            author.name.as_str(),
            done.act.code(),
            done.reason.trim()
        )?;
    }
    let words: Map<String, Value> = parts(tx, row.id)
        .await?
        .into_iter()
        .map(|part| (part.key, Value::from(part.words)))
        .collect();
    let version = NewVersion {
        report: row.id,
        edition,
        at,
        author,
        act: done.act.code(),
        content: Value::from(words).to_string(),
        form_key: done.form_key,
    };
    if !record(tx, version).await? {
        return Err(StoreError::Stale.into());
    }
    let entry = Entry {
        at,
        author,
        body: Some(if matches!(done.act, ReportAct::Accept | ReportAct::Return) {
            row.to_id.unwrap_or(row.by_id)
        } else {
            row.by_id
        }),
        act: said(done.act),
        object_kind: "report",
        object: Some(row.id),
    };
    let detail =
        json!({"from": row.state, "to": state.code(), "edition": edition, "figures": done.figures.len()});
    journal::write(tx, entry, &detail).await?;
    Ok(Went::To(state))
}

fn said(act: ReportAct) -> &'static str {
    match act {
        ReportAct::Submit => "report.submitted",
        ReportAct::TakeBack => "report.taken-back",
        ReportAct::Sign => "report.signed",
        ReportAct::Send => "report.sent",
        ReportAct::Accept => "report.accepted",
        ReportAct::Return => "report.returned",
        ReportAct::Revise => "report.revised",
    }
}

/// What was sent, taken and sent back, oldest first.
///
/// # Errors
/// The engine's.
pub async fn receipts(tx: &mut Tx, report: Uuid) -> Result<Vec<ReceiptRow>, StoreError> {
    fetch_all!(tx, ReceiptRow, RECEIPTS, report)
}
