use crate::running::{CaseClocks, ClocksError};
use crate::{RuleError, Rulebook};
use gandan_core::clock::{Circumstances, Clock, ClockEvent, ClockState, Count};
use jiff::civil::Date;

impl CaseClocks {
    /// Under other circumstances (a remote area was found out, or was not): running clocks for which another case of
    /// their rule applies are counted anew from the day they started. `paper` says what shows it.
    ///
    /// # Errors
    /// See [`ClocksError`].
    pub fn regraded(
        &self,
        book: &Rulebook,
        on: Date,
        paper: &str,
        circumstances: Circumstances,
    ) -> Result<CaseClocks, ClocksError> {
        let mut clocks = self.clone();
        for entry in &mut clocks.0 {
            if entry.clock.state != ClockState::Running {
                continue;
            }
            let now = Circumstances {
                extensions: 0,
                ..circumstances
            };
            let base = match book.due(&entry.clock.rule, entry.clock.started, &now) {
                Ok(base) => base,
                Err(RuleError::Hole { .. }) => continue,
                Err(error) => return Err(error.into()),
            };
            if base.count == counted_now(&entry.clock) {
                continue;
            }
            entry.clock = entry
                .clock
                .regrade(on, &base, now, paper, book.calendar())
                .map_err(|refusal| ClocksError::Refused {
                    name: entry.name.clone(),
                    refusal,
                })?;
        }
        Ok(clocks)
    }
}

/// How a clock is counted as of all that was decided about it.
fn counted_now(clock: &Clock) -> Count {
    let regraded = clock.events.iter().rev().find_map(|event| match event {
        ClockEvent::Regraded { count, .. } => Some(*count),
        _ => None,
    });
    regraded.unwrap_or(clock.count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_remote_area_gives_a_complaint_more_days_from_the_beginning() {
        let book = Rulebook::shipped();
        let procedure = book.procedure("complaint").unwrap();
        let ordinary = Circumstances::default();
        let received = date(2026, 11, 23);
        let (clocks, _) = CaseClocks::open(book, procedure, received, ordinary).unwrap();
        let accept = procedure.find_move("received", "accept").unwrap();
        let occasion = crate::Occasion {
            on: received,
            paper: "1/TB",
            circumstances: ordinary,
        };
        let clocks = clocks.apply(book, accept, occasion).unwrap().clocks;
        let before = clocks.get("resolution").unwrap().clock.due;
        let remote = Circumstances {
            remote: true,
            ..ordinary
        };
        let on = date(2026, 11, 30);
        let after = clocks.regraded(book, on, "xác nhận của xã", remote).unwrap();
        let due = after.get("resolution").unwrap().clock.due;
        assert!(due > before, "{before} {due}");
        let back = after.regraded(book, on, "đính chính", ordinary).unwrap();
        assert_eq!(back.get("resolution").unwrap().clock.due, before);
    }
}
