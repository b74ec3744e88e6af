//! Words in one look, and what is taken out of words before they are printed.

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Words in one look.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Bold, where the paragraph is not; in a bold paragraph it changes nothing.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// A footnote hung on the end of the words.
    pub note: Option<String>,
}

impl Run {
    /// Plain words.
    pub fn new(text: impl Into<String>) -> Run {
        Run {
            text: text.into(),
            ..Run::default()
        }
    }

    /// The same in bold.
    pub fn bold(mut self) -> Run {
        self.bold = true;
        self
    }

    /// The same in italics.
    pub fn italic(mut self) -> Run {
        self.italic = true;
        self
    }

    /// Hangs a footnote on it.
    pub fn note(mut self, note: impl Into<String>) -> Run {
        self.note = Some(note.into());
        self
    }
}

impl From<&str> for Run {
    fn from(text: &str) -> Run {
        Run::new(text)
    }
}

impl From<String> for Run {
    fn from(text: String) -> Run {
        Run::new(text)
    }
}

/// Words as they are printed: composed letters (NFC), line ends and tabs as spaces, no control characters, nothing that
/// turns the direction of writing, nothing that XML cannot hold.
pub(crate) fn tidy(text: &str) -> String {
    let kept = |letter: char| match letter {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if letter.is_control() => None,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
        '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{ad}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => None,
        _ => Some(letter),
    };
    // Numbers, most of what stands in tables.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    match is_nfc(text) {
        true => text.chars().filter_map(kept).collect(),
        false => text.nfc().filter_map(kept).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_letters_are_composed_and_controls_go() {
        assert_eq!(tidy("To\u{302}\u{301}i\u{0}\u{7} nay\n\u{202e}đi"), "Tối nay đi");
        assert_eq!(tidy("số\u{a0}05"), "số\u{a0}05");
    }
}
