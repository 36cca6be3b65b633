//! What goes over the wire when all is well.

use super::{NOW, Town, answer, chat, hello, ok, send};
use crate::clients::devops::Format;
use crate::clients::openid::OpenId;
use crate::clients::teams::Place;
use crate::clients::{Trouble, TroubleKind, http};
use crate::wire::connector::{Mention, Message};
use crate::wire::devops::{Patch, Reorder};
use crate::wire::graph::ChatRole;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use incident::{ChatId, MessageId, PersonId, WorkItemId};
use serde_json::json;

/// Asks, whatever comes of it, and returns the request line.
async fn line<T>(town: &Town, asking: impl Future<Output = Result<T, Trouble>>) -> String {
    let _whatever = asking.await;
    town.last().line
}

#[tokio::test]
async fn teams_is_asked_at_the_right_address() {
    let town = Town::open(|_, _| ok(json!({"members": []}))).await;
    let (teams, chat, id) = (town.neighbours().teams, chat(), MessageId::from("1:a/b"));
    let url = format!("{}/emea/t/", town.base);
    let place = Place { service_url: &url, conversation: &chat };
    let at = "/emea/t/v3/conversations/19%3Aab%40thread.v2%3Bmessageid%3D5";
    let got = line(&town, teams.send(place, &hello(), NOW)).await;
    assert_eq!(got, format!("POST {at}/activities"));
    let got = line(&town, teams.update(place, &id, &hello(), NOW)).await;
    assert_eq!(got, format!("PUT {at}/activities/1%3Aa%2Fb"));
    let got = line(&town, teams.delete(place, &id, NOW)).await;
    assert_eq!(got, format!("DELETE {at}/activities/1%3Aa%2Fb"));
    let got = line(&town, teams.members(place, None, NOW)).await;
    assert_eq!(got, format!("GET {at}/pagedmembers?pageSize=500"));
    let got = line(&town, teams.members(place, Some("a=b&c"), NOW)).await;
    assert_eq!(got, format!("GET {at}/pagedmembers?pageSize=500&continuationToken=a%3Db%26c"));
}

#[tokio::test]
async fn our_token_goes_to_no_connector_that_is_not_trusted() {
    let town = Town::open(|_, _| ok(json!({"members": []}))).await;
    let (teams, chat, id) = (town.neighbours().teams, chat(), MessageId::from("1:a/b"));
    let stranger = format!("{}0/emea/", town.base);
    for url in ["https://smba.trafficmanager.net.evil.example/", &stranger] {
        let place = Place { service_url: url, conversation: &chat };
        let answers = [
            teams.send(place, &hello(), NOW).await.map(drop),
            teams.update(place, &id, &hello(), NOW).await,
            teams.delete(place, &id, NOW).await,
            teams.members(place, None, NOW).await.map(drop),
        ];
        for answer in answers {
            assert_eq!(answer.unwrap_err().kind, TroubleKind::Refused, "{url}");
        }
    }
    assert_eq!(town.lines(), Vec::<String>::new());
}

#[tokio::test]
async fn graph_is_asked_at_the_right_address() {
    let town = Town::open(|_, _| ok(json!({"value": []}))).await;
    let (graph, chat, ana) = (town.neighbours().graph, chat(), PersonId::new("0a-b"));
    let at = "/v1.0/chats/19%3Aab%40thread.v2%3Bmessageid%3D5";
    assert_eq!(line(&town, graph.chat(&chat, NOW)).await, format!("GET {at}"));
    assert_eq!(line(&town, graph.rename_chat(&chat, "t", NOW)).await, format!("PATCH {at}"));
    let got = line(&town, graph.latest_messages(&chat, None, NOW)).await;
    assert_eq!(got, format!("GET {at}/messages?$top=50&$orderby=createdDateTime%20desc"));
    let got = line(&town, graph.install_app(&chat, "app", &[], NOW)).await;
    assert_eq!(got, format!("POST {at}/installedApps"));
    let got = line(&town, graph.chats_of_user(&ana, None, NOW)).await;
    assert_eq!(got, "GET /v1.0/users/0a-b/chats?$top=50");
    let next = format!("{}/v1.0/users('0a-b')/chats?$skiptoken=x", town.base);
    let got = line(&town, graph.chats_of_user(&ana, Some(&next), NOW)).await;
    assert_eq!(got, "GET /v1.0/users('0a-b')/chats?$skiptoken=x");
    let elsewhere = graph.chats_of_user(&ana, Some("https://evil.example/"), NOW).await;
    assert_eq!(elsewhere.unwrap_err().kind, TroubleKind::Refused);
    let got = line(&town, graph.catalogue_app_by_external_id("o'x", NOW)).await;
    assert_eq!(got, "GET /v1.0/appCatalogs/teamsApps?$filter=externalId%20eq%20%27o%27%27x%27");
    let got = line(&town, graph.user("ana@a.example", NOW)).await;
    assert!(got.starts_with("GET /v1.0/users/ana%40a.example?$select=id,displayName,"), "{got}");
}

#[tokio::test]
async fn devops_is_asked_at_the_right_address() {
    let town = Town::open(|_, _| ok(json!({"value": []}))).await;
    let (devops, item) = (town.neighbours().devops, WorkItemId(7));
    let project = "/devops/redcross/121%20Platform";
    let team = format!("{project}/121%20Platform%20Team/_apis");
    let wit = format!("{project}/_apis/wit");
    let seven = "api-version=7.1";
    let got = line(&town, devops.create_work_item("User Story", &[], NOW)).await;
    assert_eq!(got, format!("POST {wit}/workitems/$User%20Story?{seven}"));
    let got = line(&town, devops.work_item(item, NOW)).await;
    assert_eq!(got, format!("GET {wit}/workitems/7?$expand=relations&{seven}"));
    let got = line(&town, devops.update_work_item(item, 1, &[], NOW)).await;
    assert_eq!(got, format!("PATCH {wit}/workitems/7?{seven}"));
    let got = line(&town, devops.comment(item, "x", Format::Html, NOW)).await;
    assert_eq!(got, format!("POST {wit}/workItems/7/comments?{seven}-preview.4"));
    let got = line(&town, devops.comment(item, "x", Format::Markdown, NOW)).await;
    assert_eq!(got, format!("POST {wit}/workItems/7/comments?format=markdown&{seven}-preview.4"));
    let got = line(&town, devops.comments(item, NOW)).await;
    assert_eq!(
        got,
        format!("GET {wit}/workItems/7/comments?$top=200&order=desc&{seven}-preview.4")
    );
    let got = line(&town, devops.wiql("SELECT", 5, NOW)).await;
    assert_eq!(got, format!("POST {team}/wit/wiql?$top=5&{seven}"));
    let got = line(&town, devops.work_items(&[item], &["System.Id"], NOW)).await;
    assert_eq!(got, format!("POST {wit}/workitemsbatch?{seven}"));
    let got = line(&town, devops.teams(NOW)).await;
    assert_eq!(got, format!("GET /devops/redcross/_apis/projects/121%20Platform/teams?{seven}"));
    let got = line(&town, devops.team_settings(NOW)).await;
    assert_eq!(got, format!("GET {team}/work/teamsettings?{seven}"));
    let got = line(&town, devops.current_iteration(NOW)).await;
    assert_eq!(got, format!("GET {team}/work/teamsettings/iterations?$timeframe=current&{seven}"));
    let got = line(&town, devops.iteration_work_items("a b", NOW)).await;
    assert_eq!(got, format!("GET {team}/work/teamsettings/iterations/a%20b/workitems?{seven}"));
    let reorder = Reorder {
        ids: vec![7],
        parent_id: 0,
        previous_id: 0,
        next_id: 5,
        iteration_path: "121 Platform\\Sprint 77".to_owned(),
    };
    let got = line(&town, devops.reorder_in_iteration("i", &reorder, NOW)).await;
    assert_eq!(got, format!("PATCH {team}/work/iterations/i/workitemsorder?{seven}"));
    assert_eq!(
        town.last().json(),
        json!({"ids": [7], "parentId": 0, "previousId": 0, "nextId": 5,
            "iterationPath": "121 Platform\\Sprint 77"})
    );
    let got = line(&town, devops.work_item_type("User Story", NOW)).await;
    assert_eq!(got, format!("GET {wit}/workitemtypes/User%20Story?{seven}"));
    let got = line(&town, devops.category_types("Microsoft.BugCategory", NOW)).await;
    assert_eq!(got, format!("GET {wit}/workitemtypecategories/Microsoft.BugCategory?{seven}"));
    assert_eq!(town.last().header("x-tfs-fedauthredirect"), "Suppress");
}

#[tokio::test]
async fn what_is_said_to_teams() {
    let town = Town::open(|_, _| StatusCode::ACCEPTED.into_response()).await;
    assert_eq!(send(&town).await.unwrap(), None, "taken without an id");
    let (url, chat) = (town.base.clone(), chat());
    let place = Place { service_url: &url, conversation: &chat };
    let teams = town.neighbours().teams;
    let at = "<at>Ana</at>".to_owned();
    let mention = Mention::new(at.clone(), "29:ana".to_owned(), "Ana".to_owned());
    let text = Message::text(format!("{at} please"), vec![mention]);
    teams.send(place, &text, NOW).await.unwrap();
    assert_eq!(
        town.last().json(),
        json!({
            "type": "message", "text": "<at>Ana</at> please", "textFormat": "markdown",
            "entities": [{"type": "mention", "text": "<at>Ana</at>",
                "mentioned": {"id": "29:ana", "name": "Ana"}}],
        })
    );
    let card = Message::card(json!({"type": "AdaptiveCard"}), "INC-7".to_owned());
    teams.send(place, &card, NOW).await.unwrap();
    assert_eq!(
        town.last().json(),
        json!({
            "type": "message", "summary": "INC-7",
            "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive",
                "content": {"type": "AdaptiveCard"}}],
        })
    );
}

#[tokio::test]
async fn what_is_said_to_graph() {
    let town = Town::open(|_, _| answer(201, json!({"id": "19:new@thread.v2"}))).await;
    let graph = town.neighbours().graph;
    let members = [(PersonId::new("A"), ChatRole::Owner), (PersonId::new("B"), ChatRole::Guest)];
    let chat = graph.create_chat("INC-7", &members, NOW).await.unwrap();
    assert_eq!(chat.id, "19:new@thread.v2");
    let member = |id: &str, role: &str| {
        json!({"@odata.type": "#microsoft.graph.aadUserConversationMember", "roles": [role],
            "user@odata.bind": format!("https://graph.microsoft.com/v1.0/users('{id}')")})
    };
    assert_eq!(
        town.last().json(),
        json!({"chatType": "group", "topic": "INC-7",
            "members": [member("a", "owner"), member("b", "guest")]})
    );
    let id = ChatId(chat.id);
    graph.install_app(&id, "cat-1", &["ChatMember.Read.Chat"], NOW).await.unwrap();
    assert_eq!(
        town.last().json(),
        json!({
            "teamsApp@odata.bind": "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/cat-1",
            "consentedPermissionSet": {"resourceSpecificPermissions": [
                {"permissionValue": "ChatMember.Read.Chat", "permissionType": "application"}]},
        })
    );
    graph.install_app(&id, "cat-1", &[], NOW).await.unwrap();
    assert!(town.last().json().get("consentedPermissionSet").is_none());
}

#[tokio::test]
async fn what_is_said_to_devops_and_what_it_answers() {
    let town = Town::open(|heard, _| {
        let path = heard.line.split('?').next().unwrap_or_default();
        if path.ends_with("workitemsbatch") {
            ok(json!({"count": 2, "value": [null, {"id": 8, "fields": {"System.State": "New"}}]}))
        } else if path.ends_with("comments") && heard.line.starts_with("POST") {
            ok(json!({"workItemId": 7, "commentId": 50, "text": "x"}))
        } else if path.ends_with("iterations") {
            ok(json!({"count": 0, "value": []}))
        } else if path.ends_with("/workitems") {
            ok(json!({"workItemRelations": [
                {"rel": null, "source": null, "target": {"id": 1, "url": "u"}},
                {"rel": "System.LinkTypes.Hierarchy-Forward", "source": {"id": 1}, "target": {"id": 3}}]}))
        } else {
            ok(json!({"id": 7, "rev": 4, "fields": {"System.Title": "t"}, "url": "u",
                "relations": [{"rel": "Hyperlink", "url": "h", "attributes": {}}]}))
        }
    })
    .await;
    let devops = town.neighbours().devops;
    let patches = [Patch::field("System.Title", "t"), Patch::relation("Hyperlink", "h", "Chat")];
    let item = devops.create_work_item("Bug", &patches, NOW).await.unwrap();
    assert_eq!((item.id, item.rev, item.text("System.Title")), (7, 4, Some("t")));
    assert_eq!(item.relations[0].url, "h");
    assert_eq!(town.last().header("content-type"), "application/json-patch+json");
    let created = json!([
        {"op": "add", "path": "/fields/System.Title", "value": "t"},
        {"op": "add", "path": "/relations/-",
            "value": {"rel": "Hyperlink", "url": "h", "attributes": {"comment": "Chat"}}}]);
    assert_eq!(town.last().json(), created);
    devops.update_work_item(WorkItemId(7), 4, &patches, NOW).await.unwrap();
    let changed = town.last().json();
    assert_eq!(changed[0], json!({"op": "test", "path": "/rev", "value": 4}));
    assert_eq!(changed[1], created[0]);
    let comment = devops.comment(WorkItemId(7), "x", Format::Html, NOW).await.unwrap();
    assert_eq!(comment.number(), Some(50));
    let items = devops.work_items(&[WorkItemId(8)], &["System.State"], NOW).await.unwrap();
    assert_eq!(items.len(), 1);
    let asked = json!({"ids": [8], "fields": ["System.State"], "errorPolicy": "omit"});
    assert_eq!(town.last().json(), asked);
    assert_eq!(devops.current_iteration(NOW).await.unwrap(), None);
    let sprint = devops.iteration_work_items("i", NOW).await.unwrap();
    assert!(sprint.work_item_relations[0].rel.is_none());
    assert_eq!(sprint.work_item_relations[1].source.unwrap().id, 1);
}

#[tokio::test]
async fn the_keys_are_where_the_document_says() {
    let town = Town::open(|heard, _| {
        if heard.line.contains("openid") {
            let host = heard.header("host");
            ok(json!({"issuer": "i", "jwks_uri": format!("http://{host}/keys")}))
        } else {
            ok(json!({"keys": [{"kty": "RSA", "kid": "k", "n": "AQ", "e": "AQAB", "endorsements": ["msteams"]},
                {"kty": "future", "x5c": ["a"], "n": 1}]}))
        }
    })
    .await;
    let openid = OpenId::new(http::client().unwrap(), format!("{}/openid", town.base));
    let jwks = openid.keys(NOW).await.unwrap();
    assert_eq!(jwks.keys.len(), 2);
    assert_eq!(town.lines(), ["GET /openid", "GET /keys"]);
    assert!(town.tokens.lock().unwrap().is_empty(), "keys are public");
}
