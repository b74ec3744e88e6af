use anyhow::Context;
use std::path::{Path, PathBuf};

/// What the folders of demonstrations begin with.
const PREFIX: &str = "gandan-demo-";

/// A folder that goes when the demonstration ends. One that was killed cannot clear up: the next one does it.
#[derive(Debug)]
pub struct DemoFolder(PathBuf);

impl DemoFolder {
    /// A fresh folder for this process, in the system's place for temporary files.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn new() -> anyhow::Result<DemoFolder> {
        let place = std::env::temp_dir();
        clear(&place);
        let folder = place.join(format!("{PREFIX}{}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
        Ok(DemoFolder(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for DemoFolder {
    fn drop(&mut self) {
        // Nothing more can be done about it here; the next demonstration tries again.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Removes folders of demonstrations that run no more. Where processes cannot be looked at, nothing is removed.
fn clear(place: &Path) {
    let processes = Path::new("/proc");
    if !processes.join(std::process::id().to_string()).exists() {
        return;
    }
    for entry in std::fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name
            .strip_prefix(PREFIX)
            .and_then(|number| number.parse::<u32>().ok());
        if process.is_some_and(|process| !processes.join(process.to_string()).exists()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
