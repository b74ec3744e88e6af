//! What is set right about a case: who handles it, how it is named and where it is, what its terms are counted by, who
//! must stay away.

mod doing;
mod load;

use super::list::Choice;
use super::prepared::item_words;
use crate::cases::guard::{Guarded, opened};
use crate::web::{App, Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Lang, Word, notice, word};
use axum::extract::Path;
use doing::Doing;
use gandan_core::access::{Act, may};
use gandan_store::cases::CaseRow;
use gandan_store::{Tx, access};
use jiff::civil::Date;
use load::load;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The forms.
#[derive(Serialize)]
pub struct ManagePage {
    number: String,
    title: String,
    file: String,
    officers: Vec<Choice>,
    subjects: Vec<Choice>,
    communes: Vec<Choice>,
    grounds: Vec<Choice>,
    actions: Actions,
    form: FormState,
}

#[derive(Serialize)]
struct Actions {
    assign: String,
    label: String,
    circumstances: String,
    wall: String,
}

impl Actions {
    fn of(case: Uuid) -> Actions {
        let to = |what| urls::case_manage(case, what);
        Actions {
            assign: to("phan-cong"),
            label: to("ten"),
            circumstances: to("hoan-canh"),
            wall: to("tranh"),
        }
    }
}

impl Page for ManagePage {
    const TEMPLATE: &'static str = "pages/cases/work/manage.html";

    fn samples() -> Vec<ManagePage> {
        let choice = || {
            vec![Choice {
                value: "1".to_owned(),
                label: "Cán bộ 1".to_owned(),
            }]
        };
        vec![ManagePage {
            number: "VV-00000000".to_owned(),
            title: "Đèn đường".to_owned(),
            file: "/".to_owned(),
            officers: choice(),
            subjects: choice(),
            communes: choice(),
            grounds: choice(),
            actions: Actions::of(Uuid::nil()),
            form: FormState::default().with_error("label_title", word("casework-title-missing")),
        }]
    }
}

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    officer: String,
    label_title: String,
    subject: String,
    place: String,
    place_words: String,
    field: String,
    remote: String,
    circumstances_reason: String,
    wall_name: String,
    wall_kind: String,
    wall_ground: String,
}

/// `GET /lam-viec/vu-viec/{id}/sua`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let page = load(&mut tx, &officer, &case, None).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/sua/{what}`
pub async fn post(officer: Officer, Path((id, what)): Path<(Uuid, String)>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    // The law that it runs under is chosen where it is sorted; a form that was open meanwhile is led there.
    if what == "phan-loai" {
        return Ok(go::to(&urls::with_id(urls::CASE_SORT, id)));
    }
    let mut tx = officer.app.db.begin_write().await?;
    let act = match what.as_str() {
        "phan-cong" | "nhan-viec" => Act::AssignCase,
        _ => Act::HandleCase,
    };
    let case = Guarded::load(&mut tx, &officer, id, act).await?;
    let mut done = Doing {
        tx: &mut tx,
        officer: &officer,
        case: &case,
    };
    let wrong = match what.as_str() {
        "phan-cong" => done.assign(&input.officer).await?,
        "nhan-viec" => done.assign(&officer.actor.account.to_string()).await?,
        "ten" => done.label(&input).await?,
        "hoan-canh" => done.circumstances(&input).await?,
        "tranh" => done.wall(&input).await?,
        _ => return Err(PageError::not_found()),
    };
    let Some((field, message)) = wrong else {
        tx.commit().await?;
        let to = match what.as_str() {
            // Who declares a conflict of their own may not see the file any more.
            "tranh" if input.wall_kind == "me" => urls::CASES.to_owned(),
            _ => urls::with_id(urls::CASE, id),
        };
        return Ok(go::with_notice(&to, notice("casework-changed")));
    };
    state.error(field, message);
    let page = load(&mut tx, &officer, &case, Some(state)).await?;
    officer.show_again(&page)
}

/// The case as it stands when `account` handles it; in words, why it cannot be theirs.
pub async fn assigned(
    tx: &mut Tx,
    case: &Guarded,
    account: Uuid,
) -> Result<Result<CaseRow, Word>, PageError> {
    let today = case.today;
    let who = access::actor(tx, account, &today.to_string()).await?;
    let Some(who) = who else {
        return Ok(Err(word("casework-officer-missing")));
    };
    let mut after = case.row.clone();
    after.officer_id = Some(account);
    let object = after.object(case.walled.wall());
    if may(&who, Act::HandleCase, object, &case.known.tree(today)).is_err() {
        return Ok(Err(word("casework-officer-cannot").with("officer", who.name)));
    }
    Ok(Ok(after))
}

/// Why somebody must stay away, in words.
pub fn ground_word(app: &App, lang: Lang, ground: &str, day: Date) -> Word {
    let kin = app.rulebook.list("denunciation.kin", day).unwrap_or_default();
    match kin.iter().find(|item| item.key == ground) {
        Some(item) => word("casework-wall-kin").with("kin", item_words(lang, item)),
        None if ground == "respondent" => word("casework-wall-respondent"),
        None => word("casework-wall-interest"),
    }
}
