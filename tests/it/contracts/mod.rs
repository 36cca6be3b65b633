//! Every request that leaves Firewatch in a test, held against what the services have published.
//!
//! The descriptions are not part of the project: `FIREWATCH_CONTRACTS` names their folder, or
//! `shared/contracts` beside the checkout. Where they are absent the tests say so, and fail in CI.

mod answer;
mod operation;
mod refused;
mod table;

use firewatch::sandbox::Request;
use operation::{Operation, operations};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Each description, and where its paths begin in the town.
const FILES: [(&str, &str); 5] = [
    ("bot-connector.swagger.json", "/connector"),
    ("graph-v1.0.excerpt.openapi.json", "/graph/v1.0"),
    ("azure-devops-wit-7.1.excerpt.swagger.json", "/devops"),
    ("azure-devops-work-7.1.excerpt.swagger.json", "/devops"),
    ("azure-devops-core-7.1.excerpt.swagger.json", "/devops"),
];

/// What the Bot Connector's description lacks stands here, in a form of its own.
const ADDENDUM: &str = "connector-teams-addendum.json";

/// Where the descriptions are.
fn folder() -> PathBuf {
    std::env::var_os("FIREWATCH_CONTRACTS").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/contracts"),
        PathBuf::from,
    )
}

/// One description; none where they are not at hand, which is said aloud and fails in CI.
pub fn document(name: &str) -> Option<Value> {
    let path = folder().join(name);
    let Ok(text) = std::fs::read_to_string(&path) else {
        let wanted = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!wanted, "CONTRACTS ABSENT: set FIREWATCH_CONTRACTS");
        eprintln!("CONTRACTS ABSENT: nothing is checked against {}", path.display());
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

/// All operations the services have published, as far as we may use them.
pub fn published() -> Option<&'static [Operation]> {
    static ALL: OnceLock<Option<Vec<Operation>>> = OnceLock::new();
    let read = || {
        let mut all = Vec::new();
        for (file, base) in FILES {
            all.extend(operations(file, base, &amended(document(file)?)));
        }
        all.extend(operation::addendum(ADDENDUM, "/connector", &document(ADDENDUM)?));
        Some(all)
    };
    ALL.get_or_init(read).as_deref()
}

/// The excerpt of Graph leaves out what is sent with an upgrade: the same set of permissions as
/// with an installation; and that of installations something may be selected.
/// <https://learn.microsoft.com/en-us/graph/api/chat-teamsappinstallation-upgrade>,
/// <https://learn.microsoft.com/en-us/graph/api/chat-list-installedapps#optional-query-parameters>
fn amended(mut description: Value) -> Value {
    let set = "/components/schemas/Request.AppInstall/properties/consentedPermissionSet";
    let upgrade = "/paths/~1chats~1{chat-id}~1installedApps~1{installation-id}~1upgrade/post";
    let set = description.pointer(set).cloned();
    if let (Some(set), Some(upgrade)) = (set, description.pointer_mut(upgrade)) {
        let schema = json!({ "type": "object", "additionalProperties": false,
                             "properties": { "consentedPermissionSet": set } });
        upgrade["requestBody"] = json!({ "content": { "application/json": { "schema": schema } } });
    }
    let listing = "/paths/~1chats~1{chat-id}~1installedApps/get/parameters";
    if let Some(listing) = description.pointer_mut(listing).and_then(Value::as_array_mut) {
        let text = json!({ "type": "string" });
        listing.push(json!({ "name": "$select", "in": "query", "schema": text }));
    }
    description
}

/// Fails where any of the requests, or what the town answered, is not as published. What is sent
/// within a batch counts as if it were sent by itself.
pub fn hold(requests: &[Request]) {
    let Some(operations) = published() else { return };
    let all = requests.iter().flat_map(|one| [vec![one.clone()], batched(one)].concat());
    let wrong: Vec<String> = all
        .filter_map(|request| {
            let why = match judge(operations, &request) {
                Ok(Some(operation)) => operation.answers(&request).err()?,
                Ok(None) => return None,
                Err(why) => why,
            };
            Some(format!("{} {}?{}: {why}", request.method, request.path, request.query))
        })
        .collect();
    let first = wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{} requests are not as published:\n{first}", wrong.len());
}

/// The requests within a batch of Graph, each with its answer:
/// <https://learn.microsoft.com/en-us/graph/json-batching>
fn batched(request: &Request) -> Vec<Request> {
    let base = request.path.strip_suffix("/$batch").filter(|_| request.method == "POST");
    let Some(base) = base else { return vec![] };
    let inner = request.body["requests"].as_array().into_iter().flatten();
    let answers = request.answer["responses"].as_array();
    let one = |inner: &Value| {
        let text = |name: &str| inner[name].as_str().unwrap_or_default().to_owned();
        let address = text("url");
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let named = inner["headers"].as_object().into_iter().flatten();
        let mut headers: BTreeMap<String, String> = named
            .filter_map(|(name, value)| Some((name.to_lowercase(), value.as_str()?.to_owned())))
            .collect();
        headers.extend(
            request
                .headers
                .get("authorization")
                .map(|how| ("authorization".to_owned(), how.clone())),
        );
        let answer = answers.and_then(|all| all.iter().find(|one| one["id"] == inner["id"]));
        let status = answer.and_then(|one| one["status"].as_u64()).unwrap_or_default();
        Request {
            at: request.at,
            method: text("method"),
            path: format!("{base}{path}"),
            query: query.to_owned(),
            headers,
            body: inner["body"].clone(),
            status: u16::try_from(status).unwrap(),
            answer: answer.map(|one| one["body"].clone()).unwrap_or_default(),
        }
    };
    inner.map(one).collect()
}

/// The operation a request asks for.
///
/// # Errors
/// What is not as published.
pub fn judge<'a>(
    operations: &'a [Operation],
    request: &Request,
) -> Result<Option<&'a Operation>, String> {
    let service = request.path.split('/').nth(1).unwrap_or_default();
    match service {
        "login" => return token_form(request).map(|()| None),
        // Documents anybody may read, and the machine's own endpoint; nobody publishes more of
        // them than their address, which the sandbox checks.
        "openid" | "identity" => return Ok(None),
        _ => {}
    }
    let mut reasons = Vec::new();
    for operation in operations.iter().filter(|operation| operation.is_at(request)) {
        match operation.takes(request) {
            Ok(()) => return Ok(Some(operation)),
            Err(why) => reasons.push(format!("{why} ({})", operation.file)),
        }
    }
    if reasons.is_empty() {
        reasons.push("there is no such operation".to_owned());
    }
    Err(reasons.join("; or: "))
}

/// Of forms the town keeps the names of the fields. What they must be:
/// <https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow>
fn token_form(request: &Request) -> Result<(), String> {
    let mut names: Vec<&str> =
        request.body.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    names.sort_unstable();
    let secret = ["client_id", "client_secret", "grant_type", "scope"];
    let assertion =
        ["client_assertion", "client_assertion_type", "client_id", "grant_type", "scope"];
    let form = request.headers.get("content-type").map(String::as_str);
    if form != Some("application/x-www-form-urlencoded") || request.method != "POST" {
        return Err(format!("a token is asked for with a form, not {form:?}"));
    }
    if names == secret || names == assertion {
        Ok(())
    } else {
        Err(format!("the form has the fields {names:?}"))
    }
}
