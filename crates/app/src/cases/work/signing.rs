//! How a paper is headed and signed: symbol, place, title of the signer. Written once, proposed from then on.

use super::prepared::{Given, value};
use crate::cases::acting::Acting;
use crate::cases::guard::Guarded;
use crate::web::PageError;
use crate::words::{Word, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::{NamedForm, PaperForm, Sheet, Wording};
use gandan_store::Tx;
use gandan_store::casework;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A paper as it is printed, kept unchanged: names of bodies and people are those of its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// The body above; empty where there is none.
    pub superior: String,
    /// The body.
    pub body: String,
    /// `12/TB-UBND`; empty while it has no number.
    pub number: String,
    /// The rest of the symbol, before a number is given: `TB-UBND`.
    pub symbol: String,
    /// Địa danh.
    pub place: String,
    /// The day, ISO.
    pub day: String,
    /// Lines over the signature: `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`.
    pub title: Vec<String>,
    /// Who signs.
    pub signer: String,
    /// All the rest.
    pub sheet: Sheet,
}

impl Printed {
    /// A paper for the tests of templates.
    pub fn sample() -> Printed {
        Printed {
            superior: "UBND tỉnh Mẫu".to_owned(),
            body: "UBND xã Mẫu".to_owned(),
            number: "05/TB-UBND".to_owned(),
            symbol: "TB-UBND".to_owned(),
            place: "Mẫu".to_owned(),
            day: "2026-11-23".to_owned(),
            title: vec!["CHỦ TỊCH".to_owned()],
            signer: "Cán bộ 1".to_owned(),
            sheet: Sheet {
                paper: "acceptance".to_owned(),
                form: Some(NamedForm {
                    number: "Mẫu số 03".to_owned(),
                    act: "NĐ 155/2026/NĐ-CP".to_owned(),
                }),
                wording: Wording::Statutory,
                kind: "THÔNG BÁO".to_owned(),
                about: "Về việc thụ lý".to_owned(),
                to: "ông Mẫu".to_owned(),
                grounds: vec!["Căn cứ Luật Khiếu nại;".to_owned()],
                body: vec!["Vậy thông báo để ông Mẫu được biết./.".to_owned()],
                recipients: vec!["Như trên".to_owned()],
                signatures: Vec::new(),
            },
        }
    }
}

/// What is asked for a paper to be headed and signed.
#[derive(Debug, Clone)]
pub struct Signing {
    symbol: String,
    place: String,
    title: String,
    superior: String,
    body: String,
}

impl Signing {
    /// As written on the form, else as this person last signed for this body.
    pub async fn of(
        tx: &mut Tx,
        acting: Acting<'_>,
        case: &Guarded,
        form: &PaperForm,
        given: &Given,
    ) -> Result<Signing, PageError> {
        Signing::for_body(tx, acting, case, case.row.body_id, form, given).await
    }

    /// The same for another body than the one that holds the case.
    pub async fn for_body(
        tx: &mut Tx,
        acting: Acting<'_>,
        case: &Guarded,
        body: Uuid,
        form: &PaperForm,
        given: &Given,
    ) -> Result<Signing, PageError> {
        let (same, any) = casework::last_by(tx, acting.actor.account, body, &form.paper).await?;
        let printed = |last: &Option<casework::LastPaper>| -> Option<Printed> {
            serde_json::from_str(&last.as_ref()?.sheet).ok()
        };
        let (same, any) = (printed(&same), printed(&any));
        let or = |field: &str, last: Option<String>, own: String| match value(given, field) {
            "" => last.unwrap_or(own),
            written => written.to_owned(),
        };
        let tree = case.known.tree(case.today);
        let parent = tree.get(BodyId(body)).and_then(|body| body.parent);
        let name = case.name(body);
        let own = match (form.symbol.as_str(), abbreviation(&name)) {
            ("", short) => short,
            (kind, short) => format!("{kind}-{short}"),
        };
        Ok(Signing {
            symbol: or("symbol", same.map(|last| last.symbol), own),
            place: or(
                "place",
                any.as_ref().map(|last| last.place.clone()),
                place_of(&name),
            ),
            title: or(
                "signer_title",
                any.map(|last| last.title.join("\n")),
                String::new(),
            ),
            superior: parent
                .map(|parent| case.known.name(parent).to_owned())
                .unwrap_or_default(),
            body: name,
        })
    }

    /// The fields of a form: name, value, label.
    pub fn fields(&self) -> [(&'static str, &str, Word); 3] {
        [
            ("symbol", &self.symbol, word("casework-field-symbol")),
            ("place", &self.place, word("casework-field-place")),
            ("signer_title", &self.title, word("casework-field-signer-title")),
        ]
    }

    /// What is still to be filled in before anybody signs.
    pub fn missing(&self) -> Vec<Word> {
        self.fields()
            .into_iter()
            .filter(|(_, value, _)| value.is_empty())
            .map(|(_, _, label)| label)
            .collect()
    }

    /// The paper; `number` is nothing before it is registered.
    pub fn printed(&self, sheet: Sheet, day: Date, number: Option<i64>, signer: &str) -> Printed {
        Printed {
            superior: self.superior.clone(),
            body: self.body.clone(),
            number: number.map(|number| self.number(number)).unwrap_or_default(),
            symbol: self.symbol.clone(),
            place: self.place.clone(),
            day: day.to_string(),
            title: self.title.lines().map(str::to_owned).collect(),
            signer: signer.to_owned(),
            sheet,
        }
    }

    /// `05/TB-UBND`: below ten with a nought before it (NĐ 30/2020/NĐ-CP Phụ lục I).
    pub fn number(&self, number: i64) -> String {
        format!("{number:02}/{}", self.symbol)
    }
}

/// `UBND` of "UBND xã Mẫu", `SNV` of "Sở Nội vụ tỉnh Mẫu": proposed, for the officer to correct.
pub(crate) fn abbreviation(name: &str) -> String {
    let folded = gandan_core::text::fold(name);
    if folded.starts_with("ubnd") || folded.starts_with("uy ban nhan dan") {
        return "UBND".to_owned();
    }
    let words = name.split_whitespace();
    let own = words.take_while(|word| !matches!(*word, "tỉnh" | "thành" | "xã" | "phường"));
    own.filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// `xã Mẫu` of "UBND xã Mẫu": proposed, for the officer to correct.
pub(crate) fn place_of(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let at = words
        .iter()
        .position(|word| matches!(*word, "tỉnh" | "thành" | "xã" | "phường" | "thị"));
    at.map(|at| words[at + 1..].join(" ")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_proposed_from_the_name_of_the_body() {
        assert_eq!(abbreviation("UBND xã Mẫu"), "UBND");
        assert_eq!(abbreviation("Ủy ban nhân dân tỉnh Mẫu"), "UBND");
        assert_eq!(abbreviation("Sở Nội vụ tỉnh Mẫu"), "SNV");
        assert_eq!(place_of("UBND xã Mẫu"), "Mẫu");
        assert_eq!(place_of("Sở Nội vụ"), "");
    }
}
