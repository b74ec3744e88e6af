use super::Index;
use super::index::{PUBLICATION, Record, about};
use crate::documents::name_of;
use gandan_store::cases::PublicationRow;
use gandan_store::{Db, StoreError, Tx, cases, documents, journal};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use uuid::Uuid;

/// Changes taken in before each commit of the index: a commit costs more than what is in it.
const CHANGES: i64 = 20_000;
/// Records read at once: their words are held until they are in the index.
const PIECE: usize = 1_000;
/// More than so many at once are a rush; the index then waits a while: each commit makes a part of the index that has to be
/// joined to others later, however little is in it.
const RUSH: usize = 300;

/// Follows the journal until the program ends: what is committed is findable well within a second, in a rush within four.
pub async fn run(db: Db, index: Index) {
    loop {
        let pause = match catch_up(&db, &index).await {
            Ok(looked) if looked < RUSH => Duration::from_millis(300),
            Ok(_) => Duration::from_secs(3),
            Err(error) => {
                tracing::warn!(error.message = %format!("{error:#}"), "search.follow");
                Duration::from_secs(2)
            }
        };
        tokio::time::sleep(pause).await;
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
        let behind = i64::try_from(changes.len()).is_ok_and(|found| found >= CHANGES);
        let Some(last) = changes.last().map(|change| change.cursor) else {
            return Ok(looked);
        };
        let mut changed: BTreeSet<Uuid> = BTreeSet::new();
        let mut published: BTreeSet<Uuid> = BTreeSet::new();
        let mut touched: BTreeSet<Uuid> = BTreeSet::new();
        for change in &changes {
            let Some(object) = change.object else { continue };
            if change.object_kind == "publication" {
                published.insert(object);
            }
            let document = match change.object_kind.as_str() {
                "case" => {
                    touched.insert(object);
                    None
                }
                "document" => Some(object),
                "task" => documents::document_of_task(&mut tx, object).await?,
                "assignment" => documents::document_of_assignment(&mut tx, object).await?,
                _ => None,
            };
            changed.extend(document);
        }
        looked += changed.len() + published.len() + touched.len();
        for some in ids(&published).chunks(PIECE) {
            let rows = cases::publications_in(&mut tx, some).await?;
            let there = rows.into_iter().map(|row| (row.id, publication_record(row)));
            put(index, with_none(some, there)).await?;
        }
        for document in changed {
            let there = records(&mut tx, document).await?;
            put(index, BTreeMap::from([(document, there)])).await?;
        }
        let mut past = false;
        for some in ids(&touched).chunks(PIECE) {
            let found = cases::findable(&mut tx, some).await?;
            past |= found.iter().any(|case| case.past);
            let there = found
                .into_iter()
                .map(|case| (case.id, super::of_case::records(case)));
            put(index, with_none(some, there)).await?;
        }
        drop(tx);
        let writer = index.clone();
        tokio::task::spawn_blocking(move || -> anyhow::Result<()> {
            writer.commit(last)?;
            if past { writer.forget() } else { Ok(()) }
        })
        .await??;
        // What came in meanwhile waits for the next time: in a rush it would never end, with a commit for each few.
        if !behind {
            return Ok(looked);
        }
    }
}

fn ids(set: &BTreeSet<Uuid>) -> Vec<Uuid> {
    set.iter().copied().collect()
}

/// Puts records in the place of what was there of them; findable once it is committed.
async fn put(index: &Index, all: BTreeMap<Uuid, Vec<Record>>) -> anyhow::Result<()> {
    let writer = index.clone();
    tokio::task::spawn_blocking(move || {
        all.iter()
            .try_for_each(|(of, records)| writer.replace(*of, records))
    })
    .await?
}

/// The records of what is there; of what was touched and is gone, none, so that it leaves the index.
fn with_none(
    touched: &[Uuid],
    there: impl Iterator<Item = (Uuid, Vec<Record>)>,
) -> BTreeMap<Uuid, Vec<Record>> {
    let mut all: BTreeMap<Uuid, Vec<Record>> = touched.iter().map(|id| (*id, Vec::new())).collect();
    all.extend(there);
    all
}

/// The public copy of a matter, as redaction made it; nothing where it was taken back.
fn publication_record(row: PublicationRow) -> Vec<Record> {
    if row.withdrawn_day.is_some() {
        return Vec::new();
    }
    let place = row.place_name.unwrap_or_default();
    let mut abouts = vec![
        about("body", row.body_id),
        about("subject", &row.subject),
        about("regime", &row.regime),
    ];
    abouts.extend(row.place_id.map(|place| about("place", place)));
    vec![Record {
        id: row.id,
        kind: PUBLICATION,
        about: abouts,
        public: true,
        identity: format!("{} {place}", row.body_name),
        name: row.body_name,
        subject: row.title.get().plain(),
        words: format!("{}\n{}", row.words.get().plain(), row.answer.get().plain()),
        day: row.answered_day,
        ..Record::default()
    }]
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
