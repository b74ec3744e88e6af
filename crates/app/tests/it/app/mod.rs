//! A program with people in it: the real router over a throw-away database, at nine in the morning of 23 November
//! 2026 in Việt Nam.
//!
//! ```ignore
//! let app = TestApp::new().await;
//! let body = app.body("UBND xã Mẫu").await;
//! let mut head = app.officer("Cán bộ 1", Role::Head, body).await;
//! let page = head.get("/lam-viec").await.ok();
//! let next = head.submit(&page, "form.sign", &[("note", "đồng ý")]).await.ok();
//! assert_eq!(next.text("h1"), "Đã ký");
//! ```

mod client;
mod seen;

pub use client::Client;
pub use seen::Seen;

use gandan::access::actions;
use gandan::config::Config;
use gandan::web::{App, Clock, Secret, router};
use gandan_core::access::Role;
use gandan_core::bodies::{Body, BodyId, BodyName, Branch, Place, Tier, Valid};
use gandan_store::{access, bodies, new_id};
use tempfile::TempDir;

/// Runs stories on both engines, each as two tests: `on_both! { async fn a_story(app: TestApp) { … } }`.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($app:ident: TestApp) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn story($app: $crate::TestApp) $body

            #[test]
            fn on_sqlite() {
                gandan_store::testing::block_on(async { story($crate::TestApp::new().await).await });
            }

            #[test]
            #[cfg_attr(gandan_no_postgres, ignore = "no PostgreSQL binaries on this machine")]
            fn on_postgres() {
                let database = Some(gandan_store::testing::postgres_url());
                gandan_store::testing::block_on(async { story($crate::TestApp::over(database).await).await });
            }
        }
    )*};
}

/// The program under test.
pub struct TestApp {
    /// As handlers have it: database, clock (`app.clock.set(…)`), words.
    pub app: App,
    router: axum::Router,
    folder: TempDir,
}

impl TestApp {
    /// A fresh program over SQLite.
    pub async fn new() -> TestApp {
        TestApp::over(None).await
    }

    /// A fresh program over the empty database at that address.
    pub async fn over(database: Option<String>) -> TestApp {
        TestApp::set_up(database, |_| {}).await
    }

    /// The same with other settings.
    pub async fn set_up(database: Option<String>, settings: impl FnOnce(&mut Config)) -> TestApp {
        // What a page calls a fault stands beside the story that failed.
        let _ = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::ERROR)
            .with_test_writer()
            .try_init();
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config {
            data: folder.path().to_owned(),
            body_name: "UBND tỉnh Mẫu".to_owned(),
            database,
            ..Config::default()
        };
        settings(&mut config);
        let clock = Clock::standing("2026-11-23T02:00:00Z".parse().unwrap());
        let app = App::open(config, clock).await.unwrap();
        TestApp {
            router: router(app.clone()),
            app,
            folder,
        }
    }

    /// Its data folder.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Someone who is not signed in.
    pub fn visitor(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// Someone signed in who holds `role` at `body`.
    pub async fn officer(&self, name: &str, role: Role, body: BodyId) -> Client {
        let account = self.account(name, &[(role, body)]).await;
        self.signed_in(account).await
    }

    /// An account without a password; answers its id.
    pub async fn account(&self, name: &str, posts: &[(Role, BodyId)]) -> uuid::Uuid {
        let mut tx = self.app.db.begin_write().await.unwrap();
        let account = new_id();
        let login = account.simple().to_string();
        access::account_insert(&mut tx, account, &login, name, None, self.app.clock.micros())
            .await
            .unwrap();
        for (role, body) in posts {
            access::post_insert(&mut tx, new_id(), account, body.0, *role, "2026-01-01")
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        account
    }

    /// The account's owner, signed in.
    pub async fn signed_in(&self, account: uuid::Uuid) -> Client {
        let mut client = self.visitor();
        client.set_cookie("__Host-gandan", self.session(account).await.expose());
        client
    }

    /// Gives the account a password; answers name and password to sign in with.
    pub async fn password(&self, account: uuid::Uuid) -> (String, String) {
        let password = "một câu dễ nhớ".to_owned();
        let hash = gandan::access::password::hash(password.clone()).await.unwrap();
        let mut tx = self.app.db.begin_write().await.unwrap();
        access::account_set_password(&mut tx, account, &hash)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        (account.simple().to_string(), password)
    }

    async fn session(&self, account: uuid::Uuid) -> Secret {
        let mut tx = self.app.db.begin_write().await.unwrap();
        let secret = actions::open_session(&self.app, &mut tx, account, "test")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        secret
    }

    /// A body of the province without a parent, with nothing but its name.
    pub async fn body(&self, name: &str) -> BodyId {
        self.body_under(name, None).await
    }

    /// The same, part of another body.
    pub async fn body_under(&self, name: &str, parent: Option<BodyId>) -> BodyId {
        let id = BodyId(new_id());
        let body = Body {
            id,
            code: id.0.simple().to_string(),
            branch: Branch::Government,
            tier: Tier::Province,
            parent,
            names: vec![BodyName {
                text: name.to_owned(),
                valid: Valid::default(),
            }],
            place: Place::new(""),
            valid: Valid::default(),
            note: String::new(),
        };
        let mut tx = self.app.db.begin_write().await.unwrap();
        bodies::body_insert(&mut tx, &body).await.unwrap();
        tx.commit().await.unwrap();
        id
    }
}
