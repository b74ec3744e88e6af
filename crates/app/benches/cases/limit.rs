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

/// Transactions a second on SQLite, one writer.
pub async fn sqlite(folder: &Path, at_once: usize, time: Duration) -> anyhow::Result<f64> {
    let options = SqliteConnectOptions::new()
        .filename(folder.join("limit.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await?;
    sqlx::query("create table record (id integer primary key, words text)")
        .execute(&pool)
        .await?;
    sqlx::query("create table entry (id integer primary key, words text)")
        .execute(&pool)
        .await?;
    let start = Instant::now();
    let tasks: Vec<_> = (0..at_once)
        .map(|_| tokio::spawn(on_sqlite(pool.clone(), start + time)))
        .collect();
    rate(tasks, start).await
}

async fn on_sqlite(pool: SqlitePool, until: Instant) -> anyhow::Result<u64> {
    let mut done = 0;
    while Instant::now() < until {
        let mut tx = pool.begin_with("begin immediate").await?;
        sqlx::query(RECORD).bind(WORDS).execute(&mut *tx).await?;
        sqlx::query(ENTRY).bind(WORDS).execute(&mut *tx).await?;
        tx.commit().await?;
        done += 1;
    }
    Ok(done)
}

/// Transactions a second on PostgreSQL, a connection each.
pub async fn postgres(url: &str, at_once: usize, time: Duration) -> anyhow::Result<f64> {
    let most = u32::try_from(at_once)?;
    let pool = PgPoolOptions::new().max_connections(most).connect(url).await?;
    let key = "bigint generated always as identity primary key";
    for table in ["record", "entry"] {
        let sql = format!("create table {table} (id {key}, words text)");
        sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await?;
    }
    let start = Instant::now();
    let tasks: Vec<_> = (0..at_once)
        .map(|_| tokio::spawn(on_postgres(pool.clone(), start + time)))
        .collect();
    let rate = rate(tasks, start).await;
    pool.close().await;
    rate
}

/// What the engine does by itself within minutes of a large change.
pub async fn analyze(url: &str) -> anyhow::Result<()> {
    let pool = PgPoolOptions::new().max_connections(1).connect(url).await?;
    sqlx::query("vacuum analyze").execute(&pool).await?;
    pool.close().await;
    Ok(())
}

async fn on_postgres(pool: PgPool, until: Instant) -> anyhow::Result<u64> {
    let mut done = 0;
    while Instant::now() < until {
        let mut tx = pool.begin().await?;
        sqlx::query(RECORD).bind(WORDS).execute(&mut *tx).await?;
        sqlx::query(ENTRY).bind(WORDS).execute(&mut *tx).await?;
        tx.commit().await?;
        done += 1;
    }
    Ok(done)
}

#[expect(clippy::cast_precision_loss, reason = "a rate of a few thousand")]
async fn rate(
    tasks: Vec<tokio::task::JoinHandle<anyhow::Result<u64>>>,
    start: Instant,
) -> anyhow::Result<f64> {
    let mut done = 0;
    for task in tasks {
        done += task.await??;
    }
    Ok(done as f64 / start.elapsed().as_secs_f64())
}
