//! What would happen with one case of several, and why not: the same decisions as for a case alone.

use super::super::manage::assigned;
use super::super::perform::refusal_word;
use super::super::prepared::{Given, Papers, Prepared, read, value};
use super::super::replies::filled;
use super::super::signing::Signing;
use super::super::step::{files_of, form_name};
use super::super::transfer::{self, Wanted};
use super::Kind;
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::moving::{procedure_of, right_for};
use crate::cases::said::state_word;
use crate::web::PageError;
use crate::words::{Word, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Move, Need, Who};
use gandan_store::Tx;
use gandan_store::cases::CaseRow;
use gandan_store::casework;
use uuid::Uuid;

/// What would be done with a case.
pub enum Plan<'a> {
    /// It would stand so.
    Assign(Box<CaseRow>),
    /// It would go there.
    Transfer(BodyId),
    /// It would be answered.
    Answer(Box<Answer<'a>>),
}

/// An answer with all that it needs.
pub struct Answer<'a> {
    /// The move of its procedure.
    pub step: &'a Move,
    /// What is filled in, as a draft keeps it.
    pub given: Given,
    /// Evidence is kept with a draft that has no words yet.
    pub files: bool,
}

/// A plan and what it means, line by line.
pub struct Planned<'a> {
    /// What would be done.
    pub plan: Plan<'a>,
    /// What follows.
    pub follows: Vec<Word>,
    /// What who spoke would read.
    pub told: String,
}

/// The plan for one case as it stands; in words, why there is none. `given` is what was filled in for all.
pub async fn plan<'a>(
    tx: &mut Tx,
    acting: Acting<'a>,
    kind: Kind,
    given: &Given,
    case: &Guarded,
) -> Result<Result<Planned<'a>, Word>, PageError> {
    if let Err(refusal) = case.check(acting.actor, kind.right()) {
        return Ok(Err(PageError::from(refusal).explanation()));
    }
    if !case.row.open {
        return Ok(Err(word("bulk-closed")));
    }
    match kind {
        Kind::Assign => assign(tx, given, case).await,
        Kind::Transfer => send(tx, acting, given, case).await,
        Kind::Answer => answer(tx, acting, given, case).await,
    }
}

async fn assign<'a>(
    tx: &mut Tx,
    given: &Given,
    case: &Guarded,
) -> Result<Result<Planned<'a>, Word>, PageError> {
    let Ok(account) = value(given, "officer").parse::<Uuid>() else {
        return Ok(Err(word("casework-officer-missing")));
    };
    if case.row.officer_id == Some(account) {
        return Ok(Err(word("bulk-theirs-already")));
    }
    let after = match assigned(tx, case, account).await? {
        Ok(after) => after,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let before = case.row.officer_name.clone();
    Ok(Ok(Planned {
        follows: vec![match before {
            Some(before) => word("bulk-follows-reassigned").with("before", before),
            None => word("bulk-follows-assigned"),
        }],
        plan: Plan::Assign(Box::new(after)),
        told: String::new(),
    }))
}

/// What is wanted of a transfer.
pub fn wanted(given: &Given) -> Wanted<'_> {
    Wanted {
        to: value(given, "to"),
        reason: value(given, "reason"),
        basis: value(given, "basis"),
        given,
    }
}

async fn send<'a>(
    tx: &mut Tx,
    acting: Acting<'a>,
    given: &Given,
    case: &Guarded,
) -> Result<Result<Planned<'a>, Word>, PageError> {
    let to = match transfer::check(tx, acting, case, &wanted(given)).await? {
        Ok(to) => to,
        Err((_, refusal)) => return Ok(Err(refusal)),
    };
    let people = Papers::of(tx, &case.row).await?.petitions.len();
    Ok(Ok(Planned {
        plan: Plan::Transfer(to),
        follows: vec![
            word("bulk-follows-sent").with("hop", case.row.hops + 1),
            word("casework-slip-made"),
            word("casework-people-told").with("count", people),
        ],
        told: value(given, "reason").to_owned(),
    }))
}

async fn answer<'a>(
    tx: &mut Tx,
    acting: Acting<'a>,
    given: &Given,
    case: &Guarded,
) -> Result<Result<Planned<'a>, Word>, PageError> {
    let (app, row) = (acting.app, &case.row);
    if row.offered_id.is_some() {
        return Ok(Err(word("casework-already-sent")));
    }
    let answers = |step: &&Move| step.by != Who::Petitioner && step.needs.contains(&Need::Reply);
    let step = procedure_of(&app.rulebook, row)?
        .moves
        .iter()
        .find(|step| step.from.contains(&row.state) && answers(step));
    let Some(step) = step else {
        return Ok(Err(word("bulk-no-answer-now")));
    };
    if right_for(step).is_some_and(|right| !case.allows(acting.actor, right)) {
        return Ok(Err(word("bulk-head-signs")));
    }
    let draft = casework::draft_of(tx, row.id, &step.act).await?;
    let mut files = false;
    if let Some(draft) = &draft {
        // Nobody's words are thrown away; evidence that waits for words is used.
        if !value(&read(&draft.given)?, "reply").is_empty() {
            return Ok(Err(word("bulk-has-draft").with("by", draft.actor.as_str())));
        }
        files = !files_of(tx, row.id, draft.id).await?.is_empty();
    }
    let papers = Papers::of(tx, row).await?;
    let told = filled(app, case, &papers, value(given, "reply"));
    let mut own = given.clone();
    own.insert("reply".to_owned(), vec![told.clone()]);
    let ready = Prepared::of(app, row, &papers, step, &own, (files, &acting.actor.name));
    if let Err(refusal) = &ready.decided {
        return Ok(Err(refusal_word(refusal)));
    }
    let mut follows = Vec::new();
    if let Some(to) = &step.to {
        follows.push(word("bulk-follows-state").with("state", app.words.say(acting.lang, &state_word(to))));
    }
    if let Some(form) = ready.form {
        if let Some(blank) = ready.missing(acting.lang).into_iter().next() {
            return Ok(Err(word("casework-blank-in-paper").with("blank", blank)));
        }
        if !Signing::of(tx, acting, case, form, &own)
            .await?
            .missing()
            .is_empty()
        {
            return Ok(Err(word("casework-signing-missing")));
        }
        // A form without a number is known by what the paper is about.
        let name = match form.form {
            Some(_) => form_name(form),
            None => form.sheet(&ready.values).about,
        };
        follows.push(word("casework-paper-made").with("form", name));
    }
    follows.push(word("casework-people-told").with("count", papers.petitions.len()));
    Ok(Ok(Planned {
        plan: Plan::Answer(Box::new(Answer {
            step,
            given: own,
            files,
        })),
        follows,
        told,
    }))
}
