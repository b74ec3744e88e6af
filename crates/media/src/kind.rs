/// Most files of one petition.
pub const FILES: usize = 10;
/// Most bytes of all files of one petition, as they are sent.
pub const TOTAL: usize = 60 << 20;
/// Most pixels of a picture.
pub const PIXELS: u64 = 40_000_000;
/// A larger picture is reduced until its longer side has so many pixels: a page at 350 dots an inch.
pub const LONGEST_SIDE: u32 = 4096;

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A photograph.
    Jpeg,
    /// A drawing or a picture of a screen.
    Png,
    /// A picture as messengers send it.
    Webp,
    /// A document with pages.
    Pdf,
    /// A document of Word since 2007, without macros.
    Docx,
    /// Sound.
    Mp3,
    /// A film, with or without pictures.
    Mp4,
}

/// All that is published of the kinds: code, media type, most bytes of one file.
const TABLE: [(Kind, &str, &str, usize); 7] = [
    (Kind::Jpeg, "jpg", "image/jpeg", 20 << 20),
    (Kind::Png, "png", "image/png", 20 << 20),
    (Kind::Webp, "webp", "image/webp", 20 << 20),
    (Kind::Pdf, "pdf", "application/pdf", 20 << 20),
    (
        Kind::Docx,
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        20 << 20,
    ),
    (Kind::Mp3, "mp3", "audio/mpeg", 20 << 20),
    (Kind::Mp4, "mp4", "video/mp4", 50 << 20),
];

impl Kind {
    /// All of them, in the order in which they are told.
    pub const ALL: [Kind; 7] = [
        Kind::Jpeg,
        Kind::Png,
        Kind::Webp,
        Kind::Pdf,
        Kind::Docx,
        Kind::Mp3,
        Kind::Mp4,
    ];

    /// Its word in lists and its ending in names: `jpg`, `png`, `webp`, `pdf`, `docx`, `mp3`, `mp4`.
    pub fn code(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// The type under which it is handed out.
    pub fn media_type(self) -> &'static str {
        TABLE[self as usize].2
    }

    /// Most bytes of one file.
    pub fn most(self) -> usize {
        TABLE[self as usize].3
    }

    /// The kind of a stored media type.
    pub fn of_media_type(media_type: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.media_type() == media_type)
    }

    /// Whether it is a picture: only such files, written by us, may be shown inside a page.
    pub fn is_picture(self) -> bool {
        matches!(self, Kind::Jpeg | Kind::Png | Kind::Webp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_own_line() {
        for (kind, line) in Kind::ALL.into_iter().zip(TABLE) {
            assert_eq!(kind, line.0);
            assert_eq!(Kind::of_media_type(kind.media_type()), Some(kind));
            assert!(kind.most() <= TOTAL);
        }
        assert_eq!(Kind::of_media_type("image/svg+xml"), None);
    }
}
