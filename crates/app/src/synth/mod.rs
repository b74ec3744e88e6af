//! Made-up matters in any number, the same for the same seed: for load and for demonstration. Words, people, places are
//! made up; laws, clocks and procedures are those of the program, so that every figure over them is a true count.

mod bodies;
mod draw;
mod history;
mod words;

pub use bodies::Communes;
pub use draw::Draw;

use crate::web::App;
use anyhow::Context;
use gandan_store::cases;
use history::Historian;

/// So many are stored in one transaction; broken off, it goes on with the first piece that is not there.
const PIECE: u64 = 1_000;

/// How many, and which.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// Cases in all.
    pub cases: u64,
    /// Another seed, other matters.
    pub seed: u64,
    /// Communes to be made up under the sample province, where there are fewer.
    pub communes: usize,
}

/// Makes them; `progress` hears how many are there. Answers how many were new.
///
/// # Errors
/// The database's, or there is no commune.
pub async fn run(app: &App, order: Order, mut progress: impl FnMut(u64)) -> anyhow::Result<u64> {
    let communes = bodies::communes(app, order.communes).await?;
    let historian = Historian::new(app, &communes)?;
    let mut new = 0;
    let mut first = 0;
    while first < order.cases {
        let last = (first + PIECE).min(order.cases);
        let key = history::key(order.seed, first);
        let mut tx = app.db.begin_read().await?;
        let known = cases::is_known(&mut tx, &key).await?;
        drop(tx);
        if !known {
            let planted: Vec<_> = (first..last)
                .map(|number| historian.tell(order.seed, number))
                .collect::<anyhow::Result<_>>()
                .context("a history that the procedures do not allow")?;
            let mut tx = app.db.begin_write().await?;
            cases::plant(&mut tx, &planted).await?;
            tx.commit().await?;
            new += last - first;
        }
        first = last;
        progress(first);
    }
    Ok(new)
}
