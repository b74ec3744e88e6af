//! Who signs, and by what right.

use super::Regime;
use crate::layout::Layout;
use serde::{Deserialize, Serialize};

/// By what right somebody signs (NĐ 30/2020/NĐ-CP Đ13; VB-06). How it is written is the layout's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Authority {
    /// Thay mặt: on behalf of a collective.
    OnBehalf,
    /// Quyền: acting head.
    Acting,
    /// Ký thay: a deputy for the head.
    For,
    /// Thừa lệnh: by order.
    ByOrder,
    /// Thừa ủy quyền: by delegation.
    ByDelegation,
}

/// How a line over a signature begins: the State with a full stop (NĐ 30/2020/NĐ-CP Đ13), the Party with a stroke.
const MARKS: [(&str, Authority); 10] = [
    ("TM.", Authority::OnBehalf),
    ("T/M", Authority::OnBehalf),
    ("KT.", Authority::For),
    ("K/T", Authority::For),
    ("TL.", Authority::ByOrder),
    ("T/L", Authority::ByOrder),
    ("TUQ.", Authority::ByDelegation),
    ("TUQ", Authority::ByDelegation),
    ("Q.", Authority::Acting),
    ("Q/", Authority::Acting),
];

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Rights, in the order of their lines, each with whose it is: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".
    pub by: Vec<(Authority, String)>,
    /// The office of who signs.
    pub title: String,
    /// Their name; none until it is signed.
    pub name: Option<String>,
}

impl Signature {
    /// Signed in an office of one's own.
    pub fn new(title: impl Into<String>) -> Signature {
        Signature {
            by: Vec::new(),
            title: title.into(),
            name: None,
        }
    }

    /// Adds a right.
    pub fn by(mut self, authority: Authority, whose: impl Into<String>) -> Signature {
        self.by.push((authority, whose.into()));
        self
    }

    /// Names who signed.
    pub fn name(mut self, name: impl Into<String>) -> Signature {
        self.name = Some(name.into());
        self
    }

    /// Of the lines people write over a signature: rights, then the office. With a right alone ("TL. CHỦ TỊCH") that line is
    /// all there is; of no words nothing comes.
    pub fn of_lines<'a>(lines: impl IntoIterator<Item = &'a str>) -> Option<Signature> {
        let mut by = Vec::new();
        let mut title: Vec<&str> = Vec::new();
        let mut last = None;
        for line in lines.into_iter().map(str::trim).filter(|line| !line.is_empty()) {
            let upper = line.to_uppercase();
            match MARKS.into_iter().find(|(mark, _)| upper.starts_with(mark)) {
                Some((mark, authority)) => {
                    by.push((authority, line[mark.len()..].trim().to_owned()));
                    last = Some(line);
                }
                None => title.push(line),
            }
        }
        if title.is_empty() {
            by.pop();
            title.extend(last);
        }
        (!title.is_empty()).then(|| Signature {
            by,
            title: title.join(" "),
            name: None,
        })
    }

    /// As lines again, as a regime writes them.
    pub fn lines(&self, regime: Regime) -> String {
        let layout = Layout::of(regime);
        let rights = self
            .by
            .iter()
            .map(|(authority, whose)| format!("{} {whose}", layout.authority(*authority)));
        rights.chain([self.title.clone()]).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_written_again() {
        for (regime, lines, rights) in [
            (
                Regime::State,
                "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                2,
            ),
            (Regime::State, "GIÁM ĐỐC", 0),
            (Regime::State, "TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG", 1),
            (Regime::State, "TL. CHỦ TỊCH", 0),
            (Regime::Party, "T/M BAN THƯỜNG VỤ\nBÍ THƯ", 1),
        ] {
            let signature = Signature::of_lines(lines.lines()).unwrap();
            assert_eq!(signature.by.len(), rights, "{lines}");
            assert_eq!(signature.lines(regime), lines);
        }
        let party = Signature::of_lines(["T/M BAN THƯỜNG VỤ", "", " BÍ THƯ "]).unwrap();
        assert_eq!(party.by, [(Authority::OnBehalf, "BAN THƯỜNG VỤ".to_owned())]);
        assert_eq!(party.title, "BÍ THƯ");
        assert_eq!(Signature::of_lines(["", "  "]), None);
    }
}
