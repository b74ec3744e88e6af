//! The clock of the machine jumps: a day ahead, an hour back. Order is by number, terms are by days, and nothing is
//! counted or done twice.

use super::{app_over, bring};
use crate::TestApp;
use crate::casework::{matter, received};
use crate::public::fixture::{act, answer};
use gandan::cases::public::count_up;
use gandan::jobs;
use gandan::web::{Limit, urls};
use gandan_core::access::Role;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::Figure;
use gandan_core::outbox::{Channel, Kind};
use gandan_store::outbox::{self, Notice};
use gandan_store::{cases, journal, testing};
use jiff::ToSpan;
use std::net::IpAddr;

async fn the_clock_jumps(database: Option<String>) {
    let app = app_over(database).await;
    let clock = &app.app.clock;
    let begun = clock.now();
    let body = app.body("UBND xã Mẫu").await;
    let account = app.account("Cán bộ 1", &[(Role::Officer, body)]).await;
    let mut officer = app.signed_in(account).await;
    officer.get(urls::CASES).await.ok();
    let case = received(&app, matter(&app, body, Regime::Feedback, "Đèn đường hỏng.")).await;
    act(&app, case, "accept", "", "").await;
    jobs::run_due(&app.app, "một").await;

    // A day ahead: sessions have ended, as half a day without use ends them; what comes now is counted from this day.
    clock.set(begun + 24.hours());
    assert!(
        officer
            .get(urls::CASES)
            .await
            .ok()
            .address
            .starts_with("/dang-nhap")
    );
    let ahead = received(&app, matter(&app, body, Regime::Feedback, "Rác chưa dọn.")).await;
    answer(&app, case, "Đã thay bóng.").await;
    jobs::run_due(&app.app, "một").await;
    let lease = || async {
        let now = clock.micros();
        let mut tx = app.app.db.begin_write().await.unwrap();
        let until = (clock.now() + 5.minutes()).as_microsecond();
        let rows = outbox::lease(&mut tx, "một", now, until, 20).await.unwrap();
        for row in &rows {
            outbox::sent(&mut tx, row.id, "một", now).await.unwrap();
        }
        tx.commit().await.unwrap();
        rows.len()
    };
    let queue = |dedupe: &'static str| {
        let at = clock.micros();
        let db = app.app.db.clone();
        async move {
            let notice = Notice {
                person: None,
                kind: Kind::ALL[0],
                channel: Channel::Sms,
                address: "+84900000001",
                lang: "vi",
                object: Some(case),
                dedupe,
                not_before: at,
                created_at: at,
            };
            let mut tx = db.begin_write().await.unwrap();
            let queued = outbox::queue(&mut tx, &notice).await.unwrap();
            tx.commit().await.unwrap();
            queued
        }
    };
    assert!(queue("tin 1").await);
    assert_eq!(lease().await, 1);

    // An hour before where it began: it was wrong, and is put right with a swing.
    clock.set(begun - 1.hour());
    let mut again = app.signed_in(account).await;
    again.get(urls::CASES).await.ok();
    let back = received(&app, matter(&app, body, Regime::Feedback, "Nước chảy tràn.")).await;
    act(&app, case, "reopen", "", "Chưa xong").await;
    assert!(!queue("tin 1").await, "told once is told");
    assert_eq!(lease().await, 0);
    assert!(queue("tin 2").await);
    assert_eq!(lease().await, 1);
    // A job that was held until tomorrow by the wrong clock is not waited for.
    let mut tx = app.app.db.begin_write().await.unwrap();
    gandan_store::jobs::lease(
        &mut tx,
        "ngày mai",
        "hai",
        0,
        (begun + 24.hours()).as_microsecond(),
    )
    .await
    .unwrap();
    let latest = (clock.now() + 15.minutes()).as_microsecond();
    gandan_store::jobs::mend(&mut tx, "ngày mai", latest)
        .await
        .unwrap();
    let until = latest;
    let taken = gandan_store::jobs::lease(&mut tx, "ngày mai", "một", clock.micros(), until).await;
    assert!(taken.unwrap());
    assert!(
        !gandan_store::jobs::lease(&mut tx, "ngày mai", "ba", clock.micros(), until)
            .await
            .unwrap(),
        "one that is held in its time stays held"
    );
    tx.commit().await.unwrap();
    jobs::run_due(&app.app, "một").await;

    let mut tx = app.app.db.begin_read().await.unwrap();
    let history = cases::history(&mut tx, case).await.unwrap();
    let acts: Vec<(i64, &str)> = history
        .iter()
        .map(|step| (step.number, step.act.as_str()))
        .collect();
    assert_eq!(
        acts,
        [(1, "accept"), (2, "answer"), (3, "reopen")],
        "by number, whatever the clock said"
    );
    assert!(history[2].at < history[1].at);
    let entries = journal::export(&mut tx, 0, 1_000).await.unwrap();
    assert!(entries.windows(2).all(|pair| pair[0].seq < pair[1].seq));
    // The tenth working day after 23 and 24 November; the 24th itself is a day off.
    for (id, day) in [(case, "2026-11-23"), (ahead, "2026-11-24"), (back, "2026-11-23")] {
        let row = cases::find(&mut tx, id).await.unwrap();
        assert_eq!(row.received_day, day);
        let clocks = gandan::cases::moving::clocks_of(&row).unwrap();
        assert_eq!(clocks.recount(app.app.rulebook.calendar()).unwrap(), None);
    }
    drop(tx);
    // Counted again and again, three matters are three.
    for _ in 0..2 {
        count_up(&app.app).await.unwrap();
    }
    let mut tx = app.app.db.begin_read().await.unwrap();
    let units = cases::units(&mut tx).await.unwrap();
    assert_eq!(units.len(), 1);
    let cells = cases::counted(&mut tx, units[0]).await.unwrap();
    let today = clock.today();
    assert_eq!(cells["feedback"].count(Figure::Received, today), 3);
    let stored = cases::cells(&mut tx, 0, i64::MAX).await.unwrap();
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].cell, cells["feedback"]);
}

#[test]
fn the_clock_of_the_machine_jumps() {
    testing::block_on(the_clock_jumps(None));
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn the_clock_of_the_machine_jumps_on_postgres() {
    testing::block_on(async { the_clock_jumps(Some(testing::postgres_url())).await });
}

#[tokio::test]
async fn limits_neither_open_nor_shut_for_ever_when_the_clock_jumps() {
    let app = TestApp::new().await;
    let (clock, limits) = (&app.app.clock, &app.app.limits);
    let client = IpAddr::from([192, 0, 2, 1]);
    let begun = clock.now();
    while limits.take(Limit::Guess, client, begun).is_ok() {}
    // Back: nothing is given for it, and the wait is still that of one token.
    let back = begun - 1.hour();
    let refused = limits.take(Limit::Guess, client, back).unwrap_err();
    assert!(matches!(refused, gandan::web::PageError::TooMany { retry_after } if retry_after <= 60));
    limits.take(Limit::Guess, client, back + 60.seconds()).unwrap();
    // Ahead: no more than the burst.
    let ahead = begun + 24.hours();
    let mut given = 0;
    while limits.take(Limit::Guess, client, ahead).is_ok() {
        given += 1;
    }
    assert_eq!(given, Limit::Guess.numbers().0);
}

#[tokio::test]
async fn what_is_sent_again_after_a_jump_is_still_one() {
    let app = app_over(None).await;
    let body = app.body("UBND xã Mẫu").await;
    let begun = app.app.clock.now();
    let mut program = app.visitor();
    let mut codes = Vec::new();
    for at in [begun, begun + 24.hours(), begun - 1.hour()] {
        app.app.clock.set(at);
        let code = bring(&mut program, body, "một khóa", "Đèn đường hỏng.").await;
        codes.push(code.map_err(|seen| seen.body()).unwrap());
    }
    let mut tx = app.app.db.begin_read().await.unwrap();
    let mut petitions = std::collections::BTreeSet::new();
    for code in &codes {
        let code = gandan_core::cases::ReceiptCode::parse(code).unwrap();
        let hash = code.hash(&app.app.keys.receipt);
        petitions.insert(cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap().id);
    }
    assert_eq!(petitions.len(), 1);
}
