use gandan_core::documents::{BlockKind, SourceText};

use crate::cause::Excess;
use crate::clean::clean;
use crate::legacy::{self, Face, Legacy};
use crate::{Encoding, Extracted, Format, Limits, Note, Refusal};

/// Words of one paragraph, with the kind of font each stretch was set in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Words {
    runs: Vec<(Face, String)>,
}

impl Words {
    /// Words of no known font.
    pub(crate) fn plain(words: impl Into<String>) -> Self {
        Self {
            runs: vec![(Face::Any, words.into())],
        }
    }

    /// Adds words at the end.
    pub(crate) fn push(&mut self, face: Face, words: &str) {
        if words.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some((last, run)) if *last == face => run.push_str(words),
            _ => self.runs.push((face, words.to_owned())),
        }
    }

    /// Adds other words at the end.
    pub(crate) fn append(&mut self, other: &Words) {
        for (face, words) in &other.runs {
            self.push(*face, words);
        }
    }

    /// Ends a line, in whatever font the last words are.
    pub(crate) fn line(&mut self) {
        let face = self.runs.last().map(|(face, _)| *face).unwrap_or_default();
        self.push(face, "\n");
    }

    /// Leaves a wide gap, in whatever font the last words are.
    pub(crate) fn gap(&mut self) {
        let face = self.runs.last().map(|(face, _)| *face).unwrap_or_default();
        self.push(face, "\t");
    }

    /// Leaves a blank, in whatever font the last words are.
    pub(crate) fn blank(&mut self) {
        let face = self.runs.last().map(|(face, _)| *face).unwrap_or_default();
        self.push(face, " ");
    }

    /// Whether there is nothing but blanks.
    pub(crate) fn is_blank(&self) -> bool {
        self.runs.iter().all(|(_, run)| run.trim().is_empty())
    }

    /// Whether the last letter is a blank or a line end.
    pub(crate) fn ends_with_blank(&self) -> bool {
        self.runs
            .last()
            .is_some_and(|(_, run)| run.ends_with([' ', '\n', '\t']))
    }

    /// Length in bytes.
    pub(crate) fn len(&self) -> usize {
        self.runs.iter().map(|(_, run)| run.len()).sum()
    }

    /// The letters, last first.
    pub(crate) fn back(&self) -> impl Iterator<Item = char> {
        self.runs.iter().rev().flat_map(|(_, run)| run.chars().rev())
    }

    /// What stands behind the first `length` bytes.
    pub(crate) fn text_from(&self, length: usize) -> String {
        let mut left = length;
        let mut out = String::new();
        for (_, run) in &self.runs {
            out.push_str(run.get(left.min(run.len())..).unwrap_or_default());
            left = left.saturating_sub(run.len());
        }
        out
    }

    /// Keeps the first `length` bytes.
    pub(crate) fn truncate(&mut self, length: usize) {
        let mut left = length;
        for (_, run) in &mut self.runs {
            let whole = run.len();
            if run.is_char_boundary(left.min(whole)) {
                run.truncate(left);
            }
            left = left.saturating_sub(whole);
        }
    }

    /// The words without fonts.
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|(_, run)| run.as_str()).collect()
    }
}

/// Blocks in reading order, as they are found in a file.
pub(crate) struct Flow {
    blocks: Vec<(BlockKind, Words)>,
    length: usize,
    longest: usize,
    notes: Vec<Note>,
}

impl Flow {
    /// An empty flow within limits.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            blocks: Vec::new(),
            length: 0,
            longest: limits.text,
            notes: Vec::new(),
        }
    }

    /// Adds a block; blank ones are left out.
    pub(crate) fn push(&mut self, kind: BlockKind, words: Words) -> Result<(), Refusal> {
        if words.is_blank() {
            return Ok(());
        }
        self.length += words.len();
        if self.length > self.longest {
            return Err(Refusal::Bomb { what: Excess::Text });
        }
        self.blocks.push((kind, words));
        Ok(())
    }

    /// Remembers something odd.
    pub(crate) fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Number of blocks so far.
    pub(crate) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Brings old letters to Unicode, cleans the words and lays them out as one text.
    pub(crate) fn finish(mut self, format: Format, encoding: Option<Encoding>) -> Result<Extracted, Refusal> {
        let legacy = self.convert();
        let mut source = SourceText::default();
        for (kind, words) in &self.blocks {
            source.push(*kind, &clean(&words.text()));
        }
        if source.blocks.is_empty() {
            return Err(Refusal::Empty);
        }
        if legacy.is_some() {
            self.note(Note::ConvertedLetters);
        }
        self.notes.sort_unstable();
        Ok(Extracted {
            source,
            format,
            encoding,
            legacy,
            pages: None,
            notes: self.notes,
        })
    }

    /// A font's name says what its letters should be, but people also type Unicode in such fonts, so the words
    /// must agree. Words without such a font are judged by their letters alone.
    fn convert(&mut self) -> Option<Legacy> {
        let mut used = None;
        for legacy in [Legacy::Tcvn3, Legacy::Vni] {
            let of_font = |face: Face| face.legacy() == Some(legacy);
            let sample = self.sample(of_font);
            if !sample.is_empty() && legacy::confirms(&sample, legacy) {
                self.replace(of_font, legacy);
                used = used.or(Some(legacy));
            } else {
                self.forget(of_font);
            }
        }
        let sample = self.sample(|face| face == Face::Any);
        if let Some(legacy) = legacy::detect(&sample) {
            self.replace(|face| face == Face::Any, legacy);
            used = used.or(Some(legacy));
        }
        used
    }

    fn sample(&self, of: impl Fn(Face) -> bool) -> String {
        const ENOUGH: usize = 256 << 10;
        let mut sample = String::new();
        for (_, words) in &self.blocks {
            for (_, run) in words.runs.iter().filter(|(face, _)| of(*face)) {
                sample.push_str(run);
            }
            sample.push('\n');
            if sample.len() > ENOUGH {
                break;
            }
        }
        sample
    }

    fn replace(&mut self, of: impl Fn(Face) -> bool, legacy: Legacy) {
        for (_, words) in &mut self.blocks {
            for (face, run) in words.runs.iter_mut().filter(|(face, _)| of(*face)) {
                *run = legacy::convert(run, legacy);
                if *face == Face::Tcvn3Capitals {
                    *run = run.to_uppercase();
                }
            }
        }
    }

    fn forget(&mut self, of: impl Fn(Face) -> bool) {
        for (_, words) in &mut self.blocks {
            for (face, _) in words.runs.iter_mut().filter(|(face, _)| of(*face)) {
                *face = Face::Any;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finish(runs: &[(Face, &str)]) -> Extracted {
        let mut flow = Flow::new(&Limits::default());
        let mut words = Words::default();
        for (face, run) in runs {
            words.push(*face, run);
        }
        flow.push(BlockKind::Paragraph, words).unwrap();
        flow.finish(Format::Docx, None).unwrap()
    }

    #[test]
    fn capitals_lost_in_the_letters_come_back_from_the_font() {
        let read = finish(&[
            (Face::Tcvn3Capitals, "bé tµi chÝnh"),
            (Face::Tcvn3, " vÒ viÖc söa ®æi"),
        ]);
        assert_eq!(read.source.text, "BỘ TÀI CHÍNH về việc sửa đổi");
        assert_eq!(read.legacy, Some(Legacy::Tcvn3));
    }

    #[test]
    fn unicode_typed_in_an_old_font_stays() {
        let read = finish(&[
            (Face::Tcvn3, "Bộ Tài chính về việc sửa đổi"),
            (Face::Vni, " hoà giải ở cơ sở"),
        ]);
        assert_eq!(read.source.text, "Bộ Tài chính về việc sửa đổi hoà giải ở cơ sở");
        assert_eq!(read.legacy, None);
    }
}
