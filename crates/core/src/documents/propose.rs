use super::{Deadline, Reading, Span, TaskReading};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a body has to do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyRole {
    /// chủ trì
    Lead,
    /// phối hợp
    Supporting,
}

impl BodyRole {
    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            BodyRole::Lead => "lead",
            BodyRole::Supporting => "supporting",
        }
    }

    /// The role stored under `code`.
    pub fn from_code(code: &str) -> Option<BodyRole> {
        [BodyRole::Lead, BodyRole::Supporting]
            .into_iter()
            .find(|role| role.code() == code)
    }
}

/// Words of a task that stand for bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftBody {
    /// In which role.
    pub role: BodyRole,
    /// As written.
    pub words: String,
}

/// A task as proposed, before it has an id.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalDraft {
    /// Number of the item.
    pub ordinal: Option<String>,
    /// Its whole words.
    pub words: String,
    /// Where they stand.
    pub span: Span,
    /// How sure the reader is.
    pub confidence: f32,
    /// A short name: the first words, never other ones.
    pub title: String,
    /// The last day in time, only where the words give it.
    pub due: Option<Date>,
    /// Duties that come back; every one is a [`Deadline::Recurring`].
    pub recurrence: Vec<Deadline>,
    /// The words about time, joined by `; `.
    pub deadline_words: String,
    /// Who receives the report, as written.
    pub report_to: String,
    /// Who does it.
    pub bodies: Vec<DraftBody>,
}

/// A title is at most this long, in characters.
const TITLE: usize = 160;

/// The proposals in what was read, in reading order. Nothing is added to what the words say: an item without a day
/// has none, one without a body has none.
pub fn propose(reading: &Reading, text: &str) -> Vec<ProposalDraft> {
    reading.tasks.iter().map(|task| draft(task, text)).collect()
}

fn draft(task: &TaskReading, text: &str) -> ProposalDraft {
    let deadlines = || task.deadlines.iter().map(|read| &read.value);
    // Of several days the last, as in the labels of the corpus.
    let due = deadlines()
        .filter_map(|deadline| match deadline {
            Deadline::On { day } => Some(*day),
            Deadline::Within { last, .. } => Some(*last),
            Deadline::Recurring { .. } | Deadline::After { .. } => None,
        })
        .max();
    let recurrence = deadlines()
        .filter(|deadline| matches!(deadline, Deadline::Recurring { .. }))
        .cloned()
        .collect();
    let mut about_time: Vec<String> = Vec::new();
    for words in task.deadlines.iter().filter_map(|read| read.span?.of(text)) {
        let words = one_line(words);
        if !about_time.contains(&words) {
            about_time.push(words);
        }
    }
    let bodies = [
        (BodyRole::Lead, &task.lead),
        (BodyRole::Supporting, &task.supporting),
    ]
    .into_iter()
    .flat_map(|(role, list)| {
        list.iter().map(move |read| DraftBody {
            role,
            words: read.value.clone(),
        })
    })
    .collect();
    ProposalDraft {
        ordinal: task.ordinal.clone(),
        words: task.text.clone(),
        span: task.span,
        confidence: task.confidence,
        title: title_of(&task.text),
        due,
        recurrence,
        deadline_words: about_time.join("; "),
        report_to: task
            .report_to
            .as_ref()
            .map(|read| read.value.clone())
            .unwrap_or_default(),
        bodies,
    }
}

/// The first sentence or clause, shortened at a word where it is long.
pub fn title_of(words: &str) -> String {
    let words = one_line(words);
    let stop = words
        .char_indices()
        .zip(words.chars().skip(1).map(Some).chain([None]))
        .find(|((at, sign), next)| {
            let ends = matches!(sign, ';' | ':')
                || (*sign == '.' && !words[..*at].ends_with(|c: char| c.is_ascii_digit()));
            ends && *at >= 20 && next.is_none_or(|next| next == ' ')
        })
        .map_or(words.len(), |((at, _), _)| at);
    let first = words[..stop].trim_end_matches(['.', ';', ':', ',', ' ']);
    if first.chars().count() <= TITLE {
        return first.to_owned();
    }
    let cut: usize = first.chars().take(TITLE).map(char::len_utf8).sum();
    let end = first[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", first[..end].trim_end_matches([',', ';', ' ']))
}

/// Every run of blanks and line ends as one blank.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Period, Read};
    use jiff::civil::date;

    fn read<T>(value: T, span: Option<Span>) -> Read<T> {
        Read {
            value,
            span,
            confidence: 0.9,
        }
    }

    fn task(text: &str, deadlines: Vec<Read<Deadline>>) -> TaskReading {
        TaskReading {
            ordinal: Some("1".into()),
            text: text.into(),
            span: Span::new(0, text.len()),
            lead: vec![read("Sở Nội vụ".into(), None)],
            supporting: vec![read("các sở, ngành".into(), None)],
            deadlines,
            report_to: None,
            confidence: 0.8,
        }
    }

    fn propose_one(text: &str, deadlines: Vec<Read<Deadline>>) -> ProposalDraft {
        let reading = Reading {
            tasks: vec![task(text, deadlines)],
            ..Reading::default()
        };
        propose(&reading, text).remove(0)
    }

    #[test]
    fn an_item_without_a_day_has_none() {
        let draft = propose_one("Sở Nội vụ theo dõi việc thực hiện Chỉ thị này.", vec![]);
        assert_eq!(
            (draft.due, draft.recurrence.len(), draft.deadline_words.as_str()),
            (None, 0, "")
        );
        assert_eq!(draft.report_to, "");
        assert_eq!(draft.bodies[0].role, BodyRole::Lead);
        assert_eq!(draft.bodies[1].words, "các sở, ngành");
    }

    #[test]
    fn days_and_duties_that_come_back_are_kept_apart() {
        let text = "Báo cáo trước ngày 15/12/2026 và hằng quý";
        let place = |words: &str| text.find(words).map(|at| Span::new(at, at + words.len()));
        let quarter = Deadline::Recurring {
            period: Period::Quarter,
            day: None,
            month: None,
            following: false,
        };
        let draft = propose_one(
            text,
            vec![
                read(quarter.clone(), place("hằng quý")),
                read(
                    Deadline::On {
                        day: date(2026, 12, 15),
                    },
                    place("trước ngày 15/12/2026"),
                ),
            ],
        );
        assert_eq!(draft.due, Some(date(2026, 12, 15)));
        assert_eq!(draft.recurrence, [quarter]);
        assert_eq!(draft.deadline_words, "hằng quý; trước ngày 15/12/2026");
    }

    #[test]
    fn a_count_from_an_event_gives_no_day() {
        let after = Deadline::After {
            days: 30,
            working: false,
            event: "ngày nhận được".into(),
        };
        assert_eq!(
            propose_one("Trong vòng 30 ngày", vec![read(after, None)]).due,
            None
        );
    }

    #[test]
    fn titles_are_the_first_words() {
        assert_eq!(
            title_of("Tổ chức quán triệt Chỉ thị này; báo cáo kết quả."),
            "Tổ chức quán triệt Chỉ thị này"
        );
        assert_eq!(
            title_of("Rà soát theo Nghị định 30.2020 và các văn bản. Báo cáo."),
            "Rà soát theo Nghị định 30.2020 và các văn bản"
        );
        let long = title_of(&"thực hiện tốt ".repeat(40));
        assert!(long.ends_with('…') && long.chars().count() <= TITLE + 1);
        assert_eq!(title_of(""), "");
    }
}
