//! The styles of the Word file, one for each element of the layout.

use super::xml::{escape, twips};
use crate::layout::{Element, Layout, Look, Side};
use crate::script::MM;
use std::fmt::Write;

/// `word/styles.xml`.
pub(super) fn part(layout: &Layout) -> String {
    let mut out = String::from(super::package::XML);
    let _ = write!(out, "<w:styles {}>", super::package::SPACES);
    out.push_str(concat!(
        r#"<w:docDefaults><w:rPrDefault><w:rPr>"#,
        r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>"#,
        r#"<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>"#,
        r#"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>"#,
        r#"</w:pPr></w:pPrDefault></w:docDefaults>"#,
        r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>"#,
        r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">"#,
        r#"<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
        r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>"#,
        r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>"#,
        r#"<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>"#,
        r#"<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        r#"<w:style w:type="table" w:customStyle="1" w:styleId="table"><w:name w:val="VB Bảng"/>"#,
        r#"<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
        r#"<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
        r#"<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#,
        r#"<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders><w:tblCellMar>"#,
        r#"<w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>"#,
        r#"<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="rule"><w:name w:val="VB Đường kẻ"/>"#,
        r#"<w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>"#,
        r#"<w:spacing w:before="60" w:after="0" w:line="80" w:lineRule="exact"/></w:pPr></w:style>"#,
        r#"<w:style w:type="character" w:customStyle="1" w:styleId="note-mark"><w:name w:val="VB Dấu chú thích"/>"#,
        r#"<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>"#,
        r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="cell-number"><w:name w:val="VB Ô bảng, số"/>"#,
        r#"<w:basedOn w:val="cell"/><w:qFormat/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>"#,
    ));
    for element in Element::ALL {
        style(&mut out, *element, layout.look(*element));
    }
    out.push_str("</w:styles>");
    out
}

fn style(out: &mut String, element: Element, look: &Look) {
    let _ = write!(
        out,
        concat!(
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/>"#,
            r#"<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>"#
        ),
        element.code(),
        escape(element.style_name())
    );
    if look.keep {
        out.push_str("<w:keepNext/>");
    }
    let (line, rule) = match look.exact {
        Some(points) => (twips(points), "exact"),
        None => ((240.0 * look.line.unwrap_or(1.0)).round() as i32, "auto"),
    };
    let _ = write!(
        out,
        r#"<w:spacing w:before="{}" w:after="{}" w:line="{line}" w:lineRule="{rule}"/>"#,
        twips(look.before),
        twips(look.after)
    );
    if look.left > 0.0 || look.first > 0.0 {
        let _ = write!(
            out,
            r#"<w:ind w:left="{}" w:firstLine="{}"/>"#,
            twips(look.left * MM),
            twips(look.first * MM)
        );
    }
    let side = match look.align {
        Side::Left => "left",
        Side::Center => "center",
        Side::Right => "right",
        Side::Justify => "both",
    };
    let _ = write!(out, r#"<w:jc w:val="{side}"/>"#);
    if let Some(level) = outline(element) {
        let _ = write!(out, r#"<w:outlineLvl w:val="{level}"/>"#);
    }
    out.push_str("</w:pPr><w:rPr>");
    out.push_str(if look.bold { "<w:b/><w:bCs/>" } else { "" });
    out.push_str(if look.italic { "<w:i/><w:iCs/>" } else { "" });
    let size = (look.size * 2.0).round() as i32;
    let _ = write!(out, r#"<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>"#);
    out.push_str(if look.underline {
        r#"<w:u w:val="single"/>"#
    } else {
        ""
    });
    out.push_str("</w:rPr></w:style>");
}

/// Its place in the navigation of the file.
fn outline(element: Element) -> Option<u8> {
    match element {
        Element::Part | Element::Appendix => Some(0),
        Element::Article | Element::Section => Some(1),
        Element::Subsection => Some(2),
        Element::Point => Some(3),
        _ => None,
    }
}
