//! How a document is named and shown in lists.

use crate::web::urls;
use crate::words::{Word, word_of};
use gandan_store::documents::DocumentHead;
use serde::Serialize;
use uuid::Uuid;

/// A line of a list.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentLine {
    /// Where it is shown.
    pub href: String,
    /// `12/2026`
    pub register: String,
    /// Day of reception.
    pub received: String,
    /// `CT 16/CT-TTg`; the file's name where it has neither number nor kind.
    pub name: String,
    /// Day of issue.
    pub day: Option<String>,
    /// Issuer as written.
    pub issuer: String,
    /// Trích yếu.
    pub subject: String,
    /// Where it stands.
    pub state: Word,
    /// Tone of its tag.
    pub tone: &'static str,
    /// It is public.
    pub published: bool,
    /// It repeats an earlier one.
    pub double: bool,
}

impl DocumentLine {
    /// The line of a document that opens at `pattern`.
    pub fn of(head: &DocumentHead, pattern: &str) -> DocumentLine {
        DocumentLine {
            href: urls::with_id(pattern, head.id),
            register: format!("{}/{}", head.register_number, head.register_year),
            received: head.received_day.clone(),
            name: name_of(head),
            day: head.day.clone(),
            issuer: head.issuer.clone().unwrap_or_default(),
            subject: head.subject.clone().unwrap_or_default(),
            state: word_of("document-state-", &head.state),
            tone: if head.state == "issued" { "done" } else { "near" },
            published: head.published_at.is_some(),
            double: head.same_as_id.is_some(),
        }
    }

    /// A line for samples.
    pub fn sample(name: &str) -> DocumentLine {
        DocumentLine {
            href: urls::with_id(urls::DOCUMENT, Uuid::nil()),
            register: "12/2026".to_owned(),
            received: "2026-11-22".to_owned(),
            name: name.to_owned(),
            day: Some("2026-11-01".to_owned()),
            issuer: "Ủy ban nhân dân tỉnh Mẫu".to_owned(),
            subject: "Về việc tăng cường công tác dân vận chính quyền".to_owned(),
            state: word_of("document-state-", "open"),
            tone: "near",
            published: true,
            double: true,
        }
    }
}

/// Kind, number and symbol; the file's name where there is none of them.
pub fn name_of(head: &DocumentHead) -> String {
    let identity = identity_of(head.number.as_deref(), head.symbol.as_deref());
    let parts: Vec<&str> = [head.kind.as_deref(), identity.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    if parts.is_empty() {
        head.file_name.clone()
    } else {
        parts.join(" ")
    }
}

/// Number and symbol as printed: Party symbols hold a stroke themselves and are joined by a dash.
pub fn identity_of(number: Option<&str>, symbol: Option<&str>) -> Option<String> {
    match (number, symbol) {
        (Some(number), Some(symbol)) => {
            let joint = if symbol.contains('/') { '-' } else { '/' };
            Some(format!("{number}{joint}{symbol}"))
        }
        (Some(number), None) => Some(number.to_owned()),
        (None, Some(symbol)) => Some(format!("…/{symbol}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::identity_of;

    #[test]
    fn identities_are_written_as_printed() {
        assert_eq!(
            identity_of(Some("16"), Some("CT-TTg")).as_deref(),
            Some("16/CT-TTg")
        );
        assert_eq!(
            identity_of(Some("1213"), Some("CV/TU")).as_deref(),
            Some("1213-CV/TU")
        );
        assert_eq!(identity_of(None, None), None);
    }
}
