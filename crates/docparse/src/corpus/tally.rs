use super::folding::{body, cite_key, common, count, fold, fold_id, match_tasks, token_f1};
use crate::labels::{CitationLabel, Labels, TaskLabel};
use gandan_core::documents::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Fields that are right or wrong.
const EXACT: [&str; 6] = ["kind", "number", "symbol", "date", "place", "issuer"];
/// Fields measured by their words.
const SOFT: [&str; 2] = ["superior", "subject"];
/// Fields measured by hits, in the order of the table; those with a star only inform.
const MICRO: [&str; 10] = [
    "citations",
    "addressees",
    "recipients",
    "tasks",
    "lead",
    "every",
    "due",
    "report_to",
    "signer",
    "with*",
];
/// Measured over matched citations, only to inform.
const ABOUT_CITES: [&str; 3] = ["cite_date*", "cite_kind*", "cite_issuer*"];

/// The figures of a whole corpus.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// One row for each field, in the order of `score.py`.
    pub rows: Vec<Row>,
    /// Mean over the fields that count.
    pub overall: f64,
    /// Per document: what each field got right, for comparing runs.
    pub documents: BTreeMap<String, BTreeMap<String, f64>>,
}

/// The figures of one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Name of the field; a star marks those that do not count.
    pub field: String,
    /// Precision, where the measure has one.
    pub precision: Option<f64>,
    /// Recall, where the measure has one.
    pub recall: Option<f64>,
    /// Accuracy or F1, from 0 to 1.
    pub score: f64,
    /// Counts behind the figure.
    pub counts: String,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    hits: usize,
    extra: usize,
    missed: usize,
    gold: usize,
}

impl Tally {
    fn add<T: Ord>(&mut self, gold: Vec<T>, found: Vec<T>) {
        let (gold_len, found_len) = (gold.len(), found.len());
        let hits = common(&count(gold), &count(found));
        self.hits += hits;
        self.extra += found_len - hits;
        self.missed += gold_len - hits;
    }

    fn figures(&self) -> (f64, f64, f64) {
        if self.hits + self.extra + self.missed == 0 {
            // Nothing to find and nothing said is right, unless no item was reached.
            let all = if self.gold == 0 { 1.0 } else { 0.0 };
            return (all, all, all);
        }
        let part = |of: usize| {
            if of == 0 {
                0.0
            } else {
                self.hits as f64 / of as f64
            }
        };
        let (precision, recall) = (part(self.hits + self.extra), part(self.hits + self.missed));
        let f1 = if self.hits == 0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        };
        (precision, recall, f1)
    }

    fn join(&mut self, other: Tally) {
        self.hits += other.hits;
        self.extra += other.extra;
        self.missed += other.missed;
        self.gold += other.gold;
    }
}

/// Scores readings against gold labels, documents matched by name. A document that was not read counts as all wrong.
pub fn score(gold: &[(String, Labels)], found: &[(String, Labels)]) -> Scores {
    let by_name: BTreeMap<&str, &Labels> = found
        .iter()
        .map(|(name, labels)| (name.as_str(), labels))
        .collect();
    let mut plain = [0.0; EXACT.len() + SOFT.len()];
    let mut micro = [Tally::default(); MICRO.len()];
    let mut cites = [(0_usize, 0_usize); ABOUT_CITES.len()];
    let mut documents = BTreeMap::new();
    for (name, gold) in gold {
        let read = by_name.get(name.as_str()).copied();
        let own = plain_fields(gold, read);
        let tallies = tallies(gold, read);
        let mut row = BTreeMap::new();
        for (index, field) in EXACT.iter().chain(&SOFT).enumerate() {
            plain[index] += own[index];
            row.insert((*field).to_owned(), own[index]);
        }
        for (index, field) in MICRO.iter().enumerate() {
            micro[index].join(tallies[index]);
            row.insert((*field).to_owned(), tallies[index].figures().2);
        }
        for (index, (right, all)) in about_cites(gold, read).into_iter().enumerate() {
            cites[index].0 += right;
            cites[index].1 += all;
        }
        documents.insert(name.clone(), row);
    }
    table(gold.len(), &plain, &micro, &cites, documents)
}

fn table(
    count: usize,
    plain: &[f64],
    micro: &[Tally],
    cites: &[(usize, usize)],
    documents: BTreeMap<String, BTreeMap<String, f64>>,
) -> Scores {
    let mut rows = Vec::new();
    for (field, sum) in EXACT.iter().chain(&SOFT).zip(plain) {
        rows.push(Row {
            field: (*field).to_owned(),
            precision: None,
            recall: None,
            score: if count == 0 { 0.0 } else { sum / count as f64 },
            counts: format!("{sum:.1}/{count}"),
        });
    }
    for (field, tally) in MICRO.iter().zip(micro) {
        let (precision, recall, f1) = tally.figures();
        rows.push(Row {
            field: (*field).to_owned(),
            precision: Some(precision),
            recall: Some(recall),
            score: f1,
            counts: format!("tp {} fp {} fn {}", tally.hits, tally.extra, tally.missed),
        });
    }
    for (field, (right, all)) in ABOUT_CITES.iter().zip(cites) {
        rows.push(Row {
            field: (*field).to_owned(),
            precision: None,
            recall: None,
            score: if *all == 0 {
                0.0
            } else {
                *right as f64 / *all as f64
            },
            counts: format!("{right}/{all}"),
        });
    }
    let counted: Vec<f64> = rows
        .iter()
        .filter(|row| !row.field.ends_with('*'))
        .map(|row| row.score)
        .collect();
    let overall = counted.iter().sum::<f64>() / counted.len().max(1) as f64;
    Scores {
        rows,
        overall,
        documents,
    }
}

fn plain_fields(gold: &Labels, found: Option<&Labels>) -> [f64; EXACT.len() + SOFT.len()] {
    let Some(found) = found else {
        return [0.0; EXACT.len() + SOFT.len()];
    };
    let same = |gold: &Option<String>, found: &Option<String>, key: fn(&str) -> String| match (gold, found) {
        (Some(gold), Some(found)) => f64::from(u8::from(key(gold) == key(found))),
        (None, None) => 1.0,
        _ => 0.0,
    };
    [
        same(&gold.kind, &found.kind, fold_id),
        same(&gold.number, &found.number, fold_id),
        same(&gold.symbol, &found.symbol, fold_id),
        same(&gold.date, &found.date, fold),
        same(&gold.place, &found.place, fold),
        same(&gold.issuer, &found.issuer, fold),
        token_f1(gold.superior.as_deref(), found.superior.as_deref()),
        token_f1(gold.subject.as_deref(), found.subject.as_deref()),
    ]
}

fn tallies(gold: &Labels, found: Option<&Labels>) -> [Tally; MICRO.len()] {
    let nothing = Labels::default();
    let read = found.unwrap_or(&nothing);
    let mut out = [Tally::default(); MICRO.len()];
    out[0].add(
        cites(gold).into_keys().collect::<Vec<_>>(),
        cites(read).into_keys().collect(),
    );
    let bodies = |names: &[String]| names.iter().map(|name| body(name)).collect::<Vec<_>>();
    out[1].add(bodies(&gold.addressees), bodies(&read.addressees));
    out[2].add(bodies(&gold.recipients), bodies(&read.recipients));
    let matched = match_tasks(&gold.tasks, &read.tasks);
    out[3] = Tally {
        hits: matched.len(),
        extra: read.tasks.len() - matched.len(),
        missed: gold.tasks.len() - matched.len(),
        gold: 0,
    };
    let unread = TaskLabel::default();
    let pairs: Vec<(&TaskLabel, &TaskLabel)> = if found.is_some() {
        matched
            .iter()
            .map(|(g, p)| (&gold.tasks[*g], &read.tasks[*p]))
            .collect()
    } else {
        gold.tasks.iter().map(|task| (task, &unread)).collect()
    };
    for (slot, values) in NESTED {
        out[slot].gold = gold.tasks.iter().map(|task| values(task).len()).sum();
        for (gold, found) in &pairs {
            out[slot].add(values(gold), values(found));
        }
    }
    let name = |labels: &Labels| {
        let name = labels.signer.as_ref().and_then(|signer| signer.name.as_deref());
        name.filter(|name| !name.is_empty())
            .map(fold)
            .into_iter()
            .collect::<Vec<_>>()
    };
    out[8].add(name(gold), name(read));
    out
}

type Values = fn(&TaskLabel) -> Vec<String>;

/// Fields counted over matched tasks, by their place in [`MICRO`].
const NESTED: [(usize, Values); 5] = [
    (4, |task| task.lead.iter().map(|name| body(name)).collect()),
    (5, |task| task.every.map(period).into_iter().collect()),
    (6, |task| task.due.as_deref().map(fold).into_iter().collect()),
    (7, |task| {
        task.report_to.as_deref().map(fold).into_iter().collect()
    }),
    (9, |task| task.supporting.iter().map(|name| body(name)).collect()),
];

fn period(period: Period) -> String {
    match period {
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::HalfYear => "half-year",
        Period::Year => "year",
    }
    .to_owned()
}

fn cites(labels: &Labels) -> BTreeMap<String, &CitationLabel> {
    let mut out = BTreeMap::new();
    for cite in &labels.citations {
        out.entry(cite_key(cite)).or_insert(cite);
    }
    out
}

fn about_cites(gold: &Labels, found: Option<&Labels>) -> [(usize, usize); ABOUT_CITES.len()] {
    let nothing = Labels::default();
    let (gold, found) = (cites(gold), cites(found.unwrap_or(&nothing)));
    let same = |one: &Option<String>, other: &Option<String>| {
        let key = |value: &Option<String>| value.as_deref().filter(|v| !v.is_empty()).map(fold);
        usize::from(key(one) == key(other))
    };
    let mut out = [(0, 0); ABOUT_CITES.len()];
    for (key, gold) in &gold {
        if let Some(found) = found.get(key) {
            for (slot, right) in [
                same(&gold.date, &found.date),
                same(&gold.kind, &found.kind),
                same(&gold.issuer, &found.issuer),
            ]
            .into_iter()
            .enumerate()
            {
                out[slot].0 += right;
                out[slot].1 += 1;
            }
        }
    }
    out
}

impl Scores {
    /// The figure of a field, by its name.
    pub fn of(&self, field: &str) -> Option<f64> {
        self.rows
            .iter()
            .find(|row| row.field == field)
            .map(|row| row.score)
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = |value: Option<f64>| value.map_or(String::new(), |v| format!("{v:.3}"));
        write!(
            f,
            "{:<13}{:>7}{:>7}{:>8.3}   {}",
            self.field,
            figure(self.precision),
            figure(self.recall),
            self.score,
            self.counts
        )
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<13}{:>7}{:>7}{:>8}   counts", "field", "P", "R", "score")?;
        for row in &self.rows {
            writeln!(f, "{row}")?;
        }
        write!(f, "overall_f1={:.3}", self.overall)
    }
}
