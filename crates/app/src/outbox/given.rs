//! What the settings say of notices, before it is settled.

use super::Hidden;
use super::config::Tls;
use anyhow::Context;
use serde::Deserialize;
use std::path::PathBuf;

/// `[mail]` as written: the same keys as in `gandan.toml`, in the environment `GANDAN_MAIL_…`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailGiven {
    /// Name of the server. Without it no mail is sent.
    pub host: Option<String>,
    /// 587, with `tls = "tls"` 465, with `tls = "none"` 25 where it is absent.
    pub port: Option<u16>,
    /// Who signs in; nobody where it is absent.
    pub user: Option<String>,
    /// With what; or see `password_file`.
    pub password: Option<Hidden>,
    /// A file that holds the password and nothing else.
    pub password_file: Option<PathBuf>,
    /// Address of the sender, with or without a name.
    pub from: Option<String>,
    /// How the connection is kept secret.
    pub tls: Option<Tls>,
}

/// `[sms]` as written, in the environment `GANDAN_SMS_…`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmsGiven {
    /// Where the gateway takes messages by POST. Without it no short messages are sent.
    pub url: Option<String>,
    /// The header that carries the token; `Authorization` where it is absent.
    pub header: Option<String>,
    /// The whole value of that header (`Bearer …`); or see `token_file`.
    pub token: Option<Hidden>,
    /// A file that holds that value and nothing else.
    pub token_file: Option<PathBuf>,
    /// The JSON that is sent, with `{phone}` (`+84912345678`) or `{digits}` (`84912345678`), `{text}` and `{id}` inside
    /// its texts.
    pub body: Option<String>,
}

/// What one source of settings says of notices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Mail.
    pub mail: MailGiven,
    /// Short messages.
    pub sms: SmsGiven,
    /// `21:00-06:00`, or `none`.
    pub quiet_hours: Option<String>,
}

impl Given {
    /// From the environment. These settings are no flags: the list of processes would show passwords to everyone.
    ///
    /// # Errors
    /// A value of the wrong kind.
    pub fn from_environment(read: impl Fn(&str) -> Option<String>) -> anyhow::Result<Given> {
        let port = read("GANDAN_MAIL_PORT").map(|port| port.parse().context("GANDAN_MAIL_PORT"));
        let tls = read("GANDAN_MAIL_TLS").map(|tls| Tls::from_code(&tls).context("GANDAN_MAIL_TLS"));
        Ok(Given {
            mail: MailGiven {
                host: read("GANDAN_MAIL_HOST"),
                port: port.transpose()?,
                user: read("GANDAN_MAIL_USER"),
                password: read("GANDAN_MAIL_PASSWORD").map(Hidden::new),
                password_file: read("GANDAN_MAIL_PASSWORD_FILE").map(PathBuf::from),
                from: read("GANDAN_MAIL_FROM"),
                tls: tls.transpose()?,
            },
            sms: SmsGiven {
                url: read("GANDAN_SMS_URL"),
                header: read("GANDAN_SMS_HEADER"),
                token: read("GANDAN_SMS_TOKEN").map(Hidden::new),
                token_file: read("GANDAN_SMS_TOKEN_FILE").map(PathBuf::from),
                body: read("GANDAN_SMS_BODY"),
            },
            quiet_hours: read("GANDAN_QUIET_HOURS"),
        })
    }

    /// What is given here, and where it says nothing, what `other` gives.
    #[must_use]
    pub fn or(self, other: Given) -> Given {
        // A password given here is not mixed with a file given there.
        let (password, password_file) = match (&self.mail.password, &self.mail.password_file) {
            (None, None) => (other.mail.password, other.mail.password_file),
            _ => (self.mail.password, self.mail.password_file),
        };
        let (token, token_file) = match (&self.sms.token, &self.sms.token_file) {
            (None, None) => (other.sms.token, other.sms.token_file),
            _ => (self.sms.token, self.sms.token_file),
        };
        Given {
            mail: MailGiven {
                host: self.mail.host.or(other.mail.host),
                port: self.mail.port.or(other.mail.port),
                user: self.mail.user.or(other.mail.user),
                password,
                password_file,
                from: self.mail.from.or(other.mail.from),
                tls: self.mail.tls.or(other.mail.tls),
            },
            sms: SmsGiven {
                url: self.sms.url.or(other.sms.url),
                header: self.sms.header.or(other.sms.header),
                token,
                token_file,
                body: self.sms.body.or(other.sms.body),
            },
            quiet_hours: self.quiet_hours.or(other.quiet_hours),
        }
    }
}
