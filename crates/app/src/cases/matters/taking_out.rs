use super::merging::{Done, joinable, write};
use super::splitting::{Part, new_case};
use crate::cases::guard::Guarded;
use crate::cases::taking::storable;
use crate::cases::title::title_of;
use crate::outbox::{Contact, tell};
use crate::web::{App, Form, Officer, PageError, PageResult, go, urls};
use crate::words::{Lang, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::{Regime, TakeOutRefusal, may_take_out};
use gandan_core::outbox::Kind;
use gandan_store::cases::{self, CaseRow, NewMessage, PetitionRow};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx, new_id};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

/// Why a petition is not taken out of a case.
#[derive(Debug, thiserror::Error)]
pub enum TakeOutError {
    /// By the rules.
    #[error(transparent)]
    Refused(#[from] TakeOutRefusal),
    /// The database; [`StoreError::Stale`] where somebody was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else of ours.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

/// Takes one petition out of a case again: it opens a case of its own, with its files and messages, under the law of the
/// case and with clocks counted from its own day of registration. Both histories keep it; whoever sent it is told why, and
/// whoever opened the case that one goes its own way. Answers the new case.
///
/// That `author` may is decided before.
///
/// # Errors
/// See [`TakeOutError`].
pub async fn take_out(
    tx: &mut Tx,
    app: &App,
    row: &CaseRow,
    petition: Uuid,
    reason: &str,
    author: &Author,
) -> Result<Uuid, TakeOutError> {
    let petitions = cases::petitions(tx, row.id).await?;
    let own = |one: &PetitionRow| one.id == petition && one.case_id == row.id;
    may_take_out(&joinable(&app.rulebook, row)?, petitions.iter().position(own))?;
    let (Some(first), Some(leaves)) = (petitions.first(), petitions.iter().find(|one| own(one))) else {
        return Err(TakeOutRefusal::NotOfIt.into());
    };
    let regime = Regime::from_code(&row.regime).ok_or_else(|| anyhow::anyhow!("no regime {}", row.regime))?;
    let part = Part {
        regime,
        subject: row.subject.clone(),
        title: title_of(&leaves.words),
        words: leaves.words.clone(),
    };
    let mut case = new_case(app, row, leaves, &part).map_err(anyhow::Error::from)?;
    // Where it is, as somebody else wrote it, stays theirs.
    case.place_words = String::new();
    let at = app.clock.micros();
    cases::take_out(tx, (petition, row.id), &case, author, at).await?;
    for wall in cases::walls(tx, row.id).await? {
        let (body, account) = (wall.body_id, wall.account_id);
        cases::raise(tx, case.id, body, account, &wall.name, &wall.ground, at).await?;
    }
    let people = cases::petitioners(tx, petition).await?;
    let mut after = row.clone();
    let gone = i64::try_from(people.len().max(1)).unwrap_or(1);
    after.people = (row.people - gone).max(1);
    let lang = Lang::from_code(&leaves.lang).unwrap_or_default();
    let told = app.words.say(lang, &word("take-out-told").with("reason", reason));
    let out = Done {
        act: "petition-out",
        reason,
        told: "",
        detail: json!({ "petition": petition, "case": case.id }),
    };
    write(tx, app, row, &after, out, author).await?;
    let made = cases::find(tx, case.id).await?;
    let done = Done {
        act: "taken-out",
        reason,
        told: &told,
        detail: json!({ "from": row.id }),
    };
    let step = write(tx, app, &made, &made, done, author).await?;
    say(tx, app, case.id, (leaves, &told), author).await?;
    let lang = Lang::from_code(&first.lang).unwrap_or_default();
    let told = app.words.say(lang, &word("take-out-told-first"));
    say(tx, app, row.id, (first, &told), author).await?;
    for person in people.iter().filter(|person| person.notify) {
        let lang = Lang::from_code(&leaves.lang).unwrap_or_default();
        let key = format!("{}:{petition}:{step}:{}", case.id, person.position);
        tell(
            tx,
            app,
            &Contact::of(person, lang),
            Kind::News,
            Some(case.id),
            &key,
        )
        .await?;
    }
    Ok(case.id)
}

/// On the time line of a petition, by whoever did it.
async fn say(
    tx: &mut Tx,
    app: &App,
    case: Uuid,
    (petition, words): (&PetitionRow, &str),
    author: &Author,
) -> Result<(), StoreError> {
    let message = NewMessage {
        id: new_id(),
        case,
        petition: petition.id,
        from_petitioner: false,
        author,
        body: Some(petition.body_id),
        words,
        at: app.clock.micros(),
    };
    cases::say(tx, &message).await
}

/// Which petition, and why.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TakingOut {
    petition: String,
    out_reason: String,
}

/// `POST /lam-viec/vu-viec/{id}/don-ra`
pub async fn post(officer: Officer, Path(id): Path<Uuid>, form: Form<TakingOut>) -> PageResult {
    let Form { input, mut state } = form;
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let guarded = Guarded::load(&mut tx, &officer, id, Act::MergeCases).await?;
    let reason = storable(&input.out_reason);
    if reason.is_empty() {
        state.error("out_reason", word("take-out-reason-missing"));
        let page = super::sorting::page(&mut tx, &officer, &guarded, state).await?;
        return officer.show_again(&page);
    }
    let petition: Uuid = input.petition.parse().map_err(|_| PageError::not_found())?;
    let made = take_out(&mut tx, app, &guarded.row, petition, &reason, &officer.author())
        .await
        .map_err(trouble)?;
    tx.commit().await?;
    Ok(go::with_notice(
        &urls::with_id(urls::CASE_SORT, made),
        notice("petition-taken-out"),
    ))
}

fn trouble(error: TakeOutError) -> PageError {
    match error {
        TakeOutError::Refused(refusal) => PageError::BadRequest(word_of("take-out-refusal-", refusal.code())),
        TakeOutError::Store(error) => error.into(),
        TakeOutError::Fault(error) => error.into(),
    }
}
