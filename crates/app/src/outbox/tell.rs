use crate::web::App;
use crate::words::Lang;
use gandan_core::outbox::{Channel, Kind, MailAddress, Phone};
use gandan_store::outbox::{Notice, queue};
use gandan_store::{StoreError, Tx};
use jiff::Timestamp;
use uuid::Uuid;

/// How a person wants to be told.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// Their mail address.
    pub mail: Option<MailAddress>,
    /// Their telephone.
    pub phone: Option<Phone>,
    /// The language they read.
    pub lang: Lang,
}

impl Contact {
    /// Reads what is stored or was typed; what is no address is left out.
    pub fn read(mail: Option<&str>, phone: Option<&str>, lang: Lang) -> Contact {
        Contact {
            mail: mail.and_then(MailAddress::read),
            phone: phone.and_then(Phone::read),
            lang,
        }
    }

    /// The address on a way.
    pub fn on(&self, channel: Channel) -> Option<&str> {
        match channel {
            Channel::Mail => self.mail.as_ref().map(MailAddress::as_str),
            Channel::Sms => self.phone.as_ref().map(Phone::as_str),
        }
    }
}

/// Tells a person, in the transaction of the act, on each way they gave and the installation serves. `dedupe` is what
/// makes the notice one beside its kind (`<case>:<number of the act>`): the same is queued once however often this is
/// called. In quiet hours it waits until they end.
///
/// Answers by which ways they are told; none means that nothing was queued, and the person has only their code.
///
/// # Errors
/// The engine's.
pub async fn tell(
    tx: &mut Tx,
    app: &App,
    contact: &Contact,
    kind: Kind,
    object: Option<Uuid>,
    dedupe: &str,
) -> Result<Vec<Channel>, StoreError> {
    let now = app.clock.now();
    let not_before = app.outbox.quiet_hours().open_from(now);
    let mut told = Vec::new();
    for channel in app.outbox.channels() {
        let Some(address) = contact.on(channel) else {
            continue;
        };
        let notice = Notice {
            kind,
            channel,
            address,
            lang: contact.lang.code(),
            object,
            dedupe: &format!("{}/{dedupe}/{}", kind.code(), channel.code()),
            not_before: micros(not_before),
            created_at: micros(now),
        };
        queue(tx, &notice).await?;
        told.push(channel);
    }
    Ok(told)
}

pub(super) fn micros(instant: Timestamp) -> i64 {
    instant.as_microsecond()
}
