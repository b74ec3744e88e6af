//! Readings against the labelled corpus.
#![expect(clippy::unwrap_used, reason = "a fixture that is not there fails the test")]

#[path = "it/texts.rs"]
mod texts;

use gandan_docparse::{labels::Labels, read};

#[test]
fn every_document_of_the_corpus_is_read() {
    for (name, source, gold) in texts::corpus() {
        let found = Labels::from(&read(&source));
        assert_eq!(found.kind, gold.kind, "{name}");
        assert_eq!(found.number, gold.number, "{name}");
        assert_eq!(found.symbol, gold.symbol, "{name}");
        assert_eq!(found.date, gold.date, "{name}");
    }
}
