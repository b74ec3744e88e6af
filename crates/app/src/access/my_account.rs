use crate::web::{Officer, Page, PageResult};
use gandan_store::access;
use serde::Serialize;

/// Where I am signed in.
#[derive(Serialize)]
pub struct MyAccountPage {
    name: String,
    sessions: Vec<SessionRow>,
}

/// One place.
#[derive(Serialize)]
struct SessionRow {
    agent: String,
    created_at: i64,
    seen_at: i64,
    this: bool,
}

impl Page for MyAccountPage {
    const TEMPLATE: &'static str = "pages/access/my_account.html";

    fn samples() -> Vec<MyAccountPage> {
        let row = |this| SessionRow {
            agent: "Mozilla/5.0".to_owned(),
            created_at: 0,
            seen_at: 1,
            this,
        };
        vec![MyAccountPage {
            name: "Cán bộ 1".to_owned(),
            sessions: vec![row(true), row(false)],
        }]
    }
}

/// `GET /lam-viec/tai-khoan`
pub async fn get(officer: Officer) -> PageResult {
    let now = officer.app.clock.micros();
    let mut tx = officer.app.db.begin_read().await?;
    let sessions = access::session_list(&mut tx, officer.actor.account, now).await?;
    let this = officer.secret().digest();
    officer.show(&MyAccountPage {
        name: officer.actor.name.clone(),
        sessions: sessions
            .into_iter()
            .map(|session| SessionRow {
                this: session.token_hash == this,
                agent: session.agent,
                created_at: session.created_at,
                seen_at: session.seen_at,
            })
            .collect(),
    })
}
