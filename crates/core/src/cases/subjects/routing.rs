use super::{Competent, Subject};
use crate::bodies::{BodyId, Branch, Tier, View};
use crate::text::fold;

/// What a matter is routed by.
pub struct Routing<'a> {
    /// What it is about, where somebody said.
    pub subject: Option<&'a Subject>,
    /// Where: the People's Committee of a commune, of today or of a day long past.
    pub place: Option<BodyId>,
    /// Whose decision or act a complaint is about: the first complaint goes to them (Luật Khiếu nại 02/2011 Đ7 k1).
    pub decided_by: Option<BodyId>,
    /// Who receives what nobody else can be found for.
    pub receiver: BodyId,
    /// Bodies that the wall keeps out.
    pub walled: &'a [BodyId],
}

/// Who gets a matter first, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routed {
    /// They.
    pub body: BodyId,
    /// Why.
    pub reason: RouteReason,
}

/// Why a matter goes where it goes; words of pages begin with `route-`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RouteReason {
    /// By its subject and place: the code of the reason that the subject gives.
    Subject(String),
    /// They decided or acted.
    Decided,
    /// The body meant is no more: its successor.
    Successor {
        /// Who it was.
        of: BodyId,
    },
    /// The body meant is complained of: the one above it.
    Above {
        /// Who it is.
        of: BodyId,
    },
    /// Nobody else could be found: who receives for all.
    Receiver,
}

/// Who gets a matter first, by place and subject. `resolve` answers the bodies that a department's name means in this
/// province on this day; where it is not one and only one, nobody is guessed and the receiver sorts it.
pub fn route(
    routing: &Routing<'_>,
    bodies: View<'_>,
    mut resolve: impl FnMut(&str) -> Vec<BodyId>,
) -> Routed {
    let receiver = Routed {
        body: routing.receiver,
        reason: RouteReason::Receiver,
    };
    let meant = match (routing.decided_by, routing.subject) {
        (Some(decided), _) => Some((decided, RouteReason::Decided)),
        (None, Some(subject)) => {
            let body = match &subject.competent {
                Competent::Commune => routing.place,
                Competent::Department(name) => match resolve(name)[..] {
                    [one] => Some(one),
                    _ => None,
                },
            };
            body.map(|body| (body, RouteReason::Subject(subject.reason.clone())))
        }
        (None, None) => None,
    };
    let Some((meant, reason)) = meant else {
        return receiver;
    };
    let (today, reason) = match bodies.get(meant) {
        Some(_) => (meant, reason),
        None => match bodies.registry().successors(meant, bodies.day())[..] {
            [heir] if bodies.get(heir).is_some() => (heir, RouteReason::Successor { of: meant }),
            _ => return receiver,
        },
    };
    if !routing.walled.contains(&today) {
        return Routed { body: today, reason };
    }
    let above = bodies
        .ancestors(today)
        .into_iter()
        .find(|body| !routing.walled.contains(body));
    match above {
        Some(body) => Routed {
            body,
            reason: RouteReason::Above { of: today },
        },
        None => receiver,
    }
}

/// The People's Committees of the communes alive on the view's day, in the order of the registry: the places that a
/// person chooses from.
pub fn communes(bodies: View<'_>) -> Vec<BodyId> {
    bodies
        .bodies()
        .filter(|body| body.tier == Tier::Commune && body.branch == Branch::Government)
        .filter(|body| fold(body.name()).starts_with("uy ban nhan dan "))
        .map(|body| body.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::shipped;
    use super::*;
    use crate::bodies::{Body, BodyName, Place, Registry, Succession, SuccessionId, SuccessionKind, Valid};
    use jiff::civil::{Date, date};
    use uuid::Uuid;

    const PROVINCE: BodyId = BodyId(Uuid::from_u128(1));
    const COMMUNE: BodyId = BodyId(Uuid::from_u128(2));
    const OLD: BodyId = BodyId(Uuid::from_u128(3));
    const HEALTH: BodyId = BodyId(Uuid::from_u128(4));
    const COUNCIL: BodyId = BodyId(Uuid::from_u128(5));

    fn body(id: BodyId, name: &str, tier: Tier, parent: Option<BodyId>, until: Option<Date>) -> Body {
        Body {
            id,
            code: name.to_owned(),
            branch: Branch::Government,
            tier,
            parent,
            names: vec![BodyName {
                text: name.to_owned(),
                valid: Valid::default(),
            }],
            place: Place::new("tỉnh Mẫu"),
            valid: Valid { from: None, until },
            note: String::new(),
        }
    }

    fn registry() -> Registry {
        let ended = Some(date(2025, 6, 30));
        Registry::new(
            &[
                body(PROVINCE, "Ủy ban nhân dân tỉnh Mẫu", Tier::Province, None, None),
                body(
                    COMMUNE,
                    "Ủy ban nhân dân xã An",
                    Tier::Commune,
                    Some(PROVINCE),
                    None,
                ),
                body(
                    OLD,
                    "Ủy ban nhân dân xã Bình",
                    Tier::Commune,
                    Some(PROVINCE),
                    ended,
                ),
                body(HEALTH, "Sở Y tế tỉnh Mẫu", Tier::Province, Some(PROVINCE), None),
                body(COUNCIL, "Hội đồng nhân dân xã An", Tier::Commune, None, None),
            ],
            &[Succession {
                id: SuccessionId(Uuid::from_u128(9)),
                day: date(2025, 7, 1),
                kind: SuccessionKind::Merged,
                from: vec![OLD],
                to: vec![COMMUNE],
                basis: String::new(),
                note: String::new(),
            }],
        )
    }

    fn routed(
        subject: Option<&str>,
        place: Option<BodyId>,
        decided: Option<BodyId>,
        walled: &[BodyId],
    ) -> Routed {
        let (all, registry) = (shipped(), registry());
        let routing = Routing {
            subject: subject.and_then(|code| all.find(code)),
            place,
            decided_by: decided,
            receiver: PROVINCE,
            walled,
        };
        route(&routing, registry.as_of(date(2026, 11, 22)), |name| match name {
            "Sở Y tế" => vec![HEALTH],
            "Sở Xây dựng" => vec![HEALTH, PROVINCE],
            _ => Vec::new(),
        })
    }

    #[test]
    fn a_lamp_goes_to_the_commune_and_a_vaccine_to_the_department() {
        let lamp = routed(Some("lighting"), Some(COMMUNE), None, &[]);
        assert_eq!(lamp.body, COMMUNE);
        assert_eq!(lamp.reason, RouteReason::Subject("upkeep".to_owned()));
        assert_eq!(routed(Some("health"), Some(COMMUNE), None, &[]).body, HEALTH);
    }

    #[test]
    fn nobody_is_guessed() {
        for unknown in [
            routed(None, Some(COMMUNE), None, &[]),
            routed(Some("lighting"), None, None, &[]),
            routed(Some("schools"), Some(COMMUNE), None, &[]),
            routed(Some("traffic"), Some(COMMUNE), None, &[]),
            routed(Some("lighting"), Some(BodyId(Uuid::from_u128(99))), None, &[]),
        ] {
            assert_eq!((unknown.body, unknown.reason), (PROVINCE, RouteReason::Receiver));
        }
    }

    #[test]
    fn a_complaint_goes_to_whoever_decided() {
        let complaint = routed(Some("land"), Some(COMMUNE), Some(HEALTH), &[]);
        assert_eq!((complaint.body, complaint.reason), (HEALTH, RouteReason::Decided));
    }

    #[test]
    fn a_commune_of_yesterday_is_its_successor_today() {
        let routed = routed(Some("lighting"), Some(OLD), None, &[]);
        assert_eq!(routed.body, COMMUNE);
        assert_eq!(routed.reason, RouteReason::Successor { of: OLD });
    }

    #[test]
    fn who_is_complained_of_does_not_get_it() {
        let above = routed(Some("lighting"), Some(COMMUNE), None, &[COMMUNE]);
        assert_eq!(
            (above.body, above.reason),
            (PROVINCE, RouteReason::Above { of: COMMUNE })
        );
    }

    #[test]
    fn places_are_the_committees_of_today() {
        assert_eq!(communes(registry().as_of(date(2026, 11, 22))), vec![COMMUNE]);
    }
}
