//! What will follow a prepared move, before it happens; then the move itself, with its paper.

use super::clocks::{ClockView, view};
use super::prepared::{Papers, Prepared, read};
use super::signing::{Printed, Signing};
use super::step::{files_of, form_name, officers_move};
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::{By, MoveError, right_for, write};
use crate::cases::said::{act_word, clock_word, state_word};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::{MoveRefusal, Need, Who};
use gandan_rulebook::ClocksError;
use gandan_store::casework::{self, DraftRow, NewDraft, NewPaper};
use gandan_store::{Tx, new_id};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What will follow.
#[derive(Serialize)]
pub struct FollowPage {
    number: String,
    title: String,
    file: String,
    edit: String,
    act: Word,
    from: Word,
    to: Option<Word>,
    started: Vec<ClockView>,
    stopped: Vec<Word>,
    /// Others that run on, and their days.
    running: Vec<ClockView>,
    holes: Vec<String>,
    /// What stands in the way, each a thing to do.
    wanting: Vec<Word>,
    /// Blanks of the paper that are empty.
    blanks: Vec<String>,
    told: String,
    reason: String,
    people: i64,
    files: Vec<String>,
    paper: Option<Printed>,
    paper_form: Option<String>,
    wording: Option<Word>,
    /// The version that is signed.
    version: i64,
    /// This person may do it.
    may: bool,
    ready: bool,
    prepared_by: String,
    prepared_at: i64,
    form: FormState,
}

impl Page for FollowPage {
    const TEMPLATE: &'static str = "pages/cases/work/follow.html";

    fn samples() -> Vec<FollowPage> {
        let page = FollowPage {
            number: "VV-00000000".to_owned(),
            title: "Đèn đường".to_owned(),
            file: "/".to_owned(),
            edit: "/".to_owned(),
            act: act_word("answer"),
            from: state_word("received"),
            to: Some(state_word("answered")),
            started: vec![super::clocks::sample()],
            stopped: vec![clock_word("acceptance")],
            running: vec![super::clocks::sample()],
            holes: vec!["feedback.answer".to_owned()],
            wanting: vec![word("casework-need-reply")],
            blanks: vec!["Kính gửi".to_owned()],
            told: "Đèn sẽ được sửa.".to_owned(),
            reason: "Lý do".to_owned(),
            people: 2,
            files: vec!["anh.jpg".to_owned()],
            paper: Some(crate::cases::papers::sample()),
            paper_form: Some("Mẫu số 03".to_owned()),
            wording: Some(word_of("paper-wording-", "statutory")),
            version: 1,
            may: true,
            ready: true,
            prepared_by: "Cán bộ 1".to_owned(),
            prepared_at: 0,
            form: FormState::default().with_error("confirm", word("casework-confirm-missing")),
        };
        let bare = FollowPage {
            to: None,
            started: Vec::new(),
            stopped: Vec::new(),
            running: Vec::new(),
            holes: Vec::new(),
            wanting: Vec::new(),
            blanks: Vec::new(),
            files: Vec::new(),
            paper: None,
            paper_form: None,
            wording: None,
            may: false,
            ready: false,
            told: String::new(),
            reason: String::new(),
            form: FormState::default(),
            ..page.part()
        };
        vec![page, bare]
    }
}

impl FollowPage {
    /// The same head, for a second sample.
    fn part(&self) -> FollowPage {
        FollowPage {
            number: self.number.clone(),
            title: self.title.clone(),
            file: self.file.clone(),
            edit: self.edit.clone(),
            act: self.act.clone(),
            from: self.from.clone(),
            to: None,
            started: Vec::new(),
            stopped: Vec::new(),
            running: Vec::new(),
            holes: Vec::new(),
            wanting: Vec::new(),
            blanks: Vec::new(),
            told: String::new(),
            reason: String::new(),
            people: 0,
            files: Vec::new(),
            paper: None,
            paper_form: None,
            wording: None,
            version: 1,
            may: false,
            ready: false,
            prepared_by: self.prepared_by.clone(),
            prepared_at: 0,
            form: FormState::default(),
        }
    }
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    version: String,
    confirm: String,
    /// `do`, `leave` or `drop`.
    what: String,
}

/// `GET /lam-viec/vu-viec/{id}/du-thao/{draft}`
pub async fn get(officer: Officer, Path((id, draft)): Path<(Uuid, Uuid)>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let (case, row) = open(&mut tx, &officer, id, draft).await?;
    let page = load(&mut tx, &officer, &case, &row, FormState::default()).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/du-thao/{draft}`: does it, leaves it for the head, or drops it.
pub async fn post(officer: Officer, Path((id, draft)): Path<(Uuid, Uuid)>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let (case, row) = open(&mut tx, &officer, id, draft).await?;
    if input.version != row.version.to_string() {
        return Err(PageError::Conflict(word("casework-draft-changed")));
    }
    let file = urls::with_id(urls::CASE, id);
    match input.what.as_str() {
        "leave" => {
            leave(&mut tx, &officer, &row).await?;
            tx.commit().await?;
            Ok(go::with_notice(&file, notice("casework-left")))
        }
        "drop" => {
            casework::forget_draft(&mut tx, row.id, row.version).await?;
            tx.commit().await?;
            Ok(go::with_notice(&file, notice("casework-dropped")))
        }
        _ => {
            if input.confirm != "yes" {
                state.error("confirm", word("casework-confirm-missing"));
                let page = load(&mut tx, &officer, &case, &row, state).await?;
                return officer.show_again(&page);
            }
            match sign(&mut tx, &officer, &case, &row).await? {
                Ok(()) => {
                    tx.commit().await?;
                    Ok(go::with_notice(&file, notice("casework-done")))
                }
                Err(words) => {
                    drop(tx);
                    state.error("confirm", words);
                    let mut tx = officer.app.db.begin_read().await?;
                    let page = load(&mut tx, &officer, &case, &row, state).await?;
                    officer.show_again(&page)
                }
            }
        }
    }
}

async fn open(
    tx: &mut Tx,
    officer: &Officer,
    case: Uuid,
    draft: Uuid,
) -> Result<(Guarded, DraftRow), PageError> {
    let guarded = Guarded::load(tx, officer, case, Act::HandleCase).await?;
    let row = casework::draft(tx, draft).await?;
    if row.case_id != case {
        return Err(PageError::not_found());
    }
    Ok((guarded, row))
}

async fn leave(tx: &mut Tx, officer: &Officer, row: &DraftRow) -> Result<(), PageError> {
    let draft = NewDraft {
        case: row.case_id,
        act: &row.act,
        given: &row.given,
        body: row.body_id,
        author: &officer.author(),
        ready: true,
        at: officer.app.clock.micros(),
    };
    casework::keep_draft(tx, &draft).await?;
    Ok(())
}

/// Makes the move and its paper; answers in words what stands in the way.
pub async fn sign(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    draft: &DraftRow,
) -> Result<Result<(), Word>, PageError> {
    let (app, row) = (&officer.app, &case.row);
    let step = officers_move(officer, case, &draft.act)?;
    if let Some(right) = right_for(step) {
        case.check(&officer.actor, right)?;
    }
    let papers = Papers::of(tx, row).await?;
    let given = read(&draft.given)?;
    let files = !files_of(tx, row.id, draft.id).await?.is_empty();
    let ready = Prepared::of(app, row, &papers, step, &given, (files, &officer.actor.name));
    let decided = match &ready.decided {
        Ok(decided) => decided,
        Err(refusal) => return Ok(Err(refusal_word(refusal))),
    };
    if let Some(blank) = gandan_core::cases::blanks(&ready.doing.told).first() {
        return Ok(Err(word("casework-blank-in-reply").with("blank", *blank)));
    }
    let mut doing = ready.doing.clone();
    let by = By::Officer(officer.author(), row.body_id);
    let Some(form) = ready.form else {
        write(tx, app, row, &by, &doing, decided).await?;
        casework::forget_draft(tx, draft.id, draft.version).await?;
        super::tell::people(tx, app, &papers, &decided.after, &draft.act).await?;
        return Ok(Ok(()));
    };
    let signing = Signing::of(tx, officer, case, form, &given).await?;
    if let Some(blank) = ready.missing(officer.lang).into_iter().next() {
        return Ok(Err(word("casework-blank-in-paper").with("blank", blank)));
    }
    if !signing.missing().is_empty() {
        return Ok(Err(word("casework-signing-missing")));
    }
    let year = i64::from(case.today.year());
    let number = casework::next_number(tx, row.body_id, year).await?;
    doing.paper = signing.number(number);
    // Counted anew with the number of the paper, which stands in what is known of the clocks.
    let decided = match crate::cases::moving::decide(&app.rulebook, row, &doing, case.today) {
        Ok(decided) => decided,
        Err(refusal) => return Ok(Err(refusal_word(&refusal))),
    };
    let step_id = write(tx, app, row, &by, &doing, &decided).await?;
    let sheet = form.sheet(&ready.values);
    let words = sheet.text();
    let about = sheet.about.clone();
    let printed = signing.printed(sheet, case.today, Some(number), &officer.actor.name);
    let json = |value: serde_json::Result<String>| value.map_err(anyhow::Error::from);
    let paper = NewPaper {
        id: new_id(),
        case: row.id,
        step: Some(step_id),
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
        author: &officer.author(),
        at: app.clock.micros(),
    };
    casework::issue(tx, &paper).await?;
    casework::forget_draft(tx, draft.id, draft.version).await?;
    super::tell::people(tx, app, &papers, &decided.after, &draft.act).await?;
    Ok(Ok(()))
}

/// Why a move cannot be made, in words that say what to do.
pub fn refusal_word(error: &MoveError) -> Word {
    match error {
        MoveError::Refused(MoveRefusal::Missing(need)) => need_word(*need),
        MoveError::Refused(_) => word("casework-not-from-here"),
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

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    draft: &DraftRow,
    form: FormState,
) -> Result<FollowPage, PageError> {
    let (app, row) = (&officer.app, &case.row);
    let step = officers_move(officer, case, &draft.act)?;
    let papers = Papers::of(tx, row).await?;
    let given = read(&draft.given)?;
    let files = files_of(tx, row.id, draft.id).await?;
    // The head signs, so a paper of theirs bears their name whoever prepared it.
    let signs = right_for(step).is_none_or(|right| case.allows(&officer.actor, right));
    let signer = if signs { officer.actor.name.as_str() } else { "" };
    let ready = Prepared::of(app, row, &papers, step, &given, (!files.is_empty(), signer));
    let mut page = FollowPage {
        number: super::line::number(row.id),
        title: row.title.clone(),
        file: urls::with_id(urls::CASE, row.id),
        edit: urls::case_step(row.id, &step.act),
        act: act_word(&step.act),
        from: state_word(&row.state),
        to: step.to.as_deref().map(state_word),
        started: Vec::new(),
        stopped: Vec::new(),
        running: Vec::new(),
        holes: Vec::new(),
        wanting: Vec::new(),
        blanks: ready.missing(officer.lang),
        told: ready.doing.told.clone(),
        reason: ready.doing.reason.clone(),
        people: papers.petitions.len().try_into().unwrap_or(i64::MAX),
        files,
        paper: None,
        paper_form: ready.form.map(form_name),
        wording: ready
            .form
            .map(|form| word_of("paper-wording-", form.wording.code())),
        version: draft.version,
        may: signs,
        ready: draft.ready,
        prepared_by: draft.actor.clone(),
        prepared_at: draft.updated_at,
        form,
    };
    match &ready.decided {
        Ok(decided) => {
            page.stopped = decided
                .applied
                .stopped
                .iter()
                .map(|name| clock_word(name))
                .collect();
            page.holes.clone_from(&decided.applied.holes);
            for entry in decided.applied.clocks.iter() {
                let ended = matches!(entry.clock.state, gandan_core::clock::ClockState::Ended { .. });
                let shown = view(entry, case.today, String::new());
                if decided.applied.started.contains(&entry.name) && !ended {
                    page.started.push(shown);
                } else if !ended {
                    page.running.push(shown);
                }
            }
        }
        Err(refusal) => page.wanting.push(refusal_word(refusal)),
    }
    for blank in gandan_core::cases::blanks(&ready.doing.told) {
        page.wanting
            .push(word("casework-blank-in-reply").with("blank", blank));
    }
    if let (Some(form), Some(sheet)) = (ready.form, ready.sheet()) {
        let signing = Signing::of(tx, officer, case, form, &given).await?;
        let missing = signing.missing().into_iter();
        page.blanks
            .extend(missing.map(|label| app.words.say(officer.lang, &label)));
        page.paper = Some(signing.printed(sheet, case.today, None, signer));
    }
    debug_assert!(step.by != Who::Petitioner, "an officer's move");
    Ok(page)
}
