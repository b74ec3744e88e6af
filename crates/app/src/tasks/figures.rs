use super::line::{Line, document_label};
use super::list::cursor;
use super::states::{Figure, StateHead, StateRow, count, heads, in_time, share};
use crate::dashboards::{PictureView, public_pictures};
use crate::printing::Format;
use crate::web::{Page, PageError, PageResult, ROWS, Visitor, urls};
use crate::words::word;
use axum::extract::Query;
use gandan_core::tasks::{State, Tally};
use gandan_store::tasks;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Public figures of published directives; each opens into its list on the same page.
#[derive(Serialize)]
pub struct FiguresPage {
    figures: Vec<Figure>,
    heads: Vec<StateHead>,
    documents: Vec<StateRow>,
    older: Option<String>,
    bodies: Vec<StateRow>,
    pictures: Vec<PictureView>,
    word: String,
    pdf: String,
}

impl Page for FiguresPage {
    const TEMPLATE: &'static str = "pages/tasks/figures.html";

    fn samples() -> Vec<FiguresPage> {
        let full = FiguresPage {
            figures: vec![count(3, word("task-overdue"), "/".to_owned())],
            heads: heads(),
            documents: vec![StateRow::sample("CT 16/CT-TTg")],
            older: Some("/".to_owned()),
            bodies: vec![StateRow::sample("UBND xã Mẫu")],
            pictures: PictureView::samples(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
        };
        let empty = FiguresPage {
            figures: Vec::new(),
            heads: heads(),
            documents: Vec::new(),
            older: None,
            bodies: Vec::new(),
            pictures: Vec::new(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
        };
        vec![full, empty]
    }
}

/// What is overdue of published directives, and who holds it.
#[derive(Serialize)]
pub struct PublicOverduePage {
    rows: Vec<Line>,
    next: Option<String>,
}

impl Page for PublicOverduePage {
    const TEMPLATE: &'static str = "pages/tasks/public_overdue.html";

    fn samples() -> Vec<PublicOverduePage> {
        vec![
            PublicOverduePage {
                rows: vec![Line::sample(State::NotStarted)],
                next: Some("/".to_owned()),
            },
            PublicOverduePage {
                rows: Vec::new(),
                next: None,
            },
        ]
    }
}

/// What the addresses ask for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    truoc: String,
    sau: String,
}

/// `GET /so-lieu`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let before: Option<Uuid> = match asked.truoc.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| PageError::not_found())?),
    };
    let today = visitor.app.clock.today();
    let mut tx = visitor.app.db.begin_read().await?;
    let rows = i64::from(ROWS);
    let mut documents = tasks::public_documents(&mut tx, today, before, rows + 1).await?;
    let more = documents.len() > ROWS as usize;
    documents.truncate(ROWS as usize);
    let bodies = tasks::tally_of_public(&mut tx, today).await?;
    let mut all = Tally::default();
    bodies.iter().for_each(|body| all.merge(&body.tally));
    let figures = vec![
        count(all.total(), word("figures-assignments"), "#co-quan".to_owned()),
        count(all.done, word("task-state-done"), "#co-quan".to_owned()),
        count(
            all.overdue,
            word("task-overdue"),
            urls::FIGURES_OVERDUE.to_owned(),
        ),
        share(in_time(&all), word("task-in-time"), "#co-quan".to_owned()),
    ];
    let last = documents.last().map(|document| document.id.to_string());
    // Pictures are of all; they stand on the first page of the list alone.
    let pictures = match before {
        None => public_pictures(&visitor.app, &mut tx, visitor.lang).await?,
        Some(_) => Vec::new(),
    };
    let file = |format: Format| urls::FIGURES_FILE.replace("{format}", format.code());
    visitor.show(&FiguresPage {
        figures: if all.total() == 0 { Vec::new() } else { figures },
        heads: heads(),
        older: last
            .filter(|_| more)
            .map(|id| urls::with_query(urls::FIGURES, &[("truoc", &id)])),
        documents: documents
            .into_iter()
            .map(|row| {
                let label = document_label(
                    row.kind.as_deref(),
                    row.number.as_deref(),
                    row.symbol.as_deref(),
                    &row.file_name,
                );
                let name = match &row.subject {
                    Some(subject) => format!("{label} – {subject}"),
                    None => label,
                };
                let href = format!("{}/{}", urls::PUBLIC_DOCUMENTS, row.id);
                StateRow::of(name, Some(href), &row.tally)
            })
            .collect(),
        bodies: bodies
            .into_iter()
            .map(|body| StateRow::of(body.name, None, &body.tally))
            .collect(),
        pictures,
        word: file(Format::Word),
        pdf: file(Format::Pdf),
    })
}

/// `GET /so-lieu/qua-han`
pub async fn overdue(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let after = cursor(&asked.sau)?;
    let today = visitor.app.clock.today();
    let mut tx = visitor.app.db.begin_read().await?;
    let mut rows = tasks::public_overdue(&mut tx, today, after.as_ref(), i64::from(ROWS) + 1).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let next = rows.last().filter(|_| more).map(|row| {
        let after = format!("{}.{}", row.due_order, row.id);
        urls::with_query(urls::FIGURES_OVERDUE, &[("sau", &after)])
    });
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        // The public follows a line to the published document, not to staff pages.
        let href = format!("{}/{}", urls::PUBLIC_DOCUMENTS, row.document_id);
        lines.push(Line {
            href: href.clone(),
            document_href: href,
            chased_at: None,
            ..Line::of(row, today)?
        });
    }
    visitor.show(&PublicOverduePage { rows: lines, next })
}
