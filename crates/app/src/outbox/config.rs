//! How notices go out, as settled from what is given.

use super::Hidden;
use super::given::{Given, MailGiven, SmsGiven};
use super::sms::NUMBER_PLACES;
use anyhow::{Context, bail, ensure};
use axum::http::{HeaderName, HeaderValue};
use gandan_core::outbox::QuietHours;
use lettre::message::Mailbox;
use serde::Deserialize;
use std::path::Path;
use url::Url;

/// The JSON sent to a gateway that wants nothing special.
const PLAIN_BODY: &str = r#"{"to": "{phone}", "text": "{text}", "id": "{id}"}"#;

/// By which ways notices go out, and when not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutboxConfig {
    /// The mail server; no mail where it is absent.
    pub mail: Option<MailConfig>,
    /// The gateway; no short messages where it is absent.
    pub sms: Option<SmsConfig>,
    /// When nobody is disturbed.
    pub quiet_hours: QuietHours,
}

/// How the connection to the mail server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// It begins in the clear and must turn to TLS before anything is said (port 587).
    #[default]
    Starttls,
    /// TLS from the first byte (port 465).
    Tls,
    /// Not at all: for a server on the same machine.
    None,
}

impl Tls {
    /// As written in settings.
    pub fn from_code(code: &str) -> Option<Tls> {
        match code {
            "starttls" => Some(Tls::Starttls),
            "tls" => Some(Tls::Tls),
            "none" => Some(Tls::None),
            _ => None,
        }
    }

    fn port(self) -> u16 {
        match self {
            Tls::Starttls => 587,
            Tls::Tls => 465,
            Tls::None => 25,
        }
    }
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailConfig {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Who signs in, with what.
    pub login: Option<(String, Hidden)>,
    /// Who sends.
    pub from: Mailbox,
    /// How it is kept secret.
    pub tls: Tls,
}

/// A gateway for short messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmsConfig {
    /// Where it takes them.
    pub url: Url,
    /// The header that carries the token, and its value.
    pub token: Option<(HeaderName, Hidden)>,
    /// The JSON that is sent.
    pub body: serde_json::Value,
}

impl OutboxConfig {
    /// Settles what is given.
    ///
    /// # Errors
    /// Something is missing or cannot be right; the message names the setting, never its value where that is secret.
    pub fn settle(given: Given) -> anyhow::Result<OutboxConfig> {
        let quiet_hours = match given.quiet_hours {
            Some(hours) => hours.parse().context("quiet_hours")?,
            None => QuietHours::default(),
        };
        Ok(OutboxConfig {
            mail: mail(given.mail).context("[mail]")?,
            sms: sms(given.sms).context("[sms]")?,
            quiet_hours,
        })
    }

    /// Whether nobody can be reached.
    pub fn is_empty(&self) -> bool {
        self.mail.is_none() && self.sms.is_none()
    }
}

fn mail(given: MailGiven) -> anyhow::Result<Option<MailConfig>> {
    let MailGiven { host, from, user, .. } = given;
    let Some(host) = host else {
        ensure!(from.is_none() && user.is_none(), "host is missing");
        return Ok(None);
    };
    let from = from.context("from is missing")?;
    let from: Mailbox = from
        .parse()
        .with_context(|| format!("from: {from:?} is no address"))?;
    let tls = given.tls.unwrap_or_default();
    let password = secret(given.password, given.password_file.as_deref()).context("password_file")?;
    let login = match (user, password) {
        (Some(user), Some(password)) => Some((user, password)),
        (None, None) => None,
        (Some(_), None) => bail!("password or password_file is missing"),
        (None, Some(_)) => bail!("user is missing"),
    };
    Ok(Some(MailConfig {
        host,
        port: given.port.unwrap_or(tls.port()),
        login,
        from,
        tls,
    }))
}

fn sms(given: SmsGiven) -> anyhow::Result<Option<SmsConfig>> {
    let token = secret(given.token, given.token_file.as_deref()).context("token_file")?;
    let Some(url) = given.url else {
        ensure!(token.is_none() && given.body.is_none(), "url is missing");
        return Ok(None);
    };
    let url = Url::parse(&url).context("url")?;
    ensure!(
        matches!(url.scheme(), "http" | "https") && url.host().is_some(),
        "url: neither http nor https"
    );
    let header = given.header.unwrap_or_else(|| "Authorization".to_owned());
    let header: HeaderName = header.parse().context("header: no name of a header")?;
    if let Some(token) = &token {
        ensure!(
            HeaderValue::from_str(token.expose()).is_ok(),
            "token: a header cannot hold it"
        );
    }
    let body = given.body.unwrap_or_else(|| PLAIN_BODY.to_owned());
    ensure!(
        NUMBER_PLACES.iter().any(|place| body.contains(place)),
        "body: {{phone}} or {{digits}} is missing"
    );
    ensure!(body.contains("{text}"), "body: {{text}} is missing");
    Ok(Some(SmsConfig {
        url,
        token: token.map(|token| (header, token)),
        body: serde_json::from_str(&body).context("body: no JSON")?,
    }))
}

/// What is written in the settings, or in the file they name.
fn secret(written: Option<Hidden>, file: Option<&Path>) -> anyhow::Result<Option<Hidden>> {
    match (written, file) {
        (Some(secret), _) => Ok(Some(secret)),
        (None, Some(file)) => {
            let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
            Ok(Some(Hidden::new(text.trim_end_matches(['\r', '\n']))))
        }
        (None, None) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_pairs(pairs: &[(&str, &str)]) -> anyhow::Result<OutboxConfig> {
        let read = |name: &str| {
            let found = pairs.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        OutboxConfig::settle(Given::from_environment(read)?)
    }

    #[test]
    fn nothing_given_reaches_nobody_and_disturbs_nobody() {
        let config = from_pairs(&[]).unwrap();
        assert!(config.is_empty());
        assert_eq!(config.quiet_hours.to_string(), "21:00-06:00");
    }

    #[test]
    fn the_environment_is_enough() {
        let config = from_pairs(&[
            ("GANDAN_MAIL_HOST", "mail.mau.gov.vn"),
            ("GANDAN_MAIL_FROM", "Báo tin <bao-tin@mau.gov.vn>"),
            ("GANDAN_MAIL_USER", "bao-tin"),
            ("GANDAN_MAIL_PASSWORD", "rất kín"),
            ("GANDAN_SMS_URL", "https://sms.example/send"),
            ("GANDAN_SMS_TOKEN", "Bearer rat-kin"),
            ("GANDAN_QUIET_HOURS", "none"),
        ])
        .unwrap();
        assert_eq!(config.mail.as_ref().unwrap().port, 587);
        let shown = format!("{config:?}");
        assert!(!shown.contains("kín") && !shown.contains("rat-kin"), "{shown}");
    }

    #[test]
    fn what_is_missing_is_named() {
        for (pairs, named) in [
            (&[("GANDAN_MAIL_HOST", "mail.mau.gov.vn")][..], "from is missing"),
            (&[("GANDAN_MAIL_FROM", "a@mau.gov.vn")], "host is missing"),
            (
                &[
                    ("GANDAN_MAIL_HOST", "x"),
                    ("GANDAN_MAIL_FROM", "a@mau.gov.vn"),
                    ("GANDAN_MAIL_USER", "a"),
                ],
                "password",
            ),
            (&[("GANDAN_SMS_URL", "ftp://sms.example")], "url"),
            (
                &[("GANDAN_SMS_URL", "https://x.example"), ("GANDAN_SMS_BODY", "{}")],
                "{phone}",
            ),
            (&[("GANDAN_QUIET_HOURS", "đêm")], "quiet_hours"),
            (&[("GANDAN_MAIL_TLS", "ssl")], "GANDAN_MAIL_TLS"),
        ] {
            let error = format!("{:#}", from_pairs(pairs).unwrap_err());
            assert!(error.contains(named), "{error}");
        }
    }

    #[test]
    fn a_file_may_hold_the_password() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("mail");
        std::fs::write(&file, "rất kín\n").unwrap();
        let config = from_pairs(&[
            ("GANDAN_MAIL_HOST", "mail.mau.gov.vn"),
            ("GANDAN_MAIL_FROM", "a@mau.gov.vn"),
            ("GANDAN_MAIL_USER", "a"),
            ("GANDAN_MAIL_PASSWORD_FILE", file.to_str().unwrap()),
        ]);
        let (_, password) = config.unwrap().mail.unwrap().login.unwrap();
        assert_eq!(password.expose(), "rất kín");
    }
}
