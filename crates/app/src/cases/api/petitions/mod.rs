//! `POST /api/v1/petitions`: the lean way in. Nothing is rendered, bodies and subjects come from what the node holds.
//! Files come with it, in one request: there is no petition without its files, and no file without its petition.

mod check;
mod given;

pub use given::{GivenLang, GivenRegime, NewPetition, NewReceipt, Receiver, Signer};

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
use check::{LINE, check};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Channel;
use gandan_core::clock::Circumstances;
use gandan_store::journal::Author;
use sha2::{Digest, Sha256};
use std::sync::Arc;

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
        people: given.people.into_iter().map(Signer::person).collect(),
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

fn fault(error: TakeError) -> PageError {
    match error {
        TakeError::Store(error) => error.into(),
        TakeError::Rule(error) => anyhow::Error::from(error).into(),
        TakeError::Fault(error) => error.into(),
    }
}
