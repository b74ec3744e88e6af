use gandan_core::text::fold;
use serde::Serialize;

/// Words of a snippet, marked or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// As they stand.
    pub text: String,
    /// They were looked for.
    pub hit: bool,
}

/// The words of a text, those looked for marked whatever their spelling.
pub(super) fn mark(text: &str, folded: &[String]) -> Vec<Words> {
    let mut marked: Vec<Words> = Vec::new();
    for piece in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let hit = !word.is_empty() && folded.contains(&fold(word));
        let mut push = |text: &str, hit: bool| match marked.last_mut() {
            Some(last) if last.hit == hit => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => marked.push(Words {
                text: text.to_owned(),
                hit,
            }),
        };
        push(word, hit);
        push(&piece[word.len()..], false);
    }
    marked
}

/// The stretch of a text in which most of the words stand.
pub(super) fn snippet(text: &str, folded: &[String]) -> Vec<Words> {
    const LENGTH: usize = 32;
    // Only so much is looked through: a snippet is a help, not a proof.
    let words: Vec<&str> = text.split_whitespace().take(20_000).collect();
    let hits: Vec<bool> = words
        .iter()
        .map(|word| fold(word).split(' ').any(|key| folded.iter().any(|it| it == key)))
        .collect();
    let mut inside = hits.iter().take(LENGTH).filter(|hit| **hit).count();
    let (mut best, mut start) = (inside, 0);
    for end in LENGTH..words.len() {
        inside = inside + usize::from(hits[end]) - usize::from(hits[end - LENGTH]);
        if inside > best {
            (best, start) = (inside, end + 1 - LENGTH);
        }
    }
    let end = (start + LENGTH).min(words.len());
    let mut stretch = words[start..end].join(" ");
    if start > 0 {
        stretch.insert_str(0, "… ");
    }
    if end < words.len() {
        stretch.push_str(" …");
    }
    mark(&stretch, folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_for_is_marked_and_nothing_is_lost() {
        let words = mark("Ủy ban, <b> dân vận", &["ban".to_owned(), "van".to_owned()]);
        let whole: String = words.iter().map(|words| words.text.as_str()).collect();
        assert_eq!(whole, "Ủy ban, <b> dân vận");
        let hits: Vec<&str> = words
            .iter()
            .filter(|words| words.hit)
            .map(|words| words.text.as_str())
            .collect();
        assert_eq!(hits, ["ban", "vận"]);
    }
}
