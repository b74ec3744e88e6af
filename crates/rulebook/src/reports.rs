use crate::book::Rulebook;
use crate::check::Fault;
use crate::error::RuleError;
use crate::files::LawFiles;
use crate::rule::Value;
use gandan_core::bodies::Registry;
use gandan_core::clock::{Circumstances, Derivation};
use gandan_core::reports::checks::Claims;
use gandan_core::reports::{
    Areas, CutOff, CutOffs, DueRule, Duties, Duty, Expected, Figures, Form, FormHole, Outline, Part, Period,
    Window, faults_of,
};
use jiff::civil::Date;
use std::sync::LazyLock;

/// What is reported: cut-offs, duties and what sentences claim (`reports/`), statistical forms (`forms/`), figures
/// (`figures/`), outlines of narrative reports (`outlines/`).
#[derive(Debug, Clone, Default)]
pub struct Reports {
    cut_offs: CutOffs,
    duties: Duties,
    forms: Vec<Form>,
    areas: Areas,
    figures: Figures,
    outlines: Vec<Outline>,
    claims: Claims,
}

/// Why a period has no window, no due day or no forms.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// There is no such duty.
    #[error("there is no duty {0}")]
    NoDuty(String),
    /// There is no such cut-off.
    #[error("there is no cut-off {0}")]
    NoCutOff(String),
    /// The regime does not report on such a part of the year.
    #[error("{cut_off} has no {kind}")]
    NotReported {
        /// The cut-off.
        cut_off: String,
        /// The kind of period.
        kind: &'static str,
    },
    /// The duty did not exist yet, or does not any more, when the period ends.
    #[error("{duty} is not owed for a period that ends on {last}")]
    NotOwed {
        /// The duty.
        duty: String,
        /// The last day.
        last: Date,
    },
    /// Nobody knows by when.
    #[error("{duty}: {what}")]
    Hole {
        /// The duty or form.
        duty: String,
        /// What is not known, in Vietnamese.
        what: String,
        /// The same in English.
        what_en: String,
    },
    /// The rule book has no answer.
    #[error(transparent)]
    Rule(#[from] RuleError),
}

static SHIPPED: LazyLock<Reports> =
    LazyLock::new(|| Reports::parse(&LawFiles::shipped()).unwrap_or_default());

impl Reports {
    /// Those that the program ships with; a test rules out that one does not parse.
    pub fn shipped() -> &'static Reports {
        &SHIPPED
    }

    /// Reads the files.
    ///
    /// # Errors
    /// Each file that does not parse or does not hold by itself.
    pub fn parse(files: &LawFiles) -> Result<Reports, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut reports = Reports::default();
        for (path, text) in files.within("reports") {
            let place = format!("reports/{path}");
            match path {
                "cut-offs" => read(&place, text, &mut faults, |read| reports.cut_offs = read),
                "duties" => read(&place, text, &mut faults, |read| reports.duties = read),
                "claims" => read(&place, text, &mut faults, |read| reports.claims = read),
                _ => faults.push(Fault::unreadable(&place, &"nothing reads this file")),
            }
        }
        for (path, text) in files.within("figures") {
            read(&format!("figures/{path}"), text, &mut faults, |read: Figures| {
                reports.figures.figures.extend(read.figures);
            });
        }
        for (path, text) in files.within("outlines") {
            let place = format!("outlines/{path}");
            let mut outline: Option<Outline> = None;
            read(&place, text, &mut faults, |read| outline = Some(read));
            let Some(outline) = outline else { continue };
            if outline.code != path {
                let says = format!("says it is {}", outline.code);
                faults.push(Fault::unreadable(&place, &says));
            }
            reports.outlines.push(outline);
        }
        for (path, text) in files.within("forms") {
            let place = format!("forms/{path}");
            let Some((set, code)) = path.split_once('/') else {
                read(&place, text, &mut faults, |read| reports.areas = read);
                continue;
            };
            let mut form: Option<Form> = None;
            read(&place, text, &mut faults, |read| form = Some(read));
            let Some(form) = form else { continue };
            if (form.set.as_str(), form.code.as_str()) != (set, code) {
                let says = format!("says it is {}/{}", form.set, form.code);
                faults.push(Fault::unreadable(&place, &says));
            }
            faults.extend(
                faults_of(&form)
                    .iter()
                    .map(|fault| Fault::unreadable(&place, fault)),
            );
            reports.forms.push(form);
        }
        reports
            .figures
            .figures
            .sort_by(|a, b| (&a.id, a.version).cmp(&(&b.id, b.version)));
        let own = reports
            .duties
            .faults()
            .into_iter()
            .map(|fault| ("reports/duties", fault));
        let cut_offs = reports.cut_offs.cut_offs.iter().flat_map(CutOff::faults);
        let cut_offs = cut_offs.map(|fault| ("reports/cut-offs", fault));
        let figures = reports
            .figures
            .faults()
            .into_iter()
            .map(|fault| ("figures", fault));
        let claims = reports.claims.faults();
        let claims = claims.into_iter().map(|fault| ("reports/claims", fault));
        let outlines = reports.outlines.iter().flat_map(Outline::faults);
        let outlines = outlines.map(|fault| ("outlines", fault));
        faults.extend(
            own.chain(cut_offs)
                .chain(figures)
                .chain(claims)
                .chain(outlines)
                .map(|(place, fault)| Fault::unreadable(place, &fault)),
        );
        if faults.is_empty() {
            Ok(reports)
        } else {
            Err(faults)
        }
    }

    /// What does not hang together with the rules: a rule that does not exist, a cut-off without the kinds that a duty
    /// asks for, a form of the list that has no file.
    pub(crate) fn faults(&self, book: &Rulebook) -> Vec<Fault> {
        let mut faults: Vec<String> = Vec::new();
        let unknown = |rule: &str| book.by_name(rule).is_none();
        for cut_off in &self.cut_offs.cut_offs {
            for rule in cut_off.windows.values().filter(|rule| unknown(rule)) {
                faults.push(format!("{}: there is no rule {rule}", cut_off.code));
            }
        }
        for duty in &self.duties.duties {
            match self.cut_off(&duty.cut_off) {
                Err(error) => faults.push(format!("{}: {error}", duty.code)),
                Ok(cut_off) if cut_off.calendar => {}
                Ok(cut_off) => {
                    for kind in duty
                        .periods
                        .iter()
                        .filter(|kind| !cut_off.windows.contains_key(*kind))
                    {
                        faults.push(format!("{}: {} has no {kind}", duty.code, cut_off.code));
                    }
                }
            }
            if let DueRule::Rule(rule) = &duty.due
                && unknown(rule)
            {
                faults.push(format!("{}: there is no rule {rule}", duty.code));
            }
        }
        for duty in &self.duties.duties {
            let missing = duty
                .outline
                .as_deref()
                .filter(|code| self.outline(code).is_none());
            faults.extend(missing.map(|code| format!("{}: there is no outline {code}", duty.code)));
        }
        let named = self.outlines.iter().flat_map(|outline| {
            let figures = outline.figures().into_iter();
            figures.map(|figure| (outline.code.as_str(), figure))
        });
        let claimed = self.claims.figures().into_iter().map(|figure| ("claims", figure));
        for (place, figure) in named.chain(claimed) {
            if self.figures.version(figure, 1).is_none() {
                faults.push(format!("{place}: there is no figure {figure}"));
            }
        }
        if let Some(rule) = book.by_name("statistics.forms") {
            for version in &rule.versions {
                let Value::Items(items) = &version.value else {
                    continue;
                };
                for item in items
                    .iter()
                    .filter(|item| self.form(&version.source.key, &item.key).is_none())
                {
                    faults.push(format!("there is no form {}/{}", version.source.key, item.key));
                }
            }
        }
        faults
            .iter()
            .map(|fault| Fault::unreadable("reports", fault))
            .collect()
    }

    /// All duties.
    pub fn duties(&self) -> &[Duty] {
        &self.duties.duties
    }

    /// The duty of that code.
    ///
    /// # Errors
    /// There is none.
    pub fn duty(&self, code: &str) -> Result<&Duty, PeriodError> {
        let found = self.duties.duties.iter().find(|duty| duty.code == code);
        found.ok_or_else(|| PeriodError::NoDuty(code.to_owned()))
    }

    /// All definitions of figures.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// All outlines of narrative reports, ascending by code.
    pub fn outlines(&self) -> &[Outline] {
        &self.outlines
    }

    /// The outline of that code.
    pub fn outline(&self, code: &str) -> Option<&Outline> {
        self.outlines.iter().find(|outline| outline.code == code)
    }

    /// What sentences of reports claim that the register can belie.
    pub fn claims(&self) -> &Claims {
        &self.claims
    }

    /// Which area of the forms a subject belongs to.
    pub fn areas(&self) -> &Areas {
        &self.areas
    }

    /// All forms of all sets, ascending by set and code.
    pub fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The form of a set.
    pub fn form(&self, set: &str, code: &str) -> Option<&Form> {
        self.forms
            .iter()
            .find(|form| form.set == set && form.code == code)
    }

    /// The forms in force at the end of a window, as the circulars list them. A form may still say that nobody knows its
    /// columns ([`Form::unknown`]).
    ///
    /// # Errors
    /// Nobody knows the list of that day (TT 01/2024/TT-TTCP), or there was none.
    pub fn forms_on(&self, book: &Rulebook, last: Date) -> Result<Vec<&Form>, RuleError> {
        const LIST: &str = "statistics.forms";
        let items = book.list(LIST, last)?;
        let set = &book.rule(LIST, last)?.source.key;
        Ok(items
            .iter()
            .filter_map(|item| self.form(set, &item.key))
            .collect())
    }

    /// The cut-off of that code.
    ///
    /// # Errors
    /// There is none.
    pub fn cut_off(&self, code: &str) -> Result<&CutOff, PeriodError> {
        let found = self.cut_offs.cut_offs.iter().find(|one| one.code == code);
        found.ok_or_else(|| PeriodError::NoCutOff(code.to_owned()))
    }

    /// The days that the figures of a period cover under a cut-off (NĐ 09/2019/NĐ-CP Đ12: the 15th to the 14th).
    ///
    /// # Errors
    /// [`PeriodError`]: the regime has no such period, the law does not say, or it was not in force.
    pub fn window(&self, book: &Rulebook, cut_off: &str, period: Period) -> Result<Window, PeriodError> {
        let cut_off = self.cut_off(cut_off)?;
        let not_reported = || PeriodError::NotReported {
            cut_off: cut_off.code.clone(),
            kind: period.part.kind(),
        };
        if cut_off.calendar {
            return period.calendar().ok_or_else(not_reported);
        }
        let rule = cut_off.windows.get(period.part.kind()).ok_or_else(not_reported)?;
        let (last_month, _) = period.part.months();
        // Every window ends within its last month, so that month's first day lies in it.
        let day = Date::new(period.year, last_month, 1).map_err(|_| not_reported())?;
        match book.window(rule, day) {
            Ok(window) => Ok(window),
            Err(error) => match &book.rule(rule, day)?.value {
                Value::Unknown(hole) => Err(PeriodError::Hole {
                    duty: cut_off.code.clone(),
                    what: hole.vi.clone(),
                    what_en: hole.en.clone(),
                }),
                _ => Err(error.into()),
            },
        }
    }

    /// By when a duty is to be met for a period, and how that was found; nothing where a paper's words give no day.
    ///
    /// # Errors
    /// [`PeriodError`]: the law does not say, the period is none, or the calendar does not reach so far.
    pub fn due(
        &self,
        book: &Rulebook,
        duty: &Duty,
        period: Period,
    ) -> Result<(Option<Date>, Option<Derivation>), PeriodError> {
        let window = self.window(book, &duty.cut_off, period)?;
        match &duty.due {
            DueRule::Rule(rule) => {
                let derivation = book.due(rule, window.last, &Circumstances::default())?;
                Ok((Some(derivation.due), Some(derivation)))
            }
            DueRule::Words(recurrence) => {
                let round = period
                    .to_string()
                    .parse()
                    .ok()
                    .and_then(|name| recurrence.round(name));
                Ok((round.and_then(|round| round.due), None))
            }
            DueRule::Unknown(FormHole { vi, en }) => Err(PeriodError::Hole {
                duty: duty.code.clone(),
                what: vi.clone(),
                what_en: en.clone(),
            }),
        }
    }

    /// Who owes what for a period under a duty, in the order of the register. A due day that nobody knows is left empty:
    /// such a report is awaited and never called late.
    ///
    /// # Errors
    /// [`PeriodError`]: no such period, or not owed for it.
    pub fn expected(
        &self,
        book: &Rulebook,
        registry: &Registry,
        duty: &Duty,
        period: Period,
    ) -> Result<Vec<Expected>, PeriodError> {
        if !duty.asks(period.part) {
            return Err(PeriodError::NotReported {
                cut_off: duty.code.clone(),
                kind: period.part.kind(),
            });
        }
        let window = self.window(book, &duty.cut_off, period)?;
        if !duty.covers(window) {
            return Err(PeriodError::NotOwed {
                duty: duty.code.clone(),
                last: window.last,
            });
        }
        let due = match self.due(book, duty, period) {
            Ok((due, _)) => due,
            Err(PeriodError::Hole { .. }) => None,
            Err(error) => return Err(error),
        };
        let expected = duty.owners(registry, window).into_iter().map(|(body, by)| {
            let valid = registry.get(body).map(|body| body.valid).unwrap_or_default();
            Expected {
                duty: duty.code.clone(),
                task: None,
                period: period.to_string(),
                body,
                by,
                to: duty.receiver(registry, by, window.last),
                window: Window {
                    first: valid.from.map_or(window.first, |from| from.max(window.first)),
                    last: valid.until.map_or(window.last, |until| until.min(window.last)),
                },
                due,
            }
        });
        Ok(expected.collect())
    }

    /// The periods of a duty that end in a year, in the order of their last months.
    pub fn periods(&self, duty: &Duty, year: i16) -> Vec<Period> {
        let mut periods: Vec<Period> = duty
            .periods
            .iter()
            .flat_map(|kind| Part::all(kind))
            .map(|part| Period { year, part })
            .collect();
        periods.sort_by_key(|period| (period.part.months(), period.part));
        periods
    }

    /// How many fields a person is still asked for over these forms, where the program holds the records it knows of: all
    /// that is `asked`. The forms of one duty are asked for in each of its periods.
    pub fn asked<'f>(forms: impl IntoIterator<Item = &'f Form>) -> usize {
        forms.into_iter().map(|form| form.asked().count()).sum()
    }
}

fn read<T: serde::de::DeserializeOwned>(
    place: &str,
    text: &str,
    faults: &mut Vec<Fault>,
    take: impl FnOnce(T),
) {
    match serde_saphyr::from_str::<T>(text) {
        Ok(value) => take(value),
        Err(error) => faults.push(Fault::unreadable(place, &error)),
    }
}
