//! A denunciation at the counter: until it has its sealed storage, nothing but a line of the register enters this
//! database. The page has no field for a name or a word; the paper stays in the safe of the office.

use super::form::{Choice, Counter, channels};
use super::receipt::ReceiptView;
use super::take::trouble;
use super::typed::{CHANNELS, chosen, days, ticked};
use crate::bodies::Known;
use crate::cases::taking::{Matter, Ready};
use crate::web::{Form, FormState, Officer, Page, PageError, PageResult, urls};
use crate::words::{Word, word, word_of};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::Tx;
use gandan_store::cases::{self, NewInformation};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What lists call a denunciation: the same for every one.
const TITLE: &str = "Tố cáo (nội dung và danh tính không lưu trong hệ thống)";

/// A form without names and words.
#[derive(Serialize)]
pub struct DenunciationPage {
    form: FormState,
    bodies: Vec<Choice<String>>,
    channels: Vec<Choice<Word>>,
    counter: &'static str,
    informations: &'static str,
    receipts: Vec<ReceiptView>,
    information: Option<Registered>,
}

/// Information that was just registered.
#[derive(Serialize)]
struct Registered {
    number: i64,
    year: i64,
    worth_checking: bool,
}

impl Page for DenunciationPage {
    const TEMPLATE: &'static str = "pages/counter/denunciation.html";

    fn samples() -> Vec<DenunciationPage> {
        let page = |receipts: Vec<ReceiptView>, information: Option<bool>| DenunciationPage {
            form: FormState::default(),
            bodies: Vec::new(),
            channels: channels(),
            counter: urls::COUNTER,
            informations: urls::INFORMATION_REGISTER,
            receipts,
            information: information.map(|worth_checking| Registered {
                number: 3,
                year: 2026,
                worth_checking,
            }),
        };
        vec![
            page(Vec::new(), None),
            page(vec![ReceiptView::sample(true)], None),
            page(Vec::new(), Some(true)),
            page(Vec::new(), Some(false)),
        ]
    }
}

/// `GET /lam-viec/tiep-nhan/to-cao`
pub async fn get(officer: Officer) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let counter = Counter::of(&mut tx, &officer, "").await?;
    let form = fresh(&officer, &counter);
    officer.show(&page(&counter, form))
}

/// Any fields; only those of the form are read.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// `POST /lam-viec/tiep-nhan/to-cao`
pub async fn post(officer: Officer, Form { mut state, .. }: Form<Nothing>) -> PageResult {
    let mut tx = officer.app.db.begin_read().await?;
    let counter = Counter::of(&mut tx, &officer, state.value("body")).await?;
    drop(tx);
    let channel = chosen(&mut state, "channel", Channel::from_code, &CHANNELS);
    let forwarded_by = if channel == Some(Channel::Forwarded) {
        state.required("forwarded_by", word("counter-forwarded-missing"))
    } else {
        String::new()
    };
    let days = days(&mut state, officer.app.clock.today());
    let signed = match state.value("signed") {
        "yes" => true,
        "no" => false,
        _ => {
            state.error("signed", word("form-choose"));
            false
        }
    };
    let (Some(channel), true) = (channel, state.is_right()) else {
        return officer.show_again(&page(&counter, state));
    };
    let mut shown = page(&counter, fresh(&officer, &counter));
    let app = &officer.app;
    let mut tx = app.db.begin_write().await?;
    if signed {
        let key = state.value("key").to_owned();
        let matter = matter(counter.body, channel, forwarded_by, days.1, key);
        shown.receipts = vec![register(&mut tx, &officer, &counter.known, matter, days.0).await?];
    } else {
        let new = NewInformation {
            body: counter.body.0,
            received: days.0,
            day: days.1,
            channel: channel.code().to_owned(),
            forwarded_by,
            clear: ticked(&state, "clear"),
            evidence: ticked(&state, "evidence"),
            checkable: ticked(&state, "checkable"),
        };
        let number = register_information(&mut tx, &officer, &new).await?;
        shown.information = Some(Registered {
            number,
            year: i64::from(days.1.year()),
            worth_checking: new.clear && new.evidence && new.checkable,
        });
    }
    tx.commit().await?;
    officer.show(&shown)
}

/// A denunciation without anything of it.
fn matter(body: BodyId, channel: Channel, forwarded_by: String, registered: Date, key: String) -> Matter {
    Matter {
        regime: Regime::Denunciation,
        discipline: false,
        body,
        subject: String::new(),
        place: None,
        place_words: String::new(),
        title: TITLE.to_owned(),
        words: String::new(),
        people: Vec::new(),
        channel,
        lang: "vi".to_owned(),
        idempotency_key: format!("denunciation:{key}"),
        registered,
        forwarded_by,
        helper: None,
        read_back: false,
        field: false,
        circumstances: Circumstances::default(),
        files: Vec::new(),
        joins: None,
        sealed: true,
        earlier: None,
    }
}

/// A line for what was cut out of a petition about several things: received and registered on the days of that one,
/// and without any way back to it.
///
/// # Errors
/// The database's or the rule book's.
pub async fn register_denunciation(
    tx: &mut Tx,
    officer: &Officer,
    (body, known): (BodyId, &Known),
    (arrived, registered): (Date, Date),
) -> Result<ReceiptView, PageError> {
    let key = gandan_store::new_id().to_string();
    let matter = matter(body, Channel::Counter, String::new(), registered, key);
    register(tx, officer, known, matter, arrived).await
}

/// A line of the register of information; answers its number.
///
/// # Errors
/// The database's.
pub async fn register_information(
    tx: &mut Tx,
    officer: &Officer,
    new: &NewInformation,
) -> Result<i64, PageError> {
    let at = officer.app.clock.micros();
    let (_, number) = cases::inform(tx, new, &officer.author(), at).await?;
    Ok(number)
}

async fn register(
    tx: &mut Tx,
    officer: &Officer,
    known: &Known,
    matter: Matter,
    arrived: Date,
) -> Result<ReceiptView, PageError> {
    let app = &officer.app;
    let (registered, body) = (matter.registered, matter.body);
    let ready = Ready::of(app, matter).map_err(trouble)?.arrived(arrived);
    let taken = ready.store(tx, &app.keys, &officer.author()).await?;
    let receipt = ready.receipt_of(taken);
    let number = if receipt.known {
        let entry = cases::entry(tx, receipt.petition).await?;
        entry.map_or(0, |entry| entry.number)
    } else {
        cases::enter(tx, receipt.petition, body.0, registered, "[]", "").await?
    };
    let given = ReceiptView {
        number,
        year: i64::from(registered.year()),
        body_name: known.name(body).to_owned(),
        name: String::new(),
        code: String::new(),
        received: arrived.to_string(),
        registered: registered.to_string(),
        regime: word_of("case-regime-", Regime::Denunciation.code()),
        people: 1,
        steps: Vec::new(),
        sealed: true,
        link: String::new(),
        qr: None,
    };
    Ok(ReceiptView::of(app, &receipt, given))
}

fn fresh(officer: &Officer, counter: &Counter) -> FormState {
    let today = officer.app.clock.today().to_string();
    FormState::filled([
        ("key", gandan_store::new_id().to_string()),
        ("body", counter.body.0.to_string()),
        ("channel", "counter".to_owned()),
        ("received", today.clone()),
        ("registered", today),
    ])
}

fn page(counter: &Counter, form: FormState) -> DenunciationPage {
    DenunciationPage {
        form,
        bodies: counter
            .bodies
            .iter()
            .map(|body| Choice {
                value: body.0.to_string(),
                label: counter.known.name(*body).to_owned(),
            })
            .collect(),
        channels: channels(),
        counter: urls::COUNTER,
        informations: urls::INFORMATION_REGISTER,
        receipts: Vec::new(),
        information: None,
    }
}
