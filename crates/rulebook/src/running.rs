use crate::{RuleError, Rulebook};
use gandan_core::cases::{Binds, ClockStart, Move, Procedure};
use gandan_core::clock::{
    BeyondCalendar, Calendar, Circumstances, Clock, ClockRefusal, ClockState, Derivation, Resume,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The clocks of a case, each with its name in the procedure: those that run and those that ended. Kept as JSON in one
/// column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseClocks(pub(crate) Vec<CaseClock>);

/// One clock of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseClock {
    /// Its name in the procedure: `acceptance`, `resolution` …
    pub name: String,
    /// Who is bound by it.
    #[serde(default, skip_serializing_if = "is_body")]
    pub binds: Binds,
    /// The clock.
    pub clock: Clock,
}

fn is_body(binds: &Binds) -> bool {
    *binds == Binds::Body
}

/// When and by which paper a move is made.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// The day.
    pub on: Date,
    /// Number of the paper; empty where there is none.
    pub paper: &'a str,
    /// What the case is like after the move.
    pub circumstances: Circumstances,
}

/// What a move does to the clocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// All clocks, as they are now.
    pub clocks: CaseClocks,
    /// Whether all that ended with the move and bound the body were kept; nothing where none ended.
    pub in_time: Option<bool>,
    /// Names of those that started.
    pub started: Vec<String>,
    /// Names of those that ended.
    pub stopped: Vec<String>,
    /// Rules that the law leaves open and the installation has not filled in, so that no clock runs.
    pub holes: Vec<String>,
}

/// Why clocks cannot be moved.
#[derive(Debug, Error)]
pub enum ClocksError {
    /// The rule book.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// The clock itself, by its name.
    #[error("{name}: {refusal}")]
    Refused {
        /// Which.
        name: String,
        /// Why.
        refusal: ClockRefusal,
    },
    /// The calendar does not reach so far.
    #[error(transparent)]
    Beyond(#[from] BeyondCalendar),
    /// The law allows no further extension.
    #[error("{0} cannot be extended again")]
    NoFurtherExtension(String),
}

impl CaseClocks {
    /// The clocks that run from the day of receipt; with the rules that are holes.
    ///
    /// # Errors
    /// The rule book's, for a rule that may not be a hole.
    pub fn open(
        book: &Rulebook,
        procedure: &Procedure,
        from: Date,
        circumstances: Circumstances,
    ) -> Result<(CaseClocks, Vec<String>), RuleError> {
        let mut clocks = CaseClocks::default();
        let holes = clocks.start(book, &procedure.opening, from, circumstances)?;
        Ok((clocks, holes))
    }

    /// What a move does: clocks end, stand still, go on, are counted anew, start.
    ///
    /// # Errors
    /// See [`ClocksError`].
    pub fn apply(
        &self,
        book: &Rulebook,
        step: &Move,
        occasion: Occasion<'_>,
    ) -> Result<Applied, ClocksError> {
        let Occasion {
            on,
            paper,
            circumstances,
        } = occasion;
        let calendar = book.calendar();
        let mut clocks = self.clone();
        let mut kept: Option<bool> = None;
        let mut stopped = Vec::new();
        for entry in clocks.running(&step.stops) {
            entry.clock = entry.clock.end(on).map_err(|refusal| refused(entry, refusal))?;
            if entry.binds == Binds::Body {
                kept = Some(kept.unwrap_or(true) && !entry.clock.is_late(on));
            }
            stopped.push(entry.name.clone());
        }
        for entry in clocks.running(&step.pauses) {
            entry.clock = entry
                .clock
                .pause(on, paper, calendar)
                .map_err(|refusal| refused(entry, refusal))?;
        }
        let how = if step.resume_keeps_elapsed {
            Resume::KeepsElapsed
        } else {
            Resume::ExcludesSpan
        };
        for entry in clocks.running(&step.resumes) {
            entry.clock = entry
                .clock
                .resume(on, paper, how, calendar)
                .map_err(|refusal| refused(entry, refusal))?;
        }
        for entry in clocks.running(&step.extends) {
            let allowed = book.extensions(&entry.clock.rule, entry.clock.started)?;
            let next = allowed
                .get(usize::from(entry.clock.circumstances.extensions))
                .ok_or_else(|| ClocksError::NoFurtherExtension(entry.name.clone()))?;
            entry.clock = entry
                .clock
                .extend(on, next.term, paper, calendar)
                .map_err(|refusal| refused(entry, refusal))?;
        }
        for entry in clocks.running(&step.makes_complex) {
            let complex = Circumstances {
                complex: true,
                extensions: 0,
                ..circumstances
            };
            let base = book.due(&entry.clock.rule, entry.clock.started, &complex)?;
            entry.clock = entry
                .clock
                .regrade(on, &base, complex, paper, calendar)
                .map_err(|refusal| refused(entry, refusal))?;
        }
        let before = clocks.0.len();
        let holes = clocks.start(book, &step.starts, on, circumstances)?;
        let started = clocks.0[before..]
            .iter()
            .map(|entry| entry.name.clone())
            .collect();
        Ok(Applied {
            clocks,
            in_time: kept,
            started,
            stopped,
            holes,
        })
    }

    /// Under another law: what runs ends, and the clocks of the new procedure are counted from the day of receipt.
    ///
    /// # Errors
    /// See [`ClocksError`].
    pub fn reclassify(
        &self,
        book: &Rulebook,
        to: &Procedure,
        received: Date,
        on: Date,
        circumstances: Circumstances,
    ) -> Result<(CaseClocks, Vec<String>), ClocksError> {
        let mut clocks = self.ended(on)?;
        let holes = clocks.start(book, &to.opening, received, circumstances)?;
        Ok((clocks, holes))
    }

    /// All ended on a day: the matter is joined with another, or passed on outside.
    ///
    /// # Errors
    /// See [`ClocksError`].
    pub fn ended(&self, on: Date) -> Result<CaseClocks, ClocksError> {
        let mut clocks = self.clone();
        for entry in &mut clocks.0 {
            if !matches!(entry.clock.state, ClockState::Ended { .. }) {
                entry.clock = entry.clock.end(on).map_err(|refusal| refused(entry, refusal))?;
            }
        }
        Ok(clocks)
    }

    /// The clock by which the body must act next: the earliest due day of those that run and bind it.
    pub fn next(&self) -> Option<(Date, &str)> {
        self.0
            .iter()
            .filter(|entry| entry.binds == Binds::Body && entry.clock.state == ClockState::Running)
            .map(|entry| (entry.clock.due, entry.name.as_str()))
            .min()
    }

    /// All clocks, in the order in which they started.
    pub fn iter(&self) -> impl Iterator<Item = &CaseClock> {
        self.0.iter()
    }

    /// The last clock of that name.
    pub fn get(&self, name: &str) -> Option<&CaseClock> {
        self.0.iter().rev().find(|entry| entry.name == name)
    }

    /// Counted against another calendar; nothing where no due day moves.
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn recount(&self, calendar: &Calendar) -> Result<Option<CaseClocks>, BeyondCalendar> {
        let mut moved = None;
        for (at, entry) in self.0.iter().enumerate() {
            if matches!(entry.clock.state, ClockState::Ended { .. })
                || entry.clock.due_by(calendar)? == entry.clock.due
            {
                continue;
            }
            let clocks = moved.get_or_insert_with(|| self.clone());
            clocks.0[at].clock = entry.clock.recompute(calendar)?;
        }
        Ok(moved)
    }

    fn running<'a>(&'a mut self, names: &'a [String]) -> impl Iterator<Item = &'a mut CaseClock> {
        self.0.iter_mut().filter(|entry| {
            names.contains(&entry.name) && !matches!(entry.clock.state, ClockState::Ended { .. })
        })
    }

    fn start(
        &mut self,
        book: &Rulebook,
        starts: &[ClockStart],
        from: Date,
        circumstances: Circumstances,
    ) -> Result<Vec<String>, RuleError> {
        let mut holes = Vec::new();
        for start in starts {
            let derived: Derivation = match book.due(&start.rule, from, &circumstances) {
                Ok(derived) => derived,
                Err(RuleError::Hole { .. } | RuleError::NotInForce { .. }) if start.may_be_a_hole => {
                    holes.push(start.rule.clone());
                    continue;
                }
                // The duty came later than the event: no clock of that day runs by it.
                Err(RuleError::NotInForce { begins: Some(_), .. }) => continue,
                Err(error) => return Err(error),
            };
            self.0.push(CaseClock {
                name: start.clock.clone(),
                binds: start.binds,
                clock: Clock::start(&derived, circumstances),
            });
        }
        Ok(holes)
    }
}

fn refused(entry: &CaseClock, refusal: ClockRefusal) -> ClocksError {
    ClocksError::Refused {
        name: entry.name.clone(),
        refusal,
    }
}
