use crate::cases::guard::{Guarded, opened};
use crate::cases::work::Printed;
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use anyhow::Context;
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::{NamedForm, Sheet, Wording};
use gandan_store::casework;
use serde::Serialize;
use uuid::Uuid;

/// A paper as it was made.
#[derive(Serialize)]
pub struct PaperPage {
    file: String,
    number: String,
    paper: Printed,
    form: Option<NamedForm>,
    wording: Word,
}

/// A paper for the tests of templates.
pub fn sample() -> Printed {
    Printed {
        superior: "UBND tỉnh Mẫu".to_owned(),
        body: "UBND xã Mẫu".to_owned(),
        number: "05/TB-UBND".to_owned(),
        symbol: "TB-UBND".to_owned(),
        place: "Mẫu".to_owned(),
        day: "2026-11-23".to_owned(),
        title: vec!["CHỦ TỊCH".to_owned()],
        signer: "Cán bộ 1".to_owned(),
        sheet: Sheet {
            paper: "acceptance".to_owned(),
            form: Some(NamedForm {
                number: "Mẫu số 03".to_owned(),
                act: "NĐ 155/2026/NĐ-CP".to_owned(),
            }),
            wording: Wording::Statutory,
            kind: "THÔNG BÁO".to_owned(),
            about: "Về việc thụ lý".to_owned(),
            to: "ông Mẫu".to_owned(),
            grounds: vec!["Căn cứ Luật Khiếu nại;".to_owned()],
            body: vec!["Vậy thông báo để ông Mẫu được biết./.".to_owned()],
            recipients: vec!["Như trên".to_owned()],
            signatures: Vec::new(),
        },
    }
}

impl Page for PaperPage {
    const TEMPLATE: &'static str = "pages/cases/papers/show.html";

    fn samples() -> Vec<PaperPage> {
        let page = |paper: Printed| PaperPage {
            file: "/".to_owned(),
            number: "05/TB-UBND".to_owned(),
            form: paper.sheet.form.clone(),
            wording: word_of("paper-wording-", paper.sheet.wording.code()),
            paper,
        };
        let mut minutes = sample();
        minutes.sheet.signatures = vec!["NGƯỜI KHIẾU NẠI".to_owned(), "NGƯỜI GHI BIÊN BẢN".to_owned()];
        minutes.sheet.form = None;
        minutes.sheet.kind = String::new();
        minutes.sheet.to = String::new();
        minutes.superior = String::new();
        vec![page(sample()), page(minutes)]
    }
}

/// `GET /lam-viec/giay-to/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let row = casework::paper(&mut tx, id).await?;
    let case = Guarded::load(&mut tx, &officer, row.case_id, Act::ReadCase).await?;
    drop(tx);
    if case.row.disposed_day.is_some() {
        return Err(PageError::Gone(word("error-gone-file")));
    }
    let paper: Printed = serde_json::from_str(&row.sheet).context("the paper")?;
    opened(&officer, &case.row).await?;
    officer.show(&PaperPage {
        file: urls::with_id(urls::CASE, row.case_id),
        number: row.symbol,
        form: paper.sheet.form.clone(),
        wording: word_of("paper-wording-", paper.sheet.wording.code()),
        paper,
    })
}
