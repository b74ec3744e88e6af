use super::Index;
use super::index::{PUBLICATION, Record};
use crate::documents::name_of;
use gandan_store::{Db, StoreError, Tx, journal};
use gandan_store::{cases, documents};
use std::collections::BTreeSet;
use std::time::Duration;
use uuid::Uuid;

/// Changes taken in before each commit of the index.
const CHANGES: i64 = 500;

/// Follows the journal until the program ends: what is committed is findable well within a second.
pub async fn run(db: Db, index: Index) {
    loop {
        if let Err(error) = catch_up(&db, &index).await {
            tracing::warn!(error.message = %format!("{error:#}"), "search.follow");
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

/// Takes in all that has changed since the index was last committed; answers how many records were looked at.
///
/// # Errors
/// The database's or the index's; then nothing was committed, and the next time begins where this one did.
pub async fn catch_up(db: &Db, index: &Index) -> anyhow::Result<usize> {
    let mut looked = 0;
    let mut tx = db.begin_read().await?;
    let newest = journal::list(&mut tx, &journal::Filter::default(), 1)
        .await?
        .first()
        .map_or(0, |entry| entry.seq);
    drop(tx);
    if newest < index.followed().cursor.seq {
        // The database was put back to an earlier state.
        index.reset()?;
    }
    loop {
        let cursor = index.followed().cursor;
        let mut tx = db.begin_read().await?;
        let changes = journal::follow(&mut tx, cursor, CHANGES).await?;
        let Some(last) = changes.last().map(|change| change.cursor) else {
            return Ok(looked);
        };
        let mut changed: BTreeSet<Uuid> = BTreeSet::new();
        let mut published: BTreeSet<Uuid> = BTreeSet::new();
        let mut cases: BTreeSet<Uuid> = BTreeSet::new();
        for change in &changes {
            let Some(object) = change.object else { continue };
            if change.object_kind == "publication" {
                published.insert(object);
            }
            let document = match change.object_kind.as_str() {
                "case" => {
                    cases.insert(object);
                    None
                }
                "document" => Some(object),
                "task" => documents::document_of_task(&mut tx, object).await?,
                "assignment" => documents::document_of_assignment(&mut tx, object).await?,
                _ => None,
            };
            changed.extend(document);
        }
        let mut ready = Vec::new();
        for publication in &published {
            ready.push((*publication, publication_record(&mut tx, *publication).await?));
        }
        for document in &changed {
            ready.push((*document, records(&mut tx, *document).await?));
        }
        for case in &cases {
            ready.push((*case, super::of_case::records(&mut tx, *case).await?));
        }
        drop(tx);
        looked += changed.len() + published.len() + cases.len();
        let writer = index.clone();
        tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
            for (document, records) in &ready {
                writer.replace(*document, records)?;
            }
            writer.commit(last)
        })
        .await??;
    }
}

/// The public copy of a matter, as redaction made it; nothing where it was taken back.
async fn publication_record(tx: &mut Tx, id: Uuid) -> Result<Vec<Record>, StoreError> {
    let row = match cases::publication(tx, id).await {
        Ok(row) if row.withdrawn_day.is_none() => row,
        Ok(_) | Err(StoreError::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let place = row.place_name.unwrap_or_default();
    Ok(vec![Record {
        id,
        kind: PUBLICATION,
        readers: Vec::new(),
        public: true,
        identity: format!("{} {place}", row.body_name),
        name: row.body_name,
        subject: row.title.get().plain(),
        words: format!("{}\n{}", row.words.get().plain(), row.answer.get().plain()),
        day: row.answered_day,
        ..Record::default()
    }])
}

/// Everything of a document that can be found; nothing where it is gone.
async fn records(tx: &mut Tx, id: Uuid) -> Result<Vec<Record>, StoreError> {
    let row = match documents::find(tx, id).await {
        Ok(row) => row,
        Err(StoreError::NotFound) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut readers = documents::bodies_assigned(tx, id).await?;
    readers.push(row.keeper_id);
    let head = row.head();
    let name = name_of(&head);
    let day = row.day.clone().unwrap_or_default();
    let mut records = vec![Record {
        id,
        kind: "document",
        readers: readers.clone(),
        public: row.published_at.is_some(),
        identity: format!(
            "{name} {} {}",
            row.issuer.as_deref().unwrap_or_default(),
            row.file_name
        ),
        name: name.clone(),
        subject: row.subject.clone().unwrap_or_default(),
        words: row.source,
        day: day.clone(),
        ..Record::default()
    }];
    for task in documents::task_words(tx, id).await? {
        records.push(Record {
            id: task.id,
            kind: "task",
            readers: readers.clone(),
            public: row.published_at.is_some(),
            identity: String::new(),
            name: name.clone(),
            subject: task.title,
            words: task.words,
            day: day.clone(),
            ..Record::default()
        });
    }
    Ok(records)
}
