//! How words become what the index is asked for.

use super::index::exact;
use super::schema::Looked;
use gandan_core::text::fold;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Term};

/// So many words of a query count.
const MOST: usize = 16;
/// So many different words of a matter are held against others.
const MOST_ALIKE: usize = 40;

/// The words that count, without marks.
pub(super) fn keys(words: &str) -> Vec<String> {
    fold(words)
        .split_whitespace()
        .take(MOST)
        .map(str::to_owned)
        .collect()
}

/// Records that share at least one in `share` of the telling words of a text; none where it has no such words.
pub(super) fn alike(field: Field, words: &str, share: usize) -> Option<Box<dyn Query>> {
    let mut telling: Vec<String> = Vec::new();
    for word in fold(words).split_whitespace() {
        // Syllables of one or two letters say little ("o", "da", "va").
        if word.chars().count() > 2 && !telling.iter().any(|it| it == word) && telling.len() < MOST_ALIKE {
            telling.push(word.to_owned());
        }
    }
    let clauses = telling.iter().map(|word| (Occur::Should, term(field, word)));
    let least = telling.len().div_ceil(share);
    (!telling.is_empty()).then(|| -> Box<dyn Query> {
        Box::new(BooleanQuery::with_minimum_required_clauses(
            clauses.collect(),
            least,
        ))
    })
}

/// All words somewhere; together, and with their marks, they weigh more. What must be there is looked for in one field that
/// holds all, what it is about twice.
pub(super) fn wanted(fields: Looked, words: &str, folded: &[String]) -> Box<dyn Query> {
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
