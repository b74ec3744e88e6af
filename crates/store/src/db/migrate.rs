use super::{Db, Engine, StoreError, Tx, execute, fetch_all, statements};

statements! {
    TABLE = "create table if not exists migration (version bigint primary key, name text not null)";
    APPLIED = "select version from migration order by version";
    RECORD = "insert into migration (version, name) values ($1, $2)";
}

/// Holds off the other nodes while one migrates: any number that is ours alone.
const POSTGRES_LOCK: &str = "select pg_advisory_xact_lock(7146232)";

/// All migrations, ascending. The texts are the same for both engines but for two words.
pub(crate) const MIGRATIONS: &[(i64, &str, &str)] = &[
    (
        1,
        "foundation",
        include_str!("../../migrations/0001_foundation.sql"),
    ),
    (2, "bodies", include_str!("../../migrations/0002_bodies.sql")),
    (3, "access", include_str!("../../migrations/0003_access.sql")),
    (
        4,
        "documents",
        include_str!("../../migrations/0004_documents.sql"),
    ),
    (5, "tasks", include_str!("../../migrations/0005_tasks.sql")),
    (6, "outbox", include_str!("../../migrations/0006_outbox.sql")),
    (7, "cases", include_str!("../../migrations/0007_cases.sql")),
    (8, "casework", include_str!("../../migrations/0008_casework.sql")),
    (9, "public", include_str!("../../migrations/0009_public.sql")),
    (10, "counter", include_str!("../../migrations/0010_counter.sql")),
    (11, "drafts", include_str!("../../migrations/0011_drafts.sql")),
    (
        12,
        "api_tokens",
        include_str!("../../migrations/0012_api_tokens.sql"),
    ),
    (13, "feedback", include_str!("../../migrations/0013_feedback.sql")),
    (14, "reports", include_str!("../../migrations/0014_reports.sql")),
    (
        15,
        "retention",
        include_str!("../../migrations/0015_retention.sql"),
    ),
    (16, "citizen", include_str!("../../migrations/0016_citizen.sql")),
    (17, "bulk", include_str!("../../migrations/0017_bulk.sql")),
    (
        18,
        "reception",
        include_str!("../../migrations/0018_reception.sql"),
    ),
    (19, "dialogue", include_str!("../../migrations/0019_dialogue.sql")),
    (
        20,
        "report_paper",
        include_str!("../../migrations/0020_report_paper.sql"),
    ),
    (21, "rollups", include_str!("../../migrations/0021_rollups.sql")),
    (
        22,
        "work_list",
        include_str!("../../migrations/0022_work_list.sql"),
    ),
    (23, "partial", include_str!("../../migrations/0023_partial.sql")),
];

/// Brings the database to this program's version; each migration wholly or not at all.
pub(crate) async fn run(db: &Db) -> Result<(), StoreError> {
    run_to(db, i64::MAX).await
}

/// The same, up to `last`.
pub(crate) async fn run_to(db: &Db, last: i64) -> Result<(), StoreError> {
    let known = MIGRATIONS.last().map_or(0, |(version, ..)| *version);
    let mut tx = db.begin_write().await?;
    if let Tx::Postgres(tx) = &mut tx {
        sqlx::query(POSTGRES_LOCK).execute(&mut **tx).await?;
    }
    execute!(&mut tx, TABLE)?;
    let applied: Vec<(i64,)> = fetch_all!(&mut tx, (i64,), APPLIED)?;
    let found = applied.last().map_or(0, |(version,)| *version);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (version, name, text) in MIGRATIONS
        .iter()
        .filter(|(version, ..)| *version > found && *version <= last)
    {
        let text = sqlx::AssertSqlSafe(for_engine(text, tx.engine()));
        match &mut tx {
            Tx::Sqlite(tx) => sqlx::raw_sql(text).execute(&mut **tx).await.map(drop)?,
            Tx::Postgres(tx) => sqlx::raw_sql(text).execute(&mut **tx).await.map(drop)?,
        }
        execute!(&mut tx, RECORD, *version, *name)?;
    }
    tx.commit().await
}

fn for_engine(text: &str, engine: Engine) -> String {
    let (serial, transaction, nil) = match engine {
        Engine::Sqlite => (
            "integer primary key autoincrement",
            "bigint not null default 0",
            "x'00000000000000000000000000000000'",
        ),
        Engine::Postgres => (
            "bigint generated always as identity primary key",
            "bigint not null default (pg_current_xact_id()::text::bigint)",
            "'00000000-0000-0000-0000-000000000000'",
        ),
    };
    text.replace("{{serial}}", serial)
        .replace("{{transaction}}", transaction)
        .replace("{{nil}}", nil)
}
