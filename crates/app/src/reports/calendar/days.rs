//! Due days of reports for a calendar that somebody's telephone shows.

use super::load;
use super::row::said_period;
use crate::bodies::Known;
use crate::web::{App, PageError, urls};
use crate::words::{Lang, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Entry;
use gandan_core::reports::Standing;
use gandan_store::Tx;

/// The days by which a body owes a report that it has not sent, this year's and those of the year before that are still
/// open.
///
/// # Errors
/// The database's.
pub async fn days_of(
    app: &App,
    tx: &mut Tx,
    known: &Known,
    body: BodyId,
    lang: Lang,
) -> Result<Vec<Entry>, PageError> {
    let base = app.config.public_url.as_deref().unwrap_or_default();
    let this = app.clock.today().year();
    let mut entries = Vec::new();
    for year in [this - 1, this] {
        for item in load::year(app, tx, known, (body, year), lang).await?.own {
            let expected = &item.owed.expected;
            let open = matches!(item.owed.standing, Standing::Awaited | Standing::Missing(_));
            let (Some(day), true) = (expected.due, open) else {
                continue;
            };
            let title = word("calendar-entry")
                .with("title", item.title.as_str())
                .with("period", app.words.say(lang, &said_period(&expected.period)));
            let (path, what) = match item.assignment {
                Some(assignment) => (
                    urls::with_id(urls::ASSIGNMENT, assignment),
                    assignment.to_string(),
                ),
                None => {
                    let path = urls::report_duty(&expected.duty, &expected.period, None);
                    (
                        path,
                        format!("{}-{}-{}", expected.duty, expected.period, expected.body.0),
                    )
                }
            };
            entries.push(Entry {
                uid: format!("report-{what}@gandan"),
                day,
                title: app.words.say(lang, &title),
                link: format!("{base}{path}"),
            });
        }
    }
    Ok(entries)
}
