use super::line::{Due, number};
use crate::cases::said::{act_word, regime_word};
use crate::web::{Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word};
use gandan_core::access::Role;
use gandan_store::casework;
use serde::Serialize;
use uuid::Uuid;

/// What waits for the head's signature.
#[derive(Serialize)]
pub struct ToSignPage {
    rows: Vec<Waiting>,
}

#[derive(Serialize)]
struct Waiting {
    number: String,
    title: String,
    regime: Word,
    act: Word,
    href: String,
    due: Option<Due>,
    by: String,
    at: i64,
}

impl Page for ToSignPage {
    const TEMPLATE: &'static str = "pages/cases/work/to_sign.html";

    fn samples() -> Vec<ToSignPage> {
        let row = Waiting {
            number: number(Uuid::nil()),
            title: "Đèn đường".to_owned(),
            regime: regime_word("complaint"),
            act: act_word("accept"),
            href: "/".to_owned(),
            due: super::line::Line::sample(2).due,
            by: "Cán bộ 1".to_owned(),
            at: 0,
        };
        vec![ToSignPage { rows: vec![row] }, ToSignPage { rows: Vec::new() }]
    }
}

/// `GET /lam-viec/vu-viec/cho-ky`
pub async fn get(officer: Officer) -> PageResult {
    if !officer.actor.holds(&[Role::Head]) {
        return Err(PageError::Refused(word("refusal-role")));
    }
    let today = officer.app.clock.today();
    let mut tx = officer.app.db.begin_read().await?;
    let mut rows = Vec::new();
    let heads = officer.actor.posts.iter().filter(|post| post.role == Role::Head);
    for post in heads {
        for draft in casework::to_sign(&mut tx, post.body.0, officer.actor.account, 200).await? {
            rows.push(Waiting {
                number: number(draft.case_id),
                regime: regime_word(&draft.regime),
                act: act_word(&draft.act),
                href: urls::case_draft(draft.case_id, draft.id),
                due: Due::of(&draft.next_clock, &draft.next_due, today),
                title: draft.title,
                by: draft.actor,
                at: draft.updated_at,
            });
        }
    }
    officer.show(&ToSignPage { rows })
}
