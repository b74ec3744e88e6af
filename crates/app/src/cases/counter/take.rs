use super::form::{Counter, CounterPage, Sheet};
use super::joining;
use super::receipt::ReceiptView;
use super::typed::{self, Taker, Typed};
use crate::attachments::Basket;
use crate::cases::guard::Guarded;
use crate::cases::moving::clocks_of;
use crate::cases::taking::{Ready, TakeError, TakenFile};
use crate::web::{FormState, Officer, PageError, PageResult, Upload, fresh_receipt_code};
use crate::words::word_of;
use axum::extract::Query;
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_store::Tx;
use gandan_store::cases::{self, Person};
use gandan_store::reception::VisitRow;
use serde::Deserialize;
use uuid::Uuid;

/// For which body.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    /// The visit from which it comes.
    #[serde(rename = "luot")]
    visit: String,
}

/// `GET /lam-viec/tiep-nhan`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let counter = Counter::of(&mut tx, &officer, &asked.body).await?;
    let mut form = counter.fresh(&officer, None);
    if let Ok(visit) = asked.visit.parse() {
        from_visit(&mut tx, &officer, visit, &mut form).await?;
    }
    officer.show(&counter.page(&officer, form))
}

/// `POST /lam-viec/tiep-nhan`: registers, and answers with the receipt beside a fresh form. Sent again, it registers
/// nothing and gives a further code.
pub async fn post(officer: Officer, mut upload: Upload) -> PageResult {
    let mut form = FormState::default();
    let mut basket = Basket::default();
    while let Some(part) = upload.next().await? {
        if part.name() == "files" {
            basket.add(part, &mut form, &officer.app.workshop).await?;
        } else {
            let field = part.name().to_owned();
            let value = part.text(1 << 18).await?;
            form.values.entry(field).or_default().push(value);
        }
    }
    let mut tx = officer.app.db.begin_read().await?;
    let counter = Counter::of(&mut tx, &officer, form.value("body")).await?;
    if form.value("go") == "find" {
        let joins = joining::find(&mut tx, &officer, &counter, &form).await?;
        let mut page = counter.page(&officer, form);
        page.asked = true;
        page.joins = joins;
        return officer.show(&page);
    }
    let joined = joining::chosen(&mut tx, &officer, &counter, &mut form).await?;
    drop(tx);
    let taker = Taker {
        app: &officer.app,
        body: counter.body,
        places: &counter.places,
        account: officer.actor.account,
        today: officer.app.clock.today(),
    };
    let Some(mut typed) = typed::read(&mut form, &taker)? else {
        return officer.show_again(&counter.page(&officer, form));
    };
    typed.matter.joins = joined;
    typed.matter.files = basket
        .files
        .into_iter()
        .map(|file| TakenFile {
            name: file.name,
            media_type: file.taken.kind.media_type().to_owned(),
            bytes: file.taken.bytes,
        })
        .collect();
    let visit: Option<Uuid> = form.value("visit").parse().ok();
    let mut page = counter.page(&officer, counter.fresh(&officer, Some(&form)));
    register(&officer, &counter, typed, visit, &mut page).await?;
    officer.show(&page)
}

/// A visit that may lead to a petition: of this body's register, and not one that a wall keeps from them.
async fn visited(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<(VisitRow, BodyId), PageError> {
    let row = gandan_store::reception::visit(tx, id).await?;
    let tree = officer.app.bodies.load(tx).await?;
    let body = BodyId(row.body_id);
    let today = officer.app.clock.today();
    may(
        &officer.actor,
        Act::HoldReception,
        Object::Body(body),
        &tree.tree(today),
    )?;
    if let Some(case) = row.case_id {
        let guarded = Guarded::open(tx, &officer.app, case).await?;
        if guarded.check(&officer.actor, Act::ReadCase) == Err(Refusal::Conflict) {
            return Err(Refusal::Conflict.into());
        }
    }
    Ok((row, body))
}

/// What is known of whoever is received goes into the form.
async fn from_visit(tx: &mut Tx, officer: &Officer, id: Uuid, form: &mut FormState) -> Result<(), PageError> {
    let (row, body) = visited(tx, officer, id).await?;
    let known = [
        ("visit", id.to_string()),
        ("body", body.0.to_string()),
        ("name", row.name),
        ("address", row.address),
        ("identity", row.identity_number),
        ("phone", row.phone),
        ("words", row.matter),
        ("regime", row.regime),
    ];
    for (field, value) in known.into_iter().filter(|(_, value)| !value.is_empty()) {
        form.values.insert(field.to_owned(), vec![value]);
    }
    Ok(())
}

async fn register(
    officer: &Officer,
    counter: &Counter,
    typed: Typed,
    visit: Option<Uuid>,
    page: &mut CounterPage,
) -> Result<(), PageError> {
    let app = &officer.app;
    let matter = typed.matter;
    let people = matter.people.clone();
    let (regime, registered, body) = (matter.regime, matter.registered, matter.body);
    let joined = matter.joins;
    if matter.helper.is_some() {
        let first = people.first().cloned().unwrap_or_default();
        page.sheet = Some(Sheet {
            name: first.name,
            address: first.address,
            words: matter.words.clone(),
            helper: officer.actor.name.clone(),
        });
    }
    let lacks = serde_json::to_string(&typed.lacks).map_err(anyhow::Error::from)?;
    let ready = Ready::of(app, matter).map_err(trouble)?.arrived(typed.arrived);
    let mut tx = app.db.begin_write().await?;
    let taken = ready.store(&mut tx, &app.keys, &officer.author()).await?;
    let mut receipt = ready.receipt_of(taken);
    if let Some(case) = joined.filter(|_| !receipt.known) {
        let row = joining::came(&mut tx, officer, case, receipt.petition, people.len()).await?;
        // It goes under the terms that run already.
        receipt.clocks = clocks_of(&row)?;
    }
    let number = if receipt.known {
        let entry = cases::entry(&mut tx, receipt.petition).await?;
        entry.map_or((0, 0), |entry| (entry.number, entry.year))
    } else {
        let number = cases::enter(&mut tx, receipt.petition, body.0, registered, &lacks, &typed.note).await?;
        (number, i64::from(registered.year()))
    };
    let given = ReceiptView {
        number: number.0,
        year: number.1,
        body_name: counter.known.name(body).to_owned(),
        name: people
            .first()
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        code: String::new(),
        received: typed.arrived.to_string(),
        registered: registered.to_string(),
        regime: word_of("case-regime-", regime.code()),
        people: people.len().max(1),
        steps: Vec::new(),
        sealed: false,
        link: String::new(),
        qr: None,
    };
    let first = ReceiptView::of(app, &receipt, given);
    if typed.each {
        for Person { name, .. } in people.iter().skip(1) {
            let code = fresh_receipt_code()?;
            let hash = code.hash(&app.keys.receipt);
            cases::copy_receipt(&mut tx, receipt.petition, &hash, app.clock.micros()).await?;
            let theirs = ReceiptView {
                name: name.clone(),
                ..first.clone()
            };
            page.receipts.push(theirs.with_code(app, &code));
        }
    }
    if let Some(visit) = visit.filter(|_| !receipt.known) {
        let row = visited(&mut tx, officer, visit).await?.0;
        let links = (Some(receipt.petition), Some(receipt.case));
        gandan_store::reception::link(&mut tx, &row, links, &officer.author(), app.clock.micros()).await?;
    }
    tx.commit().await?;
    page.receipts.insert(0, first);
    Ok(())
}

/// Why a matter was not taken, as pages say it.
pub fn trouble(error: TakeError) -> PageError {
    match error {
        TakeError::Store(error) => error.into(),
        error => anyhow::Error::from(error).into(),
    }
}
