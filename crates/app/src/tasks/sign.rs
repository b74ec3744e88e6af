use super::guard::Guard;
use super::line::{document_label, round_word};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::bodies::BodyId;
use gandan_core::documents::BodyRole;
use gandan_core::tasks::{Hold, Order};
use gandan_store::tasks::{self, CandidateRow, Issue, IssueError};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is signed: each proposal on its own words, and all that will follow.
#[derive(Serialize)]
pub struct SignPage {
    document: String,
    subject: String,
    keeper: String,
    reader: String,
    tasks_page: String,
    published: bool,
    candidates: Vec<CandidateView>,
    /// Assignments that would be given in all.
    assignments: usize,
    signed_before: usize,
    /// Somebody signed first: who and when.
    taken: Option<Taken>,
    form: FormState,
}

/// A proposal before the signer.
#[derive(Debug, Clone, Serialize)]
struct CandidateView {
    /// `id.version`, as the form sends it.
    key: String,
    ordinal: Option<String>,
    title: String,
    words: String,
    deadline_words: String,
    report_to: String,
    confidence: f64,
    due: Option<String>,
    late_from_start: bool,
    rounds: Vec<FirstRound>,
    lead: Vec<String>,
    supporting: Vec<String>,
    unmatched: Vec<String>,
    /// Why it cannot be issued.
    hold: Option<Word>,
    chosen: bool,
}

/// The first round of what comes back.
#[derive(Debug, Clone, Serialize)]
struct FirstRound {
    name: Word,
    due: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Taken {
    signer: String,
    at: i64,
}

impl Page for SignPage {
    const TEMPLATE: &'static str = "pages/tasks/sign.html";

    fn samples() -> Vec<SignPage> {
        let candidate = CandidateView {
            key: "0.1".to_owned(),
            ordinal: Some("1".to_owned()),
            title: "Tổ chức quán triệt".to_owned(),
            words: "1. UBND các xã tổ chức quán triệt.".to_owned(),
            deadline_words: "hằng quý".to_owned(),
            report_to: "Sở Nội vụ".to_owned(),
            confidence: 0.8,
            due: Some("2018-12-31".to_owned()),
            late_from_start: true,
            rounds: vec![
                FirstRound {
                    name: word_of("task-round-", "quarter")
                        .with("number", "IV")
                        .with("year", "2026"),
                    due: Some("2027-01-05".to_owned()),
                },
                FirstRound {
                    name: word_of("task-round-", "year")
                        .with("number", "1")
                        .with("year", "2026"),
                    due: None,
                },
            ],
            lead: vec!["UBND xã Mẫu".to_owned()],
            supporting: vec!["Sở Nội vụ".to_owned()],
            unmatched: vec!["Phòng Lạ".to_owned()],
            hold: None,
            chosen: true,
        };
        let held = CandidateView {
            key: "1.1".to_owned(),
            lead: Vec::new(),
            supporting: Vec::new(),
            rounds: Vec::new(),
            due: None,
            late_from_start: false,
            hold: Some(word_of("task-hold-", "nobody")),
            chosen: false,
            ..candidate.clone()
        };
        let page = SignPage {
            document: "CT 16/CT-TTg".to_owned(),
            subject: "Về công tác dân vận".to_owned(),
            keeper: "UBND tỉnh Mẫu".to_owned(),
            reader: "/".to_owned(),
            tasks_page: "/".to_owned(),
            published: true,
            candidates: vec![candidate, held],
            assignments: 2,
            signed_before: 1,
            taken: Some(Taken {
                signer: "Cán bộ 2".to_owned(),
                at: 0,
            }),
            form: FormState::default().with_error("confirm", word("task-sign-confirm-missing")),
        };
        let empty = SignPage {
            candidates: Vec::new(),
            taken: None,
            published: false,
            form: FormState::default(),
            ..SignPage::of_nothing()
        };
        vec![page, empty]
    }
}

impl SignPage {
    fn of_nothing() -> SignPage {
        SignPage {
            document: String::new(),
            subject: String::new(),
            keeper: String::new(),
            reader: String::new(),
            tasks_page: String::new(),
            published: false,
            candidates: Vec::new(),
            assignments: 0,
            signed_before: 0,
            taken: None,
            form: FormState::default(),
        }
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    proposal: Vec<String>,
    confirm: String,
}

/// `GET /lam-viec/van-ban/{id}/ky`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let page = load(&officer, id, None, FormState::default()).await?;
    officer.show(&page)
}

/// `POST /lam-viec/van-ban/{id}/ky`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let chosen = read(&input.proposal)?;
    if chosen.is_empty() {
        state.error("proposal", word("task-sign-nothing"));
    }
    if input.confirm != "yes" {
        state.error("confirm", word("task-sign-confirm-missing"));
    }
    if !state.is_right() {
        return officer.show_again(&load(&officer, id, None, state).await?);
    }
    let mut tx = officer.app.db.begin_write().await?;
    let guard = Guard::of(&mut tx, &officer).await?;
    guard.document(&mut tx, id, Act::SignTasks).await?;
    let heirs = guard.heirs();
    let issue = Issue {
        document: id,
        proposals: &chosen,
        signer: &officer.author(),
        at: officer.app.clock.micros(),
        today: guard.today,
        heirs: &heirs,
    };
    match tasks::issue(&mut tx, &issue).await {
        Ok(issued) => {
            tx.commit().await?;
            tracing::info!(
                document.id = %id, tasks = issued.tasks.len(), assignments = issued.assignments, "tasks.signed"
            );
            Ok(go::with_notice(
                &urls::with_id(urls::DOCUMENT_TASKS, id),
                notice("tasks-signed"),
            ))
        }
        Err(refused) => {
            drop(tx);
            let taken = refuse(&mut state, refused)?;
            officer.show_again(&load(&officer, id, taken, state).await?)
        }
    }
}

/// Says beside the form why nothing was signed.
fn refuse(state: &mut FormState, refused: IssueError) -> Result<Option<Taken>, PageError> {
    let message = match refused {
        IssueError::Nothing => word("task-sign-nothing"),
        IssueError::Taken { signer, at, .. } => {
            state.error("proposal", word("task-sign-taken").with("signer", signer.clone()));
            return Ok(Some(Taken { signer, at }));
        }
        IssueError::Changed(_) => word("task-sign-changed"),
        IssueError::Held(_, hold) => hold_word(hold),
        IssueError::Store(error) => return Err(error.into()),
    };
    state.error("proposal", message);
    Ok(None)
}

/// `id.version` of each proposal.
fn read(keys: &[String]) -> Result<Vec<(Uuid, i64)>, PageError> {
    let one = |key: &String| -> Option<(Uuid, i64)> {
        let (id, version) = key.split_once('.')?;
        Some((id.parse().ok()?, version.parse().ok()?))
    };
    keys.iter()
        .map(|key| one(key).ok_or_else(|| PageError::BadRequest(word("error-bad-request-text"))))
        .collect()
}

async fn load(
    officer: &Officer,
    id: Uuid,
    taken: Option<Taken>,
    form: FormState,
) -> Result<SignPage, PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let guard = Guard::of(&mut tx, officer).await?;
    let head = guard.document(&mut tx, id, Act::SignTasks).await?;
    let rows = tasks::candidates(&mut tx, id).await?;
    let heirs = guard.heirs();
    let mut page = SignPage {
        document: document_label(
            head.kind.as_deref(),
            head.number.as_deref(),
            head.symbol.as_deref(),
            &head.file_name,
        ),
        subject: head.subject.clone().unwrap_or_default(),
        keeper: guard.name(head.keeper_id),
        reader: format!("{}/doc", urls::with_id("/lam-viec/van-ban/{id}", id)),
        tasks_page: urls::with_id(urls::DOCUMENT_TASKS, id),
        published: head.published_at.is_some(),
        taken,
        ..SignPage::of_nothing()
    };
    let first_time = form.values.is_empty();
    for row in &rows {
        if row.issued {
            page.signed_before += 1;
            continue;
        }
        let order = row.order(guard.today, &heirs);
        let mut view = view(row, &order, &guard);
        let sent = form.values.get("proposal");
        view.chosen =
            view.hold.is_none() && (first_time || sent.is_some_and(|keys| keys.contains(&view.key)));
        if let (Ok(order), None) = (&order, &view.hold) {
            page.assignments += order.bodies.len() * rounds_of(order);
        }
        page.candidates.push(view);
    }
    page.form = form;
    Ok(page)
}

/// First rounds that signing gives at once.
fn rounds_of(order: &Order) -> usize {
    order.recurrences.len() + usize::from(order.due.is_some() || order.recurrences.is_empty())
}

fn view(row: &CandidateRow, order: &Result<Order, Hold>, guard: &Guard) -> CandidateView {
    let named = |role: BodyRole| -> Vec<String> {
        let bodies = order
            .as_ref()
            .map(|order| order.bodies.as_slice())
            .unwrap_or_default();
        bodies
            .iter()
            .filter(|(part, _)| *part == role)
            .map(|(_, body)| guard.name(body.0))
            .collect()
    };
    let gone = |body: Option<Uuid>| match body {
        Some(body) => guard.heirs()(BodyId(body)).is_empty(),
        None => true,
    };
    let mut unmatched: Vec<String> = Vec::new();
    for words in row
        .bodies
        .iter()
        .filter(|named| gone(named.body))
        .map(|named| &named.words)
    {
        if !unmatched.contains(words) {
            unmatched.push(words.clone());
        }
    }
    let rounds = order
        .as_ref()
        .map(|order| order.recurrences.as_slice())
        .unwrap_or_default();
    CandidateView {
        key: format!("{}.{}", row.id, row.version),
        ordinal: row.ordinal.clone(),
        title: row.title.clone(),
        words: row.words.clone(),
        deadline_words: row.deadline_words.clone(),
        report_to: row.report_to.clone(),
        confidence: row.confidence,
        due: row.due.map(|day| day.to_string()),
        late_from_start: order.as_ref().is_ok_and(|order| order.late_from_start),
        rounds: rounds
            .iter()
            .filter_map(|recurrence| recurrence.first_round(guard.today))
            .map(|round| FirstRound {
                name: round_word(round.name),
                due: round.due.map(|due| due.to_string()),
            })
            .collect(),
        lead: named(BodyRole::Lead),
        supporting: named(BodyRole::Supporting),
        unmatched,
        hold: order.as_ref().err().map(|hold| hold_word(*hold)),
        chosen: false,
    }
}

fn hold_word(hold: Hold) -> Word {
    let code = match hold {
        Hold::NotAccepted => "not-accepted",
        Hold::AlreadyIssued => "already-issued",
        Hold::Nobody => "nobody",
    };
    word_of("task-hold-", code)
}
