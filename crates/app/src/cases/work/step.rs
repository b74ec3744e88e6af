//! A move of the case's procedure as a form, made from what the procedure says that it needs.

use super::prepared::{
    self, BLANK, Given, Papers, asked_elsewhere, conditions, criteria, grounds, item_words,
};
use super::replies;
use crate::attachments::{Basket, accept, hint};
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::{procedure_of, right_for};
use crate::cases::said::act_word;
use crate::cases::taking::storable;
use crate::web::{App, FormState, Officer, Page, PageError, PageResult, Upload, go, urls};
use crate::words::{Word, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::{Move, Need, Who};
use gandan_rulebook::Item;
use gandan_store::cases::{self, NewAttachment};
use gandan_store::casework::{self, NewDraft};
use gandan_store::{Tx, new_id};
use serde::Serialize;
use uuid::Uuid;

/// Most bytes of one field.
const FIELD: usize = 100_000;

/// The form of a move.
#[derive(Serialize)]
pub struct StepPage {
    number: String,
    title: String,
    file: String,
    act: Word,
    citation: String,
    /// Only the head may do it: an officer prepares it.
    head_only: bool,
    fields: Vec<Field>,
    /// Fields of the paper.
    paper: Vec<Field>,
    paper_form: Option<String>,
    replies: Vec<super::list::Choice>,
    files: bool,
    files_hint: Word,
    accept: String,
    kept: Vec<String>,
    form: FormState,
}

/// A field as the template shows it.
#[derive(Debug, Clone, Serialize)]
struct Field {
    name: String,
    /// `area`, `text`, `choice`, `checks`
    kind: &'static str,
    label: Label,
    hint: Option<Word>,
    options: Vec<super::list::Choice>,
    optional: bool,
}

/// Words of ours, or of the law.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Label {
    Word(Word),
    Text(String),
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "pages/cases/work/step.html";

    fn samples() -> Vec<StepPage> {
        let option = super::list::Choice {
            value: "a".to_owned(),
            label: "Không có chữ ký (Đ11 k5)".to_owned(),
        };
        let field = |name: &str, kind, options: &[super::list::Choice]| Field {
            name: name.to_owned(),
            kind,
            label: Label::Text("Địa chỉ".to_owned()),
            hint: Some(word("casework-eligible-hint")),
            options: options.to_vec(),
            optional: kind == "text",
        };
        let full = StepPage {
            number: "VV-00000000".to_owned(),
            title: "Đèn đường".to_owned(),
            file: "/".to_owned(),
            act: act_word("refuse"),
            citation: "Luật Khiếu nại 02/2011 Đ11".to_owned(),
            head_only: true,
            fields: vec![
                field("reason", "area", &[]),
                field("ground", "choice", std::slice::from_ref(&option)),
                field("eligible", "checks", std::slice::from_ref(&option)),
            ],
            paper: vec![field("b-to", "text", &[])],
            paper_form: Some("Mẫu số 04 – NĐ 155/2026/NĐ-CP".to_owned()),
            replies: vec![option],
            files: true,
            files_hint: hint(),
            accept: accept(),
            kept: vec!["anh.jpg".to_owned()],
            form: FormState::default().with_error("reason", word("casework-need-reason")),
        };
        let bare = StepPage {
            head_only: false,
            fields: Vec::new(),
            paper: Vec::new(),
            paper_form: None,
            replies: Vec::new(),
            files: false,
            kept: Vec::new(),
            form: FormState::default(),
            title: String::new(),
            number: String::new(),
            file: String::new(),
            act: act_word("close"),
            citation: String::new(),
            files_hint: hint(),
            accept: accept(),
        };
        vec![full, bare]
    }
}

/// `GET /lam-viec/vu-viec/{id}/viec/{act}`
pub async fn get(officer: Officer, Path((id, act)): Path<(Uuid, String)>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let page = load(&mut tx, &officer, &case, &act, None).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/viec/{act}`: keeps the draft and goes to what will follow.
pub async fn post(officer: Officer, Path((id, act)): Path<(Uuid, String)>, mut upload: Upload) -> PageResult {
    let app = &officer.app;
    let mut state = FormState::default();
    let mut basket = Basket::default();
    while let Some(part) = upload.next().await? {
        if part.name() == "files" {
            basket.add(part, &mut state, &app.workshop).await?;
        } else {
            let field = part.name().to_owned();
            let text = storable(&part.text(FIELD).await?);
            state.values.entry(field).or_default().push(text);
        }
    }
    let mut tx = app.db.begin_write().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let step = officers_move(app, &case, &act)?;
    let kept = casework::draft_of(&mut tx, id, &act).await?;
    let mut given: Given = state.values.clone();
    // The file page sends the reply alone: the rest of the draft stays as it is.
    let reply_only = given.remove("part").is_some();
    let from_template = insert(&mut tx, app, &case, &mut given).await?;
    if let (true, Some(kept)) = (reply_only, &kept) {
        let mut whole = prepared::read(&kept.given)?;
        whole.extend(given);
        given = whole;
    }
    if !state.is_right() {
        let page = load(&mut tx, &officer, &case, &act, Some(state)).await?;
        return officer.show_again(&page);
    }
    let draft = casework::keep_draft(
        &mut tx,
        &NewDraft {
            case: id,
            act: &step.act,
            given: &serde_json::to_string(&given).map_err(anyhow::Error::from)?,
            body: case.row.body_id,
            author: &officer.author(),
            ready: false,
            at: app.clock.micros(),
        },
    )
    .await?;
    for file in &basket.files {
        let attachment = NewAttachment {
            id: new_id(),
            case: id,
            // Of the draft: nobody outside sees it before the move is made.
            belongs: "draft",
            owner: draft,
            name: &file.name,
            media_type: file.taken.kind.media_type(),
            bytes: &file.taken.bytes,
            by_petitioner: false,
            at: app.clock.micros(),
        };
        cases::attach(&mut tx, &attachment).await?;
    }
    tx.commit().await?;
    Ok(go::to(&match (from_template, reply_only) {
        (false, _) => urls::case_draft(id, draft),
        (true, true) => format!("{}#f-reply", urls::with_id(urls::CASE, id)),
        (true, false) => format!("{}#f-reply", urls::case_step(id, &act)),
    }))
}

/// Puts the words of the chosen template below what is written already, with the blanks filled that the file knows;
/// whether that was asked for.
async fn insert(tx: &mut Tx, app: &App, case: &Guarded, given: &mut Given) -> Result<bool, PageError> {
    let template = given.remove("template");
    if given.remove("insert").is_none() {
        return Ok(false);
    }
    let chosen = template.and_then(|mut values| values.pop()).unwrap_or_default();
    let Ok(chosen) = chosen.parse::<Uuid>() else {
        return Ok(true);
    };
    let words = replies::words_of(tx, app, case, chosen).await?;
    let written = prepared::value(given, "reply");
    let whole = match written {
        "" => words,
        written => format!("{written}\n\n{words}"),
    };
    given.insert("reply".to_owned(), vec![whole]);
    Ok(true)
}

/// A move that an officer of the body can make or prepare now.
pub fn officers_move<'b>(app: &'b App, case: &Guarded, act: &str) -> Result<&'b Move, PageError> {
    let procedure = procedure_of(&app.rulebook, &case.row)?;
    let found = procedure.find_move(&case.row.state, act);
    let step = found.map_err(|_| PageError::Conflict(word("casework-not-from-here")))?;
    if step.by == Who::Petitioner || right_for(step).is_none() {
        return Err(PageError::Refused(word("casework-petitioners-move")));
    }
    Ok(step)
}

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    act: &str,
    form: Option<FormState>,
) -> Result<StepPage, PageError> {
    let app = &officer.app;
    let row = &case.row;
    let step = officers_move(app, case, act)?;
    let papers = Papers::of(tx, row).await?;
    let draft = casework::draft_of(tx, row.id, act).await?;
    let given = match (&form, &draft) {
        (Some(form), _) => form.values.clone(),
        (None, Some(draft)) => prepared::read(&draft.given)?,
        (None, None) => Given::new(),
    };
    let kept = match &draft {
        Some(draft) => files_of(tx, row.id, draft.id).await?,
        None => Vec::new(),
    };
    let ready = prepared::Prepared::of(
        app,
        row,
        &papers,
        step,
        &given,
        (!kept.is_empty(), &officer.actor.name),
    );
    let mut state = form.unwrap_or_default();
    let mut paper = Vec::new();
    if let Some(form) = ready.form {
        let signing = super::signing::Signing::of(tx, officer.into(), case, form, &given).await?;
        for (name, value, label) in signing.fields() {
            state
                .values
                .entry(name.to_owned())
                .or_insert_with(|| vec![value.to_owned()]);
            paper.push(text_field(name, Label::Word(label), false));
        }
        for blank in &form.blanks {
            if blank.from.is_some_and(|fact| asked_elsewhere(step, fact)) {
                continue;
            }
            let name = format!("{BLANK}{}", blank.name);
            let value = ready.values.get(&blank.name).cloned().unwrap_or_default();
            state.values.entry(name.clone()).or_insert_with(|| vec![value]);
            let label = match officer.lang {
                crate::words::Lang::Vi => blank.vi.clone(),
                crate::words::Lang::En => blank.en.clone(),
            };
            let mut field = text_field(&name, Label::Text(label), blank.optional);
            field.kind = if blank.lines { "area" } else { "text" };
            paper.push(field);
        }
    }
    for (name, values) in given {
        state.values.entry(name).or_insert(values);
    }
    let replies = if step.needs.contains(&Need::Reply) {
        replies::choices(tx, row.body_id).await?
    } else {
        Vec::new()
    };
    Ok(StepPage {
        number: super::line::number(row.id),
        title: row.title.clone(),
        file: urls::with_id(urls::CASE, row.id),
        act: act_word(&step.act),
        citation: step.citation.clone(),
        head_only: step.by == Who::Decide && !case.allows(&officer.actor, Act::DecideCase),
        fields: fields(officer, row, step),
        paper,
        paper_form: ready.form.map(form_name),
        replies,
        files: step.needs.contains(&Need::File) || step.needs.contains(&Need::FieldEvidence),
        files_hint: hint(),
        accept: accept(),
        kept,
        form: state,
    })
}

/// Names of the files kept with a draft.
pub async fn files_of(tx: &mut Tx, case: Uuid, draft: Uuid) -> Result<Vec<String>, PageError> {
    let all = cases::attachments(tx, case).await?;
    let of_draft = all.into_iter().filter(|file| file.owner_id == draft);
    Ok(of_draft.map(|file| file.name).collect())
}

/// A form as papers are known: its number and act, or its kind.
pub fn form_name(form: &gandan_core::cases::PaperForm) -> String {
    match &form.form {
        Some(named) => format!("{} – {}", named.number, named.act),
        None => form.about.clone(),
    }
}

fn text_field(name: &str, label: Label, optional: bool) -> Field {
    Field {
        name: name.to_owned(),
        kind: "text",
        label,
        hint: None,
        options: Vec::new(),
        optional,
    }
}

fn fields(officer: &Officer, row: &cases::CaseRow, step: &Move) -> Vec<Field> {
    let (app, today) = (&officer.app, officer.app.clock.today());
    let option = |item: &Item| super::list::Choice {
        value: item.key.clone(),
        label: item_words(officer.lang, item),
    };
    let mut fields = Vec::new();
    for need in &step.needs {
        let mut field = |name: &str, kind, label, hint, options| {
            fields.push(Field {
                name: name.to_owned(),
                kind,
                label: Label::Word(label),
                hint,
                options,
                optional: false,
            });
        };
        match need {
            Need::Ground => {
                let options = grounds(app, step, today).iter().map(option).collect();
                field("ground", "choice", word("casework-field-ground"), None, options);
            }
            Need::Eligibility => {
                let options = conditions(app, &row.regime, today).into_iter().map(option);
                let hint = Some(word("casework-eligible-hint"));
                let label = word("casework-field-eligible");
                field("eligible", "checks", label, hint, options.collect());
            }
            Need::Complexity | Need::SpecialComplexity => {
                let options = criteria(app, &row.regime, today).iter().map(option).collect();
                field(
                    "criteria",
                    "checks",
                    word("casework-field-criteria"),
                    None,
                    options,
                );
            }
            Need::Reason => {
                let hint = Some(word("casework-reason-hint"));
                field("reason", "area", word("casework-field-reason"), hint, Vec::new());
            }
            Need::Reply => {
                let hint = Some(word("casework-reply-hint"));
                field("reply", "area", word("casework-field-reply"), hint, Vec::new());
            }
            Need::Meeting => {
                field(
                    "meeting_time",
                    "text",
                    word("casework-field-meeting-time"),
                    None,
                    Vec::new(),
                );
                field(
                    "meeting_place",
                    "text",
                    word("casework-field-meeting-place"),
                    None,
                    Vec::new(),
                );
            }
            Need::FieldEvidence | Need::File => {}
        }
    }
    fields
}
