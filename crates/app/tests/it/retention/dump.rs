use crate::TestApp;
use gandan_store::Db;
use gandan_store::sqlx::{self, AssertSqlSafe};
use std::path::Path;

/// All bytes of a database: on SQLite of its files, on PostgreSQL of every row of every table.
pub struct Dump(Vec<u8>);

impl Dump {
    /// Whether it holds these words, as text or as the hexadecimal digits in which PostgreSQL writes bytes.
    pub fn holds(&self, words: &str) -> bool {
        let hex: String = words.bytes().map(|byte| format!("{byte:02x}")).collect();
        [words.as_bytes(), hex.as_bytes()]
            .iter()
            .any(|needle| contains(&self.0, needle))
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Everything that the database holds.
pub async fn everything(app: &TestApp) -> Dump {
    let mut bytes = Vec::new();
    match &app.app.db {
        Db::Sqlite { .. } => {
            for name in ["gandan.sqlite", "gandan.sqlite-wal"] {
                bytes.extend(std::fs::read(app.folder().join(name)).unwrap_or_default());
            }
        }
        Db::Postgres(pool) => {
            let tables: Vec<String> = sqlx::query_scalar(
                "select table_name::text from information_schema.tables where table_schema = 'public'",
            )
            .fetch_all(pool)
            .await
            .unwrap();
            for table in tables {
                let sql = AssertSqlSafe(format!("select t::text from \"{table}\" t"));
                let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(pool).await.unwrap();
                for row in rows {
                    bytes.extend(row.into_bytes());
                    bytes.push(b'\n');
                }
            }
        }
    }
    assert!(!bytes.is_empty());
    Dump(bytes)
}

/// Whether a file below `folder` holds these words.
pub fn files_hold(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files_hold(&path, words),
            false => contains(&std::fs::read(&path).unwrap(), words.as_bytes()),
        }
    })
}
