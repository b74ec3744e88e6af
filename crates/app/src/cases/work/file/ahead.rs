//! What can be done next: moves, what is prepared of them, the draft of the answer, a transfer under way.

use crate::cases::guard::Guarded;
use crate::cases::intake::{Goes, belongs};
use crate::cases::moving::right_for;
use crate::cases::said::act_word;
use crate::cases::work::list::Choice;
use crate::cases::work::prepared::{read, value};
use crate::cases::work::replies;
use crate::web::{App, PageError, urls};
use crate::words::{Word, word_of};
use gandan_core::access::{Act, Actor};
use gandan_core::cases::{Move, Need};
use gandan_store::Tx;
use gandan_store::cases::{CaseRow, TransferRow};
use gandan_store::casework::DraftRow;
use serde::Serialize;
use uuid::Uuid;

/// The answer as it is being written.
#[derive(Debug, Clone, Serialize)]
pub(super) struct DraftView {
    act: Word,
    action: String,
    words: String,
    whole: String,
    /// Reply templates of the body.
    templates: Vec<Choice>,
    /// Where they are kept.
    replies: String,
}

/// A prepared move.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WaitingView {
    act: Word,
    by: String,
    at: i64,
    ready: bool,
    href: String,
}

/// A move that the procedure knows from here.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MoveView {
    act: Word,
    href: String,
    head_only: bool,
}

/// A transfer that nobody answered yet.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TransferView {
    to: String,
    from: String,
    reason: String,
    basis: String,
    at: i64,
    hop: i64,
    action: String,
    may_answer: bool,
    may_cancel: bool,
}

/// Where it belongs by its place and subject, as they are known now.
#[derive(Debug, Clone, Serialize)]
pub(super) struct BelongsView {
    body: String,
    reason: Word,
    /// Where it is sent there; nothing where it is there already, or nobody may send it.
    send: Option<String>,
}

impl BelongsView {
    /// Of a case; `may_send` says whether the reader may send it on.
    pub(super) fn of(app: &App, case: &Guarded, may_send: bool) -> anyhow::Result<Option<BelongsView>> {
        let goes = belongs(app, &case.known, &case.row, case.walled.wall().bodies)?;
        let elsewhere = |goes: &Goes| goes.body.0 != case.row.body_id && may_send;
        Ok(goes.map(|goes| BelongsView {
            send: elsewhere(&goes).then(|| {
                let there = [("den", goes.name.as_str())];
                urls::with_query(&urls::with_id(urls::CASE_TRANSFER, case.row.id), &there)
            }),
            body: goes.name,
            reason: goes.reason,
        }))
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> BelongsView {
        BelongsView {
            body: "UBND xã Mẫu".to_owned(),
            reason: word_of("route-reason-", "upkeep"),
            send: Some("/".to_owned()),
        }
    }
}

impl DraftView {
    /// The first of these moves that needs a reply, with the words that are kept for it and the templates of the body.
    pub(super) async fn of(
        tx: &mut Tx,
        row: &CaseRow,
        moves: &[&Move],
        drafts: &[DraftRow],
    ) -> Result<Option<DraftView>, PageError> {
        let Some(step) = moves.iter().find(|step| step.needs.contains(&Need::Reply)) else {
            return Ok(None);
        };
        let words = match drafts.iter().find(|draft| draft.act == step.act) {
            Some(kept) => value(&read(&kept.given)?, "reply").to_owned(),
            None => String::new(),
        };
        Ok(Some(DraftView {
            act: act_word(&step.act),
            action: urls::case_step(row.id, &step.act),
            whole: urls::case_step(row.id, &step.act),
            words,
            templates: replies::choices(tx, row.body_id).await?,
            replies: urls::with_query(urls::REPLIES, &[("co-quan", &row.body_id.to_string())]),
        }))
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> DraftView {
        DraftView {
            act: act_word("answer"),
            action: "/".to_owned(),
            words: "Đèn sẽ được sửa.".to_owned(),
            whole: "/".to_owned(),
            templates: vec![Choice {
                value: "1".to_owned(),
                label: "Đèn đường".to_owned(),
            }],
            replies: "/".to_owned(),
        }
    }
}

impl WaitingView {
    /// What is kept of a move.
    pub(super) fn of(draft: &DraftRow) -> WaitingView {
        WaitingView {
            act: act_word(&draft.act),
            by: draft.actor.clone(),
            at: draft.updated_at,
            ready: draft.ready,
            href: urls::case_draft(draft.case_id, draft.id),
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> WaitingView {
        WaitingView {
            act: act_word("answer"),
            by: "Cán bộ 1".to_owned(),
            at: 0,
            ready: true,
            href: "/".to_owned(),
        }
    }
}

impl MoveView {
    /// A move of an officer; `heads` says whether the reader signs.
    pub(super) fn of(case: Uuid, step: &Move, heads: bool) -> MoveView {
        MoveView {
            act: act_word(&step.act),
            href: urls::case_step(case, &step.act),
            head_only: right_for(step) == Some(Act::DecideCase) && !heads,
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> MoveView {
        MoveView {
            act: act_word("accept"),
            href: "/".to_owned(),
            head_only: true,
        }
    }
}

impl TransferView {
    /// With what `actor` may say to it.
    pub(super) fn of(transfer: TransferRow, case: &Guarded, actor: &Actor) -> TransferView {
        TransferView {
            may_answer: case.allows(actor, Act::AcceptTransfer),
            may_cancel: case.allows(actor, Act::TransferCase),
            to: transfer.to_name,
            from: transfer.from_name,
            reason: transfer.reason,
            basis: transfer.basis,
            at: transfer.at,
            hop: transfer.hop,
            action: urls::with_id(urls::CASE_TRANSFER_ANSWER, case.row.id),
        }
    }

    /// One for the tests of templates.
    pub(super) fn sample() -> TransferView {
        TransferView {
            to: "Sở Xây dựng".to_owned(),
            from: "UBND xã Mẫu".to_owned(),
            reason: "Thuộc thẩm quyền của Sở".to_owned(),
            basis: "Luật Tiếp công dân Đ26".to_owned(),
            at: 0,
            hop: 1,
            action: "/".to_owned(),
            may_answer: true,
            may_cancel: true,
        }
    }
}
