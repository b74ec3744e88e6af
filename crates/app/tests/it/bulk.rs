//! The same with several cases: previewed, confirmed once, done one by one, undone while that is possible.

use crate::app::{Client, Seen};
use crate::casework::{file, matter, received, row};
use crate::replies::kept;
use crate::{TestApp, on_both};
use gandan::cases::work::BULKS;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_store::cases::{self, Person};
use gandan_store::casework;
use uuid::Uuid;

async fn acts(app: &TestApp, case: Uuid) -> Vec<String> {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let history = cases::history(&mut tx, case).await.unwrap();
    history.into_iter().map(|made| made.act).collect()
}

async fn job(app: &TestApp) {
    (BULKS.run)(app.app.clone()).await.unwrap();
}

fn later(app: &TestApp, minutes: i64) {
    let now = app.app.clock.now();
    app.app.clock.set(now + jiff::SignedDuration::from_mins(minutes));
}

/// Ticks lines of the work list and says what to do.
async fn choose(client: &mut Client, cases: &[Uuid], act: &str) -> Seen {
    let list = client.get(urls::CASES).await.ok();
    let ids: Vec<String> = cases.iter().map(Uuid::to_string).collect();
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("case", id.as_str())).collect();
    fields.push(("act", act));
    client.submit(&list, "form.bulk", &fields).await
}

async fn confirm(client: &mut Client, page: &Seen) -> Seen {
    client.submit(page, "form.do", &[("confirm", "yes")]).await
}

async fn proposals(app: &TestApp, body: BodyId, count: usize) -> Vec<Uuid> {
    let mut all = Vec::new();
    for at in 1..=count {
        let mut said = matter(app, body, Regime::Proposal, &format!("Đề nghị lắp đèn ngõ {at}."));
        said.people = vec![Person {
            name: format!("Người gửi {at}"),
            ..Person::default()
        }];
        all.push(received(app, said).await);
    }
    all
}

on_both! {
    async fn several_cases_are_assigned_and_given_back(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let other = app.body("UBND xã Khác").await;
        let one = app.account("Cán bộ 1", &[(Role::Officer, body)]).await;
        let two = app.account("Cán bộ 2", &[(Role::Officer, body)]).await;
        let mine = proposals(&app, body, 3).await;
        let theirs = received(&app, matter(&app, other, Regime::Feedback, "Chuyện của xã khác.")).await;
        let walled = received(&app, matter(&app, body, Regime::Complaint, "Khiếu nại cán bộ 1.")).await;
        let mut tx = app.app.db.begin_write().await.unwrap();
        cases::raise(&mut tx, walled, None, Some(one), "Cán bộ 1", "respondent", 1).await.unwrap();
        tx.commit().await.unwrap();
        let mut officer = app.signed_in(one).await;
        // Nothing chosen, no act, a case that is not there, a word that is no case.
        let list = officer.get(urls::CASES).await.ok();
        let first = mine[0].to_string();
        officer.submit(&list, "form.bulk", &[("act", "assign")]).await.is(422);
        let again = officer.submit(&list, "form.bulk", &[("case", &*first)]).await.is(422);
        assert!(again.has(&format!("input[value='{first}'][checked]")), "the choice stays");
        officer.submit(&list, "form.bulk", &[("case", &*Uuid::nil().to_string()), ("act", "assign")]).await.is(404);
        officer.submit(&list, "form.bulk", &[("case", "1' or '1'='1"), ("act", "assign")]).await.is(400);
        let all = [mine.clone(), vec![theirs, walled]].concat();
        let page = choose(&mut officer, &all, "assign").await.ok();
        assert!(!page.has("form.do"), "nothing is filled in");
        let text = page.text("main");
        assert!(!text.contains("Chuyện của xã khác") && !text.contains("Khiếu nại cán bộ 1"), "{text}");
        officer.submit(&page, "form.fill", &[("officer", "")]).await.is(422);
        let preview = officer.submit(&page, "form.fill", &[("officer", &*two.to_string())]).await.ok();
        let text = preview.text("main");
        assert!(text.contains("Làm được: 3") && text.contains("Không làm được: 2"), "{text}");
        assert!(acts(&app, mine[0]).await.is_empty(), "a look changes nothing");
        // One is changed between look and deed.
        let manage = officer.get(&urls::with_id(urls::CASE_MANAGE, mine[2])).await.ok();
        officer.submit(&manage, "form.label", &[("label_title", "Đèn ngõ 3")]).await.ok();
        officer.submit(&preview, "form.do", &[]).await.is(422);
        let mut colleague = app.signed_in(two).await;
        colleague.get(&preview.address).await.is(404);
        let done = confirm(&mut officer, &preview).await.ok();
        assert_eq!(done.texts("tbody .tag"), ["Đã làm", "Đã làm", "Không làm", "Không làm", "Không làm"]);
        assert!(done.text("tbody").contains("Hồ sơ đã thay đổi"), "{}", done.text("tbody"));
        assert_eq!(row(&app, mine[0]).await.officer_id, Some(two));
        assert_eq!(row(&app, mine[2]).await.officer_id, None);
        for untouched in [theirs, walled] {
            assert!(acts(&app, untouched).await.is_empty());
        }
        // Sent twice, done once.
        confirm(&mut officer, &preview).await.ok();
        assert_eq!(acts(&app, mine[0]).await, ["assign"]);
        // The colleague begins to write on the second; the first is given back.
        later(&app, 1);
        let page = colleague.get(&file(mine[1])).await.ok();
        colleague.upload(&page, "form.draft", &[("reply", "Đang viết.")], &[]).await.ok();
        let undone = officer.submit(&done, "form.undo", &[]).await.ok();
        let tags = undone.texts("tbody .tag");
        assert_eq!(tags[..2], ["Đã hoàn tác", "Đã làm, không hoàn tác được"]);
        assert_eq!(acts(&app, mine[0]).await, ["assign", "undo"]);
        assert_eq!(row(&app, mine[0]).await.officer_id, None);
        assert_eq!(row(&app, mine[1]).await.officer_id, Some(two));
        officer.submit(&done, "form.undo", &[]).await.is(409);
        assert!(officer.get(urls::BULKS).await.ok().text("ul.bulks").contains("Phân công"));
    }

    async fn transfers_wait_and_can_be_cancelled_until_then(app: TestApp) {
        let body = app.body("UBND xã Một").await;
        let target = app.body("UBND xã Hai").await;
        let mine = proposals(&app, body, 3).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let fields = [
            ("to", "UBND xã Hai"),
            ("reason", "Thuộc địa bàn xã Hai"),
            ("basis", "Luật Tiếp công dân 42/2013 Đ26"),
            ("symbol", "PC-UBND"),
            ("place", "Một"),
            ("signer_title", "CHỦ TỊCH"),
        ];
        let page = choose(&mut officer, &mine[..2], "transfer").await.ok();
        let wrong = [("to", "UBND xã Ba"), ("reason", ""), ("basis", "")];
        let again = officer.submit(&page, "form.fill", &wrong).await.is(422);
        assert_eq!(again.texts("#errors li").len(), 4, "and nobody signs the slip");
        let preview = officer.submit(&page, "form.fill", &fields).await.ok();
        let waiting = confirm(&mut officer, &preview).await.ok();
        assert!(waiting.text("section.confirm").contains("09:15"), "{}", waiting.text("section.confirm"));
        later(&app, 14);
        job(&app).await;
        assert!(acts(&app, mine[0]).await.is_empty(), "nobody was told anything");
        let cancelled = officer.submit(&waiting, "form.undo", &[]).await.ok();
        assert_eq!(cancelled.texts("tbody .tag"), ["Đã hủy", "Đã hủy"]);
        later(&app, 60);
        job(&app).await;
        assert!(acts(&app, mine[0]).await.is_empty());
        // Once more, and one of them goes by hand in the meantime.
        let page = choose(&mut officer, &mine, "transfer").await.ok();
        let preview = officer.submit(&page, "form.fill", &fields).await.ok();
        let waiting = confirm(&mut officer, &preview).await.ok();
        let form = officer.get(&urls::with_id(urls::CASE_TRANSFER, mine[2])).await.ok();
        let by_hand = [&fields[..], &[("confirm", "yes")]].concat();
        officer.submit(&form, "form.send", &by_hand).await.ok();
        later(&app, 15);
        job(&app).await;
        job(&app).await;
        officer.submit(&waiting, "form.undo", &[]).await.is(409);
        let done = officer.get(&waiting.address).await.ok();
        assert_eq!(done.texts("tbody .tag"), ["Đã làm", "Đã làm", "Không làm"]);
        assert!(!done.has("form.undo"));
        for case in &mine {
            assert_eq!(acts(&app, *case).await, ["transfer"], "each once");
            assert_eq!(row(&app, *case).await.offered_id, Some(target.0));
        }
    }

    async fn several_are_answered_with_a_template_after_the_time_to_cancel(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let other = app.body("UBND xã Khác").await;
        let mut cases_ = proposals(&app, body, 3).await;
        let lamp = received(&app, matter(&app, body, Regime::Feedback, "Đèn ngõ 9 không sáng.")).await;
        cases_.push(lamp);
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let mut colleague = app.officer("Cán bộ 2", Role::Officer, body).await;
        let words = "Kính gửi {{người gửi}}: {{vụ việc}} Sẽ lắp trước ngày {{ngày lắp}}.";
        let template = kept(&app, &mut officer, body, "Lắp đèn", words).await.to_string();
        let mut elsewhere = app.officer("Cán bộ 3", Role::Officer, other).await;
        let theirs = kept(&app, &mut elsewhere, other, "Của xã khác", "Không.").await.to_string();
        // Somebody is writing to the third already.
        let page = colleague.get(&file(cases_[2])).await.ok();
        colleague.upload(&page, "form.draft", &[("reply", "Đang viết.")], &[]).await.ok();
        let page = choose(&mut officer, &cases_, "answer").await.ok();
        let stolen = [("what", "template"), ("template", &*theirs)];
        officer.submit(&page, "form.fill", &stolen).await.is(404);
        let chosen = [("what", "template"), ("template", &*template)];
        let page = officer.submit(&page, "form.fill", &chosen).await.ok();
        assert!(page.text("textarea#f-reply").contains("{{ngày lắp}}") && !page.has("form.do"));
        let signing = [("symbol", "UBND"), ("place", "Mẫu"), ("signer_title", "CHỦ TỊCH")];
        let open = officer.submit(&page, "form.fill", &signing).await.is(422);
        assert!(open.text("#errors").contains("còn chỗ trống: ngày lắp"), "{}", open.text("#errors"));
        assert!(!open.has("form.do"));
        let filled = words.replace("{{ngày lắp}}", "01/12/2026");
        let fields = [&signing[..], &[("reply", &*filled)]].concat();
        let preview = officer.submit(&page, "form.fill", &fields).await.ok();
        let text = preview.text("main");
        assert!(text.contains("Làm được: 2") && text.contains("Không làm được: 2"), "{text}");
        assert!(text.contains("Cán bộ 2 đang viết câu trả lời") && text.contains("minh chứng"), "{text}");
        assert!(text.contains("Kính gửi Người gửi 2: Đề nghị lắp đèn ngõ 2"), "{text}");
        confirm(&mut officer, &preview).await.ok();
        assert_eq!(row(&app, cases_[0]).await.state, "received");
        later(&app, 15);
        job(&app).await;
        let mut tx = app.app.db.begin_read().await.unwrap();
        for (at, case) in cases_[..2].iter().enumerate() {
            let made = cases::history(&mut tx, *case).await.unwrap();
            assert_eq!(made.len(), 1);
            assert!(made[0].told.starts_with(&format!("Kính gửi Người gửi {}:", at + 1)), "{}", made[0].told);
        }
        let papers = casework::papers_of_year(&mut tx, body.0, 2026, 0, 10).await.unwrap();
        assert_eq!(papers.iter().map(|paper| paper.number).collect::<Vec<_>>(), [1, 2]);
        drop(tx);
        assert_eq!(row(&app, cases_[2]).await.state, "received");
        assert_eq!(row(&app, lamp).await.state, "received");
    }

    async fn hundreds_are_left_to_the_job(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let all = proposals(&app, body, 120).await;
        let two = app.account("Cán bộ 2", &[(Role::Officer, body)]).await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let list = officer.get(urls::CASES).await.ok();
        assert_eq!(list.attrs("tbody input[name=case]", "value").len(), 50, "a page of them");
        let page = officer.submit(&list, "form.bulk", &[("all", "yes"), ("act", "assign")]).await.ok();
        assert!(page.text("h1").contains("120 vụ việc"), "{}", page.text("h1"));
        let preview = officer.submit(&page, "form.fill", &[("officer", &*two.to_string())]).await.ok();
        let begun = confirm(&mut officer, &preview).await.ok();
        assert!(begun.text("section.confirm").contains("Đã xong 0 trên 120"), "{}", begun.text("section.confirm"));
        job(&app).await;
        let done = officer.get(&begun.address).await.ok();
        assert!(done.text("section.confirm").contains("Đã xong 120 trên 120"));
        for case in [all[0], all[119]] {
            assert_eq!(row(&app, case).await.officer_id, Some(two));
        }
        officer.submit(&done, "form.undo", &[]).await.ok();
        job(&app).await;
        assert_eq!(row(&app, all[60]).await.officer_id, None);
        assert_eq!(acts(&app, all[60]).await, ["assign", "undo"]);
    }
}
