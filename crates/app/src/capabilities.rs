//! The closed list of capabilities: what is not named here is neither routed nor tested.

use crate::web::{App, Entry, NavItem};
use axum::Router;

/// What a capability brings to the program.
pub struct Capability {
    /// Its folder in `core`, `store` and `app`.
    pub name: &'static str,
    /// Its addresses.
    pub routes: fn() -> Router<App>,
    /// Its pages, each with samples; a test renders all of them in both languages.
    pub pages: fn() -> Vec<Entry>,
    /// Its entries in the navigation.
    pub nav: fn() -> Vec<NavItem>,
}

/// All capabilities, in the order in which their navigation entries appear.
pub fn all() -> Vec<Capability> {
    vec![
        crate::home::capability(),
        crate::tasks::capability(),
        crate::cases::capability(),
        crate::reports::capability(),
        crate::reception::capability(),
        crate::dialogues::capability(),
        crate::dashboards::capability(),
        crate::bodies::capability(),
        crate::documents::capability(),
        crate::search::capability(),
        crate::access::capability(),
        crate::journal::capability(),
        crate::outbox::capability(),
    ]
}
