use gandan_store::journal::{self, Author, Cursor, Entry, Filter};
use gandan_store::{both_engines, new_id};

fn author() -> Author {
    Author {
        account: Some(new_id()),
        name: "Cán bộ 1".into(),
    }
}

fn entry<'a>(author: &'a Author, at: i64, act: &'a str) -> Entry<'a> {
    Entry {
        at,
        author,
        body: None,
        act,
        object_kind: "document",
        object: Some(new_id()),
    }
}

/// The journal from its beginning, once it shows `count` entries: on PostgreSQL transactions of other databases of the
/// same server hold it back for as long as they are open.
async fn followed(db: &gandan_store::Db, count: usize) -> Vec<journal::Change> {
    let mut changes = Vec::new();
    for _ in 0..500 {
        let mut tx = db.begin_read().await.unwrap();
        changes = journal::follow(&mut tx, Cursor::default(), 10).await.unwrap();
        if changes.len() >= count {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    changes
}

both_engines! {
    async fn entries_are_listed_newest_first_and_filtered(db: &Db) {
        let author = author();
        let mut tx = db.begin_write().await.unwrap();
        for (at, act) in [(1, "document.imported"), (2, "document.signed"), (3, "document.imported")] {
            journal::write(&mut tx, entry(&author, at, act), &serde_json::json!({"n": at})).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut tx = db.begin_read().await.unwrap();
        let all = journal::list(&mut tx, &Filter::default(), 10).await.unwrap();
        assert_eq!(all.iter().map(|e| e.at).collect::<Vec<_>>(), [3, 2, 1]);
        let filter = Filter { act: Some("document.imported".into()), before: Some(all[0].seq), ..Filter::default() };
        let older = journal::list(&mut tx, &filter, 10).await.unwrap();
        assert_eq!(older.iter().map(|e| e.at).collect::<Vec<_>>(), [1]);
        assert_eq!(journal::acts(&mut tx).await.unwrap(), ["document.imported", "document.signed"]);
    }

    async fn a_follower_misses_nothing_when_a_later_number_commits_first(db: &Db) {
        let author = author();
        // On SQLite there is one writer: the second simply comes after the first.
        if db.engine() == gandan_store::Engine::Postgres {
            let mut slow = db.begin_write().await.unwrap();
            journal::write(&mut slow, entry(&author, 1, "slow"), &()).await.unwrap();
            let mut quick = db.begin_write().await.unwrap();
            journal::write(&mut quick, entry(&author, 2, "quick"), &()).await.unwrap();
            quick.commit().await.unwrap();
            let mut tx = db.begin_read().await.unwrap();
            assert!(journal::follow(&mut tx, Cursor::default(), 10).await.unwrap().is_empty());
            drop(tx);
            slow.commit().await.unwrap();
        } else {
            for act in ["slow", "quick"] {
                let mut tx = db.begin_write().await.unwrap();
                journal::write(&mut tx, entry(&author, 1, act), &()).await.unwrap();
                tx.commit().await.unwrap();
            }
        }
        let changes = followed(db, 2).await;
        assert_eq!(changes.len(), 2);
        let mut tx = db.begin_read().await.unwrap();
        assert!(journal::follow(&mut tx, changes[1].cursor, 10).await.unwrap().is_empty());
        assert_eq!(journal::follow(&mut tx, changes[0].cursor, 10).await.unwrap().len(), 1);
    }
}
