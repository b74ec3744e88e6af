//! What a report form brings: fields, figures, links and files, each wrong value told beside its field.

use crate::attachments::{Workshop, refused};
use crate::web::{FormState, PageError, Upload};
use crate::words::word;
use gandan_core::tasks::Claim;
use gandan_store::documents;
use gandan_store::tasks::{Evidence, Figure};
use gandan_store::{StoreError, Tx};
use url::Url;
use uuid::Uuid;

/// Most bytes of a report with all its files.
pub const MOST: usize = 64 << 20;
/// Most bytes of one file.
const FILE: usize = 20 << 20;
/// Most files of one report.
const FILES: usize = 10;
/// Most bytes of one field.
const FIELD: usize = 100_000;
/// Rows for figures on the form.
pub const FIGURES: usize = 4;

/// A report as sent.
#[derive(Debug, Default)]
pub struct Sent {
    /// The fields as typed.
    pub state: FormState,
    /// Files as sent.
    pub files: Vec<Evidence>,
}

/// Reads the whole form.
///
/// # Errors
/// The body is cut short or too large.
pub async fn read(mut upload: Upload, workshop: &Workshop) -> Result<Sent, PageError> {
    let mut sent = Sent::default();
    while let Some(part) = upload.next().await? {
        let field = part.name().to_owned();
        let Some(name) = part.file_name() else {
            if field != "files" {
                let value = part.text(FIELD).await?;
                sent.state.values.entry(field).or_default().push(value);
            }
            continue;
        };
        let bytes = part.bytes(FILE).await?;
        if bytes.is_empty() {
            sent.state
                .error("files", word("task-file-empty").with("name", name));
        } else if sent.files.len() == FILES {
            sent.state
                .error("files", word("task-files-many").with("most", FILES));
            break;
        } else {
            match workshop.keep(&name, bytes).await? {
                Ok(kept) => sent.files.push(Evidence::File {
                    name: kept.name,
                    media_type: kept.media_type.to_owned(),
                    bytes: kept.bytes,
                }),
                Err(refusal) => sent.state.error("files", refused(&name, refusal)),
            }
        }
    }
    Ok(sent)
}

impl Sent {
    /// What the body says: one of the four states.
    pub fn claim(&mut self) -> Option<Claim> {
        let claim = Claim::from_code(self.state.value("claim"));
        if claim.is_none() {
            self.state.error("claim", word("task-claim-missing"));
        }
        claim
    }

    /// The key of the form; a page without one is too old or not ours.
    ///
    /// # Errors
    /// It is no key.
    pub fn key(&self) -> Result<Uuid, PageError> {
        self.state
            .value("key")
            .parse()
            .map_err(|_| PageError::BadRequest(word("error-bad-request-text")))
    }

    /// Rows of figures; a row needs a name and a value.
    pub fn figures(&mut self) -> Vec<Figure> {
        let mut figures = Vec::new();
        for row in 1..=FIGURES {
            let of = |field: &str| self.state.value(&format!("{field}{row}")).to_owned();
            let (name, value, unit) = (of("figure-name"), of("figure-value"), of("figure-unit"));
            if name.is_empty() && value.is_empty() && unit.is_empty() {
                continue;
            }
            if name.is_empty() {
                let field = format!("figure-name{row}");
                self.state.error(&field, word("task-figure-name-missing"));
            } else if value.is_empty() {
                let field = format!("figure-value{row}");
                self.state.error(&field, word("task-figure-value-missing"));
            }
            figures.push(Figure { name, value, unit });
        }
        figures
    }

    /// One address a line. One of a document of our own library becomes a link to that document.
    ///
    /// # Errors
    /// The engine's.
    pub async fn links(&mut self, tx: &mut Tx) -> Result<Vec<Evidence>, StoreError> {
        let mut links = Vec::new();
        let lines = self.state.value("links").to_owned();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(id) = document_of(line) {
                match documents::find_head(tx, id).await {
                    Ok(head) => {
                        let title = head.subject.unwrap_or(head.file_name);
                        links.push(Evidence::Document { title, id });
                    }
                    Err(StoreError::NotFound) => {
                        let message = word("task-link-document-unknown").with("link", line);
                        self.state.error("links", message);
                    }
                    Err(error) => return Err(error),
                }
                continue;
            }
            match Url::parse(line) {
                Ok(url) if matches!(url.scheme(), "http" | "https") && line.len() <= 2000 => {
                    links.push(Evidence::Link {
                        title: url.host_str().unwrap_or(line).to_owned(),
                        address: url.to_string(),
                    });
                }
                _ => self
                    .state
                    .error("links", word("task-link-wrong").with("link", line)),
            }
        }
        Ok(links)
    }
}

/// The document of an address under `/lam-viec/van-ban/`, on whatever host people copied it from.
fn document_of(line: &str) -> Option<Uuid> {
    let (_, rest) = line.split_once("/lam-viec/van-ban/")?;
    rest.split(['/', '?', '#']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_our_library_is_a_document() {
        let id = Uuid::from_u128(7);
        let line = format!("https://gandan.example/lam-viec/van-ban/{id}/doc#p");
        assert_eq!(document_of(&line), Some(id));
        assert_eq!(document_of("https://example.vn/van-ban/7"), None);
    }

    #[test]
    fn a_figure_without_a_value_is_told_beside_its_field() {
        let mut sent = Sent {
            state: FormState::filled([
                ("figure-name1", "Hội nghị".to_owned()),
                ("figure-value1", "12".to_owned()),
                ("figure-name3", "Lượt người".to_owned()),
            ]),
            files: Vec::new(),
        };
        assert_eq!(sent.figures().len(), 2);
        assert_eq!(sent.state.errors[0].field, "figure-value3");
    }
}
