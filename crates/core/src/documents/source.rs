use serde::{Deserialize, Serialize};

/// A stretch of a text, in bytes of its UTF-8 form, end excluded. Always on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span of `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words of this span in `text`, or nothing if the span does not fit the text.
    pub fn of<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.start..self.end)
    }
}

/// What a block was in the file that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A paragraph marked as a heading in the file.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of an automatic list; its label is part of the text.
    ListItem,
    /// One cell of a table. Cells of the two-column head of a document come column by column.
    Cell,
    /// A footnote or endnote.
    Footnote,
}

/// One block of a text: where it stands and what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it was.
    pub kind: BlockKind,
    /// Where it stands in [`SourceText::text`].
    pub span: Span,
}

/// The text of a document as it is stored: NFC, lines ended by `\n`, blocks in reading order.
///
/// Everything that is ever said about a document points into this text, so it is never changed once stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// The whole text.
    pub text: String,
    /// Its blocks, ascending and without overlap. Text between two blocks is line ends only.
    pub blocks: Vec<Block>,
}

impl SourceText {
    /// Makes a text of plain words: every run of lines between blank lines is a paragraph.
    /// The words are taken as they are; bring them to NFC first.
    pub fn from_plain(text: impl Into<String>) -> Self {
        let text = text.into();
        let mut blocks = Vec::new();
        let mut open: Option<usize> = None;
        let mut end = 0;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            if words.trim().is_empty() {
                if let Some(start) = open.take() {
                    blocks.push(Block {
                        kind: BlockKind::Paragraph,
                        span: Span::new(start, end),
                    });
                }
            } else {
                open.get_or_insert(at);
                end = at + words.len();
            }
            at += line.len();
        }
        if let Some(start) = open {
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span: Span::new(start, end),
            });
        }
        Self { text, blocks }
    }

    /// Adds a block at the end, apart from the one before by an empty line. Blank words add nothing.
    pub fn push(&mut self, kind: BlockKind, words: &str) {
        let words = words.trim_matches(['\n', '\r', ' ', '\t']);
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block {
            kind,
            span: Span::new(start, self.text.len()),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_cut_at_blank_lines() {
        let source = SourceText::from_plain("\nSố: 1\nNgày 2\n\n \nKính gửi\n");
        let words: Vec<_> = source
            .blocks
            .iter()
            .map(|b| b.span.of(&source.text).unwrap())
            .collect();
        assert_eq!(words, ["Số: 1\nNgày 2", "Kính gửi"]);
    }

    #[test]
    fn pushed_blocks_stand_apart() {
        let mut source = SourceText::default();
        source.push(BlockKind::Heading, "Một\n");
        source.push(BlockKind::Paragraph, "  ");
        source.push(BlockKind::Cell, "Hai");
        assert_eq!(source.text, "Một\n\nHai");
        assert_eq!(source.blocks[1].span.of(&source.text), Some("Hai"));
    }
}
