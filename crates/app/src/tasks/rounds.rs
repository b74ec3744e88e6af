use crate::jobs::Job;
use crate::web::App;
use gandan_core::bodies::BodyId;
use gandan_store::journal::Author;
use gandan_store::tasks;
use std::time::Duration;

/// Makes the next round of every recurring duty whose period has begun.
pub const ROUNDS: Job = Job {
    name: "rounds",
    every: Duration::from_secs(600),
    run: |app| Box::pin(run(app)),
};

async fn run(app: App) -> anyhow::Result<String> {
    let today = app.clock.today();
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    drop(tx);
    let heirs = move |body: BodyId| known.registry.successors(body, today);
    let author = Author {
        account: None,
        name: "gandan".to_owned(),
    };
    let made = tasks::make_due_rounds(&app.db, today, &heirs, &author, app.clock.micros()).await?;
    Ok(made.to_string())
}
