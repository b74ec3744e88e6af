use super::tell::tell_end;
use super::{
    BeyondCalendar, Calendar, Circumstances, ClockEvent, Count, Derivation, Direction, Resume, Step, Term,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A term that runs, with everything that was decided about it. It is small, for it is kept in a column; why the rule
/// applies is in its [`Derivation`], which the rule book gives anew at any time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Readable name of the rule.
    pub rule: String,
    /// Which entry of the rule book.
    pub reference: String,
    /// Article and clause.
    pub citation: String,
    /// Day of the event that started it.
    pub started: Date,
    /// How it was counted when it started.
    pub count: Count,
    /// The day that binds as of all that was decided. While it is paused: as it was when it stopped.
    pub due: Date,
    /// The circumstances as they are now.
    #[serde(default)]
    pub circumstances: Circumstances,
    /// A day relied on lies in a year whose days off are not yet decided.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// Whether it runs.
    pub state: ClockState,
    /// What was decided, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<ClockEvent>,
}

/// Whether a term runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type")]
pub enum ClockState {
    /// It runs.
    Running,
    /// Suspended.
    Paused {
        /// Since the end of this day.
        since: Date,
    },
    /// What was due has been done, or is no longer due.
    Ended {
        /// When.
        on: Date,
    },
}

/// Why a term cannot be changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClockRefusal {
    /// It has ended.
    #[error("the term has ended")]
    Ended,
    /// It is suspended.
    #[error("the term is suspended")]
    Paused,
    /// It is not suspended.
    #[error("the term is not suspended")]
    NotPaused,
    /// Something later has been decided already.
    #[error("{last} is later and has been decided already")]
    OutOfOrder {
        /// Day of the latest decision.
        last: Date,
    },
    /// A term that has run out cannot be extended.
    #[error("the term ended on {due}")]
    RunOut {
        /// Its last day.
        due: Date,
    },
    /// A notice beforehand has no time that could be suspended or extended.
    #[error("the term is counted backwards from its event")]
    Backwards,
    /// The calendar does not reach so far.
    #[error(transparent)]
    Beyond(#[from] BeyondCalendar),
}

impl Clock {
    /// Starts a term.
    pub fn start(derivation: &Derivation, circumstances: Circumstances) -> Clock {
        Clock {
            rule: derivation.rule.clone(),
            reference: derivation.reference.clone(),
            citation: derivation.citation.clone(),
            started: derivation.from,
            count: derivation.count,
            due: derivation.due,
            circumstances: Circumstances {
                extensions: 0,
                ..circumstances
            },
            provisional: derivation.provisional,
            state: ClockState::Running,
            events: Vec::new(),
        }
    }

    /// Extends it by decision. How often and how long the law allows is the rule book's to say.
    ///
    /// # Errors
    /// It does not run, its last day is before `on`, or the calendar does not reach so far.
    pub fn extend(
        &self,
        on: Date,
        term: Term,
        paper: &str,
        calendar: &Calendar,
    ) -> Result<Clock, ClockRefusal> {
        self.runs(on)?;
        if on > self.due {
            return Err(ClockRefusal::RunOut { due: self.due });
        }
        let mut next = self.with(
            ClockEvent::Extended {
                on,
                term,
                paper: paper.to_owned(),
            },
            calendar,
        )?;
        next.circumstances.extensions = next.circumstances.extensions.saturating_add(1);
        Ok(next)
    }

    /// Takes note that the circumstances are others: the rule is counted anew from the beginning, as `base` says.
    ///
    /// # Errors
    /// It does not run, its last day is before `on`, or the calendar does not reach so far.
    pub fn regrade(
        &self,
        on: Date,
        base: &Derivation,
        circumstances: Circumstances,
        paper: &str,
        calendar: &Calendar,
    ) -> Result<Clock, ClockRefusal> {
        self.runs(on)?;
        if on > self.due {
            return Err(ClockRefusal::RunOut { due: self.due });
        }
        let circumstances = Circumstances {
            extensions: self.circumstances.extensions,
            ..circumstances
        };
        let mut next = self.with(
            ClockEvent::Regraded {
                on,
                circumstances,
                count: base.count,
                paper: paper.to_owned(),
            },
            calendar,
        )?;
        next.circumstances = circumstances;
        next.reference = base.reference.clone();
        next.citation = base.citation.clone();
        Ok(next)
    }

    /// Suspends it. The day of the decision is still counted.
    ///
    /// # Errors
    /// It does not run, or something later has been decided.
    pub fn pause(&self, on: Date, paper: &str, calendar: &Calendar) -> Result<Clock, ClockRefusal> {
        self.runs(on)?;
        let mut next = self.with(
            ClockEvent::Paused {
                on,
                paper: paper.to_owned(),
            },
            calendar,
        )?;
        next.state = ClockState::Paused { since: on };
        Ok(next)
    }

    /// Goes on with it. Counting begins on the day after the decision.
    ///
    /// # Errors
    /// It is not suspended, or something later has been decided.
    pub fn resume(
        &self,
        on: Date,
        paper: &str,
        how: Resume,
        calendar: &Calendar,
    ) -> Result<Clock, ClockRefusal> {
        match self.state {
            ClockState::Paused { .. } => self.in_order(on)?,
            ClockState::Running => return Err(ClockRefusal::NotPaused),
            ClockState::Ended { .. } => return Err(ClockRefusal::Ended),
        }
        let mut next = self.with(
            ClockEvent::Resumed {
                on,
                paper: paper.to_owned(),
                how,
            },
            calendar,
        )?;
        next.state = ClockState::Running;
        Ok(next)
    }

    /// Ends it: what was due is done, or no longer due.
    ///
    /// # Errors
    /// It has ended, or something later has been decided.
    pub fn end(&self, on: Date) -> Result<Clock, ClockRefusal> {
        if let ClockState::Ended { .. } = self.state {
            return Err(ClockRefusal::Ended);
        }
        self.in_order(on)?;
        Ok(Clock {
            state: ClockState::Ended { on },
            ..self.clone()
        })
    }

    /// The same term against another calendar: days off were announced since.
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn recompute(&self, calendar: &Calendar) -> Result<Clock, BeyondCalendar> {
        let due = self.replay(calendar, None)?.due;
        Ok(Clock {
            due,
            provisional: calendar.provisional_between(self.started, due),
            ..self.clone()
        })
    }

    /// The day that binds against another calendar, quickly: nothing is copied.
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn due_by(&self, calendar: &Calendar) -> Result<Date, BeyondCalendar> {
        Ok(self.replay(calendar, None)?.due)
    }

    /// Says how the day was found: `base` is what the rule book derives for the event and the circumstances, from which
    /// the reasons are taken; then what was decided since.
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn explain(&self, base: &Derivation, calendar: &Calendar) -> Result<Derivation, BeyondCalendar> {
        let mut steps: Vec<Step> = base.head().cloned().collect();
        let counted = self.replay(calendar, Some(&mut steps))?;
        let provisional = tell_end(calendar, &self.count, self.started, counted, &mut steps)?;
        Ok(Derivation {
            rule: self.rule.clone(),
            reference: self.reference.clone(),
            citation: self.citation.clone(),
            from: self.started,
            due: counted.due,
            count: self.count,
            provisional,
            steps,
        })
    }

    /// Whether it is late on `today`: it runs, or has ended, after its last day. A suspended term is not late, unless it
    /// was when it was suspended.
    pub fn is_late(&self, today: Date) -> bool {
        match self.state {
            ClockState::Running => today > self.due,
            ClockState::Paused { since } => since > self.due,
            ClockState::Ended { on } => on > self.due,
        }
    }

    fn runs(&self, on: Date) -> Result<(), ClockRefusal> {
        match self.state {
            ClockState::Running if self.count.direction == Direction::Before => Err(ClockRefusal::Backwards),
            ClockState::Running => self.in_order(on),
            ClockState::Paused { .. } => Err(ClockRefusal::Paused),
            ClockState::Ended { .. } => Err(ClockRefusal::Ended),
        }
    }

    fn in_order(&self, on: Date) -> Result<(), ClockRefusal> {
        let last = self.events.last().map_or(self.started, ClockEvent::on);
        if on < last {
            return Err(ClockRefusal::OutOfOrder { last });
        }
        Ok(())
    }

    fn with(&self, event: ClockEvent, calendar: &Calendar) -> Result<Clock, BeyondCalendar> {
        let mut next = self.clone();
        next.events.push(event);
        next.recompute(calendar)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::calendar;
    use super::super::{Head, Said};
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn derived(from: Date, term: Term) -> Derivation {
        let head = Head {
            rule: "complaint.resolution".to_owned(),
            reference: "KN-05".to_owned(),
            citation: "Đ28".to_owned(),
            from,
            count: Count::latest(term),
            steps: vec![Step::Trigger {
                day: from,
                event: Said::default(),
            }],
        };
        Derivation::count(head, &calendar(), &[]).unwrap()
    }

    fn clock(from: Date, term: Term) -> Clock {
        Clock::start(&derived(from, term), Circumstances::default())
    }

    #[test]
    fn elapsed_days_stay_and_what_is_left_goes_on() {
        let calendar = calendar();
        let running = clock(date(2026, 7, 13), Term::days(30));
        assert_eq!(running.due, date(2026, 8, 12));
        let paused = running.pause(date(2026, 7, 23), "14a/QĐ", &calendar).unwrap();
        let resumed = paused
            .resume(date(2026, 8, 6), "14b/QĐ", Resume::KeepsElapsed, &calendar)
            .unwrap();
        assert_eq!(resumed.due, date(2026, 8, 26));
        let told = resumed
            .explain(&derived(date(2026, 7, 13), Term::days(30)), &calendar)
            .unwrap();
        assert_eq!(told.due, resumed.due);
        let left = told.steps.iter().find_map(|step| match step {
            Step::Paused { left, .. } => Some(*left),
            _ => None,
        });
        assert_eq!(left, Some(Term::days(20)));
    }

    #[test]
    fn the_span_is_excluded_from_a_denunciation() {
        let calendar = calendar();
        let resumed = clock(date(2026, 7, 14), Term::days(30))
            .pause(date(2026, 7, 24), "1/QĐ", &calendar)
            .and_then(|paused| paused.resume(date(2026, 8, 7), "2/QĐ", Resume::ExcludesSpan, &calendar))
            .unwrap();
        assert_eq!(resumed.due, date(2026, 8, 27));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let calendar = calendar();
        let running = clock(date(2026, 7, 13), Term::days(30));
        let late = running.extend(date(2026, 8, 13), Term::days(30), "1/QĐ", &calendar);
        assert_eq!(
            late,
            Err(ClockRefusal::RunOut {
                due: date(2026, 8, 12)
            })
        );
        let early = running.pause(date(2026, 7, 12), "1/QĐ", &calendar);
        assert_eq!(
            early,
            Err(ClockRefusal::OutOfOrder {
                last: date(2026, 7, 13)
            })
        );
        let resumed = running.resume(date(2026, 7, 20), "1/QĐ", Resume::KeepsElapsed, &calendar);
        assert_eq!(resumed, Err(ClockRefusal::NotPaused));
        let paused = running.pause(date(2026, 7, 20), "1/QĐ", &calendar).unwrap();
        assert_eq!(
            paused.pause(date(2026, 7, 21), "2/QĐ", &calendar),
            Err(ClockRefusal::Paused)
        );
        let ended = running.end(date(2026, 7, 30)).unwrap();
        assert_eq!(ended.end(date(2026, 7, 31)), Err(ClockRefusal::Ended));
        assert!(!ended.is_late(date(2026, 12, 1)));
        assert!(running.is_late(date(2026, 8, 13)) && !running.is_late(date(2026, 8, 12)));
    }

    #[test]
    fn a_holiday_announced_later_moves_what_runs() {
        let calendar = calendar();
        let running = clock(date(2026, 8, 28), Term::working(7));
        assert_eq!(running.due, date(2026, 9, 11));
        let mut years = calendar.years().to_vec();
        years[1].days_off.push(super::super::DayMark {
            date: date(2026, 9, 4),
            name: "Nghỉ thêm".to_owned(),
            basis: "a decision".to_owned(),
        });
        let later = Calendar::new(years).unwrap();
        assert_eq!(running.recompute(&later).unwrap().due, date(2026, 9, 14));
        assert_eq!(running.due_by(&later).unwrap(), date(2026, 9, 14));
    }

    proptest! {
        #[test]
        fn a_suspension_never_shortens_and_replaying_is_stable(
            start in 60i64..400, amount in 1u32..60, wait in 0i64..40, span in 0i64..40, keeps: bool, working: bool,
        ) {
            use jiff::ToSpan;
            let calendar = calendar();
            let from = calendar.first().checked_add(start.days()).unwrap();
            let term = if working { Term::working(amount) } else { Term::days(amount) };
            let running = clock(from, term);
            let on = from.checked_add(wait.days()).unwrap();
            let back = on.checked_add(span.days()).unwrap();
            let how = if keeps { Resume::KeepsElapsed } else { Resume::ExcludesSpan };
            let resumed = running.pause(on, "1", &calendar).unwrap().resume(back, "2", how, &calendar).unwrap();
            prop_assert!(resumed.due >= running.due);
            prop_assert_eq!(&resumed.recompute(&calendar).unwrap(), &resumed);
            let told = resumed.explain(&derived(from, term), &calendar).unwrap();
            prop_assert_eq!(told.due, resumed.due);
            // A suspension of no days changes nothing that had not run out on a day off.
            if span == 0 && !working && on < running.due {
                prop_assert_eq!(resumed.due, running.due);
            }
        }
    }
}
