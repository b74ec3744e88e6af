use super::merging::{Done, joinable, write};
use crate::cases::taking::storable;
use crate::web::App;
use crate::words::{Lang, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Regime, SplitRefusal, may_split};
use gandan_core::clock::Circumstances;
use gandan_rulebook::{CaseClocks, RuleError};
use gandan_store::cases::{self, CaseRow, NewCase, PetitionRow};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx, new_id};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

/// A matter of a petition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Under which law; of the first part it is that of the case.
    pub regime: Regime,
    /// What it is about.
    pub subject: String,
    /// A short name.
    pub title: String,
    /// What of the words.
    pub words: String,
}

/// Why a petition is not split.
#[derive(Debug, thiserror::Error)]
pub enum SplitError {
    /// By the rules.
    #[error(transparent)]
    Refused(#[from] SplitRefusal),
    /// The rule book has no answer.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// The database; [`StoreError::Stale`] where somebody was faster.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else of ours.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

/// Splits the petition of a case by content: the first part stays in the case, each other one opens a case of its own
/// with the files of the petition and clocks counted from the day on which the petition was registered. One receipt
/// shows all. Answers the new cases.
///
/// That `author` may is decided before.
///
/// # Errors
/// See [`SplitError`].
pub async fn split(
    tx: &mut Tx,
    app: &App,
    row: &CaseRow,
    parts: &[Part],
    author: &Author,
) -> Result<Vec<Uuid>, SplitError> {
    let petitions = cases::petitions(tx, row.id).await?;
    let is_part = cases::part_of_case(tx, row.id).await?.is_some();
    let into: Vec<Regime> = parts.iter().map(|part| part.regime).collect();
    may_split(&joinable(&app.rulebook, row)?, petitions.len(), is_part, &into)?;
    let (Some(petition), Some((first, others))) = (petitions.first(), parts.split_first()) else {
        return Err(SplitRefusal::Parts.into());
    };
    let at = app.clock.micros();
    let mut opened = Vec::new();
    for (position, part) in (1i64..).zip(others) {
        let case = new_case(app, row, petition, part)?;
        cases::open_part(tx, (petition.id, row.id), &case, author, at).await?;
        cases::part(tx, petition.id, case.id, position, &storable(&part.words), at).await?;
        for wall in cases::walls(tx, row.id).await? {
            let (body, account) = (wall.body_id, wall.account_id);
            cases::raise(tx, case.id, body, account, &wall.name, &wall.ground, at).await?;
        }
        let made = cases::find(tx, case.id).await?;
        let done = Done {
            act: "split-from",
            reason: "",
            told: "",
            detail: json!({ "from": row.id }),
        };
        write(tx, app, &made, &made, done, author).await?;
        opened.push(case.id);
    }
    cases::part(tx, petition.id, row.id, 0, &storable(&first.words), at).await?;
    let mut after = row.clone();
    after.title = storable(&first.title);
    after.subject.clone_from(&first.subject);
    let lang = Lang::from_code(&petition.lang).unwrap_or_default();
    let told = app
        .words
        .say(lang, &word("split-told").with("count", parts.len()));
    let done = Done {
        act: "split",
        reason: "",
        told: &told,
        detail: json!({ "into": opened }),
    };
    write(tx, app, row, &after, done, author).await?;
    Ok(opened)
}

/// The case of a part, or of a petition that leaves `row`: under the same instance where the law is the same, with clocks
/// counted from the day on which the petition was registered.
pub(super) fn new_case(
    app: &App,
    row: &CaseRow,
    petition: &PetitionRow,
    part: &Part,
) -> Result<NewCase, SplitError> {
    let same = part.regime.code() == row.regime;
    let second = same && row.procedure.ends_with("second");
    let discipline = same && row.procedure.contains("discipline");
    let procedure = app
        .rulebook
        .procedure_for(part.regime, discipline, second)
        .ok_or_else(|| anyhow::anyhow!("no procedure for {}", part.regime.code()))?;
    let registered: Date = petition.registered_day.parse().map_err(anyhow::Error::from)?;
    let circumstances = Circumstances {
        instance: if second { 2 } else { 1 },
        ..Circumstances::default()
    };
    let (clocks, _holes) = CaseClocks::open(&app.rulebook, procedure, registered, circumstances)?;
    let field = app
        .subjects
        .find(&part.subject)
        .is_some_and(|subject| subject.field);
    Ok(NewCase {
        id: new_id(),
        regime: part.regime,
        procedure: procedure.code.clone(),
        state: procedure.begins.clone(),
        body: BodyId(row.body_id),
        subject: part.subject.clone(),
        place: row.place_id.map(BodyId),
        place_words: row.place_words.clone(),
        title: storable(&part.title),
        field: field && !part.regime.demands_identity(),
        circumstances: serde_json::to_string(&circumstances).map_err(anyhow::Error::from)?,
        clocks: serde_json::to_string(&clocks).map_err(anyhow::Error::from)?,
        next: clocks.next().map(|(due, name)| (due, name.to_owned())),
        earlier: None,
        sealed: false,
    })
}
