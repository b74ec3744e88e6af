//! What a document rests on and what rests on it.

use super::guard::Guarded;
use super::show::cited_name;
use super::tree::{Node, Picture};
use super::view::name_of;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use axum::extract::Path;
use gandan_core::access::{Act, Actor};
use gandan_store::Tx;
use gandan_store::documents::{self, Mention, TaskWords};
use serde::Serialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How far the tree goes each way.
const LEVELS: usize = 3;
/// So many documents are looked at; a law is cited by half the library.
const NODES: usize = 120;

/// The tree, the same as a list, and who has taken each task up.
#[derive(Serialize)]
pub struct LineagePage {
    name: String,
    back: String,
    picture: Picture,
    ancestors: Vec<Node>,
    descendants: Vec<Node>,
    hidden: usize,
    coverage: Vec<TaskCoverage>,
}

/// Which bodies have a document of their own for a task.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct TaskCoverage {
    ordinal: Option<String>,
    title: String,
    covered: usize,
    bodies: Vec<BodyCoverage>,
}

/// A body and its documents.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct BodyCoverage {
    name: String,
    documents: Vec<Covering>,
}

/// A document of a body's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Covering {
    name: String,
    href: Option<String>,
}

impl Page for LineagePage {
    const TEMPLATE: &'static str = "pages/documents/lineage.html";

    fn samples() -> Vec<LineagePage> {
        let page = |ancestors: Vec<Node>, descendants: Vec<Node>| LineagePage {
            name: "CT 16/CT-TTg".to_owned(),
            back: "/".to_owned(),
            picture: Picture::of("CT 16/CT-TTg", &ancestors, &descendants),
            hidden: descendants.len(),
            coverage: vec![TaskCoverage {
                ordinal: Some("1".to_owned()),
                title: "Tổ chức quán triệt".to_owned(),
                covered: 1,
                bodies: vec![
                    BodyCoverage {
                        name: "Sở Nội vụ".to_owned(),
                        documents: vec![Covering {
                            name: "KH 5/KH-SNV".to_owned(),
                            href: Some("/".to_owned()),
                        }],
                    },
                    BodyCoverage {
                        name: "Sở Y tế".to_owned(),
                        documents: Vec::new(),
                    },
                ],
            }],
            ancestors,
            descendants,
        };
        vec![
            page(Node::samples(), Node::samples()),
            page(Vec::new(), Vec::new()),
        ]
    }
}

/// `GET /lam-viec/van-ban/{id}/pha-he`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::ReadDocument).await?;
    let mut walk = Walk {
        tx: &mut tx,
        officer: &officer,
        seen: BTreeSet::from([id]),
        hidden: 0,
    };
    let ancestors = walk.up(id, LEVELS).await?;
    walk.seen = BTreeSet::from([id]);
    let descendants = walk.down(id, LEVELS).await?;
    let hidden = walk.hidden;
    let head = &guarded.head;
    let mentions = documents::coverage(&mut tx, id, head.identity.as_deref(), head.day.as_deref()).await?;
    let tasks = documents::task_words(&mut tx, id).await?;
    let coverage = coverage(&mut tx, &officer, &guarded, &tasks, &mentions).await?;
    let name = name_of(head);
    officer.show(&LineagePage {
        back: urls::with_id(urls::DOCUMENT, id),
        picture: Picture::of(&name, &ancestors, &descendants),
        name,
        ancestors,
        descendants,
        hidden,
        coverage,
    })
}

struct Walk<'w> {
    tx: &'w mut Tx,
    officer: &'w Officer,
    seen: BTreeSet<Uuid>,
    /// Documents that cite it and that this person may not read.
    hidden: usize,
}

impl Walk<'_> {
    /// What a document names; what the library has not, or this person may not read, is a named hole.
    async fn up(&mut self, id: Uuid, levels: usize) -> Result<Vec<Node>, PageError> {
        let mut nodes = Vec::new();
        for citation in documents::citations_of(self.tx, id).await? {
            let mut node = Node::hole(
                cited_name(&citation),
                citation.day.clone(),
                citation.issuer.clone(),
            );
            node.basis = citation.basis;
            let known = match citation.target_id {
                Some(target) => self.node(target).await?.map(|known| (target, known)),
                None => None,
            };
            if let Some((target, known)) = known {
                node = Node {
                    basis: citation.basis,
                    ..known
                };
                if levels > 1 && self.seen.len() < NODES && self.seen.insert(target) {
                    node.children = Box::pin(self.up(target, levels - 1)).await?;
                }
            }
            nodes.push(node);
        }
        Ok(nodes)
    }

    /// What names a document.
    async fn down(&mut self, id: Uuid, levels: usize) -> Result<Vec<Node>, PageError> {
        let head = documents::find_head(self.tx, id).await?;
        let mut nodes = Vec::new();
        for citing in documents::citing(self.tx, id, head.identity.as_deref(), head.day.as_deref()).await? {
            if self.seen.len() >= NODES || !self.seen.insert(citing.document_id) {
                continue;
            }
            match self.node(citing.document_id).await? {
                Some(known) => {
                    let mut node = Node {
                        basis: citing.basis,
                        ..known
                    };
                    if levels > 1 {
                        node.children = Box::pin(self.down(citing.document_id, levels - 1)).await?;
                    }
                    nodes.push(node);
                }
                None => self.hidden += 1,
            }
        }
        Ok(nodes)
    }

    async fn node(&mut self, id: Uuid) -> Result<Option<Node>, PageError> {
        let guarded = Guarded::open(self.tx, &self.officer.app, id).await?;
        if !guarded.allows(&self.officer.actor, Act::ReadDocument) {
            return Ok(None);
        }
        let head = &guarded.head;
        Ok(Some(Node {
            name: name_of(head),
            day: head.day.clone(),
            issuer: head.issuer.clone().unwrap_or_default(),
            subject: head.subject.clone().unwrap_or_default(),
            href: Some(urls::with_id(urls::DOCUMENT, id)),
            basis: false,
            hole: false,
            children: Vec::new(),
        }))
    }
}

async fn coverage(
    tx: &mut Tx,
    officer: &Officer,
    guarded: &Guarded,
    tasks: &[TaskWords],
    mentions: &[Mention],
) -> Result<Vec<TaskCoverage>, PageError> {
    let actor: &Actor = &officer.actor;
    let mut list = Vec::new();
    for task in tasks {
        let mut bodies: Vec<BodyCoverage> = Vec::new();
        let mut last = None;
        for mention in mentions.iter().filter(|mention| mention.task_id == task.id) {
            if last != Some(mention.body_id) {
                bodies.push(BodyCoverage {
                    name: guarded.name(mention.body_id),
                    documents: Vec::new(),
                });
                last = Some(mention.body_id);
            }
            let (Some(document), Some(body)) = (mention.document_id, bodies.last_mut()) else {
                continue;
            };
            let found = Guarded::open(tx, &officer.app, document).await?;
            let href = found
                .allows(actor, Act::ReadDocument)
                .then(|| urls::with_id(urls::DOCUMENT, document));
            let covering = Covering {
                name: name_of(&found.head),
                href,
            };
            if !body.documents.iter().any(|known| known.name == covering.name) {
                body.documents.push(covering);
            }
        }
        list.push(TaskCoverage {
            ordinal: task.ordinal.clone(),
            title: task.title.clone(),
            covered: bodies.iter().filter(|body| !body.documents.is_empty()).count(),
            bodies,
        });
    }
    Ok(list)
}
