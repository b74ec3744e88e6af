//! Receptions: the timetable of the head and what is owed, its posting with proof, the queue of the day, visits and their
//! register, refusals and conclusions, and what everybody may know of it.

mod counter;
mod duty;
mod papers;
mod place;
mod posts;
mod public;
mod register;
mod timetable;

pub use duty::{Duty, PeriodLine, duty_of, written};
pub(crate) use papers::{PaperHead, issue_refusal};
pub use posts::{Choice, OfBody, Posts, layout_of, place_name};
pub use timetable::Nothing;

use crate::attachments;
use crate::capabilities::Capability;
use crate::web::{App, NavItem, Side, entry, urls};
use crate::words::word;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use gandan_core::access::Role;

/// Who keeps the timetable and receives.
const HOLDERS: &[Role] = &[Role::Clerk, Role::Officer, Role::Head, Role::Desk];
/// Who reads it.
const READERS: &[Role] = &[Role::Clerk, Role::Officer, Role::Head, Role::Desk, Role::Auditor];

/// What it brings.
pub fn capability() -> Capability {
    Capability {
        name: "reception",
        routes,
        pages: || {
            vec![
                entry::<timetable::SchedulePage>(),
                entry::<timetable::PlanPage>(),
                entry::<timetable::SittingPage>(),
                entry::<place::PlacePage>(),
                entry::<counter::QueuePage>(),
                entry::<counter::VisitPage>(),
                entry::<counter::RefusePage>(),
                entry::<papers::NoticePage>(),
                entry::<papers::ConcludePage>(),
                entry::<papers::SittingPaperPage>(),
                entry::<register::RegisterPage>(),
                entry::<public::ReceptionPage>(),
            ]
        },
        nav: || {
            let item = |word, href, side| NavItem { word, href, side };
            vec![
                item(word("nav-public-reception"), urls::PUBLIC_RECEPTION, Side::Public),
                item(word("nav-reception"), urls::RECEPTION, Side::Staff(READERS)),
                item(
                    word("nav-reception-queue"),
                    urls::RECEPTION_QUEUE,
                    Side::Staff(HOLDERS),
                ),
            ]
        },
    }
}

fn routes() -> Router<App> {
    Router::new()
        .route(urls::PUBLIC_RECEPTION, get(public::get))
        .route(urls::RECEPTION, get(timetable::schedule))
        .route(urls::RECEPTION_PLACE, get(place::get).post(place::post))
        .route(urls::SITTING_NEW, get(timetable::plan).post(timetable::planned))
        .route(urls::SITTING, get(timetable::show))
        .route(urls::SITTING_STATE, post(timetable::state))
        .route(
            urls::SITTING_POST,
            post(timetable::posted).layer(DefaultBodyLimit::max(attachments::MOST)),
        )
        .route(urls::SITTING_ONLINE, post(timetable::online))
        .route(urls::POSTING_FILE, get(timetable::proof))
        .route(urls::RECEPTION_QUEUE, get(counter::queue).post(counter::arrive))
        .route(urls::VISIT, get(counter::visit).post(counter::write))
        .route(urls::VISIT_STATE, post(counter::state))
        .route(urls::VISIT_REFUSE, get(counter::refuse).post(counter::refused))
        .route(urls::VISIT_NOTICE, get(papers::notice).post(papers::noticed))
        .route(
            urls::SITTING_CONCLUDE,
            get(papers::conclude).post(papers::concluded),
        )
        .route(urls::SITTING_PAPER, get(papers::show))
        .route(urls::SITTING_PAPER_FILE, get(papers::file))
        .route(urls::VISIT_REGISTER, get(register::get))
        .route(urls::VISIT_REGISTER_FILE, get(register::file))
        .route(urls::VISIT_REGISTER_SHEET, get(register::sheet))
}
