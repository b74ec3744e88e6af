//! The list behind a figure: numbers, days and how matters stand; never their words, but for what is public.

use super::card::subject_name;
use super::scope::{Asked, Scope};
use super::table::{figure_word, how_word, period_word};
use crate::cases::said::regime_word;
use crate::web::{Page, PageError, PageResult, ROWS, Visitor, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::{Figure, Month};
use gandan_store::cases::{self, CountedCursor, CountedRow, Unit};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The list.
#[derive(Serialize)]
pub struct BehindPage {
    figure: Word,
    how: Word,
    body: Option<String>,
    regime: Option<Word>,
    period: Word,
    total: u64,
    rows: Vec<Line>,
    next: Option<String>,
    table: String,
}

/// A case that is counted.
#[derive(Debug, Serialize)]
struct Line {
    number: String,
    received: String,
    regime: Word,
    subject: String,
    state: Word,
    tone: &'static str,
    body: String,
    answered: Option<String>,
    days: Option<i64>,
    href: Option<String>,
}

impl Page for BehindPage {
    const TEMPLATE: &'static str = "pages/cases/public/behind.html";

    fn samples() -> Vec<BehindPage> {
        let line = |public: bool| Line {
            number: "VV-0A1B2C3D".to_owned(),
            received: "2026-11-20".to_owned(),
            regime: regime_word("feedback"),
            subject: "Đèn đường".to_owned(),
            state: word_of("case-figure-", "late"),
            tone: "near",
            body: "UBND xã Mẫu".to_owned(),
            answered: public.then(|| "2026-11-22".to_owned()),
            days: public.then_some(2),
            href: public.then(|| "/cong-khai/0".to_owned()),
        };
        let page = |rows: Vec<Line>| BehindPage {
            figure: figure_word(Figure::Late),
            how: how_word(Figure::Late),
            body: (!rows.is_empty()).then(|| "UBND xã Mẫu".to_owned()),
            regime: (!rows.is_empty()).then(|| regime_word("feedback")),
            period: word("case-figures-year").with("year", "2026"),
            total: rows.len() as u64,
            next: (!rows.is_empty()).then(|| "/".to_owned()),
            rows,
            table: "/".to_owned(),
        };
        vec![page(vec![line(true), line(false)]), page(Vec::new())]
    }
}

/// Where the list goes on: the unit, and the last row in it.
struct After {
    month: Month,
    body: Uuid,
    row: CountedCursor,
}

fn after(text: &str) -> Result<Option<After>, PageError> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split('.').collect();
    let [body, day, id] = parts[..] else {
        return Err(PageError::not_found());
    };
    let id_of = |text: &str| text.parse::<Uuid>().map_err(|_| PageError::not_found());
    let day: Date = day.parse().map_err(|_| PageError::not_found())?;
    Ok(Some(After {
        month: Month::of(day),
        body: id_of(body)?,
        row: CountedCursor {
            day: day.to_string(),
            id: id_of(id)?,
        },
    }))
}

/// `GET /so-lieu/giai-quyet/danh-sach`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let today = app.clock.today();
    let figure = Figure::from_code(&asked.figure).ok_or_else(PageError::not_found)?;
    let mut after = after(&asked.after)?;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let scope = Scope::of(&asked, &known, today)?;
    let regime = scope.regime;
    // Only where something is counted is anything looked for, so a rare figure of a large province opens as fast.
    let (total, mut units) = app
        .cells
        .look(&mut tx, |cells| {
            let mut rows: BTreeMap<Uuid, bool> = BTreeMap::new();
            let (mut total, mut units): (u64, Vec<Unit>) = (0, Vec::new());
            for (month, body, cell) in cells.of(scope.period, regime) {
                let inside = rows
                    .entry(body)
                    .or_insert_with(|| scope.row_of(&known, body, today).is_some());
                let count = cell.count(figure, today);
                if *inside && count > 0 {
                    total += count;
                    units.push(Unit { body, month });
                }
            }
            (total, units)
        })
        .await?;
    units.sort_by(|one, other| other.month.cmp(&one.month).then(one.body.cmp(&other.body)));
    units.dedup();
    if let Some(after) = &after {
        let passed = |unit: &Unit| {
            (std::cmp::Reverse(unit.month), unit.body) < (std::cmp::Reverse(after.month), after.body)
        };
        units.retain(|unit| !passed(unit));
    }
    let wanted = ROWS as usize + 1;
    let mut found: Vec<CountedRow> = Vec::new();
    for unit in units {
        if found.len() >= wanted {
            break;
        }
        let from = after
            .take_if(|after| (after.month, after.body) == (unit.month, unit.body))
            .map(|after| after.row);
        let room = i64::try_from(wanted - found.len()).unwrap_or(0);
        found.extend(
            cases::list_counted(
                &mut tx,
                unit,
                regime.map(Regime::code),
                figure,
                today,
                from.as_ref(),
                room,
            )
            .await?,
        );
    }
    let more = found.len() == wanted;
    found.truncate(ROWS as usize);
    let next = found.last().filter(|_| more).map(|last| {
        let after = format!("{}.{}.{}", last.body_id, last.received_day, last.id);
        let here = scope.href(&known, Some(figure));
        format!("{here}&sau={after}")
    });
    let lang = visitor.lang;
    let rows = found.iter().map(|row| {
        let name = known.name(BodyId(row.body_id)).to_owned();
        let subject = |code: &str| subject_name(app, lang, code);
        line(row, name, subject, today)
    });
    visitor.show(&BehindPage {
        figure: figure_word(figure),
        how: how_word(figure),
        body: scope.body.map(|body| known.name(body).to_owned()),
        regime: regime.map(|regime| regime_word(regime.code())),
        period: period_word(scope.period),
        total,
        rows: rows.collect(),
        next,
        table: scope.href(&known, None),
    })
}

fn line(row: &CountedRow, body: String, subject: impl Fn(&str) -> String, today: Date) -> Line {
    let (state, tone) = state(row, today);
    let sealed = row.regime == Regime::Denunciation.code();
    Line {
        number: number(row.id),
        received: row.received_day.clone(),
        regime: regime_word(&row.regime),
        // Of a denunciation nothing is told but that there is one (Luật Tố cáo 25/2018/QH14 Đ56 k1, k2).
        subject: if sealed {
            String::new()
        } else {
            subject(&row.subject)
        },
        state,
        tone,
        body,
        answered: row.answered_day.clone().filter(|_| row.outcome.is_some()),
        days: row.days.filter(|_| row.outcome.is_some()),
        href: row.publication_id.map(|id| urls::with_id(urls::PUBLICATION, id)),
    }
}

/// A number by which a matter can be spoken of and that leads nowhere.
pub fn number(case: Uuid) -> String {
    let hex = case.simple().to_string();
    format!("VV-{}", hex[hex.len() - 8..].to_uppercase())
}

fn state(row: &CountedRow, today: Date) -> (Word, &'static str) {
    let overdue = row.next_due < today.to_string();
    let (figure, tone) = match (row.outcome.as_deref(), row.in_time) {
        (Some("answered" | "refused" | "guided"), Some(true)) => (Figure::InTime, "done"),
        (Some("answered" | "refused" | "guided"), Some(false)) => (Figure::Late, "near"),
        (Some("answered" | "refused" | "guided"), None) => (Figure::NoTerm, "plain"),
        (None, _) if row.open && overdue => (Figure::Overdue, "over"),
        (None, _) if row.open => (Figure::Open, "info"),
        _ => (Figure::Ended, "plain"),
    };
    (figure_word(figure), tone)
}

/// For the test of templates that both languages read.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_goes_on_only_from_where_one_stopped() {
        let id = Uuid::from_u128(7);
        let text = format!("{}.2026-11-20.{id}", Uuid::from_u128(3));
        let read = after(&text).unwrap().unwrap();
        assert_eq!((read.month.to_string().as_str(), read.row.id), ("2026-11", id));
        assert!(after("").unwrap().is_none());
        for wrong in ["x", "a.b.c", "..", "2026-11-20"] {
            assert!(after(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_number_tells_nothing_of_when() {
        let case: Uuid = "0199a1b2-0000-7000-8000-00000a1b2c3d".parse().unwrap();
        assert_eq!(number(case), "VV-0A1B2C3D");
    }
}
