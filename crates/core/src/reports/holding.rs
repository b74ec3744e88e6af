use super::Window;
use crate::bodies::{BodyId, Registry};
use jiff::civil::Date;

/// A body whose records belong in a report, and over which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holding {
    /// The body that the records name. Nothing is rewritten when a body ends.
    pub body: BodyId,
    /// The days of the report's window on which they are counted here.
    pub window: Window,
}

/// Whose records the report of one body counts over a window: its own while it existed, and from the day on which it took
/// another's place what that one left. So a body that was merged in mid-period counts to its last day, its successor from
/// there. Empty for a body that did not exist then.
pub fn holdings(registry: &Registry, body: BodyId, window: Window) -> Vec<Holding> {
    let Some(own) = registry.get(body).and_then(|body| {
        let from = body
            .valid
            .from
            .map_or(window.first, |from| from.max(window.first));
        let last = body
            .valid
            .until
            .map_or(window.last, |until| until.min(window.last));
        (from <= last).then_some((from, last))
    }) else {
        return Vec::new();
    };
    let mut found = vec![Holding {
        body,
        window: Window {
            first: own.0,
            last: own.1,
        },
    }];
    let ended = registry
        .bodies()
        .iter()
        .filter_map(|other| Some((other.id, other.valid.until?)));
    for (other, until) in ended.filter(|(other, until)| *other != body && *until < own.1) {
        if registry.successors(other, own.1).first() != Some(&body) {
            continue;
        }
        // The first day on which this body, and not one that ended in between, stood in the other's place.
        let days = registry.successions().iter().map(|succession| succession.day);
        let since = until
            .tomorrow()
            .ok()
            .into_iter()
            .chain(days.filter(|day| *day > until))
            .find(|day| registry.successors(other, *day).first() == Some(&body));
        if let Some(since) = since.filter(|since| *since <= own.1) {
            found.push(Holding {
                body: other,
                window: Window {
                    first: since.max(own.0),
                    last: own.1,
                },
            });
        }
    }
    found.sort_unstable();
    found
}

/// All bodies whose records a body and those under it count over a window, ascending: those that stood under it at the
/// window's end or at their own. Over the whole of the window each, so that what passed between them counts once.
pub fn below(registry: &Registry, top: BodyId, window: Window) -> Vec<BodyId> {
    let stands = |body: BodyId, day: Date| body == top || registry.as_of(day).ancestors(body).contains(&top);
    let mut found: Vec<BodyId> = registry
        .bodies()
        .iter()
        .filter(|body| body.valid.from.is_none_or(|from| from <= window.last))
        .filter(|body| {
            let day = body
                .valid
                .until
                .map_or(window.last, |until| until.min(window.last));
            stands(body.id, day)
                || (day < window.last
                    && registry
                        .successors(body.id, window.last)
                        .into_iter()
                        .any(|next| stands(next, window.last)))
        })
        .map(|body| body.id)
        .collect();
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::{
        Body, BodyName, Branch, Place, Succession, SuccessionId, SuccessionKind, Tier, Valid,
    };
    use jiff::civil::date;
    use uuid::Uuid;

    const PROVINCE: BodyId = BodyId(Uuid::from_u128(1));
    const OLD: BodyId = BodyId(Uuid::from_u128(2));
    const NEW: BodyId = BodyId(Uuid::from_u128(3));
    const OTHER: BodyId = BodyId(Uuid::from_u128(4));

    fn body(id: BodyId, parent: Option<BodyId>, from: Option<Date>, until: Option<Date>) -> Body {
        Body {
            id,
            code: id.to_string(),
            branch: Branch::Government,
            tier: Tier::Commune,
            parent,
            names: vec![BodyName {
                text: "UBND".into(),
                valid: Valid::default(),
            }],
            place: Place::new("tỉnh Mẫu"),
            valid: Valid { from, until },
            note: String::new(),
        }
    }

    fn registry() -> Registry {
        let bodies = [
            body(PROVINCE, None, None, None),
            body(OLD, Some(PROVINCE), None, Some(date(2026, 7, 31))),
            body(NEW, Some(PROVINCE), Some(date(2026, 8, 1)), None),
            body(OTHER, None, None, None),
        ];
        let merged = Succession {
            id: SuccessionId(Uuid::from_u128(9)),
            day: date(2026, 8, 1),
            kind: SuccessionKind::Merged,
            from: vec![OLD],
            to: vec![NEW],
            basis: String::new(),
            note: String::new(),
        };
        Registry::new(&bodies, &[merged])
    }

    const THIRD: Window = Window {
        first: date(2026, 6, 15),
        last: date(2026, 9, 14),
    };

    #[test]
    fn a_body_merged_in_mid_period_counts_to_its_day_and_its_successor_from_there() {
        let registry = registry();
        let old = holdings(&registry, OLD, THIRD);
        assert_eq!(
            old,
            [Holding {
                body: OLD,
                window: Window {
                    first: date(2026, 6, 15),
                    last: date(2026, 7, 31)
                }
            }]
        );
        let after = Window {
            first: date(2026, 8, 1),
            last: date(2026, 9, 14),
        };
        assert_eq!(
            holdings(&registry, NEW, THIRD),
            [
                Holding {
                    body: OLD,
                    window: after
                },
                Holding {
                    body: NEW,
                    window: after
                },
            ]
        );
    }

    #[test]
    fn before_it_was_made_a_body_owes_nothing() {
        let before = Window {
            first: date(2026, 3, 15),
            last: date(2026, 6, 14),
        };
        assert_eq!(holdings(&registry(), NEW, before), []);
        assert_eq!(holdings(&registry(), BodyId(Uuid::from_u128(77)), before), []);
    }

    #[test]
    fn a_province_counts_those_that_ended_and_those_that_came() {
        assert_eq!(below(&registry(), PROVINCE, THIRD), [PROVINCE, OLD, NEW]);
        let later = Window {
            first: date(2026, 9, 15),
            last: date(2026, 12, 14),
        };
        assert_eq!(
            below(&registry(), PROVINCE, later),
            [PROVINCE, OLD, NEW],
            "what OLD left is still there"
        );
    }
}
