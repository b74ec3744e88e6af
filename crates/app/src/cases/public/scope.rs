//! What a figures page is about: a body with all below it, a period, a regime; read from the address and written back.

use crate::bodies::Known;
use crate::web::{PageError, urls};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_core::cases::figures::{Figure, Period};
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Code of a body; none for all.
    #[serde(rename = "co-quan")]
    pub body: String,
    /// `yes`: that body alone, without those below it.
    #[serde(rename = "rieng")]
    pub alone: String,
    /// `2026`, `2026-Q3`, `2026-07`.
    #[serde(rename = "ky")]
    pub period: String,
    /// Code of a regime.
    #[serde(rename = "che-do")]
    pub regime: String,
    /// Code of a figure, for its list.
    #[serde(rename = "so")]
    pub figure: String,
    /// Where a list goes on.
    #[serde(rename = "sau")]
    pub after: String,
}

/// The same, understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    /// A body; none for all.
    pub body: Option<BodyId>,
    /// That body alone.
    pub alone: bool,
    /// Months of receipt.
    pub period: Period,
    /// Only that regime.
    pub regime: Option<Regime>,
}

impl Scope {
    /// What was asked; the running year where no period was.
    ///
    /// # Errors
    /// Not found, for a body, period or regime that is none.
    pub fn of(asked: &Asked, known: &Known, today: Date) -> Result<Scope, PageError> {
        let body = match asked.body.as_str() {
            "" => None,
            code => Some(known.registry.by_code(code).ok_or_else(PageError::not_found)?.id),
        };
        let period = match asked.period.as_str() {
            "" => Period::year_of(today),
            text => Period::parse(text).ok_or_else(PageError::not_found)?,
        };
        let regime = match asked.regime.as_str() {
            "" => None,
            code => Some(Regime::from_code(code).ok_or_else(PageError::not_found)?),
        };
        Ok(Scope {
            body,
            alone: asked.alone == "yes" && body.is_some(),
            period,
            regime,
        })
    }

    /// Its address: the table, or the list of a figure.
    pub fn href(&self, known: &Known, figure: Option<Figure>) -> String {
        let code = |body: BodyId| {
            known
                .registry
                .get(body)
                .map_or(String::new(), |body| body.code.clone())
        };
        let (body, period) = (self.body.map(code).unwrap_or_default(), self.period.to_string());
        let path = figure.map_or(urls::FIGURES_CASES, |_| urls::FIGURES_CASES_LIST);
        urls::with_query(
            path,
            &[
                ("co-quan", &body),
                ("rieng", if self.alone { "yes" } else { "" }),
                ("ky", &period),
                ("che-do", self.regime.map_or("", Regime::code)),
                ("so", figure.map_or("", Figure::code)),
            ],
        )
    }

    /// Which row of the table a body's cases stand in: the one right under the scope's body that it belongs to, or that
    /// body itself. Nothing where it is elsewhere.
    pub fn row_of(&self, known: &Known, body: Uuid, today: Date) -> Option<BodyId> {
        let line = line(known, BodyId(body), today);
        match self.body {
            None => line.last().copied(),
            Some(top) => match line.iter().position(|body| *body == top)? {
                0 => Some(top),
                _ if self.alone => None,
                at => Some(line[at - 1]),
            },
        }
    }
}

/// A body and those it stands under today, the nearest first; one that has ended stands under its successor.
fn line(known: &Known, body: BodyId, today: Date) -> Vec<BodyId> {
    let view = known.tree(today);
    let mut line = vec![body];
    if view.get(body).is_none() {
        line.extend(known.registry.successors(body, today).first());
    }
    if let Some(last) = line.last().copied() {
        line.extend(view.ancestors(last));
    }
    line.dedup();
    line
}
