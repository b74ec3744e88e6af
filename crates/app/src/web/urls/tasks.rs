//! Tasks, who follows them, and what became of a directive.

use super::with_id;

/// Signing the accepted proposals of a document.
pub const SIGN_TASKS: &str = "/lam-viec/van-ban/{id}/ky";
/// The signed tasks of a document and how they stand.
pub const DOCUMENT_TASKS: &str = "/lam-viec/van-ban/{id}/nhiem-vu";
/// What my bodies must do.
pub const ASSIGNMENTS: &str = "/lam-viec/nhiem-vu";
/// One assignment.
pub const ASSIGNMENT: &str = "/lam-viec/nhiem-vu/{id}";
/// Reporting on it.
pub const REPORT: &str = "/lam-viec/nhiem-vu/{id}/bao-cao";
/// Accepting a report or returning it.
pub const JUDGE: &str = "/lam-viec/nhiem-vu/{id}/nghiem-thu";
/// Handing it on, one level down.
pub const HAND_ON: &str = "/lam-viec/nhiem-vu/{id}/giao";
/// A file of evidence.
pub const EVIDENCE: &str = "/lam-viec/minh-chung/{id}/{position}";
/// A signed task with all its assignments.
pub const TASK: &str = "/lam-viec/viec/{id}";
/// Saying that a recurring task comes back no more.
pub const TASK_CLOSE: &str = "/lam-viec/viec/{id}/dong";
/// What my bodies have given to others.
pub const FOLLOW: &str = "/lam-viec/theo-doi";
/// Reminders: what they will say and to whom.
pub const CHASE: &str = "/lam-viec/don-doc";
/// Sending them.
pub const CHASE_SEND: &str = "/lam-viec/don-doc/gui";
/// Reminders as sent, to print.
pub const CHASERS: &str = "/lam-viec/don-doc/{id}";
/// A leader's page.
pub const OVERVIEW: &str = "/lam-viec/lanh-dao";
/// Public figures.
pub const FIGURES: &str = "/so-lieu";
/// What is overdue of published documents.
pub const FIGURES_OVERDUE: &str = "/so-lieu/qua-han";
/// The pictures of the public figures as a file: `docx`, `pdf`.
pub const FIGURES_FILE: &str = "/so-lieu/bieu-do/{format}";
/// Clause by clause: what was done of a directive, by whom, with which evidence.
pub const DIRECTIVE_DONE: &str = "/lam-viec/van-ban/{id}/thuc-hien";

/// [`EVIDENCE`] of a report.
pub fn evidence(progress: impl std::fmt::Display, position: i64) -> String {
    with_id(EVIDENCE, progress).replace("{position}", &position.to_string())
}
