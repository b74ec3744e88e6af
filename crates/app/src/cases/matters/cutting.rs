//! What denounces is taken out of a petition about several things: its words and files leave this database, and a line
//! without words and names stands in the register. Why so: `docs/adr/0010-cutting-out-a-denunciation.md`.

use super::merging::{Done, joinable, write};
use crate::cases::counter::{ReceiptView, register_denunciation, register_information};
use crate::cases::guard::{Guarded, opened};
use crate::cases::taking::storable;
use crate::cases::title::title_of;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{word, word_of};
use axum::extract::Path;
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{CutRefusal, Fingerprint, Regime, is_cut, may_split};
use gandan_core::text::fold;
use gandan_store::Tx;
use gandan_store::cases::{self, AttachmentRow, NewInformation, PetitionRow};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// Cutting what denounces out of a petition.
#[derive(Serialize)]
pub struct CutPage {
    title: String,
    back: String,
    words: String,
    form: FormState,
    files: Vec<File>,
    /// The line that was made.
    receipt: Option<ReceiptView>,
    /// Number and year of a line of information.
    information: Option<(i64, i64)>,
}

/// A file of the petition.
#[derive(Serialize)]
struct File {
    value: String,
    name: String,
    href: String,
}

impl Page for CutPage {
    const TEMPLATE: &'static str = "pages/matters/cut.html";

    fn samples() -> Vec<CutPage> {
        let page = |form: FormState, receipt: Option<ReceiptView>, information| CutPage {
            title: "Đèn và tiền".to_owned(),
            back: "/".to_owned(),
            words: "Đèn hỏng. Ông A nhận tiền.".to_owned(),
            form,
            files: vec![File {
                value: Uuid::nil().to_string(),
                name: "don.pdf".to_owned(),
                href: "/".to_owned(),
            }],
            receipt,
            information,
        };
        let wrong = FormState::default()
            .with_error("words", word_of("cut-refusal-", "whole"))
            .with_error("printed", word("cut-not-printed"));
        vec![
            page(FormState::default(), None, None),
            page(wrong, None, None),
            page(FormState::default(), Some(ReceiptView::sample(true)), None),
            page(FormState::default(), None, Some((3, 2026))),
        ]
    }
}

/// `GET /lam-viec/vu-viec/{id}/rut-to-cao`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let (guarded, petition) = load(&mut tx, &officer, id).await?;
    let people = cases::petitioners(&mut tx, petition.id).await?;
    let named = people
        .first()
        .is_some_and(|person| !person.name.is_empty() && !person.address.is_empty());
    let form = FormState::filled([
        ("words", petition.words.clone()),
        ("title", guarded.row.title.clone()),
        ("signed", if named { "yes" } else { "no" }.to_owned()),
    ]);
    let page = page(&mut tx, &guarded, &petition, form).await?;
    drop(tx);
    opened(&officer, &guarded.row).await?;
    officer.show(&page)
}

/// Who reads the case, may part it, and registers for its body.
async fn load(tx: &mut Tx, officer: &Officer, id: Uuid) -> Result<(Guarded, PetitionRow), PageError> {
    let guarded = Guarded::load(tx, officer, id, Act::MergeCases).await?;
    guarded.check(&officer.actor, Act::ReadCase)?;
    let body = Object::Body(BodyId(guarded.row.body_id));
    may(
        &officer.actor,
        Act::TakePetition,
        body,
        &guarded.known.tree(guarded.today),
    )?;
    let petitions = cases::petitions(tx, id).await?;
    let is_part = cases::part_of_case(tx, id).await?.is_some();
    let into = [Regime::Feedback, Regime::Feedback];
    let joinable = joinable(&officer.app.rulebook, &guarded.row)?;
    if let Err(refusal) = may_split(&joinable, petitions.len(), is_part, &into) {
        return Err(PageError::BadRequest(word_of("split-refusal-", refusal.code())));
    }
    let petition = petitions.into_iter().next().ok_or_else(PageError::not_found)?;
    Ok((guarded, petition))
}

/// The files of a petition.
async fn files(tx: &mut Tx, case: Uuid, petition: Uuid) -> Result<Vec<AttachmentRow>, PageError> {
    let mut files = cases::attachments(tx, case).await?;
    files.retain(|row| row.belongs == "petition" && row.owner_id == petition);
    Ok(files)
}

async fn page(
    tx: &mut Tx,
    guarded: &Guarded,
    petition: &PetitionRow,
    form: FormState,
) -> Result<CutPage, PageError> {
    let file = |row: AttachmentRow| File {
        value: row.id.to_string(),
        name: row.name,
        href: urls::with_id(urls::CASE_FILE, row.id),
    };
    let files = files(tx, guarded.row.id, petition.id).await?;
    Ok(CutPage {
        title: guarded.row.title.clone(),
        back: urls::with_id(urls::CASE_SORT, guarded.row.id),
        words: petition.words.clone(),
        form,
        files: files.into_iter().map(file).collect(),
        receipt: None,
        information: None,
    })
}

/// What is left, and what goes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Cutting {
    words: String,
    title: String,
    file: Vec<String>,
    signed: String,
    printed: Option<String>,
    clear: Option<String>,
    evidence: Option<String>,
    checkable: Option<String>,
}

/// `POST /lam-viec/vu-viec/{id}/rut-to-cao`: words and files go and the line is there in one step, or nothing is done.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Cutting>) -> PageResult {
    let Form { input, mut state } = form;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let (guarded, petition) = load(&mut tx, &officer, id).await?;
    let (rest, title) = (storable(&input.words), storable(&input.title));
    if let Err(refusal) = is_cut(&petition.words, &rest) {
        state.error("words", word_of("cut-refusal-", refusal.code()));
    }
    if input.printed.is_none() {
        state.error("printed", word("cut-not-printed"));
    }
    if !matches!(input.signed.as_str(), "yes" | "no") {
        state.error("signed", word("form-choose"));
    }
    if !state.is_right() {
        let page = page(&mut tx, &guarded, &petition, state).await?;
        return officer.show_again(&page);
    }
    for row in files(&mut tx, id, petition.id).await? {
        if input.file.contains(&row.id.to_string()) {
            cases::drop_file(&mut tx, row.id).await?;
        }
    }
    let print = Fingerprint::of(&app.keys.fingerprint, &rest);
    cases::cut(&mut tx, petition.id, &rest, print.as_ref()).await?;
    let mut after = guarded.row.clone();
    // A name made of words that went goes with them.
    let made_of = |words: &str| {
        let cut = is_cut(&fold(words), &fold(&title));
        matches!(cut, Ok(()) | Err(CutRefusal::Whole))
    };
    after.title = if title.is_empty() || (made_of(&petition.words) && !made_of(&rest)) {
        title_of(&rest)
    } else {
        title
    };
    // The same word as for every splitting, and no way to the line: who reads the file later learns of no denunciation.
    let done = Done {
        act: "split",
        reason: "",
        told: "",
        detail: json!({}),
    };
    let author = officer.author();
    write(&mut tx, app, &guarded.row, &after, done, &author).await?;
    let registered = petition.registered_day.parse().map_err(anyhow::Error::from)?;
    let arrived = petition.received_day.parse().map_err(anyhow::Error::from)?;
    let body = BodyId(guarded.row.body_id);
    let mut shown = CutPage {
        title: after.title,
        back: urls::with_id(urls::CASE_SORT, id),
        words: String::new(),
        form: FormState::default(),
        files: Vec::new(),
        receipt: None,
        information: None,
    };
    if input.signed == "yes" {
        let receipt =
            register_denunciation(&mut tx, &officer, (body, &guarded.known), (arrived, registered)).await?;
        shown.receipt = Some(receipt);
    } else {
        let new = NewInformation {
            body: body.0,
            received: arrived,
            day: app.clock.today(),
            channel: "counter".to_owned(),
            forwarded_by: String::new(),
            clear: input.clear.is_some(),
            evidence: input.evidence.is_some(),
            checkable: input.checkable.is_some(),
        };
        let number = register_information(&mut tx, &officer, &new).await?;
        shown.information = Some((number, i64::from(new.day.year())));
    }
    tx.commit().await?;
    officer.show(&shown)
}
