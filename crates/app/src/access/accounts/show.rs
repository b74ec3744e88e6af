use super::super::manage::{self, is_held};
use super::list::PostLine;
use super::{RoleOption, body_name, role_options, typed_body};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, Secret, go, urls};
use crate::words::{notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Role;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One account and what can be done to it.
#[derive(Serialize)]
pub struct AccountPage {
    form: FormState,
    href: String,
    name: String,
    login: String,
    version: i64,
    closed: bool,
    waiting: bool,
    posts: Vec<Held>,
    ended: Vec<PostLine>,
    roles: Vec<RoleOption>,
}

#[derive(Serialize)]
struct Held {
    id: Uuid,
    line: PostLine,
    from: String,
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "pages/access/account.html";

    fn samples() -> Vec<AccountPage> {
        let line = |body: &str| PostLine {
            role: word_of("role-", "head"),
            body: body.to_owned(),
        };
        let page = |closed, posts, form| AccountPage {
            form,
            href: "/".to_owned(),
            name: "Cán bộ 1".to_owned(),
            login: "canbo1".to_owned(),
            version: 1,
            closed,
            waiting: !closed,
            posts,
            ended: vec![line("UBND xã Mẫu")],
            roles: role_options(),
        };
        let held = Held {
            id: Uuid::nil(),
            line: line(""),
            from: "2026-01-01".to_owned(),
        };
        let wrong = FormState::default().with_error("body", word("accounts-body-unknown"));
        vec![
            page(false, vec![held], wrong),
            page(true, Vec::new(), FormState::default()),
        ]
    }
}

/// A one-time link, shown once.
#[derive(Serialize)]
pub struct LinkPage {
    name: String,
    link: String,
    back: String,
}

impl Page for LinkPage {
    const TEMPLATE: &'static str = "pages/access/link.html";

    fn samples() -> Vec<LinkPage> {
        vec![LinkPage {
            name: "Cán bộ 1".to_owned(),
            link: "/moi/0123456789abcdef".to_owned(),
            back: "/".to_owned(),
        }]
    }
}

/// What the forms hold.
#[derive(Deserialize)]
pub struct Input {
    #[serde(default)]
    version: String,
    #[serde(default)]
    post: Option<Uuid>,
}

/// Shows the link of `account`.
pub(super) fn link_page(officer: &Officer, account: Uuid, name: &str, link: &Secret) -> PageResult {
    let host = officer.app.config.public_url.as_deref().unwrap_or_default();
    officer.show(&LinkPage {
        name: name.to_owned(),
        link: format!("{host}{}", urls::choose_password(link.expose())),
        back: urls::account(account),
    })
}

/// `GET /lam-viec/quan-tri/tai-khoan/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let page = load(&officer, id, FormState::default()).await?;
    officer.show(&page)
}

/// `POST /lam-viec/quan-tri/tai-khoan/{id}/{act}`
pub async fn post(officer: Officer, Path((id, act)): Path<(Uuid, String)>, form: Form<Input>) -> PageResult {
    let Form { input, state } = form;
    let version = input.version.parse().unwrap_or_default();
    let back = urls::account(id);
    match act.as_str() {
        "chuc-trach" => give(officer, id, state).await,
        "thoi-chuc-trach" => {
            manage::end_post(&officer, id, input.post.unwrap_or_default()).await?;
            Ok(go::with_notice(&back, notice("post-ended")))
        }
        "dong" => {
            manage::set_closed(&officer, id, version, true).await?;
            Ok(go::with_notice(&back, notice("account-closed")))
        }
        "mo" => {
            manage::set_closed(&officer, id, version, false).await?;
            Ok(go::with_notice(&back, notice("account-opened")))
        }
        "lien-ket" => {
            let link = manage::new_link(&officer, id).await?;
            let name = load(&officer, id, FormState::default()).await?.name;
            link_page(&officer, id, &name, &link)
        }
        _ => Err(PageError::not_found()),
    }
}

async fn give(officer: Officer, id: Uuid, mut state: FormState) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    drop(tx);
    let role = Role::from_code(state.value("role"));
    if role.is_none() {
        state.error("role", word("accounts-role-missing"));
    }
    let refusal = match (
        role,
        typed_body(&known, state.value("body"), officer.app.clock.today()),
    ) {
        (Some(role), Ok(body)) => match manage::give(&officer, id, role, body).await? {
            Ok(()) => return Ok(go::with_notice(&urls::account(id), notice("post-given"))),
            Err(refusal) => Some(refusal.word()),
        },
        (_, Err(message)) => Some(message),
        (None, Ok(_)) => None,
    };
    if let Some(message) = refusal {
        state.error("body", message);
    }
    let page = load(&officer, id, state).await?;
    officer.show_again(&page)
}

async fn load(officer: &Officer, id: Uuid, form: FormState) -> Result<AccountPage, PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let (account, posts) = manage::managed(officer, &mut tx, id).await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let today = officer.app.clock.today().to_string();
    let line = |role: &str, body| PostLine {
        role: word_of("role-", role),
        body: body_name(&known, body),
    };
    let (held, ended): (Vec<_>, Vec<_>) = posts.into_iter().partition(|post| is_held(post, &today));
    Ok(AccountPage {
        form,
        href: urls::account(id),
        name: account.name,
        login: account.login,
        version: account.version,
        closed: account.disabled_at.is_some(),
        waiting: account.password_hash.is_none(),
        posts: held
            .into_iter()
            .map(|post| Held {
                id: post.id,
                line: line(&post.role, post.body_id),
                from: post.from_day,
            })
            .collect(),
        ended: ended.iter().map(|post| line(&post.role, post.body_id)).collect(),
        roles: role_options(),
    })
}
