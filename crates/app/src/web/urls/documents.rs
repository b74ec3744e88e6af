//! Documents and what is proposed in them.

use super::with_id;

/// Published directives.
pub const PUBLIC_DOCUMENTS: &str = "/van-ban";
/// The library.
pub const DOCUMENTS: &str = "/lam-viec/van-ban";
/// Files into the library.
pub const DOCUMENT_UPLOAD: &str = "/lam-viec/van-ban/nhap";
/// A batch of files.
pub const BATCH: &str = "/lam-viec/van-ban/lo/{id}";
/// Stopping a batch.
pub const BATCH_STOP: &str = "/lam-viec/van-ban/lo/{id}/dung";
/// Letting a batch go on.
pub const BATCH_RESUME: &str = "/lam-viec/van-ban/lo/{id}/tiep";
/// The registers.
pub const REGISTER: &str = "/lam-viec/so-van-ban";
/// A document.
pub const DOCUMENT: &str = "/lam-viec/van-ban/{id}";
/// Its head, to correct.
pub const DOCUMENT_HEADING: &str = "/lam-viec/van-ban/{id}/sua";
/// Its text with the proposals.
pub const DOCUMENT_READER: &str = "/lam-viec/van-ban/{id}/doc";
/// What it rests on and what rests on it.
pub const DOCUMENT_LINEAGE: &str = "/lam-viec/van-ban/{id}/pha-he";
/// The file as it came.
pub const DOCUMENT_FILE: &str = "/lam-viec/van-ban/{id}/tep";
/// Its text alone.
pub const DOCUMENT_TEXT: &str = "/lam-viec/van-ban/{id}/chu";
/// Making it public, or not.
pub const DOCUMENT_PUBLISH: &str = "/lam-viec/van-ban/{id}/cong-bo";
/// Joining proposals of a document.
pub const PROPOSALS_MERGE: &str = "/lam-viec/van-ban/{id}/gop";
/// A proposal, to edit.
pub const PROPOSAL: &str = "/lam-viec/de-xuat/{id}";
/// Holding a proposal for right.
pub const PROPOSAL_ACCEPT: &str = "/lam-viec/de-xuat/{id}/chap-nhan";
/// Saying that it is no task.
pub const PROPOSAL_REFUSE: &str = "/lam-viec/de-xuat/{id}/tu-choi";
/// Taking the last decision back.
pub const PROPOSAL_UNDO: &str = "/lam-viec/de-xuat/{id}/hoan-tac";
/// Parting it.
pub const PROPOSAL_SPLIT: &str = "/lam-viec/de-xuat/{id}/tach";
/// A public document.
pub const PUBLIC_DOCUMENT: &str = "/van-ban/{id}";

/// A proposal on the reader page of its document.
pub fn proposal_in_reader(document: impl std::fmt::Display, proposal: impl std::fmt::Display) -> String {
    format!("{}#p-{proposal}", with_id(DOCUMENT_READER, document))
}
