use gandan_core::outbox::{Channel, Kind};
use gandan_store::outbox::{self, Notice};
use gandan_store::{Db, StoreError, Tx, both_engines, new_id, sqlx};
use std::collections::BTreeSet;
use uuid::Uuid;

fn notice(dedupe: &str) -> Notice<'_> {
    Notice {
        kind: Kind::News,
        channel: Channel::Mail,
        address: "dan1@example.com",
        lang: "vi",
        object: None,
        person: None,
        dedupe,
        not_before: 10,
        created_at: 10,
    }
}

async fn queued(tx: &mut Tx, dedupe: &str) -> bool {
    outbox::queue(tx, &notice(dedupe)).await.unwrap()
}

async fn addresses(db: &Db) -> i64 {
    let sql = "select count(address) from outbox";
    match db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
    }
}

/// Takes all it gets until nothing is left; answers the ids.
async fn drain(db: &Db, node: &str) -> Vec<Uuid> {
    let mut taken = Vec::new();
    for _ in 0..200 {
        let mut tx = db.begin_write().await.unwrap();
        let rows = outbox::lease(&mut tx, node, 20, 100, 7).await.unwrap();
        tx.commit().await.unwrap();
        for row in rows {
            let mut tx = db.begin_write().await.unwrap();
            outbox::sent(&mut tx, row.id, node, 20).await.unwrap();
            tx.commit().await.unwrap();
            taken.push(row.id);
        }
        let mut tx = db.begin_read().await.unwrap();
        if outbox::tallies(&mut tx, 20, 0).await.unwrap().waiting == 0 {
            return taken;
        }
    }
    panic!("the outbox is never empty");
}

both_engines! {
    async fn the_same_notice_is_queued_once(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        assert!(queued(&mut tx, "a").await);
        assert!(!queued(&mut tx, "a").await);
        assert!(queued(&mut tx, "b").await);
        assert_eq!(outbox::tallies(&mut tx, 10, 0).await.unwrap().waiting, 2);
    }

    async fn a_notice_goes_with_its_act_or_not_at_all(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        assert!(queued(&mut tx, "a").await);
        drop(tx);
        let mut tx = db.begin_write().await.unwrap();
        assert!(outbox::lease(&mut tx, "one", 20, 30, 10).await.unwrap().is_empty());
    }

    async fn a_leased_row_is_taken_by_nobody_else_until_its_time_is_over(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        queued(&mut tx, "a").await;
        assert!(outbox::lease(&mut tx, "one", 9, 30, 10).await.unwrap().is_empty(), "not yet due");
        let row = outbox::lease(&mut tx, "one", 20, 30, 10).await.unwrap().remove(0);
        assert_eq!((row.kind, row.channel, row.attempts), (Kind::News, Channel::Mail, 0));
        assert!(outbox::lease(&mut tx, "other", 29, 40, 10).await.unwrap().is_empty());
        let again = outbox::lease(&mut tx, "other", 30, 40, 10).await.unwrap().remove(0);
        assert_eq!(again, row);
        let late = outbox::sent(&mut tx, row.id, "one", 31).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        outbox::sent(&mut tx, row.id, "other", 31).await.unwrap();
        assert!(outbox::lease(&mut tx, "other", 99, 199, 10).await.unwrap().is_empty());
    }

    async fn an_attempt_in_vain_is_counted_and_the_last_one_is_shown(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        queued(&mut tx, "a").await;
        let id = outbox::lease(&mut tx, "one", 20, 30, 10).await.unwrap()[0].id;
        outbox::retry(&mut tx, id, "one", 50, "unreachable").await.unwrap();
        assert!(outbox::lease(&mut tx, "one", 49, 60, 10).await.unwrap().is_empty());
        assert_eq!(outbox::tallies(&mut tx, 49, 0).await.unwrap().postponed, 1);
        assert_eq!(outbox::lease(&mut tx, "one", 50, 60, 10).await.unwrap()[0].attempts, 1);
        outbox::failed(&mut tx, id, "one", 51, "answer:550").await.unwrap();
        assert!(outbox::lease(&mut tx, "one", 999, 1999, 10).await.unwrap().is_empty());
        let row = outbox::troubled(&mut tx, 10).await.unwrap().remove(0);
        assert_eq!((row.attempts, row.last_error.as_deref()), (2, Some("answer:550")));
        assert_eq!(outbox::tallies(&mut tx, 51, 0).await.unwrap().failed, 1);
        outbox::again(&mut tx, id, 60).await.unwrap();
        assert!(matches!(outbox::again(&mut tx, id, 60).await, Err(StoreError::Stale)));
        assert_eq!(outbox::lease(&mut tx, "one", 60, 70, 10).await.unwrap()[0].attempts, 0);
        outbox::failed(&mut tx, id, "one", 61, "timeout").await.unwrap();
        assert_eq!(outbox::again_all(&mut tx, 80).await.unwrap(), 1);
        assert_eq!(outbox::latest(&mut tx, 10).await.unwrap()[0].not_before, 80);
    }

    async fn addresses_go_when_they_are_no_longer_needed(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        for key in ["a", "b", "c"] {
            queued(&mut tx, key).await;
        }
        let rows = outbox::lease(&mut tx, "one", 20, 30, 2).await.unwrap();
        outbox::sent(&mut tx, rows[0].id, "one", 21).await.unwrap();
        outbox::failed(&mut tx, rows[1].id, "one", 21, "timeout").await.unwrap();
        assert_eq!(outbox::erase(&mut tx, 20, 20).await.unwrap(), 0);
        assert_eq!(outbox::erase(&mut tx, 21, 20).await.unwrap(), 1);
        assert_eq!(outbox::erase(&mut tx, 21, 21).await.unwrap(), 1);
        assert!(matches!(outbox::again(&mut tx, rows[1].id, 30).await, Err(StoreError::Stale)));
        tx.commit().await.unwrap();
        assert_eq!(addresses(db).await, 1);
    }

    async fn who_wants_no_more_is_forgotten(db: &Db) {
        let (petition, other) = (new_id(), new_id());
        let mut tx = db.begin_write().await.unwrap();
        for (key, object) in [("a", petition), ("b", petition), ("c", other)] {
            let about = Notice { object: Some(object), ..notice(key) };
            outbox::queue(&mut tx, &about).await.unwrap();
        }
        let first = outbox::lease(&mut tx, "one", 20, 30, 1).await.unwrap().remove(0);
        outbox::sent(&mut tx, first.id, "one", 21).await.unwrap();
        assert_eq!(outbox::forget(&mut tx, petition).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(addresses(db).await, 1);
    }

    async fn two_nodes_share_five_hundred_without_a_double(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        for number in 0..500 {
            assert!(queued(&mut tx, &number.to_string()).await);
        }
        tx.commit().await.unwrap();
        let (mine, theirs) = tokio::join!(drain(db, "one"), drain(db, "other"));
        let all: BTreeSet<Uuid> = mine.iter().chain(&theirs).copied().collect();
        assert_eq!((mine.len() + theirs.len(), all.len()), (500, 500));
    }
}
