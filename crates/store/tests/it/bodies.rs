use gandan_core::bodies::{
    Body, BodyId, BodyName, Branch, Correction, CorrectionScope, Place, Succession, SuccessionId,
    SuccessionKind, Tier, Valid,
};
use gandan_store::access;
use gandan_store::bodies::{self, CorrectionRow};
use gandan_store::{StoreError, both_engines, new_id};

fn body(code: &str, name: &str) -> Body {
    let day = "2025-06-30".parse().unwrap();
    Body {
        id: BodyId(new_id()),
        code: code.into(),
        branch: Branch::Party,
        tier: Tier::District,
        parent: None,
        names: vec![
            BodyName {
                text: name.into(),
                valid: Valid::default(),
            },
            BodyName {
                text: "HU".into(),
                valid: Valid {
                    from: None,
                    until: Some(day),
                },
            },
        ],
        place: Place::new("huyện Mẫu, tỉnh Mẫu"),
        valid: Valid {
            from: None,
            until: Some(day),
        },
        note: String::new(),
    }
}

both_engines! {
    async fn bodies_and_successions_come_back_as_they_went_in(db: &Db) {
        let (old, new) = (body("mau.hu", "Huyện ủy Mẫu"), body("mau.du", "Đảng ủy xã Mẫu"));
        let succession = Succession {
            id: SuccessionId(new_id()),
            day: "2025-07-01".parse().unwrap(),
            kind: SuccessionKind::Merged,
            from: vec![old.id],
            to: vec![new.id],
            basis: String::new(),
            note: "Trình diễn".into(),
        };
        let mut tx = db.begin_write().await.unwrap();
        assert_eq!(bodies::version(&mut tx).await.unwrap(), 0);
        bodies::body_insert(&mut tx, &old).await.unwrap();
        bodies::body_insert(&mut tx, &new).await.unwrap();
        bodies::succession_insert(&mut tx, &succession).await.unwrap();
        let mut renamed = new.clone();
        renamed.names.truncate(1);
        bodies::body_update(&mut tx, &renamed).await.unwrap();
        assert_eq!(bodies::version(&mut tx).await.unwrap(), 4);
        assert_eq!(bodies::load(&mut tx).await.unwrap(), (vec![old, renamed], vec![succession]));
    }

    async fn a_code_is_taken_once(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        bodies::body_insert(&mut tx, &body("mau.hu", "Huyện ủy Mẫu")).await.unwrap();
        let again = bodies::body_insert(&mut tx, &body("mau.hu", "Huyện ủy khác")).await;
        assert!(matches!(again, Err(StoreError::Exists(_))));
    }

    async fn corrections_are_remembered_and_forgotten(db: &Db) {
        let hu = body("mau.hu", "Huyện ủy Mẫu");
        let mut tx = db.begin_write().await.unwrap();
        bodies::body_insert(&mut tx, &hu).await.unwrap();
        let row = CorrectionRow {
            id: new_id(),
            words: "Các huyện ủy".into(),
            made_by: new_id(),
            made_at: 1,
            correction: Correction {
                expression: "cac huyen uy".into(),
                scope: CorrectionScope::Issuer(hu.id),
                bodies: vec![hu.id],
            },
        };
        bodies::correction_insert(&mut tx, &row).await.unwrap();
        assert_eq!(bodies::correction_list(&mut tx).await.unwrap(), vec![row.clone()]);
        bodies::correction_delete(&mut tx, row.id).await.unwrap();
        assert!(bodies::correction_list(&mut tx).await.unwrap().is_empty());
        assert!(matches!(bodies::correction_delete(&mut tx, row.id).await, Err(StoreError::NotFound)));
    }

    async fn what_a_succession_rests_on_is_written_later(db: &Db) {
        let old = body("mau.hu", "Huyện ủy Mẫu");
        let mut succession = Succession {
            id: SuccessionId(new_id()),
            day: "2025-07-01".parse().unwrap(),
            kind: SuccessionKind::Ended,
            from: vec![old.id],
            to: vec![],
            basis: String::new(),
            note: String::new(),
        };
        let mut tx = db.begin_write().await.unwrap();
        bodies::take_turn(&mut tx).await.unwrap();
        bodies::body_insert(&mut tx, &old).await.unwrap();
        assert!(bodies::succession_update(&mut tx, &succession).await.is_err());
        bodies::succession_insert(&mut tx, &succession).await.unwrap();
        succession.basis = "Nghị quyết số 1-NQ/TW".into();
        bodies::succession_update(&mut tx, &succession).await.unwrap();
        assert_eq!(bodies::load(&mut tx).await.unwrap().1, vec![succession]);
    }

    async fn who_acts_for_a_body_today(db: &Db) {
        use gandan_core::access::Role;
        let hu = body("mau.hu", "Huyện ủy Mẫu");
        let mut tx = db.begin_write().await.unwrap();
        bodies::body_insert(&mut tx, &hu).await.unwrap();
        let account = new_id();
        access::account_insert(&mut tx, account, "canbo1", "Cán bộ 1", None, 0).await.unwrap();
        let post = new_id();
        access::post_insert(&mut tx, post, account, hu.id.0, Role::Head, "2025-01-01").await.unwrap();
        assert!(bodies::posts_held(&mut tx, hu.id, "2024-12-31").await.unwrap().is_empty());
        let held = bodies::posts_held(&mut tx, hu.id, "2025-01-01").await.unwrap();
        assert_eq!((held[0].name.as_str(), held[0].role.as_str()), ("Cán bộ 1", "head"));
        access::post_end(&mut tx, post, "2025-06-01").await.unwrap();
        assert!(bodies::posts_held(&mut tx, hu.id, "2025-06-01").await.unwrap().is_empty());
        assert_eq!(bodies::open_assignments(&mut tx, hu.id).await.unwrap(), 0);
    }
}
