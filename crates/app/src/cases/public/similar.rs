use super::PublicCard;
use crate::cases::title::matter_of;
use crate::web::App;
use crate::words::Lang;
use gandan_core::bodies::BodyId;
use gandan_store::StoreError;
use gandan_store::cases::{self, PublicFilter, PublicationRow};

/// So many are looked at before the nearest are shown.
const LOOKED_AT: usize = 24;

/// Public matters like the one that somebody is about to send, nearest first, at most `limit`: by its words, those of the
/// same place and subject before others; where the words find nothing, the newest of that place and subject. `subject`
/// may be empty. For the form: so that people follow what is known instead of writing it again.
///
/// # Errors
/// The index's or the database's.
pub async fn similar(
    app: &App,
    lang: Lang,
    words: &str,
    place: Option<BodyId>,
    subject: &str,
    limit: usize,
) -> anyhow::Result<Vec<PublicCard>> {
    let index = app.search.clone();
    let (told, about) = (matter_of(words), subject.to_owned());
    let looked = move || index.similar(&told, place, &about, LOOKED_AT);
    let found = tokio::task::spawn_blocking(looked).await??;
    let mut tx = app.db.begin_read().await?;
    let mut rows: Vec<PublicationRow> = Vec::new();
    for id in found {
        match cases::publication(&mut tx, id).await {
            Ok(row) if row.withdrawn_day.is_none() => rows.push(row),
            // The index is behind by a moment.
            Ok(_) | Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let apart = |row: &PublicationRow| {
        let elsewhere = place.is_some_and(|place| row.place_id != Some(place.0));
        let other = !subject.is_empty() && row.subject != subject;
        usize::from(elsewhere) + usize::from(other)
    };
    // Another subject in another place only shares some words.
    rows.retain(|row| apart(row) < 2);
    // Stable: among those equally near, the order of the words stays.
    rows.sort_by_key(apart);
    if rows.is_empty() && !subject.is_empty() && place.is_some() {
        let filter = PublicFilter {
            place: place.map(|place| place.0),
            subject: Some(subject.to_owned()),
            ..PublicFilter::default()
        };
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        rows = cases::public_list(&mut tx, &filter, None, most).await?;
    }
    Ok(rows
        .iter()
        .take(limit)
        .map(|row| PublicCard::of(app, lang, row))
        .collect())
}
