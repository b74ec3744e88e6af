//! An officer's program makes moves with papers and files, just as the pages do; who may not, may not here either.

use crate::TestApp;
use crate::api_officer::{program, token};
use crate::casework::{matter, received};
use crate::outbox::{app_with, ways};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::cases::Regime;
use gandan_media::testing::{pdf, photograph};
use gandan_store::{cases, outbox, testing};
use serde_json::{Value, json};

/// With a way to reach people that leads nowhere, so that what is queued stays.
async fn app(database: Option<String>) -> TestApp {
    app_with(database, ways(Some(1), None)).await
}

async fn queued(app: &TestApp) -> Vec<String> {
    let mut tx = app.app.db.begin_read().await.unwrap();
    let rows = outbox::latest(&mut tx, 50).await.unwrap();
    rows.into_iter().map(|row| row.kind).collect()
}

#[test]
fn a_program_answers_with_evidence_and_a_numbered_paper() {
    testing::block_on(async {
        for database in [None, Some(testing::postgres_url())] {
            let app = app(database).await;
            let body = app.body("UBND xã Mẫu").await;
            let other = app.body("UBND xã Khác").await;
            let mut lamp = matter(&app, body, Regime::Feedback, "Đèn đường ngõ 5 không sáng.");
            lamp.people[0].mail = "dan1@example.com".to_owned();
            lamp.people[0].notify = true;
            let case = received(&app, lamp).await;
            assert_eq!(queued(&app).await, ["received"]);
            let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
            let mut mine = program(&app, &token(&mut officer).await);
            let moves = urls::with_id(urls::API_CASE_MOVES, case);

            let form = mine.get(&urls::api_case_move(case, "answer")).await.ok().json();
            let needs: Vec<&str> = form["needs"]
                .as_array()
                .unwrap()
                .iter()
                .map(|need| need.as_str().unwrap())
                .collect();
            assert!(needs.contains(&"told") && needs.contains(&"files"), "{form}");
            let paper = &form["paper"];
            assert!(paper["symbol"].as_str().unwrap().contains("UBND"), "{paper}");

            // What is missing is named, and nothing is written.
            let mut given = json!({"act": "answer", "version": 1});
            let refuse = async |mine: &mut crate::Client, given: &Value, field: &str| {
                let refused = mine.post_json(&moves, given).await.is(422).json();
                assert_eq!(refused["field"], json!(field), "{refused}");
                assert!(!refused["citation"].as_str().unwrap().is_empty());
            };
            refuse(&mut mine, &given, "told").await;
            given["told"] = json!("Đèn được thay ngày {{ngày}}.");
            refuse(&mut mine, &given, "files").await;
            let evidence = pdf();
            let files = [("bien-ban.pdf", evidence.as_slice())];
            let refused = mine
                .post_files(&moves, "move", &given, &files)
                .await
                .is(422)
                .json();
            assert_eq!(refused["field"], json!("told"), "a blank is open: {refused}");
            given["told"] = json!("Đèn được thay ngày 24/11/2026.");
            given["signing"] = json!({"symbol": "UBND", "place": "Mẫu", "title": "CHỦ TỊCH"});
            given["fields"] = json!({"no-such-blank": "x"});
            let refused = mine
                .post_files(&moves, "move", &given, &files)
                .await
                .is(422)
                .json();
            assert_eq!(refused["field"], json!("fields"));
            given["fields"] = json!({});
            let page = [("x.html", &b"<html><script>alert(1)</script>"[..])];
            let refused = mine
                .post_files(&moves, "move", &given, &page)
                .await
                .is(422)
                .json();
            assert_eq!(refused["field"], json!("files"));

            let made = mine
                .post_files(&moves, "move", &given, &files)
                .await
                .is(201)
                .json();
            assert_eq!(
                (&made["state"], &made["open"]),
                (&json!("answered"), &json!(false))
            );
            assert_eq!(made["paper"]["symbol"], json!("01/UBND"));
            assert_eq!(made["paper"]["number"], json!(1));
            let address = made["paper"]["address"].as_str().unwrap();
            let address = address.strip_prefix("https://mau.example").unwrap();
            let shown = officer.get(address).await.ok();
            assert!(shown.text(".paper").contains("Đèn được thay ngày 24/11/2026."));
            // The same notice as through the page, with the move.
            let mut kinds = queued(&app).await;
            kinds.sort();
            assert_eq!(kinds, ["answered", "received"]);

            let file = mine.get(&urls::with_id(urls::API_CASE, case)).await.ok().json();
            assert_eq!(file["papers"][0]["symbol"], json!("01/UBND"));
            let kept = &file["files"][0];
            assert_eq!(kept["name"], json!("bien-ban.pdf"));
            let id = kept["id"].as_str().unwrap().parse().unwrap();
            let address = urls::api_case_file(case, id);
            let read = mine.get(&address).await.ok();
            assert_eq!(read.bytes, evidence);
            assert_eq!(read.header("content-type"), "application/pdf");
            assert!(read.header("content-disposition").starts_with("attachment"));
            // On the page it stands with the move.
            let page = officer.get(&urls::with_id(urls::CASE, case)).await.ok();
            assert!(page.text("main").contains("bien-ban.pdf"));

            // A stranger's token, nobody, and a file under another case.
            let mut stranger = app.officer("Cán bộ 2", Role::Officer, other).await;
            let mut theirs = program(&app, &token(&mut stranger).await);
            theirs.get(&address).await.is(403);
            theirs.get(&urls::api_case_move(case, "close")).await.is(403);
            theirs.post_json(&moves, &given).await.is(403);
            app.visitor().get(&address).await.is(401);
            let second = received(&app, matter(&app, body, Regime::Feedback, "Cống tắc")).await;
            mine.get(&urls::api_case_file(second, id)).await.is(404);

            // A wall keeps out whom the matter is about, here too.
            let mut tx = app.app.db.begin_write().await.unwrap();
            cases::raise(&mut tx, case, Some(body.0), None, "UBND xã Mẫu", "respondent", 1)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            mine.get(&address).await.is(403);
            mine.get(&urls::with_id(urls::API_CASE, case)).await.is(403);
        }
    });
}

#[tokio::test]
async fn what_the_head_decides_an_officers_program_does_not() {
    let app = app(None).await;
    let body = app.body("UBND xã Mẫu").await;
    let complaint = matter(&app, body, Regime::Complaint, "Tôi khiếu nại quyết định số 12.");
    let case = received(&app, complaint).await;
    let moves = urls::with_id(urls::API_CASE_MOVES, case);
    let given = json!({
        "act": "accept", "version": 1, "eligible": true,
        "fields": {"issued": "01/01/2020", "issued_by": "Bộ Công an"},
        "signing": {"symbol": "TB-UBND", "place": "Mẫu", "title": "CHỦ TỊCH"},
    });
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let mut theirs = program(&app, &token(&mut officer).await);
    theirs.post_json(&moves, &given).await.is(403);
    let mut head = app.officer("Chủ tịch 1", Role::Head, body).await;
    let mut program = program(&app, &token(&mut head).await);
    let form = program
        .get(&urls::api_case_move(case, "accept"))
        .await
        .ok()
        .json();
    assert_eq!(form["head_only"], json!(true));
    assert!(form["conditions"].as_array().unwrap().len() >= 4, "{form}");
    let mut without = given.clone();
    without["eligible"] = json!(false);
    let refused = program.post_json(&moves, &without).await.is(422).json();
    assert_eq!(refused["field"], json!("eligible"));
    let mut without = given.clone();
    without["fields"] = json!({});
    let refused = program.post_json(&moves, &without).await.is(422).json();
    assert_eq!(refused["field"], json!("fields"), "{refused}");
    let made = program.post_json(&moves, &given).await.is(201).json();
    assert_eq!(made["paper"]["symbol"], json!("01/TB-UBND"));
    // A number is given only with a paper: what was refused before took none.
}

#[test]
fn files_come_with_a_petition_and_are_looked_at_as_on_the_form() {
    testing::block_on(async {
        for database in [None, Some(testing::postgres_url())] {
            let app = app(database).await;
            let body = app.body("UBND xã Mẫu").await;
            let mut sender = app.visitor();
            sender.header("idempotency-key", "7f3a");
            let lamp = json!({
                "regime": "feedback", "words": "Đèn hỏng", "body": body.0.to_string(),
                "people": [{"name": "Người gửi 1", "mail": "dan1@example.com", "notify": true}],
            });
            let picture = photograph();
            let files = [("anh.jpg", picture.as_slice())];
            let address = urls::API_PETITIONS;
            sender
                .post_files(address, "petition", &lamp, &files)
                .await
                .is(201);
            // The same again is the same, and told once; with another file it is another.
            let again = sender
                .post_files(address, "petition", &lamp, &files)
                .await
                .is(200);
            assert_eq!(again.json()["known"], json!(true));
            assert_eq!(queued(&app).await, ["received"]);
            let paper = pdf();
            let other = [("don.pdf", paper.as_slice())];
            sender
                .post_files(address, "petition", &lamp, &other)
                .await
                .is(201);

            let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
            let mut mine = program(&app, &token(&mut officer).await);
            let list = mine.get(urls::API_CASES).await.ok().json();
            let mut names = Vec::new();
            for case in list["cases"].as_array().unwrap() {
                let case = urls::with_id(urls::API_CASE, case["id"].as_str().unwrap());
                let file = mine.get(&case).await.ok().json();
                let kept = &file["files"][0];
                names.push(kept["name"].as_str().unwrap().to_owned());
                assert_eq!(
                    (&kept["belongs"], &kept["from_petitioner"]),
                    (&json!("petition"), &json!(true))
                );
                let address = kept["address"].as_str().unwrap();
                let read = mine
                    .get(address.strip_prefix("https://mau.example").unwrap())
                    .await
                    .ok();
                assert!(
                    !read.bytes.windows(4).any(|word| word == b"Exif"),
                    "what cameras write is gone"
                );
            }
            names.sort();
            assert_eq!(names, ["anh.jpg", "don.pdf"]);

            for (name, content) in [
                ("a.html", &b"<html>x"[..]),
                ("a.exe", b"MZ\x90\0"),
                ("a.jpg", b""),
            ] {
                let wrong = sender
                    .post_files(address, "petition", &lamp, &[(name, content)])
                    .await;
                assert_eq!(wrong.is(422).json()["field"], json!("files"), "{name}");
            }
            let many: Vec<(&str, &[u8])> = (0..11).map(|_| ("don.pdf", paper.as_slice())).collect();
            let refused = sender.post_files(address, "petition", &lamp, &many).await.is(422);
            assert_eq!(refused.json()["field"], json!("files"));
            let refused = sender.post_files(address, "words", &lamp, &files).await.is(400);
            assert_eq!(refused.header("content-type"), "application/problem+json");
            let empty = sender
                .post_body(address, "multipart/form-data; boundary=x", b"--x--\r\n")
                .await;
            assert_eq!(empty.is(400).json()["type"], json!("unreadable"));
            sender
                .post_body(address, "multipart/form-data", b"")
                .await
                .is(400);
        }
    });
}
