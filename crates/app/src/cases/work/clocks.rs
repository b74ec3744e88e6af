use super::line::Due;
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::clocks_of;
use crate::cases::said::{clock_word, regime_word};
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::Binds;
use gandan_core::clock::ClockState;
use gandan_rulebook::{CaseClock, CaseClocks};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// A clock of a case as its file shows it.
#[derive(Debug, Clone, Serialize)]
pub struct ClockView {
    /// Its name.
    pub name: Word,
    /// The article.
    pub citation: String,
    /// ISO.
    pub due: String,
    /// How it stands.
    pub state: Word,
    /// `over`, `near`, `plain`, `done`.
    pub tone: &'static str,
    /// Whom it binds, where that is not the body.
    pub binds: Option<Word>,
    /// Days off of that year are not decided yet.
    pub provisional: bool,
    /// How it was found.
    pub href: String,
}

/// All clocks of a case, those that run first.
pub fn views(case: Uuid, clocks: &CaseClocks, today: Date) -> Vec<ClockView> {
    let mut views: Vec<(bool, ClockView)> = clocks
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let ended = matches!(entry.clock.state, ClockState::Ended { .. });
            (ended, view(entry, today, urls::case_clock(case, at)))
        })
        .collect();
    views.sort_by_key(|(ended, _)| *ended);
    views.into_iter().map(|(_, view)| view).collect()
}

/// One.
pub fn view(entry: &CaseClock, today: Date, href: String) -> ClockView {
    let clock = &entry.clock;
    let (state, tone) = match clock.state {
        ClockState::Running => match (entry.binds, Due::of(&entry.name, &clock.due.to_string(), today)) {
            (Binds::Body, Some(due)) => (due.left, due.tone),
            _ => (word("casework-clock-runs"), "plain"),
        },
        ClockState::Paused { since } => (
            word("casework-clock-paused").with("day", super::prepared::in_numbers(since)),
            "near",
        ),
        ClockState::Ended { on } if on > clock.due && entry.binds == Binds::Body => (
            word("casework-clock-ended-late").with("day", super::prepared::in_numbers(on)),
            "over",
        ),
        ClockState::Ended { on } => (
            word("casework-clock-ended").with("day", super::prepared::in_numbers(on)),
            "done",
        ),
    };
    ClockView {
        name: clock_word(&entry.name),
        citation: clock.citation.clone(),
        due: clock.due.to_string(),
        state,
        tone,
        binds: match entry.binds {
            Binds::Body => None,
            Binds::Petitioner => Some(word("casework-binds-petitioner")),
            Binds::Nobody => Some(word("casework-binds-nobody")),
        },
        provisional: clock.provisional,
        href,
    }
}

/// Why a due day is this day: every step of it in words.
#[derive(Serialize)]
pub struct ClockPage {
    number: String,
    title: String,
    regime: Word,
    body: String,
    file: String,
    clock: ClockView,
    rule: String,
    reference: String,
    steps: Vec<String>,
}

impl Page for ClockPage {
    const TEMPLATE: &'static str = "pages/cases/work/clock.html";

    fn samples() -> Vec<ClockPage> {
        vec![ClockPage {
            number: "VV-00000000".to_owned(),
            title: "Đèn đường ngõ 5 không sáng".to_owned(),
            regime: regime_word("feedback"),
            body: "UBND xã Mẫu".to_owned(),
            file: "/".to_owned(),
            clock: sample(),
            rule: "complaint.acceptance".to_owned(),
            reference: "KN-03".to_owned(),
            steps: vec!["Ngày nhận: 23/11/2026; ngày này không tính.".to_owned()],
        }]
    }
}

/// One for the tests of templates.
pub fn sample() -> ClockView {
    ClockView {
        name: clock_word("acceptance"),
        citation: "NĐ 155/2026/NĐ-CP Đ10".to_owned(),
        due: "2026-12-02".to_owned(),
        state: word("casework-left").with("days", 9_i64),
        tone: "plain",
        binds: Some(word("casework-binds-petitioner")),
        provisional: true,
        href: "/".to_owned(),
    }
}

/// `GET /lam-viec/vu-viec/{id}/thoi-han/{at}`
pub async fn get(officer: Officer, Path((id, at)): Path<(Uuid, usize)>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    drop(tx);
    let clocks = clocks_of(&case.row)?;
    let entry = clocks.iter().nth(at).ok_or_else(PageError::not_found)?;
    let app = &officer.app;
    let derivation = app.rulebook.explain(&entry.clock).map_err(anyhow::Error::from)?;
    opened(&officer, &case.row).await?;
    officer.show(&ClockPage {
        number: super::line::number(id),
        title: case.row.title.clone(),
        regime: regime_word(&case.row.regime),
        body: case.row.body_name.clone(),
        file: urls::with_id(urls::CASE, id),
        clock: view(entry, case.today, urls::case_clock(id, at)),
        rule: derivation.rule.clone(),
        reference: derivation.reference.clone(),
        steps: crate::law::lines(&app.words, officer.lang, &derivation),
    })
}
