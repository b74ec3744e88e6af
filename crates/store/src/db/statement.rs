//! Statements: named constants, run on whichever engine holds the data.

/// Makes a constant of each statement and the list that the test prepares.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)*) => {
        $($(#[$doc])* const $name: &str = $sql;)*
        /// Every statement of this module, by name.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

/// Runs a statement; answers how many rows it touched.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        match &mut *$tx {
            $crate::Tx::Sqlite(tx) => {
                let query = sqlx::query::<sqlx::Sqlite>($sql)$(.bind($value))*;
                query.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
            $crate::Tx::Postgres(tx) => {
                let query = sqlx::query::<sqlx::Postgres>($sql)$(.bind($value))*;
                query.execute(&mut **tx).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::StoreError::from)
    };
}

/// The rows of a query, as `$row` (a `FromRow` struct or a tuple).
macro_rules! fetch {
    ($how:ident, $tx:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        match &mut *$tx {
            $crate::Tx::Sqlite(tx) => {
                sqlx::query_as::<sqlx::Sqlite, $row>($sql)$(.bind($value))*.$how(&mut **tx).await
            }
            $crate::Tx::Postgres(tx) => {
                sqlx::query_as::<sqlx::Postgres, $row>($sql)$(.bind($value))*.$how(&mut **tx).await
            }
        }
        .map_err($crate::StoreError::from)
    };
}

/// Exactly one row; none is [`crate::StoreError::NotFound`].
macro_rules! fetch_one {
    ($($rest:tt)*) => { $crate::db::fetch!(fetch_one, $($rest)*) };
}

/// One row or none.
macro_rules! fetch_optional {
    ($($rest:tt)*) => { $crate::db::fetch!(fetch_optional, $($rest)*) };
}

/// All rows.
macro_rules! fetch_all {
    ($($rest:tt)*) => { $crate::db::fetch!(fetch_all, $($rest)*) };
}

pub(crate) use {execute, fetch, fetch_all, fetch_one, fetch_optional, statements};
