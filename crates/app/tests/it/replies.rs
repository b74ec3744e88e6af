//! Reply templates: kept by the officers of a body, filled in before anything is sent.

use crate::app::{Client, Seen};
use crate::casework::{file, matter, received, row};
use crate::{TestApp, on_both};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_store::casework;
use uuid::Uuid;

/// Keeps a template by the page; its id.
pub async fn kept(app: &TestApp, officer: &mut Client, body: BodyId, title: &str, words: &str) -> Uuid {
    let form = officer.get(urls::REPLY_NEW).await.ok();
    let fields = [("title", title), ("words", words)];
    officer.submit(&form, "form.reply", &fields).await.ok();
    let mut tx = app.app.db.begin_read().await.unwrap();
    let all = casework::replies(&mut tx, body.0).await.unwrap();
    all.into_iter().find(|reply| reply.title == title).unwrap().id
}

fn written(page: &Seen) -> String {
    page.text("textarea#f-reply")
}

on_both! {
    async fn officers_keep_templates_and_nobody_overwrites_unseen(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let other = app.body("UBND xã Khác").await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let mut colleague = app.officer("Cán bộ 2", Role::Officer, body).await;
        let form = officer.get(urls::REPLY_NEW).await.ok();
        for (field, wrong) in [
            ("title", [("title", ""), ("words", "Đã sửa.")]),
            ("words", [("title", "Đèn"), ("words", "")]),
            ("words", [("title", "Đèn"), ("words", "Thay ngày {{ngày")]),
            ("words", [("title", "Đèn"), ("words", "Thay ngày {{ }}.")]),
        ] {
            let again = officer.submit(&form, "form.reply", &wrong).await.is(422);
            assert!(again.has(&format!("#e-{field}1")), "{wrong:?}");
        }
        let words = "Đèn thay ngày {{ngày thay}}. <script>alert(1)</script>";
        let id = kept(&app, &mut officer, body, "<b>Đèn</b>", words).await;
        let list = officer.get(urls::REPLIES).await.ok();
        assert!(list.text("article.reply").contains("<script>alert(1)</script>"), "shown as letters");
        assert!(!list.has("main script") && !list.has("article b"));
        assert!(list.text("article .tag").contains("ngày thay"));
        // Two at once: the second is shown what the first saved.
        let address = urls::with_id(urls::REPLY, id);
        let (mine, theirs) = (officer.get(&address).await.ok(), colleague.get(&address).await.ok());
        colleague.submit(&theirs, "form.reply", &[("title", "Đèn"), ("words", "Đã thay.")]).await.ok();
        let again = officer.submit(&mine, "form.reply", &[("title", "Đèn"), ("words", "Sẽ thay.")]).await.is(422);
        assert!(again.text("section.law").contains("Đã thay."), "{}", again.text("main"));
        officer.submit(&mine, "form.retire", &[]).await.is(409);
        officer.submit(&again, "form.reply", &[]).await.ok();
        assert!(officer.get(urls::REPLIES).await.ok().text("article.reply").contains("Sẽ thay."));
        // They are the body's alone.
        let mut elsewhere = app.officer("Cán bộ 3", Role::Officer, other).await;
        let mut clerk = app.officer("Văn thư", Role::Clerk, body).await;
        for stranger in [&mut elsewhere, &mut clerk] {
            stranger.get(&address).await.is(403);
            stranger.get(&format!("{}?co-quan={}", urls::REPLIES, body.0)).await.is(403);
            stranger.get(&format!("{}?co-quan={}", urls::REPLY_NEW, body.0)).await.is(403);
        }
        let page = officer.get(&address).await.ok();
        officer.submit(&page, "form.retire", &[]).await.ok();
        assert!(officer.get(urls::REPLIES).await.ok().has(".empty"));
        officer.get(&address).await.is(404);
    }

    async fn a_template_goes_into_the_draft_and_its_blanks_must_be_filled(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let other = app.body("UBND xã Khác").await;
        let case = received(&app, matter(&app, body, Regime::Proposal, "Đề nghị lắp đèn ngõ 5.")).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let words = "Kính gửi {{người gửi}}, {{Cơ Quan}} nhận ý kiến ngày {{ngay nhan}}, sẽ lắp ngày {{ngày lắp}}.";
        let template = kept(&app, &mut officer, body, "Lắp đèn", words).await.to_string();
        let mut elsewhere = app.officer("Cán bộ 3", Role::Officer, other).await;
        let theirs = kept(&app, &mut elsewhere, other, "Của xã khác", "Không phải của chúng tôi.").await.to_string();
        let page = officer.get(&file(case)).await.ok();
        assert!(page.text("form.draft").contains("Lắp đèn") && !page.text("form.draft").contains("Của xã khác"));
        let stolen = [("reply", ""), ("template", &*theirs), ("insert", "yes")];
        officer.upload(&page, "form.draft", &stolen, &[]).await.is(404);
        // What was written stays; what the file knows is filled in; the rest stays open.
        let fields = [("reply", "Cảm ơn ý kiến."), ("template", &*template), ("insert", "yes")];
        let page = officer.upload(&page, "form.draft", &fields, &[]).await.ok();
        let text = written(&page);
        assert!(text.starts_with("Cảm ơn ý kiến.") && text.contains("Kính gửi Người gửi 1, UBND xã Mẫu"), "{text}");
        assert!(text.contains("23/11/2026") && text.contains("{{ngày lắp}}"), "{text}");
        let preview = officer.upload(&page, "form.draft", &[], &[]).await.ok();
        assert!(preview.text(".errors").contains("còn chỗ trống: ngày lắp"), "{}", preview.text("main"));
        let fields = [("confirm", "yes"), ("what", "do")];
        let refused = officer.submit(&preview, "form.do", &fields).await.is(422);
        assert!(refused.text("#errors").contains("ngày lắp"));
        assert_eq!(row(&app, case).await.state, "received");
        // A blank that was begun and not closed is a blank too.
        let page = officer.get(&file(case)).await.ok();
        let preview = officer.upload(&page, "form.draft", &[("reply", "Lắp ngày {{ngày")], &[]).await.ok();
        assert!(preview.text(".errors").contains("còn chỗ trống: ngày"));
        // The whole form takes templates too, and comes back to itself.
        let whole = officer.get(&urls::case_step(case, "answer")).await.ok();
        let fields = [("reply", ""), ("template", &*template), ("insert", "yes")];
        let whole = officer.upload(&whole, "form.step", &fields, &[]).await.ok();
        assert!(whole.address.contains("/viec/answer") && written(&whole).starts_with("Kính gửi Người gửi 1"));
    }
}
