use crate::cases::matters::{Went, where_it_went};
use crate::web::{App, Limit, PageError, PageResult, Visitor, cookies, go, urls};
use crate::words::{notice, word};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use gandan_core::access::{Holding, Wish, holder_may};
use gandan_core::cases::ReceiptCode;
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow, PetitionRow};
use gandan_store::retention;
use std::net::{IpAddr, Ipv4Addr};

/// All guesses of everybody together are counted under this address.
const EVERYBODY: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// Somebody whose browser holds a receipt code; whoever has none is led to where it is typed.
pub struct Holder {
    /// Who.
    pub visitor: Visitor,
    code: ReceiptCode,
    /// Which of several matters of the petition they look at, from 0.
    part: usize,
}

/// What a receipt code opens: one petition, and the case it belongs to.
pub struct Mine {
    /// The petition; of the others of the case nothing is shown.
    pub petition: PetitionRow,
    /// Where its matters went; one where it has one.
    pub went: Vec<Went>,
    /// Which of them is looked at.
    pub at: usize,
    /// The case in which that one is looked at now.
    pub case: CaseRow,
    /// How the petition stands to that case.
    pub holding: Holding,
}

impl Mine {
    /// Whether the holder may.
    pub fn may(&self, wish: Wish) -> bool {
        holder_may(self.holding, wish, self.case.sealed)
    }

    /// The petition opened the case that goes on.
    pub fn is_first(&self) -> bool {
        self.holding == Holding::Opened
    }

    /// What the petition, or this part of it, says.
    pub fn words(&self) -> &str {
        let part = self.went.get(self.at).and_then(|went| went.part.as_deref());
        part.unwrap_or(&self.petition.words)
    }

    /// The address of the page of this matter.
    pub fn here(&self) -> String {
        urls::track_part(self.at)
    }
}

impl Holder {
    /// What the code opens.
    ///
    /// # Errors
    /// Nothing: the code was typed wrong twice, or too much was guessed.
    pub async fn mine(&self, tx: &mut Tx) -> Result<Mine, PageError> {
        let petition = look_up(&self.visitor, tx, &self.code)
            .await?
            .ok_or_else(PageError::not_found)?;
        let went = where_it_went(tx, &petition).await?;
        let at = if self.part < went.len() { self.part } else { 0 };
        looked_at(tx, petition, went, at).await
    }

    /// All matters of the petition, each as [`Holder::mine`] has it.
    ///
    /// # Errors
    /// As [`Holder::mine`].
    pub async fn each(&self, tx: &mut Tx) -> Result<Vec<Mine>, PageError> {
        let first = self.mine(tx).await?;
        let mut all = Vec::new();
        for at in 0..first.went.len() {
            all.push(looked_at(tx, first.petition.clone(), first.went.clone(), at).await?);
        }
        Ok(all)
    }

    /// The last digits, so that people who hold several codes know which one this is.
    pub fn ending(&self) -> String {
        self.code.expose().chars().skip(15).collect()
    }
}

impl FromRequestParts<App> for Holder {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Holder, Response> {
        use axum::response::IntoResponse;
        let visitor = Visitor::from_request_parts(parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        match cookies::receipt(&parts.headers, &app.config) {
            Some(code) => Ok(Holder {
                visitor,
                code,
                part: part(parts),
            }),
            None => Err(go::to(urls::TRACKING)),
        }
    }
}

async fn looked_at(
    tx: &mut Tx,
    petition: PetitionRow,
    went: Vec<Went>,
    at: usize,
) -> Result<Mine, PageError> {
    let here = went.get(at).ok_or_else(PageError::not_found)?;
    let case = here.now.clone();
    // Of cases that were joined, only the petitions of the one that goes on are its own.
    let petitions = cases::petitions(tx, case.id).await?;
    let opened = petitions.first().is_some_and(|first| first.id == petition.id);
    Ok(Mine {
        holding: if opened { Holding::Opened } else { Holding::Joined },
        petition,
        went,
        at,
        case,
    })
}

/// `?viec=2` is the second matter of a petition.
fn part(parts: &Parts) -> usize {
    let query = parts.uri.query().unwrap_or_default();
    let named = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "viec");
    let number: Option<usize> = named.and_then(|(_, value)| value.parse().ok());
    number.unwrap_or(1).saturating_sub(1)
}

/// The petition of a code. Guessing is limited, per address and over all: who guessed wrong waits, and while everybody
/// together guesses too much, so does each address that guessed before. Whoever types their own code is not held up.
///
/// # Errors
/// [`PageError::TooMany`]; [`PageError::Gone`] for a code whose file is past its time; or the engine's.
pub async fn look_up(
    visitor: &Visitor,
    tx: &mut Tx,
    code: &ReceiptCode,
) -> Result<Option<PetitionRow>, PageError> {
    let (app, now) = (&visitor.app, visitor.app.clock.now());
    visitor.limit(Limit::Track)?;
    app.limits.may(Limit::Guess, visitor.client, now)?;
    if app.limits.has_begun(Limit::Guess, visitor.client, now) {
        app.limits.may(Limit::AllGuesses, EVERYBODY, now)?;
    }
    let hash = code.hash(&app.keys.receipt);
    let found = cases::by_receipt(tx, &hash).await?;
    if found.is_none() && retention::is_past(tx, &hash).await? {
        return Err(PageError::Gone(word("error-gone-file")));
    }
    if found.is_none() {
        // The answer is the same whether a token was left or not.
        let _ = app.limits.take(Limit::Guess, visitor.client, now);
        let _ = app.limits.take(Limit::AllGuesses, EVERYBODY, now);
    }
    Ok(found)
}

/// Remembers the code in the browser alone and goes to the page it opens.
pub fn enter(visitor: &Visitor, code: &ReceiptCode) -> Response {
    private(with(
        go::to(urls::TRACKING),
        cookies::set_receipt(code, &visitor.app.config),
    ))
}

/// Forgets the code.
pub fn leave(visitor: &Visitor) -> PageResult {
    let left = go::with_notice(urls::TRACKING, notice("tracking-left"));
    Ok(private(with(left, cookies::clear_receipt(&visitor.app.config))))
}

/// Nothing of these pages stays in a cache.
pub fn private(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn with(mut response: Response, cookie: Option<HeaderValue>) -> Response {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
