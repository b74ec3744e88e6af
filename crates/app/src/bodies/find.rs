//! Finding bodies: by words with or without marks, by code, by the first letters of a name, and by filters.

use super::Known;
use gandan_core::bodies::{Body, Branch, Tier};
use gandan_core::text::{fold, fold_tones};
use jiff::civil::Date;
use serde::Deserialize;

/// What is asked for, as it stands in the address. Empty: nothing in particular.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Words of a name, a code, or first letters.
    #[serde(default)]
    pub q: String,
    /// Word of a branch.
    #[serde(default)]
    pub he: String,
    /// Word of a tier.
    #[serde(default)]
    pub cap: String,
    /// The outermost place: a province, or the country.
    #[serde(default)]
    pub noi: String,
    /// The day on which they are looked at; today where it is empty or none.
    #[serde(default)]
    pub ngay: String,
    /// `con`: alive that day; `het`: ended by that day.
    #[serde(default)]
    pub con: String,
    /// Page of the list.
    #[serde(default)]
    pub trang: String,
}

impl Asked {
    /// The day asked about, and whether what was typed is one.
    pub fn day(&self, today: Date) -> (Date, bool) {
        match self.ngay.trim() {
            "" => (today, true),
            text => day(text).map_or((today, false), |day| (day, true)),
        }
    }

    /// The filters as pairs of an address, without the page.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        vec![
            ("q", &self.q),
            ("he", &self.he),
            ("cap", &self.cap),
            ("noi", &self.noi),
            ("ngay", &self.ngay),
            ("con", &self.con),
        ]
    }

    /// The bodies asked for, the best first.
    pub fn find<'a>(&self, known: &'a Known, day: Date) -> Vec<&'a Body> {
        let (branch, tier) = (Branch::from_word(&self.he), Tier::from_word(&self.cap));
        let query = Query::new(&self.q);
        let mut found: Vec<(u8, &Body)> = known
            .registry
            .bodies()
            .iter()
            .filter(|body| branch.is_none_or(|branch| body.branch == branch))
            .filter(|body| tier.is_none_or(|tier| body.tier == tier))
            .filter(|body| self.noi.is_empty() || province(body) == self.noi)
            .filter(|body| match self.con.as_str() {
                "con" => body.is_alive(day),
                "het" => body.valid.until.is_some_and(|until| until < day),
                _ => true,
            })
            .filter_map(|body| Some((query.rank(body)?, body)))
            .collect();
        found.sort_by_cached_key(|(rank, body)| (*rank, !body.is_alive(day), body.tier, fold(body.name())));
        found.into_iter().map(|(_, body)| body).collect()
    }
}

/// A day as people type it: `2025-06-30`, `30/6/2025`, `30-6-2025`, `30.6.2025`.
pub fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The outermost place a body lies in.
pub fn province(body: &Body) -> &str {
    body.place.text().rsplit(',').next().unwrap_or_default().trim()
}

/// The words looked for, as keys.
struct Query {
    exact: String,
    toned: String,
    plain: String,
    words: Vec<String>,
    letters: String,
}

impl Query {
    fn new(text: &str) -> Query {
        let plain = fold(text);
        Query {
            exact: text.trim().to_lowercase(),
            toned: fold_tones(text),
            words: plain
                .split(' ')
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            letters: plain.replace(' ', ""),
            plain,
        }
    }

    /// How well the body fits: smaller is better; none where it does not.
    fn rank(&self, body: &Body) -> Option<u8> {
        if self.plain.is_empty() {
            return self.exact.is_empty().then_some(0);
        }
        if body.code.to_lowercase() == self.exact {
            return Some(0);
        }
        body.names
            .iter()
            .filter_map(|name| self.rank_name(&name.text))
            .chain(body.code.to_lowercase().contains(&self.exact).then_some(6))
            .min()
    }

    fn rank_name(&self, name: &str) -> Option<u8> {
        let key = fold(name);
        let toned = fold_tones(name);
        if toned == self.toned {
            return Some(1);
        }
        if key == self.plain {
            return Some(2);
        }
        if toned.contains(&self.toned) {
            return Some(3);
        }
        if key.contains(&self.plain) {
            return Some(4);
        }
        let first: String = key.split(' ').filter_map(|word| word.chars().next()).collect();
        if self.letters.len() > 1 && first.starts_with(&self.letters) {
            return Some(5);
        }
        let each = |word: &String| key.split(' ').any(|other| other.starts_with(word.as_str()));
        self.words.iter().all(each).then_some(7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let meant = "2025-06-30".parse().ok();
        for text in ["2025-06-30", "30/6/2025", "30-06-2025", " 30.6.2025 "] {
            assert_eq!(day(text), meant, "{text}");
        }
        for text in ["", "31/6/2025", "30/6/25", "hôm qua", "1/2/3/4"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn words_are_found_with_and_without_marks_and_by_first_letters() {
        let name = "Ban Dân vận Tỉnh ủy Mẫu";
        let rank = |text: &str| Query::new(text).rank_name(name);
        assert_eq!(rank("Ban Dân vận Tỉnh uỷ Mẫu"), Some(1));
        assert_eq!(rank("dân vận"), Some(3));
        assert_eq!(rank("dan van"), Some(4));
        assert_eq!(rank("bdvtu"), Some(5));
        assert_eq!(rank("van mau ban"), Some(7));
        assert_eq!(rank("tuyên giáo"), None);
    }
}
