use super::Reader;
use super::query::{Found, Hit, Words};
use crate::web::{FormState, Limit, Officer, Page, PageResult, Pager, ROWS, Visitor, urls};
use axum::extract::Query;
use gandan_core::access::Role;
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
            page(true, vec![hit("document"), hit("task")]),
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
    let reader = Reader::Staff(readable(&officer, known.tree(officer.app.clock.today())));
    show(&officer, asked, reader).await
}

/// `GET /tim`
pub async fn public(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    visitor.limit(Limit::Search)?;
    show(&visitor, asked, Reader::Public).await
}

/// The bodies whose documents the actor may read, as `may` decides on [`gandan_core::access::Act::ReadDocument`]: their
/// own as clerk or officer, and all below as head, desk or auditor. A test compares the two.
pub fn readable(officer: &Officer, tree: View<'_>) -> Vec<BodyId> {
    let mut bodies: Vec<BodyId> = Vec::new();
    for post in &officer.actor.posts {
        match post.role {
            Role::Clerk | Role::Officer => bodies.push(post.body),
            Role::Head | Role::Desk | Role::Auditor => {
                bodies.push(post.body);
                let registry = tree.registry();
                let covered = registry.bodies().iter().map(|body| body.id);
                bodies.extend(
                    covered.filter(|body| gandan_core::access::Reach::covers(&tree, post.body, *body)),
                );
            }
            Role::Administrator => {}
        }
    }
    bodies.sort_unstable();
    bodies.dedup();
    bodies
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
        hits: found
            .hits
            .into_iter()
            .map(|hit| Line {
                href: urls::with_id(document, hit.document),
                hit,
            })
            .collect(),
        form: FormState::filled([("q", asked.q)]),
        pager,
    })
}
