//! Loading a document for somebody: what the decision about rights needs comes with it.

use crate::bodies::Known;
use crate::web::{App, Officer, PageError};
use gandan_core::access::{Act, Actor, Object, Reach, Role, may};
use gandan_core::bodies::BodyId;
use gandan_store::Tx;
use gandan_store::documents::{self, DocumentHead};
use jiff::civil::Date;
use std::sync::Arc;
use uuid::Uuid;

/// A document that somebody may do something with.
pub struct Guarded {
    /// Its head.
    pub head: DocumentHead,
    /// Bodies that hold an assignment from it.
    pub assigned: Vec<BodyId>,
    /// What is known of bodies.
    pub known: Arc<Known>,
    /// Today.
    pub today: Date,
}

impl Guarded {
    /// The document, if `officer` may do `act` with it.
    ///
    /// # Errors
    /// Not found, or refused.
    pub async fn load(tx: &mut Tx, officer: &Officer, id: Uuid, act: Act) -> Result<Guarded, PageError> {
        let guarded = Guarded::open(tx, &officer.app, id).await?;
        guarded.check(&officer.actor, act)?;
        Ok(guarded)
    }

    /// The document, whoever asks.
    ///
    /// # Errors
    /// Not found.
    pub async fn open(tx: &mut Tx, app: &App, id: Uuid) -> Result<Guarded, PageError> {
        let head = documents::find_head(tx, id).await?;
        let assigned = documents::bodies_assigned(tx, id)
            .await?
            .into_iter()
            .map(BodyId)
            .collect();
        let known = app.bodies.load(tx).await?;
        Ok(Guarded {
            head,
            assigned,
            known,
            today: app.clock.today(),
        })
    }

    /// Whether `actor` may do `act` with it.
    ///
    /// # Errors
    /// The refusal of `may`.
    pub fn check(&self, actor: &Actor, act: Act) -> Result<(), gandan_core::access::Refusal> {
        let object = Object::Document {
            keeper: BodyId(self.head.keeper_id),
            assigned: &self.assigned,
            published: self.head.published_at.is_some(),
        };
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

/// The bodies whose library the actor may read: those of their posts. Wider scopes are reached by search and lineage.
pub fn libraries(actor: &Actor, tree: &impl Reach) -> Vec<BodyId> {
    let readable = |body: &BodyId| {
        let object = Object::Document {
            keeper: *body,
            assigned: &[],
            published: false,
        };
        may(actor, Act::ReadDocument, object, tree).is_ok()
    };
    actor.bodies().into_iter().filter(readable).collect()
}

/// Roles that see the library in the navigation.
pub const READERS: &[Role] = &[Role::Clerk, Role::Officer, Role::Head, Role::Desk, Role::Auditor];
