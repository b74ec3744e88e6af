//! Figures of a quarter over every body of a province, beside a plain `group by` of the same run:
//! `cargo bench -p gandan-store --bench figures -- [--cases 1000000] [--bodies 3000]`. A debug build says nothing: its SQLite
//! and its JSON are not optimised alike.
#![expect(clippy::unwrap_used, reason = "a bench ends where something is missing")]

use gandan_core::reports::{Areas, Window};
use gandan_store::sqlx::{self, AssertSqlSafe};
use gandan_store::{Db, cases, new_id, reports, testing};
use jiff::civil::date;
use std::time::{Duration, Instant};

/// At most so many times a plain count may be taken.
const LIMIT: f64 = 2.0;
const RUNS: usize = 5;
const THIRD: Window = Window {
    first: date(2026, 6, 15),
    last: date(2026, 9, 14),
};

const PLAIN: &str = "select c.body_id, count(*),
        count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is true),
        count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is false),
        count(*) filter (where c.outcome is null and c.open),
        count(*) filter (where c.outcome is null and c.open and c.next_due < '2026-09-16')
    from cases c where c.received_day between '2026-06-15' and '2026-09-14'
        and c.merged_id is null and coalesce(c.outcome, '') <> 'merged' group by c.body_id";

type Plain = (uuid::Uuid, i64, i64, i64, i64, i64);

fn main() {
    let (cases, bodies) = (
        number("--cases").unwrap_or(50_000),
        number("--bodies").unwrap_or(300),
    );
    testing::block_on(async {
        let sqlite = testing::sqlite().await;
        measure("SQLite", &sqlite.db, cases, bodies).await;
        sqlite.db.close().await;
        let postgres = testing::postgres().await;
        measure("PostgreSQL", &postgres.db, cases, bodies).await;
        postgres.db.close().await;
    });
}

fn number(name: &str) -> Option<u64> {
    let args: Vec<String> = std::env::args().collect();
    let at = args.iter().position(|arg| arg == name)?;
    args.get(at + 1)?.parse().ok()
}

async fn run(db: &Db, sql: String) {
    let sql = AssertSqlSafe(sql);
    match db {
        Db::Sqlite { write, .. } => sqlx::raw_sql(sql).execute(write).await.map(drop),
        Db::Postgres(pool) => sqlx::raw_sql(sql).execute(pool).await.map(drop),
    }
    .unwrap();
}

/// Bodies and cases over eighteen months, with clocks as long as real ones.
async fn fill(db: &Db, cases: u64, bodies: u64) {
    let is_sqlite = matches!(db, Db::Sqlite { .. });
    for chunk in (0..bodies).collect::<Vec<_>>().chunks(500) {
        let rows: Vec<String> = chunk
            .iter()
            .map(|n| {
                let id = new_id();
                let id = if is_sqlite {
                    format!("x'{}'", id.simple())
                } else {
                    format!("'{id}'")
                };
                format!("({id}, 'b{n:05}', 'xã {n}', 'xa {n}', 'government', 'commune', '', '', 1)")
            })
            .collect();
        let insert = "insert into body (id, code, name, folded, branch, tier, place, note, version) values ";
        run(db, format!("{insert}{}", rows.join(","))).await;
    }
    let (id, code, day) = if is_sqlite {
        (
            "randomblob(16)",
            format!("printf('b%05d', n.i * 7919 % {bodies})"),
            "date('2025-04-01', '+' || (n.i % 540) || ' days')",
        )
    } else {
        (
            "gen_random_uuid()",
            format!("'b' || lpad((n.i * 7919 % {bodies})::text, 5, '0')"),
            "to_char(date '2025-04-01' + (n.i % 540)::int, 'YYYY-MM-DD')",
        )
    };
    let clocks = "x".repeat(700);
    run(
        db,
        format!(
            "with recursive n(i) as (select cast(0 as bigint) union all select i + 1 from n where i + 1 < {cases})
            insert into cases (id, regime, procedure, state, open, body_id, subject, place_words, title, field,
                circumstances, clocks, next_due, next_clock, hops, people, received_at, received_day, outcome,
                answered_day, days, in_time, reopened, solved, sealed, version)
            select {id}, case n.i % 5 when 0 then 'complaint' when 1 then 'proposal' else 'feedback' end, 'feedback',
                'received', n.i % 4 = 0, b.id, 'roads', 'thôn Đông', 'Đường liên thôn xuống cấp', false, '{{}}', '{clocks}',
                case when n.i % 8 = 0 then '2026-09-01' else '9999-12-31' end, '', 0, 1, n.i, {day},
                case when n.i % 4 = 0 then null else 'answered' end, case when n.i % 4 = 0 then null else {day} end, n.i % 30,
                n.i % 3 <> 0, 0, case n.i % 7 when 0 then 'yes' when 1 then 'no' else null end, false, 1
            from n join body b on b.code = {code}"
        ),
    )
    .await;
    let (key, hash) = if is_sqlite {
        ("hex(c.id)", "c.id")
    } else {
        ("c.id::text", "decode(replace(c.id::text, '-', ''), 'hex')")
    };
    run(
        db,
        format!(
            "insert into petition (id, case_id, idempotency_key, receipt_hash, body_id, channel, claimed_regime, lang,
                words, received_at, received_day, registered_day, forwarded_by, read_back)
            select {id}, c.id, {key}, {hash}, c.body_id, 'web', c.regime, 'vi', 'Đường liên thôn xuống cấp',
                c.received_at, c.received_day, c.received_day, '', false from cases c"
        ),
    )
    .await;
    run(db, "analyze".to_owned()).await;
    let mut tx = db.begin_read().await.unwrap();
    let units = cases::units(&mut tx).await.unwrap();
    drop(tx);
    for some in units.chunks(500) {
        let mut tx = db.begin_write().await.unwrap();
        for unit in some {
            cases::recount(&mut tx, *unit).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

async fn plain(db: &Db) -> usize {
    let rows: Vec<Plain> = match db {
        Db::Sqlite { read, .. } => sqlx::query_as(PLAIN).fetch_all(read).await,
        Db::Postgres(pool) => sqlx::query_as(PLAIN).fetch_all(pool).await,
    }
    .unwrap();
    rows.len()
}

/// The middle one of some runs.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

async fn measure(engine: &str, db: &Db, cases: u64, bodies: u64) {
    let begun = Instant::now();
    fill(db, cases, bodies).await;
    println!(
        "\n# {engine}, {cases} cases, {bodies} bodies (filled in {} s)",
        begun.elapsed().as_secs()
    );
    let (mut plain_times, mut ours) = (Vec::new(), Vec::new());
    let today = date(2026, 9, 16);
    for _ in 0..RUNS {
        let begun = Instant::now();
        let rows = plain(db).await;
        plain_times.push(begun.elapsed());
        let begun = Instant::now();
        let mut tx = db.begin_read().await.unwrap();
        let counts = reports::case_counts(&mut tx, THIRD, today, None).await.unwrap();
        ours.push(begun.elapsed());
        assert!(counts.len() >= rows);
    }
    let (plain, ours) = (median(plain_times), median(ours));
    let ratio = ours.as_secs_f64() / plain.as_secs_f64();
    println!("plain group by  {:>7} ms", plain.as_millis());
    println!(
        "all figures     {:>7} ms, {ratio:.2} of the plain one (limit {LIMIT})",
        ours.as_millis()
    );
    let begun = Instant::now();
    let mut tx = db.begin_read().await.unwrap();
    let petitions = reports::petitions(&mut tx, THIRD, &Areas::default())
        .await
        .unwrap();
    println!(
        "facts of forms  {:>7} ms, {} petitions",
        begun.elapsed().as_millis(),
        petitions.len()
    );
    assert!(ratio <= LIMIT, "{engine}: {ratio:.2} times a plain count");
}
