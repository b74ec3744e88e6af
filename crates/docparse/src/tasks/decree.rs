use super::sections::ordinal;
use super::tree::{Node, build};
use super::{Item, bodies, closing, sections};
use crate::page::{Mark, Page};
use crate::patterns::{heading_kind, regex};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static BOUND: LazyLock<Regex> = LazyLock::new(|| regex("task.bound"));
static NO_ORDER: LazyLock<Regex> = LazyLock::new(|| regex("task.no-order"));
static CARRY_OUT: LazyLock<Regex> = LazyLock::new(|| regex("task.carry-out"));
static CARRY_OUT_NORM: LazyLock<Regex> = LazyLock::new(|| regex("task.carry-out-norm"));
static VALIDITY: LazyLock<Regex> = LazyLock::new(|| regex("task.validity"));
static CHAPTER: LazyLock<Regex> = LazyLock::new(|| regex("task.carry-out-chapter"));

/// Reads the items of a decision or resolution: its articles, and those of the regulation attached to it.
pub(super) fn read(
    page: &Page,
    kind: &str,
    number: Option<&str>,
    main: Range<usize>,
    annex: Range<usize>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let norm = matches!(kind, "NĐ" | "TT" | "TTLT");
    let norm = norm || number.is_some_and(|number| number.contains('/'));
    articles(page, &build(page, main), norm, false, &mut items);
    if annex.is_empty() {
        return items;
    }
    let nodes = build(page, annex.clone());
    let before = items.len();
    if has_articles(page, &nodes) {
        articles(page, &nodes, true, false, &mut items);
    } else if attached_plan(page, &annex) {
        items.extend(
            sections::read(page, "KH", annex.clone())
                .into_iter()
                .filter(|item| item.ordinal.is_some()),
        );
    }
    if items.len() > before {
        closing::split_off(page, annex.end, &mut items);
    }
    items
}

fn has_articles(page: &Page, nodes: &[Node]) -> bool {
    nodes
        .iter()
        .any(|node| matches!(node.mark(page), Mark::Article(_)) || has_articles(page, &node.children))
}

/// A plan or programme issued with a decision.
fn attached_plan(page: &Page, annex: &Range<usize>) -> bool {
    annex.clone().take(6).any(|at| {
        heading_kind(page.paragraph(at))
            .is_some_and(|(kind, _)| matches!(kind, "KH" | "CTr" | "ĐA" | "PA" | "QC" | "HD"))
    })
}

/// `norm`: a text of rules, whose articles order something only where they say how it is carried out.
fn articles(page: &Page, nodes: &[Node], norm: bool, carried: bool, items: &mut Vec<Item>) {
    for node in nodes {
        match node.mark(page) {
            Mark::Part | Mark::Roman(_) => {
                let title = (node.at..node.own_end.min(node.at + 3))
                    .map(|at| page.paragraph(at))
                    .collect::<Vec<_>>()
                    .join(" ");
                articles(page, &node.children, norm, CHAPTER.is_match(&title), items);
            }
            Mark::Article(_) => article(page, node, norm, carried, items),
            _ => {}
        }
    }
}

fn article(page: &Page, node: &Node, norm: bool, carried: bool, items: &mut Vec<Item>) {
    let words = node.words(page);
    let whole = page.slice(page.paragraphs[node.at].start..page.paragraphs[node.end - 1].end);
    let carries = CARRY_OUT.is_match(words);
    // In a text of rules only what says how it is carried out orders something.
    let final_clause =
        whole.contains("trách nhiệm thi hành") || whole.contains("trách nhiệm tổ chức thực hiện");
    let titled = CARRY_OUT_NORM.is_match(words) && words.chars().count() < 140;
    if norm && !(carried || titled || final_clause) {
        return;
    }
    let numbers: Vec<&Node> = node.under(page, |mark| matches!(mark, Mark::Number(_))).collect();
    if numbers.len() > 1 && (!bodies::opens_with_body(words) || bodies::each_names_another(page, &numbers)) {
        // "Tổ chức thực hiện": every clause counts; elsewhere only those that bind somebody.
        let all = carried || words.to_lowercase().starts_with("tổ chức thực hiện");
        if !(carries || carried || BOUND.is_match(whole) || whole.contains("Giao ")) {
            return;
        }
        for child in numbers {
            let said = child.words(page);
            let effect = VALIDITY.is_match(said) || NO_ORDER.is_match(said) && !all;
            let binds =
                bodies::binds(page, child.at..child.end) && (carries || carried || ordering(page, child));
            if (all && !VALIDITY.is_match(said)) || (binds && (!effect || binding_sentence(said))) {
                clause(page, child, items);
            }
        }
        return;
    }
    let binds = BOUND.is_match(whole) || whole.contains("Giao ") || whole.contains("giao ") && carries;
    let effect = NO_ORDER.is_match(words) || VALIDITY.is_match(words);
    let names = bodies::binds(page, node.at..node.end);
    if norm && !names {
        return;
    }
    if !(carries && names || binds && (!effect || binding_sentence(whole)) || names && !effect) {
        return;
    }
    if !carries && !binds && !bodies::opens_with_body(words) {
        return;
    }
    let bullets: Vec<&Node> = node.under(page, |mark| matches!(mark, Mark::Bullet(_))).collect();
    if bodies::each_names_another(page, &bullets) {
        for child in bullets {
            items.push(Item {
                ordinal: ordinal(page, node.at),
                paragraphs: child.at..child.end,
                confidence: 0.9,
            });
        }
        return;
    }
    items.push(Item {
        ordinal: ordinal(page, node.at),
        paragraphs: node.at..node.end,
        confidence: 0.92,
    });
}

/// The clause says who must act, not only who acts.
fn ordering(page: &Page, node: &Node) -> bool {
    let whole = page.slice(page.paragraphs[node.at].start..page.paragraphs[node.end - 1].end);
    BOUND.is_match(whole) || bodies::strong_order(whole)
}

/// An article of effect that also says who carries it out.
fn binding_sentence(whole: &str) -> bool {
    whole.contains("chịu trách nhiệm") || whole.contains("có trách nhiệm") || whole.contains("Giao ")
}

/// A clause, or its letters where each binds another body.
fn clause(page: &Page, node: &Node, items: &mut Vec<Item>) {
    let letters: Vec<&Node> = node.under(page, |mark| matches!(mark, Mark::Letter(_))).collect();
    if bodies::each_names_another(page, &letters) && !bodies::opens_with_body(node.words(page)) {
        for child in letters {
            items.push(Item {
                ordinal: ordinal(page, child.at),
                paragraphs: child.at..child.end,
                confidence: 0.85,
            });
        }
        return;
    }
    items.push(Item {
        ordinal: ordinal(page, node.at),
        paragraphs: node.at..node.end,
        confidence: 0.92,
    });
}
