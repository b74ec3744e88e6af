use crate::words::{Lang, Words, word_of};
use clap::Command;

/// Gives commands and arguments their help in `lang`. The keys follow from their names, so that none is forgotten:
/// `cli-about`, `cli-help-<argument>` for what all commands share, `cli-help-<command>`, `cli-help-<command>-<argument>`,
/// and so on for commands within commands.
pub fn localise(command: Command, words: &Words, lang: Lang) -> Command {
    let about = words.say(lang, &word_of("cli-help-", "gandan"));
    within(command.about(about), "", words, lang)
}

fn within(command: Command, prefix: &str, words: &Words, lang: Lang) -> Command {
    let mut command = arguments(command, prefix, words, lang);
    let names: Vec<String> = command
        .get_subcommands()
        .map(|inner| inner.get_name().to_owned())
        .collect();
    for name in names {
        let path = format!("{prefix}{name}");
        let about = words.say(lang, &word_of("cli-help-", &path));
        command = command.mut_subcommand(&name, |inner| {
            within(inner.about(about), &format!("{path}-"), words, lang)
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
            let mut texts = Vec::new();
            collect(localise(Cli::command(), &words, lang), &mut texts);
            for text in texts {
                assert!(
                    !text.contains("cli-help-"),
                    "{}: a word is missing in {text}",
                    lang.code()
                );
            }
        }
    }

    fn collect(mut command: Command, texts: &mut Vec<String>) {
        texts.push(command.render_long_help().to_string());
        let inner: Vec<Command> = command.get_subcommands().cloned().collect();
        inner.into_iter().for_each(|inner| collect(inner, texts));
    }
}
