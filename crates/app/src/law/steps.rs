use super::{day, said, say_term};
use crate::words::{Lang, Word, Words, word, word_of};
use gandan_core::clock::{Bound, Derivation, Direction, Resume, Skip, Step};
use jiff::civil::{Date, Weekday};

/// A derivation as lines that a person reads from the event to the day; days off that follow one another share a line.
pub fn lines(words: &Words, lang: Lang, derivation: &Derivation) -> Vec<String> {
    let mut lines = Vec::new();
    let mut skipped: Vec<String> = Vec::new();
    for step in &derivation.steps {
        if let Step::Skipped { day, because } = step {
            skipped.push(off(words, lang, *day, because));
            continue;
        }
        lines.extend(skipped_line(words, lang, &mut skipped));
        lines.push(say_step(words, lang, step));
    }
    lines.extend(skipped_line(words, lang, &mut skipped));
    lines
}

fn skipped_line(words: &Words, lang: Lang, skipped: &mut Vec<String>) -> Option<String> {
    let days = std::mem::take(skipped);
    let line = word("law-step-skipped").with("days", days.join(", "));
    (!days.is_empty()).then(|| words.say(lang, &line))
}

/// One step in words.
pub fn say_step(words: &Words, lang: Lang, step: &Step) -> String {
    let say = |word: Word| words.say(lang, &word);
    let date = |date: Date| day(lang, date);
    match step {
        Step::Trigger { day, event } => say(word("law-step-trigger")
            .with("event", capital(said(lang, event)))
            .with("day", date(*day))),
        Step::Version {
            reference,
            citation,
            from,
            to,
            note,
        } => {
            let span = super::value::say_span(words, lang, *from, *to);
            let line = say(word("law-step-version")
                .with("citation", citation.as_str())
                .with("reference", reference.as_str())
                .with("span", span));
            match note {
                Some(note) => format!(
                    "{line} {}",
                    say(word("law-step-note").with("note", said(lang, note)))
                ),
                None => line,
            }
        }
        Step::Case { because } => {
            let cases: Vec<String> = because
                .iter()
                .map(|code| words.say(lang, &word_of("law-case-", code)))
                .collect();
            match cases.is_empty() {
                true => say(word("law-step-case-ordinary")),
                false => say(word("law-step-case").with("cases", cases.join(", "))),
            }
        }
        Step::Term {
            term,
            direction,
            bound,
        } => {
            let term = say_term(words, lang, *term);
            say(match (direction, bound) {
                (Direction::Before, _) => word("law-step-term-before"),
                (Direction::After, Bound::Earliest) => word("law-step-term-at-least"),
                (Direction::After, Bound::Latest) => word("law-step-term"),
            }
            .with("term", term))
        }
        Step::Shorter { lawful, ground } => say(word("law-step-shorter")
            .with("lawful", say_term(words, lang, *lawful))
            .with("ground", ground.as_str())),
        Step::Filled { ground } => say(word("law-step-filled").with("ground", ground.as_str())),
        Step::Skipped { day, because } => {
            say(word("law-step-skipped").with("days", off(words, lang, *day, because)))
        }
        Step::Worked { day, name } => say(word("law-step-worked")
            .with("day", date(*day))
            .with("name", name.as_str())),
        Step::Clamped { wanted, day } => say(word("law-step-clamped")
            .with("wanted", i64::from(*wanted))
            .with("day", date(*day))),
        Step::Extended {
            on,
            term,
            paper,
            until,
        } => {
            let line = match on {
                Some(on) => word("law-step-extended").with("on", date(*on)),
                None => word("law-step-extension"),
            };
            say(line
                .with("term", say_term(words, lang, *term))
                .with("paper", paper.as_str())
                .with("until", date(*until)))
        }
        Step::Regraded {
            on,
            circumstances,
            term,
            paper,
        } => {
            let cases = super::value::circumstances(words, lang, circumstances);
            say(word("law-step-regraded")
                .with("on", date(*on))
                .with("paper", paper.as_str())
                .with("cases", cases)
                .with("term", say_term(words, lang, *term)))
        }
        Step::Paused { on, paper, left } => say(word("law-step-paused")
            .with("on", date(*on))
            .with("paper", paper.as_str())
            .with("left", say_term(words, lang, *left))),
        Step::Resumed {
            on,
            paper,
            how,
            suspended,
            until,
        } => say(match how {
            Resume::KeepsElapsed => word("law-step-resumed-keeps"),
            Resume::ExcludesSpan => word("law-step-resumed-excludes"),
        }
        .with("on", date(*on))
        .with("paper", paper.as_str())
        .with("days", i64::from(*suspended))
        .with("until", date(*until))),
        Step::RolledForward { from, to } => say(word("law-step-rolled")
            .with("from", date(*from))
            .with("to", date(*to))),
        Step::Provisional { year, what } => say(word("law-step-provisional")
            .with("year", year.to_string())
            .with("what", what.as_str())),
        Step::Result { due, bound } => say(match bound {
            Bound::Latest => word("law-step-due"),
            Bound::Earliest => word("law-step-due-at-least"),
        }
        .with("day", date(*due))
        .with("weekday", weekday(words, lang, *due))),
    }
}

/// "24/11/2026 (Ngày Văn hóa Việt Nam)"
fn off(words: &Words, lang: Lang, date: Date, because: &Skip) -> String {
    let reason = match because {
        Skip::Weekend => weekday(words, lang, date),
        Skip::Holiday { name } => name.clone(),
    };
    format!("{} ({reason})", day(lang, date))
}

fn weekday(words: &Words, lang: Lang, date: Date) -> String {
    let code = match date.weekday() {
        Weekday::Monday => "mon",
        Weekday::Tuesday => "tue",
        Weekday::Wednesday => "wed",
        Weekday::Thursday => "thu",
        Weekday::Friday => "fri",
        Weekday::Saturday => "sat",
        Weekday::Sunday => "sun",
    };
    words.say(lang, &word_of("law-weekday-", code))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_core::clock::Circumstances;
    use gandan_rulebook::Rulebook;
    use jiff::civil::date;

    #[test]
    fn a_due_day_says_why() {
        let words = Words::load().unwrap();
        let book = Rulebook::shipped();
        let derivation = book
            .due(
                "complaint.acceptance",
                date(2026, 11, 16),
                &Circumstances::default(),
            )
            .unwrap();
        let vi = lines(&words, Lang::Vi, &derivation).join("\n");
        assert!(vi.contains("24/11/2026 (Ngày Văn hóa Việt Nam)"), "{vi}");
        assert!(vi.contains("21/11/2026 (thứ Bảy), 22/11/2026 (Chủ nhật)"), "{vi}");
        assert!(vi.contains("7 ngày làm việc"), "{vi}");
        assert!(vi.contains("01/07/2026"), "{vi}");
        let en = lines(&words, Lang::En, &derivation).join("\n");
        assert!(en.contains("7 working days"), "{en}");
        assert!(en.ends_with("26 Nov 2026 (Thursday)"), "{en}");
    }
}
