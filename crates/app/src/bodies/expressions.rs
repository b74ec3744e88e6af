use super::Known;
use super::actions;
use super::find::day;
use super::line::{BodyLine, BodyLink};
use super::plan::named;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::{Path, Query};
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::{BodyId, Context, CorrectionScope, How, Part, Unresolved};
use gandan_store::{access, bodies as store};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Trying an expression, and what people taught about them.
#[derive(Serialize)]
pub struct ExpressionsPage {
    trial: FormState,
    result: Option<Tried>,
    teaches: bool,
    form: FormState,
    corrections: Vec<Taught>,
    list: &'static str,
    action: &'static str,
}

/// How an expression was understood.
#[derive(Serialize)]
struct Tried {
    words: String,
    day: String,
    bodies: usize,
    confidence: f32,
    parts: Vec<TriedPart>,
    remainder: Vec<Rest>,
}

/// A piece that was understood.
#[derive(Serialize)]
struct TriedPart {
    words: String,
    how: Word,
    role: Option<String>,
    group: Option<String>,
    confidence: f32,
    bodies: Vec<BodyLine>,
}

/// A piece that was not.
#[derive(Serialize)]
struct Rest {
    words: String,
    reason: Word,
    bodies: Vec<BodyLink>,
}

/// A correction.
#[derive(Serialize)]
struct Taught {
    words: String,
    issuer: Option<BodyLink>,
    bodies: Vec<BodyLink>,
    who: String,
    at: i64,
    forget: String,
}

/// What is tried.
#[derive(Deserialize)]
pub struct Trial {
    #[serde(default)]
    q: String,
    #[serde(default)]
    ngay: String,
    #[serde(default)]
    noi: String,
}

/// The fields are read from the form's state.
#[derive(Deserialize)]
pub struct Input {}

impl Page for ExpressionsPage {
    const TEMPLATE: &'static str = "pages/bodies/expressions.html";

    fn samples() -> Vec<ExpressionsPage> {
        let tried = Tried {
            words: "các sở, ban, ngành và ban nào đó".to_owned(),
            day: "2018-06-19".to_owned(),
            bodies: 1,
            confidence: 0.63,
            parts: vec![TriedPart {
                words: "các sở, ban, ngành".to_owned(),
                how: word_of("body-how-", how_code(How::Group)),
                role: Some("Giám đốc".to_owned()),
                group: Some("sở, ban, ngành".to_owned()),
                confidence: 0.9,
                bodies: vec![BodyLine::sample(true), BodyLine::sample(false)],
            }],
            remainder: vec![Rest {
                words: "ban nào đó".to_owned(),
                reason: reason(&Unresolved::MatchesNoBody),
                bodies: vec![BodyLink::sample()],
            }],
        };
        let taught = |issuer| Taught {
            words: "các cơ quan khối Đảng".to_owned(),
            issuer,
            bodies: vec![BodyLink::sample()],
            who: "Cán bộ 1".to_owned(),
            at: 0,
            forget: urls::expression_forget(Uuid::nil()),
        };
        let page = |result, form, corrections| ExpressionsPage {
            trial: FormState::default(),
            result,
            teaches: true,
            form,
            corrections,
            list: urls::BODIES,
            action: urls::EXPRESSIONS,
        };
        let wrong = FormState::default().with_error("bodies", word("body-line-unknown").with("line", "x"));
        vec![
            page(
                Some(tried),
                FormState::default(),
                vec![taught(None), taught(Some(BodyLink::sample()))],
            ),
            page(None, wrong, Vec::new()),
        ]
    }
}

/// `GET /lam-viec/cach-goi`
pub async fn get(officer: Officer, Query(asked): Query<Trial>) -> PageResult {
    let today = officer.app.clock.today();
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let mut trial = FormState::filled([
        ("q", asked.q.clone()),
        ("ngay", asked.ngay.clone()),
        ("noi", asked.noi.clone()),
    ]);
    let mut result = None;
    let mut form = FormState::default();
    if !asked.q.trim().is_empty() {
        let on = if asked.ngay.trim().is_empty() {
            Some(today)
        } else {
            day(&asked.ngay)
        };
        if on.is_none() {
            trial.error("ngay", word("body-day-wrong"));
        }
        let issuer = named(&known, asked.noi.trim()).map(|body| body.id);
        if issuer.is_none() && !asked.noi.trim().is_empty() {
            trial.error("noi", word("body-line-unknown").with("line", asked.noi.trim()));
        }
        if let Some(on) = on.filter(|_| trial.is_right()) {
            let tried = resolve(&known, &asked.q, on, issuer, today)?;
            let codes: Vec<&str> = tried
                .parts
                .iter()
                .flat_map(|part| part.bodies.iter().map(|line| line.body.code.as_str()))
                .collect();
            form = FormState::filled([
                ("words", asked.q.trim().to_owned()),
                ("bodies", codes.join("\n")),
                ("issuer", asked.noi.trim().to_owned()),
            ]);
            result = Some(tried);
        }
    }
    let teaches = teaches(&officer, &known);
    officer.show(&ExpressionsPage {
        trial,
        result,
        teaches,
        form,
        corrections: taught(&mut tx, &known).await?,
        list: urls::BODIES,
        action: urls::EXPRESSIONS,
    })
}

/// `POST /lam-viec/cach-goi`: teaches what words mean.
pub async fn post(officer: Officer, form: Form<Input>) -> PageResult {
    let mut state = form.state;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    store::take_turn(&mut tx).await?;
    let known = Known::read(&mut tx).await?;
    if !teaches(&officer, &known) {
        return Err(Refusal::Role.into());
    }
    let words = state.required("words", word("expression-words-missing"));
    let mut bodies: Vec<BodyId> = Vec::new();
    let lines: Vec<String> = state
        .value("bodies")
        .lines()
        .map(|line| line.trim().to_owned())
        .collect();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        match named(&known, &line) {
            Some(body) if !bodies.contains(&body.id) => bodies.push(body.id),
            Some(_) => {}
            None => state.error("bodies", word("body-line-unknown").with("line", line)),
        }
    }
    let issuer = state.value("issuer").to_owned();
    let scope = match named(&known, &issuer) {
        Some(body) => CorrectionScope::Issuer(body.id),
        None => CorrectionScope::Everywhere,
    };
    if !issuer.is_empty() && scope == CorrectionScope::Everywhere {
        state.error("issuer", word("body-line-unknown").with("line", issuer));
    }
    if bodies.is_empty() && state.is_right() && state.value("nobody") != "yes" {
        state.error("bodies", word("expression-bodies-missing"));
    }
    if !state.is_right() {
        return officer.show_again(&ExpressionsPage {
            trial: FormState::default(),
            result: None,
            teaches: true,
            form: state,
            corrections: taught(&mut tx, &known).await?,
            list: urls::BODIES,
            action: urls::EXPRESSIONS,
        });
    }
    actions::teach(app, &mut tx, &officer.author(), &words, scope, bodies).await?;
    tx.commit().await?;
    Ok(go::with_notice(urls::EXPRESSIONS, notice("expression-taught")))
}

/// `POST /lam-viec/cach-goi/{id}/bo`
pub async fn forget(officer: Officer, Path(id): Path<Uuid>, _form: Form<Input>) -> PageResult {
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let known = Known::read(&mut tx).await?;
    if !teaches(&officer, &known) {
        return Err(Refusal::Role.into());
    }
    actions::forget(app, &mut tx, &officer.author(), id).await?;
    tx.commit().await?;
    Ok(go::with_notice(urls::EXPRESSIONS, notice("expression-forgotten")))
}

/// Whoever corrects expressions for a body of theirs may teach: what documents of other bodies mean to them too.
fn teaches(officer: &Officer, known: &Known) -> bool {
    let tree = known.tree(officer.app.clock.today());
    let mut bodies = officer.actor.bodies().into_iter();
    bodies.any(|body| may(&officer.actor, Act::CorrectExpressions, Object::Body(body), &tree).is_ok())
}

fn resolve(
    known: &Known,
    words: &str,
    on: Date,
    issuer: Option<BodyId>,
    today: Date,
) -> Result<Tried, PageError> {
    let context = Context {
        day: on,
        issuer,
        addressees: &[],
    };
    let found = known.resolver()?.resolve(words, &context);
    let part = |part: Part| TriedPart {
        words: part.words,
        how: word_of("body-how-", how_code(part.how)),
        role: part.role,
        group: part.group,
        confidence: part.confidence,
        bodies: part
            .bodies
            .iter()
            .filter_map(|id| known.registry.get(*id))
            .map(|body| BodyLine::of(known, body, today))
            .collect(),
    };
    let rest = |(words, why): (String, Unresolved)| {
        let bodies = match &why {
            Unresolved::Several { bodies } | Unresolved::NotOnThatDay { bodies } => bodies.clone(),
            _ => Vec::new(),
        };
        Rest {
            words,
            reason: reason(&why),
            bodies: BodyLink::all(known, bodies),
        }
    };
    Ok(Tried {
        words: words.trim().to_owned(),
        day: on.to_string(),
        bodies: found.bodies.len(),
        confidence: found.confidence,
        parts: found.parts.into_iter().map(part).collect(),
        remainder: found.remainder.into_iter().map(rest).collect(),
    })
}

async fn taught(tx: &mut gandan_store::Tx, known: &Known) -> Result<Vec<Taught>, PageError> {
    let accounts = access::account_list(tx).await?;
    let names: BTreeMap<Uuid, String> = accounts.into_iter().map(|one| (one.id, one.name)).collect();
    let mut rows = store::correction_list(tx).await?;
    rows.reverse();
    let line = |row: store::CorrectionRow| {
        let issuer = match row.correction.scope {
            CorrectionScope::Everywhere => None,
            CorrectionScope::Issuer(issuer) => known.registry.get(issuer).map(BodyLink::of),
        };
        Taught {
            words: row.words,
            issuer,
            bodies: BodyLink::all(known, row.correction.bodies),
            who: names.get(&row.made_by).cloned().unwrap_or_default(),
            at: row.made_at,
            forget: urls::expression_forget(row.id),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

fn how_code(how: How) -> &'static str {
    match how {
        How::Correction => "correction",
        How::ExactName => "exact-name",
        How::Abbreviation => "abbreviation",
        How::Reference => "reference",
        How::Role => "role",
        How::Group => "group",
        How::WithoutMarks => "without-marks",
    }
}

fn reason(why: &Unresolved) -> Word {
    match why {
        Unresolved::MatchesNoBody => word("body-unresolved-no-body"),
        Unresolved::Several { .. } => word("body-unresolved-several"),
        Unresolved::NotOnThatDay { .. } => word("body-unresolved-other-days"),
        Unresolved::EmptyGroup { group } => word("body-unresolved-empty-group").with("group", group.as_str()),
        Unresolved::Vague => word("body-unresolved-vague"),
        Unresolved::Provision => word("body-unresolved-provision"),
        Unresolved::Archive => word("body-unresolved-archive"),
        Unresolved::Nothing => word("body-unresolved-nothing"),
    }
}
