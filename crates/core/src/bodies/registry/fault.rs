use jiff::civil::Date;

use crate::bodies::{BodyId, SuccessionId};

/// Something in the registry that cannot be right. A person mends it; work goes on meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The later of the two is left out.
    #[error("two bodies share the id {0}")]
    SameId(BodyId),
    /// Looking up the code gives the earlier of the two.
    #[error("two bodies share the code {0:?}")]
    SameCode(String),
    /// The body counts as having no parent.
    #[error("the parent of {0:?} is not in the registry")]
    UnknownParent(String),
    /// Walking up stops where the circle closes.
    #[error("{0:?} is its own ancestor")]
    ParentCircle(String),
    /// The body is alive on no day.
    #[error("{0:?} ends before it begins")]
    EndsBeforeBeginning(String),
    /// The unknown body is passed over.
    #[error("a succession of {day} names a body that is not in the registry")]
    UnknownInSuccession {
        /// Which succession.
        id: SuccessionId,
        /// Its day.
        day: Date,
    },
    /// Only bodies that ended may have nobody after them.
    #[error("a succession of {day} leads to no body and does not say that the bodies ended")]
    NobodyAfter {
        /// Which succession.
        id: SuccessionId,
        /// Its day.
        day: Date,
    },
    /// The circle is walked once.
    #[error("the successions of {0:?} lead back to itself")]
    SuccessionCircle(String),
    /// It has successors and yet lives on, so that it stands for itself.
    #[error("{code:?} was succeeded on {day} and is still valid then")]
    OutlivesSuccession {
        /// The code of the body.
        code: String,
        /// The day of the succession.
        day: Date,
    },
    /// The successor is not alive on the day it succeeds.
    #[error("{code:?} succeeds on {day} and is not valid then")]
    NotThereToSucceed {
        /// The code of the body.
        code: String,
        /// The day of the succession.
        day: Date,
    },
}
