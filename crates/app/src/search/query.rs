use super::Index;
use super::index::reader_key;
use super::newest::{ids, newest};
use super::shown::{Words, mark, snippet};
use super::wanted::{boosted, keys, wanted};
use gandan_core::bodies::BodyId;
use serde::Serialize;
use tantivy::TantivyDocument;
use tantivy::query::{BooleanQuery, Occur, Query, TermSetQuery};
use tantivy::schema::{Field, Term, Value};
use uuid::Uuid;

/// Who searches: what they may read is decided inside the query, before anything is counted.
#[derive(Debug, Clone)]
pub enum Reader {
    /// Everybody: what is public.
    Public,
    /// Someone who reads the libraries and work of these bodies; and what is public.
    Staff(Vec<BodyId>),
    /// The same, who also reads cases.
    Officer {
        /// Whose libraries and work they read.
        bodies: Vec<BodyId>,
        /// Whose cases they read.
        cases: Vec<BodyId>,
        /// Themselves and the bodies of their posts: what a wall names of these they do not read.
        selves: Vec<Uuid>,
    },
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// `document`, `task`, `publication`, `case` or `answered-case`.
    pub kind: String,
    /// Its id.
    pub id: Uuid,
    /// The document it belongs to.
    pub document: Uuid,
    /// Kind, number, symbol.
    pub name: String,
    /// Subject or title.
    pub subject: Vec<Words>,
    /// A stretch of its words.
    pub snippet: Vec<Words>,
    /// Day of the document.
    pub day: String,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many there are.
    pub count: usize,
    /// There are older ones besides, which were not ranked.
    pub more: bool,
    /// The best of them, in order.
    pub hits: Vec<Hit>,
}

impl Index {
    /// Searches for `words`, with or without tone marks; ranked, `limit` from `offset` on.
    ///
    /// # Errors
    /// The index library's.
    pub fn search(&self, words: &str, reader: &Reader, offset: usize, limit: usize) -> anyhow::Result<Found> {
        let folded = keys(words);
        if folded.is_empty() {
            return Ok(Found::default());
        }
        let query = self.readable(words, &folded, reader);
        let (searcher, fields) = (self.searcher(), self.fields());
        let mut newest = newest(&searcher, &fields, query.as_ref(), offset + limit)?;
        let best = newest.best.split_off(offset.min(newest.best.len()));
        let ids = ids(&searcher, &fields, &best)?;
        let mut hits = Vec::new();
        for (address, id) in best.into_iter().zip(ids) {
            let row: TantivyDocument = searcher.doc(address)?;
            let text = |field: Field| {
                row.get_first(field)
                    .and_then(|value| value.as_str())
                    .unwrap_or_default()
                    .to_owned()
            };
            let document = row.get_first(fields.document).and_then(|value| value.as_bytes());
            hits.push(Hit {
                kind: text(fields.kind),
                id,
                document: Uuid::from_slice(document.unwrap_or_default())?,
                name: text(fields.name),
                subject: mark(&text(fields.shown), &folded),
                snippet: snippet(&text(fields.words), &folded),
                day: text(fields.day),
            });
        }
        Ok(Found {
            count: newest.count,
            more: newest.more,
            hits,
        })
    }

    /// Records of a kind that readers of these bodies may read.
    pub(super) fn read_by(&self, kind: &str, bodies: &[BodyId]) -> Box<dyn Query> {
        let field = self.fields().reader;
        let keys = bodies.iter().map(|body| reader_key(kind, body.0));
        Box::new(TermSetQuery::new(
            keys.map(|key| Term::from_field_text(field, &key)),
        ))
    }

    /// Records whose wall names one of these.
    pub(super) fn away(&self, selves: &[Uuid]) -> Box<dyn Query> {
        let field = self.fields().away;
        let keys = selves.iter().map(Uuid::to_string);
        Box::new(TermSetQuery::new(
            keys.map(|key| Term::from_field_text(field, &key)),
        ))
    }

    /// Where the words stand, in what the reader may read. What is public has its own fields; in those of the rest nothing
    /// is looked for without a body that the reader reads.
    fn readable(&self, words: &str, folded: &[String], reader: &Reader) -> Box<dyn Query> {
        let fields = self.fields();
        let public = BooleanQuery::new(vec![
            (Occur::Should, wanted(fields.copies, words, folded)),
            (Occur::Should, wanted(fields.open, words, folded)),
        ]);
        let public: Box<dyn Query> = Box::new(public);
        let mut theirs = match reader {
            Reader::Public => return public,
            Reader::Staff(bodies) => vec![(Occur::Must, boosted(self.read_by("document", bodies), 0.0))],
            Reader::Officer {
                bodies,
                cases,
                selves,
            } => {
                let either = BooleanQuery::new(vec![
                    (Occur::Should, self.read_by("document", bodies)),
                    (Occur::Should, self.read_by("case", cases)),
                ]);
                vec![
                    (Occur::Must, boosted(Box::new(either), 0.0)),
                    (Occur::MustNot, self.away(selves)),
                ]
            }
        };
        theirs.push((Occur::Must, wanted(fields.inner, words, folded)));
        Box::new(BooleanQuery::new(vec![
            (Occur::Should, public),
            (Occur::Should, Box::new(BooleanQuery::new(theirs))),
        ]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::Record;
    use super::super::samples::{index, record};
    use super::*;
    use gandan_store::journal::Cursor;

    fn ids(index: &Index, words: &str, reader: &Reader) -> Vec<u128> {
        let found = index.search(words, reader, 0, 10).unwrap();
        assert_eq!(found.count, found.hits.len());
        found.hits.iter().map(|hit| hit.id.as_u128()).collect()
    }

    #[test]
    fn marks_are_not_needed_and_help_where_they_are_typed() {
        let index = index(&[
            record(1, "ban hành quy chế", 9, false),
            record(2, "bán hàng quy che", 9, false),
        ]);
        let staff = Reader::Staff(vec![BodyId(Uuid::from_u128(9))]);
        assert_eq!(ids(&index, "ban hanh", &staff), [1]);
        let mut both = ids(&index, "ban quy che", &staff);
        both.sort_unstable();
        assert_eq!(both, [1, 2]);
        assert_eq!(ids(&index, "bán quy che", &staff)[0], 2);
        assert_eq!(ids(&index, "quy chế", &staff)[0], 1);
        assert_eq!(ids(&index, "1/CT-UBND", &staff), [1]);
        assert_eq!(ids(&index, "  ,. ", &staff), [0u128; 0]);
    }

    #[test]
    fn rights_filter_before_anything_is_counted() {
        let index = index(&[
            record(1, "dân vận", 7, false),
            record(2, "dân vận", 8, false),
            record(3, "dân vận", 8, true),
        ]);
        let staff = |body| Reader::Staff(vec![BodyId(Uuid::from_u128(body))]);
        let sorted = |reader: &Reader| {
            let mut found = ids(&index, "dân vận", reader);
            found.sort_unstable();
            found
        };
        assert_eq!(sorted(&Reader::Public), [3]);
        assert_eq!(sorted(&staff(7)), [1, 3]);
        assert_eq!(sorted(&staff(8)), [2, 3]);
        assert_eq!(sorted(&Reader::Staff(Vec::new())), [3]);
    }

    #[test]
    fn of_very_many_the_newest_are_ranked_and_what_is_rare_is_found_however_old() {
        let mut records: Vec<Record> = (0..3_000)
            .map(|n| record(n << 64, "đèn đường", 9, true))
            .collect();
        records[0].words.push_str(" bên sông Hiếu");
        let index = index(&records);
        let common = index.search("den duong", &Reader::Public, 0, 3).unwrap();
        assert!(common.more && common.count >= 1_000, "{}", common.count);
        assert_eq!(common.hits[0].id, records[2_999].id, "of many alike the newest");
        let rare = index.search("sông Hiếu", &Reader::Public, 0, 3).unwrap();
        assert_eq!((rare.count, rare.more), (1, false));
        assert_eq!(rare.hits[0].id, records[0].id);
        let second = index.search("den duong", &Reader::Public, 1, 3).unwrap();
        assert_eq!(second.hits[0], common.hits[1], "pages follow each other");
    }

    #[test]
    fn a_record_is_replaced_and_the_cursor_kept() {
        let index = index(&[record(1, "dân vận", 7, true)]);
        index
            .replace(Uuid::from_u128(1), &[record(1, "cải cách", 7, true)])
            .unwrap();
        index
            .commit(Cursor {
                transaction: 3,
                seq: 4,
            })
            .unwrap();
        assert_eq!(ids(&index, "dân vận", &Reader::Public), [0u128; 0]);
        assert_eq!(ids(&index, "cai cach", &Reader::Public), [1]);
        assert_eq!(
            index.followed().cursor,
            Cursor {
                transaction: 3,
                seq: 4
            }
        );
    }

    #[test]
    fn an_index_of_another_version_is_built_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("search");
        std::fs::create_dir(&path).unwrap();
        std::fs::write(path.join("meta.json"), "{}").unwrap();
        let index = Index::open(&path).unwrap();
        index
            .replace(Uuid::from_u128(1), &[record(1, "dân vận", 7, true)])
            .unwrap();
        index
            .commit(Cursor {
                transaction: 0,
                seq: 5,
            })
            .unwrap();
        drop(index);
        let index = Index::open(&path).unwrap();
        assert_eq!(index.followed().cursor.seq, 5);
        assert_eq!(ids(&index, "dan van", &Reader::Public), [1]);
    }
}
