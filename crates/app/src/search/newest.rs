//! The best of the newest that fits. Whoever looks for words that stand in half of all records is helped by the last
//! thousands of them, ranked; to rank all would cost more with every year.

use super::schema::Fields;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use tantivy::query::{EnableScoring, Query, Scorer, Weight};
use tantivy::{DocAddress, DocId, DocSet, Searcher, SegmentOrdinal, SegmentReader, TERMINATED};
use uuid::Uuid;

/// So many that fit are ranked; older ones are left out. Nobody is shown more.
const ENOUGH: usize = 1_000;

/// Records looked through at first, the newest.
const STRETCH: DocId = 16_384;

/// What was found of the newest.
#[derive(Debug, Default)]
pub(super) struct Newest {
    /// How many fit.
    pub count: usize,
    /// Older ones were not looked at.
    pub more: bool,
    /// The best, in order; of two alike the newer first.
    pub best: Vec<DocAddress>,
}

/// Ranks the newest that fit, and gives `most` of them.
///
/// # Errors
/// The index library's.
pub(super) fn newest(
    searcher: &Searcher,
    fields: &Fields,
    query: &dyn Query,
    most: usize,
) -> tantivy::Result<Newest> {
    let weight = query.weight(EnableScoring::enabled_from_searcher(searcher))?;
    let mut fitting = Fitting {
        found: Vec::new(),
        more: false,
        stretch: STRETCH,
    };
    for ordinal in newest_first(searcher, fields)? {
        let part = searcher.segment_reader(ordinal);
        if fitting.look(weight.as_ref(), part, ordinal)? {
            break;
        }
    }
    Ok(fitting.best(most))
}

/// Parts of the index by their newest record.
fn newest_first(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Vec<SegmentOrdinal>> {
    let mut parts: Vec<(u64, SegmentOrdinal)> = Vec::new();
    for (ordinal, part) in (0..).zip(searcher.segment_readers()) {
        let begun = fields.id.begun(part)?.max_value();
        parts.push((begun, ordinal));
    }
    parts.sort_unstable_by_key(|part| Reverse(*part));
    Ok(parts.into_iter().map(|(_, ordinal)| ordinal).collect())
}

/// What fits.
struct Fit {
    weight: f32,
    address: DocAddress,
    /// How many newer ones fit.
    age: usize,
}

struct Fitting {
    found: Vec<Fit>,
    more: bool,
    stretch: DocId,
}

impl Fitting {
    /// Looks through a part of the index, stretch by stretch from its newest end; whether there is enough.
    fn look(
        &mut self,
        weight: &dyn Weight,
        part: &SegmentReader,
        ordinal: SegmentOrdinal,
    ) -> tantivy::Result<bool> {
        let mut end = part.max_doc();
        let mut scorer = weight.scorer(part, 1.0)?;
        if scorer.cost() <= ENOUGH as u64 {
            self.stretch = self.stretch.max(end);
        }
        loop {
            let start = end.saturating_sub(self.stretch);
            self.take(scorer.as_mut(), part, ordinal, (start, end));
            if self.found.len() >= ENOUGH {
                self.more = true;
                return Ok(true);
            }
            if start == 0 {
                return Ok(false);
            }
            end = start;
            // Where little fits, ever longer stretches: to begin one costs something too.
            self.stretch = self.stretch.saturating_mul(2);
            scorer = weight.scorer(part, 1.0)?;
        }
    }

    /// Takes what fits between two records, newest last.
    fn take(
        &mut self,
        scorer: &mut dyn Scorer,
        part: &SegmentReader,
        ordinal: SegmentOrdinal,
        (start, end): (DocId, DocId),
    ) {
        let mut doc = scorer.doc();
        if doc < start {
            doc = scorer.seek(start);
        }
        let alive = part.alive_bitset();
        let before = self.found.len();
        while doc < end && doc != TERMINATED {
            if alive.is_none_or(|alive| alive.is_alive(doc)) {
                self.found.push(Fit {
                    weight: scorer.score(),
                    address: DocAddress::new(ordinal, doc),
                    age: 0,
                });
            }
            doc = scorer.advance();
        }
        let after = self.found.len();
        for (age, found) in (before..).zip(self.found[before..after].iter_mut().rev()) {
            found.age = age;
        }
    }

    fn best(mut self, most: usize) -> Newest {
        let count = self.found.len();
        let better = |one: &Fit, other: &Fit| {
            let weight = other.weight.total_cmp(&one.weight);
            weight.then_with(|| one.age.cmp(&other.age))
        };
        if most < count {
            self.found.select_nth_unstable_by(most, better);
            self.found.truncate(most);
        }
        self.found.sort_unstable_by(better);
        Newest {
            count,
            more: self.more,
            best: self.found.into_iter().map(|fit| fit.address).collect(),
        }
    }
}

/// Reads the ids of records without their words.
pub(super) fn ids(searcher: &Searcher, fields: &Fields, found: &[DocAddress]) -> tantivy::Result<Vec<Uuid>> {
    let mut parts = BTreeMap::new();
    for address in found {
        // What is common is found in the newest part or two: the others are not opened.
        if let Entry::Vacant(part) = parts.entry(address.segment_ord) {
            part.insert(fields.id.of(searcher.segment_reader(address.segment_ord))?);
        }
    }
    let read = |address: &DocAddress| {
        let (begun, rest) = &parts[&address.segment_ord];
        let half = |column: &tantivy::columnar::Column<u64>| column.first(address.doc_id).unwrap_or_default();
        Uuid::from_u64_pair(half(begun), half(rest))
    };
    Ok(found.iter().map(read).collect())
}
