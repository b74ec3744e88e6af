//! Settings: flags first, then `GANDAN_*` in the environment, then `gandan.toml`, then what is usual.

use crate::outbox::config::OutboxConfig;
use crate::outbox::given::{Given, MailGiven, SmsGiven};
use anyhow::Context;
use gandan_rulebook::{LocalRules, Rulebook};
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// How the program runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Folder of the database, the files and the search index.
    pub data: PathBuf,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Address of the database; SQLite in `data` where it is absent.
    pub database: Option<String>,
    /// No TLS stands before the server: the cookie loses `Secure` and its `__Host-` name.
    pub plain_http: bool,
    /// A proxy of ours stands before the server, so the last `X-Forwarded-For` is the client.
    pub behind_proxy: bool,
    /// Name of the body, shown at the head of each page.
    pub body_name: String,
    /// How people reach the server, without a slash at the end; for printed links.
    pub public_url: Option<String>,
    /// What the installation decides where the law leaves it to, each with its legal ground.
    pub law: LocalRules,
    /// How people outside are told that there is news.
    pub outbox: OutboxConfig,
    /// Code of the body that receives what nobody else can be found for; the one of the pages' head where it is absent.
    pub receiver: Option<String>,
    /// Telephone of the reception, for receipts.
    pub telephone: Option<String>,
    /// So many days after an answer people are asked how well it was done.
    pub rating_after_days: u16,
    /// Addresses of counters and public computers: many people send from them, so no number limits them.
    pub counters: Vec<IpAddr>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            data: PathBuf::from("gandan-data"),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            database: None,
            plain_http: false,
            behind_proxy: false,
            body_name: String::new(),
            public_url: None,
            law: LocalRules::default(),
            outbox: OutboxConfig::default(),
            receiver: None,
            telephone: None,
            rating_after_days: 14,
            counters: Vec::new(),
        }
    }
}

/// What one source of settings says; the same keys as in `gandan.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// See [`Config::data`].
    pub data: Option<PathBuf>,
    /// See [`Config::listen`].
    pub listen: Option<SocketAddr>,
    /// See [`Config::database`].
    pub database: Option<String>,
    /// See [`Config::plain_http`].
    pub plain_http: Option<bool>,
    /// See [`Config::behind_proxy`].
    pub behind_proxy: Option<bool>,
    /// See [`Config::body_name`].
    pub body_name: Option<String>,
    /// See [`Config::public_url`].
    pub public_url: Option<String>,
    /// See [`Config::law`].
    pub law: LocalRules,
    /// See [`Config::outbox`].
    pub mail: MailGiven,
    /// See [`Config::outbox`].
    pub sms: SmsGiven,
    /// See [`OutboxConfig::quiet_hours`].
    pub quiet_hours: Option<String>,
    /// See [`Config::receiver`].
    pub receiver: Option<String>,
    /// See [`Config::telephone`].
    pub telephone: Option<String>,
    /// See [`Config::rating_after_days`].
    pub rating_after_days: Option<u16>,
    /// See [`Config::counters`].
    pub counters: Option<Vec<IpAddr>>,
}

impl Config {
    /// Where the database is, unless an address says otherwise.
    pub fn sqlite_file(&self) -> PathBuf {
        self.data.join("gandan.sqlite")
    }

    /// The rule book with what the installation decides for itself.
    ///
    /// # Errors
    /// The table `[law]` says something that cannot stand: all of it is named.
    pub fn rulebook(&self) -> anyhow::Result<Rulebook> {
        Rulebook::shipped().configured(&self.law).map_err(|faults| {
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("[law]: {}", faults.join("; "))
        })
    }

    /// Puts together `flags` (which hold the environment already) and the file `gandan.toml`: the one named, else the
    /// one in the data folder where there is one.
    ///
    /// # Errors
    /// A named file cannot be read, or a file has an unknown key or a value of the wrong kind.
    pub fn load(flags: Settings, file: Option<&Path>) -> anyhow::Result<Config> {
        let usual = Config::default();
        let data = flags.data.as_deref().unwrap_or(&usual.data);
        let in_data = data.join("gandan.toml");
        let file = file.or_else(|| in_data.is_file().then_some(in_data.as_path()));
        let written = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
                toml::from_str(&text).with_context(|| path.display().to_string())?
            }
            None => Settings::default(),
        };
        let from_environment = Given::from_environment(|name| std::env::var(name).ok())?;
        let from_file = Given {
            mail: written.mail,
            sms: written.sms,
            quiet_hours: written.quiet_hours,
        };
        let outbox = OutboxConfig::settle(from_environment.or(from_file))?;
        let public_url = flags.public_url.or(written.public_url);
        Ok(Config {
            data: flags.data.or(written.data).unwrap_or(usual.data),
            listen: flags.listen.or(written.listen).unwrap_or(usual.listen),
            database: flags.database.or(written.database),
            plain_http: flags.plain_http.or(written.plain_http).unwrap_or(false),
            behind_proxy: flags.behind_proxy.or(written.behind_proxy).unwrap_or(false),
            body_name: flags.body_name.or(written.body_name).unwrap_or_default(),
            public_url: public_url.map(|url| url.trim_end_matches('/').to_owned()),
            law: written.law,
            outbox,
            receiver: flags.receiver.or(written.receiver),
            telephone: flags.telephone.or(written.telephone),
            rating_after_days: flags
                .rating_after_days
                .or(written.rating_after_days)
                .unwrap_or(usual.rating_after_days),
            counters: flags.counters.or(written.counters).unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_wins_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("gandan.toml");
        std::fs::write(&file, "listen = '0.0.0.0:80'\nbody_name = 'UBND xã Mẫu'\n").unwrap();
        let flags = Settings {
            data: Some(folder.path().to_owned()),
            listen: Some(SocketAddr::from(([127, 0, 0, 1], 9000))),
            ..Settings::default()
        };
        let config = Config::load(flags, None).unwrap();
        assert_eq!(config.listen.port(), 9000);
        assert_eq!(config.body_name, "UBND xã Mẫu");
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("gandan.toml");
        std::fs::write(&file, "listn = '0.0.0.0:80'\n").unwrap();
        let error = format!(
            "{:#}",
            Config::load(Settings::default(), Some(&file)).unwrap_err()
        );
        assert!(error.contains("listn") && error.contains("line 1"), "{error}");
    }
}
