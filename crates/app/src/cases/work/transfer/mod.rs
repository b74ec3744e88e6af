//! To another body: the reason is told to who spoke, a slip goes with it, the clocks go on, the other body takes it over
//! or returns it. From the third time on, the lowest body above all that had it decides where it is settled.

mod answer;
mod send;
mod slip;

pub use answer::answer;
pub use send::{Wanted, check, send};
pub use slip::form as slip_form;

use super::clocks::{ClockView, views};
use super::file::heading;
use super::line::number;
use super::prepared::{Given, Papers};
use super::signing::Signing;
use crate::cases::acting::Acting;
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::clocks_of;
use crate::printing::OnPage;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::{Path, Query};
use gandan_core::access::Act;
use gandan_store::Tx;
use send::{decides, sender, superior};
use serde::{Deserialize, Serialize};
use slip::Slip;
use uuid::Uuid;

/// So often a case is passed on by the bodies themselves; then their common superior decides.
const HOPS: i64 = 2;

/// The form.
#[derive(Serialize)]
pub struct TransferPage {
    number: String,
    title: String,
    file: String,
    hop: i64,
    /// Who decides now, where the bodies have passed it on often enough.
    superior: Option<String>,
    may: bool,
    clocks: Vec<ClockView>,
    people: usize,
    /// The article of the slip.
    citation: String,
    /// The slip as it would be made.
    slip: Option<OnPage>,
    form: FormState,
}

impl Page for TransferPage {
    const TEMPLATE: &'static str = "pages/cases/work/transfer.html";

    fn samples() -> Vec<TransferPage> {
        let page = |superior: Option<&str>, may| TransferPage {
            number: number(Uuid::nil()),
            title: "Đèn đường".to_owned(),
            file: "/".to_owned(),
            hop: 3,
            superior: superior.map(str::to_owned),
            may,
            clocks: vec![super::clocks::sample()],
            people: 2,
            citation: "Luật Tiếp công dân 42/2013/QH13 Đ26".to_owned(),
            slip: may.then(|| OnPage::of(&crate::cases::work::Printed::sample().paper()).unwrap_or_default()),
            form: FormState::default().with_error("to", word("casework-body-unknown")),
        };
        vec![
            page(None, true),
            page(Some("UBND tỉnh Mẫu"), false),
            page(Some("UBND tỉnh Mẫu"), true),
        ]
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    to: String,
    reason: String,
    basis: String,
    symbol: String,
    place: String,
    signer_title: String,
    confirm: String,
    /// `look` shows the slip, anything else sends.
    what: String,
}

impl Input {
    /// How the slip is headed and signed.
    fn signing(&self) -> Given {
        let fields = [
            ("symbol", &self.symbol),
            ("place", &self.place),
            ("signer_title", &self.signer_title),
        ];
        let given = fields.map(|(name, value)| (name.to_owned(), vec![value.clone()]));
        given.into_iter().collect()
    }
}

/// Where somebody was led from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Name of the body to send it to.
    den: String,
}

/// `GET /lam-viec/vu-viec/{id}/chuyen`
pub async fn get(officer: Officer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::TransferCase).await?;
    let page = load(&mut tx, &officer, &case, FormState::filled([("to", asked.den)])).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/chuyen`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::TransferCase).await?;
    let look = input.what == "look";
    if input.confirm != "yes" && !look {
        state.error("confirm", word("casework-confirm-missing"));
    }
    let wanted = Wanted {
        to: &input.to,
        reason: &input.reason,
        basis: &input.basis,
        given: &input.signing(),
    };
    let acting = Acting::from(&officer);
    let checked = match check(&mut tx, acting, &case, &wanted).await? {
        Ok(to) if state.is_right() => Some(to),
        Ok(_) => None,
        Err((field, message)) => {
            state.error(field, message);
            None
        }
    };
    let Some(to) = checked else {
        let page = load(&mut tx, &officer, &case, state).await?;
        return officer.show_again(&page);
    };
    if look {
        let mut page = load(&mut tx, &officer, &case, state).await?;
        let sender = sender(&mut tx, &case, to).await?;
        let slip = Slip::of(&mut tx, acting, &case, (sender, to), &wanted).await?;
        let printed = slip.printed(&case, None, &officer.actor.name);
        page.slip = Some(OnPage::of(&printed.paper())?);
        return officer.show(&page);
    }
    send(&mut tx, acting, &case, to, &wanted).await?;
    tx.commit().await?;
    let to = match case.row.hops >= HOPS {
        true => urls::CASES.to_owned(),
        false => urls::with_id(urls::CASE, id),
    };
    Ok(go::with_notice(&to, notice("casework-sent")))
}

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    mut form: FormState,
) -> Result<TransferPage, PageError> {
    let (number, title, file) = heading(case);
    let superior = match case.row.hops >= HOPS {
        true => superior(tx, case, None).await?,
        false => None,
    };
    let may = case.row.hops < HOPS || decides(officer.into(), case, superior);
    let sender = superior.map_or(case.row.body_id, |superior| superior.0);
    let paper = slip::form(&case.row)?;
    let signing = Signing::for_body(tx, officer.into(), case, sender, paper, &Given::new()).await?;
    for (name, value, _) in signing.fields() {
        let values = form.values.entry(name.to_owned());
        values.or_insert_with(|| vec![value.to_owned()]);
    }
    Ok(TransferPage {
        number,
        title,
        file,
        hop: case.row.hops + 1,
        superior: superior.map(|body| case.name(body.0)),
        may,
        clocks: views(case.row.id, &clocks_of(&case.row)?, case.today),
        people: Papers::of(tx, &case.row).await?.petitions.len(),
        citation: paper.citation.clone(),
        slip: None,
        form,
    })
}
