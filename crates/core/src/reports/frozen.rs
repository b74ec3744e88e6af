use super::{Share, Window};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A figure as it stood when the report was signed. It is never counted anew: what is corrected later shows as a
/// [`Difference`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    /// Its place in the report: the definition, or a column of a form (`tt-02-2021/01-tcd/4`).
    pub key: String,
    /// The version of the definition; 0 for a column, whose form says its own.
    pub version: u32,
    /// The body counted.
    pub body: Uuid,
    /// The days covered.
    pub window: Window,
    /// By the definition; nothing in `whole` for a plain number.
    pub share: Share,
    /// By the other usual one.
    pub other: Option<Share>,
    /// Typed by a person, with what shows it; nothing where it was counted.
    pub typed: Option<String>,
    /// Number of the last entry of the journal that had been written: what the figure had seen.
    pub as_of: i64,
}

/// What a frozen figure would be today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<'f> {
    /// As signed.
    pub frozen: &'f Frozen,
    /// As counted today by the same version; nothing where it cannot be counted any more.
    pub today: Option<Share>,
}

/// Which frozen figures have changed since, in their order. What persons typed stays.
pub fn differences<'f>(
    frozen: &'f [Frozen],
    today: impl Fn(&Frozen) -> Option<Share>,
) -> Vec<Difference<'f>> {
    frozen
        .iter()
        .filter(|one| one.typed.is_none())
        .filter_map(|one| {
            let now = today(one);
            (now != Some(one.share)).then_some(Difference {
                frozen: one,
                today: now,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn frozen(key: &str, part: i64, typed: Option<&str>) -> Frozen {
        Frozen {
            key: key.to_owned(),
            version: 1,
            body: Uuid::from_u128(1),
            window: Window {
                first: date(2026, 6, 15),
                last: date(2026, 9, 14),
            },
            share: Share {
                part,
                whole: Some(10),
            },
            other: None,
            typed: typed.map(str::to_owned),
            as_of: 77,
        }
    }

    #[test]
    fn a_later_correction_is_a_difference_and_not_a_rewrite() {
        let signed = [
            frozen("a", 5, None),
            frozen("b", 6, None),
            frozen("c", 7, Some("Biên bản số 3")),
        ];
        let today = |one: &Frozen| {
            Some(Share {
                part: if one.key == "b" { 4 } else { 5 },
                whole: Some(10),
            })
        };
        let found = differences(&signed, today);
        assert_eq!(found.len(), 1, "what was typed is not counted anew");
        assert_eq!((found[0].frozen.share.part, found[0].today.unwrap().part), (6, 4));
        assert_eq!(differences(&signed, |_| None).len(), 2);
    }
}
