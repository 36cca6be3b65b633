//! Each neighbour failing in each way of its error tables while an incident needs it, for twenty
//! minutes or for hours; then it works again. Whatever went wrong, all is there once in the end: by itself where
//! the failure was one that passes, after `retry` where somebody had to mend it.

use super::outage::{all_is_there_once, an_incident, outside};
use crate::home::Home;
use expect_test::{Expect, expect};
use firewatch::config::{Credential, Machine};
use firewatch::sandbox::{Fault, Mood, Request, Service};
use incident::Moment;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write;

const MINUTE: i64 = 60_000;
const JSON: &str = "application/json; charset=utf-8";
const PAGE: &str = "text/html; charset=utf-8";

/// One way to fail: its name, which requests meet it, and for how long.
struct Row {
    name: String,
    mood: Mood,
    minutes: i64,
}

impl Row {
    fn for_hours(self, hours: i64) -> Self {
        Self { minutes: hours * 60, ..self }
    }
}

fn row(name: &str, mood: Mood) -> Row {
    Row { name: name.to_owned(), mood, minutes: 20 }
}

/// Exactly this answer.
fn says(status: u16, kind: &str, body: &impl ToString, headers: &[(&str, &str)]) -> Fault {
    let headers = headers.iter().copied().chain([("content-type", kind)]);
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Fault::Says { status, headers, body: body.to_string() }
}

/// The complaint of the Bot Connector and of Graph; with a time to come back unless that is empty.
fn complaint(status: u16, code: &str, message: &str, later: &str) -> Fault {
    let inner =
        json!({ "date": "2026-11-23T08:00:00", "request-id": "0", "client-request-id": "0" });
    let body = json!({ "error": { "code": code, "message": message, "innerError": inner } });
    says(status, JSON, &body, &header(later))
}

fn header(later: &str) -> Vec<(&str, &str)> {
    if later.is_empty() { vec![] } else { vec![("retry-after", later)] }
}

/// A row for each complaint: its status, code, words, and when to come back.
fn complaints(service: Service, table: &[(u16, &str, &str, &str)]) -> Vec<Row> {
    let one = |&(status, code, message, later): &(u16, &str, &str, &str)| {
        let time = if later.is_empty() { "" } else { " with a time" };
        let fault = complaint(status, code, message, later);
        row(&format!("{status} {code}{time}"), Mood::of(service, fault))
    };
    table.iter().map(one).collect()
}

/// A row for each complaint of Azure DevOps: its status, key and words.
fn exceptions(table: &[(u16, &str, &str)]) -> Vec<Row> {
    let one = |&(status, key, message): &(u16, &str, &str)| {
        let kind = format!("Microsoft.TeamFoundation.{key}, Microsoft.TeamFoundation");
        let body = json!({ "$id": "1", "innerException": null, "message": message,
                           "typeName": kind, "typeKey": key, "errorCode": 0, "eventId": 3000 });
        row(&format!("{status} {key}"), Mood::of(Service::DevOps, says(status, JSON, &body, &[])))
    };
    table.iter().map(one).collect()
}

/// What can befall any of them: pages of something in between, a line that is cut, a long wait.
fn accidents(service: Service, later: &str) -> Vec<Row> {
    let on = |name: &str, fault: Fault| row(name, Mood::of(service, fault));
    vec![
        on("502 with a page, for three hours", page(502, "")).for_hours(3),
        on("429 with a page, for three hours", page(429, "")).for_hours(3),
        on("503 with a page and a time", page(503, later)),
        on("504 with a page", page(504, "")),
        on("hangs up", Fault::Refuse),
        on("is slow", Fault::Delay(30)),
    ]
}

/// The complaint of the login.
fn aadsts(status: u16, error: &str, number: u32, words: &str) -> Fault {
    let body = json!({ "error": error, "error_description": format!("AADSTS{number}: {words}"),
                       "error_codes": [number], "timestamp": "2026-11-23 08:00:00Z" });
    says(status, JSON, &body, &[])
}

fn page(status: u16, later: &str) -> Fault {
    let body = "<!DOCTYPE html><html><title>Service unavailable</title></html>";
    says(status, PAGE, &body, &header(later))
}

/// Plays every row in a town of its own, side by side, and tells what people saw; of the rows with
/// the same end, once.
async fn play(rows: Vec<Row>, told: Expect) {
    play_with(rows, saw, told).await;
}

/// The same, played in a way of its own.
async fn play_with<F>(rows: Vec<Row>, how: impl Fn(Row) -> F, told: Expect)
where
    F: Future<Output = Vec<String>> + Send + 'static,
{
    let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let plays: Vec<_> = rows.into_iter().map(|row| tokio::spawn(how(row))).collect();
    let mut ends: Vec<(Vec<String>, Vec<String>)> = Vec::new();
    for (name, play) in names.into_iter().zip(plays) {
        let lines = play.await.unwrap_or_else(|error| vec![format!("FAILED: {error}")]);
        match ends.iter_mut().find(|(_, end)| *end == lines) {
            Some((names, _)) => names.push(name),
            None => ends.push((vec![name], lines)),
        }
    }
    let mut text = String::new();
    for (names, lines) in ends {
        writeln!(text, "{}\n  {}", names.join(", "), lines.join("\n  ")).unwrap();
    }
    assert!(!text.contains("FAILED"), "{text}");
    told.assert_eq(&text);
}

/// What happens where this is wrong.
async fn saw(row: Row) -> Vec<String> {
    saw_at(Home::new().await, row).await
}

/// What the live card admits while it lasts, and what it took in the end.
async fn saw_at(home: Home, Row { name, mood, minutes }: Row) -> Vec<String> {
    home.town.moods().add(mood);
    an_incident(&home).await;
    home.until(Moment(home.clock.now().0 + minutes * MINUTE)).await;
    let mut lines = admitted(&home);
    home.town.moods().clear();
    home.until(Moment(home.clock.now().0 + MINUTE)).await;
    let parked = |line: &String| !line.starts_with('…');
    if admitted(&home).iter().any(parked) {
        home.town.says("Cleo", &home.town.team_chat(), "retry INC-1").await;
        home.until(Moment(home.clock.now().0 + MINUTE)).await;
        lines.push("delivered after `retry`".to_owned());
    } else {
        lines.push("delivered".to_owned());
    }
    all_is_there_once(&home).await;
    let twice = said_twice(&home);
    assert_eq!(twice, Vec::<String>::new(), "{name}: said twice");
    for words in ["The team is in firefighting mode for", "is incident manager of"] {
        assert_eq!(times_said(&home, words), 1, "{name}: {words}");
    }
    lines
}

/// What the live card says is not there yet; that there is none where people see nothing at all.
fn admitted(home: &Home) -> Vec<String> {
    let Some(outside) = outside(home) else { return vec!["nobody sees a card".to_owned()] };
    outside.lines().filter(|line| line.starts_with(['✗', '…'])).map(str::to_owned).collect()
}

/// How many messages in the team chat hold these words.
fn times_said(home: &Home, words: &str) -> usize {
    let world = home.town.world();
    let said = world.chats[0].messages.iter().filter(|message| message.card.is_none());
    said.filter(|message| message.from == "bot" && message.text.contains(words)).count()
}

/// Words of the bot that stand twice in one chat.
fn said_twice(home: &Home) -> Vec<String> {
    let world = home.town.world();
    let mut counted = BTreeMap::new();
    for chat in &world.chats {
        let said = chat.messages.iter().filter(|message| message.from == "bot" && !message.deleted);
        for message in said {
            *counted.entry((&chat.id, crate::seen::words(message))).or_insert(0) += 1;
        }
    }
    let twice = counted.into_iter().filter(|(_, times)| *times > 1);
    twice.map(|((_, words), _)| words).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_login_fails_in_every_way() {
    let on = |name: &str, fault: Fault| row(name, Mood::of(Service::Login, fault));
    let aadsts = |status, error, number, words| {
        on(&format!("{status} AADSTS{number}"), aadsts(status, error, number, words))
    };
    let mut rows = accidents(Service::Login, "30");
    rows.extend([
        aadsts(400, "unauthorized_client", 700_016, "Application was not found in the directory."),
        aadsts(401, "invalid_client", 7_000_215, "Invalid client secret provided."),
        aadsts(401, "invalid_client", 7_000_222, "The provided client secret keys are expired."),
        aadsts(500, "server_error", 90_033, "A transient error has occurred."),
        on("429", says(429, JSON, &json!({ "error": "temporarily_unavailable" }), &[])),
        on("200 with a page", page(200, "")),
        on("loses every answer", Fault::LostAnswer),
    ]);
    play(rows, expect![[r#"
        502 with a page, for three hours, 429 with a page, for three hours, 503 with a page and a time, 504 with a page, hangs up, 500 AADSTS90033, 429, 200 with a page, loses every answer
          nobody sees a card
          delivered
        is slow
          delivered
        400 AADSTS700016, 401 AADSTS7000215, 401 AADSTS7000222
          nobody sees a card
          delivered after `retry`
    "#]]).await;
}

/// A bot for which Azure vouches: every token comes from the machine it runs on.
async fn vouched_for(row: Row) -> Vec<String> {
    let mut home = Home::new().await;
    home.stop().await;
    home.town.meddle(|world| world.registration.machine.push(String::new()));
    home.config.bot.credential = Credential::Machine(Machine {
        client_id: None,
        platform: None,
        metadata: home.town.addresses().metadata,
    });
    home.start().await;
    saw_at(home, row).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_identity_of_the_machine_fails_in_every_way() {
    let on = |name: &str, fault: Fault| row(name, Mood::of(Service::Identity, fault));
    let complaint = |status, error, words: &str| {
        let body = json!({ "error": error, "error_description": words });
        on(&format!("{status} {error}"), says(status, JSON, &body, &[]))
    };
    let mut rows = accidents(Service::Identity, "30");
    rows.extend([
        complaint(400, "invalid_request", "Identity not found"),
        complaint(404, "not_found", "The endpoint is being updated"),
        complaint(410, "gone", "The endpoint goes through an update"),
        complaint(429, "too_many_requests", "Too many requests"),
        complaint(500, "unknown", "Failed to retrieve a token from the active directory"),
        on("200 with a page", page(200, "")),
        on("loses every answer", Fault::LostAnswer),
    ]);
    play_with(rows, vouched_for, expect![[r#"
        502 with a page, for three hours, 429 with a page, for three hours, 503 with a page and a time, 504 with a page, hangs up, 404 not_found, 410 gone, 429 too_many_requests, 500 unknown, 200 with a page, loses every answer
          nobody sees a card
          delivered
        is slow
          delivered
        400 invalid_request
          nobody sees a card
          delivered after `retry`
    "#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_connector_fails_in_every_way() {
    let denied = json!({ "message": "Authorization has been denied for this request." });
    let on = |name: &str, fault: Fault| row(name, Mood::of(Service::Connector, fault));
    let mut rows = accidents(Service::Connector, "2.128");
    rows.extend([
        on("401", says(401, JSON, &denied, &[])),
        on("loses every answer", Fault::LostAnswer),
    ]);
    rows.extend(complaints(
        Service::Connector,
        &[
            (400, "BadSyntax", "Bad format of conversation", ""),
            (401, "BotNotRegistered", "No registered bot found", ""),
            (403, "BotDisabledByAdmin", "The tenant admin disabled this bot", ""),
            (403, "BotNotInConversationRoster", "The bot is not part of the roster.", ""),
            (403, "ConversationBlockedByUser", "User blocked the conversation with the bot", ""),
            (403, "InvalidBotApiHost", "Invalid bot api host", ""),
            (403, "MessageWritesBlocked", "Thread is blocked from message writes.", ""),
            (404, "ConversationNotFound", "Conversation not found.", ""),
            (412, "PreconditionFailed", "Precondition failed, please try again.", ""),
            (429, "Throttled", "Too many requests", ""),
            (429, "Throttled", "Too many requests", "5"),
            (500, "ServiceError", "Unknown", ""),
            (503, "ServiceUnavailable", "Service is unavailable", "5"),
        ],
    ));
    play(rows, expect![[r#"
        502 with a page, for three hours, 429 with a page, for three hours, 503 with a page and a time, 504 with a page, hangs up, 401, 401 BotNotRegistered, 412 PreconditionFailed, 429 Throttled, 429 Throttled with a time, 500 ServiceError, 503 ServiceUnavailable with a time
          nobody sees a card
          delivered
        is slow, loses every answer
          delivered
        400 BadSyntax, 403 BotDisabledByAdmin, 403 BotNotInConversationRoster, 403 ConversationBlockedByUser, 403 InvalidBotApiHost, 403 MessageWritesBlocked, 404 ConversationNotFound
          nobody sees a card
          delivered after `retry`
    "#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn graph_fails_in_every_way() {
    let on = |name: &str, fault: Fault| row(name, Mood::of(Service::Graph, fault));
    let mut rows = accidents(Service::Graph, "Mon, 23 Nov 2026 08:10:00 GMT");
    rows.extend([
        on("200 with a page", page(200, "")),
        on("loses every answer", Fault::LostAnswer),
    ]);
    let thrown = "Exception has been thrown by the target of an invocation.";
    let context = "Requested API is not supported in application-only context";
    rows.extend(complaints(
        Service::Graph,
        &[
            (400, "BadRequest", thrown, ""),
            (401, "InvalidAuthenticationToken", "Access token has expired.", ""),
            (403, "Forbidden", "Missing role permissions on the request.", ""),
            (404, "NotFound", "Not found", ""),
            (409, "Conflict", "Conflict", ""),
            (412, "PreconditionFailed", context, ""),
            (423, "Locked", "Locked", ""),
            (429, "TooManyRequests", "Please retry again later.", ""),
            (429, "TooManyRequests", "Please retry again later.", "2.128"),
            (500, "InternalServerError", "Unexpected", ""),
            (503, "ServiceUnavailable", "Unavailable", "10"),
        ],
    ));
    play(rows, expect![[r#"
        502 with a page, for three hours, 429 with a page, for three hours, 503 with a page and a time, 504 with a page, hangs up, 200 with a page, loses every answer, 429 TooManyRequests, 429 TooManyRequests with a time, 500 InternalServerError, 503 ServiceUnavailable with a time
          … Firefighting chat: under way
          delivered
        is slow
          delivered
        400 BadRequest
          ✗ Firefighting chat: Microsoft Graph refused (400: Exception has been thrown by the target of an invocation). Compare the ids in team.people with the Entra portal and try again, or start a group chat by hand and say “use this chat” in it
          delivered after `retry`
        401 InvalidAuthenticationToken
          ✗ Firefighting chat: Microsoft Graph does not accept the bot’s sign-in; compare bot.tenant_id and bot.app_id with the app registration, and try again
          delivered after `retry`
        403 Forbidden
          ✗ Firefighting chat: the bot lacks the permission Chat.Create; grant Chat.Create to it, with an administrator’s consent, and try again
          delivered after `retry`
        404 NotFound
          ✗ Firefighting chat: Microsoft Graph refused (404: Not found). Compare the ids in team.people with the Entra portal and try again, or start a group chat by hand and say “use this chat” in it
          delivered after `retry`
        409 Conflict
          ✗ Firefighting chat: Microsoft Graph refused (409: Conflict). Try again in a while, or start a group chat by hand and say “use this chat” in it
          delivered after `retry`
        412 PreconditionFailed
          ✗ Firefighting chat: Microsoft Graph refused (412: Requested API is not supported in application-only context). Try again in a while, or start a group chat by hand and say “use this chat” in it
          delivered after `retry`
        423 Locked
          ✗ Firefighting chat: Microsoft Graph refused (423: Locked). Try again in a while, or start a group chat by hand and say “use this chat” in it
          delivered after `retry`
    "#]]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn azure_devops_fails_in_every_way() {
    let on = |name: &str, fault: Fault| row(name, Mood::of(Service::DevOps, fault));
    let away = [("location", "https://spsprodweu.vssps.visualstudio.com/_signin")];
    let mut rows = accidents(Service::DevOps, "Mon, 23 Nov 2026 08:10:00 GMT");
    rows.extend([
        on("200 with the sign-in page", page(200, "")),
        on("203 with the sign-in page", page(203, "")),
        on("302 to the sign-in page", says(302, PAGE, &"<html>Object moved</html>", &away)),
        on("429 with a page and a time", page(429, "30")),
        on("loses every answer", Fault::LostAnswer),
    ]);
    let rule =
        "TF401320: Rule Error for field Custom.Instance. Error code: Required, InvalidEmpty.";
    let tree = "TF401347: Invalid tree name given for work item -1, field 'System.IterationPath'.";
    rows.extend(exceptions(&[
        (400, "RuleValidationException", rule),
        (400, "WorkItemTrackingTreeNodeNotFoundException", tree),
        (401, "UnauthorizedRequestException", "TF400813: The user '' is not authorized."),
        (403, "AccessDeniedException", "TF401027: You need the Work items write permission."),
        (404, "ProjectDoesNotExistWithNameException", "TF200016: There is no such project."),
        (409, "WorkItemRevisionMismatchException", "TF26071: It was changed by someone else."),
        (412, "TestOperationFailedException", "VS403351: Test for path /rev failed."),
        (429, "RequestBlockedException", "TF400733: The request has been canceled."),
        (500, "VssServiceException", "TF400898: An Internal Error Occurred."),
    ]));
    play(rows, expect![[r#"
        502 with a page, for three hours, 429 with a page, for three hours, 503 with a page and a time, 504 with a page, hangs up, 429 with a page and a time, loses every answer, 429 RequestBlockedException, 500 VssServiceException
          … Bug: under way
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered
        is slow
          delivered
        200 with the sign-in page, 203 with the sign-in page, 302 to the sign-in page, 401 UnauthorizedRequestException
          ✗ Bug: Azure DevOps does not let the bot in; add its service principal to the organization’s users, with Basic access, and to the project’s Contributors, and try again
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered after `retry`
        400 RuleValidationException
          ✗ Bug: Azure DevOps wants the field Custom.Instance on this item, and Firewatch leaves it empty; give Custom.Instance a value under devops.fields, or have the rule changed, and try again
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered after `retry`
        400 WorkItemTrackingTreeNodeNotFoundException
          ✗ Bug: the project does not know the sprint or the area that its team names; look at the iterations and areas of the team in the project settings, and try again
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered after `retry`
        403 AccessDeniedException
          ✗ Bug: Azure DevOps refused (403: TF401027: You need the Work items write permission). Create the bug by hand and say “bug” and its number, or have it mended and try again
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered after `retry`
        404 ProjectDoesNotExistWithNameException
          ✗ Bug: there is no such project, or the bot may not see it; compare devops.project, and add the bot to the project’s Contributors, and try again
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered after `retry`
        409 WorkItemRevisionMismatchException
          ✗ Bug: Azure DevOps refused (409: TF26071: It was changed by someone else). Create the bug by hand and say “bug” and its number, or have it mended and try again
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered after `retry`
        412 TestOperationFailedException
          ✗ Bug: Azure DevOps refused (412: VS403351: Test for path /rev failed). Create the bug by hand and say “bug” and its number, or have it mended and try again
          … Tasks: 3 of 3 under way
          … Top of the sprint: under way
          delivered after `retry`
    "#]]).await;
}

/// Milliseconds from the first 429 to the next request of its method and path.
fn waited(home: &Home) -> i64 {
    let requests = home.town.requests();
    let at = requests.iter().position(|request| request.status == 429).expect("a 429");
    let same = |request: &Request| (request.method.clone(), request.path.clone());
    let again = requests[at + 1..].iter().find(|other| same(other) == same(&requests[at]));
    again.expect("another try").at - requests[at].at
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_to_come_back_is_kept_however_it_is_written() {
    for (service, path) in
        [(Service::Connector, "/activities"), (Service::Graph, "chats"), (Service::DevOps, "$Bug")]
    {
        // The date is ninety seconds from the start, and a little less from the request.
        for (written, at_least) in
            [("90", 90_000), ("90.5", 90_500), ("Mon, 23 Nov 2026 08:01:30 GMT", 75_000)]
        {
            let home = Home::new().await;
            let busy = complaint(429, "TooManyRequests", "Later.", written);
            home.town.moods().add(Mood::of(service, busy).at("POST", path).times(1));
            if service == Service::Connector {
                // Later there are other messages to the same chat.
                home.town.says("Ana", &home.town.team_chat(), "report payments stuck").await;
            } else {
                an_incident(&home).await;
            }
            home.until(Moment(home.clock.now().0 + 3 * MINUTE)).await;
            let wait = waited(&home);
            let kept = (at_least..at_least + 30_000).contains(&wait);
            assert!(kept, "{service:?} {written}: {wait} ms");
        }
    }
}

/// Without keys nobody can be believed: people are told by Teams that the app cannot be reached,
/// and what they say next is heard.
#[tokio::test(flavor = "multi_thread")]
async fn the_keys_fail_in_every_way_at_the_start() {
    let faults = [
        says(200, JSON, &json!({ "keys": [] }), &[]),
        says(500, JSON, &"", &[]),
        page(200, ""),
        page(503, ""),
        Fault::Refuse,
        Fault::LostAnswer,
    ];
    // Each waits a little, by the clock on the wall, for keys that do not come.
    let plays: Vec<_> = faults.into_iter().map(|fault| tokio::spawn(without_keys(fault))).collect();
    for play in plays {
        play.await.unwrap();
    }
}

async fn without_keys(fault: Fault) {
    let mut home = Home::new().await;
    home.stop().await;
    home.town.moods().add(Mood::of(Service::OpenId, fault.clone()));
    home.start().await;
    let said = home.town.says("Ana", &home.town.team_chat(), "report too early").await;
    assert_eq!(said.status, 503, "{fault:?}");
    home.town.moods().clear();
    home.clock.tell(Moment(home.clock.now().0 + MINUTE));
    an_incident(&home).await;
    all_is_there_once(&home).await;
    assert!(!format!("{:?}", home.town.world()).contains("INC-2"), "{fault:?}");
}
