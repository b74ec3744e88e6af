use super::super::list::Choice;
use super::super::prepared::{
    self, BLANK, Given, Papers, asked_elsewhere, conditions, criteria, grounds, item_words,
};
use super::super::replies;
use super::view::{Field, Label, StepPage};
use super::{files_of, form_name, officers_move};
use crate::attachments::{accept, hint};
use crate::cases::guard::Guarded;
use crate::cases::said::act_word;
use crate::web::{FormState, Officer, PageError, urls};
use crate::words::{Lang, word};
use gandan_core::access::Act;
use gandan_core::cases::{Move, Need, Who};
use gandan_rulebook::Item;
use gandan_store::Tx;
use gandan_store::cases::CaseRow;
use gandan_store::casework;

/// The form as the procedure, the draft and what was just typed make it.
///
/// # Errors
/// The move cannot be made from here, or the database's.
pub async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    act: &str,
    form: Option<FormState>,
) -> Result<StepPage, PageError> {
    let app = &officer.app;
    let row = &case.row;
    let step = officers_move(app, case, act)?;
    let papers = Papers::of(tx, row).await?;
    let draft = casework::draft_of(tx, row.id, act).await?;
    let given = match (&form, &draft) {
        (Some(form), _) => form.values.clone(),
        (None, Some(draft)) => prepared::read(&draft.given)?,
        (None, None) => Given::new(),
    };
    let kept = match &draft {
        Some(draft) => files_of(tx, row.id, draft.id).await?,
        None => Vec::new(),
    };
    let ready = prepared::Prepared::of(
        app,
        row,
        &papers,
        step,
        &given,
        (!kept.is_empty(), &officer.actor.name),
    );
    let mut state = form.unwrap_or_default();
    let mut paper = Vec::new();
    if let Some(form) = ready.form {
        let signing = super::super::signing::Signing::of(tx, officer.into(), case, form, &given).await?;
        for (name, value, label) in signing.fields() {
            state
                .values
                .entry(name.to_owned())
                .or_insert_with(|| vec![value.to_owned()]);
            paper.push(text_field(name, Label::Word(label), false));
        }
        for blank in &form.blanks {
            if blank.from.is_some_and(|fact| asked_elsewhere(step, fact)) {
                continue;
            }
            let name = format!("{BLANK}{}", blank.name);
            let value = ready.values.get(&blank.name).cloned().unwrap_or_default();
            state.values.entry(name.clone()).or_insert_with(|| vec![value]);
            let label = match officer.lang {
                Lang::Vi => blank.vi.clone(),
                Lang::En => blank.en.clone(),
            };
            let mut field = text_field(&name, Label::Text(label), blank.optional);
            field.kind = if blank.lines { "area" } else { "text" };
            paper.push(field);
        }
    }
    for (name, values) in given {
        state.values.entry(name).or_insert(values);
    }
    let replies = if step.needs.contains(&Need::Reply) {
        replies::choices(tx, row.body_id).await?
    } else {
        Vec::new()
    };
    Ok(StepPage {
        number: super::super::line::number(row.id),
        title: row.title.clone(),
        file: urls::with_id(urls::CASE, row.id),
        act: act_word(&step.act),
        citation: step.citation.clone(),
        head_only: step.by == Who::Decide && !case.allows(&officer.actor, Act::DecideCase),
        fields: fields(officer, row, step),
        paper,
        paper_form: ready.form.map(form_name),
        replies,
        files: step.needs.contains(&Need::File) || step.needs.contains(&Need::FieldEvidence),
        files_hint: hint(),
        accept: accept(),
        kept,
        form: state,
    })
}

fn text_field(name: &str, label: Label, optional: bool) -> Field {
    Field {
        name: name.to_owned(),
        kind: "text",
        label,
        hint: None,
        options: Vec::new(),
        optional,
    }
}

fn fields(officer: &Officer, row: &CaseRow, step: &Move) -> Vec<Field> {
    let (app, today) = (&officer.app, officer.app.clock.today());
    let option = |item: &Item| Choice {
        value: item.key.clone(),
        label: item_words(officer.lang, item),
    };
    let mut fields = Vec::new();
    for need in &step.needs {
        let mut field = |name: &str, kind, label, hint, options| {
            fields.push(Field {
                name: name.to_owned(),
                kind,
                label: Label::Word(label),
                hint,
                options,
                optional: false,
            });
        };
        match need {
            Need::Ground => {
                let options = grounds(app, step, today).iter().map(option).collect();
                field("ground", "choice", word("casework-field-ground"), None, options);
            }
            Need::Eligibility => {
                let options = conditions(app, &row.regime, today).into_iter().map(option);
                let hint = Some(word("casework-eligible-hint"));
                let label = word("casework-field-eligible");
                field("eligible", "checks", label, hint, options.collect());
            }
            Need::Complexity | Need::SpecialComplexity => {
                let options = criteria(app, &row.regime, today).iter().map(option).collect();
                field(
                    "criteria",
                    "checks",
                    word("casework-field-criteria"),
                    None,
                    options,
                );
            }
            Need::Reason => {
                let hint = Some(word("casework-reason-hint"));
                field("reason", "area", word("casework-field-reason"), hint, Vec::new());
            }
            Need::Reply => {
                let hint = Some(word("casework-reply-hint"));
                field("reply", "area", word("casework-field-reply"), hint, Vec::new());
            }
            Need::Meeting => {
                field(
                    "meeting_time",
                    "text",
                    word("casework-field-meeting-time"),
                    None,
                    Vec::new(),
                );
                field(
                    "meeting_place",
                    "text",
                    word("casework-field-meeting-place"),
                    None,
                    Vec::new(),
                );
            }
            Need::FieldEvidence | Need::File => {}
        }
    }
    fields
}
