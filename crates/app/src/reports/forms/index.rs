use super::load::{Sheet, listed};
use super::page::Roll;
use crate::reports::period_word;
use crate::reports::said::span;
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::{Lang, Word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reports::{Form, What};
use gandan_store::reports;
use serde::Serialize;
use uuid::Uuid;

/// The forms of a report.
#[derive(Serialize)]
pub struct FormsPage {
    title: String,
    body: String,
    period: Word,
    span: String,
    report: String,
    forms: Vec<FormLine>,
    prepared: Vec<FormLine>,
    unknown: Option<String>,
    lower: usize,
    roll: Option<Roll>,
    ask: Option<String>,
}

/// A form.
#[derive(Debug, Clone, Serialize)]
struct FormLine {
    symbol: String,
    title: String,
    citation: String,
    href: String,
    unknown: Option<String>,
    columns: usize,
    counted: usize,
    asked: usize,
}

impl FormLine {
    fn of(form: &Form, report: Uuid, lang: Lang) -> FormLine {
        let count = |is: fn(&What<'_>) -> bool| {
            let columns = form.columns.iter();
            columns
                .filter(|column| column.what().is_some_and(|what| is(&what)))
                .count()
        };
        FormLine {
            symbol: form.symbol.clone(),
            title: crate::law::said(lang, &form.title).to_owned(),
            citation: form.citation.clone(),
            href: urls::report_form(report, &form.set, &form.code),
            unknown: form.unknown.as_ref().map(|hole| match lang {
                Lang::Vi => hole.vi.clone(),
                Lang::En => hole.en.clone(),
            }),
            columns: form.columns.len(),
            counted: count(|what| matches!(what, What::Measure(_) | What::Sum(_))),
            asked: count(|what| matches!(what, What::Asked(_))),
        }
    }
}

impl Page for FormsPage {
    const TEMPLATE: &'static str = "pages/reports/forms/index.html";

    fn samples() -> Vec<FormsPage> {
        let shipped = gandan_rulebook::Reports::shipped().forms();
        let lines = |known: bool| -> Vec<FormLine> {
            let forms = shipped.iter().filter(|form| form.unknown.is_none() == known);
            forms
                .map(|form| FormLine::of(form, Uuid::nil(), Lang::Vi))
                .collect()
        };
        let page = |roll: Option<Roll>, lower: usize| FormsPage {
            title: "Báo cáo thống kê".to_owned(),
            body: "UBND tỉnh Mẫu".to_owned(),
            period: period_word("2026-Q3"),
            span: "từ 15/06/2026 đến hết 14/09/2026".to_owned(),
            report: "/".to_owned(),
            forms: lines(false),
            prepared: lines(true),
            unknown: roll.is_none().then(|| "Chưa biết bộ biểu".to_owned()),
            lower,
            ask: (lower > 0).then(|| "/".to_owned()),
            roll,
        };
        vec![
            page(None, 0),
            page(None, 3),
            page(Some(Roll::sample(false)), 3),
            page(Some(Roll::sample(true)), 3),
        ]
    }
}

/// `GET /bao-cao/{id}/bieu`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let sheet = Sheet::load(&mut tx, &officer, id, Act::ReadReport).await?;
    let (forms, unknown) = listed(&officer, &sheet.guarded.row, sheet.window);
    let line = |form| FormLine::of(form, id, officer.lang);
    let of = |in_force: bool| {
        let kept = forms.iter().filter(|one| one.in_force == in_force);
        kept.map(|one| line(one.form)).collect()
    };
    let roll = match sheet.lower.is_empty() {
        true => None,
        false => reports::roll(&mut tx, id).await?,
    };
    let now = reports::as_of(&mut tx).await?;
    let row = &sheet.guarded.row;
    officer.show(&FormsPage {
        title: row.title.clone(),
        body: row.body_name.clone(),
        period: period_word(&row.period),
        span: span(
            &officer.app.words,
            officer.lang,
            sheet.window.first,
            sheet.window.last,
        ),
        report: urls::with_id(urls::REPORT_PAGE, id),
        forms: of(true),
        prepared: of(false),
        unknown,
        lower: sheet.lower.len(),
        roll: roll.map(|roll| Roll::of(&roll, now)),
        ask: Roll::may_ask(&sheet, &officer).then(|| urls::with_id(urls::REPORT_ROLL, id)),
    })
}
