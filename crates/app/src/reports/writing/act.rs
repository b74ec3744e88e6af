use super::checking::{findings, stored};
use super::loaded::Loaded;
use super::paper::{Heading, paper};
use super::round::{Followed, follow};
use super::show::{act_word, right_for};
use crate::reports::forms;
use crate::reports::period::{state_tone, state_word};
use crate::web::{App, Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use anyhow::Context;
use axum::extract::Path;
use gandan_core::reports::{ReportAct, ReportRefusal, ReportState, Went};
use gandan_store::journal::Author;
use gandan_store::reports::{self, ReportDone, ReportError};
use gandan_store::{Tx, new_id};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Before something official is done with a report: what will follow, and what it needs.
#[derive(Serialize)]
pub struct ActPage {
    title: String,
    state: Word,
    tone: &'static str,
    label: Word,
    follows: Word,
    report: String,
    checks: String,
    form: FormState,
    /// How the paper is headed is asked.
    heading: bool,
    /// Words that say why are asked, and needed.
    reason: bool,
    needed: bool,
    found: usize,
    unanswered: usize,
    body: String,
    to: String,
    figures: usize,
    /// Statistical forms belong to it.
    forms: bool,
}

impl Page for ActPage {
    const TEMPLATE: &'static str = "pages/reports/act.html";

    fn samples() -> Vec<ActPage> {
        let page = |act: ReportAct, state: ReportState, form| ActPage {
            title: "Kết quả công tác dân vận chính quyền quý III năm 2026".to_owned(),
            state: state_word(state),
            tone: state_tone(state),
            label: act_word(act),
            follows: follows(act),
            report: "/".to_owned(),
            checks: "/".to_owned(),
            form,
            heading: act == ReportAct::Sign,
            reason: asks_why(act),
            needed: act == ReportAct::Return,
            found: 3,
            unanswered: usize::from(act == ReportAct::Sign),
            body: "UBND xã Mẫu".to_owned(),
            to: "UBND tỉnh Mẫu".to_owned(),
            figures: 4,
            forms: true,
        };
        let mut samples: Vec<ActPage> = ReportAct::ALL
            .into_iter()
            .map(|act| page(act, ReportState::Review, FormState::default()))
            .collect();
        samples.push(page(
            ReportAct::Sign,
            ReportState::Review,
            FormState::default().with_error("symbol", word("report-heading-missing")),
        ));
        samples.push(page(
            ReportAct::Return,
            ReportState::Sent,
            FormState::default().with_error("reason", word("report-reason-missing")),
        ));
        samples
    }
}

/// As it stands in the address.
pub fn address(act: ReportAct) -> &'static str {
    match act {
        ReportAct::Submit => "trinh",
        ReportAct::TakeBack => "rut",
        ReportAct::Sign => "ky",
        ReportAct::Send => "gui",
        ReportAct::Accept => "nhan",
        ReportAct::Return => "tra-lai",
        ReportAct::Revise => "sua-lai",
    }
}

fn of_address(code: &str) -> Result<ReportAct, PageError> {
    let found = ReportAct::ALL.into_iter().find(|act| address(*act) == code);
    found.ok_or_else(PageError::not_found)
}

fn follows(act: ReportAct) -> Word {
    word_of("report-follows-", act.code())
}

fn asks_why(act: ReportAct) -> bool {
    matches!(act, ReportAct::Return | ReportAct::Accept | ReportAct::TakeBack)
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    version: String,
    key: String,
    reason: String,
}

/// `GET /bao-cao/{id}/viec/{act}`
pub async fn get(officer: Officer, Path((id, act)): Path<(Uuid, String)>) -> PageResult {
    let act = of_address(&act)?;
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, right_for(act)).await?;
    let mut form = FormState::filled([
        ("version", loaded.guarded.row.version.to_string()),
        ("key", new_id().to_string()),
    ]);
    if act == ReportAct::Sign {
        Heading::proposed(&mut tx, &officer.app, &loaded)
            .await?
            .fill(&mut form);
    }
    officer.show(&page(&mut tx, &officer, &loaded, act, form).await?)
}

/// `POST /bao-cao/{id}/viec/{act}`
pub async fn post(officer: Officer, Path((id, act)): Path<(Uuid, String)>, form: Form<Input>) -> PageResult {
    let act = of_address(&act)?;
    let Form { input, mut state } = form;
    let bad = || PageError::BadRequest(word("error-bad-request-text"));
    let seen: i64 = input.version.parse().map_err(|_| bad())?;
    let form_key: Uuid = input.key.parse().map_err(|_| bad())?;
    if act == ReportAct::Sign {
        for field in ["subject", "symbol", "place", "lines"] {
            state.required(field, word("report-heading-missing"));
        }
    }
    let mut tx = officer.app.db.begin_write().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, right_for(act)).await?;
    if !state.is_right() {
        return officer.show_again(&page(&mut tx, &officer, &loaded, act, state).await?);
    }
    let (author, at) = (officer.author(), officer.app.clock.micros());
    let went = if act == ReportAct::Sign {
        let signing = Signing {
            heading: &Heading::of_form(&state),
            seen,
            form_key,
            author: &author,
            at,
        };
        sign(&mut tx, &officer.app, &loaded, &signing).await?
    } else {
        let done = ReportDone {
            report: id,
            act,
            seen,
            reason: &input.reason,
            number: "",
            figures: &[],
            form_key,
            today: loaded.guarded.today,
        };
        reports::act(&mut tx, &done, &author, at).await
    };
    let refusal = match went {
        Ok(went) => {
            if matches!(went, Went::To(_)) {
                let done = Followed {
                    act,
                    reason: &input.reason,
                    form_key,
                    author: &author,
                    at,
                    today: loaded.guarded.today,
                };
                follow(&mut tx, &officer.app, &loaded.guarded.row, &done).await?;
                tx.commit().await?;
            }
            let to = match act {
                // Whoever sent it back reads it no more once it is written on.
                ReportAct::Accept | ReportAct::Return => {
                    urls::with_query(urls::REPORT_LIST, &[("phia", "nhan")])
                }
                _ => urls::with_id(urls::REPORT_PAGE, id),
            };
            return Ok(go::with_notice(&to, said(act)));
        }
        Err(ReportError::Store(error)) => return Err(error.into()),
        Err(ReportError::Refused(refusal)) => refusal,
    };
    drop(tx);
    match refusal {
        ReportRefusal::Stale => return Err(PageError::Conflict(word("report-stale"))),
        ReportRefusal::NotFromHere => return Err(PageError::Conflict(word("report-not-from-here"))),
        ReportRefusal::NoReason => state.error("reason", word("report-reason-missing")),
        ReportRefusal::Unanswered(count) => {
            state.error("subject", word("report-unanswered").with("count", count));
        }
    }
    let mut tx = officer.app.db.begin_read().await?;
    let loaded = Loaded::load(&mut tx, &officer, id, right_for(act)).await?;
    officer.show_again(&page(&mut tx, &officer, &loaded, act, state).await?)
}

/// A signature on a report.
pub struct Signing<'a> {
    /// How the paper is headed and signed.
    pub heading: &'a Heading,
    /// The version that the head had before them.
    pub seen: i64,
    /// Of the form: sent twice, it is signed once.
    pub form_key: Uuid,
    /// Who signs.
    pub author: &'a Author,
    /// Now.
    pub at: i64,
}

/// Signs: looks once more, gives the number, freezes the figures and the cells of its forms, keeps the paper. Nothing is written where it is refused
/// or was signed by the same form before: the caller commits only what went on.
///
/// # Errors
/// [`PageError`] where the paper cannot be made; inside, why it is not signed.
pub async fn sign(
    tx: &mut Tx,
    app: &App,
    loaded: &Loaded,
    signing: &Signing<'_>,
) -> Result<Result<Went, ReportError>, PageError> {
    let row = &loaded.guarded.row;
    let today = loaded.guarded.today;
    // Looked at once more with this transaction's eyes: what came up since the page was opened waits for an answer too.
    if loaded.guarded.state.is_open() {
        let found = findings(tx, app, loaded).await?;
        reports::find_anew(tx, row.id, &stored(&found)?).await?;
    }
    let number = reports::next_report_number(tx, row.by_id, i64::from(today.year())).await?;
    let signed = (number, today, signing.author.name.as_str());
    let made = paper(tx, app, loaded, signing.heading, Some(signed)).await?;
    let joint = if signing.heading.symbol.contains('/') {
        '-'
    } else {
        '/'
    };
    let mut figures = loaded.values.frozen();
    if loaded.guarded.state.is_open() {
        let cells = forms::frozen(app, tx, &loaded.guarded.known, row).await?;
        // Signed before the bodies below are counted, its forms would stay empty for ever.
        figures.extend(cells.ok_or_else(|| PageError::Conflict(word("report-forms-wait")))?);
    }
    let done = ReportDone {
        report: row.id,
        act: ReportAct::Sign,
        seen: signing.seen,
        reason: "",
        number: &format!("{number:02}{joint}{}", signing.heading.symbol),
        figures: &figures,
        form_key: signing.form_key,
        today,
    };
    let went = reports::act(tx, &done, signing.author, signing.at).await;
    if matches!(went, Ok(Went::To(_))) {
        made.check().context("the report as a paper")?;
        let made = serde_json::to_string(&made).context("the report as a paper")?;
        reports::keep_paper(
            tx,
            (row.id, row.edition),
            row.by_id,
            &made,
            signing.author,
            signing.at,
        )
        .await?;
    }
    Ok(went)
}

fn said(act: ReportAct) -> crate::words::Notice {
    match act {
        ReportAct::Submit => notice("report-submitted"),
        ReportAct::TakeBack => notice("report-taken-back"),
        ReportAct::Sign => notice("report-signed"),
        ReportAct::Send => notice("report-sent"),
        ReportAct::Accept => notice("report-accepted"),
        ReportAct::Return => notice("report-returned"),
        ReportAct::Revise => notice("report-revised"),
    }
}

async fn page(
    tx: &mut Tx,
    officer: &Officer,
    loaded: &Loaded,
    act: ReportAct,
    form: FormState,
) -> Result<ActPage, PageError> {
    let guarded = &loaded.guarded;
    let row = &guarded.row;
    let given = gandan_core::reports::Given {
        reason: true,
        ..gandan_core::reports::Given::default()
    };
    if gandan_core::reports::decide(guarded.state, act, given).is_err() {
        return Err(PageError::Conflict(word("report-not-from-here")));
    }
    let looks = matches!(act, ReportAct::Submit | ReportAct::Sign);
    let found = match looks {
        true => findings(tx, &officer.app, loaded).await?,
        false => Vec::new(),
    };
    let rows = reports::findings(tx, row.id).await?;
    let answered = |mark: String| rows.iter().any(|row| row.mark == mark && row.answer.is_some());
    Ok(ActPage {
        title: row.title.clone(),
        state: state_word(guarded.state),
        tone: state_tone(guarded.state),
        label: act_word(act),
        follows: follows(act),
        report: urls::with_id(urls::REPORT_PAGE, row.id),
        checks: urls::with_id(urls::REPORT_CHECKS, row.id),
        form,
        heading: act == ReportAct::Sign,
        reason: asks_why(act),
        needed: act == ReportAct::Return,
        found: found.len(),
        unanswered: found.iter().filter(|finding| !answered(finding.mark())).count(),
        body: row.by_name.clone(),
        to: row.to_name.clone().unwrap_or_default(),
        figures: loaded.values.frozen().len(),
        forms: forms::wanted(row),
    })
}
