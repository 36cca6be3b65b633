//! What operators are given besides the program: it has to fit the program, and to be readable by
//! the tools it is for.

use crate::contracts::document;
use crate::package::run;
use expect_test::expect_file;
use firewatch::config;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::path::PathBuf;

const EXAMPLE: &str = include_str!("../../deploy/firewatch.example.toml");
const VARIABLES: &str = include_str!("../../deploy/firewatch.env.example");
const GRANT: &str = include_str!("../../deploy/grant-permissions.sh");
const PERMISSIONS: &str = include_str!("../../docs/permissions.md");
const BICEP: &str = include_str!("../../deploy/azure/main.bicep");

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What the environment's example opens with.
const OPENING: &str = "\
# Firewatch by environment variables: every key of firewatch.example.toml but lists of tables, such
# as the people, which only a file can hold. A variable stands over the file. The form is that of
# systemd's EnvironmentFile and of Docker Compose. Made from firewatch.example.toml:
#   UPDATE_EXPECT=1 cargo test --test it deploy

# The file with the rest.
#FIREWATCH_CONFIG=/etc/firewatch/firewatch.toml
";

/// The example of the environment that belongs to an example of the file.
fn variables(example: &str) -> String {
    let mut made = OPENING.to_owned();
    let (mut section, mut comments) = (None, Vec::new());
    for line in example.lines() {
        let bare = line.strip_prefix('#').unwrap_or(line);
        let is_comment = line.starts_with("# ") || line == "#";
        if let Some(name) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            // Lists of tables are for the file alone.
            section = (!name.starts_with('[')).then(|| name.to_uppercase());
            comments.clear();
            if section.is_some() {
                made.push('\n');
            }
        } else if line.trim().is_empty() {
            comments.clear();
        } else if is_comment {
            comments.push(line);
        } else if let (Some(section), Some((key, value))) = (&section, bare.split_once(" = ")) {
            for comment in comments.drain(..) {
                made.push_str(comment);
                made.push('\n');
            }
            let mark = if bare == line { "" } else { "#" };
            let value = match value.trim_matches('"') {
                plain if plain.contains('"') => format!("'{value}'"),
                plain if plain.contains(' ') => format!("\"{plain}\""),
                plain => plain.to_owned(),
            };
            let key = key.to_uppercase();
            writeln!(made, "{mark}FIREWATCH_{section}__{key}={value}").unwrap();
        }
    }
    made
}

/// Every variable of the example, those that may be left out as well.
fn all_variables() -> BTreeMap<String, String> {
    let lines = VARIABLES.lines().map(|line| line.strip_prefix('#').unwrap_or(line));
    let pairs = lines.filter(|line| line.starts_with("FIREWATCH_")).map(|line| {
        let (name, value) = line.split_once('=').unwrap();
        let quoted =
            ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
        (name.to_owned(), quoted.unwrap_or(value).to_owned())
    });
    pairs.collect()
}

/// The keys of the configuration, as `section.key`.
fn keys() -> BTreeSet<String> {
    let names = all_variables().into_keys();
    names
        .filter_map(|name| {
            let (section, key) = name.strip_prefix("FIREWATCH_")?.split_once("__")?;
            Some(format!("{}.{}", section.to_lowercase(), key.to_lowercase()))
        })
        .collect()
}

#[test]
fn the_example_of_the_environment_has_every_key_of_the_file() {
    expect_file!["../../deploy/firewatch.env.example"].assert_eq(&variables(EXAMPLE));
}

#[test]
fn the_example_of_the_environment_is_accepted_by_the_program() {
    let people = "[[team.people]]\nname = \"Bo\"\nid = \"b\"\nemail = \"bo.lindqvist@example.org\"\n\
                  roles = [\"log-checker\"]\n[[team.people]]\nname = \"Dev\"\nid = \"d\"\n\
                  email = \"dev.kapoor@example.org\"\nroles = [\"log-checker\"]";
    let mut given = all_variables();
    // One proof is enough, and files are on no machine but a server's.
    given.retain(|name, _| !name.ends_with("_FILE") && !name.ends_with("__MANAGED_IDENTITY"));
    assert!(given.len() > 30, "variables are not found any more");
    let config = config::read(people, given.into_iter()).unwrap();
    assert_eq!(config.rota.order.len(), 2);
}

#[test]
fn what_the_guides_call_a_key_is_one() {
    let keys = keys();
    let sections: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
    let mut named = 0;
    for guide in [
        "deploy/RUNBOOK.md",
        "docs/azure.md",
        "docs/permissions.md",
        "docs/app-package.md",
        "README.md",
    ] {
        let text = std::fs::read_to_string(here().join(guide)).unwrap();
        for quoted in text.split('`').skip(1).step_by(2) {
            let is_key = |text: &str| {
                text.chars().all(|letter| letter.is_ascii_lowercase() || "._".contains(letter))
            };
            let Some((section, rest)) = quoted.split_once('.') else { continue };
            if !is_key(quoted) || !sections.contains(section) || rest == "toml" {
                continue;
            }
            named += 1;
            let is_list = ["team.people", "team.critical_paths"].contains(&quoted);
            assert!(is_list || keys.contains(quoted), "{guide} names {quoted}, which is no key");
        }
        for name in text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_') {
            let Some((section, key)) =
                name.strip_prefix("FIREWATCH_").and_then(|rest| rest.split_once("__"))
            else {
                continue;
            };
            let key = format!("{}.{}", section.to_lowercase(), key.to_lowercase());
            assert!(section == "SECTION" || keys.contains(&key), "{guide} names {name}");
        }
    }
    assert!(named > 10, "keys are not found in the guides any more");
}

/// All of the program's source, and its sentences.
fn source(folder: &std::path::Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&source(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "ftl") {
            text.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
    text
}

#[test]
fn the_runbook_quotes_words_that_the_program_says() {
    let source = source(&here().join("src"));
    let runbook = std::fs::read_to_string(here().join("deploy/RUNBOOK.md")).unwrap();
    let mut quoted = 0;
    for chapter in ["## Logs\n", "## Parked errands\n"] {
        let chapter = runbook.split(chapter).nth(1).unwrap().split("\n## ").next().unwrap();
        let rows = chapter.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
        for (cell, _) in rows.filter(|(cell, _)| !["line", "reason"].contains(cell)) {
            // Numbers are put in by the program.
            let words = cell.trim_matches('`').split(|letter: char| letter.is_numeric());
            let words =
                words.max_by_key(|words| words.len()).unwrap().trim_matches([' ', '(', '…']);
            assert!(source.contains(words), "nobody says “{words}”");
            quoted += 1;
        }
    }
    assert!(quoted > 12, "the tables are not found any more");
}

/// Name, id and need of each permission the script grants.
fn granted() -> Vec<[&'static str; 3]> {
    let table = GRANT.split("'TABLE'\n").nth(1).unwrap().split("TABLE\n").next().unwrap();
    let rows = table.lines().map(|row| row.split(' ').collect::<Vec<_>>().try_into().unwrap());
    rows.collect()
}

#[test]
fn the_script_grants_by_the_ids_that_microsoft_has_published() {
    let Some(contract) = document("graph-permissions.excerpt.json") else { return };
    assert!(granted().len() > 5);
    for [name, id, need] in granted() {
        assert_eq!(contract["applicationRoles"][name]["id"], id, "{name}");
        assert!(["main", "optional"].contains(&need), "{name}");
    }
    let graph = contract["graphAppId"].as_str().unwrap();
    assert!(GRANT.contains(&format!("graph={graph}\n")));
}

/// A stand-in for the Azure CLI: one permission is granted already, and every call is kept.
const AZ: &str = r#"#!/usr/bin/env bash
printf '%s\n' "$*" >>"$CALLS"
case "$*" in
  "ad sp show --id 00000003-"*) echo graph ;;
  "ad sp show --id the-bot "*) echo bot ;;
  "ad sp show"*) exit 3 ;;
  "rest --method get"*) printf 'd9c48af6-9ad9-47ad-82c3-63757137b9af\n' ;;
esac
"#;

/// Runs the script with the stand-in: whether it went well, what it said, and what it asked for.
fn grant(arguments: &[&str]) -> (bool, String, String) {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (az, calls) = (folder.path().join("az"), folder.path().join("calls"));
    std::fs::write(&az, AZ).unwrap();
    std::fs::set_permissions(&az, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap();
    let ran = std::process::Command::new("bash")
        .arg(here().join("deploy/grant-permissions.sh"))
        .args(arguments)
        .env("PATH", format!("{}:{path}", folder.path().display()))
        .env("CALLS", &calls)
        .output()
        .unwrap();
    let said = [ran.stdout, ran.stderr].concat();
    let calls = std::fs::read_to_string(calls).unwrap_or_default();
    (ran.status.success(), String::from_utf8(said).unwrap(), calls)
}

#[test]
fn the_script_grants_what_is_missing_and_only_that() {
    let posts = |calls: &str| calls.lines().filter(|call| call.contains("--method post")).count();
    let main = granted().iter().filter(|[.., need]| *need == "main").count();
    let (well, said, calls) = grant(&["the-bot"]);
    assert!(well, "{said}");
    assert!(said.contains("is      Chat.Create"), "{said}");
    assert_eq!(posts(&calls), main - 1, "{calls}");
    let body = r#"{"principalId":"bot","resourceId":"graph","appRoleId":""#;
    assert!(calls.contains("/servicePrincipals/graph/appRoleAssignedTo"), "{calls}");
    assert!(calls.contains(body), "{calls}");

    let (_, _, calls) = grant(&["the-bot", "all"]);
    assert_eq!(posts(&calls), granted().len() - 1);
    let (_, _, calls) = grant(&["the-bot", "Chat.ReadBasic.All"]);
    assert_eq!(posts(&calls), 1);
    let (well, said, calls) = grant(&["the-bot", "Chat.Crate"]);
    assert!(!well && said.contains("no such permission: Chat.Crate"), "{said}");
    assert_eq!(posts(&calls), 0);
    let (well, said, _) = grant(&["nobody"]);
    assert!(!well && said.contains("no service principal for nobody"), "{said}");
    let (well, _, calls) = grant(&["the-bot", "--workspace", "/subscriptions/s"]);
    assert!(well && calls.contains("role assignment create"), "{calls}");
}

/// What stands in the first column of a table, where it is the name of a permission.
fn rows(page: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(name, rest)| (name, rest.split('|').map(str::trim).skip(1).collect())).collect()
}

#[test]
fn the_page_explains_each_permission_that_is_granted_and_each_that_a_chat_gives() {
    let page = rows(PERMISSIONS);
    let named: BTreeSet<&str> = granted().into_iter().map(|[name, ..]| name).collect();
    for name in named.iter().copied().chain(firewatch::outbox::CONSENTED) {
        let row = page.get(name).unwrap_or_else(|| panic!("docs/permissions.md lacks {name}"));
        assert!(row.iter().filter(|cell| !cell.is_empty()).count() >= 2, "{name}: why? without?");
    }
    for [name, id, _] in granted() {
        assert!(page[name].contains(&format!("`{id}`").as_str()), "{name} has another id there");
    }
}

#[test]
fn the_page_knows_every_permission_the_clients_say_they_need() {
    let clients = here().join("src/clients");
    let source = std::fs::read_to_string(clients.join("graph.rs")).unwrap()
        + &source(&clients.join("graph"));
    let mut found = 0;
    for sentence in source.split("Needs `").skip(1) {
        let name = sentence.split('`').next().unwrap();
        found += 1;
        let is_named = PERMISSIONS.contains(&format!("`{name}`"));
        assert!(is_named, "docs/permissions.md lacks {name}");
    }
    assert!(found > 3, "the clients do not say what they need any more");
}

fn parsed(bicep: &str) -> tree_sitter::Tree {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_bicep::LANGUAGE.into()).unwrap();
    parser.parse(bicep, None).unwrap()
}

/// The first place in a Bicep file that its grammar does not know.
fn first_fault(node: tree_sitter::Node<'_>) -> Option<tree_sitter::Point> {
    if node.is_error() || node.is_missing() {
        return Some(node.start_position());
    }
    let mut cursor = node.walk();
    let children: Vec<_> = node.children(&mut cursor).collect();
    children.into_iter().find_map(first_fault)
}

#[test]
fn the_bicep_is_read_by_its_public_grammar() {
    let tree = parsed(BICEP);
    assert_eq!(first_fault(tree.root_node()), None, "row and column count from 0");
    let spoilt = parsed(&BICEP.replacen("properties: {", "properties: ", 1));
    assert!(first_fault(spoilt.root_node()).is_some(), "the grammar lets everything pass");
    let mut cursor = tree.root_node().walk();
    let declared: Vec<&str> = tree
        .root_node()
        .children(&mut cursor)
        .filter(|node| node.kind() == "resource_declaration")
        .map(|node| BICEP[node.byte_range()].split('\'').nth(1).unwrap())
        .collect();
    for wanted in [
        "Microsoft.BotService/botServices@",
        "Microsoft.BotService/botServices/channels@",
        "Microsoft.ManagedIdentity/userAssignedIdentities@",
        "Microsoft.KeyVault/vaults@",
        "Microsoft.Compute/disks@",
        "Microsoft.Compute/virtualMachines@",
        "Microsoft.OperationalInsights/workspaces@",
    ] {
        let found = declared.iter().filter(|kind| kind.starts_with(wanted)).count();
        assert_eq!(found, 1, "{wanted} in {declared:?}");
    }
}

#[test]
fn the_files_that_the_bicep_loads_are_there_and_every_place_in_them_is_filled() {
    let folder = here().join("deploy/azure");
    let machine = std::fs::read_to_string(folder.join("machine.yaml")).unwrap();
    for marked in machine.split("\"@").skip(1) {
        let place = marked.split('@').next().unwrap();
        assert!(BICEP.contains(&format!("'@{place}@'")), "nothing is put at @{place}@");
    }
    let mut loaded = 0;
    for after in BICEP.split("load").skip(1) {
        let Some(name) = after.split_once("('").map(|(_, rest)| rest.split('\'').next().unwrap())
        else {
            continue;
        };
        if after.starts_with("TextContent(") || after.starts_with("FileAsBase64(") {
            loaded += 1;
            assert!(folder.join(name).is_file(), "{name} is not there");
        }
    }
    assert_eq!(loaded, 4);
    // What the machine is told is what its script insists on.
    let fetch = std::fs::read_to_string(folder.join("fetch.sh")).unwrap();
    for name in fetch.split("${").skip(1).filter_map(|rest| rest.split_once(":?}")) {
        assert!(BICEP.contains(&format!("{}=", name.0)), "{} is told by nobody", name.0);
    }
}

#[test]
fn containers_and_units_name_keys_and_commands_that_exist() {
    let keys = keys();
    for name in [
        "deploy/Containerfile",
        "deploy/compose.yaml",
        "deploy/firewatch.service",
        "deploy/azure/firewatch.container",
        "deploy/azure/fetch.sh",
    ] {
        let text = std::fs::read_to_string(here().join(name)).unwrap();
        let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        for word in words.filter(|word| word.contains("__")) {
            let Some((section, key)) =
                word.strip_prefix("FIREWATCH_").and_then(|rest| rest.split_once("__"))
            else {
                continue;
            };
            let key = format!("{}.{}", section.to_lowercase(), key.to_lowercase());
            assert!(keys.contains(&key), "{name} sets {word}, which is no key");
        }
    }
}

#[test]
fn the_probe_tells_a_good_answer_from_a_bad_one_and_from_none() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/healthz", listener.local_addr().unwrap());
    let answers =
        ["200 OK\r\ncontent-length: 2\r\n\r\nok", "503 No\r\ncontent-length: 4\r\n\r\nfull"];
    let door = std::thread::spawn(move || {
        for answer in answers {
            let (mut caller, _) = listener.accept().unwrap();
            let mut asked = [0; 1024];
            assert!(caller.read(&mut asked).unwrap() > 0);
            write!(caller, "HTTP/1.1 {answer}").unwrap();
        }
    });
    // A proxy for the errands is not asked.
    let environment = [("HTTP_PROXY", "http://127.0.0.1:1")];
    assert!(run(&["probe", &url], &environment).0);
    let (well, said) = run(&["probe", &url], &environment);
    assert!(!well && said.contains("503 Service Unavailable: full"), "{said}");
    door.join().unwrap();
    let (well, said) = run(&["probe", &url], &environment);
    assert!(!well && said.contains("no answer from"), "{said}");
}
