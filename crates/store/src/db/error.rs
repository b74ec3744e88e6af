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
    /// The database does not answer, or gave no turn in the time one waits for it. Whether what was under way is
    /// stored is not known.
    #[error("the database does not answer")]
    Away(#[source] sqlx::Error),
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
                Some(Surroundings::Away) => StoreError::Away(error),
                _ => StoreError::Engine(error),
            },
            sqlx::Error::Io(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => StoreError::Away(error),
            _ => StoreError::Engine(error),
        }
    }
}

/// What an engine complains of that is not in the database.
enum Surroundings {
    Full,
    ReadOnly,
    Away,
    Other,
}

/// By the code: five characters on PostgreSQL, a number on SQLite whose last byte is the kind.
fn surroundings(code: &str) -> Surroundings {
    /// Another process holds the file.
    const SQLITE_BUSY: u32 = 5;
    const SQLITE_LOCKED: u32 = 6;
    const SQLITE_READONLY: u32 = 8;
    const SQLITE_FULL: u32 = 13;
    /// The index of the log cannot grow: seen on a full disk before the log itself complains.
    const SQLITE_IOERR_SHMSIZE: u32 = 4874;
    match code {
        "53100" => return Surroundings::Full,
        "25006" => return Surroundings::ReadOnly,
        // Shut down, crashed, starting up, no place for one more.
        "57P01" | "57P02" | "57P03" | "53300" => return Surroundings::Away,
        // Class 08: the connection.
        _ if code.len() == 5 && code.starts_with("08") => return Surroundings::Away,
        // A state of PostgreSQL that happens to be all digits.
        _ if code.len() == 5 => return Surroundings::Other,
        _ => {}
    }
    match code.parse::<u32>() {
        Ok(SQLITE_IOERR_SHMSIZE) => Surroundings::Full,
        Ok(number) if matches!(number & 0xff, SQLITE_BUSY | SQLITE_LOCKED) => Surroundings::Away,
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
