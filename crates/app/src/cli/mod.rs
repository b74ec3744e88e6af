//! The command line: one file per command, each a line in [`Command`].
//!
//! Exit codes: 0 done, 1 the work found faults (named on stderr), 2 wrong use. With `--json` a command prints one JSON
//! document to stdout and nothing else. Messages are in Vietnamese or English by `--lang` or the locale; the help of a
//! command and its arguments is `cli-<command>` and `cli-<command>-<argument>` in `locales/*/cli.ftl`.

mod admin;
mod backup;
mod bodies;
mod cases;
mod corpus;
mod demo;
mod doctor;
mod help;
mod import;
mod law;
mod memory;
mod migrate;
mod place;
mod read;
mod retention;
mod serve;
mod synth;

pub use place::Place;

use crate::web::PageError;
use crate::words::{Lang, Word, Words, word};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// What was typed.
#[derive(Debug, Parser)]
#[command(name = "gandan", version)]
struct Cli {
    #[arg(long, global = true, env = "GANDAN_LANG", value_name = "vi|en", value_parser = parse_lang)]
    lang: Option<Lang>,
    #[command(subcommand)]
    command: Command,
}

/// The closed list of commands.
#[derive(Debug, Subcommand)]
enum Command {
    Bodies(bodies::Bodies),
    Cases(cases::Cases),
    Serve(serve::Serve),
    Demo(demo::Demo),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Doctor(doctor::Doctor),
    Migrate(migrate::Migrate),
    Admin(admin::Admin),
    Read(read::ReadFiles),
    Import(import::Import),
    Corpus(corpus::Corpus),
    Law(law::Law),
    Synth(synth::Synth),
}

/// What every command is given.
pub struct Terminal {
    /// Language of messages.
    pub lang: Lang,
    /// The words.
    pub words: Words,
}

impl Terminal {
    /// Says something to the person on stderr; stdout is for results.
    #[expect(clippy::print_stderr, reason = "this is where a person reads it")]
    pub fn say(&self, word: &Word) {
        eprintln!("{}", self.words.say(self.lang, word));
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is done.
    Done,
    /// The work went through and found faults, which were said.
    Faults,
    /// What was asked for does not exist, which was said.
    WrongUse,
}

/// Runs the command line and says with which code to leave.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let words = match Words::load() {
        Ok(words) => words,
        Err(error) => return broken(&error),
    };
    let lang = spoken(&args);
    let matches = match help::localise(Cli::command(), &words, lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            // Nothing can be done where even this cannot be printed.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let terminal = Terminal {
        lang: cli.lang.unwrap_or(lang),
        words,
    };
    let ended = match cli.command {
        Command::Bodies(bodies) => bodies.run(&terminal),
        Command::Cases(cases) => cases.run(&terminal),
        Command::Serve(serve) => serve.run(&terminal),
        Command::Demo(demo) => demo.run(&terminal),
        Command::Backup(backup) => backup.run(&terminal),
        Command::Restore(restore) => restore.run(&terminal),
        Command::Doctor(doctor) => doctor.run(&terminal),
        Command::Migrate(migrate) => migrate.run(&terminal),
        Command::Admin(admin) => admin.run(&terminal),
        Command::Read(read) => read.run(&terminal),
        Command::Import(import) => import.run(&terminal),
        Command::Corpus(corpus) => corpus.run(&terminal),
        Command::Law(law) => law.run(&terminal),
        Command::Synth(synth) => synth.run(&terminal),
    };
    match ended {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Faults) => ExitCode::from(1),
        Ok(Outcome::WrongUse) => ExitCode::from(2),
        Err(error) => {
            match PageError::from(error) {
                known @ (PageError::Away(_) | PageError::Full(_) | PageError::ReadOnly(_)) => {
                    terminal.say(&known.explanation())
                }
                other => {
                    let message = other
                        .fault()
                        .map_or_else(String::new, |error| format!("{error:#}"));
                    terminal.say(&word("cli-fault").with("message", message));
                }
            }
            ExitCode::from(1)
        }
    }
}

#[expect(clippy::print_stderr, reason = "there are no words to say it with")]
fn broken(error: &anyhow::Error) -> ExitCode {
    eprintln!("gandan: {error:#}");
    ExitCode::from(1)
}

/// The language before the command line is understood: `--lang`, then the locale, then Vietnamese.
fn spoken(args: &[OsString]) -> Lang {
    let named = args.iter().enumerate().find_map(|(at, arg)| {
        let arg = arg.to_str()?;
        match arg.strip_prefix("--lang=") {
            Some(code) => Lang::from_code(code),
            None if arg == "--lang" => Lang::from_code(args.get(at + 1)?.to_str()?),
            None => None,
        }
    });
    let variables = ["GANDAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"];
    named
        .or_else(|| {
            variables
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find_map(|code| Lang::from_code(&code))
        })
        .unwrap_or_default()
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    match text {
        "vi" | "en" => Ok(Lang::from_code(text).unwrap_or_default()),
        _ => Err("vi | en".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_understood() {
        let args = |texts: &[&str]| texts.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(spoken(&args(&["gandan", "--lang", "en", "serve"])), Lang::En);
        assert_eq!(spoken(&args(&["gandan", "serve", "--lang=vi"])), Lang::Vi);
    }
}
