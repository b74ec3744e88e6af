use super::duty::said;
use super::posts::{Choice, OfBody, Posts};
use super::timetable::Nothing;
use crate::web::{Form, FormState, Officer, Page, PageResult, go, urls};
use crate::words::{notice, word};
use axum::extract::Query;
use gandan_core::access::Act;
use gandan_rulebook::Reception;
use gandan_store::reception::{self, NewPlace};
use serde::Serialize;

/// Where and when a body receives, as it is published (Luật Tiếp công dân 42/2013/QH13 Đ24 k2), and by which rule its head
/// does.
#[derive(Serialize)]
pub struct PlacePage {
    body: String,
    form: FormState,
    heads: Vec<Choice>,
    back: String,
}

impl Page for PlacePage {
    const TEMPLATE: &'static str = "pages/reception/place.html";

    fn samples() -> Vec<PlacePage> {
        let page = |form| PlacePage {
            body: "UBND xã Mẫu".to_owned(),
            form,
            heads: vec![Choice {
                value: "commune".to_owned(),
                label: "Chủ tịch".to_owned(),
            }],
            back: "/".to_owned(),
        };
        vec![
            page(FormState::default()),
            page(FormState::default().with_error("place", word("reception-place-missing"))),
        ]
    }
}

/// `GET /lam-viec/tiep-dan/noi-tiep`
pub async fn get(officer: Officer, Query(asked): Query<OfBody>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let posts = Posts::of(&mut tx, &officer, &asked.body, Act::HoldReception).await?;
    let row = reception::place(&mut tx, posts.body.0).await?;
    let of = |read: fn(&reception::PlaceRow) -> &str| row.as_ref().map_or("", read).to_owned();
    let form = FormState::filled([
        ("body", posts.body.0.to_string()),
        ("version", row.as_ref().map_or(0, |row| row.version).to_string()),
        ("place", of(|row| &row.place)),
        ("hours", of(|row| &row.hours)),
        ("phone", of(|row| &row.phone)),
        ("receiver", of(|row| &row.receiver)),
        ("head", of(|row| &row.head)),
    ]);
    officer.show(&page(&officer, &posts, form))
}

/// `POST /lam-viec/tiep-dan/noi-tiep`
pub async fn post(officer: Officer, form: Form<Nothing>) -> PageResult {
    let mut state = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let posts = Posts::of(&mut tx, &officer, state.value("body"), Act::HoldReception).await?;
    let place = state.required("place", word("reception-place-missing"));
    let hours = state.required("hours", word("reception-hours-missing"));
    let head = state.value("head").to_owned();
    let known = |rule: &gandan_core::reception::HeadRule| rule.key == head;
    if !head.is_empty() && !Reception::shipped().heads().iter().any(known) {
        state.error("head", word("form-choose"));
    }
    if !state.is_right() {
        return officer.show_again(&page(&officer, &posts, state));
    }
    let new = NewPlace {
        body: posts.body.0,
        version: state.value("version").parse().unwrap_or(0),
        head,
        receiver: state.value("receiver").to_owned(),
        place,
        hours,
        phone: state.value("phone").to_owned(),
    };
    reception::save_place(&mut tx, &new, &officer.author(), officer.app.clock.micros()).await?;
    tx.commit().await?;
    let url = urls::with_query(urls::RECEPTION, &[("co-quan", &posts.body.0.to_string())]);
    Ok(go::with_notice(&url, notice("reception-place-saved")))
}

fn page(officer: &Officer, posts: &Posts, form: FormState) -> PlacePage {
    let choice = |rule: &gandan_core::reception::HeadRule| Choice {
        value: rule.key.clone(),
        label: said(officer.lang, &rule.title.vi, &rule.title.en),
    };
    PlacePage {
        body: posts.name(),
        form,
        heads: Reception::shipped().heads().iter().map(choice).collect(),
        back: urls::with_query(urls::RECEPTION, &[("co-quan", &posts.body.0.to_string())]),
    }
}
