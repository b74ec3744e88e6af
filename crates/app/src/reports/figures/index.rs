use super::asked::{Asked, Link, Scope, reads_petitions};
use super::value::Value;
use crate::web::{Officer, Page, PageResult, urls};
use crate::words::Word;
use axum::extract::Query;
use gandan_core::reports::Figure;
use gandan_rulebook::Reports;
use serde::Serialize;
use std::collections::BTreeMap;

/// All figures of a body over a window.
#[derive(Serialize)]
pub struct FiguresPage {
    body: String,
    period: Option<Word>,
    span: String,
    periods: Vec<Link>,
    cut_offs: Vec<Link>,
    rows: Vec<Row>,
    calendar: &'static str,
}

/// A figure.
#[derive(Debug, Clone, Serialize)]
struct Row {
    title: String,
    says: String,
    href: String,
    value: Option<Value>,
    other: Option<Value>,
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "pages/reports/figures/index.html";

    fn samples() -> Vec<FiguresPage> {
        let value = Value {
            part: 5,
            whole: Some(10),
            share: Some(0.5),
        };
        let row = |some: bool| Row {
            title: "Tỷ lệ giải quyết đúng hạn".to_owned(),
            says: "Trả lời đúng hạn trên tất cả đã đến hạn".to_owned(),
            href: "/".to_owned(),
            value: some.then_some(value),
            other: some.then_some(Value {
                whole: None,
                share: None,
                ..value
            }),
        };
        let link = |current| Link {
            label: "Quý III/2026".to_owned(),
            href: "/".to_owned(),
            current,
        };
        vec![FiguresPage {
            body: "UBND tỉnh Mẫu".to_owned(),
            period: Some(crate::reports::period_word("2026-Q3")),
            span: "từ 15/06/2026 đến hết 14/09/2026".to_owned(),
            periods: vec![link(true), link(false)],
            cut_offs: vec![link(true)],
            rows: vec![row(true), row(false)],
            calendar: urls::REPORTS,
        }]
    }
}

/// `GET /bao-cao/so-lieu`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let scope = Scope::of(&mut tx, &officer.visitor, &asked, false).await?;
    let counted = scope.count(&mut tx, None).await?;
    // The version of each definition that is in use for the window.
    let mut figures: BTreeMap<&str, &Figure> = BTreeMap::new();
    for figure in &Reports::shipped().figures().figures {
        if figure.from <= scope.window.last {
            figures.insert(&figure.id, figure);
        }
    }
    let lang = officer.lang;
    let rows = figures.values().map(|figure| {
        let found = match reads_petitions(figure) {
            true => None,
            false => counted.evaluate(figure),
        };
        Row {
            title: crate::law::said(lang, &figure.title).to_owned(),
            says: crate::law::said(lang, &figure.says).to_owned(),
            href: scope.to(&urls::figure(&figure.id), &[]),
            value: found.as_ref().map(|found| Value::from(found.share)),
            other: found.and_then(|found| found.other).map(Value::from),
        }
    });
    officer.show(&FiguresPage {
        body: scope.known.name(scope.body).to_owned(),
        period: scope.period_word(),
        span: scope.span(&officer.visitor),
        periods: scope.periods(&officer.visitor, urls::REPORT_FIGURES),
        cut_offs: scope.cut_offs(lang, urls::REPORT_FIGURES),
        rows: rows.collect(),
        calendar: urls::REPORTS,
    })
}
