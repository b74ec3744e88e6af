//! What the journal says, in words: acts, kinds of records, and what changed as labelled values. A code that no word is
//! known for (of an older program) is shown as it is.

use crate::web::{said_day, said_instant, urls};
use crate::words::{Lang, Word, Words, word, word_of};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// A value that changed, or that says what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fact {
    /// What it is.
    pub(super) label: String,
    /// The value as people read it.
    pub(super) value: String,
    /// All entries about the record that it names.
    pub(super) href: Option<String>,
}

/// Reads codes into words of a language.
pub(super) struct Reader<'a> {
    /// The words.
    pub(super) words: &'a Words,
    /// Of this language.
    pub(super) lang: Lang,
    /// Names of bodies; nothing for what is none.
    pub(super) body: &'a dyn Fn(Uuid) -> Option<String>,
}

impl Reader<'_> {
    /// An act. Those of a case are the moves of its procedure.
    pub(super) fn act(&self, code: &str) -> String {
        let of_case = code.strip_prefix("case.").map(|act| word_of("case-act-", act));
        let own = word_of("journal-act-", &plain(code));
        self.first(of_case.into_iter().chain([own]))
            .unwrap_or_else(|| code.to_owned())
    }

    /// A kind of record.
    pub(super) fn kind(&self, code: &str) -> String {
        self.first([word_of("journal-kind-", &plain(code))])
            .unwrap_or_else(|| code.to_owned())
    }

    /// What an entry keeps beside its act, value by value.
    pub(super) fn facts(&self, detail: &str) -> Vec<Fact> {
        let mut facts = Vec::new();
        match serde_json::from_str(detail) {
            Ok(Value::Object(values)) => {
                for (key, value) in &values {
                    self.add(&mut facts, "", key, value);
                }
            }
            Ok(other) => self.add(&mut facts, "", "detail", &other),
            Err(_) => {}
        }
        facts
    }

    fn add(&self, facts: &mut Vec<Fact>, above: &str, key: &str, value: &Value) {
        let label = match above {
            "" => self.label(key),
            above => format!("{above}, {}", self.label(key).to_lowercase()),
        };
        match value {
            Value::Null => {}
            Value::Object(inner) => {
                for (key, value) in inner {
                    self.add(facts, &label, key, value);
                }
            }
            Value::Array(list) => {
                let said: Vec<String> = list.iter().map(|item| self.one_line(key, item)).collect();
                if !said.is_empty() {
                    let value = said.join("; ");
                    facts.push(Fact {
                        label,
                        value,
                        href: None,
                    });
                }
            }
            single => {
                let value = self.say(key, single);
                if !value.is_empty() {
                    let href = self.record(single);
                    facts.push(Fact { label, value, href });
                }
            }
        }
    }

    /// An item of a list; one with several values in one line.
    fn one_line(&self, key: &str, value: &Value) -> String {
        let Value::Object(values) = value else {
            return self.say(key, value);
        };
        let mut inner = Vec::new();
        for (key, value) in values {
            self.add(&mut inner, "", key, value);
        }
        let said: Vec<String> = inner
            .into_iter()
            .map(|fact| format!("{}: {}", fact.label, fact.value))
            .collect();
        said.join(", ")
    }

    fn label(&self, key: &str) -> String {
        self.first([word_of("journal-detail-", &plain(key))])
            .unwrap_or_else(|| key.to_owned())
    }

    fn say(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Bool(true) => self.words.say(self.lang, &word("journal-yes")),
            Value::Bool(false) => self.words.say(self.lang, &word("journal-no")),
            Value::Number(number) => self.number(key, number),
            Value::String(text) => self.text(key, text),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    fn number(&self, key: &str, number: &serde_json::Number) -> String {
        let whole = number.as_i64().unwrap_or_default();
        if key.ends_with("_at") {
            let instant = Timestamp::from_microsecond(whole).ok();
            return instant.map_or_else(|| number.to_string(), |at| said_instant(self.lang, at));
        }
        match number.as_f64() {
            // A year and a running number are names, not counts.
            Some(float) if !matches!(key, "year" | "number") => self.lang.number(float, 0),
            _ => number.to_string(),
        }
    }

    fn text(&self, key: &str, text: &str) -> String {
        if let Ok(id) = text.parse::<Uuid>() {
            let short = || id.simple().to_string().to_uppercase()[24..].to_owned();
            return (self.body)(id).unwrap_or_else(short);
        }
        if let Ok(day) = text.parse::<Date>() {
            return said_day(self.lang, day);
        }
        let code = match key {
            "from" | "to" | "state" => vec![
                word_of("case-state-", text),
                word_of("task-claim-", text),
                word_of("task-state-", text),
                word_of("information-state-", text),
            ],
            "procedure" | "from_regime" | "claimed" => vec![word_of("case-regime-", text)],
            "act" => vec![word_of("case-act-", text)],
            "channel" => vec![word_of("case-channel-", text)],
            "claim" => vec![word_of("task-claim-", text)],
            "direction" => vec![word_of("document-direction-", text)],
            "role" => vec![word_of("role-", text)],
            _ => Vec::new(),
        };
        self.first(code).unwrap_or_else(|| text.to_owned())
    }

    /// The journal of the record that a value names; bodies are named in words already.
    fn record(&self, value: &Value) -> Option<String> {
        let id: Uuid = value.as_str()?.parse().ok()?;
        let other = (self.body)(id).is_none();
        other.then(|| urls::with_query(urls::JOURNAL, &[("object", &id.to_string())]))
    }

    fn first(&self, words: impl IntoIterator<Item = Word>) -> Option<String> {
        let mut known = words.into_iter();
        let word = known.find(|word| self.words.has(self.lang, &word.key))?;
        Some(self.words.say(self.lang, &word))
    }
}

/// A code as the keys of words write it.
fn plain(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

/// Codes of acts, kinds and details that no word is known for.
#[cfg(test)]
pub fn unsaid(words: &Words, entries: &[gandan_store::journal::EntryRow]) -> Vec<String> {
    let reader = Reader {
        words,
        lang: Lang::Vi,
        body: &|_| None,
    };
    let mut codes = std::collections::BTreeSet::new();
    for entry in entries {
        if reader.act(&entry.act) == entry.act {
            codes.insert(entry.act.clone());
        }
        if reader.kind(&entry.object_kind) == entry.object_kind {
            codes.insert(entry.object_kind.clone());
        }
        let detail: Value = serde_json::from_str(&entry.detail).unwrap_or_default();
        let keys = detail.as_object().into_iter().flat_map(|values| values.keys());
        codes.extend(keys.filter(|key| reader.label(key) == **key).cloned());
    }
    codes.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_core::cases::Regime;
    use gandan_rulebook::Rulebook;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    fn reader(words: &Words, lang: Lang) -> Reader<'_> {
        Reader {
            words,
            lang,
            body: &|_| None,
        }
    }

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }

    /// What acts of the journal begin with.
    const RECORDS: [&str; 22] = [
        "account",
        "agenda",
        "assignment",
        "batch",
        "body",
        "bulk",
        "case",
        "chaser",
        "dialogue",
        "document",
        "expression",
        "information",
        "key",
        "petition",
        "proposal",
        "publication",
        "reply",
        "report",
        "sitting",
        "task",
        "token",
        "visit",
    ];
    /// What looks like an act and is a line of the log, or a rule.
    const NO_ACTS: [&str; 4] = [
        "batch.row",
        "dialogue.yearly",
        "petition.eligibility",
        "petition.ineligible",
    ];

    /// Every text of the program that reads like an act: `document.imported`.
    fn acts() -> BTreeSet<String> {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut files = Vec::new();
        sources(&crates.join("store/src"), &mut files);
        sources(&crates.join("app/src"), &mut files);
        let mut acts = BTreeSet::new();
        for file in files {
            let text = std::fs::read_to_string(file).unwrap();
            let own = text.split("#[cfg(test)]").next().unwrap_or_default();
            for literal in own.split('"') {
                let Some((record, act)) = literal.split_once('.') else {
                    continue;
                };
                let word = !act.is_empty()
                    && act
                        .chars()
                        .all(|sign| sign.is_ascii_lowercase() || "_-".contains(sign));
                if word && (RECORDS.contains(&record) || record == "outbox") && !NO_ACTS.contains(&literal) {
                    acts.insert(literal.to_owned());
                }
            }
        }
        // A line of the log.
        acts.remove("outbox.failed");
        acts
    }

    #[test]
    fn every_act_has_words_in_both_languages() {
        let words = Words::load().unwrap();
        let book = Rulebook::shipped();
        let mut acts = acts();
        assert!(
            acts.contains("document.imported") && acts.contains("case.paper"),
            "{acts:?}"
        );
        acts.extend(
            Regime::ALL
                .into_iter()
                .flat_map(|regime| [false, true].map(|second| (regime, second)))
                .filter_map(|(regime, second)| book.procedure_for(regime, false, second))
                .flat_map(|procedure| procedure.moves.iter().map(|step| format!("case.{}", step.act))),
        );
        for lang in Lang::ALL {
            let reader = reader(&words, lang);
            let silent: Vec<_> = acts.iter().filter(|act| reader.act(act) == **act).collect();
            assert_eq!(silent, Vec::<&String>::new(), "no word in {lang:?}");
        }
    }

    #[test]
    fn what_changed_is_read_as_labelled_values() {
        let words = Words::load().unwrap();
        let detail = r#"{"claim":"done","evidence":2,"from":"received","due":"2026-11-30","ready":true,"same_as":null,"title":""}"#;
        let read: Vec<String> = reader(&words, Lang::Vi)
            .facts(detail)
            .into_iter()
            .map(|fact| format!("{}: {}", fact.label, fact.value))
            .collect();
        assert_eq!(
            read,
            [
                "Tình trạng: Đã hoàn thành",
                "Hạn: 30/11/2026",
                "Minh chứng: 2",
                "Từ: Mới nhận",
                "Sẵn sàng ký: có",
            ]
        );
        assert_eq!(reader(&words, Lang::Vi).act("fish.caught"), "fish.caught");
    }
}
