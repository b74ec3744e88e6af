use super::{day, said};
use crate::words::{Lang, Word, Words, word, word_of};
use gandan_core::clock::{Bound, Circumstances, Direction, Term};
use gandan_core::documents::Period;
use gandan_rulebook::{Circumstance, Value};
use jiff::civil::Date;

/// "7 ngày làm việc"
pub fn say_term(words: &Words, lang: Lang, term: Term) -> String {
    let said = word_of("law-term-", term.unit.code()).with("count", i64::from(term.amount));
    words.say(lang, &said)
}

/// "hiệu lực từ 01/07/2012 đến 30/06/2026"
pub fn say_span(words: &Words, lang: Lang, from: Option<Date>, to: Option<Date>) -> String {
    let date = |date: Date| day(lang, date);
    let said = match (from, to) {
        (Some(from), Some(to)) => word("law-span-from-to")
            .with("from", date(from))
            .with("to", date(to)),
        (Some(from), None) => word("law-span-from").with("from", date(from)),
        (None, Some(to)) => word("law-span-to").with("to", date(to)),
        (None, None) => word("law-span-unknown"),
    };
    words.say(lang, &said)
}

/// "vùng sâu, vùng xa; vụ việc phức tạp"
pub(super) fn circumstances(words: &Words, lang: Lang, circumstances: &Circumstances) -> String {
    let all = [
        Circumstance::Remote,
        Circumstance::Complex,
        Circumstance::SecondInstance,
    ];
    let held: Vec<Circumstance> = all.into_iter().filter(|one| one.holds(circumstances)).collect();
    cases(words, lang, &held)
}

fn cases(words: &Words, lang: Lang, cases: &[Circumstance]) -> String {
    let cases: Vec<String> = cases
        .iter()
        .map(|case| words.say(lang, &word_of("law-case-", case.code())))
        .collect();
    match cases.is_empty() {
        true => words.say(lang, &word("law-case-ordinary")),
        false => cases.join(", "),
    }
}

/// What a rule fixes, as lines.
pub fn say_value(words: &Words, lang: Lang, value: &Value) -> Vec<String> {
    let say = |word: Word| words.say(lang, &word);
    match value {
        Value::Term(term) => {
            let mut lines: Vec<String> = Vec::new();
            for case in term.cases.iter().rev() {
                let key = match (case.count.direction, case.count.bound) {
                    (Direction::Before, _) => word("law-value-before"),
                    (Direction::After, Bound::Earliest) => word("law-value-at-least"),
                    (Direction::After, Bound::Latest) => word("law-value-latest"),
                };
                let mut line = say(key.with("term", say_term(words, lang, case.count.term)));
                if !case.when.is_empty() {
                    line = format!("{}: {line}", cases(words, lang, &case.when));
                }
                if let Some(shorter) = &case.shorter {
                    let local = word("law-step-shorter")
                        .with("lawful", say_term(words, lang, shorter.lawful.term))
                        .with("ground", shorter.ground.as_str());
                    line = format!("{line}. {}", say(local));
                }
                lines.push(format!("{line} – {} ({})", case.citation, case.id));
            }
            for hole in term.holes.iter().rev() {
                let said = word("law-value-unknown").with("what", one(lang, &hole.hole.vi, &hole.hole.en));
                lines.push(format!("{}: {}", cases(words, lang, &hole.when), say(said)));
            }
            for extension in &term.extensions {
                let term = say_term(words, lang, extension.term);
                lines.push(say(word("law-value-extension")
                    .with("term", term)
                    .with("citation", extension.citation.as_str())));
            }
            lines
        }
        Value::Each(each) => {
            let period = match each.per {
                Period::Week => "week",
                Period::Month => "month",
                Period::Quarter => "quarter",
                Period::HalfYear => "half-year",
                Period::Year => "year",
            };
            let period = say(word_of("law-period-", period));
            vec![say(word("law-value-each")
                .with("times", i64::from(each.times))
                .with("period", period))]
        }
        Value::Number(number) => {
            let of = said(lang, &number.of);
            let said = match (number.least, number.most) {
                (Some(least), Some(most)) if least == most => {
                    word("law-value-exactly").with("count", i64::from(least))
                }
                (Some(least), Some(most)) => word("law-value-between")
                    .with("least", i64::from(least))
                    .with("most", i64::from(most)),
                (Some(least), None) => word("law-value-least").with("count", i64::from(least)),
                (None, most) => word("law-value-most").with("count", i64::from(most.unwrap_or_default())),
            };
            vec![say(said.with("of", of))]
        }
        Value::Share(share) => {
            let key = if share.more_than {
                word("law-value-share-more")
            } else {
                word("law-value-share")
            };
            vec![say(key
                .with("parts", i64::from(share.parts))
                .with("of", i64::from(share.of))
                .with("whole", said(lang, &share.whole)))]
        }
        Value::Items(items) => items
            .iter()
            .map(|item| format!("{} ({})", one(lang, &item.vi, &item.en), item.article))
            .collect(),
        Value::Holds(true) => vec![say(word("law-value-yes"))],
        Value::Holds(false) => vec![say(word("law-value-no"))],
        Value::Window(ends) => {
            let months: Vec<String> = ends.months.iter().map(ToString::to_string).collect();
            vec![say(word("law-value-window")
                .with("day", i64::from(ends.day))
                .with("months", months.join(", "))
                .with("length", i64::from(ends.length)))]
        }
        Value::Says(words) => vec![said(lang, words).to_owned()],
        Value::Unknown(hole) => {
            vec![say(
                word("law-value-unknown").with("what", one(lang, &hole.vi, &hole.en))
            )]
        }
    }
}

fn one<'s>(lang: Lang, vi: &'s str, en: &'s str) -> &'s str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}
