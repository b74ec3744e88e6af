use crate::bodies::{Body, Branch, Tier};
use crate::clock::Said;
use crate::text::fold;
use serde::{Deserialize, Serialize};

/// Which rule says how often the head of a body receives, as data (`law/reception.yaml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadRule {
    /// By which records name it.
    pub key: String,
    /// Name of the rule in the rule book.
    pub rule: String,
    /// Of this branch alone.
    #[serde(default)]
    pub branch: Option<Branch>,
    /// Of this tier alone.
    #[serde(default)]
    pub tier: Option<Tier>,
    /// Bodies that stand at the top of their branch at their tier, or those that do not.
    #[serde(default)]
    pub top: Option<bool>,
    /// Bodies whose name begins so; all where there is none.
    #[serde(default)]
    pub named: Vec<String>,
    /// What the head is called.
    pub title: Said,
}

impl HeadRule {
    /// Whether it is meant for a body; `top` where no body of its own tier stands above it.
    pub fn fits(&self, body: &Body, top: bool) -> bool {
        let name = fold(body.name());
        self.branch.is_none_or(|branch| branch == body.branch)
            && self.tier.is_none_or(|tier| tier == body.tier)
            && self.top.is_none_or(|wanted| wanted == top)
            && (self.named.is_empty() || self.named.iter().any(|named| name.starts_with(&fold(named))))
    }
}

/// The rule for the head of a body: the first that fits; nothing where the law that was read says nothing of such a body.
pub fn head_of<'r>(rules: &'r [HeadRule], body: &Body, top: bool) -> Option<&'r HeadRule> {
    rules.iter().find(|rule| rule.fits(body, top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::{BodyId, BodyName, Place, Valid};
    use uuid::Uuid;

    fn body(name: &str, branch: Branch, tier: Tier) -> Body {
        Body {
            id: BodyId(Uuid::nil()),
            code: "x".to_owned(),
            branch,
            tier,
            parent: None,
            names: vec![BodyName {
                text: name.to_owned(),
                valid: Valid::default(),
            }],
            place: Place::new(""),
            valid: Valid::default(),
            note: String::new(),
        }
    }

    fn rule(key: &str, tier: Option<Tier>, top: Option<bool>, named: &[&str]) -> HeadRule {
        HeadRule {
            key: key.to_owned(),
            rule: key.to_owned(),
            branch: Some(Branch::Government),
            tier,
            top,
            named: named.iter().map(|name| (*name).to_owned()).collect(),
            title: Said::default(),
        }
    }

    #[test]
    fn the_first_rule_that_fits_is_that_of_the_body() {
        let rules = [
            rule("elected", None, None, &["Hội đồng nhân dân"]),
            rule("commune", Some(Tier::Commune), Some(true), &[]),
            rule("agency", None, None, &[]),
        ];
        let key = |body: &Body, top| head_of(&rules, body, top).map(|rule| rule.key.clone());
        let commune = body("Ủy ban nhân dân xã Mẫu", Branch::Government, Tier::Commune);
        assert_eq!(key(&commune, true).unwrap(), "commune");
        assert_eq!(key(&commune, false).unwrap(), "agency");
        let council = body("Hội đồng nhân dân xã Mẫu", Branch::Government, Tier::Commune);
        assert_eq!(key(&council, true).unwrap(), "elected");
        let front = body("Mặt trận", Branch::Front, Tier::Commune);
        assert_eq!(key(&front, true), None);
    }
}
