use crate::reception::duty::{Duty, around, duty_of, post_by};
use crate::reception::posts::{Choice, OfBody, Posts};
use crate::web::{FormState, Officer, Page, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Query;
use gandan_core::access::{Act, Object, may};
use gandan_core::bodies::BodyId;
use gandan_core::reception::{Posting, posting};
use gandan_store::reception::{self, PlaceRow, SittingRow};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many bodies below are named.
const NAMED: usize = 200;

/// When the head of a body receives, what is owed and missing, and which bodies below miss days.
#[derive(Serialize)]
pub struct SchedulePage {
    body: String,
    form: FormState,
    bodies: Vec<Choice>,
    duty: Duty,
    place: Option<PlaceView>,
    upcoming: Vec<SittingLine>,
    past: Vec<SittingLine>,
    below: Vec<BelowLine>,
    /// There are more of them.
    below_more: usize,
    new: Option<String>,
    edit: Option<String>,
    queue: Option<String>,
    register: Option<String>,
}

/// What is published of the body.
#[derive(Serialize)]
struct PlaceView {
    place: String,
    hours: String,
    phone: String,
}

/// A sitting.
#[derive(Serialize)]
pub struct SittingLine {
    day: String,
    hours: String,
    kind: Word,
    online: bool,
    receiver: String,
    place: String,
    state: Word,
    state_tone: &'static str,
    posting: Option<Word>,
    posting_tone: &'static str,
    post_by: Option<String>,
    received: i64,
    href: String,
}

/// A body below that misses days.
#[derive(Serialize)]
struct BelowLine {
    name: String,
    period: Word,
    need: u32,
    there: u32,
    missing: u32,
    over: bool,
    href: String,
}

impl SittingLine {
    /// A line about a sitting.
    ///
    /// # Errors
    /// A stored word that the program does not know.
    pub fn of(officer: &Officer, row: &SittingRow) -> anyhow::Result<SittingLine> {
        let today = officer.app.clock.today();
        let (kind, state, day) = (row.kind()?, row.state()?, row.day()?);
        let last = post_by(&officer.app, day);
        let posted = row.posted_day.as_deref().and_then(|day| day.parse().ok());
        let stands = posting(last, posted, today);
        let shown = kind.is_posted() && state.stands();
        Ok(SittingLine {
            day: row.day.clone(),
            hours: hours(&row.begins, &row.ends),
            kind: word_of("reception-kind-", kind.code()),
            online: row.online,
            receiver: row.receiver.clone(),
            place: row.place.clone(),
            state: word_of("reception-state-", state.code()),
            state_tone: match state.code() {
                "held" => "done",
                "planned" if day < today => "near",
                "planned" => "info",
                _ => "plain",
            },
            posting: shown.then(|| posting_word(stands)),
            posting_tone: posting_tone(stands),
            post_by: last.filter(|_| shown).map(|day| day.to_string()),
            received: row.received,
            href: urls::with_id(urls::SITTING, row.id),
        })
    }

    pub(super) fn sample(state: &'static str) -> SittingLine {
        SittingLine {
            day: "2026-11-24".to_owned(),
            hours: "08:00–11:30".to_owned(),
            kind: word_of("reception-kind-", "head"),
            online: state == "held",
            receiver: "Chủ tịch UBND xã".to_owned(),
            place: "Phòng tiếp công dân".to_owned(),
            state: word_of("reception-state-", state),
            state_tone: "info",
            posting: (state == "planned").then(|| posting_word(Posting::Late(3))),
            posting_tone: "near",
            post_by: Some("2026-11-17".to_owned()),
            received: 4,
            href: "/".to_owned(),
        }
    }
}

/// How a posting stands, in a word.
pub fn posting_word(stands: Posting) -> Word {
    match stands {
        Posting::Late(days) => word("reception-posting-late").with("days", i64::from(days)),
        other => word_of("reception-posting-is-", other.code()),
    }
}

/// Its colour: red only where the day has passed.
pub fn posting_tone(stands: Posting) -> &'static str {
    match stands {
        Posting::InTime => "done",
        Posting::Late(_) => "near",
        Posting::Missing => "over",
        Posting::Awaited | Posting::Unknown => "plain",
    }
}

/// `08:00–11:30`, as far as somebody said.
pub fn hours(begins: &str, ends: &str) -> String {
    [begins, ends]
        .into_iter()
        .filter(|time| !time.is_empty())
        .collect::<Vec<_>>()
        .join("–")
}

impl Page for SchedulePage {
    const TEMPLATE: &'static str = "pages/reception/schedule.html";

    fn samples() -> Vec<SchedulePage> {
        let empty = || SchedulePage {
            body: "UBND xã Mẫu".to_owned(),
            form: FormState::default(),
            bodies: Vec::new(),
            duty: Duty::default(),
            place: None,
            upcoming: Vec::new(),
            past: Vec::new(),
            below: Vec::new(),
            below_more: 0,
            new: None,
            edit: None,
            queue: None,
            register: None,
        };
        let choice = |value: &str| Choice {
            value: value.to_owned(),
            label: "UBND xã Mẫu".to_owned(),
        };
        let period = |need, missing| crate::reception::PeriodLine {
            name: crate::tasks::round_word(gandan_core::tasks::RoundName {
                year: 2026,
                period: gandan_core::documents::Period::Month,
                number: 11,
            }),
            first: "2026-11-01".to_owned(),
            last: "2026-11-30".to_owned(),
            need,
            planned: 1,
            held: 0,
            missing,
            over: false,
            state: word_of("reception-period-", "unplanned"),
            tone: "near",
        };
        let full = SchedulePage {
            bodies: vec![choice("1"), choice("2")],
            duty: Duty {
                head: "Chủ tịch Ủy ban nhân dân cấp xã".to_owned(),
                citations: vec!["Luật Tiếp công dân Đ15".to_owned()],
                holes: vec!["Số ngày tiếp công dân".to_owned()],
                periods: vec![period(Some(1), 1), period(None, 0)],
                missing: 1,
            },
            place: Some(PlaceView {
                place: "Phòng 1".to_owned(),
                hours: "Giờ hành chính".to_owned(),
                phone: "0123".to_owned(),
            }),
            upcoming: vec![SittingLine::sample("planned")],
            past: vec![SittingLine::sample("held"), SittingLine::sample("moved")],
            below: vec![BelowLine {
                name: "UBND xã Bên".to_owned(),
                period: word("task-due-today"),
                need: 1,
                there: 0,
                missing: 1,
                over: true,
                href: "/".to_owned(),
            }],
            below_more: 3,
            new: Some("/".to_owned()),
            edit: Some("/".to_owned()),
            queue: Some("/".to_owned()),
            register: Some("/".to_owned()),
            ..empty()
        };
        vec![full, empty()]
    }
}

/// `GET /lam-viec/tiep-dan`
pub async fn get(officer: Officer, Query(asked): Query<OfBody>) -> PageResult {
    let (app, lang) = (&officer.app, officer.lang);
    let mut tx = app.db.begin_read().await?;
    let posts = Posts::of(&mut tx, &officer, &asked.body, Act::ReadReception).await?;
    let today = posts.today;
    let days = around(today);
    let window = (*days.start(), *days.end());
    let places: BTreeMap<Uuid, PlaceRow> = reception::places(&mut tx)
        .await?
        .into_iter()
        .map(|row| (row.body_id, row))
        .collect();
    let sat = reception::sat(&mut tx, window, None).await?;
    let rows = reception::sittings(&mut tx, posts.body.0, window.0, window.1).await?;
    drop(tx);
    let chosen = |body: BodyId| places.get(&body.0).map_or("", |row| row.head.as_str());
    let duty = duty_of(
        app,
        lang,
        &posts.known,
        (posts.body, chosen(posts.body)),
        days,
        &sat,
    );
    let (mut upcoming, mut past) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| row.kind != "regular") {
        let line = SittingLine::of(&officer, row)?;
        if row.day()? >= today {
            upcoming.push(line);
        } else {
            past.insert(0, line);
        }
    }
    // Bodies below, in the month that is over and in this one: whoever misses days is named, nobody is filled in.
    let tree = posts.known.tree(today);
    let month = today.first_of_month();
    let since = month.yesterday().map_or(month, |day| day.first_of_month());
    let mut below = Vec::new();
    for body in tree.descendants(posts.body) {
        if may(&officer.actor, Act::ReadReception, Object::Body(body), &tree).is_err() {
            continue;
        }
        let until = today.last_of_month();
        let duty = duty_of(app, lang, &posts.known, (body, chosen(body)), since..=until, &sat);
        for period in duty.periods.into_iter().filter(|period| period.missing > 0) {
            below.push(BelowLine {
                name: posts.known.name(body).to_owned(),
                period: period.name,
                need: period.need.unwrap_or_default(),
                there: if period.over { period.held } else { period.planned },
                missing: period.missing,
                over: period.over,
                href: urls::with_query(urls::RECEPTION, &[("co-quan", &body.0.to_string())]),
            });
        }
    }
    let below_more = below.len().saturating_sub(NAMED);
    below.truncate(NAMED);
    let body = posts.body.0.to_string();
    let at = |pattern: &str| urls::with_query(pattern, &[("co-quan", &body)]);
    let holds = posts.allows(Act::HoldReception);
    officer.show(&SchedulePage {
        body: posts.name(),
        form: FormState::filled([("co-quan", body.clone())]),
        bodies: posts.choices(),
        duty,
        place: places.get(&posts.body.0).map(|row| PlaceView {
            place: row.place.clone(),
            hours: row.hours.clone(),
            phone: row.phone.clone(),
        }),
        upcoming,
        past,
        below,
        below_more,
        new: holds.then(|| at(urls::SITTING_NEW)),
        edit: holds.then(|| at(urls::RECEPTION_PLACE)),
        queue: holds.then(|| at(urls::RECEPTION_QUEUE)),
        register: posts.allows(Act::ReadVisits).then(|| at(urls::VISIT_REGISTER)),
    })
}
