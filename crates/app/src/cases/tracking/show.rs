use super::answers::{Answer, answer};
use super::course::{self, PartLine, Passed};
use super::holder::{Holder, Mine, private};
use super::next::{Next, next_of};
use super::papers::{FileLine, PaperLine, papers};
use super::stop::{ToldLine, told};
use super::timeline::{Line, timeline};
use super::voices::{Voices, may, rating_day};
use crate::bodies::Known;
use crate::cases::moving::clocks_of;
use crate::cases::said::step_word;
use crate::cases::terms::{TermLine, terms};
use crate::web::{FormState, Page, PageError, PageResult};
use crate::words::{Word, word, word_of};
use gandan_core::access::Wish;
use gandan_core::bodies::BodyId;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow};
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
    papers: Vec<PaperLine>,
    evidence: Vec<FileLine>,
    messages: Vec<Said>,
    readings: Vec<Reading>,
    /// The matters of a petition that has several.
    parts: Vec<PartLine>,
    /// What the forms of this page are sent with, so that they come back to this matter.
    query: String,
    /// It is looked at together with others.
    together: Option<Word>,
    passed: Option<Passed>,
    told: Vec<ToldLine>,
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
            since: (state == "now").then(|| "2026-11-20".to_owned()),
        };
        let file = || FileLine {
            name: "anh.jpg".to_owned(),
            href: "/".to_owned(),
            size: 120_000,
            picture: true,
        };
        let passed = |state| Passed {
            state,
            from: "UBND xã Mẫu".to_owned(),
            to: "Sở Xây dựng tỉnh Mẫu".to_owned(),
            day: "2026-11-24".to_owned(),
            reason: "Đường của tỉnh".to_owned(),
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
            evidence: Vec::new(),
            messages: Vec::new(),
            readings: Vec::new(),
            parts: Vec::new(),
            query: String::new(),
            together: None,
            passed: None,
            told: Vec::new(),
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
            papers: vec![PaperLine {
                symbol: "05/UBND".to_owned(),
                about: "V/v trả lời".to_owned(),
                day: "2026-12-01".to_owned(),
                href: "/".to_owned(),
            }],
            evidence: vec![file()],
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
            together: Some(word("tracking-merged").with("body", "UBND xã Mẫu")),
            passed: Some(passed("accepted")),
            parts: vec![
                PartLine {
                    name: "Đèn đường hỏng".to_owned(),
                    body: "UBND xã Mẫu".to_owned(),
                    step: step_word("answered"),
                    href: "/".to_owned(),
                    here: true,
                },
                PartLine {
                    name: "Đường lún".to_owned(),
                    body: "Sở Xây dựng tỉnh Mẫu".to_owned(),
                    step: step_word("sorting"),
                    href: "/".to_owned(),
                    here: false,
                },
            ],
            query: "?viec=2".to_owned(),
            told: vec![ToldLine {
                position: 0,
                ways: "•••••••678 · t•••@vidu.vn".to_owned(),
            }],
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
        for state in ["waiting", "returned"] {
            samples.push(TrackPage {
                together: Some(word("tracking-joined").with("body", "UBND xã Mẫu")),
                passed: Some(passed(state)),
                ..page(FormState::default())
            });
        }
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
    let history = cases::history(tx, case.id).await?;
    let transfers = cases::transfers(tx, case.id).await?;
    // Who opened the file of their own words.
    let own = mine.went.get(mine.at).map_or(case.id, |went| went.opened.id);
    let readings = cases::readings(tx, own).await?;
    let all = cases::messages(tx, case.id, Some(petition.id)).await?;
    let people = cases::petitioners(tx, petition.id).await?;
    let voices = Voices::of(tx, mine).await?;
    let unread = all
        .iter()
        .any(|message| !message.from_petitioner && message.read_at.is_none());
    let kept = papers(tx, app, mine, &all).await?;
    let clocks = clocks_of(case)?;
    let known = app.bodies.load(tx).await?;
    let rate_from = rating_day(visitor, case).filter(|_| mine.may(Wish::Judge) && voices.stars.is_none());
    let may = |act: &str| mine.may(Wish::Judge) && may(&app.rulebook, case, act);
    let said_yes = voices.solved.as_deref() == Some("yes");
    let steps = timeline(&app.rulebook, case, &history, &transfers);
    let page = TrackPage {
        form,
        ending: holder.ending(),
        kind: word_of("intake-kind-is-", &case.regime),
        // The title of a case that others opened is made of their words.
        title: if mine.is_first() {
            case.title.clone()
        } else {
            String::new()
        },
        words: mine.words().to_owned(),
        received_at: petition.received_at,
        body: case.body_name.clone(),
        place: place(&known, case, mine.is_first()),
        subject: app
            .subjects
            .find(&case.subject)
            .map(|subject| subject.name(visitor.lang.code()).to_owned())
            .unwrap_or_default(),
        steps: course::joined(steps, mine),
        terms: terms(app, visitor.lang, &clocks, today),
        answer: answer(&app.rulebook, case, &history),
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
        evidence: kept.evidence,
        readings: readings
            .into_iter()
            .map(|reading| Reading {
                who: reading.actor,
                body: reading.body_name.unwrap_or_default(),
                at: reading.at,
            })
            .collect(),
        parts: course::parts(&app.rulebook, mine),
        query: mine
            .here()
            .trim_start_matches(crate::web::urls::TRACKING)
            .to_owned(),
        together: course::together(mine),
        passed: course::passed(&transfers),
        told: told(&people),
        confirm: may("confirm") && !said_yes,
        deny: may("deny"),
        solved: voices
            .solved
            .as_deref()
            .map(|said| word_of("tracking-solved-", said)),
        rate: rate_from.is_some_and(|day| day <= today),
        stars: voices.stars,
        rate_from: rate_from.filter(|day| *day > today).map(|day| day.to_string()),
        next: next_of(&app.rulebook, &known, case, today)?.filter(|_| mine.may(Wish::GoOn)),
        hint: crate::attachments::hint(),
        accept: crate::attachments::accept(),
    };
    Ok((page, unread))
}

fn place(known: &Known, case: &CaseRow, first: bool) -> String {
    let words = if first { case.place_words.as_str() } else { "" };
    let body = case.place_id.and_then(|id| known.registry.get(BodyId(id)));
    let commune = body.map_or("", |body| body.place.text());
    let parts: Vec<&str> = [words, commune]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}
