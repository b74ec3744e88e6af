use super::tree::{Node, build};
use super::{Item, bodies, closing};
use crate::page::{Mark, Page};
use crate::patterns::regex;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static PAST: LazyLock<Regex> = LazyLock::new(|| regex("task.past"));
static SHUT: LazyLock<Regex> = LazyLock::new(|| regex("task.shut"));
static OPEN: LazyLock<Regex> = LazyLock::new(|| regex("task.open"));
static OPEN_STRONG: LazyLock<Regex> = LazyLock::new(|| regex("task.open-strong"));
static LEAD_IN: LazyLock<Regex> = LazyLock::new(|| regex("task.lead-in"));
static REPORTS: LazyLock<Regex> = LazyLock::new(|| regex("task.lead-in-reports"));
static LEAD_IN_TASKS: LazyLock<Regex> = LazyLock::new(|| regex("task.lead-in-tasks"));
static WEAK: LazyLock<Regex> = LazyLock::new(|| regex("task.lead-in-weak"));
static OPINION: LazyLock<Regex> = LazyLock::new(|| regex("task.opinion"));
static TIMES: LazyLock<Regex> = LazyLock::new(|| regex("task.times"));
static LISTS: LazyLock<Regex> = LazyLock::new(|| regex("task.timetable"));
static CARRY_OUT: LazyLock<Regex> = LazyLock::new(|| regex("task.carry-out-chapter"));

/// What the items under a heading are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    /// Orders, whatever they are titled ("Tổ chức thực hiện").
    CarryOut,
    /// Orders.
    Open,
    /// Orders, opened by the words before the first item.
    LedIn,
    /// Orders only where they bind somebody.
    Weak,
    /// None.
    Shut,
}

/// Reads the items of a document made of sections and numbered items.
pub(super) fn read(page: &Page, kind: &str, range: Range<usize>) -> Vec<Item> {
    let nodes = build(page, range.clone());
    let mut items = Vec::new();
    let root = root(page, kind, &nodes, &range);
    walk(page, &nodes, root, &mut items);
    if items.is_empty() && !matches!(kind, "BC" | "BB") {
        items.extend(closing::lone_orders(page, &nodes, range));
    } else if matches!(kind, "BC" | "BB") && items.is_empty() {
        return items;
    } else {
        closing::split_off(page, range.end, &mut items);
    }
    items
}

/// What the words before the first mark say.
fn root(page: &Page, kind: &str, nodes: &[Node], range: &Range<usize>) -> Section {
    let first = nodes.first().map_or(range.end, |node| node.at);
    for (distance, at) in (range.start..first).rev().take(60).enumerate() {
        let words = tail_of(page.paragraph(at));
        // A letter that gives an account orders nothing.
        if distance < 3 && matches!(kind, "CV" | "TTr") && REPORTS.is_match(words) {
            return Section::Shut;
        }
        if LEAD_IN.is_match(words) {
            let near = distance < 3 || matches!(kind, "TB" | "KL" | "CT" | "CĐ");
            return if near && !matches!(kind, "BC" | "BB") {
                Section::LedIn
            } else {
                Section::Weak
            };
        }
    }
    let weak = (range.start..first)
        .rev()
        .take(3)
        .map(|at| page.paragraph(at))
        // A tax office that answers a question about the law orders nothing.
        .any(|words| WEAK.is_match(words) && !OPINION.is_match(words));
    if weak && !matches!(kind, "BC") {
        return Section::Weak;
    }
    match kind {
        "CT" | "CĐ" => Section::LedIn,
        _ => Section::Shut,
    }
}

/// The end of a long paragraph; patterns look no further back.
fn tail_of(words: &str) -> &str {
    let mut from = words.len().saturating_sub(1400);
    while !words.is_char_boundary(from) {
        from += 1;
    }
    &words[from..]
}

fn walk(page: &Page, nodes: &[Node], section: Section, items: &mut Vec<Item>) {
    let mut part = section;
    let numbered = nodes.iter().any(|node| {
        matches!(
            node.mark(page),
            Mark::Number(_) | Mark::Roman(_) | Mark::Bracket(_)
        )
    });
    for (index, node) in nodes.iter().enumerate() {
        match node.mark(page) {
            Mark::Part => {
                let title = title_of_part(page, node);
                part = classify(&title, section);
                walk(page, &node.children, part, items);
            }
            Mark::Roman(_) => roman(page, node, classify(heading(node.words(page)), part), items),
            Mark::Number(_) => number(page, node, part, items),
            Mark::Bracket(_) if part != Section::Shut && nodes.len() > 1 => push(page, node, part, items),
            Mark::Letter(_)
                if part == Section::LedIn
                    && index < nodes.len()
                    && bodies::opens_with_body(node.words(page)) =>
            {
                push(page, node, part, items);
            }
            Mark::Bullet(_)
                if matches!(part, Section::LedIn | Section::Weak)
                    && !numbered
                    && bodies::orders(node.words(page)) =>
            {
                items.push(Item {
                    ordinal: None,
                    paragraphs: node.at..node.end,
                    confidence: 0.6,
                });
            }
            _ => {}
        }
    }
}

/// "Phần thứ hai" has its title in the next paragraph.
fn title_of_part(page: &Page, node: &Node) -> String {
    (node.at..node.own_end.min(node.at + 3))
        .map(|at| page.paragraph(at))
        .collect::<Vec<_>>()
        .join(" ")
        .trim_start_matches(|c: char| !c.is_whitespace())
        .trim_start_matches(|c: char| {
            matches!(c, ' ' | 'I' | 'V' | 'X' | '.' | ':' | '-') || c.is_ascii_digit()
        })
        .trim_start_matches("thứ nhất")
        .trim_start_matches("thứ hai")
        .trim_start_matches("thứ ba")
        .trim()
        .to_owned()
}

/// The title of a heading paragraph: its first line's worth of words.
fn heading(words: &str) -> &str {
    let mut end = words.len().min(260);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    &words[..end]
}

fn classify(title: &str, around: Section) -> Section {
    let title = title.trim();
    if PAST.is_match(title) {
        return Section::Shut;
    }
    if CARRY_OUT.is_match(title) {
        return Section::CarryOut;
    }
    if SHUT.is_match(title) && !OPEN_STRONG.is_match(title) {
        return Section::Shut;
    }
    if OPEN.is_match(title) {
        return Section::Open;
    }
    match around {
        Section::Shut => Section::Weak,
        other => other,
    }
}

fn roman(page: &Page, node: &Node, section: Section, items: &mut Vec<Item>) {
    // An assessment may end with what it orders: "… cần tập trung một số nhiệm vụ, giải pháp sau:".
    let ordering = (node.at + 1..node.own_end).next_back().is_some_and(|at| {
        let words = tail_of(page.paragraph(at));
        LEAD_IN.is_match(words) && LEAD_IN_TASKS.is_match(words)
    });
    if section == Section::Shut && !ordering {
        return;
    }
    let section = if section == Section::Shut {
        Section::LedIn
    } else {
        section
    };
    let led_in = (node.at..node.own_end)
        .rev()
        .take(2)
        .any(|at| LEAD_IN.is_match(tail_of(page.paragraph(at))));
    let section = if section == Section::Weak && led_in {
        Section::LedIn
    } else {
        section
    };
    let before = items.len();
    walk(page, &node.children, section, items);
    if items.len() > before || section == Section::Weak {
        return;
    }
    // A section without numbered items: each bullet or paragraph that binds somebody is an order of the section.
    let named: Vec<&Node> = node
        .children
        .iter()
        .filter(|child| bodies::orders(child.words(page)))
        .collect();
    if !named.is_empty() {
        for child in named {
            let mark = child.mark(page);
            items.push(Item {
                ordinal: if matches!(mark, Mark::Bullet(_)) {
                    ordinal(page, node.at)
                } else {
                    ordinal(page, child.at)
                },
                paragraphs: child.at..child.end,
                confidence: 0.6,
            });
        }
        return;
    }
    for at in node.at + 1..node.own_end {
        if bodies::orders(page.paragraph(at)) {
            items.push(Item {
                ordinal: None,
                paragraphs: at..at + 1,
                confidence: 0.6,
            });
        }
    }
}

fn number(page: &Page, node: &Node, section: Section, items: &mut Vec<Item>) {
    let words = node.words(page);
    let title = heading(words);
    let is_heading = words.chars().count() < 220;
    let dotted: Vec<&Node> = node.under(page, |mark| matches!(mark, Mark::Number(_))).collect();
    let section = match section {
        // A timetable and the time of a campaign order nobody, wherever they stand.
        _ if is_heading && TIMES.is_match(title) && !bodies::opens_with_body(words) && !led(page, node) => {
            Section::Shut
        }
        Section::CarryOut => section,
        _ if PAST.is_match(title) && is_heading => Section::Shut,
        Section::Shut
            if is_heading
                && OPEN_STRONG.is_match(title)
                && !SHUT.is_match(title)
                && has_inner_items(page, node) =>
        {
            Section::Open
        }
        Section::Shut => Section::Shut,
        Section::Open
            if is_heading
                && SHUT.is_match(title)
                && !OPEN_STRONG.is_match(title)
                && !bodies::binds(page, node.at..node.end) =>
        {
            Section::Shut
        }
        Section::LedIn if is_heading && title.to_lowercase().starts_with("mục đích") => Section::Shut,
        other => other,
    };
    if section == Section::Shut {
        return;
    }
    if !dotted.is_empty() {
        for child in dotted {
            number(page, child, section, items);
        }
        return;
    }
    let brackets: Vec<&Node> = node
        .under(page, |mark| matches!(mark, Mark::Bracket(_)))
        .collect();
    if brackets.len() > 1 {
        let led_in = (node.at..brackets[0].at)
            .rev()
            .find(|&at| page.paragraphs[at].mark == Mark::None || at == node.at)
            .is_some_and(|at| LEAD_IN_TASKS.is_match(tail_of(page.paragraph(at))));
        if led_in {
            for child in brackets {
                push(page, child, section, items);
            }
            return;
        }
    }
    if section == Section::Weak && !bodies::binds(page, node.at..before_farewell(page, node)) {
        return;
    }
    for wanted in [is_letter as fn(&Mark) -> bool, is_bullet] {
        let inner: Vec<&Node> = node.under(page, wanted).collect();
        let bullets = wanted(&Mark::Bullet('-'));
        if bodies::each_names_another(page, &inner) && !bodies::opens_with_body(words) {
            for child in inner {
                items.push(Item {
                    ordinal: ordinal(page, if bullets { node.at } else { child.at }),
                    paragraphs: child.at..child.end,
                    confidence: 0.85,
                });
            }
            return;
        }
    }
    push(page, node, section, items);
}

/// Where the words of an item end before the unmarked paragraphs that only take leave of the reader.
fn before_farewell(page: &Page, node: &Node) -> usize {
    let mut end = node.end;
    while end > node.at + 1
        && page.paragraphs[end - 1].mark == Mark::None
        && closing::is_farewell(page.paragraph(end - 1))
    {
        end -= 1;
    }
    end
}

/// Whether a paragraph under the heading opens with the bodies that must act.
fn led(page: &Page, node: &Node) -> bool {
    !LISTS.is_match(node.words(page))
        && node
            .children
            .iter()
            .any(|child| bodies::opens_with_body(child.words(page)))
}

fn is_letter(mark: &Mark) -> bool {
    matches!(mark, Mark::Letter(_))
}

fn is_bullet(mark: &Mark) -> bool {
    matches!(mark, Mark::Bullet(_))
}

fn has_inner_items(page: &Page, node: &Node) -> bool {
    node.children.iter().any(|child| {
        matches!(
            child.mark(page),
            Mark::Number(_) | Mark::Bracket(_) | Mark::Letter(_)
        )
    })
}

fn push(page: &Page, node: &Node, section: Section, items: &mut Vec<Item>) {
    items.push(Item {
        ordinal: ordinal(page, node.at),
        paragraphs: node.at..node.end,
        confidence: match section {
            Section::CarryOut => 0.96,
            Section::LedIn => 0.95,
            Section::Open => 0.92,
            Section::Weak | Section::Shut => 0.7,
        },
    });
}

/// The ordinal of a paragraph as printed, without its punctuation.
pub(super) fn ordinal(page: &Page, at: usize) -> Option<String> {
    Some(match &page.paragraphs.get(at)?.mark {
        Mark::Number(parts) => parts.iter().map(u16::to_string).collect::<Vec<_>>().join("."),
        Mark::Bracket(value) | Mark::Article(value) => value.to_string(),
        Mark::Letter(letter) => letter.to_string(),
        Mark::Roman(_) => {
            let words = page.paragraph(at);
            let end = words.find(|c: char| !matches!(c, 'I' | 'V' | 'X')).unwrap_or(0);
            words[..end].to_owned()
        }
        Mark::None | Mark::Part | Mark::Bullet(_) | Mark::Note => return None,
    })
}
