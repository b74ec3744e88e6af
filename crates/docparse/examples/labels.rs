//! Writes the labels of every `.txt` of a folder as JSON: `cargo run -p gandan-docparse --example labels -- DIR OUT`.

use gandan_core::documents::SourceText;
use gandan_docparse::{labels::Labels, read};
use std::{error::Error, fs, path::Path};
use unicode_normalization::UnicodeNormalization;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().collect();
    let [_, from, to] = args.as_slice() else {
        return Err("usage: labels DIR OUT".into());
    };
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "txt" || e == "md") {
            // Texts in an old font encoding have their Unicode form beside them.
            let beside = path
                .parent()
                .and_then(Path::parent)
                .map(|p| p.join("unicode"))
                .unwrap_or_default();
            let decoded = path
                .file_name()
                .map(|name| beside.join(name))
                .filter(|p| p.exists());
            let raw = fs::read_to_string(decoded.as_ref().unwrap_or(&path))?;
            let text: String = raw.nfc().collect();
            let labels = Labels::from(&read(&SourceText::from_plain(text)));
            let name = path
                .file_stem()
                .and_then(|s| s.to_str())
                .ok_or("a file without a name")?;
            fs::write(
                Path::new(to).join(format!("{name}.json")),
                serde_json::to_string_pretty(&labels)?,
            )?;
        }
    }
    Ok(())
}
