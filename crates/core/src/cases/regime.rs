use serde::{Deserialize, Serialize};

/// The law under which a matter runs (TT 05/2021/TT-TTCP Đ6 k1: by what it says, not by its title).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// khiếu nại: against an administrative decision or act (Luật Khiếu nại 02/2011).
    Complaint,
    /// tố cáo: reports a breach of law (Luật Tố cáo 25/2018).
    Denunciation,
    /// kiến nghị: asks for something to be done.
    Proposal,
    /// phản ánh: reports something.
    Feedback,
    /// phản ánh, kiến nghị về quy định hành chính (NĐ 20/2008/NĐ-CP).
    Regulation,
}

impl Regime {
    /// All regimes, in the order in which pages list them.
    pub const ALL: [Regime; 5] = [
        Regime::Feedback,
        Regime::Proposal,
        Regime::Complaint,
        Regime::Denunciation,
        Regime::Regulation,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Regime::Complaint => "complaint",
            Regime::Denunciation => "denunciation",
            Regime::Proposal => "proposal",
            Regime::Feedback => "feedback",
            Regime::Regulation => "regulation",
        }
    }

    /// The regime stored under `code`.
    pub fn from_code(code: &str) -> Option<Regime> {
        Regime::ALL.into_iter().find(|regime| regime.code() == code)
    }

    /// Whether the law demands a name and an address before the matter can be taken up: for a complaint and a
    /// denunciation it does (TT 05/2021/TT-TTCP Đ6 k2 điểm a; Luật Tố cáo Đ23), for the others a receipt code is enough.
    pub fn demands_identity(self) -> bool {
        matches!(self, Regime::Complaint | Regime::Denunciation)
    }
}

/// How a petition came (TT 05/2021/TT-TTCP Đ5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The public form.
    Web,
    /// Said or handed in at the counter.
    Counter,
    /// By post.
    Post,
    /// By telephone.
    Phone,
    /// From a suggestion box.
    Box,
    /// Sent on by an organ, a deputy, the Front or the press.
    Forwarded,
    /// From a spreadsheet.
    Import,
    /// Through the interface for programs.
    Api,
}

impl Channel {
    /// All channels, in the order in which pages list them.
    pub const ALL: [Channel; 8] = [
        Channel::Counter,
        Channel::Post,
        Channel::Phone,
        Channel::Box,
        Channel::Forwarded,
        Channel::Web,
        Channel::Import,
        Channel::Api,
    ];

    /// The name under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Counter => "counter",
            Channel::Post => "post",
            Channel::Phone => "phone",
            Channel::Box => "box",
            Channel::Forwarded => "forwarded",
            Channel::Import => "import",
            Channel::Api => "api",
        }
    }

    /// The channel stored under `code`.
    pub fn from_code(code: &str) -> Option<Channel> {
        Channel::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for regime in Regime::ALL {
            assert_eq!(Regime::from_code(regime.code()), Some(regime));
        }
        for channel in Channel::ALL {
            assert_eq!(Channel::from_code(channel.code()), Some(channel));
        }
    }
}
