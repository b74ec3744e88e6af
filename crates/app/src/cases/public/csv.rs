//! All public matters as a table to take away.

use super::card::subject_name;
use super::register::Asked;
use crate::web::{App, PageResult, Visitor};
use crate::words::Lang;
use anyhow::Context;
use axum::body::Body;
use axum::extract::Query;
use axum::http::header;
use axum::response::IntoResponse;
use gandan_store::cases::{self, PublicCursor, PublicFilter, PublicationRow};

/// `GET /cong-khai.csv`: all of it, newest first, as CSV in UTF-8 with a mark at its beginning so that spreadsheets see
/// the letters. It is sent piece by piece, so it can be of any length.
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let filter = asked.filter()?;
    let begin = Piece {
        app: visitor.app.clone(),
        lang: visitor.lang,
        filter,
        after: None,
        at: At::Heads,
    };
    let stream = futures_util::stream::try_unfold(begin, Piece::next);
    let heads = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"cong-khai.csv\"",
        ),
    ];
    Ok((heads, Body::from_stream(stream)).into_response())
}

/// Rows of one piece.
const ROWS_AT_ONCE: i64 = 500;

/// How far the table was sent.
struct Piece {
    app: App,
    lang: Lang,
    filter: PublicFilter,
    after: Option<PublicCursor>,
    at: At,
}

/// What comes next.
enum At {
    Heads,
    Rows,
}

impl Piece {
    /// The next piece: the client asks for it when it has room. A transaction for each, so that nobody is held up by
    /// somebody who reads slowly.
    async fn next(mut self) -> anyhow::Result<Option<(Vec<u8>, Piece)>> {
        if matches!(self.at, At::Heads) {
            let heads = [
                "id",
                "regime",
                "subject",
                "place",
                "body",
                "received",
                "answered",
                "days",
                "in_time",
                "followers",
                "title",
                "words",
                "answer",
            ];
            let mut table = ::csv::Writer::from_writer(Vec::from("\u{feff}"));
            table.write_record(heads)?;
            self.at = At::Rows;
            return Ok(Some((taken(table)?, self)));
        }
        let mut tx = self.app.db.begin_read().await?;
        let rows = cases::public_list(&mut tx, &self.filter, self.after.as_ref(), ROWS_AT_ONCE).await?;
        drop(tx);
        let Some(last) = rows.last() else { return Ok(None) };
        self.after = Some((last.answered_day.clone(), last.id));
        let mut table = ::csv::Writer::from_writer(Vec::new());
        for row in &rows {
            table.write_record(record(&self.app, self.lang, row))?;
        }
        Ok(Some((taken(table)?, self)))
    }
}

fn record(app: &App, lang: Lang, row: &PublicationRow) -> [String; 13] {
    [
        row.id.to_string(),
        row.regime.clone(),
        plain(&subject_name(app, lang, &row.subject)),
        plain(row.place_name.as_deref().unwrap_or_default()),
        plain(&row.body_name),
        row.received_day.clone(),
        row.answered_day.clone(),
        row.days.map(|days| days.to_string()).unwrap_or_default(),
        row.in_time
            .map_or("", |kept| if kept { "yes" } else { "no" })
            .to_owned(),
        row.followers.to_string(),
        plain(&row.title.get().plain()),
        plain(&row.words.get().plain()),
        plain(&row.answer.get().plain()),
    ]
}

fn taken(table: ::csv::Writer<Vec<u8>>) -> anyhow::Result<Vec<u8>> {
    table
        .into_inner()
        .map_err(|error| anyhow::anyhow!("{error}"))
        .context("the table")
}

/// Text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    match text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_spreadsheet_takes_words_for_a_formula() {
        for formula in ["=1+1", "+84", "-1", "@x", " =1", "\t=1", "\n=1"] {
            assert!(plain(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(plain("đèn = hỏng"), "đèn = hỏng");
    }
}
