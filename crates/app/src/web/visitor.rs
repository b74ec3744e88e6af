use super::here::Here;
use super::kept::Kept;
use super::random::Secret;
use super::{App, Limit, Page, PageError, PageResult};
use crate::words::Lang;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse};
use gandan_core::access::Actor;
use gandan_store::access::SignedIn;
use gandan_store::journal::Author;
use minijinja::value::{Serde, Value};
use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where a request comes from; the server puts it beside each request.
#[derive(Debug, Clone, Copy)]
pub struct ClientAddress(pub IpAddr);

/// Whoever asks for a page, signed in or not. Every handler takes one (or an [`Officer`]) and answers through it.
#[derive(Clone)]
pub struct Visitor {
    /// The program.
    pub app: App,
    /// The language they read.
    pub lang: Lang,
    /// Path and query they asked for.
    pub address: Arc<str>,
    /// GET or HEAD.
    pub safe_method: bool,
    /// Where they are.
    pub client: IpAddr,
    /// Number of this request in the log.
    pub operation: Arc<str>,
    pub(super) signed_in: Option<Arc<SignedIn>>,
    pub(super) secret: Secret,
    /// What the form they sent holds.
    pub(super) kept: Kept,
    /// A form was shown, so the cookie of its token must be set.
    pub(super) form_shown: Arc<AtomicBool>,
}

impl Visitor {
    /// Answers with `page`.
    ///
    /// # Errors
    /// The template does not fit, which the tests rule out.
    pub fn show(&self, page: &impl Page) -> PageResult {
        Ok(Html(self.render(page)?).into_response())
    }

    /// Answers with `page`, whose form came back with errors.
    ///
    /// # Errors
    /// As [`show`](Visitor::show).
    pub fn show_again(&self, page: &impl Page) -> PageResult {
        Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(self.render(page)?)).into_response())
    }

    /// The actor, where someone is signed in.
    pub fn actor(&self) -> Option<&Actor> {
        self.signed_in.as_deref().map(|signed_in| &signed_in.actor)
    }

    /// Takes one token of the client's.
    ///
    /// # Errors
    /// [`PageError::TooMany`].
    pub fn limit(&self, limit: Limit) -> Result<(), PageError> {
        if self.app.config.counters.contains(&self.client) {
            return Ok(());
        }
        self.app.limits.take(limit, self.client, self.app.clock.now())
    }

    /// The secret of their cookie, for ending the session it opens.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// The token of the forms shown to them.
    pub fn csrf(&self) -> String {
        self.secret.csrf()
    }

    /// The document of `page`.
    pub(super) fn render<P: Page>(&self, page: &P) -> anyhow::Result<String> {
        self.render_value(P::TEMPLATE, Value::from(Serde(page)))
    }

    pub(super) fn render_value(&self, template: &str, page: Value) -> anyhow::Result<String> {
        let rendered = self
            .app
            .templates
            .render(self.lang, &Here::of(self), &self.csrf(), template, page)?;
        if rendered.has_form {
            self.form_shown.store(true, Ordering::Relaxed);
        }
        Ok(rendered.html)
    }

    /// Someone for the test that renders all pages.
    #[cfg(test)]
    pub(super) fn sample(app: &App, lang: Lang, signed_in: bool) -> Visitor {
        let posts = gandan_core::access::Role::ALL
            .into_iter()
            .map(|role| gandan_core::access::Post {
                role,
                body: gandan_core::bodies::BodyId(uuid::Uuid::nil()),
            })
            .collect();
        let actor = Actor {
            account: uuid::Uuid::nil(),
            name: "Cán bộ 1".to_owned(),
            posts,
        };
        Visitor {
            app: app.clone(),
            lang,
            address: "/".into(),
            safe_method: true,
            client: IpAddr::from([127, 0, 0, 1]),
            operation: "0199a1b2".into(),
            signed_in: signed_in.then(|| Arc::new(SignedIn { seen_at: 0, actor })),
            secret: Secret::fresh().unwrap(),
            kept: Kept::default(),
            form_shown: Arc::default(),
        }
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Visitor, PageError> {
        match parts.extensions.get::<Visitor>() {
            Some(visitor) => Ok(visitor.clone()),
            None => Err(anyhow::anyhow!("a route outside `web::router`").into()),
        }
    }
}

/// Someone signed in; whoever is not is led to the sign-in page and back. Everything a [`Visitor`] can, it can too.
#[derive(Clone)]
pub struct Officer {
    /// The same person as a visitor.
    pub visitor: Visitor,
    /// Who acts, for `gandan_core::access::may`.
    pub actor: Actor,
}

impl Officer {
    /// Who acts, for the journal.
    pub fn author(&self) -> Author {
        Author {
            account: Some(self.actor.account),
            name: self.actor.name.clone(),
        }
    }
}

impl Deref for Officer {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl FromRequestParts<App> for Officer {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Officer, PageError> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let actor = visitor.actor().cloned().ok_or(PageError::SignInNeeded)?;
        Ok(Officer { visitor, actor })
    }
}
