use super::actions::{self, TestRefusal};
use super::{Trouble, may_care};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::outbox::{Channel, FAILED_KEPT_DAYS, MOST_ATTEMPTS, QuietHours, SENT_KEPT_DAYS};
use gandan_store::outbox::{self, NoticeRow, Tallies};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A day in microseconds.
const DAY: i64 = 24 * 60 * 60 * 1_000_000;
/// So many notices in trouble are listed.
const TROUBLED: i64 = 100;
/// So many of the newest.
const LATEST: i64 = 20;

/// How the outbox stands, for the administrator of the installation.
#[derive(Serialize)]
pub struct OutboxPage {
    form: FormState,
    ways: Vec<Way>,
    quiet: Option<String>,
    waiting: i64,
    postponed: i64,
    failed: i64,
    sent: i64,
    attempts: i64,
    sent_days: i64,
    failed_days: i64,
    troubled: Vec<Line>,
    latest: Vec<Line>,
    test: &'static str,
    again_all: &'static str,
}

#[derive(Serialize)]
struct Way {
    name: Word,
    set: bool,
}

/// A notice without its address.
#[derive(Serialize)]
struct Line {
    created_at: i64,
    kind: Word,
    channel: Word,
    attempts: i64,
    state: &'static str,
    not_before: i64,
    reason: Option<Word>,
    again: String,
}

impl Page for OutboxPage {
    const TEMPLATE: &'static str = "pages/outbox/show.html";

    fn samples() -> Vec<OutboxPage> {
        let row = |failed_at, sent_at, last_error: Option<&str>| NoticeRow {
            id: Uuid::nil(),
            kind: "news".to_owned(),
            channel: "mail".to_owned(),
            not_before: 10,
            created_at: 10,
            attempts: 5,
            sent_at,
            failed_at,
            last_error: last_error.map(str::to_owned),
        };
        let all = || {
            vec![
                row(Some(11), None, Some("answer:550")),
                row(None, None, Some("unreachable")),
                row(None, None, None),
                row(None, Some(11), None),
            ]
        };
        let tallies = |failed| Tallies {
            waiting: 1,
            postponed: 2,
            failed,
            sent: 1234,
        };
        let channels = &[Channel::Mail, Channel::Sms];
        let full = page(
            FormState::default().with_error("to", word("outbox-test-to-wrong")),
            channels,
            QuietHours::default(),
            tallies(1),
            (all(), all()),
            9,
        );
        let empty = page(
            FormState::default(),
            &[],
            QuietHours::NONE,
            tallies(0),
            (Vec::new(), Vec::new()),
            9,
        );
        vec![full, empty]
    }
}

fn page(
    form: FormState,
    channels: &[Channel],
    quiet: QuietHours,
    tallies: Tallies,
    (troubled, latest): (Vec<NoticeRow>, Vec<NoticeRow>),
    now: i64,
) -> OutboxPage {
    let ways = Channel::ALL.into_iter().map(|channel| Way {
        name: word_of("outbox-channel-", channel.code()),
        set: channels.contains(&channel),
    });
    let lines = |rows: Vec<NoticeRow>| rows.into_iter().map(|row| line(row, now)).collect();
    OutboxPage {
        form,
        ways: ways.collect(),
        quiet: Some(quiet.to_string()).filter(|_| quiet != QuietHours::NONE),
        waiting: tallies.waiting,
        postponed: tallies.postponed,
        failed: tallies.failed,
        sent: tallies.sent,
        attempts: MOST_ATTEMPTS,
        sent_days: SENT_KEPT_DAYS,
        failed_days: FAILED_KEPT_DAYS,
        troubled: lines(troubled),
        latest: lines(latest),
        test: urls::OUTBOX_TEST,
        again_all: urls::OUTBOX_AGAIN_ALL,
    }
}

fn line(row: NoticeRow, now: i64) -> Line {
    let state = match (row.sent_at, row.failed_at) {
        (Some(_), _) => "sent",
        (None, Some(_)) => "failed",
        (None, None) if row.not_before > now => "later",
        (None, None) => "waiting",
    };
    Line {
        created_at: row.created_at,
        kind: word_of("outbox-kind-", &row.kind),
        channel: word_of("outbox-channel-", &row.channel),
        attempts: row.attempts,
        state,
        not_before: row.not_before,
        reason: row.last_error.as_deref().map(Trouble::word_of_code),
        again: urls::with_id(urls::OUTBOX_AGAIN, row.id),
    }
}

/// What the form of the test holds; its only field is read from the state.
#[derive(Deserialize)]
pub struct Nothing {}

/// `GET /lam-viec/quan-tri/thu-di`
pub async fn get(officer: Officer) -> PageResult {
    let page = load(&officer, FormState::default()).await?;
    officer.show(&page)
}

/// `POST /lam-viec/quan-tri/thu-di/thu`
pub async fn test(officer: Officer, form: Form<Nothing>) -> PageResult {
    let mut state = form.state;
    let message = match actions::test(&officer, state.value("to")).await? {
        Ok(_) => return Ok(go::with_notice(urls::OUTBOX, notice("outbox-test"))),
        Err(TestRefusal::Address) => word("outbox-test-to-wrong"),
        Err(TestRefusal::NotServed) => word("outbox-test-to-not-served"),
    };
    state.error("to", message);
    let page = load(&officer, state).await?;
    officer.show_again(&page)
}

/// `POST /lam-viec/quan-tri/thu-di/{id}/gui-lai`
pub async fn again(officer: Officer, Path(id): Path<Uuid>, _: Form<Nothing>) -> PageResult {
    actions::again(&officer, id).await?;
    Ok(go::with_notice(urls::OUTBOX, notice("outbox-again")))
}

/// `POST /lam-viec/quan-tri/thu-di/gui-lai`
pub async fn again_all(officer: Officer, _: Form<Nothing>) -> PageResult {
    actions::again_all(&officer).await?;
    Ok(go::with_notice(urls::OUTBOX, notice("outbox-again")))
}

async fn load(officer: &Officer, form: FormState) -> Result<OutboxPage, PageError> {
    let app = &officer.app;
    let now = app.clock.micros();
    let mut tx = app.db.begin_read().await?;
    may_care(officer, &mut tx).await?;
    let tallies = outbox::tallies(&mut tx, now, now - SENT_KEPT_DAYS * DAY).await?;
    let troubled = outbox::troubled(&mut tx, TROUBLED).await?;
    let latest = outbox::latest(&mut tx, LATEST).await?;
    let (channels, quiet) = (app.outbox.channels(), app.outbox.quiet_hours());
    Ok(page(form, &channels, quiet, tallies, (troubled, latest), now))
}
