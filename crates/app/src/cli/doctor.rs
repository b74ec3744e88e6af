use super::{Outcome, Place, Terminal};
use crate::cases::public::{self, Check};
use crate::outbox::config::{SmsConfig, Tls};
use crate::web::{App, Clock};
use crate::words::{Lang, Word, word};
use anyhow::Context;
use clap::Args;
use gandan_core::outbox::Channel;
use gandan_store::{access, outbox as store_outbox};

/// `gandan doctor`: looks at the installation and says what is wrong, and what to do about it.
#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    place: Place,
}

/// One thing looked at.
struct Finding {
    sound: bool,
    word: Word,
}

fn sound(word: Word) -> Finding {
    Finding { sound: true, word }
}

fn fault(word: Word) -> Finding {
    Finding { sound: false, word }
}

impl Doctor {
    /// Exit code 1 where anything is wrong. What is found is said at once: reading a large database takes minutes.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let config = self.place.config()?;
        let mut all_sound = tell(terminal, [folder(&config.data), office()]);
        let runtime = tokio::runtime::Runtime::new().context("no threads")?;
        match runtime.block_on(App::open(config, Clock::system())) {
            Ok(app) => {
                terminal.say(&word("cli-doctor-reading"));
                all_sound &= tell(terminal, runtime.block_on(database(&app))?);
                all_sound &= tell(terminal, [runtime.block_on(figures(&app))?]);
                all_sound &= tell(terminal, runtime.block_on(outbox(&app, terminal.lang))?);
            }
            Err(error) => {
                let closed = word("cli-doctor-database-closed").with("why", format!("{error:#}"));
                all_sound &= tell(terminal, [fault(closed)]);
            }
        }
        Ok(if all_sound { Outcome::Done } else { Outcome::Faults })
    }
}

/// Says what was found; whether all of it is sound.
fn tell(terminal: &Terminal, findings: impl IntoIterator<Item = Finding>) -> bool {
    let mut all_sound = true;
    for finding in findings {
        let mark = if finding.sound { "✓" } else { "✗" };
        let text = terminal.words.say(terminal.lang, &finding.word);
        terminal.say(&word("cli-doctor-line").with("mark", mark).with("text", text));
        all_sound &= finding.sound;
    }
    all_sound
}

/// A file can be written there.
fn folder(data: &std::path::Path) -> Finding {
    let name = data.display().to_string();
    let written = std::fs::create_dir_all(data).and_then(|()| {
        let probe = data.join(".doctor");
        std::fs::write(&probe, b"x")?;
        std::fs::remove_file(&probe)
    });
    match written {
        Ok(()) => sound(word("cli-doctor-folder").with("folder", name)),
        Err(error) => fault(
            word("cli-doctor-folder-closed")
                .with("folder", name)
                .with("why", error.to_string()),
        ),
    }
}

/// LibreOffice is not needed, so its absence is no fault.
fn office() -> Finding {
    match gandan_extract::has_office(&gandan_extract::Limits::default()) {
        true => sound(word("cli-doctor-office")),
        false => sound(word("cli-doctor-no-office")),
    }
}

async fn database(app: &App) -> anyhow::Result<Vec<Finding>> {
    let checkup = app.db.checkup().await?;
    let mut findings = vec![sound(word("cli-doctor-version").with("version", checkup.version))];
    findings.extend(
        checkup
            .faults
            .iter()
            .map(|why| fault(word("cli-doctor-unsound").with("why", why.as_str()))),
    );
    if checkup.broken_files > 0 {
        findings.push(fault(
            word("cli-doctor-files").with("count", checkup.broken_files),
        ));
    }
    let mut tx = app.db.begin_read().await?;
    let known = app.bodies.load(&mut tx).await?;
    let bodies = known.registry.bodies().len();
    findings.push(match bodies {
        0 => fault(word("cli-doctor-no-bodies")),
        _ => sound(word("cli-doctor-bodies").with("count", bodies)),
    });
    findings.extend(
        known
            .registry
            .faults()
            .iter()
            .map(|found| fault(word("cli-doctor-body").with("why", found.to_string()))),
    );
    findings.push(match access::any_account(&mut tx).await? {
        true => sound(word("cli-doctor-accounts")),
        false => fault(word("cli-doctor-no-accounts")),
    });
    for job in checkup.jobs {
        let ran = job
            .last_run
            .and_then(|at| jiff::Timestamp::from_microsecond(at).ok());
        if let Some(at) = ran {
            let line = word("cli-doctor-job")
                .with("name", job.name)
                .with("at", at.to_string());
            findings.push(sound(line.with("result", job.last_result.unwrap_or_default())));
        }
    }
    Ok(findings)
}

/// Whether public figures are what a plain count of the cases says.
async fn figures(app: &App) -> anyhow::Result<Finding> {
    let found = public::check(app).await?;
    let with = |line: Word| {
        line.with("units", found.units)
            .with("looked", found.looked)
            .with("behind", found.behind)
    };
    Ok(match found {
        Check { far: true, .. } => fault(with(word("cli-doctor-figures-far"))),
        Check { wrong: 1.., .. } => fault(with(word("cli-doctor-figures-wrong")).with("wrong", found.wrong)),
        Check {
            units,
            looked,
            behind: 0,
            ..
        } if looked == units => sound(with(word("cli-doctor-figures-whole"))),
        Check { behind: 0, .. } => sound(with(word("cli-doctor-figures-sampled"))),
        _ => sound(with(word("cli-doctor-figures-behind"))),
    })
}

/// Whether people can be told, and whether what was queued went out.
async fn outbox(app: &App, lang: Lang) -> anyhow::Result<Vec<Finding>> {
    let config = &app.config.outbox;
    if config.is_empty() {
        return Ok(vec![sound(word("cli-doctor-outbox-none"))]);
    }
    let mail = config.mail.as_ref();
    let mail_server = mail.map_or_else(String::new, |mail| format!("{}:{}", mail.host, mail.port));
    let gateway = config.sms.as_ref().and_then(|sms| sms.url.host_str());
    let gateway = gateway.unwrap_or_default().to_owned();
    let mut findings = Vec::new();
    for (channel, reached) in app.outbox.reach().await {
        let (well, away, server) = match channel {
            Channel::Mail => (
                word("cli-doctor-mail"),
                word("cli-doctor-mail-away"),
                &mail_server,
            ),
            Channel::Sms => (word("cli-doctor-sms"), word("cli-doctor-sms-away"), &gateway),
        };
        findings.push(match reached {
            Ok(()) => sound(well.with("server", server.as_str())),
            Err(trouble) => {
                let why = app.words.say(lang, &trouble.word());
                fault(away.with("server", server.as_str()).with("why", why))
            }
        });
    }
    if mail.is_some_and(|mail| mail.tls == Tls::None && mail.login.is_some() && !is_here(&mail.host)) {
        findings.push(fault(
            word("cli-doctor-mail-in-clear").with("server", mail_server),
        ));
    }
    let in_clear = |sms: &SmsConfig| sms.url.scheme() == "http" && !is_here(&gateway);
    if config.sms.as_ref().is_some_and(in_clear) {
        findings.push(fault(word("cli-doctor-sms-in-clear").with("server", gateway)));
    }
    let mut tx = app.db.begin_read().await?;
    let failed = store_outbox::tallies(&mut tx, app.clock.micros(), i64::MAX)
        .await?
        .failed;
    if failed > 0 {
        findings.push(fault(word("cli-doctor-outbox-failed").with("count", failed)));
    }
    Ok(findings)
}

/// Whether a server is on this machine, so that nobody listens in between.
fn is_here(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
