//! `GET /api/v1/law/rules` and `GET /api/v1/law/due`: what the law fixes, and how a day is found.

use super::answer::{Refused, answer, public};
use super::given::Asked;
use crate::web::{Limit, PageResult, Visitor};
use crate::words::{Word, word};
use axum::http::StatusCode;
use gandan_core::clock::Circumstances;
use gandan_rulebook::{Confidence, Rule, RuleError, Value};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is asked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RuleQuery {
    /// The day, ISO; today where it is absent.
    pub on: String,
    /// `complaint`, `denunciation`, `reception` …
    pub family: String,
    /// Language of words in problems.
    #[serde(rename = "lang")]
    _lang: String,
}

/// The rules as they stand on a day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleList {
    /// The day, ISO.
    #[schemars(extend("format" = "date"))]
    pub on: String,
    /// By name.
    pub rules: Vec<RuleLine>,
}

/// A rule.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleLine {
    /// Its readable name.
    pub rule: String,
    /// Its family.
    pub family: String,
    /// Its Vietnamese title.
    pub vi: String,
    /// Its English title.
    pub en: String,
    /// Whether an entry of it covers the day.
    pub in_force: bool,
    /// Id of that entry in the list of rules.
    pub reference: Option<String>,
    /// Its article and clause.
    pub citation: Option<String>,
    /// What kind of answer it gives: `term`, `number`, `items` …; `unknown` for a hole.
    pub kind: Option<String>,
    /// How sure it is: `verified`, `recalled`, `uncertain`, `unknown`.
    pub confidence: Option<String>,
}

/// `GET /api/v1/law/rules`
pub async fn rules(visitor: Visitor, Asked(asked): Asked<RuleQuery>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let today = visitor.app.clock.today();
    let done = day("on", &asked.on, Some(today)).map(|on| {
        let rules = visitor.app.rulebook.rules().iter();
        let rules = rules
            .filter(|rule| asked.family.is_empty() || rule.family == asked.family)
            .map(|rule| line(rule, on))
            .collect();
        public(&RuleList {
            on: on.to_string(),
            rules,
        })
    });
    answer(&visitor, done)
}

fn line(rule: &Rule, on: Date) -> RuleLine {
    let version = rule.on(on);
    RuleLine {
        rule: rule.name.clone(),
        family: rule.family.clone(),
        vi: rule.title.vi.clone(),
        en: rule.title.en.clone(),
        in_force: version.is_some(),
        reference: version.map(|version| version.id.clone()),
        citation: version.map(|version| version.citation.clone()),
        kind: version.map(|version| kind(&version.value).to_owned()),
        confidence: version.map(|version| confidence(version.confidence).to_owned()),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Term(_) => "term",
        Value::Each(_) => "each",
        Value::Number(_) => "number",
        Value::Share(_) => "share",
        Value::Items(_) => "items",
        Value::Holds(_) => "holds",
        Value::Window(_) => "window",
        Value::Says(_) => "says",
        Value::Unknown(_) => "unknown",
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Verified => "verified",
        Confidence::Recalled => "recalled",
        Confidence::Uncertain => "uncertain",
        Confidence::Unknown => "unknown",
    }
}

/// What is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DueQuery {
    /// Name of the rule, or an id of the list of rules.
    pub rule: String,
    /// The day of the event that starts the term, ISO.
    pub from: String,
    /// `true`: a remote area.
    #[serde(default)]
    pub remote: String,
    /// `true`: a complex matter.
    #[serde(default)]
    pub complex: String,
    /// `1` or `2`.
    #[serde(default)]
    pub instance: String,
    /// How often the term was extended by decision.
    #[serde(default)]
    pub extensions: String,
    /// Language of words in problems.
    #[serde(default, rename = "lang")]
    _lang: String,
}

/// A due day and how it was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Due {
    /// Name of the rule.
    pub rule: String,
    /// Id of the entry that applies.
    pub reference: String,
    /// The day of the event, ISO.
    #[schemars(extend("format" = "date"))]
    pub from: String,
    /// The last day, ISO.
    #[schemars(extend("format" = "date"))]
    pub due: String,
    /// Article and clause.
    pub citation: String,
    /// The days off of a year it relies on are not decided yet.
    pub provisional: bool,
    /// Each step, in order: the event, the entry and why it, each day left out with its reason, the result.
    pub derivation: Vec<serde_json::Value>,
}

/// `GET /api/v1/law/due`
pub async fn due(visitor: Visitor, Asked(asked): Asked<DueQuery>) -> PageResult {
    visitor.limit(Limit::Read)?;
    let (from, circumstances) = match read(&asked) {
        Ok(read) => read,
        Err(refused) => return Ok(refused.tell(&visitor)),
    };
    let found = match visitor.app.rulebook.due(&asked.rule, from, &circumstances) {
        Ok(found) => found,
        Err(error) => return Ok(refused(&error).tell(&visitor)),
    };
    let steps = found.steps.iter().map(serde_json::to_value);
    let derivation: Vec<serde_json::Value> = steps.collect::<Result<_, _>>().map_err(anyhow::Error::from)?;
    Ok(public(&Due {
        rule: found.rule,
        reference: found.reference,
        from: found.from.to_string(),
        due: found.due.to_string(),
        citation: found.citation,
        provisional: found.provisional,
        derivation,
    }))
}

fn read(asked: &DueQuery) -> Result<(Date, Circumstances), Refused> {
    let from = day("from", &asked.from, None)?;
    let yes = |name: &'static str, given: &str| match given {
        "" | "false" => Ok(false),
        "true" => Ok(true),
        _ => Err(Refused::field(name, word("api-true"))),
    };
    let number = |name: &'static str, given: &str, usual: u8| match given {
        "" => Ok(usual),
        given => given
            .parse()
            .map_err(|_| Refused::field(name, word("api-number"))),
    };
    let circumstances = Circumstances {
        remote: yes("remote", &asked.remote)?,
        complex: yes("complex", &asked.complex)?,
        instance: number("instance", &asked.instance, 1)?,
        extensions: number("extensions", &asked.extensions, 0)?,
    };
    Ok((from, circumstances))
}

/// A day of a query.
pub(super) fn day(name: &'static str, given: &str, usual: Option<Date>) -> Result<Date, Refused> {
    match (given, usual) {
        ("", Some(usual)) => Ok(usual),
        (given, _) => given.parse().map_err(|_| Refused::field(name, word("api-day"))),
    }
}

fn refused(error: &RuleError) -> Refused {
    let field = |name, word: Word| Refused::field(name, word);
    match error {
        RuleError::Unknown { near, .. } => Refused {
            status: StatusCode::NOT_FOUND,
            ..field("rule", word("api-rule-unknown").with("near", near.join(", ")))
        },
        RuleError::Several { names, .. } => {
            field("rule", word("api-rule-several").with("names", names.join(", ")))
        }
        RuleError::Hole {
            name,
            what,
            what_en,
            citation,
            ..
        } => {
            let word = word("api-rule-hole")
                .with("rule", name.as_str())
                .with("what", what.as_str())
                .with("what_en", what_en.as_str());
            field("rule", word).by("hole", citation.as_str())
        }
        RuleError::NotInForce { on, .. } | RuleError::NoWindow { on, .. } => {
            field("from", word("api-rule-not-in-force").with("day", on.to_string()))
        }
        RuleError::NotATerm { .. } | RuleError::NotAList { .. } => field("rule", word("api-rule-no-term")),
        RuleError::TooManyExtensions { most, .. } => field(
            "extensions",
            word("api-rule-extensions").with("most", i64::from(*most)),
        ),
        RuleError::NoSuchInstance(_) => field("instance", word("api-rule-instance")),
        RuleError::BeyondCalendar { first, last, .. } => {
            let word = word("api-rule-calendar")
                .with("first", first.to_string())
                .with("last", last.to_string());
            field("from", word)
        }
    }
}
