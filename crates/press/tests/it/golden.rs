//! Comparing with what was looked at and found good. `PRESS_BLESS=1 cargo test -p gandan-press` writes the files anew;
//! look at the difference before you keep it.

use std::path::PathBuf;

/// The folder of what was found good.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/press")
}

/// Whether files are written anew.
pub fn blessing() -> bool {
    std::env::var_os("PRESS_BLESS").is_some()
}

/// Compares text with a file.
#[track_caller]
pub fn same(name: &str, got: &str) {
    let path = folder().join(name);
    if blessing() {
        std::fs::create_dir_all(folder()).unwrap();
        std::fs::write(&path, got).unwrap();
        return;
    }
    let good = std::fs::read_to_string(&path).unwrap_or_default();
    for (index, (good, got)) in good.lines().zip(got.lines()).enumerate() {
        assert_eq!(got, good, "{name}, line {}", index + 1);
    }
    assert_eq!(got.lines().count(), good.lines().count(), "{name}");
}
