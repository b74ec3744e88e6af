use html5ever::tokenizer::Tag;

use crate::legacy::Face;

pub(super) fn number(tag: &Tag, name: &str) -> Option<i64> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)?
        .value
        .trim()
        .parse()
        .ok()
}

pub(super) fn list_format(tag: &Tag) -> &'static str {
    let kind = tag
        .attrs
        .iter()
        .find(|attribute| &*attribute.name.local == "type");
    match kind.map(|attribute| &*attribute.value) {
        Some("a") => "lowerLetter",
        Some("A") => "upperLetter",
        Some("i") => "lowerRoman",
        Some("I") => "upperRoman",
        _ => "decimal",
    }
}

/// Whether the words are only the mark of a note, such as `1`, `[2]` or `*`.
pub(super) fn is_note_mark(words: &str) -> bool {
    let bare = words.trim().trim_matches(['[', ']', '(', ')']);
    bare == "*" || ((1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit()))
}

pub(super) fn points_inside(tag: &Tag) -> bool {
    tag.attrs
        .iter()
        .any(|attribute| &*attribute.name.local == "href" && attribute.value.starts_with('#'))
}

pub(super) fn face(tag: &Tag) -> Face {
    for attribute in &tag.attrs {
        let value: &str = &attribute.value;
        let family = match &*attribute.name.local {
            "face" => value,
            "style" => match value.split_once("font-family:") {
                Some((_, rest)) => rest.split(';').next().unwrap_or(rest),
                None => continue,
            },
            _ => continue,
        };
        let first = family.split(',').next().unwrap_or(family);
        return Face::of_font(first.trim().trim_matches(['"', '\'']));
    }
    Face::Any
}
