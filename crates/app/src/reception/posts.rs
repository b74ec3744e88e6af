use crate::bodies::Known;
use crate::web::{Officer, PageError};
use gandan_core::access::{Act, Actor, Object, Refusal, may};
use gandan_core::bodies::{BodyId, Tier};
use gandan_press::Regime;
use gandan_store::Tx;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use uuid::Uuid;

/// For which of their bodies somebody works here.
pub struct Posts {
    /// What is known of bodies.
    pub known: Arc<Known>,
    /// Today.
    pub today: Date,
    /// Those that can be chosen.
    pub bodies: Vec<BodyId>,
    /// The one that was.
    pub body: BodyId,
    actor: Actor,
}

/// Of which body, as an address says it; of the reader's own where it does not.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OfBody {
    /// Its id.
    #[serde(rename = "co-quan")]
    pub body: String,
}

/// A body to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// Its id.
    pub value: String,
    /// Its name.
    pub label: String,
}

impl Posts {
    /// The body asked for, or the first of `officer` at which they may do `act`.
    ///
    /// # Errors
    /// They may at none, or not at that one.
    pub async fn of(tx: &mut Tx, officer: &Officer, asked: &str, act: Act) -> Result<Posts, PageError> {
        let known = officer.app.bodies.load(tx).await?;
        let today = officer.app.clock.today();
        let tree = known.tree(today);
        let allowed = |body: BodyId| may(&officer.actor, act, Object::Body(body), &tree);
        let bodies: Vec<BodyId> = officer
            .actor
            .bodies()
            .into_iter()
            .filter(|body| *body != BodyId::INSTALLATION && allowed(*body).is_ok())
            .collect();
        let body = match asked.parse::<Uuid>() {
            Ok(body) => BodyId(body),
            // An auditor of the whole installation has no body of their own: the first that has a parent-less post.
            Err(_) => bodies
                .first()
                .copied()
                .or_else(|| {
                    tree.bodies()
                        .map(|body| body.id)
                        .find(|body| allowed(*body).is_ok())
                })
                .ok_or(Refusal::Role)?,
        };
        allowed(body)?;
        Ok(Posts {
            today,
            bodies,
            body,
            actor: officer.actor.clone(),
            known,
        })
    }

    /// Whether they may do `act` at the body.
    ///
    /// # Errors
    /// The refusal.
    pub fn check(&self, act: Act) -> Result<(), Refusal> {
        let tree = self.known.tree(self.today);
        may(&self.actor, act, Object::Body(self.body), &tree)
    }

    /// The same as a yes or no, for links.
    pub fn allows(&self, act: Act) -> bool {
        self.check(act).is_ok()
    }

    /// The bodies that can be chosen.
    pub fn choices(&self) -> Vec<Choice> {
        let choice = |body: &BodyId| Choice {
            value: body.0.to_string(),
            label: self.known.name(*body).to_owned(),
        };
        self.bodies.iter().map(choice).collect()
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.known.name(self.body).to_owned()
    }

    /// The name of another one.
    pub fn name_of(&self, body: Uuid) -> String {
        self.known.name(BodyId(body)).to_owned()
    }
}

/// Whether no body of its own tier stands above it.
pub fn is_top(known: &Known, body: BodyId, day: Date) -> bool {
    let tree = known.tree(day);
    let tier = |body: BodyId| -> Option<Tier> { tree.get(body).map(|body| body.tier) };
    let parent = tree.get(body).and_then(|body| body.parent);
    parent.is_none_or(|parent| tier(parent) != tier(body))
}

/// Whose layout the papers of a body have.
pub fn layout_of(known: &Known, body: BodyId) -> Regime {
    match known.registry.get(body).map(|body| body.branch) {
        Some(gandan_core::bodies::Branch::Party) => Regime::Party,
        _ => Regime::State,
    }
}

/// Địa danh of the papers of a body: the name of its place without what kind of place it is.
pub fn place_name(known: &Known, body: BodyId) -> String {
    let place = known.registry.get(body).map_or("", |body| body.place.text());
    let kinds = ["tỉnh ", "thành phố ", "xã ", "phường ", "đặc khu ", "thị trấn "];
    let plain = kinds.iter().find_map(|kind| place.strip_prefix(kind));
    plain.unwrap_or(place).to_owned()
}
