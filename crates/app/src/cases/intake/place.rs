use super::draft::{LINE, Open, Step, kept};
use super::step::{Choice, Frame, must_be_short};
use crate::bodies::Known;
use crate::web::{Form, FormState, Page, PageResult, Visitor, go};
use crate::words::word;
use axum::extract::Path;
use gandan_core::bodies::BodyId;
use gandan_core::cases::communes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// With more communes than these a list is longer than a telephone likes to load: their name is typed.
const LISTED: usize = 200;

/// Where: the commune from a list or by its name, the rest in words.
#[derive(Serialize)]
pub struct PlacePage {
    frame: Frame,
    form: FormState,
    /// The name is typed; what is listed are those that it may mean.
    typed: bool,
    communes: Vec<Choice<String>>,
}

impl Page for PlacePage {
    const TEMPLATE: &'static str = "pages/intake/place.html";

    fn samples() -> Vec<PlacePage> {
        let page = |form, typed| PlacePage {
            frame: Frame::sample(),
            form,
            typed,
            communes: vec![Choice {
                value: "1".to_owned(),
                label: "xã Mẫu".to_owned(),
            }],
        };
        let long = FormState::default().with_error("place_words", word("intake-too-long").with("most", LINE));
        let which =
            FormState::default().with_error("place_name", word("intake-commune-which").with("name", "Hòa"));
        let nowhere = word("intake-commune-nowhere").with("name", "Hòa");
        let nowhere = FormState::default().with_error("place_name", nowhere);
        vec![
            page(FormState::default(), false),
            page(long, false),
            page(which, true),
            page(nowhere, true),
        ]
    }
}

/// `GET /gui/{id}/noi`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let known = visitor.app.bodies.load(&mut tx).await?;
    let place = open.draft.place.map(BodyId);
    let form = FormState::filled([
        ("place", place.map(|id| id.0.to_string()).unwrap_or_default()),
        (
            "place_name",
            place.map_or_else(String::new, |id| known.name(id).to_owned()),
        ),
        ("place_words", open.draft.place_words.clone()),
    ]);
    let listed = communes(known.tree(visitor.app.clock.today()));
    let meant = listed.len() > LISTED;
    visitor.show(&page(
        &open,
        form,
        meant,
        match meant {
            true => Vec::new(),
            false => choices(&known, &visitor, listed),
        },
    ))
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    place: String,
    place_name: String,
    place_words: String,
}

/// `POST /gui/{id}/noi`
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Typed>) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = Open::load(&mut tx, &visitor, id).await?;
    let known = visitor.app.bodies.load(&mut tx).await?;
    let today = visitor.app.clock.today();
    let Form { input, mut state } = form;
    must_be_short(&mut state, "place_words", LINE);
    let listed = communes(known.tree(today));
    let chosen = input.place.parse().map(BodyId).ok();
    let mut place = chosen.filter(|id| listed.contains(id));
    let name = input.place_name.trim();
    let mut meant = Vec::new();
    if place.is_none() && !name.is_empty() {
        let among: BTreeSet<BodyId> = listed.iter().copied().collect();
        match known.find_among(name, today, |body| among.contains(&body.id)) {
            Ok(id) => place = Some(id),
            Err(some) => {
                let wrong = match some.is_empty() {
                    true => word("intake-commune-nowhere"),
                    false => word("intake-commune-which"),
                };
                state.error("place_name", wrong.with("name", name));
                meant = some;
            }
        }
    }
    if !state.is_right() {
        let typed = listed.len() > LISTED;
        let shown = if typed { meant } else { listed };
        return visitor.show_again(&page(&open, state, typed, choices(&known, &visitor, shown)));
    }
    open.draft.place = place.map(|id| id.0);
    open.draft.place_words = kept(&input.place_words, LINE);
    open.draft.answered(Step::Place);
    open.draft.changed();
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}

/// Communes by the name of the place, in the order of their letters.
fn choices(known: &Known, visitor: &Visitor, listed: Vec<BodyId>) -> Vec<Choice<String>> {
    let tree = known.tree(visitor.app.clock.today());
    let mut choices: Vec<Choice<String>> = listed
        .into_iter()
        .map(|id| Choice {
            value: id.0.to_string(),
            label: tree
                .get(id)
                .map_or_else(String::new, |body| body.place.text().to_owned()),
        })
        .collect();
    choices.sort_by_key(|choice| gandan_core::text::fold(&choice.label));
    choices
}

fn page(open: &Open, form: FormState, typed: bool, communes: Vec<Choice<String>>) -> PlacePage {
    PlacePage {
        frame: Frame::of(open, Step::Place),
        form,
        typed,
        communes,
    }
}
