use super::Known;
use super::find::Asked;
use super::line::BodyLink;
use crate::web::{FormState, Officer, Page, PageResult, urls};
use crate::words::word;
use axum::extract::Query;
use gandan_core::bodies::BodyId;
use gandan_core::text::fold;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The bodies alive on a day, each under the one above it.
#[derive(Serialize)]
pub struct TreePage {
    form: FormState,
    day: String,
    total: usize,
    roots: Vec<Node>,
    list: &'static str,
}

/// A body with those under it.
#[derive(Serialize)]
struct Node {
    body: BodyLink,
    under: usize,
    children: Vec<Node>,
}

impl Page for TreePage {
    const TEMPLATE: &'static str = "pages/bodies/tree.html";

    fn samples() -> Vec<TreePage> {
        let node = |children: Vec<Node>| Node {
            body: BodyLink::sample(),
            under: children.len(),
            children,
        };
        let page = |form, roots: Vec<Node>| TreePage {
            form,
            day: "2026-11-23".to_owned(),
            total: roots.len(),
            roots,
            list: urls::BODIES,
        };
        let wrong = FormState::default().with_error("ngay", word("body-day-wrong"));
        vec![
            page(FormState::default(), vec![node(vec![node(vec![]), node(vec![])])]),
            page(wrong, Vec::new()),
        ]
    }
}

/// `GET /lam-viec/co-quan/cay`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let (day, read) = asked.day(officer.app.clock.today());
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let mut form = FormState::filled([("ngay", asked.ngay.clone())]);
    if !read {
        form.error("ngay", word("body-day-wrong"));
    }
    officer.show(&TreePage {
        form,
        day: day.to_string(),
        total: known.tree(day).bodies().count(),
        roots: grow(&known, day),
        list: urls::BODIES,
    })
}

fn grow(known: &Known, day: Date) -> Vec<Node> {
    let view = known.tree(day);
    let mut children: BTreeMap<Option<BodyId>, Vec<BodyId>> = BTreeMap::new();
    for body in view.bodies() {
        // Whose parent has ended stands at the top: nobody is lost from view.
        let parent = body.parent.filter(|parent| view.get(*parent).is_some());
        children.entry(parent).or_default().push(body.id);
    }
    let mut seen = BTreeSet::new();
    branch(known, &children, None, &mut seen)
}

/// The nodes under `above`; `seen` keeps circles from going round.
fn branch(
    known: &Known,
    children: &BTreeMap<Option<BodyId>, Vec<BodyId>>,
    above: Option<BodyId>,
    seen: &mut BTreeSet<BodyId>,
) -> Vec<Node> {
    let mut nodes = Vec::new();
    for id in children.get(&above).into_iter().flatten() {
        let Some(body) = known.registry.get(*id).filter(|_| seen.insert(*id)) else {
            continue;
        };
        let children = branch(known, children, Some(*id), seen);
        nodes.push(Node {
            body: BodyLink::of(body),
            under: children.iter().map(|child| child.under + 1).sum(),
            children,
        });
    }
    nodes.sort_by_cached_key(|node| (node.under == 0, fold(&node.body.name)));
    nodes
}
