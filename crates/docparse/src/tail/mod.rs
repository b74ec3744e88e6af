//! The end of a document: who receives it and who signed.

mod recipients;
mod signer;

use crate::page::Page;
use crate::patterns::regex;
use gandan_core::documents::{Read, Signer};
use regex::Regex;
use std::sync::LazyLock;

/// What the end of a document says, and where it stands.
#[derive(Debug, Default)]
pub struct Tail {
    /// Lines of *Nơi nhận*.
    pub recipients: Vec<Read<String>>,
    /// Who signed.
    pub signer: Option<Read<Signer>>,
    /// Lines of the end, first to one past the last; empty at the end of the text where there is none.
    pub first_line: usize,
    /// One past the last line.
    pub last_line: usize,
    /// A list of recipients or an authority was found.
    pub found: bool,
}

impl Tail {
    /// First byte of the end; the end of the text where there is none.
    pub fn start(&self, page: &Page) -> usize {
        page.lines
            .get(self.first_line)
            .map_or(page.text.len(), |line| line.start)
    }

    /// First byte of what follows the end (annexes).
    pub fn after(&self, page: &Page) -> usize {
        page.lines
            .get(self.last_line)
            .map_or(page.text.len(), |line| line.start)
    }
}

pub(crate) static RECIPIENTS: LazyLock<Regex> = LazyLock::new(|| regex("tail.recipients"));
pub(crate) static AUTHORITY: LazyLock<Regex> = LazyLock::new(|| regex("tail.authority"));
pub(crate) static TITLE: LazyLock<Regex> = LazyLock::new(|| regex("tail.title"));
static ENDS: LazyLock<Regex> = LazyLock::new(|| regex("tail.ends"));

/// Reads the end of a document.
pub fn read(page: &Page) -> Tail {
    let list = (0..page.lines.len())
        .find(|&i| RECIPIENTS.is_match(page.line(i)))
        .or_else(|| recipients::unmarked(page));
    let sign = signer::find(page, list);
    let nowhere = page.lines.len();
    let (recipients, list_end) = list.map_or((Vec::new(), 0), |line| recipients::read(page, line));
    let (signer, sign_start, sign_end) = match sign {
        Some(line) => {
            let (signer, end) = signer::read(page, line);
            (signer, line, end)
        }
        None => (None, nowhere, 0),
    };
    Tail {
        recipients,
        first_line: list.unwrap_or(nowhere).min(sign_start),
        last_line: match (list, sign) {
            (None, None) => nowhere,
            _ => list_end.max(sign_end),
        },
        found: list.is_some() || sign.is_some(),
        signer,
    }
}

/// The two columns of a line: its words up to a run of three blanks or a tab, and what follows.
pub(crate) fn columns(line: &str) -> (&str, &str) {
    let cut = line.find('\t').into_iter().chain(line.find("   ")).min();
    match cut.filter(|at| line[..*at].chars().any(char::is_alphabetic)) {
        Some(at) => (line[..at].trim_end(), line[at..].trim()),
        None => (line, ""),
    }
}

/// A line that belongs to the signature or to what follows it, not to the recipients.
pub(crate) fn closes_list(line: &str) -> bool {
    AUTHORITY.is_match(line)
        || ENDS.is_match(line)
        || (TITLE.is_match(line) && crate::page::capitals(line) && line.len() < 90)
}
