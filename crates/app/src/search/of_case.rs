use super::index::Record;
use gandan_store::{StoreError, Tx, cases};
use uuid::Uuid;

/// What of a case can be found, and by whom not. Nothing of one whose content lies outside this database, and nothing of
/// one that is gone.
pub(super) async fn records(tx: &mut Tx, id: Uuid) -> Result<Vec<Record>, StoreError> {
    let row = match cases::find(tx, id).await {
        Ok(row) => row,
        Err(StoreError::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    if row.sealed {
        return Ok(Vec::new());
    }
    let mut away = Vec::new();
    for wall in cases::walls(tx, id).await? {
        away.extend(wall.body_id.into_iter().chain(wall.account_id));
    }
    // Who wrote it down for the person does not read on, unless it was given to them.
    away.extend(row.helper_id.filter(|helper| row.officer_id != Some(*helper)));
    let mut words = String::new();
    for petition in cases::petitions(tx, id).await? {
        words.push_str(&petition.words);
        words.push('\n');
    }
    let answered = row.outcome.as_deref() == Some("answered");
    let mut answer = String::new();
    if answered {
        let history = cases::history(tx, id).await?;
        let told = history.iter().rev().find(|step| !step.told.is_empty());
        answer = told.map(|step| step.told.clone()).unwrap_or_default();
    }
    let number = crate::cases::work::number(id);
    Ok(vec![Record {
        id,
        kind: if answered { "answered-case" } else { "case" },
        readers: vec![row.body_id],
        away,
        public: false,
        name: number.clone(),
        identity: number,
        subject: row.title,
        words: format!("{words}{answer}"),
        answer,
        day: row.received_day,
    }])
}
