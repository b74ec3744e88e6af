use super::fixture::{TODAY, body, office, person, signed};
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::tasks::{Claim, JudgeRefusal, ReportRefusal, SubAssignRefusal, Verdict};
use gandan_store::journal::Author;
use gandan_store::tasks::{
    Evidence, Figure, HandOnTo, HandingError, Judgement, Report, ReportError, Taken, VerdictError,
};
use gandan_store::{StoreError, blobs, both_engines, new_id, tasks};
use jiff::civil::date;
use uuid::Uuid;

fn report<'a>(assignment: Uuid, claim: Claim, author: &'a Author) -> Report<'a> {
    Report {
        assignment,
        claim,
        words: "Đã tổ chức 12 hội nghị.",
        figures: &[],
        evidence: &[],
        form_key: new_id(),
        author,
        at: 10,
        today: TODAY,
    }
}

fn verdict<'a>(assignment: Uuid, version: i64, verdict: Verdict, author: &'a Author) -> Judgement<'a> {
    Judgement {
        assignment,
        version,
        verdict,
        reason: "Thiếu số liệu",
        author,
        at: 20,
        today: date(2027, 1, 20),
    }
}

both_engines! {
    async fn a_report_with_figures_and_evidence_is_kept_whole_and_written_once(db: &Db) {
        let office = office(db, 1, Some(date(2026, 12, 15)), vec![]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        let officer = person(&mut tx, office.bodies[0], Role::Officer).await;
        let given = tasks::assignments_of_task(&mut tx, task, None).await.unwrap().remove(0);
        let figures = [Figure { name: "Hội nghị".into(), value: "12".into(), unit: "cuộc".into() }];
        let evidence = [
            Evidence::File { name: "bien-ban.txt".into(), media_type: "text/plain".into(), bytes: b"x".to_vec() },
            Evidence::Link { title: "Tin".into(), address: "https://example.vn/tin".into() },
            Evidence::Document { title: "Kế hoạch".into(), id: office.document },
        ];
        let sent = Report { figures: &figures, evidence: &evidence, ..report(given.id, Claim::Done, &officer) };
        assert_eq!(tasks::report(&mut tx, &sent).await.unwrap(), Taken::Now);
        assert_eq!(tasks::report(&mut tx, &sent).await.unwrap(), Taken::Before, "a double click");

        let now = tasks::assignment(&mut tx, given.id).await.unwrap();
        assert_eq!((now.state.as_str(), now.reported_day.as_deref()), ("reported", Some("2026-11-22")));
        let history = tasks::history(&mut tx, given.id).await.unwrap();
        assert_eq!(history.progress.len(), 1);
        assert_eq!(serde_json::from_str::<Vec<Figure>>(&history.progress[0].figures).unwrap(), figures);
        assert_eq!(history.evidence.iter().map(|e| e.kind.as_str()).collect::<Vec<_>>(), ["file", "link", "document"]);
        let (of, name, file) = tasks::evidence_file(&mut tx, history.progress[0].id, 0).await.unwrap();
        assert_eq!((of, name.as_str()), (given.id, "bien-ban.txt"));
        assert_eq!(blobs::get(&mut tx, &file).await.unwrap().bytes, b"x");
        assert!(tasks::evidence_file(&mut tx, history.progress[0].id, 1).await.is_err(), "a link is no file");
    }

    async fn what_comes_back_can_be_reported_again_and_what_is_accepted_cannot(db: &Db) {
        let office = office(db, 1, Some(date(2026, 12, 15)), vec![]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        let officer = person(&mut tx, office.bodies[0], Role::Officer).await;
        let given = tasks::assignments_of_task(&mut tx, task, None).await.unwrap().remove(0);
        let early = tasks::judge(&mut tx, &verdict(given.id, given.version, Verdict::Accept, &office.head)).await;
        assert!(matches!(early, Err(VerdictError::Refused(JudgeRefusal::NothingReported))));

        tasks::report(&mut tx, &report(given.id, Claim::Done, &officer)).await.unwrap();
        let seen = tasks::assignment(&mut tx, given.id).await.unwrap().version;
        tasks::judge(&mut tx, &verdict(given.id, seen, Verdict::Return, &office.head)).await.unwrap();
        let back = tasks::assignment(&mut tx, given.id).await.unwrap();
        assert_eq!((back.state.as_str(), back.reported_day), ("behind", None), "the day has passed by then");

        tasks::report(&mut tx, &report(given.id, Claim::Done, &officer)).await.unwrap();
        let unseen = tasks::judge(&mut tx, &verdict(given.id, seen, Verdict::Accept, &office.head)).await;
        assert!(matches!(unseen, Err(VerdictError::Store(StoreError::Stale))), "the judge saw the first report");
        let seen = tasks::assignment(&mut tx, given.id).await.unwrap().version;
        tasks::judge(&mut tx, &verdict(given.id, seen, Verdict::Accept, &office.head)).await.unwrap();
        let done = tasks::assignment(&mut tx, given.id).await.unwrap();
        assert_eq!((done.state.as_str(), done.done_day.as_deref()), ("done", Some("2026-11-22")));
        let again = tasks::report(&mut tx, &report(given.id, Claim::Behind, &officer)).await;
        assert!(matches!(again, Err(ReportError::Refused(ReportRefusal::AlreadyDone))));
        let twice = tasks::judge(&mut tx, &verdict(given.id, done.version, Verdict::Accept, &office.head)).await;
        assert!(matches!(twice, Err(VerdictError::Refused(JudgeRefusal::AlreadyDone))));
        assert_eq!(tasks::history(&mut tx, given.id).await.unwrap().verdicts.len(), 2);
    }

    async fn an_assignment_is_handed_on_one_level_down(db: &Db) {
        let office = office(db, 1, Some(date(2026, 12, 15)), vec![]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        let holder = office.bodies[0];
        let village = body(&mut tx, Some(holder), "Thôn 1").await;
        let hamlet = body(&mut tx, Some(village), "Xóm 1").await;
        let head = person(&mut tx, holder, Role::Head).await;
        let given = tasks::assignments_of_task(&mut tx, task, None).await.unwrap().remove(0);
        let to = [BodyId(village)];
        let on = HandOnTo {
            assignment: given.id, bodies: &to, due: Some(date(2026, 12, 1)), note: "Phần của thôn", author: &head, at: 6,
        };
        let sub = tasks::hand_on(&mut tx, &on).await.unwrap()[0];
        let row = tasks::assignment(&mut tx, sub).await.unwrap();
        assert_eq!((row.giver_id, row.upper_id, row.due.as_deref()), (holder, Some(given.id), Some("2026-12-01")));
        assert_eq!(tasks::subs(&mut tx, given.id).await.unwrap(), [row]);
        let twice = tasks::hand_on(&mut tx, &on).await;
        assert!(matches!(twice, Err(HandingError::Refused(SubAssignRefusal::Twice(_)))));
        let further = tasks::hand_on(&mut tx, &HandOnTo { assignment: sub, bodies: &[BodyId(hamlet)], ..on }).await;
        assert!(matches!(further, Err(HandingError::Refused(SubAssignRefusal::Further))));
    }
}
