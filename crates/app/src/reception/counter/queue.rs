use crate::reception::posts::{Choice, Posts};
use crate::reception::timetable::{Nothing, hours, sitting_title};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::{Path, Query};
use gandan_core::access::Act;
use gandan_core::reception::VisitState;
use gandan_store::reception::{self, Arrival, VisitRow};
use gandan_store::{StoreError, new_id};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who waits and who was received on a day.
#[derive(Serialize)]
pub struct QueuePage {
    body: String,
    day: String,
    today: bool,
    form: FormState,
    bodies: Vec<Choice>,
    /// Where somebody may wait; none for a day that is over.
    sittings: Vec<Waits>,
    queues: Vec<Queue>,
    waiting: usize,
    register: String,
    schedule: String,
}

#[derive(Serialize)]
struct Waits {
    value: String,
    label: Word,
}

/// The queue of one sitting.
#[derive(Serialize)]
struct Queue {
    title: Word,
    hours: String,
    href: String,
    rows: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    queued: i64,
    name: String,
    people: i64,
    matter: String,
    arrived: i64,
    state: Word,
    tone: &'static str,
    number: Option<i64>,
    href: String,
    /// Where its state is changed, and to what.
    act: String,
    version: i64,
    call: bool,
    leave: bool,
    back: bool,
}

impl Page for QueuePage {
    const TEMPLATE: &'static str = "pages/reception/queue.html";

    fn samples() -> Vec<QueuePage> {
        let line = |state: VisitState, number| Line {
            queued: 1,
            name: "Người dân 1".to_owned(),
            people: 2,
            matter: "Đèn đường".to_owned(),
            arrived: 0,
            state: word_of("visit-state-", state.code()),
            tone: tone(state),
            number,
            href: "/".to_owned(),
            act: "/".to_owned(),
            version: 1,
            call: state == VisitState::Waiting,
            leave: state == VisitState::Waiting,
            back: state == VisitState::Left,
        };
        let empty = || QueuePage {
            body: "UBND xã Mẫu".to_owned(),
            day: "2026-11-23".to_owned(),
            today: false,
            form: FormState::default(),
            bodies: Vec::new(),
            sittings: Vec::new(),
            queues: Vec::new(),
            waiting: 0,
            register: "/".to_owned(),
            schedule: "/".to_owned(),
        };
        let full = QueuePage {
            today: true,
            form: FormState::default().with_error("people", word("visit-people-wrong")),
            bodies: vec![
                Choice {
                    value: "1".to_owned(),
                    label: "UBND xã Mẫu".to_owned(),
                },
                Choice {
                    value: "2".to_owned(),
                    label: "UBND xã Bên".to_owned(),
                },
            ],
            sittings: vec![
                Waits {
                    value: String::new(),
                    label: sitting_title("regular", "2026-11-23"),
                },
                Waits {
                    value: "1".to_owned(),
                    label: sitting_title("head", "2026-11-23"),
                },
            ],
            queues: vec![Queue {
                title: sitting_title("regular", "2026-11-23"),
                hours: "08:00–11:30".to_owned(),
                href: "/".to_owned(),
                rows: vec![
                    line(VisitState::Waiting, None),
                    line(VisitState::In, None),
                    line(VisitState::Received, Some(4)),
                    line(VisitState::Left, None),
                ],
            }],
            waiting: 1,
            ..empty()
        };
        vec![full, empty()]
    }
}

fn tone(state: VisitState) -> &'static str {
    match state {
        VisitState::Waiting => "near",
        VisitState::In => "info",
        VisitState::Received => "done",
        VisitState::Refused | VisitState::Left => "plain",
    }
}

/// Of which body and day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "co-quan")]
    body: String,
    #[serde(rename = "ngay")]
    day: String,
}

/// `GET /lam-viec/tiep-dan/hom-nay`
pub async fn get(officer: Officer, Query(asked): Query<Asked>) -> PageResult {
    let form = FormState::filled([("key", new_id().to_string()), ("people", "1".to_owned())]);
    officer.show(&load(&officer, &asked, form).await?)
}

async fn load(officer: &Officer, asked: &Asked, mut form: FormState) -> Result<QueuePage, PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let posts = Posts::of(&mut tx, officer, &asked.body, Act::HoldReception).await?;
    let day: Date = asked.day.parse().unwrap_or(posts.today);
    let rows = reception::sittings(&mut tx, posts.body.0, day, day).await?;
    let rows: Vec<_> = rows
        .into_iter()
        .filter(|row| matches!(row.state.as_str(), "planned" | "held"))
        .collect();
    let mut queues = Vec::new();
    let mut waiting = 0;
    for row in &rows {
        let visits = reception::queue(&mut tx, row.id).await?;
        let lines: Vec<Line> = visits.into_iter().map(line).collect::<Result<_, StoreError>>()?;
        waiting += lines.iter().filter(|line| line.call).count();
        queues.push(Queue {
            title: sitting_title(&row.kind, &row.day),
            hours: hours(&row.begins, &row.ends),
            href: urls::with_id(urls::SITTING, row.id),
            rows: lines,
        });
    }
    let is_today = day == posts.today;
    let mut sittings = Vec::new();
    if is_today {
        // A day at the counter is made with its first visit.
        sittings.push(Waits {
            value: String::new(),
            label: sitting_title("regular", &day.to_string()),
        });
        sittings.extend(rows.iter().filter(|row| row.kind != "regular").map(|row| Waits {
            value: row.id.to_string(),
            label: sitting_title(&row.kind, &row.day),
        }));
    }
    let body = posts.body.0.to_string();
    let typed = form.values.entry("body".to_owned()).or_default();
    if typed.is_empty() {
        typed.push(body.clone());
    }
    let at = |pattern: &str| urls::with_query(pattern, &[("co-quan", &body)]);
    Ok(QueuePage {
        body: posts.name(),
        day: day.to_string(),
        today: is_today,
        form,
        bodies: posts.choices(),
        sittings,
        queues,
        waiting,
        register: at(urls::VISIT_REGISTER),
        schedule: at(urls::RECEPTION),
    })
}

fn line(row: VisitRow) -> Result<Line, StoreError> {
    let state = row.state()?;
    Ok(Line {
        queued: row.queued,
        people: row.people,
        arrived: row.arrived_at,
        state: word_of("visit-state-", state.code()),
        tone: tone(state),
        number: row.number,
        href: urls::with_id(urls::VISIT, row.id),
        act: urls::with_id(urls::VISIT_STATE, row.id),
        version: row.version,
        call: state == VisitState::Waiting,
        leave: matches!(state, VisitState::Waiting | VisitState::In),
        back: state == VisitState::Left,
        name: row.name,
        matter: row.matter,
    })
}

/// `POST /lam-viec/tiep-dan/hom-nay`: somebody came.
pub async fn arrive(officer: Officer, form: Form<Nothing>) -> PageResult {
    let mut form = form.state;
    let asked = Asked {
        body: form.value("body").to_owned(),
        day: String::new(),
    };
    let people = form.value("people").parse::<i64>().ok();
    let people = people.filter(|people| (1..=10_000).contains(people));
    if people.is_none() {
        form.error("people", word("visit-people-wrong"));
    }
    let key: Option<Uuid> = form.value("key").parse().ok();
    if key.is_none() {
        form.error("name", word("counter-form-spoilt"));
    }
    let (Some(people), Some(key)) = (people, key) else {
        return officer.show_again(&load(&officer, &asked, form).await?);
    };
    let (author, at) = (officer.author(), officer.app.clock.micros());
    let mut tx = officer.app.db.begin_write().await?;
    let posts = Posts::of(&mut tx, &officer, &asked.body, Act::HoldReception).await?;
    let sitting = match form.value("sitting").parse::<Uuid>() {
        Ok(id) => {
            let row = reception::sitting(&mut tx, id).await?;
            let fits = row.body_id == posts.body.0 && row.day == posts.today.to_string();
            if !fits || !row.state()?.stands() {
                return Err(StoreError::Stale.into());
            }
            id
        }
        Err(_) => {
            let place = reception::place(&mut tx, posts.body.0).await?;
            let place = place.map(|row| row.place).unwrap_or_default();
            reception::day_at_the_counter(&mut tx, posts.body.0, posts.today, &place, at).await?
        }
    };
    let arrival = Arrival {
        sitting,
        body: posts.body.0,
        day: posts.today,
        name: form.value("name"),
        people,
        matter: form.value("matter"),
        form_key: key,
        author: &author,
        at,
    };
    reception::arrive(&mut tx, &arrival).await?;
    tx.commit().await?;
    let url = urls::with_query(urls::RECEPTION_QUEUE, &[("co-quan", &posts.body.0.to_string())]);
    Ok(go::with_notice(&url, notice("visit-arrived")))
}

/// `POST /lam-viec/tiep-dan/luot/{id}/trang-thai`: called in, gone, or back in the queue.
pub async fn state(officer: Officer, Path(id): Path<Uuid>, form: Form<Nothing>) -> PageResult {
    let form = form.state;
    let at = officer.app.clock.micros();
    let mut tx = officer.app.db.begin_write().await?;
    let mut row = reception::visit(&mut tx, id).await?;
    Posts::of(&mut tx, &officer, &row.body_id.to_string(), Act::HoldReception).await?;
    if form.value("version") != row.version.to_string() {
        return Err(StoreError::Stale.into());
    }
    let act = match form.value("act") {
        "call" => {
            (row.begun_at, row.state) = (Some(at), VisitState::In.code().to_owned());
            row.receiver = officer.actor.name.clone();
            "visit.called"
        }
        "leave" => {
            (row.ended_at, row.state) = (Some(at), VisitState::Left.code().to_owned());
            "visit.left"
        }
        "back" => {
            (row.ended_at, row.state) = (None, VisitState::Waiting.code().to_owned());
            "visit.back"
        }
        _ => return Err(PageError::BadRequest(word("error-bad-request-text"))),
    };
    reception::write_visit(&mut tx, &row, act, &officer.author(), at).await?;
    tx.commit().await?;
    if act == "visit.called" {
        return Ok(go::to(&urls::with_id(urls::VISIT, id)));
    }
    let pairs = [("co-quan", row.body_id.to_string()), ("ngay", row.day)];
    let pairs = pairs.each_ref().map(|(name, value)| (*name, value.as_str()));
    Ok(go::to(&urls::with_query(urls::RECEPTION_QUEUE, &pairs)))
}
