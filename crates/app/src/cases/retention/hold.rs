use super::plan::Schedules;
use super::preview::{begins, then};
use crate::cases::guard::Guarded;
use crate::cases::said::regime_word;
use crate::cases::work::number;
use crate::law::{reason, say_term};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::retention::Then;
use gandan_store::{Tx, retention};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a file is kept, by which article, and who holds it for a dispute.
#[derive(Serialize)]
pub struct KeepingPage {
    number: String,
    regime: Word,
    class: Option<String>,
    period: String,
    begins: Option<Word>,
    closed: Option<String>,
    until: Option<String>,
    then: Option<Word>,
    disposed: Option<String>,
    held: bool,
    holds: Vec<HoldView>,
    may_hold: bool,
    may_lift: bool,
    action: String,
    file: String,
    form: FormState,
}

#[derive(Serialize)]
struct HoldView {
    reason: String,
    actor: String,
    at: i64,
    lifted_at: Option<i64>,
    lifted_by: String,
}

impl Page for KeepingPage {
    const TEMPLATE: &'static str = "pages/cases/retention/keeping.html";

    fn samples() -> Vec<KeepingPage> {
        let hold = |lifted: bool| HoldView {
            reason: "Đang khởi kiện tại Tòa án".to_owned(),
            actor: "Cán bộ 1".to_owned(),
            at: 0,
            lifted_at: lifted.then_some(1),
            lifted_by: "Cán bộ 2".to_owned(),
        };
        let page = |held: bool, disposed: bool| KeepingPage {
            number: "VV-00000000".to_owned(),
            regime: regime_word("complaint"),
            class: held.then(|| "Hồ sơ giải quyết khiếu nại".to_owned()),
            period: "15 năm · Bảng thời hạn".to_owned(),
            begins: held.then(|| word_of("retention-begins-", "closed")),
            closed: held.then(|| "2026-11-20".to_owned()),
            until: held.then(|| "2041-12-31".to_owned()),
            then: held.then(|| then(Then::Archive)),
            disposed: disposed.then(|| "2042-01-05".to_owned()),
            held,
            holds: if held {
                vec![hold(false), hold(true)]
            } else {
                Vec::new()
            },
            may_hold: !held,
            may_lift: held,
            action: "/".to_owned(),
            file: "/".to_owned(),
            form: FormState::default().with_error("reason", word("retention-reason-missing")),
        };
        vec![page(true, false), page(false, false), page(false, true)]
    }
}

/// `GET /lam-viec/vu-viec/{id}/luu-tru`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    let page = load(&mut tx, &officer, &case, FormState::default()).await?;
    officer.show(&page)
}

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    form: FormState,
) -> Result<KeepingPage, PageError> {
    let app = &officer.app;
    let (words, lang) = (&app.words, officer.lang);
    let schedules = Schedules {
        book: &app.rulebook,
        on: case.today,
    };
    let file = retention::file(tx, case.row.id).await?;
    let verdict = file.as_ref().map(|file| schedules.of(file)).transpose()?;
    let class = verdict.as_ref().and_then(|verdict| verdict.class);
    let keeping = verdict.as_ref().and_then(|verdict| verdict.keeping.as_ref());
    let period = match (keeping, class) {
        (Some(keeping), _) => format!("{} · {}", say_term(words, lang, keeping.term), keeping.citation),
        (None, Some(class)) => match app.rulebook.keeping(&class.rule, case.today) {
            Ok(keeping) => format!("{} · {}", say_term(words, lang, keeping.term), keeping.citation),
            Err(error) => reason(words, lang, &error),
        },
        (None, None) => String::new(),
    };
    let held = file.as_ref().is_some_and(|file| file.held);
    let holds = retention::holds(tx, case.row.id).await?;
    Ok(KeepingPage {
        number: number(case.row.id),
        regime: regime_word(&case.row.regime),
        class: class.map(|class| class.name(lang.code()).to_owned()),
        period,
        begins: class.map(begins),
        closed: case.row.closed_day.clone(),
        until: verdict
            .as_ref()
            .and_then(|verdict| verdict.last)
            .map(|day| day.to_string()),
        then: class.map(|class| then(class.then)),
        disposed: case.row.disposed_day.clone(),
        held,
        holds: holds
            .into_iter()
            .map(|row| HoldView {
                reason: row.reason,
                actor: row.actor,
                at: row.at,
                lifted_at: row.lifted_at,
                lifted_by: row.lifted_by,
            })
            .collect(),
        may_hold: !held && case.allows(&officer.actor, Act::HandleCase),
        may_lift: held && lifts(officer, case),
        action: urls::with_id(urls::CASE_KEEPING, case.row.id),
        file: urls::with_id(urls::CASE, case.row.id),
        form,
    })
}

/// Whoever signs disposals lifts what keeps a file from them.
fn lifts(officer: &Officer, case: &Guarded) -> bool {
    let body = Object::Body(BodyId(case.row.body_id));
    may(
        &officer.actor,
        Act::DisposeCases,
        body,
        &case.known.tree(case.today),
    )
    .is_ok()
        && case.allows(&officer.actor, Act::HandleCase)
}

/// What is wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    what: String,
    reason: String,
}

/// `POST /lam-viec/vu-viec/{id}/luu-tru`: holds the file, or lifts that.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Wanted>) -> PageResult {
    let app = &officer.app;
    let Form { input, mut state } = form;
    let mut tx = app.db.begin_write().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let (author, at) = (officer.author(), app.clock.micros());
    let file = (id, case.row.body_id);
    let said = match input.what.as_str() {
        "hold" => {
            if input.reason.trim().is_empty() {
                state.error("reason", word("retention-reason-missing"));
                let page = load(&mut tx, &officer, &case, state).await?;
                drop(tx);
                return officer.show_again(&page);
            }
            retention::hold(&mut tx, file, input.reason.trim(), &author, at).await?;
            notice("case-held")
        }
        "lift" => {
            let body = Object::Body(BodyId(case.row.body_id));
            may(
                &officer.actor,
                Act::DisposeCases,
                body,
                &case.known.tree(case.today),
            )?;
            retention::lift(&mut tx, file, &author, at).await?;
            notice("case-released")
        }
        _ => return Err(PageError::not_found()),
    };
    tx.commit().await?;
    Ok(go::with_notice(&urls::with_id(urls::CASE_KEEPING, id), said))
}
