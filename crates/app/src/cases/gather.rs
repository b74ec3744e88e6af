//! Where petitions that arrive at the same time wait for each other: one commit makes all of them lasting, so that a
//! rush costs the disk no more than a trickle. Nobody is answered before the commit.

use super::taking::{Ready, Receipt, TakeError};
use crate::web::{App, Keys};
use gandan_store::journal::Author;
use gandan_store::{Db, Engine, StoreError, cases, sqlx};
use std::sync::{Arc, OnceLock};
use tokio::sync::{Mutex, mpsc, oneshot};

/// So many wait before the next one must wait outside.
const WAITING: usize = 1_024;
/// So many are written together at most.
const TOGETHER: usize = 128;

/// The way to the writers; they start with the first petition and end with the program.
#[derive(Debug, Clone, Default)]
pub struct Gather(Arc<OnceLock<mpsc::Sender<Waiting>>>);

struct Waiting {
    ready: Ready,
    author: Author,
    answer: oneshot::Sender<Result<Receipt, TakeError>>,
}

impl std::fmt::Debug for Waiting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waiting")
    }
}

impl Gather {
    /// Stores a petition together with those that arrive beside it.
    ///
    /// # Errors
    /// As [`super::taking::take`].
    pub async fn take(&self, app: &App, ready: Ready, author: &Author) -> Result<Receipt, TakeError> {
        let writers = self.0.get_or_init(|| start(app));
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting {
            ready,
            author: author.clone(),
            answer,
        };
        let gone = |_| TakeError::Fault(anyhow::anyhow!("the writer has gone"));
        writers
            .send(waiting)
            .await
            .map_err(|_| anyhow::anyhow!("the writer has gone"))?;
        answered.await.map_err(gone)?
    }
}

/// SQLite has one writer. PostgreSQL commits for several at once; with more than two, fewer wait together, and what each
/// petition costs grows.
fn start(app: &App) -> mpsc::Sender<Waiting> {
    let (sender, receiver) = mpsc::channel(WAITING);
    let receiver = Arc::new(Mutex::new(receiver));
    let writers = match app.db.engine() {
        Engine::Sqlite => 1,
        Engine::Postgres => 2,
    };
    for _ in 0..writers {
        tokio::spawn(write(app.db.clone(), app.keys.clone(), receiver.clone()));
    }
    sender
}

async fn write(db: Db, keys: Keys, receiver: Arc<Mutex<mpsc::Receiver<Waiting>>>) {
    let mut together = Vec::with_capacity(TOGETHER);
    while receiver.lock().await.recv_many(&mut together, TOGETHER).await > 0 {
        match store(&db, &together).await {
            Ok(()) => {
                for one in together.drain(..) {
                    // Whoever has hung up meanwhile asks again under the same key.
                    let _ = one.answer.send(Ok(one.ready.receipt()));
                }
                continue;
            }
            Err(StoreError::Away(error)) => {
                // Each by itself would wait for it once more, one after the other.
                tracing::warn!(error.message = %error, "petitions.not_taken");
                for one in together.drain(..) {
                    let away = StoreError::Away(sqlx::Error::PoolTimedOut);
                    let _ = one.answer.send(Err(away.into()));
                }
                continue;
            }
            Err(_) => {}
        }
        // One of them is here already, or cannot be stored: each by itself, so that it keeps nobody else.
        for one in together.drain(..) {
            let taken = alone(&db, &keys, &one).await;
            let _ = one.answer.send(taken.map(|known| one.ready.receipt_of(known)));
        }
    }
}

async fn store(db: &Db, together: &[Waiting]) -> Result<(), StoreError> {
    let mut tx = db.begin_write().await?;
    let given: Vec<_> = together
        .iter()
        .map(|one| (one.ready.submission(), &one.author))
        .collect();
    cases::take_fresh(&mut tx, &given).await?;
    let prints: Vec<_> = together.iter().filter_map(|one| one.ready.print()).collect();
    cases::imprint_many(&mut tx, &prints).await?;
    for one in together {
        one.ready.attach(&mut tx).await?;
    }
    tx.commit().await
}

async fn alone(db: &Db, keys: &Keys, one: &Waiting) -> Result<cases::Taken, TakeError> {
    let mut tx = db.begin_write().await?;
    let taken = one.ready.store(&mut tx, keys, &one.author).await?;
    tx.commit().await?;
    Ok(taken)
}
