use super::joining::JoinChoice;
use super::receipt::ReceiptView;
use super::typed::{CHANNELS, REGIMES};
use crate::attachments;
use crate::bodies::Known;
use crate::web::{FormState, Officer, Page, PageError, urls};
use crate::words::{Word, word, word_of};
use gandan_core::access::{Act, Object, Refusal, may};
use gandan_core::bodies::BodyId;
use gandan_core::cases::communes;
use gandan_rulebook::Item;
use gandan_store::Tx;
use serde::Serialize;
use std::sync::Arc;
use uuid::Uuid;

/// One of a list that a person chooses from.
#[derive(Debug, Clone, Serialize)]
pub struct Choice<L: Serialize> {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: L,
}

/// The counter: a form, and beside it the receipt of what was just registered.
#[derive(Serialize)]
pub struct CounterPage {
    pub(super) form: FormState,
    bodies: Vec<Choice<String>>,
    channels: Vec<Choice<Word>>,
    regimes: Vec<Choice<Word>>,
    subjects: Vec<Choice<String>>,
    places: Vec<Choice<String>>,
    lacks: Vec<Choice<String>>,
    hint: Word,
    accept: String,
    denunciation: &'static str,
    register: &'static str,
    batches: &'static str,
    /// Cases with which the petition may go, as asked for.
    pub(super) joins: Vec<JoinChoice>,
    /// They were asked for.
    pub(super) asked: bool,
    pub(super) receipts: Vec<ReceiptView>,
    pub(super) sheet: Option<Sheet>,
}

/// What was read back to a person who does not write, to be signed or marked with a fingerprint
/// (NĐ 154/2026/NĐ-CP Đ14 k1).
#[derive(Serialize)]
pub struct Sheet {
    /// Who spoke.
    pub name: String,
    /// Where they live.
    pub address: String,
    /// What they said.
    pub words: String,
    /// Who wrote it down.
    pub helper: String,
}

impl Page for CounterPage {
    const TEMPLATE: &'static str = "pages/counter/counter.html";

    fn samples() -> Vec<CounterPage> {
        let page = |form: FormState, receipts: Vec<ReceiptView>, sheet: bool| CounterPage {
            form,
            bodies: vec![choice("1", "UBND xã Mẫu"), choice("2", "UBND xã Bên")],
            channels: channels(),
            regimes: regimes(),
            subjects: vec![choice("lighting", "Đèn đường")],
            places: vec![choice("1", "UBND xã Mẫu")],
            lacks: vec![choice("signature", "Chữ ký hoặc điểm chỉ")],
            hint: attachments::hint(),
            accept: attachments::accept(),
            denunciation: urls::COUNTER_DENUNCIATION,
            register: urls::PETITION_REGISTER,
            batches: urls::PETITION_BATCHES,
            joins: JoinChoice::samples(),
            asked: sheet,
            receipts,
            sheet: sheet.then(|| Sheet {
                name: "Người gửi 1".to_owned(),
                address: "thôn Đông".to_owned(),
                words: "Đèn đường không sáng.".to_owned(),
                helper: "Văn thư 1".to_owned(),
            }),
        };
        let wrong = FormState::default().with_error("words", word("counter-words-missing"));
        vec![
            page(
                FormState::filled([("notify", "yes".to_owned())]),
                Vec::new(),
                false,
            ),
            page(wrong, Vec::new(), false),
            CounterPage {
                joins: Vec::new(),
                asked: true,
                ..page(FormState::filled([("join", "đèn".to_owned())]), Vec::new(), false)
            },
            page(
                FormState::default(),
                vec![ReceiptView::sample(false), ReceiptView::sample(true)],
                true,
            ),
        ]
    }
}

/// At whose counter somebody stands, and what can be chosen there.
pub struct Counter {
    /// What is known of bodies.
    pub known: Arc<Known>,
    /// For whom they register.
    pub bodies: Vec<BodyId>,
    /// For whom they register now.
    pub body: BodyId,
    /// The communes.
    pub places: Vec<BodyId>,
}

impl Counter {
    /// The counter of `officer`, for the body asked for or their first one.
    ///
    /// # Errors
    /// They register for nobody.
    pub async fn of(tx: &mut Tx, officer: &Officer, asked: &str) -> Result<Counter, PageError> {
        let known = officer.app.bodies.load(tx).await?;
        let tree = known.tree(officer.app.clock.today());
        let takes =
            |body: &BodyId| may(&officer.actor, Act::TakePetition, Object::Body(*body), &tree).is_ok();
        let bodies: Vec<BodyId> = officer.actor.bodies().into_iter().filter(takes).collect();
        let asked: Option<Uuid> = asked.parse().ok();
        let body = bodies
            .iter()
            .find(|body| Some(body.0) == asked)
            .or_else(|| bodies.first())
            .copied()
            .ok_or(Refusal::Role)?;
        let places = communes(tree);
        Ok(Counter {
            bodies,
            body,
            places,
            known,
        })
    }

    /// The form before anything is typed. What stays the same from one paper to the next stays as `before` had it.
    pub fn fresh(&self, officer: &Officer, before: Option<&FormState>) -> FormState {
        let today = officer.app.clock.today().to_string();
        let kept = |field: &str, otherwise: &str| -> String {
            before
                .map(|form| form.value(field))
                .filter(|value| !value.is_empty())
                .unwrap_or(otherwise)
                .to_owned()
        };
        let home = if self.places.contains(&self.body) {
            self.body.0.to_string()
        } else {
            String::new()
        };
        FormState::filled([
            ("key", gandan_store::new_id().to_string()),
            ("body", self.body.0.to_string()),
            ("channel", kept("channel", "counter")),
            ("regime", kept("regime", "feedback")),
            ("forwarded_by", kept("forwarded_by", "")),
            ("received", kept("received", &today)),
            ("registered", kept("registered", &today)),
            ("place", kept("place", &home)),
            ("notify", "yes".to_owned()),
        ])
    }

    /// The page around a form.
    pub fn page(&self, officer: &Officer, form: FormState) -> CounterPage {
        let lang = officer.lang.code();
        let named = |body: &BodyId| Choice {
            value: body.0.to_string(),
            label: self.known.name(*body).to_owned(),
        };
        let subject = |subject: &gandan_core::cases::Subject| Choice {
            value: subject.code.clone(),
            label: subject.name(lang).to_owned(),
        };
        let today = officer.app.clock.today();
        let lacks = officer.app.rulebook.list("petition.eligibility", today);
        let item = |item: &Item| Choice {
            value: item.key.clone(),
            label: if lang == "vi" {
                item.vi.clone()
            } else {
                item.en.clone()
            },
        };
        CounterPage {
            form,
            bodies: self.bodies.iter().map(named).collect(),
            channels: channels(),
            regimes: regimes(),
            subjects: officer.app.subjects.all().iter().map(subject).collect(),
            places: self.places.iter().map(named).collect(),
            // What a denunciation lacks is noted with its paper.
            lacks: lacks
                .unwrap_or_default()
                .iter()
                .filter(|item| item.only.is_empty() || item.only.iter().any(|kind| kind == "complaint"))
                .map(item)
                .collect(),
            hint: attachments::hint(),
            accept: attachments::accept(),
            denunciation: urls::COUNTER_DENUNCIATION,
            register: urls::PETITION_REGISTER,
            batches: urls::PETITION_BATCHES,
            joins: Vec::new(),
            asked: false,
            receipts: Vec::new(),
            sheet: None,
        }
    }
}

/// The ways in which paper and speech come.
pub fn channels() -> Vec<Choice<Word>> {
    let choice = |code: &str| Choice {
        value: code.to_owned(),
        label: word_of("case-channel-", code),
    };
    CHANNELS.iter().map(|channel| choice(channel.code())).collect()
}

fn regimes() -> Vec<Choice<Word>> {
    let choice = |code: &str| Choice {
        value: code.to_owned(),
        label: word_of("case-regime-", code),
    };
    REGIMES.iter().map(|regime| choice(regime.code())).collect()
}

/// For samples.
pub fn choice(value: &str, label: &str) -> Choice<String> {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
    }
}
