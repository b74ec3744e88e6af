//! A report with all that its pages and its paper are made of.

use super::values::{Values, at_hand};
use crate::reports::guard::Guarded;
use crate::reports::period_in_words;
use crate::web::{App, Officer, PageError};
use gandan_core::access::Act;
use gandan_core::reports::{Outline, OutlineLevel, OutlinePart, markers};
use gandan_rulebook::Reports;
use gandan_store::documents::DocumentHead;
use gandan_store::reports::{self, NewEvidence, PartRow, SourceRow};
use gandan_store::{Tx, documents, tasks};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A report, its parts, what stands in them by reference, and where they come from.
pub struct Loaded {
    /// The report and who may.
    pub guarded: Guarded,
    /// Its outline; nothing for one of forms alone.
    pub outline: Option<&'static Outline>,
    /// Its parts, in order.
    pub parts: Vec<PartRow>,
    /// What came from other reports.
    pub sources: Vec<SourceRow>,
    /// What shows it.
    pub evidence: Vec<NewEvidence>,
    /// Its figures.
    pub values: Values,
    /// The directive that asks for it.
    pub directive: Option<DocumentHead>,
}

impl Loaded {
    /// The report, if `officer` may do `act` with it.
    ///
    /// # Errors
    /// Not found, refused, the database's.
    pub async fn load(tx: &mut Tx, officer: &Officer, id: Uuid, act: Act) -> Result<Loaded, PageError> {
        let guarded = Guarded::load(tx, officer, id, act).await?;
        Loaded::of(tx, guarded).await
    }

    /// The same for a report that somebody may see.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(tx: &mut Tx, guarded: Guarded) -> Result<Loaded, PageError> {
        let id = guarded.row.id;
        let outline = Reports::shipped().outline(&guarded.row.outline);
        let parts = reports::parts(tx, id).await?;
        let mut wanted: BTreeSet<String> = parts
            .iter()
            .flat_map(|part| markers(&part.words).map(|marker| marker.figure.to_owned()))
            .collect();
        let named = outline.iter().flat_map(|outline| outline.figures());
        wanted.extend(named.filter(|figure| at_hand(figure)).map(str::to_owned));
        if let Some(outline) = outline
            && guarded.state.is_open()
        {
            wanted.extend(super::checking::claimed(outline, &parts));
        }
        let directive = match guarded.row.task_id {
            None => None,
            Some(task) => {
                let task = tasks::task(tx, task).await?;
                Some(documents::find_head(tx, task.document_id).await?)
            }
        };
        Ok(Loaded {
            values: Values::load(tx, &guarded, wanted).await?,
            sources: reports::sources(tx, id).await?,
            evidence: reports::evidence(tx, id).await?,
            outline,
            parts,
            guarded,
            directive,
        })
    }

    /// What the outline says of a part.
    pub fn outlined(&self, key: &str) -> Option<&'static OutlinePart> {
        self.outline?.part(key)
    }

    /// How a part is numbered.
    pub fn level(&self, key: &str) -> OutlineLevel {
        self.outlined(key).map_or(OutlineLevel::Part, |part| part.level)
    }

    /// Only a title over others.
    pub fn is_heading(&self, key: &str) -> bool {
        self.outlined(key).is_some_and(|part| part.heading)
    }

    /// The part of that key.
    ///
    /// # Errors
    /// Not found.
    pub fn part(&self, key: &str) -> Result<&PartRow, PageError> {
        let found = self.parts.iter().find(|part| part.key == key);
        found.ok_or_else(PageError::not_found)
    }

    /// The number before each title, as it is printed: parts I, II, sections 1, 2, below them 1.1.
    pub fn numbers(&self) -> Vec<String> {
        let mut counted = [0usize; 3];
        self.parts
            .iter()
            .map(|part| match self.level(&part.key) {
                OutlineLevel::Part => {
                    counted = [counted[0] + 1, 0, 0];
                    format!("{}.", roman(counted[0]))
                }
                OutlineLevel::Section => {
                    counted = [counted[0], counted[1] + 1, 0];
                    format!("{}.", counted[1])
                }
                OutlineLevel::Subsection => {
                    counted[2] += 1;
                    format!("{}.{}.", counted[1], counted[2])
                }
            })
            .collect()
    }

    /// The period as a paper says it.
    pub fn period(&self, app: &App) -> String {
        period_in_words(app, &self.guarded.row.period)
    }
}

/// `IV`, for the few that a report has.
fn roman(mut number: usize) -> String {
    let signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut said = String::new();
    for (value, sign) in signs {
        while number >= value {
            said.push_str(sign);
            number -= value;
        }
    }
    said
}

#[cfg(test)]
mod tests {
    #[test]
    fn parts_are_numbered_as_romans_did() {
        let said: Vec<String> = (1..=12).map(super::roman).collect();
        assert_eq!(said[3], "IV");
        assert_eq!((said[8].as_str(), said[11].as_str()), ("IX", "XII"));
    }
}
