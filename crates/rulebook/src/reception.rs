use crate::LawFiles;
use crate::book::Rulebook;
use crate::check::Fault;
use crate::error::RuleError;
use crate::rule::Value;
use gandan_core::bodies::Body;
use gandan_core::cases::Regime;
use gandan_core::reception::{HeadRule, Minimum, RegisterForm, head_of};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Receptions as data (`law/reception.yaml`): whose head receives by which rule, the register's templates, which refusals
/// are written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reception {
    heads: Vec<HeadRule>,
    registers: Vec<RegisterForm>,
    refusal: RefusalNotice,
    kinds: BTreeMap<String, KindWords>,
    papers: BTreeMap<String, PaperText>,
}

/// What a kind of matter is called on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// As the register abbreviates it.
    pub short: String,
    /// In full.
    pub long: String,
}

/// The words of a paper, with blanks as `{{name}}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperText {
    /// "Thông báo"
    pub kind: String,
    /// Trích yếu.
    pub about: String,
    /// Kính gửi.
    #[serde(default)]
    pub to: String,
    /// Paragraphs.
    pub body: Vec<String>,
    /// Paragraphs for each visit or promise: a numbered one, then plain ones.
    #[serde(default)]
    pub each: Vec<String>,
    /// Paragraphs at the end.
    #[serde(default)]
    pub last: Vec<String>,
    /// Nơi nhận.
    pub recipients: Vec<String>,
}

impl PaperText {
    /// `words` with its blanks filled in; nothing where one of them is empty: a line that would say nothing is left out.
    pub fn filled(words: &str, blanks: &[(&str, &str)]) -> Option<String> {
        let mut filled = words.to_owned();
        for (name, value) in blanks {
            let blank = format!("{{{{{name}}}}}");
            if filled.contains(&blank) {
                if value.trim().is_empty() {
                    return None;
                }
                filled = filled.replace(&blank, value.trim());
            }
        }
        Some(filled)
    }
}

/// Which refusals are written, and on which form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusalNotice {
    /// Keys of the grounds (rule `reception.refusal-grounds`).
    pub noticed: Vec<String>,
    /// "Mẫu số 01/TCD"
    pub form: String,
    /// Of which act.
    pub act: String,
    /// How the paper names each ground.
    pub grounds: BTreeMap<String, String>,
}

/// Where it is read from.
const FILE: &str = "reception.yaml";

static SHIPPED: LazyLock<Reception> =
    LazyLock::new(|| Reception::parse(&LawFiles::shipped()).unwrap_or_default());

impl Reception {
    /// What the program ships with; a test rules out that it does not parse.
    pub fn shipped() -> &'static Reception {
        &SHIPPED
    }

    /// Reads the file.
    ///
    /// # Errors
    /// It is not there or does not parse.
    pub fn parse(files: &LawFiles) -> Result<Reception, Vec<Fault>> {
        let Some(text) = files.text(FILE) else {
            return Err(vec![Fault::unreadable(FILE, &"is not there")]);
        };
        serde_saphyr::from_str(text).map_err(|error| vec![Fault::unreadable(FILE, &error)])
    }

    /// The rules for heads, in order.
    pub fn heads(&self) -> &[HeadRule] {
        &self.heads
    }

    /// The rule for the head of a body: the one that a person chose by its key, else the first that fits. `top` where no
    /// body of its own tier stands above it.
    pub fn head(&self, chosen: &str, body: &Body, top: bool) -> Option<&HeadRule> {
        let by_key = self.heads.iter().find(|rule| rule.key == chosen);
        by_key.or_else(|| head_of(&self.heads, body, top))
    }

    /// On how many days in each period a head receives, and the article.
    ///
    /// # Errors
    /// No rule is in force on that day, or nobody knows the number: a hole that an installation fills.
    pub fn minimum<'b>(
        &self,
        book: &'b Rulebook,
        rule: &HeadRule,
        on: Date,
    ) -> Result<(Minimum, &'b str), RuleError> {
        let version = book.rule(&rule.rule, on)?;
        match &version.value {
            Value::Each(each) => {
                let minimum = Minimum {
                    times: each.times,
                    per: each.per,
                };
                Ok((minimum, version.citation.as_str()))
            }
            Value::Unknown(hole) => Err(book.hole(&rule.rule, hole, &version.id, &version.citation)),
            _ => Err(RuleError::NotATerm {
                name: rule.rule.clone(),
            }),
        }
    }

    /// The templates of the register, ascending by day.
    pub fn registers(&self) -> &[RegisterForm] {
        &self.registers
    }

    /// The template of the register on a day; nothing where it was not read.
    pub fn register_on(&self, day: Date) -> Option<&RegisterForm> {
        self.registers.iter().find(|form| form.is_of(day))
    }

    /// What a kind of matter is called on paper, by the code of its regime.
    pub fn kind(&self, regime: &str) -> Option<&KindWords> {
        self.kinds.get(regime)
    }

    /// The words of a paper: `refusal`, `conclusion`, `dialogue`, `register`.
    pub fn paper(&self, key: &str) -> Option<&PaperText> {
        self.papers.get(key)
    }

    /// Which refusals are written.
    pub fn refusal(&self) -> &RefusalNotice {
        &self.refusal
    }

    /// What does not hang together with the rule book.
    pub(crate) fn faults(&self, book: &Rulebook) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |what: String| faults.push(Fault::unreadable(FILE, &what));
        for head in &self.heads {
            if book.by_name(&head.rule).is_none() {
                fault(format!("{}: no rule {}", head.key, head.rule));
            }
            if head.title.vi.trim().is_empty() || head.title.en.trim().is_empty() {
                fault(format!("{}: no title", head.key));
            }
        }
        for pair in self.registers.windows(2) {
            if pair[0].to.is_none_or(|to| pair[1].from <= to) {
                fault(format!(
                    "{} begins before {} ends",
                    pair[1].symbol, pair[0].symbol
                ));
            }
        }
        for form in &self.registers {
            let wrong = |columns: usize| !(1..=2).contains(&columns);
            if form.columns.is_empty() || form.columns.iter().any(|column| wrong(column.head.len())) {
                fault(format!("{}: a column has one head or two", form.symbol));
            }
        }
        let known: Vec<&str> = book
            .by_name("reception.refusal-grounds")
            .into_iter()
            .flat_map(|rule| &rule.versions)
            .filter_map(|version| match &version.value {
                Value::Items(items) => Some(items),
                _ => None,
            })
            .flatten()
            .map(|item| item.key.as_str())
            .collect();
        for regime in Regime::ALL {
            if !self.kinds.contains_key(regime.code()) {
                fault(format!("no words for {}", regime.code()));
            }
        }
        for key in ["refusal", "conclusion", "dialogue", "register"] {
            if !self.papers.contains_key(key) {
                fault(format!("no paper {key}"));
            }
        }
        for key in &self.refusal.noticed {
            if !known.contains(&key.as_str()) || !self.refusal.grounds.contains_key(key) {
                fault(format!("no ground {key}, or no words for it"));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_core::documents::Period;
    use gandan_core::reception::RegisterLine;
    use jiff::civil::date;

    #[test]
    fn the_shipped_file_hangs_together() {
        let reception = Reception::parse(&LawFiles::shipped()).unwrap();
        let faults = reception.faults(Rulebook::shipped());
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn a_line_with_an_empty_blank_is_left_out() {
        let filled = |due: &str| {
            PaperText::filled(
                "Giao {{lead}}, hạn {{due}}.",
                &[("lead", "UBND xã"), ("due", due)],
            )
        };
        assert_eq!(filled("01/8/2026").unwrap(), "Giao UBND xã, hạn 01/8/2026.");
        assert_eq!(filled(" "), None);
    }

    #[test]
    fn the_register_has_the_template_of_its_day() {
        let reception = Reception::shipped();
        let columns = |day| reception.register_on(day).map(|form| form.columns.len());
        assert_eq!(columns(date(2021, 11, 14)), None);
        assert_eq!(columns(date(2026, 6, 30)), Some(12));
        assert_eq!(columns(date(2026, 7, 1)), Some(13));
        let form = reception.register_on(date(2026, 7, 1)).unwrap();
        assert_eq!(form.row(&RegisterLine::default()).len(), 13);
    }

    #[test]
    fn how_often_a_head_receives_is_the_law_of_the_day_and_a_hole_stays_one() {
        let (reception, book) = (Reception::shipped(), Rulebook::shipped());
        let rule = |key: &str| reception.heads().iter().find(|rule| rule.key == key).unwrap();
        let (weekly, _) = reception
            .minimum(book, rule("commune"), date(2026, 6, 30))
            .unwrap();
        assert_eq!((weekly.times, weekly.per), (1, Period::Week));
        let hole = reception.minimum(book, rule("commune"), date(2026, 7, 1));
        assert!(matches!(hole, Err(RuleError::Hole { .. })));
        let (monthly, _) = reception
            .minimum(book, rule("province"), date(2026, 7, 1))
            .unwrap();
        assert_eq!((monthly.times, monthly.per), (1, Period::Month));
    }
}
