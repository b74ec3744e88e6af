//! Intake and pages under load, beside what the bare engine does in the same run:
//! `cargo bench -p gandan --bench cases -- [--cases 1000000] [--seconds 10] [--communes 3000]`.
//!
//! The peers' figures are those of other machines of this class: Request Tracker takes 30 tickets a second.

mod http;
mod limit;
mod server;

use anyhow::{Context, ensure};
use gandan::cases::taking::{self, Matter};
use gandan::config::Config;
use gandan::synth::{self, Order};
use gandan::web::{App, Clock, Secret};
use gandan_core::access::Role;
use gandan_core::bodies::{Branch, Tier};
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::journal::Author;
use gandan_store::{access, new_id, testing};
use http::Connection;
use server::Server;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Tickets a second that Request Tracker 5 takes.
const REQUEST_TRACKER: f64 = 30.0;
const AT_ONCE: usize = 32;

struct Settings {
    cases: u64,
    communes: usize,
    time: Duration,
}

/// What requests need to know of the data.
struct Facts {
    cookie: String,
    code: String,
    commune: String,
}

fn main() -> anyhow::Result<()> {
    let settings = Settings {
        cases: number("--cases").unwrap_or(10_000),
        communes: usize::try_from(number("--communes").unwrap_or(300))?,
        time: Duration::from_secs(number("--seconds").unwrap_or(5)),
    };
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        measure(&settings, None).await?;
        let url = testing::postgres_url();
        measure(&settings, Some(url)).await
    })
}

fn number(name: &str) -> Option<u64> {
    let args: Vec<String> = std::env::args().collect();
    let at = args.iter().position(|arg| arg == name)?;
    args.get(at + 1)?.parse().ok()
}

async fn measure(settings: &Settings, database: Option<String>) -> anyhow::Result<()> {
    let engine = if database.is_some() {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    println!(
        "\n# {engine}, {} cases, {} communes",
        settings.cases, settings.communes
    );
    let folder = tempfile::tempdir()?;
    let facts = fill(settings, folder.path(), database.clone()).await?;
    let server = Server::start(folder.path(), database.as_deref()).await?;
    println!("{:>6} MB resident after the start", server.resident()?);

    let bare = match &database {
        None => limit::sqlite(folder.path(), AT_ONCE, settings.time).await?,
        Some(_) => limit::postgres(&testing::postgres_url(), AT_ONCE, settings.time).await?,
    };
    let taken = intake(&server, &facts, settings.time).await?;
    println!("{bare:>9.0} bare transactions of two inserts a second, {AT_ONCE} at once");
    println!("{taken:>9.0} petitions a second through HTTP, {AT_ONCE} at once");
    println!("{:>9.2} of the bare engine (wanted: 0.33)", taken / bare);
    println!(
        "{:>9.0} times Request Tracker (wanted: 100)",
        taken / REQUEST_TRACKER
    );

    println!(
        "{:<28} {:>8} {:>8} {:>8} {:>9} {:>8}",
        "page", "p50 c=1", "p95 c=1", "p95 c=16", "KB", "status"
    );
    for (name, path, head) in pages(&facts) {
        page(&server, name, &path, &head).await?;
    }
    println!("{:>6} MB resident after the load", server.resident()?);
    Ok(())
}

/// Made-up matters, one officer, one matter whose code is known.
async fn fill(settings: &Settings, data: &Path, database: Option<String>) -> anyhow::Result<Facts> {
    let config = Config {
        data: PathBuf::from(data),
        database,
        plain_http: true,
        ..Config::default()
    };
    let app = App::open(config, Clock::system()).await?;
    let order = Order {
        cases: settings.cases,
        seed: 1,
        communes: settings.communes,
    };
    let start = Instant::now();
    synth::run(&app, order, |_| {}).await?;
    println!("{:>6} s to make the matters", start.elapsed().as_secs());
    let mut tx = app.db.begin_write().await?;
    let known = app.bodies.load(&mut tx).await?;
    let commune = known
        .registry
        .bodies()
        .iter()
        .find(|body| {
            body.tier == Tier::Commune
                && body.branch == Branch::Government
                && body.is_alive(app.clock.today())
                && body.name().starts_with("Ủy ban nhân dân")
        })
        .context("no commune")?;
    let account = new_id();
    access::account_insert(
        &mut tx,
        account,
        "do.tai",
        "Cán bộ đo tải",
        None,
        app.clock.micros(),
    )
    .await?;
    access::post_insert(
        &mut tx,
        new_id(),
        account,
        commune.id.0,
        Role::Officer,
        "2020-01-01",
    )
    .await?;
    let secret: Secret = gandan::access::actions::open_session(&app, &mut tx, account, "bench").await?;
    tx.commit().await?;
    let author = Author {
        account: None,
        name: String::new(),
    };
    let receipt = taking::take(&app, lamp(commune.id, &app), &author).await?;
    let facts = Facts {
        cookie: format!("cookie: gandan={}\r\n", secret.expose()),
        code: receipt.code.expose(),
        commune: commune.code.clone(),
    };
    app.db.close().await;
    Ok(facts)
}

fn lamp(body: gandan_core::bodies::BodyId, app: &App) -> Matter {
    Matter {
        regime: Regime::Feedback,
        discipline: false,
        body,
        subject: "lighting".to_owned(),
        place: Some(body),
        place_words: "ngõ 5".to_owned(),
        title: String::new(),
        words: "Đèn đường ngõ 5 không sáng đã ba tuần.".to_owned(),
        people: Vec::new(),
        channel: Channel::Web,
        lang: "vi".to_owned(),
        idempotency_key: new_id().to_string(),
        registered: app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: true,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: false,
        earlier: None,
    }
}

/// Petitions a second; every answer is a receipt.
async fn intake(server: &Server, facts: &Facts, time: Duration) -> anyhow::Result<f64> {
    let start = Instant::now();
    let mut tasks = Vec::new();
    for client in 0..AT_ONCE {
        let (address, until, commune) = (server.address, start + time, facts.commune.clone());
        tasks.push(tokio::spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut done = 0_u32;
            while Instant::now() < until {
                // A client address each, so that the published limits for one address do not bind.
                let from = format!("10.{}.{}.{}", client, done >> 8 & 255, done & 255);
                let head = format!("content-type: application/json\r\nx-forwarded-for: {from}\r\n");
                let body = format!(
                    r#"{{"regime":"feedback","subject":"lighting","body":"{commune}","place_words":"ngõ 5","words":"Đèn đường ngõ 5 không sáng đã ba tuần, đề nghị kiểm tra ({client}-{done}).","idempotency_key":"{}"}}"#,
                    new_id()
                );
                let answer = connection.send("POST", "/api/v1/petitions", &head, &body).await?;
                ensure!(answer.status == 201, "{}: {}", answer.status, String::from_utf8_lossy(&answer.body));
                done += 1;
            }
            anyhow::Ok(done)
        }));
    }
    let mut done = 0;
    for task in tasks {
        done += task.await??;
    }
    Ok(f64::from(done) / start.elapsed().as_secs_f64())
}

fn pages(facts: &Facts) -> Vec<(&'static str, String, String)> {
    let officer = facts.cookie.clone();
    let code = format!("receipt-code: {}\r\n", facts.code.replace(' ', ""));
    vec![
        ("home", "/".to_owned(), String::new()),
        ("work list", "/lam-viec/vu-viec".to_owned(), officer.clone()),
        (
            "work list, overdue",
            "/lam-viec/vu-viec?loc=qua-han".to_owned(),
            officer,
        ),
        (
            "tracking (interface)",
            "/api/v1/petitions/status".to_owned(),
            code,
        ),
        ("public register", "/cong-khai".to_owned(), String::new()),
        ("public table", "/so-lieu/giai-quyet".to_owned(), String::new()),
        (
            "public search",
            "/cong-khai?q=den+duong+khong+sang".to_owned(),
            String::new(),
        ),
    ]
}

async fn page(server: &Server, name: &str, path: &str, head: &str) -> anyhow::Result<()> {
    let (alone, status, bytes) = times(server, path, head, 1, 200).await?;
    let (together, ..) = times(server, path, head, 16, 60).await?;
    #[expect(clippy::cast_precision_loss, reason = "kilobytes of a page")]
    let kilobytes = bytes as f64 / 1024.0;
    println!(
        "{name:<28} {:>7.1}m {:>7.1}m {:>7.1}m {kilobytes:>9.1} {status:>8}",
        at(&alone, 50),
        at(&alone, 95),
        at(&together, 95)
    );
    Ok(())
}

/// Milliseconds, ascending.
async fn times(
    server: &Server,
    path: &str,
    head: &str,
    at_once: usize,
    each: u32,
) -> anyhow::Result<(Vec<f64>, u16, usize)> {
    let mut tasks = Vec::new();
    for client in 0..at_once {
        let (address, path, head) = (server.address, path.to_owned(), head.to_owned());
        tasks.push(tokio::spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut times = Vec::new();
            let (mut status, mut bytes) = (0, 0);
            for n in 0..each {
                let head = format!("{head}x-forwarded-for: 10.{client}.{}.{}\r\n", n >> 8, n & 255);
                let start = Instant::now();
                let answer = connection.send("GET", &path, &head, "").await?;
                times.push(start.elapsed().as_secs_f64() * 1e3);
                (status, bytes) = (answer.status, answer.body.len());
            }
            anyhow::Ok((times, status, bytes))
        }));
    }
    let (mut all, mut status, mut bytes) = (Vec::new(), 0, 0);
    for task in tasks {
        let (times, last, length) = task.await??;
        all.extend(times);
        (status, bytes) = (last, length);
    }
    all.sort_by(f64::total_cmp);
    Ok((all, status, bytes))
}

fn at(sorted: &[f64], percent: usize) -> f64 {
    sorted
        .get(sorted.len() * percent / 100)
        .copied()
        .unwrap_or(f64::NAN)
}
