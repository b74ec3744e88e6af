//! Who signs, and by what right.

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
}
