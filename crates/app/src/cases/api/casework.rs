//! Cases for an officer's program, with the rights of the account: the list and a file.

use super::answer::{Refused, address, private};
use super::bearer::Bearer;
use super::given::Asked;
use super::status::Clock;
use super::to_whom::body_of;
use crate::cases::guard::{Guarded, opened};
use crate::cases::moving::{clocks_of, procedure_of, right_for};
use crate::web::{Limit, PageResult, ROWS, urls};
use crate::words::word;
use axum::extract::Path;
use axum::http::StatusCode;
use gandan_core::access::{Act, Object, may};
use gandan_core::cases::Wall;
use gandan_store::cases::{self, CaseHead, Cursor, Filter, Sight};
use gandan_store::casework;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CaseQuery {
    /// Code or id of the body; the only one of one's posts where it is absent.
    pub body: String,
    /// `open` (as where it is absent), `closed`, `mine`.
    pub list: String,
    /// `true`: only those past a due day.
    pub overdue: String,
    /// Only under that regime.
    pub regime: String,
    /// Only about that subject.
    pub subject: String,
    /// From `next` of the page before.
    pub after: String,
    /// Language of words in problems.
    #[serde(rename = "lang")]
    _lang: String,
}

/// A page of cases by their next due day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CasePage {
    /// At most 50.
    pub cases: Vec<CaseLine>,
    /// The next page, where there is one.
    pub next: Option<String>,
}

/// A case in a list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseLine {
    /// Its id.
    pub id: String,
    /// Under which law.
    pub regime: String,
    /// Its state in the procedure.
    pub state: String,
    /// The body still owes something.
    pub open: bool,
    /// A short name.
    pub title: String,
    /// Code of the subject.
    pub subject: String,
    /// Name of the body that holds it.
    pub body: String,
    /// Who handles it.
    pub officer: Option<String>,
    /// The day it came, ISO.
    pub received: String,
    /// Next due day that binds the body, ISO.
    pub due: Option<String>,
    /// Name of that clock.
    pub clock: String,
    /// Counts up with every change.
    pub version: i64,
}

impl CaseLine {
    /// A case as lists show it.
    pub fn of(row: &CaseHead) -> CaseLine {
        CaseLine {
            id: row.id.to_string(),
            regime: row.regime.clone(),
            state: row.state.clone(),
            open: row.open,
            title: row.title.clone(),
            subject: row.subject.clone(),
            body: row.body_name.clone(),
            officer: row.officer_name.clone(),
            received: row.received_day.clone(),
            due: Some(row.next_due.clone()).filter(|due| due != cases::NEVER),
            clock: row.next_clock.clone(),
            version: row.version,
        }
    }
}

/// A case with what belongs to it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseFile {
    /// As the list shows it.
    pub case: CaseLine,
    /// The clocks.
    pub clocks: Vec<Clock>,
    /// The petitions, in order.
    pub petitions: Vec<PetitionLine>,
    /// What was done, in order.
    pub history: Vec<MoveLine>,
    /// Its files, oldest first.
    pub files: Vec<FileLine>,
    /// Papers made in it, oldest first.
    pub papers: Vec<PaperLine>,
    /// Moves that can be made now, by anybody with the right.
    pub moves: Vec<String>,
}

/// A petition of a case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PetitionLine {
    /// The day, ISO.
    pub received: String,
    /// How it came.
    pub channel: String,
    /// What it says.
    pub words: String,
}

/// What was done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MoveLine {
    /// Name of the move.
    pub act: String,
    /// The day, ISO.
    pub day: String,
    /// Who; empty for the person who spoke.
    pub actor: String,
    /// The state after it.
    pub state: String,
    /// Why.
    pub reason: String,
    /// The article.
    pub citation: String,
    /// What the person was told.
    pub told: String,
}

/// A file of a case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FileLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its type, by content.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// `petition`, `message`, `move`, `paper`.
    pub belongs: String,
    /// Sent by the person who spoke.
    pub from_petitioner: bool,
    /// Where it is read with the same token.
    pub address: String,
}

/// A paper that was made in a case.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperLine {
    /// Its number: `05/TB-UBND`.
    pub symbol: String,
    /// The day, ISO.
    pub day: String,
    /// What it is about.
    pub about: String,
    /// Its page, for those who are signed in.
    pub address: String,
}

/// `GET /api/v1/cases`
pub async fn list(officer: Bearer, Asked(asked): Asked<CaseQuery>) -> PageResult {
    officer.limit(Limit::Read)?;
    let app = &officer.app;
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let today = app.clock.today();
    let body = match asked.body.as_str() {
        "" => officer.actor.posts.first().map(|post| post.body),
        given => body_of(app, &known, given),
    };
    let Some(body) = body else {
        let refused = Refused::field("body", word("api-body-unknown"));
        return Ok(refused.tell(&officer));
    };
    let object = Object::Case {
        holder: body,
        offered: None,
        handler: None,
        helper: None,
        wall: Wall::NONE,
    };
    may(&officer.actor, Act::ReadCase, object, &known.tree(today))?;
    let account = officer.actor.account;
    let sight = match asked.list.as_str() {
        "" | "open" => Sight::Open(body.0),
        "closed" => Sight::Closed(body.0),
        "mine" => Sight::Mine(account),
        _ => return Ok(Refused::field("list", word("api-list")).tell(&officer)),
    };
    let some = |given: &String| Some(given.clone()).filter(|given| !given.is_empty());
    let filter = Filter {
        overdue: asked.overdue == "true",
        regime: some(&asked.regime),
        subject: some(&asked.subject),
        ..Filter::default()
    };
    let after = match asked.after.split_once('.') {
        None if asked.after.is_empty() => None,
        Some((due, id)) if due.len() == 10 && id.parse::<Uuid>().is_ok() => Some(Cursor {
            due: due.to_owned(),
            id: id.parse().unwrap_or_default(),
        }),
        _ => return Ok(Refused::field("after", word("api-after")).tell(&officer)),
    };
    let limit = i64::from(ROWS) + 1;
    let mut rows = cases::list(&mut tx, sight, account, today, &filter, after.as_ref(), limit).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| {
        let after = format!("{}.{}", row.next_due, row.id);
        let pairs = [
            ("body", asked.body.as_str()),
            ("list", &asked.list),
            ("overdue", &asked.overdue),
            ("regime", &asked.regime),
            ("subject", &asked.subject),
            ("after", &after),
        ];
        urls::with_query(urls::API_CASES, &pairs)
    });
    // The list leaves out what a wall covers; the rules themselves have the last word on each row.
    let mut lines = Vec::with_capacity(rows.len());
    for row in &rows {
        let walled = cases::wall(&mut tx, row.id).await?;
        let object = row.object(walled.wall());
        if may(&officer.actor, Act::ReadCase, object, &known.tree(today)).is_ok() {
            lines.push(CaseLine::of(row));
        }
    }
    Ok(private(StatusCode::OK, &CasePage { cases: lines, next }))
}

/// `GET /api/v1/cases/{id}`; the person who spoke sees that the file was opened.
pub async fn one(officer: Bearer, Path(id): Path<Uuid>) -> PageResult {
    officer.limit(Limit::Read)?;
    let mut tx = officer.app.db.begin_read().await?;
    let case = Guarded::load(&mut tx, &officer, id, Act::ReadCase).await?;
    let petitions = cases::petitions(&mut tx, id).await?;
    let history = cases::history(&mut tx, id).await?;
    let files = cases::attachments(&mut tx, id).await?;
    let papers = casework::papers_of_case(&mut tx, id).await?;
    drop(tx);
    let app = &officer.app;
    let row = &case.row;
    let procedure = procedure_of(&app.rulebook, row)?;
    let file = CaseFile {
        case: CaseLine::of(&row.head()),
        clocks: Clock::all(&clocks_of(row)?),
        petitions: petitions
            .into_iter()
            .map(|petition| PetitionLine {
                received: petition.received_day,
                channel: petition.channel,
                words: petition.words,
            })
            .collect(),
        history: history
            .into_iter()
            .map(|made| MoveLine {
                act: made.act,
                day: made.day,
                actor: made.actor,
                state: made.to_state,
                reason: made.reason,
                citation: made.basis,
                told: made.told,
            })
            .collect(),
        files: files
            .into_iter()
            .map(|file| FileLine {
                address: address(app, &urls::api_case_file(id, file.id)),
                id: file.id.to_string(),
                name: file.name,
                media_type: file.media_type,
                size: file.size,
                belongs: file.belongs,
                from_petitioner: file.by_petitioner,
            })
            .collect(),
        papers: papers
            .into_iter()
            .map(|paper| PaperLine {
                address: address(app, &urls::with_id(urls::PAPER, paper.id)),
                symbol: paper.symbol,
                day: paper.day,
                about: paper.about,
            })
            .collect(),
        moves: procedure
            .moves_from(&row.state)
            .filter(|step| right_for(step).is_some())
            .map(|step| step.act.clone())
            .collect(),
    };
    opened(&officer, row).await?;
    Ok(private(StatusCode::OK, &file))
}
