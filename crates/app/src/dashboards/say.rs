use crate::words::{Lang, Word, Words};
use gandan_core::reports::Share;

/// How pictures and their tables speak: in the language of the page; in Vietnamese where they become a paper.
#[derive(Clone, Copy)]
pub struct Say<'w> {
    words: &'w Words,
    lang: Lang,
}

impl<'w> Say<'w> {
    /// Speaks a language.
    pub fn new(words: &'w Words, lang: Lang) -> Say<'w> {
        Say { words, lang }
    }

    /// A word.
    pub fn word(self, word: &Word) -> String {
        self.words.say(self.lang, word)
    }

    /// A count.
    #[expect(clippy::cast_precision_loss, reason = "counts of cases stay far below 2^52")]
    pub fn count(self, count: u64) -> String {
        self.lang.number(count as f64, 0)
    }

    /// Per cents, as `percent` of templates writes them.
    pub fn percent(self, per_mille: i64) -> String {
        let decimals = usize::from(per_mille % 10 != 0);
        let value = f64::from(i32::try_from(per_mille).unwrap_or(i32::MAX)) / 10.0;
        let text = self.lang.number(value, decimals);
        match self.lang {
            Lang::Vi => format!("{text}\u{a0}%"),
            Lang::En => format!("{text}%"),
        }
    }

    /// A share; a dash where there is nothing of which it could be one.
    pub fn share(self, share: Share) -> String {
        share
            .per_mille()
            .map_or("–".to_owned(), |share| self.percent(share))
    }
}
