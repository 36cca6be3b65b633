//! Where the Bot Connector's signing keys are, and the keys.
//!
//! <https://learn.microsoft.com/en-us/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#openid-metadata-document>

use super::lenient;
use serde::Deserialize;

/// The `OpenID` document; of its fields we follow only where the keys are.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Metadata {
    /// The address of the keys.
    pub jwks_uri: String,
}

/// The published keys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Jwks {
    /// All of them, also those we cannot use.
    #[serde(default, deserialize_with = "lenient::list")]
    pub keys: Vec<Jwk>,
}

/// One key. Kinds other than RSA have no `n` and `e`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Jwk {
    /// `RSA` for the ones we can use.
    #[serde(default, deserialize_with = "lenient::text")]
    pub kty: Option<String>,
    /// Its name; a token says which key signed it.
    #[serde(default, deserialize_with = "lenient::text")]
    pub kid: Option<String>,
    /// `sig` where it says what the key is for.
    #[serde(default, rename = "use", deserialize_with = "lenient::text")]
    pub purpose: Option<String>,
    /// The modulus, base64url.
    #[serde(default, deserialize_with = "lenient::text")]
    pub n: Option<String>,
    /// The exponent, base64url.
    #[serde(default, deserialize_with = "lenient::text")]
    pub e: Option<String>,
    /// The channels the key may speak for; absent where it does not say.
    #[serde(default)]
    pub endorsements: Option<Vec<String>>,
}
