//! Page set-up of a section.

use super::xml::twips;
use crate::layout::Layout;
use crate::script::MM;

/// `w:sectPr`: paper, margins, the number at the top from the second page on.
pub(super) fn properties(layout: &Layout, landscape: bool, first: bool) -> String {
    let page = &layout.page;
    let size = |millimetres: f32| twips(millimetres * MM);
    let (width, height) = match landscape {
        true => (page.height.is, page.width.is),
        false => (page.width.is, page.height.is),
    };
    let restart = first || layout.appendix_pages_restart.is == 1.0;
    format!(
        concat!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/>"#,
            r#"<w:headerReference w:type="first" r:id="rIdFirst"/><w:type w:val="nextPage"/>"#,
            r#"<w:pgSz w:w="{}" w:h="{}"{}/>"#,
            r#"<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="{}" w:gutter="0"/>"#,
            r#"{}<w:cols w:space="720"/><w:titlePg/></w:sectPr>"#
        ),
        size(width),
        size(height),
        if landscape { r#" w:orient="landscape""# } else { "" },
        size(page.top.is),
        size(page.right.is),
        size(page.bottom.is),
        size(page.left.is),
        size(page.number_from_top.is),
        size(page.number_from_top.is),
        if restart {
            r#"<w:pgNumType w:start="1"/>"#
        } else {
            ""
        },
    )
}
