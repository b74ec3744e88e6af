//! The fields of a proposal's form: bodies by expression, duties that come back, the search for bodies.

use super::card::{Named, named, recurrence_word};
use super::list::Choice;
use crate::bodies::Known;
use crate::web::FormState;
use crate::words::{Word, word, word_of};
use gandan_core::documents::{BodyRole, Deadline, Period};
use gandan_core::text::fold;
use gandan_store::documents::{NewBody, ProposalBodyRow};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the form sends. A body is `role:id:expression`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Input {
    /// `save`, `accept` or `search`.
    pub action: String,
    /// The version that the person saw.
    pub version: String,
    /// Bodies ticked.
    pub b: Vec<String>,
    /// Words that match nobody and are kept.
    pub u: Vec<String>,
    /// Duties kept, by their place.
    pub keep: Vec<usize>,
    /// One more duty: how often.
    pub add_period: String,
    /// Its day.
    pub add_day: String,
    /// Its month.
    pub add_month: String,
    /// It reports on the period before.
    pub add_following: String,
    /// Name of a body looked for.
    pub q: String,
    /// The expression that bodies found are added to.
    #[serde(rename = "for")]
    pub expression: String,
    /// Expressions to be remembered.
    pub remember: Vec<String>,
}

/// The bodies of one expression, to be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct Expression {
    /// `lead` or `supporting`.
    pub role: String,
    /// The role in words.
    pub role_word: Word,
    /// The expression.
    pub words: String,
    /// Its bodies.
    pub bodies: Vec<Ticked>,
    /// Why it matches nobody.
    pub unknown: Option<Word>,
    /// What is sent to keep words that match nobody.
    pub value: String,
    /// Whether they are kept.
    pub kept: bool,
}

/// A body to be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct Ticked {
    /// What is sent.
    pub value: String,
    /// Whether it is ticked.
    pub checked: bool,
    /// Its name.
    pub body: Named,
}

/// A body found by name.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// A duty that comes back, to be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct KeptRound {
    /// Its place.
    pub value: usize,
    /// In words.
    pub word: Word,
    /// Whether it is kept.
    pub kept: bool,
}

impl KeptRound {
    /// All duties of a proposal.
    pub fn all(recurrences: &[Deadline], input: Option<&Input>) -> Vec<KeptRound> {
        let kept = |at: usize| input.is_none_or(|input| input.keep.contains(&at));
        let round = |(value, deadline)| KeptRound {
            value,
            word: recurrence_word(deadline),
            kept: kept(value),
        };
        recurrences.iter().enumerate().map(round).collect()
    }
}

/// The periods of a duty.
pub fn periods() -> Vec<Choice<Word>> {
    let codes = ["week", "month", "quarter", "half-year", "year"];
    codes
        .map(|code| Choice {
            value: code.to_owned(),
            label: word_of("period-", code),
        })
        .into()
}

/// The duties kept and the one added; what is wrong stands beside its field.
pub fn rounds(input: &Input, before: &[Deadline], form: &mut FormState) -> Vec<Deadline> {
    let mut list: Vec<Deadline> = before
        .iter()
        .enumerate()
        .filter(|(at, _)| input.keep.contains(at))
        .map(|(_, one)| one.clone())
        .collect();
    let period = match input.add_period.as_str() {
        "" => return list,
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "half-year" => Period::HalfYear,
        "year" => Period::Year,
        _ => {
            form.error("add_period", word("form-choose"));
            return list;
        }
    };
    let mut number = |field: &str, text: &str, most: i8| -> Option<i8> {
        if text.trim().is_empty() {
            return None;
        }
        let found = text
            .trim()
            .parse()
            .ok()
            .filter(|number| (1..=most).contains(number));
        if found.is_none() {
            form.error(field, word("form-number-wrong").with("most", i64::from(most)));
        }
        found
    };
    let day = number(
        "add_day",
        &input.add_day,
        if period == Period::Week { 7 } else { 31 },
    );
    let month = number(
        "add_month",
        &input.add_month,
        if period == Period::Quarter { 3 } else { 12 },
    );
    list.push(Deadline::Recurring {
        period,
        day,
        month,
        following: !input.add_following.is_empty(),
    });
    list
}

/// The bodies ticked, in the order of the form, each once for its role; and the words kept that match nobody.
pub fn kept(input: &Input, before: &[ProposalBodyRow]) -> Vec<NewBody> {
    let mut bodies: Vec<NewBody> = Vec::new();
    for value in &input.b {
        let Some((role, id, words)) = parse(value) else {
            continue;
        };
        if bodies
            .iter()
            .any(|body| body.role == role && body.body == Some(id))
        {
            continue;
        }
        let same = |row: &&ProposalBodyRow| row.body_id == Some(id) && row.words == words;
        let how = before
            .iter()
            .find(same)
            .map_or_else(|| "person".to_owned(), |row| row.how.clone());
        bodies.push(NewBody {
            role,
            words,
            body: Some(id),
            how,
        });
    }
    for row in before.iter().filter(|row| row.body_id.is_none()) {
        let explained = bodies.iter().any(|body| body.words == row.words);
        let role = BodyRole::from_code(&row.role);
        if let (Some(role), true, false) = (role, input.u.contains(&row.words), explained) {
            bodies.push(NewBody {
                role,
                words: row.words.clone(),
                body: None,
                how: row.how.clone(),
            });
        }
    }
    bodies
}

fn parse(value: &str) -> Option<(BodyRole, Uuid, String)> {
    let (role, rest) = value.split_once(':')?;
    let (id, words) = rest.split_once(':')?;
    Some((BodyRole::from_code(role)?, id.parse().ok()?, words.to_owned()))
}

/// Bodies alive on any of `days` whose name holds the words looked for, in any spelling; at most thirty.
pub fn search(known: &Known, days: &[Date], query: &str) -> Vec<Found> {
    let key = fold(query);
    if key.is_empty() {
        return Vec::new();
    }
    let alive = |body: &&gandan_core::bodies::Body| days.iter().any(|day| body.is_alive(*day));
    let fits =
        |body: &&gandan_core::bodies::Body| body.names.iter().any(|name| fold(&name.text).contains(&key));
    let bodies = known.registry.bodies().iter().filter(alive).filter(fits).take(30);
    bodies
        .map(|body| Found {
            id: body.id.0,
            name: body.name().to_owned(),
        })
        .collect()
}

/// What naming bodies needs.
pub struct Bodies<'k> {
    /// What is known of them.
    pub known: &'k Known,
    /// Today.
    pub today: Date,
}

impl Bodies<'_> {
    /// The bodies by role and expression: those stored, and those ticked since.
    pub fn expressions(&self, before: &[ProposalBodyRow], input: Option<&Input>) -> Vec<Expression> {
        let mut list: Vec<Expression> = Vec::new();
        let stored = before
            .iter()
            .filter_map(|row| Some((row.role.clone(), row.body_id?, row.words.clone())));
        let ticked = input
            .into_iter()
            .flat_map(|input| &input.b)
            .filter_map(|value| parse(value));
        let ticked = ticked.map(|(role, id, words)| (role.code().to_owned(), id, words));
        for (role, id, words) in stored.chain(ticked) {
            let value = format!("{role}:{id}:{words}");
            let at = list
                .iter()
                .position(|one| one.role == role && one.words == words)
                .unwrap_or_else(|| {
                    list.push(expression(&role, &words, None, true));
                    list.len() - 1
                });
            if !list[at].bodies.iter().any(|body| body.value == value) {
                let checked = input.is_none_or(|input| input.b.contains(&value));
                list[at].bodies.push(Ticked {
                    value,
                    checked,
                    body: named(id, self.known, self.today),
                });
            }
        }
        for row in before.iter().filter(|row| row.body_id.is_none()) {
            let kept = input.is_none_or(|input| input.u.contains(&row.words));
            list.push(expression(
                &row.role,
                &row.words,
                Some(word_of("body-unknown-", &row.how)),
                kept,
            ));
        }
        list
    }
}

fn expression(role: &str, words: &str, unknown: Option<Word>, kept: bool) -> Expression {
    Expression {
        role: role.to_owned(),
        role_word: word_of("proposal-role-", role),
        words: words.to_owned(),
        bodies: Vec::new(),
        unknown,
        value: words.to_owned(),
        kept,
    }
}

impl Expression {
    /// For samples: one with a body, one that matches nobody.
    pub fn samples() -> Vec<Expression> {
        let body = Named {
            id: Uuid::nil(),
            name: "Sở Nội vụ".to_owned(),
            today: Vec::new(),
        };
        let mut known = expression("lead", "các sở, ban, ngành", None, true);
        known.bodies.push(Ticked {
            value: "lead:0:x".to_owned(),
            checked: true,
            body,
        });
        let reason = word_of("body-unknown-", "matches-no-body");
        vec![
            known,
            expression("supporting", "các đoàn thể", Some(reason), true),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_person_explained_are_unknown_no_more() {
        let row = |words: &str, body_id| ProposalBodyRow {
            proposal_id: Uuid::nil(),
            position: 0,
            role: "lead".to_owned(),
            words: words.to_owned(),
            body_id,
            how: "exact-name".to_owned(),
        };
        let id = Uuid::max();
        let before = [row("Sở Nội vụ", Some(id)), row("các đoàn thể", None)];
        let value = |words: &str| format!("lead:{id}:{words}");
        let input = Input {
            b: vec![value("Sở Nội vụ")],
            u: vec!["các đoàn thể".into()],
            ..Input::default()
        };
        let bodies = kept(&input, &before);
        assert_eq!(
            (bodies.len(), bodies[0].how.as_str(), bodies[1].body),
            (2, "exact-name", None)
        );
        let input = Input {
            b: vec![value("các đoàn thể")],
            u: vec!["các đoàn thể".into()],
            ..Input::default()
        };
        let bodies = kept(&input, &before);
        assert_eq!(
            (bodies.len(), bodies[0].how.as_str(), bodies[0].body),
            (1, "person", Some(id))
        );
    }

    #[test]
    fn a_duty_is_added_only_with_a_day_that_there_is() {
        let mut form = FormState::default();
        let input = Input {
            add_period: "month".into(),
            add_day: "25".into(),
            keep: vec![],
            ..Input::default()
        };
        let list = rounds(&input, &[], &mut form);
        assert_eq!(
            list,
            [Deadline::Recurring {
                period: Period::Month,
                day: Some(25),
                month: None,
                following: false
            }]
        );
        let input = Input {
            add_period: "quarter".into(),
            add_month: "4".into(),
            ..Input::default()
        };
        rounds(&input, &[], &mut form);
        assert_eq!(form.errors[0].field, "add_month");
    }
}
