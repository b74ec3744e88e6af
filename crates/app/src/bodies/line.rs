//! How a body is shown wherever it is named.

use super::Known;
use crate::web::urls;
use crate::words::{Word, word_of};
use gandan_core::bodies::{Body, BodyId};
use jiff::civil::Date;
use serde::Serialize;

/// A body one can go to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BodyLink {
    /// Where.
    pub href: String,
    /// Its principal name.
    pub name: String,
    /// Its code.
    pub code: String,
}

/// A body in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BodyLine {
    /// Name and address.
    pub body: BodyLink,
    /// Its branch.
    pub branch: Word,
    /// Its tier.
    pub tier: Word,
    /// The unit of territory it acts in.
    pub place: String,
    /// First day, where known.
    pub from: Option<String>,
    /// Last day, where there is one.
    pub until: Option<String>,
    /// It exists on the day asked about.
    pub alive: bool,
    /// Who stands in its place on that day, where it does not exist.
    pub heirs: Vec<BodyLink>,
}

impl BodyLink {
    /// The link to a body.
    pub fn of(body: &Body) -> BodyLink {
        BodyLink {
            href: urls::body(body.id),
            name: body.name().to_owned(),
            code: body.code.clone(),
        }
    }

    /// The links to those of `ids` that are there.
    pub fn all(known: &Known, ids: impl IntoIterator<Item = BodyId>) -> Vec<BodyLink> {
        let bodies = ids.into_iter().filter_map(|id| known.registry.get(id));
        bodies.map(BodyLink::of).collect()
    }

    /// For samples.
    pub fn sample() -> BodyLink {
        BodyLink {
            href: urls::body("mau.snv"),
            name: "Sở Nội vụ tỉnh Mẫu".to_owned(),
            code: "mau.snv".to_owned(),
        }
    }
}

impl BodyLine {
    /// The line of a body as of `day`.
    pub fn of(known: &Known, body: &Body, day: Date) -> BodyLine {
        let alive = body.is_alive(day);
        let heirs = if alive {
            Vec::new()
        } else {
            known.registry.successors(body.id, day)
        };
        BodyLine {
            body: BodyLink::of(body),
            branch: word_of("body-branch-", body.branch.word()),
            tier: word_of("body-tier-", body.tier.word()),
            place: body.place.text().to_owned(),
            from: body.valid.from.map(|day| day.to_string()),
            until: body.valid.until.map(|day| day.to_string()),
            alive,
            heirs: BodyLink::all(known, heirs),
        }
    }

    /// For samples.
    pub fn sample(alive: bool) -> BodyLine {
        BodyLine {
            body: BodyLink::sample(),
            branch: word_of("body-branch-", "government"),
            tier: word_of("body-tier-", "province"),
            place: "tỉnh Mẫu".to_owned(),
            from: Some("2025-03-01".to_owned()),
            until: (!alive).then(|| "2025-06-30".to_owned()),
            alive,
            heirs: if alive {
                Vec::new()
            } else {
                vec![BodyLink::sample()]
            },
        }
    }
}
