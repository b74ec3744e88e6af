//! What people bring, follow and read without an account.

use super::{with_id, with_query};
use uuid::Uuid;

/// Tracking by receipt code: where every notice leads.
pub const TRACKING: &str = "/tra-cuu";
/// From the QR code of a receipt; leads to [`TRACKING`] at once.
pub const TRACKING_CODE: &str = "/tra-cuu/{code}";
/// Forgetting the code.
pub const TRACKING_LEAVE: &str = "/tra-cuu/roi-di";
/// A message to the body.
pub const TRACKING_MESSAGE: &str = "/tra-cuu/nhan-tin";
/// Solved, or not yet.
pub const TRACKING_CONFIRM: &str = "/tra-cuu/xac-nhan";
/// Rating the answer.
pub const TRACKING_RATE: &str = "/tra-cuu/danh-gia";
/// A second complaint.
pub const TRACKING_NEXT: &str = "/tra-cuu/khieu-nai-lan-hai";
/// A file of the matter.
pub const TRACKING_FILE: &str = "/tra-cuu/tep/{id}";
/// No more notices, from the tracking page.
pub const TRACKING_STOP: &str = "/tra-cuu/thoi-nhan-tin";
/// A paper of the matter.
pub const TRACKING_PAPER: &str = "/tra-cuu/giay-to/{id}";
/// The same as a file: `docx`, `pdf`.
pub const TRACKING_PAPER_FILE: &str = "/tra-cuu/giay-to/{id}/{format}";
/// No more notices, by the link in one: short, for it stands in a short message.
pub const STOP_NOTICES: &str = "/thoi/{sign}";
/// The public form.
pub const SEND: &str = "/gui";
/// Where denunciations are taken.
pub const SEND_DENUNCIATION: &str = "/gui/to-cao";
/// What happened.
pub const SEND_WORDS: &str = "/gui/{id}/viec";
/// Taking a file away.
pub const SEND_DETACH: &str = "/gui/{id}/tep/{file}/bo";
/// What kind of matter.
pub const SEND_KIND: &str = "/gui/{id}/loai";
/// Which decision.
pub const SEND_DECISION: &str = "/gui/{id}/quyet-dinh";
/// Where.
pub const SEND_PLACE: &str = "/gui/{id}/noi";
/// What about.
pub const SEND_SUBJECT: &str = "/gui/{id}/linh-vuc";
/// Who may be contacted.
pub const SEND_CONTACT: &str = "/gui/{id}/lien-he";
/// Who signs together.
pub const SEND_GROUP: &str = "/gui/{id}/nhom";
/// What is public already about the same.
pub const SEND_SIMILAR: &str = "/gui/{id}/tuong-tu";
/// Everything once more.
pub const SEND_CHECK: &str = "/gui/{id}/kiem-tra";
/// Sending it; the receipt.
pub const SEND_DONE: &str = "/gui/{id}/gui";
/// Dropping it.
pub const SEND_DROP: &str = "/gui/{id}/xoa";
/// Answered matters that are public.
pub const PUBLICATIONS: &str = "/cong-khai";
/// All of them as a table to take away.
pub const PUBLICATIONS_CSV: &str = "/cong-khai.csv";
/// News of them, of a body or a subject (`?co-quan=`, `?linh-vuc=`).
pub const PUBLICATIONS_FEED: &str = "/cong-khai.atom";
/// One of them.
pub const PUBLICATION: &str = "/cong-khai/{id}";
/// "Tôi cũng bị": following it.
pub const PUBLICATION_FOLLOW: &str = "/cong-khai/{id}/toi-cung-bi";
/// How bodies answer: the public table.
pub const FIGURES_CASES: &str = "/so-lieu/giai-quyet";
/// The list behind one of its figures.
pub const FIGURES_CASES_LIST: &str = "/so-lieu/giai-quyet/danh-sach";
/// Where a subject comes up.
pub const SIGHTINGS: &str = "/so-lieu/noi-len";

/// [`SEND_DETACH`] of a draft and a file.
pub fn send_detach(draft: Uuid, file: Uuid) -> String {
    with_id(SEND_DETACH, draft).replace("{file}", &file.to_string())
}

/// [`TRACKING_CODE`] of a code, without its blanks.
pub fn track_code(code: &str) -> String {
    TRACKING_CODE.replace("{code}", &code.replace(' ', ""))
}

/// [`STOP_NOTICES`] of a sign.
pub fn stop_notices(sign: &str) -> String {
    STOP_NOTICES.replace("{sign}", sign)
}

/// [`TRACKING`] of one of several matters of a petition, the first one where `at` is 0.
pub fn track_part(at: usize) -> String {
    if at == 0 {
        TRACKING.to_owned()
    } else {
        with_query(TRACKING, &[("viec", &(at + 1).to_string())])
    }
}
