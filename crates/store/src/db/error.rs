/// What can go wrong between us and the database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The row was changed since it was read; read again and decide again.
    #[error("somebody else changed this in the meantime")]
    Stale,
    /// Something that must be single is there already.
    #[error("already there: {0}")]
    Exists(String),
    /// The row is not there.
    #[error("not found")]
    NotFound,
    /// The database was written by a newer program; opening it could lose what we do not know of.
    #[error(
        "the database has version {found}, this program knows versions up to {known}: use a newer program"
    )]
    Newer {
        /// Last migration in the database.
        found: i64,
        /// Last migration in the program.
        known: i64,
    },
    /// The address of the database is none.
    #[error("no database address: {0} (give sqlite:PATH or postgres://…)")]
    Address(String),
    /// A stored value that the program cannot read.
    #[error("a stored value cannot be read: {0}")]
    Value(String),
    /// The engine's own error.
    #[error(transparent)]
    Engine(sqlx::Error),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => StoreError::NotFound,
            sqlx::Error::Database(fault) if fault.is_unique_violation() => {
                StoreError::Exists(fault.constraint().unwrap_or(fault.message()).to_owned())
            }
            _ => StoreError::Engine(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Value(error.to_string())
    }
}
