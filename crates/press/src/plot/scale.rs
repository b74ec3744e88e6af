/// The axis of values: from nought to its last mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// Each mark with its words, ascending from nought.
    marks: Vec<(u64, String)>,
}

impl Scale {
    /// For counts up to `most`: at most six marks, at steps of 1, 2 or 5 times a power of ten.
    pub fn counts(most: u64, words: impl Fn(u64) -> String) -> Scale {
        let mut step = 1u64;
        'found: loop {
            for factor in [1, 2, 5] {
                if most.div_ceil(step.saturating_mul(factor)) <= 5 {
                    step = step.saturating_mul(factor);
                    break 'found;
                }
            }
            step = step.saturating_mul(10);
        }
        let last = most.div_ceil(step).max(1);
        Scale {
            marks: (0..=last)
                .map(|mark| mark.saturating_mul(step))
                .map(|mark| (mark, words(mark)))
                .collect(),
        }
    }

    /// For shares, given per mille: quarters from none to all. `words` is asked for per cents.
    pub fn shares(words: impl Fn(u64) -> String) -> Scale {
        Scale {
            marks: [0, 25, 50, 75, 100]
                .into_iter()
                .map(|percent| (percent * 10, words(percent)))
                .collect(),
        }
    }

    /// The marks with their words.
    pub(super) fn marks(&self) -> &[(u64, String)] {
        &self.marks
    }

    /// How far along the axis a value stands, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a place on paper")]
    pub(super) fn share(&self, value: u64) -> f32 {
        let top = self.marks.last().map_or(1, |(mark, _)| *mark).max(1);
        (value as f32 / top as f32).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(most: u64) -> Vec<u64> {
        let scale = Scale::counts(most, |mark| mark.to_string());
        scale.marks.iter().map(|(mark, _)| *mark).collect()
    }

    #[test]
    fn marks_are_round_and_reach_the_most() {
        assert_eq!(marks(0), [0, 1]);
        assert_eq!(marks(4), [0, 1, 2, 3, 4]);
        assert_eq!(marks(6), [0, 2, 4, 6]);
        assert_eq!(marks(47), [0, 10, 20, 30, 40, 50]);
        assert_eq!(
            marks(1_000_000),
            [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]
        );
        assert!(marks(u64::MAX).len() <= 7);
    }

    #[test]
    fn an_axis_begins_at_nought_so_that_lengths_are_true() {
        let scale = Scale::counts(50, |mark| mark.to_string());
        assert_eq!(scale.share(0), 0.0);
        assert_eq!(scale.share(25), 0.5);
        assert_eq!(Scale::shares(|percent| format!("{percent} %")).share(500), 0.5);
    }
}
