//! A program reads what is public: answered matters without what is private, and figures with their denominators.

use crate::TestApp;
use crate::public::fixture::{LAMP, act, answer, matter, publish, settle, take};
use gandan::web::urls;
use gandan_store::testing;
use serde_json::{Value, json};

#[test]
fn public_matters_are_listed_by_body_subject_period_and_words_and_page_by_page() {
    testing::block_on(async {
        for database in [None, Some(testing::postgres_url())] {
            let app = TestApp::over(database).await;
            let body = app.body("UBND xã Mẫu").await;
            let other = app.body("UBND xã Khác").await;
            for n in 0..53 {
                let case = take(&app, matter(&app, body, LAMP)).await;
                answer(&app, case, &format!("Đã thay bóng số {n}.")).await;
                publish(&app, case).await;
            }
            let mut road = matter(&app, other, "Mặt cầu treo hỏng");
            road.subject = "roads".to_owned();
            let road = take(&app, road).await;
            answer(&app, road, "Đã sửa cầu.").await;
            publish(&app, road).await;
            // Answered and not public; public and taken back.
            let kept = take(&app, matter(&app, other, "Không công khai")).await;
            answer(&app, kept, "Đã xong.").await;
            settle(&app).await;

            let mut program = app.visitor();
            let mut ask = async |query: &str| -> Value {
                let address = format!("{}?{query}", urls::API_PUBLICATIONS);
                let seen = program.get(&address).await.ok();
                assert_eq!(seen.header("access-control-allow-origin"), "*");
                for hidden in ["Nguyễn", "0912345678", "0912 345 678", "Không công khai"] {
                    assert!(!seen.body().contains(hidden), "{hidden}");
                }
                seen.json()
            };
            let count = |page: &Value| page["publications"].as_array().unwrap().len();
            let first = ask("").await;
            assert_eq!(count(&first), 50);
            let next = first["next"].as_str().unwrap().to_owned();
            let second = ask(next.split('?').nth(1).unwrap()).await;
            assert_eq!((count(&second), &second["next"]), (4, &json!(null)));
            let roads = ask("subject=roads").await;
            let one = &roads["publications"][0];
            assert_eq!(one["answer"], json!("Đã sửa cầu."));
            assert_eq!(one["regime"], json!("feedback"));
            program_page(&app, one).await;
            assert_eq!(count(&ask(&format!("body={}", other.0)).await), 1);
            assert_eq!(count(&ask("q=cau+treo").await), 1, "in any marks");
            assert_eq!(count(&ask(&format!("q=cau+treo&body={}", body.0)).await), 0);
            assert_eq!(count(&ask("subject=roads&period=2026-Q4").await), 1);
            assert_eq!(count(&ask("period=2026-11").await), 50);
            assert_eq!(count(&ask("period=2026-10").await), 0);
            assert_eq!(count(&ask("period=2025").await), 0);
            assert!(
                ask("q=bong").await["next"]
                    .as_str()
                    .unwrap()
                    .contains("after=w.50")
            );
            for (wrong, field) in [
                ("body=x", "body"),
                ("period=2026-13", "period"),
                ("regime=love", "regime"),
                ("after=x", "after"),
            ] {
                let address = format!("{}?{wrong}", urls::API_PUBLICATIONS);
                let refused = program.get(&address).await.is(422).json();
                assert_eq!(refused["field"], json!(field), "{wrong}");
            }
            program
                .get(&format!("{}?stars=5", urls::API_PUBLICATIONS))
                .await
                .is(400);
        }
    });
}

/// The page that a line leads to says the same.
async fn program_page(app: &TestApp, line: &Value) {
    let page = app.visitor().get(line["address"].as_str().unwrap()).await.ok();
    assert!(page.text("main").contains(line["answer"].as_str().unwrap()));
}

#[test]
fn figures_are_those_of_the_table_and_each_opens_into_its_list() {
    testing::block_on(async {
        for database in [None, Some(testing::postgres_url())] {
            let app = TestApp::over(database).await;
            let province = app.body("UBND tỉnh Mẫu").await;
            let quick = app.body_under("UBND xã Nhanh", Some(province)).await;
            let slow = app.body_under("UBND xã Chậm", Some(province)).await;
            for n in 0..4 {
                let case = take(&app, matter(&app, quick, LAMP)).await;
                match n {
                    0..=1 => answer(&app, case, "Đã sửa.").await,
                    2 => act(&app, case, "withdraw", "", "người gửi rút").await,
                    _ => {}
                }
            }
            take(&app, matter(&app, slow, LAMP)).await;
            settle(&app).await;
            app.app.clock.set("2027-01-12T02:00:00Z".parse().unwrap());

            let mut program = app.visitor();
            let address = format!("{}?period=2026&body={}", urls::API_FIGURES_CASES, province.0);
            let table = program.get(&address).await.ok().json();
            assert_eq!(table["rows"].as_array().unwrap().len(), 2);
            let all = &table["all"];
            let figure = |name: &str| {
                let figures = all["figures"].as_array().unwrap();
                figures
                    .iter()
                    .find(|one| one["figure"] == json!(name))
                    .unwrap()
                    .clone()
            };
            let overdue = figure("overdue");
            assert_eq!(
                (&overdue["numerator"], &overdue["denominator"]),
                (&json!(2), &json!(5))
            );
            let kept = &all["kept"];
            assert_eq!(
                (&kept["numerator"], &kept["denominator"]),
                (&json!(2), &json!(4)),
                "what is overdue stays in the denominator"
            );
            assert_eq!(kept["of"].as_array().unwrap().len(), 3);
            let list = program.get(overdue["list"].as_str().unwrap()).await.ok();
            assert_eq!(list.texts("tbody tr").len(), 2);
            // The page says the same.
            let code = all["body"]["code"].as_str().unwrap();
            let page = program
                .get(&format!("{}?ky=2026&co-quan={code}", urls::FIGURES_CASES))
                .await
                .ok();
            let total = page.texts("table:first-of-type tbody tr:nth-child(1) > *");
            assert_eq!(
                (total[1].as_str(), total[5].as_str(), total[8].as_str()),
                ("5", "2", "50 %")
            );
            for wrong in ["period=x", "body=x", "regime=x"] {
                let address = format!("{}?{wrong}", urls::API_FIGURES_CASES);
                program.get(&address).await.is(422);
            }
        }
    });
}
