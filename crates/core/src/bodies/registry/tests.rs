use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::bodies::{BodyName, Branch, Place, SuccessionId, SuccessionKind, Tier, Valid};

fn body(number: u128, parent: Option<u128>, from: Option<Date>, until: Option<Date>) -> Body {
    Body {
        id: BodyId(Uuid::from_u128(number)),
        code: format!("b{number}"),
        branch: Branch::Party,
        tier: Tier::Province,
        parent: parent.map(|parent| BodyId(Uuid::from_u128(parent))),
        names: vec![BodyName {
            text: format!("Ban {number}"),
            valid: Valid::default(),
        }],
        place: Place::new("tỉnh Mẫu"),
        valid: Valid { from, until },
        note: String::new(),
    }
}

fn became(number: u128, day: Date, from: &[u128], to: &[u128]) -> Succession {
    let ids = |numbers: &[u128]| numbers.iter().map(|n| BodyId(Uuid::from_u128(*n))).collect();
    Succession {
        id: SuccessionId(Uuid::from_u128(number)),
        day,
        kind: SuccessionKind::Merged,
        from: ids(from),
        to: ids(to),
        basis: String::new(),
        note: String::new(),
    }
}

fn id(number: u128) -> BodyId {
    BodyId(Uuid::from_u128(number))
}

#[test]
fn successors_are_followed_through_a_renaming_and_a_merger() {
    let bodies = [
        body(1, None, None, Some(date(2019, 12, 31))),
        body(2, None, Some(date(2020, 1, 1)), Some(date(2025, 2, 28))),
        body(3, None, None, Some(date(2025, 2, 28))),
        body(4, None, Some(date(2025, 3, 1)), None),
    ];
    let registry = Registry::new(
        &bodies,
        &[
            became(2, date(2025, 3, 1), &[2, 3], &[4]),
            became(1, date(2020, 1, 1), &[1], &[2]),
        ],
    );
    assert_eq!(registry.faults(), []);
    assert_eq!(registry.successors(id(1), date(2026, 1, 1)), [id(4)]);
    assert_eq!(registry.successors(id(1), date(2021, 1, 1)), [id(2)]);
    assert_eq!(registry.successors(id(1), date(2018, 1, 1)), [id(1)]);
    assert_eq!(registry.predecessors(id(4), date(2018, 1, 1)), [id(3), id(1)]);
    assert_eq!(registry.history(id(2)).len(), 2);
}

#[test]
fn the_lowest_body_above_several_is_found() {
    // A province with a department and two communes; a village under the first; a Party body stands apart.
    let bodies = [
        body(1, None, None, None),
        body(2, Some(1), None, None),
        body(3, Some(1), None, None),
        body(4, Some(1), None, None),
        body(5, Some(3), None, None),
        body(9, None, None, None),
    ];
    let registry = Registry::new(&bodies, &[]);
    let tree = registry.as_of(date(2026, 11, 23));
    let superior = |bodies: &[u128]| {
        let bodies: Vec<BodyId> = bodies.iter().map(|number| id(*number)).collect();
        tree.common_superior(&bodies)
    };
    assert_eq!(superior(&[2, 3]), Some(id(1)));
    assert_eq!(superior(&[5, 4, 2]), Some(id(1)));
    assert_eq!(superior(&[5, 3]), Some(id(3)), "one of them is above the other");
    assert_eq!(superior(&[3]), Some(id(3)));
    assert_eq!(superior(&[1, 5]), Some(id(1)));
    assert_eq!(superior(&[3, 9]), None, "nobody is above both");
    assert_eq!(superior(&[]), None);
    assert_eq!(
        superior(&[77, 3]),
        None,
        "a body that is not there has no superior"
    );
}

#[test]
fn circles_and_gaps_are_named_and_walked_once() {
    let end = Some(date(2020, 1, 1));
    let bodies = [
        body(1, Some(2), None, end),
        body(2, Some(1), None, end),
        body(3, Some(9), None, None),
    ];
    let day = date(2021, 1, 1);
    let registry = Registry::new(
        &bodies,
        &[
            became(1, day, &[1], &[2]),
            became(2, day, &[2], &[1]),
            became(3, day, &[3], &[]),
        ],
    );
    for fault in [
        Fault::ParentCircle("b1".into()),
        Fault::UnknownParent("b3".into()),
        Fault::SuccessionCircle("b1".into()),
        Fault::NobodyAfter {
            id: SuccessionId(Uuid::from_u128(3)),
            day,
        },
        Fault::NotThereToSucceed {
            code: "b2".into(),
            day,
        },
        Fault::OutlivesSuccession {
            code: "b3".into(),
            day,
        },
    ] {
        assert!(registry.faults().contains(&fault), "{fault}");
    }
    assert!(registry.successors(id(1), day).is_empty());
    let then = registry.as_of(date(2019, 1, 1));
    assert_eq!(then.ancestors(id(1)), [id(2)]);
    assert_eq!(then.descendants(id(1)), [id(2)]);
}

proptest! {
    #[test]
    fn whatever_the_data_walks_end(
        links in prop::collection::vec((0u128..12, 0u128..12, 0i16..6), 0..40),
        parents in prop::collection::vec(0u128..12, 12),
        spans in prop::collection::vec((0i16..6, 0i16..6), 12),
    ) {
        let year = |n: i16| date(2018 + n, 1, 1);
        let bodies: Vec<Body> = (0..12)
            .map(|n| body(n as u128, Some(parents[n]), Some(year(spans[n].0)), Some(year(spans[n].1))))
            .collect();
        let successions: Vec<Succession> = links
            .iter()
            .map(|(from, to, when)| became(*from, year(*when), &[*from], &[*to]))
            .collect();
        let registry = Registry::new(&bodies, &successions);
        for body in &bodies {
            for day in (0..6).map(year) {
                for heir in registry.successors(body.id, day) {
                    prop_assert!(registry.as_of(day).get(heir).is_some());
                }
                registry.predecessors(body.id, day);
                registry.as_of(day).descendants(body.id);
                registry.as_of(day).ancestors(body.id);
            }
        }
    }
}
