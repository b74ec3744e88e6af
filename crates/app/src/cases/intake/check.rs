use super::draft::{Draft, Open, Step};
use super::routed::{Goes, goes};
use super::step::Frame;
use crate::bodies::Known;
use crate::cases::terms::{TermLine, terms};
use crate::web::{Form, FormState, Page, PageError, PageResult, Visitor, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::bodies::BodyId;
use gandan_core::clock::Circumstances;
use gandan_rulebook::CaseClocks;
use gandan_store::cases;
use serde::Serialize;
use uuid::Uuid;

/// Everything once more, what will be public, who gets it and why; then it is sent.
#[derive(Serialize)]
pub struct CheckPage {
    frame: Frame,
    form: FormState,
    answers: Vec<Answer>,
    body: String,
    reason: Word,
    /// `feedback`, `complaint` …: what becomes public depends on it.
    kind: String,
    terms: Vec<TermLine>,
    joins: bool,
    send: String,
    days: i64,
}

/// An answer with the page where it can be changed.
#[derive(Serialize)]
pub struct Answer {
    label: Word,
    value: Option<String>,
    word: Option<Word>,
    change: Option<String>,
}

impl Page for CheckPage {
    const TEMPLATE: &'static str = "pages/intake/check.html";

    fn samples() -> Vec<CheckPage> {
        let page = |kind: &str, joins, form| CheckPage {
            frame: Frame::sample(),
            form,
            answers: vec![
                Answer::text("words", "Đèn đường hỏng".to_owned(), "/"),
                Answer::said("contact", word("intake-no-contact"), "/"),
            ],
            body: "UBND xã Mẫu".to_owned(),
            reason: word_of("route-reason-", "upkeep"),
            kind: kind.to_owned(),
            terms: vec![TermLine::sample(false)],
            joins,
            send: "/".to_owned(),
            days: super::purge::DAYS,
        };
        let sent = FormState::filled([("key", "0".repeat(64))]);
        vec![
            page("feedback", false, sent.clone()),
            page("complaint", false, sent.clone()),
            page("proposal", true, sent),
        ]
    }
}

impl Answer {
    fn text(label: &str, value: String, change: &str) -> Answer {
        Answer {
            label: word_of("intake-answer-", label),
            value: Some(value),
            word: None,
            change: Some(change.to_owned()),
        }
    }

    fn said(label: &str, said: Word, change: &str) -> Answer {
        Answer {
            label: word_of("intake-answer-", label),
            value: None,
            word: Some(said),
            change: Some(change.to_owned()),
        }
    }
}

/// `GET /gui/{id}/kiem-tra`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let step = open.draft.next(!open.files.is_empty());
    // Whoever comes straight here is asked what is still missing.
    if step != Step::Check {
        return Ok(go::to(&step.address(id)));
    }
    let known = visitor.app.bodies.load(&mut tx).await?;
    visitor.show(&page(&visitor, &known, &open)?)
}

fn page(visitor: &Visitor, known: &Known, open: &Open) -> Result<CheckPage, PageError> {
    let app = &visitor.app;
    let draft = &open.draft;
    let Goes { name, reason, .. } = goes(app, known, draft)?;
    let today = app.clock.today();
    let clocks = draft
        .regime()
        .and_then(|regime| {
            app.rulebook
                .procedure_for(regime, draft.discipline, draft.earlier.is_some())
        })
        .map(|procedure| CaseClocks::open(&app.rulebook, procedure, today, circumstances(draft)))
        .transpose()
        .map_err(anyhow::Error::from)?
        .map(|(clocks, _holes)| clocks)
        .unwrap_or_default();
    Ok(CheckPage {
        frame: Frame::of(open, Step::Check),
        form: FormState::filled([("key", open.row.idempotency_key.clone())]),
        answers: answers(visitor, known, open),
        body: name,
        reason,
        kind: draft.kind.clone(),
        terms: terms(app, visitor.lang, &clocks, today),
        joins: draft.joins.is_some(),
        send: urls::with_id(urls::SEND_DONE, open.id),
        days: super::purge::DAYS,
    })
}

/// What the clocks of a draft are counted by.
pub fn circumstances(draft: &Draft) -> Circumstances {
    Circumstances {
        instance: if draft.earlier.is_some() { 2 } else { 1 },
        ..Circumstances::default()
    }
}

fn answers(visitor: &Visitor, known: &Known, open: &Open) -> Vec<Answer> {
    let draft = &open.draft;
    let at = |step: Step| step.address(open.id);
    let mut answers = vec![Answer::text("words", draft.words.clone(), &at(Step::Words))];
    if !open.files.is_empty() {
        let names: Vec<&str> = open.files.iter().map(|file| file.name.as_str()).collect();
        answers.push(Answer::text("files", names.join(", "), &at(Step::Words)));
    }
    let kind = word_of("intake-kind-is-", &draft.kind);
    answers.push(Answer::said("kind", kind, &at(Step::Kind)));
    if draft.is_complaint() {
        let body = draft
            .decided_by
            .map(|id| known.name(BodyId(id)).to_owned())
            .unwrap_or_default();
        let both: Vec<&str> = [body.as_str(), draft.decision.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        answers.push(Answer::text("decision", both.join(" · "), &at(Step::Decision)));
    }
    let place = draft
        .place_id()
        .and_then(|id| known.registry.get(id))
        .map(|body| body.place.text().to_owned());
    let whole: Vec<String> = [Some(draft.place_words.clone()), place]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty())
        .collect();
    answers.push(match whole.is_empty() {
        true => Answer::said("place", word("intake-no-place"), &at(Step::Place)),
        false => Answer::text("place", whole.join(", "), &at(Step::Place)),
    });
    if let Some(subject) = draft.subject_of(visitor) {
        let name = subject.name(visitor.lang.code()).to_owned();
        answers.push(Answer::text("subject", name, &at(Step::Subject)));
    }
    let people = draft.people();
    answers.push(match people.first() {
        None => Answer::said("contact", word("intake-no-contact"), &at(Step::Contact)),
        Some(first) => {
            let parts = [&first.name, &first.address, &first.phone, &first.mail];
            let parts: Vec<&str> = parts
                .into_iter()
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            Answer::text("contact", parts.join(", "), &at(Step::Contact))
        }
    });
    if draft.contact.group {
        let speaking = people.iter().filter(|person| person.representative).count();
        let said = word("intake-group-counts")
            .with("people", people.len())
            .with("speaking", speaking);
        answers.push(Answer::said("group", said, &at(Step::Group)));
    }
    answers
}

/// `POST /gui/{id}/xoa`: nothing stays.
pub async fn drop_it(
    visitor: Visitor,
    Path(id): Path<Uuid>,
    _form: Form<super::step::Nothing>,
) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    cases::draft_take(&mut tx, id, &visitor.secret().digest()).await?;
    tx.commit().await?;
    Ok(go::with_notice(urls::HOME, notice("draft-dropped")))
}
