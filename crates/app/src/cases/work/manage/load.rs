use super::{Actions, ManagePage};
use crate::cases::guard::Guarded;
use crate::cases::moving::{circumstances_of, procedure_of};
use crate::cases::work::file::heading;
use crate::cases::work::list::Choice;
use crate::cases::work::prepared::item_words;
use crate::web::{FormState, Officer, PageError};
use crate::words::{Word, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Subject, communes};
use gandan_store::{Tx, casework};

/// The forms as the case stands, or as they came back.
pub(super) async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    form: Option<FormState>,
) -> Result<ManagePage, PageError> {
    let (app, row) = (&officer.app, &case.row);
    let (number, title, file) = heading(case);
    let subject = |subject: &Subject| Choice {
        value: subject.code.clone(),
        label: subject.name(officer.lang.code()).to_owned(),
    };
    let kin = app
        .rulebook
        .list("denunciation.kin", case.today)
        .unwrap_or_default();
    let ground = |value: &str, label: &Word| Choice {
        value: value.to_owned(),
        label: app.words.say(officer.lang, label),
    };
    let mut grounds = vec![
        ground("respondent", &word("casework-wall-respondent")),
        ground("interest", &word("casework-wall-interest")),
    ];
    grounds.extend(kin.iter().map(|item| Choice {
        value: item.key.clone(),
        label: item_words(officer.lang, item),
    }));
    let circumstances = circumstances_of(row)?;
    let yes = |is: bool| if is { "yes" } else { "" }.to_owned();
    procedure_of(&app.rulebook, row)?;
    let filled = || {
        FormState::filled([
            (
                "officer",
                row.officer_id.map(|id| id.to_string()).unwrap_or_default(),
            ),
            ("label_title", row.title.clone()),
            ("subject", row.subject.clone()),
            ("place", row.place_id.map(|id| id.to_string()).unwrap_or_default()),
            ("place_words", row.place_words.clone()),
            ("field", yes(row.field)),
            ("remote", yes(circumstances.remote)),
            ("wall_kind", "me".to_owned()),
        ])
    };
    Ok(ManagePage {
        number,
        title,
        file,
        officers: casework::handlers(tx, row.body_id, case.today)
            .await?
            .into_iter()
            .map(|(id, name)| Choice {
                value: id.to_string(),
                label: name,
            })
            .collect(),
        subjects: app.subjects.all().iter().map(subject).collect(),
        communes: places(case),
        grounds,
        actions: Actions::of(row.id),
        form: form.unwrap_or_else(filled),
    })
}

/// Communes to choose from, by their names; with the place that the case has, where that is none of today.
fn places(case: &Guarded) -> Vec<Choice> {
    let tree = case.known.tree(case.today);
    let mut all = communes(tree);
    if let Some(there) = case.row.place_id.map(BodyId).filter(|there| !all.contains(there)) {
        all.push(there);
    }
    let name = |id: BodyId| match tree.get(id) {
        Some(body) if !body.place.text().is_empty() => body.place.text().to_owned(),
        _ => case.name(id.0),
    };
    let mut choices: Vec<Choice> = all
        .into_iter()
        .map(|id| Choice {
            value: id.0.to_string(),
            label: name(id),
        })
        .collect();
    choices.sort_by_key(|choice| gandan_core::text::fold(&choice.label));
    choices
}
