//! What was filled in for a move: read into what the procedure needs and into the blanks of its paper.

use crate::cases::moving::{Decided, Doing, MoveError, decide};
use crate::web::App;
use crate::words::{Lang, word};
use anyhow::Context;
use gandan_core::cases::{Fact, Move, Need, PaperForm, Regime, Sheet, Values};
use gandan_rulebook::{Item, PaperForms};
use gandan_store::Tx;
use gandan_store::cases::{self, CaseRow, PetitionRow, PetitionerRow};
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Values of a form by field, as kept in a draft.
pub type Given = BTreeMap<String, Vec<String>>;

/// The start of the names of fields for blanks of a paper.
pub const BLANK: &str = "b-";

/// The file of a case as papers need it.
pub struct Papers {
    /// The petitions, the first one first.
    pub petitions: Vec<PetitionRow>,
    /// Who signed the first one.
    pub people: Vec<PetitionerRow>,
}

impl Papers {
    /// Reads it.
    pub async fn of(tx: &mut Tx, row: &CaseRow) -> anyhow::Result<Papers> {
        let petitions = cases::petitions(tx, row.id).await?;
        let people = match petitions.first() {
            Some(first) => cases::petitioners(tx, first.id).await?,
            None => Vec::new(),
        };
        Ok(Papers { petitions, people })
    }

    fn people(&self, of: impl Fn(&PetitionerRow) -> &str) -> String {
        let words: Vec<&str> = self
            .people
            .iter()
            .map(of)
            .filter(|words| !words.is_empty())
            .collect();
        words.join("; ")
    }
}

/// The form of the paper that a move makes.
pub fn form_of(row: &CaseRow, paper: &str) -> Option<&'static PaperForm> {
    let regime = Regime::from_code(&row.regime)?;
    let instance = if row.procedure.ends_with("second") { 2 } else { 1 };
    PaperForms::shipped().find(paper, regime, instance)
}

/// The conditions that a petition of this regime must meet (TT 05/2021/TT-TTCP Đ6 k2 điểm a).
pub fn conditions<'b>(app: &'b App, regime: &str, day: Date) -> Vec<&'b Item> {
    let all = app.rulebook.list("petition.eligibility", day).unwrap_or_default();
    all.iter()
        .filter(|item| item.only.is_empty() || item.only.iter().any(|only| only == regime))
        .collect()
}

/// The criteria of a complex matter of this regime.
pub fn criteria<'b>(app: &'b App, regime: &str, day: Date) -> &'b [Item] {
    let name = match regime {
        "denunciation" => "denunciation.complexity",
        _ => "complaint.complexity",
    };
    app.rulebook.list(name, day).unwrap_or_default()
}

/// The legal grounds of a move.
pub fn grounds<'b>(app: &'b App, step: &Move, day: Date) -> &'b [Item] {
    let named = step.grounds.as_deref();
    named
        .and_then(|name| app.rulebook.list(name, day).ok())
        .unwrap_or_default()
}

/// An entry of a list as a paper and a history say it.
pub fn item_words(lang: Lang, item: &Item) -> String {
    let words = match lang {
        Lang::Vi => &item.vi,
        Lang::En => &item.en,
    };
    format!("{words} ({})", item.article)
}

/// The first value of a field, without blanks around it.
pub fn value<'g>(given: &'g Given, field: &str) -> &'g str {
    given
        .get(field)
        .and_then(|values| values.first())
        .map_or("", |value| value.trim())
}

fn values<'g>(given: &'g Given, field: &str) -> &'g [String] {
    given.get(field).map_or(&[], Vec::as_slice)
}

/// What is done, as far as the procedure needs to know it. `files` says whether files are kept with the draft.
pub fn doing(app: &App, row: &CaseRow, step: &Move, given: &Given, files: bool, today: Date) -> Doing {
    let ticked = values(given, "eligible");
    let eligible = conditions(app, &row.regime, today)
        .iter()
        .all(|item| ticked.contains(&item.key));
    let known: Vec<String> = criteria(app, &row.regime, today)
        .iter()
        .map(|item| item.key.clone())
        .filter(|key| values(given, "criteria").contains(key))
        .collect();
    let ground = value(given, "ground");
    let ground = grounds(app, step, today).iter().find(|item| item.key == ground);
    let (time, place) = (value(given, "meeting_time"), value(given, "meeting_place"));
    Doing {
        act: step.act.clone(),
        reason: value(given, "reason").to_owned(),
        ground: ground.map(|item| item.key.clone()).unwrap_or_default(),
        told: value(given, "reply").to_owned(),
        eligible,
        criteria: known,
        evidence: files,
        meeting: match (time, place) {
            ("", _) | (_, "") => String::new(),
            _ => format!("{time}, {place}"),
        },
        file: files,
        paper: String::new(),
    }
}

/// What a move would do and the paper that it would make.
pub struct Prepared {
    /// For the procedure.
    pub doing: Doing,
    /// What would follow, or why nothing can.
    pub decided: Result<Decided, MoveError>,
    /// The paper's form.
    pub form: Option<&'static PaperForm>,
    /// What is filled in.
    pub values: Values,
}

impl Prepared {
    /// Reads what was filled in.
    pub fn of(
        app: &App,
        row: &CaseRow,
        papers: &Papers,
        step: &Move,
        given: &Given,
        (files, signer): (bool, &str),
    ) -> Prepared {
        let today = app.clock.today();
        let doing = doing(app, row, step, given, files, today);
        let decided = decide(&app.rulebook, row, &doing, today);
        let form = step.paper.as_deref().and_then(|paper| form_of(row, paper));
        let facts = facts(
            app,
            row,
            papers,
            step,
            &doing,
            given,
            decided.as_ref().ok(),
            signer,
        );
        let values = form.map_or_else(Values::new, |form| filled(form, &facts, given));
        Prepared {
            doing,
            decided,
            form,
            values,
        }
    }

    /// Names of the blanks that must still be filled in, in the reader's language.
    pub fn missing(&self, lang: Lang) -> Vec<String> {
        let Some(form) = self.form else {
            return Vec::new();
        };
        let missing = form.missing(&self.values);
        let name = |blank: &&gandan_core::cases::Blank| match lang {
            Lang::Vi => blank.vi.clone(),
            Lang::En => blank.en.clone(),
        };
        missing.iter().map(name).collect()
    }

    /// The paper as far as it is filled in.
    pub fn sheet(&self) -> Option<Sheet> {
        self.form.map(|form| form.sheet(&self.values))
    }
}

/// Values for the blanks of a form: what the officer wrote, else what the file knows.
pub fn filled(form: &PaperForm, facts: &BTreeMap<Fact, String>, given: &Given) -> Values {
    let mut values = Values::new();
    for blank in &form.blanks {
        let written = value(given, &format!("{BLANK}{}", blank.name));
        let known = blank.from.and_then(|fact| facts.get(&fact));
        let text = match (written, known) {
            ("", Some(known)) => known.clone(),
            (written, _) => written.to_owned(),
        };
        values.insert(blank.name.clone(), text);
    }
    values
}

/// Facts that are asked for elsewhere on the form of the move, so that their blank needs no field of its own.
pub fn asked_elsewhere(step: &Move, fact: Fact) -> bool {
    let needs = |need| step.needs.contains(&need);
    match fact {
        Fact::Reason => needs(Need::Reason),
        Fact::Ground => needs(Need::Ground),
        Fact::Criteria => needs(Need::Complexity) || needs(Need::SpecialComplexity),
        Fact::Reply => needs(Need::Reply),
        Fact::MeetingTime | Fact::MeetingPlace => needs(Need::Meeting),
        Fact::Body | Fact::Received | Fact::Citation | Fact::Due | Fact::Signer | Fact::Today => true,
        Fact::Person
        | Fact::PersonAddress
        | Fact::PersonIdentity
        | Fact::Matter
        | Fact::Receiver
        | Fact::Enclosed => false,
    }
}

#[expect(clippy::too_many_arguments, reason = "all that a file knows meets here once")]
fn facts(
    app: &App,
    row: &CaseRow,
    papers: &Papers,
    step: &Move,
    doing: &Doing,
    given: &Given,
    decided: Option<&Decided>,
    signer: &str,
) -> BTreeMap<Fact, String> {
    let today = app.clock.today();
    let say = |items: &[Item], keys: &[String]| {
        let said = items.iter().filter(|item| keys.contains(&item.key));
        said.map(|item| item_words(Lang::Vi, item))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let day = |text: &str| text.parse::<Date>().map_or_else(|_| text.to_owned(), in_numbers);
    let due = decided
        .map(|decided| &decided.applied.clocks)
        .and_then(|clocks| clocks.get("resolution").map(|entry| entry.clock.due))
        .map(in_numbers)
        .unwrap_or_default();
    let person = people_of(app, papers);
    BTreeMap::from([
        (Fact::Body, row.body_name.clone()),
        (Fact::Person, person),
        (Fact::PersonAddress, papers.people(|person| &person.address)),
        (
            Fact::PersonIdentity,
            papers.people(|person| &person.identity_number),
        ),
        (Fact::Matter, row.title.clone()),
        (Fact::Received, day(&row.received_day)),
        (Fact::Reason, doing.reason.clone()),
        (
            Fact::Ground,
            say(grounds(app, step, today), std::slice::from_ref(&doing.ground)),
        ),
        (
            Fact::Criteria,
            say(criteria(app, &row.regime, today), &doing.criteria),
        ),
        (Fact::Reply, doing.told.clone()),
        (Fact::MeetingTime, value(given, "meeting_time").to_owned()),
        (Fact::MeetingPlace, value(given, "meeting_place").to_owned()),
        (Fact::Citation, step.citation.clone()),
        (Fact::Due, due),
        (Fact::Signer, signer.to_owned()),
        (Fact::Today, in_numbers(today)),
    ])
}

/// Who signed the petition, as papers name them.
pub fn people_of(app: &App, papers: &Papers) -> String {
    match papers.people(|person| &person.name) {
        name if name.is_empty() => app.words.say(Lang::Vi, &word("casework-petitioner")),
        name => name,
    }
}

/// How many petitions and files go with a case, as papers say it.
///
/// # Errors
/// The engine's.
pub async fn enclosed(tx: &mut Tx, app: &App, case: Uuid, papers: &Papers) -> anyhow::Result<String> {
    let files = cases::attachments(tx, case).await?;
    let own = files.iter().filter(|file| {
        papers
            .petitions
            .iter()
            .any(|petition| petition.id == file.owner_id)
    });
    let said = word("casework-enclosed")
        .with("petitions", papers.petitions.len())
        .with("files", own.count());
    Ok(app.words.say(Lang::Vi, &said))
}

/// `23/11/2026`, as papers write it.
pub fn in_numbers(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// Reads what a draft keeps.
///
/// # Errors
/// The column does not parse.
pub fn read(given: &str) -> anyhow::Result<Given> {
    serde_json::from_str(given).context("the draft")
}
