use super::super::manage::{is_held, may_manage};
use super::body_name;
use crate::outbox::may_care;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::access::Role;
use gandan_core::text::fold;
use gandan_store::access;
use serde::{Deserialize, Serialize};

/// The accounts within reach.
#[derive(Serialize)]
pub struct AccountsPage {
    query: String,
    rows: Vec<AccountRow>,
    add: &'static str,
    outbox: Option<&'static str>,
}

#[derive(Serialize)]
struct AccountRow {
    href: String,
    login: String,
    name: String,
    posts: Vec<PostLine>,
    closed: bool,
    waiting: bool,
}

/// A role and where; no name stands for the whole installation.
#[derive(Serialize)]
pub(super) struct PostLine {
    pub(super) role: Word,
    pub(super) body: String,
}

impl Page for AccountsPage {
    const TEMPLATE: &'static str = "pages/access/accounts.html";

    fn samples() -> Vec<AccountsPage> {
        let row = |closed, body: &str| AccountRow {
            href: "/".to_owned(),
            login: "canbo1".to_owned(),
            name: "Cán bộ 1".to_owned(),
            posts: vec![PostLine {
                role: word_of("role-", "head"),
                body: body.to_owned(),
            }],
            closed,
            waiting: !closed,
        };
        let page = |rows, outbox| AccountsPage {
            query: String::new(),
            rows,
            add: urls::ACCOUNT_NEW,
            outbox,
        };
        vec![
            page(vec![row(false, "UBND xã Mẫu"), row(true, "")], Some(urls::OUTBOX)),
            page(Vec::new(), None),
        ]
    }
}

/// What is looked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// `GET /lam-viec/quan-tri/tai-khoan`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    if !officer.actor.holds(&[Role::Administrator]) {
        return Err(PageError::Refused(word("accounts-for-administrators")));
    }
    let today = officer.app.clock.today();
    let (day, key) = (today.to_string(), fold(&asked.q));
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let mut rows = Vec::new();
    for account in access::account_list(&mut tx).await? {
        let posts = access::posts_of(&mut tx, account.id).await?;
        if may_manage(&officer.actor, &posts, &day, &known.tree(today)).is_err() {
            continue;
        }
        let posts: Vec<PostLine> = posts
            .iter()
            .filter(|post| is_held(post, &day))
            .map(|post| PostLine {
                role: word_of("role-", &post.role),
                body: body_name(&known, post.body_id),
            })
            .collect();
        let text = posts
            .iter()
            .fold(format!("{} {}", account.login, account.name), |text, post| {
                text + " " + &post.body
            });
        if fold(&text).contains(&key) {
            rows.push(AccountRow {
                href: urls::account(account.id),
                login: account.login,
                name: account.name,
                posts,
                closed: account.disabled_at.is_some(),
                waiting: account.password_hash.is_none(),
            });
        }
    }
    let cares_for_all = may_care(&officer, &mut tx).await.is_ok();
    officer.show(&AccountsPage {
        query: asked.q,
        rows,
        add: urls::ACCOUNT_NEW,
        outbox: cares_for_all.then_some(urls::OUTBOX),
    })
}
