//! Loading a report for somebody: what the decision about rights needs comes with it.

use crate::bodies::Known;
use crate::web::{App, Officer, PageError};
use gandan_core::access::{Act, Actor, Object, Reach, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_core::reports::{ReportState, Window};
use gandan_store::reports::{self, ReportRow};
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use std::sync::Arc;
use uuid::Uuid;

/// A report that somebody may do something with.
pub struct Guarded {
    /// The report.
    pub row: ReportRow,
    /// How far it is.
    pub state: ReportState,
    /// What is known of bodies.
    pub known: Arc<Known>,
    /// Today.
    pub today: Date,
}

impl Guarded {
    /// The report, if `officer` may do `act` with it.
    ///
    /// # Errors
    /// Not found, or refused.
    pub async fn load(tx: &mut Tx, officer: &Officer, id: Uuid, act: Act) -> Result<Guarded, PageError> {
        let guarded = Guarded::open(tx, &officer.app, id).await?;
        guarded.check(&officer.actor, act)?;
        Ok(guarded)
    }

    /// The report, whoever asks.
    ///
    /// # Errors
    /// Not found.
    pub async fn open(tx: &mut Tx, app: &App, id: Uuid) -> Result<Guarded, PageError> {
        let row = reports::find(tx, id).await?;
        Ok(Guarded {
            state: row.state()?,
            row,
            known: app.bodies.load(tx).await?,
            today: app.clock.today(),
        })
    }

    /// Whether `actor` may do `act` with it.
    ///
    /// # Errors
    /// The refusal of `may`.
    pub fn check(&self, actor: &Actor, act: Act) -> Result<(), Refusal> {
        may(
            actor,
            act,
            object(&self.row, self.state),
            &self.known.tree(self.today),
        )
    }

    /// The same as a yes or no, for links.
    pub fn allows(&self, actor: &Actor, act: Act) -> bool {
        self.check(actor, act).is_ok()
    }

    /// The days it covers.
    ///
    /// # Errors
    /// [`StoreError::Value`] for a day that is none.
    pub fn window(&self) -> Result<Window, StoreError> {
        window(&self.row)
    }
}

/// The days that a report covers.
///
/// # Errors
/// [`StoreError::Value`] for a day that is none.
pub fn window(row: &ReportRow) -> Result<Window, StoreError> {
    let day = |text: &String| text.parse().map_err(|_| StoreError::Value(text.clone()));
    Ok(Window {
        first: day(&row.first_day)?,
        last: day(&row.last_day)?,
    })
}

/// What rights on a report are decided about. It is seen from above from the day it is sent.
pub fn object(row: &ReportRow, state: ReportState) -> Object<'static> {
    let seen = matches!(
        state,
        ReportState::Sent | ReportState::Accepted | ReportState::Returned
    );
    Object::Report {
        by: BodyId(row.by_id),
        to: row.to_id.filter(|_| seen).map(BodyId),
    }
}

/// The bodies whose reports somebody may see in lists and calendars: those of their posts.
pub fn own_bodies(actor: &Actor, tree: &impl Reach) -> Vec<BodyId> {
    let seen = |body: &BodyId| may(actor, Act::ReadReports, Object::Body(*body), tree).is_ok();
    actor.bodies().into_iter().filter(seen).collect()
}
