use std::collections::BTreeMap;

use super::lines::Line;

/// So many lines at the top and at the bottom of a page can be its header and footer.
const MARGIN_LINES: usize = 2;
/// Words at the edge of at least so many pages, and of more than half of them, belong to the paper.
const PAGES: usize = 3;

/// Takes page numbers away, and headers and footers that come again on every page; their first time stays.
pub(super) fn drop_repeated(pages: &mut [Vec<Line>]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        for at in edges(page.len()) {
            if let Some(line) = page.get(at) {
                *seen.entry(folded(line)).or_default() += 1;
            }
        }
    }
    let often = |words: &str| {
        seen.get(words)
            .is_some_and(|times| *times >= PAGES && *times * 2 > pages.len())
    };
    let repeated: Vec<String> = seen.keys().filter(|words| often(words)).cloned().collect();
    let mut kept: Vec<String> = Vec::new();
    for page in pages.iter_mut() {
        let edge = edges(page.len());
        let mut at = 0;
        let mut place = 0;
        while place < page.len() {
            let drop = edge.contains(&at)
                && page.get(place).is_some_and(|line| {
                    let words = folded(line);
                    if is_number(&words) {
                        return at == 0 || at + 1 == edge.last().map_or(0, |last| last + 1);
                    }
                    let again = kept.contains(&words);
                    if !again && repeated.binary_search(&words).is_ok() {
                        kept.push(words.clone());
                    }
                    again
                });
            if drop {
                page.remove(place);
            } else {
                place += 1;
            }
            at += 1;
        }
    }
}

/// The places of the lines at the edges of a page.
fn edges(lines: usize) -> Vec<usize> {
    (0..lines)
        .filter(|at| *at < MARGIN_LINES || at + MARGIN_LINES >= lines)
        .collect()
}

/// The words of a line with every number the same, so that page numbers do not part what is alike.
fn folded(line: &Line) -> String {
    let mut out = String::new();
    for letter in line
        .words()
        .text()
        .chars()
        .filter(|letter| !letter.is_whitespace())
    {
        if letter.is_ascii_digit() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else {
            out.extend(letter.to_lowercase());
        }
    }
    out
}

/// `3`, `- 3 -`, `3/12`, `Trang 3`.
fn is_number(folded: &str) -> bool {
    let bare = folded.trim_start_matches("trang").trim_start_matches("page");
    matches!(bare.trim_matches(['-', '–', '|', '.']), "#" | "#/#")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Words;
    use crate::pdf::lines::Segment;

    fn page(lines: &[&str]) -> Vec<Line> {
        let line = |words: &&str| Line {
            y: 0.0,
            size: 12.0,
            segments: vec![Segment {
                words: Words::plain(*words),
                x0: 0.0,
                x1: 1.0,
            }],
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn page_numbers_and_running_heads_go() {
        let mut pages: Vec<Vec<Line>> = (1..=4)
            .map(|n| page(&["CÔNG BÁO", "a", "b", "15", "c", "d", &format!("- {n} -")]))
            .collect();
        drop_repeated(&mut pages);
        let words = |page: &Vec<Line>| {
            page.iter()
                .map(|line| line.words().text())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(words(&pages[0]), "CÔNG BÁO a b 15 c d");
        assert!(!words(&pages[1]).contains("CÔNG BÁO"));
    }
}
