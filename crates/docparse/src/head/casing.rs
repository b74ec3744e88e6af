//! Words printed in capitals, as they are written in a sentence.

use crate::page::{Page, capitals};
use crate::patterns::words;

/// The name as the running text writes it, where it does; `name` itself otherwise.
pub(super) fn as_written(page: &Page, name: &str) -> String {
    let from = page.start();
    let mut end = page.text.len().min(from + 20_000);
    while !page.text.is_char_boundary(end) {
        end -= 1;
    }
    let text = page.slice(from..end);
    let (lowered, low) = (text.to_lowercase(), name.to_lowercase());
    // Lower case can change the length of rare letters; then places do not agree.
    if lowered.len() != text.len() || low.is_empty() {
        return name.to_owned();
    }
    lowered
        .match_indices(&low)
        .take(50)
        .filter_map(|(at, found)| text.get(at..at + found.len()))
        .find(|found| !capitals(found) && found.starts_with(char::is_uppercase))
        .unwrap_or(name)
        .to_owned()
}

/// A name printed in capitals as it is written in a sentence: small letters, but for the place after its tier.
pub(super) fn sentence_case(name: &str) -> String {
    if !capitals(name) {
        return upper_first(name);
    }
    let lowered = name.to_lowercase();
    let mut out: Vec<String> = Vec::new();
    let mut of_place = false;
    let mut before = "";
    for (index, word) in lowered.split_whitespace().enumerate() {
        let committee = matches!(word, "ủy" | "uỷ" | "đoàn")
            && matches!(before, "tỉnh" | "thành" | "huyện" | "quận" | "thị" | "đảng");
        let tier = committee
            || (index > 0
                && matches!(
                    word,
                    "tỉnh" | "huyện" | "xã" | "phường" | "quận" | "phố" | "trấn" | "khu" | "thôn"
                ));
        let shown = if index == 0 || (of_place && !tier) {
            upper_first(word)
        } else {
            word.to_owned()
        };
        out.push(shown);
        of_place |= tier;
        before = word;
    }
    with_proper_words(out.join(" "))
}

/// A title printed in capitals as a sentence. `place` keeps its capitals; other names cannot be told.
pub(super) fn sentence(title: &str, place: Option<&str>) -> String {
    let mut out: Vec<String> = Vec::new();
    for (index, word) in title.split_whitespace().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let counted = out.last().is_some_and(|before: &String| {
            matches!(
                before.as_str(),
                "thứ" | "khóa" | "khoá" | "quý" | "nhóm" | "loại" | "lục" | "kỳ" | "hạng" | "phần"
            )
        });
        let numeral = counted && bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let number = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.contains(['/', '-']);
        let lowered = word.to_lowercase();
        out.push(match (index, numeral || number) {
            (_, true) => word.to_owned(),
            (0, false) => upper_first(&lowered),
            _ => lowered,
        });
    }
    let mut text = with_proper_words(out.join(" "));
    if let Some(place) = place.filter(|p| p.chars().count() > 1) {
        text = replaced(text, place);
    }
    text
}

fn with_proper_words(mut text: String) -> String {
    for proper in words("body.proper") {
        text = replaced(text, proper);
    }
    text
}

/// Gives whole words that differ from `proper` by case only its capitals.
fn replaced(text: String, proper: &str) -> String {
    let low = proper.to_lowercase();
    let lowered = text.to_lowercase();
    // Lower case can change the length of rare letters; then nothing is touched.
    if lowered.len() != text.len() || low.len() != proper.len() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(at) = lowered[from..].find(&low).map(|i| from + i) {
        let end = at + low.len();
        let whole =
            !lowered[..at].ends_with(char::is_alphabetic) && !lowered[end..].starts_with(char::is_alphabetic);
        out.push_str(&text[from..at]);
        let abbreviation = proper.chars().all(char::is_uppercase);
        out.push_str(if whole && (at > 0 || abbreviation) {
            proper
        } else {
            &text[at..end]
        });
        from = end;
    }
    out.push_str(&text[from..]);
    out
}

fn upper_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
