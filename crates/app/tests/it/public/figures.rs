use super::fixture::{LAMP, act, answer, matter, settle, take};
use crate::TestApp;
use gandan::cases::public::look_around;
use gandan::jobs;
use gandan::web::urls;
use gandan_core::cases::Regime;

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
    for hidden in ["Nguyễn", "0912", "ngõ 5"] {
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
