use super::{Line, Mark, Page, capitals, mark_of, starts_small};
use crate::patterns::{heading_kind, regex};
use regex::Regex;
use std::sync::LazyLock;

/// A paragraph: lines that belong together.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// First byte in the cleaned text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What opens it.
    pub mark: Mark,
    /// Where the words after the mark start.
    pub words: usize,
    /// First line.
    pub first_line: usize,
    /// One past the last line.
    pub last_line: usize,
}

static OPENER: LazyLock<Regex> = LazyLock::new(|| regex("head.opener"));

/// Joins wrapped lines: a line end inside a paragraph becomes a blank.
pub(super) fn join(page: &mut Page) {
    let wrapped = hard_wrapped(&page.lines);
    let mut joints = Vec::new();
    let text = page.text.as_str();
    let mut open: Option<Paragraph> = None;
    let mut last_number = Vec::new();
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        let words = text.get(line.start..line.end).unwrap_or("");
        let (mark, at) = mark_of(words);
        let joined = index > 0
            && open.as_ref().is_some_and(|paragraph| {
                let before = &page.lines[index - 1];
                let said = text.get(before.start..before.end).unwrap_or("");
                continues(paragraph, said, before, words, line, &mark, &last_number, wrapped)
            });
        if joined {
            joints.push(line.start - 1);
            if let Some(paragraph) = open.as_mut() {
                paragraph.end = line.end;
                paragraph.last_line = index + 1;
                if paragraph.words >= page.lines[index - 1].end {
                    paragraph.words = line.start;
                }
            }
            continue;
        }
        if let Mark::Number(number) = &mark {
            last_number.clone_from(number);
        }
        page.paragraphs.extend(open.take());
        open = Some(Paragraph {
            start: line.start,
            end: line.end,
            words: line.start + at,
            mark,
            first_line: index,
            last_line: index + 1,
        });
    }
    page.paragraphs.extend(open);
    let mut bytes = std::mem::take(&mut page.text).into_bytes();
    for joint in joints {
        bytes[joint] = b' ';
    }
    page.text = String::from_utf8(bytes).unwrap_or_default();
}

/// Whether lines are cut at a width rather than at the end of a paragraph.
fn hard_wrapped(lines: &[Line]) -> bool {
    let long = lines.iter().filter(|line| line.width > 125).count();
    let full = lines
        .iter()
        .filter(|line| (45..=125).contains(&line.width))
        .count();
    long * 8 < full
}

#[expect(
    clippy::too_many_arguments,
    reason = "one question about two neighbouring lines and their surroundings"
)]
fn continues(
    paragraph: &Paragraph,
    said: &str,
    before: &Line,
    words: &str,
    line: &Line,
    mark: &Mark,
    last_number: &[u16],
    wrapped: bool,
) -> bool {
    // A mark alone on its line goes on with its words: "Điều 9.", "1.3.".
    if paragraph.mark != Mark::None
        && paragraph.words >= before.end
        && paragraph.last_line == paragraph.first_line + 1
        && !line.edge
    {
        return *mark == Mark::None;
    }
    if line.edge || opens(mark, said, words, line.gap, last_number) {
        return false;
    }
    let last = said.chars().next_back().unwrap_or('.');
    let open_end = last.is_alphanumeric() || matches!(last, ',' | '-' | '–' | '&' | '(' | '“');
    let small = starts_small(words);
    if line.gap {
        return open_end && small && !capitals(said);
    }
    if small {
        return !matches!(last, ';' | ':') && !said.ends_with("./.") || open_end;
    }
    if capitals(said) != capitals(words)
        && said.chars().count() > 3
        && !words.chars().all(|c| !c.is_alphabetic())
    {
        // A heading in capitals and the words under it.
        if capitals(said) || (capitals(words) && words.chars().count() > 12) {
            return false;
        }
    }
    if OPENER.is_match(words) || heading_line(said) || heading_line(words) {
        return false;
    }
    if !wrapped {
        return false;
    }
    match last {
        ';' | ':' => false,
        '.' | '!' | '?' | '…' => !said.ends_with("./.") && before.width >= 45,
        _ => before.width >= 12 || paragraph.mark != Mark::None,
    }
}

fn opens(mark: &Mark, said: &str, words: &str, gap: bool, last_number: &[u16]) -> bool {
    match mark {
        Mark::None => false,
        Mark::Bullet('–' | '—') => !said.ends_with(|c: char| c.is_ascii_digit()) || gap,
        Mark::Bullet('-') if words.starts_with("- ") => {
            // A dash that a wrap carried over: "phát triển kinh tế" / "- xã hội".
            gap || !(said.ends_with(char::is_lowercase)
                && words[2..].trim_start().starts_with(char::is_lowercase))
        }
        Mark::Number(number) if !gap => {
            // Inside a block a number opens an item only where it counts on.
            match (number.as_slice(), last_number) {
                ([1], _) => true,
                ([value], [last, ..]) => *value == last + 1,
                ([value], []) => *value == 1,
                _ => true,
            }
        }
        _ => true,
    }
}

/// A line that is the name of a kind and nothing more.
fn heading_line(words: &str) -> bool {
    words.len() < 60
        && heading_kind(words).is_some_and(|(_, len)| words[len..].trim_matches([' ', ':', '.']).is_empty())
}

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use gandan_core::documents::SourceText;

    fn paragraphs(text: &str) -> Vec<String> {
        let page = Page::of(&SourceText::from_plain(text));
        (0..page.paragraphs.len())
            .map(|i| page.paragraph(i).to_owned())
            .collect()
    }

    #[test]
    fn wraps_are_joined_and_items_are_not() {
        let text = "1. Ủy ban nhân dân các xã, phường thuộc địa bàn\ntỉnh:\n\n- Thực hiện đầy đủ trách nhiệm quản lý nhà\nnước về lâm nghiệp.\n2. Sở Tài chính\n- Cân đối";
        assert_eq!(paragraphs(text).len(), 4);
    }

    #[test]
    fn a_page_break_inside_a_sentence_is_no_paragraph_end() {
        let text = "Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy, tổ chức đảng trực\n\nthuộc tỉnh thực hiện tốt:";
        assert_eq!(paragraphs(text).len(), 1);
    }

    #[test]
    fn a_lone_mark_takes_its_words_along() {
        assert_eq!(
            paragraphs("Điều 1.\nBan hành kèm theo Quy định.\n\nĐiều 2.\nHiệu lực").len(),
            2
        );
    }
}
