//! Accounts, posts, sessions, one-time links.

pub(crate) mod accounts;
pub(crate) mod invitations;
pub(crate) mod sessions;
pub(crate) mod tokens;

pub use accounts::{
    AccountRow, PostRow, account_by_login, account_find, account_insert, account_list, account_set_disabled,
    account_set_name, account_set_password, actor, any_account, post_end, post_find, post_insert, posts_of,
};
pub use invitations::{Invitation, invitation_find, invitation_insert, invitation_use};
pub use sessions::{
    Session, SignedIn, session_end, session_end_all, session_find, session_insert, session_list,
    session_seen, sessions_purge,
};
pub use tokens::{TokenRow, token_find, token_insert, token_list, token_revoke};
