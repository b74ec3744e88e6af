use crate::printing::{Format, OnPage, download, file_name};
use crate::reception::counter::open;
use crate::reception::posts::Posts;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::word;
use anyhow::Context;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_press::Paper;
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
    sheet: OnPage,
}

impl Page for SittingPaperPage {
    const TEMPLATE: &'static str = "pages/reception/paper.html";

    fn samples() -> Vec<SittingPaperPage> {
        vec![SittingPaperPage {
            symbol: "01/TB-UBND".to_owned(),
            back: "/".to_owned(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
            sheet: OnPage::default(),
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
    let at = |format: Format| urls::paper_file(urls::SITTING_PAPER_FILE, id, format.code());
    officer.show(&SittingPaperPage {
        back: match row.visit_id {
            Some(visit) => urls::with_id(urls::VISIT_REFUSE, visit),
            None => urls::with_id(urls::SITTING, row.sitting_id),
        },
        symbol: row.symbol,
        word: at(Format::Word),
        pdf: at(Format::Pdf),
        sheet: OnPage::of(&paper)?,
    })
}

/// `GET /lam-viec/tiep-dan/giay-to/{id}/{format}`
pub async fn file(officer: Officer, Path((id, format)): Path<(Uuid, String)>) -> PageResult {
    let format = Format::of(&format)?;
    let (row, paper) = load(&officer, id).await?;
    download(paper, format, &file_name(&row.symbol)).await
}
