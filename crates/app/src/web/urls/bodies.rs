//! Bodies, and how documents call them.

/// Bodies: looking them up.
pub const BODIES: &str = "/lam-viec/co-quan";
/// The bodies as a tree.
pub const BODY_TREE: &str = "/lam-viec/co-quan/cay";
/// Adding a body.
pub const BODY_ADD: &str = "/lam-viec/co-quan/them";
/// What cannot be right in the registry.
pub const BODY_FAULTS: &str = "/lam-viec/co-quan/can-xem-lai";
/// Bodies from a file.
pub const BODIES_IMPORT: &str = "/lam-viec/co-quan/nhap";
/// Bodies from a file whose report was seen.
pub const BODIES_IMPORT_CONFIRM: &str = "/lam-viec/co-quan/nhap/dong-y";
/// Bodies as a file: `co-quan.csv`, `co-quan.xlsx`, `thay-doi.csv`.
pub const BODIES_EXPORT: &str = "/lam-viec/co-quan/xuat/{file}";
/// One body, by its id or its code.
pub const BODY: &str = "/lam-viec/co-quan/{body}";
/// Correcting what is written of a body.
pub const BODY_CORRECT: &str = "/lam-viec/co-quan/{body}/dinh-chinh";
/// Merging, splitting, renaming, ending it.
pub const BODY_CHANGE: &str = "/lam-viec/co-quan/{body}/thay-doi/{kind}";
/// What people taught about expressions; trying one.
pub const EXPRESSIONS: &str = "/lam-viec/cach-goi";
/// Forgetting one.
pub const EXPRESSION_FORGET: &str = "/lam-viec/cach-goi/{id}/bo";

/// [`BODY`] of an id.
pub fn body(id: impl std::fmt::Display) -> String {
    format!("{BODIES}/{id}")
}

/// [`BODY_CORRECT`] of an id.
pub fn body_correct(id: impl std::fmt::Display) -> String {
    format!("{BODIES}/{id}/dinh-chinh")
}

/// [`BODY_CHANGE`] of an id; `kind` as it stands in the address.
pub fn body_change(id: impl std::fmt::Display, kind: &str) -> String {
    format!("{BODIES}/{id}/thay-doi/{kind}")
}

/// [`BODIES_EXPORT`] of a file.
pub fn bodies_export(file: &str) -> String {
    format!("{BODIES}/xuat/{file}")
}

/// [`EXPRESSION_FORGET`] of an id.
pub fn expression_forget(id: impl std::fmt::Display) -> String {
    format!("{EXPRESSIONS}/{id}/bo")
}
