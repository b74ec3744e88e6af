use crate::words::Word;
use gandan_core::access::{Actor, Role};
use serde::Serialize;

/// Who sees an entry of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Everyone who is not signed in.
    Public,
    /// Who is signed in and holds one of the roles; everyone signed in where the list is empty.
    Staff(&'static [Role]),
}

/// An entry of the navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// What it says.
    pub word: Word,
    /// Where it leads.
    pub href: &'static str,
    /// Who sees it.
    pub side: Side,
}

/// An entry as the layout shows it.
#[derive(Debug, Clone, Serialize)]
pub struct NavLink {
    word: Word,
    href: &'static str,
    current: bool,
}

/// The entries for someone at `path`; the one whose address fits best is where they are.
pub fn links(actor: Option<&Actor>, path: &str) -> Vec<NavLink> {
    let items: Vec<NavItem> = crate::capabilities::all()
        .iter()
        .flat_map(|capability| (capability.nav)())
        .filter(|item| match (item.side, actor) {
            (Side::Public, None) => true,
            (Side::Staff(roles), Some(actor)) => roles.is_empty() || actor.holds(roles),
            _ => false,
        })
        .collect();
    let at = items
        .iter()
        .map(|item| item.href)
        .filter(|href| path == *href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
        .max_by_key(|href| href.len());
    items
        .into_iter()
        .map(|item| NavLink {
            current: at == Some(item.href),
            word: item.word,
            href: item.href,
        })
        .collect()
}
