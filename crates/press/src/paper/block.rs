//! Blocks of text and appendices.

use super::{Figure, Run, Table};
use serde::{Deserialize, Serialize};

/// What numbers a block, from the widest to the narrowest. Each begins anew under a wider one; articles run through the
/// whole paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// "I." (State), "I-" (Party).
    Part,
    /// "Điều 1."
    Article,
    /// "1."
    Section,
    /// "1.1."
    Subsection,
    /// "a)", by the Vietnamese alphabet: a, b, c, d, đ, e, g …
    Point,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A numbered block. As a title it is set off and stays with what follows; otherwise it is a paragraph.
    Numbered {
        /// What numbers it.
        level: Level,
        /// Whether it is a title.
        title: bool,
        /// Its words, without the number.
        runs: Vec<Run>,
    },
    /// A paragraph.
    Text(Vec<Run>),
    /// A paragraph behind a dash.
    Item(Vec<Run>),
    /// A table.
    Table(Table),
    /// A chart or a picture.
    Figure(Figure),
}

impl Block {
    /// A numbered title.
    pub fn title(level: Level, words: impl Into<Run>) -> Block {
        Block::Numbered {
            level,
            title: true,
            runs: vec![words.into()],
        }
    }

    /// A numbered paragraph.
    pub fn numbered(level: Level, words: impl Into<Run>) -> Block {
        Block::Numbered {
            level,
            title: false,
            runs: vec![words.into()],
        }
    }

    /// A paragraph.
    pub fn text(words: impl Into<Run>) -> Block {
        Block::Text(vec![words.into()])
    }

    /// A paragraph of several runs.
    pub fn runs(runs: impl IntoIterator<Item = Run>) -> Block {
        Block::Text(runs.into_iter().collect())
    }

    /// A paragraph behind a dash.
    pub fn item(words: impl Into<Run>) -> Block {
        Block::Item(vec![words.into()])
    }
}

/// Paragraphs of what somebody wrote in a field, one for each line that is not empty. A line that begins with a dash
/// becomes an item.
pub fn paragraphs(written: &str) -> Vec<Block> {
    let lines = written.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| match line.strip_prefix(['-', '–', '•', '+']) {
            Some(item) if !item.trim().is_empty() => Block::item(item.trim()),
            _ => Block::text(line),
        })
        .collect()
}

/// An appendix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Appendix {
    /// Its title.
    pub title: String,
    /// Whether its pages lie on the long side.
    pub landscape: bool,
    /// What it says; numbering begins anew.
    pub blocks: Vec<Block>,
}

impl Appendix {
    /// An appendix on upright pages.
    pub fn upright(title: impl Into<String>) -> Appendix {
        Appendix {
            title: title.into(),
            landscape: false,
            blocks: Vec::new(),
        }
    }

    /// An appendix on pages that lie on the long side.
    pub fn landscape(title: impl Into<String>) -> Appendix {
        Appendix {
            landscape: true,
            ..Appendix::upright(title)
        }
    }

    /// Adds a block.
    pub fn with(mut self, block: Block) -> Appendix {
        self.blocks.push(block);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_a_field_becomes_paragraphs_and_items() {
        let blocks = paragraphs("Đã làm:\n\n - tiếp dân\n•  đối thoại\n-\n");
        assert_eq!(
            blocks,
            [
                Block::text("Đã làm:"),
                Block::item("tiếp dân"),
                Block::item("đối thoại"),
                Block::text("-")
            ]
        );
    }
}
