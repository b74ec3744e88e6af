use super::holder::{Holder, Mine, private};
use super::next::{Next, next_of};
use super::papers::{FileLine, papers};
use super::timeline::{Line, merged_into, timeline};
use crate::cases::moving::clocks_of;
use crate::cases::said::step_word;
use crate::cases::terms::{TermLine, terms};
use crate::web::{FormState, Page, PageError, PageResult, Visitor, urls};
use crate::words::{Word, word, word_of};
use gandan_core::cases::{PublicStep, Who};
use gandan_rulebook::Rulebook;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow, MoveRow};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// A matter as its owner sees it.
#[derive(Serialize)]
pub struct TrackPage {
    form: FormState,
    ending: String,
    kind: Word,
    title: String,
    words: String,
    received_at: i64,
    body: String,
    place: String,
    subject: String,
    steps: Vec<Line>,
    terms: Vec<TermLine>,
    answer: Option<Answer>,
    files: Vec<FileLine>,
    papers: Vec<FileLine>,
    messages: Vec<Said>,
    readings: Vec<Reading>,
    merged: Option<Word>,
    joined: bool,
    /// The person may say whether it is solved.
    confirm: bool,
    deny: bool,
    solved: Option<Word>,
    rate: bool,
    stars: Option<i64>,
    /// From when it can be rated, ISO.
    rate_from: Option<String>,
    next: Option<Next>,
    hint: Word,
    accept: String,
}

/// What the body answered.
#[derive(Serialize)]
struct Answer {
    words: String,
    day: String,
    body: String,
    basis: String,
}

/// A message.
#[derive(Serialize)]
struct Said {
    mine: bool,
    who: String,
    words: String,
    at: i64,
    files: Vec<FileLine>,
}

/// Somebody opened the file.
#[derive(Serialize)]
struct Reading {
    who: String,
    body: String,
    at: i64,
}

impl Page for TrackPage {
    const TEMPLATE: &'static str = "pages/tracking/show.html";

    fn samples() -> Vec<TrackPage> {
        let line = |state, title: &str| Line {
            state,
            title: step_word(title),
            when: (state == "done").then(|| "2026-11-23".to_owned()),
            text: "NĐ 155/2026 Đ10".to_owned(),
        };
        let file = || FileLine {
            name: "anh.jpg".to_owned(),
            href: "/".to_owned(),
            size: 120_000,
            picture: true,
        };
        let page = |form: FormState| TrackPage {
            form,
            ending: "3456".to_owned(),
            kind: word_of("intake-kind-is-", "feedback"),
            title: "Đèn đường hỏng".to_owned(),
            words: "Đèn đường hỏng ba tuần".to_owned(),
            received_at: 0,
            body: "UBND xã Mẫu".to_owned(),
            place: "thôn Đông, xã Mẫu".to_owned(),
            subject: "Đèn đường".to_owned(),
            steps: vec![
                line("done", "received"),
                line("now", "sorting"),
                line("next", "answered"),
            ],
            terms: vec![TermLine::sample(true), TermLine::sample(false)],
            answer: None,
            files: vec![file()],
            papers: Vec::new(),
            messages: Vec::new(),
            readings: Vec::new(),
            merged: None,
            joined: false,
            confirm: false,
            deny: false,
            solved: None,
            rate: false,
            stars: None,
            rate_from: None,
            next: None,
            hint: crate::attachments::hint(),
            accept: crate::attachments::accept(),
        };
        let wrong = FormState::default()
            .with_error("reason", word("tracking-reason-missing"))
            .with_error("stars", word("tracking-stars-missing"))
            .with_error("message", word("tracking-message-missing"));
        let full = TrackPage {
            answer: Some(Answer {
                words: "Đã thay bóng".to_owned(),
                day: "2026-12-01".to_owned(),
                body: "UBND xã Mẫu".to_owned(),
                basis: "Luật Tiếp công dân 42/2013 Đ28".to_owned(),
            }),
            papers: vec![file()],
            messages: [true, false]
                .map(|mine| Said {
                    mine,
                    who: "Cán bộ 1".to_owned(),
                    words: "Bao giờ xong?".to_owned(),
                    at: 0,
                    files: vec![file()],
                })
                .into(),
            readings: vec![Reading {
                who: "Cán bộ 1".to_owned(),
                body: "UBND xã Mẫu".to_owned(),
                at: 0,
            }],
            merged: Some(word("tracking-merged").with("body", "UBND xã Mẫu")),
            joined: true,
            confirm: true,
            deny: true,
            rate: true,
            stars: Some(4),
            solved: Some(word_of("tracking-solved-", "no")),
            rate_from: Some("2026-12-15".to_owned()),
            ..page(wrong)
        };
        let mut samples: Vec<TrackPage> = Next::samples()
            .into_iter()
            .map(|next| TrackPage {
                next: Some(next),
                solved: Some(word_of("tracking-solved-", "yes")),
                ..page(FormState::default())
            })
            .collect();
        samples.push(full);
        samples.push(page(FormState::default()));
        samples
    }
}

/// `GET /tra-cuu` with a code in the browser.
pub async fn get(holder: Holder) -> PageResult {
    let visitor = &holder.visitor;
    let mut tx = visitor.app.db.begin_read().await?;
    let mine = match holder.mine(&mut tx).await {
        Ok(mine) => mine,
        // The code opens nothing (any more): forget it, and say so.
        Err(PageError::NotFound { .. }) => return super::holder::leave(visitor),
        Err(error) => return Err(error),
    };
    let (page, unread) = page(&holder, &mut tx, &mine, FormState::default()).await?;
    drop(tx);
    if unread {
        let mut tx = visitor.app.db.begin_write().await?;
        cases::seen(&mut tx, mine.petition.id, false, visitor.app.clock.micros()).await?;
        tx.commit().await?;
    }
    Ok(private(visitor.show(&page)?))
}

/// The page again, with what was wrong in one of its forms.
///
/// # Errors
/// The engine's.
pub async fn again(holder: &Holder, tx: &mut Tx, mine: &Mine, form: FormState) -> PageResult {
    let (page, _) = page(holder, tx, mine, form).await?;
    Ok(private(holder.visitor.show_again(&page)?))
}

async fn page(
    holder: &Holder,
    tx: &mut Tx,
    mine: &Mine,
    form: FormState,
) -> Result<(TrackPage, bool), PageError> {
    let visitor = &holder.visitor;
    let (app, today) = (&visitor.app, visitor.app.clock.today());
    let (case, petition) = (&mine.case, &mine.petition);
    // Where it was joined with another, the way of that one is shown, and nothing else of it.
    let target = match case.merged_id {
        Some(id) => Some(cases::find(tx, id).await?),
        None => None,
    };
    let followed = target.as_ref().unwrap_or(case);
    let history = cases::history(tx, followed.id).await?;
    let transfers = cases::transfers(tx, followed.id).await?;
    let readings = cases::readings(tx, case.id).await?;
    let all = cases::messages(tx, case.id, Some(petition.id)).await?;
    let unread = all
        .iter()
        .any(|message| !message.from_petitioner && message.read_at.is_none());
    let kept = papers(tx, mine, &all).await?;
    let clocks = clocks_of(followed)?;
    let known = app.bodies.load(tx).await?;
    let rate_from = rating_day(visitor, case);
    let may = |act: &str| may(&app.rulebook, case, act);
    let page = TrackPage {
        form,
        ending: holder.ending(),
        kind: word_of("intake-kind-is-", &case.regime),
        // The title of a case that others opened is made of their words.
        title: if mine.first {
            case.title.clone()
        } else {
            String::new()
        },
        words: petition.words.clone(),
        received_at: petition.received_at,
        body: followed.body_name.clone(),
        place: place(case, mine.first),
        subject: app
            .subjects
            .find(&case.subject)
            .map(|subject| subject.name(visitor.lang.code()).to_owned())
            .unwrap_or_default(),
        steps: timeline(&app.rulebook, followed, &history, &transfers),
        terms: terms(app, visitor.lang, &clocks, today),
        answer: answer(&app.rulebook, followed, &history),
        messages: all
            .iter()
            .map(|message| Said {
                mine: message.from_petitioner,
                who: message.actor.clone(),
                words: message.words.clone(),
                at: message.at,
                files: kept.of(message.id),
            })
            .collect(),
        files: kept.of(petition.id),
        papers: kept.papers,
        readings: readings
            .into_iter()
            .map(|reading| Reading {
                who: reading.actor,
                body: reading.body_name.unwrap_or_default(),
                at: reading.at,
            })
            .collect(),
        merged: target.as_ref().map(merged_into),
        joined: !mine.first && target.is_none(),
        confirm: mine.first && may("confirm"),
        deny: may("deny"),
        solved: case
            .solved
            .as_deref()
            .map(|said| word_of("tracking-solved-", said)),
        rate: mine.first && case.stars.is_none() && rate_from.is_some_and(|day| day <= today),
        stars: case.stars.filter(|_| mine.first),
        rate_from: rate_from.filter(|day| *day > today).map(|day| day.to_string()),
        next: next_of(&app.rulebook, &known, case, today)?.filter(|_| mine.first),
        hint: crate::attachments::hint(),
        accept: crate::attachments::accept(),
    };
    Ok((page, unread))
}

fn place(case: &CaseRow, first: bool) -> String {
    let words = if first { case.place_words.as_str() } else { "" };
    let parts: Vec<&str> = [words, case.place_name.as_deref().unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// Whether the person may make this move now.
pub fn may(book: &Rulebook, case: &CaseRow, act: &str) -> bool {
    case.merged_id.is_none()
        && book
            .procedure(&case.procedure)
            .and_then(|procedure| procedure.find_move(&case.state, act).ok())
            .is_some_and(|step| step.by == Who::Petitioner)
}

/// From when an answered matter can be rated.
pub fn rating_day(visitor: &Visitor, case: &CaseRow) -> Option<Date> {
    let answered: Date = case.answered_day.as_deref()?.parse().ok()?;
    if case.outcome.as_deref() != Some("answered") || case.merged_id.is_some() {
        return None;
    }
    answered
        .checked_add(i64::from(visitor.app.config.rating_after_days).days())
        .ok()
}

/// The last answer that still stands.
fn answer(book: &Rulebook, case: &CaseRow, history: &[MoveRow]) -> Option<Answer> {
    case.outcome.as_ref()?;
    let told = |made: &&MoveRow| {
        let step = book
            .procedure(&made.procedure)
            .and_then(|procedure| procedure.state(&made.to_state))
            .map(|state| state.step);
        let ends = matches!(step, Some(PublicStep::Answered | PublicStep::Ended));
        ends && !made.told.is_empty() && made.account_id.is_some()
    };
    history.iter().rev().find(told).map(|made| Answer {
        words: made.told.clone(),
        day: made.day.clone(),
        body: made.body_name.clone().unwrap_or_default(),
        basis: made.basis.clone(),
    })
}

/// The address of the page, for what leads back to it.
pub const HERE: &str = urls::TRACKING;
