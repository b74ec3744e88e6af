use gandan_core::access::Role;
use gandan_store::access::{self, Invitation, Session};
use gandan_store::{StoreError, Tx, both_engines, new_id};
use uuid::Uuid;

const DAY: &str = "2026-11-22";

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
        let found = access::session_find(&mut tx, &[1], 50, DAY).await.unwrap().unwrap();
        assert_eq!((found.seen_at, found.actor.account, found.actor.posts.len()), (1, id, 0));
        assert_eq!(access::session_find(&mut tx, &[1], 100, DAY).await.unwrap(), None);
        access::session_end(&mut tx, &[1]).await.unwrap();
        assert_eq!(access::session_list(&mut tx, id, 50).await.unwrap().len(), 2);
        assert_eq!(access::session_end_all(&mut tx, id).await.unwrap(), 2);
        assert_eq!(access::session_find(&mut tx, &[2], 50, DAY).await.unwrap(), None);
    }

    async fn whoever_is_signed_in_has_the_posts_of_today(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let id = account(&mut tx, "canbo1").await;
        access::session_insert(&mut tx, &session(id, 1)).await.unwrap();
        let body = Uuid::nil();
        for (role, from, until) in [
            (Role::Officer, "2026-01-01", None), (Role::Head, "2026-11-23", None), (Role::Desk, "2025-01-01", Some(DAY)),
            (Role::Clerk, DAY, Some("2026-11-23")),
        ] {
            let post = new_id();
            access::post_insert(&mut tx, post, id, body, role, from).await.unwrap();
            if let Some(until) = until {
                access::post_end(&mut tx, post, until).await.unwrap();
            }
        }
        let found = access::session_find(&mut tx, &[1], 50, DAY).await.unwrap().unwrap();
        assert_eq!(Some(&found.actor), access::actor(&mut tx, id, DAY).await.unwrap().as_ref(), "as by the account");
        let roles: Vec<Role> = found.actor.posts.iter().map(|post| post.role).collect();
        assert_eq!(roles, [Role::Officer, Role::Clerk]);
        access::account_set_disabled(&mut tx, id, 1, Some(9)).await.unwrap();
        assert_eq!(access::session_find(&mut tx, &[1], 50, DAY).await.unwrap(), None, "a closed account");
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
        assert!(access::actor(&mut tx, id, DAY).await.unwrap().unwrap().posts.is_empty());
        access::account_set_disabled(&mut tx, id, 1, Some(9)).await.unwrap();
        assert!(access::actor(&mut tx, id, DAY).await.unwrap().is_none());
        let stale = access::account_set_disabled(&mut tx, id, 1, None).await;
        assert!(matches!(stale, Err(StoreError::Stale)));
        assert_eq!(Role::from_code("head"), Some(Role::Head));
    }
}
