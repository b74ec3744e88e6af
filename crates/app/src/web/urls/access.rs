//! Signing in, accounts, and what administrators and auditors look at.

use super::with_query;
use uuid::Uuid;

/// Signing in.
pub const SIGN_IN: &str = "/dang-nhap";
/// Signing out, here or everywhere.
pub const SIGN_OUT: &str = "/dang-xuat";
/// The one-time link that makes the first administrator.
pub const BEGIN: &str = "/bat-dau/{token}";
/// My own account: where I am signed in.
pub const MY_ACCOUNT: &str = "/lam-viec/tai-khoan";
/// Tokens with which programs act for me.
pub const TOKENS: &str = "/lam-viec/tai-khoan/khoa";
/// Revoking one.
pub const TOKEN_REVOKE: &str = "/lam-viec/tai-khoan/khoa/{id}/thu-hoi";
/// Changing my own password.
pub const MY_PASSWORD: &str = "/lam-viec/tai-khoan/mat-khau";
/// The one-time link with which someone chooses a password.
pub const CHOOSE_PASSWORD: &str = "/moi/{token}";
/// Accounts, for administrators.
pub const ACCOUNTS: &str = "/lam-viec/quan-tri/tai-khoan";
/// A new account.
pub const ACCOUNT_NEW: &str = "/lam-viec/quan-tri/tai-khoan/them";
/// One account, and what can be done to it (`{act}` is a closed list).
pub const ACCOUNT: &str = "/lam-viec/quan-tri/tai-khoan/{id}";
/// An act on an account.
pub const ACCOUNT_ACT: &str = "/lam-viec/quan-tri/tai-khoan/{id}/{act}";
/// The outbox, for the administrator of the installation.
pub const OUTBOX: &str = "/lam-viec/quan-tri/thu-di";
/// A test to oneself.
pub const OUTBOX_TEST: &str = "/lam-viec/quan-tri/thu-di/thu";
/// Trying all notices again that were given up.
pub const OUTBOX_AGAIN_ALL: &str = "/lam-viec/quan-tri/thu-di/gui-lai";
/// Trying one of them again.
pub const OUTBOX_AGAIN: &str = "/lam-viec/quan-tri/thu-di/{id}/gui-lai";
/// The journal, for auditors.
pub const JOURNAL: &str = "/lam-viec/nhat-ky";
/// The same as a table to take away.
pub const JOURNAL_EXPORT: &str = "/lam-viec/nhat-ky.csv";

/// [`BEGIN`] with its token.
pub fn begin(token: &str) -> String {
    format!("/bat-dau/{token}")
}

/// [`CHOOSE_PASSWORD`] with its token.
pub fn choose_password(token: &str) -> String {
    format!("/moi/{token}")
}

/// [`ACCOUNT`] of that id.
pub fn account(id: Uuid) -> String {
    format!("{ACCOUNTS}/{id}")
}

/// [`SIGN_IN`], coming back to `path` afterwards.
pub fn sign_in_then(path: &str) -> String {
    with_query(SIGN_IN, &[("ve", path)])
}
