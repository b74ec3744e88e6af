use super::Draw;
use gandan_core::cases::{Subject, Subjects};
use serde::Deserialize;

/// The words of made-up matters (`synth/words.yaml`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SynthWords {
    openings: Vec<String>,
    since: Vec<String>,
    effects: Vec<String>,
    asks: Vec<String>,
    pub(super) places: Vec<String>,
    family_names: Vec<String>,
    middle_names: Vec<String>,
    given_names: Vec<String>,
    pub(super) answers: Vec<String>,
    pub(super) reasons: Vec<String>,
    pub(super) denials: Vec<String>,
}

impl SynthWords {
    /// Those the program ships with.
    ///
    /// # Errors
    /// The file does not parse, which a test rules out.
    pub fn shipped() -> anyhow::Result<SynthWords> {
        Ok(serde_saphyr::from_str(include_str!(
            "../../../../synth/words.yaml"
        ))?)
    }

    /// What somebody says about a subject at a place, and its first sentence.
    pub fn matter(&self, draw: &mut Draw, subject: &Subject, place: &str) -> (String, String) {
        let said = draw.one(&subject.examples).trim_end_matches('.').to_owned();
        let title = format!("{said}, {place}");
        let mut words = format!("{}\n{said}, {place}. ", draw.one(&self.openings));
        for list in [&self.since, &self.effects, &self.asks] {
            if draw.in_hundred(80) {
                words.push_str(draw.one::<String>(list));
                words.push(' ');
            }
        }
        if draw.in_hundred(30) {
            words.push('\n');
            words.push_str(draw.one::<String>(&self.effects));
        }
        (title, words.trim_end().to_owned())
    }

    /// A name that stands for somebody who does not exist.
    pub fn name(&self, draw: &mut Draw) -> String {
        format!(
            "{} {} {}",
            draw.one(&self.family_names),
            draw.one(&self.middle_names),
            draw.one(&self.given_names)
        )
    }

    /// One of the subjects that has sentences.
    pub fn subject<'a>(&self, draw: &mut Draw, subjects: &'a Subjects) -> &'a Subject {
        loop {
            let subject = draw.one(subjects.all());
            if !subject.examples.is_empty() {
                return subject;
            }
        }
    }
}
