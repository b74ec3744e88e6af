use super::draft::{Open, Step};
use super::step::{Choice, Frame};
use crate::web::{Form, FormState, Page, PageResult, Visitor, go};
use crate::words::word;
use axum::extract::Path;
use gandan_core::cases::{OTHER, Subject};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What it is about: what the words suggest stands first, and can be changed.
#[derive(Serialize)]
pub struct SubjectPage {
    frame: Frame,
    form: FormState,
    suggested: Vec<Choice<String>>,
    all: Vec<Choice<String>>,
}

impl Page for SubjectPage {
    const TEMPLATE: &'static str = "pages/intake/subject.html";

    fn samples() -> Vec<SubjectPage> {
        let some = || {
            vec![Choice {
                value: "lighting".to_owned(),
                label: "Đèn đường".to_owned(),
            }]
        };
        let page = |form, suggested| SubjectPage {
            frame: Frame::sample(),
            form,
            suggested,
            all: some(),
        };
        vec![
            page(FormState::filled([("subject", "lighting".to_owned())]), some()),
            page(
                FormState::default().with_error("subject", word("intake-subject-missing")),
                Vec::new(),
            ),
        ]
    }
}

/// `GET /gui/{id}/linh-vuc`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let suggested = visitor.app.subjects.suggest(&open.draft.words);
    let first = suggested.first().map(|subject| subject.code.clone());
    let chosen = match open.draft.subject.as_str() {
        "" => first.unwrap_or_else(|| OTHER.to_owned()),
        chosen => chosen.to_owned(),
    };
    visitor.show(&page(&visitor, &open, FormState::filled([("subject", chosen)])))
}

/// What was chosen: one of the suggested, or one of the whole list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    subject: String,
    listed: String,
}

/// `POST /gui/{id}/linh-vuc`
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Chosen>) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = Open::load(&mut tx, &visitor, id).await?;
    let Form { input, mut state } = form;
    let said = if input.listed.is_empty() {
        &input.subject
    } else {
        &input.listed
    };
    let Some(subject) = visitor.app.subjects.find(said) else {
        state.error("subject", word("intake-subject-missing"));
        return visitor.show_again(&page(&visitor, &open, state));
    };
    open.draft.subject.clone_from(&subject.code);
    open.draft.answered(Step::Subject);
    open.draft.changed();
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}

fn page(visitor: &Visitor, open: &Open, form: FormState) -> SubjectPage {
    let choice = |subject: &Subject| Choice {
        value: subject.code.clone(),
        label: subject.name(visitor.lang.code()).to_owned(),
    };
    let subjects = &visitor.app.subjects;
    let mut suggested: Vec<Choice<String>> = subjects
        .suggest(&open.draft.words)
        .into_iter()
        .map(choice)
        .collect();
    // What was chosen before stays in sight.
    if let Some(chosen) = subjects.find(form.value("subject"))
        && chosen.code != OTHER
        && !suggested.iter().any(|one| one.value == chosen.code)
    {
        suggested.insert(0, choice(chosen));
    }
    SubjectPage {
        frame: Frame::of(open, Step::Subject),
        form,
        suggested,
        all: subjects.all().iter().map(choice).collect(),
    }
}
