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

    async fn what_can_only_be_read_is_told_apart_from_a_fault(db: &Db) {
        let mut tx = db.begin_read().await.unwrap();
        let refused = blobs::put(&mut tx, b"giay to", "text/plain", 1).await;
        assert!(matches!(refused, Err(StoreError::ReadOnly(_))), "{refused:?}");
    }
}

#[test]
fn a_full_disk_is_told_apart_from_a_fault_on_sqlite() {
    testing::block_on(async {
        let test = testing::sqlite().await;
        testing::leave_room(&test.db, Some(10)).await;
        let mut tx = test.db.begin_write().await.unwrap();
        let refused = blobs::put(&mut tx, &[7; 100_000], "text/plain", 1).await;
        assert!(matches!(refused, Err(StoreError::Full(_))), "{refused:?}");
        drop(tx);
        testing::leave_room(&test.db, None).await;
        let mut tx = test.db.begin_write().await.unwrap();
        blobs::put(&mut tx, &[7; 100_000], "text/plain", 1).await.unwrap();
        tx.commit().await.unwrap();
    });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_full_disk_is_told_apart_from_a_fault_on_postgres() {
    testing::block_on(async {
        let test = testing::postgres().await;
        let Db::Postgres(pool) = &test.db else {
            unreachable!("opened on PostgreSQL");
        };
        let full = "do $$ begin raise exception 'no space left on device' using errcode = '53100'; end $$";
        let refused = gandan_store::sqlx::query(full).execute(pool).await;
        let refused = refused.map_err(StoreError::from);
        assert!(matches!(refused, Err(StoreError::Full(_))), "{refused:?}");
        test.db.close().await;
    });
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
