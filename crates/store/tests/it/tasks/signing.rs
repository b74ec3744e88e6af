use super::fixture::{self, TODAY, office, sign, signed};
use gandan_core::bodies::BodyId;
use gandan_core::documents::{Deadline, Period};
use gandan_core::tasks::Hold;
use gandan_store::journal::{self, Filter};
use gandan_store::tasks::{Issue, IssueError};
use gandan_store::{both_engines, tasks};
use jiff::civil::date;

both_engines! {
    async fn a_signature_gives_the_task_to_five_hundred_bodies_at_once(db: &Db) {
        let office = office(db, 500, Some(date(2026, 12, 15)), vec![]).await;
        let mut tx = db.begin_write().await.unwrap();
        let issued = sign(&mut tx, &office).await.unwrap();
        assert_eq!((issued.tasks.len(), issued.assignments), (1, 500));
        tx.commit().await.unwrap();

        let mut tx = db.begin_read().await.unwrap();
        let task = tasks::task(&mut tx, issued.tasks[0]).await.unwrap();
        assert_eq!(task.words, "1. Các xã tổ chức thực hiện.");
        assert_eq!((task.span_start, task.confidence > 0.79), (0, true));
        let given = tasks::assignments_of_task(&mut tx, task.id, None).await.unwrap();
        assert_eq!(given.len(), 500);
        assert!(given.iter().all(|row| row.giver_id == office.issuer && row.state == "not_started"));
        assert!(given.iter().all(|row| row.due.as_deref() == Some("2026-12-15")));
        let filter = Filter { object: Some(task.id), ..Filter::default() };
        assert_eq!(journal::list(&mut tx, &filter, 10).await.unwrap()[0].act, "task.signed");
    }

    async fn what_is_not_committed_was_never_issued(db: &Db) {
        let office = office(db, 3, None, vec![]).await;
        let mut tx = db.begin_write().await.unwrap();
        sign(&mut tx, &office).await.unwrap();
        drop(tx);
        let mut tx = db.begin_read().await.unwrap();
        assert!(tasks::tasks_of_document(&mut tx, office.document).await.unwrap().is_empty());
    }

    async fn of_two_who_sign_at_once_the_second_is_told(db: &Db) {
        let office = office(db, 20, None, vec![]).await;
        let one = async {
            let mut tx = db.begin_write().await.unwrap();
            let issued = sign(&mut tx, &office).await;
            if issued.is_ok() {
                tx.commit().await.unwrap();
            }
            issued
        };
        let two = async {
            let mut tx = db.begin_write().await.unwrap();
            let issued = sign(&mut tx, &office).await;
            if issued.is_ok() {
                tx.commit().await.unwrap();
            }
            issued
        };
        let (one, two) = tokio::join!(one, two);
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        let refused = one.err().or(two.err()).unwrap();
        assert!(
            matches!(&refused, IssueError::Taken { signer, at: 5, .. } if *signer == office.head.name),
            "{refused:?}"
        );
        let mut tx = db.begin_read().await.unwrap();
        assert_eq!(tasks::tasks_of_document(&mut tx, office.document).await.unwrap().len(), 1);
    }

    async fn what_was_changed_since_it_was_seen_is_not_signed(db: &Db) {
        let mut office = office(db, 1, None, vec![]).await;
        office.version -= 1;
        let mut tx = db.begin_write().await.unwrap();
        assert!(matches!(sign(&mut tx, &office).await, Err(IssueError::Changed(_))));
    }

    async fn a_task_for_nobody_is_not_issued(db: &Db) {
        let office = office(db, 0, None, vec![]).await;
        let mut tx = db.begin_write().await.unwrap();
        let refused = sign(&mut tx, &office).await;
        assert!(matches!(refused, Err(IssueError::Held(_, Hold::Nobody))));
        let nothing = Issue {
            document: office.document, proposals: &[], signer: &office.head, at: 5, today: TODAY,
            heirs: &fixture::same,
        };
        assert!(matches!(tasks::issue(&mut tx, &nothing).await, Err(IssueError::Nothing)));
    }

    async fn bodies_that_have_ended_are_followed_by_their_heirs(db: &Db) {
        let office = office(db, 3, None, vec![]).await;
        let [first, second, third] = office.bodies[..] else { panic!("three bodies") };
        // The first two went up in the third.
        let heirs = move |body: BodyId| if body.0 == first || body.0 == second { vec![BodyId(third)] } else { vec![body] };
        let mut tx = db.begin_write().await.unwrap();
        let issue = Issue {
            document: office.document, proposals: &[(office.proposal, office.version)], signer: &office.head,
            at: 5, today: TODAY, heirs: &heirs,
        };
        assert_eq!(tasks::issue(&mut tx, &issue).await.unwrap().assignments, 1);
    }

    async fn a_day_and_what_comes_back_are_two_rounds(db: &Db) {
        let monthly = Deadline::Recurring { period: Period::Month, day: Some(25), month: None, following: false };
        let office = office(db, 2, Some(date(2026, 12, 1)), vec![monthly]).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_read().await.unwrap();
        let mut rounds: Vec<_> = tasks::assignments_of_task(&mut tx, task, None).await.unwrap()
            .into_iter().map(|row| (row.label, row.due.unwrap())).collect();
        rounds.sort();
        rounds.dedup();
        let day = |label: &str, due: &str| (label.to_owned(), due.to_owned());
        assert_eq!(rounds, [day("", "2026-12-01"), day("2026-M11", "2026-11-25")]);
    }
}
