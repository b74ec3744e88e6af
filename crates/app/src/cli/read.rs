use super::{Outcome, Terminal};
use crate::documents::intake::{IntakeError, ReadFile, read_file};
use crate::documents::refusal::{Reason, code_of};
use crate::words::{word, word_of};
use anyhow::Context;
use clap::Args;
use gandan_core::documents::{Read, Reading, Span, TaskReading};
use gandan_docparse::labels::Labels;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::PathBuf;

/// `gandan read`: what the machine reads in documents.
#[derive(Debug, Args)]
pub struct ReadFiles {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long)]
    json: bool,
}

impl ReadFiles {
    /// Reads each file; what cannot be read is named on stderr and the rest go on.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let several = self.files.len() > 1;
        let mut outcome = Outcome::Done;
        let mut documents = Vec::new();
        let mut out = std::io::stdout().lock();
        for path in &self.files {
            let name = path.display().to_string();
            match read_path(path) {
                Ok(read) if self.json => {
                    let mut value = as_json(&read);
                    if several {
                        value.insert("file".to_owned(), Value::from(name));
                    }
                    documents.push(Value::Object(value));
                }
                Ok(read) => out.write_all(as_text(terminal, &name, &read).as_bytes())?,
                Err(error) => {
                    outcome = Outcome::Faults;
                    let reason = terminal.words.say(terminal.lang, &Reason::of(&error).word());
                    terminal.say(&word("cli-file-failed").with("file", name).with("reason", reason));
                }
            }
        }
        if self.json {
            let value = if several {
                Some(Value::Array(documents))
            } else {
                documents.pop()
            };
            if let Some(value) = value {
                serde_json::to_writer_pretty(&mut out, &value)?;
                writeln!(out)?;
            }
        }
        Ok(outcome)
    }
}

fn read_path(path: &std::path::Path) -> Result<ReadFile, IntakeError> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(read_file(&bytes, &name)?)
}

/// The schema's fields at the top level, then `spans` (in characters), `confidence`, `findings`.
fn as_json(read: &ReadFile) -> Map<String, Value> {
    let reading = &read.reading;
    let places = Places::of(&read.source.text);
    let mut document = match serde_json::to_value(Labels::from(reading)) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    document.insert("spans".to_owned(), each(reading, &|span, _| places.place(span)));
    document.insert(
        "confidence".to_owned(),
        each(reading, &|_, confidence| rounded(confidence)),
    );
    let findings = reading.findings.iter().map(|finding| {
        json!({"kind": code_of(&finding.kind), "words": finding.words, "span": places.place(finding.span)})
    });
    document.insert("findings".to_owned(), findings.collect());
    document
}

/// One thing about every field, in the shape of the labels.
fn each(reading: &Reading, tell: &dyn Fn(Option<Span>, f32) -> Value) -> Value {
    fn one<T>(read: &Option<Read<T>>, tell: &dyn Fn(Option<Span>, f32) -> Value) -> Value {
        read.as_ref()
            .map_or(Value::Null, |read| tell(read.span, read.confidence))
    }
    fn many<T>(reads: &[Read<T>], tell: &dyn Fn(Option<Span>, f32) -> Value) -> Value {
        reads
            .iter()
            .map(|read| tell(read.span, read.confidence))
            .collect()
    }
    let task = |task: &TaskReading| {
        json!({
            "item": tell(Some(task.span), task.confidence),
            "lead": many(&task.lead, tell),
            "with": many(&task.supporting, tell),
            "deadlines": many(&task.deadlines, tell),
            "report_to": one(&task.report_to, tell),
        })
    };
    json!({
        "kind": one(&reading.kind, tell),
        "number": one(&reading.number, tell),
        "symbol": one(&reading.symbol, tell),
        "date": one(&reading.date, tell),
        "place": one(&reading.place, tell),
        "superior": one(&reading.superior, tell),
        "issuer": one(&reading.issuer, tell),
        "subject": one(&reading.subject, tell),
        "addressees": many(&reading.addressees, tell),
        "citations": many(&reading.citations, tell),
        "tasks": reading.tasks.iter().map(task).collect::<Vec<_>>(),
        "recipients": many(&reading.recipients, tell),
        "signer": one(&reading.signer, tell),
    })
}

fn rounded(confidence: f32) -> Value {
    Value::from((f64::from(confidence) * 100.0).round() / 100.0)
}

/// Bytes to characters.
struct Places<'t> {
    text: &'t str,
    characters: Vec<usize>,
}

impl<'t> Places<'t> {
    fn of(text: &'t str) -> Places<'t> {
        let mut characters = vec![0; text.len() + 1];
        let mut count = 0;
        for (at, letter) in text.char_indices() {
            characters[at..at + letter.len_utf8()].fill(count);
            count += 1;
        }
        characters[text.len()] = count;
        Places { text, characters }
    }

    fn place(&self, span: Option<Span>) -> Value {
        let found = span.and_then(|span| {
            let (start, end) = (self.characters.get(span.start)?, self.characters.get(span.end)?);
            Some(json!({"start": start, "end": end, "text": span.of(self.text)?}))
        });
        found.unwrap_or(Value::Null)
    }
}

fn as_text(terminal: &Terminal, name: &str, read: &ReadFile) -> String {
    let say = |code: &str| terminal.words.say(terminal.lang, &word_of("read-", code));
    let labels = Labels::from(&read.reading);
    let mut lines = vec![name.to_owned()];
    let mut line = |code: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("  {}: {value}", say(code)));
        }
    };
    line("kind", labels.kind.as_deref().unwrap_or_default());
    let identity = [labels.number.as_deref(), labels.symbol.as_deref()];
    line(
        "number",
        &identity.into_iter().flatten().collect::<Vec<_>>().join(" "),
    );
    line("date", labels.date.as_deref().unwrap_or_default());
    line("place", labels.place.as_deref().unwrap_or_default());
    line("superior", labels.superior.as_deref().unwrap_or_default());
    line("issuer", labels.issuer.as_deref().unwrap_or_default());
    line("subject", labels.subject.as_deref().unwrap_or_default());
    line("addressees", &labels.addressees.join("; "));
    if let Some(signer) = &labels.signer {
        let parts = [&signer.authority, &signer.title, &signer.name];
        line(
            "signer",
            &parts
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(", "),
        );
    }
    for citation in &labels.citations {
        let parts = [
            &citation.kind,
            &citation.id,
            &citation.title,
            &citation.date,
            &citation.issuer,
        ];
        line(
            "citation",
            &parts
                .into_iter()
                .flatten()
                .cloned()
                .collect::<Vec<_>>()
                .join(" · "),
        );
    }
    for (label, task) in labels.tasks.iter().zip(&read.reading.tasks) {
        let ordinal = task
            .ordinal
            .as_deref()
            .map(|ordinal| format!("{ordinal}. "))
            .unwrap_or_default();
        let percent = (task.confidence * 100.0).round();
        line(
            "task",
            &format!(
                "{ordinal}{} ({percent} %)",
                label.text.as_deref().unwrap_or_default()
            ),
        );
        line("lead", &label.lead.join("; "));
        line("supporting", &label.supporting.join("; "));
        line("due", label.due.as_deref().unwrap_or_default());
        line(
            "every",
            &label
                .every
                .map(|period| say(&code_of(&period)))
                .unwrap_or_default(),
        );
        line("report-to", label.report_to.as_deref().unwrap_or_default());
    }
    for finding in &read.reading.findings {
        let kind = terminal
            .words
            .say(terminal.lang, &word_of("finding-", &code_of(&finding.kind)));
        line("finding", &format!("{kind} {}", finding.words));
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let places = Places::of("số 16/CT");
        assert_eq!(
            places.place(Some(Span::new(5, 7))),
            json!({"start": 3, "end": 5, "text": "16"})
        );
        assert_eq!(places.place(Some(Span::new(5, 99))), Value::Null);
        assert_eq!(places.place(None), Value::Null);
    }

    #[test]
    fn the_schema_stands_at_the_top_level() {
        let text = "Số: 16/CT-UBND\n\nCHỈ THỊ\nVề công tác dân vận\n";
        let read = read_file(text.as_bytes(), "a.txt").unwrap();
        let value = as_json(&read);
        for field in [
            "kind",
            "number",
            "citations",
            "tasks",
            "signer",
            "spans",
            "confidence",
            "findings",
        ] {
            assert!(value.contains_key(field), "{field}");
        }
    }
}
