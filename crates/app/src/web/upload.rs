use super::form::{CSRF, check_token};
use super::kept::Kept;
use super::{App, PageError, Visitor};
use crate::words::word;
use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{FromRequest, FromRequestParts, Request};

/// A form with files (`enctype="multipart/form-data"`). Its first field is the token, so that no file is taken from
/// someone who may not send it: `{{ form.csrf() }}` comes first in the form.
///
/// The route says how much it takes in all: `.layer(DefaultBodyLimit::max(…))`; 2 MB otherwise.
pub struct Upload(Multipart, Kept);

/// One field, read piece by piece.
pub struct Part<'a>(Field<'a>, Kept);

impl FromRequest<App> for Upload {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Upload, PageError> {
        let (mut parts, body) = request.into_parts();
        let visitor = Visitor::from_request_parts(&mut parts, app).await?;
        let request = Request::from_parts(parts, body);
        let multipart = Multipart::from_request(request, app)
            .await
            .map_err(|rejection| PageError::of_status(rejection.status()))?;
        let mut upload = Upload(multipart, Kept::default());
        let token = match upload.next().await? {
            Some(first) if first.name() == CSRF => Some(first.text(256).await?),
            _ => None,
        };
        check_token(&visitor, token.as_deref())?;
        upload.1 = visitor.kept;
        Ok(upload)
    }
}

impl Upload {
    /// What a program sends: it carries no cookie, so no token of a form is asked for. (Pages of other sites are refused
    /// before, see [`super::security::same_origin`].)
    ///
    /// # Errors
    /// It is no form with files.
    pub async fn of_program(request: Request, app: &App) -> Result<Upload, PageError> {
        let multipart = Multipart::from_request(request, app)
            .await
            .map_err(|rejection| PageError::of_status(rejection.status()))?;
        Ok(Upload(multipart, Kept::default()))
    }

    /// The next field, in the order of the form.
    ///
    /// # Errors
    /// The body is cut short, malformed or too large.
    pub async fn next(&mut self) -> Result<Option<Part<'_>>, PageError> {
        let field = self.0.next_field().await.map_err(|error| trouble(&error))?;
        Ok(field.map(|field| Part(field, self.1.clone())))
    }
}

impl Part<'_> {
    /// Name of the field.
    pub fn name(&self) -> &str {
        self.0.name().unwrap_or_default()
    }

    /// Name of the file as its owner calls it, without any folders; nothing for a plain field or an empty choice.
    pub fn file_name(&self) -> Option<String> {
        let name = self.0.file_name()?.rsplit(['/', '\\']).next()?.trim();
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// The next piece of the file.
    ///
    /// # Errors
    /// As [`Upload::next`].
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, PageError> {
        self.0.chunk().await.map_err(|error| trouble(&error))
    }

    /// All of it.
    ///
    /// # Errors
    /// [`PageError::TooLarge`] beyond `limit` bytes.
    pub async fn bytes(mut self, limit: usize) -> Result<Vec<u8>, PageError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if bytes.len() + chunk.len() > limit {
                return Err(PageError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    /// All of it as text.
    ///
    /// # Errors
    /// As [`bytes`](Part::bytes); or it is no UTF-8.
    pub async fn text(self, limit: usize) -> Result<String, PageError> {
        let (name, kept, file) = (self.name().to_owned(), self.1.clone(), self.file_name());
        let text = String::from_utf8(self.bytes(limit).await?)
            .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?;
        if file.is_none() {
            kept.put(true, &name, &text);
        }
        Ok(text)
    }
}

fn trouble(error: &MultipartError) -> PageError {
    PageError::of_status(error.status())
}
