use super::Trouble;
use crate::web::App;
use gandan_core::outbox::{Next, after_failure};
use gandan_store::outbox::{self, Leased};
use gandan_store::{StoreError, new_id};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How often a node looks for what is due.
const LOOK: Duration = Duration::from_secs(3);
/// So many notices are leased at once.
const BATCH: i64 = 20;
/// So long a node may hold them: one that died loses them afterwards.
const HOLD: Duration = Duration::from_secs(300);
/// After this time a node begins with none of them any more: what it began it must end while it still holds it.
const BEGIN: Duration = Duration::from_secs(240);

/// Sends whatever is due until `stop` turns true; a message under way is let finish, the rest are given back. Every
/// node does so at once: what keeps them apart is the lease on each row, not one on the work as a whole, so that a node
/// that died holds nobody up.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let node = new_id().to_string();
    while !*stop.borrow() {
        let stopped = || *stop.borrow();
        match step(&app, &node, stopped).await {
            // There may be more.
            Ok(handled) if handled > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::error!(error.message = %format!("{error:#}"), "outbox.failed"),
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            changed = stop.changed() => if changed.is_err() { return },
        }
    }
}

/// Leases what is due and sends it; answers how many were handled, sent or not. In quiet hours, and where no way is set
/// up, there is nothing to do.
///
/// # Errors
/// The database's: what was leased comes back by itself.
pub async fn step(app: &App, node: &str, stopped: impl Fn() -> bool) -> anyhow::Result<usize> {
    let now = app.clock.now();
    if app.outbox.quiet_hours().holds(now) {
        return Ok(0);
    }
    let mut tx = app.db.begin_read().await?;
    let due = outbox::any_due(&mut tx, now.as_microsecond()).await?;
    drop(tx);
    if !due {
        return Ok(0);
    }
    let until = now.as_microsecond() + micros(HOLD);
    let mut tx = app.db.begin_write().await?;
    let rows = outbox::lease(&mut tx, node, now.as_microsecond(), until, BATCH).await?;
    tx.commit().await?;
    let (leased_at, leased) = (Instant::now(), rows.len());
    let mut handled = 0;
    // A server that is away is not asked again for each message.
    let mut away = BTreeMap::new();
    for row in &rows {
        if stopped() || leased_at.elapsed() > BEGIN {
            break;
        }
        let outcome = match away.get(&row.channel) {
            Some(trouble) => Err(*trouble),
            None => send(app, row).await,
        };
        if let Err(trouble) = outcome
            && trouble.is_the_servers()
        {
            away.insert(row.channel, trouble);
        }
        record(app, node, row, outcome).await?;
        handled += 1;
    }
    if handled < leased {
        let mut tx = app.db.begin_write().await?;
        outbox::release(&mut tx, node).await?;
        tx.commit().await?;
    }
    Ok(handled)
}

/// Hands one notice to its server and writes nothing down: [`step`] does both.
///
/// # Errors
/// Why it was not taken.
pub async fn send(app: &App, row: &Leased) -> Result<(), Trouble> {
    let person = row.person;
    let sign = person.map(|(petition, position)| super::stop_sign(&app.keys.receipt, petition, position));
    app.outbox.send(row, sign.as_deref()).await
}

async fn record(app: &App, node: &str, row: &Leased, outcome: Result<(), Trouble>) -> anyhow::Result<()> {
    let now = app.clock.now();
    let at = now.as_microsecond();
    let mut tx = app.db.begin_write().await?;
    let written = match outcome {
        Ok(()) => outbox::sent(&mut tx, row.id, node, at).await,
        Err(trouble) => {
            let code = trouble.code();
            tracing::warn!(notice.id = %row.id, notice.channel = row.channel.code(), reason = %code, "notice.not_sent");
            match after_failure(row.attempts, now) {
                Next::Again(later) if !trouble.is_final() => {
                    let later = app.outbox.quiet_hours().open_from(later).as_microsecond();
                    outbox::retry(&mut tx, row.id, node, later, &code).await
                }
                _ => outbox::failed(&mut tx, row.id, node, at, &code).await,
            }
        }
    };
    match written {
        Ok(()) => Ok(tx.commit().await?),
        // It was withdrawn meanwhile, or the lease ran out: another will see by its id that it was sent.
        Err(StoreError::Stale) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn micros(time: Duration) -> i64 {
    i64::try_from(time.as_micros()).unwrap_or(i64::MAX)
}
