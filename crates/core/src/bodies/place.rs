use serde::{Deserialize, Serialize};

use super::wording::plain_key;

/// The widest place there is.
const COUNTRY: &str = "Việt Nam";

/// The words a place begins with, longest first.
const KINDS: [&str; 10] = [
    "thành phố",
    "thị trấn",
    "tổ dân phố",
    "đặc khu",
    "thị xã",
    "phường",
    "huyện",
    "quận",
    "tỉnh",
    "xã",
];

/// A unit of territory with the units it lies in, from the inside out: `"huyện Tuy Phong, tỉnh Bình Thuận"`.
/// The whole country is `"Việt Nam"` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Place {
    text: String,
    /// Keys of this place and of the ones around it, the country last.
    chain: Vec<String>,
    /// `"huyện"` and `"tuy phong"` as keys; the kind is empty for the country and for odd names.
    kind: String,
    proper: String,
}

impl Place {
    /// A place from its words. Anything is a place; odd words make a place that matches only itself.
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let parts: Vec<&str> = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty() && plain_key(part) != plain_key(COUNTRY))
            .collect();
        let keys: Vec<String> = parts.iter().map(|part| plain_key(part)).collect();
        let mut chain: Vec<String> = (0..keys.len()).map(|at| keys[at..].join(", ")).collect();
        chain.push(plain_key(COUNTRY));
        let own = keys.first().cloned().unwrap_or_default();
        let kind = KINDS
            .iter()
            .map(|kind| plain_key(kind))
            .find(|kind| {
                own.strip_prefix(kind.as_str())
                    .is_some_and(|rest| rest.starts_with(' '))
            })
            .unwrap_or_default();
        let proper = own[kind.len()..].trim().to_owned();
        Self {
            text: if text.is_empty() {
                COUNTRY.to_owned()
            } else {
                text.to_owned()
            },
            chain,
            kind,
            proper,
        }
    }

    /// The words as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Keys of this place and of those around it, from the inside out.
    pub(super) fn chain(&self) -> &[String] {
        &self.chain
    }

    /// The key of this place.
    pub(super) fn key(&self) -> &str {
        &self.chain[0]
    }

    /// The key of the province it lies in; none for the country.
    pub(super) fn province(&self) -> Option<&str> {
        let at = self.chain.len().checked_sub(2)?;
        Some(&self.chain[at])
    }

    pub(super) fn kind(&self) -> &str {
        &self.kind
    }

    pub(super) fn proper(&self) -> &str {
        &self.proper
    }

    /// Whether it lies inside the place of that key, and is not that place.
    pub(super) fn is_inside(&self, key: &str) -> bool {
        self.chain[1..].iter().any(|outer| outer == key)
    }
}

impl From<String> for Place {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_lies_in_its_province_and_in_the_country() {
        let district = Place::new("huyện Tuy Phong, tỉnh Bình Thuận");
        let province = Place::new("tỉnh Bình Thuận");
        assert!(district.is_inside(province.key()));
        assert!(district.is_inside(Place::new("").key()));
        assert!(!province.is_inside(province.key()));
        assert_eq!(district.province(), Some(province.key()));
        assert_eq!(Place::new("").province(), None);
        assert_eq!(district.proper(), "tuy phong");
    }
}
