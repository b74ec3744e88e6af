use super::plan::{ClassPlan, Going, Plan, Schedules};
use crate::cases::said::regime_word;
use crate::cases::work::number;
use crate::law::{reason, say_term};
use crate::web::{FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::retention::Then;
use gandan_store::Tx;
use gandan_store::retention::{self, DisposalRow};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// So many lines of the list are on the page; the record has all of them.
const LINES: usize = 200;

/// What may go, and why: numbers, days and articles, never a word of the files.
#[derive(Serialize)]
pub struct PreviewPage {
    form: FormState,
    bodies: Vec<Choice>,
    body: String,
    body_name: String,
    on: String,
    classes: Vec<ClassView>,
    lines: Vec<LineView>,
    total: usize,
    held: usize,
    kin: usize,
    more: bool,
    /// They may sign.
    sign: bool,
    archives: bool,
    digest: String,
    records: Vec<RecordLink>,
    action: &'static str,
}

#[derive(Serialize)]
struct ClassView {
    name: String,
    /// For how long, or why nobody knows.
    period: String,
    known: bool,
    begins: Word,
    then: Word,
    due: i64,
    later: i64,
    unknown: i64,
}

#[derive(Serialize)]
struct LineView {
    number: String,
    regime: Word,
    closed: String,
    until: String,
    citation: String,
    then: Word,
}

/// A body to choose.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn of(value: &str, label: &str) -> Choice {
        Choice {
            value: value.to_owned(),
            label: label.to_owned(),
        }
    }
}

/// A disposal in a list.
#[derive(Serialize)]
struct RecordLink {
    number: String,
    day: String,
    signer: String,
    state: Word,
    href: String,
}

impl Page for PreviewPage {
    const TEMPLATE: &'static str = "pages/cases/retention/preview.html";

    fn samples() -> Vec<PreviewPage> {
        let class = |known: bool| ClassView {
            name: "Hồ sơ giải quyết khiếu nại".to_owned(),
            period: "15 năm · Bảng thời hạn".to_owned(),
            known,
            begins: word_of("retention-begins-", "year-end"),
            then: word_of("retention-then-", "archive"),
            due: 1,
            later: 2,
            unknown: i64::from(!known),
        };
        let line = LineView {
            number: "VV-00000000".to_owned(),
            regime: regime_word("complaint"),
            closed: "2026-11-20".to_owned(),
            until: "2041-12-31".to_owned(),
            citation: "Bảng thời hạn".to_owned(),
            then: word_of("retention-then-", "archive"),
        };
        let record = RecordLink {
            number: "3/2026".to_owned(),
            day: "2026-11-23".to_owned(),
            signer: "Cán bộ 1".to_owned(),
            state: word("retention-state-ended"),
            href: "/".to_owned(),
        };
        let full = PreviewPage {
            form: FormState::filled([("den", "2026-11-23".to_owned())])
                .with_error("seen-yes", word("retention-not-seen"))
                .with_error("handed_over", word("retention-archive-first")),
            bodies: vec![Choice::of("1", "UBND xã Mẫu"), Choice::of("2", "UBND xã Bên")],
            body: "1".to_owned(),
            body_name: "UBND xã Mẫu".to_owned(),
            on: "2026-11-23".to_owned(),
            classes: vec![class(true), class(false)],
            lines: vec![line],
            total: 1,
            held: 1,
            kin: 1,
            more: true,
            sign: true,
            archives: true,
            digest: "00".to_owned(),
            records: vec![record],
            action: urls::RETENTION,
        };
        let empty = PreviewPage {
            form: FormState::default(),
            bodies: Vec::new(),
            body: "1".to_owned(),
            body_name: "UBND xã Mẫu".to_owned(),
            on: "2026-11-23".to_owned(),
            classes: vec![class(false)],
            lines: Vec::new(),
            total: 0,
            held: 0,
            kin: 0,
            more: false,
            sign: false,
            archives: false,
            digest: String::new(),
            records: Vec::new(),
            action: urls::RETENTION,
        };
        vec![full, empty]
    }
}

/// Whose files, as of which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    pub(super) body: String,
    #[serde(rename = "den")]
    pub(super) on: String,
}

/// `GET /lam-viec/luu-tru`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let page = load(&mut tx, &officer, &asked, FormState::default()).await?;
    officer.show(&page)
}

/// The page, for this handler and for the form that comes back to it.
pub(super) async fn load(
    tx: &mut Tx,
    officer: &Officer,
    asked: &Asked,
    mut form: FormState,
) -> Result<PreviewPage, PageError> {
    let app = &officer.app;
    let (body, bodies) = readable(tx, officer, &asked.body).await?;
    let on = day(officer, &asked.on);
    let schedules = Schedules {
        book: &app.rulebook,
        on,
    };
    let plan = Plan::draw(tx, schedules, body.0).await?;
    let known = app.bodies.load(tx).await?;
    let tree = known.tree(app.clock.today());
    let records = retention::disposals(tx, body.0, 50).await?;
    // What is still to come can be looked at; it is not signed today.
    let sign =
        on <= app.clock.today() && may(&officer.actor, Act::DisposeCases, Object::Body(body), &tree).is_ok();
    form.values
        .entry("den".to_owned())
        .or_insert_with(|| vec![on.to_string()]);
    form.values
        .entry("co-quan".to_owned())
        .or_insert_with(|| vec![body.0.to_string()]);
    Ok(PreviewPage {
        form,
        bodies: bodies
            .into_iter()
            .map(|body| Choice::of(&body.0.to_string(), known.name(body)))
            .collect(),
        body: body.0.to_string(),
        body_name: known.name(body).to_owned(),
        on: on.to_string(),
        classes: plan
            .classes
            .iter()
            .map(|class| class_view(officer, class))
            .collect(),
        lines: plan.going.iter().take(LINES).map(line).collect(),
        total: plan.going.len(),
        held: plan.held,
        kin: plan.kin,
        more: plan.more,
        sign: sign && !plan.going.is_empty(),
        archives: plan.archives(),
        digest: plan.digest(),
        records: records.iter().map(record).collect(),
        action: urls::RETENTION,
    })
}

/// The body whose files are asked for, or their first; and all they may choose from.
async fn readable(tx: &mut Tx, officer: &Officer, asked: &str) -> Result<(BodyId, Vec<BodyId>), PageError> {
    let known = officer.app.bodies.load(tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let reads = |body: BodyId| {
        may(
            &officer.actor,
            Act::ReadPetitionRegister,
            Object::Body(body),
            &tree,
        )
    };
    let bodies: Vec<BodyId> = officer
        .actor
        .bodies()
        .into_iter()
        .filter(|body| reads(*body).is_ok())
        .collect();
    let body = match asked.parse::<Uuid>() {
        Ok(body) => BodyId(body),
        Err(_) => *bodies.first().ok_or(Refusal::Role)?,
    };
    reads(body)?;
    Ok((body, bodies))
}

/// The day asked for, today where none is.
pub(super) fn day(officer: &Officer, asked: &str) -> Date {
    asked.parse().unwrap_or_else(|_| officer.app.clock.today())
}

fn class_view(officer: &Officer, plan: &ClassPlan) -> ClassView {
    let (words, lang) = (&officer.app.words, officer.lang);
    let period = match &plan.keeping {
        Ok(keeping) => format!("{} · {}", say_term(words, lang, keeping.term), keeping.citation),
        Err(error) => reason(words, lang, error),
    };
    ClassView {
        name: plan.class.name(lang.code()).to_owned(),
        period,
        known: plan.keeping.is_ok(),
        begins: begins(&plan.class),
        then: then(plan.class.then),
        due: plan.due,
        later: plan.later,
        unknown: plan.unknown,
    }
}

pub(super) fn begins(class: &gandan_core::cases::retention::Class) -> Word {
    use gandan_core::cases::retention::Begins;
    match class.begins {
        Begins::Closed => word_of("retention-begins-", "closed"),
        Begins::YearEnd => word_of("retention-begins-", "year-end"),
    }
}

pub(super) fn then(then: Then) -> Word {
    word_of("retention-then-", then.code())
}

fn line(going: &Going) -> LineView {
    LineView {
        number: number(going.file.id),
        regime: regime_word(&going.file.regime),
        closed: going.file.closed_day.clone().unwrap_or_default(),
        until: going.until.to_string(),
        citation: going.citation.clone(),
        then: then(going.then),
    }
}

fn record(row: &DisposalRow) -> RecordLink {
    RecordLink {
        number: format!("{}/{}", row.number, row.year),
        day: row.day.clone(),
        signer: row.actor.clone(),
        state: state(row),
        href: urls::with_id(urls::DISPOSAL, row.id),
    }
}

/// How a disposal stands, in a word.
pub(super) fn state(row: &DisposalRow) -> Word {
    match (row.ended_at, row.stopped_at, row.swept_at) {
        (Some(_), _, Some(_)) => word("retention-state-ended"),
        (Some(_), _, None) => word("retention-state-sweeping"),
        (None, Some(_), _) => word("retention-state-stopped"),
        (None, None, _) => word("retention-state-running"),
    }
}
