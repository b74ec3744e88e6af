use gandan_store::{StoreError, blobs, both_engines};

both_engines! {
    async fn the_same_file_is_stored_once_and_comes_back_whole(db: &Db) {
        let file: Vec<u8> = (0..3_000_000u32).map(|n| (n % 251) as u8).collect();
        let mut tx = db.begin_write().await.unwrap();
        let first = blobs::put(&mut tx, &file, "application/pdf", 1).await.unwrap();
        let second = blobs::put(&mut tx, &file, "text/plain", 2).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(first, second);
        let mut tx = db.begin_read().await.unwrap();
        let found = blobs::get(&mut tx, &first).await.unwrap();
        assert_eq!(found.media_type, "application/pdf");
        assert!(found.bytes == file);
    }

    async fn an_unknown_file_is_not_found(db: &Db) {
        let mut tx = db.begin_read().await.unwrap();
        assert!(matches!(blobs::get(&mut tx, &[1, 2]).await, Err(StoreError::NotFound)));
    }

    async fn what_is_not_committed_was_never_there(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let name = blobs::put(&mut tx, b"x", "text/plain", 1).await.unwrap();
        drop(tx);
        let mut tx = db.begin_read().await.unwrap();
        assert!(blobs::get(&mut tx, &name).await.is_err());
    }
}
