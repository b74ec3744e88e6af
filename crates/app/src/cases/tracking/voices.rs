//! What those who spoke say of an answer. Every petition of a case has a voice of its own, for each of them was promised an
//! answer; figures count the case once: a single *chưa xong* opens it again, it is done for all when all have said so, and
//! its stars are the mean of theirs.

use super::holder::{Holder, Mine};
use super::show;
use crate::cases::intake::{WORDS, kept, nobody};
use crate::cases::moving::{By, Doing, MoveError, make};
use crate::web::{App, Form, PageError, PageResult, Visitor, go};
use crate::words::{notice, word};
use gandan_core::access::Wish;
use gandan_core::cases::{MoveRefusal, Need, Who};
use gandan_rulebook::Rulebook;
use gandan_store::cases::{self, CaseRow, Moved, VerdictRow};
use gandan_store::{StoreError, Tx};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

/// What was said of the answer that stands.
pub struct Voices {
    all: Vec<VerdictRow>,
    /// What this petition said: `yes`, `no`.
    pub solved: Option<String>,
    /// How it rated.
    pub stars: Option<i64>,
}

impl Voices {
    /// Of the case that the holder looks at.
    ///
    /// # Errors
    /// The engine's.
    pub async fn of(tx: &mut Tx, mine: &Mine) -> Result<Voices, StoreError> {
        let case = &mine.case;
        let all = cases::verdicts(tx, case.id, case.reopened).await?;
        let own = all.iter().find(|row| row.petition_id == mine.petition.id);
        // What was said before every petition had a voice was said by the first one.
        let before = mine.is_first() && all.is_empty() && case.reopened == 0;
        let mut solved = match own {
            Some(own) => own.solved.clone(),
            None => case.solved.clone().filter(|_| before),
        };
        // Until it is answered again, what they said of the answer before stands.
        if solved.is_none() && case.open && case.reopened > 0 {
            let earlier = cases::verdicts(tx, case.id, case.reopened - 1).await?;
            let own = |row: &VerdictRow| row.petition_id == mine.petition.id;
            solved = earlier.into_iter().find(own).and_then(|row| row.solved);
        }
        Ok(Voices {
            solved,
            stars: match own {
                Some(own) => own.stars,
                None => case.stars.filter(|_| before),
            },
            all,
        })
    }

    /// The stars of the case: the mean of those given, as a whole number.
    fn mean(&self, mine: &Mine, given: i64) -> i64 {
        let others = self.all.iter().filter(|row| row.petition_id != mine.petition.id);
        let stars: Vec<i64> = others.filter_map(|row| row.stars).chain([given]).collect();
        let count = i64::try_from(stars.len()).unwrap_or(1);
        (stars.iter().sum::<i64>() * 2 + count) / (count * 2)
    }
}

/// Whether whoever spoke may make this move now.
pub fn may(book: &Rulebook, case: &CaseRow, act: &str) -> bool {
    book.procedure(&case.procedure)
        .and_then(|procedure| procedure.find_move(&case.state, act).ok())
        .is_some_and(|step| step.by == Who::Petitioner)
}

/// From when an answered matter can be rated.
pub fn rating_day(visitor: &Visitor, case: &CaseRow) -> Option<Date> {
    let answered: Date = case.answered_day.as_deref()?.parse().ok()?;
    if case.outcome.as_deref() != Some("answered") {
        return None;
    }
    answered
        .checked_add(i64::from(visitor.app.config.rating_after_days).days())
        .ok()
}

/// What the person says of an answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Says {
    act: String,
    reason: String,
}

/// `POST /tra-cuu/xac-nhan`: solved, or not yet; *chưa xong* opens the matter again, whoever of them says it.
pub async fn confirm(holder: Holder, form: Form<Says>) -> PageResult {
    let visitor = &holder.visitor;
    let app = &visitor.app;
    let Form { input, mut state } = form;
    let mut tx = app.db.begin_write().await?;
    let mine = holder.mine(&mut tx).await?;
    let case = &mine.case;
    if !mine.may(Wish::Judge) || !may(&app.rulebook, case, &input.act) {
        return Err(PageError::Conflict(word("tracking-not-now")));
    }
    let said = (mine.petition.id, case.id, case.reopened);
    let solved = input.act == "confirm";
    if solved && !agree(&mut tx, app, &mine).await? {
        tx.commit().await?;
        return Ok(go::with_notice(&mine.here(), notice("said-solved")));
    }
    let doing = Doing {
        act: input.act,
        reason: kept(&input.reason, WORDS),
        ..Doing::default()
    };
    match make(&mut tx, app, case, &By::Petitioner, &doing).await {
        Ok(_) => {}
        Err(MoveError::Refused(MoveRefusal::Missing(Need::Reason))) => {
            state.error("reason", word("tracking-reason-missing"));
            return show::again(&holder, &mut tx, &mine, state).await;
        }
        Err(MoveError::Refused(_)) => return Err(PageError::Conflict(word("tracking-not-now"))),
        Err(MoveError::Store(error)) => return Err(error.into()),
        Err(error) => return Err(anyhow::Error::from(error).into()),
    }
    cases::say_solved(
        &mut tx,
        said,
        if solved { "yes" } else { "no" },
        app.clock.micros(),
    )
    .await?;
    tx.commit().await?;
    let said = if solved {
        notice("said-solved")
    } else {
        notice("said-not-yet")
    };
    Ok(go::with_notice(&mine.here(), said))
}

/// One of several says that it is solved. Answers whether all have said so, and the case is confirmed; otherwise it is
/// written down here, and the case waits for the others as it is.
async fn agree(tx: &mut Tx, app: &App, mine: &Mine) -> Result<bool, PageError> {
    let case = &mine.case;
    let voices = Voices::of(tx, mine).await?;
    let said = |petition| {
        petition == mine.petition.id
            || voices
                .all
                .iter()
                .any(|row| row.petition_id == petition && row.solved.as_deref() == Some("yes"))
    };
    let together = cases::together(tx, case.id).await?;
    if together.iter().all(|petition| said(petition.id)) {
        return Ok(true);
    }
    let at = app.clock.micros();
    cases::say_solved(tx, (mine.petition.id, case.id, case.reopened), "yes", at).await?;
    let mut after = case.clone();
    after.solved = Some("yes".to_owned());
    write(
        tx,
        app,
        case,
        &after,
        "agree",
        json!({ "petition": mine.petition.id }),
    )
    .await?;
    Ok(false)
}

/// How well it was done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Rates {
    stars: String,
}

/// `POST /tra-cuu/danh-gia`: once for each petition, some days after the answer. Who says nothing is counted as having
/// said nothing.
pub async fn rate(holder: Holder, form: Form<Rates>) -> PageResult {
    let visitor = &holder.visitor;
    let app = &visitor.app;
    let Form { input, mut state } = form;
    let mut tx = app.db.begin_write().await?;
    let mine = holder.mine(&mut tx).await?;
    let case = &mine.case;
    let due = rating_day(visitor, case).is_some_and(|day| day <= app.clock.today());
    let voices = Voices::of(&mut tx, &mine).await?;
    if !mine.may(Wish::Judge) || !due || voices.stars.is_some() {
        return Err(PageError::Conflict(word("tracking-not-now")));
    }
    let Some(stars) = input
        .stars
        .parse::<i64>()
        .ok()
        .filter(|stars| (1..=5).contains(stars))
    else {
        state.error("stars", word("tracking-stars-missing"));
        return show::again(&holder, &mut tx, &mine, state).await;
    };
    let said = (mine.petition.id, case.id, case.reopened);
    cases::rate(&mut tx, said, stars, app.clock.micros()).await?;
    let mut after = case.clone();
    after.stars = Some(voices.mean(&mine, stars));
    write(&mut tx, app, case, &after, "rate", json!({ "stars": stars })).await?;
    tx.commit().await?;
    Ok(go::with_notice(&mine.here(), notice("rated")))
}

async fn write(
    tx: &mut Tx,
    app: &App,
    before: &CaseRow,
    after: &CaseRow,
    act: &str,
    detail: serde_json::Value,
) -> Result<(), PageError> {
    let moved = Moved {
        before,
        after,
        act,
        reason: "",
        basis: "",
        told: "",
        detail,
        author: &nobody(),
        body: None,
        at: app.clock.micros(),
        day: app.clock.today(),
    };
    match cases::make(tx, &moved).await {
        Err(StoreError::Stale) => Err(PageError::Conflict(word("error-stale"))),
        done => Ok(done.map(drop)?),
    }
}
