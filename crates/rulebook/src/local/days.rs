use super::{LocalFault, LocalRules};
use gandan_core::clock::{Calendar, DayMark, Year};
use jiff::civil::Weekday;

/// The shipped calendar with the days that an installation knows better.
pub(super) fn calendar(shipped: &Calendar, local: &LocalRules) -> Result<Calendar, Vec<LocalFault>> {
    let mut years: Vec<Year> = shipped.years().to_vec();
    let mut faults = Vec::new();
    let marks = local.day_off.iter().map(|day| (day, true));
    let marks = marks.chain(local.working_day.iter().map(|day| (day, false)));
    for (day, off) in marks {
        if day.ground.trim().is_empty() {
            faults.push(LocalFault::NoGround {
                rule: day.date.to_string(),
            });
        }
        let Some(year) = years.iter_mut().find(|year| year.year == day.date.year()) else {
            faults.push(LocalFault::NoSuchYear(day.date.year()));
            continue;
        };
        let mark = DayMark {
            date: day.date,
            name: day.name.clone(),
            basis: day.ground.clone(),
        };
        let listed = year.days_off.iter().position(|known| known.date == day.date);
        match (off, listed) {
            // Announced as expected: its decision takes the place of the expectation.
            (true, Some(at)) => year.days_off[at] = mark,
            (true, None) => year.days_off.push(mark),
            (false, Some(at)) if year.provisional.is_some() => {
                year.days_off.remove(at);
            }
            (false, Some(_)) => faults.push(LocalFault::Decided(day.date)),
            (false, None) => year.makeup.push(mark),
        }
        if !off && listed.is_some() && matches!(day.date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            year.makeup.push(DayMark {
                date: day.date,
                name: day.name.clone(),
                basis: day.ground.clone(),
            });
        }
    }
    for decided in &local.decided {
        match years.iter_mut().find(|year| year.year == decided.year) {
            Some(_) if decided.ground.trim().is_empty() => faults.push(LocalFault::NoGround {
                rule: decided.year.to_string(),
            }),
            Some(year) => year.provisional = None,
            None => faults.push(LocalFault::NoSuchYear(decided.year)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Calendar::new(years).map_err(|fault| vec![LocalFault::Calendar(fault)])
}
