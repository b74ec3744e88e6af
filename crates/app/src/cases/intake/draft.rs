use crate::cases::taking::storable;
use crate::web::{PageError, Visitor, urls};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{Regime, Subject};
use gandan_store::Tx;
use gandan_store::cases::{self, DraftFile, DraftRow, Person};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most letters of what somebody says at once.
pub const WORDS: usize = 20_000;
/// The most letters of a shorter answer.
pub const LINE: usize = 500;

/// The answers of the form so far. Everything may be missing; [`Draft::next`] says what is asked next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What happened.
    pub words: String,
    /// What they call it: the code of a regime, empty while they have not said.
    pub kind: String,
    /// Whose decision or act a complaint is about, where it is in the register.
    pub decided_by: Option<Uuid>,
    /// The same in words, and which decision.
    pub decision: String,
    /// A complaint about a disciplinary decision.
    pub discipline: bool,
    /// The People's Committee of the commune.
    pub place: Option<Uuid>,
    /// Where, in words.
    pub place_words: String,
    /// Code of the subject.
    pub subject: String,
    /// Who, as far as they say.
    pub contact: Contact,
    /// The case that is about the same and that they follow instead.
    pub joins: Option<Uuid>,
    /// Pages that were answered, also with nothing.
    pub seen: Vec<Step>,
    /// The first instance, where this is a second one.
    pub earlier: Option<Uuid>,
}

/// Who sends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Họ tên.
    pub name: String,
    /// Địa chỉ.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Mail address.
    pub mail: String,
    /// Number of the identity card.
    pub identity_number: String,
    /// Wants to be told that there is news.
    pub notify: bool,
    /// Several sign.
    pub group: bool,
    /// Further representatives, one a line: name; address.
    pub representatives: String,
    /// The others who sign, the same.
    pub others: String,
}

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// What happened.
    Words,
    /// What kind of matter.
    Kind,
    /// Which decision a complaint is about.
    Decision,
    /// Where.
    Place,
    /// What about.
    Subject,
    /// Who may be contacted.
    Contact,
    /// Who signs together.
    Group,
    /// What is public already about the same.
    Similar,
    /// Everything once more.
    Check,
}

impl Step {
    /// The address of this page of a draft.
    pub fn address(self, draft: Uuid) -> String {
        let pattern = match self {
            Step::Words => urls::SEND_WORDS,
            Step::Kind => urls::SEND_KIND,
            Step::Decision => urls::SEND_DECISION,
            Step::Place => urls::SEND_PLACE,
            Step::Subject => urls::SEND_SUBJECT,
            Step::Contact => urls::SEND_CONTACT,
            Step::Group => urls::SEND_GROUP,
            Step::Similar => urls::SEND_SIMILAR,
            Step::Check => urls::SEND_CHECK,
        };
        urls::with_id(pattern, draft)
    }
}

impl Draft {
    /// The regime, once they said what it is.
    pub fn regime(&self) -> Option<Regime> {
        Regime::from_code(&self.kind)
    }

    /// A complaint: name and address are demanded.
    pub fn is_complaint(&self) -> bool {
        self.regime() == Some(Regime::Complaint)
    }

    /// Whether somebody may follow what is public instead: never in place of a complaint, which is decided for each.
    pub fn asks_similar(&self) -> bool {
        matches!(
            self.regime(),
            Some(Regime::Feedback | Regime::Proposal | Regime::Regulation)
        )
    }

    /// What it is about was changed: what is like it is looked for anew.
    pub fn changed(&mut self) {
        self.seen.retain(|step| *step != Step::Similar);
    }

    /// Marks a page as answered.
    pub fn answered(&mut self, step: Step) {
        if !self.seen.contains(&step) {
            self.seen.push(step);
        }
    }

    /// The page to be asked next. Words, a photograph or the place may come first; the words are asked for in the end
    /// where they did not.
    pub fn next(&self, files: bool) -> Step {
        let seen = |step: Step| self.seen.contains(&step);
        let begun = !self.words.is_empty() || files || seen(Step::Place);
        if !begun {
            return Step::Words;
        }
        if self.regime().is_none() {
            return Step::Kind;
        }
        if self.is_complaint() && self.earlier.is_none() && !seen(Step::Decision) {
            return Step::Decision;
        }
        if !seen(Step::Place) {
            return Step::Place;
        }
        if self.words.is_empty() {
            return Step::Words;
        }
        if !seen(Step::Subject) {
            return Step::Subject;
        }
        if !seen(Step::Contact) {
            return Step::Contact;
        }
        if self.contact.group && !seen(Step::Group) {
            return Step::Group;
        }
        if self.asks_similar() && !seen(Step::Similar) {
            return Step::Similar;
        }
        Step::Check
    }

    /// Who signs, the one who writes first; nobody where they leave nothing of themselves.
    pub fn people(&self) -> Vec<Person> {
        let contact = &self.contact;
        let mut people = Vec::new();
        let says = [&contact.name, &contact.address, &contact.phone, &contact.mail];
        if says.iter().any(|word| !word.is_empty()) {
            people.push(Person {
                name: contact.name.clone(),
                address: contact.address.clone(),
                phone: contact.phone.clone(),
                mail: contact.mail.clone(),
                identity_number: contact.identity_number.clone(),
                representative: contact.group,
                notify: contact.notify,
            });
        }
        if contact.group {
            people.extend(lines(&contact.representatives, true));
            people.extend(lines(&contact.others, false));
        }
        people
    }

    /// The subject, where it is known.
    pub fn subject_of<'a>(&self, visitor: &'a Visitor) -> Option<&'a Subject> {
        visitor.app.subjects.find(&self.subject)
    }

    /// The commune.
    pub fn place_id(&self) -> Option<BodyId> {
        self.place.map(BodyId)
    }
}

/// People of a list: one a line, name and address parted by a semicolon.
fn lines(text: &str, representative: bool) -> impl Iterator<Item = Person> {
    text.lines().filter_map(move |line| {
        let (name, address) = line.split_once(';').unwrap_or((line, ""));
        let name = storable(name);
        (!name.is_empty()).then(|| Person {
            name,
            address: storable(address),
            representative,
            ..Person::default()
        })
    })
}

/// A draft as loaded, with the names of its files.
pub struct Open {
    /// Its id.
    pub id: Uuid,
    /// As stored.
    pub row: DraftRow,
    /// The answers.
    pub draft: Draft,
    /// Its files.
    pub files: Vec<DraftFile>,
}

impl Open {
    /// The draft of that id, for the browser that began it.
    ///
    /// # Errors
    /// Not found: it was sent, dropped, is too old, or somebody else's.
    pub async fn load(tx: &mut Tx, visitor: &Visitor, id: Uuid) -> Result<Open, PageError> {
        let row = cases::draft(tx, id, &visitor.secret().digest()).await?;
        let draft = serde_json::from_str(&row.content).map_err(anyhow::Error::from)?;
        let files = cases::draft_files(tx, id).await?;
        Ok(Open {
            id,
            row,
            draft,
            files,
        })
    }

    /// Keeps the answers.
    ///
    /// # Errors
    /// The engine's.
    pub async fn save(&self, tx: &mut Tx, visitor: &Visitor) -> Result<(), PageError> {
        let content = serde_json::to_string(&self.draft).map_err(anyhow::Error::from)?;
        let owner = visitor.secret().digest();
        Ok(cases::draft_save(tx, self.id, &owner, &content, visitor.app.clock.micros()).await?)
    }

    /// The page to be asked next.
    pub fn next(&self) -> String {
        self.draft.next(!self.files.is_empty()).address(self.id)
    }
}

/// What somebody typed, as it can be kept: no longer than `most` letters.
pub fn kept(typed: &str, most: usize) -> String {
    storable(typed).chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said() -> Draft {
        Draft {
            words: "Đèn đường hỏng".to_owned(),
            kind: "feedback".to_owned(),
            seen: vec![Step::Place, Step::Subject, Step::Contact],
            ..Draft::default()
        }
    }

    #[test]
    fn each_page_is_asked_once_and_then_all_is_shown() {
        assert_eq!(Draft::default().next(false), Step::Words);
        let mut draft = Draft {
            words: "Đèn đường hỏng".to_owned(),
            ..Draft::default()
        };
        let mut asked = Vec::new();
        loop {
            let step = draft.next(false);
            asked.push(step);
            match step {
                Step::Check => break,
                Step::Kind => draft.kind = "feedback".to_owned(),
                other => draft.answered(other),
            }
        }
        assert_eq!(
            asked,
            [
                Step::Kind,
                Step::Place,
                Step::Subject,
                Step::Contact,
                Step::Similar,
                Step::Check
            ]
        );
    }

    #[test]
    fn a_photograph_or_the_place_may_come_first() {
        let photograph = Draft::default();
        assert_eq!(photograph.next(true), Step::Kind);
        let mut place = Draft {
            kind: "feedback".to_owned(),
            ..Draft::default()
        };
        place.answered(Step::Place);
        assert_eq!(
            place.next(false),
            Step::Words,
            "in the end somebody says what is wrong"
        );
    }

    #[test]
    fn a_complaint_names_the_decision_and_a_group_its_people() {
        let complaint = Draft {
            kind: "complaint".to_owned(),
            ..said()
        };
        assert_eq!(complaint.next(false), Step::Decision);
        let mut named = complaint;
        named.answered(Step::Decision);
        assert_eq!(
            named.next(false),
            Step::Check,
            "a complaint is not followed in its place"
        );
        let mut group = said();
        group.contact.group = true;
        assert_eq!(group.next(false), Step::Group);
    }

    #[test]
    fn who_leaves_nothing_of_themselves_is_nobody() {
        assert_eq!(said().people(), Vec::new());
        let mut draft = said();
        draft.contact = Contact {
            name: "Người gửi 1".to_owned(),
            group: true,
            representatives: "Người gửi 2; thôn Đông\n\n".to_owned(),
            others: "Người gửi 3\n ; \nNgười gửi 4; thôn Đoài".to_owned(),
            ..Contact::default()
        };
        let people = draft.people();
        let spoken: Vec<bool> = people.iter().map(|person| person.representative).collect();
        assert_eq!(spoken, [true, true, false, false]);
        assert_eq!(people[1].address, "thôn Đông");
    }

    #[test]
    fn an_older_draft_with_other_fields_still_opens() {
        let draft: Draft = serde_json::from_str(r#"{"words":"a","no_more":1}"#).unwrap();
        assert_eq!(draft.words, "a");
    }
}
