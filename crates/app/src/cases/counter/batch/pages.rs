use super::FILE;
use super::sheet::{CellFault, Desk, Sheet, open, template};
use crate::cases::counter::form::{Choice, Counter, choice};
use crate::web::{FormState, Officer, Page, PageError, PageResult, Upload, go, urls};
use crate::words::{Word, notice, word};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use gandan_core::access::Refusal;
use gandan_core::bodies::BodyId;
use gandan_store::cases::{self, PetitionBatch, PetitionBatchRow};
use gandan_store::{Tx, new_id};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Uuid;

/// Faults that a report shows; the rest is counted.
const SHOWN: usize = 200;

/// A spreadsheet in, and those that came before.
#[derive(Serialize)]
pub struct BatchesPage {
    form: FormState,
    bodies: Vec<Choice<String>>,
    template: &'static str,
    report: Option<Report>,
    batches: Vec<Recent>,
}

/// What a file says, line by line, before anything is taken.
#[derive(Serialize)]
struct Report {
    file: String,
    valid: usize,
    wrong: usize,
    faults: Vec<FaultLine>,
    more: usize,
    confirm: Option<String>,
}

#[derive(Serialize)]
struct FaultLine {
    line: i64,
    column: &'static str,
    message: Word,
}

#[derive(Serialize)]
struct Recent {
    href: String,
    file: String,
    at: i64,
    who: String,
}

impl Page for BatchesPage {
    const TEMPLATE: &'static str = "pages/counter/batches.html";

    fn samples() -> Vec<BatchesPage> {
        let page = |form: FormState, report: Option<Report>| BatchesPage {
            form,
            bodies: vec![choice("1", "UBND xã Mẫu"), choice("2", "UBND xã Bên")],
            template: urls::PETITION_TEMPLATE,
            report,
            batches: vec![Recent {
                href: "/".to_owned(),
                file: "don.xlsx".to_owned(),
                at: 0,
                who: "Văn thư 1".to_owned(),
            }],
        };
        let report = |valid: usize| Report {
            file: "don.xlsx".to_owned(),
            valid,
            wrong: 1,
            faults: vec![FaultLine {
                line: 3,
                column: "Loại",
                message: word("batch-not-of-list"),
            }],
            more: 2,
            confirm: (valid > 0).then(|| "/".to_owned()),
        };
        vec![
            page(FormState::default(), None),
            page(
                FormState::default().with_error("file", word("batch-not-a-sheet")),
                None,
            ),
            page(FormState::default(), Some(report(4))),
            page(FormState::default(), Some(report(0))),
        ]
    }
}

/// How a spreadsheet goes.
#[derive(Serialize)]
pub struct BatchPage {
    file: String,
    at: i64,
    who: String,
    total: usize,
    ready: usize,
    failed: Vec<i64>,
    known: usize,
    stopped: bool,
    confirm: Option<String>,
    stop: Option<String>,
    resume: Option<String>,
    codes: Option<String>,
    codes_shown: bool,
    batches: &'static str,
    register: &'static str,
}

impl Page for BatchPage {
    const TEMPLATE: &'static str = "pages/counter/batch.html";

    fn samples() -> Vec<BatchPage> {
        let row = |line: i64, state: &str| PetitionBatchRow {
            line,
            state: state.to_owned(),
            petition_id: None,
            number: None,
        };
        let batch = |confirmed: bool, stopped: bool, shown: bool| PetitionBatch {
            id: Uuid::nil(),
            body_id: Uuid::nil(),
            account_id: Uuid::nil(),
            account_name: "Văn thư 1".to_owned(),
            file_name: "don.xlsx".to_owned(),
            file_key: String::new(),
            created_at: 0,
            confirmed_at: confirmed.then_some(1),
            stopped_at: stopped.then_some(1),
            codes_shown_at: shown.then_some(1),
        };
        let rows = [
            row(2, "done"),
            row(3, "waiting"),
            row(4, "failed"),
            row(5, "known"),
        ];
        vec![
            view(&batch(false, false, false), &rows, true),
            view(&batch(true, false, false), &rows, true),
            view(&batch(true, true, false), &rows, true),
            view(&batch(true, false, false), &rows[..1], true),
            view(&batch(true, false, true), &rows[..1], true),
        ]
    }
}

/// `GET /lam-viec/tiep-nhan/nhap`
pub async fn list(officer: Officer) -> PageResult {
    let page = batches(&officer, FormState::default(), None, "").await?;
    officer.show(&page)
}

/// `GET /lam-viec/tiep-nhan/mau.xlsx`
pub async fn template_file(officer: Officer) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let counter = Counter::of(&mut tx, &officer, "").await?;
    let bytes = template(&desk(&officer, &counter))?;
    let headers = [
        (
            header::CONTENT_TYPE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"mau-nhap-don.xlsx\"",
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// The desk of a counter, for reading sheets.
pub fn desk<'a>(officer: &'a Officer, counter: &Counter) -> Desk<'a> {
    Desk {
        app: &officer.app,
        body: counter.body,
        places: counter
            .places
            .iter()
            .map(|place| (*place, counter.known.name(*place).to_owned()))
            .collect(),
        today: officer.app.clock.today(),
    }
}

/// `POST /lam-viec/tiep-nhan/nhap`: reads the file and reports; nothing is taken yet.
pub async fn upload(officer: Officer, mut upload: Upload) -> PageResult {
    let mut form = FormState::default();
    let mut file: Option<(String, Vec<u8>)> = None;
    while let Some(part) = upload.next().await? {
        match part.file_name() {
            Some(name) => file = Some((name, part.bytes(FILE).await?)),
            None => {
                let field = part.name().to_owned();
                let value = part.text(1024).await?;
                form.values.entry(field).or_default().push(value);
            }
        }
    }
    let mut tx = officer.app.db.begin_read().await?;
    let counter = Counter::of(&mut tx, &officer, form.value("body")).await?;
    drop(tx);
    let read = file
        .as_ref()
        .and_then(|(_, bytes)| open(&desk(&officer, &counter), bytes));
    let (Some((name, bytes)), Some(sheet)) = (file, read) else {
        form.error("file", word("batch-not-a-sheet"));
        let page = batches(&officer, form, None, "").await?;
        return officer.show_again(&page);
    };
    let (key, now) = (hex(&bytes), officer.app.clock.micros());
    let mut tx = officer.app.db.begin_write().await?;
    if let Some(known) = cases::petition_batch_of(&mut tx, counter.body.0, &key).await?
        && (known.confirmed_at.is_some() || known.account_id != officer.actor.account)
    {
        return Ok(go::with_notice(
            &urls::with_id(urls::PETITION_BATCH, known.id),
            notice("petition-batch-known"),
        ));
    }
    let mut confirm = None;
    if !sheet.rows.is_empty() {
        let batch = PetitionBatch {
            id: new_id(),
            body_id: counter.body.0,
            account_id: officer.actor.account,
            account_name: officer.actor.name.clone(),
            file_name: name.clone(),
            file_key: key,
            created_at: now,
            confirmed_at: None,
            stopped_at: None,
            codes_shown_at: None,
        };
        let rows: Vec<(i64, String)> = sheet
            .rows
            .iter()
            .map(|(line, row)| Ok((*line, serde_json::to_string(row)?)))
            .collect::<anyhow::Result<_>>()?;
        cases::petition_batch_insert(&mut tx, &batch, &rows).await?;
        tx.commit().await?;
        confirm = Some(urls::with_id(urls::PETITION_BATCH_ACT, batch.id).replace("{act}", "dong-y"));
    }
    let report = report(name, &sheet, confirm);
    let body = counter.body.0.to_string();
    let page = batches(&officer, form, Some(report), &body).await?;
    officer.show(&page)
}

fn report(file: String, sheet: &Sheet, confirm: Option<String>) -> Report {
    let fault = |fault: &CellFault| FaultLine {
        line: fault.line,
        column: fault.column,
        message: fault.message.clone(),
    };
    Report {
        file,
        valid: sheet.rows.len(),
        wrong: sheet.wrong,
        faults: sheet.faults.iter().take(SHOWN).map(fault).collect(),
        more: sheet.faults.len().saturating_sub(SHOWN),
        confirm,
    }
}

async fn batches(
    officer: &Officer,
    form: FormState,
    report: Option<Report>,
    body: &str,
) -> Result<BatchesPage, PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let counter = Counter::of(&mut tx, officer, body).await?;
    let recent = cases::petition_batches(&mut tx, counter.body.0, 10).await?;
    let mut bodies = Vec::new();
    for body in &counter.bodies {
        bodies.push(choice(&body.0.to_string(), counter.known.name(*body)));
    }
    Ok(BatchesPage {
        form,
        bodies,
        template: urls::PETITION_TEMPLATE,
        report,
        batches: recent
            .iter()
            .map(|batch| Recent {
                href: urls::with_id(urls::PETITION_BATCH, batch.id),
                file: batch.file_name.clone(),
                at: batch.created_at,
                who: batch.account_name.clone(),
            })
            .collect(),
    })
}

/// `GET /lam-viec/tiep-nhan/nhap/{id}`: comes again by itself while there is something to wait for.
pub async fn show(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let batch = guarded(&mut tx, &officer, id).await?;
    let rows = cases::petition_batch_rows(&mut tx, id).await?;
    let page = view(&batch, &rows, batch.account_id == officer.actor.account);
    let goes_on = page.stop.is_some();
    let mut response = officer.show(&page)?;
    if goes_on {
        response
            .headers_mut()
            .insert(header::REFRESH, HeaderValue::from_static("2"));
    }
    Ok(response)
}

/// A spreadsheet of a body for which `officer` registers.
///
/// # Errors
/// Not found, or they do not.
pub async fn guarded(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<PetitionBatch, PageError> {
    let batch = cases::petition_batch(tx, id).await?;
    let counter = Counter::of(tx, officer, &batch.body_id.to_string()).await?;
    if counter.body != BodyId(batch.body_id) {
        return Err(Refusal::Scope.into());
    }
    Ok(batch)
}

fn view(batch: &PetitionBatch, rows: &[PetitionBatchRow], mine: bool) -> BatchPage {
    let count = |state: &str| rows.iter().filter(|row| row.state == state).count();
    let waiting = count("waiting");
    let (confirmed, stopped) = (batch.confirmed_at.is_some(), batch.stopped_at.is_some());
    let act = |act: &str| urls::with_id(urls::PETITION_BATCH_ACT, batch.id).replace("{act}", act);
    let open = confirmed && waiting > 0;
    BatchPage {
        file: batch.file_name.clone(),
        at: batch.created_at,
        who: batch.account_name.clone(),
        total: rows.len(),
        ready: rows.len() - waiting,
        failed: rows
            .iter()
            .filter(|row| row.state == "failed")
            .map(|row| row.line)
            .collect(),
        known: count("known"),
        stopped,
        confirm: (!confirmed).then(|| act("dong-y")),
        stop: (open && !stopped).then(|| act("dung")),
        resume: (open && stopped).then(|| act("tiep")),
        codes: (mine && confirmed && waiting == 0 && batch.codes_shown_at.is_none()).then(|| act("ma")),
        codes_shown: batch.codes_shown_at.is_some(),
        batches: urls::PETITION_BATCHES,
        register: urls::PETITION_REGISTER,
    }
}

/// The hash of a file, in hex.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
