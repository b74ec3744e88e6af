use super::tell::{tell, tell_end, tell_reach};
use super::{
    BeyondCalendar, Bound, Calendar, Circumstances, Count, Counted, DayKind, Direction, Resume, Term,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Words of the law in both languages; the Vietnamese ones bind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// As the text says it, or close to it.
    pub vi: String,
    /// For readers of English.
    pub en: String,
}

/// A due day and how it was found, whole: it can be printed, and it is stored with the decision that relied on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// Readable name of the rule: `complaint.acceptance`.
    pub rule: String,
    /// Which entry of the rule book: `KN-03`.
    pub reference: String,
    /// Article and clause.
    pub citation: String,
    /// The day of the event.
    pub from: Date,
    /// The day that binds.
    pub due: Date,
    /// How it was counted: a [`super::Clock`] goes on from here.
    pub count: Count,
    /// A day relied on lies in a year whose days off are not yet decided.
    pub provisional: bool,
    /// Everything, in the order in which a person would say it.
    pub steps: Vec<Step>,
}

/// Why nobody works on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "because")]
pub enum Skip {
    /// thứ Bảy, Chủ nhật
    Weekend,
    /// ngày lễ, tết, nghỉ bù, nghỉ hoán đổi
    Holiday {
        /// Its name.
        name: String,
    },
}

impl Skip {
    /// Why nobody works on a day of that kind; nothing where people work.
    pub fn of(kind: DayKind<'_>) -> Option<Skip> {
        match kind {
            DayKind::Working | DayKind::Makeup(_) => None,
            DayKind::Weekend => Some(Skip::Weekend),
            DayKind::Holiday(name) => Some(Skip::Holiday {
                name: name.to_owned(),
            }),
        }
    }
}

/// One thing said on the way to a due day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "type")]
pub enum Step {
    /// The event. Its day is not counted.
    Trigger {
        /// Its day.
        day: Date,
        /// What happens on it.
        event: Said,
    },
    /// The entry that is in force on the day of the event.
    Version {
        /// Which.
        reference: String,
        /// Article and clause.
        citation: String,
        /// In force from; nothing where it is not known.
        from: Option<Date>,
        /// In force until; nothing where it still is.
        to: Option<Date>,
        /// What else decides about it (a transitional clause, a text that was not read in full).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Said>,
    },
    /// The case of the rule that applies, where it has several.
    Case {
        /// Which circumstances make it so: `remote`, `complex`, `second-instance`; none for the ordinary case.
        because: Vec<String>,
    },
    /// How long.
    Term {
        /// How much.
        term: Term,
        /// To which side of the event.
        direction: Direction,
        /// What the end means.
        bound: Bound,
    },
    /// The province has set a shorter limit.
    Shorter {
        /// What the law allows.
        lawful: Term,
        /// The paper of the province.
        ground: String,
    },
    /// The law names no number; the installation's own rule does.
    Filled {
        /// Its paper.
        ground: String,
    },
    /// A day that is not counted.
    Skipped {
        /// Which.
        day: Date,
        /// Why.
        #[serde(flatten)]
        because: Skip,
    },
    /// A Saturday or Sunday that is counted, for it is worked in exchange.
    Worked {
        /// Which.
        day: Date,
        /// In exchange for what.
        name: String,
    },
    /// The last month has no such day, so its last one ends the term (Bộ luật Dân sự 2015 Đ148 k3).
    Clamped {
        /// The day of the month that is wanted.
        wanted: i8,
        /// The day that ends it.
        day: Date,
    },
    /// Extended by decision.
    Extended {
        /// When, where it is known.
        on: Option<Date>,
        /// By how much.
        term: Term,
        /// Article that allows it, or number of the decision.
        paper: String,
        /// Where the term ends now.
        until: Date,
    },
    /// The circumstances turned out to be others, so another limit applies from the beginning.
    Regraded {
        /// When.
        on: Date,
        /// What they are.
        circumstances: Circumstances,
        /// How long.
        term: Term,
        /// The paper that says so.
        paper: String,
    },
    /// Suspended: the day of the decision is the last one counted.
    Paused {
        /// When.
        on: Date,
        /// Number of the decision.
        paper: String,
        /// What was left of the term.
        left: Term,
    },
    /// Gone on with.
    Resumed {
        /// When.
        on: Date,
        /// Number of the decision.
        paper: String,
        /// What happens to the time before.
        how: Resume,
        /// Days not counted: after the day of suspension up to the day of resumption.
        suspended: u32,
        /// Where the term ends now.
        until: Date,
    },
    /// The term ends on a day off, so it ends with the next working day (Bộ luật Dân sự 2015 Đ148 k5).
    RolledForward {
        /// Where it ended.
        from: Date,
        /// Where it ends.
        to: Date,
    },
    /// The year's days off are not yet decided; the day may move.
    Provisional {
        /// Which year.
        year: i16,
        /// What is not decided.
        what: String,
    },
    /// The day found.
    Result {
        /// Which.
        due: Date,
        /// What it means.
        bound: Bound,
    },
}

impl Derivation {
    /// Counts for a rule whose entry has been found: `steps` say so far why it is this one and how long it gives.
    /// `extensions` are added one after the other, each with the article that allows it.
    ///
    /// # Errors
    /// The calendar does not reach so far.
    pub fn count(
        head: Head,
        calendar: &Calendar,
        extensions: &[(Term, &str)],
    ) -> Result<Derivation, BeyondCalendar> {
        let Head {
            rule,
            reference,
            citation,
            from,
            count,
            mut steps,
        } = head;
        steps.push(Step::Term {
            term: count.term,
            direction: count.direction,
            bound: count.bound,
        });
        let mut counted = tell(calendar, &count, from, &mut steps)?;
        for (term, paper) in extensions {
            let until = calendar.reach(*term, count.direction, counted.raw)?;
            steps.push(Step::Extended {
                on: None,
                term: *term,
                paper: (*paper).to_owned(),
                until,
            });
            tell_reach(calendar, *term, counted.raw, until, &mut steps)?;
            let due = if count.rolls() {
                calendar.roll_forward(until)?
            } else {
                until
            };
            counted = Counted { raw: until, due };
        }
        let provisional = tell_end(calendar, &count, from, counted, &mut steps)?;
        Ok(Derivation {
            rule,
            reference,
            citation,
            from,
            due: counted.due,
            count,
            provisional,
            steps,
        })
    }

    /// The steps before anything is counted: the event, the entry, the case, the limit of the place.
    pub(super) fn head(&self) -> impl Iterator<Item = &Step> {
        self.steps
            .iter()
            .take_while(|step| !matches!(step, Step::Term { .. }))
    }
}

/// What is known before anything is counted.
#[derive(Debug, Clone)]
pub struct Head {
    /// See [`Derivation::rule`].
    pub rule: String,
    /// See [`Derivation::reference`].
    pub reference: String,
    /// See [`Derivation::citation`].
    pub citation: String,
    /// See [`Derivation::from`].
    pub from: Date,
    /// See [`Derivation::count`].
    pub count: Count,
    /// Why this entry, this case, this limit.
    pub steps: Vec<Step>,
}
