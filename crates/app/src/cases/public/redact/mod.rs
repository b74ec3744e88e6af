//! Choosing what a public copy leaves out, with the copy as everybody would read it.

mod parts;
mod samples;

use super::Shown;
use super::matter::LeftOut;
use super::texts::{Choice, Copy, Texts};
use crate::cases::guard::{Guarded, opened};
use crate::web::{Form, FormState, Officer, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::redaction::{Omission, Reason};
use gandan_store::Tx;
use gandan_store::cases::{self, PublicationRow};
use parts::{Part, parse, part_list};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is left out, and what is left.
#[derive(Serialize)]
pub struct RedactPage {
    form: FormState,
    title: String,
    back: String,
    action: String,
    sign: String,
    withdraw: String,
    /// Nothing where there is no answer to publish.
    ready: bool,
    version: i64,
    parts: Vec<Part>,
    reasons: Vec<ReasonChoice>,
    preview: Option<Preview>,
    saved: Option<Saved>,
    signs: bool,
    public: Option<String>,
    withdrawn: Vec<Past>,
}

/// A reason to choose.
#[derive(Serialize)]
struct ReasonChoice {
    value: &'static str,
    label: Word,
}

/// The copy as everybody would read it.
#[derive(Serialize)]
struct Preview {
    title: Shown,
    words: Vec<Shown>,
    answer: Vec<Shown>,
    left_out: Vec<LeftOut>,
}

/// Who chose last.
#[derive(Serialize)]
struct Saved {
    by: String,
    at: i64,
}

/// A copy that was taken back.
#[derive(Serialize)]
struct Past {
    day: String,
    reason: String,
}

impl Preview {
    fn of(copy: &Copy) -> Preview {
        Preview {
            title: Shown::of(&copy.title),
            words: Shown::paragraphs(&copy.words),
            answer: Shown::paragraphs(&copy.answer),
            left_out: LeftOut::list(&copy.left_out()),
        }
    }
}

fn reasons() -> Vec<ReasonChoice> {
    Reason::ALL
        .map(|reason| ReasonChoice {
            value: reason.code(),
            label: word_of("redaction-reason-", reason.code()),
        })
        .into()
}

/// What was posted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    /// `part.start.end.reason` of each omission that stays.
    giu: Vec<String>,
    /// Own words, one phrase a line.
    tu: String,
    /// Why those.
    #[serde(rename = "ly-do")]
    why: String,
    version: String,
}

/// `GET /lam-viec/vu-viec/{id}/cong-khai`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::RedactCase).await?;
    let page = page(&mut tx, &officer, &guarded, FormState::default(), None).await?;
    drop(tx);
    opened(&officer, &guarded.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/cong-khai`: saves the choice and shows the copy.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::RedactCase).await?;
    let texts = Texts::load(&mut tx, &guarded.row).await?.ok_or_else(not_ready)?;
    let mut omissions: Vec<(usize, Omission)> = input.giu.iter().filter_map(|text| parse(text)).collect();
    let reason = Reason::from_code(&input.why).unwrap_or(Reason::Name);
    for words in input.tu.lines().map(str::trim).filter(|words| !words.is_empty()) {
        let found = texts.everywhere(words, reason);
        if found.is_empty() {
            state.error("tu", word("redact-words-nowhere").with("words", words));
        }
        omissions.extend(found);
    }
    let choice = Choice::of(omissions);
    // What does not fit these texts was chosen on others.
    texts
        .copy(&choice)
        .map_err(|_| PageError::Conflict(word("redact-changed")))?;
    if !state.is_right() {
        let page = page(&mut tx, &officer, &guarded, state, Some(&choice)).await?;
        return officer.show_again(&page);
    }
    let version = input
        .version
        .parse()
        .map_err(|_| PageError::BadRequest(word("redact-changed")))?;
    let parts = serde_json::to_string(&choice).map_err(anyhow::Error::from)?;
    let author = officer.author();
    let at = officer.app.clock.micros();
    cases::save_redaction(&mut tx, &guarded.row, &parts, &texts.hash(), version, &author, at).await?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::CASE_PUBLISH, id),
        notice("redaction-saved"),
    ))
}

/// There is nothing that could be published.
pub(super) fn not_ready() -> PageError {
    PageError::Conflict(word("redact-not-ready"))
}

/// The page of a case as it stands; `typed` is a choice that is not saved.
pub(super) async fn page(
    tx: &mut Tx,
    officer: &Officer,
    guarded: &Guarded,
    form: FormState,
    typed: Option<&Choice>,
) -> Result<RedactPage, PageError> {
    let id = guarded.row.id;
    let texts = Texts::load(tx, &guarded.row).await?;
    let saved = cases::redaction(tx, id).await?;
    let copies: Vec<PublicationRow> = cases::publications_of_case(tx, id).await?;
    let public = copies.iter().find(|copy| copy.withdrawn_day.is_none());
    let (mut parts, mut preview, mut chosen) = (Vec::new(), None, None);
    if let Some(texts) = &texts {
        chosen = texts.chosen(saved.as_ref())?;
        let suggested = texts.suggested();
        let left_out = typed.or(chosen.as_ref()).unwrap_or(&suggested);
        let copy = texts
            .copy(left_out)
            .map_err(|_| PageError::Conflict(word("redact-changed")))?;
        preview = Some(Preview::of(&copy));
        parts = part_list(texts, left_out, &suggested);
    }
    Ok(RedactPage {
        form,
        title: guarded.row.title.clone(),
        back: urls::with_id(urls::CASE, id),
        action: urls::with_id(urls::CASE_PUBLISH, id),
        sign: urls::with_id(urls::CASE_PUBLISH_SIGN, id),
        withdraw: urls::with_id(urls::CASE_PUBLISH_WITHDRAW, id),
        ready: texts.is_some(),
        version: saved.as_ref().map_or(0, |saved| saved.version),
        parts,
        reasons: reasons(),
        preview,
        saved: saved.filter(|_| chosen.is_some()).map(|saved| Saved {
            by: saved.actor,
            at: saved.at,
        }),
        signs: guarded.allows(&officer.actor, Act::PublishCase),
        public: public.map(|copy| urls::with_id(urls::PUBLICATION, copy.id)),
        withdrawn: copies
            .iter()
            .filter_map(|copy| {
                Some(Past {
                    day: copy.withdrawn_day.clone()?,
                    reason: copy.withdrawn_reason.clone(),
                })
            })
            .collect(),
    })
}
