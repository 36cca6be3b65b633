//! The keys of the Bot Connector: what it signs with and what it publishes.

use super::ground::lock;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use std::sync::{Mutex, OnceLock};

/// Whose signature a token carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    /// The Bot Connector's present key, endorsed for Teams.
    Teams,
    /// A published key that is not endorsed for Teams.
    Unendorsed,
    /// A key nobody has published, under the present key's name.
    Stranger,
}

struct Key {
    private: EncodingKey,
    modulus: String,
    exponent: String,
}

/// Made once for the whole process: a key costs a tenth of a second, a town must cost nothing.
static KEYS: [OnceLock<Option<Key>>; 4] = [const { OnceLock::new() }; 4];
const UNENDORSED: usize = 2;
const STRANGER: usize = 3;

fn key(place: usize) -> Option<&'static Key> {
    KEYS.get(place)?.get_or_init(make).as_ref()
}

fn make() -> Option<Key> {
    let pair = KeyPair::generate(KeySize::Rsa2048).ok()?;
    let der = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).ok()?;
    let text = STANDARD.encode(der.as_ref());
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n");
    let public = pair.public_key();
    let number = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    Some(Key {
        private: EncodingKey::from_rsa_pem(pem.as_bytes()).ok()?,
        modulus: number(public.modulus().big_endian_without_leading_zero()),
        exponent: number(public.exponent().big_endian_without_leading_zero()),
    })
}

/// Which keys one town uses at present.
#[derive(Default)]
pub(super) struct Ring {
    /// How often the signing key was changed.
    turns: Mutex<usize>,
    /// The token in use and when it was made, seconds since 1970.
    token: Mutex<Option<(i64, String)>>,
}

impl Ring {
    /// Teams uses a token again for some minutes.
    const REUSED_FOR: i64 = 10 * 60;

    pub(super) fn rotate(&self) {
        *lock(&self.turns) += 1;
        *lock(&self.token) = None;
    }

    /// The place and the name of the present key.
    fn present(&self) -> (usize, String) {
        let turns = *lock(&self.turns);
        (turns % UNENDORSED, format!("sandbox-{}", turns + 1))
    }

    /// Signs a claim set; empty if this machine cannot make keys.
    pub(super) fn sign(&self, signer: Signer, claims: &Value) -> String {
        let (place, kid) = match signer {
            Signer::Teams => self.present(),
            Signer::Unendorsed => (UNENDORSED, "sandbox-unendorsed".to_owned()),
            Signer::Stranger => (STRANGER, self.present().1),
        };
        let mut header = Header::new(Algorithm::RS256);
        header.x5t = Some(kid.clone());
        header.kid = Some(kid);
        key(place)
            .and_then(|key| jsonwebtoken::encode(&header, claims, &key.private).ok())
            .unwrap_or_default()
    }

    /// The token in use, or a new one where that has become old.
    pub(super) fn token(&self, now: i64, claims: &Value) -> String {
        let mut slot = lock(&self.token);
        if let Some((made, token)) = slot.as_ref()
            && (0..Self::REUSED_FOR).contains(&(now - made))
        {
            return token.clone();
        }
        let token = self.sign(Signer::Teams, claims);
        *slot = Some((now, token.clone()));
        token
    }

    /// The published keys with their endorsements.
    pub(super) fn published(&self) -> Value {
        let (place, kid) = self.present();
        let keys: Vec<Value> = [
            (place, kid, json!(["msteams", "webchat"])),
            (UNENDORSED, "sandbox-unendorsed".to_owned(), json!(["webchat"])),
        ]
        .into_iter()
        .filter_map(|(place, kid, endorsements)| {
            let key = key(place)?;
            Some(json!({
                "kty": "RSA", "use": "sig", "kid": kid, "x5t": kid,
                "n": key.modulus, "e": key.exponent, "endorsements": endorsements,
            }))
        })
        .collect();
        json!({ "keys": keys })
    }
}
