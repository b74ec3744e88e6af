//! The counter, as a clerk works at it.

use crate::{Client, Seen, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::ReceiptCode;
use gandan_store::{cases, testing};

const LAMP: &str =
    "Đèn đường ngõ 5 thôn Đông không sáng đã ba tuần, buổi tối trẻ em đi học về rất nguy hiểm.";

/// Registers at the counter and answers the page with the receipt.
pub async fn register(clerk: &mut Client, fields: &[(&str, &str)]) -> Seen {
    let page = clerk.get(urls::COUNTER).await.ok();
    clerk.upload(&page, "form.counter", fields, &[]).await
}

/// The code on a receipt.
pub fn code(page: &Seen) -> ReceiptCode {
    ReceiptCode::parse(&page.text(".receipt .code")).unwrap()
}

/// The petition behind it.
pub async fn petition(app: &TestApp, page: &Seen) -> cases::PetitionRow {
    let hash = code(page).hash(&app.app.keys.receipt);
    let mut tx = app.app.db.begin_read().await.unwrap();
    cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap()
}

async fn a_letter(app: TestApp) {
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let form = clerk.get(urls::COUNTER).await.ok();
    let fields = [
        ("channel", "post"),
        ("regime", "feedback"),
        ("words", LAMP),
        ("subject", "lighting"),
        ("received", "2026-11-21"),
        ("registered", "2026-11-23"),
        ("lacks", "signature"),
    ];
    let scan = [(
        "files",
        "don.pdf",
        &b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"[..],
    )];
    let done = clerk.upload(&form, "form.counter", &fields, &scan).await;
    let done = if done.status == 422 {
        // A scan that is no whole file is refused beside its field; the rest is kept.
        assert!(done.text("#e-files1").contains("don.pdf"));
        clerk.upload(&done, "form.counter", &[], &[]).await
    } else {
        done
    }
    .ok();
    assert!(
        done.text(".notice").contains("1/2026"),
        "{}",
        done.text(".notice")
    );
    let taken = petition(&app, &done).await;
    // On Saturday it came, on Monday it was registered: both are kept, and the terms are counted from Monday, ten
    // working days without the holiday of the 24th.
    assert_eq!(
        (&*taken.received_day, &*taken.registered_day),
        ("2026-11-21", "2026-11-23")
    );
    assert!(
        done.text(".receipt ul").contains("08/12/2026"),
        "{}",
        done.text(".receipt ul")
    );
    let mut tx = app.app.db.begin_read().await.unwrap();
    let entry = cases::entry(&mut tx, taken.id).await.unwrap().unwrap();
    assert_eq!((entry.number, &*entry.lacks), (1, "[\"signature\"]"));
    assert!(
        cases::find(&mut tx, taken.case_id).await.unwrap().field,
        "a lamp is a matter of the field"
    );
    drop(tx);
    // Another one gets the next number; the fresh form keeps the channel and begins with its first field.
    assert!(done.has("#f-channel[autofocus]"));
    let next = clerk
        .upload(&done, "form.counter", &[("words", "Rác đầu ngõ.")], &[])
        .await
        .ok();
    assert!(next.text(".notice").contains("2/2026"));
    assert_eq!(petition(&app, &next).await.channel, "post");
}

#[test]
fn a_letter_of_saturday_is_registered_on_monday_on_sqlite() {
    testing::block_on(async { a_letter(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_letter_of_saturday_is_registered_on_monday_on_postgres() {
    testing::block_on(async { a_letter(TestApp::over(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn the_same_form_sent_twice_is_registered_once() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let form = clerk.get(urls::COUNTER).await.ok();
    let first = clerk
        .upload(&form, "form.counter", &[("words", LAMP)], &[])
        .await
        .ok();
    let again = clerk
        .upload(&form, "form.counter", &[("words", LAMP)], &[])
        .await
        .ok();
    assert!(again.text(".notice").contains("1/2026"));
    assert_ne!(code(&first), code(&again), "the first code cannot be told again");
    assert_eq!(petition(&app, &first).await.id, petition(&app, &again).await.id);
}

#[tokio::test]
async fn a_complaint_in_person_needs_name_address_and_identity_number_and_says_why() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let wrong = register(&mut clerk, &[("regime", "complaint"), ("words", LAMP)])
        .await
        .is(422);
    let errors = wrong.texts(".errors li").join(" ");
    assert!(errors.contains("Đ6 k2") && errors.contains("Đ12 k1"), "{errors}");
    assert!(wrong.body().contains(LAMP), "what was typed is kept");
    let who = [
        ("name", "Người gửi 1"),
        ("address", "thôn Đông"),
        ("identity", "001099000001"),
    ];
    let done = clerk.upload(&wrong, "form.counter", &who, &[]).await.ok();
    // Seven working days from 23 November; the 24th is a holiday.
    assert!(
        done.text(".receipt ul").contains("03/12/2026"),
        "{}",
        done.text(".receipt ul")
    );
}

#[tokio::test]
async fn six_people_choose_who_speaks_for_them_and_each_gets_a_receipt() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let others: String = (2..=6)
        .map(|n| format!("Người ký {n}; thôn Đông; 090000000{n}\n"))
        .collect();
    let fields = [
        ("words", LAMP),
        ("name", "Người ký 1"),
        ("signers", &others),
        ("each", "yes"),
    ];
    let wrong = register(&mut clerk, &fields).await.is(422);
    assert!(wrong.text("#e-signers1").contains("từ 1 đến 2 người đại diện"));
    let chosen = format!("*{others}");
    let done = clerk
        .upload(&wrong, "form.counter", &[("signers", &chosen)], &[])
        .await
        .ok();
    let codes = done.texts(".receipt .code");
    assert_eq!(codes.len(), 6);
    let taken = petition(&app, &done).await;
    let hash = ReceiptCode::parse(&codes[5]).unwrap().hash(&app.app.keys.receipt);
    let mut tx = app.app.db.begin_read().await.unwrap();
    assert_eq!(
        cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap().id,
        taken.id
    );
    let people = cases::petitioners(&mut tx, taken.id).await.unwrap();
    assert_eq!(people.iter().filter(|person| person.notify).count(), 6);
    assert_eq!(people.iter().filter(|person| person.representative).count(), 1);
}

#[tokio::test]
async fn who_does_not_write_is_read_to_and_signs_and_the_helper_reads_no_more() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let account = app.account("Cán bộ 1", &[(Role::Officer, body)]).await;
    let mut helper = app.signed_in(account).await;
    let said = [("words", LAMP), ("name", "Người gửi 1"), ("helped", "yes")];
    let wrong = register(&mut helper, &said).await.is(422);
    assert!(wrong.has("#errors a[href='#f-read_back']"));
    let done = helper
        .upload(&wrong, "form.counter", &[("read_back", "yes")], &[])
        .await
        .ok();
    let sheet = done.texts(".receipt").pop().unwrap();
    assert!(sheet.contains(LAMP) && sheet.contains("điểm chỉ"), "{sheet}");
    let taken = petition(&app, &done).await;
    assert_eq!((taken.helper_id, taken.read_back), (Some(account), true));
    let mut tx = app.app.db.begin_read().await.unwrap();
    let row = cases::find(&mut tx, taken.case_id).await.unwrap();
    let known = app.app.bodies.load(&mut tx).await.unwrap();
    let walled = cases::wall(&mut tx, row.id).await.unwrap();
    let may = |account| {
        let actor = gandan_core::access::Actor {
            account,
            name: String::new(),
            posts: vec![gandan_core::access::Post {
                role: Role::Officer,
                body,
            }],
        };
        let tree = known.tree(app.app.clock.today());
        gandan_core::access::may(
            &actor,
            gandan_core::access::Act::ReadCase,
            row.object(walled.wall()),
            &tree,
        )
    };
    assert_eq!(may(account), Err(gandan_core::access::Refusal::Helper));
    assert_eq!(may(gandan_store::new_id()), Ok(()));
}

#[tokio::test]
async fn whoever_has_no_post_for_it_registers_nothing() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    for role in [Role::Auditor, Role::Administrator] {
        let mut stranger = app.officer("Cán bộ 2", role, body).await;
        stranger.get(urls::COUNTER).await.is(403);
        stranger.get(urls::COUNTER_DENUNCIATION).await.is(403);
    }
    // A clerk registers for their own body, whatever the form says.
    let other = app.body("UBND xã Bên").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let done = register(&mut clerk, &[("words", LAMP), ("body", &other.0.to_string())])
        .await
        .ok();
    assert_eq!(petition(&app, &done).await.body_id, body.0);
}

/// For the stories of the register.
pub async fn some(app: &TestApp, body: BodyId) -> Client {
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    register(
        &mut clerk,
        &[("words", LAMP), ("name", "Người gửi 1"), ("channel", "post")],
    )
    .await
    .ok();
    register(&mut clerk, &[("words", "Rác đầu ngõ."), ("regime", "proposal")])
        .await
        .ok();
    clerk
}
