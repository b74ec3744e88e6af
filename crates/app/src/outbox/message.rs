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
    /// The address by which they are stopped.
    pub stop: Option<String>,
}

/// Who tells, and where people read the rest. Nothing of a matter comes in here, so nothing of it can go out.
#[derive(Clone)]
pub struct Messages {
    words: Words,
    body: String,
    tracking: String,
    host: String,
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
            host: public_url.to_owned(),
        };
        for lang in Lang::ALL {
            let fits = messages.sms(lang, Kind::News, None).is_some();
            anyhow::ensure!(fits, "public_url is too long for a short message");
        }
        Ok(messages)
    }

    /// The address by which whoever gets a notice stops them.
    pub fn stop_address(&self, sign: &str) -> String {
        format!("{}{}", self.host, urls::stop_notices(sign))
    }

    /// The mail of a kind; `stop` is the sign of the link by which they are stopped.
    pub fn mail(&self, lang: Lang, kind: Kind, stop: Option<&str>) -> MailText {
        let (subject, text) = match kind {
            Kind::Test => (word("outbox-mail-test-subject"), word("outbox-mail-test-text")),
            _ => (word("outbox-mail-subject"), word("outbox-mail-text")),
        };
        let mut text = self.words.say(lang, &self.full(text, &self.body));
        let stop = stop.map(|sign| self.stop_address(sign));
        if let Some(address) = &stop {
            let line = word("outbox-mail-stop").with("address", address.as_str());
            text = format!("{text}\n\n{}", self.words.say(lang, &line));
        }
        MailText {
            subject: self.words.say(lang, &subject.with("body", self.body.as_str())),
            text,
            stop,
        }
    }

    /// The short message of a kind, as one message costs one; absent where it does not fit. The link by which notices
    /// are stopped stands in it where it fits beside the sender's name; else the page for tracking says how.
    pub fn sms(&self, lang: Lang, kind: Kind, stop: Option<&str>) -> Option<String> {
        let with_link = stop.filter(|_| kind != Kind::Test).and_then(|sign| {
            let address = self.stop_address(sign);
            one_segment(&self.body, |name| {
                let text = word("outbox-sms-text-stop").with("stop", address.as_str());
                self.words.say(lang, &self.full(text, name))
            })
        });
        let plain = || {
            one_segment(&self.body, |name| {
                let text = match kind {
                    Kind::Test => word("outbox-sms-test-text"),
                    _ => word("outbox-sms-text"),
                };
                self.words.say(lang, &self.full(text, name))
            })
        };
        // Nobody trusts a message without a sender.
        with_link.filter(|text| !text.starts_with(':')).or_else(plain)
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
                let mail = messages.mail(lang, kind, None);
                assert!(mail.subject.contains("xã Đắk Hà"), "{}", mail.subject);
                assert!(
                    mail.text.contains("https://phananh.dakha.gov.vn/tra-cuu"),
                    "{}",
                    mail.text
                );
                let sms = messages.sms(lang, kind, None).unwrap();
                assert!(sms.len() <= SEGMENT && sms.is_ascii(), "{sms}");
                assert!(sms.contains("phananh.dakha.gov.vn/tra-cuu"), "{sms}");
                assert!(sms.starts_with("Uy ban nhan dan xa Dak Ha"), "{sms}");
            }
        }
    }

    #[test]
    fn each_message_says_how_to_stop_them_where_it_fits() {
        let told = messages("Ủy ban nhân dân xã Đắk Hà", "https://phananh.dakha.gov.vn").unwrap();
        let sms = told.sms(Lang::Vi, Kind::News, Some("0123456789ab")).unwrap();
        assert!(sms.len() <= SEGMENT && sms.starts_with("Uy ban"), "{sms}");
        assert!(
            sms.ends_with("https://phananh.dakha.gov.vn/thoi/0123456789ab"),
            "{sms}"
        );
        let mail = told.mail(Lang::En, Kind::News, Some("0123456789ab"));
        assert!(mail.text.contains("/thoi/0123456789ab"), "{}", mail.text);
        // A long address leaves no room: the page for tracking says it then.
        let long = messages("UBND xã Mẫu", &format!("https://{}.example", "x".repeat(60))).unwrap();
        let sms = long.sms(Lang::Vi, Kind::News, Some("0123456789ab")).unwrap();
        assert!(sms.starts_with("UBND xa Mau") && !sms.contains("/thoi/"), "{sms}");
    }

    #[test]
    fn an_address_that_fits_no_short_message_is_told_at_the_start() {
        assert!(messages("UBND xã Mẫu", &format!("https://{}.example", "x".repeat(120))).is_err());
        assert!(messages("", "https://mau.example").is_err());
    }
}
