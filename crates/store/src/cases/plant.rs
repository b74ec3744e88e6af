//! Whole histories at once: synthetic data for load and demonstration.

use super::intake::{insert_people, insert_petitions};
use super::{CaseRow, NewPetition, Person};
use crate::db::{fetch_optional, insert_rows, statements};
use crate::journal::{self, Author, Entry};
use crate::{StoreError, Tx};
use gandan_core::redaction::{Public, Redacted};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    KNOWN = "select p.id from petition p where p.idempotency_key = $1";
    INSERT_CASE = "insert into cases (id, regime, procedure, state, open, body_id, officer_id, subject, place_id,
            place_words, title, field, helper_id, circumstances, clocks, next_due, next_clock, hops, people,
            received_at, received_day, outcome, answered_day, days, in_time, closed_day, reopened, solved, stars,
            sealed, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28, $29, $30, $31)";
    INSERT_MOVE = "insert into case_move (id, case_id, number, at, day, account_id, actor, body_id, act, procedure,
            from_state, to_state, reason, basis, told, detail)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '{}')";
    INSERT_PUBLICATION = "insert into publication (id, case_id, regime, body_id, subject, place_id, title, words, answer,
            left_out, received_day, answered_day, days, in_time, published_day, published_at, actor, followers,
            withdrawn_reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, '')";
}

/// A case with everything that was done about it.
#[derive(Debug, Clone)]
pub struct Planted {
    /// As it stands now.
    pub row: CaseRow,
    /// The petition that opened it.
    pub petition: NewPetition,
    /// What was done, oldest first.
    pub moves: Vec<PlantedMove>,
    /// The public copy of its answer, where one was made.
    pub publication: Option<PlantedPublication>,
}

/// A public copy.
#[derive(Debug, Clone)]
pub struct PlantedPublication {
    /// Its id.
    pub id: Uuid,
    /// Short name.
    pub title: Public<Redacted>,
    /// What was said.
    pub words: Public<Redacted>,
    /// What was answered.
    pub answer: Public<Redacted>,
    /// What was left out and why, as JSON.
    pub left_out: String,
    /// Microseconds UTC.
    pub at: i64,
    /// The day.
    pub day: Date,
    /// Who made it public.
    pub author: Author,
}

/// Something that was done.
#[derive(Debug, Clone)]
pub struct PlantedMove {
    /// Its id.
    pub id: Uuid,
    /// Microseconds UTC.
    pub at: i64,
    /// The day.
    pub day: Date,
    /// Who; nobody for the person who spoke.
    pub author: Author,
    /// For which body.
    pub body: Option<Uuid>,
    /// Name of the move.
    pub act: String,
    /// State before.
    pub from: String,
    /// State after.
    pub to: String,
    /// Why.
    pub reason: String,
    /// Article.
    pub basis: String,
    /// What the person was told.
    pub told: String,
}

/// Whether a petition came under that key.
///
/// # Errors
/// The engine's.
pub async fn is_known(tx: &mut Tx, idempotency_key: &str) -> Result<bool, StoreError> {
    let found: Option<(Uuid,)> = fetch_optional!(tx, (Uuid,), KNOWN, idempotency_key)?;
    Ok(found.is_some())
}

/// Stores cases with their histories, an entry in the journal for each act.
///
/// # Errors
/// The engine's.
pub async fn plant(tx: &mut Tx, planted: &[Planted]) -> Result<(), StoreError> {
    insert_rows!(
        tx,
        INSERT_CASE,
        planted,
        |one| one.row.id,
        one.row.regime.as_str(),
        one.row.procedure.as_str(),
        one.row.state.as_str(),
        one.row.open,
        one.row.body_id,
        one.row.officer_id,
        one.row.subject.as_str(),
        one.row.place_id,
        one.row.place_words.as_str(),
        one.row.title.as_str(),
        one.row.field,
        one.row.helper_id,
        one.row.circumstances.as_str(),
        one.row.clocks.as_str(),
        one.row.next_due.as_str(),
        one.row.next_clock.as_str(),
        one.row.hops,
        one.row.people,
        one.row.received_at,
        one.row.received_day.as_str(),
        one.row.outcome.as_deref(),
        one.row.answered_day.as_deref(),
        one.row.days,
        one.row.in_time,
        one.row.closed_day.as_deref(),
        one.row.reopened,
        one.row.solved.as_deref(),
        one.row.stars,
        one.row.sealed,
        i64::try_from(one.moves.len() + 1).unwrap_or(i64::MAX),
    )?;
    let petitions: Vec<(Uuid, &NewPetition)> =
        planted.iter().map(|one| (one.row.id, &one.petition)).collect();
    insert_petitions(tx, &petitions).await?;
    let people: Vec<(Uuid, i64, &Person)> = planted
        .iter()
        .flat_map(|one| {
            (0i64..)
                .zip(&one.petition.people)
                .map(|(at, person)| (one.petition.id, at, person))
        })
        .collect();
    insert_people(tx, &people).await?;
    let moves: Vec<(&CaseRow, i64, &PlantedMove)> = planted
        .iter()
        .flat_map(|one| {
            (1i64..)
                .zip(&one.moves)
                .map(|(number, moved)| (&one.row, number, moved))
        })
        .collect();
    insert_rows!(
        tx,
        INSERT_MOVE,
        &moves,
        |row| row.2.id,
        row.0.id,
        row.1,
        row.2.at,
        row.2.day.to_string(),
        row.2.author.account,
        row.2.author.name.as_str(),
        row.2.body,
        row.2.act.as_str(),
        row.0.procedure.as_str(),
        row.2.from.as_str(),
        row.2.to.as_str(),
        row.2.reason.as_str(),
        row.2.basis.as_str(),
        row.2.told.as_str(),
    )?;
    publish(tx, planted).await?;
    journal(tx, planted).await
}

async fn publish(tx: &mut Tx, planted: &[Planted]) -> Result<(), StoreError> {
    let public: Vec<(&CaseRow, &PlantedPublication)> = planted
        .iter()
        .filter_map(|one| one.publication.as_ref().map(|copy| (&one.row, copy)))
        .collect();
    insert_rows!(
        tx,
        INSERT_PUBLICATION,
        &public,
        |one| one.1.id,
        one.0.id,
        one.0.regime.as_str(),
        one.0.body_id,
        one.0.subject.as_str(),
        one.0.place_id,
        one.1.title.get().plain(),
        one.1.words.get().plain(),
        one.1.answer.get().plain(),
        one.1.left_out.as_str(),
        one.0.received_day.as_str(),
        one.0.answered_day.as_deref().unwrap_or_default(),
        one.0.days,
        one.0.in_time,
        one.1.day.to_string(),
        one.1.at,
        one.1.author.name.as_str(),
    )?;
    Ok(())
}

async fn journal(tx: &mut Tx, planted: &[Planted]) -> Result<(), StoreError> {
    let person = Author {
        account: None,
        name: String::new(),
    };
    let acts: Vec<Vec<String>> = planted
        .iter()
        .map(|one| {
            one.moves
                .iter()
                .map(|moved| format!("case.{}", moved.act))
                .collect()
        })
        .collect();
    let mut entries: Vec<(Entry<'_>, String)> = Vec::new();
    for (one, acts) in planted.iter().zip(&acts) {
        let entry = |at, author, body, act| Entry {
            at,
            author,
            body,
            act,
            object_kind: "case",
            object: Some(one.row.id),
        };
        let taken = json!({"petition": one.petition.id, "channel": one.petition.channel.code()});
        let body = Some(one.petition.body.0);
        entries.push((
            entry(one.petition.at, &person, body, "petition.taken"),
            taken.to_string(),
        ));
        if let Some(copy) = &one.publication {
            let made = Entry {
                object_kind: "publication",
                object: Some(copy.id),
                ..entry(copy.at, &copy.author, Some(one.row.body_id), "publication.made")
            };
            entries.push((made, json!({"case": one.row.id}).to_string()));
        }
        for (moved, act) in one.moves.iter().zip(acts) {
            let detail = json!({"from": moved.from, "to": moved.to, "move": moved.id});
            entries.push((
                entry(moved.at, &moved.author, moved.body, act),
                detail.to_string(),
            ));
        }
    }
    journal::write_many(tx, &entries).await
}
