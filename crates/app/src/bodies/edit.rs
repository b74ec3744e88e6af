use super::line::BodyLink;
use super::list::{Choice, branches, tiers};
use super::plan::{code_wrong, may_manage, named};
use super::show::body_of;
use super::{Known, actions, find};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word};
use axum::extract::{Path, Query};
use gandan_core::access::Refusal;
use gandan_core::bodies::rows::{self, BodyRow, CellTrouble};
use gandan_core::bodies::{Body, BodyId};
use gandan_store::{bodies as store, new_id};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Adding a body, or correcting what is written of one.
#[derive(Serialize)]
pub struct EditPage {
    form: FormState,
    body: Option<BodyLink>,
    branches: Vec<Choice<Word>>,
    tiers: Vec<Choice<Word>>,
    back: String,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "pages/bodies/edit.html";

    fn samples() -> Vec<EditPage> {
        let wrong = FormState::filled([("valid_from", "31/6/2025".to_owned())]);
        vec![
            EditPage::of(FormState::default(), None),
            EditPage::of(
                wrong.with_error("valid_from", word("body-day-wrong")),
                Some(BodyLink::sample()),
            ),
        ]
    }
}

impl EditPage {
    fn of(form: FormState, body: Option<BodyLink>) -> EditPage {
        EditPage {
            form,
            branches: branches(),
            tiers: tiers(),
            back: body
                .as_ref()
                .map_or(urls::BODIES.to_owned(), |body| body.href.clone()),
            body,
        }
    }
}

/// Above whom the new body stands.
#[derive(Deserialize)]
pub struct Above {
    #[serde(default)]
    tren: String,
}

/// The fields are read from the form's state.
#[derive(Deserialize)]
pub struct Input {}

/// `GET /lam-viec/co-quan/them`
pub async fn get_add(officer: Officer, Query(above): Query<Above>) -> PageResult {
    let form = FormState::filled([("parent_code", above.tren)]);
    officer.show(&EditPage::of(form, None))
}

/// `POST /lam-viec/co-quan/them`
pub async fn post_add(officer: Officer, form: Form<Input>) -> PageResult {
    let mut state = form.state;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    store::take_turn(&mut tx).await?;
    let known = Known::read(&mut tx).await?;
    let code = state.value("code").to_owned();
    if let Some(wrong) = code_wrong(&code) {
        state.error("code", wrong);
    }
    let Some(body) = read(&mut state, &known, None) else {
        return officer.show_again(&EditPage::of(state, None));
    };
    manages(&officer, &known, body.parent.unwrap_or(BodyId::INSTALLATION))?;
    actions::add(app, &mut tx, &officer.author(), &body).await?;
    tx.commit().await?;
    Ok(go::with_notice(&urls::body(body.id), notice("body-added")))
}

/// `GET /lam-viec/co-quan/{body}/dinh-chinh`
pub async fn get_correct(officer: Officer, Path(asked): Path<String>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let body = body_of(&known, &asked)?;
    manages(&officer, &known, body.id)?;
    let row = actions::row_of(&known, body);
    let form = FormState::filled([
        ("seen", seen(&row)),
        ("code", row.code),
        ("name", row.name),
        ("other_names", row.other_names.replace(" | ", "\n")),
        ("branch", row.branch),
        ("tier", row.tier),
        ("parent_code", row.parent_code),
        ("place", row.place),
        ("valid_from", row.valid_from),
        ("valid_until", row.valid_until),
        ("note", row.note),
    ]);
    officer.show(&EditPage::of(form, Some(BodyLink::of(body))))
}

/// `POST /lam-viec/co-quan/{body}/dinh-chinh`
pub async fn post_correct(officer: Officer, Path(asked): Path<String>, form: Form<Input>) -> PageResult {
    let mut state = form.state;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    store::take_turn(&mut tx).await?;
    let known = Known::read(&mut tx).await?;
    let before = body_of(&known, &asked)?;
    manages(&officer, &known, before.id)?;
    if state.value("seen") != seen(&actions::row_of(&known, before)) {
        return Err(PageError::Conflict(word("error-stale")));
    }
    // A code is for ever: files and addresses name the body by it.
    state.values.insert("code".to_owned(), vec![before.code.clone()]);
    let Some(body) = read(&mut state, &known, Some(before)) else {
        return officer.show_again(&EditPage::of(state, Some(BodyLink::of(before))));
    };
    if body.parent != before.parent {
        manages(&officer, &known, body.parent.unwrap_or(BodyId::INSTALLATION))?;
    }
    actions::correct(app, &mut tx, &officer.author(), &known, before, &body).await?;
    tx.commit().await?;
    Ok(go::with_notice(&urls::body(body.id), notice("body-corrected")))
}

/// The body the form describes. Each fault is told beside its field.
fn read(state: &mut FormState, known: &Known, before: Option<&Body>) -> Option<Body> {
    let mut row = BodyRow {
        code: state.value("code").to_owned(),
        name: state.value("name").to_owned(),
        other_names: state.value("other_names").lines().collect::<Vec<_>>().join(" | "),
        branch: state.value("branch").to_owned(),
        tier: state.value("tier").to_owned(),
        parent_code: state.value("parent_code").to_owned(),
        place: state.value("place").to_owned(),
        valid_from: iso(state.value("valid_from")),
        valid_until: iso(state.value("valid_until")),
        note: state.value("note").to_owned(),
    };
    if let Some(parent) = named(known, &row.parent_code) {
        row.parent_code = parent.code.clone();
    }
    let mut ids: BTreeMap<String, BodyId> = BTreeMap::new();
    ids.extend(
        known
            .registry
            .bodies()
            .iter()
            .map(|body| (body.code.clone(), body.id)),
    );
    let fresh = |_: &str| before.map_or_else(|| BodyId(new_id()), |body| body.id);
    let (bodies, faults) = match before {
        Some(_) => {
            let (found, faults) = rows::merged(std::slice::from_ref(&row), &ids, fresh);
            (found.into_iter().map(|(_, body)| body).collect(), faults)
        }
        None => rows::bodies(std::slice::from_ref(&row), &ids, fresh),
    };
    for fault in faults {
        state.error(fault.column, trouble_word(&fault.trouble));
    }
    let body = bodies.into_iter().next().filter(|_| state.is_right())?;
    let mut above = body.parent;
    for _ in 0..known.registry.bodies().len() {
        let Some(parent) = above else { break };
        if parent == body.id {
            state.error("parent_code", word("body-parent-below"));
            return None;
        }
        above = known.registry.get(parent).and_then(|parent| parent.parent);
    }
    Some(body)
}

/// What is wrong with a cell or a field.
pub fn trouble_word(trouble: &CellTrouble) -> Word {
    match trouble {
        CellTrouble::Empty => word("body-cell-empty"),
        CellTrouble::UnknownWord(text) => word("body-cell-unknown-word").with("text", text.as_str()),
        CellTrouble::NotADay(_) => word("body-day-wrong"),
        CellTrouble::CodeTaken(code) => word("body-code-taken").with("code", code.as_str()),
        CellTrouble::UnknownCode(code) => word("body-line-unknown").with("line", code.as_str()),
        CellTrouble::Reversed => word("body-reversed"),
    }
}

/// A day as people write it in the form of the files; anything else stays as it is, to be told.
fn iso(text: &str) -> String {
    find::day(text).map_or_else(|| text.to_owned(), |day| day.to_string())
}

/// A short word for what is written of a body, by which a form knows whether it is still so.
fn seen(row: &BodyRow) -> String {
    let text = format!("{row:?}");
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn manages(officer: &Officer, known: &Known, body: BodyId) -> Result<(), PageError> {
    if may_manage(&officer.actor, body, known, officer.app.clock.today()) {
        Ok(())
    } else {
        Err(Refusal::Scope.into())
    }
}
