//! Tables: a strip for the head with its merged cells, a strip for each row.

use super::compose::Composer;
use super::lines::Column;
use super::strip::{Cell, Kind, Line, PAD, Strip};
use super::tags::{Id, Role};
use crate::layout::Element;
use crate::paper::{Row, Run, Table};
use crate::script::ready;

impl Composer<'_> {
    /// Adds the strips of a table as wide as the text.
    pub(super) fn table<'a>(&mut self, table: &Table, width: f32, strips: &mut Vec<Strip<'a>>) {
        let sum: f32 = table.columns.iter().map(|column| column.width).sum();
        let mut edges = vec![0.0];
        let mut at = 0.0;
        for column in &table.columns {
            at += width * column.width / sum;
            edges.push(at);
        }
        self.tables += 1;
        let number = self.tables;
        let node = self.tags.add(self.part, Role::Table);
        let strip = |cells: Vec<Cell>, kind, gap, keep| Strip {
            kind,
            gap,
            height: cells
                .iter()
                .map(|cell| cell.top + cell.height)
                .fold(0.0, f32::max),
            cells,
            keep,
            table: Some(number),
            figure: None,
        };
        let head = self.head(table, &edges, node);
        strips.push(strip(head, Kind::Head, 4.0, !table.rows.is_empty()));
        if table.rows.is_empty() {
            return;
        }
        let body = self.tags.add(Some(node), Role::TableBody);
        for row in &table.rows {
            let cells = self.row(table, row, &edges, body);
            strips.push(strip(cells, Kind::Row, 0.0, false));
        }
    }

    fn words(
        &mut self,
        runs: &[Run],
        element: Element,
        width: f32,
        node: Id,
        strong: bool,
        right: bool,
    ) -> Vec<Line> {
        let column = Column {
            left: PAD.0,
            width: width - 2.0 * PAD.0,
            node: Some(node),
            strong,
            right,
            indented: true,
        };
        self.set(runs, &column, self.layout.look(element))
    }

    fn head(&mut self, table: &Table, edges: &[f32], node: Id) -> Vec<Cell> {
        let head = self.tags.add(Some(node), Role::TableHead);
        let count = table.head_lines().len();
        let rows: Vec<Id> = (0..count).map(|_| self.tags.add(Some(head), Role::Row)).collect();
        let mut tall = vec![0.0f32; count];
        let mut set = Vec::new();
        for (line, column, cell) in table.head_grid().unwrap_or_default() {
            let (left, right) = (edges[column], edges[column + cell.across]);
            let node = self
                .tags
                .add(Some(rows[line]), Role::HeadCell(cell.across, cell.down));
            let words = [Run::new(self.layout.look(Element::Head).words(&cell.text))];
            let lines = self.words(&words, Element::Head, right - left, node, false, false);
            let need = lines.iter().map(Line::whole).sum::<f32>() + 2.0 * PAD.1;
            // What a cell over several lines needs beyond the lines above goes to its last line.
            set.push((line, cell.down, left, right - left, lines, need));
        }
        set.sort_by_key(|(line, down, ..)| (line + down, *down));
        for (line, down, .., need) in &set {
            let have: f32 = tall[*line..line + down].iter().sum();
            if *need > have {
                tall[line + down - 1] += need - have;
            }
        }
        let cells = set.into_iter().map(|(line, down, left, width, lines, _)| Cell {
            left,
            top: tall[..line].iter().sum(),
            width,
            height: tall[line..line + down].iter().sum(),
            lines,
            boxed: true,
            middle: true,
        });
        cells.collect()
    }

    fn row(&mut self, table: &Table, row: &Row, edges: &[f32], body: Id) -> Vec<Cell> {
        let line = self.tags.add(Some(body), Role::Row);
        let mut at = 0;
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            let (left, right) = (edges[at], edges[at + cell.across]);
            let node = self.tags.add(Some(line), Role::Cell(cell.across));
            let number = cell.across == 1 && table.columns[at].number;
            let runs = ready(self.layout, Element::Cell, &cell.runs);
            let lines = self.words(&runs, Element::Cell, right - left, node, row.strong, number);
            at += cell.across;
            cells.push(Cell {
                left,
                top: 0.0,
                width: right - left,
                height: lines.iter().map(Line::whole).sum::<f32>() + 2.0 * PAD.1,
                lines,
                boxed: true,
                middle: false,
            });
        }
        let height = cells.iter().map(|cell| cell.height).fold(0.0, f32::max);
        cells.iter_mut().for_each(|cell| cell.height = height);
        cells
    }
}
