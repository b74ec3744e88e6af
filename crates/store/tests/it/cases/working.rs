use super::fixture::{body, lamp, officer, the_person};
use gandan_store::cases::{self, Filter, Moved, Sending, Sight};
use gandan_store::{StoreError, access, both_engines, new_id};
use jiff::civil::date;

both_engines! {
    async fn of_two_officers_the_second_is_told(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let before = cases::find(&mut tx, sent.case.as_ref().unwrap().id).await.unwrap();
        let mut after = before.clone();
        after.state = "accepted".to_owned();
        let author = officer(new_id());
        let moved = Moved {
            before: &before,
            after: &after,
            act: "accept",
            reason: "",
            basis: "Luật Tiếp công dân Đ28",
            told: "",
            detail: serde_json::json!({}),
            author: &author,
            body: Some(commune),
            at: 5,
            day: date(2026, 11, 27),
        };
        cases::make(&mut tx, &moved).await.unwrap();
        assert!(matches!(cases::make(&mut tx, &moved).await, Err(StoreError::Stale)));
        let history = cases::history(&mut tx, before.id).await.unwrap();
        assert_eq!(history.len(), 1);
        assert_eq!((history[0].number, history[0].to_state.as_str()), (1, "accepted"));
        assert_eq!(cases::find(&mut tx, before.id).await.unwrap().version, 2);
    }

    async fn the_work_list_goes_by_the_next_due_day(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        for (key, due) in [("k1", date(2026, 12, 10)), ("k2", date(2026, 12, 1)), ("k3", date(2026, 12, 5))] {
            let mut sent = lamp(commune, key);
            sent.case.as_mut().unwrap().next = Some((due, "answer".to_owned()));
            cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        }
        let account = new_id();
        let today = date(2026, 12, 3);
        let all = Filter::default();
        let first = cases::list(&mut tx, Sight::Open(commune), account, today, &all, None, 2).await.unwrap();
        let dues: Vec<&str> = first.iter().map(|row| row.next_due.as_str()).collect();
        assert_eq!(dues, ["2026-12-01", "2026-12-05"]);
        let last = cases::Cursor { due: first[1].next_due.clone(), id: first[1].id };
        let second = cases::list(&mut tx, Sight::Open(commune), account, today, &all, Some(&last), 2).await.unwrap();
        assert_eq!(second.len(), 1);
        let overdue = Filter { overdue: true, ..Filter::default() };
        let late = cases::list(&mut tx, Sight::Open(commune), account, today, &overdue, None, 9).await.unwrap();
        assert_eq!(late.len(), 1);
    }

    async fn whoever_a_case_is_about_does_not_find_it_in_a_list(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let case = sent.case.as_ref().unwrap().id;
        let respondent = new_id();
        access::account_insert(&mut tx, respondent, "canbo1", "Cán bộ 1", None, 1).await.unwrap();
        cases::raise(&mut tx, case, None, Some(respondent), "Cán bộ 1", "respondent", 1).await.unwrap();
        let today = date(2026, 12, 3);
        let all = Filter::default();
        let theirs = cases::list(&mut tx, Sight::Open(commune), respondent, today, &all, None, 9).await.unwrap();
        assert!(theirs.is_empty());
        let others = cases::list(&mut tx, Sight::Open(commune), new_id(), today, &all, None, 9).await.unwrap();
        assert_eq!(others.len(), 1);
        let wall = cases::wall(&mut tx, case).await.unwrap();
        assert_eq!(wall.wall().accounts, [respondent]);
    }

    async fn a_case_is_on_its_way_to_one_body_only(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let office = body(&mut tx, "so").await;
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let author = officer(new_id());
        let sending = Sending {
            case: sent.case.as_ref().unwrap().id,
            hop: 1,
            from: commune,
            to: office,
            reason: "Thuộc thẩm quyền của Sở",
            basis: "Luật Tiếp công dân Đ26",
            author: &author,
            at: 7,
        };
        let id = cases::send(&mut tx, &sending).await.unwrap();
        assert_eq!(cases::incoming(&mut tx, office, 10).await.unwrap()[0].id, id);
        assert_eq!(cases::find(&mut tx, sending.case).await.unwrap().offered_id, Some(office));
        cases::answer(&mut tx, id, "returned", 8, "Cán bộ 2", "Không thuộc thẩm quyền").await.unwrap();
        assert!(matches!(
            cases::answer(&mut tx, id, "accepted", 9, "Cán bộ 2", "").await,
            Err(StoreError::Stale)
        ));
        assert_eq!(cases::waiting(&mut tx, sending.case).await.unwrap(), None);
        cases::send(&mut tx, &sending).await.unwrap();
    }
}
