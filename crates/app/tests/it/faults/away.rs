//! A database that goes away under load and comes back.

use super::{app_over, bring, nothing_is_lost_and_nothing_half};
use crate::{Client, Seen, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::Db;
use gandan_store::sqlx::sqlite::SqliteConnectOptions;
use gandan_store::sqlx::{self, ConnectOptions, Connection};
use gandan_store::testing::{self, Server};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const SENDERS: usize = 8;
const EACH: usize = 60;

/// What a person sees who cannot be served now.
fn told_to_wait(seen: &Seen) {
    assert_eq!(seen.status, 503);
    assert_eq!(seen.header("retry-after"), "30");
}

/// Eight bring petitions and ask again under the same key whenever they are told to wait.
struct Load {
    acknowledged: Arc<Mutex<BTreeMap<String, String>>>,
    refused: Arc<AtomicUsize>,
    senders: Vec<tokio::task::JoinHandle<()>>,
}

impl Load {
    fn begin(app: &TestApp, body: BodyId) -> Load {
        let (acknowledged, refused) = (
            Arc::<Mutex<BTreeMap<_, _>>>::default(),
            Arc::<AtomicUsize>::default(),
        );
        let senders = (0..SENDERS)
            .map(|sender| {
                let (mut client, acknowledged, refused) =
                    (app.visitor(), acknowledged.clone(), refused.clone());
                tokio::spawn(async move {
                    for n in 0..EACH {
                        let key = format!("day-{sender}-{n}");
                        loop {
                            match bring(&mut client, body, &key, "Đèn đường hỏng.").await {
                                Ok(code) => {
                                    acknowledged.lock().unwrap().insert(key, code);
                                    break;
                                }
                                Err(seen) => {
                                    told_to_wait(&seen);
                                    assert_eq!(seen.json()["type"], "away");
                                    refused.fetch_add(1, Ordering::Relaxed);
                                    tokio::time::sleep(Duration::from_millis(50)).await;
                                }
                            }
                        }
                    }
                })
            })
            .collect();
        Load {
            acknowledged,
            refused,
            senders,
        }
    }

    async fn until(&self, what: impl Fn(&Load) -> bool) {
        for _ in 0..6_000 {
            if what(self) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the load does not get there");
    }

    async fn end(self) -> BTreeMap<String, String> {
        for sender in self.senders {
            sender.await.unwrap();
        }
        self.acknowledged.lock().unwrap().clone()
    }
}

/// A person writes while the database is away: what they wrote comes back with the answer.
async fn writes_in_vain(person: &mut Client, start: &Seen) -> Seen {
    let words = "Đèn đường ngõ 5 không sáng đã ba tuần, trẻ con đi học về rất sợ, xin sửa sớm.";
    let told = person.upload(start, "main form", &[("words", words)], &[]).await;
    told_to_wait(&told);
    assert!(told.text("h1").contains("chưa trả lời"), "{}", told.text("main"));
    assert_eq!(told.text("form.again textarea"), words);
    let mut english = person.clone().in_english();
    let english = english.upload(start, "main form", &[("words", words)], &[]).await;
    told_to_wait(&english);
    assert!(english.text("h1").contains("does not answer"));
    told
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_server_that_dies_under_load_and_comes_back_loses_nothing_and_nobody_starts_us_anew() {
    testing::block_on(async {
        let mut server = Server::new();
        let app = app_over(Some(server.url())).await;
        let body = app.body("UBND xã Mẫu").await;
        let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
        let mut person = app.visitor();
        let start = person.get(urls::SEND).await.ok();
        officer.get(urls::CASES).await.ok();
        let load = Load::begin(&app, body);
        load.until(|load| load.acknowledged.lock().unwrap().len() > 40)
            .await;
        server.stop();
        load.until(|load| load.refused.load(Ordering::Relaxed) > 40).await;
        let told = writes_in_vain(&mut person, &start).await;
        let page = officer.get_only(urls::CASES).await;
        told_to_wait(&page);
        assert!(page.text("h1").contains("chưa trả lời"), "not a bare number");
        // Jobs fail meanwhile, and say so; nothing stops for it.
        gandan::jobs::run_due(&app.app, "một").await;
        server.start();
        let next = person.upload(&told, "form.again", &[], &[]).await.ok();
        assert!(next.address.starts_with("/gui/"), "{}", next.address);
        officer.get(urls::CASES).await.ok();
        let acknowledged = load.end().await;
        assert_eq!(acknowledged.len(), SENDERS * EACH);
        assert_eq!(
            nothing_is_lost_and_nothing_half(&app, &acknowledged).await,
            SENDERS * EACH,
            "what was refused and sent again is there once"
        );
        gandan::jobs::run_due(&app.app, "một").await;
        app.app.db.close().await;
    });
}

#[tokio::test]
async fn a_file_that_another_program_holds_is_said_and_once_let_go_work_goes_on() {
    let app = app_over(None).await;
    let body = app.body("UBND xã Mẫu").await;
    let mut person = app.visitor();
    let start = person.get(urls::SEND).await.ok();
    let mut acknowledged = BTreeMap::new();
    let first = bring(&mut person, body, "trước", "Đèn đường hỏng.").await;
    acknowledged.insert("trước".to_owned(), first.map_err(|seen| seen.body()).unwrap());
    testing::patience(&app.app.db, Duration::from_millis(100)).await;

    let file = app.folder().join("gandan.sqlite");
    let mut other = SqliteConnectOptions::new()
        .filename(file)
        .connect()
        .await
        .unwrap();
    sqlx::query("begin exclusive").execute(&mut other).await.unwrap();
    let refused = bring(&mut person, body, "giữa", "Đèn đường hỏng.")
        .await
        .unwrap_err();
    told_to_wait(&refused);
    let told = writes_in_vain(&mut person, &start).await;
    // Nothing has to be written for it.
    person.get(urls::PUBLICATIONS).await.ok();
    sqlx::query("rollback").execute(&mut other).await.unwrap();
    other.close().await.unwrap();

    person.upload(&told, "form.again", &[], &[]).await.ok();
    for key in ["giữa", "sau"] {
        let code = bring(&mut person, body, key, "Đèn đường hỏng.").await;
        acknowledged.insert(key.to_owned(), code.map_err(|seen| seen.body()).unwrap());
    }
    assert_eq!(nothing_is_lost_and_nothing_half(&app, &acknowledged).await, 3);
    assert!(matches!(app.app.db, Db::Sqlite { .. }));
}
