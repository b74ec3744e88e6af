//! Tables of the print page.

use super::Writer;
use crate::docx::escape;
use crate::layout::Element;
use crate::paper::Table;
use crate::script::ready;
use std::fmt::Write;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let sum: f32 = table.columns.iter().map(|column| column.width).sum();
        self.out.push_str("<table>\n<colgroup>");
        for column in &table.columns {
            let _ = write!(self.out, r#"<col width="{:.2}%">"#, column.width / sum * 100.0);
        }
        self.out.push_str("</colgroup>\n<thead>");
        for line in table.head_lines() {
            self.out.push_str("<tr>");
            for cell in line {
                let scope = if cell.across > 1 { "colgroup" } else { "col" };
                let _ = write!(self.out, r#"<th class="head" scope="{scope}""#);
                let _ = match (cell.across, cell.down) {
                    (1, 1) => Ok(()),
                    (across, 1) => write!(self.out, r#" colspan="{across}""#),
                    (1, down) => write!(self.out, r#" rowspan="{down}""#),
                    (across, down) => write!(self.out, r#" colspan="{across}" rowspan="{down}""#),
                };
                let words = self.layout.look(Element::Head).words(&cell.text);
                let _ = write!(self.out, ">{}</th>", escape(&words));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</thead>\n<tbody>\n");
        for row in &table.rows {
            self.out.push_str(if row.strong {
                r#"<tr class="strong">"#
            } else {
                "<tr>"
            });
            let mut at = 0;
            for cell in &row.cells {
                let number = cell.across == 1 && table.columns[at].number;
                let class = if number { "cell number-cell" } else { "cell" };
                let _ = write!(self.out, r#"<td class="{class}""#);
                if cell.across > 1 {
                    let _ = write!(self.out, r#" colspan="{}""#, cell.across);
                }
                self.out.push('>');
                self.runs(&ready(self.layout, Element::Cell, &cell.runs));
                self.out.push_str("</td>");
                at += cell.across;
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table>\n");
    }
}
