//! How one element looks, and figures with their sources.

use serde::Deserialize;

/// How far a figure was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Read in the text that orders it.
    Verified,
    /// Known, without the text at hand.
    Recalled,
    /// From digests that do not all agree, or of a text whose day of effect is disputed.
    Uncertain,
    /// Not known.
    Unknown,
    /// No text says anything; our choice.
    Own,
}

/// A figure with where it comes from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The figure taken.
    pub is: f32,
    /// What may be chosen, from and to.
    pub allowed: Option<[f32; 2]>,
    /// How far it was checked.
    pub confidence: Confidence,
    /// Where it stands.
    pub source: String,
}

/// Where the lines of an element stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
    /// At both sides, the last line at the left.
    Justify,
}

/// How an element looks. Sizes and distances in points, indents in millimetres.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Look {
    /// Size of its letters.
    pub size: f32,
    /// What sizes may be chosen.
    pub allowed: Option<[f32; 2]>,
    /// Bold.
    #[serde(default)]
    pub bold: bool,
    /// Italic.
    #[serde(default)]
    pub italic: bool,
    /// Underlined.
    #[serde(default)]
    pub underline: bool,
    /// In capitals.
    #[serde(default)]
    pub caps: bool,
    /// Where its lines stand.
    pub align: Side,
    /// How far its first line is set in.
    #[serde(default)]
    pub first: f32,
    /// How far all its lines are set in.
    #[serde(default)]
    pub left: f32,
    /// Distance above.
    #[serde(default)]
    pub before: f32,
    /// Distance below.
    #[serde(default)]
    pub after: f32,
    /// Line spacing as a multiple of single; 1 where neither this nor `exact` is given.
    pub line: Option<f32>,
    /// From line to line, exactly.
    pub exact: Option<f32>,
    /// Stays on the page of what follows.
    #[serde(default)]
    pub keep: bool,
    /// Where it stands.
    pub source: String,
}

impl Look {
    /// The words as the element shows them.
    pub(crate) fn words(&self, text: &str) -> String {
        let text = crate::paper::tidy(text);
        match self.caps {
            true => text.to_uppercase(),
            false => text,
        }
    }
}

macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $style:literal;)*) => {
        /// An element of a document, with its style in the Word file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum Element {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl Element {
            /// All of them.
            pub const ALL: &[Element] = &[$(Element::$name),*];

            /// Its code: the name in the data, the id of its style, and its class on the print page.
            pub fn code(self) -> &'static str {
                match self {
                    $(Element::$name => $code,)*
                }
            }

            /// The name of its style, as a person who edits the Word file reads it.
            pub fn style_name(self) -> &'static str {
                match self {
                    $(Element::$name => $style,)*
                }
            }
        }
    };
}

elements! {
    /// Quốc hiệu; the Party's title.
    Nation = "nation", "VB Quốc hiệu";
    /// Tiêu ngữ.
    Motto = "motto", "VB Tiêu ngữ";
    /// The body above.
    Superior = "superior", "VB Cơ quan cấp trên";
    /// The body that issues.
    Body = "body", "VB Cơ quan ban hành";
    /// Number and symbol.
    Number = "number", "VB Số, ký hiệu";
    /// Place and day.
    Date = "date", "VB Địa danh, ngày";
    /// Tên loại.
    Kind = "kind", "VB Tên loại";
    /// Trích yếu.
    Subject = "subject", "VB Trích yếu";
    /// Trích yếu of a letter.
    LetterSubject = "letter-subject", "VB Trích yếu công văn";
    /// Kính gửi, with one addressee.
    Addressee = "addressee", "VB Kính gửi";
    /// Each of several addressees.
    Addressees = "addressees", "VB Nơi kính gửi";
    /// Căn cứ.
    Basis = "basis", "VB Căn cứ";
    /// A paragraph.
    Text = "text", "VB Nội dung";
    /// A part's title.
    Part = "part", "VB Phần";
    /// An article's title.
    Article = "article", "VB Điều";
    /// A section's title.
    Section = "section", "VB Mục";
    /// A subsection's title.
    Subsection = "subsection", "VB Tiểu mục";
    /// A point's title.
    Point = "point", "VB Điểm";
    /// Words of a table or figure.
    Caption = "caption", "VB Tên bảng, hình";
    /// A cell of a table's head.
    Head = "head", "VB Đầu bảng";
    /// A cell of a table.
    Cell = "cell", "VB Ô bảng";
    /// A footnote.
    Note = "note", "VB Chú thích";
    /// By what right somebody signs.
    Authority = "authority", "VB Quyền hạn ký";
    /// The office of who signs.
    Title = "title", "VB Chức vụ";
    /// The name of who signs.
    Signer = "signer", "VB Họ tên người ký";
    /// The words "Nơi nhận:".
    RecipientsHead = "recipients-head", "VB Nơi nhận";
    /// Each recipient.
    Recipients = "recipients", "VB Danh sách nơi nhận";
    /// "Phụ lục I".
    Appendix = "appendix", "VB Phụ lục";
    /// An appendix's title.
    AppendixTitle = "appendix-title", "VB Tên phụ lục";
    /// What an appendix goes with.
    AppendixWith = "appendix-with", "VB Kèm theo";
    /// The page number.
    PageNumber = "page-number", "VB Số trang";
}
