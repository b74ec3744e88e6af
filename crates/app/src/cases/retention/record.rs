use super::preview::{state, then};
use crate::cases::said::regime_word;
use crate::cases::work::number;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::{Path, Query};
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::retention::Then;
use gandan_store::retention::{self, DisposedRow};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// So many lines stand on one page.
const LINES: i64 = 500;

/// Biên bản: what was disposed of, by which article, who signed. Numbers and days only.
#[derive(Serialize)]
pub struct RecordPage {
    number: String,
    body_name: String,
    on: String,
    day: String,
    signer: String,
    handed_over: String,
    state: Word,
    waiting: i64,
    done: i64,
    kept: i64,
    swept_at: Option<i64>,
    lines: Vec<LineView>,
    next: Option<String>,
    /// They may break it off, or take it up again.
    stop: bool,
    resume: bool,
    action: String,
    back: String,
    form: FormState,
}

#[derive(Serialize)]
struct LineView {
    position: i64,
    number: String,
    regime: Word,
    class: String,
    received: String,
    closed: String,
    until: String,
    citation: String,
    then: Word,
    result: Word,
}

impl Page for RecordPage {
    const TEMPLATE: &'static str = "pages/cases/retention/record.html";

    fn samples() -> Vec<RecordPage> {
        let line = |result: Word| LineView {
            position: 1,
            number: "VV-00000000".to_owned(),
            regime: regime_word("feedback"),
            class: "Hồ sơ kiến nghị, phản ánh".to_owned(),
            received: "2024-11-20".to_owned(),
            closed: "2024-11-30".to_owned(),
            until: "2025-12-31".to_owned(),
            citation: "Bảng thời hạn".to_owned(),
            then: then(Then::Anonymise),
            result,
        };
        let codes = ["open", "held", "unknown", "until", "kin", "moved", "gone"];
        let mut lines = vec![line(word("retention-done")), line(word("retention-waiting"))];
        lines.extend(codes.map(|code| line(word_of("retention-kept-", code))));
        let page = |lines: Vec<LineView>, running: bool| RecordPage {
            number: "3/2026".to_owned(),
            body_name: "UBND xã Mẫu".to_owned(),
            on: "2026-11-23".to_owned(),
            day: "2026-11-23".to_owned(),
            signer: "Cán bộ 1".to_owned(),
            handed_over: if running {
                "12/BB-LT".to_owned()
            } else {
                String::new()
            },
            state: word(if running {
                "retention-state-running"
            } else {
                "retention-state-ended"
            }),
            waiting: i64::from(running),
            done: 1,
            kept: 1,
            swept_at: (!running).then_some(0),
            next: running.then(|| "/".to_owned()),
            lines,
            stop: running,
            resume: !running,
            action: "/".to_owned(),
            back: "/".to_owned(),
            form: FormState::default(),
        };
        vec![page(lines, true), page(Vec::new(), false)]
    }
}

/// From which line on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    sau: String,
}

/// `GET /lam-viec/luu-tru/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_read().await?;
    let row = retention::disposal(&mut tx, id).await?;
    let known = app.bodies.load(&mut tx).await?;
    let body = BodyId(row.body_id);
    let tree = known.tree(app.clock.today());
    may(
        &officer.actor,
        Act::ReadPetitionRegister,
        Object::Body(body),
        &tree,
    )?;
    let signs = may(&officer.actor, Act::DisposeCases, Object::Body(body), &tree).is_ok();
    let after: i64 = asked.sau.parse().unwrap_or(0);
    let mut lines = retention::disposed(&mut tx, id, after, LINES + 1).await?;
    let progress = retention::progress(&mut tx, id).await?;
    let full = usize::try_from(LINES).unwrap_or(usize::MAX);
    let more = lines.len() > full;
    lines.truncate(full);
    let next = lines.last().filter(|_| more).map(|last| {
        let after = last.position.to_string();
        urls::with_query(&urls::with_id(urls::DISPOSAL, id), &[("sau", after.as_str())])
    });
    let class_name = |key: &str| {
        let schedule = app.rulebook.schedule();
        let class = schedule.classes.iter().find(|class| class.key == key);
        class.map_or_else(
            || key.to_owned(),
            |class| class.name(officer.lang.code()).to_owned(),
        )
    };
    let running = row.ended_at.is_none();
    officer.show(&RecordPage {
        number: format!("{}/{}", row.number, row.year),
        body_name: known.name(body).to_owned(),
        state: state(&row),
        waiting: progress.waiting,
        done: progress.done,
        kept: progress.kept,
        swept_at: row.swept_at,
        lines: lines
            .iter()
            .map(|line| line_view(line, class_name(&line.class)))
            .collect(),
        next,
        stop: signs && running && row.stopped_at.is_none(),
        resume: signs && running && row.stopped_at.is_some(),
        action: urls::with_id(urls::DISPOSAL, id),
        back: urls::with_query(urls::RETENTION, &[("co-quan", &row.body_id.to_string())]),
        form: FormState::default(),
        on: row.on_day,
        day: row.day,
        signer: row.actor,
        handed_over: row.handed_over,
    })
}

fn line_view(row: &DisposedRow, class: String) -> LineView {
    let archive = row.then_do == Then::Archive.code();
    LineView {
        position: row.position,
        number: number(row.case_id),
        regime: regime_word(&row.regime),
        class,
        received: row.received_day.clone(),
        closed: row.closed_day.clone(),
        until: row.kept_until.clone(),
        citation: row.citation.clone(),
        then: then(if archive { Then::Archive } else { Then::Anonymise }),
        result: match row.state.as_str() {
            "done" => word("retention-done"),
            "waiting" => word("retention-waiting"),
            _ => word_of("retention-kept-", &row.why),
        },
    }
}

/// What is wanted of one that runs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    what: String,
}

/// `POST /lam-viec/luu-tru/{id}`: breaks it off, or takes it up again.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Wanted>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let row = retention::disposal(&mut tx, id).await?;
    let known = app.bodies.load(&mut tx).await?;
    let tree = known.tree(app.clock.today());
    let body = Object::Body(BodyId(row.body_id));
    may(&officer.actor, Act::DisposeCases, body, &tree)?;
    let on = match form.input.what.as_str() {
        "stop" => false,
        "resume" => true,
        _ => return Err(PageError::not_found()),
    };
    retention::stop(&mut tx, &row, &officer.author(), app.clock.micros(), on).await?;
    tx.commit().await?;
    let said = if on {
        notice("disposal-resumed")
    } else {
        notice("disposal-stopped")
    };
    Ok(go::with_notice(&urls::with_id(urls::DISPOSAL, id), said))
}
