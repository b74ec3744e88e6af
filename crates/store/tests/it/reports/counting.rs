use crate::cases::fixture::{body, lamp, officer, the_person};
use gandan_core::cases::figures::Figure;
use gandan_core::cases::{Channel, Regime};
use gandan_core::reports::{
    Areas, Arrival, Competence, Counting, Ending, Facts, Measure, Reached, Signers, Window,
};
use gandan_store::cases::{self, Change, Moved, Sending};
use gandan_store::{Tx, both_engines, new_id, reports, sqlx};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde_json::json;
use uuid::Uuid;

/// The third statutory quarter of 2026.
const THIRD: Window = Window {
    first: date(2026, 6, 15),
    last: date(2026, 9, 14),
};
const TODAY: Date = date(2026, 9, 16);

async fn sent(tx: &mut Tx, at: Uuid, key: &str, day: Date, regime: Regime) -> Uuid {
    let mut sent = lamp(at, key);
    sent.petition.day = day;
    sent.petition.channel = Channel::Counter;
    let case = sent.case.as_mut().unwrap();
    case.regime = regime;
    let id = case.id;
    cases::take(tx, &sent, &the_person()).await.unwrap();
    id
}

async fn changed(tx: &mut Tx, id: Uuid, act: &str, day: Date, change: impl Fn(&mut Change)) {
    let before = cases::find(tx, id).await.unwrap();
    let mut after = before.clone();
    change(&mut after);
    let moved = Moved {
        before: &before,
        after: &after,
        act,
        reason: "",
        basis: "",
        told: "",
        detail: json!({}),
        author: &officer(new_id()),
        body: Some(before.body_id),
        at: 9,
        day,
    };
    cases::make(tx, &moved).await.unwrap();
}

async fn answered(tx: &mut Tx, id: Uuid, day: Date, in_time: bool) {
    changed(tx, id, "answer", day, |after| {
        after.state = "answered".to_owned();
        after.open = false;
        after.outcome = Some("answered".to_owned());
        after.answered_day = Some(day.to_string());
        after.closed_day = Some(day.to_string());
        after.in_time = Some(in_time);
    })
    .await;
}

async fn facts(tx: &mut Tx, body: Option<Uuid>) -> Facts {
    let areas = Areas::default();
    let petitions = match body {
        None => reports::petitions(tx, THIRD, &areas).await.unwrap(),
        Some(body) => reports::petitions_of(tx, body, THIRD, &areas).await.unwrap(),
    };
    Facts {
        petitions: Some(petitions),
        visits: None,
    }
    .together()
}

fn count(facts: &Facts, count: Counting, condition: &str) -> i64 {
    let measure = Measure {
        count,
        condition: condition.to_owned(),
    };
    measure.ready().unwrap().count(facts).unwrap()
}

/// The plain counting, as anybody would write it.
const PLAIN: &str = "select c.body_id, count(*),
        count(*) filter (where c.outcome in ('answered', 'refused', 'guided') and c.in_time is true),
        count(*) filter (where c.outcome is null and c.open and c.next_due < '2026-09-16')
    from cases c where c.received_day between '2026-06-15' and '2026-09-14'
        and c.merged_id is null and coalesce(c.outcome, '') <> 'merged' group by c.body_id order by c.body_id";

type Plain = (Uuid, i64, i64, i64);

async fn plain(tx: &mut Tx) -> Vec<Plain> {
    match tx {
        Tx::Sqlite(tx) => sqlx::query_as(PLAIN).fetch_all(&mut **tx).await,
        Tx::Postgres(tx) => sqlx::query_as(PLAIN).fetch_all(&mut **tx).await,
    }
    .unwrap()
}

both_engines! {
    async fn things_stand_as_they_stood_when_the_period_ended(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let commune = body(&mut tx, "xa").await;
        let carried = sent(&mut tx, commune, "k1", date(2026, 6, 1), Regime::Complaint).await;
        let done_before = sent(&mut tx, commune, "k2", date(2026, 5, 1), Regime::Complaint).await;
        let answered_later = sent(&mut tx, commune, "k3", date(2026, 9, 1), Regime::Complaint).await;
        let untouched = sent(&mut tx, commune, "k4", date(2026, 9, 10), Regime::Feedback).await;
        sent(&mut tx, commune, "k5", date(2026, 9, 15), Regime::Feedback).await;
        answered(&mut tx, carried, date(2026, 7, 1), true).await;
        answered(&mut tx, done_before, date(2026, 6, 14), true).await;
        changed(&mut tx, answered_later, "accept", date(2026, 9, 3), |after| after.state = "accepted".to_owned()).await;
        answered(&mut tx, answered_later, date(2026, 9, 15), false).await;
        let facts = facts(&mut tx, Some(commune)).await;
        let mut found = facts.petitions.clone().unwrap();
        found.sort_by_key(|one| one.case);
        let shape: Vec<_> = found.iter().map(|one| (one.case, one.arrival, one.reached, one.ending)).collect();
        let mut wanted = vec![
            (carried, Arrival::Before, Reached::Done, Ending::Answered),
            (answered_later, Arrival::Within, Reached::Running, Ending::None),
            (untouched, Arrival::Within, Reached::NotBegun, Ending::None),
        ];
        wanted.sort_by_key(|one| one.0);
        assert_eq!(shape, wanted);
        assert!(found.iter().all(|one| one.counter && one.eligible && one.signers == Signers::One));
        assert_eq!(count(&facts, Counting::Petitions, "regime = complaint and arrival = before"), 1);
        assert_eq!(count(&facts, Counting::Cases, "processed and kept = yes"), 1);
        assert_eq!(count(&facts, Counting::Cases, "competence = unsorted"), 1);
    }

    async fn a_case_that_two_communes_held_is_one_in_the_province(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let (first, second) = (body(&mut tx, "xa-1").await, body(&mut tx, "xa-2").await);
        let case = sent(&mut tx, first, "k1", date(2026, 7, 1), Regime::Proposal).await;
        sent(&mut tx, second, "k2", date(2026, 7, 2), Regime::Proposal).await;
        // 8 July 2026, 09:00 in Việt Nam.
        let at = 1_783_476_000_000_000;
        let sending = Sending {
            case,
            hop: 1,
            from: first,
            to: second,
            reason: "Đường do xã bên quản lý",
            basis: "",
            author: &officer(new_id()),
            at,
        };
        let transfer = cases::send(&mut tx, &sending).await.unwrap();
        cases::answer(&mut tx, transfer, "accepted", at, "Cán bộ 2", "").await.unwrap();
        changed(&mut tx, case, "pass", date(2026, 7, 8), |after| after.body_id = second).await;
        let (one, two, all) =
            (facts(&mut tx, Some(first)).await, facts(&mut tx, Some(second)).await, facts(&mut tx, None).await);
        assert_eq!(one.petitions.as_ref().unwrap()[0].competence, Competence::Passed);
        assert_eq!(count(&one, Counting::Petitions, "competence = passed"), 1);
        assert_eq!(count(&two, Counting::Cases, ""), 2);
        assert_eq!(count(&all, Counting::Petitions, ""), 2, "three lines below, two petitions in the province");
        assert_eq!(count(&all, Counting::Petitions, "competence = passed"), 0);
        let behind = Measure { count: Counting::Cases, condition: "processed".to_owned() };
        assert_eq!(behind.ready().unwrap().behind(&all), Some(vec![case]));
    }

    async fn counts_of_every_body_are_those_of_a_plain_count(db: &Db) {
        let mut tx = db.begin_write().await.unwrap();
        let bodies = [body(&mut tx, "xa-1").await, body(&mut tx, "xa-2").await, body(&mut tx, "xa-3").await];
        for n in 0..60 {
            let at = bodies[usize::try_from(n).unwrap() % 3];
            let day = date(2026, 6, 1) + (n * 7 % 120).days();
            let case = sent(&mut tx, at, &format!("k{n}"), day, Regime::ALL[usize::try_from(n).unwrap() % 5]).await;
            match n % 4 {
                0 => answered(&mut tx, case, day, n % 8 == 0).await,
                1 => changed(&mut tx, case, "pause", day, |after| after.next_due = "2026-09-10".to_owned()).await,
                _ => {}
            }
        }
        for unit in cases::units(&mut tx).await.unwrap() {
            cases::recount(&mut tx, unit).await.unwrap();
        }
        let counts = reports::case_counts(&mut tx, THIRD, TODAY, None).await.unwrap();
        let get = |sum: &gandan_core::cases::figures::Sum, figure| i64::try_from(sum.count(figure)).unwrap();
        let mut found: Vec<Plain> = counts
            .iter()
            .map(|(body, sum)| (*body, get(sum, Figure::Received), get(sum, Figure::InTime), get(sum, Figure::Overdue)))
            .collect();
        found.sort();
        let mut wanted = plain(&mut tx).await;
        wanted.sort();
        assert_eq!(found, wanted);
        for (body, sum) in &counts {
            for figure in Figure::ALL {
                let rows = cases::list_counted_within(&mut tx, *body, THIRD, None, figure, TODAY, None, 100).await;
                assert_eq!(u64::try_from(rows.unwrap().len()).unwrap(), sum.count(figure), "{figure:?}");
            }
        }
        let complaints = reports::case_counts(&mut tx, THIRD, TODAY, Some("complaint")).await.unwrap();
        let all: u64 = complaints.values().map(|sum| sum.count(Figure::Received)).sum();
        let every: u64 = counts.values().map(|sum| sum.count(Figure::Received)).sum();
        assert!(0 < all && all < every);
    }
}
