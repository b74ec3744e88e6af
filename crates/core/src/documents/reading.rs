use super::{Deadline, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Something read in a text: the value, where it stands, and how sure the reader is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Read<T> {
    /// The value in its normal form (shapes: `docs/reading.md`).
    pub value: T,
    /// Where it stands; absent where the value was put together from several places.
    pub span: Option<Span>,
    /// From 0 to 1; 0.9 or more is right at least nine times in ten on the labelled corpus.
    pub confidence: f32,
}

/// What the machine reads in an official document. A proposal: nothing follows from it until an officer signs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Kind by its usual abbreviation (`CT`, `KH`, `CV` …); nothing where the text is no official document.
    pub kind: Option<Read<String>>,
    /// Digits of the number, with a year part that stands before the symbol (`31/2022`).
    pub number: Option<Read<String>>,
    /// What follows the number (`CT-TTg`, `CV/TU`).
    pub symbol: Option<Read<String>>,
    /// Day of issue, only where day, month and year are all there.
    pub date: Option<Read<Date>>,
    /// Place before the date.
    pub place: Option<Read<String>>,
    /// Parent body over the issuer.
    pub superior: Option<Read<String>>,
    /// Issuing body, in sentence case.
    pub issuer: Option<Read<String>>,
    /// Trích yếu, on one line.
    pub subject: Option<Read<String>>,
    /// Lines under *Kính gửi*.
    pub addressees: Vec<Read<String>>,
    /// Every other document named, in order of first mention, each once.
    pub citations: Vec<Read<Citation>>,
    /// What the document orders.
    pub tasks: Vec<TaskReading>,
    /// Lines of *Nơi nhận*.
    pub recipients: Vec<Read<String>>,
    /// Who signed.
    pub signer: Option<Read<Signer>>,
    /// What is odd in the text, in reading order.
    pub findings: Vec<Finding>,
}

/// Another document that a text names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Kind by abbreviation.
    pub kind: Option<String>,
    /// Number and symbol as written, without blanks; nothing where a law is cited by its title.
    pub id: Option<String>,
    /// Its day, where the text gives it in full.
    pub date: Option<Date>,
    /// Its issuer as written.
    pub issuer: Option<String>,
    /// Title, for a law cited by name.
    pub title: Option<String>,
    /// The document rests on it (*căn cứ*, *thực hiện*), rather than merely naming it.
    pub basis: bool,
}

/// One thing that the document orders to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaskReading {
    /// Number of the item as printed, without its punctuation; nothing for a closing order.
    pub ordinal: Option<String>,
    /// The whole words of the item, mark-up dropped, on one line.
    pub text: String,
    /// Where the item stands, from its ordinal to its last word.
    pub span: Span,
    /// Bodies that must do it, as written.
    pub lead: Vec<Read<String>>,
    /// Bodies that co-operate, as written.
    pub supporting: Vec<Read<String>>,
    /// By when, as the words say; empty where they say nothing.
    pub deadlines: Vec<Read<Deadline>>,
    /// Who receives the report.
    pub report_to: Option<Read<String>>,
    /// That this is a task, and its bounds.
    pub confidence: f32,
}

/// Who signed a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`; kept as printed.
    pub authority: Option<String>,
    /// `PHÓ CHỦ TỊCH`.
    pub title: Option<String>,
    /// Name of the person.
    pub name: Option<String>,
}

/// Something odd: work goes on, people see it with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What is odd.
    pub kind: FindingKind,
    /// Where.
    pub span: Option<Span>,
    /// The words it is about, for messages.
    pub words: String,
}

/// The closed list of oddities; their messages are in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The text does not look like an official document.
    NotOfficial,
    /// A place for the number is there, and empty.
    NumberBlank,
    /// Day, month or year of issue is missing.
    DateIncomplete,
    /// No head of a document was found.
    HeadMissing,
    /// No signer was found.
    SignerMissing,
    /// A citation carries two symbols, or the same document is cited under two.
    CitationTwoSymbols,
    /// A cited document would be younger than the one that cites it.
    CitationLater,
    /// A number is cited without its symbol.
    CitationIncomplete,
    /// A day that no calendar has.
    DateImpossible,
    /// An addressee matches no body of the registry.
    AddresseeUnknown,
    /// A body that a task names matches no body of the registry.
    BodyUnknown,
    /// Two numbered items of one section carry the same number, or one is skipped.
    OrdinalBroken,
    /// The text seems to be cut off.
    TextCut,
    /// Letters that look like scanning errors.
    ScanNoise,
}

impl Reading {
    /// Number and symbol together as printed in a citation (`16/CT-TTg`, `1213-CV/TU`), joined by `joint`.
    pub fn identity(&self, joint: char) -> Option<String> {
        match (&self.number, &self.symbol) {
            (Some(number), Some(symbol)) => Some(format!("{}{joint}{}", number.value, symbol.value)),
            _ => None,
        }
    }
}
