use super::form::Counter;
use crate::web::{Form, FormState, Officer, Page, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::{Path, Query};
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_store::cases::{self, InformationRow};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The register of what denounces and is no denunciation.
#[derive(Serialize)]
pub struct InformationPage {
    body_name: String,
    year: i64,
    rows: Vec<Line>,
    form: FormState,
    counter: &'static str,
    register: &'static str,
}

/// A line of it.
#[derive(Serialize)]
struct Line {
    number: i64,
    received: String,
    day: String,
    channel: Word,
    forwarded_by: String,
    clear: bool,
    evidence: bool,
    checkable: bool,
    state: Word,
    passed_to: String,
    settled: Option<String>,
    /// Where it is written down what became of it, where it may be looked into at all.
    settle: Option<String>,
}

impl Page for InformationPage {
    const TEMPLATE: &'static str = "pages/counter/information.html";

    fn samples() -> Vec<InformationPage> {
        let row = |state: &str, worth: bool| InformationRow {
            id: Uuid::nil(),
            body_id: Uuid::nil(),
            year: 2026,
            number: 3,
            received_day: "2026-11-20".to_owned(),
            day: "2026-11-23".to_owned(),
            channel: "box".to_owned(),
            forwarded_by: String::new(),
            clear: worth,
            evidence: worth,
            checkable: worth,
            state: state.to_owned(),
            passed_to: "Thanh tra tỉnh Mẫu".to_owned(),
            settled_day: (state != "kept").then(|| "2026-11-24".to_owned()),
            actor: "Văn thư 1".to_owned(),
            version: 1,
        };
        let page = |rows: Vec<Line>| InformationPage {
            body_name: "UBND xã Mẫu".to_owned(),
            year: 2026,
            rows,
            form: FormState::default(),
            counter: urls::COUNTER_DENUNCIATION,
            register: urls::PETITION_REGISTER,
        };
        vec![
            page(vec![
                line(&row("kept", true), true),
                line(&row("passed", true), true),
            ]),
            page(vec![line(&row("kept", false), true)]),
            page(Vec::new()),
        ]
    }
}

/// Which year of which body.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "nam")]
    year: String,
}

/// `GET /lam-viec/so-don/thong-tin`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let (known, body) = super::book::reader(&mut tx, &officer, &asked.body).await?;
    let today = officer.app.clock.today();
    let year = asked.year.parse().unwrap_or_else(|_| i64::from(today.year()));
    let rows = cases::informations(&mut tx, body.0, year).await?;
    let takes = may(
        &officer.actor,
        Act::TakePetition,
        Object::Body(body),
        &known.tree(today),
    )
    .is_ok();
    officer.show(&InformationPage {
        body_name: known.name(body).to_owned(),
        year,
        rows: rows.iter().map(|row| line(row, takes)).collect(),
        form: FormState::default(),
        counter: urls::COUNTER_DENUNCIATION,
        register: urls::PETITION_REGISTER,
    })
}

/// What became of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settled {
    to: String,
}

/// `POST /lam-viec/so-don/thong-tin/{id}`: the body looks into it, or passes it on for inspection. Both only where all
/// three conditions are met (Luật Tố cáo Đ25 k2).
pub async fn settle(officer: Officer, Path(id): Path<Uuid>, form: Form<Settled>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let row = cases::information(&mut tx, id).await?;
    let counter = Counter::of(&mut tx, &officer, &row.body_id.to_string()).await?;
    if counter.body != BodyId(row.body_id) {
        return Err(Refusal::Scope.into());
    }
    if !row.worth_checking() {
        return Err(crate::web::PageError::BadRequest(word("information-not-worth")));
    }
    let to = form.input.to.trim();
    let state = if to.is_empty() { "checked" } else { "passed" };
    let (author, at) = (officer.author(), app.clock.micros());
    cases::settle_information(&mut tx, &row, (state, to), app.clock.today(), &author, at).await?;
    tx.commit().await?;
    let address = urls::with_query(
        urls::INFORMATION_REGISTER,
        &[
            ("co-quan", &row.body_id.to_string()),
            ("nam", &row.year.to_string()),
        ],
    );
    Ok(go::with_notice(&address, notice("information-settled")))
}

fn line(row: &InformationRow, takes: bool) -> Line {
    Line {
        number: row.number,
        received: row.received_day.clone(),
        day: row.day.clone(),
        channel: word_of("case-channel-", &row.channel),
        forwarded_by: row.forwarded_by.clone(),
        clear: row.clear,
        evidence: row.evidence,
        checkable: row.checkable,
        state: word_of("information-state-", &row.state),
        passed_to: row.passed_to.clone(),
        settled: row.settled_day.clone(),
        settle: (takes && row.state == "kept" && row.worth_checking())
            .then(|| urls::with_id(urls::INFORMATION_SETTLE, row.id)),
    }
}
