//! Loading a case for somebody, with what the decision about rights needs.

use crate::bodies::Known;
use crate::web::{App, Officer, PageError};
use gandan_core::access::{Act, Actor, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow, Walled};
use jiff::civil::Date;
use std::sync::Arc;
use uuid::Uuid;

/// A case that somebody may do something with.
pub struct Guarded {
    /// The case.
    pub row: CaseRow,
    /// Who is kept out.
    pub walled: Walled,
    /// What is known of bodies.
    pub known: Arc<Known>,
    /// Today.
    pub today: Date,
}

impl Guarded {
    /// The case, if `officer` may do `act` with it.
    ///
    /// # Errors
    /// Not found, or refused.
    pub async fn load(tx: &mut Tx, officer: &Officer, id: Uuid, act: Act) -> Result<Guarded, PageError> {
        let guarded = Guarded::open(tx, &officer.app, id).await?;
        guarded.check(&officer.actor, act)?;
        Ok(guarded)
    }

    /// The case, whoever asks.
    ///
    /// # Errors
    /// Not found.
    pub async fn open(tx: &mut Tx, app: &App, id: Uuid) -> Result<Guarded, PageError> {
        Ok(Guarded {
            row: cases::find(tx, id).await?,
            walled: cases::wall(tx, id).await?,
            known: app.bodies.load(tx).await?,
            today: app.clock.today(),
        })
    }

    /// Whether `actor` may do `act` with it.
    ///
    /// # Errors
    /// The refusal of [`may`].
    pub fn check(&self, actor: &Actor, act: Act) -> Result<(), Refusal> {
        // Of a file whose time is over only the days are left: there is nothing to be done with it.
        if self.row.disposed_day.is_some() && act != Act::ReadCase {
            return Err(Refusal::Object);
        }
        let object = self.row.object(self.walled.wall());
        may(actor, act, object, &self.known.tree(self.today))
    }

    /// The same as a yes or no, for links.
    pub fn allows(&self, actor: &Actor, act: Act) -> bool {
        self.check(actor, act).is_ok()
    }

    /// Name of a body.
    pub fn name(&self, body: Uuid) -> String {
        self.known.name(BodyId(body)).to_owned()
    }
}

/// Writes down that `officer` opened the file; the person who spoke can see it. Its own short transaction, after the
/// page has been decided upon.
///
/// # Errors
/// The engine's.
pub async fn opened(officer: &Officer, row: &CaseRow) -> Result<(), PageError> {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let name = officer.actor.name.as_str();
    cases::opened(
        &mut tx,
        row.id,
        officer.actor.account,
        name,
        Some(row.body_id),
        app.clock.today(),
        app.clock.micros(),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
