//! Evidence of a part as a field holds it: one line each, words and address with a bar between them.

use crate::web::{FormState, urls};
use crate::words::word;
use gandan_store::reports::NewEvidence;
use serde::Serialize;
use url::Url;
use uuid::Uuid;

/// Most lines.
const MOST: usize = 40;

/// A piece of evidence on a page.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    /// Words for it.
    pub title: String,
    /// Where it opens.
    pub href: Option<String>,
    /// It leads out of our pages.
    pub outside: bool,
}

impl Shown {
    /// As it stands in the file.
    pub fn of(evidence: &NewEvidence) -> Shown {
        let address = address(evidence);
        Shown {
            title: evidence.title.clone(),
            outside: evidence.document_id.is_none() && !address.is_empty(),
            href: Some(address).filter(|address| !address.is_empty()),
        }
    }

    /// One for the tests of templates.
    pub fn sample(outside: bool) -> Shown {
        Shown {
            title: "Kế hoạch 12/KH-UBND".to_owned(),
            href: outside.then(|| "https://mau.example/ke-hoach".to_owned()),
            outside,
        }
    }
}

fn address(evidence: &NewEvidence) -> String {
    match evidence.document_id {
        Some(document) => urls::with_id(urls::DOCUMENT, document),
        None => evidence.link.clone(),
    }
}

/// The lines of a field.
pub fn lines(evidence: &[NewEvidence], key: &str) -> String {
    let of_part = evidence.iter().filter(|one| one.key == key);
    let line = |one: &NewEvidence| match address(one) {
        address if address.is_empty() => one.title.clone(),
        address => format!("{} | {address}", one.title),
    };
    of_part.map(line).collect::<Vec<_>>().join("\n")
}

/// Reads the lines of a field; what is wrong is told beside it.
pub fn read(form: &mut FormState, field: &str, key: &str) -> Vec<NewEvidence> {
    let text = form
        .values
        .get(field)
        .and_then(|values| values.first())
        .cloned()
        .unwrap_or_default();
    let mut found = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (title, link) = match line.split_once('|') {
            Some((title, link)) => (title.trim(), link.trim()),
            None if line.contains("://") || line.starts_with('/') => (line, line),
            None => (line, ""),
        };
        let document = document_of(link);
        let outside = Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if !link.is_empty() && document.is_none() && !outside {
            form.error(field, word("report-evidence-wrong").with("line", line));
            continue;
        }
        found.push(NewEvidence {
            key: key.to_owned(),
            title: if title.is_empty() { link } else { title }.to_owned(),
            link: if document.is_some() {
                String::new()
            } else {
                link.to_owned()
            },
            document_id: document,
            file_sha256: None,
        });
    }
    if found.len() > MOST {
        form.error(field, word("report-evidence-many").with("most", MOST));
    }
    found
}

/// The document of the library that an address of ours leads to.
fn document_of(link: &str) -> Option<Uuid> {
    let start = urls::with_id(urls::DOCUMENT, "");
    let (_, rest) = link.split_once(&start)?;
    rest.split(['/', '?', '#']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_words_an_address_or_both() {
        let id = Uuid::from_u128(5);
        let text = format!(
            "Biên bản đối thoại\nKế hoạch | https://mau.example/a\n/lam-viec/van-ban/{id}/doc\nSai | ftp://x\nChỉ thị | /lam-viec/van-ban/{id}"
        );
        let mut form = FormState::filled([("evidence", text)]);
        let found = read(&mut form, "evidence", "results");
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(
            (found[0].title.as_str(), found[0].link.as_str()),
            ("Biên bản đối thoại", "")
        );
        assert_eq!(found[2].document_id, Some(id));
        assert_eq!(
            (found[3].title.as_str(), found[3].document_id),
            ("Chỉ thị", Some(id))
        );
        assert_eq!(form.errors.len(), 1);
        let again = lines(&found, "results");
        assert!(
            again.contains("Kế hoạch | https://mau.example/a")
                && again.ends_with(&format!("Chỉ thị | /lam-viec/van-ban/{id}"))
        );
    }
}
