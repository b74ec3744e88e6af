use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The identity of a body. Ids are given from outside: there is no chance in this crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BodyId(pub Uuid);

impl BodyId {
    /// The installation as a whole: no body of the registry, only a place for posts of administrators and auditors
    /// who care for all of it.
    pub const INSTALLATION: BodyId = BodyId(Uuid::nil());
}

impl fmt::Display for BodyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
