use super::fill::{Counted, table};
use super::load::{Sheet, facts};
use super::met::{Met, met};
use crate::reports::period_word;
use crate::reports::records::{Record, open};
use crate::web::{Officer, Page, PageError, PageResult, Pager, ROWS, urls};
use crate::words::Word;
use axum::extract::{Path, Query};
use gandan_core::access::Act;
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Facts, Form, behind, below};
use gandan_rulebook::Reports;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The records behind a cell, or the bodies whose cells the whole is made of.
#[derive(Serialize)]
pub struct CellPage {
    symbol: String,
    n: u16,
    head: String,
    body: String,
    period: Word,
    total: usize,
    back: String,
    records: Vec<Record>,
    met: Vec<Met>,
    hidden: usize,
    bodies: Vec<BodyCell>,
    pager: Option<Pager>,
}

/// The same column of a body.
#[derive(Debug, Clone, Serialize)]
struct BodyCell {
    name: String,
    value: i64,
    href: String,
}

impl Page for CellPage {
    const TEMPLATE: &'static str = "pages/reports/forms/cell.html";

    fn samples() -> Vec<CellPage> {
        let page = |records: Vec<Record>, bodies: Vec<BodyCell>| CellPage {
            met: Vec::new(),
            symbol: "01/XLD".to_owned(),
            n: 2,
            head: "Kỳ trước chuyển sang – Đơn một người đứng tên".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            period: period_word("2026-Q3"),
            total: 12,
            back: "/".to_owned(),
            hidden: records.len(),
            pager: (!records.is_empty()).then(|| Pager::new(1, 120, "/", &[])),
            records,
            bodies,
        };
        let body = BodyCell {
            name: "UBND xã Mẫu".to_owned(),
            value: 12,
            href: "/".to_owned(),
        };
        vec![
            page(vec![Record::sample(true), Record::sample(false)], Vec::new()),
            page(Vec::new(), vec![body]),
            CellPage {
                met: vec![Met::sample(true), Met::sample(false)],
                ..page(Vec::new(), Vec::new())
            },
            page(Vec::new(), Vec::new()),
        ]
    }
}

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Of one body below.
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "trang")]
    page: String,
}

/// `GET /bao-cao/{id}/bieu/{set}/{code}/{n}`
pub async fn get(
    officer: Officer,
    Path((id, set, code, n)): Path<(Uuid, String, String, u16)>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let app = &officer.app;
    let form = Reports::shipped()
        .form(&set, &code)
        .ok_or_else(PageError::not_found)?;
    let column = form.column(n).ok_or_else(PageError::not_found)?;
    let mut tx = app.db.begin_read().await?;
    let sheet = Sheet::load(&mut tx, &officer, id, Act::ReadReport).await?;
    let known = &sheet.guarded.known;
    let row = &sheet.guarded.row;
    let mut page = CellPage {
        symbol: form.symbol.clone(),
        n,
        head: column.head.join(" – "),
        body: row.body_name.clone(),
        period: period_word(&row.period),
        total: 0,
        back: urls::report_form(id, &set, &code),
        records: Vec::new(),
        met: Vec::new(),
        hidden: 0,
        bodies: Vec::new(),
        pager: None,
    };
    let body = match asked.body.as_str() {
        "" if !sheet.lower.is_empty() => {
            let Counted::Table(found, _) = table(&mut tx, &sheet, form).await? else {
                return Err(PageError::Conflict(crate::words::word("statform-not-counted")));
            };
            page.of_bodies(&sheet, form, n, &found.lines);
            return officer.show(&page);
        }
        "" => sheet.body(),
        text => {
            let body = BodyId(text.parse().map_err(|_| PageError::not_found())?);
            if !below(&known.registry, sheet.body(), sheet.window).contains(&body) {
                return Err(PageError::not_found());
            }
            body
        }
    };
    page.body = known.name(body).to_owned();
    let facts = facts(&mut tx, known, body, sheet.window).await?;
    let ids = behind(form, n, &facts).unwrap_or_default();
    page.total = ids.len();
    let pager = Pager::new(
        asked.page.parse().unwrap_or(1),
        u64::try_from(ids.len()).unwrap_or(u64::MAX),
        &urls::report_cell(id, (&set, &code), n, None),
        &[("co-quan", &asked.body)],
    );
    let skip = usize::try_from(pager.skip()).unwrap_or(usize::MAX);
    let shown: Vec<Uuid> = ids.iter().copied().skip(skip).take(ROWS as usize).collect();
    page.pager = (ids.len() > ROWS as usize).then_some(pager);
    page.met = met(&mut tx, &officer, body, &facts, &shown).await?;
    if page.met.is_empty() {
        let cases: Vec<Uuid> = shown.iter().map(|id| case_of(&facts, *id)).collect();
        page.records = open(&mut tx, &officer.visitor, &cases).await?;
    }
    let records = page.records.iter().filter(|record| record.opens()).count();
    let opened = records + page.met.iter().filter(|met| met.opens()).count();
    page.hidden = shown.len() - opened.min(shown.len());
    officer.show(&page)
}

/// The case of a petition; a case is its own.
fn case_of(facts: &Facts, id: Uuid) -> Uuid {
    let mut petitions = facts.petitions.iter().flatten();
    let petition = petitions.find(|one| one.petition == id);
    petition.map_or(id, |one| one.case)
}

impl CellPage {
    /// Which bodies the whole is made of, the largest first.
    fn of_bodies(&mut self, sheet: &Sheet, form: &Form, n: u16, lines: &[super::fill::Line]) {
        let value = |line: &super::fill::Line| line.filled.value(&n.to_string()).unwrap_or(0);
        let whole = lines.iter().filter(|line| line.whole).map(value).next();
        self.total = usize::try_from(whole.unwrap_or(0)).unwrap_or(0);
        let mut bodies: Vec<BodyCell> = lines
            .iter()
            .filter(|line| !line.whole && value(line) > 0)
            .map(|line| BodyCell {
                name: sheet.guarded.known.name(line.body).to_owned(),
                value: value(line),
                href: urls::report_cell(
                    sheet.guarded.row.id,
                    (&form.set, &form.code),
                    n,
                    Some(line.body.0),
                ),
            })
            .collect();
        bodies.sort_by(|one, other| (other.value, &one.name).cmp(&(one.value, &other.name)));
        self.bodies = bodies;
    }
}
