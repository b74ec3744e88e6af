//! A number with what it is out of, as pages show it.

use gandan_core::reports::{Share, Side};
use serde::Serialize;

/// A figure's value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Value {
    /// Those that are.
    pub part: i64,
    /// Those that could be.
    pub whole: Option<i64>,
    /// Part of whole, from 0 to 1; nothing for a plain number or out of none.
    pub share: Option<f64>,
}

impl From<Share> for Value {
    fn from(share: Share) -> Value {
        #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
        let per_mille = share.per_mille().map(|share| share as f64 / 1000.0);
        Value {
            part: share.part,
            whole: share.whole,
            share: per_mille,
        }
    }
}

/// How a side is counted, as its data says it.
pub fn formula(side: &Side) -> String {
    match side {
        Side::Sum(text) => text.clone(),
        Side::Records(measure) => {
            let name = gandan_core::reports::Counting::ALL
                .into_iter()
                .find(|(counting, _)| *counting == measure.count)
                .map_or("", |(_, name)| name);
            match measure.condition.as_str() {
                "" => name.to_owned(),
                condition => format!("{name}: {condition}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn out_of_none_there_is_no_share() {
        let value = |part, whole| Value::from(Share { part, whole }).share;
        assert_eq!(value(1, Some(3)), Some(0.333));
        assert_eq!(value(0, Some(0)), None);
        assert_eq!(value(7, None), None);
    }
}
