use serde::{Deserialize, Serialize};

/// Why words are left out of the public copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A person's name.
    Name,
    /// Where a person lives.
    Address,
    /// A telephone number.
    Phone,
    /// An address of electronic mail.
    Email,
    /// A number of identity card, passport or insurance.
    IdentityNumber,
    /// A number of an account or card.
    BankAccount,
    /// A vehicle's number.
    Plate,
    /// A person's health.
    Health,
    /// What lets a child be known.
    Minor,
    /// What concerns somebody who is no party.
    ThirdParty,
    /// What lets a denouncer be known (Law on Denunciation 25/2018/QH14, article 56, clauses 1 and 2).
    Denouncer,
    /// A secret of the state, of a business, or a code that opens something.
    Secret,
    /// Abuse of a person.
    Insult,
}

impl Reason {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Reason; 13] = [
        Reason::Name,
        Reason::Address,
        Reason::Phone,
        Reason::Email,
        Reason::IdentityNumber,
        Reason::BankAccount,
        Reason::Plate,
        Reason::Health,
        Reason::Minor,
        Reason::ThirdParty,
        Reason::Denouncer,
        Reason::Secret,
        Reason::Insult,
    ];

    /// The word of a closed list, for forms, words and the database.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Name => "name",
            Reason::Address => "address",
            Reason::Phone => "phone",
            Reason::Email => "email",
            Reason::IdentityNumber => "identity_number",
            Reason::BankAccount => "bank_account",
            Reason::Plate => "plate",
            Reason::Health => "health",
            Reason::Minor => "minor",
            Reason::ThirdParty => "third_party",
            Reason::Denouncer => "denouncer",
            Reason::Secret => "secret",
            Reason::Insult => "insult",
        }
    }

    /// The reason of a code.
    pub fn from_code(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}
