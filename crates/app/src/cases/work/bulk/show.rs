use super::super::list::Choice;
use super::super::prepared::{Given, form_of, read};
use super::super::replies;
use super::super::signing::Signing;
use super::super::transfer::slip_form;
use super::view::LineView;
use super::{Kind, filled, mine, window};
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::moving::procedure_of;
use crate::web::{App, FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word};
use axum::extract::Path;
use gandan_core::cases::{Need, PaperForm};
use gandan_store::Tx;
use gandan_store::cases::CaseRow;
use gandan_store::casework::{self, BulkCaseRow, BulkRow};
use serde::Serialize;
use uuid::Uuid;

/// Several cases at once: what is filled in, what would happen, what became of it.
#[derive(Serialize)]
pub struct BulkPage {
    act: Word,
    /// `assign`, `transfer`, `answer`: which fields the form has.
    kind: &'static str,
    count: usize,
    /// Nothing is confirmed yet.
    open: bool,
    /// Everything is filled in: it can be confirmed.
    ready: bool,
    /// It tells people outside, and therefore waits.
    tells: bool,
    minutes: i64,
    going: usize,
    refused: usize,
    lines: Vec<LineView>,
    officers: Vec<Choice>,
    templates: Vec<Choice>,
    replies: String,
    version: i64,
    progress: Option<Progress>,
    fill: String,
    confirm: String,
    undo: Option<String>,
    list: &'static str,
    form: FormState,
}

/// How far it is.
#[derive(Debug, Clone, Serialize)]
struct Progress {
    ready: usize,
    total: usize,
    /// It has not begun; it does then.
    begins_at: Option<i64>,
    undo_until: i64,
    undone_at: Option<i64>,
    again: String,
}

impl Page for BulkPage {
    const TEMPLATE: &'static str = "pages/cases/work/bulk.html";

    fn samples() -> Vec<BulkPage> {
        let choice = || {
            vec![Choice {
                value: "1".to_owned(),
                label: "Cán bộ 1".to_owned(),
            }]
        };
        let page = |kind: Kind, open, ready, progress: Option<Progress>| BulkPage {
            act: kind.word(),
            kind: kind.code(),
            count: 2,
            open,
            ready,
            tells: kind.tells(),
            minutes: window::MINUTES,
            going: 1,
            refused: 1,
            lines: LineView::samples(),
            officers: choice(),
            templates: choice(),
            replies: "/".to_owned(),
            version: 1,
            fill: "/".to_owned(),
            confirm: "/".to_owned(),
            undo: progress.is_some().then(|| "/".to_owned()),
            progress,
            list: urls::CASES,
            form: FormState::default(),
        };
        let progress = |ready, begins_at, undone_at| Progress {
            ready,
            total: 2,
            begins_at,
            undo_until: 0,
            undone_at,
            again: "/".to_owned(),
        };
        let wrong = FormState::default().with_error("reply", word("casework-need-reply"));
        vec![
            page(Kind::Assign, true, false, None),
            page(Kind::Transfer, true, true, None),
            BulkPage {
                form: wrong,
                ..page(Kind::Answer, true, false, None)
            },
            page(Kind::Answer, false, true, Some(progress(0, Some(0), None))),
            page(Kind::Assign, false, true, Some(progress(1, None, None))),
            page(Kind::Assign, false, true, Some(progress(2, None, Some(0)))),
        ]
    }
}

impl BulkPage {
    /// Says what is wrong with the confirmation; what was filled in stays.
    pub fn say(&mut self, state: FormState) {
        self.form.errors = state.errors;
    }
}

/// `GET /lam-viec/hang-loat/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let (row, kind) = mine(&mut tx, &officer, id).await?;
    let page = load(&mut tx, &officer, (&row, kind), None).await?;
    officer.show(&page)
}

/// The page; `form` where it came back with something wrong.
pub async fn load(
    tx: &mut Tx,
    officer: &Officer,
    (row, kind): (&BulkRow, Kind),
    form: Option<FormState>,
) -> Result<BulkPage, PageError> {
    let app = &officer.app;
    let acting = Acting::from(officer);
    let rows = casework::bulk_cases(tx, row.id).await?;
    let open = row.state == "prepared";
    let given = read(&row.given)?;
    let mut wrong = FormState::default();
    filled::check(tx, app, kind, &given, &mut wrong).await?;
    let came_back = form.as_ref().is_some_and(|form| !form.is_right());
    let ready = wrong.is_right() && !came_back;
    let mut lines = Vec::with_capacity(rows.len());
    for line in &rows {
        lines.push(match open {
            true => LineView::before(tx, acting, kind, Some(&given).filter(|_| ready), line).await?,
            false => LineView::after(tx, acting, line).await?,
        });
    }
    let refused = lines.iter().filter(|line| line.why.is_some()).count();
    let mut state = form.unwrap_or_default();
    for (name, values) in &given {
        state.values.entry(name.clone()).or_insert_with(|| values.clone());
    }
    if open && kind.tells() {
        propose_signing(tx, acting, kind, (&rows, &given), &mut state).await?;
    }
    let now = app.clock.micros();
    let undone = row.undone_at.is_some();
    let may_undo = !open && !undone && row.undo_until.is_some_and(|until| until > now);
    Ok(BulkPage {
        act: kind.word(),
        kind: kind.code(),
        count: rows.len(),
        open,
        ready,
        tells: kind.tells(),
        minutes: window::MINUTES,
        going: lines.len() - refused,
        refused,
        lines,
        officers: match kind {
            Kind::Assign if open => officers(tx, officer, row.body_id).await?,
            _ => Vec::new(),
        },
        templates: match kind {
            Kind::Answer if open => replies::choices(tx, row.body_id).await?,
            _ => Vec::new(),
        },
        replies: urls::with_query(urls::REPLIES, &[("co-quan", &row.body_id.to_string())]),
        version: row.version,
        progress: (!open).then(|| Progress {
            ready: rows.iter().filter(|line| line.state != "waiting").count(),
            total: rows.len(),
            begins_at: row.begins_at.filter(|begins| *begins > now && !undone),
            undo_until: row.undo_until.unwrap_or_default(),
            undone_at: row.undone_at,
            again: urls::with_id(urls::BULK, row.id),
        }),
        fill: urls::with_id(urls::BULK, row.id),
        confirm: urls::with_id(urls::BULK_CONFIRM, row.id),
        undo: may_undo.then(|| urls::with_id(urls::BULK_UNDO, row.id)),
        list: urls::CASES,
        form: state,
    })
}

async fn officers(tx: &mut Tx, officer: &Officer, body: Uuid) -> Result<Vec<Choice>, PageError> {
    let handlers = casework::handlers(tx, body, officer.app.clock.today()).await?;
    let choice = |(id, name): (Uuid, String)| Choice {
        value: id.to_string(),
        label: name,
    };
    Ok(handlers.into_iter().map(choice).collect())
}

/// The form of the answer to a case, where that is a paper.
fn answer_form(app: &App, row: &CaseRow) -> anyhow::Result<Option<&'static PaperForm>> {
    let mut moves = procedure_of(&app.rulebook, row)?.moves_from(&row.state);
    let paper = moves
        .find(|step| step.needs.contains(&Need::Reply))
        .and_then(|step| step.paper.as_deref());
    Ok(paper.and_then(|paper| form_of(row, paper)))
}

/// As this person last signed, by the first case of which a paper is made.
async fn propose_signing(
    tx: &mut Tx,
    acting: Acting<'_>,
    kind: Kind,
    (rows, given): (&[BulkCaseRow], &Given),
    state: &mut FormState,
) -> Result<(), PageError> {
    for line in rows {
        let case = Guarded::open(tx, acting.app, line.case_id).await?;
        if !case.allows(acting.actor, kind.right()) {
            continue;
        }
        let form = match kind {
            Kind::Transfer => Some(slip_form(&case.row)?),
            _ => answer_form(acting.app, &case.row)?,
        };
        let Some(form) = form else { continue };
        let signing = Signing::of(tx, acting, &case, form, given).await?;
        for (name, proposed, _) in signing.fields() {
            let written = state.values.entry(name.to_owned()).or_default();
            if written.first().is_none_or(String::is_empty) {
                *written = vec![proposed.to_owned()];
            }
        }
        return Ok(());
    }
    Ok(())
}
