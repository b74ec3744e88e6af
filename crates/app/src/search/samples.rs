//! Records for tests.

use super::Index;
use super::index::Record;
use gandan_store::journal::Cursor;
use uuid::Uuid;

/// An index in memory that holds these.
pub fn index(records: &[Record]) -> Index {
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

/// A document of the library of body `reader`.
pub fn record(n: u128, subject: &str, reader: u128, public: bool) -> Record {
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
