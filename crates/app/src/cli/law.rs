use super::{Outcome, Place, Terminal};
use crate::law;
use crate::web::Clock;
use crate::words::{word, word_of};
use anyhow::Context;
use clap::{Args, Subcommand};
use gandan_core::clock::{Circumstances, Derivation};
use gandan_rulebook::{Confidence, FaultKind, LawFiles, Rule, RuleError, Rulebook, WorkedCase, check};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// `gandan law`: asks the rule book.
#[derive(Debug, Args)]
pub struct Law {
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Debug, Subcommand)]
enum Ask {
    Due(Due),
    Show(Show),
    Check(Check),
}

/// `gandan law due`: the day by which a rule is to be kept, and how it was found.
#[derive(Debug, Args)]
struct Due {
    #[arg(value_name = "RULE")]
    rule: String,
    #[arg(long, value_name = "DATE")]
    from: Date,
    #[arg(long)]
    remote: bool,
    #[arg(long)]
    complex: bool,
    #[arg(long, value_name = "1|2", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    instance: u8,
    #[arg(long, value_name = "N", default_value_t = 0)]
    extensions: u8,
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// `gandan law show`: what a rule says on a day, and what it said before.
#[derive(Debug, Args)]
struct Show {
    #[arg(value_name = "RULE")]
    rule: Option<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

/// `gandan law check`: whether the files hold together and every worked case comes out.
#[derive(Debug, Args)]
struct Check {
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

impl Law {
    /// An unknown rule is wrong use; a rule that gives no answer is a fault.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        match self.ask {
            Ask::Due(due) => due.run(terminal),
            Ask::Show(show) => show.run(terminal),
            Ask::Check(check) => check.run(terminal),
        }
    }
}

impl Due {
    fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let book = self.place.config()?.rulebook()?;
        let circumstances = Circumstances {
            remote: self.remote,
            complex: self.complex,
            instance: self.instance,
            extensions: self.extensions,
        };
        let derivation = match book.due(&self.rule, self.from, &circumstances) {
            Ok(derivation) => derivation,
            Err(error) => return refused(terminal, &error, self.json),
        };
        if self.json {
            return print_json(&due_json(terminal, &derivation)?);
        }
        let mut out = std::io::stdout().lock();
        let title = book.named(&derivation.rule).map(|rule| &rule.title)?;
        writeln!(out, "{}: {}", derivation.rule, law::said(terminal.lang, title))?;
        for line in law::lines(&terminal.words, terminal.lang, &derivation) {
            writeln!(out, "  {line}")?;
        }
        Ok(Outcome::Done)
    }
}

/// Each step keeps its own shape, and says the same in words.
fn due_json(terminal: &Terminal, derivation: &Derivation) -> anyhow::Result<Value> {
    let mut steps = Vec::new();
    for step in &derivation.steps {
        let mut value = serde_json::to_value(step)?;
        let text = law::say_step(&terminal.words, terminal.lang, step);
        if let Value::Object(fields) = &mut value {
            fields.insert("text".to_owned(), Value::from(text));
        }
        steps.push(value);
    }
    Ok(json!({
        "rule": derivation.rule,
        "reference": derivation.reference,
        "from": derivation.from,
        "due": derivation.due,
        "citation": derivation.citation,
        "count": derivation.count,
        "provisional": derivation.provisional,
        "derivation": steps,
    }))
}

impl Show {
    fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let book = self.place.config()?.rulebook()?;
        let Some(name) = &self.rule else {
            return list(terminal, &book, self.json);
        };
        let on = self.on.unwrap_or_else(|| Clock::system().today());
        let rule = match book.named(name) {
            Ok(rule) => rule,
            Err(error) => return refused(terminal, &error, self.json),
        };
        // A day without an entry is said, and the entries are shown all the same.
        let in_force = book.rule(name, on);
        if self.json {
            let version = in_force.as_ref().ok();
            print_json(&json!({
                "rule": rule.name, "family": rule.family, "title": rule.title, "event": rule.event, "on": on,
                "in_force": version, "versions": rule.versions,
            }))?;
        } else {
            let mut out = std::io::stdout().lock();
            out.write_all(shown(terminal, rule, on).as_bytes())?;
        }
        match in_force {
            Ok(_) => Ok(Outcome::Done),
            Err(error) => {
                terminal.say(
                    &word("law-error").with("reason", law::reason(&terminal.words, terminal.lang, &error)),
                );
                Ok(Outcome::Faults)
            }
        }
    }
}

fn shown(terminal: &Terminal, rule: &Rule, on: Date) -> String {
    let (words, lang) = (&terminal.words, terminal.lang);
    let mut lines = vec![format!("{}: {}", rule.name, law::said(lang, &rule.title))];
    let mut say = |key: &str, indent: &str, value: &str| {
        let label = words.say(lang, &word_of("law-show-", key));
        lines.push(format!("{indent}{label}: {value}"));
    };
    if let Some(event) = &rule.event {
        say("event", "  ", law::said(lang, event));
    }
    for version in &rule.versions {
        let key = if version.covers(on) { "in-force" } else { "other" };
        let span = law::say_span(words, lang, version.from, version.to);
        say(key, "  ", &format!("{} – {span}", version.id));
        for line in law::say_value(words, lang, &version.value) {
            say("value", "    ", &line);
        }
        say("citation", "    ", &version.citation);
        say(
            "source",
            "    ",
            &format!("{}: {}", version.source.number, version.source.url),
        );
        let confidence = match version.confidence {
            Confidence::Verified => word("law-confidence-verified"),
            Confidence::Recalled => word("law-confidence-recalled"),
            Confidence::Uncertain => word("law-confidence-uncertain"),
            Confidence::Unknown => word("law-confidence-unknown"),
        };
        say("confidence", "    ", &words.say(lang, &confidence));
        if let Some(note) = &version.note {
            say("note", "    ", law::said(lang, note));
        }
    }
    lines.join("\n") + "\n"
}

fn list(terminal: &Terminal, book: &Rulebook, json: bool) -> anyhow::Result<Outcome> {
    if json {
        let rules: Vec<Value> = book
            .rules()
            .iter()
            .map(|rule| json!({"rule": rule.name, "family": rule.family, "title": rule.title}))
            .collect();
        return print_json(&Value::from(rules));
    }
    let mut out = std::io::stdout().lock();
    for rule in book.rules() {
        writeln!(out, "{}\t{}", rule.name, law::said(terminal.lang, &rule.title))?;
    }
    Ok(Outcome::Done)
}

impl Check {
    fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let files = match &self.folder {
            Some(folder) => LawFiles::in_folder(folder).with_context(|| folder.display().to_string())?,
            None => LawFiles::shipped(),
        };
        let faults = check(&files);
        for fault in &faults {
            let what = match &fault.kind {
                FaultKind::Unreadable(why) => word("law-fault-unreadable").with("why", why.as_str()),
                FaultKind::Twice => word("law-fault-twice"),
                FaultKind::Empty => word("law-fault-empty"),
                FaultKind::Overlap(ended) => {
                    word("law-fault-overlap").with("day", law::day(terminal.lang, *ended))
                }
                FaultKind::Backwards => word("law-fault-backwards"),
                FaultKind::BeforeItsText(issued) => {
                    word("law-fault-before-its-text").with("day", law::day(terminal.lang, *issued))
                }
                FaultKind::NoWords => word("law-fault-no-words"),
                FaultKind::Confidence => word("law-fault-confidence"),
                FaultKind::NoCase => word("law-fault-no-case"),
                FaultKind::Case(expected, found) => word("law-fault-case")
                    .with("expected", expected.as_str())
                    .with("found", found.as_str()),
            };
            let what = terminal.words.say(terminal.lang, &what);
            terminal.say(
                &word("law-fault")
                    .with("place", fault.place.as_str())
                    .with("what", what),
            );
        }
        let book = Rulebook::parse(&files).ok();
        let rules = book.as_ref().map_or(0, |book| book.rules().len());
        let cases = WorkedCase::all(&files).unwrap_or_default();
        let days = cases.iter().filter(|case| case.is_a_day()).count();
        if self.json {
            let told: Vec<Value> = faults
                .iter()
                .map(|fault| json!({"place": fault.place, "what": format!("{:?}", fault.kind)}))
                .collect();
            print_json(&json!({"rules": rules, "cases": cases.len(), "days": days, "faults": told}))?;
        } else if let Some(book) = &book {
            let calendar = book.calendar();
            terminal.say(
                &word("law-checked")
                    .with("rules", rules)
                    .with("cases", cases.len())
                    .with("days", days)
                    .with("first", calendar.first().year().to_string())
                    .with("last", calendar.last().year().to_string())
                    .with("faults", faults.len()),
            );
        }
        Ok(if faults.is_empty() {
            Outcome::Done
        } else {
            Outcome::Faults
        })
    }
}

/// Says why there is no answer; with `--json` as a document too, for who asked by machine.
fn refused(terminal: &Terminal, error: &RuleError, json: bool) -> anyhow::Result<Outcome> {
    let reason = law::reason(&terminal.words, terminal.lang, error);
    if json {
        let near = match error {
            RuleError::Unknown { near, .. } => near.clone(),
            RuleError::Several { names, .. } => names.clone(),
            _ => Vec::new(),
        };
        print_json(&json!({"error": {"code": error.code(), "message": reason, "near": near}}))?;
    }
    terminal.say(&word("law-error").with("reason", reason));
    Ok(match error {
        RuleError::Unknown { .. } | RuleError::Several { .. } => Outcome::WrongUse,
        _ => Outcome::Faults,
    })
}

fn print_json(value: &Value) -> anyhow::Result<Outcome> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(Outcome::Done)
}
