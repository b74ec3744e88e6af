use super::file;
use super::fill::{Counted, Table, table};
use super::load::{Sheet, listed};
use super::view::{ColumnView, FindingView, HeadView, LineView, columns, finding_views, heads, samples};
use crate::reports::period_word;
use crate::reports::said::span;
use crate::web::{FormState, Officer, Page, PageError, PageResult, Pager, ROWS, urls};
use crate::words::{Lang, Word, word};
use axum::extract::{Path, Query};
use gandan_core::access::Act;
use gandan_core::reports::{Form, Frozen, holdings};
use gandan_rulebook::Reports;
use gandan_store::reports::{self, RollRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A form of a report: the table as on paper, and column by column with what it rests on.
#[derive(Serialize)]
pub struct FormPage {
    symbol: String,
    title: String,
    citation: String,
    body: String,
    report: String,
    report_title: String,
    index: String,
    period: Word,
    span: String,
    /// It is in force at the end of the period.
    in_force: bool,
    /// Nobody knows its columns.
    hole: Option<String>,
    row_title: String,
    heads: Vec<Vec<HeadView>>,
    numbers: Vec<u16>,
    lines: Vec<LineView>,
    whole: Option<LineView>,
    pager: Option<Pager>,
    columns: Vec<ColumnView>,
    findings: Vec<FindingView>,
    notes: Vec<String>,
    merged: Vec<Word>,
    lower: usize,
    roll: Option<Roll>,
    ask: Option<String>,
    /// Figures were frozen with the report.
    signed: bool,
    differs: bool,
    form: FormState,
    writes: bool,
    xlsx: String,
    csv: String,
}

/// How far the counting over many bodies is.
#[derive(Debug, Clone, Serialize)]
pub struct Roll {
    done: bool,
    counted: i64,
    bodies: i64,
    asked_at: i64,
    actor: String,
    finished_at: Option<i64>,
    /// Entries of the journal since.
    since: i64,
}

impl Roll {
    /// By its row, with the last entry of the journal.
    pub fn of(row: &RollRow, now: i64) -> Roll {
        Roll {
            done: row.finished_at.is_some(),
            counted: row.counted,
            bodies: row.bodies,
            asked_at: row.asked_at,
            actor: row.actor.clone(),
            finished_at: row.finished_at,
            since: (now - row.as_of).max(0),
        }
    }

    /// Whether somebody may have it counted: who writes the report, while it can be written.
    pub fn may_ask(sheet: &Sheet, officer: &Officer) -> bool {
        !sheet.lower.is_empty()
            && sheet.guarded.state.is_open()
            && sheet.guarded.allows(&officer.actor, Act::WriteReport)
    }

    /// One for the tests of templates.
    pub fn sample(done: bool) -> Roll {
        Roll {
            done,
            counted: 12,
            bodies: 30,
            asked_at: 0,
            actor: "Cán bộ 1".to_owned(),
            finished_at: done.then_some(1),
            since: i64::from(done) * 4,
        }
    }
}

impl Page for FormPage {
    const TEMPLATE: &'static str = "pages/reports/forms/form.html";

    fn samples() -> Vec<FormPage> {
        let shipped = Reports::shipped().forms();
        let of = |known: bool| shipped.iter().find(|form| form.unknown.is_none() == known);
        let page = |form: &Form, roll: Option<Roll>| {
            let (mut lines, columns, findings) = samples(form);
            let whole = lines.pop().filter(|_| roll.is_some());
            FormPage {
                hole: form.unknown.as_ref().map(|hole| hole.vi.clone()),
                heads: heads(form),
                numbers: form.columns.iter().map(|column| column.n).collect(),
                in_force: roll.is_none(),
                lines,
                whole,
                pager: roll.is_some().then(|| Pager::new(1, 120, "/", &[])),
                columns,
                findings,
                merged: vec![
                    word("statform-merged")
                        .with("name", "UBND xã Cũ")
                        .with("day", "01/08/2026"),
                ],
                lower: usize::from(roll.is_some()) * 3,
                ask: roll.is_some().then(|| "/".to_owned()),
                signed: roll.is_none(),
                differs: roll.is_none(),
                roll,
                form: FormState::filled([("o-7", "x".to_owned())])
                    .with_error("o-7", word("statform-no-count")),
                writes: true,
                xlsx: "/".to_owned(),
                csv: "/".to_owned(),
                ..FormPage::bare(form)
            }
        };
        let mut pages = Vec::new();
        if let Some(form) = of(true) {
            pages.push(page(form, None));
            pages.push(page(form, Some(Roll::sample(true))));
            pages.push(FormPage {
                lines: Vec::new(),
                columns: Vec::new(),
                findings: Vec::new(),
                form: FormState::default(),
                ..page(form, Some(Roll::sample(false)))
            });
        }
        if let Some(form) = of(false) {
            pages.push(FormPage {
                writes: false,
                ..page(form, None)
            });
        }
        pages
    }
}

impl FormPage {
    /// Nothing but the form's own words, for the tests of templates.
    fn bare(form: &Form) -> FormPage {
        FormPage {
            symbol: form.symbol.clone(),
            title: form.title.vi.clone(),
            citation: form.citation.clone(),
            body: "UBND xã Mẫu".to_owned(),
            report: "/".to_owned(),
            report_title: "Báo cáo thống kê".to_owned(),
            index: "/".to_owned(),
            period: period_word("2026-Q3"),
            span: "từ 15/06/2026 đến hết 14/09/2026".to_owned(),
            in_force: true,
            hole: None,
            row_title: form.row_title.clone(),
            heads: Vec::new(),
            numbers: Vec::new(),
            lines: Vec::new(),
            whole: None,
            pager: None,
            columns: Vec::new(),
            findings: Vec::new(),
            notes: form.notes.iter().map(|note| note.vi.clone()).collect(),
            merged: Vec::new(),
            lower: 0,
            roll: None,
            ask: None,
            signed: false,
            differs: false,
            form: FormState::default(),
            writes: false,
            xlsx: String::new(),
            csv: String::new(),
        }
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "trang")]
    page: String,
}

/// `GET /bao-cao/{id}/bieu/{set}/{code}`; with `.xlsx` or `.csv` behind the code the same as a file.
pub async fn get(
    officer: Officer,
    Path((id, set, code)): Path<(Uuid, String, String)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    if let Some((code, kind)) = code.split_once('.') {
        return file::get(&officer, id, (&set, code), kind).await;
    }
    let form = Reports::shipped()
        .form(&set, &code)
        .ok_or_else(PageError::not_found)?;
    let page = load(&officer, id, form, None, asked.page.parse().unwrap_or(1)).await?;
    officer.show(&page)
}

/// The page with what somebody typed and what is wrong about it.
pub async fn again(officer: &Officer, id: Uuid, form: &'static Form, state: FormState) -> PageResult {
    let page = load(officer, id, form, Some(state), 1).await?;
    officer.show_again(&page)
}

async fn load(
    officer: &Officer,
    id: Uuid,
    form: &'static Form,
    state: Option<FormState>,
    page: u32,
) -> Result<FormPage, PageError> {
    let (app, lang) = (&officer.app, officer.lang);
    let mut tx = app.db.begin_read().await?;
    let sheet = Sheet::load(&mut tx, officer, id, Act::ReadReport).await?;
    let row = &sheet.guarded.row;
    let in_force = listed(officer, &sheet.guarded.row, sheet.window)
        .0
        .iter()
        .any(|one| one.in_force && std::ptr::eq(one.form, form));
    let writes = sheet.guarded.state.is_open() && sheet.guarded.allows(&officer.actor, Act::WriteReport);
    let now = reports::as_of(&mut tx).await?;
    let frozen = match sheet.guarded.state.is_open() {
        true => Vec::new(),
        false => reports::frozen(&mut tx, id, row.edition).await?,
    };
    let prefix = format!("{}/{}/", form.set, form.code);
    let signed: Vec<Frozen> = frozen
        .into_iter()
        .filter(|one| one.key.starts_with(&prefix))
        .collect();
    let found = match form.unknown {
        None => table(&mut tx, &sheet, form).await?,
        Some(_) => Counted::Waits(None),
    };
    drop(tx);
    let address = urls::report_form(id, &form.set, &form.code);
    let mut shown = FormPage {
        title: crate::law::said(lang, &form.title).to_owned(),
        body: row.body_name.clone(),
        report: urls::with_id(urls::REPORT_PAGE, id),
        report_title: row.title.clone(),
        index: urls::with_id(urls::REPORT_FORMS, id),
        period: period_word(&row.period),
        span: span(&app.words, lang, sheet.window.first, sheet.window.last),
        in_force,
        hole: form.unknown.as_ref().map(|hole| match lang {
            Lang::Vi => hole.vi.clone(),
            Lang::En => hole.en.clone(),
        }),
        heads: heads(form),
        numbers: form.columns.iter().map(|column| column.n).collect(),
        notes: form
            .notes
            .iter()
            .map(|note| crate::law::said(lang, note).to_owned())
            .collect(),
        merged: merged(&sheet, lang),
        lower: sheet.lower.len(),
        ask: Roll::may_ask(&sheet, officer).then(|| urls::with_id(urls::REPORT_ROLL, id)),
        signed: !signed.is_empty(),
        writes,
        xlsx: format!("{address}.xlsx"),
        csv: format!("{address}.csv"),
        ..FormPage::bare(form)
    };
    match found {
        Counted::Waits(roll) => shown.roll = roll.map(|roll| Roll::of(&roll, now)),
        Counted::Table(table, roll) => {
            shown.roll = roll.map(|roll| Roll::of(&roll, now));
            shown.fill(&sheet, form, &table, &signed, page);
            shown.form = match state {
                Some(state) => state,
                None => prefilled(&table),
            };
        }
    }
    Ok(shown)
}

impl FormPage {
    fn fill(&mut self, sheet: &Sheet, form: &Form, table: &Table, signed: &[Frozen], page: u32) {
        let Some(main) = table.main() else { return };
        let (wholes, lines): (Vec<_>, Vec<_>) = table.lines.iter().partition(|line| line.whole);
        let total = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        let address = urls::report_form(sheet.guarded.row.id, &form.set, &form.code);
        let pager = Pager::new(page, total, &address, &[]);
        let skip = usize::try_from(pager.skip()).unwrap_or(usize::MAX);
        self.lines = lines
            .iter()
            .skip(skip)
            .take(ROWS as usize)
            .map(|line| LineView::of(sheet, form, line))
            .collect();
        self.whole = wholes.first().map(|line| LineView::of(sheet, form, line));
        self.pager = (total > u64::from(ROWS)).then_some(pager);
        self.columns = columns(sheet, form, table, main, signed, self.writes);
        self.findings = finding_views(form, &table.findings);
        let value = |one: &Frozen| {
            let n = one.key.rsplit('/').next()?;
            Some(main.filled.value(n) != Some(one.share.part))
        };
        self.differs = signed.iter().filter_map(value).any(|differs| differs);
    }
}

/// The fields as they are stored.
fn prefilled(table: &Table) -> FormState {
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let units = table.main().map(|line| &line.filled.cells).into_iter().flatten();
    for cell in units {
        let given = table.answers.own.get(&cell.n);
        let text = given.map_or_else(String::new, |row| {
            row.value
                .map_or_else(|| row.words.clone(), |value| cell.unit.write(value))
        });
        values.insert(format!("o-{}", cell.n), vec![text]);
        let evidence = given.map(|row| row.evidence.clone()).unwrap_or_default();
        values.insert(format!("m-{}", cell.n), vec![evidence]);
        let seen = given.map_or(0, |row| row.version);
        values.insert(format!("v-{}", cell.n), vec![seen.to_string()]);
    }
    FormState {
        values,
        ..FormState::default()
    }
}

/// Whose place the body took during the period, and whether it ended in it.
fn merged(sheet: &Sheet, lang: Lang) -> Vec<Word> {
    let known = &sheet.guarded.known;
    let body = sheet.body();
    let mut said = Vec::new();
    for holding in holdings(&known.registry, body, sheet.window) {
        if holding.body != body {
            said.push(
                word("statform-merged")
                    .with("name", known.name(holding.body))
                    .with("day", crate::law::day(lang, holding.window.first)),
            );
        }
    }
    let ended = known.registry.get(body).and_then(|body| body.valid.until);
    if let Some(until) = ended.filter(|day| sheet.window.covers(*day)) {
        said.push(
            word("statform-ended")
                .with("name", known.name(body))
                .with("day", crate::law::day(lang, until))
                .with("by", sheet.guarded.row.by_name.as_str()),
        );
    }
    said
}
