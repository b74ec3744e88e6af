use serde::Serialize;

/// What a notice tells. People read the same words for all kinds but [`Kind::Test`], "there is news on your matter", so
/// that whoever sees the message learns nothing of the matter; the kind is for what is counted and not sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What they sent was received.
    Received,
    /// Something was done.
    News,
    /// The body asks them something.
    Question,
    /// The body answered.
    Answered,
    /// They are asked whether the answer is carried out.
    Rate,
    /// Their petition was joined with others of the same matter.
    Merged,
    /// Another body has it now.
    Transferred,
    /// An administrator tries the way; about no matter.
    Test,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 8] = [
        Kind::Received,
        Kind::News,
        Kind::Question,
        Kind::Answered,
        Kind::Rate,
        Kind::Merged,
        Kind::Transferred,
        Kind::Test,
    ];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Received => "received",
            Kind::News => "news",
            Kind::Question => "question",
            Kind::Answered => "answered",
            Kind::Rate => "rate",
            Kind::Merged => "merged",
            Kind::Transferred => "transferred",
            Kind::Test => "test",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// By which way a notice goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Electronic mail.
    Mail,
    /// A short message to a telephone.
    Sms,
}

impl Channel {
    /// All ways.
    pub const ALL: [Channel; 2] = [Channel::Mail, Channel::Sms];

    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Channel::Mail => "mail",
            Channel::Sms => "sms",
        }
    }

    /// The way of a code.
    pub fn from_code(code: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        for channel in Channel::ALL {
            assert_eq!(Channel::from_code(channel.code()), Some(channel));
        }
        assert_eq!(Kind::from_code("urgent"), None);
    }
}
