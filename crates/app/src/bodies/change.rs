use super::line::BodyLink;
use super::plan::{KINDS, Plan, may_manage, way};
use super::show::body_of;
use super::{Known, actions};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Refusal;
use gandan_core::bodies::{BodyId, SuccessionKind};
use gandan_store::{Tx, bodies as store};
use serde::{Deserialize, Serialize};

/// The form of a merger, a splitting, a renaming, an end.
#[derive(Serialize)]
pub struct ChangePage {
    form: FormState,
    body: BodyLink,
    way: &'static str,
    title: Word,
    lead: Word,
    back: String,
}

/// What will follow, before it happens.
#[derive(Serialize)]
pub struct PreviewPage {
    body: BodyLink,
    title: Word,
    day: String,
    ending: Vec<Ending>,
    goes_on: Vec<BodyLink>,
    after: Vec<String>,
    children: Vec<BodyLink>,
    children_move: bool,
    basis: String,
    open: i64,
    people: usize,
    past: bool,
    fields: Vec<Field>,
    action: String,
}

/// A body that ends.
#[derive(Serialize)]
struct Ending {
    body: BodyLink,
    last: String,
    open: i64,
    people: Vec<String>,
}

/// A field carried on.
#[derive(Serialize)]
struct Field {
    name: String,
    value: String,
}

impl Page for ChangePage {
    const TEMPLATE: &'static str = "pages/bodies/change.html";

    fn samples() -> Vec<ChangePage> {
        let wrong =
            FormState::filled([("day", "hôm qua".to_owned())]).with_error("day", word("body-day-wrong"));
        KINDS
            .into_iter()
            .map(|kind| ChangePage::of(wrong.clone(), BodyLink::sample(), kind))
            .collect()
    }
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "pages/bodies/preview.html";

    fn samples() -> Vec<PreviewPage> {
        let full = PreviewPage {
            body: BodyLink::sample(),
            title: word_of("body-change-", "sap-nhap").with("name", "Sở Nội vụ"),
            day: "2026-12-01".to_owned(),
            ending: vec![Ending {
                body: BodyLink::sample(),
                last: "2026-11-30".to_owned(),
                open: 2,
                people: vec!["Cán bộ 1".to_owned()],
            }],
            goes_on: vec![BodyLink::sample()],
            after: vec!["Sở Mẫu".to_owned()],
            children: vec![BodyLink::sample()],
            children_move: true,
            basis: "Nghị quyết số 1".to_owned(),
            open: 2,
            people: 1,
            past: true,
            fields: vec![Field {
                name: "day".to_owned(),
                value: "2026-12-01".to_owned(),
            }],
            action: "/".to_owned(),
        };
        let bare = PreviewPage {
            body: BodyLink::sample(),
            title: word_of("body-change-", "ket-thuc").with("name", "Sở Nội vụ"),
            day: "2026-12-01".to_owned(),
            ending: Vec::new(),
            goes_on: Vec::new(),
            after: Vec::new(),
            children: vec![BodyLink::sample()],
            children_move: false,
            basis: String::new(),
            open: 0,
            people: 0,
            past: false,
            fields: Vec::new(),
            action: "/".to_owned(),
        };
        vec![full, bare]
    }
}

impl ChangePage {
    fn of(form: FormState, body: BodyLink, kind: SuccessionKind) -> ChangePage {
        ChangePage {
            form,
            way: way(kind),
            title: word_of("body-change-", way(kind)).with("name", body.name.clone()),
            lead: word_of("body-change-lead-", way(kind)),
            back: body.href.clone(),
            body,
        }
    }
}

/// What the form holds besides its fields.
#[derive(Deserialize)]
pub struct Input {
    /// `yes` once what will follow was seen.
    #[serde(default)]
    confirmed: String,
}

/// `GET /lam-viec/co-quan/{body}/thay-doi/{kind}`
pub async fn get(officer: Officer, Path((asked, kind)): Path<(String, String)>) -> PageResult {
    let kind = kind_of(&kind)?;
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let body = body_of(&known, &asked)?;
    manages(&officer, &known, body.id)?;
    let form = FormState::filled([
        ("day", officer.app.clock.today().strftime("%d/%m/%Y").to_string()),
        ("children", "yes".to_owned()),
    ]);
    officer.show(&ChangePage::of(form, BodyLink::of(body), kind))
}

/// `POST /lam-viec/co-quan/{body}/thay-doi/{kind}`: first shows what will follow, then does it.
pub async fn post(
    officer: Officer,
    Path((asked, kind)): Path<(String, String)>,
    form: Form<Input>,
) -> PageResult {
    let kind = kind_of(&kind)?;
    let Form { input, mut state } = form;
    let app = &officer.app;
    let today = app.clock.today();
    if input.confirmed == "yes" {
        let mut tx = app.db.begin_write().await?;
        store::take_turn(&mut tx).await?;
        let known = Known::read(&mut tx).await?;
        let body = body_of(&known, &asked)?;
        manages(&officer, &known, body.id)?;
        let Some(plan) = Plan::read(&mut state, kind, body, &known, &officer.actor, today) else {
            return officer.show_again(&ChangePage::of(state, BodyLink::of(body), kind));
        };
        let author = officer.author();
        let goal = actions::carry_out(app, &mut tx, &author, &known, &plan).await?;
        tx.commit().await?;
        return Ok(go::with_notice(&urls::body(goal), notice("body-changed")));
    }
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let body = body_of(&known, &asked)?;
    manages(&officer, &known, body.id)?;
    match Plan::read(&mut state, kind, body, &known, &officer.actor, today) {
        Some(plan) => officer.show(&preview(&officer, &mut tx, &known, &plan, &state).await?),
        None => officer.show_again(&ChangePage::of(state, BodyLink::of(body), kind)),
    }
}

async fn preview(
    officer: &Officer,
    tx: &mut Tx,
    known: &Known,
    plan: &Plan,
    state: &FormState,
) -> Result<PreviewPage, PageError> {
    let today = officer.app.clock.today();
    let ending = plan.ending();
    let last = plan.day.yesterday().unwrap_or(plan.day).to_string();
    let mut endings = Vec::new();
    for link in BodyLink::all(known, ending.iter().copied()) {
        let Some(body) = known.registry.by_code(&link.code) else {
            continue;
        };
        let held = store::posts_held(tx, body.id, &today.to_string()).await?;
        endings.push(Ending {
            open: store::open_assignments(tx, body.id).await?,
            people: held.into_iter().map(|post| post.name).collect(),
            last: last.clone(),
            body: link,
        });
    }
    let mut after: Vec<String> = plan
        .into
        .iter()
        .map(|body| known.name(*body).to_owned())
        .collect();
    after.extend(
        plan.new
            .iter()
            .map(|body| format!("{} ({})", body.name, body.code)),
    );
    let first = plan.from.first().copied().unwrap_or(BodyId::INSTALLATION);
    let goes_on = plan.from.iter().copied().filter(|body| !ending.contains(body));
    let fields = state.values.iter().filter(|(name, _)| *name != "confirmed");
    let body = body_of(known, &first.to_string())?;
    Ok(PreviewPage {
        body: BodyLink::of(body),
        title: word_of("body-change-", way(plan.kind)).with("name", body.name()),
        day: plan.day.to_string(),
        open: endings.iter().map(|ending| ending.open).sum(),
        people: endings.iter().map(|ending| ending.people.len()).sum(),
        ending: endings,
        goes_on: BodyLink::all(known, goes_on),
        children: BodyLink::all(known, actions::left_behind(known, plan)),
        children_move: plan.children && after.len() == 1,
        after,
        basis: plan.basis.clone(),
        past: plan.day < today,
        fields: fields
            .flat_map(|(name, values)| {
                values.iter().map(|value| Field {
                    name: name.clone(),
                    value: value.clone(),
                })
            })
            .collect(),
        action: urls::body_change(first, way(plan.kind)),
    })
}

fn kind_of(text: &str) -> Result<SuccessionKind, PageError> {
    let mut kinds = KINDS.into_iter();
    kinds
        .find(|kind| way(*kind) == text)
        .ok_or_else(PageError::not_found)
}

fn manages(officer: &Officer, known: &Known, body: BodyId) -> Result<(), PageError> {
    if may_manage(&officer.actor, body, known, officer.app.clock.today()) {
        Ok(())
    } else {
        Err(Refusal::Scope.into())
    }
}
