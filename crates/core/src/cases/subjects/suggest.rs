use super::{Subject, SubjectsError};
use crate::text::{fold, fold_tones};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// More suggestions than this help nobody.
const MOST: usize = 4;
/// The longest text that is looked at, in signs.
const LONGEST: usize = 20_000;
/// After these something is said to be near, not to be the matter: "nắp cống trước nhà văn hóa" is about a drain.
const NEAR: [&str; 8] = ["trước", "cạnh", "gần", "sau", "đối diện", "ven", "quanh", "sát"];
/// After these a time is told: "sau khi", "gần đây".
const TIMES: [&str; 6] = ["khi", "đây", "đó", "này", "kia", "nay"];
/// So many words may stand between: "trước cổng trường".
const BETWEEN: usize = 1;

/// What subjects are said by, with their places in the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Keys {
    /// Phrases of several words by their first one, without marks.
    phrases: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// Single words with their marks: without them, `chợ` would be `cho` and `cháy` would be `chạy`.
    words: BTreeMap<String, Vec<usize>>,
    /// [`NEAR`], with marks and without any.
    near: Vec<Vec<String>>,
    /// [`TIMES`] likewise.
    times: BTreeSet<String>,
}

/// Phrases as people type them: with marks, or without any.
fn typed(phrases: &[&str]) -> impl Iterator<Item = String> {
    phrases
        .iter()
        .flat_map(|phrase| [fold_tones(phrase), fold(phrase)])
}

impl Keys {
    pub(super) fn of(subjects: &[Subject]) -> Result<Keys, SubjectsError> {
        let mut keys = Keys {
            near: typed(&NEAR)
                .map(|phrase| phrase.split(' ').map(str::to_owned).collect())
                .collect(),
            times: typed(&TIMES).collect(),
            ..Keys::default()
        };
        for (place, subject) in subjects.iter().enumerate() {
            for said in &subject.said {
                let words: Vec<String> = fold(said).split(' ').map(str::to_owned).collect();
                match words.first() {
                    Some(first) if first.is_empty() => {
                        return Err(SubjectsError::Silent(subject.code.clone()));
                    }
                    Some(first) if words.len() > 1 => {
                        keys.phrases
                            .entry(first.clone())
                            .or_default()
                            .push((words, place));
                    }
                    _ => keys.words.entry(fold_tones(said)).or_default().push(place),
                }
            }
        }
        Ok(keys)
    }

    /// Places of subjects, the likeliest first. A phrase of n words counts 2n − 1, each time it is said: two words that
    /// follow each other say more than two that do not. What is only said to be near comes after all that is spoken of.
    pub(super) fn suggest(&self, text: &str) -> Vec<usize> {
        let text: String = text.chars().take(LONGEST).collect();
        let (folded, toned) = (fold(&text), fold_tones(&text));
        let (words, marked): (Vec<&str>, Vec<&str>) =
            (folded.split(' ').collect(), toned.split(' ').collect());
        let mut weights: BTreeMap<usize, Weight> = BTreeMap::new();
        let mut add = |place: usize, weight: usize, at: usize| {
            let near = self.is_near(marked.get(..at).unwrap_or_default());
            weights.entry(place).or_default().add(weight, near);
        };
        for (at, word) in words.iter().enumerate() {
            for (phrase, place) in self.phrases.get(*word).into_iter().flatten() {
                let there = words[at..].iter().copied().take(phrase.len());
                if there.eq(phrase.iter().map(String::as_str)) {
                    add(*place, 2 * phrase.len() - 1, at);
                }
            }
        }
        for (at, word) in marked.iter().enumerate() {
            for place in self.words.get(*word).into_iter().flatten() {
                add(*place, 1, at);
            }
        }
        let mut found: Vec<(usize, Weight)> = weights.into_iter().collect();
        found.sort_by_key(|(place, weight)| (Reverse(*weight), *place));
        found.truncate(MOST);
        found.into_iter().map(|(place, _)| place).collect()
    }

    /// Whether the words before something say that it is near.
    fn is_near(&self, before: &[&str]) -> bool {
        let last = before.iter().rev().take(BETWEEN + 1);
        let time = last.clone().any(|word| self.times.contains(*word));
        let ends = |phrase: &Vec<String>| {
            (0..=BETWEEN).any(|between| {
                let end = before.len().saturating_sub(between);
                let there = before[..end].iter().rev().take(phrase.len());
                there.eq(phrase.iter().rev())
            })
        };
        !time && self.near.iter().any(ends)
    }
}

/// How much is said of a subject: as the matter, then as what is near.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    spoken_of: usize,
    near: usize,
}

impl Weight {
    fn add(&mut self, weight: usize, near: bool) {
        match near {
            true => self.near += weight,
            false => self.spoken_of += weight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::shipped;

    #[test]
    fn what_is_near_is_not_what_is_spoken_of() {
        let all = shipped();
        let first = |words: &str| all.suggest(words).first().map(|subject| subject.code.clone());
        for (words, subject) in [
            ("Nắp cống trước nhà văn hóa thôn bị vỡ", "drainage"),
            (
                "nap cong vo, nuoc thai tran truoc cong truong mam non",
                "drainage",
            ),
            ("Bãi rác sau chợ bốc mùi", "rubbish"),
            ("Đèn đường gần bệnh viện không sáng", "lighting"),
            ("Ổ gà đối diện trạm y tế", "roads"),
            ("Sau khi thu hồi đất chưa được đền bù", "clearance"),
            ("Đề nghị gắn biển báo trước trường mầm non", "traffic"),
            ("Gần đây trạm y tế hết vắc xin, xe đỗ ở chợ", "health"),
            ("Nhà tôi thuộc diện hộ nghèo, ở cạnh chợ", "welfare"),
            // Where nothing else is said, it is what there is.
            ("Có chuyện ở gần chợ", "markets"),
        ] {
            assert_eq!(first(words).as_deref(), Some(subject), "{words}");
        }
    }
}
