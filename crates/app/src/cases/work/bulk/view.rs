use super::super::line::number;
use super::super::prepared::Given;
use super::plan::plan;
use super::{Kind, kept};
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::web::{PageError, urls};
use crate::words::{Word, word, word_of};
use gandan_core::access::Act;
use gandan_store::Tx;
use gandan_store::casework::BulkCaseRow;
use serde::Serialize;

/// One case of several, as the page shows it.
#[derive(Debug, Clone, Serialize)]
pub struct LineView {
    /// For people.
    pub number: String,
    /// Its short name; nothing where the reader may not read it.
    pub title: Option<String>,
    /// Its file.
    pub href: String,
    /// How it stands in this act.
    pub state: Word,
    /// `done`, `over`, `plain`, `near`
    pub tone: &'static str,
    /// What follows.
    pub follows: Vec<Word>,
    /// What who spoke would read.
    pub told: String,
    /// Why not; a word as it was kept.
    pub why: Option<serde_json::Value>,
}

impl LineView {
    /// As it would go.
    pub async fn before(
        tx: &mut Tx,
        acting: Acting<'_>,
        kind: Kind,
        given: Option<&Given>,
        line: &BulkCaseRow,
    ) -> Result<LineView, PageError> {
        let case = Guarded::open(tx, acting.app, line.case_id).await?;
        let state = match given {
            Some(_) => word("bulk-would"),
            None => word("bulk-chosen"),
        };
        let mut view = LineView::of(acting, &case, state, "plain");
        let refused = |view: &mut LineView, why: &Word| {
            view.state = word_of("bulk-case-", "refused");
            view.tone = "over";
            view.why = serde_json::to_value(why).ok();
        };
        let Some(given) = given else {
            // What is certain before anything is filled in.
            if let Err(refusal) = case.check(acting.actor, kind.right()) {
                refused(&mut view, &PageError::from(refusal).explanation());
            } else if !case.row.open {
                refused(&mut view, &word("bulk-closed"));
            }
            return Ok(view);
        };
        if case.row.version != line.seen {
            refused(&mut view, &word("bulk-changed"));
            return Ok(view);
        }
        match plan(tx, acting, kind, given, &case).await? {
            Ok(planned) => {
                view.follows = planned.follows;
                view.told = planned.told;
            }
            Err(why) => refused(&mut view, &why),
        }
        Ok(view)
    }

    /// As it went.
    pub async fn after(tx: &mut Tx, acting: Acting<'_>, line: &BulkCaseRow) -> Result<LineView, PageError> {
        let case = Guarded::open(tx, acting.app, line.case_id).await?;
        let (code, why) = match (line.state.as_str(), line.undone.as_str()) {
            ("done", "undone") => ("undone", ""),
            ("done", "") => ("done", ""),
            ("done", why) => ("kept", why),
            (state, _) => (state, line.refusal.as_str()),
        };
        let tone = match code {
            "done" => "done",
            "refused" | "kept" => "over",
            "waiting" => "near",
            _ => "plain",
        };
        let mut view = LineView::of(acting, &case, word_of("bulk-case-", code), tone);
        view.why = (!why.is_empty()).then(|| kept(acting.app, acting.lang, why));
        Ok(view)
    }

    fn of(acting: Acting<'_>, case: &Guarded, state: Word, tone: &'static str) -> LineView {
        let reads = case.allows(acting.actor, Act::ReadCase);
        LineView {
            number: number(case.row.id),
            title: reads.then(|| case.row.title.clone()),
            href: urls::with_id(urls::CASE, case.row.id),
            state,
            tone,
            follows: Vec::new(),
            told: String::new(),
            why: None,
        }
    }

    /// Two for the tests of templates.
    pub fn samples() -> Vec<LineView> {
        let line = LineView {
            number: number(uuid::Uuid::nil()),
            title: Some("Đèn đường".to_owned()),
            href: "/".to_owned(),
            state: word("bulk-would"),
            tone: "plain",
            follows: vec![word("bulk-follows-assigned")],
            told: "Đèn sẽ được sửa.".to_owned(),
            why: None,
        };
        let refused = LineView {
            title: None,
            state: word_of("bulk-case-", "refused"),
            tone: "over",
            follows: Vec::new(),
            told: String::new(),
            why: serde_json::to_value(word("bulk-changed")).ok(),
            ..line.clone()
        };
        vec![line, refused]
    }
}
