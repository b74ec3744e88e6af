use super::refusal::code_of;
use crate::bodies::Known;
use gandan_core::bodies::{BodyId, Context, Resolution, Resolver, Unresolved};
use gandan_core::documents::{BodyRole, ProposalDraft, Reading, propose};
use gandan_store::documents::{NewBody, NewProposal};
use jiff::civil::Date;
use uuid::Uuid;

/// Which bodies the words of a document stand for.
#[derive(Debug, Clone, Default)]
pub struct Resolved {
    /// The issuer.
    pub issuer: Option<Uuid>,
    /// Addressees that match: words and body.
    pub addressees: Vec<(String, Uuid)>,
    /// The proposals with their bodies.
    pub proposals: Vec<NewProposal>,
}

/// Resolves all that was read, as of the document's day (that of reception where it has none).
///
/// # Errors
/// The shipped expressions do not read, which the tests rule out.
pub fn resolve(
    known: &Known,
    reading: &Reading,
    text: &str,
    keeper: Uuid,
    received: Date,
) -> anyhow::Result<Resolved> {
    let resolver = known.resolver()?;
    let day = reading.date.as_ref().map_or(received, |read| read.value);
    let issuer = issuer(&resolver, reading, day, BodyId(keeper));
    let mut addressees: Vec<(String, Uuid)> = Vec::new();
    for read in &reading.addressees {
        let context = Context {
            day,
            issuer,
            addressees: &[],
        };
        for body in resolver.resolve(&read.value, &context).bodies {
            if !addressees.iter().any(|(_, id)| *id == body.0) {
                addressees.push((read.value.clone(), body.0));
            }
        }
    }
    let named: Vec<BodyId> = addressees.iter().map(|(_, id)| BodyId(*id)).collect();
    let context = Context {
        day,
        issuer,
        addressees: &named,
    };
    let proposals = propose(reading, text)
        .into_iter()
        .map(|draft| {
            let bodies = bodies_of(&resolver, &draft, &context);
            let report_to_id = single(&resolver.resolve(&draft.report_to, &context));
            NewProposal {
                draft,
                report_to_id,
                bodies,
            }
        })
        .collect();
    Ok(Resolved {
        issuer: issuer.map(|id| id.0),
        addressees,
        proposals,
    })
}

/// The issuer: by its name, by its name with that of the body over it, or as the keeper's own province says it.
fn issuer(resolver: &Resolver<'_>, reading: &Reading, day: Date, keeper: BodyId) -> Option<BodyId> {
    let name = &reading.issuer.as_ref()?.value;
    let stranger = Context {
        day,
        issuer: None,
        addressees: &[],
    };
    let neighbour = Context {
        day,
        issuer: Some(keeper),
        addressees: &[],
    };
    let with_superior = reading
        .superior
        .as_ref()
        .map(|superior| format!("{name} {}", superior.value));
    let ways = [
        (Some(name.clone()), &stranger),
        (with_superior, &stranger),
        (Some(name.clone()), &neighbour),
    ];
    let mut found = ways
        .into_iter()
        .filter_map(|(words, context)| single(&resolver.resolve(&words?, context)));
    found.next().map(BodyId)
}

/// The body, where the words mean just one.
pub fn single(resolution: &Resolution) -> Option<Uuid> {
    match resolution.bodies.as_slice() {
        [body] if resolution.remainder.is_empty() => Some(body.0),
        _ => None,
    }
}

/// The bodies of a draft, each once: who leads does not also co-operate. What matches nobody stays with its words and
/// the reason, so that a person can say who is meant.
pub fn bodies_of(resolver: &Resolver<'_>, draft: &ProposalDraft, context: &Context<'_>) -> Vec<NewBody> {
    let mut bodies: Vec<NewBody> = Vec::new();
    for role in [BodyRole::Lead, BodyRole::Supporting] {
        for expression in draft.bodies.iter().filter(|body| body.role == role) {
            let resolution = resolver.resolve(&expression.words, context);
            for part in &resolution.parts {
                for body in &part.bodies {
                    if !bodies.iter().any(|known| known.body == Some(body.0)) {
                        let words = expression.words.clone();
                        bodies.push(NewBody {
                            role,
                            words,
                            body: Some(body.0),
                            how: code_of(&part.how),
                        });
                    }
                }
            }
            for (words, reason) in &resolution.remainder {
                if !matches!(reason, Unresolved::Archive | Unresolved::Nothing) {
                    bodies.push(NewBody {
                        role,
                        words: words.clone(),
                        body: None,
                        how: code_of(reason),
                    });
                }
            }
        }
    }
    bodies
}
