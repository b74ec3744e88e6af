use super::Index;
use super::index::{about, exact, reader_key};
use super::newest::{ids, newest};
use super::schema::Looked;
use gandan_core::bodies::BodyId;
use gandan_core::text::fold;
use gandan_store::cases::PublicFilter;
use serde::Serialize;
use tantivy::TantivyDocument;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery};
use tantivy::schema::{Field, IndexRecordOption, Term, Value};
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

/// Words of a snippet, marked or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// As they stand.
    pub text: String,
    /// They were looked for.
    pub hit: bool,
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

/// So many words of a query count.
const MOST: usize = 16;
/// So many different words of a matter are held against others.
const MOST_ALIKE: usize = 40;

impl Index {
    /// Searches for `words`, with or without tone marks; ranked, `limit` from `offset` on.
    ///
    /// # Errors
    /// The index library's.
    pub fn search(&self, words: &str, reader: &Reader, offset: usize, limit: usize) -> anyhow::Result<Found> {
        let folded: Vec<String> = fold(words)
            .split_whitespace()
            .take(MOST)
            .map(str::to_owned)
            .collect();
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
        let folded: Vec<String> = fold(words)
            .split_whitespace()
            .take(MOST)
            .map(str::to_owned)
            .collect();
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
    /// the rarer words. Where a place and a subject are named, one of both must be the same, and both weigh.
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
        let fields = self.fields().copies;
        let mut told: Vec<String> = Vec::new();
        for word in fold(words).split_whitespace() {
            // Syllables of one or two letters say little ("o", "da", "va").
            if word.chars().count() > 2 && !told.iter().any(|it| it == word) && told.len() < MOST_ALIKE {
                told.push(word.to_owned());
            }
        }
        if told.is_empty() {
            return Ok(Vec::new());
        }
        let clauses = told.iter().map(|word| (Occur::Should, term(fields.text, word)));
        let alike = BooleanQuery::with_minimum_required_clauses(clauses.collect(), told.len().div_ceil(3));
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
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![(Occur::Must, Box::new(alike))];
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

/// All words somewhere; together, and with their marks, they weigh more. What must be there is looked for in one field that
/// holds all, what it is about twice.
fn wanted(fields: Looked, words: &str, folded: &[String]) -> Box<dyn Query> {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
    for word in folded {
        clauses.push((Occur::Must, term(fields.text, word)));
    }
    if folded.len() > 1 {
        clauses.push((Occur::Should, boosted(phrase(fields.text, folded), 4.0)));
    }
    let marked: Vec<String> = exact(words)
        .split_whitespace()
        .take(MOST)
        .map(str::to_owned)
        .collect();
    // Typed without marks, no spelling is preferred.
    if fold(words) != marked.join(" ") {
        for word in &marked {
            clauses.push((Occur::Should, boosted(term(fields.text_exact, word), 3.0)));
        }
        if marked.len() > 1 {
            clauses.push((Occur::Should, boosted(phrase(fields.text_exact, &marked), 8.0)));
        }
    }
    Box::new(BooleanQuery::new(clauses))
}

pub(super) fn term(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, word),
        IndexRecordOption::WithFreqs,
    ))
}

fn phrase(field: Field, words: &[String]) -> Box<dyn Query> {
    Box::new(PhraseQuery::new(
        words
            .iter()
            .map(|word| Term::from_field_text(field, word))
            .collect(),
    ))
}

pub(super) fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}

/// The words of a text, those looked for marked whatever their spelling.
fn mark(text: &str, folded: &[String]) -> Vec<Words> {
    let mut marked: Vec<Words> = Vec::new();
    for piece in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let hit = !word.is_empty() && folded.contains(&fold(word));
        let mut push = |text: &str, hit: bool| match marked.last_mut() {
            Some(last) if last.hit == hit => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => marked.push(Words {
                text: text.to_owned(),
                hit,
            }),
        };
        push(word, hit);
        push(&piece[word.len()..], false);
    }
    marked
}

/// The stretch of a text in which most of the words stand.
fn snippet(text: &str, folded: &[String]) -> Vec<Words> {
    const LENGTH: usize = 32;
    // Only so much is looked through: a snippet is a help, not a proof.
    let words: Vec<&str> = text.split_whitespace().take(20_000).collect();
    let hits: Vec<bool> = words
        .iter()
        .map(|word| fold(word).split(' ').any(|key| folded.iter().any(|it| it == key)))
        .collect();
    let mut inside = hits.iter().take(LENGTH).filter(|hit| **hit).count();
    let (mut best, mut start) = (inside, 0);
    for end in LENGTH..words.len() {
        inside = inside + usize::from(hits[end]) - usize::from(hits[end - LENGTH]);
        if inside > best {
            (best, start) = (inside, end + 1 - LENGTH);
        }
    }
    let end = (start + LENGTH).min(words.len());
    let mut stretch = words[start..end].join(" ");
    if start > 0 {
        stretch.insert_str(0, "… ");
    }
    if end < words.len() {
        stretch.push_str(" …");
    }
    mark(&stretch, folded)
}

#[cfg(test)]
mod tests {
    use super::super::index::Record;
    use super::*;
    use gandan_store::journal::Cursor;

    fn index(records: &[Record]) -> Index {
        let index = Index::in_memory().unwrap();
        for record in records {
            index.replace(record.id, std::slice::from_ref(record)).unwrap();
        }
        index
            .commit(Cursor {
                transaction: 1,
                seq: 2,
            })
            .unwrap();
        index
    }

    fn record(n: u128, subject: &str, reader: u128, public: bool) -> Record {
        Record {
            id: Uuid::from_u128(n),
            kind: "document",
            readers: vec![Uuid::from_u128(reader)],
            public,
            name: format!("CT {n}/CT-UBND"),
            identity: format!("CT {n}/CT-UBND"),
            subject: subject.to_owned(),
            words: format!("Về việc {subject}, các sở ban ngành thực hiện"),
            day: "2026-11-22".to_owned(),
            ..Record::default()
        }
    }

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
        assert!(common.more && common.count >= 2_000, "{}", common.count);
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
    fn what_was_looked_for_is_marked_and_nothing_is_lost() {
        let words = mark("Ủy ban, <b> dân vận", &["ban".to_owned(), "van".to_owned()]);
        let whole: String = words.iter().map(|words| words.text.as_str()).collect();
        assert_eq!(whole, "Ủy ban, <b> dân vận");
        let hits: Vec<&str> = words
            .iter()
            .filter(|words| words.hit)
            .map(|words| words.text.as_str())
            .collect();
        assert_eq!(hits, ["ban", "vận"]);
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
