use super::guard::libraries;
use super::view::DocumentLine;
use crate::web::{FormState, Officer, Page, PageResult, ROWS, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_store::documents::{self, ListFilter, Position};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A choice of a form.
#[derive(Debug, Clone, Serialize)]
pub struct Choice<L: Serialize> {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: L,
}

/// The library of a body.
#[derive(Serialize)]
pub struct ListPage {
    body_name: String,
    bodies: Vec<Choice<String>>,
    form: FormState,
    directions: Vec<Choice<Word>>,
    states: Vec<Choice<Word>>,
    kinds: Vec<Choice<String>>,
    years: Vec<Choice<String>>,
    rows: Vec<DocumentLine>,
    next: Option<String>,
    may_import: bool,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "pages/documents/list.html";

    fn samples() -> Vec<ListPage> {
        let page = |rows: Vec<DocumentLine>| ListPage {
            body_name: "UBND tỉnh Mẫu".to_owned(),
            bodies: bodies([
                ("1".to_owned(), "UBND tỉnh Mẫu".to_owned()),
                ("2".to_owned(), "Sở Nội vụ".to_owned()),
            ]),
            form: FormState::default(),
            directions: directions(),
            states: states(),
            kinds: same(["CT".to_owned()]),
            years: same(["2026".to_owned()]),
            next: (!rows.is_empty()).then(|| urls::DOCUMENTS.to_owned()),
            may_import: true,
            rows,
        };
        vec![
            page(vec![
                DocumentLine::sample("CT 16/CT-TTg"),
                DocumentLine::sample("a.pdf"),
            ]),
            page(Vec::new()),
        ]
    }
}

/// What is asked for in the address.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "chieu")]
    direction: String,
    #[serde(rename = "loai")]
    kind: String,
    #[serde(rename = "nam")]
    year: String,
    #[serde(rename = "trang-thai")]
    state: String,
    #[serde(rename = "ban-hanh")]
    issuer: String,
    #[serde(rename = "sau")]
    after: String,
}

/// `GET /lam-viec/van-ban`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let readable = libraries(&officer.actor, &tree);
    let Some(body) = chosen(&readable, &asked.body) else {
        return Err(gandan_core::access::Refusal::Role.into());
    };
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let filter = ListFilter {
        direction: some(&asked.direction),
        kind: some(&asked.kind),
        year: asked.year.parse().ok(),
        state: some(&asked.state),
        issuer: some(&asked.issuer),
    };
    let after = position(&asked.after);
    let limit = i64::from(ROWS);
    let mut heads = documents::list(&mut tx, body.0, &filter, after.as_ref(), limit + 1).await?;
    let more = heads.len() > ROWS as usize;
    heads.truncate(ROWS as usize);
    let next = heads.last().filter(|_| more).map(|last| {
        let after = format!("{}.{}", last.received_day, last.id);
        let kept = [
            ("co-quan", asked.body.as_str()),
            ("chieu", &asked.direction),
            ("loai", &asked.kind),
            ("nam", &asked.year),
            ("trang-thai", &asked.state),
            ("ban-hanh", &asked.issuer),
            ("sau", &after),
        ];
        urls::with_query(urls::DOCUMENTS, &kept)
    });
    let years = documents::register_years(&mut tx, body.0).await?;
    let kinds = documents::kinds(&mut tx).await?;
    let form = FormState::filled([
        ("co-quan", body.0.to_string()),
        ("chieu", asked.direction),
        ("loai", asked.kind),
        ("nam", asked.year),
        ("trang-thai", asked.state),
        ("ban-hanh", asked.issuer),
    ]);
    officer.show(&ListPage {
        body_name: known.name(body).to_owned(),
        bodies: bodies(
            readable
                .iter()
                .map(|body| (body.0.to_string(), known.name(*body).to_owned())),
        ),
        form,
        directions: directions(),
        states: states(),
        kinds: same(kinds),
        years: same(years.iter().map(i64::to_string)),
        rows: heads
            .iter()
            .map(|head| DocumentLine::of(head, urls::DOCUMENT))
            .collect(),
        next,
        may_import: may(&officer.actor, Act::ImportDocument, Object::Body(body), &tree).is_ok(),
    })
}

/// The body asked for, if it is among those; the first otherwise.
pub fn chosen(bodies: &[BodyId], asked: &str) -> Option<BodyId> {
    let asked: Option<Uuid> = asked.parse().ok();
    bodies
        .iter()
        .find(|body| Some(body.0) == asked)
        .or_else(|| bodies.first())
        .copied()
}

/// Bodies as choices.
pub fn bodies(list: impl IntoIterator<Item = (String, String)>) -> Vec<Choice<String>> {
    list.into_iter()
        .map(|(value, label)| Choice { value, label })
        .collect()
}

/// Choices that are shown as they are sent.
pub fn same(list: impl IntoIterator<Item = String>) -> Vec<Choice<String>> {
    list.into_iter()
        .map(|value| Choice {
            label: value.clone(),
            value,
        })
        .collect()
}

/// The two registers.
pub fn directions() -> Vec<Choice<Word>> {
    let choice = |code: &str| Choice {
        value: code.to_owned(),
        label: word_of("document-direction-", code),
    };
    vec![choice("incoming"), choice("outgoing")]
}

fn states() -> Vec<Choice<Word>> {
    vec![
        Choice {
            value: "open".to_owned(),
            label: word("document-state-open"),
        },
        Choice {
            value: "issued".to_owned(),
            label: word("document-state-issued"),
        },
    ]
}

fn position(text: &str) -> Option<Position> {
    let (day, id) = text.split_once('.')?;
    Some(Position {
        day: day.to_owned(),
        id: id.parse().ok()?,
    })
}
