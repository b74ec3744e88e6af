use super::form::Form;
use std::collections::BTreeSet;

/// A cell of a form's head, as paper forms print it: headings that columns share are merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadCell {
    /// What it says.
    pub text: String,
    /// Row from the top, from 0.
    pub row: usize,
    /// Place of its first column, from 0.
    pub first: usize,
    /// How many rows high.
    pub rows: usize,
    /// How many columns wide.
    pub columns: usize,
}

/// The head of a form, row by row, from the left; and how many rows it has. Each column has one cell in the lowest row it
/// reaches, and that one goes down to the end.
pub fn head(form: &Form) -> (Vec<HeadCell>, usize) {
    let deepest = form
        .columns
        .iter()
        .map(|column| column.head.len())
        .max()
        .unwrap_or(0);
    let mut cells = Vec::new();
    for row in 0..deepest {
        let mut at = 0;
        while let Some(column) = form.columns.get(at) {
            let Some(text) = column.head.get(row) else {
                at += 1;
                continue;
            };
            let same = |other: &&super::Column| other.head.get(..=row) == column.head.get(..=row);
            let leaf = column.head.len() == row + 1;
            let columns = if leaf {
                1
            } else {
                form.columns[at..].iter().take_while(same).count()
            };
            cells.push(HeadCell {
                text: text.clone(),
                row,
                first: at,
                rows: if leaf { deepest - row } else { 1 },
                columns,
            });
            at += columns;
        }
    }
    (cells, deepest)
}

/// Headings that do not cover every column just once.
pub(super) fn head_faults(form: &Form) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen: BTreeSet<&[String]> = BTreeSet::new();
    let mut last: &[String] = &[];
    for column in &form.columns {
        if column.head.is_empty() || column.head.iter().any(|text| text.trim().is_empty()) {
            faults.push(format!("column {} has no heading", column.n));
            return faults;
        }
        for depth in 1..=column.head.len() {
            let path = &column.head[..depth];
            let goes_on = last.get(..depth) == Some(path);
            let leaf = depth == column.head.len();
            let under_a_leaf = goes_on && last.len() == depth && !leaf;
            if under_a_leaf || (leaf && goes_on) {
                faults.push(format!("two columns are called {:?}", path.join(" / ")));
            } else if !goes_on && !seen.insert(path) {
                faults.push(format!("the heading {:?} stands in two places", path.join(" / ")));
            }
        }
        last = &column.head;
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::super::form::tests::small;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shared_headings_are_merged_and_others_go_down() {
        let (cells, rows) = head(&small());
        assert_eq!(rows, 2);
        let shape: Vec<_> = cells
            .iter()
            .map(|cell| (cell.text.as_str(), cell.row, cell.first, cell.rows, cell.columns))
            .collect();
        assert_eq!(
            shape,
            [
                ("Tổng số vụ việc", 0, 0, 2, 1),
                ("Trong đó", 0, 1, 1, 2),
                ("Số đơn", 0, 3, 2, 1),
                ("Thu hồi", 0, 4, 1, 1),
                ("Ghi chú", 0, 5, 2, 1),
                ("Khiếu nại", 1, 1, 1, 1),
                ("Tố cáo", 1, 2, 1, 1),
                ("Tiền", 1, 4, 1, 1),
            ]
        );
    }

    proptest! {
        /// Whatever the headings are: where they have no fault, they cover every square of the head just once.
        #[test]
        fn every_square_is_covered_once(heads in prop::collection::vec(
            prop::collection::vec(prop::sample::select(vec!["a", "b", "c"]), 1..4), 1..8,
        )) {
            let mut form = small();
            let pattern = form.columns[0].clone();
            form.columns = (1..).zip(&heads).map(|(n, head)| super::super::Column {
                n,
                head: head.iter().map(|text| (*text).to_owned()).collect(),
                ..pattern.clone()
            }).collect();
            prop_assume!(head_faults(&form).is_empty());
            let (cells, rows) = head(&form);
            let mut covered = vec![0; rows * form.columns.len()];
            for cell in &cells {
                for row in cell.row..cell.row + cell.rows {
                    for column in cell.first..cell.first + cell.columns {
                        covered[row * form.columns.len() + column] += 1;
                    }
                }
            }
            prop_assert!(covered.iter().all(|times| *times == 1), "{:?}", cells);
        }
    }
}
