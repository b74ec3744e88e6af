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
    /// No room is left where the database lies; what was committed before is safe.
    #[error("the disk of the database is full")]
    Full(#[source] sqlx::Error),
    /// The database can be read and not written to: its folder or its server allows no more.
    #[error("the database can only be read")]
    ReadOnly(#[source] sqlx::Error),
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
            sqlx::Error::Database(fault) => match fault.code().as_deref().map(surroundings) {
                Some(Surroundings::Full) => StoreError::Full(error),
                Some(Surroundings::ReadOnly) => StoreError::ReadOnly(error),
                _ => StoreError::Engine(error),
            },
            _ => StoreError::Engine(error),
        }
    }
}

/// What an engine complains of that is not in the database.
enum Surroundings {
    Full,
    ReadOnly,
    Other,
}

/// By the code: five characters on PostgreSQL, a number on SQLite whose last byte is the kind.
fn surroundings(code: &str) -> Surroundings {
    const SQLITE_READONLY: u32 = 8;
    const SQLITE_FULL: u32 = 13;
    /// The index of the log cannot grow: seen on a full disk before the log itself complains.
    const SQLITE_IOERR_SHMSIZE: u32 = 4874;
    match code {
        "53100" => return Surroundings::Full,
        "25006" => return Surroundings::ReadOnly,
        // A state of PostgreSQL that happens to be all digits.
        _ if code.len() == 5 => return Surroundings::Other,
        _ => {}
    }
    match code.parse::<u32>() {
        Ok(SQLITE_IOERR_SHMSIZE) => Surroundings::Full,
        Ok(number) if number & 0xff == SQLITE_FULL => Surroundings::Full,
        Ok(number) if number & 0xff == SQLITE_READONLY => Surroundings::ReadOnly,
        _ => Surroundings::Other,
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::Value(error.to_string())
    }
}
