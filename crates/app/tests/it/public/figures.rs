use super::fixture::{LAMP, act, answer, matter, settle, take};
use crate::TestApp;
use gandan::cases::public::{Rebuilt, check, look_around, rebuild};
use gandan::jobs;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::cases::Regime;
use gandan_store::{Tx, sqlx};

/// A province with two communes: one answers, the other lets things lie.
async fn over(app: TestApp) {
    let province = app.body("UBND tỉnh Mẫu").await;
    let (quick, slow) = (
        app.body_under("UBND xã Nhanh", Some(province)).await,
        app.body_under("UBND xã Chậm", Some(province)).await,
    );
    for n in 0..4 {
        let case = take(&app, matter(&app, quick, LAMP)).await;
        match n {
            0..=1 => answer(&app, case, "Đã sửa.").await,
            2 => act(&app, case, "withdraw", "", "người gửi rút").await,
            _ => {}
        }
    }
    take(&app, matter(&app, slow, LAMP)).await;
    let mut denounced = matter(&app, slow, "");
    denounced.regime = Regime::Denunciation;
    denounced.sealed = true;
    take(&app, denounced).await;
    settle(&app).await;
    let mut visitor = app.visitor();
    let table = visitor.get(urls::FIGURES_CASES).await.ok();
    let row = |page: &crate::Seen, n: usize| {
        page.texts(&format!("table:first-of-type tbody tr:nth-child({n}) > *"))
    };
    let total = row(&table, 1);
    assert_eq!(total[1], "6", "{total:?}");
    assert_eq!(
        (total[2].as_str(), total[4].as_str(), total[5].as_str()),
        ("2", "3", "0")
    );
    assert_eq!(total[8], "100 %");
    // Five weeks later what lies is overdue, and nothing was written meanwhile.
    app.app.clock.set("2027-01-12T02:00:00Z".parse().unwrap());
    let table = visitor.get("/so-lieu/giai-quyet?ky=2026").await.ok();
    let total = row(&table, 1);
    assert_eq!((total[4].as_str(), total[5].as_str()), ("3", "3"), "{total:?}");
    assert_eq!(
        total[8], "40 %",
        "two of five: what is overdue is in the denominator"
    );
    // Down the tree.
    let below = table.attr("table tbody tr:nth-child(2) th a", "href");
    let province_page = visitor.get(&below).await.ok();
    let rows = province_page.texts("table tbody th").len();
    assert_eq!(
        rows,
        2 * 3,
        "the province and its two communes, in the table of answers and in that of voices"
    );
    // The figure opens into its list; of a denunciation nothing but that there is one.
    let overdue = table.attr("table tbody tr:first-child a.over", "href");
    let list = visitor.get(&overdue).await.ok();
    assert_eq!(list.texts("tbody tr").len(), 3);
    assert!(list.text("h1").contains('3'));
    for hidden in ["Nguyễn", "0912345678", "0912 345 678", "ngõ 5"] {
        assert!(!list.text("main").contains(hidden), "{hidden}");
    }
    let denounced = visitor
        .get("/so-lieu/giai-quyet/danh-sach?ky=2026&che-do=denunciation&so=received")
        .await
        .ok();
    assert_eq!(denounced.texts("tbody tr td")[3], "", "no subject");
    // Wherever a period or a body is none, there is no page.
    for wrong in ["?ky=2026-13", "?co-quan=x", "?che-do=y"] {
        visitor
            .get(&format!("{}{wrong}", urls::FIGURES_CASES))
            .await
            .is(404);
    }
    visitor
        .get(&format!("{}?so=nothing", urls::FIGURES_CASES_LIST))
        .await
        .is(404);
}

#[tokio::test]
async fn what_is_overdue_stays_in_the_denominator_and_every_figure_opens_on_sqlite() {
    over(TestApp::new().await).await;
}

#[tokio::test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
async fn what_is_overdue_stays_in_the_denominator_and_every_figure_opens_on_postgres() {
    over(TestApp::over(Some(gandan_store::testing::postgres_url())).await).await;
}

#[tokio::test]
async fn the_job_run_twice_writes_once() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    take(&app, matter(&app, body, LAMP)).await;
    assert!(gandan::cases::public::count_up(&app.app).await.unwrap() > 0);
    assert_eq!(gandan::cases::public::count_up(&app.app).await.unwrap(), 0);
    assert_eq!(gandan::cases::public::count_all(&app.app).await.unwrap(), 0);
    jobs::run_due(&app.app, "một nút").await;
    take(&app, matter(&app, body, LAMP)).await;
    assert_eq!(gandan::cases::public::count_up(&app.app).await.unwrap(), 1);
}

#[tokio::test]
async fn early_sight_shows_nothing_below_five_and_nobody() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut visitor = app.visitor();
    for n in 1..=5 {
        let mut one = matter(&app, body, LAMP);
        one.people[0].phone = format!("091234567{n}");
        take(&app, one).await;
        look_around(&app.app).await.unwrap();
        let page = visitor.get(urls::SIGHTINGS).await.ok();
        assert_eq!(page.has("tbody tr"), n >= 5, "{n}");
    }
    let page = visitor.get(urls::SIGHTINGS).await.ok();
    assert!(page.text("tbody tr").contains("UBND xã Mẫu") && !page.text("main").contains("Nguyễn"));
}

async fn told_right(app: TestApp) {
    let (first, second) = (app.body("UBND xã Một").await, app.body("UBND xã Hai").await);
    for body in [first, second] {
        for _ in 0..3 {
            take(&app, matter(&app, body, LAMP)).await;
        }
    }
    settle(&app).await;
    let found = check(&app.app).await.unwrap();
    assert_eq!(
        (found.units, found.looked, found.wrong, found.behind),
        (2, 2, 0, 0)
    );
    // What the job has still to count is no fault.
    take(&app, matter(&app, first, LAMP)).await;
    let found = check(&app.app).await.unwrap();
    assert_eq!((found.looked, found.wrong), (1, 0));
    assert!(found.behind > 0);
    settle(&app).await;
    // A case that changed without its entry in the journal: nobody counted it.
    let mut tx = app.app.db.begin_write().await.unwrap();
    let sql = "update cases set open = (1 = 0), outcome = 'withdrawn'";
    match &mut tx {
        Tx::Sqlite(tx) => sqlx::query(sql).execute(&mut **tx).await.map(drop),
        Tx::Postgres(tx) => sqlx::query(sql).execute(&mut **tx).await.map(drop),
    }
    .unwrap();
    tx.commit().await.unwrap();
    let found = check(&app.app).await.unwrap();
    assert_eq!((found.looked, found.wrong), (2, 2));

    // Counting anew is stopped after its first step, and goes on there.
    let mut seen = Vec::new();
    let rebuilt = rebuild(&app.app, false, |done, all| seen.push((done, all)))
        .await
        .unwrap();
    assert_eq!(rebuilt, Rebuilt::Done(2));
    assert_eq!(seen, [(0, 2), (2, 2)]);
    assert_eq!(check(&app.app).await.unwrap().wrong, 0);
    assert_eq!(
        rebuild(&app.app, true, |_, _| {}).await.unwrap(),
        Rebuilt::Done(0)
    );
    // The job goes on as before.
    take(&app, matter(&app, second, LAMP)).await;
    assert_eq!(gandan::cases::public::count_up(&app.app).await.unwrap(), 1);
}

#[tokio::test]
async fn wrong_figures_are_found_and_counted_anew_on_sqlite() {
    told_right(TestApp::new().await).await;
}

#[tokio::test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
async fn wrong_figures_are_found_and_counted_anew_on_postgres() {
    told_right(TestApp::over(Some(gandan_store::testing::postgres_url())).await).await;
}

#[tokio::test]
async fn counting_anew_goes_on_where_it_was_stopped() {
    let app = TestApp::new().await;
    for n in 0..60 {
        let body = app.body(&format!("UBND xã {n}")).await;
        take(&app, matter(&app, body, LAMP)).await;
    }
    // Stopped as by a hand on the keys: the work is dropped in the middle.
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let mut stop = Some(stop);
    let work = rebuild(&app.app, false, |done, _| {
        if done >= 25 {
            stop.take();
        }
    });
    tokio::select! {
        biased;
        _ = stopped => {}
        done = work => panic!("it went through: {done:?}"),
    }
    // Whoever died gives the job back after a minute.
    app.app.clock.set(app.app.clock.now() + jiff::ToSpan::seconds(61));
    let mut begun = None;
    let rebuilt = rebuild(&app.app, false, |done, _| {
        begun.get_or_insert(done);
    });
    let rebuilt = rebuilt.await.unwrap();
    assert!(begun.unwrap() >= 25, "{begun:?}");
    assert!(
        matches!(rebuilt, Rebuilt::Done(written) if written <= 35),
        "{rebuilt:?}"
    );
    assert_eq!(check(&app.app).await.unwrap().wrong, 0);
}

#[tokio::test]
async fn those_who_lead_find_early_sight_beside_their_work() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let link = format!("main a[href='{}']", urls::SIGHTINGS);
    for (role, sees) in [(Role::Head, true), (Role::Desk, true), (Role::Officer, false)] {
        let mut someone = app.officer("Cán bộ 1", role, body).await;
        assert_eq!(someone.get(urls::CASES).await.ok().has(&link), sees, "{role:?}");
    }
    let mut head = app.officer("Lãnh đạo 1", Role::Head, body).await;
    assert!(head.get(urls::OVERVIEW).await.ok().has(&link));
}
