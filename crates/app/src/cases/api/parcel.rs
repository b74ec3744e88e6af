//! What a program sends with files or without: JSON alone, or `multipart/form-data` with the same JSON in a field and
//! files beside it.

use super::answer::Refused;
use super::given::{is_json, unreadable};
use crate::attachments::{Attachment, Basket};
use crate::cases::taking::TakenFile;
use crate::web::{FormState, PageError, Upload, Visitor};
use crate::words::{Word, word};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

/// Most bytes of JSON, alone or beside files.
const JSON: usize = 1 << 20;
/// The field of files.
pub const FILES: &str = "files";

/// What was sent.
#[derive(Debug)]
pub struct Parcel<T> {
    /// The JSON.
    pub value: T,
    /// The files that were taken: looked at, pictures made anew.
    pub files: Vec<Attachment>,
}

impl<T> Parcel<T> {
    /// The files as they are stored with a petition.
    pub fn taken(files: Vec<Attachment>) -> Vec<TakenFile> {
        let taken = files.into_iter().map(|file| TakenFile {
            name: file.name,
            media_type: file.taken.kind.media_type().to_owned(),
            bytes: file.taken.bytes,
        });
        taken.collect()
    }
}

impl<T: DeserializeOwned> Parcel<T> {
    /// Reads it; `field` is the name under which the JSON stands beside files. The answer to send is the error.
    ///
    /// # Errors
    /// It is of another kind, does not read, is too large, or a file cannot be taken.
    pub async fn read(
        visitor: &Visitor,
        field: &'static str,
        request: Request,
    ) -> Result<Parcel<T>, Response> {
        let headers = request.headers();
        if is_json(headers) {
            let bytes = whole(request).await.map_err(IntoResponse::into_response)?;
            let value = json(&bytes).map_err(|wrong| unreadable(wrong).tell(visitor))?;
            return Ok(Parcel {
                value,
                files: Vec::new(),
            });
        }
        if !is_multipart(headers) {
            let refused = Refused {
                status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
                code: "media-type",
                detail: word("api-media-type-files"),
                field: None,
                citation: None,
            };
            return Err(refused.tell(visitor));
        }
        let parts = parts(visitor, field, request).await;
        let (text, basket, state) = parts.map_err(IntoResponse::into_response)?;
        if let Some(wrong) = state.errors.into_iter().next() {
            return Err(Refused::field(FILES, wrong.message).tell(visitor));
        }
        let Some(text) = text else {
            let detail = word("api-parcel").with("field", field);
            return Err(unreadable(detail).tell(visitor));
        };
        Ok(Parcel {
            value: json(text.as_bytes()).map_err(|wrong| unreadable(wrong).tell(visitor))?,
            files: basket.files,
        })
    }
}

/// The JSON and the files of a form.
async fn parts(
    visitor: &Visitor,
    field: &str,
    request: Request,
) -> Result<(Option<String>, Basket, FormState), PageError> {
    let mut upload = Upload::of_program(request, &visitor.app).await?;
    let (mut text, mut basket, mut state) = (None, Basket::default(), FormState::default());
    while let Some(part) = upload.next().await? {
        match part.name() {
            FILES if part.file_name().is_none() => state.error(FILES, word("api-file-name")),
            FILES => basket.add(part, &mut state, &visitor.app.workshop).await?,
            name if name == field => text = Some(part.text(JSON).await?),
            // Nothing that was sent is passed over in silence.
            _ => return Err(PageError::BadRequest(word("api-query"))),
        }
    }
    Ok((text, basket, state))
}

/// A body without files, of bounded size whatever the route takes with files.
async fn whole(request: Request) -> Result<Vec<u8>, PageError> {
    let mut pieces = request.into_body().into_data_stream();
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| PageError::BadRequest(word("error-bad-request-text")))?;
        if bytes.len() + piece.len() > JSON {
            return Err(PageError::TooLarge);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Word> {
    serde_json::from_slice(bytes).map_err(|error| {
        // Only where and what kind: the words of the sender do not come back.
        let place = format!("{}:{}", error.line(), error.column());
        word("api-not-read").with("place", place)
    })
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok()).is_some_and(|kind| {
        let kind = kind.split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("multipart/form-data")
    })
}
