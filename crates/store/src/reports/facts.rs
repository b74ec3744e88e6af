//! Petitions with their matters as each body held them, as things stood when a period ended: what forms are filled of.

use crate::db::{fetch, statements};
use crate::{StoreError, Tx};
use gandan_core::cases::Regime;
use gandan_core::reports::{
    Areas, Arrival, Competence, Ending, Kept, Petition, Reached, Signers, Times, Window,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, offset};
use uuid::Uuid;

/// Việt Nam.
const HERE: Offset = offset(7);

/// A petition stands with the body that received it, under each of its matters, and with each body it was passed to.
macro_rules! held {
    ($received:literal, $passed:literal) => {
        concat!(
            "with held as (
                select p.id as petition_id, p.case_id, p.body_id, p.received_day as came_day,
                    cast(null as bigint) as came_at, p.channel
                from petition p where ", $received, "p.received_day <= $2
                union all
                select q.petition_id, q.case_id, p.body_id, p.received_day, cast(null as bigint), p.channel
                from petition_part q join petition p on p.id = q.petition_id
                where ", $received, "q.position > 0 and p.received_day <= $2
                union all
                select p.id, p.case_id, t.to_id, '', t.answered_at, p.channel
                from transfer t join petition p on p.case_id = t.case_id
                where ", $passed, "t.state = 'accepted')
            select h.petition_id, coalesce(k.merged_id, k.id) as case_id, h.body_id, h.came_day, h.came_at, h.channel,
                c.regime, c.procedure, c.subject, k.people, c.outcome, c.answered_day, c.closed_day, c.in_time,
                c.next_due, c.reopened > 0 as reopened, c.earlier_id is not null as later_instance, c.sealed,
                exists (select 1 from petitioner s where s.petition_id = h.petition_id and s.name <> '') as named,
                (select min(m.day) from case_move m where m.case_id = c.id and m.from_state <> m.to_state) as moved_day,
                (select min(t.answered_at) from transfer t where t.case_id = k.id and t.from_id = h.body_id
                    and t.state = 'accepted') as passed_at,
                e.lacks
            from held h join cases k on k.id = h.case_id join cases c on c.id = coalesce(k.merged_id, k.id)
            left join petition_entry e on e.petition_id = h.petition_id
            where coalesce(c.answered_day, c.closed_day, '9999-12-31') >= $1"
        )
    };
}

statements! {
    ALL = held!("", "");
    OF_BODY = held!("p.body_id = $3 and ", "t.to_id = $3 and ");
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    petition_id: Uuid,
    case_id: Uuid,
    body_id: Uuid,
    came_day: String,
    came_at: Option<i64>,
    channel: String,
    regime: String,
    procedure: String,
    subject: String,
    people: i64,
    outcome: Option<String>,
    answered_day: Option<String>,
    closed_day: Option<String>,
    in_time: Option<bool>,
    next_due: String,
    reopened: bool,
    later_instance: bool,
    sealed: bool,
    named: bool,
    moved_day: Option<String>,
    passed_at: Option<i64>,
    lacks: Option<String>,
}

impl HeldRow {
    /// As it stood on the last day of `window`; nothing where the body got it later.
    fn petition(&self, window: Window, areas: &Areas) -> Result<Option<Petition>, StoreError> {
        let came = match self.came_at {
            Some(at) => day_of(at)?,
            None => day(&self.came_day)?,
        };
        if came > window.last {
            return Ok(None);
        }
        let until = |day: Option<Date>| day.filter(|day| *day <= window.last);
        let read = |text: &Option<String>| text.as_deref().map(day).transpose();
        let regime = Regime::from_code(&self.regime).ok_or_else(|| StoreError::Value(self.regime.clone()))?;
        let ended = until(read(&self.answered_day)?.or(read(&self.closed_day)?));
        let passed = until(self.passed_at.map(day_of).transpose()?);
        let moved = until(read(&self.moved_day)?);
        let ending = match (ended, self.outcome.as_deref()) {
            (None, _) => Ending::None,
            (Some(_), Some("answered")) => Ending::Answered,
            (Some(_), Some("refused")) => Ending::Refused,
            (Some(_), Some("guided")) => Ending::Guided,
            (Some(_), Some("withdrawn")) => Ending::Withdrawn,
            (Some(_), Some("passed")) => Ending::Passed,
            // Closed without an outcome.
            (Some(_), _) => Ending::Terminated,
        };
        let processed = ended.or(passed).or(moved).is_some();
        let competence = match (processed, passed, ending) {
            (false, ..) => Competence::Unsorted,
            (_, Some(_), _) | (_, _, Ending::Passed) => Competence::Passed,
            (_, _, Ending::Guided) => Competence::Guided,
            _ => Competence::Own,
        };
        Ok(Some(Petition {
            petition: self.petition_id,
            case: self.case_id,
            body: self.body_id,
            people: u32::try_from(self.people).unwrap_or(1),
            regime,
            arrival: if came < window.first {
                Arrival::Before
            } else {
                Arrival::Within
            },
            signers: match self.people {
                ..=1 if self.named || self.sealed => Signers::One,
                ..=1 => Signers::Other,
                _ => Signers::Many,
            },
            counter: self.channel == "counter",
            eligible: self
                .lacks
                .as_deref()
                .is_none_or(|lacks| matches!(lacks, "" | "[]")),
            processed,
            competence,
            area: areas.of(&self.subject),
            reached: match (ended, moved) {
                (Some(_), _) => Reached::Done,
                (None, Some(_)) => Reached::Running,
                (None, None) => Reached::NotBegun,
            },
            ending,
            kept: match (ended, self.in_time) {
                (Some(_), Some(true)) => Kept::Yes,
                (Some(_), Some(false)) => Kept::No,
                _ => Kept::None,
            },
            overdue: ended.is_none() && self.next_due < window.last.to_string(),
            times: if self.reopened || self.later_instance || self.procedure.ends_with("-second") {
                Times::Again
            } else {
                Times::First
            },
        }))
    }
}

fn day(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreError::Value(text.to_owned()))
}

fn day_of(micros: i64) -> Result<Date, StoreError> {
    let at = Timestamp::from_microsecond(micros).map_err(|_| StoreError::Value(micros.to_string()))?;
    Ok(HERE.to_datetime(at).date())
}

/// All petitions in hand during a window, of every body: what came by its last day and had not ended before its first. One
/// that went through several hands stands with each of them; `Facts::together` folds them for a province.
///
/// # Errors
/// The engine's; [`StoreError::Value`] for a word or day that the program does not know.
pub async fn petitions(tx: &mut Tx, window: Window, areas: &Areas) -> Result<Vec<Petition>, StoreError> {
    let (first, last) = (window.first.to_string(), window.last.to_string());
    let rows: Vec<HeldRow> = fetch!(fetch_all, tx, HeldRow, ALL, first, last)?;
    read(&rows, window, areas)
}

/// The same of one body.
///
/// # Errors
/// As [`petitions`].
pub async fn petitions_of(
    tx: &mut Tx,
    body: Uuid,
    window: Window,
    areas: &Areas,
) -> Result<Vec<Petition>, StoreError> {
    let (first, last) = (window.first.to_string(), window.last.to_string());
    let rows: Vec<HeldRow> = fetch!(fetch_all, tx, HeldRow, OF_BODY, first, last, body)?;
    read(&rows, window, areas)
}

fn read(rows: &[HeldRow], window: Window, areas: &Areas) -> Result<Vec<Petition>, StoreError> {
    let mut petitions = Vec::with_capacity(rows.len());
    for row in rows {
        petitions.extend(row.petition(window, areas)?);
    }
    Ok(petitions)
}
