//! The document as a value: what stands on it, not how it looks.

mod block;
mod chart;
mod check;
mod figure;
mod head;
mod run;
mod signature;
mod table;

pub use block::{Appendix, Block, Level, paragraphs};
pub use chart::{Anchor, Chart, Color, Shape};
pub use check::{Fault, Place};
pub use figure::{Figure, Image};
pub use head::{Issue, Regime};
pub use run::Run;
pub(crate) use run::tidy;
pub use signature::{Authority, Signature};
pub use table::{Cell, Column, Head, Row, Table};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// An official document.
///
/// Its parts are those of NĐ 30/2020/NĐ-CP Đ8 k2 and k3. Words are given as people write them: capitals, numbers of
/// parts, dashes and the marks at line ends come from the layout.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Whose layout it has.
    pub regime: Regime,
    /// The body above the one that issues it, where it is named.
    pub superior: Option<String>,
    /// The body that issues it.
    pub body: String,
    /// Number, symbol, place and day.
    pub issue: Issue,
    /// "Báo cáo", "Thông báo" …; none for a letter (công văn).
    pub kind: Option<String>,
    /// What it is about; for a letter the words after "V/v".
    pub subject: String,
    /// Kính gửi.
    pub addressees: Vec<String>,
    /// Căn cứ, one by one.
    pub basis: Vec<String>,
    /// The text.
    pub blocks: Vec<Block>,
    /// Nơi nhận, the last one usually "Lưu: VT".
    pub recipients: Vec<String>,
    /// Who signs; with several (minutes) they stand side by side, two in a line.
    pub signatures: Vec<Signature>,
    /// Phụ lục, each on pages of its own.
    pub appendices: Vec<Appendix>,
    /// The day the file is made, for its properties; none takes the day of issue.
    pub made: Option<Date>,
}

impl Paper {
    /// An empty paper of a body.
    pub fn new(regime: Regime, body: impl Into<String>, issue: Issue) -> Paper {
        Paper {
            regime,
            superior: None,
            body: body.into(),
            issue,
            kind: None,
            subject: String::new(),
            addressees: Vec::new(),
            basis: Vec::new(),
            blocks: Vec::new(),
            recipients: Vec::new(),
            signatures: Vec::new(),
            appendices: Vec::new(),
            made: None,
        }
    }

    /// Names the body above.
    pub fn under(mut self, superior: impl Into<String>) -> Paper {
        self.superior = Some(superior.into());
        self
    }

    /// Gives kind and subject.
    pub fn titled(mut self, kind: impl Into<String>, subject: impl Into<String>) -> Paper {
        self.kind = Some(kind.into());
        self.subject = subject.into();
        self
    }

    /// Makes it a letter (công văn) about something.
    pub fn letter(mut self, subject: impl Into<String>) -> Paper {
        self.kind = None;
        self.subject = subject.into();
        self
    }

    /// Sends it to somebody.
    pub fn to<T: Into<String>>(mut self, addressees: impl IntoIterator<Item = T>) -> Paper {
        self.addressees.extend(addressees.into_iter().map(Into::into));
        self
    }

    /// Adds what it rests on.
    pub fn resting_on<T: Into<String>>(mut self, basis: impl IntoIterator<Item = T>) -> Paper {
        self.basis.extend(basis.into_iter().map(Into::into));
        self
    }

    /// Adds a block of text.
    pub fn with(mut self, block: Block) -> Paper {
        self.blocks.push(block);
        self
    }

    /// Adds who receives it.
    pub fn recipients<T: Into<String>>(mut self, recipients: impl IntoIterator<Item = T>) -> Paper {
        self.recipients.extend(recipients.into_iter().map(Into::into));
        self
    }

    /// Adds who signs it.
    pub fn signed(mut self, signature: Signature) -> Paper {
        self.signatures.push(signature);
        self
    }

    /// Adds an appendix.
    pub fn appendix(mut self, appendix: Appendix) -> Paper {
        self.appendices.push(appendix);
        self
    }

    /// Says on what day the file is made.
    pub fn made(mut self, day: Date) -> Paper {
        self.made = Some(day);
        self
    }

    /// The day in the properties of its files. A PDF for keeping must have one, so a draft of which no day is known
    /// bears the first that computers count.
    pub(crate) fn file_day(&self) -> Date {
        self.made.or(self.issue.day).unwrap_or(Date::constant(1970, 1, 1))
    }

    /// Kind and subject in one line: the title of the files.
    pub fn title(&self) -> String {
        let mut words: Vec<&str> = self.kind.as_deref().into_iter().collect();
        words.push(&self.subject);
        tidy(&words.join(" ")).trim().to_owned()
    }
}
