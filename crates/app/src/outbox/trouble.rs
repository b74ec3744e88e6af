use crate::words::{Word, word_of};

/// Why a notice could not be sent: a closed list, since the words of servers repeat addresses and contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody answers there.
    Unreachable,
    /// It took too long.
    Timeout,
    /// The connection could not be made secret, or the server is not who it should be.
    Tls,
    /// The server does not let us in.
    SignIn,
    /// The server does not offer what the settings ask for: TLS, or a way of signing in.
    Mismatch,
    /// The server answered with this number.
    Answer(u16),
    /// The server said something we do not understand.
    Unclear,
    /// The address is none.
    Address,
    /// There is no way of this kind any more.
    NoWay,
}

impl Trouble {
    /// As stored.
    pub fn code(self) -> String {
        match self {
            Trouble::Answer(number) => format!("answer:{number}"),
            other => other.name().to_owned(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Trouble::Unreachable => "unreachable",
            Trouble::Timeout => "timeout",
            Trouble::Tls => "tls",
            Trouble::SignIn => "sign-in",
            Trouble::Mismatch => "mismatch",
            Trouble::Answer(_) => "answer",
            Trouble::Unclear => "unclear",
            Trouble::Address => "address",
            Trouble::NoWay => "no-way",
        }
    }

    /// In users' words.
    pub fn word(self) -> Word {
        Trouble::word_of_code(&self.code())
    }

    /// The same from what is stored.
    pub fn word_of_code(code: &str) -> Word {
        let (name, number) = code.split_once(':').unwrap_or((code, ""));
        word_of("outbox-error-", name).with("number", number)
    }

    /// Another attempt would end the same: mail servers say so of an address with 550 and its like (RFC 5321, 4.2.2),
    /// gateways of a message with 400 and 422. All other answers may change, a wrong password too.
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Trouble::Address | Trouble::Answer(400 | 422 | 501 | 550 | 551 | 552 | 553 | 556)
        )
    }

    /// It is the server's, not the message's: the next message need not try it as well.
    pub fn is_the_servers(self) -> bool {
        matches!(
            self,
            Trouble::Unreachable
                | Trouble::Timeout
                | Trouble::Tls
                | Trouble::SignIn
                | Trouble::Mismatch
                | Trouble::NoWay
        )
    }
}
