//! What is set right about a case: who handles it, how it is named, what its terms are counted by, who must stay away,
//! under which law it runs.

use super::file::heading;
use super::list::Choice;
use super::prepared::item_words;
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::{circumstances_of, clock, clocks_of, procedure_of};
use crate::cases::said::regime_word;
use crate::cases::taking::storable;
use crate::web::{App, Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Lang, Word, notice, word};
use axum::extract::Path;
use gandan_core::access::{Act, may};
use gandan_core::cases::{Regime, Subject};
use gandan_store::cases::{self, CaseRow, Moved};
use gandan_store::{StoreError, Tx, access, casework};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// The forms.
#[derive(Serialize)]
pub struct ManagePage {
    number: String,
    title: String,
    file: String,
    officers: Vec<Choice>,
    subjects: Vec<Choice>,
    regimes: Vec<RegimeChoice>,
    grounds: Vec<Choice>,
    regime: Word,
    actions: Actions,
    form: FormState,
}

#[derive(Serialize)]
struct RegimeChoice {
    value: String,
    label: Word,
}

#[derive(Serialize)]
struct Actions {
    assign: String,
    label: String,
    circumstances: String,
    wall: String,
    reclassify: String,
}

impl Actions {
    fn of(case: Uuid) -> Actions {
        let to = |what| urls::case_manage(case, what);
        Actions {
            assign: to("phan-cong"),
            label: to("ten"),
            circumstances: to("hoan-canh"),
            wall: to("tranh"),
            reclassify: to("phan-loai"),
        }
    }
}

impl Page for ManagePage {
    const TEMPLATE: &'static str = "pages/cases/work/manage.html";

    fn samples() -> Vec<ManagePage> {
        let choice = || {
            vec![Choice {
                value: "1".to_owned(),
                label: "Cán bộ 1".to_owned(),
            }]
        };
        vec![ManagePage {
            number: "VV-00000000".to_owned(),
            title: "Đèn đường".to_owned(),
            file: "/".to_owned(),
            officers: choice(),
            subjects: choice(),
            regimes: vec![RegimeChoice {
                value: "complaint".to_owned(),
                label: regime_word("complaint"),
            }],
            grounds: choice(),
            regime: regime_word("feedback"),
            actions: Actions::of(Uuid::nil()),
            form: FormState::default().with_error("label_title", word("casework-title-missing")),
        }]
    }
}

/// What the forms send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    officer: String,
    label_title: String,
    subject: String,
    place_words: String,
    field: String,
    remote: String,
    circumstances_reason: String,
    wall_name: String,
    wall_kind: String,
    wall_ground: String,
    regime: String,
    reclassify_reason: String,
}

/// `GET /lam-viec/vu-viec/{id}/sua`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::HandleCase).await?;
    let page = load(&mut tx, &officer, &case, None).await?;
    drop(tx);
    opened(&officer, &case.row).await?;
    officer.show(&page)
}

/// `POST /lam-viec/vu-viec/{id}/sua/{what}`
pub async fn post(officer: Officer, Path((id, what)): Path<(Uuid, String)>, form: Form<Input>) -> PageResult {
    let Form { input, mut state } = form;
    let mut tx = officer.app.db.begin_write().await?;
    let act = match what.as_str() {
        "phan-cong" | "nhan-viec" => Act::AssignCase,
        _ => Act::HandleCase,
    };
    let case = Guarded::load(&mut tx, &officer, id, act).await?;
    let mut done = Doing {
        tx: &mut tx,
        officer: &officer,
        case: &case,
    };
    let wrong = match what.as_str() {
        "phan-cong" => done.assign(&input.officer).await?,
        "nhan-viec" => done.assign(&officer.actor.account.to_string()).await?,
        "ten" => done.label(&input).await?,
        "hoan-canh" => done.circumstances(&input).await?,
        "tranh" => done.wall(&input).await?,
        "phan-loai" => done.reclassify(&input).await?,
        _ => return Err(PageError::not_found()),
    };
    let Some((field, message)) = wrong else {
        tx.commit().await?;
        let to = match what.as_str() {
            // Who declares a conflict of their own may not see the file any more.
            "tranh" if input.wall_kind == "me" => urls::CASES.to_owned(),
            _ => urls::with_id(urls::CASE, id),
        };
        return Ok(go::with_notice(&to, notice("casework-changed")));
    };
    state.error(field, message);
    let page = load(&mut tx, &officer, &case, Some(state)).await?;
    officer.show_again(&page)
}

/// What is wrong, beside which field.
type Wrong = Option<(&'static str, Word)>;

struct Doing<'a> {
    tx: &'a mut Tx,
    officer: &'a Officer,
    case: &'a Guarded,
}

impl Doing<'_> {
    async fn write(
        &mut self,
        after: &CaseRow,
        act: &str,
        reason: &str,
        detail: serde_json::Value,
    ) -> Result<(), StoreError> {
        let app = &self.officer.app;
        let moved = Moved {
            before: &self.case.row,
            after,
            act,
            reason,
            basis: "",
            told: "",
            detail,
            author: &self.officer.author(),
            body: Some(self.case.row.body_id),
            at: app.clock.micros(),
            day: self.case.today,
        };
        cases::make(self.tx, &moved).await.map(drop)
    }

    async fn assign(&mut self, to: &str) -> Result<Wrong, PageError> {
        let account: Uuid = match to.parse() {
            Ok(account) => account,
            Err(_) => return Ok(Some(("officer", word("casework-officer-missing")))),
        };
        match assigned(self.tx, self.officer, self.case, account).await? {
            Err(refusal) => Ok(Some(("officer", refusal))),
            Ok(after) => {
                let detail = json!({"officer": account, "before": self.case.row.officer_id});
                self.write(&after, "assign", "", detail).await?;
                Ok(None)
            }
        }
    }

    async fn label(&mut self, input: &Input) -> Result<Wrong, PageError> {
        let title = storable(&input.label_title);
        if title.is_empty() {
            return Ok(Some(("label_title", word("casework-title-missing"))));
        }
        let known = self.officer.app.subjects.find(&input.subject).is_some();
        if !known && !input.subject.is_empty() {
            return Err(PageError::BadRequest(word("error-bad-request-text")));
        }
        let after = CaseRow {
            title,
            subject: input.subject.clone(),
            place_words: storable(&input.place_words),
            field: input.field == "yes",
            ..self.case.row.clone()
        };
        self.write(&after, "label", "", json!({})).await?;
        Ok(None)
    }

    /// Remote area is set here with its reason; a complex matter has its own move and paper.
    async fn circumstances(&mut self, input: &Input) -> Result<Wrong, PageError> {
        let reason = storable(&input.circumstances_reason);
        if reason.is_empty() {
            return Ok(Some(("circumstances_reason", word("casework-need-reason"))));
        }
        let row = &self.case.row;
        let mut circumstances = circumstances_of(row)?;
        circumstances.remote = input.remote == "yes";
        let book = &self.officer.app.rulebook;
        let clocks = clocks_of(row)?.regraded(book, self.case.today, &reason, circumstances);
        let clocks = match clocks {
            Ok(clocks) => clocks,
            Err(_) => return Ok(Some(("remote", word("casework-clock-refuses")))),
        };
        let mut after = row.clone();
        after.circumstances = serde_json::to_string(&circumstances).map_err(anyhow::Error::from)?;
        clock(&mut after, &clocks)?;
        self.write(
            &after,
            "circumstances",
            &reason,
            json!({"remote": circumstances.remote}),
        )
        .await?;
        Ok(None)
    }

    async fn wall(&mut self, input: &Input) -> Result<Wrong, PageError> {
        let name = storable(&input.wall_name);
        let at = self.officer.app.clock.micros();
        let known_ground = self
            .officer
            .app
            .rulebook
            .list("denunciation.kin", self.case.today)
            .unwrap_or_default()
            .iter()
            .any(|item| item.key == input.wall_ground);
        let ground = match input.wall_ground.as_str() {
            ground if known_ground => ground,
            "interest" => "interest",
            _ => "respondent",
        };
        let (body, account, name) = match input.wall_kind.as_str() {
            "me" if ground == "respondent" => {
                return Ok(Some(("wall_ground", word("casework-wall-ground-missing"))));
            }
            "me" => (
                None,
                Some(self.officer.actor.account),
                self.officer.actor.name.clone(),
            ),
            "body" => match self.case.known.find(&name, self.case.today) {
                Ok(body) => (Some(body.0), None, self.case.name(body.0)),
                Err(_) => return Ok(Some(("wall_name", word("casework-body-unknown")))),
            },
            "account" => {
                let accounts = access::account_list(self.tx).await?;
                let mut same = accounts
                    .iter()
                    .filter(|row| row.name == name || row.login == name);
                match (same.next(), same.next()) {
                    (Some(one), None) => (None, Some(one.id), one.name.clone()),
                    _ => return Ok(Some(("wall_name", word("casework-account-unknown")))),
                }
            }
            _ => return Ok(Some(("wall_kind", word("casework-wall-kind-missing")))),
        };
        let row = &self.case.row;
        cases::raise(self.tx, row.id, body, account, &name, ground, at).await?;
        let mut after = row.clone();
        // Nobody goes on handling what they are kept from.
        if account.is_some() && account == row.officer_id {
            after.officer_id = None;
        }
        self.write(&after, "wall", "", json!({"ground": ground})).await?;
        Ok(None)
    }

    /// By what it says, not by its title (TT 05/2021/TT-TTCP Đ6 k1): clocks of the new law are counted from the receipt.
    async fn reclassify(&mut self, input: &Input) -> Result<Wrong, PageError> {
        let reason = storable(&input.reclassify_reason);
        let row = &self.case.row;
        let regime = match Regime::from_code(&input.regime) {
            Some(regime) if regime.code() != row.regime => regime,
            _ => return Ok(Some(("regime", word("casework-regime-missing")))),
        };
        if reason.is_empty() {
            return Ok(Some(("reclassify_reason", word("casework-need-reason"))));
        }
        if regime == Regime::Denunciation {
            // Its content must not lie in this database: it is taken anew at the counter.
            return Ok(Some(("regime", word("casework-regime-sealed"))));
        }
        let book = &self.officer.app.rulebook;
        let circumstances = circumstances_of(row)?;
        let procedure = book
            .procedure_for(regime, false, circumstances.instance == 2)
            .ok_or_else(|| anyhow::anyhow!("no procedure for {}", regime.code()))?;
        let first = cases::petitions(self.tx, row.id).await?;
        let day = first
            .first()
            .map_or(&row.received_day, |petition| &petition.registered_day);
        let received: Date = day.parse().map_err(anyhow::Error::from)?;
        let counted = clocks_of(row)?.reclassify(book, procedure, received, self.case.today, circumstances);
        let (clocks, _holes) = counted.map_err(anyhow::Error::from)?;
        let state = procedure
            .state(&procedure.begins)
            .ok_or_else(|| anyhow::anyhow!("{} begins nowhere", procedure.code))?;
        let mut after = CaseRow {
            regime: regime.code().to_owned(),
            procedure: procedure.code.clone(),
            state: state.code.clone(),
            open: state.open,
            outcome: None,
            answered_day: None,
            days: None,
            in_time: None,
            closed_day: None,
            ..row.clone()
        };
        clock(&mut after, &clocks)?;
        let detail = json!({"from_regime": row.regime, "from_procedure": row.procedure});
        self.write(&after, "reclassify", &reason, detail).await?;
        Ok(None)
    }
}

/// The case as it stands when `account` handles it; in words, why it cannot be theirs.
pub async fn assigned(
    tx: &mut Tx,
    officer: &Officer,
    case: &Guarded,
    account: Uuid,
) -> Result<Result<CaseRow, Word>, PageError> {
    let today = case.today;
    let who = access::actor(tx, account, &today.to_string()).await?;
    let Some(who) = who else {
        return Ok(Err(word("casework-officer-missing")));
    };
    let mut after = case.row.clone();
    after.officer_id = Some(account);
    let object = after.object(case.walled.wall());
    if may(&who, Act::HandleCase, object, &case.known.tree(today)).is_err() {
        return Ok(Err(word("casework-officer-cannot").with("officer", who.name)));
    }
    debug_assert!(
        officer.actor.account != Uuid::nil() || cfg!(test),
        "somebody assigns"
    );
    Ok(Ok(after))
}

/// Why somebody must stay away, in words.
pub fn ground_word(app: &App, lang: Lang, ground: &str, day: Date) -> Word {
    let kin = app.rulebook.list("denunciation.kin", day).unwrap_or_default();
    match kin.iter().find(|item| item.key == ground) {
        Some(item) => word("casework-wall-kin").with("kin", item_words(lang, item)),
        None if ground == "respondent" => word("casework-wall-respondent"),
        None => word("casework-wall-interest"),
    }
}

async fn load(
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
        regimes: Regime::ALL
            .iter()
            .filter(|regime| regime.code() != row.regime && **regime != Regime::Denunciation)
            .map(|regime| RegimeChoice {
                value: regime.code().to_owned(),
                label: regime_word(regime.code()),
            })
            .collect(),
        grounds,
        regime: regime_word(&row.regime),
        actions: Actions::of(row.id),
        form: form.unwrap_or_else(filled),
    })
}
