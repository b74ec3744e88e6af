use crate::words::{Lang, Words, word_of};
use clap::Command;

/// Gives commands and arguments their help in `lang`. The keys follow from their names, so that none is forgotten:
/// `cli-about`, `cli-help-<argument>` for what all commands share, `cli-help-<command>`, `cli-help-<command>-<argument>`.
pub fn localise(command: Command, words: &Words, lang: Lang) -> Command {
    let about = words.say(lang, &word_of("cli-help-", "gandan"));
    let mut command = arguments(command.about(about), "", words, lang);
    let names: Vec<String> = command
        .get_subcommands()
        .map(|inner| inner.get_name().to_owned())
        .collect();
    for name in names {
        let key = word_of("cli-help-", &name);
        command = command.mut_subcommand(&name, |inner| {
            arguments(
                inner.about(words.say(lang, &key)),
                &format!("{name}-"),
                words,
                lang,
            )
        });
    }
    command
}

fn arguments(command: Command, prefix: &str, words: &Words, lang: Lang) -> Command {
    let ids: Vec<String> = command
        .get_arguments()
        .map(|arg| arg.get_id().to_string())
        .collect();
    ids.into_iter()
        .filter(|id| id != "help" && id != "version")
        .fold(command, |command, id| {
            let key = word_of("cli-help-", &format!("{prefix}{}", id.replace('_', "-")));
            let help = words.say(lang, &key);
            command.mut_arg(id, |arg| arg.help(help))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_argument_has_its_help() {
        let words = Words::load().unwrap();
        for lang in Lang::ALL {
            let mut command = localise(Cli::command(), &words, lang);
            let names: Vec<String> = command
                .get_subcommands()
                .map(|inner| inner.get_name().to_owned())
                .collect();
            let mut texts = vec![command.render_long_help().to_string()];
            for name in names {
                texts.push(
                    command
                        .find_subcommand_mut(&name)
                        .unwrap()
                        .render_long_help()
                        .to_string(),
                );
            }
            for text in texts {
                assert!(
                    !text.contains("cli-help-"),
                    "{}: a word is missing in {text}",
                    lang.code()
                );
            }
        }
    }
}
