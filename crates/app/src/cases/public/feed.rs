//! News of public matters as an Atom feed (RFC 4287), of a body, a subject, or all.

use super::card::subject_name;
use super::register::Asked;
use crate::web::{PageResult, Visitor, urls};
use crate::words::word;
use anyhow::Context;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use gandan_store::cases::{self, PublicationRow};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::Write;

/// So many entries.
const ENTRIES: i64 = 50;

/// `GET /cong-khai.atom`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let filter = asked.filter()?;
    let mut tx = app.db.begin_read().await?;
    let rows = cases::public_list(&mut tx, &filter, None, ENTRIES).await?;
    drop(tx);
    let base = app.config.public_url.clone().unwrap_or_default();
    let base = base.trim_end_matches('/');
    let mut name = vec![app.words.say(visitor.lang, &word("publications-title"))];
    if let Some(body) = filter
        .body
        .and_then(|body| rows.iter().find(|row| row.body_id == body))
    {
        name.push(body.body_name.clone());
    }
    if let Some(code) = &filter.subject {
        name.push(subject_name(app, visitor.lang, code));
    }
    let address = format!("{base}{}", visitor.address);
    let updated = rows
        .first()
        .map_or("1970-01-01", |row| row.published_day.as_str())
        .to_owned();
    let xml = atom(&name.join(" · "), &address, base, &updated, &rows).context("the feed")?;
    Ok((
        [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")],
        xml,
    )
        .into_response())
}

fn atom(
    title: &str,
    address: &str,
    base: &str,
    updated: &str,
    rows: &[PublicationRow],
) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .write_inner_content(|xml| {
            text(xml, "title", title)?;
            text(xml, "id", address)?;
            text(xml, "updated", &instant(updated))?;
            let own = [("rel", "self"), ("href", address)];
            xml.create_element("link").with_attributes(own).write_empty()?;
            let list = format!("{base}{}", urls::PUBLICATIONS);
            xml.create_element("link")
                .with_attribute(("href", list.as_str()))
                .write_empty()?;
            rows.iter().try_for_each(|row| entry(xml, base, row))
        })?;
    Ok(xml.into_inner())
}

fn entry(xml: &mut Writer<impl Write>, base: &str, row: &PublicationRow) -> std::io::Result<()> {
    let href = format!("{base}{}", urls::with_id(urls::PUBLICATION, row.id));
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "title", &row.title.get().plain())?;
        text(xml, "id", &format!("urn:uuid:{}", row.id))?;
        text(xml, "updated", &instant(&row.published_day))?;
        xml.create_element("link")
            .with_attribute(("href", href.as_str()))
            .write_empty()?;
        xml.create_element("author")
            .write_inner_content(|xml| text(xml, "name", &row.body_name))?;
        xml.create_element("category")
            .with_attribute(("term", row.subject.as_str()))
            .write_empty()?;
        text(xml, "summary", &row.answer.get().plain())
    })?;
    Ok(())
}

fn text(xml: &mut Writer<impl Write>, name: &str, words: &str) -> std::io::Result<()> {
    // XML knows no other control letters than these.
    let words: String = words
        .chars()
        .filter(|sign| !sign.is_control() || "\n\t".contains(*sign))
        .collect();
    xml.create_element(name)
        .write_text_content(BytesText::new(&words))
        .map(drop)
}

/// A day in Việt Nam as the feed writes instants.
fn instant(day: &str) -> String {
    format!("{day}T00:00:00+07:00")
}
