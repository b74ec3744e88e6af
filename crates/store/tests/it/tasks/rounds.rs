use super::fixture::{office, same, signed};
use gandan_core::bodies::BodyId;
use gandan_core::documents::{Deadline, Period};
use gandan_store::journal::Author;
use gandan_store::{StoreError, both_engines, jobs, tasks};
use jiff::civil::date;

fn job() -> Author {
    Author {
        account: None,
        name: "Gần Dân".into(),
    }
}

fn quarterly() -> Vec<Deadline> {
    vec![Deadline::Recurring {
        period: Period::Quarter,
        day: Some(5),
        month: Some(1),
        following: true,
    }]
}

both_engines! {
    async fn the_next_round_comes_by_itself_and_only_once(db: &Db) {
        let office = office(db, 3, None, quarterly()).await;
        let task = signed(db, &office).await;
        // The fourth quarter still runs.
        assert_eq!(tasks::make_due_rounds(db, date(2026, 12, 31), &same, &job(), 9).await.unwrap(), 0);
        // Two nodes at once, and once more.
        let author = job();
        let (one, two) = tokio::join!(
            tasks::make_due_rounds(db, date(2027, 1, 1), &same, &author, 9),
            tasks::make_due_rounds(db, date(2027, 1, 1), &same, &author, 9),
        );
        assert_eq!(one.unwrap() + two.unwrap(), 1);
        assert_eq!(tasks::make_due_rounds(db, date(2027, 1, 1), &same, &job(), 9).await.unwrap(), 0);
        let mut tx = db.begin_read().await.unwrap();
        let rows = tasks::assignments_of_task(&mut tx, task, None).await.unwrap();
        assert_eq!(rows.len(), 6);
        assert_eq!((rows[0].label.as_str(), rows[0].due.as_deref()), ("2027-Q1", Some("2027-04-05")));
        assert_eq!((rows[5].label.as_str(), rows[5].due.as_deref()), ("2026-Q4", Some("2027-01-05")));
    }

    async fn a_long_standstill_is_made_up_for_quarter_by_quarter(db: &Db) {
        let office = office(db, 1, None, quarterly()).await;
        let task = signed(db, &office).await;
        assert_eq!(tasks::make_due_rounds(db, date(2028, 2, 1), &same, &job(), 9).await.unwrap(), 5);
        let mut tx = db.begin_read().await.unwrap();
        let labels: Vec<_> = tasks::assignments_of_task(&mut tx, task, None).await.unwrap()
            .into_iter().map(|row| row.label).collect();
        assert_eq!(labels, ["2028-Q1", "2027-Q4", "2027-Q3", "2027-Q2", "2027-Q1", "2026-Q4"]);
    }

    async fn a_closed_duty_comes_back_no_more(db: &Db) {
        let office = office(db, 1, None, quarterly()).await;
        let task = signed(db, &office).await;
        let mut tx = db.begin_write().await.unwrap();
        tasks::close(&mut tx, task, &office.head, 7).await.unwrap();
        assert!(matches!(tasks::close(&mut tx, task, &office.head, 8).await, Err(StoreError::Stale)));
        tx.commit().await.unwrap();
        assert_eq!(tasks::make_due_rounds(db, date(2028, 2, 1), &same, &job(), 9).await.unwrap(), 0);
    }

    async fn the_next_round_goes_to_whoever_took_the_body_s_place(db: &Db) {
        let office = office(db, 2, None, quarterly()).await;
        let task = signed(db, &office).await;
        let heir = office.bodies[1];
        let heirs = move |_: BodyId| vec![BodyId(heir)];
        assert_eq!(tasks::make_due_rounds(db, date(2027, 1, 1), &heirs, &job(), 9).await.unwrap(), 1);
        let mut tx = db.begin_read().await.unwrap();
        let rows = tasks::assignments_of_task(&mut tx, task, Some(2)).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.body_id).collect::<Vec<_>>(), [heir]);
    }

    async fn a_job_is_leased_by_one_node_until_it_gives_it_back_or_dies(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        assert!(jobs::lease(&mut tx, "rounds", "node-1", 100, 200).await.unwrap());
        assert!(!jobs::lease(&mut tx, "rounds", "node-2", 150, 250).await.unwrap());
        jobs::finish(&mut tx, "rounds", "node-1", 180, 160, "0").await.unwrap();
        assert!(!jobs::lease(&mut tx, "rounds", "node-2", 170, 270).await.unwrap(), "not due again yet");
        assert!(jobs::lease(&mut tx, "rounds", "node-2", 180, 280).await.unwrap());
        assert!(jobs::lease(&mut tx, "rounds", "node-1", 280, 380).await.unwrap(), "node-2 died");
        let lost = jobs::finish(&mut tx, "rounds", "node-2", 300, 290, "0").await;
        assert!(matches!(lost, Err(StoreError::Stale)));
    }
}
