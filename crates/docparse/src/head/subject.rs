use super::{ADDRESSED, BASIS, Head, MOTTO};
use crate::page::{Mark, Page, capitals, mark_of, squeeze, starts_small};
use crate::patterns::{heading_kind, regex};
use crate::tail::columns;
use gandan_core::documents::Read;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static MATTER: LazyLock<Regex> = LazyLock::new(|| regex("head.matter"));
static SLASHED: LazyLock<Regex> = LazyLock::new(|| regex("head.matter-slashed"));
static OF_ISSUER: LazyLock<Regex> = LazyLock::new(|| regex("head.of-issuer"));
static CAPITALS: LazyLock<Regex> = LazyLock::new(|| regex("head.basis-capitals"));
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| regex("head.attached"));
static WIRED: LazyLock<Regex> = LazyLock::new(|| regex("head.wired"));
static DATE: LazyLock<Regex> = LazyLock::new(|| regex("head.date"));
static NUMBER_MARK: LazyLock<Regex> = LazyLock::new(|| regex("head.number-mark"));
static HARD_BASIS: LazyLock<Regex> = LazyLock::new(|| regex("head.hard-basis"));

/// Reads what the document is about; answers where the words after it begin.
pub(super) fn read(
    page: &Page,
    heading: Option<(usize, &'static str, usize)>,
    stop: usize,
    head: &mut Head,
) -> usize {
    let (lines, end) = match heading {
        Some((line, kind, len)) => under_heading(page, line, kind, len, head),
        None => (in_letter(page, stop, head), stop),
    };
    let words = lines
        .iter()
        .map(|range| page.slice(range.clone()))
        .collect::<Vec<_>>()
        .join(" ");
    let words = SLASHED.replace(words.trim(), "");
    let words = without_issuer(&words, head);
    let value = squeeze(words);
    let value = value
        .trim_end_matches([' ', '.', ';', ':', '-'])
        .trim()
        .to_owned();
    if let (Some(first), Some(last), true) = (lines.first(), lines.last(), value.chars().count() > 3) {
        head.subject = Some(Read {
            value: if capitals(&value) {
                super::casing::sentence(&value, head.place.as_ref().map(|p| p.value.as_str()))
            } else {
                value
            },
            span: Some(page.span(first.start..last.end)),
            confidence: if heading.is_some() { 0.93 } else { 0.9 },
        });
    }
    page.lines.get(end).map_or(page.text.len(), |line| line.start)
}

/// "Của Ban Bí thư về …": the body belongs to the issuer, the rest is the subject.
fn without_issuer<'w>(words: &'w str, head: &mut Head) -> &'w str {
    if !OF_ISSUER.is_match(words) {
        return words;
    }
    let lowered = words.to_lowercase();
    let cut = lowered
        .find(" về ")
        .filter(|at| *at < 120 && words.is_char_boundary(*at));
    let Some(cut) = cut else {
        return words;
    };
    let name = words[..cut]
        .split_once(char::is_whitespace)
        .map_or("", |(_, name)| name.trim());
    if head.of_issuer.is_none() && !name.is_empty() {
        head.of_issuer = Some(Read {
            value: super::casing::sentence_case(&squeeze(name)),
            span: None,
            confidence: 0.85,
        });
    }
    words[cut..].trim_start()
}

/// The lines under the name of the kind.
fn under_heading(
    page: &Page,
    line: usize,
    kind: &str,
    len: usize,
    head: &mut Head,
) -> (Vec<Range<usize>>, usize) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let first = &page.lines[line];
    let rest = page.line(line)[len..].trim_start_matches([' ', ':', '.', '\t']);
    let mut end = line + 1;
    if !rest.is_empty() {
        take(page, first.end - rest.len()..first.end, head, &mut found);
    }
    for index in line + 1..page.lines.len().min(line + 30) {
        let here = &page.lines[index];
        let words = page.line(index);
        if over(page, index, &found, kind) {
            break;
        }
        end = index + 1;
        if DATE.is_match(words) && words.len() < 80 || NUMBER_MARK.is_match(words) {
            continue;
        }
        take(page, here.start..here.end, head, &mut found);
    }
    (found, end)
}

fn take(page: &Page, range: Range<usize>, head: &mut Head, found: &mut Vec<Range<usize>>) {
    let words = page.slice(range.clone());
    let whole = !words.to_lowercase().contains(" về ")
        && !words.trim_end().to_lowercase().ends_with(" về")
        && !words.trim_end().ends_with(',');
    if found.is_empty() && head.of_issuer.is_none() && whole && OF_ISSUER.is_match(words) {
        let name = words
            .split_once(char::is_whitespace)
            .map_or("", |(_, name)| name.trim());
        head.of_issuer = Some(Read {
            value: super::casing::sentence_case(&squeeze(name)),
            span: Some(page.span(range)),
            confidence: 0.9,
        });
        return;
    }
    found.push(range);
}

/// Whether the title ended before this line.
fn over(page: &Page, index: usize, found: &[Range<usize>], kind: &str) -> bool {
    let words = page.line(index);
    let (gap, edge) = (page.lines[index].gap, page.lines[index].edge);
    if ADDRESSED.is_match(words)
        || WIRED.is_match(words)
        || ATTACHED.is_match(words)
        || HARD_BASIS.is_match(words)
        || MOTTO.is_match(words)
    {
        return true;
    }
    if officer_line(page, words, index) {
        return true;
    }
    let (mark, _) = mark_of(words);
    if !matches!(mark, Mark::None | Mark::Bullet(_) | Mark::Letter(_)) {
        return true;
    }
    let Some(last) = found.last() else {
        return CAPITALS.is_match(words)
            && !words.starts_with("BAN HÀNH")
            && matches!(kind, "QĐ" | "NQ" | "NĐ" | "TT" | "CĐ")
            && capitals(words);
    };
    let said = page.slice(last.clone());
    let length: usize = found.iter().map(|range| range.len()).sum();
    if edge || length > 1200 {
        return true;
    }
    let shouted = capitals(words);
    let title_shouted = capitals(page.slice(found[0].clone()));
    if gap {
        let carried = starts_small(words) && !said.ends_with(['.', ';', ':']) && words.chars().count() < 160;
        let second = title_shouted && shouted && !CAPITALS.is_match(words) && heading_kind(words).is_none();
        return !(carried || second);
    }
    if shouted && !title_shouted && words.chars().count() > 8 && CAPITALS.is_match(words) {
        return true;
    }
    let sentence_over = said.ends_with(['.', ';']);
    (BASIS.is_match(words)
        && words.starts_with(char::is_uppercase)
        && !shouted
        && (sentence_over || title_shouted || said.chars().count() < 60 && words.chars().count() > 90))
        || (sentence_over && words.starts_with(char::is_uppercase))
        || (title_shouted && !shouted && words.chars().count() > 60)
}

/// The body or officer that decides, on a line of its own before "Căn cứ".
fn officer_line(page: &Page, words: &str, index: usize) -> bool {
    words.chars().count() < 90
        && page.line(index + 1).starts_with("Căn cứ")
        && CAPITALS.is_match(&words.to_uppercase())
        && !words.to_uppercase().starts_with("BAN HÀNH")
}

/// The matter of a letter: after `V/v`, or the lines between number and address of a Party letter.
fn in_letter(page: &Page, stop: usize, _head: &Head) -> Vec<Range<usize>> {
    let marked = (0..stop).find_map(|index| {
        let words = page.line(index);
        let (left, right) = columns(words);
        [left, right]
            .into_iter()
            .find(|part| MATTER.is_match(part))
            .map(|part| {
                (
                    index,
                    part.as_ptr() as usize - words.as_ptr() as usize,
                    part.len(),
                )
            })
    });
    let mut found = Vec::new();
    let first = match marked {
        Some((index, from, len)) => {
            let start = page.lines[index].start + from;
            let taken = SLASHED
                .find(page.slice(start..start + len))
                .map_or(0, |m| m.end());
            found.push(start + taken..start + len);
            index + 1
        }
        None => match (0..stop).find(|&i| NUMBER_MARK.is_match(page.line(i))) {
            Some(index) => index + 1,
            None => return found,
        },
    };
    for index in first..stop.min(first + 9) {
        let line = &page.lines[index];
        let words = page.line(index);
        let (left, _) = columns(words);
        let other = ADDRESSED.is_match(words)
            || MOTTO.is_match(left)
            || DATE.is_match(left)
            || (capitals(left) && marked.is_none())
            || left.chars().count() < 2;
        let apart = !found.is_empty() && (line.edge || (line.gap && !starts_small(left)));
        if other || apart {
            break;
        }
        found.push(line.start..line.start + left.len());
    }
    found
}
