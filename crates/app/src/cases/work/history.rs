use super::prepared::item_words;
use crate::cases::said::{act_word, state_word};
use crate::web::{App, urls};
use crate::words::{Lang, Word};
use gandan_store::cases::{AttachmentRow, MoveRow};
use serde::Serialize;

/// Something that was done with a case.
#[derive(Debug, Clone, Serialize)]
pub struct Event {
    act: Word,
    to: Option<Word>,
    actor: String,
    body: String,
    at: i64,
    reason: String,
    basis: String,
    told: String,
    paper: String,
    /// What was set right: before and after.
    changed: Option<(String, String)>,
    files: Vec<(String, String)>,
}

impl Event {
    /// One for the tests of templates.
    pub fn sample() -> Event {
        Event {
            act: act_word("accept"),
            to: Some(state_word("accepted")),
            actor: "Cán bộ 1".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            at: 0,
            reason: "Đủ điều kiện".to_owned(),
            basis: "Luật Khiếu nại Đ27".to_owned(),
            told: "Đã thụ lý".to_owned(),
            paper: "05/TB-UBND".to_owned(),
            changed: Some(("thôn Đông".to_owned(), "thôn Tây".to_owned())),
            files: vec![("anh.jpg".to_owned(), "/".to_owned())],
        }
    }
}

/// What was done, the newest first.
pub fn events(app: &App, lang: Lang, rows: &[MoveRow], files: &[AttachmentRow]) -> Vec<Event> {
    let event = |row: &MoveRow| Event {
        act: act_word(&row.act),
        to: (row.to_state != row.from_state).then(|| state_word(&row.to_state)),
        actor: row.actor.clone(),
        body: row.body_name.clone().unwrap_or_default(),
        at: row.at,
        reason: row.reason.clone(),
        basis: basis(app, lang, row),
        told: row.told.clone(),
        paper: detail(row, "paper"),
        changed: changed(row),
        files: files
            .iter()
            .filter(|file| file.belongs == "move" && file.owner_id == row.id)
            .map(|file| (file.name.clone(), urls::with_id(urls::CASE_FILE, file.id)))
            .collect(),
    };
    rows.iter().rev().map(event).collect()
}

fn detail(row: &MoveRow, name: &str) -> String {
    let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
    detail
        .get(name)
        .and_then(|value| value.as_str())
        .unwrap_or_default()
        .to_owned()
}

/// How the place was set right.
fn changed(row: &MoveRow) -> Option<(String, String)> {
    let detail: serde_json::Value = serde_json::from_str(&row.detail).ok()?;
    let place = detail.get("place")?;
    let side = |name: &str| place.get(name).and_then(|side| side.as_str()).map(str::to_owned);
    Some((side("before")?, side("after")?))
}

/// The ground in words, where the history keeps its code in the list of that day.
fn basis(app: &App, lang: Lang, row: &MoveRow) -> String {
    let list = app
        .rulebook
        .procedure(&row.procedure)
        .and_then(|procedure| procedure.find_move(&row.from_state, &row.act).ok())
        .and_then(|step| step.grounds.as_deref());
    let found = list
        .zip(row.day.parse().ok())
        .and_then(|(list, day)| app.rulebook.list(list, day).ok())
        .and_then(|items| items.iter().find(|item| item.key == row.basis));
    found.map_or_else(|| row.basis.clone(), |item| item_words(lang, item))
}
