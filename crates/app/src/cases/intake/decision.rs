use super::draft::{LINE, Open, Step, kept};
use super::step::{Choice, Frame, must_be_short};
use crate::bodies::Known;
use crate::web::{Form, FormState, Page, PageResult, Visitor, go};
use crate::words::word;
use axum::extract::Path;
use gandan_core::bodies::{Branch, Tier};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which decision or act a complaint is about: the first complaint goes to whoever made it.
#[derive(Serialize)]
pub struct DecisionPage {
    frame: Frame,
    form: FormState,
    bodies: Vec<Choice<String>>,
}

impl Page for DecisionPage {
    const TEMPLATE: &'static str = "pages/intake/decision.html";

    fn samples() -> Vec<DecisionPage> {
        let page = |form| DecisionPage {
            frame: Frame::sample(),
            form,
            bodies: vec![Choice {
                value: "1".to_owned(),
                label: "UBND xã Mẫu".to_owned(),
            }],
        };
        vec![
            page(FormState::default()),
            page(FormState::default().with_error("decision", word("intake-decision-missing"))),
        ]
    }
}

/// `GET /gui/{id}/quyet-dinh`
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    let open = Open::load(&mut tx, &visitor, id).await?;
    let known = visitor.app.bodies.load(&mut tx).await?;
    let draft = &open.draft;
    let mut form = FormState::filled([
        (
            "body",
            draft.decided_by.map(|id| id.to_string()).unwrap_or_default(),
        ),
        ("decision", draft.decision.clone()),
    ]);
    if draft.discipline {
        form.values
            .insert("discipline".to_owned(), vec!["yes".to_owned()]);
    }
    visitor.show(&page(&open, &known, visitor.app.clock.today(), form))
}

/// What was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    body: String,
    decision: String,
    discipline: Option<String>,
}

/// `POST /gui/{id}/quyet-dinh`
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Typed>) -> PageResult {
    let mut tx = visitor.app.db.begin_write().await?;
    let mut open = Open::load(&mut tx, &visitor, id).await?;
    let known = visitor.app.bodies.load(&mut tx).await?;
    let Form { input, mut state } = form;
    must_be_short(&mut state, "decision", LINE);
    if state.value("decision").is_empty() {
        // TT 05/2021/TT-TTCP Đ6 k2 điểm a: a complaint names whom it is about, and what.
        state.error("decision", word("intake-decision-missing"));
    }
    if !state.is_right() {
        return visitor.show_again(&page(&open, &known, visitor.app.clock.today(), state));
    }
    let chosen = input.body.parse::<Uuid>().ok();
    open.draft.decided_by =
        chosen.filter(|id| known.registry.get(gandan_core::bodies::BodyId(*id)).is_some());
    open.draft.decision = kept(&input.decision, LINE);
    open.draft.discipline = input.discipline.is_some();
    open.draft.answered(Step::Decision);
    open.save(&mut tx, &visitor).await?;
    tx.commit().await?;
    Ok(go::to(&open.next()))
}

/// Bodies of the government in the province and its communes, by name.
fn page(open: &Open, known: &Known, today: Date, form: FormState) -> DecisionPage {
    let mut bodies: Vec<Choice<String>> = known
        .tree(today)
        .bodies()
        .filter(|body| {
            body.branch == Branch::Government && matches!(body.tier, Tier::Province | Tier::Commune)
        })
        .map(|body| Choice {
            value: body.id.0.to_string(),
            label: body.name().to_owned(),
        })
        .collect();
    bodies.sort_by_key(|choice| gandan_core::text::fold(&choice.label));
    DecisionPage {
        frame: Frame::of(open, Step::Decision),
        form,
        bodies,
    }
}
