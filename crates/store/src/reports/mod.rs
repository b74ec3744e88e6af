//! Reports. What is owed and counted is decided by `gandan_core::reports`; here are the facts it counts, and the reports
//! themselves with their versions, figures, findings and receipts.

pub(crate) mod acts;
pub(crate) mod answers;
pub(crate) mod clauses;
pub(crate) mod counts;
pub(crate) mod facts;
pub(crate) mod figures;
pub(crate) mod findings;
pub(crate) mod open;
pub(crate) mod owed;
pub(crate) mod papers;
pub(crate) mod parts;
pub(crate) mod reminders;
pub(crate) mod rolls;
pub(crate) mod row;
pub(crate) mod versions;

pub use acts::{ReceiptRow, ReportDone, ReportError, act, receipts};
pub use answers::{AnswerRow, NewAnswer, all_form_answers, form_answers, save_form_answer};
pub use clauses::{ClauseRow, ClauseState, ShownRow, clause_states, clauses, told_of};
pub use counts::{CaseCounts, case_counts};
pub use facts::{petitions, petitions_of};
pub use figures::{as_of, freeze, frozen};
pub use findings::{FindingRow, NewFinding, answer_finding, find_anew, findings, unanswered};
pub use open::{NewReport, open};
pub use owed::{BegunRow, RoundRow, begun, filed, rounds, rounds_of_year};
pub use papers::{keep_paper, last_paper, next_report_number, paper};
pub use parts::{NewEvidence, PartRow, PartSave, SourceRow, evidence, parts, save_part, sources};
pub use reminders::{NewReminder, ReminderRow, remind, reminders_for, reminders_of, reminders_seen};
pub use rolls::{RollRow, RollStep, RolledRow, ask_roll, next_roll, roll, rolled, step_roll};
pub use row::{ReportFilter, ReportRow, find, list, previous};
pub use versions::{VersionRow, version, versions};
