//! The foot of a paper: who receives it, who signs it; and the head of an appendix.

use super::{Item, Line, closed};
use crate::layout::{Element, Layout};
use crate::numbering::roman;
use crate::paper::{Paper, Signature};

/// Room for a hand to sign, or for the picture of a digital signature: points.
const ROOM: f32 = 62.0;

/// Recipients at the left, signatures at the right; several signatures two by two.
pub(super) fn tail<'a>(paper: &Paper, layout: &Layout) -> Vec<Item<'a>> {
    let half = layout.text_width(false) * 0.46;
    let mut items = Vec::new();
    let (pairs, last) = paper.signatures.split_at(paper.signatures.len() / 2 * 2);
    for pair in pairs.chunks(2) {
        items.push(Item::Room(12.0));
        let [left, right] = [0, 1].map(|index| signature(&pair[index], layout));
        items.push(Item::Columns(half, left, right));
    }
    let left = recipients(paper, layout);
    let right = last
        .first()
        .map(|last| signature(last, layout))
        .unwrap_or_default();
    if !left.is_empty() || !right.is_empty() {
        items.push(Item::Room(12.0));
        items.push(Item::Columns(half, left, right));
    }
    items
}

fn recipients<'a>(paper: &Paper, layout: &Layout) -> Vec<Item<'a>> {
    if paper.recipients.is_empty() {
        return Vec::new();
    }
    let mut items = vec![Item::Line(Line::new(
        layout,
        Element::RecipientsHead,
        "Nơi nhận:",
    ))];
    for (index, recipient) in paper.recipients.iter().enumerate() {
        let mark = if index + 1 == paper.recipients.len() {
            "."
        } else {
            ";"
        };
        let words = format!("- {}", closed(recipient, mark));
        items.push(Item::Line(Line::new(layout, Element::Recipients, &words)));
    }
    items
}

fn signature<'a>(signature: &Signature, layout: &Layout) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for (authority, whose) in &signature.by {
        let words = format!("{} {}", layout.authority(*authority), whose.trim());
        items.push(Item::Line(Line::new(layout, Element::Authority, &words)));
    }
    items.push(Item::Line(Line::new(layout, Element::Title, &signature.title)));
    items.push(Item::Room(ROOM));
    if let Some(name) = &signature.name {
        items.push(Item::Line(Line::new(layout, Element::Signer, name)));
    }
    items
}

/// "Phụ lục I", its title, and what it goes with.
pub(super) fn appendix_head<'a>(paper: &Paper, index: usize, layout: &Layout) -> Vec<Item<'a>> {
    let name = match paper.appendices.len() {
        1 => "Phụ lục".to_owned(),
        _ => format!("Phụ lục {}", roman(index as u32 + 1)),
    };
    let number = layout
        .names
        .number
        .replace("Số", "số")
        .replace("số:", "số")
        .replace("{number}", &paper.issue.number_text())
        .replace("{symbol}", &paper.issue.symbol);
    let day = paper.issue.date_text();
    let day = day.split_once(", ").map_or("", |(_, day)| day);
    let kind = paper.kind.as_deref().unwrap_or("Công văn");
    let with = format!("(Kèm theo {kind} {number} {day} của {})", paper.body.trim());
    [
        (Element::Appendix, name.as_str()),
        (Element::AppendixTitle, &paper.appendices[index].title),
        (Element::AppendixWith, &with),
    ]
    .map(|(element, words)| Item::Line(Line::new(layout, element, words)))
    .into()
}
