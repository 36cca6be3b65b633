//! Every reason not to listen.

use crate::wire::activity::NotAnActivity;
use std::fmt;

/// Why a request is not from whom it should be. Its text is one log line; it holds nothing of the
/// token and nothing of the body.
#[derive(Debug)]
pub enum Denied {
    /// No `Authorization` header.
    NoToken,
    /// The header is no `Bearer` token.
    NotBearer,
    /// The token has not the form of a signed token, or asks for a signature we do not take.
    Malformed(&'static str),
    /// Signed by a key the Bot Connector does not publish.
    UnknownKey,
    /// The signature does not fit.
    Signature,
    /// Issued by somebody else.
    Issuer,
    /// Meant for somebody else.
    Audience,
    /// Over.
    Expired,
    /// Not yet begun.
    NotYetValid,
    /// The token speaks for another service address than the activity.
    ServiceUrl,
    /// The activity came through another channel than Teams.
    Channel,
    /// The key may not speak for this channel.
    Endorsement,
    /// Another tenant, or none named.
    Tenant,
    /// Answers would go to an address we do not trust.
    Untrusted,
    /// The body is no activity.
    Body(NotAnActivity),
    /// No keys could be had yet, so nobody can be recognised.
    NoKeys,
}

impl Denied {
    /// The HTTP status to answer with. Microsoft's page says 403 for all, its libraries say 401
    /// for most; Teams takes either.
    #[must_use]
    pub fn status(&self) -> u16 {
        match self {
            Self::NoToken
            | Self::NotBearer
            | Self::Malformed(_)
            | Self::UnknownKey
            | Self::Signature
            | Self::Issuer
            | Self::Audience
            | Self::Expired
            | Self::NotYetValid
            | Self::ServiceUrl => 401,
            Self::Channel | Self::Endorsement | Self::Tenant | Self::Untrusted => 403,
            Self::Body(_) => 400,
            Self::NoKeys => 503,
        }
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoToken => "there is no Authorization header",
            Self::NotBearer => "there is not exactly one Authorization header with a Bearer token",
            Self::Malformed(what) => return write!(f, "the token is malformed: {what}"),
            Self::UnknownKey => "the token names a key that is not published",
            Self::Signature => "the token's signature does not fit",
            Self::Issuer => "the token has another issuer",
            Self::Audience => "the token is meant for another app",
            Self::Expired => "the token has expired",
            Self::NotYetValid => "the token is not valid yet",
            Self::ServiceUrl => "the token's serviceurl is not the activity's serviceUrl",
            Self::Channel => "the activity's channel is not msteams",
            Self::Endorsement => "the token's key is not endorsed for msteams",
            Self::Tenant => "the activity is not from our tenant",
            Self::Untrusted => "the activity's serviceUrl is not on the trusted list",
            Self::Body(error) => return error.fmt(f),
            Self::NoKeys => "the Bot Connector's keys could not be had yet",
        })
    }
}

impl std::error::Error for Denied {}
