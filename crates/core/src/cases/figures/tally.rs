use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// How many there are of each key, ascending; written as a map. A province has hundreds of thousands of them in memory, so
/// each takes no more than what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally<K>(Box<[(K, u32)]>);

impl<K> Default for Tally<K> {
    fn default() -> Tally<K> {
        Tally(Box::default())
    }
}

impl<K: Copy + Ord> Tally<K> {
    /// Counts `more` of a key.
    pub fn add(&mut self, key: K, more: u32) {
        match self.0.binary_search_by_key(&key, |(known, _)| *known) {
            Ok(at) => self.0[at].1 += more,
            Err(at) => {
                let mut counts = std::mem::take(&mut self.0).into_vec();
                counts.insert(at, (key, more));
                self.0 = counts.into_boxed_slice();
            }
        }
    }

    /// Each key with its count.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, u64)> {
        self.0.iter().map(|(key, count)| (*key, u64::from(*count)))
    }

    /// Of all keys together.
    pub fn sum(&self) -> u64 {
        self.iter().map(|(_, count)| count).sum()
    }

    /// Of the keys before one.
    pub fn before(&self, key: K) -> u64 {
        let earlier = self.iter().take_while(|(known, _)| *known < key);
        earlier.map(|(_, count)| count).sum()
    }

    /// The greatest key.
    pub fn last(&self) -> Option<K> {
        self.0.last().map(|(key, _)| *key)
    }
}

impl<K: Serialize> Serialize for Tally<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, count)| (key, count)))
    }
}

impl<'de, K: DeserializeOwned + Ord> Deserialize<'de> for Tally<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tally<K>, D::Error> {
        let counts = BTreeMap::<K, u32>::deserialize(deserializer)?;
        Ok(Tally(counts.into_iter().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_written_as_a_map_and_read_back() {
        let mut tally = Tally::default();
        for key in [7_u32, 3, 7, 40] {
            tally.add(key, 1);
        }
        let written = serde_json::to_string(&tally).unwrap();
        assert_eq!(written, r#"{"3":1,"7":2,"40":1}"#);
        assert_eq!(serde_json::from_str::<Tally<u32>>(&written).unwrap(), tally);
        assert_eq!(
            (tally.sum(), tally.before(7), tally.before(8), tally.last()),
            (4, 1, 3, Some(40))
        );
        assert_eq!(Tally::<u32>::default().last(), None);
    }
}
