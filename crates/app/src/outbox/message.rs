use crate::config::Config;
use crate::web::urls;
use crate::words::{Lang, Word, Words, word};
use anyhow::Context;
use gandan_core::outbox::{Kind, one_segment};

/// A mail's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailText {
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// Who tells, and where people read the rest. Nothing of a matter comes in here, so nothing of it can go out.
#[derive(Clone)]
pub struct Messages {
    words: Words,
    body: String,
    tracking: String,
}

impl Messages {
    /// Of this installation.
    ///
    /// # Errors
    /// Its name or its public address is not set, or the address is too long for a short message.
    pub fn of(config: &Config, words: &Words) -> anyhow::Result<Messages> {
        let public_url = config.public_url.as_deref();
        let public_url = public_url.context("notices name the address of the pages: set public_url")?;
        anyhow::ensure!(
            !config.body_name.is_empty(),
            "notices name the body: set body_name"
        );
        let messages = Messages {
            words: words.clone(),
            body: config.body_name.clone(),
            tracking: format!("{public_url}{}", urls::TRACKING),
        };
        for lang in Lang::ALL {
            let fits = messages.sms(lang, Kind::News).is_some();
            anyhow::ensure!(fits, "public_url is too long for a short message");
        }
        Ok(messages)
    }

    /// The mail of a kind.
    pub fn mail(&self, lang: Lang, kind: Kind) -> MailText {
        let (subject, text) = match kind {
            Kind::Test => (word("outbox-mail-test-subject"), word("outbox-mail-test-text")),
            _ => (word("outbox-mail-subject"), word("outbox-mail-text")),
        };
        MailText {
            subject: self.words.say(lang, &subject.with("body", self.body.as_str())),
            text: self.words.say(lang, &self.full(text, &self.body)),
        }
    }

    /// The short message of a kind, as one message costs one; absent where it does not fit.
    pub fn sms(&self, lang: Lang, kind: Kind) -> Option<String> {
        one_segment(&self.body, |name| {
            let text = match kind {
                Kind::Test => word("outbox-sms-test-text"),
                _ => word("outbox-sms-text"),
            };
            self.words.say(lang, &self.full(text, name))
        })
    }

    fn full(&self, text: Word, name: &str) -> Word {
        text.with("body", name).with("address", self.tracking.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gandan_core::outbox::SEGMENT;

    fn messages(body: &str, url: &str) -> anyhow::Result<Messages> {
        let config = Config {
            body_name: body.to_owned(),
            public_url: Some(url.to_owned()),
            ..Config::default()
        };
        Messages::of(&config, &Words::load().unwrap())
    }

    #[test]
    fn each_message_names_the_body_and_the_address() {
        let messages = messages("Ủy ban nhân dân xã Đắk Hà", "https://phananh.dakha.gov.vn").unwrap();
        for lang in Lang::ALL {
            for kind in Kind::ALL {
                let mail = messages.mail(lang, kind);
                assert!(mail.subject.contains("xã Đắk Hà"), "{}", mail.subject);
                assert!(
                    mail.text.contains("https://phananh.dakha.gov.vn/tra-cuu"),
                    "{}",
                    mail.text
                );
                let sms = messages.sms(lang, kind).unwrap();
                assert!(sms.len() <= SEGMENT && sms.is_ascii(), "{sms}");
                assert!(sms.contains("phananh.dakha.gov.vn/tra-cuu"), "{sms}");
                assert!(sms.starts_with("Uy ban nhan dan xa Dak Ha"), "{sms}");
            }
        }
    }

    #[test]
    fn an_address_that_fits_no_short_message_is_told_at_the_start() {
        assert!(messages("UBND xã Mẫu", &format!("https://{}.example", "x".repeat(120))).is_err());
        assert!(messages("", "https://mau.example").is_err());
    }
}
