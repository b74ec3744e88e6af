//! Of what the reader is sure of, nine in ten are right.

use crate::texts;
use gandan_core::documents::Read;
use gandan_core::text::fold_tones;
use gandan_docparse::labels::{Labels, TaskLabel, due, every};
use gandan_docparse::read;

/// Values with a confidence of at least 0.9, and those of them that the gold labels bear out.
#[derive(Debug, Default)]
struct Sure {
    all: usize,
    right: usize,
    wrong: Vec<String>,
}

impl Sure {
    fn one(&mut self, what: &str, confidence: f32, right: bool) {
        if confidence >= 0.9 {
            self.all += 1;
            self.right += usize::from(right);
            if !right {
                self.wrong.push(what.to_owned());
            }
        }
    }

    fn field(&mut self, name: &str, found: &Option<Read<String>>, gold: &Option<String>) {
        if let Some(found) = found {
            let right = gold
                .as_deref()
                .is_some_and(|gold| fold_tones(gold) == fold_tones(&found.value));
            self.one(name, found.confidence, right);
        }
    }

    fn list(&mut self, name: &str, found: &[Read<String>], gold: &[String]) {
        for read in found {
            let right = gold
                .iter()
                .any(|gold| fold_tones(gold) == fold_tones(&read.value));
            self.one(name, read.confidence, right);
        }
    }
}

#[test]
fn what_the_reader_is_sure_of_is_right_nine_times_in_ten() {
    let mut sure = Sure::default();
    for (name, source, gold) in texts::corpus() {
        let found = read(&source);
        sure.field(&format!("{name} kind"), &found.kind, &gold.kind);
        sure.field(&format!("{name} number"), &found.number, &gold.number);
        sure.field(&format!("{name} symbol"), &found.symbol, &gold.symbol);
        sure.field(&format!("{name} place"), &found.place, &gold.place);
        sure.field(&format!("{name} superior"), &found.superior, &gold.superior);
        sure.field(&format!("{name} issuer"), &found.issuer, &gold.issuer);
        sure.field(&format!("{name} subject"), &found.subject, &gold.subject);
        if let Some(date) = &found.date {
            let right = gold.date.as_deref() == Some(date.value.to_string().as_str());
            sure.one(&format!("{name} date"), date.confidence, right);
        }
        sure.list(&format!("{name} addressee"), &found.addressees, &gold.addressees);
        sure.list(&format!("{name} recipient"), &found.recipients, &gold.recipients);
        if let Some(signer) = &found.signer {
            let right = gold
                .signer
                .as_ref()
                .is_some_and(|gold| gold.name == signer.value.name);
            sure.one(&format!("{name} signer"), signer.confidence, right);
        }
        for cite in &found.citations {
            let right = gold
                .citations
                .iter()
                .any(|gold| match (&gold.id, &cite.value.id) {
                    (Some(gold), Some(id)) => gold == id,
                    (None, None) => {
                        gold.title.as_deref().map(fold_tones) == cite.value.title.as_deref().map(fold_tones)
                    }
                    _ => false,
                });
            sure.one(&format!("{name} citation"), cite.confidence, right);
        }
        tasks(&name, &mut sure, &found, &gold);
    }
    println!("{} of {} sure values are right", sure.right, sure.all);
    assert!(sure.all > 300, "only {} values are sure", sure.all);
    assert!(
        sure.right * 10 >= sure.all * 9,
        "{} of {}: {:#?}",
        sure.right,
        sure.all,
        sure.wrong
    );
}

fn tasks(name: &str, sure: &mut Sure, found: &gandan_core::documents::Reading, gold: &Labels) {
    for task in &found.tasks {
        let text = fold_tones(&task.text);
        let same = |gold: &&TaskLabel| {
            gold.ordinal == task.ordinal && text.starts_with(&fold_tones(gold.text.as_deref().unwrap_or("?")))
        };
        let gold = gold.tasks.iter().find(same);
        sure.one(
            &format!("{name} task {:?}", task.ordinal),
            task.confidence,
            gold.is_some(),
        );
        let Some(gold) = gold else { continue };
        sure.list(&format!("{name} lead {:?}", task.ordinal), &task.lead, &gold.lead);
        sure.list(
            &format!("{name} with {:?}", task.ordinal),
            &task.supporting,
            &gold.supporting,
        );
        for deadline in &task.deadlines {
            let one = [&deadline.value];
            let right = due(one.into_iter()).is_none_or(|day| gold.due.as_ref().is_some_and(|g| *g >= day))
                && every(one.into_iter()).is_none_or(|period| gold.every.is_some_and(|g| g <= period));
            sure.one(
                &format!("{name} deadline {:?}", task.ordinal),
                deadline.confidence,
                right,
            );
        }
    }
}
