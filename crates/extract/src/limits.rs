use std::path::PathBuf;
use std::time::Duration;

/// How much a file may ask for before it is refused.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Size of the file, in bytes.
    pub bytes: u64,
    /// What all read members of an archive, or all read streams of a PDF, may unfold to together, in bytes.
    pub expanded: u64,
    /// How many times larger than its packed form one member may be, once it is larger than a mebibyte.
    pub ratio: u64,
    /// Members of an archive.
    pub members: usize,
    /// Elements inside each other in XML.
    pub depth: usize,
    /// Length of the text that comes out, in bytes of UTF-8.
    pub text: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// How long a PDF or LibreOffice may work.
    pub time: Duration,
    /// The LibreOffice program for .doc and .rtf. Without it `soffice` is looked for on the search path.
    pub office: Option<PathBuf>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 100 << 20,
            expanded: 256 << 20,
            ratio: 200,
            members: 10_000,
            depth: 256,
            text: 64 << 20,
            pages: 5_000,
            time: Duration::from_secs(60),
            office: None,
        }
    }
}
