//! What exactly was wrong with a file, each with a code under which other languages have their words.

use std::fmt;

/// What there was too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Members of an archive.
    Members,
    /// Bytes that one part unfolds to.
    Part,
    /// Elements inside elements.
    Depth,
    /// Tables inside tables.
    Tables,
    /// Text.
    Text,
    /// Pages.
    Pages,
    /// Bytes that LibreOffice made of it.
    Converted,
    /// More than the memory that is left on this machine.
    Memory,
}

impl Excess {
    /// Each of them.
    pub const ALL: [Self; 8] = [
        Self::Members,
        Self::Part,
        Self::Depth,
        Self::Tables,
        Self::Text,
        Self::Pages,
        Self::Converted,
        Self::Memory,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Part => "part",
            Self::Depth => "depth",
            Self::Tables => "tables",
            Self::Text => "text",
            Self::Pages => "pages",
            Self::Converted => "converted",
            Self::Memory => "memory",
        }
    }
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Members => "too many members",
            Self::Part => "a small part unfolds to a huge one",
            Self::Depth => "elements inside elements without end",
            Self::Tables => "tables inside tables without end",
            Self::Text => "more text than a document can have",
            Self::Pages => "too many pages",
            Self::Converted => "its converted form is too large",
            Self::Memory => "there is no memory to read it",
        })
    }
}

/// What a file is that is no document; with the name of its format, where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture.
    Picture(&'static str),
    /// A picture, a video or a recording.
    Media,
    /// An archive with other files in it.
    Archive(&'static str),
    /// A program.
    Program,
    /// A database.
    Database,
    /// What is sent to a printer.
    Print(&'static str),
    /// A spreadsheet.
    Spreadsheet(&'static str),
    /// A presentation.
    Presentation(&'static str),
    /// A file of an old Office, without text.
    Office,
    /// Nothing that is known.
    Unknown,
}

impl Kind {
    /// Each of them, with some format.
    pub const ALL: [Self; 10] = [
        Self::Picture("PNG"),
        Self::Media,
        Self::Archive("ZIP"),
        Self::Program,
        Self::Database,
        Self::Print("PostScript"),
        Self::Spreadsheet("XLSX"),
        Self::Presentation("PPTX"),
        Self::Office,
        Self::Unknown,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Picture(_) => "picture",
            Self::Media => "media",
            Self::Archive(_) => "archive",
            Self::Program => "program",
            Self::Database => "database",
            Self::Print(_) => "print",
            Self::Spreadsheet(_) => "spreadsheet",
            Self::Presentation(_) => "presentation",
            Self::Office => "office",
            Self::Unknown => "unknown",
        }
    }

    /// The name of its format; empty where it has none.
    pub fn format(self) -> &'static str {
        match self {
            Self::Picture(name)
            | Self::Archive(name)
            | Self::Print(name)
            | Self::Spreadsheet(name)
            | Self::Presentation(name) => name,
            _ => "",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.format();
        match self {
            Self::Picture(_) => write!(f, "a picture ({name}), which needs OCR"),
            Self::Media => f.write_str("a picture, a video or a recording"),
            Self::Archive(_) => write!(f, "an archive ({name}): unpack it and send its documents"),
            Self::Program => f.write_str("a program"),
            Self::Database => f.write_str("a database"),
            Self::Print(_) => write!(f, "a print file ({name}): save it as PDF"),
            Self::Spreadsheet(_) => write!(f, "a spreadsheet ({name})"),
            Self::Presentation(_) => write!(f, "a presentation ({name})"),
            Self::Office => f.write_str("an old Office file without text"),
            Self::Unknown => f.write_str("a file of an unknown kind"),
        }
    }
}

/// What of a file is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// It, or a part of it, cannot be unpacked.
    Packing,
    /// Its main part is missing.
    Missing,
    /// Its XML.
    Markup,
    /// It ends in the middle.
    Cut,
    /// Its list of pages.
    Pages,
    /// Anything else of its structure.
    Structure,
}

impl Damage {
    /// Each of them.
    pub const ALL: [Self; 6] = [
        Self::Packing,
        Self::Missing,
        Self::Markup,
        Self::Cut,
        Self::Pages,
        Self::Structure,
    ];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Packing => "packing",
            Self::Missing => "missing",
            Self::Markup => "markup",
            Self::Cut => "cut",
            Self::Pages => "pages",
            Self::Structure => "structure",
        }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Packing => "it cannot be unpacked",
            Self::Missing => "its main part is missing",
            Self::Markup => "its XML is broken",
            Self::Cut => "it ends in the middle",
            Self::Pages => "its list of pages cannot be found",
            Self::Structure => "its structure is broken",
        })
    }
}

/// What hindered LibreOffice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeFault {
    /// It is not where the settings say.
    Absent,
    /// There is no room for its working folder.
    Room,
    /// It could not be started.
    Start,
    /// It gave nothing back.
    Nothing,
    /// What it gave back could not be read.
    Result,
}

impl OfficeFault {
    /// Each of them.
    pub const ALL: [Self; 5] = [Self::Absent, Self::Room, Self::Start, Self::Nothing, Self::Result];

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Room => "room",
            Self::Start => "start",
            Self::Nothing => "nothing",
            Self::Result => "result",
        }
    }
}

impl fmt::Display for OfficeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Absent => "it is not where the settings say it is",
            Self::Room => "there is no room for its working folder",
            Self::Start => "it could not be started",
            Self::Nothing => "it gave nothing back; the file is damaged or locked",
            Self::Result => "its result could not be read",
        })
    }
}
