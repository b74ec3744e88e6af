//! The style sheet of the print page: what every paper has, and the looks of each layout.

use crate::layout::{Element, Layout, Look, Side};
use crate::paper::Regime;
use std::fmt::Write;
use std::sync::LazyLock;

static STYLE: LazyLock<String> = LazyLock::new(made);

/// The style sheet beside the fragments of [`print`](super::print()).
pub fn print_style() -> &'static str {
    &STYLE
}

fn made() -> String {
    let mut out = String::from(include_str!("style.css"));
    for (regime, name) in [(Regime::State, "state"), (Regime::Party, "party")] {
        let layout = Layout::of(regime);
        let page = &layout.page;
        let margin = format!(
            "{}mm {}mm {}mm {}mm",
            page.top.is, page.right.is, page.bottom.is, page.left.is
        );
        let number = layout.look(Element::PageNumber);
        for (named, size) in [(name.to_owned(), "A4"), (format!("{name}-wide"), "A4 landscape")] {
            let _ = writeln!(
                out,
                "@page {named} {{ size: {size}; margin: {margin}; @top-center {{ content: counter(page); font: {}pt \"Times New Roman\", serif; }} @bottom-right {{ content: none; }} }}\n@page {named}:first {{ @top-center {{ content: \"\"; }} }}",
                number.size
            );
        }
        let _ = writeln!(
            out,
            ".paper.{name} {{ page: {name}; }}\n.paper.{name}.wide {{ page: {name}-wide; }}"
        );
        for element in Element::ALL {
            let _ = writeln!(
                out,
                ".paper.{name} .{} {{{}}}",
                element.code(),
                rules(layout.look(*element))
            );
        }
    }
    // After the looks, which are as particular.
    out.push_str(
        ".paper .cell.number-cell { text-align: right; }\n.paper .strong .cell { font-weight: bold; }\n",
    );
    out
}

fn rules(look: &Look) -> String {
    let side = match look.align {
        Side::Left => "left",
        Side::Center => "center",
        Side::Right => "right",
        Side::Justify => "justify",
    };
    let line = match look.exact {
        Some(points) => format!("{points}pt"),
        None => format!("{:.3}", look.line.unwrap_or(1.0) * 1.149),
    };
    let mut out = format!(
        " font-size: {}pt; font-weight: {}; font-style: {}; text-align: {side}; line-height: {line}; margin: {}pt 0 {}pt {}mm; text-indent: {}mm;",
        look.size,
        if look.bold { "bold" } else { "normal" },
        if look.italic { "italic" } else { "normal" },
        look.before,
        look.after,
        look.left,
        look.first
    );
    out.push_str(if look.underline {
        " text-decoration: underline;"
    } else {
        ""
    });
    out.push_str(if look.keep { " break-after: avoid;" } else { "" });
    out.push(' ');
    out
}
