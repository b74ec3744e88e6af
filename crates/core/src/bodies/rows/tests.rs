use std::collections::BTreeMap;

use uuid::Uuid;

use super::*;
use crate::bodies::{BodyId, SuccessionId};

fn row(code: &str, parent: &str) -> BodyRow {
    BodyRow {
        code: code.into(),
        name: "Ban Dân vận Tỉnh ủy Mẫu".into(),
        other_names: "BDVTU | Ban Dân vận [1999-01-01..]".into(),
        branch: "party".into(),
        tier: "province".into(),
        parent_code: parent.into(),
        place: "tỉnh Mẫu".into(),
        valid_until: "2025-01-31".into(),
        ..BodyRow::default()
    }
}

fn numbered() -> impl FnMut(&str) -> BodyId {
    let mut number = 0;
    move |_| {
        number += 1;
        BodyId(Uuid::from_u128(number))
    }
}

#[test]
fn rows_make_bodies_and_bodies_make_the_same_rows() {
    let rows = [row("b", "a"), row("a", "")];
    let (bodies, faults) = bodies(&rows, &BTreeMap::new(), numbered());
    assert_eq!(faults, []);
    assert_eq!(bodies[0].parent, Some(bodies[1].id));
    assert_eq!(bodies[0].names.len(), 3);
    let code_of = |id| {
        bodies
            .iter()
            .find(|body| body.id == id)
            .map(|body| body.code.clone())
    };
    assert_eq!(body_row(&bodies[0], code_of), rows[0]);
}

#[test]
fn a_fault_names_its_row_and_column_and_the_rest_goes_on() {
    let mut rows = vec![row("a", ""), row("a", ""), row("c", "zz"), row("d", "")];
    rows[3].tier = "huyện".into();
    rows[3].valid_until = "30/6/2025".into();
    let (bodies, faults) = bodies(&rows, &BTreeMap::new(), numbered());
    let told: Vec<_> = faults.iter().map(|fault| (fault.row, fault.column)).collect();
    assert_eq!(
        told,
        [(2, "code"), (3, "parent_code"), (4, "tier"), (4, "valid_until")]
    );
    assert_eq!(bodies.len(), 2);
}

#[test]
fn a_succession_needs_a_day_and_known_codes() {
    let ids = BTreeMap::from([("a".to_owned(), BodyId(Uuid::from_u128(1)))]);
    let sound = SuccessionRow {
        day: "2025-07-01".into(),
        kind: "ended".into(),
        from_codes: "a".into(),
        ..SuccessionRow::default()
    };
    let odd = SuccessionRow {
        day: String::new(),
        to_codes: "q".into(),
        ..sound.clone()
    };
    let id = || SuccessionId(Uuid::from_u128(7));
    let (found, faults) = successions(&[sound, odd], &ids, id);
    assert_eq!(found.len(), 1);
    let told: Vec<_> = faults.iter().map(|fault| (fault.row, fault.column)).collect();
    assert_eq!(told, [(2, "day"), (2, "to_codes")]);
}
#[test]
fn a_known_code_is_updated_and_a_row_whose_parent_fails_fails_with_it() {
    let known = BTreeMap::from([("a".to_owned(), BodyId(Uuid::from_u128(99)))]);
    let mut rows = vec![row("c", "b"), row("b", "a"), row("a", "zz"), row("d", "a")];
    rows[1].tier = "huyện".into();
    let (bodies, faults) = merged(&rows, &known, numbered());
    let told: Vec<_> = faults.iter().map(|fault| (fault.row, fault.column)).collect();
    assert_eq!(told, [(1, "parent_code"), (2, "tier"), (3, "parent_code")]);
    assert_eq!(bodies.len(), 1);
    assert_eq!(
        (bodies[0].0, bodies[0].1.parent),
        (4, Some(BodyId(Uuid::from_u128(99))))
    );
}
