use super::check::circumstances;
use super::draft::{Open, Step};
use super::routed::{Goes, goes};
use crate::cases::taking::{self, Matter, Receipt, TakeError, TakenFile};
use crate::cases::terms::{TermLine, terms};
use crate::web::{Form, Limit, Page, PageError, PageResult, Qr, Visitor, fresh_receipt_code, go, urls};
use crate::words::{Word, word};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use gandan_core::cases::{Channel, Regime};
use gandan_rulebook::CaseClocks;
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx, cases};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// For so long a form that is sent again is answered with a further code (microseconds); later, only the code given
/// then leads on.
const AGAIN: i64 = 3_600_000_000;

/// The page to keep: the code, what follows, when, by which article.
#[derive(Serialize)]
pub struct SentPage {
    code: String,
    body: String,
    reason: Option<Word>,
    terms: Vec<TermLine>,
    /// It had come before: this is a further code for it.
    again: bool,
    /// It joined a matter that was there.
    joined: bool,
    told: bool,
    telephone: Option<String>,
    link: String,
    qr: Option<Qr>,
    sms: String,
    sms_link: String,
    track: &'static str,
    complaint: bool,
}

impl Page for SentPage {
    const TEMPLATE: &'static str = "pages/intake/sent.html";

    fn samples() -> Vec<SentPage> {
        let page = |again: bool, joined: bool| SentPage {
            code: "1234 5678 9012 3456".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            reason: (!again).then(|| word("route-receiver")),
            terms: vec![TermLine::sample(false)],
            again,
            joined,
            told: joined,
            telephone: joined.then(|| "0000 000 000".to_owned()),
            link: "https://mau.example/tra-cuu".to_owned(),
            qr: Qr::of("https://mau.example/tra-cuu/1234567890123456"),
            sms: "Mã tra cứu: 1234 5678 9012 3456".to_owned(),
            sms_link: "sms:?body=x".to_owned(),
            track: urls::TRACKING,
            complaint: again,
        };
        vec![page(false, false), page(true, false), page(false, true)]
    }
}

/// The key under which it is taken once.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    key: String,
}

/// What is known after it was taken.
struct Done {
    receipt: Receipt,
    body: String,
    reason: Option<Word>,
    joined: bool,
    told: bool,
    complaint: bool,
}

/// `GET /gui/{id}/gui`: somebody loads the page of a form anew; what was sent is sent.
pub async fn get(visitor: Visitor, Path(id): Path<Uuid>) -> PageResult {
    let mut tx = visitor.app.db.begin_read().await?;
    match Open::load(&mut tx, &visitor, id).await {
        Ok(_) => Ok(go::to(&Step::Check.address(id))),
        Err(PageError::NotFound { .. }) => Ok(go::to(urls::TRACKING)),
        Err(error) => Err(error),
    }
}

/// `POST /gui/{id}/gui`: takes it. What is sent twice, by a double click or over a bad line, is one petition; both
/// answers hold a code that works.
pub async fn post(visitor: Visitor, Path(id): Path<Uuid>, form: Form<Sent>) -> PageResult {
    visitor.limit(Limit::Send)?;
    let mut tx = visitor.app.db.begin_read().await?;
    let open = match Open::load(&mut tx, &visitor, id).await {
        Ok(open) => open,
        Err(PageError::NotFound { .. }) => {
            drop(tx);
            let done = known(&visitor, &form.input.key).await?;
            return show(&visitor, done);
        }
        Err(error) => return Err(error),
    };
    let step = open.draft.next(!open.files.is_empty());
    if step != Step::Check {
        return Ok(go::to(&step.address(id)));
    }
    let (matter, to) = matter(&visitor, &mut tx, &open).await?;
    drop(tx);
    // Taken under the key of the draft: whatever happens before the draft is gone, sending again finds it known.
    let receipt = taking::take(&visitor.app, matter, &nobody())
        .await
        .map_err(trouble)?;
    settle(&visitor, &open).await?;
    let draft = &open.draft;
    show(
        &visitor,
        Done {
            joined: draft.joins.is_some(),
            complaint: draft.is_complaint(),
            body: to.name,
            reason: draft.joins.is_none().then_some(to.reason),
            told: receipt.told,
            receipt,
        },
    )
}

/// What a draft says, as it is taken, and to whom it goes.
async fn matter(visitor: &Visitor, tx: &mut Tx, open: &Open) -> Result<(Matter, Goes), PageError> {
    let app = &visitor.app;
    let files = cases::draft_bytes(tx, open.id).await?;
    let known = app.bodies.load(tx).await?;
    let draft = &open.draft;
    let to = goes(app, &known, draft)?;
    let words = match draft.decision.is_empty() {
        true => draft.words.clone(),
        // Whom a complaint is about, and which decision, is part of what it says (TT 05/2021/TT-TTCP Đ6 k2).
        false => format!("{}\n\n{}", draft.words, draft.decision),
    };
    let matter = Matter {
        regime: draft.regime().unwrap_or(Regime::Feedback),
        discipline: draft.discipline,
        body: to.body,
        subject: draft.subject.clone(),
        place: draft.place_id(),
        place_words: draft.place_words.clone(),
        title: String::new(),
        words,
        people: draft.people(),
        channel: Channel::Web,
        lang: visitor.lang.code().to_owned(),
        idempotency_key: open.row.idempotency_key.clone(),
        registered: app.clock.today(),
        forwarded_by: String::new(),
        helper: None,
        read_back: false,
        field: draft.subject_of(visitor).is_some_and(|subject| subject.field),
        circumstances: circumstances(draft),
        files: files
            .into_iter()
            .map(|(name, media_type, bytes)| TakenFile {
                name,
                media_type,
                bytes,
            })
            .collect(),
        joins: draft.joins,
        sealed: false,
        earlier: draft.earlier,
    };
    Ok((matter, to))
}

/// After it was taken, the draft goes.
async fn settle(visitor: &Visitor, open: &Open) -> Result<(), PageError> {
    let mut tx = visitor.app.db.begin_write().await?;
    cases::draft_take(&mut tx, open.id, &visitor.secret().digest()).await?;
    tx.commit().await?;
    Ok(())
}

/// A form that was sent before: a further code for the same petition, for an hour.
async fn known(visitor: &Visitor, key: &str) -> Result<Done, PageError> {
    let app = &visitor.app;
    let mut tx = app.db.begin_write().await?;
    let now = app.clock.micros();
    // A key is 64 signs of chance that only the page of the check held.
    let found = match key.len() {
        64 => cases::known(&mut tx, key).await?,
        _ => None,
    };
    let Some((petition, case, at)) = found else {
        return Err(PageError::not_found());
    };
    if now - at > AGAIN {
        return Err(PageError::Conflict(word("intake-sent-long-ago")));
    }
    let row = cases::find(&mut tx, case).await?;
    let code = fresh_receipt_code()?;
    cases::copy_receipt(&mut tx, petition, &code.hash(&app.keys.receipt), now).await?;
    tx.commit().await?;
    let clocks: CaseClocks = serde_json::from_str(&row.clocks).map_err(anyhow::Error::from)?;
    Ok(Done {
        body: row.body_name,
        complaint: row.regime == Regime::Complaint.code(),
        reason: None,
        joined: false,
        told: false,
        receipt: Receipt {
            case,
            petition,
            code,
            clocks,
            known: true,
            told: false,
        },
    })
}

fn show(visitor: &Visitor, done: Done) -> PageResult {
    let app = &visitor.app;
    let code = done.receipt.code.expose();
    let host = app.config.public_url.as_deref().unwrap_or_default();
    let link = format!("{host}{}", urls::TRACKING);
    let sms = word("intake-sms")
        .with("code", code.as_str())
        .with("link", link.as_str());
    let sms = app.words.say(visitor.lang, &sms);
    let page = SentPage {
        qr: app
            .config
            .public_url
            .as_ref()
            .and_then(|_| Qr::of(&format!("{host}{}", urls::track_code(&code)))),
        sms_link: urls::sms(&sms),
        sms,
        link,
        terms: terms(app, visitor.lang, &done.receipt.clocks, app.clock.today()),
        again: done.receipt.known,
        joined: done.joined,
        told: done.told,
        telephone: app.config.telephone.clone(),
        body: done.body,
        reason: done.reason,
        track: urls::TRACKING,
        complaint: done.complaint,
        code,
    };
    let mut response: Response = visitor.show(&page)?;
    // The code stays in no cache.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The person who speaks has no account.
pub fn nobody() -> Author {
    Author {
        account: None,
        name: String::new(),
    }
}

fn trouble(error: TakeError) -> PageError {
    match error {
        // Two at the same time under one key: the other was first, and sending again finds it known.
        TakeError::Store(StoreError::Exists(_)) => PageError::Busy,
        TakeError::Store(error) => error.into(),
        other => PageError::from(anyhow::Error::from(other)),
    }
}
