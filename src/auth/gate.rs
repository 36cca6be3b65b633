//! The gate: first the token, then the body, then whether the two belong together.

use super::denied::Denied;
use super::inbound::Inbound;
use super::keys::KeyRing;
use super::remembered::Remembered;
use super::token;
use crate::wire::{Activity, ServiceUrl, Trusted};
use incident::Moment;
use jsonwebtoken::Validation;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

/// The only channel we listen to.
const CHANNEL: &str = "msteams";

/// Who may speak to us.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Our app's id: the audience of every token.
    pub app_id: String,
    /// Our Entra tenant.
    pub tenant_id: String,
    /// Addresses that may receive our answers, and with them our token.
    pub trusted: Trusted,
    /// Who issues the tokens; `https://api.botframework.com` in the public cloud.
    pub issuer: String,
}

/// What a token proves about the request that carries it.
#[derive(Clone, Debug)]
pub struct Proof(Proven);

#[derive(Clone, Debug)]
enum Proven {
    /// Nothing; only a playground gate lets this pass.
    Nothing,
    /// The sender is the Bot Connector at this address, if the token names one.
    Sender { service_url: Option<ServiceUrl>, endorsed: bool },
}

/// Tells the Bot Connector from everybody else.
pub struct Gate {
    rules: Rules,
    ring: Arc<KeyRing>,
    validation: Validation,
    remembered: Mutex<Remembered<Proof>>,
    unsigned: bool,
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gate")
            .field("rules", &self.rules)
            .field("unsigned", &self.unsigned)
            .finish_non_exhaustive()
    }
}

impl Gate {
    /// A gate that demands a token.
    #[must_use]
    pub fn new(rules: Rules, ring: Arc<KeyRing>) -> Self {
        Self::build(rules, ring, false)
    }

    /// A gate for the sandbox: a request without a token passes if its answers go to this machine,
    /// as the Agents Playground sends it. A token that is there must hold as ever.
    #[must_use]
    pub fn playground(rules: Rules, ring: Arc<KeyRing>) -> Self {
        Self::build(rules, ring, true)
    }

    fn build(rules: Rules, ring: Arc<KeyRing>, unsigned: bool) -> Self {
        // Naming the provider turns a missing crate feature into a compile error. A second gate
        // finds it installed already.
        let _installed = jsonwebtoken::crypto::aws_lc::DEFAULT_PROVIDER.install_default();
        let validation = token::validation(&rules.issuer, &rules.app_id);
        Self { rules, ring, validation, remembered: Mutex::default(), unsigned }
    }

    /// Proves the token of a request and then reads its body.
    ///
    /// # Errors
    /// [`Denied`] with the reason; answer with its status.
    pub async fn admit(
        &self,
        authorization: Option<&[u8]>,
        body: &[u8],
        now: Moment,
    ) -> Result<Inbound, Denied> {
        let proof = self.prove(authorization, now).await?;
        self.open(&proof, body)
    }

    /// The first half of [`admit`](Self::admit): proves the token, before a byte of the body is
    /// needed. Waits up to three seconds for keys that are not there yet.
    ///
    /// # Errors
    /// [`Denied`] with the reason; answer with its status.
    pub async fn prove(&self, authorization: Option<&[u8]>, now: Moment) -> Result<Proof, Denied> {
        let Some(authorization) = authorization else {
            return if self.unsigned { Ok(Proof(Proven::Nothing)) } else { Err(Denied::NoToken) };
        };
        let token = token::bearer(authorization)?;
        match self.try_prove(token, now) {
            Err(Denied::UnknownKey | Denied::NoKeys) => {
                // Nonsense is not worth waiting for keys.
                token::key_name(token)?;
                self.ring.refresh(now).await;
                self.try_prove(token, now)
            }
            settled => settled,
        }
    }

    fn try_prove(&self, token: &str, now: Moment) -> Result<Proof, Denied> {
        let keys = self.ring.current().ok_or(Denied::NoKeys)?;
        let remembered = || self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(proof) = remembered().find(token, &keys, now) {
            return Ok(proof);
        }
        let name = token::key_name(token)?;
        let key = keys.find(&name).ok_or(Denied::UnknownKey)?;
        let claims = token::prove(token, key, &self.validation, now)?;
        let endorsements = key.endorsements.as_ref();
        let proof = Proof(Proven::Sender {
            service_url: claims.serviceurl.and_then(|claim| claim.parse().ok()),
            endorsed: endorsements.is_none_or(|all| all.iter().any(|one| one == CHANNEL)),
        });
        let expires = Moment(claims.exp.saturating_mul(1000));
        remembered().keep(token, &keys, expires, proof.clone());
        Ok(proof)
    }

    /// The second half of [`admit`](Self::admit): reads the body and checks that it belongs to
    /// what the token proves.
    ///
    /// # Errors
    /// [`Denied`] with the reason; answer with its status.
    pub fn open(&self, proof: &Proof, body: &[u8]) -> Result<Inbound, Denied> {
        let activity = Activity::read(body).map_err(Denied::Body)?;
        let said = activity.service_url.as_deref().and_then(|url| url.parse::<ServiceUrl>().ok());
        match &proof.0 {
            Proven::Nothing => {
                let url = said.filter(ServiceUrl::is_loopback).ok_or(Denied::Untrusted)?;
                Ok(Inbound::new(activity, url, self.rules.tenant_id.clone()))
            }
            Proven::Sender { service_url, endorsed } => {
                let url = said.ok_or(Denied::ServiceUrl)?;
                if service_url.as_ref() != Some(&url) {
                    return Err(Denied::ServiceUrl);
                }
                if activity.channel_id.as_deref() != Some(CHANNEL) {
                    return Err(Denied::Channel);
                }
                if !endorsed {
                    return Err(Denied::Endorsement);
                }
                self.check_tenant(&activity)?;
                if !self.rules.trusted.holds(&url) {
                    return Err(Denied::Untrusted);
                }
                Ok(Inbound::new(activity, url, self.rules.tenant_id.clone()))
            }
        }
    }

    /// At least one tenant is named, and every one that is named is ours.
    fn check_tenant(&self, activity: &Activity) -> Result<(), Denied> {
        let ours = |tenant: &str| tenant.eq_ignore_ascii_case(&self.rules.tenant_id);
        let mut tenants = activity.tenants().peekable();
        if tenants.peek().is_some() && tenants.all(ours) { Ok(()) } else { Err(Denied::Tenant) }
    }
}
