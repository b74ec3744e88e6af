use crate::page::Page;
use crate::patterns::regex;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static REPORT: LazyLock<Regex> = LazyLock::new(|| regex("task.report"));
static ENDS: LazyLock<Regex> = LazyLock::new(|| regex("task.report-ends"));
static HEEDED: LazyLock<Regex> = LazyLock::new(|| regex("task.heeded"));

/// Who receives the report on an item: the first body that the words name for it.
pub(super) fn to(page: &Page, paragraphs: Range<usize>) -> Option<Range<usize>> {
    for at in paragraphs {
        let paragraph = &page.paragraphs[at];
        let words = page.slice(paragraph.start..paragraph.end);
        if let Some(found) = named(words) {
            let rest = &words[found.start()..];
            let mut from = if rest.starts_with("cấp có") {
                "cấp có thẩm quyền".len().min(rest.len())
            } else {
                0
            };
            let mut end = rest.len();
            while let Some(stop) = rest.get(from..).and_then(|_| ENDS.find_at(rest, from)) {
                end = stop.start();
                // "Ban Chỉ đạo" is a name.
                if !rest[..end].ends_with("Ban") && !rest[..end].ends_with("Tổ") {
                    break;
                }
                from = stop.end();
                end = rest.len();
            }
            let name = rest[..end].trim_end();
            let name = name.strip_suffix(" và").unwrap_or(name);
            if name.chars().count() > 2 {
                let start = paragraph.start + found.start();
                return Some(start..start + name.len());
            }
        }
    }
    None
}

fn named(words: &str) -> Option<regex::Match<'_>> {
    let report = REPORT
        .captures(words)
        .and_then(|c| c.get(1).or_else(|| c.get(2)).or_else(|| c.get(3)));
    report.or_else(|| HEEDED.captures(words).and_then(|c| c.get(1)))
}
