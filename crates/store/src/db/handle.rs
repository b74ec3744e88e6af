use super::{StoreError, migrate};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgPool, Postgres, Sqlite, SqliteConnection, SqlitePool, Transaction};
use std::num::NonZero;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// The fewest and the most connections to a server: a cluster allows a hundred, unless it says otherwise, and serves several
/// nodes.
const FEW: u32 = 6;
const MANY: u32 = 24;

/// A connection to a server that rested longer is asked whether it is still there.
const RESTED: Duration = Duration::from_secs(1);

/// Which engine holds the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file in the data folder.
    Sqlite,
    /// A server, shared by several nodes.
    Postgres,
}

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// The file; made if it is not there, the folder must be.
    Sqlite(PathBuf),
    /// `postgres://user:password@host/database`
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = StoreError;

    fn from_str(address: &str) -> Result<Self, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(DatabaseUrl::Postgres(address.to_owned()));
        }
        match address.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(DatabaseUrl::Sqlite(path.trim_start_matches("//").into())),
            _ => Err(StoreError::Address(address.to_owned())),
        }
    }
}

/// The database. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Db {
    /// One writer (the engine allows no more) and a few readers.
    Sqlite {
        /// The writer's only connection.
        write: SqlitePool,
        /// Connections that only read.
        read: SqlitePool,
    },
    /// A pool for both.
    Postgres(PgPool),
}

/// A transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Opens the database and brings it to this program's version.
    ///
    /// # Errors
    /// [`StoreError::Newer`] where a newer program wrote it; otherwise the engine's error.
    pub async fn open(url: &DatabaseUrl) -> Result<Db, StoreError> {
        let db = Db::connect(url).await?;
        migrate::run(&db).await?;
        Ok(db)
    }

    /// Opens the database as it is.
    pub(crate) async fn connect(url: &DatabaseUrl) -> Result<Db, StoreError> {
        Ok(match url {
            DatabaseUrl::Sqlite(path) => {
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    // FULL: what was acknowledged survives a power cut.
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(30));
                // In a rush the same pages are changed again and again: they go into the file once for 32 MB of log, not for
                // each 4; and the writer keeps a few more at hand than readers do.
                let writer = options
                    .clone()
                    .pragma("wal_autocheckpoint", "8000")
                    .pragma("cache_size", "-8000");
                let write = SqlitePoolOptions::new()
                    .max_connections(1)
                    // It is in this process: it is there.
                    .test_before_acquire(false)
                    .acquire_timeout(Duration::from_secs(30))
                    .after_release(|connection, _| Box::pin(settled(connection)))
                    .connect_with(writer)
                    .await?;
                let read = SqlitePoolOptions::new()
                    .max_connections(4)
                    .test_before_acquire(false)
                    .acquire_timeout(Duration::from_secs(30))
                    .after_release(|connection, _| Box::pin(settled(connection)))
                    .connect_with(options.pragma("query_only", "on"))
                    .await?;
                Db::Sqlite { write, read }
            }
            DatabaseUrl::Postgres(url) => Db::Postgres(
                PgPoolOptions::new()
                    .max_connections(at_once())
                    // A server whose disk is full takes no new connection: with these that are there one can still read.
                    .min_connections(FEW)
                    // Shorter than a page may take: whoever waits for a server that is away is told.
                    .acquire_timeout(Duration::from_secs(10))
                    // One that was in use a moment ago is not asked each time whether it is there.
                    .test_before_acquire(false)
                    .before_acquire(|connection, meta| {
                        Box::pin(async move {
                            if meta.idle_for > RESTED {
                                connection.ping().await?;
                            }
                            Ok(true)
                        })
                    })
                    .connect_with(PgConnectOptions::from_str(url)?.application_name("gandan"))
                    .await?,
            ),
        })
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        match self {
            Db::Sqlite { .. } => Engine::Sqlite,
            Db::Postgres(_) => Engine::Postgres,
        }
    }

    /// A transaction that reads one consistent state and changes nothing.
    ///
    /// # Errors
    /// The engine's, when no connection can be had.
    pub async fn begin_read(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Db::Sqlite { read, .. } => Tx::Sqlite(read.begin().await?),
            Db::Postgres(pool) => Tx::Postgres(
                pool.begin_with("begin isolation level repeatable read read only")
                    .await?,
            ),
        })
    }

    /// A transaction that writes. On SQLite it waits for its turn at once, so that it never fails half-way for a
    /// lock.
    ///
    /// # Errors
    /// The engine's, when no connection or no turn can be had.
    pub async fn begin_write(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Db::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("begin immediate").await?),
            Db::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Closes every connection, after the statements under way.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }
}

/// Connections to a server: some for each core, since a page is now with us and now with the server, and some for jobs. More
/// only take the time from each other: with sixteen on two cores the slowest pages of sixteen readers took twice as long.
fn at_once() -> u32 {
    let cores = std::thread::available_parallelism().map_or(2, NonZero::get);
    u32::try_from(cores * 3).unwrap_or(FEW).clamp(FEW, MANY)
}

/// Whether a connection may be used again. Where no room is left, the engine rolls back by itself; the driver's own
/// rollback then fails, it goes on counting a transaction, and would refuse every later one: such a connection is
/// closed and another opened.
async fn settled(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // A rollback may be under way; this waits for it.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}

impl Tx {
    /// Makes all of it lasting.
    ///
    /// # Errors
    /// The engine's; then nothing of it happened.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Tx::Sqlite(tx) => tx.commit().await?,
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Which engine it runs on.
    pub fn engine(&self) -> Engine {
        match self {
            Tx::Sqlite(_) => Engine::Sqlite,
            Tx::Postgres(_) => Engine::Postgres,
        }
    }
}
