//! Dialogue days: topics, attendance, minutes; what was promised becomes tasks, and the next dialogue begins with what
//! became of it.

mod acts;
mod conclusion;
mod list;
mod plan;
mod promised;
mod public;
mod show;
mod sign;

pub use conclusion::{Head, conclude};

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::routing::{get, post};
use gandan_core::access::Role;

/// Who reads what is not public yet.
const READERS: &[Role] = &[Role::Clerk, Role::Officer, Role::Head, Role::Desk, Role::Auditor];

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "dialogues",
        routes: || {
            Router::<App>::new()
                .route(urls::PUBLIC_DIALOGUES, get(public::list))
                .route(urls::PUBLIC_DIALOGUE, get(public::one))
                .route(urls::DIALOGUES, get(list::get))
                .route(urls::DIALOGUE_NEW, get(plan::get).post(plan::post))
                .route(urls::DIALOGUE, get(show::get))
                .route(urls::DIALOGUE_RECORD, post(acts::record))
                .route(urls::DIALOGUE_PROMISE, post(acts::promise))
                .route(urls::DIALOGUE_DROP, post(acts::drop_it))
                .route(urls::DIALOGUE_PUBLISH, post(acts::publish))
                .route(urls::DIALOGUE_SIGN, get(sign::get).post(sign::post))
        },
        pages: || {
            vec![
                entry::<list::DialoguesPage>(),
                entry::<plan::PlanPage>(),
                entry::<show::DialoguePage>(),
                entry::<sign::SignPage>(),
                entry::<public::PublicDialoguesPage>(),
                entry::<public::PublicDialoguePage>(),
            ]
        },
        nav: || {
            let item = |word, href, side| NavItem { word, href, side };
            vec![
                item(word("nav-public-dialogues"), urls::PUBLIC_DIALOGUES, Side::Public),
                item(word("nav-dialogues"), urls::DIALOGUES, Side::Staff(READERS)),
            ]
        },
    }
}
