use super::head::{Of, PaperHead, Said, issue};
use crate::reception::duty::written;
use crate::reception::posts::Posts;
use crate::reception::timetable::{Nothing, sitting_title};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_rulebook::Reception;
use gandan_store::reception::{self, SittingRow, VisitRow};
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// What the head concluded of each visit (NĐ 154/2026/NĐ-CP Đ25 k2, k3), and the notice of it.
#[derive(Serialize)]
pub struct ConcludePage {
    form: FormState,
    title: Word,
    body: String,
    back: String,
    visits: Vec<Concluded>,
    version: i64,
}

#[derive(Serialize)]
struct Concluded {
    number: i64,
    regime: Option<Word>,
    person: String,
    matter: String,
    /// Names of its fields.
    words: String,
    lead: String,
    due: String,
}

impl Page for ConcludePage {
    const TEMPLATE: &'static str = "pages/reception/conclude.html";

    fn samples() -> Vec<ConcludePage> {
        let page = |form, visits| ConcludePage {
            form,
            title: sitting_title("head", "2026-11-24"),
            body: "UBND xã Mẫu".to_owned(),
            back: "/".to_owned(),
            visits,
            version: 1,
        };
        let visit = |number: i64| Concluded {
            number,
            regime: (number == 1).then(|| word_of("case-regime-", "complaint")),
            person: "Người dân 1".to_owned(),
            matter: "Đất".to_owned(),
            words: format!("words-{number}"),
            lead: format!("lead-{number}"),
            due: format!("due-{number}"),
        };
        let wrong = FormState::default().with_error("words-1", word("conclusion-nothing"));
        vec![
            page(FormState::default(), vec![visit(1), visit(2)]),
            page(wrong, vec![visit(1)]),
        ]
    }
}

struct Loaded {
    row: SittingRow,
    posts: Posts,
    visits: Vec<VisitRow>,
}

async fn load(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<Loaded, PageError> {
    let row = reception::sitting(tx, id).await?;
    let posts = Posts::of(tx, officer, &row.body_id.to_string(), Act::SignReception).await?;
    let mut visits = reception::queue(tx, id).await?;
    visits.retain(|visit| visit.state == "received");
    Ok(Loaded { row, posts, visits })
}

/// `GET /lam-viec/tiep-dan/buoi/{id}/ket-luan`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = load(&mut tx, &officer, id).await?;
    let mut values = PaperHead::fresh(&loaded.posts, &loaded.row.receiver);
    let typed: Vec<(String, String)> = loaded
        .visits
        .iter()
        .flat_map(|visit| {
            let lead = visit.directive_lead_id.map(|body| loaded.posts.name_of(body));
            [
                (format!("words-{}", visit.queued), visit.directive.clone()),
                (format!("lead-{}", visit.queued), lead.unwrap_or_default()),
                (
                    format!("due-{}", visit.queued),
                    visit.directive_due.clone().unwrap_or_default(),
                ),
            ]
        })
        .collect();
    values.retain(|(_, value)| !value.is_empty());
    let mut form = FormState::filled(values);
    for (field, value) in typed.into_iter().filter(|(_, value)| !value.is_empty()) {
        form.values.insert(field, vec![value]);
    }
    officer.show(&page(&loaded, form))
}

/// `POST /lam-viec/tiep-dan/buoi/{id}/ket-luan`: what the head said is kept with each visit, and the notice is issued.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let at = officer.app.clock.micros();
    let mut tx = officer.app.db.begin_write().await?;
    let loaded = load(&mut tx, &officer, id).await?;
    if form.value("version") != loaded.row.version.to_string() {
        return Err(StoreError::Stale.into());
    }
    let head = PaperHead::read(&mut form);
    let reception = Reception::shipped();
    let (mut each, mut leads) = (Vec::new(), Vec::new());
    let mut given = Vec::new();
    for visit in &loaded.visits {
        let (words, lead, due) = (
            format!("words-{}", visit.queued),
            format!("lead-{}", visit.queued),
            format!("due-{}", visit.queued),
        );
        let said = form.value(&words).to_owned();
        if said.is_empty() {
            continue;
        }
        let body = match form.value(&lead) {
            "" => None,
            typed => {
                let found = loaded.posts.known.find(typed, loaded.posts.today).ok();
                if found.is_none() {
                    form.error(&lead, word("dialogue-lead-unknown"));
                }
                found
            }
        };
        let day = match form.value(&due) {
            "" => None,
            typed => {
                let day = typed.parse::<Date>().ok();
                if day.is_none() {
                    form.error(&due, word("form-day-wrong"));
                }
                day
            }
        };
        let name = body.map(|body| loaded.posts.known.name(body).to_owned());
        if let Some(name) = name.clone().filter(|name| !leads.contains(name)) {
            leads.push(name);
        }
        let kind = reception.kind(&visit.regime).map(|kind| kind.long.clone());
        // Who denounces is named nowhere.
        let kind = kind.unwrap_or_default();
        let named = !visit.name.is_empty() && !visit.matter.is_empty();
        let unnamed = if named { String::new() } else { kind.clone() };
        each.push(vec![
            ("kind", kind),
            ("person", visit.name.clone()),
            ("matter", visit.matter.clone()),
            ("unnamed", unnamed),
            ("directive", said.clone()),
            ("lead", name.unwrap_or_default()),
            (
                "due",
                day.map(|day| written(&day.to_string())).unwrap_or_default(),
            ),
        ]);
        given.push((visit, said, body, day));
    }
    if each.is_empty()
        && let Some(first) = loaded.visits.first()
    {
        form.error(&format!("words-{}", first.queued), word("conclusion-nothing"));
    }
    if !form.is_right() || each.is_empty() {
        drop(tx);
        return officer.show_again(&page(&loaded, form));
    }
    for (visit, said, body, day) in &given {
        let directive = (said.as_str(), body.map(|body| body.0), *day);
        reception::save_directive(&mut tx, visit, directive, at).await?;
    }
    let (day, count) = (written(&loaded.row.day), loaded.visits.len().to_string());
    let leads = leads.join("; ");
    let blanks = [
        ("day", day.as_str()),
        ("place", &loaded.row.place),
        ("receiver", &loaded.row.receiver),
        ("attending", &loaded.row.attending),
        ("visits", &count),
        ("leads", &leads),
    ];
    let said = Said {
        key: "conclusion",
        blanks: &blanks,
        each: &each,
    };
    let of = Of {
        sitting: id,
        visit: None,
        kind: "conclusion",
        body: loaded.posts.body,
    };
    let author = officer.author();
    let now = (&author, at, loaded.posts.today);
    let paper = issue(&mut tx, &loaded.posts.known, &of, &head, &said, now).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::SITTING_PAPER, paper),
        notice("sitting-paper"),
    ))
}

fn page(loaded: &Loaded, form: FormState) -> ConcludePage {
    let concluded = |visit: &VisitRow| Concluded {
        number: visit.number.unwrap_or(visit.queued),
        regime: (!visit.regime.is_empty()).then(|| word_of("case-regime-", &visit.regime)),
        person: visit.name.clone(),
        matter: visit.matter.clone(),
        words: format!("words-{}", visit.queued),
        lead: format!("lead-{}", visit.queued),
        due: format!("due-{}", visit.queued),
    };
    ConcludePage {
        form,
        title: sitting_title(&loaded.row.kind, &loaded.row.day),
        body: loaded.posts.name(),
        back: urls::with_id(urls::SITTING, loaded.row.id),
        visits: loaded.visits.iter().map(concluded).collect(),
        version: loaded.row.version,
    }
}
