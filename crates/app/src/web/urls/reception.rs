//! Receptions and dialogues.

/// When and where heads receive, for everybody.
pub const PUBLIC_RECEPTION: &str = "/tiep-dan";
/// Dialogues and what became of what was promised, for everybody.
pub const PUBLIC_DIALOGUES: &str = "/doi-thoai";
/// One of them.
pub const PUBLIC_DIALOGUE: &str = "/doi-thoai/{id}";
/// The timetable of a body's head, and what is owed.
pub const RECEPTION: &str = "/lam-viec/tiep-dan";
/// Where and when a body receives, as published.
pub const RECEPTION_PLACE: &str = "/lam-viec/tiep-dan/noi-tiep";
/// A new sitting.
pub const SITTING_NEW: &str = "/lam-viec/tiep-dan/them";
/// Who waits and who was received today.
pub const RECEPTION_QUEUE: &str = "/lam-viec/tiep-dan/hom-nay";
/// One sitting.
pub const SITTING: &str = "/lam-viec/tiep-dan/buoi/{id}";
/// It took place, does not take place, or is put off.
pub const SITTING_STATE: &str = "/lam-viec/tiep-dan/buoi/{id}/trang-thai";
/// Saying that it was posted, with proof.
pub const SITTING_POST: &str = "/lam-viec/tiep-dan/buoi/{id}/niem-yet";
/// What an online sitting needs.
pub const SITTING_ONLINE: &str = "/lam-viec/tiep-dan/buoi/{id}/truc-tuyen";
/// The conclusion of a sitting.
pub const SITTING_CONCLUDE: &str = "/lam-viec/tiep-dan/buoi/{id}/ket-luan";
/// The picture of a posting.
pub const POSTING_FILE: &str = "/lam-viec/tiep-dan/niem-yet/{id}";
/// A paper of a reception.
pub const SITTING_PAPER: &str = "/lam-viec/tiep-dan/giay-to/{id}";
/// The same as a file: `docx`, `pdf`.
pub const SITTING_PAPER_FILE: &str = "/lam-viec/tiep-dan/giay-to/{id}/{format}";
/// A visit.
pub const VISIT: &str = "/lam-viec/tiep-dan/luot/{id}";
/// Calling somebody in, or noting that they went.
pub const VISIT_STATE: &str = "/lam-viec/tiep-dan/luot/{id}/trang-thai";
/// Not receiving somebody.
pub const VISIT_REFUSE: &str = "/lam-viec/tiep-dan/luot/{id}/tu-choi";
/// The written refusal.
pub const VISIT_NOTICE: &str = "/lam-viec/tiep-dan/luot/{id}/thong-bao";
/// The register of visits.
pub const VISIT_REGISTER: &str = "/lam-viec/so-tiep-dan";
/// The same as a spreadsheet.
pub const VISIT_REGISTER_SHEET: &str = "/lam-viec/so-tiep-dan.xlsx";
/// The same as a Word file.
pub const VISIT_REGISTER_FILE: &str = "/lam-viec/so-tiep-dan.docx";
/// Dialogues of a body.
pub const DIALOGUES: &str = "/lam-viec/doi-thoai";
/// A new one.
pub const DIALOGUE_NEW: &str = "/lam-viec/doi-thoai/them";
/// One dialogue; what was promised last time comes first.
pub const DIALOGUE: &str = "/lam-viec/doi-thoai/{id}";
/// Its minutes.
pub const DIALOGUE_RECORD: &str = "/lam-viec/doi-thoai/{id}/bien-ban";
/// Something promised.
pub const DIALOGUE_PROMISE: &str = "/lam-viec/doi-thoai/{id}/loi-hua";
/// Taking it out again.
pub const DIALOGUE_DROP: &str = "/lam-viec/doi-thoai/{id}/loi-hua/bo";
/// Letting everybody read of it, or taking that back.
pub const DIALOGUE_PUBLISH: &str = "/lam-viec/doi-thoai/{id}/cong-khai";
/// Signing what was promised.
pub const DIALOGUE_SIGN: &str = "/lam-viec/doi-thoai/{id}/ky";
