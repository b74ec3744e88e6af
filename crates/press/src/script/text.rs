//! The text: numbered blocks, paragraphs, tables, figures.

use super::{Item, Line};
use crate::layout::{Element, Layout};
use crate::numbering::Counter;
use crate::paper::{Block, Level, Run, tidy};

/// Adds the blocks in their order, each with its number.
pub(super) fn blocks<'a>(
    blocks: &'a [Block],
    layout: &Layout,
    counter: &mut Counter,
    items: &mut Vec<Item<'a>>,
) {
    for block in blocks {
        let number = counter.of(block).map(|number| {
            let words = number.text(&layout.names.part);
            (number, words)
        });
        match block {
            Block::Numbered { level, title, runs } => {
                let element = if *title { title_of(*level) } else { Element::Text };
                items.push(Item::Line(Line {
                    element,
                    number,
                    runs: ready(layout, element, runs),
                    keep: *title,
                }));
            }
            Block::Text(runs) => items.push(paragraph(ready(layout, Element::Text, runs))),
            Block::Item(runs) => {
                let mut runs = ready(layout, Element::Text, runs);
                if let Some(first) = runs.first_mut() {
                    first.text.insert_str(0, "- ");
                }
                items.push(paragraph(runs));
            }
            Block::Table(table) => {
                if let Some(caption) = &table.caption {
                    items.push(Item::Line(Line::new(layout, Element::Caption, caption)));
                }
                items.push(Item::Table(table));
            }
            Block::Figure(figure) => {
                items.push(Item::Figure(figure));
                if let Some(caption) = &figure.caption {
                    items.push(Item::Line(Line::new(layout, Element::Caption, caption)));
                }
            }
        }
    }
}

fn paragraph<'a>(runs: Vec<Run>) -> Item<'a> {
    Item::Line(Line {
        element: Element::Text,
        number: None,
        runs,
        keep: false,
    })
}

fn title_of(level: Level) -> Element {
    match level {
        Level::Part => Element::Part,
        Level::Article => Element::Article,
        Level::Section => Element::Section,
        Level::Subsection => Element::Subsection,
        Level::Point => Element::Point,
    }
}

/// Runs with their words ready; those without words are left out unless a footnote hangs on them.
pub(crate) fn ready(layout: &Layout, element: Element, runs: &[Run]) -> Vec<Run> {
    let look = layout.look(element);
    let ready = |run: &Run| Run {
        text: look.words(&run.text),
        note: run.note.as_deref().map(tidy),
        ..run.clone()
    };
    let kept = |run: &Run| !run.text.is_empty() || run.note.is_some();
    let mut runs: Vec<Run> = runs.iter().map(ready).filter(kept).collect();
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    runs
}
