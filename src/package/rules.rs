//! What Teams would refuse of a manifest, in sentences. The schema knows part of this; the rest is
//! in <https://learn.microsoft.com/en-us/microsoft-365/extensibility/schema/> and in what people
//! ran into.

use super::icon;
use serde_json::Value;

/// Places in the manifest, the key that decides about them, and the most characters there.
const LENGTHS: [(&str, &str, usize); 6] = [
    ("/name/short", "app.name", 30),
    ("/name/full", "app.name, with what is added to it,", 100),
    ("/description/short", "the short description", 80),
    ("/description/full", "the long description", 4000),
    ("/developer/name", "app.developer", 32),
    ("/version", "app.version", 256),
];
/// Places that hold ids.
const IDS: [(&str, &str); 4] = [
    ("/id", "bot.manifest_id"),
    ("/bots/0/botId", "bot.app_id"),
    ("/composeExtensions/0/botId", "bot.app_id"),
    ("/webApplicationInfo/id", "bot.app_id"),
];
/// Places that hold addresses.
const ADDRESSES: [(&str, &str); 3] = [
    ("/developer/websiteUrl", "app.website"),
    ("/developer/privacyUrl", "app.privacy"),
    ("/developer/termsOfUseUrl", "app.terms"),
];
/// Lists and how much they hold.
const COUNTS: [(&str, usize); 6] = [
    ("/bots", 1),
    ("/bots/0/commandLists", 3),
    ("/composeExtensions", 1),
    ("/composeExtensions/0/commands", 10),
    ("/validDomains", 100),
    ("/authorization/permissions/resourceSpecific", 16),
];
/// How many commands a menu holds.
const COMMANDS_MAX: usize = 12;
/// How long a command's title may be in a menu, and in the menu of a message.
const TITLES_MAX: (usize, usize) = (128, 32);
/// Where a bot can be added. Written so: `groupchat` is refused here …
const SCOPES: [&str; 4] = ["team", "personal", "groupChat", "copilot"];
/// … and `groupChat` is refused here.
const CAPABILITIES: [&str; 3] = ["team", "groupchat", "meetings"];

/// All that Teams would refuse, a sentence each.
pub fn wrong(manifest: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    lengths(manifest, &mut wrong);
    ids(manifest, &mut wrong);
    addresses(manifest, &mut wrong);
    let version = text(manifest, "/version");
    if !is_version(version) {
        wrong.push(format!(
            "app.version: found {version}, expected three numbers such as 1.4.0, higher than the \
             version in the catalogue"
        ));
    }
    places(manifest, &mut wrong);
    shape(manifest, &mut wrong);
    wrong
}

fn text<'a>(manifest: &'a Value, place: &str) -> &'a str {
    manifest.pointer(place).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(manifest: &'a Value, place: &str) -> &'a [Value] {
    manifest.pointer(place).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn texts<'a>(manifest: &'a Value, place: &str) -> impl Iterator<Item = &'a str> {
    list(manifest, place).iter().filter_map(Value::as_str)
}

fn lengths(manifest: &Value, wrong: &mut Vec<String>) {
    for (place, key, most) in LENGTHS {
        let found = text(manifest, place).chars().count();
        if found == 0 || found > most {
            wrong.push(format!("{key}: found {found} characters, expected 1 to {most}"));
        }
    }
}

fn ids(manifest: &Value, wrong: &mut Vec<String>) {
    for (place, key) in IDS {
        let found = text(manifest, place);
        let sentence = format!(
            "{key}: found {found}, expected an id such as 00000000-0000-0000-0000-000000000001"
        );
        if !is_guid(found) && !wrong.contains(&sentence) {
            wrong.push(sentence);
        }
    }
    // Only an app that is the bot itself may let itself into chats.
    let (bot, entra) = (text(manifest, "/bots/0/botId"), text(manifest, "/webApplicationInfo/id"));
    if !bot.eq_ignore_ascii_case(entra) {
        wrong.push(format!("webApplicationInfo.id: found {entra}, expected the bot's id, {bot}"));
    }
}

fn is_guid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.chars().all(|digit| digit.is_ascii_hexdigit()))
}

fn addresses(manifest: &Value, wrong: &mut Vec<String>) {
    for (place, key) in ADDRESSES {
        let found = text(manifest, place);
        let is_fine = url::Url::parse(found)
            .is_ok_and(|url| url.scheme() == "https" && url.domain().is_some());
        if !is_fine {
            wrong.push(format!("{key}: found {found}, expected an address with https://"));
        }
    }
    for domain in texts(manifest, "/validDomains") {
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-.".contains(letter);
        let is_name = domain.contains('.') && domain.chars().all(is_letter);
        let is_number = domain.split('.').all(|part| part.parse::<u8>().is_ok());
        if !is_name || is_number || domain.ends_with('.') {
            wrong.push(format!(
                "server.public_url: found {domain}, expected https:// and a name the world knows, \
                 without a wildcard, an address in numbers or localhost"
            ));
        }
    }
}

/// `1.4.0`: three numbers. Teams compares no more.
fn is_version(text: &str) -> bool {
    let is_number = |part: &str| {
        !part.is_empty()
            && part.chars().all(|digit| digit.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    text.split('.').count() == 3 && text.split('.').all(is_number)
}

/// Where the app can be added, in Teams' own spelling.
fn places(manifest: &Value, wrong: &mut Vec<String>) {
    let bot = list(manifest, "/bots/0/scopes");
    let mut scopes: Vec<&Value> = bot.iter().collect();
    for menu in list(manifest, "/bots/0/commandLists") {
        for scope in list(menu, "/scopes") {
            if !bot.contains(scope) {
                wrong.push(format!("commandLists: found {scope}, expected a scope of the bot"));
            }
            scopes.push(scope);
        }
    }
    scopes.extend(manifest.get("defaultInstallScope"));
    for scope in scopes {
        if !scope.as_str().is_some_and(|scope| SCOPES.contains(&scope)) {
            wrong.push(format!("scopes: found {scope}, expected one of {}", SCOPES.join(", ")));
        }
    }
    let capabilities = manifest.get("defaultGroupCapability").and_then(Value::as_object);
    for found in capabilities.into_iter().flat_map(serde_json::Map::keys) {
        if !CAPABILITIES.contains(&found.as_str()) {
            let expected = CAPABILITIES.join(", ");
            wrong.push(format!("defaultGroupCapability: found {found}, expected {expected}"));
        }
    }
}

fn shape(manifest: &Value, wrong: &mut Vec<String>) {
    for (place, most) in COUNTS {
        let found = list(manifest, place).len();
        if found > most {
            wrong.push(format!("{place}: found {found} entries, expected at most {most}"));
        }
    }
    let mut titles: Vec<(&Value, usize)> = list(manifest, "/composeExtensions/0/commands")
        .iter()
        .map(|it| (it, TITLES_MAX.1))
        .collect();
    for menu in list(manifest, "/bots/0/commandLists") {
        let commands = list(menu, "/commands");
        if commands.len() > COMMANDS_MAX {
            let found = commands.len();
            wrong.push(format!(
                "commands: found {found} in a menu, expected at most {COMMANDS_MAX}"
            ));
        }
        titles.extend(commands.iter().map(|command| (command, TITLES_MAX.0)));
    }
    for (command, most) in titles {
        let found = text(command, "/title");
        if found.is_empty() || found.chars().count() > most {
            wrong
                .push(format!("commands: found the title “{found}”, expected 1 to {most} letters"));
        }
    }
    let icons = [("/icons/color", icon::COLOR), ("/icons/outline", icon::OUTLINE)];
    for (place, expected) in icons {
        let found = text(manifest, place);
        if found != expected {
            wrong.push(format!("{place}: found {found}, expected {expected}, which is packed"));
        }
    }
    let accent = text(manifest, "/accentColor").strip_prefix('#').unwrap_or_default();
    if accent.len() != 6 || !accent.chars().all(|digit| digit.is_ascii_hexdigit()) {
        wrong.push(format!("accentColor: found {accent}, expected # and six digits"));
    }
}
