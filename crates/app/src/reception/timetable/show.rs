use super::plan::item_words;
use super::schedule::{hours, posting_tone, posting_word};
use crate::reception::duty::{due, post_by, written};
use crate::reception::posts::Posts;
use crate::web::{FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use axum::extract::Path;
use gandan_core::access::Act;
use gandan_core::reception::{Online, Posting, SittingState, online_findings, posting};
use gandan_store::reception::{self, PostingRow, SittingRow};
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

/// A sitting: what is known of it, its posting, what it still needs.
#[derive(Serialize)]
pub struct SittingPage {
    pub(super) form: FormState,
    title: Word,
    body: String,
    schedule: String,
    day: String,
    hours: String,
    kind: Word,
    state: Word,
    state_tone: &'static str,
    receiver: String,
    place: String,
    attending: String,
    topics: String,
    ground: String,
    reason: String,
    moved: Option<Link>,
    received: i64,
    posted: Option<PostedView>,
    online: Option<OnlineView>,
    /// What may be done: nothing where the reader may not.
    acts: Option<Acts>,
    queue: Option<String>,
    papers: Vec<Link>,
    conclude: Option<String>,
}

#[derive(Serialize)]
struct Link {
    label: String,
    href: String,
}

/// How its posting stands.
#[derive(Serialize)]
struct PostedView {
    state: Word,
    tone: &'static str,
    last: Option<String>,
    rows: Vec<PostedRow>,
}

#[derive(Serialize)]
struct PostedRow {
    day: String,
    way: Word,
    place: String,
    link: String,
    file: Option<Link>,
    actor: String,
    at: i64,
}

/// What an online sitting needs.
#[derive(Serialize)]
struct OnlineView {
    ground: String,
    notify_by: Option<String>,
    notified: Option<String>,
    try_by: Option<String>,
    tried: Option<String>,
    recording: String,
    findings: Vec<Word>,
}

/// What may be done with it.
#[derive(Serialize)]
struct Acts {
    version: i64,
    state: String,
    post: Option<String>,
    online: Option<String>,
    /// It may be said to have taken place.
    hold: bool,
    /// It may be put off or called off.
    change: bool,
    ways: Vec<Way>,
    accept: String,
}

#[derive(Serialize)]
struct Way {
    value: &'static str,
    label: Word,
}

/// Where a timetable is posted.
pub const WAYS: [&str; 4] = ["board", "web", "radio", "other"];

impl Page for SittingPage {
    const TEMPLATE: &'static str = "pages/reception/sitting.html";

    fn samples() -> Vec<SittingPage> {
        let bare = || SittingPage {
            form: FormState::default(),
            title: sitting_title("head", "2026-11-24"),
            body: "UBND xã Mẫu".to_owned(),
            schedule: "/".to_owned(),
            day: "2026-11-24".to_owned(),
            hours: String::new(),
            kind: word_of("reception-kind-", "head"),
            state: word_of("reception-state-", "moved"),
            state_tone: "plain",
            receiver: "Chủ tịch UBND xã".to_owned(),
            place: "Phòng tiếp công dân".to_owned(),
            attending: String::new(),
            topics: String::new(),
            ground: String::new(),
            reason: "Họp đột xuất".to_owned(),
            moved: Some(Link {
                label: "01/12/2026".to_owned(),
                href: "/".to_owned(),
            }),
            received: 0,
            posted: None,
            online: None,
            acts: None,
            queue: None,
            papers: Vec::new(),
            conclude: None,
        };
        let link = |label: &str| Link {
            label: label.to_owned(),
            href: "/".to_owned(),
        };
        let full = SittingPage {
            form: FormState::default().with_error("place", word("reception-place-missing")),
            hours: "08:00–11:30".to_owned(),
            attending: "Lãnh đạo các phòng".to_owned(),
            topics: "Đất đai".to_owned(),
            ground: "Vụ việc gay gắt".to_owned(),
            reason: String::new(),
            moved: None,
            received: 3,
            posted: Some(PostedView {
                state: posting_word(Posting::Late(2)),
                tone: "near",
                last: Some("2026-11-17".to_owned()),
                rows: vec![PostedRow {
                    day: "2026-11-19".to_owned(),
                    way: word_of("reception-way-", "board"),
                    place: "Bảng tin".to_owned(),
                    link: "https://mau.example/lich".to_owned(),
                    file: Some(link("anh.jpg")),
                    actor: "Cán bộ 1".to_owned(),
                    at: 0,
                }],
            }),
            online: Some(OnlineView {
                ground: "Người già yếu".to_owned(),
                notify_by: Some("2026-11-17".to_owned()),
                notified: None,
                try_by: Some("2026-11-23".to_owned()),
                tried: Some("2026-11-23".to_owned()),
                recording: "Máy chủ tỉnh".to_owned(),
                findings: vec![word_of("reception-online-lacks-", "not-notified")],
            }),
            acts: Some(Acts {
                version: 2,
                state: "/".to_owned(),
                post: Some("/".to_owned()),
                online: Some("/".to_owned()),
                hold: true,
                change: true,
                ways: ways(),
                accept: ".jpg".to_owned(),
            }),
            queue: Some("/".to_owned()),
            papers: vec![link("01/TB-UBND")],
            conclude: Some("/".to_owned()),
            ..bare()
        };
        vec![full, bare()]
    }
}

fn ways() -> Vec<Way> {
    let way = |value| Way {
        value,
        label: word_of("reception-way-", value),
    };
    WAYS.into_iter().map(way).collect()
}

/// "Tiếp công dân định kỳ ngày …"
pub fn sitting_title(kind: &str, day: &str) -> Word {
    word_of("reception-title-", kind).with("day", written(day))
}

/// `GET /lam-viec/tiep-dan/buoi/{id}`
pub async fn get(officer: Officer, Path(id): Path<Uuid>) -> PageResult {
    let page = load(&officer, id, FormState::default()).await?;
    officer.show(&page)
}

/// The page, with a form that came back.
///
/// # Errors
/// Not found or refused.
pub async fn load(officer: &Officer, id: Uuid, form: FormState) -> Result<SittingPage, PageError> {
    let mut tx = officer.app.db.begin_read().await?;
    let row = reception::sitting(&mut tx, id).await?;
    let asked = row.body_id.to_string();
    let posts = Posts::of(&mut tx, officer, &asked, Act::ReadReception).await?;
    let rows = reception::postings(&mut tx, id).await?;
    let moved = match row.moved_to {
        Some(to) => Some(reception::sitting(&mut tx, to).await?),
        None => None,
    };
    let papers = if posts.allows(Act::ReadVisits) {
        reception::papers(&mut tx, id).await?
    } else {
        Vec::new()
    };
    drop(tx);
    let (kind, state, day) = (row.kind()?, row.state()?, row.day()?);
    let today = posts.today;
    let holds = posts.allows(Act::HoldReception);
    let planned = state == SittingState::Planned;
    let online = online_view(officer, &row, day, today)?;
    Ok(SittingPage {
        form,
        title: sitting_title(kind.code(), &row.day),
        body: posts.name(),
        schedule: urls::with_query(urls::RECEPTION, &[("co-quan", &asked)]),
        hours: hours(&row.begins, &row.ends),
        kind: word_of("reception-kind-", kind.code()),
        state: word_of("reception-state-", state.code()),
        state_tone: match state {
            SittingState::Held => "done",
            SittingState::Planned if day < today => "near",
            SittingState::Planned => "info",
            _ => "plain",
        },
        ground: item_words(officer, "reception.unscheduled", day, &row.ground)?,
        moved: moved.map(|to| Link {
            label: written(&to.day),
            href: urls::with_id(urls::SITTING, to.id),
        }),
        posted: (kind.is_posted() && state.stands()).then(|| posted_view(officer, &row, &rows, day, today)),
        acts: holds.then(|| Acts {
            version: row.version,
            state: urls::with_id(urls::SITTING_STATE, id),
            post: (kind.is_posted() && state.stands()).then(|| urls::with_id(urls::SITTING_POST, id)),
            online: online.is_some().then(|| urls::with_id(urls::SITTING_ONLINE, id)),
            hold: planned && day <= today,
            change: planned,
            ways: ways(),
            accept: ".jpg,.png,.pdf,.jpeg".to_owned(),
        }),
        online,
        queue: (holds && state.stands()).then(|| {
            let pairs = [("co-quan", asked.as_str()), ("ngay", row.day.as_str())];
            urls::with_query(urls::RECEPTION_QUEUE, &pairs)
        }),
        papers: papers
            .into_iter()
            .map(|paper| Link {
                label: paper.symbol,
                href: urls::with_id(urls::SITTING_PAPER, paper.id),
            })
            .collect(),
        conclude: (posts.allows(Act::SignReception) && row.received > 0 && kind.code() != "regular")
            .then(|| urls::with_id(urls::SITTING_CONCLUDE, id)),
        day: row.day,
        receiver: row.receiver,
        place: row.place,
        attending: row.attending,
        topics: row.topics,
        reason: row.reason,
        received: row.received,
    })
}

fn posted_view(
    officer: &Officer,
    row: &SittingRow,
    rows: &[PostingRow],
    day: Date,
    today: Date,
) -> PostedView {
    let last = post_by(&officer.app, day);
    let first = row.posted_day.as_deref().and_then(|day| day.parse().ok());
    let stands = posting(last, first, today);
    PostedView {
        state: posting_word(stands),
        tone: posting_tone(stands),
        last: last.map(|day| day.to_string()),
        rows: rows
            .iter()
            .map(|row| PostedRow {
                day: row.posted_day.clone(),
                way: word_of("reception-way-", &row.way),
                place: row.place.clone(),
                link: row.link.clone(),
                file: row.file_sha256.as_ref().map(|_| Link {
                    label: row.file_name.clone(),
                    href: urls::with_id(urls::POSTING_FILE, row.id),
                }),
                actor: row.actor.clone(),
                at: row.at,
            })
            .collect(),
    }
}

fn online_view(
    officer: &Officer,
    row: &SittingRow,
    day: Date,
    today: Date,
) -> Result<Option<OnlineView>, PageError> {
    if !row.online {
        return Ok(None);
    }
    let maybe = |text: &Option<String>| text.as_deref().and_then(|day| day.parse().ok());
    let online = Online {
        ground: &row.online_ground,
        notify_by: due(&officer.app, "reception.online-notice", day),
        notified: maybe(&row.notified_day),
        try_by: due(&officer.app, "reception.online-trial", day),
        tried: maybe(&row.tried_day),
        held: row.state()? == SittingState::Held,
        recording: &row.recording,
    };
    Ok(Some(OnlineView {
        ground: item_words(officer, "reception.online-matters", day, &row.online_ground)?,
        notify_by: online.notify_by.map(|day| day.to_string()),
        notified: row.notified_day.clone(),
        try_by: online.try_by.map(|day| day.to_string()),
        tried: row.tried_day.clone(),
        recording: row.recording.clone(),
        findings: online_findings(&online, today)
            .into_iter()
            .map(|finding| word_of("reception-online-lacks-", finding.code()))
            .collect(),
    }))
}
