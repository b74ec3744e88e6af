//! An officer's program: a token made on a page, the work list, a file, a move; and what others get.

use crate::{Client, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::testing;
use jiff::ToSpan;
use serde_json::{Value, json};

/// A token that `client` makes for a program.
pub async fn token(client: &mut Client) -> String {
    let page = client.get(urls::TOKENS).await.ok();
    let form = format!("main form[action=\"{}\"], main form:not([action])", urls::TOKENS);
    let made = client
        .submit(&page, &form, &[("name", "Phần mềm"), ("days", "30")])
        .await
        .ok();
    assert_eq!(made.header("cache-control"), "no-store");
    made.text(".notice .code")
}

pub fn program(app: &TestApp, token: &str) -> Client {
    let mut program = app.visitor().in_english();
    program.header("authorization", &format!("Bearer {token}"));
    program
}

async fn bring(app: &TestApp, body: BodyId) {
    let matter = json!({"regime": "feedback", "words": "Đèn hỏng", "body": body.0.to_string()});
    app.visitor()
        .post_json(urls::API_PETITIONS, &matter)
        .await
        .is(201);
}

async fn cases(program: &mut Client) -> Vec<Value> {
    let list = program.get(urls::API_CASES).await.ok().json();
    list["cases"].as_array().unwrap().clone()
}

#[test]
fn a_program_may_what_its_officer_may() {
    testing::block_on(async {
        for database in [None, Some(testing::postgres_url())] {
            let app = TestApp::over(database).await;
            let body = app.body("UBND xã Mẫu").await;
            let other = app.body("UBND xã Khác").await;
            bring(&app, body).await;
            let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
            let mut mine = program(&app, &token(&mut officer).await);
            let list = cases(&mut mine).await;
            assert_eq!(list.len(), 1);
            let id = list[0]["id"].as_str().unwrap();
            let address = urls::with_id(urls::API_CASE, id);
            let file = mine.get(&address).await.ok().json();
            assert_eq!(file["petitions"][0]["words"], json!("Đèn hỏng"));
            let moves = urls::with_id(urls::API_CASE_MOVES, id);
            let given = |act: &str, version: i64| json!({"act": act, "version": version, "eligible": true});
            // What is no act is named.
            for act in ["confirm", "nothing", "reopen"] {
                let refused = mine.post_json(&moves, &given(act, 1)).await.is(422).json();
                assert_eq!(refused["field"], json!("act"), "{act}");
            }
            mine.post_json(&moves, &given("answer", 7)).await.is(409);

            // Another body's officer, a clerk, an administrator, nobody.
            for (role, at) in [
                (Role::Officer, other),
                (Role::Clerk, body),
                (Role::Administrator, BodyId::INSTALLATION),
            ] {
                let mut someone = app.officer("Ai đó", role, at).await;
                let mut theirs = program(&app, &token(&mut someone).await);
                theirs.get(&address).await.is(403);
                theirs.post_json(&moves, &given("accept", 1)).await.is(403);
            }
            let mut nobody = app.visitor();
            let refused = nobody.get(&address).await.is(401);
            assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"gandan\"");
            assert_eq!(refused.header("content-type"), "application/problem+json");
            nobody.header("authorization", &format!("Bearer {}", "ab".repeat(32)));
            let refused = nobody.get(urls::API_CASES).await.is(401);
            let challenge = "Bearer realm=\"gandan\", error=\"invalid_token\"";
            assert_eq!(refused.header("www-authenticate"), challenge);
            // A cookie is no token.
            officer.get(urls::API_CASES).await.is(401);
        }
    });
}

#[tokio::test]
async fn a_token_ends_when_it_is_revoked_or_old() {
    let app = TestApp::new().await;
    let body = app.body("UBND xã Mẫu").await;
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let first = token(&mut officer).await;
    program(&app, &first).get(urls::API_CASES).await.ok();
    let page = officer.get(urls::TOKENS).await.ok();
    assert!(!page.body().contains(&first), "shown once");
    officer.submit(&page, "main tbody form", &[]).await.ok();
    program(&app, &first).get(urls::API_CASES).await.is(401);
    let second = token(&mut officer).await;
    app.app.clock.set(app.app.clock.now() + (24 * 31).hours());
    program(&app, &second).get(urls::API_CASES).await.is(401);
}
