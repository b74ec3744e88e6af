use super::{
    BelongsView, DraftView, FilePage, MessageView, MoveView, PaperView, PetitionView, ReadingView,
    TransferView,
};
use super::{WaitingView, WallView};
use crate::cases::guard::Guarded;
use crate::cases::matters;
use crate::cases::moving::{circumstances_of, clocks_of, procedure_of};
use crate::cases::work::clocks::views;
use crate::cases::work::history::events;
use crate::cases::work::line::Line;
use crate::cases::work::prepared::Papers;
use crate::cases::work::similar::similar;
use crate::web::{FormState, Officer, PageError, urls};
use crate::words::{Word, word};
use gandan_core::access::Act;
use gandan_core::cases::{Move, Who};
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow};
use gandan_store::casework;

/// The page, for this handler and for forms that come back to it.
pub async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    form: FormState,
) -> Result<FilePage, PageError> {
    let (app, row) = (&officer.app, &case.row);
    let allows = |act| case.allows(&officer.actor, act);
    let may_handle = allows(Act::HandleCase);
    let procedure = procedure_of(&app.rulebook, row)?;
    let papers = Papers::of(tx, row).await?;
    let files = cases::attachments(tx, row.id).await?;
    let mut petitions = Vec::new();
    for petition in &papers.petitions {
        petitions.push(PetitionView::of(tx, petition, &files).await?);
    }
    let drafts = casework::drafts(tx, row.id).await?;
    let open_moves: Vec<&Move> = procedure
        .moves_from(&row.state)
        .filter(|step| step.by != Who::Petitioner)
        .collect();
    let draft = match may_handle {
        true => DraftView::of(tx, row, &open_moves, &drafts).await?,
        false => None,
    };
    let heads = allows(Act::DecideCase);
    let moves = open_moves.iter().filter(|_| may_handle);
    let text = papers
        .petitions
        .first()
        .map_or("", |petition| petition.words.as_str());
    let transfer = cases::waiting(tx, row.id).await?;
    let transfer = transfer.map(|transfer| TransferView::of(transfer, case, &officer.actor));
    let may_transfer = transfer.is_none() && row.open && !row.sealed && allows(Act::TransferCase);
    let walls = cases::walls(tx, row.id).await?;
    let made = casework::papers_of_case(tx, row.id).await?;
    let messages = cases::messages(tx, row.id, None).await?;
    let history = cases::history(tx, row.id).await?;
    let readings = cases::readings(tx, row.id).await?;
    let candidates = matters::duplicates(tx, &case.known, &officer.actor, case.today, row).await?;
    let to_publish = !row.sealed && row.outcome.is_some() && (allows(Act::RedactCase) || heads);
    Ok(FilePage {
        line: Line::of(app, officer.lang.code(), &row.head(), case.today),
        citation: procedure.citation.clone(),
        circumstances: circumstances(row)?,
        hops: row.hops,
        sealed: row.sealed,
        disposed: row.disposed_day.clone(),
        keeping: urls::with_id(urls::CASE_KEEPING, row.id),
        clocks: views(row.id, &clocks_of(row)?, case.today),
        similar: similar(officer, case, &format!("{}\n{text}", row.title)).await?,
        alike: matters::views(&candidates, row),
        petitions,
        draft,
        waiting: drafts
            .iter()
            .filter(|_| may_handle)
            .map(WaitingView::of)
            .collect(),
        moves: moves.map(|step| MoveView::of(row.id, step, heads)).collect(),
        belongs: BelongsView::of(app, case, may_transfer)?,
        may_transfer,
        transfer,
        messages: messages.iter().map(MessageView::of).collect(),
        may_handle,
        may_assign: row.open && allows(Act::AssignCase),
        mine: row.officer_id == Some(officer.actor.account),
        manage: urls::with_id(urls::CASE_MANAGE, row.id),
        sort: allows(Act::MergeCases).then(|| urls::with_id(urls::CASE_SORT, row.id)),
        publish: to_publish.then(|| urls::with_id(urls::CASE_PUBLISH, row.id)),
        take: urls::case_manage(row.id, "nhan-viec"),
        send: urls::with_id(urls::CASE_TRANSFER, row.id),
        say: urls::with_id(urls::CASE_MESSAGE, row.id),
        walls: walls
            .iter()
            .map(|wall| WallView::of(officer, wall, case.today))
            .collect(),
        papers: made.into_iter().map(PaperView::of).collect(),
        history: events(app, officer.lang, &history, &files),
        readings: readings.into_iter().map(ReadingView::of).collect(),
        list: urls::CASES,
        form,
    })
}

/// What its terms are counted by, where that is not the ordinary.
fn circumstances(row: &CaseRow) -> anyhow::Result<Vec<Word>> {
    let circumstances = circumstances_of(row)?;
    let mut said = Vec::new();
    if circumstances.remote {
        said.push(word("casework-remote"));
    }
    if circumstances.complex {
        said.push(word("casework-complex"));
    }
    if circumstances.instance == 2 {
        said.push(word("casework-second"));
    }
    Ok(said)
}
