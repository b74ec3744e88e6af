use super::asked::{Asked, Link, Scope, reads_petitions};
use super::value::{Value, formula};
use crate::reports::Counted;
use crate::web::{Page, PageError, PageResult, Pager, ROWS, Visitor, urls};
use crate::words::{Word, word, word_of};
use axum::extract::{Path, Query};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Count, Facts, Figure, FigureError, Frozen, Side, TaskCount};
use gandan_rulebook::Reports;
use gandan_store::{Tx, reports};
use serde::Serialize;

/// A figure: what it says, of what it is made, the other usual way, and what was signed.
#[derive(Serialize)]
pub struct FigurePage {
    title: String,
    says: String,
    id: String,
    version: u32,
    from: String,
    body: String,
    period: Option<Word>,
    span: String,
    periods: Vec<Link>,
    cut_offs: Vec<Link>,
    value: Option<Value>,
    /// Why there is none.
    not_counted: Option<Word>,
    part: SideView,
    whole: Option<SideView>,
    other: Option<Other>,
    signed: Option<Signed>,
    bodies: Vec<BodyRow>,
    pager: Option<Pager>,
    report: Option<String>,
    index: Option<String>,
}

/// Numerator or denominator.
#[derive(Debug, Clone, Serialize)]
struct SideView {
    formula: String,
    value: Option<i64>,
    href: Option<String>,
    terms: Vec<TermView>,
}

/// One of the counts it is made of.
#[derive(Debug, Clone, Serialize)]
struct TermView {
    minus: bool,
    label: Word,
    value: i64,
    href: Option<String>,
}

/// By the other usual definition.
#[derive(Debug, Clone, Serialize)]
struct Other {
    says: String,
    value: Option<Value>,
    part: String,
    whole: Option<String>,
}

/// As it was signed in the report.
#[derive(Debug, Clone, Serialize)]
struct Signed {
    value: Value,
    version: u32,
    as_of: i64,
    differs: bool,
    by: String,
    at: Option<i64>,
}

/// A body by itself.
#[derive(Debug, Clone, Serialize)]
struct BodyRow {
    name: String,
    value: Value,
}

impl Page for FigurePage {
    const TEMPLATE: &'static str = "pages/reports/figures/figure.html";

    fn samples() -> Vec<FigurePage> {
        let value = Value {
            part: 5,
            whole: Some(10),
            share: Some(0.5),
        };
        let side = |some: bool| SideView {
            formula: "cases.in-time".to_owned(),
            value: some.then_some(5),
            href: some.then(|| "/".to_owned()),
            terms: [false, true]
                .map(|minus| TermView {
                    minus,
                    label: count_word(Count::Tasks(TaskCount::DoneLate)),
                    value: 5,
                    href: some.then(|| "/".to_owned()),
                })
                .to_vec(),
        };
        let link = |current| Link {
            label: "Quý III/2026".to_owned(),
            href: "/".to_owned(),
            current,
        };
        let page = |some: bool| FigurePage {
            title: "Tỷ lệ giải quyết đúng hạn".to_owned(),
            says: "Trả lời đúng hạn trên tất cả đã đến hạn".to_owned(),
            id: "cases.kept".to_owned(),
            version: 1,
            from: "2021-05-10".to_owned(),
            body: "UBND tỉnh Mẫu".to_owned(),
            period: Some(crate::reports::period_word("2026-Q3")),
            span: "từ 15/06/2026 đến hết 14/09/2026".to_owned(),
            periods: vec![link(true), link(false)],
            cut_offs: vec![link(true), link(false)],
            value: some.then_some(value),
            not_counted: (!some).then(|| word("figure-too-many")),
            part: side(some),
            whole: some.then(|| side(true)),
            other: some.then(|| Other {
                says: "Muộn cũng tính là đã giải quyết".to_owned(),
                value: Some(value),
                part: "cases.in-time + cases.late".to_owned(),
                whole: Some("cases.received".to_owned()),
            }),
            signed: some.then(|| Signed {
                value,
                version: 1,
                as_of: 77,
                differs: true,
                by: "Lãnh đạo 1".to_owned(),
                at: Some(0),
            }),
            bodies: if some {
                vec![BodyRow {
                    name: "UBND xã Mẫu".to_owned(),
                    value,
                }]
            } else {
                Vec::new()
            },
            pager: some.then(|| Pager::new(1, 120, "/", &[])),
            report: some.then(|| "/".to_owned()),
            index: some.then(|| "/".to_owned()),
        };
        vec![page(true), page(false)]
    }
}

/// The definition of that name for a window that ends on a day.
///
/// # Errors
/// Not found; a bad request where it was not defined yet.
pub fn definition(id: &str, last: jiff::civil::Date) -> Result<&'static Figure, PageError> {
    Reports::shipped()
        .figures()
        .on(id, last)
        .map_err(|error| match error {
            FigureError::Unknown(_) => PageError::not_found(),
            FigureError::NotYet { from, .. } => PageError::BadRequest(
                word("figure-not-yet").with("day", from.strftime("%d/%m/%Y").to_string()),
            ),
        })
}

/// Whether everybody may see a figure: how bodies answer is public.
pub fn is_public(id: &str) -> bool {
    id.starts_with("cases.")
}

/// What a count counts.
pub fn count_word(count: Count) -> Word {
    match count {
        Count::Cases(figure) => word_of("case-figure-", figure.code()),
        Count::Tasks(which) => {
            let code = TaskCount::ALL.into_iter().find(|(one, _)| *one == which);
            word_of("figure-task-", code.map_or("", |(_, code)| code))
        }
    }
}

/// As formulas name it.
pub fn count_name(count: Count) -> String {
    match count {
        Count::Cases(figure) => format!("cases.{}", figure.code()),
        Count::Tasks(which) => {
            let code = TaskCount::ALL.into_iter().find(|(one, _)| *one == which);
            format!("tasks.{}", code.map_or("", |(_, code)| code))
        }
    }
}

/// `GET /bao-cao/so-lieu/{figure}`
pub async fn get(visitor: Visitor, Path(id): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let scope = Scope::of(&mut tx, &visitor, &asked, is_public(&id)).await?;
    let figure = definition(&id, scope.window.last)?;
    let counted = scope.count(&mut tx, Some(figure)).await?;
    let found = counted.evaluate(figure);
    let signed = signed(&mut tx, &scope, &id, &counted).await?;
    drop(tx);
    let lang = visitor.lang;
    let path = urls::figure(&id);
    let (bodies, pager) = bodies(&scope, figure, &counted, &path, asked.page.parse().unwrap_or(1));
    let value = found.as_ref().map(|found| Value::from(found.share));
    visitor.show(&FigurePage {
        title: crate::law::said(lang, &figure.title).to_owned(),
        says: crate::law::said(lang, &figure.says).to_owned(),
        version: figure.version,
        from: figure.from.to_string(),
        body: scope.known.name(scope.body).to_owned(),
        period: scope.period_word(),
        span: scope.span(&visitor),
        periods: scope.periods(&visitor, &path),
        cut_offs: scope.cut_offs(lang, &path),
        value,
        not_counted: value.is_none().then(|| word("figure-too-many")),
        part: side(
            &scope,
            &id,
            &figure.part,
            &counted,
            value.map(|value| value.part),
            "tu-so",
        ),
        whole: figure.whole.as_ref().map(|whole| {
            side(
                &scope,
                &id,
                whole,
                &counted,
                value.and_then(|value| value.whole),
                "mau-so",
            )
        }),
        other: figure.other.as_ref().map(|other| Other {
            says: crate::law::said(lang, &other.says).to_owned(),
            value: found.as_ref().and_then(|found| found.other).map(Value::from),
            part: formula(&other.part),
            whole: other.whole.as_ref().map(formula),
        }),
        signed,
        bodies,
        pager,
        report: scope
            .report
            .as_ref()
            .map(|row| urls::with_id(urls::REPORT_PAGE, row.id)),
        index: visitor.actor().map(|_| scope.to(urls::REPORT_FIGURES, &[])),
        id,
    })
}

fn side(scope: &Scope, id: &str, side: &Side, counted: &Counted, value: Option<i64>, code: &str) -> SideView {
    let list =
        |count: &str, value: i64| (value > 0).then(|| scope.to(&urls::figure_records(id), &[("so", count)]));
    let terms = side.terms().into_iter().map(|term| {
        let value = counted.get(term.count);
        TermView {
            minus: term.minus,
            label: count_word(term.count),
            value,
            href: list(&count_name(term.count), value),
        }
    });
    SideView {
        formula: formula(side),
        value,
        href: match side {
            Side::Records(_) => list(code, value.unwrap_or(0)),
            Side::Sum(_) => None,
        },
        terms: terms.collect(),
    }
}

/// What was signed in the report, where it was.
async fn signed(
    tx: &mut Tx,
    scope: &Scope,
    id: &str,
    counted: &Counted,
) -> Result<Option<Signed>, PageError> {
    let Some(row) = &scope.report else { return Ok(None) };
    let frozen: Vec<Frozen> = reports::frozen(tx, row.id, row.edition).await?;
    let same = |one: &&Frozen| one.key == id && one.body == scope.body.0;
    let Some(one) = frozen.iter().find(same) else {
        return Ok(None);
    };
    // Held against the version by which it was counted then.
    let now = Reports::shipped()
        .figures()
        .version(id, one.version)
        .and_then(|figure| counted.evaluate(figure));
    Ok(Some(Signed {
        value: one.share.into(),
        version: one.version,
        as_of: one.as_of,
        differs: now.map(|now| now.share) != Some(one.share),
        by: row.signer.clone(),
        at: row.signed_at,
    }))
}

/// Each body by itself, the smallest share first: where to look.
fn bodies(
    scope: &Scope,
    figure: &Figure,
    counted: &Counted,
    path: &str,
    page: u32,
) -> (Vec<BodyRow>, Option<Pager>) {
    if reads_petitions(figure) || counted.by_body.len() < 2 {
        return (Vec::new(), None);
    }
    let mut rows: Vec<BodyRow> = counted
        .by_body
        .iter()
        .filter_map(|(body, counts)| {
            let found = figure.evaluate(counts, &Facts::default())?;
            let some = found.share.whole.unwrap_or(found.share.part) > 0;
            some.then(|| BodyRow {
                name: scope.known.name(BodyId(*body)).to_owned(),
                value: found.share.into(),
            })
        })
        .collect();
    rows.sort_by(|one, other| {
        let share = |row: &BodyRow| row.value.share.unwrap_or(f64::MAX);
        share(one)
            .total_cmp(&share(other))
            .then_with(|| one.name.cmp(&other.name))
    });
    let total = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let address = scope.to(path, &[]);
    let (path, kept) = address.split_once('?').unwrap_or((&address, ""));
    let kept: Vec<(String, String)> = url::form_urlencoded::parse(kept.as_bytes())
        .into_owned()
        .collect();
    let kept: Vec<(&str, &str)> = kept.iter().map(|(name, value)| (&**name, &**value)).collect();
    let pager = Pager::new(page, total, path, &kept);
    let skip = usize::try_from(pager.skip()).unwrap_or(usize::MAX);
    let shown = rows.into_iter().skip(skip).take(ROWS as usize).collect();
    (shown, (total > u64::from(ROWS)).then_some(pager))
}
