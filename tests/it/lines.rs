//! What an operator finds in the log of a Firewatch that was set up wrongly: the thing that is wrong by
//! its name, and what mends it.

use crate::home::Home;
use crate::spans::listen;
use expect_test::{Expect, expect};
use firewatch::config::Config;
use firewatch::sandbox::World;
use incident::Moment;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::{Context, SubscriberExt};

/// Each warning and error once, as far as it says what is so.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<BTreeSet<String>>>);

#[derive(Default)]
struct Line {
    message: String,
    told: Vec<String>,
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        match field.name() {
            "message" => self.message = format!("{value:?}"),
            "remedy" | "reason" | "missing" | "found" | "hitch" => {
                let text = format!("{value:?}");
                self.told.push(format!("{} {}", field.name(), text.trim_matches('"')));
            }
            _ => {}
        }
    }
}

impl<S: Subscriber> Layer<S> for Lines {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let metadata = event.metadata();
        if metadata.target().starts_with("firewatch::outbox") && *metadata.level() <= Level::WARN {
            let mut line = Line::default();
            event.record(&mut line);
            let text = format!("{}: {}", line.message, line.told.join(", "));
            self.0.lock().unwrap().insert(text);
        }
    }
}

/// The log of an incident where this is wrong, for a quarter of an hour.
async fn log(how: impl FnOnce(&mut Config), world: impl FnOnce(&mut World), expected: Expect) {
    let mut home = Home::new().await;
    home.stop().await;
    home.town.meddle(world);
    how(&mut home.config);
    let lines = Lines::default();
    let guard = listen(tracing_subscriber::registry().with(lines.clone()));
    home.start().await;
    super::talks::outage::an_incident(&home).await;
    home.until(Moment(home.clock.now().0 + 900_000)).await;
    drop(guard);
    let lines = lines.0.lock().unwrap().iter().cloned().collect::<Vec<_>>();
    expected.assert_eq(&lines.join("\n"));
}

async fn config(how: impl FnOnce(&mut Config), expected: Expect) {
    log(how, |_| {}, expected).await;
}

async fn world(world: impl FnOnce(&mut World), expected: Expect) {
    log(|_| {}, world, expected).await;
}

#[tokio::test]
async fn a_set_up_that_is_well_has_nothing_to_tell() {
    world(|_| {}, expect![[""]]).await;
}

#[tokio::test]
async fn a_wrong_tenant_is_named_in_the_log() {
    let other = "33333333-3333-4333-8333-333333333333";
    config(|config| config.bot.tenant_id = other.to_owned(), expect![[""]]).await;
}

#[tokio::test]
async fn an_expired_secret_is_named_in_the_log() {
    world(|world| world.registration.secret_expired = true, expect![[r#"
        an errand failed: remedy the client secret has expired; make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret
        an errand is parked; a person has to look: reason the client secret has expired; make a new one in the Entra portal: App registrations, the bot, Certificates & secrets, and set bot.client_secret, and try again"#]]).await;
}

#[tokio::test]
async fn a_missing_permission_is_named_in_the_log() {
    world(|world| world.granted.retain(|one| one != "Chat.Create"), expect![[r#"
        an errand failed: remedy the bot lacks the permission Chat.Create; grant Chat.Create to it, with an administrator’s consent
        an errand is parked; a person has to look: reason the bot lacks the permission Chat.Create; grant Chat.Create to it, with an administrator’s consent, and try again"#]]).await;
}

#[tokio::test]
async fn the_log_is_english_whatever_the_team_speaks() {
    let dutch = |config: &mut Config| config.language = wording::Language::Dutch;
    log(dutch, |world| world.granted.retain(|one| one != "Chat.Create"), expect![[r#"
        an errand failed: remedy the bot lacks the permission Chat.Create; grant Chat.Create to it, with an administrator’s consent
        an errand is parked; a person has to look: reason the bot lacks the permission Chat.Create; grant Chat.Create to it, with an administrator’s consent, and try again"#]]).await;
}

#[tokio::test]
async fn a_wrong_project_is_named_in_the_log() {
    let wrong = |config: &mut Config| config.devops.as_mut().unwrap().project = "Other".to_owned();
    config(wrong, expect![[r#"
        an errand failed: remedy there is no such project, or the bot may not see it; compare devops.project, and add the bot to the project’s Contributors
        an errand is parked; a person has to look: reason there is no such project, or the bot may not see it; compare devops.project, and add the bot to the project’s Contributors, and try again"#]]).await;
}

#[tokio::test]
async fn a_wrong_team_and_its_iterations_are_named_in_the_log() {
    let wrong = |config: &mut Config| config.devops.as_mut().unwrap().team = "Nobody".to_owned();
    config(wrong, expect![[r#"
        an errand failed: remedy the project has no team of the name of devops.team; compare devops.team with the teams in the project settings
        an errand is parked; a person has to look: reason the project has no team of the name of devops.team; compare devops.team with the teams in the project settings, and try again"#]]).await;
}

#[tokio::test]
async fn a_renamed_bug_type_is_named_in_the_log() {
    world(|world| world.devops.bug_name = Some("Defect".to_owned()), expect!["devops.bug_type: the project has no such work item type, so its own is used: missing Bug, found Defect"]).await;
}

#[tokio::test]
async fn a_field_the_project_wants_is_named_in_the_log() {
    let wanted = vec!["Custom.Region".to_owned()];
    world(|world| world.devops.required = wanted, expect!["an errand is parked; a person has to look: reason Azure DevOps wants the field Region on this item, and Firewatch leaves it empty; give Region a value under devops.fields, or have the rule changed, and try again"]).await;
}
