//! Tokens that were proven a moment ago. Teams uses one token for many requests, and proving it
//! is three quarters of what an ignored message costs.

use super::keys::KeySet;
use incident::Moment;
use std::collections::BTreeMap;
use std::sync::Arc;

/// More than a tenant has at a time; enough that nobody can make us keep more.
const MOST: usize = 1024;

/// Whole proven tokens with what they prove, until they expire or the keys change.
#[derive(Debug)]
pub(super) struct Remembered<P> {
    keys: Option<Arc<KeySet>>,
    tokens: BTreeMap<Box<str>, (Moment, P)>,
}

impl<P> Default for Remembered<P> {
    fn default() -> Self {
        Self { keys: None, tokens: BTreeMap::new() }
    }
}

impl<P: Clone> Remembered<P> {
    /// What this very token proves, if it was proven under these keys and has not expired.
    pub(super) fn find(&self, token: &str, keys: &Arc<KeySet>, now: Moment) -> Option<P> {
        if !self.is_under(keys) {
            return None;
        }
        let (expires, proof) = self.tokens.get(token)?;
        (now < *expires).then(|| proof.clone())
    }

    /// Keeps a proven token; the one that expires first makes room.
    pub(super) fn keep(&mut self, token: &str, keys: &Arc<KeySet>, expires: Moment, proof: P) {
        if !self.is_under(keys) {
            self.tokens.clear();
            self.keys = Some(Arc::clone(keys));
        }
        if self.tokens.len() >= MOST {
            let first = self.tokens.iter().min_by_key(|(_, (expires, _))| *expires);
            if let Some(token) = first.map(|(token, _)| token.clone()) {
                self.tokens.remove(&token);
            }
        }
        self.tokens.insert(token.into(), (expires, proof));
    }

    fn is_under(&self, keys: &Arc<KeySet>) -> bool {
        self.keys.as_ref().is_some_and(|ours| Arc::ptr_eq(ours, keys))
    }
}

#[cfg(test)]
mod test {
    use super::super::keys::KeySet;
    use super::{MOST, Remembered};
    use crate::wire::openid::{Jwk, Jwks};
    use incident::Moment;
    use std::sync::Arc;

    fn keys() -> Arc<KeySet> {
        let text = |text: &str| Some(text.to_owned());
        let key = Jwk {
            kty: text("RSA"),
            kid: text("k"),
            n: text("AQ"),
            e: text("AQAB"),
            ..Jwk::default()
        };
        Arc::new(KeySet::read(Jwks { keys: vec![key] }).unwrap())
    }

    #[test]
    fn it_forgets_the_first_to_expire_and_never_grows() {
        let (mut remembered, keys) = (Remembered::default(), keys());
        for n in 0..=MOST {
            let expires = Moment(10_000 + i64::try_from(n).unwrap());
            remembered.keep(&format!("token {n}"), &keys, expires, n);
        }
        assert_eq!(remembered.tokens.len(), MOST);
        assert_eq!(remembered.find("token 0", &keys, Moment(0)), None);
        assert_eq!(remembered.find("token 1", &keys, Moment(0)), Some(1));
    }

    #[test]
    fn it_forgets_at_expiry_and_with_the_keys() {
        let (mut remembered, keys) = (Remembered::default(), keys());
        remembered.keep("token", &keys, Moment(10), ());
        assert!(remembered.find("token", &keys, Moment(9)).is_some());
        assert!(remembered.find("tokem", &keys, Moment(9)).is_none());
        assert!(remembered.find("token", &keys, Moment(10)).is_none());
        let newer = self::keys();
        assert!(remembered.find("token", &newer, Moment(9)).is_none());
        remembered.keep("other", &newer, Moment(10), ());
        assert_eq!(remembered.tokens.len(), 1);
    }
}
