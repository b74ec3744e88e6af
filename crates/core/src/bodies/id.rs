use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A body of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BodyId(pub Uuid);
