use super::Shown;
use crate::web::{App, urls};
use crate::words::Lang;
use gandan_store::cases::PublicationRow;
use serde::Serialize;
use uuid::Uuid;

/// A public matter in a list. It is made of a public copy only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicCard {
    /// Of the copy.
    pub id: Uuid,
    /// Its page.
    pub href: String,
    /// Short name.
    pub title: Shown,
    /// How its words begin.
    pub opening: Shown,
    /// Code of the regime.
    pub regime: String,
    /// Name of the subject; empty where nobody said.
    pub subject: String,
    /// The commune; empty where nobody said.
    pub place: String,
    /// Who answered.
    pub body: String,
    /// When it was answered, ISO.
    pub answered: String,
    /// Days it took.
    pub days: Option<i64>,
    /// The terms were kept.
    pub in_time: Option<bool>,
    /// How many say that it befalls them too.
    pub followers: i64,
}

impl PublicCard {
    /// A copy as a list shows it.
    pub fn of(app: &App, lang: Lang, row: &PublicationRow) -> PublicCard {
        PublicCard {
            id: row.id,
            href: urls::with_id(urls::PUBLICATION, row.id),
            title: Shown::of(&row.title),
            opening: Shown::opening(&row.words),
            regime: row.regime.clone(),
            subject: subject_name(app, lang, &row.subject),
            place: row.place_name.clone().unwrap_or_default(),
            body: row.body_name.clone(),
            answered: row.answered_day.clone(),
            days: row.days,
            in_time: row.in_time,
            followers: row.followers,
        }
    }

    /// One for the tests of templates.
    #[must_use]
    pub fn sample() -> PublicCard {
        PublicCard {
            id: Uuid::nil(),
            href: "/cong-khai/0".to_owned(),
            title: Shown::sample("Đèn đường không sáng"),
            opening: Shown::sample("Đèn đường […] không sáng đã ba tuần."),
            regime: "feedback".to_owned(),
            subject: "Đèn đường".to_owned(),
            place: "xã Mẫu".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            answered: "2026-11-20".to_owned(),
            days: Some(4),
            in_time: Some(true),
            followers: 3,
        }
    }
}

/// Name of a subject in a language; empty for one that nobody knows.
pub fn subject_name(app: &App, lang: Lang, code: &str) -> String {
    let subject = app.subjects.find(code);
    subject.map_or_else(String::new, |subject| subject.name(lang.code()).to_owned())
}
