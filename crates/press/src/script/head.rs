//! The head of a paper: names, number, day, kind, subject, addressees, what it rests on.

use super::{Item, Line, MM, closed, measured};
use crate::layout::{Element, Layout, Under};
use crate::paper::Paper;

/// Everything above the text.
pub(super) fn head<'a>(paper: &'a Paper, layout: &Layout) -> Vec<Item<'a>> {
    let mut items = vec![names(paper, layout), number_and_day(paper, layout)];
    items.extend(title(paper, layout));
    items.extend(addressees(paper, layout));
    let count = paper.basis.len();
    for (index, basis) in paper.basis.iter().enumerate() {
        let mark = if index + 1 == count { "." } else { ";" };
        let words = layout.names.basis.replace("{basis}", &closed(basis, mark));
        items.push(line(layout, Element::Basis, &words));
    }
    items
}

fn line<'a>(layout: &Layout, element: Element, words: &str) -> Item<'a> {
    Item::Line(Line::new(layout, element, words))
}

/// The two columns with the body at the left and the nation, or the Party, at the right.
fn names<'a>(paper: &Paper, layout: &Layout) -> Item<'a> {
    let left_width = layout.page.left_column.is;
    let mut left = Vec::new();
    if let Some(superior) = &paper.superior {
        left.push(line(layout, Element::Superior, superior));
    }
    left.push(line(layout, Element::Body, &paper.body));
    let body = layout.look(Element::Body).words(&paper.body);
    left.push(match layout.names.under_body {
        Under::Rule => {
            Item::Rule(measured(layout, Element::Body, &body, left_width * MM) * layout.rule_share.is)
        }
        Under::Star => line(layout, Element::Body, "*"),
        Under::Dashes => line(layout, Element::Body, "-----"),
    });
    let right_width = (layout.text_width(false) - left_width) * MM;
    let mut right = vec![line(layout, Element::Nation, &layout.names.nation)];
    // The rule is as long as the line above it.
    let (element, words) = match &layout.names.motto {
        Some(motto) => {
            right.push(line(layout, Element::Motto, motto));
            (Element::Motto, motto)
        }
        None => (Element::Nation, &layout.names.nation),
    };
    right.push(Item::Rule(measured(layout, element, words, right_width)));
    Item::Columns(left_width, left, right)
}

/// Number and day, on one line; under the number of a letter what it is about.
fn number_and_day<'a>(paper: &Paper, layout: &Layout) -> Item<'a> {
    let pattern = &layout.names.number;
    let number = pattern
        .replace("{number}", &paper.issue.number_text())
        .replace("{symbol}", &paper.issue.symbol);
    let mut left = vec![line(layout, Element::Number, &number)];
    if paper.kind.is_none() {
        let words = format!("{} {}", layout.names.letter, paper.subject.trim());
        left.push(line(layout, Element::LetterSubject, &words));
    }
    let right = vec![line(layout, Element::Date, &paper.issue.date_text())];
    Item::Columns(layout.page.left_column.is, left, right)
}

fn title<'a>(paper: &Paper, layout: &Layout) -> Vec<Item<'a>> {
    let Some(kind) = &paper.kind else {
        return Vec::new();
    };
    let width = layout.text_width(false) * MM;
    let under = match layout.names.under_subject {
        Under::Rule => {
            Item::Rule(measured(layout, Element::Subject, &paper.subject, width) * layout.rule_share.is)
        }
        Under::Star => line(layout, Element::Subject, "*"),
        Under::Dashes => line(layout, Element::Subject, "-----"),
    };
    vec![
        line(layout, Element::Kind, kind),
        line(layout, Element::Subject, &paper.subject),
        under,
    ]
}

fn addressees<'a>(paper: &Paper, layout: &Layout) -> Vec<Item<'a>> {
    match paper.addressees.as_slice() {
        [] => Vec::new(),
        [one] => vec![line(
            layout,
            Element::Addressee,
            &format!("Kính gửi: {}", one.trim()),
        )],
        several => {
            let mut items = vec![line(layout, Element::Addressee, "Kính gửi:")];
            for (index, addressee) in several.iter().enumerate() {
                let mark = if index + 1 == several.len() { "." } else { ";" };
                let words = format!("- {}", closed(addressee, mark));
                items.push(line(layout, Element::Addressees, &words));
            }
            items
        }
    }
}
