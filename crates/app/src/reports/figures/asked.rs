//! About whom and which days a figure is asked for, read from the address and written back.

use crate::bodies::Known;
use crate::reports::said::{problem, span};
use crate::reports::whose::{tops, whose};
use crate::reports::{Counted, Guarded, period_word};
use crate::web::{Officer, PageError, Visitor, urls};
use crate::words::{Lang, Word, word};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Figure, Part, Period, Side, Window};
use gandan_rulebook::Reports;
use gandan_store::Tx;
use gandan_store::reports::ReportRow;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Where nothing is asked for: periodic reports of State agencies.
const CUT_OFF: &str = "nd-09-2019";
/// Figures that read petitions are counted for a page up to so many cases; beyond, a roll-up has them.
const MOST: i64 = 50_000;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Id or code of a body.
    #[serde(rename = "co-quan")]
    pub body: String,
    /// `2026-Q3`
    #[serde(rename = "ky")]
    pub period: String,
    /// Code of a cut-off.
    #[serde(rename = "chot")]
    pub cut_off: String,
    /// A report: its body and days, and what was signed in it.
    #[serde(rename = "bao-cao")]
    pub report: String,
    /// Which of the counts, for a list.
    #[serde(rename = "so")]
    pub count: String,
    /// Where a list goes on.
    #[serde(rename = "sau")]
    pub after: String,
    #[serde(rename = "trang")]
    pub page: String,
}

/// The same, understood.
pub struct Scope {
    /// What is known of bodies.
    pub known: Arc<Known>,
    /// The body; all below it count with it.
    pub body: BodyId,
    /// The period, where it is one.
    pub period: Option<Period>,
    /// Code of the cut-off; empty for a report's own days.
    pub cut_off: String,
    /// The days.
    pub window: Window,
    /// The report.
    pub report: Option<ReportRow>,
    /// Today.
    pub today: Date,
}

/// A choice as a link.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// It is chosen.
    pub current: bool,
}

impl Scope {
    /// What was asked for. `public` figures are for everybody; others for who may see the reports of the body.
    ///
    /// # Errors
    /// Not found, refused, or a bad request that says what is wrong with the period.
    pub async fn of(tx: &mut Tx, visitor: &Visitor, asked: &Asked, public: bool) -> Result<Scope, PageError> {
        let app = &visitor.app;
        let known = app.bodies.load(tx).await?;
        let today = app.clock.today();
        if !asked.report.is_empty() {
            let actor = visitor.actor().cloned().ok_or(PageError::SignInNeeded)?;
            let officer = Officer {
                visitor: visitor.clone(),
                actor,
            };
            let id = asked.report.parse().map_err(|_| PageError::not_found())?;
            let guarded = Guarded::load(tx, &officer, id, Act::ReadReport).await?;
            return Ok(Scope {
                body: BodyId(guarded.row.body_id),
                period: guarded.row.period.parse().ok(),
                cut_off: String::new(),
                window: guarded.window()?,
                report: Some(guarded.row),
                known,
                today,
            });
        }
        let body = match asked.body.as_str() {
            "" => first_body(visitor, &known, today)?,
            text => match text.parse() {
                Ok(id) => BodyId(id),
                Err(_) => known.registry.by_code(text).ok_or_else(PageError::not_found)?.id,
            },
        };
        known.registry.get(body).ok_or_else(PageError::not_found)?;
        if !public {
            let actor = visitor.actor().ok_or(PageError::SignInNeeded)?;
            may(actor, Act::ReadReports, Object::Body(body), &known.tree(today))?;
        }
        let period: Period = match asked.period.as_str() {
            "" => last_quarter(today),
            text => text
                .parse()
                .map_err(|_| PageError::BadRequest(word("calendar-no-period").with("text", text)))?,
        };
        let cut_off = match asked.cut_off.as_str() {
            "" => CUT_OFF,
            code => code,
        };
        let window = Reports::shipped()
            .window(&app.rulebook, cut_off, period)
            .map_err(|error| {
                let what = problem(&app.words, visitor.lang, &error);
                PageError::BadRequest(word("calendar-wrong").with("what", what))
            })?;
        Ok(Scope {
            known,
            body,
            period: Some(period),
            cut_off: cut_off.to_owned(),
            window,
            report: None,
            today,
        })
    }

    /// The counts; with `figure`, also the petitions that it reads, unless they are too many for a page.
    ///
    /// # Errors
    /// The database's.
    pub async fn count(&self, tx: &mut Tx, figure: Option<&Figure>) -> Result<Counted, PageError> {
        let of = (self.body, self.window);
        let counted = Counted::load(tx, &self.known, of, self.today, []).await?;
        let Some(figure) = figure.filter(|figure| reads_petitions(figure)) else {
            return Ok(counted);
        };
        let received = gandan_core::reports::Count::from_name("cases.received");
        let cases: i64 = received.map_or(0, |count| counted.get(count));
        if cases > MOST {
            return Ok(counted);
        }
        Counted::load(tx, &self.known, of, self.today, [figure]).await
    }

    /// Address of a figure's page or list in this scope; with other pairs.
    pub fn to(&self, path: &str, more: &[(&str, &str)]) -> String {
        let body = self.body.0.to_string();
        let period = self.period.map(|period| period.to_string()).unwrap_or_default();
        let report = self
            .report
            .as_ref()
            .map(|row| row.id.to_string())
            .unwrap_or_default();
        let mut pairs: Vec<(&str, &str)> = match report.is_empty() {
            true => vec![("co-quan", &body), ("ky", &period), ("chot", &self.cut_off)],
            false => vec![("bao-cao", &report)],
        };
        for (name, value) in more {
            pairs.retain(|(known, _)| known != name);
            pairs.push((name, value));
        }
        urls::with_query(path, &pairs)
    }

    /// The days in words.
    pub fn span(&self, visitor: &Visitor) -> String {
        span(
            &visitor.app.words,
            visitor.lang,
            self.window.first,
            self.window.last,
        )
    }

    /// The period in words.
    pub fn period_word(&self) -> Option<Word> {
        self.period.map(|period| period_word(&period.to_string()))
    }

    /// Other periods of the same year and the year before.
    pub fn periods(&self, visitor: &Visitor, path: &str) -> Vec<Link> {
        let Some(current) = self.period.filter(|_| self.report.is_none()) else {
            return Vec::new();
        };
        let quarters = (1..=4).map(Part::Quarter);
        let parts = quarters.chain([Part::FirstHalf, Part::NineMonths, Part::Year]);
        let last = Period {
            year: current.year - 1,
            part: Part::Year,
        };
        let of_year = parts.map(|part| Period {
            year: current.year,
            part,
        });
        of_year
            .chain([last])
            .map(|period| Link {
                label: visitor
                    .app
                    .words
                    .say(visitor.lang, &period_word(&period.to_string())),
                href: self.to(path, &[("ky", &period.to_string())]),
                current: period == current,
            })
            .collect()
    }

    /// The regimes by whose days one can count.
    pub fn cut_offs(&self, lang: Lang, path: &str) -> Vec<Link> {
        if self.report.is_some() {
            return Vec::new();
        }
        ["nd-09-2019", "tt-06-2025", "calendar"]
            .into_iter()
            .filter_map(|code| Reports::shipped().cut_off(code).ok())
            .map(|one| Link {
                label: crate::law::said(lang, &one.title).to_owned(),
                href: self.to(path, &[("chot", &one.code)]),
                current: one.code == self.cut_off,
            })
            .collect()
    }
}

/// Whether a figure counts petitions rather than the counts of bodies.
pub fn reads_petitions(figure: &Figure) -> bool {
    let of = |side: &Side| matches!(side, Side::Records(_));
    of(&figure.part) || figure.whole.as_ref().is_some_and(of)
}

/// The first body of who is signed in; for others the one at the top of the province.
fn first_body(visitor: &Visitor, known: &Known, today: Date) -> Result<BodyId, PageError> {
    let tree = known.tree(today);
    let own = visitor
        .actor()
        .and_then(|actor| whose(actor, tree).first().copied());
    let top = || tops(tree).first().copied();
    own.or_else(top).ok_or_else(PageError::not_found)
}

/// The last quarter of the calendar that is over.
fn last_quarter(today: Date) -> Period {
    let now = Period {
        year: today.year(),
        part: Part::Quarter((today.month() - 1) / 3 + 1),
    };
    now.before()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_looks_at_the_quarter_that_is_over() {
        let quarter = |day| last_quarter(day).to_string();
        assert_eq!(quarter(date(2026, 11, 23)), "2026-Q3");
        assert_eq!(quarter(date(2026, 2, 1)), "2025-Q4");
    }
}
