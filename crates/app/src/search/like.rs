use super::newest::{ids, newest};
use super::wanted::{alike, boosted, term};
use super::{Index, Reader};
use gandan_core::access::{Act, Actor, Object, may};
use gandan_core::bodies::{BodyId, View};
use gandan_core::cases::Wall;
use tantivy::TantivyDocument;
use tantivy::query::{BooleanQuery, Occur};
use tantivy::schema::{Field, Value};
use uuid::Uuid;

/// One in so many of the telling words of a matter must stand in an answered one: fewer than a citizen is shown by, for an
/// officer sees at a glance what helps.
const SHARE: usize = 4;

/// An answered case like another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Like {
    /// The case.
    pub id: Uuid,
    /// Its short name.
    pub subject: String,
    /// What it was answered with.
    pub answer: String,
    /// The day of its receipt.
    pub day: String,
}

impl Index {
    /// Answered cases that share at least a quarter of the telling words of a text, those that share the rarer ones first;
    /// tone marks do not matter.
    ///
    /// # Errors
    /// The index library's.
    pub fn answered_like(&self, words: &str, reader: &Reader, limit: usize) -> anyhow::Result<Vec<Like>> {
        let Reader::Officer { cases, selves, .. } = reader else {
            return Ok(Vec::new());
        };
        let fields = self.fields();
        let alike = match alike(fields.inner.text, words, SHARE) {
            Some(alike) if !cases.is_empty() => alike,
            _ => return Ok(Vec::new()),
        };
        let query = BooleanQuery::new(vec![
            (Occur::Must, alike),
            (Occur::Must, boosted(term(fields.kind, "answered-case"), 0.0)),
            (Occur::Must, boosted(self.read_by("case", cases), 0.0)),
            (Occur::MustNot, self.away(selves)),
        ]);
        let searcher = self.searcher();
        let best = newest(&searcher, &fields, &query, limit)?.best;
        let ids = ids(&searcher, &fields, &best)?;
        let mut found = Vec::new();
        for (address, id) in best.into_iter().zip(ids) {
            let row: TantivyDocument = searcher.doc(address)?;
            let text = |field: Field| {
                let value = row.get_first(field).and_then(|value| value.as_str());
                value.unwrap_or_default().to_owned()
            };
            found.push(Like {
                id,
                subject: text(fields.shown),
                answer: text(fields.answer),
                day: text(fields.day),
            });
        }
        Ok(found)
    }
}

/// The reader that an officer is: bodies whose documents and whose cases `may` lets them read, and who they are
/// themselves, for walls.
pub fn readable_cases(actor: &Actor, tree: &View<'_>) -> Reader {
    let reads = |holder: &BodyId| {
        let object = Object::Case {
            holder: *holder,
            offered: None,
            handler: None,
            helper: None,
            wall: Wall::NONE,
        };
        may(actor, Act::ReadCase, object, tree).is_ok()
    };
    let bodies = tree.registry().bodies().iter().map(|body| body.id);
    Reader::Officer {
        bodies: super::readable(actor, tree),
        cases: bodies.filter(reads).collect(),
        selves: std::iter::once(actor.account)
            .chain(actor.posts.iter().map(|post| post.body.0))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::Record;
    use super::super::samples::index;
    use super::*;

    fn case(n: u128, holder: u128, title: &str, away: &[u128], answered: bool) -> Record {
        Record {
            id: Uuid::from_u128(n),
            kind: if answered { "answered-case" } else { "case" },
            readers: vec![Uuid::from_u128(holder)],
            away: away.iter().map(|n| Uuid::from_u128(*n)).collect(),
            subject: title.to_owned(),
            words: format!("Kính gửi, {title}, mong sớm xử lý"),
            answer: "Đã sửa.".to_owned(),
            ..Record::default()
        }
    }

    fn officer(body: u128, account: u128) -> Reader {
        let body = BodyId(Uuid::from_u128(body));
        Reader::Officer {
            bodies: vec![body],
            cases: vec![body],
            selves: vec![Uuid::from_u128(account), body.0],
        }
    }

    #[test]
    fn answered_cases_are_found_by_those_who_may_read_them_and_no_wall_names() {
        let index = index(&[
            case(1, 9, "đèn đường không sáng", &[], true),
            case(2, 9, "đèn đường thôn Tây hỏng", &[77], true),
            case(3, 9, "đèn đường mới báo", &[], false),
            case(4, 8, "đèn đường xã khác", &[], true),
            case(5, 9, "cấp giấy chứng nhận đất", &[9], true),
        ]);
        let like = |words: &str, reader: &Reader| -> Vec<u128> {
            let found = index.answered_like(words, reader, 9).unwrap();
            found.iter().map(|like| like.id.as_u128()).collect()
        };
        let mut both = like("den duong bi hong", &officer(9, 1));
        both.sort_unstable();
        assert_eq!(both, [1, 2], "answered, of one's own body, without tone marks");
        assert_eq!(
            like("den duong", &officer(9, 77)),
            [1],
            "the wall of the other names this account"
        );
        assert_eq!(like("den duong", &officer(8, 1)), [4]);
        let far = "khiếu nại tính bồi thường cây trồng khi thu hồi đất làm đường vào thôn";
        assert_eq!(
            like(far, &officer(9, 1)),
            [0u128; 0],
            "a word or two in common make nothing alike"
        );
        assert_eq!(
            like("cấp giấy đất", &officer(9, 1)),
            [0u128; 0],
            "the wall names the body"
        );
        let found = |reader: &Reader| index.search("den duong", reader, 0, 9).unwrap().count;
        assert_eq!(found(&officer(9, 1)), 3);
        assert_eq!(found(&officer(9, 77)), 2);
        let clerk = Reader::Staff(vec![BodyId(Uuid::from_u128(9))]);
        assert_eq!(
            found(&clerk),
            0,
            "who reads documents does not by that read cases"
        );
    }
}
