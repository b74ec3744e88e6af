use super::fixture::{body, lamp, the_person};
use gandan_store::cases::{self, DraftRow};
use gandan_store::{StoreError, both_engines, new_id};

const HOUR: i64 = 3_600_000_000;

fn fresh(at: i64) -> DraftRow {
    DraftRow {
        id: new_id(),
        content: r#"{"words":"Đèn hỏng"}"#.to_owned(),
        idempotency_key: new_id().to_string(),
        changed_at: at,
    }
}

both_engines! {
    async fn a_draft_opens_for_who_began_it_alone(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let row = fresh(HOUR);
        cases::draft_begin(&mut tx, &row, b"mine").await.unwrap();
        assert_eq!(cases::draft(&mut tx, row.id, b"mine").await.unwrap(), row);
        assert!(matches!(cases::draft(&mut tx, row.id, b"other").await, Err(StoreError::NotFound)));
        let saved = cases::draft_save(&mut tx, row.id, b"other", "{}", HOUR).await;
        assert!(matches!(saved, Err(StoreError::NotFound)));
        assert!(!cases::draft_take(&mut tx, row.id, b"other").await.unwrap());
        cases::draft_save(&mut tx, row.id, b"mine", "{}", 2 * HOUR).await.unwrap();
        assert_eq!(cases::draft(&mut tx, row.id, b"mine").await.unwrap().content, "{}");
    }

    async fn a_draft_is_taken_once_and_its_files_go_with_it(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let row = fresh(HOUR);
        cases::draft_begin(&mut tx, &row, b"mine").await.unwrap();
        cases::draft_attach(&mut tx, row.id, ("den.jpg", "image/jpeg"), b"anh", HOUR).await.unwrap();
        cases::draft_attach(&mut tx, row.id, ("duong.jpg", "image/jpeg"), b"anh2", HOUR + 1).await.unwrap();
        let files = cases::draft_files(&mut tx, row.id).await.unwrap();
        assert_eq!((files[0].name.as_str(), files[0].size), ("den.jpg", 3));
        cases::draft_detach(&mut tx, row.id, files[1].id).await.unwrap();
        let bytes = cases::draft_bytes(&mut tx, row.id).await.unwrap();
        assert_eq!(bytes, vec![("den.jpg".to_owned(), "image/jpeg".to_owned(), b"anh".to_vec())]);
        assert!(cases::draft_take(&mut tx, row.id, b"mine").await.unwrap());
        assert!(!cases::draft_take(&mut tx, row.id, b"mine").await.unwrap());
        assert!(cases::draft_files(&mut tx, row.id).await.unwrap().is_empty());
    }

    async fn old_drafts_go(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (old, young) = (fresh(HOUR), fresh(5 * HOUR));
        cases::draft_begin(&mut tx, &old, b"mine").await.unwrap();
        cases::draft_begin(&mut tx, &young, b"mine").await.unwrap();
        assert_eq!(cases::draft_purge(&mut tx, 3 * HOUR).await.unwrap(), 1);
        assert_eq!(cases::draft_purge(&mut tx, 3 * HOUR).await.unwrap(), 0);
        assert!(cases::draft(&mut tx, young.id, b"mine").await.is_ok());
    }

    async fn what_came_under_a_key_is_known(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        let key = sent.petition.idempotency_key.clone();
        assert_eq!(cases::known(&mut tx, &key).await.unwrap(), None);
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let (petition, case, at) = cases::known(&mut tx, &key).await.unwrap().unwrap();
        assert_eq!((petition, case, at), (sent.petition.id, sent.case.unwrap().id, sent.petition.at));
    }

    async fn who_wants_to_be_told_is_asked_about_an_answer(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let mut sent = lamp(commune, "k1");
        sent.petition.people[0].notify = true;
        sent.petition.people[0].mail = "a@mau.example".to_owned();
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let id = sent.case.as_ref().unwrap().id;
        let days = ("2026-12-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        assert!(cases::to_ask(&mut tx, days.0, days.1, 10).await.unwrap().is_empty());
        let before = cases::find(&mut tx, id).await.unwrap();
        let mut after = before.clone();
        after.outcome = Some("answered".to_owned());
        after.answered_day = Some("2026-12-03".to_owned());
        let answered = cases::Moved {
            before: &before,
            after: &after,
            act: "answer",
            reason: "",
            basis: "",
            told: "Đã thay bóng đèn",
            detail: serde_json::json!({}),
            author: &the_person(),
            body: None,
            at: 1,
            day: "2026-12-03".parse().unwrap(),
        };
        cases::make(&mut tx, &answered).await.unwrap();
        let asked = cases::to_ask(&mut tx, days.0, days.1, 10).await.unwrap();
        assert_eq!((asked.len(), asked[0].mail.as_str()), (1, "a@mau.example"));
        let later = cases::to_ask(&mut tx, "2026-12-04".parse().unwrap(), days.1, 10).await.unwrap();
        assert!(later.is_empty());
    }
}
