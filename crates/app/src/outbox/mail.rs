use super::Trouble;
use super::config::{MailConfig, Tls};
use super::message::MailText;
use anyhow::Context;
use gandan_store::outbox::Leased;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls as Wanted, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{AsyncSmtpTransport, Error};
use lettre::{Address, AsyncTransport, Tokio1Executor};
use std::error::Error as _;
use std::time::{Duration, SystemTime};

/// Mail by SMTP: one connection a message, so that one that is broken off leaves nothing behind.
pub struct MailWay {
    from: Mailbox,
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl MailWay {
    /// Makes it ready; nothing is connected yet. `name` is the sender's where the settings name none.
    ///
    /// # Errors
    /// The certificates of the machine cannot be read.
    pub fn new(config: &MailConfig, name: &str) -> anyhow::Result<MailWay> {
        let parameters = || TlsParameters::new_rustls(config.host.clone()).context("[mail] tls");
        let wanted = match config.tls {
            Tls::Starttls => Wanted::Required(parameters()?),
            Tls::Tls => Wanted::Wrapper(parameters()?),
            Tls::None => Wanted::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port)
            // Servers look twice at who greets with an address of its own machine.
            .hello_name(ClientId::Domain(config.from.email.domain().to_owned()))
            .tls(wanted);
        if let Some((user, password)) = &config.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.expose().to_owned()));
        }
        let from = Mailbox {
            name: config.from.name.clone().or_else(|| Some(name.to_owned())),
            email: config.from.email.clone(),
        };
        Ok(MailWay {
            from,
            transport: builder.build(),
        })
    }

    /// Hands the message to the server.
    ///
    /// # Errors
    /// Why it does not take it.
    pub async fn send(&self, row: &Leased, text: MailText) -> Result<(), Trouble> {
        let message = self.message(row, text)?;
        self.transport.send(message).await.map(drop).map_err(trouble)
    }

    /// Whether the server answers and lets us in.
    ///
    /// # Errors
    /// Why not.
    pub async fn reach(&self) -> Result<(), Trouble> {
        match self.transport.test_connection().await.map_err(trouble)? {
            true => Ok(()),
            false => Err(Trouble::Unreachable),
        }
    }

    /// The same message each time it is made: whoever gets it twice has one.
    fn message(&self, row: &Leased, text: MailText) -> Result<Message, Trouble> {
        let to: Address = row.address.parse().map_err(|_| Trouble::Address)?;
        let written = Duration::from_micros(row.created_at.try_into().unwrap_or_default());
        // Nobody's answering machine shall answer ours (RFC 3834, 5).
        let machine = HeaderName::new_from_ascii_str("Auto-Submitted");
        // Mail programs offer it beside the sender (RFC 2369, 3.2); it opens the page that asks.
        let stop = HeaderName::new_from_ascii_str("List-Unsubscribe");
        let mut message = Message::builder();
        if let Some(address) = &text.stop {
            message = message.raw_header(HeaderValue::new(stop, format!("<{address}>")));
        }
        message
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(text.subject)
            .date(SystemTime::UNIX_EPOCH + written)
            .message_id(Some(format!("<{}@{}>", row.id, self.from.email.domain())))
            .raw_header(HeaderValue::new(machine, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(text.text)
            .map_err(|_| Trouble::Address)
    }
}

/// The number of an answer says more than its kind.
fn trouble(error: Error) -> Trouble {
    if let Some(code) = error.status() {
        let number: u16 = code.into();
        return match number {
            530 | 534 | 535 | 538 => Trouble::SignIn,
            number => Trouble::Answer(number),
        };
    }
    if error.is_tls() || is_of_tls(&error) {
        Trouble::Tls
    } else if error.is_timeout() {
        Trouble::Timeout
    } else if error.is_client() {
        Trouble::Mismatch
    } else if error.is_response() {
        Trouble::Unclear
    } else {
        Trouble::Unreachable
    }
}

/// A certificate nobody trusts comes as a fault of the connection, with the reason inside.
fn is_of_tls(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(inner) = source {
        let of_tls = inner
            .downcast_ref::<std::io::Error>()
            .and_then(|fault| fault.get_ref())
            .is_some_and(|fault| fault.is::<tokio_rustls::rustls::Error>());
        if of_tls {
            return true;
        }
        source = inner.source();
    }
    false
}
