//! What everybody may read: published directives and how their tasks stand.

use super::marks::{Marks, Paragraph, paragraphs};
use super::show::cited_name;
use super::tree::Node;
use super::view::{DocumentLine, name_of};
use crate::tasks::{PublicStates, public_states};
use crate::web::{Page, PageError, PageResult, ROWS, Visitor, urls};
use axum::extract::{Path, Query};
use gandan_store::Tx;
use gandan_store::documents::{self, DocumentHead};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Published directives.
#[derive(Serialize)]
pub struct PublicList {
    rows: Vec<DocumentLine>,
    kinds: Vec<Kind>,
    next: Option<String>,
}

/// A filter by kind.
#[derive(Serialize)]
struct Kind {
    label: String,
    href: String,
    current: bool,
}

impl Page for PublicList {
    const TEMPLATE: &'static str = "pages/documents/public_list.html";

    fn samples() -> Vec<PublicList> {
        let kinds = || {
            vec![Kind {
                label: "CT".to_owned(),
                href: "/van-ban?loai=CT".to_owned(),
                current: true,
            }]
        };
        let full = PublicList {
            rows: vec![DocumentLine::sample("CT 16/CT-TTg")],
            kinds: kinds(),
            next: Some(urls::PUBLIC_DOCUMENTS.to_owned()),
        };
        vec![
            full,
            PublicList {
                rows: Vec::new(),
                kinds: Vec::new(),
                next: None,
            },
        ]
    }
}

/// What is asked for in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "loai")]
    kind: String,
    #[serde(rename = "sau")]
    after: String,
}

/// `GET /van-ban`
pub async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let kind = Some(asked.kind.as_str()).filter(|kind| !kind.is_empty());
    let after = asked
        .after
        .split_once('.')
        .and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    let mut heads = documents::published(&mut tx, kind, after, i64::from(ROWS) + 1).await?;
    let more = heads.len() > ROWS as usize;
    heads.truncate(ROWS as usize);
    let next = heads.last().filter(|_| more).map(|last| {
        let after = format!("{}.{}", last.published_at.unwrap_or(0), last.id);
        urls::with_query(urls::PUBLIC_DOCUMENTS, &[("loai", &asked.kind), ("sau", &after)])
    });
    let mut kinds: Vec<String> = documents::kinds_published(&mut tx).await?;
    kinds.retain(|kind| !kind.is_empty());
    let kinds = kinds.into_iter().map(|kind| Kind {
        current: kind == asked.kind,
        href: urls::with_query(
            urls::PUBLIC_DOCUMENTS,
            &[("loai", if kind == asked.kind { "" } else { kind.as_str() })],
        ),
        label: kind,
    });
    visitor.show(&PublicList {
        rows: heads
            .iter()
            .map(|head| DocumentLine::of(head, urls::PUBLIC_DOCUMENT))
            .collect(),
        kinds: kinds.collect(),
        next,
    })
}

/// A published directive.
#[derive(Serialize)]
pub struct PublicPage {
    line: DocumentLine,
    name: String,
    signer: Option<String>,
    paragraphs: Vec<Paragraph>,
    states: PublicStates,
    ancestors: Vec<Node>,
    descendants: Vec<Node>,
}

impl Page for PublicPage {
    const TEMPLATE: &'static str = "pages/documents/public.html";

    fn samples() -> Vec<PublicPage> {
        let page = |full: bool| PublicPage {
            line: DocumentLine::sample("CT 16/CT-TTg"),
            name: "CT 16/CT-TTg".to_owned(),
            signer: full.then(|| "CHỦ TỊCH".to_owned()),
            paragraphs: Vec::new(),
            states: if full {
                PublicStates::sample()
            } else {
                PublicStates {
                    heads: Vec::new(),
                    tasks: Vec::new(),
                    bodies: Vec::new(),
                }
            },
            ancestors: if full { Node::samples() } else { Vec::new() },
            descendants: if full { Node::samples() } else { Vec::new() },
        };
        vec![page(true), page(false)]
    }
}

/// `GET /van-ban/{id}`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let row = documents::find(&mut tx, id).await?;
    if row.published_at.is_none() {
        // Whether there is such a document is nobody's business.
        return Err(PageError::not_found());
    }
    let head = row.head();
    let marks = Marks::of(&row.machine()?);
    let mut ancestors = Vec::new();
    for citation in documents::citations_of(&mut tx, id).await? {
        let known = match citation.target_id {
            Some(target) => public_node(&mut tx, target).await?,
            None => None,
        };
        let hole = || {
            Node::hole(
                cited_name(&citation),
                citation.day.clone(),
                citation.issuer.clone(),
            )
        };
        ancestors.push(Node {
            basis: citation.basis,
            ..known.unwrap_or_else(hole)
        });
    }
    let mut descendants: Vec<Node> = Vec::new();
    for citing in documents::citing(&mut tx, id, head.identity.as_deref(), head.day.as_deref()).await? {
        let known = public_node(&mut tx, citing.document_id).await?;
        if let Some(node) = known.filter(|node| !descendants.iter().any(|other| other.href == node.href)) {
            descendants.push(Node {
                basis: citing.basis,
                ..node
            });
        }
    }
    let today = visitor.app.clock.today();
    let states = public_states(&mut tx, id, today).await?;
    visitor.show(&PublicPage {
        line: DocumentLine::of(&head, urls::PUBLIC_DOCUMENT),
        name: name_of(&head),
        signer: head.signer.clone(),
        paragraphs: paragraphs(&row.text()?, &marks),
        states,
        ancestors,
        descendants,
    })
}

/// A document in a list, where it is public.
async fn public_node(tx: &mut Tx, id: Uuid) -> Result<Option<Node>, PageError> {
    let head: DocumentHead = documents::find_head(tx, id).await?;
    Ok(head.published_at.is_some().then(|| Node {
        name: name_of(&head),
        day: head.day.clone(),
        issuer: head.issuer.clone().unwrap_or_default(),
        subject: head.subject.clone().unwrap_or_default(),
        href: Some(urls::with_id(urls::PUBLIC_DOCUMENT, id)),
        basis: false,
        hole: false,
        children: Vec::new(),
    }))
}
