use super::acts::{load, refused, version};
use super::card::Card;
use super::edit_form::{Bodies, Expression, Found, Input, KeptRound, kept, periods, rounds, search};
use super::guard::Guarded;
use super::list::Choice;
use super::resolve::single;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word};
use axum::extract::Path;
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::{BodyId, Context, Correction, CorrectionScope};
use gandan_core::documents::{Change, ProposalState, decide, pieces};
use gandan_core::text::fold_tones;
use gandan_store::bodies::{CorrectionRow, correction_insert};
use gandan_store::documents::{self, NewBody, ProposalEdit, ProposalRow};
use gandan_store::{StoreError, Tx, new_id};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// A proposal to edit, and to part.
#[derive(Serialize)]
pub struct EditPage {
    form: FormState,
    card: Card,
    document: String,
    expressions: Vec<Expression>,
    rounds: Vec<KeptRound>,
    periods: Vec<Choice<Word>>,
    found: Vec<Found>,
    searched: bool,
    unknown: Vec<Choice<String>>,
    may_teach: bool,
    pieces: Vec<String>,
    /// Somebody else was first: how the proposal stands now.
    other: Option<Card>,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "pages/documents/proposal.html";

    fn samples() -> Vec<EditPage> {
        let page = |form: FormState, other: bool| EditPage {
            form,
            card: Card::sample(1, ProposalState::Proposed),
            document: "/".to_owned(),
            expressions: Expression::samples(),
            rounds: vec![KeptRound {
                value: 0,
                word: word("recurrence-none"),
                kept: true,
            }],
            periods: periods(),
            found: vec![Found {
                id: Uuid::nil(),
                name: "Sở Nội vụ".to_owned(),
            }],
            searched: true,
            unknown: vec![Choice {
                value: "các đoàn thể".to_owned(),
                label: "các đoàn thể".to_owned(),
            }],
            may_teach: true,
            pieces: vec!["Sở Nội vụ chủ trì;".to_owned(), "báo cáo kết quả.".to_owned()],
            other: other.then(|| Card::sample(1, ProposalState::Accepted)),
        };
        let wrong = FormState::default().with_error("title", word("proposal-title-missing"));
        vec![
            page(FormState::filled([("title", "Tổ chức".to_owned())]), false),
            page(wrong, true),
        ]
    }
}

/// `GET /lam-viec/de-xuat/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let (row, guarded) = load(&mut tx, &officer, id).await?;
    let form = FormState::filled([
        ("title", row.title.clone()),
        ("due", row.due.clone().unwrap_or_default()),
        ("report_to", row.report_to.clone()),
        ("version", row.version.to_string()),
    ]);
    officer.show(&page(&mut tx, &officer, &row, &guarded, form, None).await?)
}

/// `POST /lam-viec/de-xuat/{id}`: searches for bodies, saves, or saves and accepts.
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<Input>) -> PageResult {
    let Form {
        input,
        state: mut form,
    } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let (row, guarded) = load(&mut tx, &officer, id).await?;
    if input.action == "search" {
        return officer.show(&page(&mut tx, &officer, &row, &guarded, form, Some(&input)).await?);
    }
    let title = form.required("title", word("proposal-title-missing"));
    let due = Some(form.value("due").to_owned()).filter(|day| !day.is_empty());
    if due.as_deref().is_some_and(|day| day.parse::<Date>().is_err()) {
        form.error("due", word("form-day-wrong"));
    }
    let recurrence = rounds(&input, &row.recurrences()?, &mut form);
    if !form.is_right() {
        return officer.show_again(&page(&mut tx, &officer, &row, &guarded, form, Some(&input)).await?);
    }
    let mut state = decide(row.state()?, Change::Edit).map_err(refused)?;
    if input.action == "accept" && state == ProposalState::Proposed {
        state = decide(state, Change::Accept).map_err(refused)?;
    }
    let before = documents::proposal_bodies(&mut tx, id).await?;
    let bodies = kept(&input, &before);
    let report_to = form.value("report_to").to_owned();
    let report_to_id = single(&guarded.known.resolver()?.resolve(&report_to, &context(&guarded)));
    let edit = ProposalEdit {
        title,
        due,
        recurrence,
        report_to,
        report_to_id,
        bodies,
    };
    let (author, at, keeper) = (
        officer.author(),
        officer.app.clock.micros(),
        guarded.head.keeper_id,
    );
    let seen = (id, version(&input.version)?);
    match documents::edit(&mut tx, &author, at, keeper, seen, (state, &edit)).await {
        Ok(()) => {
            teach(&mut tx, &officer, &guarded, &input, &edit.bodies).await?;
            tx.commit().await?;
            Ok(go::with_notice(
                &urls::proposal_in_reader(row.document_id, id),
                notice("proposal-saved"),
            ))
        }
        Err(StoreError::Stale) => {
            // Sent again, the form takes the place of what the other person wrote, knowingly.
            form.values
                .insert("version".to_owned(), vec![row.version.to_string()]);
            form.error("title", word("form-changed-meanwhile"));
            let mut page = page(&mut tx, &officer, &row, &guarded, form, Some(&input)).await?;
            page.other = Some(page.card.clone());
            officer.show_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

/// Keeps what a person said an expression means, in the issuer's mouth.
async fn teach(
    tx: &mut Tx,
    officer: &Officer,
    guarded: &Guarded,
    input: &Input,
    bodies: &[NewBody],
) -> Result<(), PageError> {
    let tree = guarded.known.tree(guarded.today);
    for words in &input.remember {
        may(
            &officer.actor,
            Act::CorrectExpressions,
            Object::Body(BodyId(guarded.head.keeper_id)),
            &tree,
        )?;
        let meant: Vec<BodyId> = bodies
            .iter()
            .filter(|body| body.words == *words)
            .filter_map(|body| body.body)
            .map(BodyId)
            .collect();
        if meant.is_empty() {
            continue;
        }
        let scope = match guarded.head.issuer_id {
            Some(issuer) => CorrectionScope::Issuer(BodyId(issuer)),
            None => CorrectionScope::Issuer(BodyId(guarded.head.keeper_id)),
        };
        let row = CorrectionRow {
            id: new_id(),
            words: words.clone(),
            correction: Correction {
                expression: fold_tones(words),
                scope,
                bodies: meant,
            },
            made_by: officer.actor.account,
            made_at: officer.app.clock.micros(),
        };
        correction_insert(tx, &row).await?;
    }
    Ok(())
}

fn context(guarded: &Guarded) -> Context<'static> {
    let day = guarded
        .head
        .day
        .as_deref()
        .and_then(|day| day.parse().ok())
        .unwrap_or(guarded.today);
    Context {
        day,
        issuer: guarded.head.issuer_id.map(BodyId),
        addressees: &[],
    }
}

async fn page(
    tx: &mut Tx,
    officer: &Officer,
    row: &ProposalRow,
    guarded: &Guarded,
    form: FormState,
    input: Option<&Input>,
) -> Result<EditPage, PageError> {
    let before = documents::proposal_bodies(tx, row.id).await?;
    let text = documents::find(tx, row.document_id).await?.source;
    let cut = pieces(&text, super::reader::span(row.span_start, row.span_end));
    let card = Card::of(row, &before, &guarded.known, guarded.today, cut.len() > 1)?;
    let bodies = Bodies {
        known: &guarded.known,
        today: guarded.today,
    };
    let expressions = bodies.expressions(&before, input);
    let tree = guarded.known.tree(guarded.today);
    let keeper = Object::Body(BodyId(guarded.head.keeper_id));
    let unknown = expressions.iter().filter(|one| one.unknown.is_some());
    let unknown = unknown
        .map(|one| Choice {
            value: one.words.clone(),
            label: one.words.clone(),
        })
        .collect();
    let query = input.map(|input| input.q.as_str()).unwrap_or_default();
    Ok(EditPage {
        document: urls::proposal_in_reader(row.document_id, row.id),
        rounds: KeptRound::all(&row.recurrences()?, input),
        periods: periods(),
        found: search(&guarded.known, &[context(guarded).day, guarded.today], query),
        searched: !query.trim().is_empty(),
        unknown,
        may_teach: may(&officer.actor, Act::CorrectExpressions, keeper, &tree).is_ok(),
        pieces: cut
            .iter()
            .filter_map(|span| span.of(&text))
            .map(str::to_owned)
            .collect(),
        other: None,
        expressions,
        card,
        form,
    })
}
