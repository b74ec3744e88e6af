use super::period::Part;
use crate::clock::Said;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The parts of a narrative report, as data (`law/outlines/*.yaml`). Titles are words of the paper itself and stand in its
/// language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Outline {
    /// Under which it is stored: `dan-van-quarterly`.
    pub code: String,
    /// What it is, for who chooses one.
    pub title: Said,
    /// Kind of the paper: "Báo cáo".
    pub kind: String,
    /// What it is about; `{period}` and `{directive}` stand for the period and the directive in words.
    pub subject: String,
    /// Kinds of period it is written for; a review of years has none.
    #[serde(default)]
    pub periods: Vec<String>,
    /// It looks back over years of one directive.
    #[serde(default)]
    pub review: bool,
    /// Where its parts come from.
    pub source: Said,
    /// In order.
    pub parts: Vec<OutlinePart>,
}

/// A part of an outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OutlinePart {
    /// By which it is stored: small letters and dashes.
    pub key: String,
    /// How it is numbered.
    pub level: OutlineLevel,
    /// Its title.
    pub title: String,
    /// What belongs there, for who writes.
    #[serde(default)]
    pub hint: Option<Said>,
    /// Only a title over others.
    #[serde(default)]
    pub heading: bool,
    /// Left empty it is a finding.
    #[serde(default)]
    pub needed: bool,
    /// It says what is to be done: nothing in it speaks of the register.
    #[serde(default)]
    pub ahead: bool,
    /// It stands once for each task of the directive.
    #[serde(default)]
    pub each_task: bool,
    /// Figures that belong there.
    #[serde(default)]
    pub figures: Vec<String>,
    /// Tables made of the register.
    #[serde(default)]
    pub tables: Vec<TableKind>,
}

/// How a part is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutlineLevel {
    /// "I."
    Part,
    /// "1."
    Section,
    /// "1.1."
    Subsection,
}

/// A table made of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// The figures of the part, with the other usual way beside them; stands in the text.
    Figures,
    /// Body by body: cases and tasks, sent or not; an appendix.
    Bodies,
    /// Clause by clause of the directive: who did what, with which evidence; an appendix.
    Clauses,
}

/// A part as it is begun: key and title.
pub type BegunPart = (String, String);

impl Outline {
    /// The part of a stored key; parts that stand once for each task are found by what is before the dot.
    pub fn part(&self, key: &str) -> Option<&OutlinePart> {
        let key = key.split_once('.').map_or(key, |(before, _)| before);
        self.parts.iter().find(|part| part.key == key)
    }

    /// Whether it is written for a part of the year.
    pub fn is_for(&self, part: Part) -> bool {
        self.periods.iter().any(|kind| kind == part.kind())
    }

    /// Key and title of every part of a report that is begun, those of tasks once for each.
    pub fn begun(&self, tasks: &[String]) -> Vec<BegunPart> {
        let mut parts = Vec::new();
        for part in &self.parts {
            if !part.each_task {
                parts.push((part.key.clone(), part.title.clone()));
                continue;
            }
            for (number, task) in (1..).zip(tasks) {
                parts.push((format!("{}.{number}", part.key), task.clone()));
            }
        }
        parts
    }

    /// The figures it names, each once, ascending.
    pub fn figures(&self) -> BTreeSet<&str> {
        let all = self.parts.iter().flat_map(|part| &part.figures);
        all.map(String::as_str).collect()
    }

    /// Whether one of its parts has such a table.
    pub fn has(&self, kind: TableKind) -> bool {
        self.parts.iter().any(|part| part.tables.contains(&kind))
    }

    /// What is wrong with it by itself, one line each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut keys = BTreeSet::new();
        let mut fault = |words: String| faults.push(format!("{}: {words}", self.code));
        for part in &self.parts {
            let plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
            if part.key.is_empty() || !part.key.chars().all(plain) {
                fault(format!("`{}` is no key", part.key));
            }
            if !keys.insert(&part.key) {
                fault(format!("two parts are called {}", part.key));
            }
            if part.title.is_empty() {
                fault(format!("{} has no title", part.key));
            }
            if part.heading && (part.needed || !part.figures.is_empty() || part.each_task) {
                fault(format!("{} is only a title, and asks for more", part.key));
            }
        }
        for kind in self
            .periods
            .iter()
            .filter(|kind| !Part::KINDS.contains(&kind.as_str()))
        {
            fault(format!("no kind of period is called {kind}"));
        }
        if self.periods.is_empty() != self.review {
            fault("it is written for kinds of period, or looks back over years".to_owned());
        }
        if self
            .parts
            .first()
            .is_none_or(|part| part.level != OutlineLevel::Part)
        {
            fault("it begins with a part".to_owned());
        }
        for pair in self.parts.windows(2) {
            if pair[0].level == OutlineLevel::Part && pair[1].level == OutlineLevel::Subsection {
                fault(format!("{} skips a level", pair[1].key));
            }
        }
        faults
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A small outline.
    pub fn outline() -> Outline {
        let text = r#"
code: review
title: {vi: Tổng kết, en: Review}
kind: Báo cáo
subject: "Tổng kết {period} thực hiện {directive}"
review: true
source: {vi: mẫu, en: a sample}
parts:
  - {key: results, level: part, title: Kết quả, heading: true}
  - {key: task, level: section, title: Theo nhiệm vụ, each-task: true, figures: [tasks.done]}
  - {key: limits, level: section, title: Hạn chế, needed: true}
"#;
        serde_saphyr::from_str(text).unwrap()
    }

    #[test]
    fn a_part_stands_once_for_each_task() {
        let outline = outline();
        assert_eq!(outline.faults(), Vec::<String>::new());
        let begun = outline.begun(&["Quán triệt".to_owned(), "Tiếp dân".to_owned()]);
        let keys: Vec<&str> = begun.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["results", "task.1", "task.2", "limits"]);
        assert_eq!(begun[2].1, "Tiếp dân");
        assert_eq!(outline.part("task.2").unwrap().key, "task");
    }

    #[test]
    fn what_does_not_hang_together_is_named() {
        let mut wrong = outline();
        wrong.review = false;
        wrong.parts[1].key = "limits".to_owned();
        wrong.parts[1].level = OutlineLevel::Subsection;
        assert_eq!(wrong.faults().len(), 3, "{:?}", wrong.faults());
    }
}
