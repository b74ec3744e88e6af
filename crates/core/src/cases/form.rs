use super::{Regime, fill};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What stands where nothing was filled in yet.
const GAP: &str = "……………";

/// The form of a paper, as data (`law/papers/*.yaml`): what every paper of an act says, with blanks. The words are
/// Vietnamese, for the paper is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperForm {
    /// The name by which procedures ask for it: `acceptance`, `suspension` …
    pub paper: String,
    /// Regimes it serves; all where none is named.
    #[serde(default)]
    pub regimes: Vec<Regime>,
    /// The instance it serves; both where none is named.
    #[serde(default)]
    pub instance: Option<u8>,
    /// The form that the law names, where it names one. No number stands here that `law/texts` does not give.
    #[serde(default)]
    pub form: Option<NamedForm>,
    /// Where its words come from.
    pub wording: Wording,
    /// Article that asks for the paper or says what stands in it.
    pub citation: String,
    /// Kind of document: `THÔNG BÁO`; none for a letter.
    #[serde(default)]
    pub kind: String,
    /// Its abbreviation in the number (NĐ 30/2020/NĐ-CP Phụ lục III): `TB`; none for a letter.
    #[serde(default)]
    pub symbol: String,
    /// Trích yếu.
    pub about: String,
    /// Kính gửi; nothing in a decision or in minutes.
    #[serde(default)]
    pub to: String,
    /// Căn cứ.
    #[serde(default)]
    pub grounds: Vec<String>,
    /// Paragraphs.
    pub body: Vec<String>,
    /// Nơi nhận.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Minutes are signed by everybody who took part, under these titles; other papers by their signer alone.
    #[serde(default)]
    pub signatures: Vec<String>,
    /// It stays in the file: whoever spoke does not get it.
    #[serde(default)]
    pub inner: bool,
    /// Its blanks.
    #[serde(default)]
    pub blanks: Vec<Blank>,
}

/// A form with a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedForm {
    /// `Mẫu số 03`
    pub number: String,
    /// `NĐ 155/2026/NĐ-CP`
    pub act: String,
}

/// Where the words of a form come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// As the form of the act prints them.
    Statutory,
    /// The law names a form whose text is not at hand; what stands here is what the article demands.
    Contents,
    /// No statutory form was found.
    NoForm,
}

impl Wording {
    /// The name under which words of pages know it.
    pub fn code(self) -> &'static str {
        match self {
            Wording::Statutory => "statutory",
            Wording::Contents => "contents",
            Wording::NoForm => "no_form",
        }
    }
}

/// Something to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blank {
    /// As the text has it: `{{name}}`.
    pub name: String,
    /// What belongs there.
    pub vi: String,
    /// The same in English.
    pub en: String,
    /// What the file knows of it; otherwise the officer writes it.
    #[serde(default)]
    pub from: Option<Fact>,
    /// Several lines.
    #[serde(default)]
    pub lines: bool,
    /// Left empty, the paragraph in which it stands is left out.
    #[serde(default)]
    pub optional: bool,
}

/// What the file of a case knows, to be put into a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// Name of the body that makes the paper.
    Body,
    /// Who signed the petition.
    Person,
    /// Their address.
    PersonAddress,
    /// Number of their identity card.
    PersonIdentity,
    /// What the matter is called.
    Matter,
    /// The day of receipt.
    Received,
    /// Why, as given with the move.
    Reason,
    /// The legal ground chosen, with its article.
    Ground,
    /// Criteria of a complex matter, with their articles.
    Criteria,
    /// The reply.
    Reply,
    /// Day and hour of a meeting.
    MeetingTime,
    /// Its place.
    MeetingPlace,
    /// The article that the move rests on.
    Citation,
    /// To which body it goes.
    Receiver,
    /// How many petitions and files go with it.
    Enclosed,
    /// The day by which the matter must be settled as things stand after the move.
    Due,
    /// Who signs.
    Signer,
    /// The day of the paper.
    Today,
}

/// A paper as filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Of which form.
    pub paper: String,
    /// The form that the law names.
    pub form: Option<NamedForm>,
    /// Where its words come from.
    pub wording: Wording,
    /// Kind of document.
    pub kind: String,
    /// Trích yếu.
    pub about: String,
    /// Kính gửi.
    pub to: String,
    /// Căn cứ.
    pub grounds: Vec<String>,
    /// Paragraphs.
    pub body: Vec<String>,
    /// Nơi nhận.
    pub recipients: Vec<String>,
    /// Titles of those who sign minutes.
    pub signatures: Vec<String>,
}

/// Values by the name of their blank.
pub type Values = BTreeMap<String, String>;

impl PaperForm {
    /// Whether it is the form of that paper under that law.
    pub fn serves(&self, paper: &str, regime: Regime, instance: u8) -> bool {
        self.paper == paper
            && (self.regimes.is_empty() || self.regimes.contains(&regime))
            && self.instance.is_none_or(|served| served == instance)
    }

    /// Blanks that must still be filled in before anybody signs.
    pub fn missing(&self, values: &Values) -> Vec<&Blank> {
        let empty = |blank: &&Blank| {
            values
                .get(&blank.name)
                .is_none_or(|value| value.trim().is_empty())
        };
        self.blanks
            .iter()
            .filter(|blank| !blank.optional)
            .filter(empty)
            .collect()
    }

    /// The paper with what is known filled in; gaps are dotted, as on paper.
    pub fn sheet(&self, values: &Values) -> Sheet {
        let value = |name: &str| {
            values
                .get(name)
                .map(|value| value.trim())
                .filter(|value| !value.is_empty())
        };
        let filled = |text: &String| {
            fill(text, |name| {
                Some(value(name).map_or_else(|| GAP.to_owned(), str::to_owned))
            })
        };
        let stands = |text: &&String| {
            self.blanks
                .iter()
                .filter(|blank| blank.optional && value(&blank.name).is_none())
                .all(|blank| !super::blanks(text).contains(&blank.name.as_str()))
        };
        let all = |texts: &[String]| texts.iter().filter(stands).map(filled).collect();
        Sheet {
            paper: self.paper.clone(),
            form: self.form.clone(),
            wording: self.wording,
            kind: self.kind.clone(),
            about: filled(&self.about),
            to: filled(&self.to),
            grounds: all(&self.grounds),
            body: all(&self.body),
            recipients: all(&self.recipients),
            signatures: self.signatures.clone(),
        }
    }

    /// What is wrong with the data, one line each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let named: BTreeSet<&str> = self.blanks.iter().map(|blank| blank.name.as_str()).collect();
        if named.len() != self.blanks.len() {
            faults.push("a blank is named twice".to_owned());
        }
        let texts: Vec<&String> = [&self.about, &self.to]
            .into_iter()
            .chain(&self.grounds)
            .chain(&self.body)
            .chain(&self.recipients)
            .collect();
        let used: BTreeSet<&str> = texts.iter().flat_map(|text| super::blanks(text)).collect();
        for blank in used.difference(&named) {
            faults.push(format!("{{{{{blank}}}}} is nobody's blank"));
        }
        for blank in named.difference(&used) {
            faults.push(format!("the blank {blank} stands nowhere"));
        }
        if (self.wording == Wording::NoForm) == self.form.is_some() {
            faults.push("a form with a number has wording of its own or of the act".to_owned());
        }
        if self.citation.is_empty() {
            faults.push("no article asks for it".to_owned());
        }
        faults
    }
}

impl Sheet {
    /// All its words, for search and for whoever reads without a printer.
    pub fn text(&self) -> String {
        let lines = [&self.kind, &self.about, &self.to];
        lines
            .into_iter()
            .chain(&self.grounds)
            .chain(&self.body)
            .chain(&self.recipients)
            .filter(|line| !line.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::Procedure;

    fn forms() -> Vec<(String, PaperForm)> {
        super::super::shipped::yaml("papers")
    }

    #[test]
    fn every_form_is_whole() {
        for (name, form) in forms() {
            assert_eq!(form.faults(), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn every_move_that_makes_a_paper_has_exactly_one_form() {
        let forms = forms();
        for (name, procedure) in super::super::shipped::yaml::<Procedure>("procedures") {
            for step in &procedure.moves {
                let Some(paper) = &step.paper else { continue };
                let serving: Vec<&str> = forms
                    .iter()
                    .filter(|(_, form)| form.serves(paper, procedure.regime, procedure.instance))
                    .map(|(name, _)| name.as_str())
                    .collect();
                assert_eq!(serving.len(), 1, "{name}, {}: {paper} has {serving:?}", step.act);
            }
        }
    }

    #[test]
    fn a_notice_of_acceptance_is_that_of_the_decree_and_waits_for_its_blanks() {
        let forms = forms();
        let form = |regime| {
            let found = forms
                .iter()
                .find(|(_, form)| form.serves("acceptance", regime, 1));
            found.map(|(_, form)| form.clone()).unwrap()
        };
        let notice = form(Regime::Complaint);
        let named = notice.form.clone().unwrap();
        assert_eq!(
            (named.number.as_str(), named.act.as_str()),
            ("Mẫu số 03", "NĐ 155/2026/NĐ-CP")
        );
        let missing = notice.missing(&Values::new());
        assert!(!missing.is_empty());
        let values: Values = missing
            .iter()
            .map(|blank| (blank.name.clone(), format!("<{}>", blank.name)))
            .collect();
        assert!(notice.missing(&values).is_empty());
        let text = notice.sheet(&values).text();
        assert!(text.contains("đủ điều kiện thụ lý"), "{text}");
        assert!(!text.contains(GAP) && !text.contains("{{"), "{text}");
        assert!(notice.sheet(&Values::new()).text().contains(GAP));
    }
}
