use super::tell::{tell, tell_reach};
use super::{
    BeyondCalendar, Calendar, Clock, ClockEvent, Count, Counted, Direction, Resume, Step, Term, Unit,
};
use jiff::civil::Date;

impl Clock {
    /// Counts from the beginning through all that was decided, saying each step where it is asked to.
    pub(super) fn replay(
        &self,
        calendar: &Calendar,
        mut steps: Option<&mut Vec<Step>>,
    ) -> Result<Counted, BeyondCalendar> {
        let regraded = self.events.iter().rev().find_map(|event| match event {
            ClockEvent::Regraded { count, .. } => Some(*count),
            _ => None,
        });
        let count = regraded.unwrap_or(self.count);
        let mut raw = match steps.as_deref_mut() {
            Some(steps) => {
                steps.push(Step::Term {
                    term: self.count.term,
                    direction: self.count.direction,
                    bound: self.count.bound,
                });
                if let Some(step) = self.last_regrading() {
                    steps.push(step);
                }
                tell(calendar, &count, self.started, steps)?.raw
            }
            None => calendar.reach(count.term, count.direction, self.started)?,
        };
        let mut paused: Option<Date> = None;
        for event in &self.events {
            match event {
                ClockEvent::Extended { on, term, paper } => {
                    let until = calendar.reach(*term, count.direction, raw)?;
                    if let Some(steps) = steps.as_deref_mut() {
                        steps.push(Step::Extended {
                            on: Some(*on),
                            term: *term,
                            paper: paper.clone(),
                            until,
                        });
                        tell_reach(calendar, *term, raw, until, steps)?;
                    }
                    raw = until;
                }
                ClockEvent::Regraded { .. } => {}
                ClockEvent::Paused { on, paper } => {
                    paused = Some(*on);
                    if let Some(steps) = steps.as_deref_mut() {
                        steps.push(Step::Paused {
                            on: *on,
                            paper: paper.clone(),
                            left: left(calendar, count.term.unit, *on, raw)?,
                        });
                    }
                }
                ClockEvent::Resumed { on, paper, how } => {
                    let Some(since) = paused.take() else { continue };
                    let before = raw;
                    let suspended = calendar.days_between(since, *on)?;
                    // A term that had run out before it was suspended stays run out.
                    if since <= roll(calendar, &count, raw)? {
                        raw = match how {
                            Resume::KeepsElapsed => {
                                let left = left(calendar, count.term.unit, since, raw)?;
                                calendar.reach(left, Direction::After, *on)?
                            }
                            Resume::ExcludesSpan => {
                                calendar.reach(Term::days(suspended), Direction::After, raw)?
                            }
                        };
                    }
                    if let Some(steps) = steps.as_deref_mut() {
                        steps.push(Step::Resumed {
                            on: *on,
                            paper: paper.clone(),
                            how: *how,
                            suspended,
                            until: raw,
                        });
                        if *how == Resume::KeepsElapsed && raw != before {
                            tell_reach(calendar, count.term, *on, raw, steps)?;
                        }
                    }
                }
            }
        }
        let due = roll(calendar, &count, raw)?;
        Ok(Counted { raw, due })
    }

    fn last_regrading(&self) -> Option<Step> {
        self.events.iter().rev().find_map(|event| match event {
            ClockEvent::Regraded {
                on,
                circumstances,
                count,
                paper,
            } => Some(Step::Regraded {
                on: *on,
                circumstances: *circumstances,
                term: count.term,
                paper: paper.clone(),
            }),
            _ => None,
        })
    }
}

/// What is left of a term after `day`: working days where it counts working days, else calendar days.
fn left(calendar: &Calendar, unit: Unit, day: Date, raw: Date) -> Result<Term, BeyondCalendar> {
    Ok(match unit {
        Unit::WorkingDays => Term::working(calendar.working_between(day, raw)?),
        _ => Term::days(calendar.days_between(day, raw)?),
    })
}

fn roll(calendar: &Calendar, count: &Count, raw: Date) -> Result<Date, BeyondCalendar> {
    if count.rolls() {
        calendar.roll_forward(raw)
    } else {
        Ok(raw)
    }
}
