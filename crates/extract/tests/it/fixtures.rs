use std::path::PathBuf;

/// The folder of files that LibreOffice made from one public document.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/extract")
}

/// A file of the folder.
pub fn read(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

/// All files of the folder with their names, in the order of names.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|kind| kind != "md"))
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read(path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

/// Files of a few kilobytes in every format, to be spoilt by the thousand.
pub fn small() -> Vec<(String, Vec<u8>)> {
    all()
        .into_iter()
        .filter(|(name, file)| {
            file.len() < 16_000 && !name.starts_with("locked") && !name.starts_with("cong-dien")
        })
        .collect()
}
