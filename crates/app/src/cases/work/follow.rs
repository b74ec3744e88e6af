//! What will follow a prepared move, before it happens; then the move itself, with its paper.

use super::clocks::{ClockView, view};
use super::perform::{perform, refusal_word};
use super::prepared::{Papers, Prepared, read};
use super::signing::Signing;
use super::step::{files_of, form_name, officers_move};
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::{MoveError, right_for};
use crate::cases::said::{act_word, clock_word, state_word};
use crate::printing::OnPage;
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::cases::Who;
use gandan_store::Tx;
use gandan_store::casework::{self, DraftRow, NewDraft};
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
    paper: Option<OnPage>,
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
            paper: OnPage::of(&super::Printed::sample().paper()).ok(),
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

/// Makes the move of a draft with its paper; answers in words what stands in the way.
pub async fn sign(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    draft: &DraftRow,
) -> Result<Result<(), Word>, PageError> {
    let step = officers_move(&officer.app, case, &draft.act)?;
    let given = read(&draft.given)?;
    let files = !files_of(tx, case.row.id, draft.id).await?.is_empty();
    let made = perform(tx, officer.into(), case, step, &given, files).await?;
    Ok(made.map(drop).map_err(|hindrance| hindrance.words))
}

async fn load(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    draft: &DraftRow,
    form: FormState,
) -> Result<FollowPage, PageError> {
    let (app, row) = (&officer.app, &case.row);
    let step = officers_move(app, case, &draft.act)?;
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
    // The first may be the refusal itself.
    let said = usize::from(matches!(ready.decided, Err(MoveError::Blank(_))));
    for blank in gandan_core::cases::blanks(&ready.doing.told)
        .into_iter()
        .skip(said)
    {
        page.wanting
            .push(word("casework-blank-in-reply").with("blank", blank));
    }
    if let (Some(form), Some(sheet)) = (ready.form, ready.sheet()) {
        let signing = Signing::of(tx, officer.into(), case, form, &given).await?;
        let missing = signing.missing().into_iter();
        page.blanks
            .extend(missing.map(|label| app.words.say(officer.lang, &label)));
        let printed = signing.printed(sheet, case.today, None, signer);
        page.paper = Some(OnPage::of(&printed.paper())?);
    }
    debug_assert!(step.by != Who::Petitioner, "an officer's move");
    Ok(page)
}
