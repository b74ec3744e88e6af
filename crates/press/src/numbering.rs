//! Numbers of parts, sections and points.

use crate::paper::{Block, Level};

/// A number and the sequence it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// What numbers it.
    pub level: Level,
    /// Its place in the sequence, from 1.
    pub ordinal: u32,
    /// The section above, for subsections.
    pub under: u32,
    /// Counts the sequences of a paper, so that the Word file can begin each of them anew.
    pub sequence: usize,
}

/// Counts blocks from the beginning of a paper or an appendix.
#[derive(Debug, Default)]
pub(crate) struct Counter {
    counts: [u32; 5],
    sequences: [usize; 5],
    opened: usize,
}

impl Counter {
    /// A counter whose sequences come after those of another.
    pub fn after(other: &Counter) -> Counter {
        Counter {
            opened: other.opened,
            ..Counter::default()
        }
    }

    /// The number of the next block of a level.
    pub fn next(&mut self, level: Level) -> Numbered {
        let index = level as usize;
        // A narrower count begins anew under a wider one; articles run on through the parts.
        for (narrower, count) in self.counts.iter_mut().enumerate().skip(index + 1) {
            if narrower != Level::Article as usize {
                *count = 0;
            }
        }
        if self.counts[index] == 0 {
            self.opened += 1;
            self.sequences[index] = self.opened;
        }
        self.counts[index] += 1;
        Numbered {
            level,
            ordinal: self.counts[index],
            under: self.counts[Level::Section as usize],
            sequence: self.sequences[index],
        }
    }

    /// The number of a block, if it has one.
    pub fn of(&mut self, block: &Block) -> Option<Numbered> {
        match block {
            Block::Numbered { level, .. } => Some(self.next(*level)),
            _ => None,
        }
    }
}

impl Numbered {
    /// The number as it is written, by the layout's pattern for parts.
    pub fn text(&self, part: &str) -> String {
        match self.level {
            Level::Part => part.replace("{roman}", &roman(self.ordinal)),
            Level::Article => format!("Điều {}.", self.ordinal),
            Level::Section => format!("{}.", self.ordinal),
            Level::Subsection => format!("{}.{}.", self.under, self.ordinal),
            Level::Point => format!("{})", letter(self.ordinal)),
        }
    }
}

/// A Roman number.
pub(crate) fn roman(number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, digit) in DIGITS {
        while rest >= value {
            text.push_str(digit);
            rest -= value;
        }
    }
    text
}

/// The letter of a point: those legal texts use, without ă, â, ê, ô, ơ, ư and w, f, j, z; after the last one doubled.
pub(crate) fn letter(number: u32) -> String {
    const LETTERS: [&str; 22] = [
        "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u",
        "v", "x",
    ];
    let index = number.saturating_sub(1) as usize;
    LETTERS[index % LETTERS.len()].repeat(index / LETTERS.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(levels: &[Level]) -> Vec<String> {
        let mut counter = Counter::default();
        levels
            .iter()
            .map(|level| counter.next(*level).text("{roman}."))
            .collect()
    }

    #[test]
    fn narrower_numbers_begin_anew_under_wider_ones() {
        use Level::*;
        let got = texts(&[
            Part, Section, Point, Point, Section, Subsection, Subsection, Part, Section, Subsection, Point,
        ]);
        assert_eq!(
            got,
            [
                "I.", "1.", "a)", "b)", "2.", "2.1.", "2.2.", "II.", "1.", "1.1.", "a)"
            ]
        );
    }

    #[test]
    fn articles_run_through_the_parts_and_their_clauses_do_not() {
        use Level::*;
        let got = texts(&[Part, Article, Section, Part, Article, Section]);
        assert_eq!(got, ["I.", "Điều 1.", "1.", "II.", "Điều 2.", "1."]);
    }

    #[test]
    fn points_follow_the_letters_of_legal_texts() {
        let got: Vec<_> = (1..=8).map(letter).collect();
        assert_eq!(got, ["a", "b", "c", "d", "đ", "e", "g", "h"]);
        assert_eq!(letter(23), "aa");
        assert_eq!(roman(1994), "MCMXCIV");
    }

    #[test]
    fn each_sequence_is_told_apart() {
        let mut counter = Counter::default();
        let mut at = |level| counter.next(level).sequence;
        assert_eq!(
            [
                at(Level::Part),
                at(Level::Section),
                at(Level::Section),
                at(Level::Part)
            ],
            [1, 2, 2, 1]
        );
        assert_eq!(at(Level::Section), 3);
    }
}
