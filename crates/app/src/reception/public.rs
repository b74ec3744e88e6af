use super::timetable::hours;
use crate::web::{FormState, Page, PageResult, Visitor};
use crate::words::{Word, word_of};
use axum::extract::Query;
use gandan_core::bodies::BodyId;
use gandan_core::text::fold;
use gandan_store::reception;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// So many sittings and bodies are shown; whoever looks for one types its name.
const SHOWN: usize = 100;

/// When and where heads receive, for everybody: nobody's name, and nothing of who came.
#[derive(Serialize)]
pub struct ReceptionPage {
    form: FormState,
    sittings: Vec<Sitting>,
    places: Vec<Place>,
    more: bool,
}

#[derive(Serialize)]
struct Sitting {
    body: String,
    day: String,
    hours: String,
    kind: Word,
    receiver: String,
    place: String,
    attending: String,
    topics: String,
    online: bool,
    /// Moved or called off: the word, the reason, the day in its stead.
    off: Option<Word>,
    reason: String,
    moved: Option<String>,
}

#[derive(Serialize)]
struct Place {
    body: String,
    place: String,
    hours: String,
    phone: String,
}

impl Page for ReceptionPage {
    const TEMPLATE: &'static str = "pages/reception/public.html";

    fn samples() -> Vec<ReceptionPage> {
        let sitting = |off: bool| Sitting {
            body: "UBND xã Mẫu".to_owned(),
            day: "2026-11-24".to_owned(),
            hours: "08:00–11:30".to_owned(),
            kind: word_of("reception-kind-", "head"),
            receiver: "Chủ tịch UBND xã".to_owned(),
            place: "Phòng tiếp công dân".to_owned(),
            attending: "Lãnh đạo các phòng".to_owned(),
            topics: "Đất đai".to_owned(),
            online: !off,
            off: off.then(|| word_of("reception-state-", "moved")),
            reason: if off { "Họp".to_owned() } else { String::new() },
            moved: off.then(|| "2026-12-01".to_owned()),
        };
        vec![
            ReceptionPage {
                form: FormState::filled([("q", "xã".to_owned())]),
                sittings: vec![sitting(false), sitting(true)],
                places: vec![Place {
                    body: "UBND xã Mẫu".to_owned(),
                    place: "Phòng 1".to_owned(),
                    hours: "Giờ hành chính".to_owned(),
                    phone: "0123".to_owned(),
                }],
                more: true,
            },
            ReceptionPage {
                form: FormState::default(),
                sittings: Vec::new(),
                places: Vec::new(),
                more: false,
            },
        ]
    }
}

/// Which bodies.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

/// `GET /tiep-dan`
pub async fn get(visitor: Visitor, Query(asked): Query<Asked>) -> PageResult {
    let app = &visitor.app;
    let today = app.clock.today();
    let until = today.checked_add(62.days()).unwrap_or(today);
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let rows = reception::public_sittings(&mut tx, (today, until), None, 20_000).await?;
    let places = reception::places(&mut tx).await?;
    drop(tx);
    let key = fold(&asked.q);
    let words: Vec<&str> = key.split_whitespace().collect();
    let tree = known.tree(today);
    let named = |name: &str| {
        let name = fold(name);
        words.iter().all(|word| name.split(' ').any(|part| part == *word))
    };
    let alive = |body: uuid::Uuid| tree.get(BodyId(body)).is_some();
    let mut sittings: Vec<Sitting> = rows
        .into_iter()
        .filter(|row| alive(row.body_id) && named(&row.body_name))
        .map(|row| Sitting {
            body: row.body_name,
            hours: hours(&row.begins, &row.ends),
            kind: word_of("reception-kind-", &row.kind),
            receiver: row.receiver,
            place: row.place,
            attending: row.attending,
            topics: row.topics,
            online: row.online,
            off: matches!(row.state.as_str(), "moved" | "cancelled")
                .then(|| word_of("reception-state-", &row.state)),
            reason: row.reason,
            moved: row.moved_day,
            day: row.day,
        })
        .collect();
    let mut seen = BTreeSet::new();
    let mut places: Vec<Place> = places
        .into_iter()
        .filter(|row| alive(row.body_id) && named(&row.body_name) && seen.insert(row.body_id))
        .map(|row| Place {
            body: row.body_name,
            place: row.place,
            hours: row.hours,
            phone: row.phone,
        })
        .collect();
    let more = sittings.len() > SHOWN || places.len() > SHOWN;
    sittings.truncate(SHOWN);
    places.truncate(SHOWN);
    visitor.show(&ReceptionPage {
        form: FormState::filled([("q", asked.q)]),
        sittings,
        places,
        more,
    })
}
