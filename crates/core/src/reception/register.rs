use super::Handling;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The template of the register "Sổ tiếp công dân" of some days, as data (`law/reception.yaml`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterForm {
    /// "Mẫu số 03/TCD"
    pub symbol: String,
    /// Of which act.
    pub act: String,
    /// For days from this one.
    pub from: Date,
    /// To this one; open where there is none.
    #[serde(default)]
    pub to: Option<Date>,
    /// Its columns, in order.
    pub columns: Vec<RegisterColumn>,
}

/// A column of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterColumn {
    /// Its heads from the outer to the inner one: one or two.
    pub head: Vec<String>,
    /// What stands in it.
    pub cell: RegisterCell,
    /// Its share of the width.
    pub width: f32,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterCell {
    /// STT: the number of the visit in the register of the year.
    Number,
    /// The day.
    Day,
    /// Name and address.
    Person,
    /// Number of the identity paper.
    Identity,
    /// The matter, in short.
    Matter,
    /// Complaint, denunciation, proposal or feedback.
    Kind,
    /// The same and how many people came.
    KindAndPeople,
    /// How many people came about it.
    People,
    /// Who has dealt with it before.
    SettledBy,
    /// A cross where the body itself is competent.
    Own,
    /// Where the person was guided to.
    Guided,
    /// To whom the petition was passed.
    Passed,
    /// What became of it.
    Result,
    /// Anything else.
    Note,
}

/// A visit as the register tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RegisterLine {
    /// Its number in the register of the year.
    pub number: i64,
    /// The day, as written.
    pub day: String,
    /// Name and address, a line each; or why they are not written.
    pub person: String,
    /// Number of the identity paper.
    pub identity: String,
    /// The matter, in short.
    pub matter: String,
    /// What it is, in words.
    pub kind: String,
    /// How many people came.
    pub people: u32,
    /// Who has dealt with it before.
    pub settled_by: String,
    /// What was done with it.
    pub handling: Option<Handling>,
    /// Where to, and by which paper.
    pub handled: String,
    /// What became of it.
    pub result: String,
    /// Anything else.
    pub note: String,
}

impl RegisterForm {
    /// Whether it is the template of that day.
    pub fn is_of(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// A visit as a row of this template.
    pub fn row(&self, line: &RegisterLine) -> Vec<String> {
        self.columns.iter().map(|column| column.cell.of(line)).collect()
    }

    /// How many lines its head has.
    pub fn head_lines(&self) -> usize {
        self.columns
            .iter()
            .map(|column| column.head.len())
            .max()
            .unwrap_or(1)
    }
}

impl RegisterCell {
    fn of(self, line: &RegisterLine) -> String {
        let handled = |wanted: Handling, words: &str| match line.handling {
            Some(handling) if handling == wanted => words.to_owned(),
            _ => String::new(),
        };
        match self {
            RegisterCell::Number => line.number.to_string(),
            RegisterCell::Day => line.day.clone(),
            RegisterCell::Person => line.person.clone(),
            RegisterCell::Identity => line.identity.clone(),
            RegisterCell::Matter => line.matter.clone(),
            RegisterCell::Kind => line.kind.clone(),
            RegisterCell::KindAndPeople if line.kind.is_empty() => line.people.to_string(),
            RegisterCell::KindAndPeople => format!("{} / {}", line.kind, line.people),
            RegisterCell::People => line.people.to_string(),
            RegisterCell::SettledBy => line.settled_by.clone(),
            RegisterCell::Own => handled(Handling::Own, "x"),
            RegisterCell::Guided => handled(Handling::Guided, &line.handled),
            RegisterCell::Passed => handled(Handling::Passed, &line.handled),
            RegisterCell::Result => line.result.clone(),
            RegisterCell::Note => line.note.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form(cells: &[RegisterCell]) -> RegisterForm {
        let column = |cell: &RegisterCell| RegisterColumn {
            head: vec!["a".to_owned()],
            cell: *cell,
            width: 1.0,
        };
        RegisterForm {
            symbol: "Mẫu số 03".to_owned(),
            act: "x".to_owned(),
            from: date(2021, 11, 15),
            to: Some(date(2026, 6, 30)),
            columns: cells.iter().map(column).collect(),
        }
    }

    #[test]
    fn what_was_done_stands_in_its_own_column() {
        let form = form(&[
            RegisterCell::KindAndPeople,
            RegisterCell::Own,
            RegisterCell::Guided,
            RegisterCell::Passed,
        ]);
        let line = RegisterLine {
            kind: "KN".to_owned(),
            people: 3,
            handling: Some(Handling::Guided),
            handled: "Tòa án".to_owned(),
            ..RegisterLine::default()
        };
        assert_eq!(form.row(&line), ["KN / 3", "", "Tòa án", ""]);
        let own = RegisterLine {
            handling: Some(Handling::Own),
            ..line
        };
        assert_eq!(form.row(&own), ["KN / 3", "x", "", ""]);
        assert!(form.is_of(date(2026, 6, 30)) && !form.is_of(date(2026, 7, 1)));
    }
}
