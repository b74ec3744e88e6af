use super::bodies::P;
use crate::page::Page;
use crate::patterns::regex;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static REPORT: LazyLock<Regex> = LazyLock::new(|| regex("task.report"));
static ENDS: LazyLock<Regex> = LazyLock::new(|| regex("task.report-ends"));
static TOLD: LazyLock<Regex> = LazyLock::new(|| regex("task.report-told"));
static SECOND: LazyLock<Regex> = LazyLock::new(|| regex("task.report-second"));
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
                let named = rest[..end].ends_with("Ban") || rest[..end].ends_with("Tổ");
                if !named && !goes_on(&rest[..end], &rest[end..]) {
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

/// No name is longer, in bytes; a spoilt text may go on for ever.
const LONGEST: usize = 400;

/// The name goes on over what ends most names: police units ("… quản lý hành chính về trật tự xã hội"), steering
/// committees ("Ban Chỉ đạo tỉnh về chuyển đổi số"), a second receiver ("Bộ Công an, UBND tỉnh theo quy định").
fn goes_on(before: &str, after: &str) -> bool {
    if before.len() > LONGEST {
        return false;
    }
    if let Some(matter) = after.trim_start().strip_prefix("về ") {
        return before.to_lowercase().ends_with("quản lý hành chính")
            || before.starts_with("Ban Chỉ đạo") && !TOLD.is_match(matter);
    }
    let second = SECOND.captures(after).and_then(|c| c.get(1));
    // "…, Sở Nội vụ tổng hợp." tells what another body does.
    !before.contains(',') && second.is_some_and(|name| !P.verb.is_match(name.as_str()))
}

fn named(words: &str) -> Option<regex::Match<'_>> {
    let report = REPORT
        .captures(words)
        .and_then(|c| c.get(1).or_else(|| c.get(2)).or_else(|| c.get(3)));
    report.or_else(|| HEEDED.captures(words).and_then(|c| c.get(1)))
}
