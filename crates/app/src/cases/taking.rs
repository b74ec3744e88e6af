//! The only way in: what people write, say or send becomes a petition and a case. The public form, the counter, the
//! spreadsheet and the interface all come here.

use super::title::title_of;
use crate::outbox::{Contact, ReadyNotice};
use crate::web::{App, Keys, fresh_receipt_code};
use crate::words::Lang;
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Channel, Fingerprint, Key, ReceiptCode, Regime};
use gandan_core::clock::Circumstances;
use gandan_core::outbox::Kind;
use gandan_rulebook::{CaseClocks, RuleError};
use gandan_store::cases::{self, NewAttachment, NewCase, NewPetition, Person, Submission, Taken};
use gandan_store::journal::Author;
use gandan_store::{StoreError, Tx, new_id};
use jiff::civil::Date;
use uuid::Uuid;

/// What somebody brings, before it is a petition.
#[derive(Debug, Clone)]
pub struct Matter {
    /// Under which law, as far as one knows.
    pub regime: Regime,
    /// A complaint about a disciplinary decision (Luật Khiếu nại chương IV).
    pub discipline: bool,
    /// Who receives it.
    pub body: BodyId,
    /// Code of the subject; empty where nobody said.
    pub subject: String,
    /// The commune.
    pub place: Option<BodyId>,
    /// Where, in words.
    pub place_words: String,
    /// A short name; made of the first words where it is empty.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Who signs, as far as they say.
    pub people: Vec<Person>,
    /// How it came.
    pub channel: Channel,
    /// `vi` or `en`.
    pub lang: String,
    /// What comes twice under one key is taken once.
    pub idempotency_key: String,
    /// The day from which clocks are counted.
    pub registered: Date,
    /// Who sent it on; empty where it came from the person.
    pub forwarded_by: String,
    /// Who wrote it down for the person.
    pub helper: Option<Uuid>,
    /// It was read back and confirmed.
    pub read_back: bool,
    /// A matter of the field: its answer needs evidence.
    pub field: bool,
    /// Remote area, second instance.
    pub circumstances: Circumstances,
    /// Files that were looked at already.
    pub files: Vec<TakenFile>,
    /// The case it joins, where it is about the same.
    pub joins: Option<Uuid>,
    /// Content stays outside this database.
    pub sealed: bool,
    /// The first instance of a second one.
    pub earlier: Option<Uuid>,
}

/// A file that may be stored: its type is that of its content, pictures are made anew.
#[derive(Debug, Clone)]
pub struct TakenFile {
    /// Name for people.
    pub name: String,
    /// Type by content.
    pub media_type: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// What the person gets.
#[derive(Debug)]
pub struct Receipt {
    /// The case.
    pub case: Uuid,
    /// The petition.
    pub petition: Uuid,
    /// The code: shown once, kept nowhere.
    pub code: ReceiptCode,
    /// The clocks that run now; empty for one that joined a case.
    pub clocks: CaseClocks,
    /// It had come before under the same key; the code is a further one for it.
    pub known: bool,
    /// Somebody who signed is told by mail or telephone that it was received.
    pub told: bool,
}

/// Why it was not taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    /// The rule book has no answer for this day.
    #[error(transparent)]
    Rule(#[from] RuleError),
    /// The database; nothing was stored.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else of ours.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

/// Takes what somebody brings: durable when this returns.
///
/// # Errors
/// See [`TakeError`]; nothing of it is stored then.
pub async fn take(app: &App, matter: Matter, author: &Author) -> Result<Receipt, TakeError> {
    app.gather.take(app, Ready::of(app, matter)?, author).await
}

/// A petition ready to be stored: everything was decided, nothing is written yet.
pub struct Ready {
    submission: Submission,
    files: Vec<TakenFile>,
    code: ReceiptCode,
    clocks: CaseClocks,
    print: Option<(Fingerprint, Option<[u8; 32]>)>,
    notices: Vec<ReadyNotice>,
}

impl Ready {
    /// Decides all that needs no database: procedure, clocks, receipt.
    ///
    /// # Errors
    /// The rule book's, or there is no randomness.
    pub fn of(app: &App, matter: Matter) -> Result<Ready, TakeError> {
        let second = matter.circumstances.instance == 2;
        let procedure = app
            .rulebook
            .procedure_for(matter.regime, matter.discipline, second)
            .ok_or_else(|| anyhow::anyhow!("no procedure for {}", matter.regime.code()))?;
        let (clocks, _holes) =
            CaseClocks::open(&app.rulebook, procedure, matter.registered, matter.circumstances)?;
        let code = fresh_receipt_code()?;
        let words = storable(&matter.words);
        let title = match matter.title.trim() {
            "" => title_of(&words),
            given => storable(given),
        };
        let case = NewCase {
            id: new_id(),
            regime: matter.regime,
            procedure: procedure.code.clone(),
            state: procedure.begins.clone(),
            body: matter.body,
            subject: matter.subject,
            place: matter.place,
            place_words: storable(&matter.place_words),
            title,
            field: matter.field,
            circumstances: json(&matter.circumstances)?,
            clocks: json(&clocks)?,
            next: clocks.next().map(|(due, name)| (due, name.to_owned())),
            earlier: matter.earlier,
            sealed: matter.sealed,
        };
        let petition = NewPetition {
            id: new_id(),
            idempotency_key: storable(&matter.idempotency_key),
            receipt_hash: code.hash(&app.keys.receipt).to_vec(),
            body: matter.body,
            channel: matter.channel,
            claimed: matter.regime,
            lang: matter.lang,
            words,
            at: app.clock.micros(),
            day: app.clock.today(),
            registered: matter.registered,
            forwarded_by: storable(&matter.forwarded_by),
            helper: matter.helper,
            read_back: matter.read_back,
            people: matter.people.iter().map(storable_person).collect(),
        };
        let joined = matter.joins;
        let print = Fingerprint::of(&app.keys.fingerprint, &petition.words)
            .map(|print| (print, person_of(&app.keys.fingerprint, &petition.people)));
        let notices = notices(app, joined.unwrap_or(case.id), &petition);
        Ok(Ready {
            print,
            notices,
            submission: Submission {
                case: joined.map_or(Ok(case), Err),
                petition,
            },
            files: matter.files,
            code,
            clocks: if joined.is_some() {
                CaseClocks::default()
            } else {
                clocks
            },
        })
    }

    /// What is written.
    pub fn submission(&self) -> &Submission {
        &self.submission
    }

    /// The paper came on that day, before it was registered.
    #[must_use]
    pub fn arrived(mut self, day: Date) -> Ready {
        self.submission.petition.day = day;
        self
    }

    /// Stores it, or finds that it was here already and gives it a further code.
    ///
    /// # Errors
    /// The database's.
    pub async fn store(&self, tx: &mut Tx, keys: &Keys, author: &Author) -> Result<Taken, StoreError> {
        let taken = cases::take(tx, &self.submission, author).await?;
        match &taken {
            Taken::New => {
                self.attach(tx).await?;
                cases::imprint_many(tx, self.print().as_slice()).await?;
            }
            Taken::Known { petition, .. } => {
                let hash = self.code.hash(&keys.receipt);
                cases::copy_receipt(tx, *petition, &hash, self.submission.petition.at).await?;
            }
        }
        Ok(taken)
    }

    /// The fingerprint of its words, where they are enough for one.
    pub fn print(&self) -> Option<cases::Imprint<'_>> {
        let (print, person) = self.print.as_ref()?;
        let person = person.as_ref().map(<[u8; 32]>::as_slice);
        Some((self.submission.petition.id, print, person))
    }

    /// Stores what belongs to it: its files, and the notices that it was received.
    ///
    /// # Errors
    /// The database's.
    pub async fn attach(&self, tx: &mut Tx) -> Result<(), StoreError> {
        let petition = &self.submission.petition;
        for file in &self.files {
            let kept = NewAttachment {
                id: new_id(),
                case: self.submission.case_id(),
                belongs: "petition",
                owner: petition.id,
                name: &file.name,
                media_type: &file.media_type,
                bytes: &file.bytes,
                by_petitioner: true,
                at: petition.at,
            };
            cases::attach(tx, &kept).await?;
        }
        for notice in &self.notices {
            notice.queue(tx).await?;
        }
        Ok(())
    }

    /// The receipt, once it is stored.
    pub fn receipt(self) -> Receipt {
        self.receipt_of(Taken::New)
    }

    /// The receipt of what was stored now, or of what was here already.
    pub fn receipt_of(self, taken: Taken) -> Receipt {
        let (case, petition, known) = match taken {
            Taken::New => (self.submission.case_id(), self.submission.petition.id, false),
            Taken::Known { petition, case, .. } => (case, petition, true),
        };
        Receipt {
            case,
            petition,
            code: self.code,
            clocks: self.clocks,
            known,
            told: !self.notices.is_empty(),
        }
    }
}

/// That it was received, for everybody who signed and wants to hear of it.
fn notices(app: &App, case: Uuid, petition: &NewPetition) -> Vec<ReadyNotice> {
    let lang = Lang::from_code(&petition.lang).unwrap_or_default();
    let people = petition.people.iter().enumerate();
    people
        .filter(|(_, person)| person.notify)
        .flat_map(|(position, person)| {
            let place = i64::try_from(position).unwrap_or(i64::MAX);
            let contact =
                Contact::read(Some(&person.mail), Some(&person.phone), lang).for_person(petition.id, place);
            let key = match position {
                0 => petition.id.to_string(),
                _ => format!("{}:{position}", petition.id),
            };
            ReadyNotice::of(app, &contact, Kind::Received, Some(case), &key)
        })
        .collect()
}

fn json(value: &impl serde::Serialize) -> Result<String, TakeError> {
    Ok(serde_json::to_string(value).map_err(anyhow::Error::from)?)
}

/// As both engines can store it: PostgreSQL knows no letter of number zero.
pub fn storable(words: &str) -> String {
    words.replace('\0', " ").replace("\r\n", "\n").trim().to_owned()
}

fn storable_person(person: &Person) -> Person {
    Person {
        name: storable(&person.name),
        address: storable(&person.address),
        phone: storable(&person.phone),
        mail: storable(&person.mail),
        identity_number: storable(&person.identity_number),
        ..person.clone()
    }
}

/// The first signer by what tells people apart, so that two matters of one person are found together: the identity
/// number, else the telephone. Nothing where neither was given.
fn person_of(key: &Key, people: &[Person]) -> Option<[u8; 32]> {
    let first = people.first()?;
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
    let (identity, phone) = (digits(&first.identity_number), digits(&first.phone));
    if identity.len() >= 8 {
        return Some(key.hash("identity", identity.to_uppercase().as_bytes()));
    }
    let phone = phone
        .strip_prefix("84")
        .map_or(phone.clone(), |rest| format!("0{rest}"));
    (phone.len() >= 9).then(|| key.hash("phone", phone.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::person_of;
    use gandan_core::cases::Key;
    use gandan_store::cases::Person;

    #[test]
    fn one_person_is_the_same_however_the_telephone_is_written() {
        let key = Key::new([3; 32]);
        let of = |phone: &str, identity: &str| {
            let person = Person {
                phone: phone.to_owned(),
                identity_number: identity.to_owned(),
                ..Person::default()
            };
            person_of(&key, &[person])
        };
        assert_eq!(of("+84 900 000 001", ""), of("0900.000.001", ""));
        assert_eq!(of("1", "001 099 000 001"), of("", "001099000001"));
        assert_ne!(of("0900000001", "001099000001"), of("0900000001", ""));
        assert_eq!(of("", ""), None);
        assert_eq!(person_of(&key, &[]), None);
    }
}
