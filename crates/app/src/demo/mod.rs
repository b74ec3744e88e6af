//! `gandan demo`: a throw-away province with real directives, people for every role, and work under way.
//!
//! The directives are public acts; the province "tỉnh Mẫu", its bodies and its people are made up and say so.

mod answers;
mod citizens;
mod counter;
mod desk;
mod folder;
mod people;
mod reception;
mod replies;
mod reports;
mod reports_words;
mod statistics;
mod story;

pub use citizens::codes;
pub use folder::DemoFolder;
pub use people::{PASSWORD, PEOPLE, Person};

use crate::bodies::actions::{Shipped, seed};
use crate::web::App;
use anyhow::Context;
use gandan_store::journal::Author;

/// Fills an empty database.
///
/// # Errors
/// The database's, or a fixture that does not fit the program any more, which a test rules out.
pub async fn fill(app: &App) -> anyhow::Result<()> {
    let author = Author {
        account: None,
        name: "gandan demo".to_owned(),
    };
    let mut tx = app.db.begin_write().await?;
    for which in [Shipped::Vietnam, Shipped::Sample] {
        seed(&mut tx, &author, app.clock.micros(), which)
            .await
            .context("the bodies")?;
    }
    tx.commit().await?;
    let cast = people::hire(app).await.context("the people")?;
    story::play(app, &cast).await.context("the story")?;
    desk::play(app, &cast).await.context("the desks")?;
    answers::play(app, &cast).await.context("the answers")?;
    replies::play(app).await.context("the replies")?;
    reception::play(app, &cast).await.context("the receptions")?;
    citizens::play(app, &cast).await.context("the citizens")?;
    reports::play(app, &cast).await.context("the reports")?;
    statistics::play(app, &cast).await.context("the statistics")
}
