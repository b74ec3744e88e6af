use gandan_core::access::Role;
use gandan_store::access::{self, Invitation, Session};
use gandan_store::{StoreError, Tx, both_engines, new_id};
use uuid::Uuid;

async fn account(tx: &mut Tx, login: &str) -> Uuid {
    let id = new_id();
    access::account_insert(tx, id, login, "Cán bộ 1", None, 1)
        .await
        .unwrap();
    id
}

fn session(account_id: Uuid, token: u8) -> Session {
    Session {
        token_hash: vec![token],
        account_id,
        csrf: "x".into(),
        created_at: 1,
        seen_at: 1,
        expires_at: 100,
        agent: "Trình duyệt".into(),
    }
}

both_engines! {
    async fn a_login_is_taken_once(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        account(&mut tx, "canbo1").await;
        let second = access::account_insert(&mut tx, new_id(), "canbo1", "Khác", None, 1).await;
        assert!(matches!(second, Err(StoreError::Exists(_))));
    }

    async fn a_session_ends_by_itself_by_sign_out_and_everywhere(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let id = account(&mut tx, "canbo1").await;
        for token in [1, 2, 3] {
            access::session_insert(&mut tx, &session(id, token)).await.unwrap();
        }
        assert_eq!(access::session_find(&mut tx, &[1], 50).await.unwrap(), Some(session(id, 1)));
        assert_eq!(access::session_find(&mut tx, &[1], 100).await.unwrap(), None);
        access::session_end(&mut tx, &[1]).await.unwrap();
        assert_eq!(access::session_list(&mut tx, id, 50).await.unwrap().len(), 2);
        assert_eq!(access::session_end_all(&mut tx, id).await.unwrap(), 2);
        assert_eq!(access::session_find(&mut tx, &[2], 50).await.unwrap(), None);
    }

    async fn a_one_time_link_works_once(db: &Db) {
        let link = Invitation {
            token_hash: vec![7],
            account_id: None,
            purpose: "first".into(),
            created_at: 1,
            expires_at: 100,
        };
        let mut tx = db.begin_write().await.unwrap();
        access::invitation_insert(&mut tx, &link).await.unwrap();
        assert_eq!(access::invitation_find(&mut tx, &[7], 50).await.unwrap(), Some(link));
        access::invitation_use(&mut tx, &[7], 50).await.unwrap();
        assert!(matches!(access::invitation_use(&mut tx, &[7], 51).await, Err(StoreError::NotFound)));
        assert_eq!(access::invitation_find(&mut tx, &[7], 50).await.unwrap(), None);
    }

    async fn a_closed_account_acts_no_more(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        assert!(!access::any_account(&mut tx).await.unwrap());
        let id = account(&mut tx, "canbo1").await;
        assert!(access::any_account(&mut tx).await.unwrap());
        assert!(access::actor(&mut tx, id, "2026-11-22").await.unwrap().unwrap().posts.is_empty());
        access::account_set_disabled(&mut tx, id, 1, Some(9)).await.unwrap();
        assert!(access::actor(&mut tx, id, "2026-11-22").await.unwrap().is_none());
        let stale = access::account_set_disabled(&mut tx, id, 1, None).await;
        assert!(matches!(stale, Err(StoreError::Stale)));
        assert_eq!(Role::from_code("head"), Some(Role::Head));
    }
}
