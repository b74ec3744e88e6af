use gandan_core::documents::BlockKind;

use crate::decode::decode;
use crate::flow::{Flow, Words};
use crate::{Extracted, Format, Limits, Note, Refusal};

/// Reads text with Markdown marks: headings, lists and tables become blocks, marks of emphasis go.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Refusal> {
    let decoded = decode(bytes, None);
    let mut flow = Flow::new(limits);
    if decoded.stray {
        flow.note(Note::StrayBytes);
    }
    let mut open = String::new();
    for line in decoded.text.lines() {
        let words = line.trim();
        let (kind, words) = match kind_of(words) {
            Some(block) => block,
            None if words.is_empty() || is_rule(words) => {
                close(&mut open, &mut flow)?;
                continue;
            }
            None => {
                if !open.is_empty() {
                    open.push('\n');
                }
                open.push_str(words.trim_start_matches("> "));
                continue;
            }
        };
        close(&mut open, &mut flow)?;
        if kind == BlockKind::Cell {
            for cell in words.trim_matches('|').split('|') {
                flow.push(BlockKind::Cell, Words::plain(plain(cell.trim())))?;
            }
        } else {
            flow.push(kind, Words::plain(plain(words)))?;
        }
    }
    close(&mut open, &mut flow)?;
    flow.finish(Format::Markdown, Some(decoded.encoding))
}

fn close(open: &mut String, flow: &mut Flow) -> Result<(), Refusal> {
    let words = std::mem::take(open);
    flow.push(BlockKind::Paragraph, Words::plain(plain(&words)))
}

/// Lines that are a block by themselves.
fn kind_of(line: &str) -> Option<(BlockKind, &str)> {
    let bare = line.trim_start_matches('#');
    let level = line.len() - bare.len();
    if (1..=6).contains(&level) && bare.starts_with(' ') {
        return Some((BlockKind::Heading, bare.trim().trim_end_matches('#').trim_end()));
    }
    if line.len() > 1 && line.starts_with('|') && line.ends_with('|') {
        return Some((BlockKind::Cell, if is_rule(line) { "" } else { line }));
    }
    let numbered = line.split_once(['.', ')']).is_some_and(|(number, rest)| {
        (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) && rest.starts_with(' ')
    });
    let bulleted = line.starts_with("- ") || line.starts_with("+ ") || line.starts_with("* ");
    (numbered || bulleted).then_some((BlockKind::ListItem, line))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3
        && line
            .chars()
            .all(|letter| matches!(letter, '-' | '=' | '*' | '_' | '|' | ':' | ' '))
}

/// Takes marks of emphasis, code and links away. A star or stroke between blanks is a word of its own and stays.
fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        let after = &rest[letter.len_utf8()..];
        match letter {
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                out.extend(after.chars().next());
                rest = &after[1..];
                continue;
            }
            '*' if !(after.starts_with(' ') && (out.is_empty() || out.ends_with(['\n', ' ']))) => {}
            '`' => {}
            '_' if after.starts_with('_') || out.ends_with('_') => {}
            '!' if after.starts_with('[') => {}
            '[' => {
                if let Some((name, tail)) = after.split_once("](")
                    && !name.contains(['[', '\n'])
                    && let Some((_, tail)) = tail.split_once(')')
                {
                    out.push_str(name);
                    rest = tail;
                    continue;
                }
                out.push('[');
            }
            _ => out.push(letter),
        }
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_blocks_stay() {
        let text = "# KẾ HOẠCH\n\nThực hiện **Nghị quyết** số [12](http://x)\ncủa tỉnh\n\n1. Một\n- Hai\n\n| A | B |\n|---|---|\n| c | d |\n";
        let read = read(text.as_bytes(), &Limits::default()).unwrap();
        let blocks: Vec<_> = read
            .source
            .blocks
            .iter()
            .map(|b| (b.kind, b.span.of(&read.source.text).unwrap()))
            .collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Heading, "KẾ HOẠCH"),
                (BlockKind::Paragraph, "Thực hiện Nghị quyết số 12\ncủa tỉnh"),
                (BlockKind::ListItem, "1. Một"),
                (BlockKind::ListItem, "- Hai"),
                (BlockKind::Cell, "A"),
                (BlockKind::Cell, "B"),
                (BlockKind::Cell, "c"),
                (BlockKind::Cell, "d"),
            ]
        );
    }
}
