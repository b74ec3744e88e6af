use super::tree::Node;
use super::{Item, bodies};
use crate::page::{Mark, Page};
use crate::patterns::regex;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static NOT_CLOSING: LazyLock<Regex> = LazyLock::new(|| regex("task.not-closing"));
static TROUBLE: LazyLock<Regex> = LazyLock::new(|| regex("task.trouble"));
static VERB: LazyLock<Regex> = LazyLock::new(|| regex("task.closing-verb"));
static ORDER: LazyLock<Regex> = LazyLock::new(|| regex("task.order"));
static TO_OTHERS: LazyLock<Regex> = LazyLock::new(|| regex("task.to-others"));
static BASIS: LazyLock<Regex> = LazyLock::new(|| regex("head.hard-basis"));
static ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| regex("head.notice-announces"));
static HERE_IS: LazyLock<Regex> = LazyLock::new(|| regex("task.here-is"));

/// Takes the closing orders off the end of the last item and makes items of their own of them. `end` is one past
/// the last paragraph of the document's words: what a shut section left there is looked at as well.
pub(super) fn split_off(page: &Page, end: usize, items: &mut Vec<Item>) {
    let Some(last) = items.last() else {
        return;
    };
    let floor = last.paragraphs.start + 1;
    let mut found = Vec::new();
    let mut cut = None;
    for at in (floor..end).rev().take(8) {
        match page.paragraphs[at].mark {
            Mark::None => {}
            Mark::Note => continue,
            _ => break,
        }
        let alone = at == floor && heading_only(page, last);
        if alone {
            break;
        }
        let words = page.paragraph(at);
        if is_closing(words) {
            found.push(Item {
                ordinal: None,
                paragraphs: at..at + 1,
                confidence: 0.85,
            });
            cut = Some(at);
        } else if is_farewell(words) {
            cut = Some(at);
        } else if found.is_empty() && words.chars().count() < 60 {
            continue;
        } else {
            break;
        }
    }
    if let (Some(cut), Some(last)) = (cut, items.last_mut())
        && last.paragraphs.end > cut
    {
        last.paragraphs.end = cut.max(floor);
    }
    items.extend(found.into_iter().rev());
}

/// The item so far is a heading that waits for its words.
fn heading_only(page: &Page, item: &Item) -> bool {
    let words = page.paragraph(item.paragraphs.start);
    words.trim_end().ends_with(':') || (words.chars().count() < 90 && !words.trim_end().ends_with(['.', ';']))
}

pub(super) fn is_farewell(words: &str) -> bool {
    NOT_CLOSING.is_match(words) || HERE_IS.is_match(words)
}

/// Whether a paragraph is an order that names a body and what it must do.
pub(super) fn is_closing(words: &str) -> bool {
    if TROUBLE.is_match(words) {
        return true;
    }
    // Whom to ask for help is no order.
    if words.starts_with("Trong quá trình") || words.starts_with("Quá trình") {
        return false;
    }
    // "Trên đây là Kế hoạch …; các cơ quan, đơn vị nghiêm túc tổ chức thực hiện."
    if HERE_IS.is_match(words) {
        return bodies::orders(words) && VERB.is_match(words);
    }
    // "Đề nghị Đài truyền thanh thông báo … để nhân dân biết": what opens as an order is one.
    let told = NOT_CLOSING.is_match(words) && !(ORDER.is_match(words) && TO_OTHERS.is_match(words));
    !told && bodies::orders(words) && VERB.is_match(words)
}

/// Orders of a letter without numbered items: its paragraphs that bind somebody.
pub(super) fn lone_orders(page: &Page, nodes: &[Node], range: Range<usize>) -> Vec<Item> {
    let bulleted = nodes
        .iter()
        .filter(|n| matches!(n.mark(page), Mark::Bullet(_) | Mark::Letter(_)))
        .count();
    let mut found: Vec<Item> = Vec::new();
    for at in range {
        let paragraph = &page.paragraphs[at];
        if !matches!(paragraph.mark, Mark::None | Mark::Bullet(_) | Mark::Number(_)) || found.len() > 40 {
            continue;
        }
        let words = page.slice(paragraph.words.min(paragraph.end)..paragraph.end);
        // What a letter is based on tells what others ordered.
        let asks = words.contains("đề nghị") || words.contains("yêu cầu");
        if BASIS.is_match(words) && !asks && !bodies::opens_with_body(words) {
            continue;
        }
        // "…, Văn phòng thông báo lịch như sau:" announces what follows.
        if words.trim_end().ends_with(':') && ANNOUNCES.is_match(words) {
            continue;
        }
        let closing = is_closing(words) && bodies::strong_order(words);
        if closing {
            found.push(Item {
                ordinal: super::sections::ordinal(page, at),
                paragraphs: at..at + 1,
                confidence: if bulleted > 0 { 0.6 } else { 0.75 },
            });
        }
    }
    found
}
