use gandan_core::cases::retention::{Class, Fate, Then, fate, last_day, may_go};
use gandan_core::cases::{Outcome, Regime};
use gandan_rulebook::{Keeping, RuleError, Rulebook};
use gandan_store::retention::{self, FileRow, NewDisposed};
use gandan_store::{StoreError, Tx};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// So many files go with one signature at most.
const MOST: usize = 5_000;
/// Files looked at with one query.
const PIECE: i64 = 2_000;

/// The records schedule as of a day.
#[derive(Clone, Copy)]
pub struct Schedules<'b> {
    /// What the law says.
    pub book: &'b Rulebook,
    /// As of which day.
    pub on: Date,
}

/// What the schedule says of one file.
pub struct Verdict<'b> {
    /// Its class; nothing where the schedule names none.
    pub class: Option<&'b Class>,
    /// For how long, and which article says so; nothing where nobody knows.
    pub keeping: Option<Keeping>,
    /// Its last day.
    pub last: Option<Date>,
    /// What the day means for it.
    pub fate: Fate,
}

impl<'b> Schedules<'b> {
    /// What it says of a file.
    ///
    /// # Errors
    /// A day or a code in the database that is none.
    pub fn of(self, file: &FileRow) -> anyhow::Result<Verdict<'b>> {
        let closed = file.closed_day.as_deref().map(str::parse::<Date>).transpose()?;
        let class = self.class(&file.regime, file.outcome.as_deref());
        let (keeping, last) = match class.zip(closed) {
            Some((class, closed)) => self.last(class, closed),
            None => (None, None),
        };
        let open = file.open || closed.is_none();
        Ok(Verdict {
            fate: fate(open, file.held, last, self.on),
            class,
            keeping,
            last,
        })
    }

    fn class(self, regime: &str, outcome: Option<&str>) -> Option<&'b Class> {
        let outcome = outcome.and_then(Outcome::from_code);
        self.book.schedule().class_of(Regime::from_code(regime)?, outcome)
    }

    /// For how long a file of that class is kept that was closed on that day. The article is that of the day from which
    /// its time runs.
    fn last(self, class: &Class, closed: Date) -> (Option<Keeping>, Option<Date>) {
        let begins = class.begins_on(closed);
        let keeping = self.book.keeping(&class.rule, begins).ok();
        let last = keeping
            .as_ref()
            .and_then(|keeping| last_day(begins, keeping.term));
        (keeping, last)
    }
}

/// A file that may go.
#[derive(Debug, Clone)]
pub struct Going {
    /// The file.
    pub file: FileRow,
    /// Key of its class.
    pub class: String,
    /// What happens with it.
    pub then: Then,
    /// The rule.
    pub rule: String,
    /// The article.
    pub citation: String,
    /// Its last day.
    pub until: Date,
}

/// How a class of the schedule stands.
#[derive(Debug, Clone)]
pub struct ClassPlan {
    /// The class.
    pub class: Class,
    /// For how long as of today, or why nobody knows.
    pub keeping: Result<Keeping, RuleError>,
    /// Closed files whose time is over.
    pub due: i64,
    /// Closed files whose time runs.
    pub later: i64,
    /// Closed files for which no period is known.
    pub unknown: i64,
}

/// What may be disposed of, as of a day.
#[derive(Debug, Clone)]
pub struct Plan {
    /// As of which day.
    pub on: Date,
    /// Every class, in the order of the schedule.
    pub classes: Vec<ClassPlan>,
    /// The files that may go, those closed first first.
    pub going: Vec<Going>,
    /// Files whose time is over and that somebody holds.
    pub held: usize,
    /// Files whose time is over and that belong to one that is kept.
    pub kin: usize,
    /// There are more than one signature takes.
    pub more: bool,
}

impl Plan {
    /// Draws it up for a body. Nothing is written.
    ///
    /// # Errors
    /// The database's, or a value in it that is none.
    pub async fn draw(tx: &mut Tx, schedules: Schedules<'_>, body: Uuid) -> anyhow::Result<Plan> {
        let mut plan = Plan {
            on: schedules.on,
            classes: classes(schedules),
            going: Vec::new(),
            held: 0,
            kin: 0,
            more: false,
        };
        let until = plan.count(schedules, retention::groups(tx, body).await?)?;
        let Some(until) = until else { return Ok(plan) };
        let mut after = (String::new(), Uuid::nil());
        'all: loop {
            let files = retention::files(tx, body, (&after.0, after.1), &until, PIECE).await?;
            let Some(last) = files.last() else { break };
            after = (last.closed_day.clone().unwrap_or_default(), last.id);
            for file in files {
                let verdict = schedules.of(&file)?;
                match verdict.fate {
                    Fate::Due if plan.going.len() == MOST => {
                        plan.more = true;
                        break 'all;
                    }
                    Fate::Due => plan.going.extend(going(file, verdict)),
                    // One that is held and whose time is not over is nobody's business here.
                    Fate::Held if verdict.last.is_some_and(|last| last < plan.on) => plan.held += 1,
                    _ => {}
                }
            }
        }
        let due: Vec<FileRow> = plan.going.iter().map(|going| going.file.clone()).collect();
        let free = free(tx, schedules, due).await?;
        let before = plan.going.len();
        plan.going.retain(|going| free.contains(&going.file.id));
        plan.kin = before - plan.going.len();
        Ok(plan)
    }

    /// Counts what is closed by class; answers the last day on which something was closed that is due.
    fn count(
        &mut self,
        schedules: Schedules<'_>,
        groups: Vec<retention::Group>,
    ) -> anyhow::Result<Option<String>> {
        let mut until = None;
        for group in groups {
            let Some(class) = schedules.class(&group.regime, group.outcome.as_deref()) else {
                continue;
            };
            let (_, last) = schedules.last(class, group.closed_day.parse()?);
            let Some(counted) = self.classes.iter_mut().find(|plan| plan.class.key == class.key) else {
                continue;
            };
            match last {
                None => counted.unknown += group.count,
                Some(last) if schedules.on <= last => counted.later += group.count,
                Some(_) => {
                    counted.due += group.count;
                    until = until.max(Some(group.closed_day));
                }
            }
        }
        Ok(until)
    }

    /// What tells this list from any other: who signs it has seen this one.
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        for going in &self.going {
            digest.update(going.file.id.as_bytes());
            digest.update(going.until.to_string());
        }
        let bytes = digest.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Some of the files go to the archive first.
    pub fn archives(&self) -> bool {
        self.going.iter().any(|going| going.then == Then::Archive)
    }

    /// The list as it is signed.
    pub fn list(&self) -> Vec<NewDisposed> {
        self.going
            .iter()
            .map(|going| NewDisposed {
                case: going.file.id,
                class: going.class.clone(),
                then: going.then.code(),
                rule: going.rule.clone(),
                citation: going.citation.clone(),
                regime: going.file.regime.clone(),
                received_day: going.file.received_day.clone(),
                closed_day: going.file.closed_day.clone().unwrap_or_default(),
                kept_until: going.until.to_string(),
            })
            .collect()
    }
}

fn classes(schedules: Schedules<'_>) -> Vec<ClassPlan> {
    let plan = |class: &Class| ClassPlan {
        keeping: schedules.book.keeping(&class.rule, schedules.on),
        class: class.clone(),
        due: 0,
        later: 0,
        unknown: 0,
    };
    schedules.book.schedule().classes.iter().map(plan).collect()
}

fn going(file: FileRow, verdict: Verdict<'_>) -> Option<Going> {
    let class = verdict.class?;
    Some(Going {
        file,
        class: class.key.clone(),
        then: class.then,
        rule: class.rule.clone(),
        citation: verdict.keeping?.citation,
        until: verdict.last?,
    })
}

/// Those of `due` that belong to none that is kept, wherever that one lies.
///
/// # Errors
/// The database's, or a value in it that is none.
pub async fn free(
    tx: &mut Tx,
    schedules: Schedules<'_>,
    due: Vec<FileRow>,
) -> anyhow::Result<BTreeSet<Uuid>> {
    let mut fates: BTreeMap<Uuid, Fate> = due.iter().map(|file| (file.id, Fate::Due)).collect();
    let mut links = Vec::new();
    let mut asked: Vec<Uuid> = fates.keys().copied().collect();
    while let Some(case) = asked.pop() {
        for other in retention::kin(tx, case).await? {
            links.push((case, other));
            if fates.contains_key(&other) {
                continue;
            }
            let file = retention::file(tx, other).await?.ok_or(StoreError::NotFound)?;
            fates.insert(other, schedules.of(&file)?.fate);
            asked.push(other);
        }
    }
    Ok(may_go(&fates, &links))
}
