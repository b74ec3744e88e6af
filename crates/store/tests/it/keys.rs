use gandan_core::cases::Key;
use gandan_store::{Db, both_engines, keys};

async fn make(db: Db, fresh: u8) -> Key {
    let mut tx = db.begin_write().await.unwrap();
    let key = keys::find_or_make(&mut tx, "receipt", [fresh; 32], 1)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    key
}

both_engines! {
    async fn many_nodes_that_make_a_key_at_once_have_the_same_one(db: &Db) {
        let mut tx = db.begin_read().await.unwrap();
        assert_eq!(keys::find(&mut tx, "receipt").await.unwrap(), None);
        drop(tx);
        let nodes: Vec<_> = (0..12).map(|node| tokio::spawn(make(db.clone(), node))).collect();
        let mut made = Vec::new();
        for node in nodes {
            made.push(node.await.unwrap());
        }
        assert!(made.iter().all(|key| *key == made[0]));
        let mut tx = db.begin_read().await.unwrap();
        assert_eq!(keys::find(&mut tx, "receipt").await.unwrap().as_ref(), Some(&made[0]));
        assert_eq!(keys::find(&mut tx, "fingerprint").await.unwrap(), None);
    }
}
