//! A page of public copies, by day or by words: one way for the register and for the interface.

use crate::web::{App, PageError, ROWS};
use gandan_store::Tx;
use gandan_store::cases::{self, PublicCursor, PublicFilter, PublicationRow};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Where a list goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    /// From its beginning.
    Nothing,
    /// After that row.
    Row(PublicCursor),
    /// After so many of what the words find.
    Found(usize),
}

/// A page of copies.
#[derive(Default)]
pub struct Listed {
    /// Newest answers first, or what fits the words best.
    pub rows: Vec<PublicationRow>,
    /// What [`After::read`] reads for the next page, where there is one.
    pub next: Option<String>,
}

/// So many that the words find are looked at for a page where some may be of other days.
const LOOKED_AT: usize = 4 * ROWS as usize;
/// Whoever has read so many asks with better words.
const MOST: usize = 1_000;

impl After {
    /// As written in an address; nothing where it is none of ours.
    pub fn read(text: &str) -> Option<After> {
        if text.is_empty() {
            return Some(After::Nothing);
        }
        if let Some(passed) = text.strip_prefix("w.") {
            let passed = passed.parse().ok().filter(|passed| *passed <= MOST);
            return passed.map(After::Found);
        }
        let (day, id) = text.split_once('.')?;
        let day: jiff::civil::Date = day.parse().ok()?;
        let id: Uuid = id.parse().ok()?;
        Some(After::Row((day.to_string(), id)))
    }
}

/// The copies that keep to `filter`; where there are `words`, those that they find.
///
/// # Errors
/// The index's or the database's.
pub async fn listed(
    app: &App,
    tx: &mut Tx,
    filter: &PublicFilter,
    words: &str,
    after: After,
) -> Result<Listed, PageError> {
    if !words.trim().is_empty() {
        let passed = match after {
            After::Found(passed) => passed,
            _ => 0,
        };
        return found(app, tx, filter, words, passed).await;
    }
    let after = match after {
        After::Row(cursor) => Some(cursor),
        _ => None,
    };
    let mut rows = cases::public_list(tx, filter, after.as_ref(), i64::from(ROWS) + 1).await?;
    let more = rows.len() > ROWS as usize;
    rows.truncate(ROWS as usize);
    let last = rows.last().filter(|_| more);
    let next = last.map(|last| format!("{}.{}", last.answered_day, last.id));
    Ok(Listed { rows, next })
}

/// The copies that the words find, best first, after so many of them.
async fn found(
    app: &App,
    tx: &mut Tx,
    filter: &PublicFilter,
    words: &str,
    passed: usize,
) -> Result<Listed, PageError> {
    let (index, words, named) = (app.search.clone(), words.to_owned(), filter.clone());
    let most = passed
        + match filter.from.is_some() || filter.before.is_some() {
            true => LOOKED_AT,
            false => ROWS as usize + 1,
        };
    let ids = tokio::task::spawn_blocking(move || index.publications(&words, &named, most))
        .await
        .map_err(anyhow::Error::from)??;
    let mut rows = Vec::new();
    let mut looked = passed.min(ids.len());
    while looked < ids.len() && rows.len() < ROWS as usize {
        let some = &ids[looked..ids.len().min(looked + ROWS as usize)];
        let mut read: BTreeMap<Uuid, PublicationRow> = cases::publications_in(tx, some)
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        for id in some {
            if rows.len() == ROWS as usize {
                break;
            }
            looked += 1;
            // One that is not there: the index is behind by a moment.
            rows.extend(read.remove(id).filter(|row| filter.keeps(row)));
        }
    }
    let more = looked < ids.len() || ids.len() == most;
    let next = (more && looked < MOST).then(|| format!("w.{looked}"));
    Ok(Listed { rows, next })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_goes_on_only_from_where_one_stopped() {
        let id = Uuid::from_u128(7);
        assert_eq!(After::read(""), Some(After::Nothing));
        let row = After::Row(("2026-11-20".to_owned(), id));
        assert_eq!(After::read(&format!("2026-11-20.{id}")), Some(row));
        assert_eq!(After::read("w.50"), Some(After::Found(50)));
        for wrong in ["x", "w.", "w.-1", "w.1001", "2026-02-30.x", "2026-11-20", "."] {
            assert_eq!(After::read(wrong), None, "{wrong}");
        }
    }
}
