//! Several nodes over one PostgreSQL database: what one does the others know, and nothing is done twice.

use crate::documents::take_in;
use crate::import::whole;
use crate::search::found;
use crate::{TestApp, bodies};
use gandan::documents::batch_job;
use gandan::documents::intake::{Direction, Order};
use gandan::web::urls;
use gandan::{jobs, search};
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::documents::{self, Inserted};
use gandan_store::journal::Author;
use gandan_store::testing;
use jiff::{SignedDuration, ToSpan};
use std::time::Duration;

const DIRECTIVE: &str = include_str!("../../../../fixtures/corpus/seed-000.txt");

/// Two nodes that start at the same moment over a database in which there is nothing yet.
async fn two() -> (TestApp, TestApp) {
    let address = testing::postgres_url();
    tokio::join!(TestApp::over(Some(address.clone())), TestApp::over(Some(address)))
}

/// Works on batches as a node does, until nothing waits on any node.
async fn drain(app: &TestApp) {
    for _ in 0..3000 {
        let worked = batch_job::step(&app.app.intake()).await.unwrap();
        let mut tx = app.app.db.begin_read().await.unwrap();
        if documents::waiting(&mut tx).await.unwrap() == 0 {
            return;
        }
        if !worked {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    panic!("the batches are never done");
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn what_one_node_takes_in_the_other_finds_and_shows() {
    testing::block_on(async {
        let (one, other) = two().await;
        let body = one.body("UBND tỉnh Mẫu").await;
        let account = one.account("Văn thư 1", &[(Role::Clerk, body)]).await;
        let (mut here, mut there) = (one.signed_in(account).await, one.signed_in(account).await);
        let batch = take_in(&one, &mut here, &[("chi-thi.txt", DIRECTIVE.as_bytes())]).await;
        let document = batch.attr("tbody a", "href");
        // The second browser talks to the other node with a session that the first one opened.
        there.move_to(&other);
        let follow = tokio::spawn(search::run(other.app.db.clone(), other.app.search.clone()));
        assert!(!found(&mut there, "dan van").await.is_empty());
        follow.abort();
        let [shown, same] = [
            there.get(&document).await.ok().text("h1"),
            here.get(&document).await.ok().text("h1"),
        ];
        assert_eq!(shown, same);
        let file = there.get(&format!("{document}/tep")).await.ok();
        assert_eq!(file.bytes, DIRECTIVE.as_bytes());
    });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn two_nodes_number_one_register_without_a_gap_or_a_double() {
    const EACH: usize = 6;
    testing::block_on(async {
        let (one, other) = two().await;
        let body = one.body("UBND tỉnh Mẫu").await;
        let account = one.account("Văn thư 1", &[(Role::Clerk, body)]).await;
        let author = Author {
            account: Some(account),
            name: "Văn thư 1".to_owned(),
        };
        for (node, name) in [(&one, "mot"), (&other, "hai")] {
            let texts: Vec<String> = (0..EACH)
                .map(|n| format!("{DIRECTIVE}\n\nBản {name} {n}\n"))
                .collect();
            let files: Vec<documents::BatchFile<'_>> = texts
                .iter()
                .map(|text| documents::BatchFile {
                    name: "chi-thi.txt",
                    bytes: text.as_bytes(),
                    media_type: "text/plain",
                })
                .collect();
            let batch = documents::batch_new(&author, body.0, "incoming", "2026-11-23", 1).unwrap();
            let mut tx = node.app.db.begin_write().await.unwrap();
            documents::batch_insert(&mut tx, &author, &batch, &files)
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
        tokio::join!(drain(&one), drain(&other));
        assert_eq!(whole(&one, body.0, 2026).await, 2 * EACH);

        // The same file at both at the same moment is one document with one number.
        let order = Order {
            keeper: body.0,
            direction: Direction::Incoming,
            received: jiff::civil::date(2026, 11, 23),
            author,
            account,
        };
        let text = format!("{DIRECTIVE}\n\nCùng một tệp\n").into_bytes();
        let (intake, their_intake) = (one.app.intake(), other.app.intake());
        let (mine, theirs) = tokio::join!(
            intake.take_in(&order, "chi-thi.txt", text.clone()),
            their_intake.take_in(&order, "chi-thi.txt", text.clone()),
        );
        let new = [mine.unwrap(), theirs.unwrap()]
            .iter()
            .filter(|inserted| matches!(inserted, Inserted::New { .. }))
            .count();
        assert_eq!(new, 1);
        assert_eq!(whole(&other, body.0, 2026).await, 2 * EACH + 1);
    });
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_body_added_at_one_node_is_known_at_the_other() {
    testing::block_on(async {
        const LIST: &str = "/lam-viec/co-quan";
        let (one, other) = two().await;
        bodies::sample(&one).await;
        let account = one
            .account("Quản trị", &[(Role::Administrator, BodyId::INSTALLATION)])
            .await;
        let (mut here, mut there) = (one.signed_in(account).await, other.signed_in(account).await);
        let look = urls::with_query(LIST, &[("q", "so tram huong")]);
        // Both have read the registry before, and keep it.
        assert!(!here.get(&look).await.ok().has("tbody th"));
        assert!(!there.get(&look).await.ok().has("tbody th"));
        let form = here.get(&format!("{LIST}/them")).await.ok();
        let fields = [
            ("code", "mau.moi"),
            ("name", "Sở Trầm Hương tỉnh Mẫu"),
            ("branch", "government"),
            ("tier", "province"),
            ("parent_code", "mau.ubnd"),
            ("place", "tỉnh Mẫu"),
        ];
        here.submit(&form, "main form", &fields).await.ok();
        for client in [&mut here, &mut there] {
            let list = client.get(&look).await.ok();
            assert!(list.text("tbody th").contains("Sở Trầm Hương tỉnh Mẫu"));
        }
    });
}

/// When each job last ended, by name.
async fn ends(app: &TestApp) -> Vec<(String, Option<i64>)> {
    let jobs = app.app.db.checkup().await.unwrap().jobs;
    jobs.into_iter().map(|job| (job.name, job.last_run)).collect()
}

#[test]
#[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
fn a_job_is_run_by_one_node_at_a_time() {
    testing::block_on(async {
        let (one, other) = two().await;
        let start = one.app.clock.now();
        let at = |time: SignedDuration| (start + time).as_microsecond();
        tokio::join!(jobs::run_due(&one.app, "one"), jobs::run_due(&other.app, "other"));
        let first = ends(&one).await;
        assert!(
            first.len() >= 2
                && first
                    .iter()
                    .all(|(_, end)| *end == Some(at(SignedDuration::ZERO)))
        );

        // Not yet due again, wherever one looks.
        other.app.clock.set(start + 1.second());
        jobs::run_due(&other.app, "other").await;
        assert_eq!(ends(&one).await, first);

        // A node that took a job and died keeps it for a while, then another does it.
        let taken = start + 25.hours();
        let mut tx = one.app.db.begin_write().await.unwrap();
        let hold = (taken + 15.minutes()).as_microsecond();
        let leased = gandan_store::jobs::lease(&mut tx, "rounds", "dead", taken.as_microsecond(), hold).await;
        assert!(leased.unwrap());
        tx.commit().await.unwrap();
        for (minutes, runs) in [(1i64, false), (16, true)] {
            let now = taken + minutes.minutes();
            other.app.clock.set(now);
            jobs::run_due(&other.app, "other").await;
            let (_, end) = ends(&one)
                .await
                .into_iter()
                .find(|(name, _)| name == "rounds")
                .unwrap();
            assert_eq!(end == Some(now.as_microsecond()), runs, "after {minutes} minutes");
        }

        // Whoever asks first has it; the other goes without.
        for round in 0i64..10 {
            let now = (taken + 100.hours() + (round * 24).hours()).as_microsecond();
            let lease = async |node: &TestApp, name: &str| {
                let mut tx = node.app.db.begin_write().await.unwrap();
                let leased = gandan_store::jobs::lease(&mut tx, "rounds", name, now, now + 1)
                    .await
                    .unwrap();
                tx.commit().await.unwrap();
                leased
            };
            let (mine, theirs) = tokio::join!(lease(&one, "one"), lease(&other, "other"));
            assert!(mine != theirs, "round {round}: {mine} {theirs}");
        }
    });
}
