//! A disk that runs full: people are told in plain words, nothing acknowledged is lost, and with new room work goes on.

use crate::TestApp;
use crate::documents::take_in;
use crate::import::whole;
use gandan::documents::batch_job;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_store::testing;
use jiff::ToSpan;

const DIRECTIVE: &str = include_str!("../../../../fixtures/corpus/seed-000.txt");

/// A directive that no other number makes.
fn copy(n: usize) -> String {
    format!("{DIRECTIVE}\n\nBản sao {n}\n")
}

#[tokio::test]
async fn a_full_disk_is_said_loses_nothing_and_with_room_work_goes_on() {
    const BEFORE: usize = 3;
    let app = TestApp::new().await;
    let body = app.body("UBND tỉnh Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let texts: Vec<String> = (0..BEFORE).map(copy).collect();
    let files: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|text| ("chi-thi.txt", text.as_bytes()))
        .collect();
    let batch = take_in(&app, &mut clerk, &files).await;
    let shown = batch.attr("tbody a", "href");

    testing::leave_room(&app.app.db, Some(60)).await;
    let page = clerk.get(urls::DOCUMENT_UPLOAD).await.ok();
    let mut accepted = 0;
    let told = loop {
        let text = copy(BEFORE + accepted);
        let answer = clerk
            .upload(
                &page,
                "form.upload",
                &[],
                &[("files", "chi-thi.txt", text.as_bytes())],
            )
            .await;
        if answer.status != 200 {
            break answer.is(507);
        }
        accepted += 1;
        assert!(accepted < 100, "the disk never runs full");
    };
    assert!(told.text("h1").contains("đã đầy") && told.text("main").contains("còn nguyên"));
    let mut english = clerk.clone().in_english();
    let told = english
        .upload(
            &page,
            "form.upload",
            &[],
            &[("files", "lon.txt", copy(99).repeat(40).as_bytes())],
        )
        .await
        .is(507);
    assert!(told.text("h1").contains("disk of the server is full"));
    // The job that reads the files meets the same disk and keeps what waits.
    let mut read = 0;
    while let Ok(true) = batch_job::step(&app.app.intake()).await {
        read += 1;
    }
    assert!(read < accepted, "{read} of {accepted}");

    // An hour later, when sessions are due to be noted as used, everything can still be read.
    app.app.clock.set(app.app.clock.now() + 1.hour());
    assert_eq!(whole(&app, body.0, 2026).await, BEFORE + read);
    clerk.get(&shown).await.ok();
    clerk.get(urls::REGISTER).await.ok();

    testing::leave_room(&app.app.db, None).await;
    while batch_job::step(&app.app.intake()).await.unwrap() {}
    assert_eq!(whole(&app, body.0, 2026).await, BEFORE + accepted);
    let last = copy(BEFORE + accepted);
    take_in(&app, &mut clerk, &[("chi-thi.txt", last.as_bytes())]).await;
    assert_eq!(whole(&app, body.0, 2026).await, BEFORE + accepted + 1);
}
