//! The statements and the tables, on both engines.

use gandan_store::sqlx::{self, Row, SqlSafeStr};
use gandan_store::{Db, both_engines, testing};
use std::collections::BTreeSet;

both_engines! {
    async fn every_statement_can_be_prepared(db: &Db) {
        use sqlx::Executor;
        for (module, name, sql) in gandan_store::statements() {
            let prepared = match db {
                Db::Sqlite { read, .. } => read.acquire().await.unwrap().prepare(sql.into_sql_str()).await.map(drop),
                Db::Postgres(pool) => pool.acquire().await.unwrap().prepare(sql.into_sql_str()).await.map(drop),
            };
            if let Err(error) = prepared {
                panic!("{module}::{name}: {error}");
            }
        }
    }
}

/// `(table, column, not null)` of every table.
type Columns = BTreeSet<(String, String, bool)>;

async fn sqlite_columns(db: &Db) -> Columns {
    let Db::Sqlite { read, .. } = db else {
        panic!("SQLite expected")
    };
    let rows = sqlx::query(
        "select m.name as t, p.name as c, p.\"notnull\" as n, p.pk as k
         from sqlite_master m, pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite_%'",
    );
    let rows = rows.fetch_all(read).await.unwrap();
    rows.iter()
        .map(|row| {
            (
                row.get("t"),
                row.get("c"),
                row.get::<i64, _>("n") == 1 || row.get::<i64, _>("k") > 0,
            )
        })
        .collect()
}

async fn postgres_columns(db: &Db) -> Columns {
    let Db::Postgres(pool) = db else {
        panic!("PostgreSQL expected")
    };
    let rows = sqlx::query(
        "select table_name::text as t, column_name::text as c, is_nullable = 'NO' as n
         from information_schema.columns where table_schema = 'public'",
    );
    let rows = rows.fetch_all(pool).await.unwrap();
    rows.iter()
        .map(|row| (row.get("t"), row.get("c"), row.get("n")))
        .collect()
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn both_engines_have_the_same_tables_and_columns() {
    testing::block_on(async {
        let (sqlite, postgres) = (testing::sqlite().await, testing::postgres().await);
        assert_eq!(
            sqlite_columns(&sqlite.db).await,
            postgres_columns(&postgres.db).await
        );
    });
}

/// Files below `folder` that make statements, as module paths.
fn modules_with_statements(folder: &std::path::Path, module: &str, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let inner = match name.trim_end_matches(".rs") {
            "mod" => module.to_owned(),
            stem if module.is_empty() => stem.to_owned(),
            stem => format!("{module}::{stem}"),
        };
        if path.is_dir() {
            modules_with_statements(&path, &inner, found);
        } else if std::fs::read_to_string(&path)
            .unwrap()
            .contains("\nstatements! {")
        {
            found.insert(inner);
        }
    }
}

#[test]
fn no_module_keeps_its_statements_from_the_test_that_prepares_them() {
    let mut written = BTreeSet::new();
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    modules_with_statements(&source, "", &mut written);
    let listed: BTreeSet<String> = gandan_store::statements()
        .into_iter()
        .map(|(module, ..)| module.to_owned())
        .collect();
    assert_eq!(written, listed);
}
