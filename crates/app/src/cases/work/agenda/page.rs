use super::super::list::{Choice, own_bodies};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, Secret, go, urls};
use crate::words::{Lang, notice, word};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Wall;
use gandan_store::{Tx, casework};
use serde::{Deserialize, Serialize};

/// The secret address of my calendar: made, shown once, taken away.
#[derive(Serialize)]
pub struct AgendaPage {
    /// The address just made.
    fresh: Option<String>,
    made_at: Option<i64>,
    /// Whose cases it shows; mine where there is none.
    body: Option<String>,
    scopes: Vec<Choice>,
    revoke: &'static str,
    account: &'static str,
    form: FormState,
}

impl Page for AgendaPage {
    const TEMPLATE: &'static str = "pages/cases/work/agenda.html";

    fn samples() -> Vec<AgendaPage> {
        let page = |fresh: Option<&str>, made_at, body: Option<&str>| AgendaPage {
            fresh: fresh.map(str::to_owned),
            made_at,
            body: body.map(str::to_owned),
            scopes: vec![Choice {
                value: String::new(),
                label: "Việc của tôi".to_owned(),
            }],
            revoke: urls::AGENDA_REVOKE,
            account: urls::MY_ACCOUNT,
            form: FormState::default(),
        };
        vec![
            page(None, None, None),
            page(None, Some(0), None),
            page(
                Some("https://mau.example/lich/00.ics"),
                Some(0),
                Some("UBND xã Mẫu"),
            ),
        ]
    }
}

/// `GET /lam-viec/tai-khoan/lich`
pub async fn get(officer: Officer) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let page = load(&mut tx, &officer, None).await?;
    officer.show(&page)
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    /// A body; mine where it is empty.
    scope: String,
}

/// `POST /lam-viec/tai-khoan/lich`: the address is shown on this answer and never again; the one before is gone.
pub async fn post(officer: Officer, form: Form<Input>) -> PageResult {
    let app = &officer.app;
    let body = match form.input.scope.as_str() {
        "" => None,
        body => Some(
            body.parse()
                .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?,
        ),
    };
    let mut tx = app.db.begin_write().await?;
    if let Some(body) = body {
        let known = app.bodies.load(&mut tx).await?;
        let object = Object::Case {
            holder: BodyId(body),
            offered: None,
            handler: None,
            helper: None,
            wall: Wall::NONE,
        };
        may(
            &officer.actor,
            Act::ReadCase,
            object,
            &known.tree(app.clock.today()),
        )?;
    }
    let secret = Secret::fresh()?;
    let at = app.clock.micros();
    casework::renew_agenda(&mut tx, &officer.author(), &secret.digest(), body, at).await?;
    let base = app.config.public_url.as_deref().unwrap_or_default();
    let lang = match officer.lang {
        Lang::Vi => "",
        Lang::En => "?lang=en",
    };
    let fresh = format!("{base}{}{lang}", urls::agenda_file(secret.expose()));
    let page = load(&mut tx, &officer, Some(fresh)).await?;
    tx.commit().await?;
    officer.show(&page)
}

/// Nothing but the token of the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Nothing {}

/// `POST /lam-viec/tai-khoan/lich/thu-hoi`
pub async fn revoke(officer: Officer, _form: Form<Nothing>) -> PageResult {
    let mut tx = officer.app.db.begin_write().await?;
    casework::revoke_agenda(&mut tx, &officer.author(), officer.app.clock.micros()).await?;
    tx.commit().await?;
    Ok(go::with_notice(urls::AGENDA, notice("agenda-revoked")))
}

async fn load(tx: &mut Tx, officer: &Officer, fresh: Option<String>) -> Result<AgendaPage, PageError> {
    let app = &officer.app;
    let link = casework::agenda_of(tx, officer.actor.account).await?;
    let known = app.bodies.load(tx).await?;
    let name = |body| known.name(BodyId(body)).to_owned();
    let mut scopes = vec![Choice {
        value: String::new(),
        label: app.words.say(officer.lang, &word("agenda-mine")),
    }];
    scopes.extend(own_bodies(officer).into_iter().map(|body| Choice {
        value: body.to_string(),
        label: name(body),
    }));
    Ok(AgendaPage {
        fresh,
        made_at: link.map(|link| link.made_at),
        body: link.and_then(|link| link.body_id).map(name),
        scopes,
        revoke: urls::AGENDA_REVOKE,
        account: urls::MY_ACCOUNT,
        form: FormState::default(),
    })
}
