use super::draft::Draft;
use crate::bodies::Known;
use crate::web::App;
use crate::words::{Word, word, word_of};
use gandan_core::bodies::{BodyId, Branch, Context, Tier};
use gandan_core::cases::{Regime, RouteReason, Routed, Routing, route};
use gandan_core::text::fold;
use gandan_store::cases::CaseRow;

/// To whom a draft goes, and why, in words that its writer reads.
pub struct Goes {
    /// They.
    pub body: BodyId,
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: Word,
}

/// To whom a draft goes. A second instance goes to the body above the one that decided first (Luật Khiếu nại 02/2011
/// Đ7 k1).
///
/// # Errors
/// The data about expressions does not read.
pub fn goes(app: &App, known: &Known, draft: &Draft) -> anyhow::Result<Goes> {
    let today = app.clock.today();
    let tree = known.tree(today);
    let receiver = receiver(app, known);
    if draft.earlier.is_some() {
        let first = draft.decided_by.map(BodyId);
        let above = first.and_then(|first| tree.ancestors(first).first().copied());
        let body = above.unwrap_or(receiver);
        return Ok(Goes {
            body,
            name: known.name(body).to_owned(),
            reason: word("route-above-first").with("first", first.map_or("", |first| known.name(first))),
        });
    }
    let routing = Routing {
        subject: app.subjects.find(&draft.subject),
        place: draft.place_id(),
        decided_by: draft.decided_by.map(BodyId).filter(|_| draft.is_complaint()),
        receiver,
        walled: &[],
    };
    let Routed { body, reason } = asked(app, known, &routing)?;
    Ok(Goes {
        body,
        name: known.name(body).to_owned(),
        reason: said(known, &reason),
    })
}

/// Where a case belongs by its subject and place as they are known now, without the bodies that must stay away; nothing
/// where they do not say, and under laws that go by whose decision it is about (Luật Khiếu nại 02/2011 Đ7 k1).
///
/// # Errors
/// The data about expressions does not read.
pub fn belongs(app: &App, known: &Known, case: &CaseRow, walled: &[BodyId]) -> anyhow::Result<Option<Goes>> {
    let by_place = [Regime::Feedback, Regime::Proposal];
    if case.sealed || !by_place.iter().any(|regime| regime.code() == case.regime) {
        return Ok(None);
    }
    let routing = Routing {
        subject: app.subjects.find(&case.subject),
        place: case.place_id.map(BodyId),
        decided_by: None,
        receiver: receiver(app, known),
        walled,
    };
    let Routed { body, reason } = asked(app, known, &routing)?;
    Ok((reason != RouteReason::Receiver).then(|| Goes {
        body,
        name: known.name(body).to_owned(),
        reason: said(known, &reason),
    }))
}

fn asked(app: &App, known: &Known, routing: &Routing<'_>) -> anyhow::Result<Routed> {
    let today = app.clock.today();
    let context = Context {
        day: today,
        issuer: routing.place.or(Some(routing.receiver)),
        addressees: &[],
    };
    let mut fault = None;
    // Asked for only where the subject belongs to a department: it reads the whole registry.
    let routed = route(routing, known.tree(today), |name| match known.resolver() {
        Ok(resolver) => resolver.resolve(name, &context).bodies,
        Err(error) => {
            fault = Some(error);
            Vec::new()
        }
    });
    fault.map_or(Ok(routed), Err)
}

fn said(known: &Known, reason: &RouteReason) -> Word {
    match reason {
        RouteReason::Subject(code) => word_of("route-reason-", code),
        RouteReason::Decided => word("route-decided"),
        RouteReason::Successor { of } => word("route-successor").with("of", known.name(*of)),
        RouteReason::Above { of } => word("route-above").with("of", known.name(*of)),
        RouteReason::Receiver => word("route-receiver"),
    }
}

/// Who receives for the installation: the body of the settings, else the one that its pages are headed with, else the
/// People's Committee of the province, else the installation as a whole.
pub fn receiver(app: &App, known: &Known) -> BodyId {
    let tree = known.tree(app.clock.today());
    if let Some(code) = &app.config.receiver
        && let Some(body) = known.registry.by_code(code)
    {
        return body.id;
    }
    let head = fold(&app.config.body_name);
    let named = tree
        .bodies()
        .find(|body| !head.is_empty() && body.names.iter().any(|name| fold(&name.text) == head));
    let province = || {
        tree.bodies().find(|body| {
            body.branch == Branch::Government
                && body.tier == Tier::Province
                && fold(body.name()).starts_with("uy ban nhan dan ")
        })
    };
    named
        .or_else(province)
        .map_or(BodyId::INSTALLATION, |body| body.id)
}
