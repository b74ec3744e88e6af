//! Pages of officers as they stand when there is work: cases in every state, for pictures and for what is set right.

use crate::TestApp;
use crate::cases_citizen::scene;
use crate::casework::{SIGNING, file, matter, prepare, received, row};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_store::{cases, casework};
use uuid::Uuid;

/// A case in each state that a page shows; answers the pages to look at, for an account that holds every role at `body`.
pub async fn to_look_at(app: &TestApp, body: BodyId, account: Uuid) -> Vec<(&'static str, String)> {
    let mut officer = app.signed_in(account).await;
    let feedback = |words: &'static str| matter(app, body, Regime::Feedback, words);
    // Answered, with its paper.
    let answered = received(app, feedback("Cống trước số 14 tắc, mưa là ngập.")).await;
    let mut fields = SIGNING.to_vec();
    fields.push(("reply", "Đã nạo vét cống."));
    let preview = prepare(&mut officer, answered, "answer", &fields, true).await;
    let sure = [("confirm", "yes"), ("what", "do")];
    officer.submit(&preview, "form.do", &sure).await.ok();
    // Prepared, waiting for the head.
    let waiting = received(app, feedback("Đèn đường ngõ 7 không sáng đã ba tuần.")).await;
    let preview = prepare(&mut officer, waiting, "answer", &fields, true).await;
    officer
        .submit(&preview, "form.do", &[("what", "leave")])
        .await
        .ok();
    // Sent here by another body.
    let other = app.body("Sở Xây dựng tỉnh Mẫu").await;
    let offered = received(
        app,
        matter(app, other, Regime::Feedback, "Rác đổ trộm ở bãi đất ven sông."),
    )
    .await;
    let mut colleague = app.officer("Cán bộ sở", Role::Officer, other).await;
    let form = colleague
        .get(&urls::with_id(urls::CASE_TRANSFER, offered))
        .await
        .ok();
    let to = body.0.simple().to_string();
    let mut fields = SIGNING.to_vec();
    fields.extend([
        ("to", to.as_str()),
        ("reason", "Bãi đất do tỉnh quản lý"),
        ("basis", "Luật Tiếp công dân 42/2013 Đ26"),
        ("confirm", "yes"),
    ]);
    colleague.submit(&form, "form.send", &fields).await.ok();
    // A complaint: terms of the law run.
    let complaint = received(
        app,
        matter(
            app,
            body,
            Regime::Complaint,
            "Tôi khiếu nại Quyết định số 12 thu hồi đất của gia đình tôi.",
        ),
    )
    .await;
    let mut tx = app.app.db.begin_read().await.unwrap();
    let paper = casework::papers_of_case(&mut tx, answered).await.unwrap()[0].id;
    drop(tx);
    let batch = crate::counter_batch::report(app, &mut officer).await;
    vec![
        ("cases", urls::CASES.to_owned()),
        ("cases-incoming", format!("{}?xem=den", urls::CASES)),
        ("case", file(complaint)),
        ("case-answered", file(answered)),
        ("case-offered", file(offered)),
        ("case-clock", format!("{}/thoi-han/0", file(complaint))),
        ("case-step", urls::case_step(complaint, "accept")),
        ("case-follow", preview.address),
        ("cases-to-sign", urls::CASES_TO_SIGN.to_owned()),
        ("case-transfer", urls::with_id(urls::CASE_TRANSFER, complaint)),
        ("case-manage", urls::with_id(urls::CASE_MANAGE, complaint)),
        ("papers", urls::PAPERS.to_owned()),
        ("paper", urls::with_id(urls::PAPER, paper)),
        ("petition-batch", batch),
        ("tokens", urls::TOKENS.to_owned()),
    ]
}

#[tokio::test]
async fn the_place_is_chosen_and_says_where_a_matter_belongs() {
    let scene = scene(None).await;
    let app = &scene.app;
    let case = received(
        app,
        matter(
            app,
            scene.province,
            Regime::Feedback,
            "Đèn đường ngõ 5 không sáng đã ba tuần.",
        ),
    )
    .await;
    let mut officer = app.officer("Cán bộ 1", Role::Officer, scene.province).await;
    let page = officer.get(&file(case)).await.ok();
    assert!(!page.text("main").contains("Ủy ban nhân dân xã An"));
    let manage = officer.get(&urls::with_id(urls::CASE_MANAGE, case)).await.ok();
    let nowhere = [("place", "00000000-0000-0000-0000-000000000000")];
    officer.submit(&manage, "form.label", &nowhere).await.is(422);
    let commune = scene.commune.0.to_string();
    let place = [("place", commune.as_str())];
    officer.submit(&manage, "form.label", &place).await.ok();
    assert_eq!(row(app, case).await.place_id, Some(scene.commune.0));
    let page = officer.get(&file(case)).await.ok();
    let main = page.text("main");
    assert!(
        main.contains("ngõ 5, thôn Đông → ngõ 5, thôn Đông, Ủy ban nhân dân xã An"),
        "{main}"
    );
    // By place and subject it belongs to the commune: the form to send it there knows so already.
    let send = page.attr(".belongs a", "href");
    let form = officer.get(&send).await.ok();
    assert_eq!(form.attr("#f-to", "value"), "Ủy ban nhân dân xã An");
    let mut tx = app.app.db.begin_read().await.unwrap();
    let history = cases::history(&mut tx, case).await.unwrap();
    let label = history.last().unwrap();
    assert!(label.detail.contains("route-reason-"), "{}", label.detail);
}
