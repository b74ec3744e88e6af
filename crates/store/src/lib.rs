//! SQLite and PostgreSQL behind one text of SQL.
//!
//! Every statement is a constant made by `statements!` beside the functions that use it, and is prepared on both
//! engines by a test. Instants are microseconds UTC, days ISO text, ids UUIDv7 (see `migrations/README.md`).
//!
//! What is absent here: decisions (they are in `gandan-core`), today's date (an argument), HTTP.

mod db;

pub mod access;
pub mod blobs;
pub mod bodies;
pub mod cases;
pub mod casework;
pub mod dialogues;
pub mod documents;
pub mod jobs;
pub mod journal;
pub mod keys;
pub mod outbox;
pub mod reception;
pub mod reports;
pub mod retention;
pub mod settings;
pub mod tasks;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use db::{Checkup, DatabaseUrl, Db, Engine, JobRow, StoreError, Tx, new_id};
pub use sqlx;

/// Every statement of the crate, by module, for the test that prepares them on both engines.
pub fn statements() -> Vec<(&'static str, &'static str, &'static str)> {
    let modules: &[(&str, &[(&str, &str)])] = &[
        ("access::accounts", access::accounts::STATEMENTS),
        ("access::invitations", access::invitations::STATEMENTS),
        ("access::sessions", access::sessions::STATEMENTS),
        ("access::tokens", access::tokens::STATEMENTS),
        ("blobs", blobs::STATEMENTS),
        ("bodies::corrections", bodies::corrections::STATEMENTS),
        ("bodies::load", bodies::load::STATEMENTS),
        ("bodies::standing", bodies::standing::STATEMENTS),
        ("bodies::write", bodies::write::STATEMENTS),
        ("cases::apart", cases::apart::STATEMENTS),
        ("cases::attachments", cases::attachments::STATEMENTS),
        ("cases::cells", cases::cells::STATEMENTS),
        ("cases::counted", cases::counted::STATEMENTS),
        ("cases::followers", cases::followers::STATEMENTS),
        ("cases::batches", cases::batches::STATEMENTS),
        ("cases::book", cases::book::STATEMENTS),
        ("cases::findable", cases::findable::STATEMENTS),
        ("cases::fingerprints", cases::fingerprints::STATEMENTS),
        ("cases::information", cases::information::STATEMENTS),
        ("cases::drafts", cases::drafts::STATEMENTS),
        ("cases::intake", cases::intake::STATEMENTS),
        ("cases::list", cases::list::STATEMENTS),
        ("cases::messages", cases::messages::STATEMENTS),
        ("cases::moves", cases::moves::STATEMENTS),
        ("cases::open", cases::open::STATEMENTS),
        ("cases::parts", cases::parts::STATEMENTS),
        ("cases::petitions", cases::petitions::STATEMENTS),
        ("cases::plant", cases::plant::STATEMENTS),
        ("cases::publications", cases::publications::STATEMENTS),
        ("cases::requests", cases::requests::STATEMENTS),
        ("cases::ratings", cases::ratings::STATEMENTS),
        ("cases::readings", cases::readings::STATEMENTS),
        ("cases::redactions", cases::redactions::STATEMENTS),
        ("cases::row", cases::row::STATEMENTS),
        ("cases::sightings", cases::sightings::STATEMENTS),
        ("cases::told", cases::told::STATEMENTS),
        ("cases::verdicts", cases::verdicts::STATEMENTS),
        ("cases::transfers", cases::transfers::STATEMENTS),
        ("cases::wall", cases::wall::STATEMENTS),
        ("casework::agenda", casework::agenda::STATEMENTS),
        ("casework::bulks", casework::bulks::STATEMENTS),
        ("casework::drafts", casework::drafts::STATEMENTS),
        ("casework::papers", casework::papers::STATEMENTS),
        ("casework::register", casework::register::STATEMENTS),
        ("casework::replies", casework::replies::STATEMENTS),
        ("dialogues::days", dialogues::days::STATEMENTS),
        ("dialogues::promises", dialogues::promises::STATEMENTS),
        ("documents::batches", documents::batches::STATEMENTS),
        ("documents::citations", documents::citations::STATEMENTS),
        ("documents::insert", documents::insert::STATEMENTS),
        ("documents::library", documents::library::STATEMENTS),
        ("documents::proposals", documents::proposals::STATEMENTS),
        ("documents::views", documents::views::STATEMENTS),
        ("jobs", jobs::STATEMENTS),
        ("journal", journal::STATEMENTS),
        ("keys", keys::STATEMENTS),
        ("outbox::queue", outbox::queue::STATEMENTS),
        ("outbox::view", outbox::view::STATEMENTS),
        ("outbox::work", outbox::work::STATEMENTS),
        ("reception::facts", reception::facts::STATEMENTS),
        ("reception::papers", reception::papers::STATEMENTS),
        ("reception::places", reception::places::STATEMENTS),
        ("reception::postings", reception::postings::STATEMENTS),
        ("reception::queue", reception::queue::STATEMENTS),
        ("reception::register", reception::register::STATEMENTS),
        ("reception::sittings", reception::sittings::STATEMENTS),
        ("reports::acts", reports::acts::STATEMENTS),
        ("reports::answers", reports::answers::STATEMENTS),
        ("reports::clauses", reports::clauses::STATEMENTS),
        ("reports::counts", reports::counts::STATEMENTS),
        ("reports::facts", reports::facts::STATEMENTS),
        ("reports::figures", reports::figures::STATEMENTS),
        ("reports::findings", reports::findings::STATEMENTS),
        ("reports::open", reports::open::STATEMENTS),
        ("reports::owed", reports::owed::STATEMENTS),
        ("reports::papers", reports::papers::STATEMENTS),
        ("reports::parts", reports::parts::STATEMENTS),
        ("reports::reminders", reports::reminders::STATEMENTS),
        ("reports::rolls", reports::rolls::STATEMENTS),
        ("reports::row", reports::row::STATEMENTS),
        ("reports::versions", reports::versions::STATEMENTS),
        ("retention::candidates", retention::CANDIDATE_STATEMENTS),
        ("retention::disposals", retention::DISPOSAL_STATEMENTS),
        ("retention::erase", retention::ERASE_STATEMENTS),
        ("retention::holds", retention::HOLD_STATEMENTS),
        ("retention::receipts", retention::RECEIPT_STATEMENTS),
        ("db::care", db::CARE_STATEMENTS),
        ("db::migrate", db::MIGRATE_STATEMENTS),
        ("settings", settings::STATEMENTS),
        ("tasks::candidates", tasks::candidates::STATEMENTS),
        ("tasks::chasers", tasks::chasers::STATEMENTS),
        ("tasks::counted", tasks::counted::STATEMENTS),
        ("tasks::handing", tasks::handing::STATEMENTS),
        ("tasks::history", tasks::history::STATEMENTS),
        ("tasks::issue", tasks::issue::STATEMENTS),
        ("tasks::list", tasks::list::STATEMENTS),
        ("tasks::public", tasks::public::STATEMENTS),
        ("tasks::report", tasks::report::STATEMENTS),
        ("tasks::rounds", tasks::rounds::STATEMENTS),
        ("tasks::row", tasks::row::STATEMENTS),
        ("tasks::tallies", tasks::tallies::STATEMENTS),
        ("tasks::verdict", tasks::verdict::STATEMENTS),
    ];
    modules
        .iter()
        .flat_map(|(module, list)| list.iter().map(move |(name, sql)| (*module, *name, *sql)))
        .collect()
}
