use super::sheet::{COLUMNS, CellFault, Desk, named};
use crate::cases::counter::signers::{SignersError, signers};
use crate::cases::counter::typed::{CHANNELS, REGIMES};
use crate::cases::taking::Matter;
use crate::words::{Lang, Word, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Regime};
use gandan_core::clock::Circumstances;
use gandan_core::text::fold;
use gandan_store::cases::Person;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A row as it is kept until it is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    regime: String,
    channel: String,
    forwarded_by: String,
    name: String,
    address: String,
    identity: String,
    phone: String,
    mail: String,
    words: String,
    subject: String,
    place: Option<Uuid>,
    place_words: String,
    /// The day on which it came, ISO.
    pub received: String,
    registered: String,
    signers: String,
}

/// Reads the cells of a line, in the order of the columns.
///
/// # Errors
/// What is wrong, cell by cell.
pub fn read(desk: &Desk<'_>, line: i64, cells: &[String]) -> Result<Row, Vec<CellFault>> {
    let mut faults: Vec<CellFault> = Vec::new();
    let at = |column: &str| COLUMNS.iter().position(|(name, ..)| *name == column).unwrap_or(0);
    let cell = |column: &str| cells.get(at(column)).map_or("", |cell| cell.trim()).to_owned();
    let mut wrong = |column: &str, message: Word| {
        faults.push(CellFault {
            line,
            column: COLUMNS[at(column)].1,
            message,
        });
    };
    let spoken = |text: &str, list: &[(&str, Word)]| -> Option<String> {
        let key = fold(text);
        list.iter()
            .find(|(code, word)| {
                *code == text
                    || [Lang::Vi, Lang::En]
                        .iter()
                        .any(|lang| fold(&desk.app.words.say(*lang, word)) == key)
            })
            .map(|(code, _)| (*code).to_owned())
    };
    let regimes = named("case-regime-", REGIMES.iter().map(|one| one.code()));
    let regime = spoken(&cell("regime"), &regimes);
    if regime.is_none() {
        let denounces = fold(&cell("regime")) == "to cao";
        let message = if denounces {
            word("batch-no-denunciation")
        } else {
            word("batch-not-of-list")
        };
        wrong("regime", message);
    }
    let channels = named("case-channel-", CHANNELS.iter().map(|one| one.code()));
    let channel = match cell("channel").as_str() {
        "" => Some(Channel::Post.code().to_owned()),
        text => spoken(text, &channels),
    };
    if channel.is_none() {
        wrong("channel", word("batch-not-of-list"));
    }
    if channel.as_deref() == Some(Channel::Forwarded.code()) && cell("forwarded_by").is_empty() {
        wrong("forwarded_by", word("counter-forwarded-missing"));
    }
    if cell("words").is_empty() {
        wrong("words", word("counter-words-missing"));
    }
    if regime
        .as_deref()
        .and_then(Regime::from_code)
        .is_some_and(Regime::demands_identity)
    {
        if cell("name").is_empty() {
            wrong("name", word("counter-name-missing"));
        }
        if cell("address").is_empty() {
            wrong("address", word("counter-address-missing"));
        }
    }
    let subject = match cell("subject").as_str() {
        "" => Some(String::new()),
        text => {
            let key = fold(text);
            let all = desk.app.subjects.all().iter();
            let mut found =
                all.filter(|one| one.code == text || fold(&one.vi) == key || fold(&one.en) == key);
            found.next().map(|one| one.code.clone())
        }
    };
    if subject.is_none() {
        wrong("subject", word("batch-not-of-list"));
    }
    let place = match cell("place").as_str() {
        "" => Some(None),
        text => {
            let key = fold(text);
            let same = |(_, name): &&(BodyId, String)| {
                let name = fold(name);
                name == key || name.strip_prefix("uy ban nhan dan ") == Some(&*key)
            };
            desk.places.iter().find(same).map(|(body, _)| Some(body.0))
        }
    };
    if place.is_none() {
        wrong("place", word("batch-place-unknown"));
    }
    let mut day = |column: &str| -> Date {
        match cell(column).as_str() {
            "" => desk.today,
            text => match a_day(text) {
                Some(day) if day <= desk.today => day,
                Some(_) => {
                    wrong(column, word("counter-day-in-future"));
                    desk.today
                }
                None => {
                    wrong(column, word("form-day-wrong"));
                    desk.today
                }
            },
        }
    };
    let (received, registered) = (day("received"), day("registered"));
    if received > registered {
        wrong("registered", word("counter-registered-before-received"));
    }
    match signers(&cell("signers")) {
        Ok(_) => {}
        Err(SignersError::NoName(at)) => {
            wrong("signers", word("counter-signer-without-name").with("line", at))
        }
        Err(SignersError::TooMany) => wrong("signers", word("counter-too-many-signers")),
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Row {
        regime: regime.unwrap_or_default(),
        channel: channel.unwrap_or_default(),
        forwarded_by: cell("forwarded_by"),
        name: cell("name"),
        address: cell("address"),
        identity: cell("identity"),
        phone: cell("phone"),
        mail: cell("mail"),
        words: cell("words"),
        subject: subject.unwrap_or_default(),
        place: place.flatten(),
        place_words: cell("place_words"),
        received: received.to_string(),
        registered: registered.to_string(),
        signers: cell("signers"),
    })
}

/// A day as people write it: `2026-11-23` or `23/11/2026`.
fn a_day(text: &str) -> Option<Date> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut pieces = text.split(['/', '.', '-']).map(str::trim);
    let day = pieces.next()?.parse().ok()?;
    let month = pieces.next()?.parse().ok()?;
    Date::new(pieces.next()?.parse().ok()?, month, day).ok()
}

impl Row {
    /// The row as a matter; `key` makes it one however often the file comes.
    ///
    /// # Errors
    /// It was kept by a program that knew other codes.
    pub fn matter(&self, desk: &Desk<'_>, key: String) -> anyhow::Result<Matter> {
        let unknown = |code: &str| anyhow::anyhow!("no such code: {code}");
        let regime = Regime::from_code(&self.regime).ok_or_else(|| unknown(&self.regime))?;
        let first = Person {
            name: self.name.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            mail: self.mail.clone(),
            identity_number: self.identity.clone(),
            representative: false,
            notify: !self.phone.is_empty() || !self.mail.is_empty(),
        };
        let mut people: Vec<Person> = Some(first)
            .filter(|person| *person != Person::default())
            .into_iter()
            .collect();
        people.extend(signers(&self.signers).unwrap_or_default());
        let subject = desk.app.subjects.find(&self.subject);
        Ok(Matter {
            regime,
            discipline: false,
            body: desk.body,
            subject: self.subject.clone(),
            place: self.place.map(BodyId),
            place_words: self.place_words.clone(),
            title: String::new(),
            words: self.words.clone(),
            people,
            channel: Channel::from_code(&self.channel).ok_or_else(|| unknown(&self.channel))?,
            lang: "vi".to_owned(),
            idempotency_key: key,
            registered: self.registered.parse()?,
            forwarded_by: self.forwarded_by.clone(),
            helper: None,
            read_back: false,
            field: subject.is_some_and(|subject| subject.field) && !regime.demands_identity(),
            circumstances: Circumstances::default(),
            files: Vec::new(),
            joins: None,
            sealed: false,
            earlier: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::a_day;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(a_day("23/11/2026"), Some(date(2026, 11, 23)));
        assert_eq!(a_day("2026-11-23"), Some(date(2026, 11, 23)));
        assert_eq!(a_day("3.2.2026"), Some(date(2026, 2, 3)));
        assert_eq!(a_day("hôm qua"), None);
        assert_eq!(a_day("31/02/2026"), None);
    }
}
