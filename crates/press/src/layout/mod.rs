//! The layout of official documents as data, read from `law/layout/`.

mod look;

pub use look::{Confidence, Element, Fact, Look, Side};

use crate::paper::{Authority, Regime};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What stands under the body's name or under the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Under {
    /// A rule, as long as a share of the line above.
    Rule,
    /// A star.
    Star,
    /// Five dashes.
    Dashes,
}

/// The page, in millimetres.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Sheet {
    /// Width of an upright page.
    pub width: Fact,
    /// Height of an upright page.
    pub height: Fact,
    /// Upper margin.
    pub top: Fact,
    /// Lower margin.
    pub bottom: Fact,
    /// Left margin.
    pub left: Fact,
    /// Right margin.
    pub right: Fact,
    /// From the upper edge to the page number.
    pub number_from_top: Fact,
    /// Width of the left column of the head.
    pub left_column: Fact,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Names {
    pub nation: String,
    pub motto: Option<String>,
    pub number: String,
    pub under_body: Under,
    pub under_subject: Under,
    pub letter: String,
    pub part: String,
    pub basis: String,
    pub authority: BTreeMap<Authority, String>,
}

/// A layout.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Layout {
    /// Whose it is.
    #[serde(rename = "layout")]
    pub regime: Regime,
    /// What orders it.
    pub act: String,
    /// Since when, as a day.
    pub from: String,
    /// The page.
    pub page: Sheet,
    pub(crate) names: Names,
    /// Length of the rule under the body's name and the subject, as a share of the line above.
    pub rule_share: Fact,
    /// 1 where the pages of an appendix are counted on their own.
    pub appendix_pages_restart: Fact,
    /// How far the looks were checked.
    pub looks_confidence: Confidence,
    looks: BTreeMap<Element, Look>,
}

static STATE: LazyLock<Layout> = LazyLock::new(|| read(include_str!("../../../../law/layout/state.yaml")));
static PARTY: LazyLock<Layout> = LazyLock::new(|| read(include_str!("../../../../law/layout/party.yaml")));

fn read(yaml: &str) -> Layout {
    serde_saphyr::from_str(yaml).expect("the layouts in law/layout are read by the tests")
}

impl Layout {
    /// The layout of a regime.
    pub fn of(regime: Regime) -> &'static Layout {
        match regime {
            Regime::State => &STATE,
            Regime::Party => &PARTY,
        }
    }

    /// How an element looks.
    pub fn look(&self, element: Element) -> &Look {
        &self.looks[&element]
    }

    /// Width of the text in millimetres, on an upright page or one on its long side.
    pub(crate) fn text_width(&self, landscape: bool) -> f32 {
        let side = if landscape {
            &self.page.height
        } else {
            &self.page.width
        };
        side.is - self.page.left.is - self.page.right.is
    }

    /// How a right to sign is written.
    pub(crate) fn authority(&self, authority: Authority) -> &str {
        self.names.authority.get(&authority).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_has_a_look_and_every_figure_is_within_what_is_allowed() {
        for regime in [Regime::State, Regime::Party] {
            let layout = Layout::of(regime);
            assert_eq!(layout.regime, regime);
            assert_eq!(layout.looks.len(), Element::ALL.len());
            for element in Element::ALL {
                let look = layout.look(*element);
                assert!(!look.source.is_empty(), "{element:?}");
                let within = look
                    .allowed
                    .is_none_or(|[low, high]| (low..=high).contains(&look.size));
                assert!(within, "{element:?} of {regime:?} is not of an allowed size");
                assert!(
                    look.line.is_none() || look.exact.is_none(),
                    "{element:?} has two line spacings"
                );
            }
            let page = &layout.page;
            let margins = [
                &page.top,
                &page.bottom,
                &page.left,
                &page.right,
                &layout.rule_share,
            ];
            for fact in margins {
                assert!(
                    fact.allowed
                        .is_none_or(|[low, high]| (low..=high).contains(&fact.is))
                );
                assert!(!fact.source.is_empty());
            }
            assert_eq!(layout.names.authority.len(), 5);
        }
    }
}
