//! Whose reports somebody looks at when they name no body.

use super::own_bodies;
use gandan_core::access::{Act, Actor, Object, may};
use gandan_core::bodies::{BodyId, View};
use gandan_rulebook::Reports;

/// The bodies of somebody's posts; for who looks after the whole installation those provinces that send statistics.
pub fn whose(actor: &Actor, tree: View<'_>) -> Vec<BodyId> {
    let own: Vec<BodyId> = own_bodies(actor, &tree)
        .into_iter()
        .filter(|body| *body != BodyId::INSTALLATION)
        .collect();
    match own.is_empty() {
        true => tops(tree)
            .into_iter()
            .filter(|body| may(actor, Act::ReadReports, Object::Body(*body), &tree).is_ok())
            .collect(),
        false => own,
    }
}

/// The bodies that send the statistics of a province.
pub fn tops(tree: View<'_>) -> Vec<BodyId> {
    let Ok(duty) = Reports::shipped().duty("statistics-province") else {
        return Vec::new();
    };
    let owners = tree.bodies().filter(|body| duty.who.is(body));
    owners.map(|body| body.id).collect()
}
