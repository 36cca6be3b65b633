//! Whether people are there.

use crate::wire::lenient;
use serde::{Deserialize, Serialize};

/// Whose presence is asked for: at most 650 Entra ids.
/// <https://learn.microsoft.com/en-us/graph/api/cloudcommunications-getpresencesbyuserid>
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PresencesOf<'a> {
    /// The Entra ids.
    pub ids: Vec<&'a str>,
}

/// What Teams shows beside a name. <https://learn.microsoft.com/en-us/graph/api/resources/presence>
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Presence {
    /// The person's Entra id.
    pub id: String,
    /// `Available`, `Busy`, `Offline` and the like; new words appear.
    #[serde(default, deserialize_with = "lenient::text")]
    pub availability: Option<String>,
    /// The finer word, such as `InACall`; new words appear.
    #[serde(default, deserialize_with = "lenient::text")]
    pub activity: Option<String>,
}
