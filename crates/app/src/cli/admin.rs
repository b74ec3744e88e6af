use super::{Outcome, Place, Terminal};
use crate::access::links;
use crate::web::urls;
use crate::words::word;
use anyhow::Context;
use clap::{Args, Subcommand};
use gandan_core::access::Role;
use gandan_core::bodies::BodyId;
use gandan_store::journal::{Author, Entry, write};
use gandan_store::{access, new_id};

/// `gandan admin`: what the person at the machine does when nobody can sign in.
#[derive(Debug, Args)]
pub struct Admin {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Invite(Invite),
}

/// A one-time link for an account; with `--administrator`, an account is made that cares for everything.
#[derive(Debug, Args)]
struct Invite {
    #[arg(value_name = "LOGIN")]
    login: String,
    #[arg(long, value_name = "NAME")]
    administrator: Option<String>,
    #[command(flatten)]
    place: Place,
}

impl Admin {
    /// Prints the link on stdout.
    pub fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let What::Invite(invite) = self.what;
        tokio::runtime::Runtime::new()
            .context("no threads")?
            .block_on(invite.run(terminal))
    }
}

impl Invite {
    #[expect(clippy::print_stdout, reason = "the link is the result of the command")]
    async fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let app = self.place.open().await?;
        let login = self.login.to_lowercase();
        let mut tx = app.db.begin_write().await?;
        let account = match (
            access::account_by_login(&mut tx, &login).await?,
            self.administrator,
        ) {
            (Some(account), _) => account.id,
            (None, Some(name)) => {
                let (id, today) = (new_id(), app.clock.today().to_string());
                access::account_insert(&mut tx, id, &login, &name, None, app.clock.micros()).await?;
                let whole = BodyId::INSTALLATION.0;
                access::post_insert(&mut tx, new_id(), id, whole, Role::Administrator, &today).await?;
                id
            }
            (None, None) => {
                terminal.say(&word("cli-admin-unknown").with("login", login));
                return Ok(Outcome::Faults);
            }
        };
        let link = links::invite(&app, &mut tx, account).await?;
        let author = Author {
            account: None,
            name: "gandan admin".to_owned(),
        };
        let entry = Entry {
            at: app.clock.micros(),
            author: &author,
            body: None,
            act: "account.invited",
            object_kind: "account",
            object: Some(account),
        };
        write(&mut tx, entry, &serde_json::json!({})).await?;
        tx.commit().await?;
        let host = app
            .config
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", app.config.listen));
        println!("{host}{}", urls::choose_password(link.expose()));
        Ok(Outcome::Done)
    }
}
