//! Work around cases: the counter, registers, replies, many at once, the calendar, keeping.

/// The counter: registering what people bring, say or send on paper.
pub const COUNTER: &str = "/lam-viec/tiep-nhan";
/// The same for a denunciation: a line of the register and nothing else.
pub const COUNTER_DENUNCIATION: &str = "/lam-viec/tiep-nhan/to-cao";
/// Petitions from a spreadsheet.
pub const PETITION_BATCHES: &str = "/lam-viec/tiep-nhan/nhap";
/// The template of one.
pub const PETITION_TEMPLATE: &str = "/lam-viec/tiep-nhan/mau.xlsx";
/// One spreadsheet.
pub const PETITION_BATCH: &str = "/lam-viec/tiep-nhan/nhap/{id}";
/// What is done with it: `dong-y`, `dung`, `tiep`, `ma`.
pub const PETITION_BATCH_ACT: &str = "/lam-viec/tiep-nhan/nhap/{id}/{act}";
/// The register of petitions.
pub const PETITION_REGISTER: &str = "/lam-viec/so-don";
/// The same as a spreadsheet.
pub const PETITION_REGISTER_FILE: &str = "/lam-viec/so-don.xlsx";
/// The register of what denounces and is no denunciation.
pub const INFORMATION_REGISTER: &str = "/lam-viec/so-don/thong-tin";
/// What became of a line of it.
pub const INFORMATION_SETTLE: &str = "/lam-viec/so-don/thong-tin/{id}";
/// What may be disposed of by the records schedule.
pub const RETENTION: &str = "/lam-viec/luu-tru";
/// A disposal, with its record.
pub const DISPOSAL: &str = "/lam-viec/luu-tru/{id}";
/// The register of papers.
pub const PAPERS: &str = "/lam-viec/so-giay-to";
/// Reply templates of a body.
pub const REPLIES: &str = "/lam-viec/mau-tra-loi";
/// A new one.
pub const REPLY_NEW: &str = "/lam-viec/mau-tra-loi/them";
/// One of them.
pub const REPLY: &str = "/lam-viec/mau-tra-loi/{id}";
/// Taking it out of use.
pub const REPLY_RETIRE: &str = "/lam-viec/mau-tra-loi/{id}/thoi-dung";
/// What I did with several cases at once.
pub const BULKS: &str = "/lam-viec/hang-loat";
/// One of them: what would happen, then what became of it.
pub const BULK: &str = "/lam-viec/hang-loat/{id}";
/// Doing it.
pub const BULK_CONFIRM: &str = "/lam-viec/hang-loat/{id}/lam";
/// Undoing it.
pub const BULK_UNDO: &str = "/lam-viec/hang-loat/{id}/hoan-tac";
/// The secret address of my calendar.
pub const AGENDA: &str = "/lam-viec/tai-khoan/lich";
/// Taking it away.
pub const AGENDA_REVOKE: &str = "/lam-viec/tai-khoan/lich/thu-hoi";
/// The calendar itself: `{file}` is the secret and `.ics`.
pub const AGENDA_FILE: &str = "/lich/{file}";

/// [`AGENDA_FILE`] of a secret.
pub fn agenda_file(secret: &str) -> String {
    AGENDA_FILE.replace("{file}", &format!("{secret}.ics"))
}
