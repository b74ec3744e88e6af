use super::super::line::number;
use crate::cases::said::{clock_word, regime_word};
use crate::reports::calendar::days_of;
use crate::reports::own_bodies;
use crate::web::{Limit, PageError, PageResult, Secret, Visitor, hex, urls};
use crate::words::word;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use gandan_core::access::{Act, Actor, Object, Reach, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Entry, Wall, agenda};
use gandan_store::access;
use gandan_store::casework::{self, AgendaRow};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// `GET /lich/{file}`: no session, only the secret; a wrong one finds nothing.
pub async fn get(visitor: Visitor, Path(file): Path<String>, headers: HeaderMap) -> PageResult {
    visitor.limit(Limit::Agenda)?;
    let secret = Secret::read(file.strip_suffix(".ics").unwrap_or(&file)).ok_or_else(PageError::not_found)?;
    let app = &visitor.app;
    let today = app.clock.today();
    let mut tx = app.db.begin_read().await?;
    let link = casework::agenda_behind(&mut tx, &secret.digest()).await?;
    let link = link.ok_or_else(PageError::not_found)?;
    let actor = access::actor(&mut tx, link.account_id, &today.to_string()).await?;
    let actor = actor.ok_or_else(PageError::not_found)?;
    let rows = casework::agenda(&mut tx, link, today).await?;
    let known = app.bodies.load(&mut tx).await?;
    let tree = known.tree(today);
    let mut reports = Vec::new();
    for body in bodies(&actor, &tree, link.body_id) {
        reports.extend(days_of(app, &mut tx, &known, body, visitor.lang).await?);
    }
    drop(tx);
    // What a wall covers is left out by the query; posts may have changed since the address was made.
    let reads = |row: &&AgendaRow| {
        let object = Object::Case {
            holder: BodyId(row.body_id),
            offered: None,
            handler: row.officer_id,
            helper: row.helper_id,
            wall: Wall::NONE,
        };
        may(&actor, Act::ReadCase, object, &tree).is_ok()
    };
    let mut entries: Vec<Entry> = rows
        .iter()
        .filter(reads)
        .filter_map(|row| entry(&visitor, row))
        .collect();
    entries.extend(reports);
    let name = app.words.say(visitor.lang, &word("agenda-name"));
    let calendar = agenda(&name, &entries, &stamp(today));
    // Weak: on its way it may be compressed.
    let tag = format!("W/\"{}\"", &hex(&Sha256::digest(&calendar))[..32]);
    let same = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == tag);
    let head = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::ETAG, tag),
        (
            header::CONTENT_DISPOSITION,
            "inline; filename=\"han.ics\"".to_owned(),
        ),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    match same {
        true => Ok((StatusCode::NOT_MODIFIED, head).into_response()),
        false => Ok((head, calendar).into_response()),
    }
}

/// Whose reports belong in it: those of the body it is of, or of the bodies at which its owner works.
fn bodies(actor: &Actor, tree: &impl Reach, body: Option<Uuid>) -> Vec<BodyId> {
    let own: Vec<BodyId> = match body {
        Some(body) => vec![BodyId(body)],
        None => own_bodies(actor, tree),
    };
    let reads = |body: &BodyId| may(actor, Act::ReadReports, Object::Body(*body), tree).is_ok();
    own.into_iter().filter(reads).collect()
}

/// Regime, number, clock, day and link: it lies on telephones and in mails.
fn entry(visitor: &Visitor, row: &AgendaRow) -> Option<Entry> {
    let (words, lang) = (&visitor.app.words, visitor.lang);
    let title = word("agenda-entry")
        .with("number", number(row.id))
        .with("regime", words.say(lang, &regime_word(&row.regime)))
        .with("clock", words.say(lang, &clock_word(&row.next_clock)));
    let base = visitor.app.config.public_url.as_deref().unwrap_or_default();
    Some(Entry {
        uid: format!("{}-{}@gandan", row.id, row.next_clock),
        day: row.next_due.parse().ok()?,
        title: words.say(lang, &title),
        link: format!("{base}{}", urls::with_id(urls::CASE, row.id)),
    })
}

/// When the calendar of a day was made: at its midnight in Việt Nam, so that the same day gives the same bytes.
fn stamp(today: Date) -> String {
    let midnight = today.at(0, 0, 0, 0);
    let made = jiff::tz::offset(7).to_timestamp(midnight).unwrap_or_default();
    made.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_calendar_is_stamped_with_midnight_in_viet_nam() {
        let day = jiff::civil::date(2026, 11, 23);
        assert_eq!(super::stamp(day), "20261122T170000Z");
    }
}
