use super::mail::MailWay;
use super::message::Messages;
use super::sms::SmsWay;
use super::trouble::Trouble;
use crate::config::Config;
use crate::words::{Lang, Words};
use gandan_core::outbox::{Channel, QuietHours};
use gandan_store::outbox::Leased;
use std::sync::Arc;
use std::time::Duration;

/// So long may a server take for one message. The program stops no later than this after it was asked to.
const SEND: Duration = Duration::from_secs(15);

/// The ways by which this installation reaches people. Cheap to clone.
#[derive(Clone)]
pub struct Outbox {
    ways: Arc<Vec<Way>>,
    messages: Option<Messages>,
    quiet_hours: QuietHours,
}

/// A way, ready to be used: the closed set.
enum Way {
    Mail(MailWay),
    Sms(SmsWay),
}

impl Way {
    fn channel(&self) -> Channel {
        match self {
            Way::Mail(_) => Channel::Mail,
            Way::Sms(_) => Channel::Sms,
        }
    }
}

impl Outbox {
    /// Makes the ways of the settings ready; nothing is connected yet.
    ///
    /// # Errors
    /// A way is set up that cannot work: the message says what to set.
    pub fn open(config: &Config, words: &Words) -> anyhow::Result<Outbox> {
        let set = &config.outbox;
        let messages = match set.is_empty() {
            true => None,
            false => Some(Messages::of(config, words)?),
        };
        let mut ways = Vec::new();
        if let Some(mail) = &set.mail {
            ways.push(Way::Mail(MailWay::new(mail, &config.body_name)?));
        }
        if let Some(sms) = &set.sms {
            ways.push(Way::Sms(SmsWay::new(sms)?));
        }
        Ok(Outbox {
            ways: Arc::new(ways),
            messages,
            quiet_hours: set.quiet_hours,
        })
    }

    /// By which ways people can be reached; none where none is set up, and then forms must say that only the receipt
    /// code leads to news.
    pub fn channels(&self) -> Vec<Channel> {
        self.ways.iter().map(Way::channel).collect()
    }

    /// When nobody is disturbed.
    pub fn quiet_hours(&self) -> QuietHours {
        self.quiet_hours
    }

    /// Sends one notice; `stop` is the sign of the link by which they are stopped.
    ///
    /// # Errors
    /// Why it was not taken. After a [`Trouble::Timeout`] it may have been: the next attempt carries the same id.
    pub(super) async fn send(&self, row: &Leased, stop: Option<&str>) -> Result<(), Trouble> {
        let way = self.ways.iter().find(|way| way.channel() == row.channel);
        let (Some(way), Some(messages)) = (way, &self.messages) else {
            return Err(Trouble::NoWay);
        };
        let lang = Lang::from_code(&row.lang).unwrap_or_default();
        let sent = async {
            match way {
                Way::Mail(mail) => mail.send(row, messages.mail(lang, row.kind, stop)).await,
                Way::Sms(sms) => {
                    // That it fits was seen at the start.
                    let text = messages.sms(lang, row.kind, stop).ok_or(Trouble::Unclear)?;
                    sms.send(row, &text).await
                }
            }
        };
        within(sent).await
    }

    /// Whether the servers answer, without sending anything.
    pub async fn reach(&self) -> Vec<(Channel, Result<(), Trouble>)> {
        let mut found = Vec::new();
        for way in self.ways.iter() {
            let reached = match way {
                Way::Mail(mail) => within(mail.reach()).await,
                Way::Sms(sms) => within(sms.reach()).await,
            };
            found.push((way.channel(), reached));
        }
        found
    }
}

async fn within(work: impl Future<Output = Result<(), Trouble>>) -> Result<(), Trouble> {
    tokio::time::timeout(SEND, work)
        .await
        .unwrap_or(Err(Trouble::Timeout))
}
