//! An activity whose sender is proven.

use crate::wire::{Activity, ServiceUrl};
use incident::PersonId;

/// An activity that came from the Bot Connector, from our tenant, with an address for answers that
/// we trust. Only the [`Gate`](super::Gate) makes one.
#[derive(Clone, Debug)]
pub struct Inbound {
    activity: Activity,
    service_url: ServiceUrl,
    tenant: String,
}

/// The person who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker<'a> {
    /// Who it is; the only thing rights may depend on.
    pub person: PersonId,
    /// The name to show; a person can change it.
    pub name: &'a str,
    /// The `29:` id Teams knows this person by; needed for mentions and card views.
    pub mri: &'a str,
}

impl Inbound {
    pub(super) fn new(activity: Activity, service_url: ServiceUrl, tenant: String) -> Self {
        Self { activity, service_url, tenant }
    }

    /// What happened.
    #[must_use]
    pub fn activity(&self) -> &Activity {
        &self.activity
    }

    /// Where answers to it go.
    #[must_use]
    pub fn service_url(&self) -> &ServiceUrl {
        &self.service_url
    }

    /// The Entra tenant it came from.
    #[must_use]
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// Who did it; `None` where it was no person with an Entra account.
    #[must_use]
    pub fn speaker(&self) -> Option<Speaker<'_>> {
        let from = self.activity.from.as_ref()?;
        let person = from.aad_object_id.as_deref().filter(|id| !id.trim().is_empty())?;
        Some(Speaker {
            person: PersonId::new(person),
            name: from.name.as_deref().unwrap_or_default(),
            mri: from.id.as_deref()?,
        })
    }
}
