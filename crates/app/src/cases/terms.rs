//! The clocks of a case as people read them: what is due, by which article, and how the day was counted.

use super::said::clock_word;
use crate::web::App;
use crate::words::{Lang, Word, word, word_of};
use gandan_core::cases::Binds;
use gandan_core::clock::{Bound, ClockState, Derivation, Said, Skip, Step, Term};
use gandan_rulebook::{CaseClock, CaseClocks};
use jiff::civil::Date;
use serde::Serialize;

/// A clock as a line.
#[derive(Debug, Clone, Serialize)]
pub struct TermLine {
    /// Its name in the procedure.
    pub name: String,
    /// What is due.
    pub title: Word,
    /// The last day, ISO.
    pub due: String,
    /// The body is bound and the day has passed, or what was due came later.
    pub late: bool,
    /// `running`, `paused`, `ended`.
    pub state: &'static str,
    /// Since when it stands still, or when it ended, ISO.
    pub on: Option<String>,
    /// It is the person who is bound by it.
    pub yours: bool,
    /// The days off of a year relied on are not decided yet.
    pub provisional: bool,
    /// Article and clause.
    pub citation: String,
    /// How the day was found, one sentence each.
    pub steps: Vec<String>,
}

/// The term after which an untouched petition is a fault of discipline: a promise to nobody.
const INNER: &str = "untouched";

/// All clocks that promise something to whoever spoke, or bind them, in the order in which they started.
pub fn terms(app: &App, lang: Lang, clocks: &CaseClocks, today: Date) -> Vec<TermLine> {
    clocks
        .iter()
        .filter(|entry| entry.binds != Binds::Nobody && entry.name != INNER)
        .map(|entry| line(app, lang, entry, today))
        .collect()
}

fn line(app: &App, lang: Lang, entry: &CaseClock, today: Date) -> TermLine {
    let clock = &entry.clock;
    let (state, on) = match clock.state {
        ClockState::Running => ("running", None),
        ClockState::Paused { since } => ("paused", Some(since)),
        ClockState::Ended { on } => ("ended", Some(on)),
    };
    // Where the rule of then is not in the book of today, the day and its article still stand.
    let steps = match app.rulebook.explain(clock) {
        Ok(derivation) => said(app, lang, &derivation),
        Err(_) => Vec::new(),
    };
    TermLine {
        name: entry.name.clone(),
        title: clock_word(&entry.name),
        due: clock.due.to_string(),
        late: entry.binds == Binds::Body && clock.is_late(on.unwrap_or(today)) && state != "paused",
        state,
        on: on.map(|day| day.to_string()),
        yours: entry.binds == Binds::Petitioner,
        provisional: clock.provisional,
        citation: clock.citation.clone(),
        steps,
    }
}

/// A derivation in sentences.
pub fn said(app: &App, lang: Lang, derivation: &Derivation) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut skipped: Vec<String> = Vec::new();
    for step in &derivation.steps {
        if let Step::Skipped { day, because } = step {
            skipped.push(skipped_day(app, lang, *day, because));
            continue;
        }
        tell_skipped(app, lang, &mut skipped, &mut sentences);
        if let Some(word) = sentence(app, lang, step) {
            sentences.push(app.words.say(lang, &word));
        }
    }
    tell_skipped(app, lang, &mut skipped, &mut sentences);
    sentences
}

fn tell_skipped(app: &App, lang: Lang, skipped: &mut Vec<String>, sentences: &mut Vec<String>) {
    if !skipped.is_empty() {
        let days = word("term-step-skipped").with("days", skipped.join(", "));
        sentences.push(app.words.say(lang, &days));
        skipped.clear();
    }
}

fn skipped_day(app: &App, lang: Lang, on: Date, because: &Skip) -> String {
    match because {
        Skip::Weekend => day(lang, on),
        Skip::Holiday { name } => {
            let word = word("term-skipped-holiday")
                .with("day", day(lang, on))
                .with("name", name.as_str());
            app.words.say(lang, &word)
        }
    }
}

fn sentence(app: &App, lang: Lang, step: &Step) -> Option<Word> {
    let on = |date: &Date| day(lang, *date);
    let long = |term: &Term| length(app, lang, *term);
    let in_words = |said: &Said| {
        if lang == Lang::Vi {
            said.vi.clone()
        } else {
            said.en.clone()
        }
    };
    Some(match step {
        Step::Trigger { day, event } => word("term-step-trigger")
            .with("day", on(day))
            .with("event", in_words(event)),
        Step::Version { citation, from, .. } => match from {
            Some(from) => word("term-step-version")
                .with("citation", citation.as_str())
                .with("from", on(from)),
            None => word("term-step-practice").with("citation", citation.as_str()),
        },
        Step::Case { because } if because.is_empty() => return None,
        Step::Case { because } => {
            let names: Vec<String> = because
                .iter()
                .map(|code| app.words.say(lang, &word_of("term-because-", code)))
                .collect();
            word("term-step-case").with("because", names.join(", "))
        }
        Step::Term { term, .. } => word("term-step-term").with("term", long(term)),
        Step::Shorter { lawful, ground } => word("term-step-shorter")
            .with("lawful", long(lawful))
            .with("ground", ground.as_str()),
        Step::Filled { ground } => word("term-step-filled").with("ground", ground.as_str()),
        Step::Worked { day, name } => word("term-step-worked")
            .with("day", on(day))
            .with("name", name.as_str()),
        Step::Clamped { day, .. } => word("term-step-clamped").with("day", on(day)),
        Step::Extended {
            term, paper, until, ..
        } => word("term-step-extended")
            .with("term", long(term))
            .with("paper", paper.as_str())
            .with("until", on(until)),
        Step::Regraded { on: day, term, .. } => word("term-step-regraded")
            .with("day", on(day))
            .with("term", long(term)),
        Step::Paused { on: day, left, .. } => word("term-step-paused")
            .with("day", on(day))
            .with("left", long(left)),
        Step::Resumed { on: day, until, .. } => word("term-step-resumed")
            .with("day", on(day))
            .with("until", on(until)),
        Step::RolledForward { from, to } => {
            word("term-step-rolled").with("from", on(from)).with("to", on(to))
        }
        Step::Provisional { year, .. } => word("term-step-provisional").with("year", year.to_string()),
        Step::Result { due, bound } => match bound {
            Bound::Latest => word("term-step-latest").with("day", on(due)),
            Bound::Earliest => word("term-step-earliest").with("day", on(due)),
        },
        Step::Skipped { .. } => return None,
    })
}

fn length(app: &App, lang: Lang, term: Term) -> String {
    let word = word_of("term-length-", term.unit.code()).with("amount", i64::from(term.amount));
    app.words.say(lang, &word)
}

fn day(lang: Lang, day: Date) -> String {
    let pattern = if lang == Lang::Vi { "%d/%m/%Y" } else { "%-d %b %Y" };
    day.strftime(pattern).to_string()
}

impl TermLine {
    /// For samples of pages.
    pub fn sample(late: bool) -> TermLine {
        TermLine {
            name: "first-answer".to_owned(),
            title: clock_word("first-answer"),
            due: "2026-12-10".to_owned(),
            late,
            state: if late { "ended" } else { "running" },
            on: late.then(|| "2026-12-12".to_owned()),
            yours: false,
            provisional: true,
            citation: "Luật Tiếp công dân 42/2013 Đ28 k1".to_owned(),
            steps: vec!["Ngày nhận: 26/11/2026".to_owned()],
        }
    }
}
