use super::schema::{Fields, VERSION, register, schema};
use super::shelf::Shelf;
use anyhow::Context;
use gandan_core::text::fold;
use gandan_store::journal::Cursor;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::indexer::IndexWriterOptions;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::schema::Term;
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, TantivyError};
use uuid::Uuid;

/// Memory of the writer before it flushes.
const MEMORY: usize = 16 << 20;

/// Parts of the index with so many records are left as they are: what is gained by joining them costs more, in memory too.
const WHOLE: usize = 100_000;

/// Pieces of words as shown that each segment keeps unpacked: a page of hits is scattered, so many help nobody.
const SHOWN: usize = 4;

/// The index of this node. Cheap to clone; nothing in it is lost that the database does not hold.
#[derive(Clone)]
pub struct Index(Arc<Inner>);

struct Inner {
    index: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
}

/// The kind of the public copy of a matter.
pub const PUBLICATION: &str = "publication";

/// How far the index has followed the journal; kept with each commit of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    /// The version of the schema.
    pub version: u32,
    /// The last change taken in.
    pub cursor: Cursor,
}

/// What is found: a document, a task, or the public copy of a matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Uuid,
    /// `document`, `task`, `publication`, `case` or `answered-case`.
    pub kind: &'static str,
    /// Who may read it.
    pub readers: Vec<Uuid>,
    /// Accounts and bodies kept from a case.
    pub away: Vec<Uuid>,
    /// What a public copy is about, by [`about`].
    pub about: Vec<String>,
    /// Everybody may.
    pub public: bool,
    /// Kind, number, symbol, as shown.
    pub name: String,
    /// Number and symbol in all spellings people type.
    pub identity: String,
    /// Subject or title.
    pub subject: String,
    /// The words.
    pub words: String,
    /// What a case was answered with.
    pub answer: String,
    /// Day of the document.
    pub day: String,
}

impl Index {
    /// Opens the index in `folder`; one that is broken or of another version is thrown away and begun anew.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn open(folder: &Path) -> anyhow::Result<Index> {
        match Index::open_there(folder) {
            Ok(index) if index.followed().version == VERSION => Ok(index),
            // Another program of ours writes it: it is neither broken nor ours to throw away.
            Err(error) if matches!(error.downcast_ref(), Some(TantivyError::LockFailure(..))) => Err(error),
            _ => {
                if folder.exists() {
                    std::fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
                }
                Index::open_there(folder)
            }
        }
    }

    /// An index in memory, for a program that only runs for a while.
    ///
    /// # Errors
    /// The index library's.
    pub fn in_memory() -> anyhow::Result<Index> {
        let (schema, fields) = schema();
        Index::over(tantivy::Index::create_in_ram(schema), fields)
    }

    fn open_there(folder: &Path) -> anyhow::Result<Index> {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        let (schema, fields) = schema();
        let directory = Shelf::open(folder)?;
        Index::over(tantivy::Index::open_or_create(directory, schema)?, fields)
    }

    fn over(index: tantivy::Index, fields: Fields) -> anyhow::Result<Index> {
        register(&index);
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(SHOWN)
            .try_into()?;
        // One thread that joins parts: more would take both cores from readers, and memory each.
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(MEMORY)
            .num_merge_threads(1)
            .build();
        let writer = index.writer_with_options(options)?;
        let mut merging = LogMergePolicy::default();
        merging.set_max_docs_before_merge(WHOLE);
        writer.set_merge_policy(Box::new(merging));
        let index = Index(Arc::new(Inner {
            index,
            fields,
            reader,
            writer: Mutex::new(writer),
        }));
        if index.payload().is_none() {
            index.commit(Cursor::default())?;
        }
        Ok(index)
    }

    fn payload(&self) -> Option<Followed> {
        let payload = self.0.index.load_metas().ok()?.payload?;
        serde_json::from_str(&payload).ok()
    }

    /// How far it has followed the journal.
    pub fn followed(&self) -> Followed {
        self.payload().unwrap_or_default()
    }

    /// Puts everything of a document in the place of what was there of it.
    ///
    /// # Errors
    /// The index library's.
    pub fn replace(&self, document: Uuid, records: &[Record]) -> anyhow::Result<()> {
        let fields = &self.0.fields;
        let writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.delete_term(Term::from_field_bytes(fields.document, document.as_bytes()));
        for record in records {
            let mut row = TantivyDocument::new();
            let (begun, rest) = record.id.as_u64_pair();
            row.add_u64(fields.id.begun, begun);
            row.add_u64(fields.id.rest, rest);
            row.add_bytes(fields.document, document.as_bytes());
            row.add_text(fields.kind, record.kind);
            for reader in &record.readers {
                row.add_text(fields.reader, reader_key(record.kind, *reader));
            }
            for away in &record.away {
                row.add_text(fields.away, away.to_string());
            }
            for about in &record.about {
                row.add_text(fields.about, about);
            }
            let looked = match record.public {
                true if record.kind == PUBLICATION => fields.copies,
                true => fields.open,
                false => fields.inner,
            };
            row.add_text(looked.text, weighed(record, fold));
            row.add_text(looked.text_exact, weighed(record, exact));
            row.add_text(fields.name, &record.name);
            row.add_text(fields.shown, &record.subject);
            row.add_text(fields.words, &record.words);
            row.add_text(fields.answer, &record.answer);
            row.add_text(fields.day, &record.day);
            writer.add_document(row)?;
        }
        Ok(())
    }

    /// Writes anew what holds something that was taken out, so that its words are in no file of the index any more.
    ///
    /// # Errors
    /// The index library's.
    pub fn forget(&self) -> anyhow::Result<()> {
        let mut writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let holding: Vec<_> = self
            .0
            .index
            .searchable_segment_metas()?
            .into_iter()
            .filter(tantivy::SegmentMeta::has_deletes)
            .map(|segment| segment.id())
            .collect();
        if !holding.is_empty() {
            writer.merge(&holding).wait()?;
        }
        self.0.reader.reload()?;
        writer.garbage_collect_files().wait()?;
        Ok(())
    }

    /// Forgets everything, to follow the journal from its beginning.
    ///
    /// # Errors
    /// The index library's.
    pub fn reset(&self) -> anyhow::Result<()> {
        self.0
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .delete_all_documents()?;
        self.commit(Cursor::default())
    }

    /// Makes what was put in findable, together with how far the journal was followed.
    ///
    /// # Errors
    /// The index library's.
    pub fn commit(&self, cursor: Cursor) -> anyhow::Result<()> {
        let mut writer = self.0.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut prepared = writer.prepare_commit()?;
        prepared.set_payload(&serde_json::to_string(&Followed {
            version: VERSION,
            cursor,
        })?);
        prepared.commit()?;
        drop(writer);
        self.0.reader.reload()?;
        Ok(())
    }

    /// Of how many parts it consists now; fewer, as time goes on and they are joined.
    ///
    /// # Errors
    /// The index library's.
    pub fn parts(&self) -> anyhow::Result<usize> {
        Ok(self.0.index.searchable_segment_ids()?.len())
    }

    pub(super) fn fields(&self) -> Fields {
        self.0.fields
    }

    pub(super) fn searcher(&self) -> tantivy::Searcher {
        self.0.reader.searcher()
    }
}

/// All words of a record, as `written`. Its number stands three times and what it is about twice: so they weigh more,
/// without fields of their own to be weighed.
fn weighed(record: &Record, written: impl Fn(&str) -> String) -> String {
    let [identity, subject, words] =
        [&record.identity, &record.subject, &record.words].map(|text| written(text));
    [&identity, &identity, &identity, &subject, &subject, &words]
        .map(String::as_str)
        .join("\n")
}

/// How it is written what a public copy is about: `place`, `body`, `subject` or `regime`, and which.
pub(super) fn about(what: &str, which: impl std::fmt::Display) -> String {
    format!("{what}:{which}")
}

/// How a reader is written: who reads a body's documents does not by that read its cases.
pub(super) fn reader_key(kind: &str, body: Uuid) -> String {
    match kind {
        "case" | "answered-case" => format!("case:{body}"),
        _ => body.to_string(),
    }
}

/// Words with their marks, in one spelling of each: lower case, tones at the end of their syllable.
pub(super) fn exact(words: &str) -> String {
    // Letters and marks in one piece each, so that a token is a word.
    gandan_core::text::compose(&gandan_core::text::fold_tones(words))
}
