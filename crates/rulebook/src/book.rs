use crate::check::{Fault, FaultKind};
use crate::data::Family;
use crate::error::RuleError;
use crate::files::LawFiles;
use crate::find::nearest;
use crate::rule::{Hole, Item, Rule, Source, Value, Version};
use gandan_core::cases::Procedure;
use gandan_core::cases::retention::Schedule;
use gandan_core::clock::{Calendar, Year};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// All rules and the calendar. Parsed once; a lookup takes no time worth naming.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// Ascending by name.
    pub(crate) rules: Vec<Rule>,
    /// Ids of the list of rules, each with the names it stands for.
    pub(crate) ids: BTreeMap<String, Vec<String>>,
    pub(crate) calendar: Calendar,
    /// Ascending by code.
    pub(crate) procedures: Vec<Procedure>,
    pub(crate) schedule: Schedule,
}

static SHIPPED: LazyLock<Result<Rulebook, Vec<Fault>>> =
    LazyLock::new(|| Rulebook::parse(&LawFiles::shipped()));

impl Rulebook {
    /// The rule book that the program ships with.
    ///
    /// # Panics
    /// A shipped file does not parse, which the tests rule out.
    #[expect(
        clippy::panic,
        reason = "a program without its law must not run; the tests rule it out"
    )]
    pub fn shipped() -> &'static Rulebook {
        match &*SHIPPED {
            Ok(book) => book,
            Err(faults) => panic!("the files under law/ are spoilt: {faults:?}"),
        }
    }

    /// Reads the files under `law/`.
    ///
    /// # Errors
    /// Each file, rule or year that does not hold.
    pub fn parse(files: &LawFiles) -> Result<Rulebook, Vec<Fault>> {
        let mut faults = Vec::new();
        let sources: Vec<Source> = match files.text("sources.yaml").map(serde_saphyr::from_str) {
            Some(Ok(sources)) => sources,
            Some(Err(error)) => return Err(vec![Fault::unreadable("sources", &error)]),
            None => return Err(vec![Fault::unreadable("sources", &"there is no such file")]),
        };
        let mut rules: Vec<Rule> = Vec::new();
        for (name, text) in files.within("rules") {
            match serde_saphyr::from_str::<Family>(text) {
                Ok(family) if family.family == name => {
                    for entry in family.rules {
                        match entry.rule(name, &sources) {
                            Ok(rule) => rules.push(rule),
                            Err(what) => faults.push(Fault::unreadable(&format!("rules/{name}"), &what)),
                        }
                    }
                }
                Ok(family) => faults.push(Fault::unreadable(
                    &format!("rules/{name}"),
                    &format!("says it is {}", family.family),
                )),
                Err(error) => faults.push(Fault::unreadable(&format!("rules/{name}"), &error)),
            }
        }
        let mut years: Vec<Year> = Vec::new();
        for (name, text) in files.within("calendar") {
            match serde_saphyr::from_str::<Year>(text) {
                Ok(year) => years.push(year),
                Err(error) => faults.push(Fault::unreadable(&format!("calendar/{name}"), &error)),
            }
        }
        rules.sort_by(|a, b| a.name.cmp(&b.name));
        faults.extend(
            rules
                .windows(2)
                .filter(|pair| pair[0].name == pair[1].name)
                .map(|pair| Fault::at(&pair[0].name, FaultKind::Twice)),
        );
        let procedures = crate::procedures::read(files, &mut faults);
        let schedule = crate::kept::schedule(files).unwrap_or_else(|what| {
            faults.push(Fault::unreadable("retention", &what));
            Schedule::default()
        });
        for class in &schedule.classes {
            if !rules.iter().any(|rule| rule.name == class.rule) {
                let what = format!("{}: there is no rule {}", class.key, class.rule);
                faults.push(Fault::unreadable("retention", &what));
            }
        }
        match Calendar::new(years) {
            Ok(calendar) if faults.is_empty() => Ok(Rulebook {
                schedule,
                ..Rulebook::of(rules, calendar, procedures)
            }),
            Ok(_) => Err(faults),
            Err(error) => {
                faults.push(Fault::unreadable("calendar", &error));
                Err(faults)
            }
        }
    }

    pub(crate) fn of(rules: Vec<Rule>, calendar: Calendar, procedures: Vec<Procedure>) -> Rulebook {
        let mut ids: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for rule in &rules {
            for id in rule.versions.iter().flat_map(Version::ids) {
                let id = id.to_uppercase();
                // "TCD-29/2" is the second of the rules that the list has under one id.
                let base = id.split_once('/').map(|(base, _)| base.to_owned());
                for (names, id) in [(&mut ids, Some(id)), (&mut parts, base)] {
                    let Some(id) = id else { continue };
                    let names = names.entry(id).or_default();
                    if !names.contains(&rule.name) {
                        names.push(rule.name.clone());
                    }
                }
            }
        }
        for (id, names) in parts {
            ids.entry(id).or_insert(names);
        }
        Rulebook {
            rules,
            ids,
            calendar,
            procedures,
            schedule: Schedule::default(),
        }
    }

    /// How long which files of cases are kept, and what happens then.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// All rules, ascending by name.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// All ids of the list of rules that the rules stand for, ascending.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.keys().map(String::as_str)
    }

    /// Working days and days off.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The rule of that name, or with that id of the list of rules.
    ///
    /// # Errors
    /// [`RuleError::Unknown`] with the names most like it, [`RuleError::Several`] for an id of several rules.
    pub fn named(&self, name: &str) -> Result<&Rule, RuleError> {
        if let Some(rule) = self.by_name(name) {
            return Ok(rule);
        }
        match self.ids.get(&name.to_uppercase()).map(Vec::as_slice) {
            Some([one]) => self.by_name(one).ok_or_else(|| self.unknown(name)),
            Some(several) => Err(RuleError::Several {
                id: name.to_owned(),
                names: several.to_vec(),
            }),
            None => Err(self.unknown(name)),
        }
    }

    /// What a rule says on a day.
    ///
    /// # Errors
    /// There is no such rule, or no entry of it covers the day. A hole is an entry: its value says what is not known.
    pub fn rule(&self, name: &str, on: Date) -> Result<&Version, RuleError> {
        let rule = self.named(name)?;
        rule.on(on).ok_or_else(|| RuleError::NotInForce {
            name: rule.name.clone(),
            on,
            begins: rule
                .versions
                .iter()
                .filter_map(|version| version.from)
                .find(|from| *from > on),
            ended: rule
                .versions
                .iter()
                .rev()
                .filter_map(|version| version.to)
                .find(|to| *to < on),
        })
    }

    /// The entries of a closed list on a day: grounds of refusal, items of a checklist, criteria.
    ///
    /// # Errors
    /// As [`Rulebook::rule`]; the rule is no list; or what belongs to it is not known.
    pub fn list(&self, name: &str, on: Date) -> Result<&[Item], RuleError> {
        let version = self.rule(name, on)?;
        match &version.value {
            Value::Items(items) => Ok(items),
            Value::Unknown(hole) => Err(self.hole(name, hole, &version.id, &version.citation)),
            _ => Err(RuleError::NotAList {
                name: name.to_owned(),
            }),
        }
    }

    /// How many representatives people with one matter choose, at least and at most (Luật Tiếp công dân 42/2013 Đ29);
    /// nothing where they are too few to have to.
    ///
    /// # Errors
    /// The law of that day has no such rule.
    pub fn representatives(&self, people: u32, on: Date) -> Result<Option<(u32, u32)>, RuleError> {
        for name in ["representatives.five-to-ten", "representatives.over-ten"] {
            if let Value::Number(number) = &self.rule(name, on)?.value
                && number.speaks_of(people)
            {
                let limits = (number.least.unwrap_or_default(), number.most.unwrap_or(u32::MAX));
                return Ok(Some(limits));
            }
        }
        Ok(None)
    }

    pub(crate) fn by_name(&self, name: &str) -> Option<&Rule> {
        let at = self
            .rules
            .binary_search_by(|rule| rule.name.as_str().cmp(name))
            .ok()?;
        self.rules.get(at)
    }

    pub(crate) fn hole(&self, name: &str, hole: &Hole, id: &str, citation: &str) -> RuleError {
        RuleError::Hole {
            name: self
                .named(name)
                .map_or_else(|_| name.to_owned(), |rule| rule.name.clone()),
            reference: id.to_owned(),
            what: hole.vi.clone(),
            what_en: hole.en.clone(),
            citation: citation.to_owned(),
        }
    }

    fn unknown(&self, name: &str) -> RuleError {
        RuleError::Unknown {
            name: name.to_owned(),
            near: nearest(name, self.rules.iter().map(|rule| rule.name.as_str())),
        }
    }
}

impl Rule {
    /// The entry in force on a day.
    pub fn on(&self, day: Date) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.covers(day))
    }
}

impl Version {
    /// All ids of the list of rules that it stands for.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let term = match &self.value {
            Value::Term(term) => Some(term),
            _ => None,
        };
        let within = term.into_iter().flat_map(|term| {
            let cases = term.cases.iter().map(|case| case.id.as_str());
            let holes = term.holes.iter().map(|hole| hole.id.as_str());
            let extensions = term.extensions.iter().map(|extension| extension.id.as_str());
            cases.chain(holes).chain(extensions)
        });
        std::iter::once(self.id.as_str())
            .chain(self.also.iter().map(String::as_str))
            .chain(within)
    }
}
