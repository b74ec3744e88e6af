//! Timetables, the queue, the register, the facts that forms count, dialogues.

use crate::cases::fixture::{body, lamp, officer, the_person};
use gandan_core::dialogues::DialogueState;
use gandan_core::reception::{SittingKind, VisitState};
use gandan_core::reports::{Counting, Facts, Measure, Session, Times, Window};
use gandan_store::dialogues::{self, DialogueEdit, NewDialogue, NewPromise};
use gandan_store::reception::{self, Arrival, NewPlace, NewPosting, NewSitting, VisitRow};
use gandan_store::{StoreError, Tx, access, both_engines, cases, new_id, retention};
use jiff::civil::{Date, date};
use uuid::Uuid;

const DAY: Date = date(2026, 7, 14);
/// The third statutory quarter of 2026.
const THIRD: Window = Window {
    first: date(2026, 6, 15),
    last: date(2026, 9, 14),
};

fn planned(body: Uuid, day: Date) -> NewSitting {
    NewSitting {
        body,
        day,
        begins: "08:00".to_owned(),
        ends: "11:30".to_owned(),
        kind: SittingKind::Head,
        receiver: "Chủ tịch UBND xã".to_owned(),
        place: "Phòng tiếp công dân".to_owned(),
        attending: String::new(),
        topics: String::new(),
        ground: String::new(),
        online: false,
        online_ground: String::new(),
    }
}

async fn came(tx: &mut Tx, sitting: Uuid, body: Uuid, name: &str, people: i64) -> VisitRow {
    let author = officer(new_id());
    let arrival = Arrival {
        sitting,
        body,
        day: DAY,
        name,
        people,
        matter: "",
        form_key: new_id(),
        author: &author,
        at: 1,
    };
    let (id, _) = reception::arrive(tx, &arrival).await.unwrap();
    reception::visit(tx, id).await.unwrap()
}

async fn received(tx: &mut Tx, mut visit: VisitRow, case: Option<Uuid>) -> i64 {
    visit.state = VisitState::Received.code().to_owned();
    visit.matter = "Đèn đường không sáng".to_owned();
    visit.address = "thôn Đông".to_owned();
    visit.regime = "feedback".to_owned();
    visit.crowd = visit.people >= 5;
    visit.case_id = case;
    let author = officer(new_id());
    let number = reception::write_visit(tx, &visit, "visit.received", &author, 2).await;
    number.unwrap().unwrap()
}

both_engines! {
    async fn a_timetable_is_posted_moved_and_counted(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let author = officer(new_id());
        let id = reception::plan(&mut tx, &planned(commune, DAY), &author, 1).await.unwrap();
        let posting = NewPosting {
            sitting: id,
            body: commune,
            day: date(2026, 7, 3),
            way: "board",
            place: "Bảng tin UBND xã",
            link: "",
            file: Some(("bang-tin.jpg", "image/jpeg", b"picture")),
            author: &author,
            at: 2,
        };
        reception::post(&mut tx, &posting).await.unwrap();
        let row = reception::sitting(&mut tx, id).await.unwrap();
        assert_eq!(row.posted_day.as_deref(), Some("2026-07-03"));
        assert_eq!(reception::postings(&mut tx, id).await.unwrap()[0].file_name, "bang-tin.jpg");
        let moved = reception::move_on(&mut tx, &row, date(2026, 7, 21), "Họp Hội đồng nhân dân", &author, 3).await;
        let moved = moved.unwrap();
        let late = reception::move_on(&mut tx, &row, DAY, "x", &author, 4).await;
        assert!(matches!(late, Err(StoreError::Stale)), "somebody was faster");
        let sat = reception::sat(&mut tx, (date(2026, 7, 1), date(2026, 7, 31)), Some(commune)).await.unwrap();
        assert_eq!(sat.len(), 1, "a day that was moved is none");
        let window = (date(2026, 7, 1), date(2026, 7, 31));
        let public = reception::public_sittings(&mut tx, window, None, 10).await.unwrap();
        assert_eq!(public.len(), 2);
        assert_eq!(public[0].moved_day.as_deref(), Some("2026-07-21"));
        assert_eq!(public[1].id, moved);
        assert_eq!(reception::first_postings(&mut tx, window).await.unwrap(), [(id, "2026-07-03".to_owned())]);
    }

    async fn what_is_published_of_a_body_is_changed_by_one_at_a_time(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let author = officer(new_id());
        let new = NewPlace {
            body: commune,
            version: 0,
            head: String::new(),
            receiver: "Chủ tịch".to_owned(),
            place: "Phòng 1".to_owned(),
            hours: "Giờ hành chính".to_owned(),
            phone: String::new(),
        };
        reception::save_place(&mut tx, &new, &author, 1).await.unwrap();
        let twice = reception::save_place(&mut tx, &new, &author, 1).await;
        assert!(matches!(twice, Err(StoreError::Stale)));
        let next = NewPlace { version: 1, place: "Phòng 2".to_owned(), ..new };
        reception::save_place(&mut tx, &next, &author, 2).await.unwrap();
        assert_eq!(reception::place(&mut tx, commune).await.unwrap().unwrap().place, "Phòng 2");
        assert_eq!(reception::places(&mut tx).await.unwrap().len(), 1);
    }

    async fn the_queue_has_one_line_for_each_and_the_register_no_gap(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let author = officer(new_id());
        let sitting = reception::day_at_the_counter(&mut tx, commune, DAY, "Phòng 1", 1).await.unwrap();
        assert_eq!(reception::day_at_the_counter(&mut tx, commune, DAY, "", 2).await.unwrap(), sitting);
        let arrival = Arrival {
            sitting, body: commune, day: DAY, name: "Người dân 1", people: 1, matter: "",
            form_key: new_id(), author: &author, at: 1,
        };
        let first = reception::arrive(&mut tx, &arrival).await.unwrap();
        assert_eq!(reception::arrive(&mut tx, &arrival).await.unwrap(), first, "sent twice, it is one");
        let second = came(&mut tx, sitting, commune, "Người dân 2", 1).await;
        let third = came(&mut tx, sitting, commune, "Người dân 3", 1).await;
        assert_eq!((second.queued, third.queued), (2, 3));
        let left = VisitRow { state: "left".to_owned(), ..second };
        assert_eq!(reception::write_visit(&mut tx, &left, "visit.left", &author, 2).await.unwrap(), None);
        assert_eq!(received(&mut tx, third.clone(), None).await, 1);
        let now = reception::visit(&mut tx, third.id).await.unwrap();
        let back = VisitRow { state: "waiting".to_owned(), ..now.clone() };
        let back = reception::write_visit(&mut tx, &back, "visit.back", &author, 3).await;
        assert!(matches!(back, Err(StoreError::Stale)), "a line of the register stays");
        let more = VisitRow { result: "Đã sửa".to_owned(), ..now };
        assert_eq!(reception::write_visit(&mut tx, &more, "visit.written", &author, 3).await.unwrap(), Some(1));
        let days = (DAY, DAY);
        let rows = reception::register(&mut tx, (commune, new_id()), DAY, days, (0, 0), 10).await.unwrap();
        assert_eq!((rows.len(), rows[0].result.as_str(), rows[0].walled), (1, "Đã sửa", false));
        let after = reception::register(&mut tx, (commune, new_id()), DAY, days, (2026, 1), 10).await.unwrap();
        assert!(after.is_empty());
    }

    async fn forms_on_receptions_are_filled_of_visits(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let author = officer(new_id());
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let case = sent.case.unwrap().id;
        let counter = reception::day_at_the_counter(&mut tx, commune, DAY, "", 1).await.unwrap();
        let head = reception::plan(&mut tx, &planned(commune, DAY), &author, 1).await.unwrap();
        let one = came(&mut tx, counter, commune, "Người dân 1", 1).await;
        received(&mut tx, one, Some(case)).await;
        let crowd = came(&mut tx, head, commune, "Người dân 2", 7).await;
        received(&mut tx, crowd, Some(case)).await;
        let unknown = came(&mut tx, counter, commune, "Người dân 3", 2).await;
        received(&mut tx, unknown, None).await;
        came(&mut tx, counter, commune, "Người dân 4", 1).await;
        let found = reception::visits(&mut tx, THIRD).await.unwrap();
        assert_eq!(reception::visits_of(&mut tx, commune, THIRD).await.unwrap(), found);
        assert!(reception::visits_of(&mut tx, new_id(), THIRD).await.unwrap().is_empty());
        let kept = reception::kept_visits_of(&mut tx, commune, THIRD).await.unwrap();
        assert_eq!(kept.as_ref(), Some(&found));
        let nowhere = reception::kept_visits_of(&mut tx, new_id(), THIRD).await.unwrap();
        assert_eq!(nowhere, None, "whoever keeps its register on paper is missing, not nought");
        let seen: Vec<_> = found.iter().map(|one| (one.session, one.people, one.times, one.crowd)).collect();
        assert_eq!(
            seen,
            [
                (Session::Regular, 1, Times::First, false),
                (Session::Head, 7, Times::Again, true),
                (Session::Regular, 2, Times::First, false),
            ],
            "whoever waits was not received"
        );
        let facts = Facts { petitions: Some(Vec::new()), visits: Some(found) };
        let count = |count: Counting, condition: &str| {
            let measure = Measure { count, condition: condition.to_owned() };
            measure.ready().unwrap().count(&facts)
        };
        // As columns 1, 2, 4 to 9, 12 to 18 and 21 of 01/TCD count them.
        assert_eq!((count(Counting::Visits, ""), count(Counting::People, "")), (Some(3), Some(10)));
        assert_eq!(count(Counting::Visits, "session = regular"), Some(2));
        assert_eq!(count(Counting::People, "session = regular"), Some(3));
        assert_eq!(count(Counting::Matters, "session = regular and times = first"), Some(2));
        assert_eq!(count(Counting::Visits, "session = regular and crowd"), Some(0));
        assert_eq!(count(Counting::Sittings, "session = head"), Some(1));
        assert_eq!(count(Counting::Matters, "session = head and times = again"), Some(1));
        assert_eq!(count(Counting::People, "session = head and crowd"), Some(7));
        assert_eq!(count(Counting::Visits, "session = delegate"), Some(0));
    }

    async fn whoever_a_case_is_about_does_not_see_who_came_with_it_and_erasing_takes_the_names(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let sent = lamp(commune, "k1");
        cases::take(&mut tx, &sent, &the_person()).await.unwrap();
        let case = sent.case.unwrap().id;
        let counter = reception::day_at_the_counter(&mut tx, commune, DAY, "", 1).await.unwrap();
        let visit = came(&mut tx, counter, commune, "Người dân 1", 1).await;
        received(&mut tx, visit, Some(case)).await;
        let account = new_id();
        access::account_insert(&mut tx, account, "canbo1", "Cán bộ 1", None, 1).await.unwrap();
        cases::raise(&mut tx, case, None, Some(account), "Cán bộ 1", "respondent", 3).await.unwrap();
        let line = reception::register(&mut tx, (commune, account), DAY, (DAY, DAY), (0, 0), 9).await.unwrap();
        assert!(line[0].walled);
        let other = reception::of_case(&mut tx, case, new_id(), DAY).await.unwrap();
        assert_eq!((other.len(), other[0].name.as_str(), other[0].walled), (1, "Người dân 1", false));
        let version = cases::find(&mut tx, case).await.unwrap().version;
        retention::erase(&mut tx, (case, version), "Hồ sơ đã hết thời hạn", "2040-01-01").await.unwrap();
        let line = &reception::of_case(&mut tx, case, new_id(), DAY).await.unwrap()[0];
        assert_eq!((line.name.as_str(), line.matter.as_str(), line.number), ("", "", 1));
        assert_eq!(reception::visits(&mut tx, THIRD).await.unwrap().len(), 1, "figures stay");
    }

    async fn what_was_promised_is_written_until_it_is_signed(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let author = officer(new_id());
        let new = NewDialogue {
            body: commune,
            day: DAY,
            begins: "14:00".to_owned(),
            place: "Nhà văn hóa thôn Đông".to_owned(),
            title: "Đối thoại với Nhân dân".to_owned(),
            partners: "Nhân dân thôn Đông".to_owned(),
            chair: "Chủ tịch UBND xã".to_owned(),
            topics: "Đường, đèn".to_owned(),
        };
        let id = dialogues::plan(&mut tx, &new, &author, 1).await.unwrap();
        let row = dialogues::dialogue(&mut tx, id).await.unwrap();
        let lamp = NewPromise { words: "Thay đèn ngõ 5", lead: commune, due: Some(date(2026, 8, 1)) };
        dialogues::promise(&mut tx, &row, lamp, &author, 2).await.unwrap();
        let twice = dialogues::promise(&mut tx, &row, lamp, &author, 2).await;
        assert!(matches!(twice, Err(StoreError::Stale)));
        let row = dialogues::dialogue(&mut tx, id).await.unwrap();
        let edit = DialogueEdit {
            plan: new, state: DialogueState::Held, attendance: Some(80), attending: String::new(),
            minutes: "Biên bản".to_owned(), summary: "Đã trao đổi".to_owned(),
        };
        dialogues::change(&mut tx, &row, &edit, "dialogue.recorded", &author, 3).await.unwrap();
        let row = dialogues::dialogue(&mut tx, id).await.unwrap();
        assert_eq!((row.attendance, row.promises, row.state.as_str()), (Some(80), 1, "held"));
        let promise = &dialogues::promises(&mut tx, id).await.unwrap()[0];
        assert_eq!((promise.position, promise.facts().unwrap()), (1, None));
        assert!(dialogues::before(&mut tx, &row).await.unwrap().is_none());
        assert!(dialogues::public_dialogues(&mut tx, None, 9).await.unwrap().is_empty());
        dialogues::publish(&mut tx, &row, true, &author, 4).await.unwrap();
        assert_eq!(dialogues::public_dialogues(&mut tx, Some(commune), 9).await.unwrap().len(), 1);
        let row = dialogues::dialogue(&mut tx, id).await.unwrap();
        dialogues::drop_promise(&mut tx, &row, promise.id, &author, 5).await.unwrap();
        assert!(dialogues::promises(&mut tx, id).await.unwrap().is_empty());
    }
}
