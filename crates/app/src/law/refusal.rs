use super::day;
use crate::words::{Lang, Word, Words, word};
use gandan_rulebook::RuleError;

/// Why the rule book gives no answer, in words: what is asked for, and what can be done.
pub fn reason(words: &Words, lang: Lang, error: &RuleError) -> String {
    words.say(lang, &told(words, lang, error))
}

fn told(words: &Words, lang: Lang, error: &RuleError) -> Word {
    match error {
        RuleError::Unknown { name, near } if near.is_empty() => {
            word("law-error-unknown").with("rule", name.as_str())
        }
        RuleError::Unknown { name, near } => word("law-error-unknown-near")
            .with("rule", name.as_str())
            .with("near", near.join(", ")),
        RuleError::Several { id, names } => word("law-error-several")
            .with("rule", id.as_str())
            .with("names", names.join(", ")),
        RuleError::Hole {
            name,
            reference,
            what,
            what_en,
            citation,
        } => word("law-error-hole")
            .with("rule", name.as_str())
            .with("reference", reference.as_str())
            .with(
                "what",
                match lang {
                    Lang::Vi => what.as_str(),
                    Lang::En => what_en.as_str(),
                },
            )
            .with("citation", citation.as_str()),
        RuleError::NotInForce {
            name,
            on,
            begins,
            ended,
        } => {
            let more = match (begins, ended) {
                (Some(begins), _) => {
                    words.say(lang, &word("law-error-begins").with("day", day(lang, *begins)))
                }
                (None, Some(ended)) => {
                    words.say(lang, &word("law-error-ended").with("day", day(lang, *ended)))
                }
                (None, None) => String::new(),
            };
            word("law-error-not-in-force")
                .with("rule", name.as_str())
                .with("day", day(lang, *on))
                .with("more", more)
        }
        RuleError::NotATerm { name } => word("law-error-not-a-term").with("rule", name.as_str()),
        RuleError::NotAList { name } => word("law-error-not-a-list").with("rule", name.as_str()),
        RuleError::NoWindow { name, on } => word("law-error-no-window")
            .with("rule", name.as_str())
            .with("day", day(lang, *on)),
        RuleError::TooManyExtensions { name, most } => word("law-error-extensions")
            .with("rule", name.as_str())
            .with("most", i64::from(*most)),
        RuleError::NoSuchInstance(instance) => {
            word("law-error-instance").with("instance", i64::from(*instance))
        }
        RuleError::BeyondCalendar {
            day: needed,
            first,
            last,
        } => word("law-error-beyond")
            .with("day", day(lang, *needed))
            .with("first", day(lang, *first))
            .with("last", day(lang, *last)),
    }
}
