//! A disk that runs full under petitions and moves.

use super::{app_over, bring, nothing_is_lost_and_nothing_half};
use crate::casework::{matter, received};
use crate::{Client, Seen, TestApp};
use gandan::web::urls;
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_store::cases;
use gandan_store::testing::{self, Server};
use std::collections::BTreeMap;
use std::process::Command;
use uuid::Uuid;

/// A petition of some length, so that the room is soon used up.
fn long(n: usize) -> String {
    format!(
        "Đèn số {n} hỏng. {}",
        "Đường tối, trẻ con đi học về rất sợ. ".repeat(200)
    )
}

/// Everything that is tried before, while and after there is no room.
struct Tried {
    app: TestApp,
    body: BodyId,
    case: Uuid,
    officer: Client,
    person: Client,
    step: Seen,
    start: Seen,
    acknowledged: BTreeMap<String, String>,
}

async fn before(app: TestApp) -> Tried {
    let body = app.body("UBND xã Mẫu").await;
    let case = received(&app, matter(&app, body, Regime::Proposal, "Xin làm lại đường.")).await;
    let mut officer = app.officer("Cán bộ 1", Role::Officer, body).await;
    let mut person = app.visitor();
    // Opened today already: who opened it is written down once a day.
    officer.get(&urls::with_id(urls::CASE, case)).await.ok();
    Tried {
        step: officer.get(&urls::case_step(case, "guide")).await.ok(),
        start: person.get(urls::SEND).await.ok(),
        app,
        body,
        case,
        officer,
        person,
        acknowledged: BTreeMap::new(),
    }
}

impl Tried {
    /// Brings petitions until there is no room for one more; answers that refusal.
    async fn fill(&mut self) -> Seen {
        let mut program = self.app.visitor();
        for n in 0..5_000 {
            let key = format!("day-{n}");
            match bring(&mut program, self.body, &key, &long(n)).await {
                Ok(code) => self.acknowledged.insert(key, code),
                Err(refused) => return refused.is(507),
            };
        }
        panic!("the disk never runs full");
    }

    async fn state(&self) -> (String, i64) {
        let mut tx = self.app.app.db.begin_read().await.unwrap();
        let row = cases::find(&mut tx, self.case).await.unwrap();
        (row.state, row.version)
    }

    async fn move_on(&mut self) -> Seen {
        let fields = [
            ("reason", "Xin gửi Sở Xây dựng."),
            ("told", "Xin gửi Sở Xây dựng."),
        ];
        self.officer.upload(&self.step, "form.step", &fields, &[]).await
    }

    /// While there is no room: everybody is told, in their language, and nothing is half.
    async fn is_told(&mut self) -> Seen {
        let refused = self.fill().await.json();
        assert_eq!(refused["type"], "full");
        let state = self.state().await;
        // Smaller things may still find a corner; those as long as these do not.
        let words = long(9_999).repeat(2);
        let told = self
            .person
            .upload(&self.start, "main form", &[("words", &words)], &[])
            .await
            .is(507);
        assert!(told.text("h1").contains("đã đầy") && told.text("main").contains("còn nguyên"));
        assert!(
            told.text("form.again textarea").contains("trẻ con đi học"),
            "the words are given back"
        );
        let mut english = self.person.clone().in_english();
        let english = english
            .upload(&self.start, "main form", &[("words", &words)], &[])
            .await
            .is(507);
        assert!(english.text("h1").contains("disk of the server is full"));
        assert!(
            english
                .text("form.again")
                .contains("What you wrote is still here")
        );
        let moved = self.move_on().await;
        if moved.status != 200 {
            assert!(moved.is(507).text("h1").contains("đã đầy"));
        }
        assert_eq!(self.state().await, state, "a move stands wholly or not at all");
        // What is there can be read.
        self.officer.get(&urls::with_id(urls::CASE, self.case)).await.ok();
        nothing_is_lost_and_nothing_half(&self.app, &self.acknowledged).await;
        told
    }

    /// With room again it goes on where it was.
    async fn goes_on(mut self, told: Seen) {
        let next = self.person.upload(&told, "form.again", &[], &[]).await.ok();
        assert!(next.address.starts_with("/gui/"), "{}", next.address);
        let mut program = self.app.visitor();
        let code = bring(&mut program, self.body, "sau", &long(1)).await;
        self.acknowledged
            .insert("sau".to_owned(), code.map_err(|seen| seen.body()).unwrap());
        let follow = self.move_on().await.ok();
        assert!(follow.address.contains("/du-thao/"), "{}", follow.address);
        nothing_is_lost_and_nothing_half(&self.app, &self.acknowledged).await;
    }
}

#[tokio::test]
async fn a_full_disk_is_said_to_who_sends_and_to_who_moves_and_with_room_both_go_on() {
    let mut tried = before(app_over(None).await).await;
    testing::leave_room(&tried.app.app.db, Some(40)).await;
    let told = tried.is_told().await;
    testing::leave_room(&tried.app.app.db, None).await;
    tried.goes_on(told).await;
}

/// A small file system of memory, a few MB more than an empty database takes, gone when this is dropped.
struct Small(std::path::PathBuf);

impl Small {
    fn mount(folder: std::path::PathBuf, owner: &std::path::Path) -> Small {
        std::fs::create_dir(&folder).unwrap();
        let size = ["-t", "tmpfs", "-o", "size=16m", "tmpfs"];
        assert!(
            Command::new("mount")
                .args(size)
                .arg(&folder)
                .status()
                .unwrap()
                .success()
        );
        let like = format!("--reference={}", owner.display());
        assert!(
            Command::new("chown")
                .arg(like)
                .arg(&folder)
                .status()
                .unwrap()
                .success()
        );
        Small(folder)
    }

    fn grow(&self) {
        let more = ["-o", "remount,size=256m"];
        assert!(
            Command::new("mount")
                .args(more)
                .arg(&self.0)
                .status()
                .unwrap()
                .success()
        );
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
#[ignore = "mounts a small file system, which takes root"]
fn a_full_disk_under_postgres_is_said_and_with_room_all_goes_on() {
    testing::block_on(async {
        let server = Server::new();
        let small = Small::mount(server.folder().join("small"), server.folder());
        server.ask(
            "postgres",
            &format!("create tablespace small location '{}'", small.0.display()),
        );
        server.ask("postgres", "create database tight tablespace small");
        let url = server.url_of("tight");
        let mut tried = before(app_over(Some(url)).await).await;
        let told = tried.is_told().await;
        small.grow();
        tried.goes_on(told).await;
        drop(small);
    });
}
