use super::{auditor, reads};
use crate::web::{Officer, PageResult};
use anyhow::Context;
use axum::http::header;
use axum::response::IntoResponse;
use gandan_core::bodies::BodyId;
use gandan_store::journal;

/// Entries read at once.
const PIECE: i64 = 2_000;

/// `GET /lam-viec/nhat-ky.csv`: everything the auditor may read, oldest first, as CSV in UTF-8 with a mark at its
/// beginning so that spreadsheets see the letters.
pub async fn get(officer: Officer) -> PageResult {
    auditor(&officer)?;
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let mut table = csv::Writer::from_writer(Vec::from("\u{feff}"));
    let heads = [
        "seq",
        "at",
        "actor",
        "account",
        "body",
        "act",
        "object_kind",
        "object",
        "detail",
    ];
    table.write_record(heads).context("the export")?;
    let mut after = 0;
    loop {
        let piece = journal::export(&mut tx, after, PIECE).await?;
        let Some(last) = piece.last() else { break };
        after = last.seq;
        for entry in piece.iter().filter(|entry| reads(&officer, entry.body_id, &tree)) {
            let at = jiff::Timestamp::from_microsecond(entry.at).context("an instant")?;
            let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
            let body = entry.body_id.map_or("", |body| known.name(BodyId(body)));
            let row = [
                &entry.seq.to_string(),
                &at.to_string(),
                &plain(&entry.actor),
                &id(entry.account_id),
                &plain(body),
                &entry.act,
                &entry.object_kind,
                &id(entry.object_id),
                &plain(&entry.detail),
            ];
            table.write_record(row).context("the export")?;
        }
    }
    let bytes = table
        .into_inner()
        .map_err(|error| anyhow::anyhow!("the export: {error}"))?;
    let heads = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"nhat-ky.csv\"",
        ),
    ];
    Ok((heads, bytes).into_response())
}

/// Text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}
