//! A client of Open311 GeoReport v2 reports a lamp and follows it.

use crate::public::fixture;
use crate::{Client, Seen, TestApp};
use gandan::web::urls;
use gandan_store::testing;
use serde_json::{Value, json};

async fn report(client: &mut Client, address: &str, fields: &[(&str, &str)]) -> Seen {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let kind = "application/x-www-form-urlencoded";
    client.post_body(address, kind, form.as_bytes()).await
}

const LAMP: [(&str, &str); 6] = [
    ("service_code", "lighting"),
    ("description", "Đèn đường hỏng <b>&"),
    ("lat", "21.028511"),
    ("long", "105.804817"),
    ("last_name", "Nguyễn"),
    ("first_name", "Văn Mẫu"),
];

#[test]
fn a_lamp_is_reported_and_followed() {
    testing::block_on(async {
        for database in [None, Some(testing::postgres_url())] {
            let app = TestApp::over(database).await;
            app.body("UBND tỉnh Mẫu").await;
            let mut client = app.visitor();
            let services = client.get(urls::OPEN311_SERVICES_JSON).await.ok().json();
            let lamp = services
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["service_code"] == json!("lighting"));
            assert_eq!(lamp.unwrap()["type"], json!("realtime"));

            let taken = report(&mut client, urls::OPEN311_REQUESTS_JSON, &LAMP)
                .await
                .is(201);
            assert_eq!(taken.header("cache-control"), "no-store");
            let taken = taken.json();
            let id = taken[0]["service_request_id"].as_str().unwrap().to_owned();
            let code = taken[0]["extended_attributes"]["receipt_code"].as_str().unwrap();
            assert!(taken[0]["service_notice"].as_str().unwrap().contains(code));

            let shown = client
                .get(&format!("/open311/v2/requests/{id}.json"))
                .await
                .ok()
                .json();
            let shown = &shown[0];
            assert_eq!(shown["status"], json!("open"));
            assert_eq!(shown["service_code"], json!("lighting"));
            assert_eq!(shown["requested_datetime"], json!("2026-11-23T09:00:00+07:00"));
            // What was said is shown only from a public copy.
            assert_eq!(shown["description"], json!(null));
            let history = &shown["extended_attributes"]["history"];
            assert_eq!(history[0]["step"], json!("received"));
            assert_eq!(history[0]["day"], json!("2026-11-23"));

            let token = client
                .get(&format!("/open311/v2/tokens/{id}.json"))
                .await
                .ok()
                .json();
            assert_eq!(token[0]["service_request_id"], json!(id));
            let list = urls::with_query(urls::OPEN311_REQUESTS_JSON, &[("service_request_id", &id)]);
            assert_eq!(client.get(&list).await.ok().json()[0], *shown);
            // It stands among all of the span, just so.
            let all: Value = client.get(urls::OPEN311_REQUESTS_JSON).await.ok().json();
            assert_eq!(all, json!([shown]));

            // The holder of the code sees what they said.
            let mut holder = app.visitor();
            holder.header("receipt-code", code);
            holder.get(urls::API_STATUS).await.ok();
        }
    });
}

#[tokio::test]
async fn the_same_as_xml() {
    let app = TestApp::new().await;
    app.body("UBND tỉnh Mẫu").await;
    let mut client = app.visitor();
    for (address, root) in [
        (urls::OPEN311_DISCOVERY_XML, "<discovery>"),
        (urls::OPEN311_SERVICES_XML, "<services><service>"),
        (
            urls::OPEN311_REQUESTS_XML,
            "<service_requests></service_requests>",
        ),
        ("/open311/v2/services/lighting.xml", "<service_definition>"),
    ] {
        let seen = client.get(address).await.ok();
        assert_eq!(seen.header("content-type"), "text/xml; charset=utf-8");
        assert_eq!(seen.header("access-control-allow-origin"), "*");
        let text = seen.body();
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
        assert!(text.contains(root), "{text}");
    }
    let taken = report(&mut client, urls::OPEN311_REQUESTS_XML, &LAMP)
        .await
        .is(201)
        .body();
    let id = taken.split("<service_request_id>").nth(1).unwrap();
    let id = id.split('<').next().unwrap();
    let shown = client
        .get(&format!("/open311/v2/requests/{id}.xml"))
        .await
        .ok()
        .body();
    assert!(shown.contains("<status>open</status>"), "{shown}");
    assert!(shown.contains("<history><step>"), "{shown}");
}

#[tokio::test]
async fn errors_are_those_of_the_standard() {
    let app = TestApp::new().await;
    app.body("UBND tỉnh Mẫu").await;
    let mut client = app.visitor().in_english();
    let without =
        |name: &str| -> Vec<(&str, &str)> { LAMP.into_iter().filter(|(field, _)| *field != name).collect() };
    for (fields, status) in [
        (without("service_code"), 400),
        (without("description"), 400),
        (without("lat"), 400),
        (vec![("service_code", "telepathy")], 404),
    ] {
        let refused = report(&mut client, urls::OPEN311_REQUESTS_JSON, &fields).await;
        assert_eq!(refused.is(status).json()[0]["code"], json!(status));
    }
    let refused = report(&mut client, urls::OPEN311_REQUESTS_XML, &[]).await.is(400);
    assert!(
        refused.body().contains("<errors><error><code>400</code>"),
        "{}",
        refused.body()
    );
    for unknown in [
        "/open311/v2/requests/1.json",
        "/open311/v2/tokens/x.json",
        "/open311/v2/services/x.json",
        "/open311/v2/nothing.json",
    ] {
        assert_eq!(client.get(unknown).await.is(404).json()[0]["code"], json!(404));
    }
    let unknown = client.get("/open311/v2/nothing.xml").await.is(404);
    assert_eq!(unknown.header("content-type"), "text/xml; charset=utf-8");
}

#[test]
fn a_client_asks_for_all_of_a_span_and_reads_only_what_is_public() {
    testing::block_on(async {
        for database in [None, Some(testing::postgres_url())] {
            let app = TestApp::over(database).await;
            let body = app.body("UBND xã Mẫu").await;
            let answered = fixture::take(&app, fixture::matter(&app, body, fixture::LAMP)).await;
            fixture::answer(&app, answered, "Đã thay bóng cho ông Nguyễn Văn Mẫu.").await;
            fixture::publish(&app, answered).await;
            let mut road = fixture::matter(&app, body, "Đường trước nhà tôi hỏng");
            road.subject = "roads".to_owned();
            road.place_words = "trước nhà ông Nguyễn Văn Mẫu".to_owned();
            let open = fixture::take(&app, road).await;
            let mut complaint = fixture::matter(&app, body, "Tôi khiếu nại");
            complaint.regime = gandan_core::cases::Regime::Complaint;
            let complaint = fixture::take(&app, complaint).await;

            let mut client = app.visitor();
            let mut ask = async |query: &str| -> Vec<Value> {
                let address = format!("{}?{query}", urls::OPEN311_REQUESTS_JSON);
                let seen = client.get(&address).await.ok();
                for hidden in ["Nguyễn", "0912345678", "0912 345 678", "trước nhà", "khiếu nại"] {
                    assert!(!seen.body().contains(hidden), "{hidden}: {}", seen.body());
                }
                seen.json().as_array().unwrap().clone()
            };
            let ids = |rows: &[Value]| -> Vec<String> {
                let id = |row: &Value| row["service_request_id"].as_str().unwrap().to_owned();
                rows.iter().map(id).collect()
            };
            let all = ask("").await;
            assert_eq!(all.len(), 2, "no complaint");
            assert!(!ids(&all).contains(&complaint.to_string()));
            let closed = ask("status=closed").await;
            assert_eq!(ids(&closed), [answered.to_string()]);
            let words = closed[0]["description"].as_str().unwrap();
            assert!(words.contains("Đèn đường") && words.contains("[…]"), "{words}");
            assert!(
                closed[0]["status_notes"]
                    .as_str()
                    .unwrap()
                    .contains("Đã thay bóng")
            );
            let steps = closed[0]["extended_attributes"]["history"].as_array().unwrap();
            assert_eq!(steps.last().unwrap()["step"], json!("answered"));
            let roads = ask("service_code=roads&status=open").await;
            assert_eq!(ids(&roads), [open.to_string()]);
            assert_eq!(roads[0]["description"], json!(null));
            assert_eq!(roads[0]["address"], json!("UBND xã Mẫu"));
            assert_eq!(ask("service_code=roads,lighting").await.len(), 2);
            assert_eq!(ask("service_code=water").await.len(), 0);
            assert_eq!(ask("page_size=1&page=2").await.len(), 1);
            assert_eq!(ask("start_date=2026-11-23&end_date=2026-11-23").await.len(), 2);
            assert_eq!(ask("end_date=2026-11-22T23:59:59%2B07:00").await.len(), 0);
            // Ids stand before all else; what is no feedback has none.
            let both = format!("service_request_id={answered},{complaint}&status=open");
            assert_eq!(ids(&ask(&both).await), [answered.to_string()]);

            // Taken back, its words are gone, and it still stands.
            let mut tx = app.app.db.begin_write().await.unwrap();
            let copies = gandan_store::cases::publications_of_case(&mut tx, answered)
                .await
                .unwrap();
            let today = app.app.clock.today();
            gandan_store::cases::withdraw(&mut tx, &copies[0], "x", &fixture::nobody(), today, 1)
                .await
                .unwrap();
            tx.commit().await.unwrap();
            assert_eq!(ask("status=closed").await[0]["description"], json!(null));
            for (wrong, status) in [
                (
                    "start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z",
                    400,
                ),
                ("status=pending", 400),
                ("service_code=telepathy", 404),
            ] {
                let address = format!("{}?{wrong}", urls::OPEN311_REQUESTS_XML);
                let refused = client.get(&address).await.is(status);
                assert!(refused.body().contains(&format!("<code>{status}</code>")));
            }
        }
    });
}
