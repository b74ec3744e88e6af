//! Made-up matters: the same for the same seed, true to the law, on both engines.

use crate::TestApp;
use gandan::cases::recount;
use gandan::synth::{self, Order};
use gandan_rulebook::{DayOff, LocalRules, Rulebook};
use gandan_store::cases::{self, CaseRow};
use gandan_store::journal;
use jiff::civil::date;
use std::sync::Arc;

const ORDER: Order = Order {
    cases: 1_500,
    seed: 7,
    communes: 12,
};

async fn made(app: &TestApp) -> Vec<CaseRow> {
    assert_eq!(synth::run(&app.app, ORDER, |_| {}).await.unwrap(), 1_500);
    let mut tx = app.app.db.begin_read().await.unwrap();
    let changes = journal::follow(&mut tx, journal::Cursor::default(), 100_000)
        .await
        .unwrap();
    let mut ids: Vec<_> = changes
        .into_iter()
        .filter(|change| change.object_kind == "case")
        .filter_map(|change| change.object)
        .collect();
    ids.sort();
    ids.dedup();
    let mut rows = Vec::new();
    for id in ids {
        rows.push(cases::find(&mut tx, id).await.unwrap());
    }
    rows
}

async fn story(app: TestApp) -> Vec<(String, String, String)> {
    let rows = made(&app).await;
    assert_eq!(rows.len(), 1_500);
    assert!(
        rows.iter().any(|row| row.open && *row.next_due < *"2026-11-23"),
        "some are late"
    );
    assert!(rows.iter().any(|row| row.in_time == Some(true)));
    assert!(rows.iter().any(|row| row.in_time == Some(false)));
    assert!(rows.iter().any(|row| row.reopened > 0));
    assert!(
        rows.iter()
            .filter(|row| row.regime == "denunciation")
            .all(|row| row.sealed && row.title.is_empty())
    );
    assert_eq!(
        synth::run(&app.app, ORDER, |_| {}).await.unwrap(),
        0,
        "a second time nothing is new"
    );
    rows.into_iter()
        .map(|row| (row.id.to_string(), row.state, row.clocks))
        .collect()
}

#[tokio::test]
async fn the_same_seed_gives_the_same_matters() {
    let first = story(TestApp::new().await).await;
    let second = story(TestApp::new().await).await;
    assert_eq!(first, second);
}

#[tokio::test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
async fn and_on_postgres() {
    let url = gandan_store::testing::postgres_url();
    story(TestApp::over(Some(url)).await).await;
}

/// A day off is announced: every open clock that runs over it moves, and says so; nothing else does.
async fn a_holiday_announced_later(app: TestApp) {
    let before = made(&app).await;
    assert_eq!(
        recount::run(&app.app).await.unwrap().moved,
        0,
        "the calendar they were counted by"
    );
    let announced = LocalRules {
        day_off: vec![DayOff {
            date: date(2026, 11, 25),
            name: "Ngày nghỉ được thông báo sau".to_owned(),
            ground: "Thông báo thử nghiệm".to_owned(),
        }],
        ..LocalRules::default()
    };
    let rulebook = Rulebook::shipped().configured(&announced).unwrap();
    let told = app.app.with(|parts| parts.rulebook = Arc::new(rulebook));
    let moved = recount::run(&told).await.unwrap().moved;
    assert!(moved > 0);
    assert_eq!(recount::run(&told).await.unwrap().moved, 0, "once is enough");
    let mut tx = app.app.db.begin_read().await.unwrap();
    let mut later = 0;
    for old in &before {
        let new = cases::find(&mut tx, old.id).await.unwrap();
        if new.clocks == old.clocks {
            assert_eq!(new.version, old.version);
            continue;
        }
        later += 1;
        assert!(old.open && new.next_due >= old.next_due);
        let history = cases::history(&mut tx, old.id).await.unwrap();
        assert_eq!(history.last().unwrap().act, "recount");
    }
    assert_eq!(later, moved);
}

#[tokio::test]
async fn every_open_clock_moves_when_a_day_off_is_announced() {
    a_holiday_announced_later(TestApp::new().await).await;
}
