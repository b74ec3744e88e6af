use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::path::Path;

/// The files of `law/` inside the program; a debug build reads them from disk.
#[derive(RustEmbed)]
#[folder = "../../law"]
#[include = "*.yaml"]
#[include = "rules/*.yaml"]
#[include = "calendar/*.yaml"]
#[include = "cases/*.yaml"]
#[include = "procedures/*.yaml"]
#[include = "papers/*.yaml"]
#[include = "forms/*.yaml"]
#[include = "forms/tt-*/*.yaml"]
#[include = "figures/*.yaml"]
#[include = "outlines/*.yaml"]
#[include = "reports/*.yaml"]
struct Shipped;

/// The texts under `law/`, by path, ascending.
#[derive(Debug, Clone)]
pub struct LawFiles {
    files: Vec<(String, Cow<'static, str>)>,
}

impl LawFiles {
    /// Those the program ships with.
    pub fn shipped() -> LawFiles {
        let mut files: Vec<(String, Cow<'static, str>)> = Shipped::iter()
            .filter_map(|path| {
                let text = match Shipped::get(&path)?.data {
                    Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(bytes).ok()?),
                    Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).ok()?),
                };
                Some((path.into_owned(), text))
            })
            .collect();
        files.sort();
        LawFiles { files }
    }

    /// Those of a folder of the same shape: what a jurist checks before it ships.
    ///
    /// # Errors
    /// The folder or a file cannot be read, or is not UTF-8.
    pub fn in_folder(folder: &Path) -> std::io::Result<LawFiles> {
        let mut files = Vec::new();
        let mut parts: Vec<String> = [
            "",
            "rules",
            "calendar",
            "cases",
            "procedures",
            "papers",
            "forms",
            "figures",
            "outlines",
            "reports",
        ]
        .map(str::to_owned)
        .to_vec();
        // Each set of forms is a folder of its own.
        if folder.join("forms").is_dir() {
            for entry in std::fs::read_dir(folder.join("forms"))? {
                let entry = entry?;
                if entry.path().is_dir() {
                    parts.push(format!("forms/{}", entry.file_name().to_string_lossy()));
                }
            }
        }
        for part in &parts {
            let inner = folder.join(part);
            if !part.is_empty() && !inner.is_dir() {
                continue;
            }
            for entry in std::fs::read_dir(&inner)? {
                let path = entry?.path();
                let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                    continue;
                };
                if path.is_file() && name.ends_with(".yaml") {
                    let key = if part.is_empty() {
                        name.to_owned()
                    } else {
                        format!("{part}/{name}")
                    };
                    files.push((key, Cow::Owned(std::fs::read_to_string(&path)?)));
                }
            }
        }
        files.sort();
        Ok(LawFiles { files })
    }

    /// Files in `part`, with their names without folder and ending.
    pub(crate) fn within<'f>(&'f self, part: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        self.files.iter().filter_map(move |(path, text)| {
            let name = path
                .strip_prefix(part)?
                .strip_prefix('/')?
                .strip_suffix(".yaml")?;
            Some((name, text.as_ref()))
        })
    }

    /// One file by its path.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files
            .iter()
            .find(|(key, _)| key == path)
            .map(|(_, text)| text.as_ref())
    }
}
