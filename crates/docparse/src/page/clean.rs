use super::{Line, Page, capitals};
use crate::patterns::heading_kind;

/// Drops mark-up and invisible signs and cuts the text into trimmed lines, joined by line ends for now.
pub(super) fn clean(source: &str) -> Page {
    let mut page = Page {
        text: String::with_capacity(source.len()),
        source_len: source.len(),
        ..Page::default()
    };
    let (mut gap, mut edge) = (true, true);
    let mut at = 0;
    for raw in source.split_inclusive('\n') {
        let start = page.text.len();
        if start > 0 {
            page.text.push('\n');
        }
        let body = page.text.len();
        let cell = write_line(&mut page, raw.trim_end_matches(['\n', '\r']), at);
        at += raw.len();
        let words = page.text[body..].trim_end();
        let end = body + words.len();
        let is_rule = rule(words);
        if is_rule || words.is_empty() {
            page.text.truncate(start);
            while page.pieces.last().is_some_and(|(here, _)| *here >= start) {
                page.pieces.pop();
            }
            gap = true;
            edge |= is_rule || cell;
            continue;
        }
        page.text.truncate(end);
        let width = page.text[body..end].chars().count();
        page.lines.push(Line {
            start: body,
            end,
            gap: gap || cell,
            edge: edge || cell,
            width,
        });
        (gap, edge) = (false, false);
        join_name(&mut page);
    }
    page
}

/// Makes one line of what a narrow cell broke: the name of a kind ("NGHỊ" / "QUYẾT"), "Kính" / "gửi:".
fn join_name(page: &mut Page) {
    let [.., first, second] = page.lines.as_slice() else {
        return;
    };
    let (start, end, joint) = (first.start, second.end, second.start - 1);
    if second.gap || first.width > 9 || second.width > 9 {
        return;
    }
    let whole = format!(
        "{} {}",
        &page.text[start..first.end],
        &page.text[second.start..end]
    );
    let addressed = whole.trim_end_matches(':').to_lowercase() == "kính gửi";
    if !addressed && (!capitals(&whole) || heading_kind(&whole).is_none_or(|(_, len)| len < whole.len())) {
        return;
    }
    page.text.replace_range(joint..=joint, " ");
    page.lines.pop();
    if let Some(line) = page.lines.last_mut() {
        line.end = end;
        line.width = whole.chars().count();
    }
}

/// A line of dashes, stars or underscores.
fn rule(words: &str) -> bool {
    !words.is_empty()
        && words.chars().all(|c| {
            matches!(
                c,
                '-' | '–' | '—' | '_' | '=' | '~' | '.' | '…' | ' ' | '\t' | 'o' | '0' | '/' | ':'
            )
        })
        && words.chars().filter(|c| c.is_alphanumeric()).count() <= 1
        && !words.starts_with("./")
}

/// Writes one line without its mark-up; true where the edge of a table cell opens it.
fn write_line(page: &mut Page, raw: &str, at: usize) -> bool {
    let lead = raw.len()
        - raw
            .trim_start_matches([' ', '\t', '\u{a0}', '\u{feff}', '\u{3000}'])
            .len();
    let mut rest = &raw[lead..];
    let mut here = at + lead;
    let mut cell = false;
    if let Some(after) = rest.strip_prefix('|') {
        cell = true;
        here += 1;
        let trimmed = after.trim_start();
        here += after.len() - trimmed.len();
        rest = trimmed;
    }
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && rest[hashes..].starts_with(' ') {
        let trimmed = rest[hashes..].trim_start();
        here += rest.len() - trimmed.len();
        rest = trimmed;
    }
    // A star and a blank at the start of a line that no other star closes is a bullet.
    if rest.starts_with("* ") && rest.matches('*').count() == 1 {
        page.pieces.push((page.text.len(), here));
        page.text.push('-');
        rest = &rest[1..];
        here += 1;
    }
    if rest.bytes().all(plain) {
        if !rest.is_empty() {
            page.pieces.push((page.text.len(), here));
            page.text.push_str(rest);
        }
        return cell;
    }
    let mut open = false;
    let mut letters = rest.char_indices().peekable();
    while let Some((offset, letter)) = letters.next() {
        let next = letters.peek().map(|(_, c)| *c);
        let kept = match letter {
            '*' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{feff}' | '\u{2060}' | '\r' => None,
            '_' if next == Some('_') || rest[..offset].ends_with("__") || rest[..offset].ends_with('_') => {
                None
            }
            '|' | '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{b}' | '\u{c}' => {
                Some(' ')
            }
            other if other.is_control() && other != '\t' => Some(' '),
            other => Some(other),
        };
        match kept {
            None => open = false,
            Some(letter_kept) => {
                if page.text.ends_with('\n') || page.text.is_empty() {
                    open = false;
                    if letter_kept == ' ' || letter_kept == '\t' {
                        continue;
                    }
                }
                if !open || letter_kept != letter {
                    page.pieces.push((page.text.len(), here + offset));
                }
                open = letter_kept == letter;
                page.text.push(letter_kept);
            }
        }
    }
    cell
}

/// Bytes that need no look: everything but mark-up, controls, and the first bytes of invisible signs.
fn plain(byte: u8) -> bool {
    !matches!(byte, b'*' | b'_' | b'|' | 0..=8 | 11..=31 | 127 | 0xc2 | 0xe2 | 0xe3 | 0xef)
}

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use gandan_core::documents::SourceText;

    #[test]
    fn mark_up_goes_and_places_stay_traceable() {
        let source = SourceText::from_plain("|\n**ỦY BAN** NHÂN\u{a0}DÂN\n-------\n|\nSố:\u{200b} 12_a\n");
        let page = Page::of(&source);
        assert_eq!(page.line(0), "ỦY BAN NHÂN DÂN");
        assert_eq!(page.line(1), "Số: 12_a");
        let at = page.text.find("DÂN").unwrap();
        assert_eq!(page.span(at..at + "DÂN".len()).of(&source.text), Some("DÂN"));
        let at = page.text.find("12_a").unwrap();
        assert_eq!(page.span(at..at + 4).of(&source.text), Some("12_a"));
        assert!(page.lines[1].edge);
    }

    #[test]
    fn a_broken_name_of_a_kind_is_one_line() {
        let page = Page::of(&SourceText::from_plain(
            "**NGHỊ\nQUYẾT**\nQUY ĐỊNH VỀ\nKẾ\n\nHOẠCH",
        ));
        assert_eq!(page.line(0), "NGHỊ QUYẾT");
        assert_eq!(page.line(1), "QUY ĐỊNH VỀ");
        assert_eq!(page.line(2), "KẾ");
    }

    #[test]
    fn rules_are_no_lines() {
        let page = Page::of(&SourceText::from_plain("A b\n---\n* *\n-0-\nc d"));
        assert_eq!(page.lines.len(), 2);
    }
}
