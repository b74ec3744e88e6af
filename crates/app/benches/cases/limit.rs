//! What the bare engine does: the same durable settings, two inserts in a transaction (a record and its journal entry),
//! so many at a time, nothing else.

use gandan_store::sqlx::postgres::PgPoolOptions;
use gandan_store::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
};
use gandan_store::sqlx::{self, PgPool, SqlitePool};
use std::path::Path;
use std::time::{Duration, Instant};

const RECORD: &str = "insert into record (words) values ($1)";
const ENTRY: &str = "insert into entry (words) values ($1)";
const WORDS: &str =
    "Đèn đường ngõ 5 không sáng đã ba tuần, trẻ em đi học về tối rất nguy hiểm, đề nghị kiểm tra.";

/// An engine with two empty tables.
#[derive(Clone)]
pub enum Bare {
    /// One writer.
    Sqlite(SqlitePool),
    /// A connection for each that writes at once.
    Postgres(PgPool),
}

impl Bare {
    /// A file in `folder`.
    pub async fn sqlite(folder: &Path) -> anyhow::Result<Bare> {
        let options = SqliteConnectOptions::new()
            .filename(folder.join("limit.sqlite"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            // As ours: it is in this process.
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        for table in ["record", "entry"] {
            let sql = format!("create table {table} (id integer primary key, words text)");
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await?;
        }
        Ok(Bare::Sqlite(pool))
    }

    /// A database that is empty.
    pub async fn postgres(url: &str, at_once: usize) -> anyhow::Result<Bare> {
        let most = u32::try_from(at_once)?;
        let pool = PgPoolOptions::new()
            .max_connections(most)
            // As ours: a connection used a moment ago is there.
            .test_before_acquire(false)
            .connect(url)
            .await?;
        let key = "bigint generated always as identity primary key";
        for table in ["record", "entry"] {
            let sql = format!("create table {table} (id {key}, words text)");
            sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await?;
        }
        Ok(Bare::Postgres(pool))
    }

    /// Transactions a second.
    #[expect(clippy::cast_precision_loss, reason = "a rate of a few thousand")]
    pub async fn rate(&self, at_once: usize, time: Duration) -> anyhow::Result<f64> {
        let start = Instant::now();
        let tasks: Vec<_> = (0..at_once)
            .map(|_| tokio::spawn(self.clone().write(start + time)))
            .collect();
        let mut done = 0;
        for task in tasks {
            done += task.await??;
        }
        Ok(done as f64 / start.elapsed().as_secs_f64())
    }

    async fn write(self, until: Instant) -> anyhow::Result<u64> {
        let mut done = 0;
        while Instant::now() < until {
            match &self {
                Bare::Sqlite(pool) => {
                    let mut tx = pool.begin_with("begin immediate").await?;
                    sqlx::query(RECORD).bind(WORDS).execute(&mut *tx).await?;
                    sqlx::query(ENTRY).bind(WORDS).execute(&mut *tx).await?;
                    tx.commit().await?;
                }
                Bare::Postgres(pool) => {
                    let mut tx = pool.begin().await?;
                    sqlx::query(RECORD).bind(WORDS).execute(&mut *tx).await?;
                    sqlx::query(ENTRY).bind(WORDS).execute(&mut *tx).await?;
                    tx.commit().await?;
                }
            }
            done += 1;
        }
        Ok(done)
    }
}

/// What the engine does by itself within minutes of a large change: it looks through the tables, and writes gigabytes of
/// pages into their files, beside which nothing is as fast as on any other day.
pub async fn settle(url: &str) -> anyhow::Result<()> {
    let pool = PgPoolOptions::new().max_connections(1).connect(url).await?;
    for work in ["vacuum analyze", "checkpoint"] {
        sqlx::query(work).execute(&pool).await?;
    }
    pool.close().await;
    Ok(())
}
