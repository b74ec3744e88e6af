use super::super::status::Clock;
use gandan_core::cases::Regime;
use gandan_store::cases::Person;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A petition as a program brings it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPetition {
    /// Under which law, as far as one knows.
    pub regime: GivenRegime,
    /// What it says, at most 20,000 letters.
    #[schemars(length(min = 1, max = 20_000))]
    pub words: String,
    /// A short name; made of the first words where it is absent.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub title: Option<String>,
    /// Code or id of the body it is for; found by subject and place where it is absent.
    #[serde(default)]
    pub body: Option<String>,
    /// Code of the subject, of `/api/v1/subjects`.
    #[serde(default)]
    pub subject: Option<String>,
    /// Code or id of the People's Committee of the commune where it is.
    #[serde(default)]
    pub place: Option<String>,
    /// Where, in words.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub place_words: Option<String>,
    /// Who signs; none for feedback or a proposal without a name.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub people: Vec<Signer>,
    /// Language of the words.
    #[serde(default)]
    pub lang: GivenLang,
    /// What comes twice under one key is taken once. The header `Idempotency-Key` says the same.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub idempotency_key: Option<String>,
}

/// The regimes; a denunciation is refused with the reason.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GivenRegime {
    /// phản ánh
    Feedback,
    /// kiến nghị
    Proposal,
    /// khiếu nại
    Complaint,
    /// tố cáo
    Denunciation,
    /// phản ánh, kiến nghị về quy định hành chính
    Regulation,
}

/// The languages.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GivenLang {
    /// Vietnamese
    #[default]
    Vi,
    /// English
    En,
}

/// Somebody who signs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Họ tên.
    #[schemars(length(max = 500))]
    pub name: String,
    /// Địa chỉ.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub address: String,
    /// Telephone.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub phone: String,
    /// Mail address.
    #[serde(default)]
    #[schemars(length(max = 500))]
    pub mail: String,
    /// Speaks for the others.
    #[serde(default)]
    pub representative: bool,
    /// Wants to be told by mail or telephone that there is news, never what.
    #[serde(default)]
    pub notify: bool,
}

/// The receipt. The code is told once and kept nowhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NewReceipt {
    /// 16 digits in groups of four.
    pub receipt_code: String,
    /// It had come before under the same key; the code is a further one for it.
    pub known: bool,
    /// Who received it.
    pub body: Receiver,
    /// The day, ISO.
    #[schemars(extend("format" = "date"))]
    pub received: String,
    /// The clocks that run now.
    pub clocks: Vec<Clock>,
    /// Where a person follows it.
    pub tracking: String,
}

/// Who received it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Receiver {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Why it is they: `named`, `subject`, `successor`, `above`, `receiver`.
    pub because: String,
}

impl GivenRegime {
    /// As the rest of the program names it.
    pub fn regime(self) -> Regime {
        match self {
            GivenRegime::Feedback => Regime::Feedback,
            GivenRegime::Proposal => Regime::Proposal,
            GivenRegime::Complaint => Regime::Complaint,
            GivenRegime::Denunciation => Regime::Denunciation,
            GivenRegime::Regulation => Regime::Regulation,
        }
    }
}

impl Signer {
    /// As it is stored.
    pub fn person(self) -> Person {
        Person {
            name: self.name,
            address: self.address,
            phone: self.phone,
            mail: self.mail,
            identity_number: String::new(),
            representative: self.representative,
            notify: self.notify,
        }
    }
}
