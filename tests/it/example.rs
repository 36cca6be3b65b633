//! The example configuration is what operators begin with, so it has to be right and complete.

use firewatch::config::{self, Config, Credential};
use toml::{Table, Value};

const EXAMPLE: &str = include_str!("../../deploy/firewatch.example.toml");

/// The source that asks for keys.
const SOURCES: [&str; 11] = [
    include_str!("../../src/config/mod.rs"),
    include_str!("../../src/config/team.rs"),
    include_str!("../../src/config/devops.rs"),
    include_str!("../../src/config/credential.rs"),
    include_str!("../../src/config/app.rs"),
    include_str!("../../src/config/log.rs"),
    include_str!("../../src/config/cards.rs"),
    include_str!("../../src/config/rota.rs"),
    include_str!("../../src/config/calendar.rs"),
    include_str!("../../src/config/language.rs"),
    include_str!("../../src/config/policy.rs"),
];

/// Keys that stand in the place of the client secret, so only one of them may be set.
const INSTEAD: [&str; 3] = ["#certificate_file", "#federated_token_file", "#managed_identity"];
/// Files that are on no machine but a server's.
const FILES: [&str; 3] =
    ["#client_secret_file", "#personal_access_token_file", "#calendar_secret_file"];

/// The example keeps the secret out of the file.
fn read(text: &str) -> Config {
    let secret = ("FIREWATCH_BOT__CLIENT_SECRET".to_owned(), "from elsewhere".to_owned());
    config::read(text, std::iter::once(secret)).unwrap()
}

/// The example with every key that may be left out put in, but for files.
fn with_all_keys() -> String {
    let is_out = |line: &str| INSTEAD.iter().chain(&FILES).any(|key| line.starts_with(key));
    let put_in = |line: &'static str| match line.strip_prefix('#') {
        Some(_) if is_out(line) => line,
        Some(rest) if rest.starts_with(|letter: char| !letter.is_whitespace()) => rest,
        Some(_) | None => line,
    };
    EXAMPLE.lines().map(put_in).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_configuration_is_accepted_as_it_stands_and_with_all_keys() {
    assert_eq!(read(EXAMPLE).team.members.len(), 3);
    assert_eq!(read(&with_all_keys()).not_served.len(), 3);
}

#[test]
fn the_example_configuration_tells_the_ways_to_prove_oneself_and_takes_exactly_one() {
    let with = |key: &str| EXAMPLE.replacen(key, key.trim_start_matches('#'), 1);
    let pem = tempfile::NamedTempFile::new().unwrap();
    let problems = |text: &str, variables: &[(&str, &str)]| {
        let text = text.replace("/run/secrets/firewatch.pem", pem.path().to_str().unwrap());
        let pairs = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        config::read(&text, pairs).map(|config| config.bot.credential).map_err(|it| it.to_string())
    };
    for key in INSTEAD {
        assert!(problems(&with(key), &[]).is_ok(), "{key} is enough");
        let both = problems(&with(key), &[("FIREWATCH_BOT__CLIENT_SECRET", "s")]).unwrap_err();
        assert!(both.contains("found more than one proof, expected exactly one"), "{both}");
    }
    let none = problems(EXAMPLE, &[]).unwrap_err();
    assert!(none.contains("bot.client_secret: found nothing, expected a secret, or"), "{none}");
    let kubernetes = problems(EXAMPLE, &[("AZURE_FEDERATED_TOKEN_FILE", "/token")]);
    assert!(matches!(kubernetes, Ok(Credential::Federated(file)) if file.ends_with("token")));
    let odd = with("#managed_identity").replace("\"user-assigned\"", "\"mine\"");
    let odd = problems(&odd, &[]).unwrap_err();
    assert!(odd.contains("expected user-assigned or system-assigned"), "{odd}");
}

#[test]
fn an_audit_rests_for_a_second_at_least() {
    let every = |every| {
        let text = EXAMPLE.replacen("#every = \"1m\"", &format!("every = \"{every}\""), 1);
        let secret = ("FIREWATCH_BOT__CLIENT_SECRET".to_owned(), "s".to_owned());
        config::read(&text, std::iter::once(secret)).map(|config| config.heartbeat_every)
    };
    assert_eq!(every("1s").unwrap(), std::time::Duration::from_secs(1));
    let told = every("0s").unwrap_err().to_string();
    assert!(
        told.contains("heartbeat.every: found 0ns, expected a second or more, such as 1m"),
        "{told}"
    );
}

#[test]
fn the_example_configuration_tells_the_true_defaults() {
    let defaults = |config: &Config| {
        let (team, devops) = (&config.team, config.devops.as_ref().unwrap());
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {}",
            config.listen,
            config.data,
            config.zone,
            config.endpoints,
            team.critical_paths,
            team.policy,
            (
                &config.rota.order,
                config.rota.change_at,
                &config.rota.countries,
                config.rota.morning_at
            ),
            (config.rota.nudge_after, config.rota.deputy_after),
            (config.rota.alert_deputy_after, config.rota.alert_team_after),
            [&devops.team, &devops.bug_type, &devops.tag, &config.bot.manifest_id]
                .map(String::as_str)
                .join(" "),
        )
    };
    assert_eq!(defaults(&read(EXAMPLE)), defaults(&read(&with_all_keys())));
}

#[test]
fn the_example_configuration_names_every_key_that_is_asked_for() {
    let mut text = with_all_keys();
    for key in INSTEAD.iter().chain(&FILES) {
        text = text.replacen(key, key.trim_start_matches('#'), 1);
    }
    let example: Table = text.parse().unwrap();
    let mut asked = 0;
    for literal in SOURCES.iter().flat_map(|source| source.split('"').skip(1).step_by(2)) {
        let Some((section, key)) = literal.split_once('.') else { continue };
        let is_name = |text: &str| {
            !text.is_empty()
                && text.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
        };
        if !is_name(section) || !is_name(key) {
            continue;
        }
        asked += 1;
        assert!(example[section].get(key).is_some(), "{literal} is missing in the example");
    }
    assert!(asked > 25, "keys are not found in the source any more");
    assert!(example["bot"].get("client_secret_file").is_some());
}

#[test]
fn the_example_configuration_names_every_key_of_a_person_and_a_critical_path() {
    let example: Table = with_all_keys().parse().unwrap();
    let keys_of = |list: &str| {
        let first = example["team"].get(list).and_then(|list| list.get(0));
        first.and_then(Value::as_table).unwrap().clone()
    };
    let (person, path) = (keys_of("people"), keys_of("critical_paths"));
    let mut asked = 0;
    for after in SOURCES[1].split("&mut table, \"").skip(1) {
        let key = after.split('"').next().unwrap();
        asked += 1;
        assert!(person.contains_key(key) || path.contains_key(key), "{key} is missing");
    }
    assert!(asked > 6, "keys are not found in the source any more");
}
