use gandan_store::{DatabaseUrl, Db, StoreError, blobs, both_engines, testing};

both_engines! {
    async fn a_fresh_database_is_sound(db: &Db) {
        let checkup = db.checkup().await.unwrap();
        assert!(checkup.faults.is_empty(), "{checkup:?}");
        assert!(checkup.version >= 5);
        assert_eq!(checkup.broken_files, 0);
    }

    async fn a_file_that_lost_a_piece_is_found(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        blobs::put(&mut tx, b"giay to", "text/plain", 1).await.unwrap();
        tx.commit().await.unwrap();
        let lose = "delete from blob_chunk";
        match db {
            Db::Sqlite { write, .. } => gandan_store::sqlx::query(lose).execute(write).await.map(drop),
            Db::Postgres(pool) => gandan_store::sqlx::query(lose).execute(pool).await.map(drop),
        }
        .unwrap();
        assert_eq!(db.checkup().await.unwrap().broken_files, 1);
    }
}

#[test]
fn a_backup_is_a_database_with_everything_in_it() {
    testing::block_on(async {
        let test = testing::sqlite().await;
        let mut tx = test.db.begin_write().await.unwrap();
        let name = blobs::put(&mut tx, b"giay to", "text/plain", 1).await.unwrap();
        tx.commit().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        test.db.backup_to(&copy).await.unwrap();
        assert!(matches!(
            test.db.backup_to(&copy).await,
            Err(StoreError::Exists(_))
        ));
        let restored = Db::open(&DatabaseUrl::Sqlite(copy)).await.unwrap();
        let mut tx = restored.begin_read().await.unwrap();
        assert_eq!(blobs::get(&mut tx, &name).await.unwrap().bytes, b"giay to");
    });
}
