//! Tables of the Word file.

use super::body::Writer;
use super::xml::twips;
use crate::layout::Element;
use crate::paper::{Head, Run, Table};
use crate::script::ready;
use std::fmt::Write;

impl Writer<'_> {
    /// A table as wide as its column, in points; the head comes back on every page.
    pub(super) fn table(&mut self, table: &Table, column: f32) {
        let sum: f32 = table.columns.iter().map(|column| column.width).sum();
        let widths: Vec<i32> = table
            .columns
            .iter()
            .map(|each| twips(column * each.width / sum))
            .collect();
        let whole: i32 = widths.iter().sum();
        let _ = write!(
            self.out,
            concat!(
                r#"<w:tbl><w:tblPr><w:tblStyle w:val="table"/><w:tblW w:w="{}" w:type="dxa"/>"#,
                r#"<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" "#,
                r#"w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>"#
            ),
            whole
        );
        for width in &widths {
            let _ = write!(self.out, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.out.push_str("</w:tblGrid>");
        self.head(table, &widths);
        for row in &table.rows {
            self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            let mut at = 0;
            for cell in &row.cells {
                self.open(&widths, at, cell.across, "");
                let number = cell.across == 1 && table.columns[at].number;
                self.open_cell(Element::Cell, number);
                for run in ready(self.layout, Element::Cell, &cell.runs) {
                    self.run(&run, row.strong);
                }
                self.out.push_str("</w:p></w:tc>");
                at += cell.across;
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    fn open(&mut self, widths: &[i32], at: usize, across: usize, merge: &str) {
        let width: i32 = widths[at..at + across].iter().sum();
        let _ = write!(self.out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
        if across > 1 {
            let _ = write!(self.out, r#"<w:gridSpan w:val="{across}"/>"#);
        }
        self.out.push_str(merge);
        self.out.push_str("</w:tcPr>");
    }

    fn head(&mut self, table: &Table, widths: &[i32]) {
        let placed = table.head_grid().unwrap_or_default();
        let lines = table.head_lines().len();
        for line in 0..lines {
            self.out
                .push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            let mut at = 0;
            while at < widths.len() {
                let covers = |(top, left, cell): &&(usize, usize, Head)| {
                    (*top..top + cell.down).contains(&line) && (*left..left + cell.across).contains(&at)
                };
                let Some((top, _, cell)) = placed.iter().find(covers) else {
                    break;
                };
                let merge = match (cell.down > 1, *top == line) {
                    (false, _) => r#"<w:vAlign w:val="center"/>"#,
                    (true, true) => r#"<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>"#,
                    (true, false) => r#"<w:vMerge/><w:vAlign w:val="center"/>"#,
                };
                self.open(widths, at, cell.across, merge);
                self.open_cell(Element::Head, false);
                if *top == line {
                    let words = self.layout.look(Element::Head).words(&cell.text);
                    self.run(&Run::new(words), false);
                }
                self.out.push_str("</w:p></w:tc>");
                at += cell.across;
            }
            self.out.push_str("</w:tr>");
        }
    }
}
