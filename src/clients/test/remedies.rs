//! Every remedy there is, in the language of the team.

use crate::clients::remedy::remedy;
use crate::clients::{Service, Trouble, TroubleKind};
use std::collections::BTreeSet;
use wording::{Language, Words};

fn trouble(service: Service, kind: TroubleKind) -> Trouble {
    Trouble {
        service,
        operation: "user",
        kind,
        status: Some(403),
        code: String::new(),
        detail: String::new(),
        retry_after: None,
    }
}

/// One trouble for each sentence that is told.
fn all() -> Vec<Trouble> {
    use TroubleKind::{Refused, Unauthorised};
    let detail = |service: Service, detail: &str| Trouble {
        detail: detail.to_owned(),
        ..trouble(service, Refused)
    };
    let code = |service: Service, code: &str| Trouble {
        code: code.to_owned(),
        ..trouble(service, Refused)
    };
    let entra = ["7000215", "7000222", "700016", "90002", "7000229", "700027", "700024", "700211"];
    let entra = entra.map(|number| detail(Service::Login, &format!("AADSTS{number}: no.")));
    let devops = [
        "TF401320: Rule Error for field Region. Error code: Required, InvalidEmpty.",
        "TF401320: Rule Error for field Region. Error code: InvalidListValue.",
        "TF51535: Cannot find field Custom.Region.",
        "TF401347: Invalid tree name",
        "TF200016: The following project does not exist",
    ]
    .map(|words| detail(Service::DevOps, words));
    let exceptions =
        ["HostNotFoundException", "WorkItemTypeNotFoundException", "TeamNotFoundException"]
            .map(|key| code(Service::DevOps, key));
    let graph = ["RosterAddMemberBlocked", "ResourceSpecificPermissionsMismatch", ""]
        .map(|words| detail(Service::Graph, words));
    let teams = [
        "BotNotInConversationRoster",
        "BotDisabledByAdmin",
        "ConversationBlockedByUser",
        "BotNotRegistered",
        "InvalidBotApiHost",
        "NotEnoughPermissions",
        "ConversationNotFound",
    ]
    .map(|key| code(Service::Teams, key));
    let closed = [Service::Identity, Service::DevOps, Service::Graph, Service::Teams]
        .map(|service| trouble(service, Unauthorised));
    let no_file = detail(Service::Login, "bot.federated_token_file: No such file");
    let several = entra.into_iter().chain(devops).chain(exceptions).chain(graph).chain(teams);
    several.chain(closed).chain([no_file]).collect()
}

#[test]
fn every_remedy_is_told_in_the_language_of_the_team() {
    let [english, dutch] = [Language::English, Language::Dutch].map(Words::new);
    let mut told = BTreeSet::new();
    for trouble in all() {
        let (ours, theirs) = (remedy(&english, &trouble), remedy(&dutch, &trouble));
        let (ours, theirs) = (ours.expect("a remedy"), theirs.expect("a remedy"));
        assert_ne!(ours.so, theirs.so, "{trouble}");
        assert_ne!(ours.mend, theirs.mend, "{trouble}");
        told.insert(ours.so);
    }
    let sentences = Language::English.sentences().lines();
    let known = sentences.filter(|line| line.starts_with("so-")).count();
    assert_eq!(told.len(), known, "each is tried: {told:#?}");
}
