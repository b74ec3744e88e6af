use crate::page::{Mark, Page};
use std::ops::Range;

/// A marked paragraph with what stands under it.
#[derive(Debug)]
pub(super) struct Node {
    /// Its paragraph.
    pub at: usize,
    /// One past the last paragraph that belongs to it, children included.
    pub end: usize,
    /// Paragraphs before its first child, its own included.
    pub own_end: usize,
    /// What is under it, in the order of the text.
    pub children: Vec<Node>,
}

impl Node {
    /// The mark of its paragraph.
    pub fn mark<'p>(&self, page: &'p Page) -> &'p Mark {
        &page.paragraphs[self.at].mark
    }

    /// The words after its mark.
    pub fn words<'p>(&self, page: &'p Page) -> &'p str {
        let paragraph = &page.paragraphs[self.at];
        page.slice(paragraph.words.min(paragraph.end)..paragraph.end)
    }

    /// Its children of the kind that `wanted` tells.
    pub fn under<'n>(&'n self, page: &'n Page, wanted: fn(&Mark) -> bool) -> impl Iterator<Item = &'n Node> {
        self.children.iter().filter(move |child| wanted(child.mark(page)))
    }
}

/// How deep a mark stands; smaller is higher.
fn depth(mark: &Mark) -> Option<u8> {
    Some(match mark {
        Mark::Part => 0,
        Mark::Roman(_) => 1,
        Mark::Article(_) => 2,
        Mark::Number(parts) => 2 + u8::try_from(parts.len()).unwrap_or(4),
        Mark::Bracket(_) => 8,
        Mark::Letter(_) => 9,
        Mark::Bullet('+') => 11,
        Mark::Bullet(_) => 10,
        Mark::None | Mark::Note => return None,
    })
}

/// Builds the tree of a stretch of paragraphs. Marks inside quotations open nothing.
pub(super) fn build(page: &Page, range: Range<usize>) -> Vec<Node> {
    let quoted = quotations(page, &range);
    let mut flat: Vec<(u8, usize)> = Vec::new();
    for at in range.clone() {
        if quoted[at - range.start] {
            continue;
        }
        if let Some(depth) = depth(&page.paragraphs[at].mark) {
            flat.push((depth, at));
        }
    }
    let mut from = 0;
    nest(&flat, &mut from, 0, range.end)
}

fn nest(flat: &[(u8, usize)], from: &mut usize, least: u8, end: usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    while let Some(&(depth, at)) = flat.get(*from) {
        if depth < least {
            break;
        }
        *from += 1;
        let children = nest(flat, from, depth + 1, end);
        let stop = flat.get(*from).map_or(end, |(_, at)| *at);
        nodes.push(Node {
            at,
            end: stop,
            own_end: children.first().map_or(stop, |child| child.at),
            children,
        });
    }
    nodes
}

/// For each paragraph whether it stands inside a quotation that an earlier paragraph opened.
fn quotations(page: &Page, range: &Range<usize>) -> Vec<bool> {
    let mut inside = vec![false; range.len()];
    let mut open_at: Option<usize> = None;
    for at in range.clone() {
        let words = page.paragraph(at);
        if open_at.is_none() && words.starts_with('“') && !words.contains('”') {
            open_at = Some(at);
            continue;
        }
        if let Some(start) = open_at {
            if words.contains('”') {
                for quoted in start + 1..=at {
                    inside[quoted - range.start] = true;
                }
                open_at = None;
            } else if at > start + 60 {
                open_at = None;
            }
        }
    }
    inside
}
