use super::loaded::Loaded;
use super::paper::{Heading, paper};
use crate::printing::{Format, OnPage, download, file_name};
use crate::web::{App, Officer, Page, PageError, PageResult, urls};
use anyhow::Context;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_press::{Block, Issue, Paper, Regime, Signature};
use gandan_store::{Tx, reports};
use serde::Serialize;
use uuid::Uuid;

/// A report as printed.
#[derive(Serialize)]
pub struct PrintPage {
    title: String,
    report: String,
    word: String,
    pdf: String,
    signed: bool,
    sheet: OnPage,
}

impl Page for PrintPage {
    const TEMPLATE: &'static str = "pages/reports/print.html";

    fn samples() -> Vec<PrintPage> {
        let paper = Paper::new(Regime::State, "UBND xã Mẫu", Issue::new("BC-UBND", "Mẫu"))
            .titled("Báo cáo", "Kết quả công tác dân vận chính quyền quý III năm 2026")
            .with(Block::text("Đã tiếp 12 lượt."))
            .signed(Signature::new("Chủ tịch"));
        let page = |signed| PrintPage {
            title: "Kết quả công tác dân vận chính quyền quý III năm 2026".to_owned(),
            report: "/".to_owned(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
            signed,
            sheet: OnPage::of(&paper).unwrap_or_default(),
        };
        vec![page(true), page(false)]
    }
}

/// `GET /bao-cao/{id}/in`
pub async fn page(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, Act::ReadReport).await?;
    let paper = of(&mut tx, &officer.app, &loaded).await?;
    officer.show(&PrintPage {
        title: loaded.guarded.row.title.clone(),
        report: urls::with_id(urls::REPORT_PAGE, id),
        word: urls::report_file(id, Format::Word.code()),
        pdf: urls::report_file(id, Format::Pdf.code()),
        signed: !loaded.guarded.state.is_open(),
        sheet: OnPage::of(&paper)?,
    })
}

/// `GET /bao-cao/{id}/tep/{format}`
pub async fn file(officer: Officer, Path((id, format)): Path<(Uuid, String)>) -> PageResult {
    let format = Format::of(&format)?;
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, Act::ReadReport).await?;
    let paper = of(&mut tx, &officer.app, &loaded).await?;
    drop(tx);
    let row = &loaded.guarded.row;
    let name = match row.number.is_empty() {
        true => format!("bao-cao-{}", row.period),
        false => file_name(&row.number),
    };
    download(paper, format, &name).await
}

/// The paper as it was signed, else as it would be signed now.
///
/// # Errors
/// The database's; a kept paper that does not read.
pub async fn of(tx: &mut Tx, app: &App, loaded: &Loaded) -> Result<Paper, PageError> {
    let row = &loaded.guarded.row;
    let kept = match loaded.guarded.state.is_open() {
        true => None,
        false => reports::paper(tx, row.id, row.edition).await?,
    };
    if let Some(kept) = kept {
        return Ok(serde_json::from_str(&kept).context("the report as it was signed")?);
    }
    let heading = Heading::proposed(tx, app, loaded).await?;
    paper(tx, app, loaded, &heading, None).await
}
