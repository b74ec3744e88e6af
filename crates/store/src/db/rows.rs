//! Many rows with one statement: what waits together is written together, what is needed together is read together.

/// So many rows stand in one statement: few numbers, so that few statements are prepared, and near enough to each other that
/// a list seldom takes more than two.
const SIZES: [usize; 10] = [32, 24, 16, 12, 8, 6, 4, 3, 2, 1];

/// The statement `insert … values ($1, …)` for `rows` rows: the tuple again and again, its placeholders counted on.
pub(crate) fn for_rows(sql: &str, rows: usize) -> String {
    let Some(at) = sql.rfind("values") else {
        return sql.to_owned();
    };
    let (head, tuple) = sql.split_at(at + "values".len());
    let width = placeholders(tuple).map(|(_, number)| number).max().unwrap_or(0);
    let mut text = String::with_capacity(head.len() + (tuple.len() + width * 2) * rows);
    text.push_str(head);
    for row in 0..rows {
        if row > 0 {
            text.push(',');
        }
        let mut from = 0;
        for (place, number) in placeholders(tuple) {
            text.push_str(&tuple[from..place]);
            text.push('$');
            text.push_str(&(number + row * width).to_string());
            from = place + 1 + number.to_string().len();
        }
        text.push_str(&tuple[from..]);
    }
    text
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

/// Runs `insert … values (…)` for every row of a list, several rows at a time.
macro_rules! insert_rows {
    ($tx:expr, $sql:expr, $rows:expr, |$row:ident| $($value:expr),+ $(,)?) => {{
        let mut done: Result<(), $crate::StoreError> = Ok(());
        for piece in $crate::db::pieces($rows) {
            let sql = $crate::db::for_rows($sql, piece.len());
            let ran = match &mut *$tx {
                $crate::Tx::Sqlite(tx) => {
                    let sql = sqlx::AssertSqlSafe($crate::db::unnumbered(sql));
                    let mut query = sqlx::query::<sqlx::Sqlite>(sql);
                    for $row in piece {
                        query = query$(.bind($value))+;
                    }
                    query.execute(&mut **tx).await.map(drop)
                }
                $crate::Tx::Postgres(tx) => {
                    let mut query = sqlx::query::<sqlx::Postgres>(sqlx::AssertSqlSafe(sql));
                    for $row in piece {
                        query = query$(.bind($value))+;
                    }
                    query.execute(&mut **tx).await.map(drop)
                }
            };
            if let Err(error) = ran {
                done = Err(error.into());
                break;
            }
        }
        done
    }};
}

/// All rows of a query about the ids of a list, which stands as `in ($1)` in it; several ids at a time.
macro_rules! fetch_in {
    ($tx:expr, $row:ty, $sql:expr, $ids:expr) => {{
        let mut found: Result<Vec<$row>, $crate::StoreError> = Ok(Vec::new());
        for piece in $crate::db::pieces($ids) {
            let sql = sqlx::AssertSqlSafe($crate::db::for_list($sql, piece.len()));
            let rows = match &mut *$tx {
                $crate::Tx::Sqlite(tx) => {
                    let mut query = sqlx::query_as::<sqlx::Sqlite, $row>(sql);
                    for id in piece {
                        query = query.bind(*id);
                    }
                    query.fetch_all(&mut **tx).await
                }
                $crate::Tx::Postgres(tx) => {
                    let mut query = sqlx::query_as::<sqlx::Postgres, $row>(sql);
                    for id in piece {
                        query = query.bind(*id);
                    }
                    query.fetch_all(&mut **tx).await
                }
            };
            match (rows, &mut found) {
                (Ok(rows), Ok(found)) => found.extend(rows),
                (Err(error), _) => {
                    found = Err(error.into());
                    break;
                }
                (Ok(_), Err(_)) => break,
            }
        }
        found
    }};
}

pub(crate) use {fetch_in, insert_rows};

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
