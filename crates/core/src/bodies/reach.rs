use super::{BodyId, View};
use crate::access::Reach;

/// Rights follow the tree of the day; whoever took a body's place stands in it.
impl Reach for View<'_> {
    fn covers(&self, upper: BodyId, lower: BodyId) -> bool {
        let stands_over = |body: BodyId| body == upper || self.ancestors(body).contains(&upper);
        match self.get(lower) {
            Some(_) => stands_over(lower),
            None => {
                stands_over(lower)
                    || self
                        .registry()
                        .successors(lower, self.day())
                        .into_iter()
                        .any(stands_over)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Body, BodyName, Branch, Place, Registry, Succession, SuccessionId, SuccessionKind, Tier, Valid,
    };
    use super::*;
    use jiff::civil::{Date, date};
    use uuid::Uuid;

    const PROVINCE: BodyId = BodyId(Uuid::from_u128(1));
    const DISTRICT: BodyId = BodyId(Uuid::from_u128(2));
    const COMMUNE: BodyId = BodyId(Uuid::from_u128(3));

    fn body(id: BodyId, parent: Option<BodyId>, until: Option<Date>) -> Body {
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
            valid: Valid { from: None, until },
            note: String::new(),
        }
    }

    #[test]
    fn the_successor_and_those_above_it_reach_what_a_body_left_behind() {
        let end = date(2025, 6, 30);
        let bodies = [
            body(PROVINCE, None, None),
            body(DISTRICT, Some(PROVINCE), Some(end)),
            body(COMMUNE, Some(PROVINCE), None),
        ];
        let succession = Succession {
            id: SuccessionId(Uuid::from_u128(9)),
            day: date(2025, 7, 1),
            kind: SuccessionKind::Ended,
            from: vec![DISTRICT],
            to: vec![COMMUNE],
            basis: String::new(),
            note: String::new(),
        };
        let registry = Registry::new(&bodies, &[succession]);
        let (before, after) = (registry.as_of(end), registry.as_of(date(2025, 7, 1)));
        assert!(before.covers(PROVINCE, DISTRICT) && !before.covers(COMMUNE, DISTRICT));
        assert!(after.covers(COMMUNE, DISTRICT) && after.covers(PROVINCE, DISTRICT));
        assert!(!after.covers(DISTRICT, PROVINCE) && !after.covers(COMMUNE, PROVINCE));
    }
}
