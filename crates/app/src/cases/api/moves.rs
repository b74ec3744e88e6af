//! Moves by an officer's program: what one asks for, and making it, with its paper and files, just as the pages do.

use super::answer::{Refused, address, private};
use super::bearer::Bearer;
use super::casework::CaseLine;
use super::parcel::Parcel;
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::cases::moving::{procedure_of, right_for};
use crate::cases::taking::storable;
use crate::cases::work::perform::perform;
use crate::cases::work::prepared::{BLANK, Given, conditions, form_of};
use crate::web::{Limit, PageError, PageResult, urls};
use crate::words::word;
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use gandan_core::access::Act;
use gandan_core::cases::{Move, MoveRefusal};
use gandan_store::cases::{self, NewAttachment};
use gandan_store::new_id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The field of the JSON where files are sent with it.
pub const MOVE: &str = "move";

/// A move to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMove {
    /// Its name: one of `moves`.
    pub act: String,
    /// The version of the case that it was decided on.
    pub version: i64,
    /// Why, in words.
    #[serde(default)]
    pub reason: String,
    /// Key of the legal ground that was chosen.
    #[serde(default)]
    pub ground: String,
    /// The reply, or what else the person is told.
    #[serde(default)]
    pub told: String,
    /// All conditions of the checklist are met.
    #[serde(default)]
    pub eligible: bool,
    /// Keys of the criteria of a complex matter.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// Day and hour of a meeting.
    #[serde(default)]
    pub meeting_time: String,
    /// Its place.
    #[serde(default)]
    pub meeting_place: String,
    /// Blanks of the paper by name; those that the file knows are filled in where they are absent.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// How the paper is headed and signed; as this person last signed where it is absent.
    #[serde(default)]
    pub signing: NewSigning,
}

/// How a paper is headed and signed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewSigning {
    /// The rest of the number: `TB-UBND`.
    pub symbol: String,
    /// Địa danh.
    pub place: String,
    /// Lines over the signature.
    pub title: String,
}

/// The case after a move, and the paper that it made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoveMade {
    /// As it stands now.
    #[serde(flatten)]
    pub case: CaseLine,
    /// Nothing where the move makes none.
    pub paper: Option<PaperMade>,
}

/// A paper that was made and registered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperMade {
    /// In the register of the body and year.
    pub number: i64,
    /// With its symbol: `05/TB-UBND`.
    pub symbol: String,
    /// Its page, for those who are signed in.
    pub address: String,
}

impl NewMove {
    /// As the form of the page keeps it.
    fn given(self, officer: &Bearer, case: &Guarded) -> Given {
        let conditions = match self.eligible {
            true => conditions(&officer.app, &case.row.regime, case.today),
            false => Vec::new(),
        };
        let mut given = Given::from([
            (
                "eligible".to_owned(),
                conditions.into_iter().map(|item| item.key.clone()).collect(),
            ),
            ("criteria".to_owned(), self.criteria),
        ]);
        let lines = [
            ("reason", self.reason),
            ("ground", self.ground),
            ("reply", self.told),
            ("meeting_time", self.meeting_time),
            ("meeting_place", self.meeting_place),
            ("symbol", self.signing.symbol),
            ("place", self.signing.place),
            ("signer_title", self.signing.title),
        ];
        for (name, value) in lines {
            given.insert(name.to_owned(), vec![storable(&value)]);
        }
        for (name, value) in self.fields {
            given.insert(format!("{BLANK}{name}"), vec![storable(&value)]);
        }
        given
    }
}

/// A move that an officer can make from where the case stands.
///
/// # Errors
/// There is none of that name.
pub fn officers_move<'b>(officer: &'b Bearer, case: &Guarded, act: &str) -> Result<&'b Move, Refused> {
    let refused = |refusal: &MoveRefusal| {
        let words = match refusal {
            MoveRefusal::Unknown => word("api-move-unknown"),
            _ => word("api-move-not-now"),
        };
        Refused::field("act", words)
    };
    let procedure = procedure_of(&officer.app.rulebook, &case.row);
    // A procedure that does not ship is found when the book is loaded.
    let procedure = procedure.map_err(|_| refused(&MoveRefusal::Unknown))?;
    let step = procedure
        .find_move(&case.row.state, act)
        .map_err(|refusal| refused(&refusal))?;
    match right_for(step) {
        Some(_) => Ok(step),
        None => Err(refused(&MoveRefusal::NotFromHere)),
    }
}

/// `POST /api/v1/cases/{id}/moves`: as JSON, or with files as a form whose field `move` is the JSON.
pub async fn make(officer: Bearer, Path(id): Path<Uuid>, request: Request) -> PageResult {
    officer.limit(Limit::Read)?;
    let parcel: Parcel<NewMove> = match Parcel::read(&officer, MOVE, request).await {
        Ok(parcel) => parcel,
        Err(answer) => return Ok(answer),
    };
    let (new, files) = (parcel.value, parcel.files);
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    let row = &case.row;
    if row.version != new.version {
        return Err(PageError::Conflict(word("error-stale")));
    }
    let step = match officers_move(&officer, &case, &new.act) {
        Ok(step) => step,
        Err(refused) => return Ok(refused.tell(&officer)),
    };
    if let Some(refused) = unknown_blank(&case, step, &new.fields) {
        return Ok(refused.tell(&officer));
    }
    let given = new.given(&officer, &case);
    let made = match perform(
        &mut tx,
        Acting::from(&officer.0),
        &case,
        step,
        &given,
        !files.is_empty(),
    )
    .await?
    {
        Ok(made) => made,
        Err(hindrance) => {
            let refused = Refused::field(hindrance.field, hindrance.words);
            return Ok(refused.by("invalid", step.citation.as_str()).tell(&officer));
        }
    };
    for file in &files {
        let kept = NewAttachment {
            id: new_id(),
            case: id,
            belongs: "move",
            owner: made.step,
            name: &file.name,
            media_type: file.taken.kind.media_type(),
            bytes: &file.taken.bytes,
            by_petitioner: false,
            at: app.clock.micros(),
        };
        cases::attach(&mut tx, &kept).await?;
    }
    let after = cases::find(&mut tx, id).await?;
    tx.commit().await?;
    let answer = MoveMade {
        case: CaseLine::of(&after.head()),
        paper: made.paper.map(|paper| PaperMade {
            number: paper.number,
            address: address(app, &urls::with_id(urls::PAPER, paper.id)),
            symbol: paper.symbol,
        }),
    };
    Ok(private(StatusCode::CREATED, &answer))
}

/// A blank that the paper of the move does not have: whoever misspells one would sign a paper with a gap.
fn unknown_blank(case: &Guarded, step: &Move, fields: &BTreeMap<String, String>) -> Option<Refused> {
    let form = step.paper.as_deref().and_then(|paper| form_of(&case.row, paper));
    let names: Vec<&str> = form
        .map(|form| form.blanks.iter().map(|blank| blank.name.as_str()).collect())
        .unwrap_or_default();
    let unknown = fields.keys().any(|name| !names.contains(&name.as_str()));
    unknown.then(|| Refused::field("fields", word("api-fields").with("names", names.join(", "))))
}
