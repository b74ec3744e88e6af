//! Reports: periods, duties, statistical forms, figures, and what becomes of a report on its way up.
//!
//! What is counted is data (`law/forms`, `law/figures`, `law/reports`); here is how data is read and counted. The same
//! tiny language of sums and predicates serves forms and figures (docs/adr/0008).

pub mod checks;
mod duty;
mod expected;
mod facts;
mod field;
mod figure;
mod fill;
mod form;
mod formula;
mod frozen;
mod head;
mod holding;
mod marker;
mod measure;
mod outline;
mod period;
mod predicate;
mod quarters;
mod reminder;
mod state;
mod sums;

pub use duty::{DueRule, Duties, Duty, Owner, Receiver};
pub use expected::{Expected, Filed, Owed, Standing, by_state, owed};
pub use facts::{Facts, Petition, Visit};
pub use field::{Areas, Arrival, Competence, Ending, Field, Kept, Reached, Session, Signers, Times};
pub use figure::{
    Count, Counts, Evaluated, Figure, FigureError, Figures, OtherWay, Share, Side, TaskCount, Term,
};
pub use fill::{Cell, Filled, How, behind, complete, counts, fill, typed_below};
pub use form::{Column, Form, FormHole, Unit, What, faults_of};
pub use formula::{FormulaError, Relation, Rule, Sum};
pub use frozen::{Difference, Frozen, differences};
pub use head::{HeadCell, head};
pub use holding::{Holding, below, holdings};
pub use marker::{Marker, Piece, Shows, marker, markers, number, pieces};
pub use measure::{Counting, Measure, Tally};
pub use outline::{BegunPart, Outline, OutlineLevel, OutlinePart, TableKind};
pub use period::{CutOff, CutOffs, Part, Period, UnknownPeriod, Window};
pub use predicate::{Predicate, PredicateError};
pub use quarters::{added_up, quarters_of};
pub use reminder::Reminder;
pub use state::{Given, ReportAct, ReportRefusal, ReportState, Went, decide};
pub use sums::{SumFinding, check};
