//! Intake and pages under load, beside what the bare engine does in the same run:
//! `cargo bench -p gandan --bench cases -- [--cases 10000,1000000] [--communes 30,3000] [--seconds 10] [--engine sqlite]
//! [--keep FOLDER] [--database URL]`. With several numbers of cases, what the pages cost is compared between the first and
//! the last; with as many numbers of communes, an officer's list is as long in each. `--keep` goes on with what an earlier
//! run made: a SQLite file, or with `--database` (one that is empty at first) what is in that PostgreSQL database.
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
use gandan_rulebook::DayOff;
use gandan_store::journal::Author;
use gandan_store::{access, new_id, testing};
use http::Connection;
use jiff::ToSpan;
use limit::Bare;
use server::Server;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Tickets a second that Request Tracker 5 takes.
const REQUEST_TRACKER: f64 = 30.0;
const AT_ONCE: usize = 32;

struct Settings {
    communes: usize,
    time: Duration,
    keep: Option<PathBuf>,
}

/// What requests need to know of the data.
struct Facts {
    cookie: String,
    code: String,
    commune: String,
    place: String,
}

/// Where they are kept.
const FACTS: &str = "facts";

impl Facts {
    /// Those of an earlier run; nothing where there was none.
    fn read(file: &Path) -> anyhow::Result<Option<Facts>> {
        if !file.exists() {
            return Ok(None);
        }
        let text = std::fs::read_to_string(file)?;
        let mut lines = text.lines().map(str::to_owned);
        let mut next = || lines.next().context("spoilt facts");
        Ok(Some(Facts {
            cookie: next()? + "\r\n",
            code: next()?,
            commune: next()?,
            place: next()?,
        }))
    }

    fn write(&self, file: &Path) -> anyhow::Result<()> {
        let lines = [self.cookie.trim_end(), &self.code, &self.commune, &self.place];
        Ok(std::fs::write(file, lines.join("\n"))?)
    }
}

/// Name of a page, its median and its 95th percentile in milliseconds, one at a time.
type Figures = Vec<(&'static str, [f64; 2])>;

fn main() -> anyhow::Result<()> {
    let numbers = |name, otherwise: &str| -> anyhow::Result<Vec<u64>> {
        let text = option(name).unwrap_or_else(|| otherwise.to_owned());
        text.split(',').map(|one| Ok(one.parse()?)).collect()
    };
    let cases = numbers("--cases", "10000")?;
    let communes = numbers("--communes", "3000")?;
    let time = Duration::from_secs(numbers("--seconds", "5")?[0]);
    let wanted = option("--engine");
    let runtime = tokio::runtime::Runtime::new()?;
    for engine in ["sqlite", "postgres"] {
        if wanted.as_ref().is_some_and(|wanted| wanted != engine) {
            continue;
        }
        let mut all = Vec::new();
        for (place, count) in cases.iter().enumerate() {
            let own = option("--database");
            let url =
                (engine == "postgres").then(|| own.clone().unwrap_or_else(testing::durable_postgres_url));
            let settings = Settings {
                communes: usize::try_from(*communes.get(place).unwrap_or(&communes[0]))?,
                time,
                keep: option("--keep")
                    .filter(|_| url.is_none() || own.is_some())
                    .map(PathBuf::from),
            };
            all.push((*count, runtime.block_on(measure(&settings, *count, url))?));
        }
        growth(&all);
    }
    Ok(())
}

fn option(name: &str) -> Option<String> {
    let args: Vec<String> = std::env::args().collect();
    let at = args.iter().position(|arg| arg == name)?;
    args.get(at + 1).cloned()
}

/// How much more a page costs with more cases, beside the logarithm of their number.
#[expect(clippy::cast_precision_loss, reason = "a ratio for people")]
fn growth(all: &[(u64, Figures)]) {
    let [(few, first), .., (many, last)] = all else {
        return;
    };
    let logarithm = (*many as f64).ln() / (*few as f64).ln();
    println!("\n{many} cases against {few}: times as much; the logarithm {logarithm:.2}");
    println!("{:<28} {:>8} {:>8}", "page", "p50", "p95");
    for ((name, before), (_, after)) in first.iter().zip(last) {
        let [median, most] = [0, 1].map(|which| after[which] / before[which]);
        println!("{name:<28} {median:>8.2} {most:>8.2}");
    }
}

async fn measure(settings: &Settings, cases: u64, database: Option<String>) -> anyhow::Result<Figures> {
    let engine = if database.is_some() {
        "PostgreSQL"
    } else {
        "SQLite"
    };
    println!("\n# {engine}, {cases} cases, {} communes", settings.communes);
    let fresh = tempfile::tempdir()?;
    let kept = settings.keep.as_ref();
    let folder = kept.map(|kept| kept.join(format!("{cases}-{}", settings.communes)));
    let folder = folder.as_deref().unwrap_or(fresh.path());
    std::fs::create_dir_all(folder)?;
    let facts = match Facts::read(&folder.join(FACTS))? {
        Some(facts) => {
            let app = App::open(config(folder, database.clone()), Clock::system()).await?;
            settle(&app).await?;
            app.db.close().await;
            facts
        }
        None => {
            let facts = fill(settings, cases, folder, database.clone()).await?;
            facts.write(&folder.join(FACTS))?;
            facts
        }
    };
    let server = Server::start(folder, database.as_deref()).await?;
    println!("{} after the start", server.resident()?);

    println!(
        "{:<28} {:>8} {:>8} {:>8} {:>9} {:>9} {:>7}",
        "page", "p50 c=1", "p95 c=1", "p95 c=16", "KB", "gzip KB", "status"
    );
    let mut figures = Vec::new();
    for (name, path, head) in pages(&facts) {
        figures.push((name, page(&server, name, &path, &head).await?));
    }
    println!("{} after the pages", server.resident()?);
    rush(&server, &facts, settings.time, database.is_some()).await?;
    println!("{} after the load", server.resident()?);
    drop(server);
    recount(folder, database).await?;
    Ok(figures)
}

fn config(data: &Path, database: Option<String>) -> Config {
    Config {
        data: PathBuf::from(data),
        database,
        plain_http: true,
        ..Config::default()
    }
}

/// A day off is announced for next week: every open clock is counted anew.
#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
async fn recount(data: &Path, database: Option<String>) -> anyhow::Result<()> {
    let mut config = config(data, database);
    let clock = Clock::system();
    config.law.day_off.push(DayOff {
        date: clock.today() + 8.days(),
        name: "Ngày nghỉ của phép đo".to_owned(),
        ground: "phép đo".to_owned(),
    });
    let app = App::open(config, clock).await?;
    let start = Instant::now();
    let counted = gandan::cases::recount::run(&app).await?;
    let seconds = start.elapsed().as_secs_f64();
    let clocks = counted.clocks as f64;
    println!(
        "{:>9} clocks of {} open cases counted anew in {seconds:.1} s, {} cases moved; a million clocks: {:.0} s (wanted: 60)",
        counted.clocks,
        counted.looked_at,
        counted.moved,
        seconds * 1e6 / clocks
    );
    app.db.close().await;
    Ok(())
}

/// Made-up matters, one officer, one matter whose code is known.
async fn fill(
    settings: &Settings,
    cases: u64,
    data: &Path,
    database: Option<String>,
) -> anyhow::Result<Facts> {
    let app = App::open(config(data, database.clone()), Clock::system()).await?;
    let order = Order {
        cases,
        seed: 1,
        communes: settings.communes,
    };
    let start = Instant::now();
    synth::run(&app, order, |_| {}).await?;
    println!("{:>6} s to make the matters", start.elapsed().as_secs());
    let start = Instant::now();
    settle(&app).await?;
    println!(
        "{:>6} s to count figures and clocks, and to index",
        start.elapsed().as_secs()
    );
    if let Some(url) = &database {
        limit::settle(url).await?;
    }
    let mut tx = app.db.begin_write().await?;
    let known = app.bodies.load(&mut tx).await?;
    let mut communes = known.registry.bodies().iter().filter(|body| {
        body.tier == Tier::Commune
            && body.branch == Branch::Government
            && body.is_alive(app.clock.today())
            && body.name().starts_with("Ủy ban nhân dân")
    });
    let commune = communes.next().context("no commune")?;
    // What is taken in goes to another one: the list that is looked at stays as long as it is, however often this is run.
    let busy = communes.next_back().unwrap_or(commune);
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
        commune: busy.code.clone(),
        place: commune.id.0.to_string(),
    };
    app.db.close().await;
    Ok(facts)
}

/// All that a server would do by itself within minutes of so many matters, or after the day off of the last measurement: it
/// is no part of an ordinary day.
async fn settle(app: &App) -> anyhow::Result<()> {
    gandan::cases::recount::run(app).await?;
    gandan::cases::public::count_up(app).await?;
    index(app).await
}

/// Takes in all there is, and waits until the parts of the index are joined, as they are on any other day.
async fn index(app: &App) -> anyhow::Result<()> {
    gandan::search::catch_up(&app.db, &app.search).await?;
    let mut parts = usize::MAX;
    while parts != app.search.parts()? {
        parts = app.search.parts()?;
        tokio::time::sleep(Duration::from_secs(20)).await;
    }
    Ok(())
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

/// So often the bare engine and the server take turns: the machine is faster at one time than at another.
const TURNS: u32 = 4;

/// Petitions a second, beside what the bare engine does.
async fn rush(server: &Server, facts: &Facts, time: Duration, postgres: bool) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let bare = match postgres {
        false => Bare::sqlite(folder.path()).await?,
        true => Bare::postgres(&testing::durable_postgres_url(), AT_ONCE).await?,
    };
    let (mut rows, mut petitions, mut used) = (0.0, 0.0, 0.0);
    for _ in 0..TURNS {
        rows += bare.rate(AT_ONCE, time / TURNS).await? / f64::from(TURNS);
        let before = server.used()?;
        petitions += intake(server, facts, time / TURNS).await? / f64::from(TURNS);
        used += server.used()? - before;
    }
    let each = used / (petitions * time.as_secs_f64());
    println!("{rows:>9.0} bare transactions of two inserts a second, {AT_ONCE} at once");
    println!("{petitions:>9.0} petitions a second through HTTP, {AT_ONCE} at once");
    println!("{:>9.0} µs of processors for each in the server", each * 1e6);
    println!("{:>9.2} of the bare engine (wanted: 0.33)", petitions / rows);
    println!(
        "{:>9.0} times Request Tracker (wanted: 100)",
        petitions / REQUEST_TRACKER
    );
    Ok(())
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
    let digits = facts.code.replace(' ', "");
    let code = format!("receipt-code: {digits}\r\n");
    let holder = format!("cookie: gandan-ma={digits}\r\n");
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
        ("tracking", "/tra-cuu".to_owned(), holder),
        (
            "public register of a place",
            format!("/cong-khai?noi={}", facts.place),
            String::new(),
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

/// Prints a line and answers the median and the 95th percentile, one at a time.
async fn page(server: &Server, name: &str, path: &str, head: &str) -> anyhow::Result<[f64; 2]> {
    let (alone, status, bytes) = times(server, path, head, 1, 400).await?;
    let (together, ..) = times(server, path, head, 16, 60).await?;
    let zipped = format!("{head}accept-encoding: gzip\r\n");
    let (.., light) = times(server, path, &zipped, 1, 1).await?;
    #[expect(clippy::cast_precision_loss, reason = "kilobytes of a page")]
    let kilobytes = |bytes: usize| bytes as f64 / 1024.0;
    let [median, most] = [50, 95].map(|part| at(&alone, part));
    println!(
        "{name:<28} {median:>7.1}m {most:>7.1}m {:>7.1}m {:>9.1} {:>9.1} {status:>7}",
        at(&together, 95),
        kilobytes(bytes),
        kilobytes(light),
    );
    Ok([median, most])
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
