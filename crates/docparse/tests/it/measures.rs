//! The corpus as a whole: nothing may fall below what was promised.

use crate::texts;
use gandan_docparse::corpus::{Scores, compare, score};
use gandan_docparse::labels::Labels;
use gandan_docparse::read;

fn scores() -> Scores {
    let corpus = texts::corpus();
    let found: Vec<_> = corpus
        .iter()
        .map(|(name, source, _)| (name.clone(), Labels::from(&read(source))))
        .collect();
    let gold: Vec<_> = corpus.into_iter().map(|(name, _, gold)| (name, gold)).collect();
    score(&gold, &found)
}

#[test]
fn the_corpus_is_read_as_well_as_promised() {
    let scores = scores();
    let mut low = Vec::new();
    for (field, least) in [
        ("kind", 0.97),
        ("number", 0.97),
        ("symbol", 0.97),
        ("date", 0.97),
        ("citations", 0.97),
        ("tasks", 0.88),
        ("lead", 0.80),
        ("place", 0.90),
        ("issuer", 0.85),
        ("subject", 0.90),
        ("recipients", 0.90),
        ("due", 0.80),
        ("every", 0.80),
        ("report_to", 0.75),
        ("signer", 0.90),
    ] {
        if scores.of(field).is_none_or(|figure| figure < least) {
            low.push(field);
        }
    }
    assert!(low.is_empty() && scores.overall >= 0.93, "{low:?}\n{scores}");
}

#[test]
fn a_run_compared_with_itself_has_not_changed() {
    let scores = scores();
    assert_eq!(compare(&scores, &scores), []);
    assert_eq!(scores.rows.len(), 21);
}

#[test]
fn gold_against_itself_is_all_right_and_against_nothing_is_known() {
    let gold: Vec<_> = texts::corpus()
        .into_iter()
        .map(|(name, _, gold)| (name, gold))
        .collect();
    let own = score(&gold, &gold);
    assert!((own.overall - 1.0).abs() < 1e-9, "{own}");
    // What `score.py` says of an empty folder and of a folder of empty readings.
    let none = score(&gold, &[]);
    assert!(none.overall.abs() < 1e-9, "{none}");
    let empty: Vec<_> = gold
        .iter()
        .map(|(name, _)| (name.clone(), Labels::default()))
        .collect();
    let empty = score(&gold, &empty);
    assert!((empty.overall - EMPTY).abs() < 1e-3, "{empty}");
}

/// `score.py fixtures/corpus` on readings that say nothing of any document.
const EMPTY: f64 = 0.141;
