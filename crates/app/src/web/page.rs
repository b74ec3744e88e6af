use minijinja::value::{Serde, Value};
use serde::Serialize;

/// A page: a typed context and the template that shows it. What is not in the type cannot be shown.
///
/// Every page is named in the `pages` of its [`crate::capabilities::Capability`], and a test renders it in both
/// languages from its samples.
pub trait Page: Serialize {
    /// Path below `templates/`.
    const TEMPLATE: &'static str;

    /// One page for each look it can have: full, empty, with errors.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// A page as the tests see it.
pub struct Entry {
    /// Its template.
    pub template: &'static str,
    /// Its samples as contexts.
    pub samples: fn() -> Vec<Value>,
}

/// The entry of a page, for the list of its capability.
pub fn entry<P: Page>() -> Entry {
    Entry {
        template: P::TEMPLATE,
        samples: || P::samples().iter().map(|page| Value::from(Serde(page))).collect(),
    }
}
