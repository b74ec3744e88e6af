use anyhow::Context;
use gandan_press::Paper;
use serde::Serialize;

/// A paper as a fragment of a page. It is written by [`gandan_press::print_within`], which escapes every word, and by
/// nothing else: `parts/paper.html` puts it into the page as it is, beside the style sheet `paper.css`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct OnPage(String);

impl OnPage {
    /// The fragment.
    ///
    /// # Errors
    /// The paper lacks what every paper has.
    pub fn of(paper: &Paper) -> anyhow::Result<OnPage> {
        let fragment = gandan_press::print_within(paper).context("the paper on its page")?;
        Ok(OnPage(fragment))
    }
}
