//! A proposal as pages show it.

use crate::bodies::Known;
use crate::web::urls;
use crate::words::{Word, word, word_of};
use gandan_core::bodies::BodyId;
use gandan_core::documents::{Deadline, Period, ProposalState};
use gandan_store::documents::{ProposalBodyRow, ProposalRow};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// A proposal.
#[derive(Debug, Clone, Serialize)]
pub struct Card {
    /// Its id.
    pub id: Uuid,
    /// Its number on the page, from 1; nothing for one out of use.
    pub number: Option<usize>,
    /// Number of the item in the document.
    pub ordinal: Option<String>,
    /// Short name.
    pub title: String,
    /// Exact words.
    pub words: String,
    /// From 0 to 1.
    pub confidence: f64,
    /// The machine is not sure.
    pub doubtful: bool,
    /// Who does it, by role and expression.
    pub groups: Vec<Group>,
    /// Last day in time.
    pub due: Option<String>,
    /// Duties that come back.
    pub recurrences: Vec<Word>,
    /// The words about time.
    pub deadline_words: String,
    /// Who receives the report.
    pub report_to: String,
    /// Code of its state.
    pub state: String,
    /// The state in words.
    pub state_word: Word,
    /// Tone of its tag.
    pub tone: &'static str,
    /// Why it was refused.
    pub reason: String,
    /// It was made by splitting or merging.
    pub made: bool,
    /// The version that the person sees.
    pub version: i64,
    /// It can be accepted.
    pub can_accept: bool,
    /// It can be edited, split, merged, refused.
    pub can_change: bool,
    /// Its words can be cut.
    pub can_split: bool,
    /// The last decision can be taken back.
    pub can_undo: bool,
    /// Where it is edited.
    pub edit: String,
    /// Where it is accepted.
    pub accept: String,
    /// Where it is refused.
    pub refuse: String,
    /// Where the last decision is taken back.
    pub undo: String,
    /// Where it is split.
    pub split: String,
}

/// The bodies of one expression.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// `lead` or `supporting`.
    pub role: String,
    /// The role in words.
    pub role_word: Word,
    /// The expression.
    pub words: String,
    /// Names of the bodies, with their successors today where they ended.
    pub bodies: Vec<Named>,
    /// Why the words match nobody.
    pub unknown: Option<Word>,
}

/// A body by name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who stands in its place today, where it ended.
    pub today: Vec<String>,
}

impl Card {
    /// The card of a proposal with its bodies.
    ///
    /// # Errors
    /// A stored value cannot be read.
    pub fn of(
        row: &ProposalRow,
        bodies: &[ProposalBodyRow],
        known: &Known,
        today: Date,
        cuttable: bool,
    ) -> Result<Card, gandan_store::StoreError> {
        let state = row.state()?;
        let recurrences = row.recurrences()?;
        let own: Vec<&ProposalBodyRow> = bodies.iter().filter(|body| body.proposal_id == row.id).collect();
        Ok(Card {
            id: row.id,
            number: None,
            ordinal: row.ordinal.clone(),
            title: row.title.clone(),
            words: row.words.clone(),
            confidence: row.confidence,
            doubtful: row.confidence < 0.9,
            groups: groups(&own, known, today),
            due: row.due.clone(),
            recurrences: recurrences.iter().map(recurrence_word).collect(),
            deadline_words: row.deadline_words.clone(),
            report_to: row.report_to.clone(),
            state: row.state.clone(),
            state_word: word_of("proposal-state-", state.code()),
            tone: match state {
                ProposalState::Proposed => "near",
                ProposalState::Accepted => "info",
                ProposalState::Signed => "done",
                _ => "plain",
            },
            reason: row.reason.clone(),
            made: !row.made_from.is_empty(),
            version: row.version,
            can_accept: state == ProposalState::Proposed,
            can_change: state.is_open(),
            can_split: state.is_open() && cuttable,
            can_undo: matches!(state, ProposalState::Accepted | ProposalState::Refused)
                || (state == ProposalState::Proposed && !row.made_from.is_empty()),
            edit: urls::with_id(urls::PROPOSAL, row.id),
            accept: urls::with_id(urls::PROPOSAL_ACCEPT, row.id),
            refuse: urls::with_id(urls::PROPOSAL_REFUSE, row.id),
            undo: urls::with_id(urls::PROPOSAL_UNDO, row.id),
            split: urls::with_id(urls::PROPOSAL_SPLIT, row.id),
        })
    }

    /// A card for samples.
    pub fn sample(number: usize, state: ProposalState) -> Card {
        let id = Uuid::from_u128(number as u128);
        let group = |role: &str, unknown: bool| Group {
            role: role.to_owned(),
            role_word: word_of("proposal-role-", role),
            words: "các sở, ban, ngành".to_owned(),
            bodies: if unknown {
                Vec::new()
            } else {
                vec![Named {
                    id,
                    name: "Sở Nội vụ".to_owned(),
                    today: vec!["Sở Nội vụ mới".to_owned()],
                }]
            },
            unknown: unknown.then(|| word_of("body-unknown-", "matches-no-body")),
        };
        Card {
            id,
            number: state.is_open().then_some(number),
            ordinal: Some("1".to_owned()),
            title: "Tổ chức quán triệt Chỉ thị".to_owned(),
            words: "1. Tổ chức quán triệt Chỉ thị này.".to_owned(),
            confidence: 0.82,
            doubtful: true,
            groups: vec![group("lead", false), group("supporting", true)],
            due: Some("2026-12-15".to_owned()),
            recurrences: vec![recurrence_word(&Deadline::Recurring {
                period: Period::Quarter,
                day: Some(5),
                month: Some(1),
                following: true,
            })],
            deadline_words: "trước ngày 15/12/2026".to_owned(),
            report_to: "UBND tỉnh".to_owned(),
            state: state.code().to_owned(),
            state_word: word_of("proposal-state-", state.code()),
            tone: "near",
            reason: "Không phải nhiệm vụ".to_owned(),
            made: true,
            version: 1,
            can_accept: state == ProposalState::Proposed,
            can_change: state.is_open(),
            can_split: state.is_open(),
            can_undo: true,
            edit: "/".to_owned(),
            accept: "/".to_owned(),
            refuse: "/".to_owned(),
            undo: "/".to_owned(),
            split: "/".to_owned(),
        }
    }
}

fn groups(bodies: &[&ProposalBodyRow], known: &Known, today: Date) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in bodies {
        let open = row.body_id.is_some();
        let place = groups.iter().position(|group| {
            open && group.unknown.is_none() && group.role == row.role && group.words == row.words
        });
        let at = place.unwrap_or_else(|| {
            groups.push(Group {
                role: row.role.clone(),
                role_word: word_of("proposal-role-", &row.role),
                words: row.words.clone(),
                bodies: Vec::new(),
                unknown: (!open).then(|| word_of("body-unknown-", &row.how)),
            });
            groups.len() - 1
        });
        if let Some(id) = row.body_id {
            groups[at].bodies.push(named(id, known, today));
        }
    }
    groups
}

/// A body by name, with whoever stands in its place today.
pub fn named(id: Uuid, known: &Known, today: Date) -> Named {
    let body = BodyId(id);
    let ended = known.registry.get(body).is_some_and(|body| !body.is_alive(today));
    let successors = if ended {
        known.registry.successors(body, today)
    } else {
        Vec::new()
    };
    Named {
        id,
        name: known.name(body).to_owned(),
        today: successors
            .into_iter()
            .map(|body| known.name(body).to_owned())
            .collect(),
    }
}

/// A duty that comes back, in words.
pub fn recurrence_word(deadline: &Deadline) -> Word {
    let Deadline::Recurring {
        period,
        day,
        month,
        following,
    } = deadline
    else {
        return word("recurrence-none");
    };
    let code = match period {
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::HalfYear => "half-year",
        Period::Year => "year",
    };
    word_of("recurrence-", code)
        .with("day", i64::from(day.unwrap_or(0)))
        .with("month", i64::from(month.unwrap_or(0)))
        .with("following", i64::from(*following))
}
