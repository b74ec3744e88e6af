//! Petitions and cases: regimes, procedures and papers as data, receipts, fingerprints, who is kept out.

mod agenda;
mod blanks;
mod cutting;
pub mod figures;
mod fingerprint;
mod form;
mod joining;
mod key;
mod procedure;
mod receipt;
mod regime;
pub mod retention;
mod standing;
mod subjects;
mod wall;

pub use agenda::{Entry, agenda};
pub use blanks::{blanks, fill, open_blank};
pub use cutting::{CUT, CutRefusal, is_cut};
pub use fingerprint::Fingerprint;
pub use form::{Blank, Fact, NamedForm, PaperForm, Sheet, Values, Wording};
pub use joining::{
    JoinRefusal, Joinable, MOST_PARTS, SplitRefusal, TakeOutRefusal, goes_on, may_split, may_take_in,
    may_take_out,
};
pub use key::Key;
pub use procedure::{
    Binds, ClockStart, Given, Move, MoveRefusal, Need, Outcome, Procedure, PublicStep, StateOf, Who,
};
pub use receipt::{ReceiptCode, ReceiptError};
pub use regime::{Channel, Regime};
pub use standing::Standing;
pub use subjects::{
    Competent, OTHER, RouteReason, Routed, Routing, Subject, Subjects, SubjectsError, communes, route,
};
pub use wall::Wall;

#[cfg(test)]
mod shipped;
