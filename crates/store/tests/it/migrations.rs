//! Each migration runs over a database that has rows, and loses none of them.

use gandan_store::sqlx::{self, AssertSqlSafe};
use gandan_store::{DatabaseUrl, Db, StoreError, testing};

/// Rows as they are written by a program of that version: `(version, statement)`.
const ROWS: &[(i64, &str)] = &[
    (1, "insert into setting (name, value) values ('installation', 'Tỉnh Mẫu')"),
    (
        1,
        "insert into journal (at, actor, act, object_kind, detail) values (1, 'Cán bộ 1', 'x.y', 'document', '{}')",
    ),
    (1, "insert into blob (sha256, size, media_type, created_at) values ('\\x01', 1, 'text/plain', 1)"),
    (
        2,
        "insert into body (id, code, name, folded, branch, tier, place, note, version) values
         ('00000000-0000-0000-0000-000000000001', 'ub', 'UBND tỉnh', 'ubnd tinh', 'government', 'province', '', '', 1)",
    ),
    (
        3,
        "insert into account (id, login, name, created_at, version) values
         ('00000000-0000-0000-0000-000000000002', 'canbo1', 'Cán bộ 1', 1, 1)",
    ),
    (
        6,
        "insert into outbox (id, kind, channel, address, lang, dedupe, not_before, created_at) values
         ('00000000-0000-0000-0000-000000000003', 'news', 'mail', 'dan1@example.com', 'vi', 'news:1', 1, 1)",
    ),
    (
        11,
        "insert into draft (id, owner, content, idempotency_key, created_at, changed_at) values
         ('00000000-0000-0000-0000-000000000003', '\\x01', '{}', 'k', 1, 1)",
    ),
    (
        14,
        "insert into form_answer (body_id, period, form_set, form, number, value, words, evidence, actor, at, version)
         values ('00000000-0000-0000-0000-000000000001', '2026-Q3', 'tt-02-2021', '01-kqgq', 7, 1, '', '', '', 1, 1)",
    ),
    (15, "insert into disposed_receipt (mark) values ('\\x02')"),
    (
        16,
        "insert into notice_stop (stop_hash, petition_id, position) values
         ('\\x01', '00000000-0000-0000-0000-000000000003', 0)",
    ),
    (
        12,
        "insert into bulk (id, body_id, account_id, actor, act, at) values
         ('00000000-0000-0000-0000-000000000004', '00000000-0000-0000-0000-000000000001',
          '00000000-0000-0000-0000-000000000002', 'Cán bộ 1', 'assign', 1)",
    ),
    (
        12,
        "insert into agenda_link (account_id, secret_hash, made_at) values
         ('00000000-0000-0000-0000-000000000002', '\\x01', 1)",
    ),
    (
        17,
        "insert into bulk (id, body_id, account_id, actor, act, at, state, given, version) values
         ('00000000-0000-0000-0000-000000000005', '00000000-0000-0000-0000-000000000001',
          '00000000-0000-0000-0000-000000000002', 'Cán bộ 1', 'assign', 1, 'prepared', '{}', 1)",
    ),
    (
        18,
        "insert into reception_place (body_id, head, receiver, place, hours, phone, actor, changed_at, version) values
         ('00000000-0000-0000-0000-000000000001', '', 'Chủ tịch', 'Phòng 1', '', '', 'Cán bộ 1', 1, 1)",
    ),
    (
        19,
        "insert into dialogue (id, body_id, day, begins, place, title, partners, chair, topics, state, attending, minutes,
            summary, created_at, changed_at, version) values
         ('00000000-0000-0000-0000-000000000006', '00000000-0000-0000-0000-000000000001', '2026-11-30', '08:00', '', '',
          '', '', '', 'planned', '', '', '', 1, 1, 1)",
    ),
    (
        20,
        "insert into report (id, duty, period, first_day, last_day, body_id, by_id, outline, title, state, number, signer,
            edition, created_at, changed_at, version) values
         ('00000000-0000-0000-0000-000000000006', 'd', '2026-Q3', '2026-06-15', '2026-09-14',
          '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000001', '', '', 'signed', '', '', 1, 1,
          1, 1)",
    ),
    (
        20,
        "insert into report_paper (report_id, edition, body_id, at, paper) values
         ('00000000-0000-0000-0000-000000000006', 1, '00000000-0000-0000-0000-000000000001', 1, '{}')",
    ),
    (
        21,
        "insert into report_reminder (id, mark, duty, period, body_id, by_id, kind, words, actor, at) values
         ('00000000-0000-0000-0000-000000000006', 'x/2026-Q3', 'x', '2026-Q3', '00000000-0000-0000-0000-000000000001',
          '00000000-0000-0000-0000-000000000001', 'late', '', 'gandan', 1)",
    ),
];

async fn run(db: &Db, sql: &'static str) {
    match db {
        Db::Sqlite { write, .. } => sqlx::query(sql).execute(write).await.map(drop),
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(drop),
    }
    .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

async fn count(db: &Db, table: &str) -> i64 {
    let sql = AssertSqlSafe(format!("select count(*) from {table}"));
    match db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
    }
}

async fn grows_over_rows(url: DatabaseUrl) {
    let last = 22;
    for version in 1..=last {
        let db = testing::open_at(&url, version).await;
        for (_, statement) in ROWS.iter().filter(|(at, _)| *at == version) {
            run(&db, statement).await;
        }
        db.close().await;
    }
    let db = Db::open(&url).await.unwrap();
    // Beside the body written here stands the installation as a whole.
    for (table, rows) in [
        ("setting", 1),
        ("journal", 1),
        ("blob", 1),
        ("body", 2),
        ("account", 1),
        ("outbox", 1),
        ("draft", 1),
        ("form_answer", 1),
        ("disposed_receipt", 1),
        ("notice_stop", 1),
        ("bulk", 2),
        ("report_reminder", 1),
        ("agenda_link", 1),
        ("report_paper", 1),
        ("reception_place", 1),
        ("dialogue", 1),
    ] {
        assert_eq!(count(&db, table).await, rows, "{table}");
    }
    // Opening again changes nothing.
    db.close().await;
    Db::open(&url).await.unwrap().close().await;
}

async fn refuses_a_newer_database(url: DatabaseUrl) {
    let db = Db::open(&url).await.unwrap();
    run(
        &db,
        "insert into migration (version, name) values (9999, 'from the future')",
    )
    .await;
    db.close().await;
    match Db::open(&url).await {
        Err(StoreError::Newer { found: 9999, .. }) => {}
        other => panic!("a newer database must not open: {other:?}"),
    }
}

fn sqlite_url(folder: &tempfile::TempDir) -> DatabaseUrl {
    DatabaseUrl::Sqlite(folder.path().join("test.db"))
}

#[test]
fn rows_survive_each_migration_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    testing::block_on(grows_over_rows(sqlite_url(&folder)));
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn rows_survive_each_migration_on_postgres() {
    testing::block_on(grows_over_rows(DatabaseUrl::Postgres(testing::postgres_url())));
}

#[test]
fn a_newer_database_is_not_opened_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    testing::block_on(refuses_a_newer_database(sqlite_url(&folder)));
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_newer_database_is_not_opened_on_postgres() {
    testing::block_on(refuses_a_newer_database(DatabaseUrl::Postgres(
        testing::postgres_url(),
    )));
}

#[test]
fn a_folder_that_is_not_there_is_a_clear_error() {
    let url = DatabaseUrl::Sqlite("/nowhere/at/all/test.db".into());
    assert!(matches!(
        testing::block_on(Db::open(&url)),
        Err(StoreError::Engine(_))
    ));
}
