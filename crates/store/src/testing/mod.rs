//! Databases for tests: a fresh one on either engine.

mod cluster;
mod own;

pub use own::Server;

use crate::{DatabaseUrl, Db};
use tempfile::TempDir;

/// A database of its own for one test, gone afterwards.
pub struct TestDb {
    /// The open database, at this program's version.
    pub db: Db,
    /// Its address.
    pub url: DatabaseUrl,
    _folder: Option<TempDir>,
}

/// An empty SQLite database in a temporary folder.
pub async fn sqlite() -> TestDb {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = DatabaseUrl::Sqlite(folder.path().join("test.db"));
    let db = Db::open(&url).await.expect("a fresh SQLite database opens");
    TestDb {
        db,
        url,
        _folder: Some(folder),
    }
}

/// An empty database in this process's throw-away PostgreSQL cluster.
pub async fn postgres() -> TestDb {
    let url = DatabaseUrl::Postgres(postgres_url());
    let db = Db::open(&url).await.expect("a fresh PostgreSQL database opens");
    TestDb {
        db,
        url,
        _folder: None,
    }
}

/// Opens `url` at version `last`: as an older program left it. For the tests of migrations.
pub async fn open_at(url: &DatabaseUrl, last: i64) -> Db {
    let db = Db::connect(url).await.expect("the database opens");
    crate::db::migrate_to(&db, last)
        .await
        .expect("the migrations run");
    db
}

/// The address of a new, empty database in the throw-away cluster.
pub fn postgres_url() -> String {
    cluster::new_database(false)
}

/// The same where a commit is on the disk when it is answered: for measurements.
pub fn durable_postgres_url() -> String {
    cluster::new_database(true)
}

/// Leaves a SQLite database room for so many more pages of 4 KB, as a disk does that runs full; none: all it wants.
pub async fn leave_room(db: &Db, pages: Option<i64>) {
    let Db::Sqlite { write, .. } = db else {
        panic!("only SQLite can be given a limit");
    };
    let (used,): (i64,) = sqlx::query_as("pragma page_count")
        .fetch_one(write)
        .await
        .expect("the pages are counted");
    let most = pages.map_or(i64::from(u32::MAX) - 1, |pages| used + pages);
    // For the connections to come, and for the one that is open.
    let options = (*write.connect_options()).clone();
    write.set_connect_options(options.pragma("max_page_count", most.to_string()));
    let limit = sqlx::AssertSqlSafe(format!("pragma max_page_count = {most}"));
    sqlx::query(limit).execute(write).await.expect("the limit is set");
}

/// How long a SQLite database waits for its turn to write; then it says that there was none.
pub async fn patience(db: &Db, wait: std::time::Duration) {
    let Db::Sqlite { write, .. } = db else {
        panic!("only SQLite waits so");
    };
    let options = (*write.connect_options()).clone();
    write.set_connect_options(options.busy_timeout(wait));
    let sql = sqlx::AssertSqlSafe(format!("pragma busy_timeout = {}", wait.as_millis()));
    sqlx::query(sql).execute(write).await.expect("the wait is set");
}

/// Runs one test body on both engines, as two tests. The PostgreSQL one is ignored where the machine has no
/// PostgreSQL (with `CI=true` it runs, and fails): the using crate's build script sets `gandan_no_postgres`.
#[macro_export]
macro_rules! both_engines {
    ($(async fn $name:ident($db:ident: &Db) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn story($db: &$crate::Db) $body

            #[test]
            fn on_sqlite() {
                $crate::testing::block_on(async {
                    let test = $crate::testing::sqlite().await;
                    story(&test.db).await;
                    test.db.close().await;
                });
            }

            #[test]
            #[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
            fn on_postgres() {
                $crate::testing::block_on(async {
                    let test = $crate::testing::postgres().await;
                    story(&test.db).await;
                    test.db.close().await;
                });
            }
        }
    )*};
}

/// Runs a future to its end on a small runtime.
pub fn block_on<T>(story: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(story)
}
