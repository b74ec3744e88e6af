use super::{BeyondCalendar, Calendar, Count, Counted, DayKind, Skip, Step, Term, Unit};
use jiff::civil::Date;

/// Counts and says each step: days skipped, weekends worked, the month's end, the roll forward, the result.
pub(super) fn tell(
    calendar: &Calendar,
    count: &Count,
    event: Date,
    steps: &mut Vec<Step>,
) -> Result<Counted, BeyondCalendar> {
    let counted = calendar.count(count, event)?;
    tell_reach(calendar, count.term, event, counted.raw, steps)?;
    Ok(counted)
}

/// Says how a term that begins after `event` came to end on `raw`.
pub(super) fn tell_reach(
    calendar: &Calendar,
    term: Term,
    event: Date,
    raw: Date,
    steps: &mut Vec<Step>,
) -> Result<(), BeyondCalendar> {
    match term.unit {
        Unit::WorkingDays => tell_skipped(calendar, event, raw, steps),
        Unit::Months | Unit::Years if raw.day() != event.day() => {
            steps.push(Step::Clamped {
                wanted: event.day(),
                day: raw,
            });
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Says which days between the two were passed over, and which weekends were not.
pub(super) fn tell_skipped(
    calendar: &Calendar,
    event: Date,
    raw: Date,
    steps: &mut Vec<Step>,
) -> Result<(), BeyondCalendar> {
    let (event, raw) = (calendar.index(event)?, calendar.index(raw)?);
    // Both ends outside: the event is not counted, and the last day is the one found. Backwards the same.
    let between: &mut dyn Iterator<Item = usize> = if event <= raw {
        &mut (event + 1..=raw)
    } else {
        &mut (raw..event).rev()
    };
    for index in between {
        let day = calendar.date_at(index)?;
        match calendar.kind_at(index) {
            DayKind::Working => {}
            DayKind::Makeup(name) => steps.push(Step::Worked {
                day,
                name: name.to_owned(),
            }),
            off => steps.extend(Skip::of(off).map(|because| Step::Skipped { day, because })),
        }
    }
    Ok(())
}

/// Says the roll forward, what is provisional, and the result. Returns whether anything is provisional.
pub(super) fn tell_end(
    calendar: &Calendar,
    count: &Count,
    event: Date,
    counted: Counted,
    steps: &mut Vec<Step>,
) -> Result<bool, BeyondCalendar> {
    let Counted { raw, due } = counted;
    if due != raw {
        steps.push(Step::RolledForward { from: raw, to: due });
        steps.extend(Skip::of(calendar.kind(raw)?).map(|because| Step::Skipped { day: raw, because }));
        tell_skipped(calendar, raw, due, steps)?;
    }
    let provisional = calendar.provisional_between(event, due);
    if provisional {
        let (first, last) = (event.min(due), event.max(due));
        for year in calendar.years() {
            if let Some(what) = &year.provisional
                && (first.year()..=last.year()).contains(&year.year)
            {
                steps.push(Step::Provisional {
                    year: year.year,
                    what: what.clone(),
                });
            }
        }
    }
    steps.push(Step::Result {
        due,
        bound: count.bound,
    });
    Ok(provisional)
}
