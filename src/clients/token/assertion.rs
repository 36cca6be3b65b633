//! The proof of an app that has a certificate: a note signed with its key.
//!
//! <https://learn.microsoft.com/en-us/entra/identity-platform/certificate-credentials>

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use incident::Moment;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use secrecy::SecretString;
use serde::Serialize;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// How long a note is good for. Entra wants at most ten minutes, or it may not be taken.
const GOOD_FOR: Duration = Duration::from_mins(5);

/// A certificate that the app registration knows, with its key.
#[derive(Clone)]
pub struct Certificate {
    key: EncodingKey,
    sha1: String,
    sha256: String,
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate").field("sha256", &self.sha256).finish_non_exhaustive()
    }
}

/// Why a file holds no certificate we can sign with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACertificate {
    /// There is no `BEGIN CERTIFICATE`.
    #[error("no certificate (a part that begins with BEGIN CERTIFICATE)")]
    NoCertificate,
    /// There is no private key.
    #[error("no private key without a passphrase (a part that begins with BEGIN PRIVATE KEY)")]
    NoKey,
    /// The key is not of the kind that Entra takes.
    #[error("a private key that is not RSA, and Entra takes RSA only")]
    NotRsa,
}

impl Certificate {
    /// Reads a PEM text that holds the certificate and its RSA key, in any order.
    ///
    /// # Errors
    /// [`NotACertificate`]: what is missing or cannot be used.
    pub fn from_pem(pem: &[u8]) -> Result<Self, NotACertificate> {
        let certificate =
            CertificateDer::from_pem_slice(pem).map_err(|_| NotACertificate::NoCertificate)?;
        let key = PrivateKeyDer::from_pem_slice(pem).map_err(|_| NotACertificate::NoKey)?;
        let pem = match &key {
            PrivateKeyDer::Pkcs1(der) => armoured("RSA PRIVATE KEY", der.secret_pkcs1_der()),
            PrivateKeyDer::Pkcs8(der) => armoured("PRIVATE KEY", der.secret_pkcs8_der()),
            PrivateKeyDer::Sec1(_) | _ => return Err(NotACertificate::NotRsa),
        };
        let key = EncodingKey::from_rsa_pem(pem.as_bytes()).map_err(|_| NotACertificate::NotRsa)?;
        let thumbprint = |algorithm| URL_SAFE_NO_PAD.encode(digest(algorithm, &certificate));
        Ok(Self { key, sha1: thumbprint(&SHA1_FOR_LEGACY_USE_ONLY), sha256: thumbprint(&SHA256) })
    }
}

/// The key alone, in the form the signing crate reads.
fn armoured(kind: &str, der: &[u8]) -> String {
    let body = base64::engine::general_purpose::STANDARD.encode(der);
    format!("-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n")
}

#[derive(Serialize)]
struct Note<'a> {
    aud: &'a str,
    iss: &'a str,
    sub: &'a str,
    jti: String,
    nbf: i64,
    iat: i64,
    exp: i64,
}

/// A note to `endpoint` that whoever holds the certificate is the app `app_id`. The thumbprint is
/// there in both forms, since older Entra clouds know only the first.
pub(super) fn sign(
    certificate: &Certificate,
    app_id: &str,
    endpoint: &str,
    now: Moment,
) -> Result<SecretString, jsonwebtoken::errors::Error> {
    static NOTES: AtomicU64 = AtomicU64::new(0);
    let at = now.0.div_euclid(1000);
    // Different in each note of this process and, by the time, of any other.
    let number = NOTES.fetch_add(1, Ordering::Relaxed);
    let jti = digest(&SHA256, format!("{}/{}/{number}", certificate.sha256, now.0).as_bytes());
    let header = Header {
        x5t: Some(certificate.sha1.clone()),
        x5t_s256: Some(certificate.sha256.clone()),
        ..Header::new(Algorithm::RS256)
    };
    let note = Note {
        aud: endpoint,
        iss: app_id,
        sub: app_id,
        jti: URL_SAFE_NO_PAD.encode(jti),
        nbf: at,
        iat: at,
        exp: at.saturating_add(i64::try_from(GOOD_FOR.as_secs()).unwrap_or_default()),
    };
    jsonwebtoken::encode(&header, &note, &certificate.key).map(SecretString::from)
}
