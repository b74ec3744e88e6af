use crate::access::accounts::one;
use crate::db::{execute, fetch_all, statements};
use crate::{StoreError, Tx, outbox};
use uuid::Uuid;

statements! {
    PETITIONS = "select id from petition where case_id = $1";
    /// What must be single stays so, with nothing in it.
    PETITION = "update petition set words = '', forwarded_by = '', idempotency_key = $2, receipt_hash = $3
        where id = $1";
    COPIES = "delete from receipt_copy where petition_id = $1";
    PEOPLE = "delete from petitioner where petition_id = $1";
    ANCHORS = "delete from fingerprint_anchor where petition_id = $1";
    PRINTS = "delete from fingerprint where petition_id = $1";
    STOPS = "delete from notice_stop where petition_id = $1";
    ENTRY = "update petition_entry set note = '' where petition_id = $1";
    PARTS = "update petition_part set words = '' where petition_id = $1";
    ROWS = "update petition_batch_row set matter = '' where petition_id = $1";
    PART = "update petition_part set words = '' where case_id = $1";
    FILES = "select distinct sha256 from attachment where case_id = $1";
    ATTACHMENTS = "delete from attachment where case_id = $1";
    /// A file that nothing else names.
    BLOB = "delete from blob where sha256 = $1
        and not exists (select 1 from attachment a where a.sha256 = $1)
        and not exists (select 1 from document d where d.file_sha256 = $1)
        and not exists (select 1 from import_item i where i.file_sha256 = $1)
        and not exists (select 1 from evidence e where e.file_sha256 = $1)
        and not exists (select 1 from report_evidence r where r.file_sha256 = $1)
        and not exists (select 1 from sitting_posting s where s.file_sha256 = $1)";
    MESSAGES = "delete from message where case_id = $1";
    MOVES = "update case_move set reason = '', told = '', detail = '{}' where case_id = $1";
    TRANSFERS = "update transfer set reason = '', answer = '' where case_id = $1";
    WALLS = "delete from case_wall where case_id = $1";
    DRAFTS = "delete from case_draft where case_id = $1";
    REDACTION = "delete from redaction where case_id = $1";
    HOLDS = "delete from case_hold where case_id = $1";
    /// Number and day stay: the register has no gaps.
    PAPERS = "update paper set about = '', fields = '{}', sheet = '{}', words = '' where case_id = $1";
    /// Number, day, kind and what was done stay: the register and its figures have no gaps.
    VISITS = "update visit set name = '', address = '', phone = '', identity_number = '', representatives = '[]',
            matter = '', handled = '', result = '', note = '', directive = ''
        where case_id = $1";
    REFUSALS = "update sitting_paper set paper = '{}'
        where visit_id in (select v.id from visit v where v.case_id = $1)
            or sitting_id in (select v.sitting_id from visit v where v.case_id = $1 and v.directive <> '')";
    BULKS = "update bulk_case set before = '{}' where case_id = $1";
    CASE = "update cases set title = $3, place_words = '', disposed_day = $4, version = version + 1
        where id = $1 and version = $2 and disposed_day is null";
}

/// Erases who it was and what they said. Regime, body, subject, commune, days, clocks, outcome, moves with their days,
/// numbers of papers and the public copy without names stay, and with them every figure. `title` is what lists show
/// instead.
///
/// # Errors
/// [`StoreError::Stale`] where somebody changed the case since it was looked at.
pub async fn erase(tx: &mut Tx, case: (Uuid, i64), title: &str, day: &str) -> Result<(), StoreError> {
    let (case, version) = case;
    one(execute!(tx, CASE, case, version, title, day)?, StoreError::Stale)?;
    super::receipts::put_past(tx, case).await?;
    let petitions: Vec<(Uuid,)> = fetch_all!(tx, (Uuid,), PETITIONS, case)?;
    for (petition,) in petitions {
        for statement in [COPIES, PEOPLE, ANCHORS, PRINTS, STOPS, ENTRY, PARTS, ROWS] {
            execute!(tx, statement, petition)?;
        }
        let key = format!("past {petition}");
        execute!(tx, PETITION, petition, key, petition.as_bytes().as_slice())?;
    }
    let files: Vec<(Vec<u8>,)> = fetch_all!(tx, (Vec<u8>,), FILES, case)?;
    for statement in [
        PART,
        ATTACHMENTS,
        MESSAGES,
        MOVES,
        TRANSFERS,
        WALLS,
        DRAFTS,
        REDACTION,
        HOLDS,
        PAPERS,
        REFUSALS,
        VISITS,
        BULKS,
    ] {
        execute!(tx, statement, case)?;
    }
    for (file,) in files {
        execute!(tx, BLOB, file)?;
    }
    outbox::forget(tx, case).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::BLOB;
    use crate::db::MIGRATIONS;

    #[test]
    fn every_table_that_keeps_files_is_asked_before_a_file_goes() {
        let mut asked = 0;
        for (_, name, text) in MIGRATIONS {
            let mut table = "";
            for line in text.lines().map(str::trim) {
                if let Some(rest) = line.strip_prefix("create table ") {
                    table = rest.split([' ', '(']).next().unwrap();
                }
                let added = line
                    .strip_prefix("alter table ")
                    .and_then(|rest| rest.split(' ').next());
                if !line.contains("references blob") || line.contains("on delete cascade") {
                    continue;
                }
                let table = added.unwrap_or(table);
                assert!(
                    BLOB.contains(&format!("from {table} ")),
                    "{name}: {table} keeps files too"
                );
                asked += 1;
            }
        }
        assert!(asked >= 5, "{asked}");
    }
}
