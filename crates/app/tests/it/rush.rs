//! Many people send at once while the machine dies again and again: what was acknowledged is there, once.

use crate::TestApp;
use gandan_core::cases::ReceiptCode;
use gandan_rulebook::CaseClocks;
use gandan_store::{cases, journal, testing};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const ROUNDS: u64 = 20;
const AT_ONCE: usize = 16;
/// Sent in all, so many each round.
const EACH: usize = 250;

/// Keys of what was acknowledged, with the code that came back.
type Acknowledged = Arc<Mutex<BTreeMap<String, String>>>;

fn serve(data: &Path, database: Option<&str>, address: SocketAddr) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gandan"));
    command
        .env_clear()
        .env("GANDAN_LANG", "vi")
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args([
            "serve",
            "--plain-http",
            "--behind-proxy",
            "--listen",
            &address.to_string(),
            "--data",
        ])
        .arg(data)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    command.spawn().unwrap()
}

async fn is_up(address: SocketAddr) {
    for _ in 0..600 {
        if TcpStream::connect(address).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the server does not come up");
}

/// Sends one petition; answers its receipt code, or nothing where the server died.
async fn send(address: SocketAddr, commune: &str, key: &str, from: usize) -> Option<String> {
    let body = format!(
        r#"{{"regime":"feedback","subject":"lighting","body":"{commune}","words":"Đèn đường không sáng ({key}).","idempotency_key":"{key}"}}"#
    );
    let request = format!(
        "POST /api/v1/petitions HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n\
         x-forwarded-for: 10.{}.{}.{}\r\ncontent-length: {}\r\n\r\n{body}",
        from >> 16 & 255,
        from >> 8 & 255,
        from & 255,
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.ok()?;
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.get(9..12)?;
    assert!(status == "201" || status == "200", "{answer}");
    let receipt: serde_json::Value = serde_json::from_str(body).ok()?;
    Some(
        receipt["code"]
            .as_str()
            .or(receipt["receipt_code"].as_str())?
            .to_owned(),
    )
}

async fn round(
    address: SocketAddr,
    commune: &str,
    number: u64,
    acknowledged: &Acknowledged,
    mut server: Child,
) {
    let mut senders = Vec::new();
    for sender in 0..AT_ONCE {
        let (commune, acknowledged) = (commune.to_owned(), acknowledged.clone());
        senders.push(tokio::spawn(async move {
            for n in (sender..EACH).step_by(AT_ONCE) {
                let key = format!("rush-{number}-{n}");
                let from = usize::try_from(number).unwrap() * EACH + n;
                if let Some(code) = send(address, &commune, &key, from).await {
                    acknowledged.lock().unwrap().insert(key, code);
                }
            }
        }));
    }
    // At another moment each time; SIGKILL: nothing can be tidied up.
    tokio::time::sleep(Duration::from_millis(40 + 37 * number)).await;
    server.kill().unwrap();
    server.wait().unwrap();
    for sender in senders {
        sender.await.unwrap();
    }
}

/// The journal as a follower reads it. PostgreSQL still holds a transaction of the last killed server open until it
/// notices that nobody is there; a follower waits for that, since an earlier entry may yet come.
async fn followed(app: &TestApp, at_least: usize) -> Vec<journal::Change> {
    for _ in 0..300 {
        let mut tx = app.app.db.begin_read().await.unwrap();
        let entries = journal::follow(&mut tx, journal::Cursor::default(), 100_000)
            .await
            .unwrap();
        let cases = entries.iter().filter(|entry| entry.object_kind == "case");
        if cases.count() >= at_least {
            return entries;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("entries of acknowledged petitions are not in the journal");
}

async fn nothing_acknowledged_is_lost(app: TestApp, database: Option<String>) {
    let commune = app.body("UBND xã Mẫu").await;
    let code = {
        let mut tx = app.app.db.begin_read().await.unwrap();
        let known = app.app.bodies.load(&mut tx).await.unwrap();
        known.registry.get(commune).unwrap().code.clone()
    };
    let address = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let acknowledged = Acknowledged::default();
    for number in 0..ROUNDS {
        let server = serve(app.folder(), database.as_deref(), address);
        is_up(address).await;
        round(address, &code, number, &acknowledged, server).await;
    }
    let acknowledged = acknowledged.lock().unwrap().clone();
    assert!(!acknowledged.is_empty(), "nothing came through");

    let mut tx = app.app.db.begin_read().await.unwrap();
    let mut petitions = BTreeSet::new();
    for (key, code) in &acknowledged {
        let hash = ReceiptCode::parse(code).unwrap().hash(&app.app.keys.receipt);
        let petition = cases::by_receipt(&mut tx, &hash).await.unwrap();
        let petition = petition.unwrap_or_else(|| panic!("{key} was acknowledged and is not there"));
        assert!(petition.words.contains(key.as_str()));
        assert!(
            petitions.insert(petition.id),
            "{key}: one petition under two keys"
        );
        let row = cases::find(&mut tx, petition.case_id).await.unwrap();
        let clocks: CaseClocks = serde_json::from_str(&row.clocks).unwrap();
        assert_eq!(
            clocks.recount(app.app.rulebook.calendar()).unwrap(),
            None,
            "the clocks are those of the law"
        );
        assert_eq!(clocks.next().map(|(due, _)| due.to_string()), Some(row.next_due));
    }
    drop(tx);
    // Every petition has its entry, and every entry its petition: none stands half.
    let entries = followed(&app, acknowledged.len()).await;
    let mut tx = app.app.db.begin_read().await.unwrap();
    let opened: Vec<_> = entries
        .iter()
        .filter(|entry| entry.object_kind == "case")
        .collect();
    let mut distinct = BTreeSet::new();
    for entry in &opened {
        let case = entry.object.unwrap();
        assert!(distinct.insert(case), "one petition, one entry");
        assert_eq!(cases::petitions(&mut tx, case).await.unwrap().len(), 1);
    }
    assert!(distinct.len() >= acknowledged.len());
    drop(tx);

    // Sent again under the same key, it is the same petition.
    let mut server = serve(app.folder(), database.as_deref(), address);
    is_up(address).await;
    let (key, first) = acknowledged.iter().next().unwrap();
    let again = send(address, &code, key, 9).await.unwrap();
    assert_ne!(&again, first, "a code is told once; this is a further one");
    let mut tx = app.app.db.begin_read().await.unwrap();
    let mut behind = Vec::new();
    for code in [first, &again] {
        let hash = ReceiptCode::parse(code).unwrap().hash(&app.app.keys.receipt);
        behind.push(cases::by_receipt(&mut tx, &hash).await.unwrap().unwrap().id);
    }
    assert_eq!(behind[0], behind[1]);
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn five_thousand_send_while_the_machine_dies_twenty_times() {
    testing::block_on(async { nothing_acknowledged_is_lost(TestApp::new().await, None).await });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn five_thousand_send_while_the_machine_dies_twenty_times_on_postgres() {
    testing::block_on(async {
        let url = testing::postgres_url();
        nothing_acknowledged_is_lost(TestApp::over(Some(url.clone())).await, Some(url)).await;
    });
}
