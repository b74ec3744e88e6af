use super::posts::is_top;
use crate::bodies::Known;
use crate::tasks::round_word;
use crate::web::{App, said_day};
use crate::words::{Lang, Word, word_of};
use gandan_core::bodies::BodyId;
use gandan_core::clock::Circumstances;
use gandan_core::reception::{HeadRule, Minimum, Sat, owed};
use gandan_rulebook::{Reception, RuleError};
use gandan_store::reception::SatRow;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use std::ops::RangeInclusive;

/// What the head of a body owes, period by period, and what there is of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Duty {
    /// What the head is called; empty where the law that was read says nothing of such a body.
    pub head: String,
    /// The articles, each once.
    pub citations: Vec<String>,
    /// What nobody knows: a number that an installation has to fill in.
    pub holes: Vec<String>,
    /// The periods.
    pub periods: Vec<PeriodLine>,
    /// Days missing in all of them.
    pub missing: u32,
}

/// One period.
#[derive(Debug, Clone, Serialize)]
pub struct PeriodLine {
    /// Which.
    pub name: Word,
    /// First day.
    pub first: String,
    /// Last day.
    pub last: String,
    /// The legal minimum in days; nothing where nobody knows it.
    pub need: Option<u32>,
    /// Days planned.
    pub planned: u32,
    /// Days that took place.
    pub held: u32,
    /// Days missing.
    pub missing: u32,
    /// It is over.
    pub over: bool,
    /// How it stands.
    pub state: Word,
    /// Its colour.
    pub tone: &'static str,
}

/// The rule for the head of a body: as a person chose it, else the first that fits.
pub fn rule_of<'r>(
    reception: &'r Reception,
    known: &Known,
    body: BodyId,
    chosen: &str,
    day: Date,
) -> Option<&'r HeadRule> {
    let registered = known.registry.get(body)?;
    reception.head(chosen, registered, is_top(known, body, day))
}

/// What the head of a body owes within days. `chosen` is the key that a person chose, empty where nobody did; `sat` are its
/// days.
pub fn duty_of(
    app: &App,
    lang: Lang,
    known: &Known,
    (body, chosen): (BodyId, &str),
    days: RangeInclusive<Date>,
    sat: &[SatRow],
) -> Duty {
    let (reception, today) = (Reception::shipped(), app.clock.today());
    let Some(rule) = rule_of(reception, known, body, chosen, today) else {
        return Duty::default();
    };
    let sat: Vec<Sat> = sat
        .iter()
        .filter(|row| row.body_id == body.0)
        .filter_map(|row| {
            Some(Sat {
                day: row.day.parse().ok()?,
                held: row.state == "held",
            })
        })
        .collect();
    let mut duty = Duty {
        head: said(lang, &rule.title.vi, &rule.title.en),
        ..Duty::default()
    };
    // Months of one law are counted together, so that a week that lies in two of them is one.
    let mut from = days.start().first_of_month();
    while from <= *days.end() {
        let now = reception.minimum(&app.rulebook, rule, from);
        let mut until = from.last_of_month();
        while let Some(next) = until.tomorrow().ok().filter(|next| next <= days.end())
            && same(&now, &reception.minimum(&app.rulebook, rule, next))
        {
            until = next.last_of_month();
        }
        let (minimum, known_number) = match now {
            Ok((minimum, citation)) => {
                note(&mut duty.citations, citation);
                (minimum, true)
            }
            Err(RuleError::Hole {
                what,
                what_en,
                citation,
                ..
            }) => {
                note(&mut duty.citations, &citation);
                note(&mut duty.holes, &said(lang, &what, &what_en));
                let per = gandan_core::documents::Period::Month;
                (Minimum { times: 0, per }, false)
            }
            // Before the law, or after its end: nothing is owed.
            Err(_) => {
                let Ok(next) = until.tomorrow() else { break };
                from = next;
                continue;
            }
        };
        for period in owed(minimum, (from, until), &sat) {
            let missing = period.missing(today);
            duty.missing += missing;
            let (code, tone) = match (known_number, missing, period.is_over(today)) {
                (false, ..) => ("unknown", "plain"),
                (true, 0, _) => ("enough", "done"),
                (true, _, true) => ("short", "over"),
                (true, _, false) => ("unplanned", "near"),
            };
            duty.periods.push(PeriodLine {
                name: round_word(period.period),
                first: period.first.to_string(),
                last: period.last.to_string(),
                need: known_number.then_some(period.need),
                planned: period.planned,
                held: period.held,
                missing,
                over: period.is_over(today),
                state: word_of("reception-period-", code),
                tone,
            });
        }
        let Ok(next) = until.tomorrow() else { break };
        from = next;
    }
    duty
}

fn same(one: &Result<(Minimum, &str), RuleError>, other: &Result<(Minimum, &str), RuleError>) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => one == other,
        (Err(one), Err(other)) => one.code() == other.code(),
        _ => false,
    }
}

fn note(list: &mut Vec<String>, words: &str) {
    if !list.iter().any(|known| known == words) {
        list.push(words.to_owned());
    }
}

/// The words of the law in the reader's language.
pub fn said(lang: Lang, vi: &str, en: &str) -> String {
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// From three months back to two months ahead: what a schedule shows.
pub fn around(today: Date) -> RangeInclusive<Date> {
    let first = today.first_of_month();
    let from = first.checked_sub(3.months()).unwrap_or(first);
    let until = first.checked_add(2.months()).unwrap_or(first).last_of_month();
    from..=until
}

/// The last day on which the timetable of a sitting is posted in time; nothing where the calendar does not reach so far.
pub fn post_by(app: &App, day: Date) -> Option<Date> {
    due(app, "reception.schedule-posting", day)
}

/// A day counted from `day` by a rule; nothing where it is not in force or cannot be counted.
pub fn due(app: &App, rule: &str, day: Date) -> Option<Date> {
    let counted = app.rulebook.due_day(rule, day, &Circumstances::default());
    counted.ok().map(|(day, _)| day)
}

/// A day as papers and registers write it: `14/07/2026`.
pub fn written(day: &str) -> String {
    day.parse()
        .map_or_else(|_| day.to_owned(), |day| said_day(Lang::Vi, day))
}
