use super::Looked;
use super::sentence::normal;
use crate::reports::Share;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Something that somebody should look at before signing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The part; empty for the whole.
    pub key: String,
    /// The bytes of the part's words.
    pub span: Option<(usize, usize)>,
    /// The words themselves; empty for a whole part.
    pub words: String,
    /// What it is.
    pub what: Found,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Found {
    /// A sentence that the register belies.
    Contradiction {
        /// Code of the claim.
        claim: String,
        /// The figure that does not agree.
        figure: String,
        /// What it is.
        share: Share,
    },
    /// A sentence that stood in the last report, word for word.
    Carried {
        /// That report.
        report: Uuid,
        /// Its part.
        key: String,
    },
    /// A number typed by hand where a definition exists.
    Typed {
        /// The figure.
        figure: String,
        /// The number with its unit.
        typed: String,
    },
    /// A reference to a figure that is not defined.
    Unknown {
        /// As written.
        figure: String,
    },
    /// A part that has to be written and is not.
    Empty,
    /// Bodies that owe a report for the period and have sent none.
    Missing {
        /// Id and name.
        bodies: Vec<(Uuid, String)>,
    },
}

impl Found {
    /// As stored, and as words know it.
    pub fn kind(&self) -> &'static str {
        match self {
            Found::Contradiction { .. } => "contradiction",
            Found::Carried { .. } => "carried",
            Found::Typed { .. } => "typed",
            Found::Unknown { .. } => "unknown",
            Found::Empty => "empty",
            Found::Missing { .. } => "missing",
        }
    }

    /// What makes it the same finding when it is found again, beside its words. The register's value is not among it: an
    /// answered contradiction stays answered when a case more is overdue. Another body missing is another finding.
    fn own(&self) -> String {
        match self {
            Found::Contradiction { claim, .. } => claim.clone(),
            Found::Carried { report, .. } => report.to_string(),
            Found::Typed { figure, .. } | Found::Unknown { figure } => figure.clone(),
            Found::Empty => String::new(),
            Found::Missing { bodies } => {
                let ids: Vec<String> = bodies.iter().map(|(id, _)| id.to_string()).collect();
                ids.join(",")
            }
        }
    }
}

impl Finding {
    pub(super) fn whole(key: &str, what: Found) -> Finding {
        Finding {
            key: key.to_owned(),
            span: None,
            words: String::new(),
            what,
        }
    }

    pub(super) fn at(part: &Looked<'_>, span: (usize, usize), what: Found) -> Finding {
        Finding {
            key: part.key.to_owned(),
            span: Some(span),
            words: part.words[span.0..span.1].to_owned(),
            what,
        }
    }

    /// By which it is known again: kind, part, and a hash of its words, so that it stays short however long they are.
    pub fn mark(&self) -> String {
        let text = format!("{}\n{}", normal(&self.words), self.what.own());
        // FNV-1a, 64 bits: stable over releases, which the hashes of the standard library are not.
        let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        format!("{}:{}:{hash:016x}", self.what.kind(), self.key)
    }
}
