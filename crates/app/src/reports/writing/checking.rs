//! What a report is held against before it is signed: the register, the last report, who has sent theirs.

use super::loaded::Loaded;
use crate::web::{App, PageError};
use gandan_core::bodies::BodyId;
use gandan_core::reports::checks::{Against, Finding, Last, Looked, look};
use gandan_core::reports::{Filed, Outline, Period, Share};
use gandan_rulebook::Reports;
use gandan_store::reports::{self, NewFinding, PartRow};
use gandan_store::{StoreError, Tx};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Figures that sentences of a report would have to agree with.
pub fn claimed(outline: &Outline, parts: &[PartRow]) -> Vec<String> {
    let looked = looked(Some(outline), parts);
    let claims = Reports::shipped().claims();
    claims.claimed(&looked).into_iter().map(str::to_owned).collect()
}

fn looked<'p>(outline: Option<&Outline>, parts: &'p [PartRow]) -> Vec<Looked<'p>> {
    parts
        .iter()
        .map(|part| {
            let outlined = outline.and_then(|outline| outline.part(&part.key));
            Looked {
                key: &part.key,
                words: &part.words,
                needed: outlined.is_some_and(|part| part.needed),
                ahead: outlined.is_some_and(|part| part.ahead),
            }
        })
        .collect()
}

/// Everything that somebody should look at, as things stand now.
///
/// # Errors
/// The database's.
pub async fn findings(tx: &mut Tx, app: &App, loaded: &Loaded) -> Result<Vec<Finding>, PageError> {
    let guarded = &loaded.guarded;
    let previous = match reports::previous(tx, &guarded.row).await? {
        None => Vec::new(),
        Some(before) => reports::parts(tx, before.id).await?,
    };
    let last: Vec<Last<'_>> = previous
        .iter()
        .map(|part| Last {
            report: part.report_id,
            key: &part.key,
            words: &part.words,
        })
        .collect();
    let missing = missing(tx, app, loaded).await?;
    let value = |figure: &str| -> Option<Share> { Some(loaded.values.get(figure)?.share) };
    let against = Against {
        claims: Reports::shipped().claims(),
        figures: (Reports::shipped().figures(), guarded.window()?.last),
        value: &value,
        last: &last,
        missing: &missing,
    };
    Ok(look(&looked(loaded.outline, &loaded.parts), &against))
}

/// Findings as they are stored.
///
/// # Errors
/// The details do not become JSON, which does not happen.
pub fn stored(findings: &[Finding]) -> Result<Vec<NewFinding>, StoreError> {
    let byte = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    findings
        .iter()
        .map(|finding| {
            Ok(NewFinding {
                mark: finding.mark(),
                kind: finding.what.kind().to_owned(),
                key: finding.key.clone(),
                span: finding.span.map(|(start, end)| (byte(start), byte(end))),
                detail: serde_json::json!({"words": finding.words, "found": finding.what}).to_string(),
            })
        })
        .collect()
}

/// Bodies that owe this body a report for the same period and have sent none, each once, by name: under a duty of the law
/// where the report is one, else what directives of this body ask for.
async fn missing(tx: &mut Tx, app: &App, loaded: &Loaded) -> Result<Vec<(Uuid, String)>, PageError> {
    let row = &loaded.guarded.row;
    let known = &loaded.guarded.known;
    let filed = reports::filed(tx, &row.period).await?;
    let sent = |duty: &str, task: Option<Uuid>, body: Uuid| {
        let is = |one: &Filed| one.duty == duty && one.task == task && one.body.0 == body;
        filed.iter().any(is)
    };
    let mut missing: BTreeMap<String, Uuid> = BTreeMap::new();
    if row.duty.is_empty() {
        for round in reports::rounds(tx, &row.period, None).await? {
            let done = matches!(round.state.as_str(), "reported" | "done");
            let owed = round.giver_id == row.by_id && round.body_id != row.by_id;
            if owed && !done && !sent("", Some(round.task_id), round.body_id) {
                missing.insert(known.name(BodyId(round.body_id)).to_owned(), round.body_id);
            }
        }
    } else if let Ok(period) = row.period.parse::<Period>() {
        let book = Reports::shipped();
        for duty in book.duties() {
            // A duty that is not owed for this period has nobody missing.
            let Ok(expected) = book.expected(&app.rulebook, &known.registry, duty, period) else {
                continue;
            };
            let owed = expected
                .into_iter()
                .filter(|one| one.to == Some(BodyId(row.by_id)) && !sent(&duty.code, None, one.body.0));
            missing.extend(owed.map(|one| (known.name(one.body).to_owned(), one.body.0)));
        }
    }
    Ok(missing.into_iter().map(|(name, id)| (id, name)).collect())
}
