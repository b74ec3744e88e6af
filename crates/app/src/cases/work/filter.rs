//! What the address of a work list asks for: each filter is a link that can be saved.

use crate::bodies::Known;
use crate::cases::said::{regime_word, state_word};
use crate::web::{App, FormState, PageError, urls};
use crate::words::{Word, word};
use gandan_core::bodies::BodyId;
use gandan_core::cases::Regime;
use gandan_store::cases::{Cursor, Filter};
use gandan_store::casework::Tally;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `` open, `cua-toi` mine, `den` incoming transfers, `da-xong` closed.
    #[serde(rename = "xem")]
    pub sight: String,
    /// `` all, `qua-han` overdue, `chua-giao` unassigned.
    #[serde(rename = "loc")]
    pub kept: String,
    #[serde(rename = "che-do")]
    regime: String,
    #[serde(rename = "trang-thai")]
    state: String,
    #[serde(rename = "linh-vuc")]
    subject: String,
    #[serde(rename = "noi")]
    place: String,
    #[serde(rename = "co-quan")]
    body: String,
    sau: String,
}

/// What a link says: words of ours, or a name.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Label {
    /// Ours.
    Word(Word),
    /// A name.
    Name(String),
}

impl From<&str> for Label {
    fn from(name: &str) -> Label {
        Label::Name(name.to_owned())
    }
}

/// A filter as a link.
#[derive(Debug, Clone, Serialize)]
pub struct FilterLink {
    /// What it says.
    pub label: Label,
    /// Where it leads.
    pub href: String,
    /// It is chosen.
    pub current: bool,
    /// How many it would show.
    pub count: Option<i64>,
}

impl Asked {
    /// What a form sent back that carries the filters of its list.
    pub fn of(state: &FormState) -> Asked {
        let value = |name: &str| state.value(name).to_owned();
        Asked {
            sight: value("xem"),
            kept: value("loc"),
            regime: value("che-do"),
            state: value("trang-thai"),
            subject: value("linh-vuc"),
            place: value("noi"),
            body: value("co-quan"),
            sau: value("sau"),
        }
    }

    /// The same as hidden fields.
    pub fn hidden(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("xem", &self.sight),
            ("loc", &self.kept),
            ("che-do", &self.regime),
            ("trang-thai", &self.state),
            ("linh-vuc", &self.subject),
            ("noi", &self.place),
            ("co-quan", &self.body),
            ("sau", &self.sau),
        ];
        let given = all.into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| (name, value.clone())).collect()
    }

    /// The body whose list it is: the one asked for, else the first of one's own.
    pub fn body(&self, mine: &[Uuid]) -> Result<Option<Uuid>, PageError> {
        match id(&self.body)? {
            Some(body) => Ok(Some(body)),
            None => Ok(mine.first().copied()),
        }
    }

    /// The commune.
    pub fn place(&self) -> Result<Option<Uuid>, PageError> {
        id(&self.place)
    }

    /// For the database.
    pub fn filter(&self) -> Result<Filter, PageError> {
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        if !matches!(self.kept.as_str(), "" | "qua-han" | "chua-giao") {
            return Err(PageError::not_found());
        }
        Ok(Filter {
            overdue: self.kept == "qua-han",
            unassigned: self.kept == "chua-giao",
            regime: some(&self.regime),
            state: some(&self.state),
            subject: some(&self.subject),
            place: self.place()?,
        })
    }

    /// `2026-12-15.0199…`, the last row of the page before.
    pub fn cursor(&self) -> Result<Option<Cursor>, PageError> {
        if self.sau.is_empty() {
            return Ok(None);
        }
        let (due, row) = self.sau.split_once('.').ok_or_else(PageError::not_found)?;
        Ok(Some(Cursor {
            due: due.to_owned(),
            id: row.parse().map_err(|_| PageError::not_found())?,
        }))
    }
}

fn id(text: &str) -> Result<Option<Uuid>, PageError> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| PageError::not_found()),
    }
}

/// The addresses of a list, each keeping what the others chose.
pub struct Links<'a> {
    /// What is asked for now.
    pub asked: &'a Asked,
    /// Whose list it is.
    pub body: Uuid,
    /// The program.
    pub app: &'a App,
    /// The reader's language.
    pub lang: &'a str,
}

impl Links<'_> {
    /// This list with some of it changed; the page begins anew.
    pub fn to(&self, more: &[(&str, &str)]) -> String {
        let mut pairs = vec![
            ("xem", self.asked.sight.as_str()),
            ("loc", self.asked.kept.as_str()),
            ("che-do", self.asked.regime.as_str()),
            ("trang-thai", self.asked.state.as_str()),
            ("linh-vuc", self.asked.subject.as_str()),
            ("noi", self.asked.place.as_str()),
            ("co-quan", self.asked.body.as_str()),
        ];
        for (name, value) in more {
            pairs.retain(|(known, _)| known != name);
            pairs.push((name, value));
        }
        urls::with_query(urls::CASES, &pairs)
    }

    /// Without filters.
    pub fn cleared(&self) -> String {
        self.to(&[
            ("loc", ""),
            ("che-do", ""),
            ("trang-thai", ""),
            ("linh-vuc", ""),
            ("noi", ""),
        ])
    }

    /// My bodies, where there are several.
    pub fn bodies(&self, mine: &[Uuid], known: &Known) -> Vec<FilterLink> {
        if mine.len() < 2 {
            return Vec::new();
        }
        let link = |body: &Uuid| FilterLink {
            label: Label::Name(known.name(BodyId(*body)).to_owned()),
            href: self.to(&[("co-quan", &body.to_string())]),
            current: *body == self.body,
            count: None,
        };
        mine.iter().map(link).collect()
    }

    /// Open, mine, incoming, closed.
    pub fn sights(&self, tally: &Tally) -> Vec<FilterLink> {
        let link = |code: &str, label, count| FilterLink {
            label: Label::Word(label),
            href: urls::with_query(urls::CASES, &[("xem", code), ("co-quan", &self.asked.body)]),
            current: self.asked.sight == code,
            count,
        };
        vec![
            link("", word("casework-open"), Some(tally.open)),
            link("cua-toi", word("casework-mine"), Some(tally.mine)),
            link("den", word("casework-incoming"), Some(tally.incoming)),
            link("da-xong", word("casework-closed"), None),
        ]
    }

    /// All, overdue, unassigned.
    pub fn filters(&self, tally: &Tally) -> Vec<FilterLink> {
        if self.asked.sight == "den" || self.asked.sight == "da-xong" {
            return Vec::new();
        }
        let counted = self.asked.sight.is_empty();
        let link = |code: &str, label, count: i64| FilterLink {
            label: Label::Word(label),
            href: self.to(&[("loc", code)]),
            current: self.asked.kept == code,
            count: (counted && count >= 0).then_some(count),
        };
        vec![
            link("", word("casework-all"), -1),
            link("qua-han", word("casework-overdue"), tally.overdue),
            link("chua-giao", word("casework-unassigned"), -1),
        ]
    }

    /// Regimes.
    pub fn regimes(&self) -> Vec<FilterLink> {
        let link = |code: &str, label| FilterLink {
            label,
            href: self.to(&[("che-do", code), ("trang-thai", "")]),
            current: self.asked.regime == code,
            count: None,
        };
        let all = [link("", Label::Word(word("casework-all")))];
        let each = Regime::ALL.map(|regime| link(regime.code(), Label::Word(regime_word(regime.code()))));
        all.into_iter().chain(each).collect()
    }

    /// The states of the procedures of the regime chosen, or of all.
    pub fn states(&self) -> Vec<FilterLink> {
        let closed = self.asked.sight == "da-xong";
        let mut codes: Vec<&str> = Vec::new();
        for procedure in self.app.rulebook.procedures() {
            let fits = self.asked.regime.is_empty() || procedure.regime.code() == self.asked.regime;
            for state in procedure
                .states
                .iter()
                .filter(|state| fits && state.open != closed)
            {
                if !codes.contains(&state.code.as_str()) {
                    codes.push(&state.code);
                }
            }
        }
        let link = |code: &str, label| FilterLink {
            label,
            href: self.to(&[("trang-thai", code)]),
            current: self.asked.state == code,
            count: None,
        };
        let all = [link("", Label::Word(word("casework-all")))];
        let each = codes.iter().map(|code| link(code, Label::Word(state_word(code))));
        all.into_iter().chain(each).collect()
    }

    /// Subjects.
    pub fn subjects(&self) -> Vec<FilterLink> {
        let link = |code: &str, label| FilterLink {
            label,
            href: self.to(&[("linh-vuc", code)]),
            current: self.asked.subject == code,
            count: None,
        };
        let all = [link("", Label::Word(word("casework-all")))];
        let subjects = self.app.subjects.all().iter();
        let each =
            subjects.map(|subject| link(&subject.code, Label::Name(subject.name(self.lang).to_owned())));
        all.into_iter().chain(each).collect()
    }
}
