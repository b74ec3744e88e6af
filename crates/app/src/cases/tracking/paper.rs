//! A paper as whoever spoke gets it. For those who joined the case, what names somebody else is left out.

use super::answers::answering;
use super::holder::{Holder, Mine, private};
use super::papers::{form_of, shown};
use crate::cases::work::Printed;
use crate::printing::{Format, OnPage, download, file_name};
use crate::web::{Limit, Page, PageError, PageResult, urls};
use anyhow::Context;
use axum::extract::Path;
use gandan_core::cases::{CUT, Fact, Sheet, Values};
use gandan_store::casework::{self, PaperRow};
use gandan_store::{Tx, cases};
use serde::Serialize;
use uuid::Uuid;

/// A paper.
#[derive(Serialize)]
pub struct TrackPaperPage {
    number: String,
    sheet: OnPage,
    /// Words were left out.
    cut: bool,
    back: String,
    word: String,
    pdf: String,
}

impl Page for TrackPaperPage {
    const TEMPLATE: &'static str = "pages/tracking/paper.html";

    fn samples() -> Vec<TrackPaperPage> {
        let page = |cut| TrackPaperPage {
            number: "05/TB-UBND".to_owned(),
            sheet: OnPage::of(&Printed::sample().paper()).unwrap_or_default(),
            cut,
            back: urls::TRACKING.to_owned(),
            word: "/".to_owned(),
            pdf: "/".to_owned(),
        };
        vec![page(false), page(true)]
    }
}

/// `GET /tra-cuu/giay-to/{id}`
pub async fn get(holder: Holder, Path(id): Path<Uuid>) -> PageResult {
    let Theirs {
        row,
        paper,
        cut,
        back,
    } = theirs(&holder, id).await?;
    let file = |format| urls::paper_file(urls::TRACKING_PAPER_FILE, row.id, format);
    let page = TrackPaperPage {
        word: file(Format::Word.code()),
        pdf: file(Format::Pdf.code()),
        number: row.symbol,
        sheet: OnPage::of(&paper.paper())?,
        cut,
        back,
    };
    Ok(private(holder.visitor.show(&page)?))
}

/// `GET /tra-cuu/giay-to/{id}/{format}`: the same words as on the page.
pub async fn file(holder: Holder, Path((id, format)): Path<(Uuid, String)>) -> PageResult {
    holder.visitor.limit(Limit::Search)?;
    let format = Format::of(&format)?;
    let Theirs { row, paper, .. } = theirs(&holder, id).await?;
    let answer = download(paper.paper(), format, &file_name(&row.symbol)).await?;
    Ok(private(answer))
}

/// A paper as its holder may have it.
struct Theirs {
    row: PaperRow,
    paper: Printed,
    /// Words were left out.
    cut: bool,
    /// The page of the matter.
    back: String,
}

async fn theirs(holder: &Holder, id: Uuid) -> Result<Theirs, PageError> {
    let app = &holder.visitor.app;
    let mut tx = app.db.begin_read().await?;
    let row = casework::paper(&mut tx, id).await?;
    for mine in holder.each(&mut tx).await? {
        if mine.case.id != row.case_id {
            continue;
        }
        let history = cases::history(&mut tx, mine.case.id).await?;
        if !shown(&mine, &history, &answering(&app.rulebook, &history), &row) {
            continue;
        }
        let mut paper: Printed = serde_json::from_str(&row.sheet).context("the paper")?;
        let made = history.iter().find(|step| Some(step.id) == row.move_id);
        let names = match mine.is_first() {
            true => Vec::new(),
            false => names(&mut tx, &mine, &row, form_of(&mine.case, made, &row.form)).await?,
        };
        let cut = leave_out(&mut paper.sheet, &names);
        let back = mine.here();
        return Ok(Theirs {
            row,
            paper,
            cut,
            back,
        });
    }
    Err(PageError::not_found())
}

/// What tells who the others are and what they wrote: as they signed, and as the paper was filled in; the longest first, so that no piece of
/// one stays.
async fn names(
    tx: &mut Tx,
    mine: &Mine,
    row: &PaperRow,
    form: Option<&gandan_core::cases::PaperForm>,
) -> Result<Vec<String>, PageError> {
    let mut names = vec![mine.case.title.clone()];
    for petition in cases::together(tx, mine.case.id).await? {
        if petition.id == mine.petition.id {
            continue;
        }
        for person in cases::petitioners(tx, petition.id).await? {
            names.extend([
                person.name,
                person.address,
                person.phone,
                person.mail,
                person.identity_number,
            ]);
        }
    }
    let filled: Values = serde_json::from_str(&row.fields).unwrap_or_default();
    for blank in form.map(|form| form.blanks.as_slice()).unwrap_or_default() {
        let of_person = matches!(
            blank.from,
            // A matter is called by the words of whoever came first.
            Some(Fact::Person | Fact::PersonAddress | Fact::PersonIdentity | Fact::Matter)
        );
        if of_person {
            names.extend(filled.get(&blank.name).cloned());
        }
    }
    names.retain(|name| name.trim().chars().count() > 2);
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.dedup();
    Ok(names)
}

/// Leaves names out of a paper; answers whether there was one.
fn leave_out(sheet: &mut Sheet, names: &[String]) -> bool {
    let mut found = false;
    let Sheet {
        about,
        to,
        grounds,
        body,
        recipients,
        ..
    } = sheet;
    let lines = [about, to]
        .into_iter()
        .chain(grounds)
        .chain(body)
        .chain(recipients);
    for line in lines {
        for name in names {
            for name in [name.trim().to_owned(), name.trim().to_uppercase()] {
                if line.contains(&name) {
                    *line = line.replace(&name, CUT);
                    found = true;
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_for_whoever_joined_names_nobody_else() {
        let mut sheet = Printed::sample().sheet;
        sheet.to = "Ông Người Gửi".to_owned();
        sheet.body = vec!["NGƯỜI GỬI, ở thôn Đông, hỏi về đèn.".to_owned()];
        let names = [
            "Ông Người Gửi".to_owned(),
            "Người Gửi".to_owned(),
            "thôn Đông".to_owned(),
        ];
        assert!(leave_out(&mut sheet, &names));
        assert_eq!(
            (sheet.to.as_str(), sheet.body[0].as_str()),
            (CUT, "[…], ở […], hỏi về đèn.")
        );
        assert!(!leave_out(&mut sheet, &names));
    }
}
