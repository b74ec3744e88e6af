use crate::cases::guard::{Guarded, opened};
use crate::cases::work::Printed;
use crate::printing::{Format, OnPage, download, file_name};
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use anyhow::Context;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::NamedForm;
use gandan_store::casework::{self, PaperRow};
use serde::Serialize;
use uuid::Uuid;

/// A paper as it was made.
#[derive(Serialize)]
pub struct PaperPage {
    file: String,
    number: String,
    sheet: OnPage,
    form: Option<NamedForm>,
    wording: Word,
    word: String,
    pdf: String,
}

impl Page for PaperPage {
    const TEMPLATE: &'static str = "pages/cases/papers/show.html";

    fn samples() -> Vec<PaperPage> {
        let page = |paper: Printed| PaperPage {
            file: "/".to_owned(),
            number: "05/TB-UBND".to_owned(),
            sheet: OnPage::of(&paper.paper()).unwrap_or_default(),
            form: paper.sheet.form,
            wording: word_of("paper-wording-", paper.sheet.wording.code()),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
        };
        let mut minutes = Printed::sample();
        minutes.sheet.signatures = vec!["NGƯỜI KHIẾU NẠI".to_owned(), "NGƯỜI GHI BIÊN BẢN".to_owned()];
        minutes.sheet.form = None;
        minutes.sheet.kind = String::new();
        minutes.sheet.to = String::new();
        minutes.superior = String::new();
        vec![page(Printed::sample()), page(minutes)]
    }
}

/// `GET /lam-viec/giay-to/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let (row, paper) = read(&officer, id).await?;
    let file = |format| urls::paper_file(urls::PAPER_FILE, row.id, format);
    officer.show(&PaperPage {
        file: urls::with_id(urls::CASE, row.case_id),
        word: file(Format::Word.code()),
        pdf: file(Format::Pdf.code()),
        number: row.symbol,
        sheet: OnPage::of(&paper.paper())?,
        wording: word_of("paper-wording-", paper.sheet.wording.code()),
        form: paper.sheet.form,
    })
}

/// `GET /lam-viec/giay-to/{id}/{format}`
pub async fn file(officer: Officer, Path((id, format)): Path<(Uuid, String)>) -> PageResult {
    let format = Format::of(&format)?;
    let (row, paper) = read(&officer, id).await?;
    download(paper.paper(), format, &file_name(&row.symbol)).await
}

/// A paper that this officer may read; that it was opened is kept.
async fn read(officer: &Officer, id: Uuid) -> Result<(PaperRow, Printed), PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let row = casework::paper(&mut tx, id).await?;
    let case = Guarded::load(&mut tx, officer, row.case_id, Act::ReadCase).await?;
    drop(tx);
    if case.row.disposed_day.is_some() {
        return Err(PageError::Gone(word("error-gone-file")));
    }
    let paper: Printed = serde_json::from_str(&row.sheet).context("the paper")?;
    opened(officer, &case.row).await?;
    Ok((row, paper))
}
