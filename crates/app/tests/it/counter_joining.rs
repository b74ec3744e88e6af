//! A petition that goes with a case that is there, from the counter, by keyboard alone.

use crate::counter_taking::{petition, register};
use crate::{Client, Seen, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::cases::{self, CaseRow};
use gandan_store::testing;
use uuid::Uuid;

const LAMP: [(&str, &str); 4] = [
    ("channel", "counter"),
    ("regime", "feedback"),
    ("words", "Đèn đường ngõ 5 không sáng đã ba tuần."),
    ("subject", "lighting"),
];

async fn row(app: &TestApp, case: Uuid) -> CaseRow {
    let mut tx = app.app.db.begin_read().await.unwrap();
    cases::find(&mut tx, case).await.unwrap()
}

/// Looks for cases with what is typed, as the button does.
async fn find(client: &mut Client, typed: &[(&str, &str)]) -> Seen {
    let page = client.get(urls::COUNTER).await.ok();
    let mut fields = typed.to_vec();
    fields.push(("go", "find"));
    client.upload(&page, "form.counter", &fields, &[]).await.ok()
}

async fn goes_with_it(app: TestApp) {
    let body = app.body("UBND xã Mẫu").await;
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let first = register(&mut clerk, &LAMP).await.ok();
    let first = petition(&app, &first).await;
    app.app.clock.set("2026-11-25T02:00:00Z".parse().unwrap());
    let mut clerk = app.officer("Văn thư 3", Role::Clerk, body).await;
    // By its number; what was typed stays, and the first of those found is at hand for the keyboard.
    let typed = [
        ("words", "Ngõ 5 tối quá, xin sửa đèn."),
        ("name", "Người gửi 2"),
        ("join", "1"),
    ];
    let found = find(&mut clerk, &typed).await;
    assert_eq!(found.text("#f-words"), "Ngõ 5 tối quá, xin sửa đèn.");
    let choice = found.text("input[name=joins][autofocus] + label");
    assert!(
        choice.contains("Số 1/2026") && choice.contains("23/11/2026"),
        "{choice}"
    );
    assert!(
        !choice.contains("không sáng"),
        "a clerk reads the register, not the file: {choice}"
    );
    let id = found.attr("input[name=joins][autofocus]", "value");
    assert_eq!(id, first.case_id.to_string());
    let done = clerk
        .upload(&found, "form.counter", &[("joins", &*id)], &[])
        .await
        .ok();
    let second = petition(&app, &done).await;
    assert_eq!(second.case_id, first.case_id);
    // It has a number, a code, and the terms of the case that it goes with.
    assert!(done.text(".notice").contains("2/2026"));
    assert!(
        done.text(".receipt ul").contains("08/12/2026"),
        "{}",
        done.text(".receipt ul")
    );
    assert_eq!(row(&app, first.case_id).await.people, 2);
    let mut tx = app.app.db.begin_read().await.unwrap();
    let history = cases::history(&mut tx, first.case_id).await.unwrap();
    assert_eq!(history[0].act, "petition-in");
    drop(tx);
    // Sent twice it is one.
    let again = clerk
        .upload(&found, "form.counter", &[("joins", &*id)], &[])
        .await
        .ok();
    assert_eq!(petition(&app, &again).await.id, second.id);
    assert_eq!(row(&app, first.case_id).await.people, 2);
    taken_out_again(&app, body, first.case_id, second.id).await;
}

/// The officer undoes it: the petition goes its own way, and both learn of it.
async fn taken_out_again(app: &TestApp, body: BodyId, case: Uuid, petition: Uuid) {
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let page = officer.get(&urls::with_id(urls::CASE_SORT, case)).await.ok();
    let form = "form.out";
    assert_eq!(
        page.attrs("form.out input[type=radio]", "value"),
        [petition.to_string()]
    );
    let wrong = officer.submit(&page, form, &[("out_reason", " ")]).await.is(422);
    assert!(wrong.text(".errors").contains("lý do"));
    let mut clerk = app.officer("Văn thư 2", Role::Clerk, body).await;
    let out = urls::with_id(urls::CASE_TAKE_OUT, case);
    let token = page.form(form);
    let mut fields: Vec<(String, String)> = token.fields.clone();
    fields.push(("out_reason".to_owned(), "Cột đèn khác".to_owned()));
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    clerk.post(&out, &pairs).await.is(403);
    let done = officer
        .submit(&page, form, &[("out_reason", "Cột đèn khác")])
        .await
        .ok();
    assert!(done.text(".notice").contains("thời hạn riêng"));
    let mut tx = app.app.db.begin_read().await.unwrap();
    let now = cases::petition(&mut tx, petition).await.unwrap();
    assert_ne!(now.case_id, case);
    let own = cases::find(&mut tx, now.case_id).await.unwrap();
    // Counted from its own day of registration, the 25th, ten working days.
    assert_eq!((own.open, &*own.next_due, own.people), (true, "2026-12-09", 1));
    let acts = |rows: Vec<cases::MoveRow>| rows.into_iter().map(|made| made.act).collect::<Vec<_>>();
    assert_eq!(
        acts(cases::history(&mut tx, case).await.unwrap()),
        ["petition-in", "petition-out"]
    );
    assert_eq!(
        acts(cases::history(&mut tx, own.id).await.unwrap()),
        ["taken-out"]
    );
    assert_eq!(cases::find(&mut tx, case).await.unwrap().people, 1);
    let said = cases::messages(&mut tx, own.id, Some(petition)).await.unwrap();
    assert!(said[0].words.contains("Cột đèn khác"), "{}", said[0].words);
    let others = cases::messages(&mut tx, case, None).await.unwrap();
    assert!(others[0].words.contains("giải quyết riêng") && !others[0].words.contains("Cột đèn"));
    drop(tx);
    // The first petition stays, whatever is posted; so does one of another case.
    let first = {
        let mut tx = app.app.db.begin_read().await.unwrap();
        cases::petitions(&mut tx, case).await.unwrap()[0].id
    };
    for id in [first.to_string(), petition.to_string()] {
        let mut fields: Vec<(String, String)> = token.fields.clone();
        fields.retain(|(name, _)| name != "petition");
        fields.extend([
            ("petition".to_owned(), id),
            ("out_reason".to_owned(), "x".to_owned()),
        ]);
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        officer.post(&out, &pairs).await.is(400);
    }
}

#[test]
fn a_petition_goes_with_a_case_and_is_taken_out_again_on_sqlite() {
    testing::block_on(async { goes_with_it(TestApp::new().await).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_petition_goes_with_a_case_and_is_taken_out_again_on_postgres() {
    testing::block_on(async { goes_with_it(TestApp::over(Some(testing::postgres_url())).await).await });
}

#[tokio::test]
async fn what_is_found_is_what_one_may_read_and_what_a_petition_can_go_with() {
    let app = TestApp::new().await;
    let (body, other) = (app.body("UBND xã Mẫu").await, app.body("UBND xã Bên").await);
    let mut clerk = app.officer("Văn thư 1", Role::Clerk, body).await;
    let mut stranger = app.officer("Văn thư 2", Role::Clerk, other).await;
    let lamp = petition(&app, &register(&mut clerk, &LAMP).await.ok()).await;
    gandan::search::catch_up(&app.app.db, &app.app.search)
        .await
        .unwrap();
    // By words of the register for a clerk; by words of the file for whoever may read it.
    let choices = "fieldset label[for^='f-joins-']";
    let found = find(&mut clerk, &[("join", "đèn đường"), ("words", "x")]).await;
    assert_eq!(found.texts(choices).len(), 2, "{:?}", found.texts(choices));
    let found = find(&mut clerk, &[("join", "ngõ không sáng"), ("words", "x")]).await;
    assert!(found.texts(choices).is_empty() && found.has("[role=status]"));
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let found = find(&mut officer, &[("join", "ngõ không sáng"), ("words", "x")]).await;
    let told = found.texts(choices).join(" | ");
    assert!(told.contains("Đèn đường ngõ 5"), "{told}");
    // By the subject that is chosen; not under another law; not at another counter.
    let found = find(&mut clerk, &[("subject", "lighting"), ("words", "x")]).await;
    assert_eq!(found.texts(choices).len(), 2);
    let found = find(
        &mut clerk,
        &[("join", "1"), ("regime", "complaint"), ("words", "x")],
    )
    .await;
    assert!(found.texts(choices).is_empty());
    let found = find(&mut stranger, &[("join", "1"), ("words", "x")]).await;
    assert!(found.texts(choices).is_empty());
    for odd in [
        "0",
        "99999999999999999999",
        "-1",
        "1/x",
        "'; drop table",
        "%",
        "1/2025",
    ] {
        assert!(
            find(&mut clerk, &[("join", odd), ("words", "x")])
                .await
                .texts(choices)
                .is_empty(),
            "{odd}"
        );
    }
    // Posted all the same, it is refused beside its field, and nothing is registered.
    let id = lamp.case_id.to_string();
    let page = stranger.get(urls::COUNTER).await.ok();
    let fields = [("words", "Đèn hỏng."), ("joins", &*id)];
    let wrong = stranger.upload(&page, "form.counter", &fields, &[]).await.is(422);
    assert!(
        wrong.text(".errors").contains("cơ quan khác"),
        "{}",
        wrong.text(".errors")
    );
    let fields = [
        ("words", "Đèn hỏng."),
        ("joins", "00000000-0000-0000-0000-000000000009"),
    ];
    let wrong = stranger.upload(&page, "form.counter", &fields, &[]).await.is(422);
    assert!(wrong.text(".errors").contains("không có số này"));
    assert_eq!(row(&app, lamp.case_id).await.people, 1);
    // What a wall keeps from somebody is not even told of.
    let account = app.account("Cán bộ 2", &[(Role::Officer, body)]).await;
    let mut tx = app.app.db.begin_write().await.unwrap();
    cases::raise(
        &mut tx,
        lamp.case_id,
        None,
        Some(account),
        "Cán bộ 2",
        "respondent",
        1,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let mut walled = app.signed_in(account).await;
    let found = find(&mut walled, &[("join", "1"), ("words", "x")]).await;
    assert!(found.texts(choices).is_empty());
    let page = walled.get(urls::COUNTER).await.ok();
    let fields = [("words", "Đèn hỏng."), ("joins", &*id)];
    walled.upload(&page, "form.counter", &fields, &[]).await.is(403);
}
