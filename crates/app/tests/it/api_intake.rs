//! A program brings petitions, asks how they stand, and reads what is public.

use crate::{Client, TestApp};
use gandan::web::urls;
use gandan_core::bodies::BodyId;
use gandan_store::testing;
use serde_json::{Value, json};

/// Both engines, one after the other.
async fn engines() -> Vec<TestApp> {
    let mut apps = vec![TestApp::new().await];
    if cfg!(not(gandan_no_postgres)) {
        apps.push(TestApp::over(Some(testing::postgres_url())).await);
    }
    apps
}

async fn code_of(client: &mut Client, body: BodyId) -> String {
    let list = client.get(urls::API_BODIES).await.ok().json();
    let bodies = list["bodies"].as_array().unwrap();
    let found = bodies.iter().find(|one| one["id"] == json!(body.0.to_string()));
    found.unwrap()["code"].as_str().unwrap().to_owned()
}

fn lamp(body: &str) -> Value {
    json!({
        "regime": "feedback",
        "words": "Đèn đường đầu thôn hỏng ba tuần nay",
        "subject": "lighting",
        "body": body,
    })
}

#[test]
fn what_a_program_brings_has_a_receipt_and_clocks_and_can_be_followed() {
    testing::block_on(async {
        for app in engines().await {
            let body = app.body("UBND xã Mẫu").await;
            let mut program = app.visitor();
            let code = code_of(&mut program, body).await;
            let receipt = program.post_json(urls::API_PETITIONS, &lamp(&code)).await.is(201);
            assert_eq!(receipt.header("cache-control"), "no-store");
            assert_eq!(receipt.header("access-control-allow-origin"), "");
            let receipt = receipt.json();
            assert_eq!(receipt["known"], json!(false));
            assert_eq!(receipt["body"]["name"], json!("UBND xã Mẫu"));
            let first = &receipt["clocks"][0];
            assert_eq!(first["rule"], json!("reception.answer"));
            assert!(first["due"].as_str().unwrap() > "2026-11-23");
            assert!(first["citation"].as_str().unwrap().contains("Đ28"), "{first}");

            program.header("receipt-code", receipt["receipt_code"].as_str().unwrap());
            let status = program.get(urls::API_STATUS).await.ok().json();
            assert_eq!(status["step"], json!("received"));
            assert_eq!(status["received"], json!("2026-11-23"));
            assert_eq!(
                status["steps"],
                json!([{"step": "received", "day": "2026-11-23", "citation": ""}])
            );
            assert_eq!(status["clocks"], receipt["clocks"]);
        }
    });
}

#[test]
fn sent_twice_under_one_key_it_is_one_petition_with_two_codes() {
    testing::block_on(async {
        for app in engines().await {
            let body = app.body("UBND xã Mẫu").await;
            let mut program = app.visitor();
            program.header("idempotency-key", "7f3a");
            let mut matter = lamp(&body.0.to_string());
            let first = program
                .post_json(urls::API_PETITIONS, &matter)
                .await
                .is(201)
                .json();
            let second = program
                .post_json(urls::API_PETITIONS, &matter)
                .await
                .is(200)
                .json();
            assert_eq!(second["known"], json!(true));
            assert_ne!(first["receipt_code"], second["receipt_code"]);
            for receipt in [&first, &second] {
                let mut holder = app.visitor();
                holder.header("receipt-code", receipt["receipt_code"].as_str().unwrap());
                holder.get(urls::API_STATUS).await.ok();
            }
            // Whoever guesses a key gets no code of somebody else's petition.
            matter["words"] = json!("Một việc khác hẳn");
            program.post_json(urls::API_PETITIONS, &matter).await.is(201);
        }
    });
}

#[tokio::test]
async fn the_law_demands_a_name_for_a_complaint_and_takes_no_denunciation_here() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut program = app.visitor().in_english();
    let mut matter = lamp(&body.0.to_string());
    matter["regime"] = json!("complaint");
    let refused = program.post_json(urls::API_PETITIONS, &matter).await.is(422);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let refused = refused.json();
    assert_eq!(
        (&refused["type"], &refused["field"], &refused["citation"]),
        (
            &json!("identity"),
            &json!("people"),
            &json!("TT 05/2021/TT-TTCP Đ6 k2 điểm a")
        )
    );
    matter["people"] = json!([{"name": "Nguyễn Văn Mẫu", "address": "thôn 1, xã Mẫu"}]);
    let taken = program
        .post_json(urls::API_PETITIONS, &matter)
        .await
        .is(201)
        .json();
    let clocks: Vec<&str> = taken["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|clock| clock["clock"].as_str().unwrap())
        .collect();
    assert!(clocks.contains(&"acceptance"), "{clocks:?}");
    matter["regime"] = json!("denunciation");
    let refused = program
        .post_json(urls::API_PETITIONS, &matter)
        .await
        .is(422)
        .json();
    assert_eq!(refused["type"], json!("denunciation"));
    assert!(refused["detail"].as_str().unwrap().contains("in person"));
}

#[tokio::test]
async fn what_cannot_be_is_named() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await.0.to_string();
    let mut program = app.visitor();
    let wrong = |field: &str, value: Value| {
        let mut matter = lamp(&body);
        matter[field] = value;
        matter
    };
    for (field, value) in [
        ("words", json!(" \n ")),
        ("words", json!("x".repeat(20_001))),
        ("body", json!("không-có")),
        ("place", json!("không-có")),
        ("subject", json!("telepathy")),
        ("title", json!("x".repeat(501))),
        ("people", json!(vec![json!({"name": "A"}); 201])),
    ] {
        let refused = program
            .post_json(urls::API_PETITIONS, &wrong(field, value))
            .await
            .is(422);
        assert_eq!(refused.json()["field"], json!(field));
    }
    for body in [
        "",
        "{",
        "[]",
        "null",
        r#"{"regime":"feedback"}"#,
        r#"{"words":1}"#,
    ] {
        let refused = program
            .post_body(urls::API_PETITIONS, "application/json", body.as_bytes())
            .await;
        assert_eq!(refused.is(400).json()["type"], json!("unreadable"));
    }
    let unknown = wrong("stars", json!(5));
    program.post_json(urls::API_PETITIONS, &unknown).await.is(400);
    let form = program
        .post_body(
            urls::API_PETITIONS,
            "text/plain",
            lamp(&body).to_string().as_bytes(),
        )
        .await;
    assert_eq!(form.is(415).json()["type"], json!("media-type"));
    let much = format!(r#"{{"words":"{}"}}"#, "x".repeat(2_000_000));
    program
        .post_body(urls::API_PETITIONS, "application/json", much.as_bytes())
        .await
        .is(413);
    program.get(urls::API_PETITIONS).await.is(405);
    program.get(urls::API_STATUS).await.is(422);
    program.header("receipt-code", "1234 5678 9012 3452");
    program.get(urls::API_STATUS).await.is(422);
}

#[tokio::test]
async fn a_page_of_another_site_reads_what_is_public_and_sends_nothing() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await.0.to_string();
    let mut page = app.visitor();
    page.header("origin", "https://other.example");
    let subjects = page.get(urls::API_SUBJECTS).await.ok();
    assert_eq!(subjects.header("access-control-allow-origin"), "*");
    assert_eq!(subjects.header("set-cookie"), "");
    let codes = subjects.json();
    assert!(
        codes["subjects"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["code"] == json!("lighting"))
    );
    page.post_json(urls::API_PETITIONS, &lamp(&body)).await.is(403);
}

#[tokio::test]
async fn a_due_day_comes_with_its_derivation() {
    let app = TestApp::new().await;
    let mut program = app.visitor().in_english();
    let due = |query: &str| format!("{}?{query}", urls::API_DUE);
    let found = program
        .get(&due("rule=complaint.acceptance&from=2026-07-02"))
        .await
        .ok()
        .json();
    assert_eq!(found["due"], json!("2026-07-13"));
    assert!(found["derivation"].as_array().unwrap().len() > 3, "{found}");
    let before = program
        .get(&due("rule=complaint.acceptance&from=2026-06-29"))
        .await
        .ok()
        .json();
    assert_eq!(before["due"], json!("2026-07-09"));
    for (query, status, field) in [
        ("rule=nothing&from=2026-07-02", 404, "rule"),
        ("rule=complaint.acceptance&from=heute", 422, "from"),
        ("rule=complaint.acceptance&from=9999-07-02", 422, "from"),
        (
            "rule=complaint.acceptance&from=2026-07-02&instance=3",
            422,
            "instance",
        ),
        (
            "rule=complaint.acceptance&from=2026-07-02&remote=maybe",
            422,
            "remote",
        ),
        ("rule=complaint.refusal-grounds&from=2026-07-02", 422, "rule"),
    ] {
        let refused = program.get(&due(query)).await.is(status).json();
        assert_eq!(refused["field"], json!(field), "{query}");
    }
    program.get(&due("from=2026-07-02")).await.is(400);
    let rules = program.get(urls::API_RULES).await.ok().json();
    assert!(rules["rules"].as_array().unwrap().len() > 50);
}

#[tokio::test]
async fn who_brings_too_much_waits() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await.0.to_string();
    let mut program = app.visitor();
    for _ in 0..60 {
        program.post_json(urls::API_PETITIONS, &lamp(&body)).await.is(201);
    }
    let waits = program.post_json(urls::API_PETITIONS, &lamp(&body)).await.is(429);
    assert_eq!(waits.header("retry-after"), "1");
    assert_eq!(waits.json()["type"], json!("too-many"));
}

#[tokio::test]
async fn the_description_names_every_operation_and_its_page_can_be_read() {
    let app = TestApp::new().await;
    let mut program = app.visitor();
    let described = program.get(urls::API_DESCRIPTION).await.ok().json();
    assert_eq!(described["openapi"], json!("3.1.0"));
    let paths = described["paths"].as_object().unwrap();
    for operation in gandan::cases::api::operations() {
        let one = &paths[operation.path][operation.method];
        assert_eq!(one["operationId"], json!(operation.id));
        assert!(one["responses"].as_object().unwrap().len() > 1);
    }
    // Every type that is spoken of is there.
    let text = described.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(described["components"]["schemas"].get(name).is_some(), "{name}");
    }
    let page = program.get(urls::API_PAGE).await.ok();
    assert!(
        page.texts("tbody th")
            .iter()
            .any(|text| text.contains("/api/v1/law/due"))
    );
}

#[tokio::test]
async fn a_gateway_of_the_settings_brings_what_many_say() {
    let app = TestApp::set_up(None, |config| {
        config.counters = vec!["127.0.0.1".parse().unwrap()];
    })
    .await;
    let body = app.body("UBND xã Mẫu").await.0.to_string();
    let mut program = app.visitor();
    for _ in 0..70 {
        program.post_json(urls::API_PETITIONS, &lamp(&body)).await.is(201);
    }
}
