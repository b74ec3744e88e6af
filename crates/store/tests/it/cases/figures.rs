use super::fixture::{body, lamp, officer, the_person};
use gandan_core::cases::figures::{Figure, Month};
use gandan_core::cases::{Channel, Regime};
use gandan_store::cases::{self, CaseRow, Change, Moved, Unit};
use gandan_store::{Db, Tx, both_engines, journal, new_id, sqlx};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::json;
use uuid::Uuid;

const TODAY: Date = date(2026, 12, 20);

/// A matter with an answer after so many days, or none.
async fn matter(tx: &mut Tx, at: Uuid, n: i32, change: impl Fn(&mut Change)) -> CaseRow {
    let mut sent = lamp(at, &format!("key {at} {n}"));
    sent.petition.day = date(2026, 10, 1) + (n * 7 % 80).days();
    sent.petition.channel = Channel::Counter;
    let case = sent.case.as_mut().unwrap();
    case.regime = Regime::ALL[usize::try_from(n).unwrap() % 5];
    let id = case.id;
    cases::take(tx, &sent, &the_person()).await.unwrap();
    changed(tx, id, change).await
}

async fn changed(tx: &mut Tx, id: Uuid, change: impl Fn(&mut Change)) -> CaseRow {
    let before = cases::find(tx, id).await.unwrap();
    let mut after = before.clone();
    change(&mut after);
    let moved = Moved {
        before: &before,
        after: &after,
        act: "answer",
        reason: "",
        basis: "",
        told: "",
        detail: json!({}),
        author: &officer(new_id()),
        body: Some(before.body_id),
        at: 9,
        day: TODAY,
    };
    cases::make(tx, &moved).await.unwrap();
    cases::find(tx, id).await.unwrap()
}

/// All sorts of ends, mixed.
fn end(after: &mut Change, n: i32) {
    let outcome = [
        "answered",
        "refused",
        "guided",
        "withdrawn",
        "terminated",
        "passed",
        "",
        "",
    ];
    let outcome = outcome[usize::try_from(n).unwrap() % outcome.len()];
    if outcome.is_empty() {
        after.next_due = (date(2026, 12, 1) + (n % 40).days()).to_string();
        return;
    }
    after.outcome = Some(outcome.to_owned());
    after.open = n % 3 == 0;
    after.answered_day = Some(after.received_day.clone());
    after.days = (n % 7 != 0).then_some(i64::from(n % 31));
    after.in_time = [Some(true), Some(false), None][usize::try_from(n).unwrap() % 3];
    after.reopened = i64::from(n % 4 == 0);
    after.solved = [Some("yes"), Some("no"), None][usize::try_from(n / 3).unwrap() % 3].map(str::to_owned);
    after.stars = (n % 5 == 0).then_some(4);
}

/// The plain counting of the cases, as anybody would write it: by body, month and regime.
const PLAIN: &str = "select c.body_id, substr(c.received_day, 1, 7) as month, c.regime,
        count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is true),
        count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is false),
        count(*) filter (where c.outcome is null and c.open),
        count(*) filter (where c.outcome is null and c.open and c.next_due < '2026-12-20'),
        count(*) filter (where c.reopened > 0),
        count(*)
    from cases c where c.merged_id is null and coalesce(c.outcome, '') <> 'merged'
    group by 1, 2, 3 order by 1, 2, 3";

type Plain = (Uuid, String, String, i64, i64, i64, i64, i64, i64);

async fn plain(tx: &mut Tx) -> Vec<Plain> {
    match tx {
        Tx::Sqlite(tx) => sqlx::query_as(PLAIN).fetch_all(&mut **tx).await,
        Tx::Postgres(tx) => sqlx::query_as(PLAIN).fetch_all(&mut **tx).await,
    }
    .unwrap()
}

async fn summed(tx: &mut Tx) -> Vec<Plain> {
    let mut rows: Vec<Plain> = Vec::new();
    for row in cases::cells(tx, 0, i64::MAX).await.unwrap() {
        let count = |figure| i64::try_from(row.cell.count(figure, TODAY)).unwrap();
        if count(Figure::Received) > 0 {
            rows.push((
                row.body,
                row.month.to_string(),
                row.regime.code().to_owned(),
                count(Figure::InTime),
                count(Figure::Late),
                count(Figure::Open),
                count(Figure::Overdue),
                count(Figure::Reopened),
                count(Figure::Received),
            ));
        }
    }
    rows.sort();
    rows
}

/// Two bodies with sixty matters each.
async fn many(db: &Db) -> (Uuid, Uuid, Vec<Uuid>) {
    let mut tx = db.begin_write().await.unwrap();
    let (first, second) = (body(&mut tx, "xa-1").await, body(&mut tx, "xa-2").await);
    let mut all = Vec::new();
    for n in 0..120 {
        let at = if n % 2 == 0 { first } else { second };
        all.push(matter(&mut tx, at, n, |after| end(after, n)).await.id);
    }
    tx.commit().await.unwrap();
    (first, second, all)
}

async fn recount_all(tx: &mut Tx) -> usize {
    let mut written = 0;
    for unit in cases::units(tx).await.unwrap() {
        written += cases::recount(tx, unit).await.unwrap();
    }
    written
}

both_engines! {
    async fn cells_say_what_a_plain_count_says(db: &Db) {
        let (first, second, all) = many(db).await;
        let mut tx = db.begin_write().await.unwrap();
        assert!(recount_all(&mut tx).await > 10);
        let (cells, counted) = (summed(&mut tx).await, plain(&mut tx).await);
        assert_eq!(cells, counted);
        // A matter goes to the other body and another is joined with a third: only what was touched is counted anew.
        let mut units = Vec::new();
        for id in [all[6], all[8]] {
            units.extend(cases::touched(&mut tx, &[id]).await.unwrap());
        }
        changed(&mut tx, all[6], |after| after.body_id = second).await;
        changed(&mut tx, all[8], |after| {
            after.merged_id = Some(all[10]);
            after.outcome = Some("merged".to_owned());
        }).await;
        for id in [all[6], all[8]] {
            units.extend(cases::touched(&mut tx, &[id]).await.unwrap());
        }
        assert!(units.iter().any(|unit| unit.body == first) && units.iter().any(|unit| unit.body == second));
        let before = cases::stamp(&mut tx).await.unwrap();
        for unit in units {
            cases::recount(&mut tx, unit).await.unwrap();
        }
        let (cells, counted) = (summed(&mut tx).await, plain(&mut tx).await);
        assert_eq!(cells, counted);
        let newer = cases::cells(&mut tx, before, i64::MAX).await.unwrap();
        assert!(!newer.is_empty() && newer.len() <= 4, "{}", newer.len());
        assert_eq!(recount_all(&mut tx).await, 0, "what is right is not written again");
    }

    async fn each_figure_opens_into_the_list_it_counts(db: &Db) {
        many(db).await;
        let mut tx = db.begin_write().await.unwrap();
        recount_all(&mut tx).await;
        for unit in cases::units(&mut tx).await.unwrap() {
            let cells = cases::counted(&mut tx, unit).await.unwrap();
            for figure in Figure::ALL {
                for (regime, cell) in &cells {
                    let rows = cases::list_counted(&mut tx, unit, Some(regime), figure, TODAY, None, 100).await.unwrap();
                    assert_eq!(u64::try_from(rows.len()).unwrap(), cell.count(figure, TODAY), "{figure:?} {regime}");
                }
            }
        }
    }

    async fn a_list_goes_on_where_it_stopped(db: &Db) {
        let (first, ..) = many(db).await;
        let mut tx = db.begin_read().await.unwrap();
        let unit = Unit { body: first, month: Month::parse("2026-11").unwrap() };
        let page = async |tx: &mut Tx, after: Option<&cases::CountedCursor>, limit| {
            cases::list_counted(tx, unit, None, Figure::Received, TODAY, after, limit).await.unwrap()
        };
        let all = page(&mut tx, None, 100).await;
        assert!(all.len() > 5);
        let mut seen = Vec::new();
        let mut after: Option<cases::CountedCursor> = None;
        loop {
            let rows = page(&mut tx, after.as_ref(), 3).await;
            let Some(last) = rows.last() else { break };
            after = Some(cases::CountedCursor { day: last.received_day.clone(), id: last.id });
            seen.extend(rows);
        }
        assert_eq!(seen, all);
    }

    async fn who_begins_at_the_head_of_the_journal_misses_nothing_later(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        cases::take(&mut tx, &lamp(commune, "k1"), &the_person()).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = db.begin_read().await.unwrap();
        let head = journal::head(&mut tx).await.unwrap();
        drop(tx);
        let mut tx = db.begin_write().await.unwrap();
        let later = lamp(commune, "k2");
        cases::take(&mut tx, &later, &the_person()).await.unwrap();
        tx.commit().await.unwrap();
        // On PostgreSQL an entry is followed once no older transaction of the whole server is open, and tests run
        // beside each other. While others are at work, something seen may come again.
        let mut found = None;
        for _ in 0..600 {
            let mut tx = db.begin_read().await.unwrap();
            found = journal::follow(&mut tx, head, 10).await.unwrap().last().and_then(|change| change.object);
            if found.is_some() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert_eq!(found, Some(later.case.unwrap().id));
    }

    async fn how_far_it_followed_is_remembered(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        assert_eq!(cases::followed(&mut tx).await.unwrap(), None);
        let far = cases::Followed { cursor: journal::Cursor { transaction: 3, seq: 7 }, at: 11 };
        cases::follow(&mut tx, &far).await.unwrap();
        cases::follow(&mut tx, &far).await.unwrap();
        assert_eq!(cases::followed(&mut tx).await.unwrap(), Some(far));
    }
}
