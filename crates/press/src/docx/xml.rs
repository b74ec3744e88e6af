//! Words in XML.

/// Words with what XML reads as markup written otherwise. They are tidied already, so every letter may stand in XML.
pub(crate) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 16);
    push(&mut out, words);
    out
}

/// Adds words to XML.
pub(super) fn push(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Twentieths of a point.
pub(super) fn twips(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::tidy;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back(words in ".*") {
            let words = tidy(&words);
            let xml = format!("<t a=\"{0}\">{0}</t>", escape(&words));
            let mut reader = quick_xml::Reader::from_str(&xml);
            let mut got = String::new();
            loop {
                match reader.read_event().unwrap() {
                    quick_xml::events::Event::Text(text) => got.push_str(&text.into_inner()),
                    quick_xml::events::Event::GeneralRef(name) => {
                        got.push(match name.into_inner().as_ref() {
                            "amp" => '&',
                            "lt" => '<',
                            "gt" => '>',
                            "quot" => '"',
                            "#39" => '\'',
                            other => panic!("{other}"),
                        });
                    }
                    quick_xml::events::Event::Eof => break,
                    _ => {}
                }
            }
            prop_assert_eq!(got, words);
        }
    }
}
