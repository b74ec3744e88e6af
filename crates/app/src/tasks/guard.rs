//! Loading an assignment, a task or a document for somebody, with what the decision about rights needs.

use crate::bodies::Known;
use crate::web::{Officer, PageError};
use gandan_core::access::{Act, Actor, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_store::documents::{self, DocumentHead};
use gandan_store::tasks::{self, AssignmentRow, TaskRow};
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use std::sync::Arc;
use uuid::Uuid;

/// The tree of bodies today, and who asks.
pub struct Guard {
    /// What is known of bodies.
    pub known: Arc<Known>,
    /// Today.
    pub today: Date,
    actor: Actor,
}

impl Guard {
    /// For `officer`, as `tx` sees the bodies.
    pub async fn of(tx: &mut Tx, officer: &Officer) -> Result<Guard, PageError> {
        Ok(Guard {
            known: officer.app.bodies.load(tx).await?,
            today: officer.app.clock.today(),
            actor: officer.actor.clone(),
        })
    }

    /// Whether they may.
    pub fn check(&self, act: Act, object: Object<'_>) -> Result<(), Refusal> {
        may(&self.actor, act, object, &self.known.tree(self.today))
    }

    /// The same as a yes or no, for links.
    pub fn allows(&self, act: Act, object: Object<'_>) -> bool {
        self.check(act, object).is_ok()
    }

    /// An assignment that they may do `act` with.
    pub async fn assignment(&self, tx: &mut Tx, id: Uuid, act: Act) -> Result<AssignmentRow, PageError> {
        let row = tasks::assignment(tx, id).await?;
        self.check(act, row.object())?;
        Ok(row)
    }

    /// A task that they may read.
    pub async fn task(&self, tx: &mut Tx, id: Uuid) -> Result<TaskRow, PageError> {
        let row = tasks::task(tx, id).await?;
        let assigned: Vec<BodyId> = tasks::assignments_of_task(tx, id, None)
            .await?
            .iter()
            .map(|row| BodyId(row.body_id))
            .collect();
        let object = Object::Task {
            issuer: BodyId(row.issuer_id),
            assigned: &assigned,
        };
        self.check(Act::ReadTask, object)?;
        Ok(row)
    }

    /// A document that they may do `act` with.
    pub async fn document(&self, tx: &mut Tx, id: Uuid, act: Act) -> Result<DocumentHead, PageError> {
        let head = documents::find_head(tx, id).await?;
        let assigned: Vec<BodyId> = documents::bodies_assigned(tx, id)
            .await?
            .into_iter()
            .map(BodyId)
            .collect();
        self.check(act, document_object(&head, &assigned))?;
        Ok(head)
    }

    /// Who stands in a body's place today.
    pub fn heirs(&self) -> impl Fn(BodyId) -> Vec<BodyId> + Send + Sync + '_ {
        move |body| self.known.registry.successors(body, self.today)
    }

    /// Name of a body.
    pub fn name(&self, body: Uuid) -> String {
        self.known.name(BodyId(body)).to_owned()
    }
}

/// What rights on a document are decided about.
pub fn document_object<'a>(head: &DocumentHead, assigned: &'a [BodyId]) -> Object<'a> {
    Object::Document {
        keeper: BodyId(head.keeper_id),
        assigned,
        published: head.published_at.is_some(),
    }
}

/// Somebody else moved first: the page says so instead of failing.
pub fn is_stale(error: &StoreError) -> bool {
    matches!(error, StoreError::Stale)
}
