//! Due days as a calendar behind a secret address.

use crate::casework::{matter, received};
use crate::on_both;
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::cases::Regime;
use gandan_store::cases;

on_both! {
    async fn a_secret_address_shows_due_days_and_nothing_that_people_wrote(app: TestApp) {
        let body = app.body("UBND xã Mẫu").await;
        let other = app.body("UBND xã Khác").await;
        let case = received(&app, matter(&app, body, Regime::Feedback, "Đèn đường ngõ 5 không sáng.")).await;
        let walled = received(&app, matter(&app, body, Regime::Complaint, "Khiếu nại cán bộ một cửa.")).await;
        let account = app.account("Cán bộ 1", &[(Role::Officer, body)]).await;
        let mut tx = app.app.db.begin_write().await.unwrap();
        cases::raise(&mut tx, walled, None, Some(account), "Cán bộ 1", "respondent", 1).await.unwrap();
        tx.commit().await.unwrap();
        let mut officer = app.signed_in(account).await;
        let page = officer.get(urls::AGENDA).await.ok();
        let (ours, theirs) = (body.0.to_string(), other.0.to_string());
        officer.submit(&page, "form.make", &[("scope", &*theirs)]).await.is(403);
        officer.submit(&page, "form.make", &[("scope", "x")]).await.is(400);
        let made = officer.submit(&page, "form.make", &[("scope", &*ours)]).await.ok();
        let address = made.text(".code");
        assert!(!officer.get(urls::AGENDA).await.ok().has(".code"), "shown once");
        let mut phone = app.visitor();
        let calendar = phone.get(&address).await.ok();
        assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
        let whole = calendar.body().replace("\r\n ", "");
        let number = format!("VV-{}", &case.simple().to_string().to_uppercase()[24..]);
        let title = format!("SUMMARY:{number} · Phản ánh · Báo kết quả xử lý bước đầu");
        assert!(whole.contains(&title), "{whole}");
        assert_eq!(whole.matches("SUMMARY:VV-").count(), 1, "what is about them is not theirs to see");
        assert!(whole.contains("SUMMARY:Thống kê tiếp công dân") && whole.contains("/bao-cao/lich/"), "{whole}");
        assert!(whole.contains("DTSTART;VALUE=DATE:2026") && whole.contains(&format!("/lam-viec/vu-viec/{case}")));
        for word in ["Đèn", "ngõ 5", "Người gửi", "thôn Đông"] {
            assert!(!whole.contains(word), "{word}: {whole}");
        }
        // Asked again, nothing is sent again.
        let tag = calendar.header("etag").to_owned();
        phone.header("if-none-match", &tag);
        let same = phone.get_only(&address).await.is(304);
        assert!(same.bytes.is_empty());
        received(&app, matter(&app, body, Regime::Feedback, "Rác ven sông.")).await;
        phone.get(&address).await.ok();
        phone.without_headers();
        // Nothing is found without the secret; the old one ends with the new one.
        for wrong in ["/lich/x.ics", &*urls::agenda_file(&"0".repeat(64)), "/lich/%00.ics"] {
            phone.get(wrong).await.is(404);
        }
        let page = officer.get(urls::AGENDA).await.ok();
        let mine = officer.submit(&page, "form.make", &[("scope", "")]).await.ok();
        phone.get(&address).await.is(404);
        let address = mine.text(".code");
        let calendar = phone.get(&address).await.ok();
        assert!(!calendar.body().contains("SUMMARY:VV-"), "nothing is given to them");
        let page = officer.get(urls::AGENDA).await.ok();
        officer.submit(&page, "form.revoke", &[]).await.ok();
        phone.get(&address).await.is(404);
        // Asked too often, it waits.
        let mut last = 404;
        for _ in 0..70 {
            last = phone.get(&address).await.status;
        }
        assert_eq!(last, 429);
    }
}
