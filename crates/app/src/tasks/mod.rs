//! From the signature to the verdict: signing, work lists, reports, reminders, the leader's page, public figures.

mod chart;
mod chase;
mod close;
mod desk;
mod document;
mod figures;
mod guard;
mod hand_on;
mod history;
mod judge;
mod line;
mod list;
mod overview;
mod public;
mod report;
mod report_form;
mod rounds;
mod show;
mod sign;
mod states;
mod task;

pub use desk::{Desk, desk};
pub use guard::Guard;
pub use line::{Line, document_label, round_word, state_tone, state_word};
pub use public::{PublicStates, public_states};
pub use rounds::ROUNDS;
pub use states::{Figure, StateRow, count};

use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use gandan_core::access::Role;

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "tasks",
        routes,
        pages: || {
            vec![
                entry::<chase::ChasePage>(),
                entry::<chase::ChasersPage>(),
                entry::<document::DocumentTasksPage>(),
                entry::<figures::FiguresPage>(),
                entry::<figures::PublicOverduePage>(),
                entry::<hand_on::HandOnPage>(),
                entry::<judge::JudgePage>(),
                entry::<list::ListPage>(),
                entry::<overview::OverviewPage>(),
                entry::<report::ReportPage>(),
                entry::<show::AssignmentPage>(),
                entry::<sign::SignPage>(),
                entry::<task::TaskPage>(),
            ]
        },
        nav: || {
            let item = |word, href, side| NavItem { word, href, side };
            vec![
                item(
                    word("nav-assignments"),
                    urls::ASSIGNMENTS,
                    Side::Staff(&[Role::Clerk, Role::Officer, Role::Head, Role::Desk]),
                ),
                item(
                    word("nav-follow"),
                    urls::FOLLOW,
                    Side::Staff(&[Role::Officer, Role::Head, Role::Desk, Role::Auditor]),
                ),
                item(
                    word("nav-overview"),
                    urls::OVERVIEW,
                    Side::Staff(&[Role::Head, Role::Desk, Role::Auditor]),
                ),
                item(word("nav-figures"), urls::FIGURES, Side::Public),
            ]
        },
    }
}

fn routes() -> Router<App> {
    let upload = DefaultBodyLimit::max(report_form::MOST);
    Router::new()
        .route(urls::SIGN_TASKS, get(sign::get).post(sign::post))
        .route(urls::DOCUMENT_TASKS, get(document::get))
        .route(urls::ASSIGNMENTS, get(list::held))
        .route(urls::FOLLOW, get(list::given))
        .route(urls::ASSIGNMENT, get(show::get))
        .route(urls::REPORT, get(report::get).post(report::post).layer(upload))
        .route(urls::JUDGE, get(judge::get).post(judge::post))
        .route(urls::HAND_ON, get(hand_on::get).post(hand_on::post))
        .route(urls::EVIDENCE, get(history::file))
        .route(urls::TASK, get(task::get))
        .route(urls::TASK_CLOSE, post(close::post))
        .route(urls::CHASE, post(chase::preview))
        .route(urls::CHASE_SEND, post(chase::send))
        .route(urls::CHASERS, get(chase::batch))
        .route(urls::OVERVIEW, get(overview::get))
        .route(urls::FIGURES, get(figures::get))
        .route(urls::FIGURES_OVERDUE, get(figures::overdue))
}
