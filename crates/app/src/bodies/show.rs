use super::faults::faults_of;
use super::line::{BodyLine, BodyLink};
use super::plan::{KINDS, may_manage, way};
use super::{Known, find::day};
use crate::web::{Neighbour, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Path;
use gandan_core::bodies::{Body, BodyId, Succession};
use gandan_store::bodies as store;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// One body: its names and days, what is above and below it, what became of it and who acts for it.
#[derive(Serialize)]
pub struct ShowPage {
    line: BodyLine,
    names: Vec<Name>,
    note: String,
    above: Vec<BodyLink>,
    below: Vec<BodyLink>,
    history: Vec<Step>,
    posts: Vec<Held>,
    open: i64,
    faults: Vec<Word>,
    acts: Vec<Act>,
    list: &'static str,
}

/// Another name.
#[derive(Serialize)]
struct Name {
    text: String,
    from: Option<String>,
    until: Option<String>,
}

/// One change of bodies.
#[derive(Serialize)]
struct Step {
    kind: Word,
    day: String,
    from: Vec<BodyLink>,
    to: Vec<BodyLink>,
    /// Who stands in the place of the bodies after it today, where that is somebody else.
    today: Vec<BodyLink>,
    basis: String,
    note: String,
}

/// A role held at the body.
#[derive(Serialize)]
struct Held {
    name: String,
    role: Word,
    since: String,
}

/// Something that may be done with it.
#[derive(Serialize)]
struct Act {
    word: Word,
    href: String,
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "pages/bodies/show.html";

    fn samples() -> Vec<ShowPage> {
        let step = Step {
            kind: word_of("body-history-", "merged"),
            day: "2025-03-01".to_owned(),
            from: vec![BodyLink::sample()],
            to: vec![BodyLink::sample()],
            today: vec![BodyLink::sample()],
            basis: "Nghị quyết số 1".to_owned(),
            note: "Dữ liệu trình diễn".to_owned(),
        };
        let name = Name {
            text: "Sở NV".to_owned(),
            from: Some("2008-01-01".to_owned()),
            until: None,
        };
        let held = Held {
            name: "Cán bộ 1".to_owned(),
            role: word_of("role-", "head"),
            since: "2026-01-01".to_owned(),
        };
        let empty = |line| ShowPage {
            line,
            names: Vec::new(),
            note: String::new(),
            above: Vec::new(),
            below: Vec::new(),
            history: Vec::new(),
            posts: Vec::new(),
            open: 0,
            faults: Vec::new(),
            acts: Vec::new(),
            list: urls::BODIES,
        };
        let full = ShowPage {
            names: vec![name],
            note: "Ngày thành lập chưa rõ".to_owned(),
            above: vec![BodyLink::sample()],
            below: vec![BodyLink::sample()],
            history: vec![step],
            posts: vec![held],
            open: 3,
            faults: vec![word("body-fault-parent-circle").with("code", "mau.snv")],
            acts: acts(Uuid::nil(), true),
            ..empty(BodyLine::sample(false))
        };
        vec![full, empty(BodyLine::sample(true))]
    }
}

/// `GET /lam-viec/co-quan/{body}`
pub async fn get(officer: Officer, Path(asked): Path<String>) -> PageResult {
    let today = officer.app.clock.today();
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let body = body_of(&known, &asked)?;
    if asked.parse::<Uuid>().is_err() {
        return Ok(go::to(&urls::body(body.id)));
    }
    let posts = store::posts_held(&mut tx, body.id, &today.to_string()).await?;
    let view = known.tree(body.valid.until.unwrap_or(today).min(today));
    let manages = may_manage(&officer.actor, body.id, &known, today);
    officer.show(&ShowPage {
        line: BodyLine::of(&known, body, today),
        names: body.names.iter().skip(1).map(name).collect(),
        note: body.note.clone(),
        above: BodyLink::all(&known, above(&known, body, view.day())),
        below: BodyLink::all(&known, view.children(body.id)),
        history: known
            .registry
            .history(body.id)
            .into_iter()
            .map(|one| step(&known, one, today))
            .collect(),
        posts: posts.into_iter().map(held).collect(),
        open: store::open_assignments(&mut tx, body.id).await?,
        faults: faults_of(&known, body),
        acts: if manages {
            acts(body.id.0, body.valid.until.is_none())
        } else {
            Vec::new()
        },
        list: urls::BODIES,
    })
}

/// The body of an id or a code.
///
/// # Errors
/// [`PageError::NotFound`], with the list as neighbour.
pub fn body_of<'a>(known: &'a Known, asked: &str) -> Result<&'a Body, PageError> {
    let by_id = asked.parse().ok().and_then(|id| known.registry.get(BodyId(id)));
    let missing = || PageError::NotFound {
        near: vec![Neighbour {
            word: word("nav-bodies"),
            href: urls::BODIES.to_owned(),
        }],
    };
    by_id
        .or_else(|| known.registry.by_code(asked))
        .ok_or_else(missing)
}

/// The bodies above it, the highest first; for a body that has not begun, its parent alone.
fn above(known: &Known, body: &Body, day: Date) -> Vec<BodyId> {
    let mut above = known.tree(day).ancestors(body.id);
    if above.is_empty() {
        above.extend(body.parent);
    }
    above.reverse();
    above
}

fn step(known: &Known, one: &Succession, today: Date) -> Step {
    let mut heirs: Vec<BodyId> = Vec::new();
    for body in &one.to {
        for heir in known.registry.successors(*body, today) {
            if !heirs.contains(&heir) && !one.to.contains(&heir) {
                heirs.push(heir);
            }
        }
    }
    Step {
        kind: word_of("body-history-", one.kind.word()),
        day: one.day.to_string(),
        from: BodyLink::all(known, one.from.iter().copied()),
        to: BodyLink::all(known, one.to.iter().copied()),
        today: BodyLink::all(known, heirs),
        basis: one.basis.clone(),
        note: one.note.clone(),
    }
}

fn name(name: &gandan_core::bodies::BodyName) -> Name {
    Name {
        text: name.text.clone(),
        from: name.valid.from.map(|day| day.to_string()),
        until: name.valid.until.map(|day| day.to_string()),
    }
}

fn held(post: store::PostHeld) -> Held {
    Held {
        name: post.name,
        role: word_of("role-", &post.role),
        since: day(&post.from_day).map_or(post.from_day, |day| day.to_string()),
    }
}

fn acts(body: Uuid, lives: bool) -> Vec<Act> {
    let correct = Act {
        word: word("body-act-correct"),
        href: urls::body_correct(body),
    };
    let change = |kind| Act {
        word: word_of("body-act-", way(kind)),
        href: urls::body_change(body, way(kind)),
    };
    let changes = KINDS.into_iter().filter(|_| lives).map(change);
    std::iter::once(correct).chain(changes).collect()
}
