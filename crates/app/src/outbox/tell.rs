use super::stop::{stop_hash, stop_sign};
use crate::web::App;
use crate::words::Lang;
use gandan_core::outbox::{Channel, Kind, MailAddress, Phone};
use gandan_store::cases::{PetitionerRow, stop_link};
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
    /// Whose it is, a petition and the place among those who signed it: then each notice says how to stop them.
    pub person: Option<(Uuid, i64)>,
}

impl Contact {
    /// Reads what is stored or was typed; what is no address is left out.
    pub fn read(mail: Option<&str>, phone: Option<&str>, lang: Lang) -> Contact {
        Contact {
            mail: mail.and_then(MailAddress::read),
            phone: phone.and_then(Phone::read),
            lang,
            person: None,
        }
    }

    /// Of somebody who signed a petition.
    pub fn of(person: &PetitionerRow, lang: Lang) -> Contact {
        Contact::read(Some(&person.mail), Some(&person.phone), lang)
            .for_person(person.petition_id, person.position)
    }

    /// The same, known as the one at `position` among those who signed `petition`.
    #[must_use]
    pub fn for_person(self, petition: Uuid, position: i64) -> Contact {
        Contact {
            person: Some((petition, position)),
            ..self
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

/// A notice that is decided and not queued yet, for what is made ready before its transaction begins.
#[derive(Debug, Clone)]
pub struct ReadyNotice {
    kind: Kind,
    channel: Channel,
    address: String,
    lang: Lang,
    object: Option<Uuid>,
    /// To whom, and the keyed hash of the link by which they stop it.
    person: Option<(Uuid, i64, [u8; 32])>,
    dedupe: String,
    not_before: i64,
    created_at: i64,
}

impl ReadyNotice {
    /// One for each way that the person gave and the installation serves; none where there is no such way.
    pub fn of(
        app: &App,
        contact: &Contact,
        kind: Kind,
        object: Option<Uuid>,
        dedupe: &str,
    ) -> Vec<ReadyNotice> {
        let now = app.clock.now();
        let not_before = app.outbox.quiet_hours().open_from(now);
        let key = &app.keys.receipt;
        let person = contact.person.map(|(petition, position)| {
            let hash = stop_hash(key, &stop_sign(key, petition, position));
            (petition, position, hash)
        });
        let channels = app.outbox.channels().into_iter();
        channels
            .filter_map(|channel| {
                Some(ReadyNotice {
                    kind,
                    channel,
                    address: contact.on(channel)?.to_owned(),
                    lang: contact.lang,
                    object,
                    person,
                    dedupe: format!("{}/{dedupe}/{}", kind.code(), channel.code()),
                    not_before: micros(not_before),
                    created_at: micros(now),
                })
            })
            .collect()
    }

    /// Queues it in the transaction of the act it tells of.
    ///
    /// # Errors
    /// The engine's.
    pub async fn queue(&self, tx: &mut Tx) -> Result<(), StoreError> {
        let notice = Notice {
            kind: self.kind,
            channel: self.channel,
            address: &self.address,
            lang: self.lang.code(),
            object: self.object,
            person: self.person.map(|(petition, position, _)| (petition, position)),
            dedupe: &self.dedupe,
            not_before: self.not_before,
            created_at: self.created_at,
        };
        if let Some((petition, position, hash)) = &self.person {
            stop_link(tx, hash, *petition, *position).await?;
        }
        queue(tx, &notice).await.map(drop)
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
    let mut told = Vec::new();
    for notice in ReadyNotice::of(app, contact, kind, object, dedupe) {
        notice.queue(tx).await?;
        told.push(notice.channel);
    }
    Ok(told)
}

pub(super) fn micros(instant: Timestamp) -> i64 {
    instant.as_microsecond()
}
