//! A report with what its forms need: its period, its days, who reports to the same body, which forms belong to it.

use crate::bodies::Known;
use crate::law::reason;
use crate::reports::Guarded;
use crate::web::{App, Officer, PageError};
use gandan_core::access::Act;
use gandan_core::bodies::BodyId;
use gandan_core::reports::{Facts, Form, Period, Visit, Window, holdings};
use gandan_rulebook::Reports;
use gandan_store::reports::{self, ReportRow};
use gandan_store::{StoreError, Tx, reception};
use uuid::Uuid;

/// A report as its forms see it.
pub struct Sheet {
    /// The report.
    pub guarded: Guarded,
    /// The days that its figures cover.
    pub window: Window,
    /// Who reports to it for the same period, ascending; none where the body reports for itself alone.
    pub lower: Vec<BodyId>,
}

impl Sheet {
    /// Loads it for somebody who may do `act` with the report.
    ///
    /// # Errors
    /// Not found, or refused.
    pub async fn load(tx: &mut Tx, officer: &Officer, id: Uuid, act: Act) -> Result<Sheet, PageError> {
        let guarded = Guarded::load(tx, officer, id, act).await?;
        let window = guarded.window()?;
        let lower = lower(&officer.app, &guarded.known, &guarded.row);
        Ok(Sheet {
            guarded,
            window,
            lower,
        })
    }

    /// The body that the report is about.
    pub fn body(&self) -> BodyId {
        BodyId(self.guarded.row.body_id)
    }
}

/// Who sends forms to the body of a report for the same period.
pub fn lower(app: &App, known: &Known, row: &ReportRow) -> Vec<BodyId> {
    let Ok(period) = row.period.parse::<Period>() else {
        return Vec::new();
    };
    let shipped = Reports::shipped();
    let mut found = Vec::new();
    for duty in shipped
        .duties()
        .iter()
        .filter(|duty| duty.forms && duty.asks(period.part))
    {
        let Ok(expected) = shipped.expected(&app.rulebook, &known.registry, duty, period) else {
            continue;
        };
        let to_it = expected
            .into_iter()
            .filter(|one| one.to == Some(BodyId(row.by_id)) && one.body.0 != row.body_id);
        found.extend(to_it.map(|one| one.body));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A form of a report.
#[derive(Debug, Clone, Copy)]
pub struct Listed {
    /// The form.
    pub form: &'static Form,
    /// It is in force at the end of the period. The others are those of the last set whose columns are known: figures
    /// can be made ready in them while nobody knows the columns of the new one.
    pub in_force: bool,
}

/// Whether forms belong to a report: others ask for words alone.
pub fn wanted(row: &ReportRow) -> bool {
    Reports::shipped().duty(&row.duty).is_ok_and(|duty| duty.forms)
}

/// The forms of a report, and why none are known; none for what asks for words alone.
pub fn listed(officer: &Officer, row: &ReportRow, window: Window) -> (Vec<Listed>, Option<String>) {
    let (forms, problem) = of_report(&officer.app, row, window);
    (
        forms,
        problem.map(|error| reason(&officer.app.words, officer.lang, &error)),
    )
}

/// The same without words.
pub fn of_report(
    app: &App,
    row: &ReportRow,
    window: Window,
) -> (Vec<Listed>, Option<gandan_rulebook::RuleError>) {
    let shipped = Reports::shipped();
    if !wanted(row) {
        return (Vec::new(), None);
    }
    let (mut forms, problem): (Vec<Listed>, _) = match shipped.forms_on(&app.rulebook, window.last) {
        Ok(forms) => {
            let listed = forms.into_iter().map(|form| Listed { form, in_force: true });
            (listed.collect(), None)
        }
        Err(error) => (Vec::new(), Some(error)),
    };
    if forms.iter().all(|one| one.form.unknown.is_some()) {
        let known = shipped.forms().iter().filter(|form| form.unknown.is_none());
        forms.extend(known.map(|form| Listed {
            form,
            in_force: false,
        }));
    }
    (forms, problem)
}

/// The records of a body over a window: its own, and from the day on which it took another's place what that one left.
///
/// # Errors
/// The engine's.
pub async fn facts(tx: &mut Tx, known: &Known, body: BodyId, window: Window) -> Result<Facts, StoreError> {
    let areas = Reports::shipped().areas();
    let mut petitions = Vec::new();
    let mut visits: Option<Vec<Visit>> = None;
    for holding in holdings(&known.registry, body, window) {
        petitions.extend(reports::petitions_of(tx, holding.body.0, holding.window, areas).await?);
        if let Some(kept) = reception::kept_visits_of(tx, holding.body.0, holding.window).await? {
            visits.get_or_insert_default().extend(kept);
        }
    }
    let facts = Facts {
        petitions: Some(petitions),
        visits,
    };
    Ok(facts.together())
}
