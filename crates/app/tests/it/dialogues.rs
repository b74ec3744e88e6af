//! Dialogues: what was promised becomes tasks, and the next one begins with what became of it.

use crate::{TestApp, on_both};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;

const PLAN: &[(&str, &str)] = &[
    ("title", "Đối thoại với Nhân dân"),
    ("partners", "Nhân dân thôn Đông"),
    ("day", "2026-11-20"),
    ("begins", "14:00"),
    ("place", "Nhà văn hóa thôn Đông"),
    ("chair", "Chủ tịch UBND tỉnh"),
    ("topics", "Đường\nĐèn"),
];

on_both! {
    async fn a_promise_is_a_task_and_the_next_dialogue_begins_with_it(app: TestApp) {
        let body = app.body("UBND tỉnh Mẫu").await;
        let lead = app.body_under("Sở Nội vụ tỉnh Mẫu", Some(body)).await;
        let mut head = app.officer("Chủ tịch 1", Role::Head, body).await;
        let form = head.get(urls::DIALOGUE_NEW).await.ok();
        let page = head.submit(&form, "form.plan", PLAN).await.ok();
        let address = page.address.split('?').next().unwrap().to_owned();
        let promise = [("words", "Thay đèn đường ngõ 5"), ("lead", "Sở Nội vụ tỉnh Mẫu"), ("due", "2026-12-20")];
        head.submit(&page, "form.promise", &[("words", "Thay đèn"), ("lead", "Sở Không Có"), ("due", "2026-12-20")]).await.is(422);
        let page = head.submit(&page, "form.promise", &promise).await.ok();
        assert!(page.text("tbody").contains("Chờ ký"));
        let minutes = [("go", "held"), ("attendance", "80"), ("minutes", "Ông B nói về đèn."), ("summary", "Dân nêu hai việc.")];
        head.submit(&page, "form.record", &[("go", "held")]).await.is(422);
        let page = head.submit(&page, "form.record", &minutes).await.ok();
        let page = head.submit(&page, "form.publish", &[("go", "on")]).await.ok();
        let public = app.visitor().get(&address.replace("/lam-viec", "")).await.ok();
        assert!(!public.body().contains("Thay đèn đường"), "nothing is promised before it is signed");
        assert!(!public.body().contains("Ông B"), "minutes are for staff");
        let sign = head.get(&format!("{address}/ky")).await.ok();
        assert!(sign.text("main").contains("1 việc đã hứa thành nhiệm vụ"));
        let fields = [("number", "12"), ("symbol", "TB-UBND"), ("place", "Mẫu"), ("title", "Chủ tịch")];
        let signed = head.submit(&sign, "form.sign", &fields).await.ok();
        assert!(signed.text("tbody").contains("Đang làm"));
        head.submit(&sign, "form.sign", &fields).await.is(409);
        let mut officer = app.officer("Cán bộ 2", Role::Officer, lead).await;
        let work = officer.get(urls::ASSIGNMENTS).await.ok();
        assert!(work.text("main").contains("Thay đèn đường ngõ 5"), "it lies on the desk of its lead");
        let public = app.visitor().get(&address.replace("/lam-viec", "")).await.ok();
        assert!(public.text("tbody").contains("Thay đèn đường ngõ 5") && public.text("tbody").contains("20/12/2026"));
        app.app.clock.set("2027-01-05T02:00:00Z".parse().unwrap());
        let mut head = app.officer("Chủ tịch 2", Role::Head, body).await;
        let public = app.visitor().get(urls::PUBLIC_DIALOGUES).await.ok();
        assert!(public.text("tbody").contains("0 trên 1 việc đã xong, 1 việc quá hạn"));
        let form = head.get(urls::DIALOGUE_NEW).await.ok();
        let again = [("day", "2027-01-20"), ("partners", "Nhân dân thôn Tây"), ("title", "Đối thoại đầu năm")];
        let next = head.submit(&form, "form.plan", &again).await.ok();
        let first = next.texts("main h2").remove(0);
        assert!(first.contains("Lần trước đã hứa gì"), "{first}");
        assert!(next.text("tbody").contains("Thay đèn đường ngõ 5") && next.text("tbody").contains("Quá hạn"));
        let other = app.body("UBND xã Bên").await;
        let mut stranger = app.officer("Cán bộ 9", Role::Head, other).await;
        stranger.get(&address).await.is(403);
        let _ = (page, signed);
    }
}

/// Pages to look at: the list, a new one, one that was held with a promise that waits for its signature, what everybody sees.
pub async fn to_look_at(app: &TestApp, body: BodyId) -> Vec<(&'static str, String)> {
    let mut head = app.officer("Chủ tịch 8", Role::Head, body).await;
    let form = head.get(urls::DIALOGUE_NEW).await.ok();
    let page = head.submit(&form, "form.plan", PLAN).await.ok();
    let address = page.address.split('?').next().unwrap().to_owned();
    let promise = [
        ("words", "Thay đèn đường ngõ 5"),
        ("lead", "UBND tỉnh Mẫu"),
        ("due", "2026-12-20"),
    ];
    let page = head.submit(&page, "form.promise", &promise).await.ok();
    let record = [
        ("go", "held"),
        ("attendance", "80"),
        ("minutes", "Ông B nói về đèn."),
        ("summary", "Dân nêu hai việc."),
    ];
    let page = head.submit(&page, "form.record", &record).await.ok();
    head.submit(&page, "form.publish", &[("go", "on")]).await.ok();
    vec![
        ("dialogues", urls::DIALOGUES.to_owned()),
        ("dialogue-new", urls::DIALOGUE_NEW.to_owned()),
        ("dialogue-sign", format!("{address}/ky")),
        ("public-dialogue", address.replace("/lam-viec", "")),
        ("dialogue", address),
    ]
}
