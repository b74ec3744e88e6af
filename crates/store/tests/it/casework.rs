//! Drafts, papers, replies, calendars, bulk acts.

use crate::cases::fixture::{body, lamp, officer, the_person};
use gandan_store::cases;
use gandan_store::casework::{self, NewDraft, NewPaper};
use gandan_store::{StoreError, Tx, access, both_engines, new_id};
use jiff::civil::date;
use uuid::Uuid;

/// A commune with a lamp that does not burn; the commune and the case.
async fn commune_with_lamp(tx: &mut Tx) -> (Uuid, Uuid) {
    let commune = body(tx, "xa").await;
    let sent = lamp(commune, "k1");
    cases::take(tx, &sent, &the_person()).await.unwrap();
    (commune, sent.case.unwrap().id)
}

async fn issue(tx: &mut Tx, case: Uuid, commune: Uuid, account: Uuid) -> Result<i64, StoreError> {
    let number = casework::next_number(tx, commune, 2026).await?;
    let symbol = format!("{number:02}/TB-UBND");
    let paper = NewPaper {
        id: new_id(),
        case,
        step: None,
        form: "answer",
        body: commune,
        year: 2026,
        number,
        symbol: &symbol,
        day: "2026-11-27",
        about: "V/v trả lời",
        fields: "{}",
        sheet: "{}",
        words: "Kính gửi",
        author: &officer(account),
        at: number,
    };
    casework::issue(tx, &paper).await.map(|()| number)
}

both_engines! {
    async fn papers_are_numbered_without_gaps(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (commune, case) = commune_with_lamp(&mut tx).await;
        let account = new_id();
        assert_eq!(issue(&mut tx, case, commune, account).await.unwrap(), 1);
        tx.commit().await.unwrap();
        // Somebody begins to sign and does not come to the end.
        let mut lost = db.begin_write().await.unwrap();
        assert_eq!(issue(&mut lost, case, commune, account).await.unwrap(), 2);
        drop(lost);
        let mut tx = db.begin_write().await.unwrap();
        assert_eq!(issue(&mut tx, case, commune, account).await.unwrap(), 2);
        let numbers: Vec<i64> = casework::papers_of_year(&mut tx, commune, 2026, 0, 10).await.unwrap()
            .iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2]);
        assert_eq!(casework::papers_of_case(&mut tx, case).await.unwrap().len(), 2);
        let (same, any) = casework::last_by(&mut tx, account, commune, "answer").await.unwrap();
        assert_eq!(same.unwrap().symbol, "02/TB-UBND");
        assert!(any.is_some());
        assert_eq!(casework::next_number(&mut tx, commune, 2027).await.unwrap(), 1, "each year begins anew");
    }

    async fn a_move_has_one_draft_and_the_head_sees_those_that_wait(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (commune, case) = commune_with_lamp(&mut tx).await;
        let (account, head) = (new_id(), new_id());
        let author = officer(account);
        let draft = NewDraft {
            case,
            act: "answer",
            given: "{\"reply\":\"Sẽ sửa\"}",
            body: commune,
            author: &author,
            ready: false,
            at: 1,
        };
        let id = casework::keep_draft(&mut tx, &draft).await.unwrap();
        assert!(casework::to_sign(&mut tx, commune, head, 10).await.unwrap().is_empty());
        let ready = NewDraft { ready: true, at: 2, ..draft };
        assert_eq!(casework::keep_draft(&mut tx, &ready).await.unwrap(), id);
        let waiting = casework::to_sign(&mut tx, commune, head, 10).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].version), (1, 2));
        let tally = casework::tally(&mut tx, commune, head, date(2026, 12, 1)).await.unwrap();
        assert_eq!((tally.open, tally.ready, tally.overdue), (1, 1, 0));
        access::account_insert(&mut tx, head, "chutich", "Chủ tịch", None, 1).await.unwrap();
        cases::raise(&mut tx, case, None, Some(head), "Chủ tịch", "respondent", 3).await.unwrap();
        assert!(casework::to_sign(&mut tx, commune, head, 10).await.unwrap().is_empty(), "it is about the head");
        let tally = casework::tally(&mut tx, commune, head, date(2026, 12, 1)).await.unwrap();
        assert_eq!((tally.open, tally.ready), (0, 0));
        assert!(matches!(casework::forget_draft(&mut tx, id, 1).await, Err(StoreError::Stale)));
        casework::forget_draft(&mut tx, id, 2).await.unwrap();
        assert_eq!(casework::draft_of(&mut tx, case, "answer").await.unwrap(), None);
    }

    async fn a_reply_is_changed_by_one_at_a_time(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let author = officer(new_id());
        let words = ("Đèn đường", "Đèn sẽ được sửa trước ngày {{ngày}}.");
        let id = casework::keep_reply(&mut tx, None, commune, words, &author, 1).await.unwrap();
        let read = casework::reply(&mut tx, id).await.unwrap();
        casework::keep_reply(&mut tx, Some(&read), commune, ("Đèn", "Đã sửa."), &author, 2).await.unwrap();
        let late = casework::keep_reply(&mut tx, Some(&read), commune, words, &author, 3).await;
        assert!(matches!(late, Err(StoreError::Stale)));
        let now = casework::replies(&mut tx, commune).await.unwrap();
        assert_eq!((now.len(), now[0].title.as_str()), (1, "Đèn"));
        casework::forget_reply(&mut tx, &now[0], &author, 4).await.unwrap();
        assert!(casework::replies(&mut tx, commune).await.unwrap().is_empty());
    }

    async fn a_calendar_has_one_address_at_a_time(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let account = new_id();
        access::account_insert(&mut tx, account, "canbo1", "Cán bộ 1", None, 1).await.unwrap();
        let author = officer(account);
        casework::renew_agenda(&mut tx, &author, b"first", None, 1).await.unwrap();
        let found = casework::agenda_behind(&mut tx, b"first").await.unwrap().unwrap();
        assert_eq!((found.account_id, found.body_id), (account, None));
        let (commune, case) = commune_with_lamp(&mut tx).await;
        casework::renew_agenda(&mut tx, &author, b"second", Some(commune), 2).await.unwrap();
        assert_eq!(casework::agenda_behind(&mut tx, b"first").await.unwrap(), None);
        let link = casework::agenda_behind(&mut tx, b"second").await.unwrap().unwrap();
        assert_eq!(casework::agenda_of(&mut tx, account).await.unwrap(), Some(link));
        let rows = casework::agenda(&mut tx, link, date(2026, 12, 1)).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [case]);
        cases::raise(&mut tx, case, None, Some(account), "Cán bộ 1", "respondent", 3).await.unwrap();
        assert!(casework::agenda(&mut tx, link, date(2026, 12, 1)).await.unwrap().is_empty(), "it is about them");
        casework::revoke_agenda(&mut tx, &author, 4).await.unwrap();
        assert_eq!(casework::agenda_behind(&mut tx, b"second").await.unwrap(), None);
        assert!(matches!(casework::revoke_agenda(&mut tx, &author, 5).await, Err(StoreError::NotFound)));
    }

    async fn the_register_shows_no_words(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (commune, case) = commune_with_lamp(&mut tx).await;
        let rows = casework::register(&mut tx, commune, (i64::MAX, Uuid::nil()), 10).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].case_id, rows[0].channel.as_str()), (case, "web"));
        let after = casework::register(&mut tx, commune, (rows[0].received_at, rows[0].id), 10).await.unwrap();
        assert!(after.is_empty());
    }

    async fn a_bulk_act_is_confirmed_once_and_undone_once(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (commune, case) = commune_with_lamp(&mut tx).await;
        let author = officer(new_id());
        let id = new_id();
        casework::prepare_bulk(&mut tx, id, (commune, "assign"), &[(case, 0)], &author, 1).await.unwrap();
        let old = casework::bulk(&mut tx, id).await.unwrap();
        casework::fill_bulk(&mut tx, &old, "{}", 2).await.unwrap();
        assert!(matches!(casework::confirm_bulk(&mut tx, &old, (5, 9), &author, 3).await, Err(StoreError::Stale)));
        let row = casework::bulk(&mut tx, id).await.unwrap();
        assert_eq!(casework::bulk_cases(&mut tx, id).await.unwrap()[0].seen, 1, "as it stands now");
        casework::confirm_bulk(&mut tx, &row, (5, 9), &author, 3).await.unwrap();
        assert!(matches!(casework::confirm_bulk(&mut tx, &row, (5, 9), &author, 3).await, Err(StoreError::Stale)));
        assert_eq!(casework::bulks(&mut tx, row.account_id, 9).await.unwrap().len(), 1);
        assert_eq!(casework::next_bulk_case(&mut tx, None, 4).await.unwrap(), None, "it begins later");
        assert_eq!(casework::next_bulk_case(&mut tx, None, 5).await.unwrap(), Some((id, 0)));
        casework::settle_bulk_case(&mut tx, id, 0, "", ("{}", 2)).await.unwrap();
        let twice = casework::settle_bulk_case(&mut tx, id, 0, "", ("{}", 2)).await;
        assert!(matches!(twice, Err(StoreError::Stale)));
        assert!(matches!(casework::undo_bulk(&mut tx, &row, &author, 9).await, Err(StoreError::Stale)), "too late");
        casework::undo_bulk(&mut tx, &row, &author, 8).await.unwrap();
        assert_eq!(casework::next_bulk_case(&mut tx, Some(id), 8).await.unwrap(), Some((id, 0)));
        casework::note_undone(&mut tx, id, 0, "undone").await.unwrap();
        assert!(matches!(casework::note_undone(&mut tx, id, 0, "undone").await, Err(StoreError::Stale)));
        assert!(matches!(casework::undo_bulk(&mut tx, &row, &author, 8).await, Err(StoreError::Stale)));
        let cases = casework::bulk_cases(&mut tx, id).await.unwrap();
        assert_eq!((cases.len(), cases[0].state.as_str(), cases[0].undone.as_str()), (1, "done", "undone"));
    }

    async fn what_waits_is_cancelled_and_what_was_never_confirmed_goes(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (commune, case) = commune_with_lamp(&mut tx).await;
        let author = officer(new_id());
        let (held, left) = (new_id(), new_id());
        casework::prepare_bulk(&mut tx, held, (commune, "transfer"), &[(case, 1)], &author, 1).await.unwrap();
        casework::prepare_bulk(&mut tx, left, (commune, "assign"), &[(case, 1)], &author, 1).await.unwrap();
        let row = casework::bulk(&mut tx, held).await.unwrap();
        casework::confirm_bulk(&mut tx, &row, (9, 9), &author, 2).await.unwrap();
        casework::undo_bulk(&mut tx, &row, &author, 3).await.unwrap();
        assert_eq!(casework::next_bulk_case(&mut tx, None, 20).await.unwrap(), None);
        assert_eq!(casework::bulk_cases(&mut tx, held).await.unwrap()[0].state, "cancelled");
        assert_eq!(casework::purge_bulks(&mut tx, 2).await.unwrap(), 1);
        assert!(matches!(casework::bulk(&mut tx, left).await, Err(StoreError::NotFound)));
    }
}
