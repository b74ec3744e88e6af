use crate::reception::duty::{post_by, rule_of, said};
use crate::reception::posts::{Choice, OfBody, Posts};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, go, urls};
use crate::words::{Word, notice, word, word_of};
use axum::extract::Query;
use gandan_core::access::Act;
use gandan_core::reception::SittingKind;
use gandan_rulebook::{Item, Reception, Value};
use gandan_store::reception::{self, NewSitting};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What can be planned; a day at the counter needs no plan.
const KINDS: [SittingKind; 3] = [SittingKind::Head, SittingKind::Unscheduled, SittingKind::Delegate];

/// A new sitting.
#[derive(Serialize)]
pub struct PlanPage {
    body: String,
    form: FormState,
    bodies: Vec<Choice>,
    kinds: Vec<Labelled>,
    grounds: Vec<Choice>,
    online: Vec<Choice>,
    back: String,
}

/// Something to choose, in a word.
#[derive(Debug, Serialize)]
pub struct Labelled {
    value: String,
    label: Word,
}

impl Page for PlanPage {
    const TEMPLATE: &'static str = "pages/reception/plan.html";

    fn samples() -> Vec<PlanPage> {
        let choice = |value: &str| Choice {
            value: value.to_owned(),
            label: "Trường hợp".to_owned(),
        };
        let page = |form| PlanPage {
            body: "UBND xã Mẫu".to_owned(),
            form,
            bodies: vec![choice("1"), choice("2")],
            kinds: kinds(),
            grounds: vec![choice("tense")],
            online: vec![choice("remote")],
            back: "/".to_owned(),
        };
        vec![
            page(FormState::filled([("kind", "head".to_owned())])),
            page(FormState::default().with_error("day", word("form-day-wrong"))),
        ]
    }
}

fn kinds() -> Vec<Labelled> {
    let labelled = |kind: SittingKind| Labelled {
        value: kind.code().to_owned(),
        label: word_of("reception-kind-", kind.code()),
    };
    KINDS.into_iter().map(labelled).collect()
}

/// Anything typed.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// `GET /lam-viec/tiep-dan/them`
pub async fn get(officer: Officer, Query(asked): Query<OfBody>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let posts = Posts::of(&mut tx, &officer, &asked.body, Act::HoldReception).await?;
    let place = reception::place(&mut tx, posts.body.0).await?;
    let last = reception::latest(&mut tx, posts.body.0).await?;
    let chosen = place.as_ref().map_or("", |row| row.head.as_str());
    let rule = rule_of(
        Reception::shipped(),
        &posts.known,
        posts.body,
        chosen,
        posts.today,
    );
    let title = rule.map_or_else(String::new, |rule| {
        said(officer.lang, &rule.title.vi, &rule.title.en)
    });
    let first = |values: [Option<String>; 2]| -> String {
        values
            .into_iter()
            .flatten()
            .find(|value| !value.is_empty())
            .unwrap_or_default()
    };
    let receiver = first([
        place.as_ref().map(|row| row.receiver.clone()),
        last.as_ref().map(|row| row.receiver.clone()),
    ]);
    let at = first([
        last.as_ref().map(|row| row.place.clone()),
        place.as_ref().map(|row| row.place.clone()),
    ]);
    let form = FormState::filled([
        ("body", posts.body.0.to_string()),
        ("kind", "head".to_owned()),
        (
            "begins",
            last.as_ref()
                .map_or("08:00", |row| row.begins.as_str())
                .to_owned(),
        ),
        (
            "ends",
            last.as_ref().map_or("11:30", |row| row.ends.as_str()).to_owned(),
        ),
        ("receiver", if receiver.is_empty() { title } else { receiver }),
        ("place", at),
        ("attending", last.map(|row| row.attending).unwrap_or_default()),
    ]);
    officer.show(&page(&officer, &posts, form))
}

/// `POST /lam-viec/tiep-dan/them`
pub async fn post(officer: Officer, form: Form<Nothing>) -> PageResult {
    let mut state = form.state;
    let mut tx = officer.app.db.begin_write().await?;
    let posts = Posts::of(&mut tx, &officer, state.value("body"), Act::HoldReception).await?;
    let Some(new) = read(&officer, &posts, &mut state) else {
        return officer.show_again(&page(&officer, &posts, state));
    };
    let late = new.kind.is_posted() && post_by(&officer.app, new.day).is_some_and(|last| last < posts.today);
    let id = reception::plan(&mut tx, &new, &officer.author(), officer.app.clock.micros()).await?;
    tx.commit().await?;
    let said = if late && new.day >= posts.today {
        notice("sitting-planned-late")
    } else {
        notice("sitting-planned")
    };
    Ok(go::with_notice(&urls::with_id(urls::SITTING, id), said))
}

fn read(officer: &Officer, posts: &Posts, state: &mut FormState) -> Option<NewSitting> {
    let book = &officer.app.rulebook;
    let day: Option<Date> = state.value("day").parse().ok();
    if day.is_none() {
        state.error("day", word("form-day-wrong"));
    }
    let on = day.unwrap_or(posts.today);
    let kind = SittingKind::from_code(state.value("kind")).filter(|kind| KINDS.contains(kind));
    if kind.is_none() {
        state.error("kind", word("form-choose"));
    }
    // Luật 136/2025/QH15: no deputy receives in the head's place from 2026-07-01.
    let stands_in = book.rule("reception.deputy-may-stand-in", on);
    if kind == Some(SittingKind::Delegate)
        && matches!(stands_in.map(|rule| &rule.value), Ok(Value::Holds(false)))
    {
        state.error("kind", word("reception-no-deputy"));
    }
    let time = |state: &mut FormState, field: &str| {
        let typed = state.value(field).to_owned();
        let fine = typed.is_empty() || typed.parse::<jiff::civil::Time>().is_ok();
        if !fine {
            state.error(field, word("reception-time-wrong"));
        }
        typed.chars().take(5).collect::<String>()
    };
    let (begins, ends) = (time(state, "begins"), time(state, "ends"));
    if !begins.is_empty() && !ends.is_empty() && ends <= begins {
        state.error("ends", word("reception-ends-before"));
    }
    let receiver = state.required("receiver", word("reception-receiver-missing"));
    let place = state.required("place", word("reception-place-missing"));
    let ground = among(officer, "reception.unscheduled", on, state.value("ground"));
    if kind == Some(SittingKind::Unscheduled) && ground.is_none() {
        state.error("ground", word("reception-ground-missing"));
    }
    let online = !state.value("online").is_empty();
    let case = among(
        officer,
        "reception.online-matters",
        on,
        state.value("online_ground"),
    );
    if online && book.rule("reception.online-notice", on).is_err() {
        state.error("online", word("reception-online-not-yet"));
    } else if online && case.is_none() {
        state.error("online_ground", word("reception-online-ground-missing"));
    }
    if !state.is_right() {
        return None;
    }
    let kind = kind?;
    Some(NewSitting {
        body: posts.body.0,
        day: day?,
        begins,
        ends,
        kind,
        receiver,
        place,
        attending: state.value("attending").to_owned(),
        topics: state.value("topics").to_owned(),
        ground: ground
            .filter(|_| kind == SittingKind::Unscheduled)
            .unwrap_or_default(),
        online,
        online_ground: case.filter(|_| online).unwrap_or_default(),
    })
}

/// The key, where it is one of the list of that day.
fn among(officer: &Officer, rule: &str, on: Date, key: &str) -> Option<String> {
    let items = officer.app.rulebook.list(rule, on).ok()?;
    items.iter().any(|item| item.key == key).then(|| key.to_owned())
}

/// The entries of a list of the law, to choose from; none where it is not in force.
pub fn items(officer: &Officer, rule: &str, on: Date) -> Vec<Choice> {
    let item = |item: &Item| Choice {
        value: item.key.clone(),
        label: format!("{} ({})", said(officer.lang, &item.vi, &item.en), item.article),
    };
    officer
        .app
        .rulebook
        .list(rule, on)
        .map(|items| items.iter().map(item).collect())
        .unwrap_or_default()
}

/// What one of them says, with its article.
pub fn item_words(officer: &Officer, rule: &str, on: Date, key: &str) -> Result<String, PageError> {
    let found = items(officer, rule, on)
        .into_iter()
        .find(|item| item.value == key);
    Ok(found.map(|item| item.label).unwrap_or_default())
}

fn page(officer: &Officer, posts: &Posts, form: FormState) -> PlanPage {
    let on = form.value("day").parse().unwrap_or(posts.today);
    PlanPage {
        body: posts.name(),
        form,
        bodies: posts.choices(),
        kinds: kinds(),
        grounds: items(officer, "reception.unscheduled", on),
        online: items(officer, "reception.online-matters", on),
        back: urls::with_query(urls::RECEPTION, &[("co-quan", &posts.body.0.to_string())]),
    }
}
