use crate::attachments::to_save;
use crate::reception::counter::open;
use crate::reception::posts::Posts;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::word;
use anyhow::Context;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use gandan_core::access::Act;
use gandan_press::{Paper, print, print_style};
use gandan_store::reception;
use serde::Serialize;
use uuid::Uuid;

/// A paper of a reception as it was printed.
#[derive(Serialize)]
pub struct SittingPaperPage {
    symbol: String,
    back: String,
    word: String,
    pdf: String,
    style: &'static str,
    /// Written by `gandan_press::print`, which escapes every word, and by nothing else.
    sheet: String,
}

impl Page for SittingPaperPage {
    const TEMPLATE: &'static str = "pages/reception/paper.html";

    fn samples() -> Vec<SittingPaperPage> {
        vec![SittingPaperPage {
            symbol: "01/TB-UBND".to_owned(),
            back: "/".to_owned(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
            style: urls::PAPER_STYLE,
            sheet: "<article class=\"paper state\"><h1>THÔNG BÁO</h1></article>".to_owned(),
        }]
    }
}

/// The paper, for whoever may read the visits of its body and is not kept from its visit by a wall.
async fn load(officer: &Officer, id: Uuid) -> Result<(reception::SittingPaperRow, Paper), PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let row = reception::paper(&mut tx, id).await?;
    match row.visit_id {
        Some(visit) => drop(open(&mut tx, officer, visit, Act::ReadVisits).await?),
        None => {
            Posts::of(&mut tx, officer, &row.body_id.to_string(), Act::ReadVisits).await?;
            // The conclusion names everybody who came: a wall about one of them keeps all of it.
            for visit in reception::queue(&mut tx, row.sitting_id).await? {
                if visit.case_id.is_some() {
                    open(&mut tx, officer, visit.id, Act::ReadVisits).await?;
                }
            }
        }
    }
    if row.paper == "{}" {
        return Err(PageError::Gone(word("error-gone-file")));
    }
    let paper: Paper = serde_json::from_str(&row.paper).context("the paper")?;
    Ok((row, paper))
}

/// `GET /lam-viec/tiep-dan/giay-to/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let (row, paper) = load(&officer, id).await?;
    let at = |format: &str| urls::with_id(urls::SITTING_PAPER_FILE, id).replace("{format}", format);
    officer.show(&SittingPaperPage {
        back: match row.visit_id {
            Some(visit) => urls::with_id(urls::VISIT_REFUSE, visit),
            None => urls::with_id(urls::SITTING, row.sitting_id),
        },
        symbol: row.symbol,
        word: at("docx"),
        pdf: at("pdf"),
        style: urls::PAPER_STYLE,
        sheet: print(&paper).context("the paper on its page")?,
    })
}

/// `GET /lam-viec/tiep-dan/giay-to/{id}/{format}`
pub async fn file(officer: Officer, Path((id, format)): Path<(Uuid, String)>) -> PageResult {
    let (row, paper) = load(&officer, id).await?;
    download(paper, &format, &row.symbol.replace('/', "-")).await
}

/// A paper as a Word file or a PDF.
///
/// # Errors
/// Not found, for any other format; the paper lacks what every paper has.
pub async fn download(paper: Paper, format: &str, name: &str) -> PageResult {
    let (kind, word) = match format {
        "docx" => (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            true,
        ),
        "pdf" => ("application/pdf", false),
        _ => return Err(PageError::not_found()),
    };
    let made = tokio::task::spawn_blocking(move || {
        if word {
            gandan_press::docx(&paper)
        } else {
            gandan_press::pdf(&paper).map(|sheets| sheets.bytes)
        }
    });
    let bytes = made
        .await
        .context("making a file")?
        .context("the paper as a file")?;
    Ok(to_save(bytes, kind, &format!("{name}.{format}")))
}

/// `GET /the-thuc.css`: the style of papers, which is made of their layouts.
pub async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], print_style()).into_response()
}
