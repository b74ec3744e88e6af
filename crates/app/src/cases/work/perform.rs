//! A move as it is made, from a page or by a program: row, history, paper with its number, files, notices and journal in
//! one transaction.

use super::prepared::{Given, Papers, Prepared};
use super::signing::Signing;
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::moving::{By, Decided, Doing, MoveError, decide, right_for, write};
use crate::web::PageError;
use crate::words::{Word, word};
use gandan_core::cases::{Move, MoveRefusal, Need, PaperForm};
use gandan_rulebook::ClocksError;
use gandan_store::casework::{self, NewPaper};
use gandan_store::{Tx, cases, new_id};
use uuid::Uuid;

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// The move in the history.
    pub step: Uuid,
    /// Its paper, where it makes one.
    pub paper: Option<MadePaper>,
}

/// A paper that was made and registered.
#[derive(Debug)]
pub struct MadePaper {
    /// Its id.
    pub id: Uuid,
    /// In the register of the body and year.
    pub number: i64,
    /// `05/TB-UBND`
    pub symbol: String,
}

/// What stands in the way of a move, and what to do about it.
#[derive(Debug)]
pub struct Hindrance {
    /// What is to be given, as programs name it: `reason`, `ground`, `fields` …; `act` where nothing that is given helps.
    pub field: &'static str,
    /// In words.
    pub words: Word,
}

/// Makes a move: whoever asks must hold the right of it, everything that the procedure and the paper need must be given.
/// `files` says whether files are kept with the move. A draft of the same move is done with it, and its files become
/// those of the move.
///
/// # Errors
/// Refused, or somebody was faster; what is missing is the inner hindrance, and nothing is written then.
pub async fn perform(
    tx: &mut Tx,
    acting: Acting<'_>,
    case: &Guarded,
    step: &Move,
    given: &Given,
    files: bool,
) -> Result<Result<Made, Hindrance>, PageError> {
    let (app, row) = (acting.app, &case.row);
    if let Some(right) = right_for(step) {
        case.check(acting.actor, right)?;
    }
    let papers = Papers::of(tx, row).await?;
    let ready = Prepared::of(app, row, &papers, step, given, (files, &acting.actor.name));
    let decided = match &ready.decided {
        Ok(decided) => decided,
        Err(refusal) => return Ok(Err(hindrance(refusal))),
    };
    let by = By::Officer(acting.author(), row.body_id);
    let made = match ready.form {
        None => Made {
            step: write(tx, app, row, &by, &ready.doing, decided).await?,
            paper: None,
        },
        Some(form) => match paper(tx, acting, case, &ready, form, given).await? {
            Ok(made) => made,
            Err(hindrance) => return Ok(Err(hindrance)),
        },
    };
    if let Some(draft) = casework::draft_of(tx, row.id, &step.act).await? {
        cases::hand_over_files(tx, row.id, draft.id, made.step).await?;
        casework::forget_draft(tx, draft.id, draft.version).await?;
    }
    super::tell::people(tx, app, &decided.after, &step.act).await?;
    Ok(Ok(made))
}

/// The move with its paper, under the next number of the register.
async fn paper(
    tx: &mut Tx,
    acting: Acting<'_>,
    case: &Guarded,
    ready: &Prepared,
    form: &PaperForm,
    given: &Given,
) -> Result<Result<Made, Hindrance>, PageError> {
    let (app, row) = (acting.app, &case.row);
    let signing = Signing::of(tx, acting, case, form, given).await?;
    if let Some(blank) = ready.missing(acting.lang).into_iter().next() {
        return Ok(Err(Hindrance {
            field: "fields",
            words: word("casework-blank-in-paper").with("blank", blank),
        }));
    }
    if !signing.missing().is_empty() {
        return Ok(Err(Hindrance {
            field: "signing",
            words: word("casework-signing-missing"),
        }));
    }
    let year = i64::from(case.today.year());
    let number = casework::next_number(tx, row.body_id, year).await?;
    let doing = Doing {
        paper: signing.number(number),
        ..ready.doing.clone()
    };
    // Counted anew with the number of the paper, which stands in what is known of the clocks.
    let decided: Decided = match decide(&app.rulebook, row, &doing, case.today) {
        Ok(decided) => decided,
        Err(refusal) => return Ok(Err(hindrance(&refusal))),
    };
    let by = By::Officer(acting.author(), row.body_id);
    let step = write(tx, app, row, &by, &doing, &decided).await?;
    let sheet = form.sheet(&ready.values);
    let words = sheet.text();
    let about = sheet.about.clone();
    let printed = signing.printed(sheet, case.today, Some(number), &acting.actor.name);
    let json = |value: serde_json::Result<String>| value.map_err(anyhow::Error::from);
    let id = new_id();
    let paper = NewPaper {
        id,
        case: row.id,
        step: Some(step),
        form: &form.paper,
        body: row.body_id,
        year,
        number,
        symbol: &doing.paper,
        day: &case.today.to_string(),
        about: &about,
        fields: &json(serde_json::to_string(&ready.values))?,
        sheet: &json(serde_json::to_string(&printed))?,
        words: &words,
        author: &acting.author(),
        at: app.clock.micros(),
    };
    casework::issue(tx, &paper).await?;
    Ok(Ok(Made {
        step,
        paper: Some(MadePaper {
            id,
            number,
            symbol: doing.paper,
        }),
    }))
}

/// What is given for a need, as programs name it.
pub fn asked(need: Need) -> &'static str {
    match need {
        Need::Reason => "reason",
        Need::Ground => "ground",
        Need::Eligibility => "eligible",
        Need::Complexity | Need::SpecialComplexity => "criteria",
        Need::Reply => "told",
        Need::FieldEvidence | Need::File => "files",
        Need::Meeting => "meeting",
    }
}

/// Why a move cannot be made, with what is to be given.
fn hindrance(error: &MoveError) -> Hindrance {
    let field = match error {
        MoveError::Refused(MoveRefusal::Missing(need)) => asked(*need),
        MoveError::Blank(_) => "told",
        _ => "act",
    };
    Hindrance {
        field,
        words: refusal_word(error),
    }
}

/// Why a move cannot be made, in words that say what to do.
pub fn refusal_word(error: &MoveError) -> Word {
    match error {
        MoveError::Refused(MoveRefusal::Missing(need)) => need_word(*need),
        MoveError::Refused(_) => word("casework-not-from-here"),
        MoveError::Blank(blank) => word("casework-blank-in-reply").with("blank", blank.as_str()),
        MoveError::Clocks(ClocksError::Rule(error)) => {
            word("casework-no-rule").with("why", error.to_string())
        }
        MoveError::Clocks(ClocksError::NoFurtherExtension(_)) => word("casework-no-extension"),
        MoveError::Clocks(ClocksError::Refused { .. } | ClocksError::Beyond(_)) => {
            word("casework-clock-refuses")
        }
        MoveError::Right(_) => word("refusal-role"),
        MoveError::Store(_) | MoveError::Fault(_) => word("casework-draft-changed"),
    }
}

fn need_word(need: Need) -> Word {
    match need {
        Need::Reason => word("casework-need-reason"),
        Need::Ground => word("casework-need-ground"),
        Need::Eligibility => word("casework-need-eligible"),
        Need::Complexity => word("casework-need-criteria"),
        Need::SpecialComplexity => word("casework-need-two-criteria"),
        Need::Reply => word("casework-need-reply"),
        Need::FieldEvidence => word("casework-need-evidence"),
        Need::Meeting => word("casework-need-meeting"),
        Need::File => word("casework-need-file"),
    }
}
