use super::{Outcome, Place, Terminal};
use crate::cases::retention::{ClassPlan, Going, Plan, Schedules};
use crate::cases::work::number;
use crate::law;
use crate::web::{App, Clock};
use crate::words::{Word, word, word_of};
use clap::Args;
use gandan_core::bodies::BodyId;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::io::Write;

/// `gandan cases retention`: what may be disposed of by the records schedule. It writes nothing; a person signs.
#[derive(Debug, Args)]
pub struct Retention {
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[arg(long, value_name = "CODE")]
    body: Option<String>,
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

impl Retention {
    /// Does it.
    pub async fn run(self, terminal: &Terminal) -> anyhow::Result<Outcome> {
        let app = App::open(self.place.clone().config()?, Clock::system()).await?;
        let on = self.on.unwrap_or_else(|| app.clock.today());
        let mut tx = app.db.begin_read().await?;
        let known = app.bodies.load(&mut tx).await?;
        let bodies: Vec<BodyId> = match &self.body {
            Some(code) => {
                let Some(body) = known.registry.by_code(code) else {
                    terminal.say(&word("cli-retention-no-body").with("code", code.as_str()));
                    return Ok(Outcome::WrongUse);
                };
                vec![body.id]
            }
            None => known
                .tree(app.clock.today())
                .bodies()
                .map(|body| body.id)
                .collect(),
        };
        let schedules = Schedules {
            book: &app.rulebook,
            on,
        };
        let mut stdout = std::io::stdout().lock();
        let mut printed = Vec::new();
        for body in bodies {
            let plan = Plan::draw(&mut tx, schedules, body.0).await?;
            let closed = plan
                .classes
                .iter()
                .any(|class| class.due + class.later + class.unknown > 0);
            if self.body.is_none() && !closed {
                continue;
            }
            if self.json {
                printed.push(document(&plan, known.name(body)));
            } else {
                for line in lines(&plan, known.name(body), terminal) {
                    writeln!(stdout, "{line}")?;
                }
            }
        }
        if self.json {
            writeln!(stdout, "{}", serde_json::to_string_pretty(&printed)?)?;
        }
        drop(tx);
        app.db.close().await;
        Ok(Outcome::Done)
    }
}

fn lines(plan: &Plan, body: &str, terminal: &Terminal) -> Vec<String> {
    let (words, lang) = (&terminal.words, terminal.lang);
    let say = |word: Word| words.say(lang, &word);
    let day = |date: Date| law::day(lang, date);
    let mut lines = vec![say(word("cli-retention-body")
        .with("body", body)
        .with("day", day(plan.on)))];
    for class in &plan.classes {
        let period = match &class.keeping {
            Ok(keeping) => format!(
                "{} · {}",
                law::say_term(words, lang, keeping.term),
                keeping.citation
            ),
            Err(error) => say(word("cli-retention-nothing").with("why", law::reason(words, lang, error))),
        };
        lines.push(say(word("cli-retention-class")
            .with("name", class.class.name(lang.code()))
            .with("period", period)
            .with("due", class.due)
            .with("later", class.later)
            .with("unknown", class.unknown)));
    }
    let line = |going: &Going| {
        let closed = going.file.closed_day.as_deref().and_then(|day| day.parse().ok());
        say(word("cli-retention-line")
            .with("number", number(going.file.id))
            .with("closed", closed.map(day).unwrap_or_default())
            .with("until", day(going.until))
            .with("citation", going.citation.as_str())
            .with("then", say(word_of("retention-then-", going.then.code()))))
    };
    lines.extend(plan.going.iter().map(line));
    lines.push(say(word("cli-retention-total")
        .with("count", plan.going.len())
        .with("held", plan.held)
        .with("kin", plan.kin)));
    lines
}

fn document(plan: &Plan, body: &str) -> Value {
    let class = |plan: &ClassPlan| {
        json!({
            "class": plan.class.key,
            "rule": plan.class.rule,
            "citation": plan.keeping.as_ref().ok().map(|keeping| keeping.citation.as_str()),
            "unknown_because": plan.keeping.as_ref().err().map(ToString::to_string),
            "due": plan.due,
            "later": plan.later,
            "unknown": plan.unknown,
        })
    };
    let going = |going: &Going| {
        json!({
            "number": number(going.file.id),
            "regime": going.file.regime,
            "class": going.class,
            "closed": going.file.closed_day,
            "kept_until": going.until.to_string(),
            "rule": going.rule,
            "citation": going.citation,
            "then": going.then.code(),
        })
    };
    json!({
        "body": body,
        "on": plan.on.to_string(),
        "classes": plan.classes.iter().map(class).collect::<Vec<_>>(),
        "files": plan.going.iter().map(going).collect::<Vec<_>>(),
        "held": plan.held,
        "kin": plan.kin,
        "more": plan.more,
    })
}
