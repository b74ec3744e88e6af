use super::draft::{LINE, Open, Step, kept};
use super::step::{Choice, Frame, must_be_short};
use crate::bodies::Known;
use crate::web::{Form, FormState, Page, PageResult, Visitor, go};
use crate::words::word;
use axum::extract::Path;
use gandan_core::cases::communes;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where: the commune from a list, the rest in words.
#[derive(Serialize)]
pub struct PlacePage {
    frame: Frame,
    form: FormState,
    communes: Vec<Choice<String>>,
}

impl Page for PlacePage {
    const TEMPLATE: &'static str = "pages/intake/place.html";

    fn samples() -> Vec<PlacePage> {
        let page = |form| PlacePage {
            frame: Frame::sample(),
            form,
            communes: vec![Choice {
                value: "1".to_owned(),
                label: "xã Mẫu".to_owned(),
            }],
        };
        let long = FormState::default().with_error("place_words", word("intake-too-long").with("most", LINE));
        vec![page(FormState::default()), page(long)]
    }
}

/// `GET /gui/{id}/noi`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let known = visitor.app.bodies.load(&mut tx).await?;
    let form = FormState::filled([
        (
            "place",
            open.draft.place.map(|id| id.to_string()).unwrap_or_default(),
        ),
        ("place_words", open.draft.place_words.clone()),
    ]);
    visitor.show(&page(&open, &known, visitor.app.clock.today(), form))
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    place: String,
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
    if !state.is_right() {
        return visitor.show_again(&page(&open, &known, today, state));
    }
    let listed = communes(known.tree(today));
    open.draft.place = input
        .place
        .parse()
        .ok()
        .filter(|id| listed.iter().any(|body| body.0 == *id));
    open.draft.place_words = kept(&input.place_words, LINE);
    open.draft.answered(Step::Place);
    open.draft.changed();
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}

fn page(open: &Open, known: &Known, today: Date, form: FormState) -> PlacePage {
    let tree = known.tree(today);
    let mut listed: Vec<Choice<String>> = communes(tree)
        .into_iter()
        .map(|id| Choice {
            value: id.0.to_string(),
            label: tree
                .get(id)
                .map_or_else(String::new, |body| body.place.text().to_owned()),
        })
        .collect();
    listed.sort_by_key(|choice| gandan_core::text::fold(&choice.label));
    PlacePage {
        frame: Frame::of(open, Step::Place),
        form,
        communes: listed,
    }
}
