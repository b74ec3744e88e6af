use super::draft::{Open, Step};
use crate::web::{FormState, urls};
use crate::words::word;
use serde::{Deserialize, Serialize};

/// What every page of a draft shows beside its question.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// One page back.
    pub back: String,
    /// Where it can be dropped.
    pub drop: String,
}

impl Frame {
    /// The frame of a page.
    pub fn of(open: &Open, step: Step) -> Frame {
        let draft = &open.draft;
        let back = match step {
            Step::Words | Step::Kind => Step::Words,
            Step::Decision => Step::Kind,
            Step::Place if draft.is_complaint() => Step::Decision,
            Step::Place if draft.regime().is_none() => Step::Words,
            Step::Place => Step::Kind,
            Step::Subject => Step::Place,
            Step::Contact => Step::Subject,
            Step::Group => Step::Contact,
            Step::Similar | Step::Check if draft.contact.group => Step::Group,
            Step::Similar | Step::Check => Step::Contact,
        };
        Frame {
            back: if step == Step::Words {
                urls::HOME.to_owned()
            } else {
                back.address(open.id)
            },
            drop: urls::with_id(urls::SEND_DROP, open.id),
        }
    }

    /// For samples.
    pub fn sample() -> Frame {
        Frame {
            back: "/".to_owned(),
            drop: "/".to_owned(),
        }
    }
}

/// A form without fields of its own.
#[derive(Debug, Default, Deserialize)]
pub struct Nothing {}

/// An entry of a list to choose from.
#[derive(Debug, Clone, Serialize)]
pub struct Choice<L> {
    /// What is sent.
    pub value: String,
    /// What it says.
    pub label: L,
}

/// Says that an answer is too long.
pub fn must_be_short(form: &mut FormState, field: &str, most: usize) {
    if form.value(field).chars().count() > most {
        form.error(field, word("intake-too-long").with("most", most));
    }
}
