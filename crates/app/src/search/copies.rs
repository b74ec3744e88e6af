use super::Index;
use super::index::about;
use super::newest::{ids, newest};
use super::wanted::{alike, boosted, keys, term, wanted};
use gandan_core::bodies::BodyId;
use gandan_store::cases::PublicFilter;
use tantivy::query::{BooleanQuery, Occur, Query};
use uuid::Uuid;

/// One in so many of the telling words of a matter must stand in another for both to be alike.
const SHARE: usize = 3;

impl Index {
    /// Public copies of matters in which all `words` stand, best first, of the place, the body, the subject and the regime
    /// that `filter` names; of its days the caller takes care.
    ///
    /// # Errors
    /// The index library's.
    pub fn publications(
        &self,
        words: &str,
        filter: &PublicFilter,
        limit: usize,
    ) -> anyhow::Result<Vec<Uuid>> {
        let folded = keys(words);
        if folded.is_empty() {
            return Ok(Vec::new());
        }
        let mut clauses = vec![(Occur::Must, wanted(self.fields().copies, words, &folded))];
        let PublicFilter {
            place,
            body,
            subject,
            regime,
            ..
        } = filter;
        let named = [
            place.map(|place| about("place", place)),
            body.map(|body| about("body", body)),
            subject.as_ref().map(|subject| about("subject", subject)),
            regime.as_ref().map(|regime| about("regime", regime)),
        ];
        let named = named.into_iter().flatten();
        clauses.extend(named.map(|about| (Occur::Must, boosted(term(self.fields().about, &about), 0.0))));
        self.best_publications(&BooleanQuery::new(clauses), limit)
    }

    /// Public copies of matters that speak of the same things as `words`, best first: those that share at least a third of
    /// the telling words. Where a place and a subject are named, one of both must be the same, and both weigh.
    ///
    /// # Errors
    /// The index library's.
    pub fn similar(
        &self,
        words: &str,
        place: Option<BodyId>,
        subject: &str,
        limit: usize,
    ) -> anyhow::Result<Vec<Uuid>> {
        let Some(alike) = alike(self.fields().copies.text, words, SHARE) else {
            return Ok(Vec::new());
        };
        let named = [
            place.map(|place| about("place", place.0)),
            (!subject.is_empty()).then(|| about("subject", subject)),
        ];
        let named = named.into_iter().flatten();
        let near: Vec<(Occur, Box<dyn Query>)> = named
            .map(|about| (Occur::Should, term(self.fields().about, &about)))
            .collect();
        // With one of both alone nothing is left out: what is elsewhere comes after what is here.
        let nearness = match near.len() {
            2 => Occur::Must,
            _ => Occur::Should,
        };
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, alike)];
        if !near.is_empty() {
            clauses.push((nearness, Box::new(BooleanQuery::new(near))));
        }
        self.best_publications(&BooleanQuery::new(clauses), limit)
    }

    fn best_publications(&self, wanted: &dyn Query, limit: usize) -> anyhow::Result<Vec<Uuid>> {
        let (searcher, fields) = (self.searcher(), self.fields());
        let found = newest(&searcher, &fields, wanted, limit)?;
        Ok(ids(&searcher, &fields, &found.best)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::Record;
    use super::super::samples::{index, record};
    use super::*;

    #[test]
    fn a_matter_told_in_other_words_finds_its_like() {
        let publication = |n, subject| Record {
            kind: crate::search::PUBLICATION,
            ..record(n, subject, 9, true)
        };
        let index = index(&[
            publication(1, "đèn đường ngõ 5 không sáng"),
            publication(2, "rác thải đổ trộm ven kênh"),
            record(3, "đèn đường thôn Đông", 9, true),
        ]);
        let alike = |words: &str| -> Vec<u128> {
            index
                .similar(words, None, "", 5)
                .unwrap()
                .iter()
                .map(Uuid::as_u128)
                .collect()
        };
        assert_eq!(alike("ben ngo nha toi den duong hong khong sang"), [1]);
        assert_eq!(alike("rác đổ trộm"), [2]);
        assert_eq!(alike("xin giấy khai sinh cho cháu"), [0u128; 0]);
        assert_eq!(alike(""), [0u128; 0]);
    }

    #[test]
    fn what_is_of_a_place_is_found_however_much_there_is_elsewhere() {
        let of = |n: u128, place: u128, subject: &str| Record {
            kind: crate::search::PUBLICATION,
            about: vec![about("place", Uuid::from_u128(place)), about("subject", subject)],
            ..record(n, "đèn đường", 9, true)
        };
        let mut records: Vec<Record> = (1..2_500).map(|n| of(n << 64, 1, "lighting")).collect();
        records.push(of(0, 2, "roads"));
        let index = index(&records);
        let two = Uuid::from_u128(2);
        let filter = PublicFilter {
            place: Some(two),
            ..PublicFilter::default()
        };
        let found = index.publications("den duong", &filter, 9).unwrap();
        assert_eq!(found, [Uuid::nil()], "the oldest of all, and the only one there");
        let none = PublicFilter {
            subject: Some("lighting".to_owned()),
            ..filter
        };
        assert!(index.publications("den duong", &none, 9).unwrap().is_empty());
        let near = |subject: &str| index.similar("đèn đường", Some(BodyId(two)), subject, 3).unwrap();
        assert_eq!(
            near("waste"),
            [Uuid::nil()],
            "another subject elsewhere only shares some words"
        );
        assert_eq!(
            (near("")[0], near("").len()),
            (Uuid::nil(), 3),
            "what is here comes first"
        );
        assert_eq!((near("lighting")[0], near("lighting").len()), (Uuid::nil(), 3));
    }
}
