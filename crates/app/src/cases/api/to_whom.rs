//! Who receives what a program brings: the body it names, else the one that subject and place lead to.

use super::answer::Refused;
use crate::bodies::Known;
use crate::cases::intake::receiver;
use crate::web::App;
use crate::words::word;
use gandan_core::bodies::{BodyId, Context};
use gandan_core::cases::{RouteReason, Routing, Subject, route};
use uuid::Uuid;

/// Somebody who receives, and why it is they.
pub struct ToWhom {
    /// They.
    pub body: BodyId,
    /// `named`, `subject`, `successor`, `above`, `receiver`.
    pub because: &'static str,
}

/// The body of a code or an id, alive today.
pub fn body_of(app: &App, known: &Known, given: &str) -> Option<BodyId> {
    let tree = known.tree(app.clock.today());
    let by_id = given.parse::<Uuid>().ok().map(BodyId);
    let by_code = || known.registry.by_code(given).map(|body| body.id);
    by_id
        .filter(|id| tree.get(*id).is_some())
        .or_else(by_code)
        .filter(|id| tree.get(*id).is_some())
}

/// The body of a code or an id, also one that has ended: for filters over what is past. Nothing was asked where it is
/// empty.
///
/// # Errors
/// There is none; `name` is the name of the filter.
pub fn known_body(known: &Known, name: &'static str, given: &str) -> Result<Option<Uuid>, Refused> {
    if given.is_empty() {
        return Ok(None);
    }
    let by_id = given.parse::<Uuid>().ok().map(BodyId);
    let found = by_id
        .filter(|id| known.registry.get(*id).is_some())
        .or_else(|| known.registry.by_code(given).map(|body| body.id));
    match found {
        Some(body) => Ok(Some(body.0)),
        None => Err(Refused::field(name, word("api-body-unknown"))),
    }
}

/// Who receives it.
///
/// # Errors
/// The data about expressions does not read; or there is nobody to receive.
pub fn to_whom(
    app: &App,
    known: &Known,
    named: Option<BodyId>,
    subject: Option<&Subject>,
    place: Option<BodyId>,
) -> anyhow::Result<Result<ToWhom, Refused>> {
    if let Some(body) = named {
        return Ok(Ok(ToWhom {
            body,
            because: "named",
        }));
    }
    let today = app.clock.today();
    let tree = known.tree(today);
    // Whoever receives for all is a body that people know.
    let receiver = Some(receiver(app, known)).filter(|body| *body != BodyId::INSTALLATION);
    let Some(receiver) = receiver else {
        return Ok(Err(Refused::field("body", word("api-body-needed"))));
    };
    let routing = Routing {
        subject,
        place,
        decided_by: None,
        receiver,
        walled: &[],
    };
    let mut fault = None;
    let routed = route(&routing, tree, |name| match known.resolver() {
        // Asked for only where the subject belongs to a department.
        Ok(resolver) => {
            let context = Context {
                day: today,
                issuer: place.or(Some(receiver)),
                addressees: &[],
            };
            resolver.resolve(name, &context).bodies
        }
        Err(error) => {
            fault = Some(error);
            Vec::new()
        }
    });
    if let Some(fault) = fault {
        return Err(fault);
    }
    let because = match routed.reason {
        RouteReason::Subject(_) | RouteReason::Decided => "subject",
        RouteReason::Successor { .. } => "successor",
        RouteReason::Above { .. } => "above",
        RouteReason::Receiver => "receiver",
    };
    Ok(Ok(ToWhom {
        body: routed.body,
        because,
    }))
}
