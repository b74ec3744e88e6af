use crate::cases::Regime;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A closed list of codes that data may compare a field with.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$of])* $variant,)+ }

        impl $name {
            /// As data writes them, in order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// As data writes it.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }
        }
    };
}

codes! {
    /// When something came, seen from a period.
    Arrival {
        /// Kỳ trước chuyển sang: came before, and was still to be dealt with when the period began.
        Before = "before",
        /// Tiếp nhận trong kỳ.
        Within = "within",
    }
}

codes! {
    /// Whose names stand under a petition.
    Signers {
        /// Đơn có nhiều người đứng tên.
        Many = "many",
        /// Đơn một người đứng tên.
        One = "one",
        /// Đơn khác (mạo danh, nặc danh): nobody gave a name.
        Other = "other",
    }
}

codes! {
    /// What the body that held the petition had to do with it.
    Competence {
        /// Thuộc thẩm quyền: it deals with it, or has.
        Own = "own",
        /// Không thuộc thẩm quyền, hướng dẫn.
        Guided = "guided",
        /// Không thuộc thẩm quyền, chuyển đơn: to another body, or outside.
        Passed = "passed",
        /// Nobody has decided yet.
        Unsorted = "unsorted",
    }
}

codes! {
    /// How far it had come when the period ended.
    Reached {
        /// Đã giải quyết.
        Done = "done",
        /// Đang giải quyết.
        Running = "running",
        /// Chưa giải quyết.
        NotBegun = "not-begun",
    }
}

codes! {
    /// How it had ended when the period ended.
    Ending {
        /// It had not.
        None = "none",
        /// Decided or answered.
        Answered = "answered",
        /// Không thụ lý.
        Refused = "refused",
        /// Hướng dẫn.
        Guided = "guided",
        /// Rút đơn.
        Withdrawn = "withdrawn",
        /// Đình chỉ.
        Terminated = "terminated",
        /// Chuyển ra ngoài.
        Passed = "passed",
    }
}

codes! {
    /// Whether the terms that bound the body were kept.
    Kept {
        /// Not ended, or no term bound it.
        None = "none",
        /// Đúng thời hạn.
        Yes = "yes",
        /// Không đúng thời hạn.
        No = "no",
    }
}

codes! {
    /// Whether it comes for the first time.
    Times {
        /// Lần đầu.
        First = "first",
        /// Nhiều lần: a second instance, a matter opened again, a visit about the same matter.
        Again = "again",
    }
}

codes! {
    /// What a session of reception is.
    Session {
        /// Tiếp thường xuyên.
        Regular = "regular",
        /// Thủ trưởng tiếp, định kỳ và đột xuất.
        Head = "head",
        /// Ủy quyền tiếp (until 2026-06-30).
        Delegate = "delegate",
    }
}

/// What a record says of itself and data may ask for. All are codes of closed lists, yes or no, or a number, kept as one
/// number: a predicate over a million records compares numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `regime`
    Regime,
    /// `arrival`
    Arrival,
    /// `signers`
    Signers,
    /// `counter`: it came in where citizens are received.
    Counter,
    /// `eligible`: đủ điều kiện xử lý; it lacked nothing when it was registered.
    Eligible,
    /// `processed`: somebody had decided what becomes of it.
    Processed,
    /// `competence`
    Competence,
    /// `area`: lĩnh vực of the form, by the subject ([`Areas`]).
    Area,
    /// `reached`
    Reached,
    /// `ending`
    Ending,
    /// `kept`
    Kept,
    /// `overdue`: not ended, and past a due day when the period ended.
    Overdue,
    /// `times`
    Times,
    /// `session` of a visit.
    Session,
    /// `crowd`: đoàn đông người.
    Crowd,
    /// `matter`: the visit is about a matter.
    Matter,
}

/// The codes of [`Regime`], as [`Regime::ALL`] has them.
const REGIMES: &[&str] = &["feedback", "proposal", "complaint", "denunciation", "regulation"];
const YES_NO: &[&str] = &["no", "yes"];

impl Field {
    /// All fields.
    pub const ALL: [Field; 16] = [
        Field::Regime,
        Field::Arrival,
        Field::Signers,
        Field::Counter,
        Field::Eligible,
        Field::Processed,
        Field::Competence,
        Field::Area,
        Field::Reached,
        Field::Ending,
        Field::Kept,
        Field::Overdue,
        Field::Times,
        Field::Session,
        Field::Crowd,
        Field::Matter,
    ];

    /// As data writes it.
    pub fn name(self) -> &'static str {
        match self {
            Field::Regime => "regime",
            Field::Arrival => "arrival",
            Field::Signers => "signers",
            Field::Counter => "counter",
            Field::Eligible => "eligible",
            Field::Processed => "processed",
            Field::Competence => "competence",
            Field::Area => "area",
            Field::Reached => "reached",
            Field::Ending => "ending",
            Field::Kept => "kept",
            Field::Overdue => "overdue",
            Field::Times => "times",
            Field::Session => "session",
            Field::Crowd => "crowd",
            Field::Matter => "matter",
        }
    }

    /// What it may be compared with.
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Field::Regime => REGIMES,
            Field::Arrival => Arrival::CODES,
            Field::Signers => Signers::CODES,
            Field::Competence => Competence::CODES,
            Field::Area => Areas::CODES,
            Field::Reached => Reached::CODES,
            Field::Ending => Ending::CODES,
            Field::Kept => Kept::CODES,
            Field::Times => Times::CODES,
            Field::Session => Session::CODES,
            Field::Counter
            | Field::Eligible
            | Field::Processed
            | Field::Overdue
            | Field::Crowd
            | Field::Matter => YES_NO,
        }
    }

    /// The field of that name.
    pub fn from_name(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Whether a record of that kind has it.
    pub fn is_of(self, counting: super::Counting) -> bool {
        let visit = matches!(self, Field::Session | Field::Crowd | Field::Matter);
        match self {
            Field::Times => true,
            _ => visit == counting.is_of_visits(),
        }
    }
}

/// The number under which a regime is compared.
pub(super) fn regime_number(regime: Regime) -> usize {
    REGIMES
        .iter()
        .position(|code| *code == regime.code())
        .unwrap_or(REGIMES.len())
}

/// Which lĩnh vực of the forms a subject belongs to, as data (`law/forms/areas.yaml`). A subject that is not listed is
/// `other`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Areas {
    /// Codes of subjects (`law/subjects.yaml`) by area.
    pub areas: BTreeMap<String, Vec<String>>,
}

impl Areas {
    /// Chế độ, chính sách; đất đai, nhà cửa; công chức, công vụ; khác.
    pub const CODES: &'static [&'static str] = &["policy", "land", "service", "other"];

    /// The number of the area of a subject in [`Areas::CODES`].
    pub fn of(&self, subject: &str) -> usize {
        let found = self
            .areas
            .iter()
            .find(|(_, subjects)| subjects.iter().any(|one| one == subject));
        let code = found.map_or("other", |(area, _)| area.as_str());
        Areas::CODES
            .iter()
            .position(|one| *one == code)
            .unwrap_or(Areas::CODES.len() - 1)
    }

    /// What is wrong with it, one line each; `subjects` are those that exist.
    pub fn faults(&self, subjects: &[&str]) -> Vec<String> {
        let mut faults = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (area, codes) in &self.areas {
            if !Areas::CODES.contains(&area.as_str()) {
                faults.push(format!("no area is called {area}"));
            }
            for code in codes {
                if !subjects.is_empty() && !subjects.contains(&code.as_str()) {
                    faults.push(format!("{area}: no subject is called {code}"));
                }
                if seen.contains(&code.as_str()) {
                    faults.push(format!("{code} stands in two areas"));
                }
                seen.push(code);
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_are_read_back() {
        for field in Field::ALL {
            assert_eq!(Field::from_name(field.name()), Some(field));
            assert!(field.codes().len() >= 2);
        }
        for regime in Regime::ALL {
            assert_eq!(REGIMES[regime_number(regime)], regime.code());
        }
    }
}
