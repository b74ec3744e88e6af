//! The schema of `fixtures/corpus/README.md`: what `gandan read --json` prints and what gold labels hold.

use gandan_core::documents::{Deadline, Period, Reading};
use serde::{Deserialize, Serialize};

/// All labels of one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Labels {
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Digits, with a year part.
    pub number: Option<String>,
    /// What follows the number.
    pub symbol: Option<String>,
    /// ISO date of issue.
    pub date: Option<String>,
    /// Place before the date.
    pub place: Option<String>,
    /// Body over the issuer.
    pub superior: Option<String>,
    /// Issuer.
    pub issuer: Option<String>,
    /// Trích yếu.
    pub subject: Option<String>,
    /// Kính gửi.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// Other documents named.
    #[serde(default)]
    pub citations: Vec<CitationLabel>,
    /// What is ordered.
    #[serde(default)]
    pub tasks: Vec<TaskLabel>,
    /// Nơi nhận.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Who signed.
    pub signer: Option<SignerLabel>,
}

/// Another document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitationLabel {
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Number and symbol without blanks.
    pub id: Option<String>,
    /// ISO date.
    pub date: Option<String>,
    /// Issuer as written.
    pub issuer: Option<String>,
    /// Title of a law cited by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// One order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskLabel {
    /// Number of the item.
    pub ordinal: Option<String>,
    /// First twelve words.
    pub text: Option<String>,
    /// Bodies that must do it.
    #[serde(default)]
    pub lead: Vec<String>,
    /// Bodies that co-operate.
    #[serde(default, rename = "with")]
    pub supporting: Vec<String>,
    /// ISO date.
    pub due: Option<String>,
    /// Period.
    pub every: Option<Period>,
    /// Who receives the report.
    pub report_to: Option<String>,
}

/// Who signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignerLabel {
    /// `TM. ỦY BAN NHÂN DÂN`.
    pub authority: Option<String>,
    /// `CHỦ TỊCH`.
    pub title: Option<String>,
    /// Name.
    pub name: Option<String>,
}

impl From<&Reading> for Labels {
    fn from(reading: &Reading) -> Self {
        let text =
            |read: &Option<gandan_core::documents::Read<String>>| read.as_ref().map(|r| r.value.clone());
        let texts = |reads: &[gandan_core::documents::Read<String>]| {
            reads.iter().map(|r| r.value.clone()).collect::<Vec<_>>()
        };
        Self {
            kind: text(&reading.kind),
            number: text(&reading.number),
            symbol: text(&reading.symbol),
            date: reading.date.as_ref().map(|d| d.value.to_string()),
            place: text(&reading.place),
            superior: text(&reading.superior),
            issuer: text(&reading.issuer),
            subject: text(&reading.subject),
            addressees: texts(&reading.addressees),
            citations: reading
                .citations
                .iter()
                .map(|read| CitationLabel {
                    kind: read.value.kind.clone(),
                    id: read.value.id.clone(),
                    date: read.value.date.map(|d| d.to_string()),
                    issuer: read.value.issuer.clone(),
                    title: read.value.title.clone(),
                })
                .collect(),
            tasks: reading
                .tasks
                .iter()
                .map(|task| TaskLabel {
                    ordinal: task.ordinal.clone(),
                    text: Some(first_words(&task.text, 12)),
                    lead: texts(&task.lead),
                    supporting: texts(&task.supporting),
                    due: due(task.deadlines.iter().map(|d| &d.value)),
                    every: every(task.deadlines.iter().map(|d| &d.value)),
                    report_to: text(&task.report_to),
                })
                .collect(),
            recipients: texts(&reading.recipients),
            signer: reading.signer.as_ref().map(|s| SignerLabel {
                authority: s.value.authority.clone(),
                title: s.value.title.clone(),
                name: s.value.name.clone(),
            }),
        }
    }
}

/// The first `count` words; a dash or bullet alone is no word.
fn first_words(text: &str, count: usize) -> String {
    let mut words = 0;
    let mut out = String::new();
    for word in text.split_whitespace() {
        if word.chars().any(char::is_alphanumeric) {
            if words == count {
                break;
            }
            words += 1;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The last full day that the deadlines give.
pub fn due<'d>(deadlines: impl Iterator<Item = &'d Deadline>) -> Option<String> {
    deadlines
        .filter_map(|deadline| match deadline {
            Deadline::On { day } => Some(*day),
            Deadline::Within { last, .. } => Some(*last),
            Deadline::Recurring { .. } | Deadline::After { .. } => None,
        })
        .max()
        .map(|day| day.to_string())
}

/// The shortest period among the deadlines.
pub fn every<'d>(deadlines: impl Iterator<Item = &'d Deadline>) -> Option<Period> {
    deadlines
        .filter_map(|deadline| match deadline {
            Deadline::Recurring { period, .. } => Some(*period),
            _ => None,
        })
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_periods_the_shortest_counts_and_of_several_days_the_last() {
        let recurring = |period| Deadline::Recurring {
            period,
            day: None,
            month: None,
            following: false,
        };
        let on = |day: &str| Deadline::On {
            day: day.parse().unwrap(),
        };
        let all = [
            recurring(Period::Year),
            on("2026-01-05"),
            recurring(Period::Month),
            on("2025-12-01"),
        ];
        assert_eq!(every(all.iter()), Some(Period::Month));
        assert_eq!(due(all.iter()), Some("2026-01-05".to_owned()));
    }

    #[test]
    fn twelve_words_are_counted_without_bullets() {
        let text = "Sở Nội vụ - Chủ trì, phối hợp với các cơ quan, đơn vị, địa phương";
        assert_eq!(
            first_words(text, 12),
            "Sở Nội vụ - Chủ trì, phối hợp với các cơ quan, đơn"
        );
    }
}
