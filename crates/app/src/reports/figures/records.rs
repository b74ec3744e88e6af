use super::asked::{Asked, Scope};
use super::page::{count_word, definition, is_public};
use crate::reports::Counted;
use crate::reports::records::{Record, open};
use crate::tasks::Line;
use crate::web::{Page, PageError, PageResult, ROWS, Visitor, urls};
use crate::words::{Word, word};
use axum::extract::{Path, Query};
use gandan_core::access::{Act, may};
use gandan_core::cases::figures;
use gandan_core::reports::{Count, Figure, Side, TaskCount};
use gandan_store::cases::{self, CountedCursor};
use gandan_store::{Tx, tasks};
use serde::Serialize;
use uuid::Uuid;

/// The records behind one of the counts of a figure.
#[derive(Serialize)]
pub struct RecordsPage {
    title: String,
    count: Word,
    total: i64,
    body: String,
    period: Option<Word>,
    span: String,
    back: String,
    records: Vec<Record>,
    lines: Vec<Line>,
    /// On this page, what the reader may not open.
    hidden: usize,
    next: Option<String>,
}

impl Page for RecordsPage {
    const TEMPLATE: &'static str = "pages/reports/figures/records.html";

    fn samples() -> Vec<RecordsPage> {
        let page = |records: Vec<Record>, lines: Vec<Line>| RecordsPage {
            title: "Tỷ lệ giải quyết đúng hạn".to_owned(),
            count: count_word(Count::Cases(figures::Figure::Late)),
            total: 12,
            body: "UBND tỉnh Mẫu".to_owned(),
            period: Some(crate::reports::period_word("2026-Q3")),
            span: "từ 15/06/2026 đến hết 14/09/2026".to_owned(),
            back: "/".to_owned(),
            hidden: records.len(),
            next: (!records.is_empty()).then(|| "/".to_owned()),
            records,
            lines,
        };
        vec![
            page(vec![Record::sample(true), Record::sample(false)], Vec::new()),
            page(Vec::new(), vec![Line::sample(gandan_core::tasks::State::Behind)]),
            page(Vec::new(), Vec::new()),
        ]
    }
}

/// `GET /bao-cao/so-lieu/{figure}/danh-sach`
pub async fn get(visitor: Visitor, Path(id): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let scope = Scope::of(&mut tx, &visitor, &asked, is_public(&id)).await?;
    let figure = definition(&id, scope.window.last)?;
    let mut page = RecordsPage {
        title: crate::law::said(visitor.lang, &figure.title).to_owned(),
        count: word("figure-records"),
        total: 0,
        body: scope.known.name(scope.body).to_owned(),
        period: scope.period_word(),
        span: scope.span(&visitor),
        back: scope.to(&urls::figure(&id), &[]),
        records: Vec::new(),
        lines: Vec::new(),
        hidden: 0,
        next: None,
    };
    let path = urls::figure_records(&id);
    let goes_on = |after: &str| scope.to(&path, &[("so", &asked.count), ("sau", after)]);
    match asked.count.as_str() {
        "tu-so" => petitions(&mut tx, &visitor, &scope, figure, &figure.part, &asked, &mut page).await?,
        "mau-so" => {
            let whole = figure.whole.as_ref().ok_or_else(PageError::not_found)?;
            petitions(&mut tx, &visitor, &scope, figure, whole, &asked, &mut page).await?;
        }
        name => {
            let count = Count::from_name(name).ok_or_else(PageError::not_found)?;
            let counted = scope.count(&mut tx, None).await?;
            page.count = count_word(count);
            page.total = counted.get(count);
            match count {
                Count::Cases(which) => {
                    let (ids, next) = of_cases(&mut tx, &scope, &counted, which, &asked.after).await?;
                    page.records = open(&mut tx, &visitor, &ids).await?;
                    page.next = next.map(|after| goes_on(&after));
                }
                Count::Tasks(which) => {
                    let next = of_tasks(
                        &mut tx,
                        &visitor,
                        &scope,
                        &counted,
                        which,
                        &asked.after,
                        &mut page,
                    );
                    page.next = next.await?.map(|after| goes_on(&after));
                }
            }
        }
    }
    page.hidden += page.records.iter().filter(|record| !record.opens()).count();
    visitor.show(&page)
}

/// Petitions and cases that a side counts by itself.
async fn petitions(
    tx: &mut Tx,
    visitor: &Visitor,
    scope: &Scope,
    figure: &Figure,
    side: &Side,
    asked: &Asked,
    page: &mut RecordsPage,
) -> Result<(), PageError> {
    let Side::Records(measure) = side else {
        return Err(PageError::not_found());
    };
    let counted = scope.count(tx, Some(figure)).await?;
    let ids = counted.behind(measure).unwrap_or_default();
    page.total = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let skip: usize = match asked.after.as_str() {
        "" => 0,
        text => text.parse().map_err(|_| PageError::not_found())?,
    };
    let shown: Vec<Uuid> = ids
        .iter()
        .skip(skip)
        .take(ROWS as usize)
        .map(|id| counted.case_of(*id))
        .collect();
    if ids.len() > skip + shown.len() {
        let after = (skip + shown.len()).to_string();
        page.next = Some(scope.to(
            &urls::figure_records(&figure.id),
            &[("so", &asked.count), ("sau", &after)],
        ));
    }
    page.records = open(tx, visitor, &shown).await?;
    Ok(())
}

/// Bodies that have any of a count, in order, from one on.
fn bodies(counted: &Counted, count: Count, from: Option<Uuid>) -> Vec<Uuid> {
    let some = counted.by_body.iter().filter(|(_, counts)| counts.get(count) > 0);
    some.map(|(body, _)| *body)
        .filter(|body| from.is_none_or(|from| *body >= from))
        .collect()
}

/// Cases of a count, body by body; and where the list goes on.
async fn of_cases(
    tx: &mut Tx,
    scope: &Scope,
    counted: &Counted,
    which: figures::Figure,
    after: &str,
) -> Result<(Vec<Uuid>, Option<String>), PageError> {
    let wrong = |_| PageError::not_found();
    let mut cursor: Option<(Uuid, CountedCursor)> = match after.splitn(3, '.').collect::<Vec<_>>()[..] {
        [""] => None,
        [body, day, id] => Some((
            body.parse().map_err(wrong)?,
            CountedCursor {
                day: day.to_owned(),
                id: id.parse().map_err(wrong)?,
            },
        )),
        _ => return Err(PageError::not_found()),
    };
    let wanted = ROWS as usize + 1;
    let mut found = Vec::new();
    for body in bodies(
        counted,
        Count::Cases(which),
        cursor.as_ref().map(|(body, _)| *body),
    ) {
        let room = wanted - found.len();
        if room == 0 {
            break;
        }
        let from = cursor.take_if(|(of, _)| *of == body).map(|(_, row)| row);
        let limit = i64::try_from(room).unwrap_or(0);
        let rows = cases::list_counted_within(
            tx,
            body,
            scope.window,
            None,
            which,
            scope.today,
            from.as_ref(),
            limit,
        );
        found.extend(
            rows.await?
                .into_iter()
                .map(|row| (body, row.received_day, row.id)),
        );
    }
    let more = found.len() == wanted;
    found.truncate(ROWS as usize);
    let next = found
        .last()
        .filter(|_| more)
        .map(|(body, day, id)| format!("{body}.{day}.{id}"));
    Ok((found.into_iter().map(|(_, _, id)| id).collect(), next))
}

/// Assignments of a count, body by body.
async fn of_tasks(
    tx: &mut Tx,
    visitor: &Visitor,
    scope: &Scope,
    counted: &Counted,
    which: TaskCount,
    after: &str,
    page: &mut RecordsPage,
) -> Result<Option<String>, PageError> {
    let wrong = |_| PageError::not_found();
    let from: Option<(Uuid, Uuid)> = match after.split_once('.') {
        None if after.is_empty() => None,
        None => return Err(PageError::not_found()),
        Some((body, id)) => Some((body.parse().map_err(wrong)?, id.parse().map_err(wrong)?)),
    };
    let code = TaskCount::ALL
        .into_iter()
        .find(|(one, _)| *one == which)
        .map_or("", |(_, code)| code);
    let tree = scope.known.tree(scope.today);
    let wanted = ROWS as usize + 1;
    let mut found = Vec::new();
    for body in bodies(counted, Count::Tasks(which), from.map(|(body, _)| body)) {
        let room = wanted - found.len();
        if room == 0 {
            break;
        }
        let after = from.filter(|(of, _)| *of == body).map(|(_, id)| id);
        let limit = i64::try_from(room).unwrap_or(0);
        let days = (scope.window.first, scope.window.last);
        found.extend(tasks::due_within(tx, body, days, code, scope.today, after, limit).await?);
    }
    let more = found.len() == wanted;
    found.truncate(ROWS as usize);
    for row in &found {
        let reads = visitor
            .actor()
            .is_some_and(|actor| may(actor, Act::ReadAssignment, row.object(), &tree).is_ok());
        match reads {
            true => page.lines.push(Line::of(row, scope.today)?),
            false => page.hidden += 1,
        }
    }
    Ok(found
        .last()
        .filter(|_| more)
        .map(|row| format!("{}.{}", row.body_id, row.id)))
}
