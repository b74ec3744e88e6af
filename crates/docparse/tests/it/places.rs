//! A span shows the very words of its value, so that a page can highlight them.

use crate::texts;
use gandan_core::documents::Read;
use gandan_core::text::fold_tones;
use gandan_docparse::read;

/// Words without mark-up, folded.
fn bare(words: &str) -> String {
    let kept: String = words
        .chars()
        .filter(|c| !matches!(c, '*' | '|' | '_' | '\u{200b}'))
        .collect();
    fold_tones(&kept).replace(' ', "")
}

#[test]
fn spans_show_the_words_of_their_values() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, source, _) in texts::corpus() {
        let reading = read(&source);
        let mut fields: Vec<(&str, &Read<String>)> = Vec::new();
        fields.extend(reading.place.iter().map(|r| ("place", r)));
        fields.extend(reading.symbol.iter().map(|r| ("symbol", r)));
        fields.extend(reading.addressees.iter().map(|r| ("addressee", r)));
        for task in &reading.tasks {
            fields.extend(task.lead.iter().map(|r| ("lead", r)));
            fields.extend(task.supporting.iter().map(|r| ("with", r)));
            fields.extend(task.report_to.iter().map(|r| ("report_to", r)));
            let words = task.span.of(&source.text).unwrap_or("");
            seen += 1;
            if !bare(words).contains(&bare(&task.text)) {
                wrong.push(format!("{name} task {:?}", task.ordinal));
            }
        }
        for (field, read) in fields {
            let words = read.span.and_then(|span| span.of(&source.text)).unwrap_or("");
            seen += 1;
            if bare(words) != bare(&read.value) {
                wrong.push(format!("{name} {field}: {:?} is shown as {words:?}", read.value));
            }
        }
        for cite in reading.citations.iter().filter(|cite| cite.value.id.is_some()) {
            let words = cite.span.and_then(|span| span.of(&source.text)).unwrap_or("");
            seen += 1;
            if bare(words) != bare(cite.value.id.as_deref().unwrap_or("")) {
                wrong.push(format!("{name} {:?} is shown as {words:?}", cite.value.id));
            }
        }
    }
    assert!(seen > 400 && wrong.is_empty(), "{seen} {wrong:#?}");
}
