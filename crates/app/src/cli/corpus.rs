use super::{Outcome, Terminal};
use crate::documents::intake::read_file;
use crate::words::word;
use anyhow::Context;
use clap::Args;
use gandan_docparse::corpus::{Scores, compare, score};
use gandan_docparse::labels::Labels;
use std::io::Write;
use std::path::{Path, PathBuf};

/// `gandan corpus`: scores readings against gold labels, field by field; lists gains and losses against a saved run.
#[derive(Debug, Args)]
pub struct Corpus {
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

impl Corpus {
    /// Reads every document that has labels beside it; losses against the saved run count as faults.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let (mut gold, mut found) = (Vec::new(), Vec::new());
        for path in documents(&self.folder)? {
            let name = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default();
            let labels = std::fs::read_to_string(path.with_extension("json"))?;
            let labels: Labels = serde_json::from_str(&labels).with_context(|| name.clone())?;
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let file = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            match read_file(&bytes, &file) {
                Ok(read) => found.push((name.clone(), Labels::from(&read.reading))),
                Err(error) => terminal.say(
                    &word("cli-file-failed")
                        .with("file", file)
                        .with("reason", error.to_string()),
                ),
            }
            gold.push((name, labels));
        }
        anyhow::ensure!(
            !gold.is_empty(),
            terminal.words.say(terminal.lang, &word("cli-corpus-empty"))
        );
        let scores = score(&gold, &found);
        let mut out = std::io::stdout().lock();
        if self.json {
            serde_json::to_writer_pretty(&mut out, &scores)?;
            writeln!(out)?;
        } else {
            for row in &scores.rows {
                writeln!(out, "{row}")?;
            }
            writeln!(out, "overall {:.4} ({})", scores.overall, gold.len())?;
        }
        let mut outcome = Outcome::Done;
        if let Some(path) = &self.against {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            let before: Scores = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
            for change in compare(&before, &scores) {
                if !change.gained() {
                    outcome = Outcome::Faults;
                }
                if !self.json {
                    writeln!(out, "{change}")?;
                }
            }
        }
        if let Some(path) = &self.save {
            let text = serde_json::to_string_pretty(&scores)?;
            std::fs::write(path, text).with_context(|| path.display().to_string())?;
        }
        Ok(outcome)
    }
}

/// The files of a folder that have labels of the same name beside them, by name.
fn documents(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending != "json") && path.with_extension("json").is_file() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
