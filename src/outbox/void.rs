//! What was thought of earlier, and is true no longer by the time it would be said.

use super::Errands;
use incident::{AlertNews, Incident, Saying};

impl Errands {
    /// Whether what it is about has come in the meantime, was put off, or is old news.
    pub(super) fn is_void(&self, saying: &Saying, incident: Option<&Incident>) -> bool {
        if let Saying::Alert { number, news: AlertNews::Silent { .. } } = saying {
            let alerts = self.stage.store.alerts();
            return alerts.get(*number).is_some_and(|alert| !alert.waits());
        }
        let Some(incident) = incident else { return false };
        if let Saying::Reminder { version, .. } = saying {
            return incident.reminders.version != *version;
        }
        if let Saying::InformAgain { version } = saying {
            return incident.informing.version != *version || !incident.informing.is_owed();
        }
        false
    }
}
