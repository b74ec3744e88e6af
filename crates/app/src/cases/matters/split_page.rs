use super::splitting::{Part, SplitError, split};
use crate::cases::guard::Guarded;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::{MOST_PARTS, Regime};
use gandan_store::cases;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Into what a part can be sorted. A denunciation is written by itself: its content must not be in this database.
const REGIMES: [Regime; 4] = [
    Regime::Feedback,
    Regime::Proposal,
    Regime::Complaint,
    Regime::Regulation,
];

/// Splitting a petition by content.
#[derive(Serialize)]
pub struct SplitPage {
    title: String,
    back: String,
    cut: String,
    words: String,
    registered: String,
    form: FormState,
    regimes: Vec<Choice<Word>>,
    subjects: Vec<Choice<String>>,
    parts: Vec<Slot>,
}

/// One of a list that a person chooses from.
#[derive(Debug, Clone, Serialize)]
struct Choice<L: Serialize> {
    value: String,
    label: L,
}

/// Names of the fields of a part.
#[derive(Serialize)]
struct Slot {
    number: usize,
    regime: Option<String>,
    subject: String,
    title: String,
    words: String,
}

fn slots() -> Vec<Slot> {
    (0..MOST_PARTS)
        .map(|at| Slot {
            number: at + 1,
            regime: (at > 0).then(|| format!("regime{at}")),
            subject: format!("subject{at}"),
            title: format!("title{at}"),
            words: format!("words{at}"),
        })
        .collect()
}

fn regimes() -> Vec<Choice<Word>> {
    let choice = |code: &str| Choice {
        value: code.to_owned(),
        label: word_of("case-regime-", code),
    };
    REGIMES.iter().map(|regime| choice(regime.code())).collect()
}

impl Page for SplitPage {
    const TEMPLATE: &'static str = "pages/matters/split.html";

    fn samples() -> Vec<SplitPage> {
        let page = |form: FormState| SplitPage {
            title: "Đất và đèn".to_owned(),
            back: "/".to_owned(),
            cut: "/".to_owned(),
            words: "Tôi khiếu nại việc thu hồi đất. Tôi cũng kiến nghị sửa đèn.".to_owned(),
            registered: "2026-11-23".to_owned(),
            form,
            regimes: regimes(),
            subjects: vec![Choice {
                value: "land".to_owned(),
                label: "Đất đai".to_owned(),
            }],
            parts: slots(),
        };
        vec![
            page(FormState::default()),
            page(
                FormState::default()
                    .with_error("words1", word_of("split-refusal-", "parts"))
                    .with_error("title0", word("split-part-incomplete")),
            ),
        ]
    }
}

/// `GET /lam-viec/vu-viec/{id}/tach`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let page = page(&officer, id, None).await?;
    officer.show(&page)
}

/// Any fields; those of the parts are read.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// `POST /lam-viec/vu-viec/{id}/tach`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut state = form.state;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::MergeCases).await?;
    let parts = read(&mut state, &guarded.row.regime);
    if state.is_right() {
        match split(&mut tx, app, &guarded.row, &parts, &officer.author()).await {
            Ok(_) => {
                tx.commit().await?;
                return Ok(go::with_notice(
                    &urls::with_id(urls::CASE_SORT, id),
                    notice("petition-split"),
                ));
            }
            Err(SplitError::Refused(refusal)) => {
                state.error("words1", word_of("split-refusal-", refusal.code()));
            }
            Err(SplitError::Store(error)) => return Err(error.into()),
            Err(error) => return Err(anyhow::Error::from(error).into()),
        }
    }
    drop(tx);
    let page = page(&officer, id, Some(state)).await?;
    officer.show_again(&page)
}

/// The parts that were filled in; a part has a name and words.
fn read(state: &mut FormState, regime_of_case: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for slot in slots() {
        let (title, words) = (
            state.value(&slot.title).to_owned(),
            state.value(&slot.words).to_owned(),
        );
        if title.is_empty() && words.is_empty() {
            continue;
        }
        if title.is_empty() {
            state.error(&slot.title, word("split-part-incomplete"));
        }
        if words.is_empty() {
            state.error(&slot.words, word("split-part-incomplete"));
        }
        let code = slot.regime.as_ref().map_or_else(
            || regime_of_case.to_owned(),
            |field| state.value(field).to_owned(),
        );
        let Some(regime) = Regime::from_code(&code) else {
            state.error(&slot.title, word("form-choose"));
            continue;
        };
        parts.push(Part {
            regime,
            subject: state.value(&slot.subject).to_owned(),
            title,
            words,
        });
    }
    parts
}

async fn page(officer: &Officer, id: Uuid, form: Option<FormState>) -> Result<SplitPage, PageError> {
    let app = &officer.app;
    let mut tx = app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, officer, id, Act::MergeCases).await?;
    guarded.check(&officer.actor, Act::ReadCase)?;
    let petitions = cases::petitions(&mut tx, id).await?;
    let petition = petitions.first().ok_or_else(PageError::not_found)?;
    let row = &guarded.row;
    let lang = officer.lang.code();
    Ok(SplitPage {
        title: row.title.clone(),
        back: urls::with_id(urls::CASE_SORT, id),
        cut: urls::with_id(urls::CASE_CUT, id),
        words: petition.words.clone(),
        registered: petition.registered_day.clone(),
        form: form.unwrap_or_else(|| {
            FormState::filled([
                ("title0", row.title.clone()),
                ("subject0", row.subject.clone()),
                ("words0", petition.words.clone()),
            ])
        }),
        regimes: regimes(),
        subjects: app
            .subjects
            .all()
            .iter()
            .map(|subject| Choice {
                value: subject.code.clone(),
                label: subject.name(lang).to_owned(),
            })
            .collect(),
        parts: slots(),
    })
}
