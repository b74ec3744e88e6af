use super::super::prepared::{Papers, in_numbers};
use crate::cases::guard::Guarded;
use crate::web::{App, PageError};
use crate::words::{Lang, Word, word};
use gandan_core::cases::fill;
use gandan_core::text::fold;
use gandan_store::{Tx, casework};
use jiff::civil::Date;
use uuid::Uuid;

/// A blank that the file of a case fills by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Who spoke.
    Person,
    /// The short name of the case.
    Matter,
    /// The day of receipt.
    Received,
    /// Where it happened.
    Place,
    /// The body.
    Body,
    /// Today.
    Today,
}

impl Known {
    /// All of them, as the page lists them.
    pub const ALL: [Known; 6] = [
        Known::Person,
        Known::Matter,
        Known::Received,
        Known::Place,
        Known::Body,
        Known::Today,
    ];

    /// What is written between the braces.
    pub fn name(self) -> Word {
        match self {
            Known::Person => word("reply-known-person"),
            Known::Matter => word("reply-known-matter"),
            Known::Received => word("reply-known-received"),
            Known::Place => word("reply-known-place"),
            Known::Body => word("reply-known-body"),
            Known::Today => word("reply-known-today"),
        }
    }

    /// The one of that name in either language, however its letters are marked.
    pub fn find(app: &App, name: &str) -> Option<Known> {
        let name = fold(name);
        let is = |known: &Known| {
            Lang::ALL
                .iter()
                .any(|lang| fold(&app.words.say(*lang, &known.name())) == name)
        };
        Known::ALL.into_iter().find(is)
    }
}

/// The words of a template of the case's body, with the blanks filled that the file knows.
///
/// # Errors
/// Not found, also where it is another body's.
pub async fn words_of(tx: &mut Tx, app: &App, case: &Guarded, template: Uuid) -> Result<String, PageError> {
    let template = casework::reply(tx, template).await?;
    if template.body_id != case.row.body_id {
        return Err(PageError::not_found());
    }
    let papers = Papers::of(tx, &case.row).await?;
    Ok(filled(app, case, &papers, &template.words))
}

/// The text with the blanks filled that the file of a case knows.
pub fn filled(app: &App, case: &Guarded, papers: &Papers, text: &str) -> String {
    fill(text, |name| value(app, case, papers, Known::find(app, name)?))
}

fn value(app: &App, case: &Guarded, papers: &Papers, known: Known) -> Option<String> {
    let row = &case.row;
    let text = match known {
        Known::Person => person(app, papers),
        Known::Matter => row.title.clone(),
        Known::Received => in_numbers(row.received_day.parse::<Date>().ok()?),
        Known::Place => row.place_name.clone().unwrap_or_else(|| row.place_words.clone()),
        Known::Body => row.body_name.clone(),
        Known::Today => in_numbers(case.today),
    };
    // What the file does not know stays a blank.
    (!text.is_empty()).then_some(text)
}

/// The answer is read by all who spoke: where they came by several petitions, nobody is told the names of the others.
fn person(app: &App, papers: &Papers) -> String {
    let names: Vec<&str> = papers
        .people
        .iter()
        .map(|person| person.name.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    match (papers.petitions.len(), names.is_empty()) {
        (1, false) => names.join(", "),
        _ => app.words.say(Lang::Vi, &word("reply-everybody")),
    }
}
