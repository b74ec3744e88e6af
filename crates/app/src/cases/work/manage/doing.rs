use super::{Input, assigned};
use crate::cases::guard::Guarded;
use crate::cases::intake::belongs;
use crate::cases::moving::{circumstances_of, clock, clocks_of};
use crate::cases::taking::storable;
use crate::web::{Officer, PageError};
use crate::words::{Word, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::communes;
use gandan_store::cases::{self, CaseRow, Moved};
use gandan_store::{StoreError, Tx, access};
use serde_json::json;
use uuid::Uuid;

/// What is wrong, beside which field.
pub(super) type Wrong = Option<(&'static str, Word)>;

/// Something that is set right about a case.
pub(super) struct Doing<'a> {
    pub(super) tx: &'a mut Tx,
    pub(super) officer: &'a Officer,
    pub(super) case: &'a Guarded,
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

    /// Gives it to an officer.
    pub(super) async fn assign(&mut self, to: &str) -> Result<Wrong, PageError> {
        let account: Uuid = match to.parse() {
            Ok(account) => account,
            Err(_) => return Ok(Some(("officer", word("casework-officer-missing")))),
        };
        match assigned(self.tx, self.case, account).await? {
            Err(refusal) => Ok(Some(("officer", refusal))),
            Ok(after) => {
                let detail = json!({"officer": account, "before": self.case.row.officer_id});
                self.write(&after, "assign", "", detail).await?;
                Ok(None)
            }
        }
    }

    /// Name, subject and place. The place is a commune of the list where it is known, and words in any case: by it the
    /// matter is routed and counted.
    pub(super) async fn label(&mut self, input: &Input) -> Result<Wrong, PageError> {
        let title = storable(&input.label_title);
        if title.is_empty() {
            return Ok(Some(("label_title", word("casework-title-missing"))));
        }
        let app = &self.officer.app;
        let known = app.subjects.find(&input.subject).is_some();
        if !known && !input.subject.is_empty() {
            return Err(PageError::BadRequest(word("error-bad-request-text")));
        }
        let row = &self.case.row;
        let place = match input.place.as_str() {
            "" => None,
            text => match text.parse().ok().filter(|id| self.may_be_there(BodyId(*id))) {
                Some(id) => Some(id),
                None => return Ok(Some(("place", word("casework-place-unknown")))),
            },
        };
        let after = CaseRow {
            title,
            subject: input.subject.clone(),
            place_id: place,
            place_words: storable(&input.place_words),
            field: input.field == "yes",
            ..row.clone()
        };
        let name = |place: Option<Uuid>| place.map(|id| self.case.name(id));
        let mut detail = serde_json::Map::new();
        if row.place_id != place || row.place_words != after.place_words {
            detail.insert(
                "place".to_owned(),
                json!({
                    "before": said(name(row.place_id), &row.place_words),
                    "after": said(name(place), &after.place_words),
                }),
            );
        }
        if row.subject != after.subject {
            detail.insert(
                "subject".to_owned(),
                json!({"before": row.subject, "after": after.subject}),
            );
        }
        // Where it belongs by what is now known; a transfer is its own act.
        let walled = self.case.walled.wall().bodies;
        if let Some(goes) = belongs(app, &self.case.known, &after, walled)? {
            let because = json!({"body": goes.body.0, "name": goes.name, "reason": goes.reason});
            detail.insert("belongs".to_owned(), because);
        }
        self.write(&after, "label", "", detail.into()).await?;
        Ok(None)
    }

    /// A commune of today, or the place that the case has: a commune of former days stays where it was written.
    fn may_be_there(&self, place: BodyId) -> bool {
        self.case.row.place_id == Some(place.0)
            || communes(self.case.known.tree(self.case.today)).contains(&place)
    }

    /// Remote area is set here with its reason; a complex matter has its own move and paper.
    pub(super) async fn circumstances(&mut self, input: &Input) -> Result<Wrong, PageError> {
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

    /// Keeps somebody from it.
    pub(super) async fn wall(&mut self, input: &Input) -> Result<Wrong, PageError> {
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
}

/// A place in one line: the words, then the commune.
fn said(commune: Option<String>, words: &str) -> String {
    let parts = [words.to_owned(), commune.unwrap_or_default()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}
