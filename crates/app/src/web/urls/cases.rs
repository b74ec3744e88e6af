//! A case before its officer.

use super::with_id;
use uuid::Uuid;

/// Sorting what came: conditions, duplicates, what it was joined with and split into.
pub const CASE_SORT: &str = "/lam-viec/vu-viec/{id}/phan-loai";
/// Joining it with others about the same.
pub const CASE_JOIN: &str = "/lam-viec/vu-viec/{id}/ghep";
/// Parting it again.
pub const CASE_UNJOIN: &str = "/lam-viec/vu-viec/{id}/thoi-ghep";
/// Splitting its petition by content.
pub const CASE_SPLIT: &str = "/lam-viec/vu-viec/{id}/tach";
/// Taking what denounces out of it.
pub const CASE_CUT: &str = "/lam-viec/vu-viec/{id}/rut-to-cao";
/// Taking one petition out of the case again.
pub const CASE_TAKE_OUT: &str = "/lam-viec/vu-viec/{id}/don-ra";
/// What a public copy of a case leaves out; making it public.
pub const CASE_PUBLISH: &str = "/lam-viec/vu-viec/{id}/cong-khai";
/// Making it public, by the head.
pub const CASE_PUBLISH_SIGN: &str = "/lam-viec/vu-viec/{id}/cong-khai/ky";
/// Taking it back.
pub const CASE_PUBLISH_WITHDRAW: &str = "/lam-viec/vu-viec/{id}/cong-khai/rut";
/// Cases by their next due day.
pub const CASES: &str = "/lam-viec/vu-viec";
/// What waits for a signature.
pub const CASES_TO_SIGN: &str = "/lam-viec/vu-viec/cho-ky";
/// The file of a case.
pub const CASE: &str = "/lam-viec/vu-viec/{id}";
/// How a due day was found: `{at}` is the position of the clock.
pub const CASE_CLOCK: &str = "/lam-viec/vu-viec/{id}/thoi-han/{at}";
/// A move of its procedure.
pub const CASE_STEP: &str = "/lam-viec/vu-viec/{id}/viec/{act}";
/// A prepared move: what will follow.
pub const CASE_DRAFT: &str = "/lam-viec/vu-viec/{id}/du-thao/{draft}";
/// Assigning, naming, circumstances, who must stay away, another law.
pub const CASE_MANAGE: &str = "/lam-viec/vu-viec/{id}/sua";
/// One of these (`{what}` is a closed list).
pub const CASE_MANAGE_ACT: &str = "/lam-viec/vu-viec/{id}/sua/{what}";
/// A message to who spoke.
pub const CASE_MESSAGE: &str = "/lam-viec/vu-viec/{id}/tin-nhan";
/// To another body.
pub const CASE_TRANSFER: &str = "/lam-viec/vu-viec/{id}/chuyen";
/// Taking over what another body sends, returning it, taking it back.
pub const CASE_TRANSFER_ANSWER: &str = "/lam-viec/vu-viec/{id}/chuyen/tra-loi";
/// How long a file is kept, and who holds it.
pub const CASE_KEEPING: &str = "/lam-viec/vu-viec/{id}/luu-tru";
/// A file of a case.
pub const CASE_FILE: &str = "/lam-viec/tep-vu-viec/{id}";
/// A paper, as printed.
pub const PAPER: &str = "/lam-viec/giay-to/{id}";
/// The same as a file: `docx`, `pdf`.
pub const PAPER_FILE: &str = "/lam-viec/giay-to/{id}/{format}";

/// [`CASE_CLOCK`] of a case.
pub fn case_clock(case: Uuid, at: usize) -> String {
    with_id(CASE_CLOCK, case).replace("{at}", &at.to_string())
}

/// [`CASE_STEP`] of a case.
pub fn case_step(case: Uuid, act: &str) -> String {
    with_id(CASE_STEP, case).replace("{act}", act)
}

/// [`CASE_DRAFT`] of a case.
pub fn case_draft(case: Uuid, draft: Uuid) -> String {
    with_id(CASE_DRAFT, case).replace("{draft}", &draft.to_string())
}

/// [`CASE_MANAGE_ACT`] of a case.
pub fn case_manage(case: Uuid, what: &str) -> String {
    with_id(CASE_MANAGE_ACT, case).replace("{what}", what)
}
