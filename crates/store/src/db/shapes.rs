//! The texts of statements for many rows. PostgreSQL takes a whole column at once, so that one statement serves any number
//! of rows; SQLite has no lists, and there the placeholders are repeated.

use std::sync::OnceLock;

/// So many rows stand in one statement: few numbers, so that few statements are prepared, and near enough to each other that
/// a list seldom takes more than two.
const SIZES: [usize; 10] = [32, 24, 16, 12, 8, 6, 4, 3, 2, 1];

/// The texts of one statement for each number of rows, made when they are first needed.
pub(crate) struct Shapes([OnceLock<String>; SIZES[0] + 1]);

impl Shapes {
    /// None yet.
    pub(crate) const fn new() -> Shapes {
        Shapes([const { OnceLock::new() }; SIZES[0] + 1])
    }

    /// That for a piece of so many rows, as [`pieces`] cuts them.
    pub(crate) fn of(&'static self, rows: usize, make: impl FnOnce() -> String) -> &'static str {
        self.0[rows].get_or_init(make)
    }
}

/// The statement `insert … values ($1, …)` for `rows` rows: the tuple again and again, its placeholders counted on.
pub(crate) fn for_rows(sql: &str, rows: usize) -> String {
    let Some((head, tuple, tail)) = cut(sql) else {
        return sql.to_owned();
    };
    let width = width(tuple);
    let mut text = String::with_capacity(sql.len() + (tuple.len() + width * 2) * rows);
    text.push_str(head);
    for row in 0..rows {
        text.push_str(if row > 0 { ", " } else { "values " });
        let mut from = 0;
        for (place, number) in placeholders(tuple) {
            text.push_str(&tuple[from..place]);
            text.push('$');
            text.push_str(&(number + row * width).to_string());
            from = place + 1 + number.to_string().len();
        }
        text.push_str(&tuple[from..]);
    }
    text.push_str(tail);
    text
}

/// What stands before `values`, its tuple with the brackets, and what follows.
fn cut(sql: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = sql.rsplit_once("values")?;
    let rest = rest.trim_start();
    let end = rest.find(" on conflict").unwrap_or(rest.len());
    let (tuple, tail) = rest.split_at(end);
    Some((head, tuple.trim_end(), tail))
}

/// The greatest number of a placeholder.
fn width(tuple: &str) -> usize {
    placeholders(tuple).map(|(_, number)| number).max().unwrap_or(0)
}

/// The same statement with plain placeholders, where each number stands once and in order: SQLite keeps a list of the names
/// of numbered ones, and looks each of them up in it for every one.
pub(crate) fn unnumbered(sql: String) -> String {
    let numbers = placeholders(&sql).map(|(_, number)| number);
    if !numbers.eq(1..=placeholders(&sql).count()) {
        return sql;
    }
    let mut text = String::with_capacity(sql.len());
    let mut from = 0;
    for (place, number) in placeholders(&sql) {
        text.push_str(&sql[from..place]);
        text.push('?');
        from = place + 1 + number.to_string().len();
    }
    text.push_str(&sql[from..]);
    text
}

/// The statement `insert … values ($1, …)` for rows that come as columns: each placeholder stands for all values of one.
pub(crate) fn for_columns(sql: &str) -> String {
    let Some((head, tuple, tail)) = cut(sql) else {
        return sql.to_owned();
    };
    let row = tuple.trim_start_matches('(').trim_end_matches(')');
    format!(
        "{head}select {} from {}{tail}",
        row.replace('$', "line.c"),
        lines(width(tuple))
    )
}

/// The statement `update … set … where …` for rows that come as columns.
pub(crate) fn for_changes(sql: &str) -> String {
    let Some((set, which)) = sql.rsplit_once("where") else {
        return sql.to_owned();
    };
    let line = |text: &str| text.replace('$', "line.c");
    format!("{}from {} where{}", line(set), lines(width(sql)), line(which))
}

/// Columns as the rows of a table `line` with the columns `c1`, `c2` ….
fn lines(width: usize) -> String {
    let list = |sign: &str| -> String {
        let all: Vec<String> = (1..=width).map(|number| format!("{sign}{number}")).collect();
        all.join(", ")
    };
    format!("unnest({}) as line ({})", list("$"), list("c"))
}

/// One value of every row.
pub(crate) fn column<'r, T, V>(rows: &'r [T], value: impl FnMut(&'r T) -> V) -> Vec<V> {
    rows.iter().map(value).collect()
}

/// The statement with one list in the place of each `in ($1)`.
pub(crate) fn for_any(sql: &str) -> String {
    sql.replace("in ($1)", "= any($1)")
}

/// The statement with a list of `rows` placeholders for each `($1)` in it.
pub(crate) fn for_list(sql: &str, rows: usize) -> String {
    let numbers: Vec<String> = (1..=rows).map(|number| format!("${number}")).collect();
    sql.replace("($1)", &format!("({})", numbers.join(", ")))
}

fn placeholders(tuple: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    tuple.match_indices('$').filter_map(|(place, _)| {
        let digits: String = tuple[place + 1..]
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        Some((place, digits.parse().ok()?))
    })
}

/// Cuts a list into pieces of these sizes.
pub(crate) fn pieces<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        if rows.is_empty() {
            return None;
        }
        let length = SIZES.into_iter().find(|size| *size <= rows.len())?;
        let (piece, rest) = rows.split_at(length);
        rows = rest;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tuple_is_repeated_with_its_placeholders_counted_on() {
        assert_eq!(
            for_rows("insert into t (a, b, c) values ($1, null, $2)", 3),
            "insert into t (a, b, c) values ($1, null, $2), ($3, null, $4), ($5, null, $6)",
        );
    }

    #[test]
    fn what_follows_the_tuple_stands_once() {
        let sql = "insert into t (a, b) values ($1, $2)\n on conflict (a, b) do nothing";
        assert_eq!(
            for_rows(sql, 2),
            "insert into t (a, b) values ($1, $2), ($3, $4) on conflict (a, b) do nothing",
        );
        assert_eq!(
            for_columns(sql),
            "insert into t (a, b) select line.c1, line.c2 from unnest($1, $2) as line (c1, c2) on conflict (a, b) do nothing",
        );
    }

    #[test]
    fn each_placeholder_stands_for_a_column() {
        assert_eq!(
            for_columns("insert into t (a, b, c) values ($1, null, $2)"),
            "insert into t (a, b, c) select line.c1, null, line.c2 from unnest($1, $2) as line (c1, c2)",
        );
        assert_eq!(
            for_changes("update t set a = $3, v = v + 1 where b = $1 and v = $2"),
            "update t set a = line.c3, v = v + 1 from unnest($1, $2, $3) as line (c1, c2, c3) where b = line.c1 and v = line.c2",
        );
        assert_eq!(
            for_any("select a from t where b in ($1) or c in ($1)"),
            "select a from t where b = any($1) or c = any($1)",
        );
    }

    #[test]
    fn placeholders_lose_their_numbers_only_where_that_changes_nothing() {
        let plain = |sql: &str| unnumbered(sql.to_owned());
        assert_eq!(
            plain("values ($1, null, $2), ($3, 0, $4)"),
            "values (?, null, ?), (?, 0, ?)"
        );
        for kept in [
            "values ($2, $1)",
            "values ($1, $1)",
            "values ($1) on conflict do update set a = $1",
            "values ($2)",
        ] {
            assert_eq!(plain(kept), kept);
        }
        assert_eq!(plain("values (1)"), "values (1)");
    }

    #[test]
    fn a_list_stands_wherever_it_is_named() {
        assert_eq!(
            for_list("select a from t where b in ($1) or c in ($1)", 2),
            "select a from t where b in ($1, $2) or c in ($1, $2)",
        );
    }

    #[test]
    fn every_row_goes_and_in_few_statements() {
        let lengths = |rows: usize| -> Vec<usize> { pieces(&vec![0_u8; rows]).map(<[u8]>::len).collect() };
        assert_eq!(lengths(45), [32, 12, 1]);
        assert_eq!(lengths(15), [12, 3]);
        assert_eq!(lengths(0), [0; 0]);
        for rows in 1..100 {
            assert_eq!(lengths(rows).iter().sum::<usize>(), rows);
            assert!(lengths(rows).len() <= rows / 32 + 3, "{rows}");
        }
    }
}
