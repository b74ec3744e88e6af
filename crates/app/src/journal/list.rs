use super::said::{Fact, Reader};
use super::{auditor, reads};
use crate::web::{Officer, Page, PageResult, ROWS, urls};
use axum::extract::Query;
use gandan_core::bodies::BodyId;
use gandan_store::journal::{self, EntryRow, Filter};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many entries are looked at for one page, at most: an auditor of a small body does not make the server read
/// everything.
const LOOKED_AT: usize = 5_000;

/// Entries, newest first.
#[derive(Serialize)]
pub struct JournalPage {
    asked: Asked,
    acts: Vec<ActChoice>,
    rows: Vec<Line>,
    older: Option<String>,
    export: &'static str,
}

/// What is looked for; days are civil days in Việt Nam, both included.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Asked {
    #[serde(default)]
    act: String,
    #[serde(default)]
    actor: String,
    #[serde(default)]
    object: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    before: String,
}

/// An act to look for.
#[derive(Serialize)]
struct ActChoice {
    value: String,
    label: String,
}

#[derive(Serialize)]
struct Line {
    seq: i64,
    at: i64,
    actor: String,
    act: String,
    body: String,
    object_kind: String,
    object: Option<Uuid>,
    detail: Vec<Fact>,
}

impl Page for JournalPage {
    const TEMPLATE: &'static str = "pages/journal/list.html";

    fn samples() -> Vec<JournalPage> {
        let line = |object| Line {
            seq: 7,
            at: 0,
            actor: "Cán bộ 1".to_owned(),
            act: "Nhận văn bản".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            object_kind: "văn bản".to_owned(),
            object,
            detail: ["/"]
                .map(|href| Fact {
                    label: "Văn bản".to_owned(),
                    value: "0A1B2C3D".to_owned(),
                    href: object.map(|_| href.to_owned()),
                })
                .into(),
        };
        let page = |rows, older| JournalPage {
            asked: Asked::default(),
            acts: vec![ActChoice {
                value: "document.imported".to_owned(),
                label: "Nhận văn bản".to_owned(),
            }],
            rows,
            older,
            export: urls::JOURNAL_EXPORT,
        };
        vec![
            page(vec![line(Some(Uuid::nil())), line(None)], Some("/".to_owned())),
            page(Vec::new(), None),
        ]
    }
}

/// `GET /lam-viec/nhat-ky`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    auditor(&officer)?;
    let mut tx = officer.app.db.begin_read().await?;
    let known = officer.app.bodies.load(&mut tx).await?;
    let tree = known.tree(officer.app.clock.today());
    let mut filter = filter(&asked);
    let mut found: Vec<EntryRow> = Vec::new();
    let mut looked_at = 0;
    let mut more = true;
    while found.len() <= ROWS as usize && looked_at < LOOKED_AT {
        let piece = journal::list(&mut tx, &filter, 500).await?;
        looked_at += piece.len();
        more = piece.len() == 500;
        filter.before = piece.last().map(|entry| entry.seq);
        found.extend(
            piece
                .into_iter()
                .filter(|entry| reads(&officer, entry.body_id, &tree)),
        );
        if !more {
            break;
        }
    }
    let last = match found.len() > ROWS as usize {
        true => found.get(ROWS as usize - 1).map(|entry| entry.seq),
        false => filter.before.filter(|_| more),
    };
    found.truncate(ROWS as usize);
    let older = last.map(|before| older(&asked, before));
    let used = journal::acts(&mut tx).await?;
    let reader = Reader {
        words: &officer.app.words,
        lang: officer.lang,
        body: &|id| {
            known
                .registry
                .get(BodyId(id))
                .map(|_| known.name(BodyId(id)).to_owned())
        },
    };
    let mut acts: Vec<ActChoice> = used
        .into_iter()
        .map(|value| ActChoice {
            label: reader.act(&value),
            value,
        })
        .collect();
    acts.sort_by_cached_key(|act| gandan_core::text::fold(&act.label));
    officer.show(&JournalPage {
        acts,
        rows: found
            .into_iter()
            .map(|entry| Line {
                seq: entry.seq,
                at: entry.at,
                actor: entry.actor,
                act: reader.act(&entry.act),
                body: entry
                    .body_id
                    .map_or_else(String::new, |body| known.name(BodyId(body)).to_owned()),
                object_kind: reader.kind(&entry.object_kind),
                object: entry.object_id,
                detail: reader.facts(&entry.detail),
            })
            .collect(),
        older,
        asked,
        export: urls::JOURNAL_EXPORT,
    })
}

fn filter(asked: &Asked) -> Filter {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let day = |text: &str| text.trim().parse::<Date>().ok();
    Filter {
        object: asked.object.trim().parse().ok(),
        act: some(&asked.act),
        actor: some(&asked.actor),
        from: day(&asked.from).and_then(start),
        until: day(&asked.until)
            .and_then(|day| day.tomorrow().ok())
            .and_then(start),
        before: asked.before.parse().ok(),
    }
}

/// The first instant of a civil day in Việt Nam.
fn start(day: Date) -> Option<i64> {
    let zone = TimeZone::fixed(jiff::tz::offset(7));
    day.to_zoned(zone)
        .ok()
        .map(|zoned| zoned.timestamp().as_microsecond())
}

fn older(asked: &Asked, before: i64) -> String {
    let pairs = [
        ("act", asked.act.as_str()),
        ("actor", &asked.actor),
        ("object", &asked.object),
        ("from", &asked.from),
        ("until", &asked.until),
        ("before", &before.to_string()),
    ];
    urls::with_query(urls::JOURNAL, &pairs)
}
