//! `POST /api/v1/petitions`: the lean way in. Nothing is rendered, bodies and subjects come from what the node holds.
//! Files come with it, in one request: there is no petition without its files, and no file without its petition.

use super::answer::{Refused, address, private};
use super::parcel::Parcel;
use super::status::Clock;
use super::to_whom::{ToWhom, body_of, to_whom};
use crate::bodies::Known;
use crate::cases::taking::{self, Matter, Receipt, TakeError, TakenFile};
use crate::web::{App, Limit, PageError, PageResult, Visitor, fresh_receipt_code, hex, urls};
use crate::words::word;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_store::cases::Person;
use gandan_store::journal::Author;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Most letters of the words of a petition.
const WORDS: usize = 20_000;
/// Most letters of any other field.
const LINE: usize = 500;
/// Most people in one request.
const PEOPLE: usize = 200;

/// A petition as a program brings it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPetition {
    /// Under which law, as far as one knows.
    pub regime: GivenRegime,
    /// What it says, at most 20,000 letters.
    #[schemars(length(min = 1, max = 20_000))]
    pub words: String,
    /// A short name; made of the first words where it is absent.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub title: Option<String>,
    /// Code or id of the body it is for; found by subject and place where it is absent.
    #[serde(default)]
    pub body: Option<String>,
    /// Code of the subject, of `/api/v1/subjects`.
    #[serde(default)]
    pub subject: Option<String>,
    /// Code or id of the People's Committee of the commune where it is.
    #[serde(default)]
    pub place: Option<String>,
    /// Where, in words.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub place_words: Option<String>,
    /// Who signs; none for feedback or a proposal without a name.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub people: Vec<Signer>,
    /// Language of the words.
    #[serde(default)]
    pub lang: GivenLang,
    /// What comes twice under one key is taken once. The header `Idempotency-Key` says the same.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub idempotency_key: Option<String>,
}

/// The regimes; a denunciation is refused with the reason.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GivenRegime {
    /// phản ánh
    Feedback,
    /// kiến nghị
    Proposal,
    /// khiếu nại
    Complaint,
    /// tố cáo
    Denunciation,
    /// phản ánh, kiến nghị về quy định hành chính
    Regulation,
}

/// The languages.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GivenLang {
    /// Vietnamese
    #[default]
    Vi,
    /// English
    En,
}

/// Somebody who signs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Họ tên.
    #[schemars(length(max = 500))]
    pub name: String,
    /// Địa chỉ.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub address: String,
    /// Telephone.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub phone: String,
    /// Mail address.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub mail: String,
    /// Speaks for the others.
    #[serde(default)]
    pub representative: bool,
    /// Wants to be told by mail or telephone that there is news, never what.
    #[serde(default)]
    pub notify: bool,
}

/// The receipt. The code is told once and kept nowhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NewReceipt {
    /// 16 digits in groups of four.
    pub receipt_code: String,
    /// It had come before under the same key; the code is a further one for it.
    pub known: bool,
    /// Who received it.
    pub body: Receiver,
    /// The day, ISO.
    #[schemars(extend("format" = "date"))]
    pub received: String,
    /// The clocks that run now.
    pub clocks: Vec<Clock>,
    /// Where a person follows it.
    pub tracking: String,
}

/// Who received it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Receiver {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Why it is they: `named`, `subject`, `successor`, `above`, `receiver`.
    pub because: String,
}

impl GivenRegime {
    fn regime(self) -> Regime {
        match self {
            GivenRegime::Feedback => Regime::Feedback,
            GivenRegime::Proposal => Regime::Proposal,
            GivenRegime::Complaint => Regime::Complaint,
            GivenRegime::Denunciation => Regime::Denunciation,
            GivenRegime::Regulation => Regime::Regulation,
        }
    }
}

/// The field of the JSON where files are sent with it.
pub const PETITION: &str = "petition";

/// `POST /api/v1/petitions`: as JSON, or with files as a form whose field `petition` is the JSON.
pub async fn post(visitor: Visitor, State(app): State<App>, request: Request) -> PageResult {
    visitor.limit(Limit::Submit)?;
    let key = match request.headers().get("idempotency-key") {
        None => None,
        Some(value) => match value.to_str() {
            Ok(text) if text.len() <= LINE => Some(text.to_owned()),
            _ => {
                let refused = Refused::field("Idempotency-Key", word("api-long").with("most", LINE));
                return Ok(refused.tell(&visitor));
            }
        },
    };
    let parcel: Parcel<NewPetition> = match Parcel::read(&visitor, PETITION, request).await {
        Ok(parcel) => parcel,
        Err(answer) => return Ok(answer),
    };
    let files = Parcel::<NewPetition>::taken(parcel.files);
    match bring(&app, key.as_deref(), parcel.value, files).await? {
        Ok(brought) => Ok(told(&app, &brought)),
        Err(refused) => Ok(refused.tell(&visitor)),
    }
}

/// What was taken, and by whom.
pub struct Brought {
    /// The receipt.
    pub receipt: Receipt,
    /// Who received it.
    pub to: ToWhom,
    /// The bodies as known then.
    pub known: Arc<Known>,
}

/// Checks and takes what a program brings; durable when it returns.
///
/// # Errors
/// Ours; what is wrong with the petition is the inner refusal.
pub async fn bring(
    app: &App,
    key: Option<&str>,
    given: NewPetition,
    files: Vec<TakenFile>,
) -> Result<Result<Brought, Refused>, PageError> {
    if let Err(refused) = check(&given) {
        return Ok(Err(refused));
    }
    let key = key_of(app, key, &given, &files)?;
    let mut known = app.bodies.lately(&app.db).await?;
    let mut found = places(app, &known, &given);
    if found.is_err() {
        // Somebody may have added the body a moment ago.
        let mut tx = app.db.begin_read().await?;
        known = app.bodies.load(&mut tx).await?;
        found = places(app, &known, &given);
    }
    let (named, place) = match found {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let subject = match given.subject.as_deref() {
        None | Some("") => None,
        Some(code) => match app.subjects.find(code) {
            Some(subject) => Some(subject),
            None => return Ok(Err(Refused::field("subject", word("api-subject-unknown")))),
        },
    };
    let to = match to_whom(app, &known, named, subject, place)? {
        Ok(to) => to,
        Err(refused) => return Ok(Err(refused)),
    };
    let matter = Matter {
        regime: given.regime.regime(),
        discipline: false,
        body: to.body,
        subject: subject.map_or_else(String::new, |subject| subject.code.clone()),
        place,
        place_words: given.place_words.unwrap_or_default(),
        title: given.title.unwrap_or_default(),
        words: given.words,
        people: given.people.into_iter().map(person).collect(),
        channel: Channel::Api,
        lang: match given.lang {
            GivenLang::Vi => "vi".to_owned(),
            GivenLang::En => "en".to_owned(),
        },
        idempotency_key: key,
        registered: app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: subject.is_some_and(|subject| subject.field),
        circumstances: Circumstances::default(),
        files,
        joins: None,
        sealed: false,
        earlier: None,
    };
    let nobody = Author {
        account: None,
        name: String::new(),
    };
    let receipt = taking::take(app, matter, &nobody).await.map_err(fault)?;
    Ok(Ok(Brought { receipt, to, known }))
}

fn told(app: &App, brought: &Brought) -> Response {
    let Brought { receipt, to, known } = brought;
    let body = known.registry.get(to.body);
    let answer = NewReceipt {
        receipt_code: receipt.code.expose(),
        known: receipt.known,
        body: Receiver {
            code: body.map_or_else(String::new, |body| body.code.clone()),
            name: known.name(to.body).to_owned(),
            because: to.because.to_owned(),
        },
        received: app.clock.today().to_string(),
        clocks: Clock::all(&receipt.clocks),
        tracking: address(app, urls::TRACKING),
    };
    let status = if receipt.known {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    private(status, &answer)
}

/// What can be said against it without looking anything up.
fn check(given: &NewPetition) -> Result<(), Refused> {
    match given.regime {
        // In writing, or in person (Luật Tố cáo 25/2018 Đ22); its sealed storage does not exist yet.
        GivenRegime::Denunciation => {
            let refused = Refused::field("regime", word("api-denunciation"));
            return Err(refused.by("denunciation", "Luật Tố cáo 25/2018/QH14 Đ22"));
        }
        regime if regime.regime().demands_identity() => {
            let named = |signer: &Signer| !blank(&signer.name) && !blank(&signer.address);
            if given.people.is_empty() || !given.people.iter().all(named) {
                let refused = Refused::field("people", word("api-identity"));
                return Err(refused.by("identity", "TT 05/2021/TT-TTCP Đ6 k2 điểm a"));
            }
        }
        _ => {}
    }
    if blank(&given.words) {
        return Err(Refused::field("words", word("api-empty")));
    }
    if longer(&given.words, WORDS) {
        return Err(Refused::field("words", word("api-long").with("most", WORDS)));
    }
    let lines = [
        ("title", &given.title),
        ("place_words", &given.place_words),
        ("body", &given.body),
        ("place", &given.place),
        ("idempotency_key", &given.idempotency_key),
    ];
    for (name, line) in lines {
        if line.as_deref().is_some_and(|line| longer(line, LINE)) {
            return Err(Refused::field(name, word("api-long").with("most", LINE)));
        }
    }
    if given.people.len() > PEOPLE {
        return Err(Refused::field("people", word("api-people").with("most", PEOPLE)));
    }
    let long = |signer: &Signer| {
        [&signer.name, &signer.address, &signer.phone, &signer.mail]
            .into_iter()
            .any(|line| longer(line, LINE))
    };
    if given.people.iter().any(long) {
        return Err(Refused::field("people", word("api-long").with("most", LINE)));
    }
    Ok(())
}

fn blank(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || letter == '\0')
}

fn longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}

fn places(
    app: &App,
    known: &Known,
    given: &NewPetition,
) -> Result<(Option<BodyId>, Option<BodyId>), Refused> {
    let find = |name: &'static str, given: &Option<String>| match given.as_deref() {
        None | Some("") => Ok(None),
        Some(text) => body_of(app, known, text)
            .map(Some)
            .ok_or_else(|| Refused::field(name, word("api-body-unknown"))),
    };
    Ok((find("body", &given.body)?, find("place", &given.place)?))
}

/// The key under which it is stored: the sender's key and what it came with, hashed together. Whoever guesses a key
/// alone learns nothing; a key with other words is another petition. Without a key each request is its own.
fn key_of(app: &App, key: Option<&str>, given: &NewPetition, files: &[TakenFile]) -> anyhow::Result<String> {
    let key = key.or(given.idempotency_key.as_deref()).unwrap_or_default();
    if key.is_empty() {
        let chance = fresh_receipt_code()?.hash(&app.keys.fingerprint);
        return Ok(format!("api:{}", hex(&chance)));
    }
    let people: Vec<[&str; 4]> = given
        .people
        .iter()
        .map(|one| [one.name.as_str(), &one.address, &one.phone, &one.mail])
        .collect();
    let sums: Vec<String> = files
        .iter()
        .map(|file| hex(&Sha256::digest(&file.bytes)))
        .collect();
    let mut whole = format!(
        "{:?}",
        (
            key,
            given.regime.regime().code(),
            &given.words,
            &given.body,
            &given.subject,
            &given.place,
            &given.place_words,
            people
        )
    );
    // Without files the key stays what it always was.
    if !sums.is_empty() {
        whole.push_str(&sums.join(" "));
    }
    let hash = app.keys.fingerprint.hash("idempotency", whole.as_bytes());
    Ok(format!("api:{}", hex(&hash)))
}

fn person(signer: Signer) -> Person {
    Person {
        name: signer.name,
        address: signer.address,
        phone: signer.phone,
        mail: signer.mail,
        identity_number: String::new(),
        representative: signer.representative,
        notify: signer.notify,
    }
}

fn fault(error: TakeError) -> PageError {
    match error {
        TakeError::Store(error) => error.into(),
        TakeError::Rule(error) => anyhow::Error::from(error).into(),
        TakeError::Fault(error) => error.into(),
    }
}
