//! The texts of `fixtures/`.

use gandan_core::documents::SourceText;
use gandan_docparse::labels::Labels;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// The folder of fixtures.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

/// A text as it is stored: NFC, a text in an old font encoding in its Unicode form.
pub fn text(path: &Path) -> String {
    let decoded = fixtures().join("unicode").join(path.file_name().unwrap());
    let path = if decoded.exists() { &decoded } else { path };
    fs::read_to_string(path).unwrap().nfc().collect()
}

/// Name, text and gold labels of every document of the corpus, by name.
pub fn corpus() -> Vec<(String, SourceText, Labels)> {
    let mut names: Vec<PathBuf> = fs::read_dir(fixtures().join("corpus"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|path| {
            let gold = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            let source = SourceText::from_plain(text(&path.with_extension("txt")));
            (
                path.file_stem().unwrap().to_str().unwrap().to_owned(),
                source,
                gold,
            )
        })
        .collect()
}
