use super::query::{Found, Hit};
use super::shown::Words;
use super::{PUBLICATION, Reader};
use crate::web::{FormState, Limit, Officer, Page, PageResult, Pager, ROWS, Visitor, urls};
use axum::extract::Query;
use gandan_core::access::{Act, Actor, Object, may};
use gandan_core::bodies::{BodyId, View};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was looked for and what was found.
#[derive(Serialize)]
pub struct SearchPage {
    action: &'static str,
    public: bool,
    form: FormState,
    asked: bool,
    count: usize,
    /// Older ones besides.
    more: bool,
    hits: Vec<Line>,
    pager: Pager,
}

/// Something found.
#[derive(Serialize)]
struct Line {
    href: String,
    #[serde(flatten)]
    hit: Hit,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "pages/search/search.html";

    fn samples() -> Vec<SearchPage> {
        let words = |text: &str, hit| Words {
            text: text.to_owned(),
            hit,
        };
        let hit = |kind: &str| Hit {
            kind: kind.to_owned(),
            id: Uuid::nil(),
            document: Uuid::nil(),
            name: "CT 16/CT-TTg".to_owned(),
            subject: vec![words("Về ", false), words("dân vận", true)],
            snippet: vec![words("công tác ", false), words("dân vận", true)],
            day: "2026-11-22".to_owned(),
        };
        let page = |asked: bool, hits: Vec<Hit>| SearchPage {
            action: urls::SEARCH,
            public: !asked,
            form: FormState::filled([("q", "dân vận".to_owned())]),
            asked,
            count: hits.len(),
            more: hits.len() > 3,
            hits: hits
                .into_iter()
                .map(|hit| Line {
                    href: "/".to_owned(),
                    hit,
                })
                .collect(),
            pager: Pager::new(1, 1, urls::SEARCH, &[]),
        };
        vec![
            page(
                true,
                vec![hit("document"), hit("task"), hit(PUBLICATION), hit("case")],
            ),
            page(true, Vec::new()),
            page(false, Vec::new()),
        ]
    }
}

/// What is asked for in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    #[serde(rename = "trang")]
    page: String,
}

/// `GET /lam-viec/tim`
pub async fn staff(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    drop(tx);
    let reader = super::readable_cases(&officer.actor, &known.tree(officer.app.clock.today()));
    show(&officer, asked, reader).await
}

/// `GET /tim`
pub async fn public(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    visitor.limit(Limit::Search)?;
    show(&visitor, asked, Reader::Public).await
}

/// The bodies whose documents the actor may read, whoever issued them: those of which `may` says so.
pub fn readable(actor: &Actor, tree: &View<'_>) -> Vec<BodyId> {
    let reads = |keeper: &BodyId| {
        let object = Object::Document {
            keeper: *keeper,
            assigned: &[],
            published: false,
        };
        may(actor, Act::ReadDocument, object, tree).is_ok()
    };
    tree.registry()
        .bodies()
        .iter()
        .map(|body| body.id)
        .filter(reads)
        .collect()
}

async fn show(visitor: &Visitor, asked: Asked, reader: Reader) -> PageResult {
    let public = matches!(reader, Reader::Public);
    let (action, document) = if public {
        (urls::PUBLIC_SEARCH, urls::PUBLIC_DOCUMENT)
    } else {
        (urls::SEARCH, urls::DOCUMENT)
    };
    let rows = ROWS as usize;
    let page: usize = asked.page.parse().unwrap_or(1).clamp(1, 200);
    let index = visitor.app.search.clone();
    let words = asked.q.clone();
    let search = move || index.search(&words, &reader, (page - 1) * rows, rows);
    let found: Found = tokio::task::spawn_blocking(search)
        .await
        .map_err(anyhow::Error::from)??;
    let pager = Pager::new(
        u32::try_from(page).unwrap_or(1),
        found.count as u64,
        action,
        &[("q", &asked.q)],
    );
    visitor.show(&SearchPage {
        action,
        public,
        asked: !asked.q.trim().is_empty(),
        count: found.count,
        more: found.more,
        hits: found
            .hits
            .into_iter()
            .map(|hit| Line {
                href: match hit.kind.as_str() {
                    PUBLICATION => urls::with_id(urls::PUBLICATION, hit.id),
                    "case" | "answered-case" => urls::with_id(urls::CASE, hit.id),
                    _ => urls::with_id(document, hit.document),
                },
                hit,
            })
            .collect(),
        form: FormState::filled([("q", asked.q)]),
        pager,
    })
}

#[cfg(test)]
mod tests {
    use super::super::index::Record;
    use super::super::samples::index;
    use super::*;
    use gandan_core::access::{Post, Role};
    use gandan_core::bodies::{Body, BodyName, Branch, Place, Registry, Tier, Valid};
    use std::collections::BTreeSet;

    const fn id(n: u128) -> BodyId {
        BodyId(Uuid::from_u128(n))
    }

    /// UPPER over BODY over LOWER; OTHER stands apart; ENDED was part of BODY until last year.
    const UPPER: BodyId = id(1);
    const BODY: BodyId = id(2);
    const LOWER: BodyId = id(3);
    const OTHER: BodyId = id(4);
    const ENDED: BodyId = id(5);
    const BODIES: [BodyId; 5] = [UPPER, BODY, LOWER, OTHER, ENDED];

    fn registry() -> Registry {
        let body = |id: BodyId, parent: Option<BodyId>| Body {
            id,
            code: id.0.simple().to_string(),
            branch: Branch::Government,
            tier: Tier::Province,
            parent,
            names: vec![BodyName {
                text: format!("Cơ quan {}", id.0.as_u128()),
                valid: Valid::default(),
            }],
            place: Place::new(""),
            valid: Valid {
                from: None,
                until: (id == ENDED).then(|| jiff::civil::date(2025, 6, 30)),
            },
            note: String::new(),
        };
        let parents = [None, Some(UPPER), Some(BODY), None, Some(BODY)];
        let bodies: Vec<Body> = BODIES
            .into_iter()
            .zip(parents)
            .map(|(id, parent)| body(id, parent))
            .collect();
        Registry::new(&bodies, &[])
    }

    /// A document of the table.
    struct Case {
        id: Uuid,
        keeper: BodyId,
        assigned: Vec<BodyId>,
        published: bool,
    }

    /// Every keeper × nobody or one or two assigned × published or not.
    fn cases() -> Vec<Case> {
        let mut cases = Vec::new();
        let mut assignments: Vec<Vec<BodyId>> = vec![Vec::new(), vec![BODY, OTHER]];
        assignments.extend(BODIES.map(|body| vec![body]));
        for keeper in BODIES {
            for assigned in &assignments {
                for published in [false, true] {
                    cases.push(Case {
                        id: Uuid::from_u128(1000 + cases.len() as u128),
                        keeper,
                        assigned: assigned.clone(),
                        published,
                    });
                }
            }
        }
        cases
    }

    fn record(case: &Case) -> Record {
        Record {
            id: case.id,
            kind: "document",
            readers: case
                .assigned
                .iter()
                .chain([&case.keeper])
                .map(|body| body.0)
                .collect(),
            public: case.published,
            words: "công tác dân vận".to_owned(),
            ..Record::default()
        }
    }

    #[test]
    fn search_finds_just_what_may_be_read_for_every_actor_and_document() {
        let (registry, cases) = (registry(), cases());
        let index = index(&cases.iter().map(record).collect::<Vec<_>>());
        let tree = registry.as_of(jiff::civil::date(2026, 11, 23));
        let places = [UPPER, BODY, LOWER, OTHER, ENDED, BodyId::INSTALLATION];
        let single = Role::ALL
            .into_iter()
            .flat_map(|role| places.map(|body| vec![Post { role, body }]));
        let several = vec![
            Post {
                role: Role::Head,
                body: LOWER,
            },
            Post {
                role: Role::Clerk,
                body: OTHER,
            },
        ];
        for posts in single.chain([Vec::new(), several]) {
            let actor = Actor {
                account: Uuid::nil(),
                name: "Cán bộ".to_owned(),
                posts,
            };
            let allowed: BTreeSet<Uuid> = cases
                .iter()
                .filter(|case| {
                    let object = Object::Document {
                        keeper: case.keeper,
                        assigned: &case.assigned,
                        published: case.published,
                    };
                    may(&actor, Act::ReadDocument, object, &tree).is_ok()
                })
                .map(|case| case.id)
                .collect();
            let reader = Reader::Staff(readable(&actor, &tree));
            let found = index.search("dan van", &reader, 0, 1000).unwrap();
            let hits: BTreeSet<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
            assert_eq!(hits, allowed, "{:?}", actor.posts);
        }
    }
}
