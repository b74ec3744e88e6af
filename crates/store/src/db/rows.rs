//! Many rows with one statement: what waits together is written together, what is needed together is read together. The
//! loops stand in blocks of their own (`async { … }.await`), so that a fault ends the loop and not the caller.

/// Runs `insert … values (…)` for every row of a list, several rows at a time.
macro_rules! insert_rows {
    ($tx:expr, $sql:expr, $rows:expr, |$row:ident| $($value:expr),+ $(,)?) => {{
        let done: Result<(), sqlx::Error> = match &mut *$tx {
            $crate::Tx::Sqlite(tx) => {
                static SHAPES: $crate::db::Shapes = $crate::db::Shapes::new();
                async {
                    for piece in $crate::db::pieces($rows) {
                        let rows = piece.len();
                        let make = || $crate::db::unnumbered($crate::db::for_rows($sql, rows));
                        let mut query = sqlx::query::<sqlx::Sqlite>(SHAPES.of(rows, make));
                        for $row in piece {
                            query = query$(.bind($value))+;
                        }
                        query.execute(&mut **tx).await?;
                    }
                    Ok(())
                }
                .await
            }
            $crate::Tx::Postgres(_) if $rows.is_empty() => Ok(()),
            $crate::Tx::Postgres(tx) => {
                static COLUMNS: std::sync::LazyLock<&'static str> =
                    std::sync::LazyLock::new(|| $crate::db::for_columns($sql).leak());
                let query = sqlx::query::<sqlx::Postgres>(*COLUMNS)
                    $(.bind($crate::db::column($rows, |$row| {
                        let _ = $row;
                        $value
                    })))+;
                query.execute(&mut **tx).await.map(drop)
            }
        };
        done.map_err($crate::StoreError::from)
    }};
}

/// Runs `update … where …`, which touches one record at most, for every row of a list; answers how many it touched.
macro_rules! update_rows {
    ($tx:expr, $sql:expr, $rows:expr, |$row:ident| $($value:expr),+ $(,)?) => {{
        let done: Result<u64, sqlx::Error> = match &mut *$tx {
            $crate::Tx::Sqlite(tx) => {
                async {
                    let mut touched = 0;
                    for $row in $rows {
                        let query = sqlx::query::<sqlx::Sqlite>($sql)$(.bind($value))+;
                        touched += query.execute(&mut **tx).await?.rows_affected();
                    }
                    Ok(touched)
                }
                .await
            }
            $crate::Tx::Postgres(_) if $rows.is_empty() => Ok(0),
            $crate::Tx::Postgres(tx) => {
                static COLUMNS: std::sync::LazyLock<&'static str> =
                    std::sync::LazyLock::new(|| $crate::db::for_changes($sql).leak());
                let query = sqlx::query::<sqlx::Postgres>(*COLUMNS)
                    $(.bind($crate::db::column($rows, |$row| $value)))+;
                query.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        };
        done.map_err($crate::StoreError::from)
    }};
}

/// All rows of a query about the ids of a list, which stands as `in ($1)` in it; several ids at a time.
macro_rules! fetch_in {
    ($tx:expr, $row:ty, $sql:expr, $ids:expr) => {{
        let found: Result<Vec<$row>, sqlx::Error> = match &mut *$tx {
            $crate::Tx::Sqlite(tx) => {
                async {
                    let mut found = Vec::new();
                    for piece in $crate::db::pieces($ids) {
                        let query = sqlx::query_as::<sqlx::Sqlite, $row>($crate::db::listed!($sql, piece));
                        let query = piece.iter().fold(query, |query, id| query.bind(*id));
                        found.extend(query.fetch_all(&mut **tx).await?);
                    }
                    Ok(found)
                }
                .await
            }
            $crate::Tx::Postgres(tx) => {
                sqlx::query_as::<sqlx::Postgres, $row>($crate::db::any!($sql))
                    .bind($ids)
                    .fetch_all(&mut **tx)
                    .await
            }
        };
        found.map_err($crate::StoreError::from)
    }};
}

/// Runs a statement about the ids of a list, which stands as `in ($1)` in it; several ids at a time.
macro_rules! execute_in {
    ($tx:expr, $sql:expr, $ids:expr) => {{
        let done: Result<(), sqlx::Error> = match &mut *$tx {
            $crate::Tx::Sqlite(tx) => {
                async {
                    for piece in $crate::db::pieces($ids) {
                        let query = sqlx::query::<sqlx::Sqlite>($crate::db::listed!($sql, piece));
                        let query = piece.iter().fold(query, |query, id| query.bind(*id));
                        query.execute(&mut **tx).await?;
                    }
                    Ok(())
                }
                .await
            }
            $crate::Tx::Postgres(tx) => {
                let query = sqlx::query::<sqlx::Postgres>($crate::db::any!($sql)).bind($ids);
                query.execute(&mut **tx).await.map(drop)
            }
        };
        done.map_err($crate::StoreError::from)
    }};
}

/// The text of a statement about a piece of a list, made once for each length.
macro_rules! listed {
    ($sql:expr, $piece:expr) => {{
        static SHAPES: $crate::db::Shapes = $crate::db::Shapes::new();
        SHAPES.of($piece.len(), || $crate::db::for_list($sql, $piece.len()))
    }};
}

/// The text of a statement about a whole list, made once.
macro_rules! any {
    ($sql:expr) => {{
        static ANY: std::sync::LazyLock<&'static str> =
            std::sync::LazyLock::new(|| $crate::db::for_any($sql).leak());
        *ANY
    }};
}

pub(crate) use {any, execute_in, fetch_in, insert_rows, listed, update_rows};
