use super::lay::{Laid, LaidFault};
use super::line::BodyLink;
use super::plan::may_manage;
use super::table::{BODY_COLUMNS, SUCCESSION_COLUMNS, Tables, value_of};
use super::{FILE, Known, actions};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, Upload, go, urls};
use crate::words::{Word, notice, word, word_of};
use gandan_core::access::{Refusal, Role};
use gandan_store::bodies as store;
use serde::{Deserialize, Serialize};

/// Lines of each kind that a report shows; the rest is counted.
const SHOWN: usize = 200;

/// Choosing a file.
#[derive(Serialize)]
pub struct ImportPage {
    form: FormState,
    body_columns: Vec<&'static str>,
    succession_columns: Vec<&'static str>,
    list: &'static str,
}

/// What the file would change.
#[derive(Serialize)]
pub struct ReportPage {
    form: FormState,
    counts: Vec<Count>,
    new: Vec<BodyLink>,
    changed: Vec<Changed>,
    faults: Vec<FaultRow>,
    fault_count: usize,
    nothing: bool,
    bodies: String,
    successions: String,
    action: &'static str,
    back: &'static str,
}

/// How many rows of one kind.
#[derive(Serialize)]
struct Count {
    label: Word,
    value: usize,
}

/// A body that would change.
#[derive(Serialize)]
struct Changed {
    body: BodyLink,
    columns: Vec<Word>,
}

/// A cell that cannot be taken.
#[derive(Serialize)]
struct FaultRow {
    table: Word,
    line: usize,
    column: Word,
    message: Word,
}

impl Page for ImportPage {
    const TEMPLATE: &'static str = "pages/bodies/import.html";

    fn samples() -> Vec<ImportPage> {
        let wrong = FormState::default().with_error("file", word("bodies-file-missing"));
        vec![ImportPage::of(FormState::default()), ImportPage::of(wrong)]
    }
}

impl Page for ReportPage {
    const TEMPLATE: &'static str = "pages/bodies/report.html";

    fn samples() -> Vec<ReportPage> {
        let fault = LaidFault {
            of_successions: false,
            line: 4,
            column: "tier",
            message: word("body-cell-empty"),
        };
        let laid = Laid {
            unchanged: 3,
            faults: vec![fault],
            ..Laid::default()
        };
        let mut full = ReportPage::of(FormState::default(), &laid, &Tables::default());
        full.new = vec![BodyLink::sample()];
        full.changed = vec![Changed {
            body: BodyLink::sample(),
            columns: vec![word_of("body-column-", "name")],
        }];
        full.nothing = false;
        vec![
            full,
            ReportPage::of(FormState::default(), &Laid::default(), &Tables::default()),
        ]
    }
}

impl ImportPage {
    fn of(form: FormState) -> ImportPage {
        ImportPage {
            form,
            body_columns: BODY_COLUMNS.to_vec(),
            succession_columns: SUCCESSION_COLUMNS.to_vec(),
            list: urls::BODIES,
        }
    }
}

impl ReportPage {
    fn of(form: FormState, laid: &Laid, tables: &Tables) -> ReportPage {
        let count = |label: Word, value: usize| Count { label, value };
        let column = |column: &&'static str| word_of("body-column-", column);
        ReportPage {
            form,
            counts: vec![
                count(word("bodies-report-new"), laid.new.len()),
                count(word("bodies-report-changed"), laid.changed.len()),
                count(word("bodies-report-unchanged"), laid.unchanged),
                count(word("bodies-report-successions-new"), laid.successions_new.len()),
                count(
                    word("bodies-report-successions-changed"),
                    laid.successions_changed.len(),
                ),
                count(
                    word("bodies-report-successions-unchanged"),
                    laid.successions_unchanged,
                ),
                count(word("bodies-report-faults"), laid.faults.len()),
            ],
            new: laid.new.iter().take(SHOWN).map(BodyLink::of).collect(),
            changed: laid
                .changed
                .iter()
                .take(SHOWN)
                .map(|(body, columns)| Changed {
                    body: BodyLink::of(body),
                    columns: columns.iter().map(column).collect(),
                })
                .collect(),
            faults: laid.faults.iter().take(SHOWN).map(fault_row).collect(),
            fault_count: laid.faults.len(),
            nothing: laid.is_empty(),
            bodies: bodies_text(tables),
            successions: successions_text(tables),
            action: urls::BODIES_IMPORT_CONFIRM,
            back: urls::BODIES_IMPORT,
        }
    }
}

fn fault_row(fault: &LaidFault) -> FaultRow {
    FaultRow {
        table: word_of(
            "bodies-table-",
            if fault.of_successions {
                "successions"
            } else {
                "bodies"
            },
        ),
        line: fault.line,
        column: word_of("body-column-", fault.column),
        message: fault.message.clone(),
    }
}

/// `GET /lam-viec/co-quan/nhap`
pub async fn get(officer: Officer) -> PageResult {
    administrators(&officer)?;
    officer.show(&ImportPage::of(FormState::default()))
}

/// `POST /lam-viec/co-quan/nhap`: reads the files and shows what they would change.
pub async fn post(officer: Officer, mut upload: Upload) -> PageResult {
    administrators(&officer)?;
    let mut tables = Tables::default();
    let mut state = FormState::default();
    let mut files = 0;
    while let Some(part) = upload.next().await? {
        let Some(name) = part.file_name() else { continue };
        files += 1;
        let bytes = part.bytes(FILE).await?;
        if let Err(trouble) = tables.add(&bytes) {
            state.error("file", trouble.word().with("file", name));
        }
    }
    if files == 0 {
        state.error("file", word("bodies-file-missing"));
    }
    if !state.is_right() {
        return officer.show_again(&ImportPage::of(state));
    }
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let laid = lay(&officer, &known, &tables);
    officer.show(&ReportPage::of(state, &laid, &tables))
}

/// What was read, sent on.
#[derive(Deserialize)]
pub struct Input {
    #[serde(default)]
    bodies: String,
    #[serde(default)]
    successions: String,
    #[serde(default)]
    skip: String,
}

/// `POST /lam-viec/co-quan/nhap/dong-y`: writes it, if it is still as it was shown.
pub async fn confirm(officer: Officer, form: Form<Input>) -> PageResult {
    administrators(&officer)?;
    let Form { input, mut state } = form;
    let mut tables = Tables::default();
    for text in [&input.bodies, &input.successions] {
        if !text.is_empty() && tables.add_csv(text.as_bytes()).is_err() {
            return Err(PageError::BadRequest(word("error-bad-request-text")));
        }
    }
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    store::take_turn(&mut tx).await?;
    let known = Known::read(&mut tx).await?;
    let laid = lay(&officer, &known, &tables);
    if !laid.faults.is_empty() && input.skip != "yes" {
        state.error("skip-yes", word("bodies-report-skip-missing"));
        return officer.show_again(&ReportPage::of(state, &laid, &tables));
    }
    actions::lay(&mut tx, &officer.author(), app.clock.micros(), &known, &laid).await?;
    tx.commit().await?;
    Ok(go::with_notice(urls::BODIES, notice("bodies-imported")))
}

fn lay(officer: &Officer, known: &Known, tables: &Tables) -> Laid {
    let today = officer.app.clock.today();
    Laid::over(known, tables, |body| {
        may_manage(&officer.actor, body, known, today)
    })
}

fn administrators(officer: &Officer) -> Result<(), PageError> {
    if officer.actor.holds(&[Role::Administrator]) {
        Ok(())
    } else {
        Err(Refusal::Role.into())
    }
}

fn bodies_text(tables: &Tables) -> String {
    let cells = tables
        .bodies
        .iter()
        .map(|(_, row)| BODY_COLUMNS.map(|column| value_of(row, column)).to_vec());
    text(&BODY_COLUMNS, cells)
}

fn successions_text(tables: &Tables) -> String {
    let cells = tables.successions.iter().map(|(_, row)| {
        vec![
            row.day.as_str(),
            row.kind.as_str(),
            row.from_codes.as_str(),
            row.to_codes.as_str(),
            row.basis.as_str(),
            row.note.as_str(),
        ]
    });
    text(&SUCCESSION_COLUMNS, cells)
}

fn text<'a>(columns: &[&'a str], rows: impl Iterator<Item = Vec<&'a str>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut written = 0;
    for row in std::iter::once(columns.to_vec()).chain(rows) {
        // Writing to memory does not fail.
        if writer.write_record(row).is_ok() {
            written += 1;
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    if written > 1 {
        String::from_utf8(bytes).unwrap_or_default()
    } else {
        String::new()
    }
}
