//! A chart as SVG: presentation attributes only, so that a page with a strict policy shows it.

use crate::paper::{Anchor, Chart, Color, Shape, tidy};
use std::fmt::Write;

/// The chart, said by `alt` to those who do not see it. With `alone` it is a file of its own.
pub(crate) fn svg(chart: &Chart, alt: &str, alone: bool) -> String {
    let mut out = String::new();
    if alone {
        out.push_str(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    }
    let (width, height) = (chart.width, chart.height);
    let label = crate::docx::escape(alt);
    let _ = write!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{label}">"#
    );
    shapes(&mut out, chart);
    out.push_str("</svg>");
    out
}

/// The chart as SVG for a page of one's own: title and words for those who do not see it are elements, named after `id`,
/// which must be the only one on its page and made of letters, digits and dashes.
pub fn drawing(chart: &Chart, id: &str, title: &str, says: &str) -> String {
    let (width, height) = (chart.width, chart.height);
    let id = crate::docx::escape(&tidy(id));
    let mut out = format!(
        concat!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" height="{}" role="img" "#,
            r#"aria-labelledby="{id}-title {id}-says"><title id="{id}-title">{}</title><desc id="{id}-says">{}</desc>"#
        ),
        width,
        height,
        width,
        height,
        crate::docx::escape(&tidy(title)),
        crate::docx::escape(&tidy(says)),
        id = id
    );
    shapes(&mut out, chart);
    out.push_str("</svg>");
    out
}

fn shapes(out: &mut String, chart: &Chart) {
    for shape in &chart.shapes {
        let _ = match shape {
            Shape::Bar { at, size, fill } => write!(
                out,
                r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>"#,
                at.0,
                at.1,
                size.0,
                size.1,
                hex(*fill)
            ),
            Shape::Line { points, width, color } => write!(
                out,
                r#"<polyline points="{}" fill="none" stroke="{}" stroke-width="{width}"/>"#,
                list(points),
                hex(*color)
            ),
            Shape::Area { points, fill } => {
                write!(
                    out,
                    r#"<polygon points="{}" fill="{}"/>"#,
                    list(points),
                    hex(*fill)
                )
            }
            Shape::Words {
                at,
                size,
                anchor,
                bold,
                text,
            } => write!(
                out,
                r#"<text x="{}" y="{}" font-family="'Times New Roman', 'Liberation Serif', serif" font-size="{size}"{}{}>{}</text>"#,
                at.0,
                at.1,
                match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => r#" text-anchor="middle""#,
                    Anchor::End => r#" text-anchor="end""#,
                },
                if *bold { r#" font-weight="bold""# } else { "" },
                crate::docx::escape(&tidy(text))
            ),
        };
    }
}

fn hex(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.0, color.1, color.2)
}

fn list(points: &[(f32, f32)]) -> String {
    let words: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_chart_cannot_leave_their_place() {
        let chart = Chart::new(10.0, 10.0).with(Shape::Words {
            at: (1.0, 2.0),
            size: 3.0,
            anchor: Anchor::Middle,
            bold: false,
            text: "<script>&\"".to_owned(),
        });
        let text = svg(&chart, "a\"b", false);
        assert!(text.contains("&lt;script&gt;&amp;&quot;</text>"));
        assert!(text.contains("aria-label=\"a&quot;b\""));
        let drawn = drawing(&chart, "tuoi", "<b>", "a & b");
        assert!(
            drawn.contains(
                "<title id=\"tuoi-title\">&lt;b&gt;</title><desc id=\"tuoi-says\">a &amp; b</desc>"
            )
        );
        assert!(drawn.ends_with("</svg>"));
    }
}
