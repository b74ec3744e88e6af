//! Care of the database: copies, checks, what it holds.

use super::{Db, StoreError, fetch_all, fetch_one, statements};
use sqlx::AssertSqlSafe;
use std::path::Path;

statements! {
    VERSION = "select coalesce(max(version), 0) from migration";
    /// Files whose pieces do not add up to their size.
    BROKEN_FILES = "select count(*) from blob b where b.size <>
        (select coalesce(sum(length(c.bytes)), 0) from blob_chunk c where c.sha256 = b.sha256)";
    JOBS = "select name, last_run, last_result from job order by name";
}

/// A background job as last seen.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct JobRow {
    /// Its name.
    pub name: String,
    /// When it last ended (microseconds UTC).
    pub last_run: Option<i64>,
    /// How.
    pub last_result: Option<String>,
}

/// What a check of the database found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// Last migration that was run.
    pub version: i64,
    /// Faults that the engine itself reports; none on a sound database.
    pub faults: Vec<String>,
    /// Files that are not whole.
    pub broken_files: i64,
    /// Background jobs.
    pub jobs: Vec<JobRow>,
}

impl Db {
    /// Writes a consistent copy of the database to `file`, which must not exist yet, while others go on working.
    ///
    /// # Errors
    /// [`StoreError::Address`] on PostgreSQL, which has `pg_dump`; [`StoreError::Exists`] where the file is there.
    pub async fn backup_to(&self, file: &Path) -> Result<(), StoreError> {
        let Db::Sqlite { write, .. } = self else {
            return Err(StoreError::Address("postgres: pg_dump".to_owned()));
        };
        if file.exists() {
            return Err(StoreError::Exists(file.display().to_string()));
        }
        let target = file.to_string_lossy().into_owned();
        sqlx::query("vacuum into $1").bind(target).execute(write).await?;
        Ok(())
    }

    /// How much the database takes on SQLite, where giving space back writes all of it anew; nothing on PostgreSQL.
    ///
    /// # Errors
    /// The engine's.
    pub async fn bytes(&self) -> Result<Option<i64>, StoreError> {
        let Db::Sqlite { read, .. } = self else {
            return Ok(None);
        };
        let count = "select page_count * page_size from pragma_page_count(), pragma_page_size()";
        let (bytes,): (i64,) = sqlx::query_as(count).fetch_one(read).await?;
        Ok(Some(bytes))
    }

    /// Gives back the space of what was erased. On SQLite the file is written anew without it, so that the words are
    /// not in it any more, and the log is emptied; writers wait meanwhile. On PostgreSQL the space is freed for what
    /// comes, and the bytes stay until it comes. False where somebody was reading and it must be done again.
    ///
    /// # Errors
    /// The engine's.
    pub async fn sweep(&self) -> Result<bool, StoreError> {
        match self {
            Db::Sqlite { write, .. } => {
                sqlx::query("vacuum").execute(write).await?;
                let row = sqlx::query("pragma wal_checkpoint(truncate)")
                    .fetch_one(write)
                    .await?;
                let busy: i64 = sqlx::Row::try_get(&row, 0)?;
                Ok(busy == 0)
            }
            Db::Postgres(pool) => {
                sqlx::query("vacuum").execute(pool).await?;
                Ok(true)
            }
        }
    }

    /// Looks whether the database is sound. Reads everything: minutes on a large one.
    ///
    /// # Errors
    /// The engine's, where it cannot even look.
    pub async fn checkup(&self) -> Result<Checkup, StoreError> {
        let mut faults = Vec::new();
        if let Db::Sqlite { read, .. } = self {
            for pragma in ["pragma integrity_check", "pragma foreign_key_check"] {
                let rows = sqlx::query(AssertSqlSafe(pragma)).fetch_all(read).await?;
                for row in rows {
                    let words: String = sqlx::Row::try_get(&row, 0).unwrap_or_else(|_| pragma.to_owned());
                    if words != "ok" {
                        faults.push(words);
                    }
                }
            }
        }
        let mut tx = self.begin_read().await?;
        let (version,) = fetch_one!(&mut tx, (i64,), VERSION)?;
        let (broken_files,) = fetch_one!(&mut tx, (i64,), BROKEN_FILES)?;
        let jobs = fetch_all!(&mut tx, JobRow, JOBS)?;
        Ok(Checkup {
            version,
            faults,
            broken_files,
            jobs,
        })
    }
}
