use super::Stage;
use super::devops::{PROJECT, create, set};
use serde_json::{Value, json};

const TEAM: &str = "/devops/redcross-sandbox/121%20Platform/121%20Platform%20Team/_apis/work";

async fn current(stage: &Stage) -> Value {
    let path = format!("{TEAM}/teamsettings/iterations?$timeframe=current&api-version=7.1");
    let (_, found) = stage.call("GET", &path, &Value::Null).await;
    assert_eq!(found["count"], 1);
    found["value"][0].clone()
}

async fn tops(stage: &Stage, iteration: &Value) -> Vec<u64> {
    let id = iteration["id"].as_str().unwrap();
    let path = format!("{TEAM}/teamsettings/iterations/{id}/workitems?api-version=7.1");
    let (_, found) = stage.call("GET", &path, &Value::Null).await;
    let relations = found["workItemRelations"].as_array().unwrap();
    let top = |relation: &&Value| relation["rel"].is_null();
    relations
        .iter()
        .filter(top)
        .map(|relation| relation["target"]["id"].as_u64().unwrap())
        .collect()
}

async fn reorder(stage: &Stage, iteration: &Value, wish: &Value) -> (u16, Value) {
    let id = iteration["id"].as_str().unwrap();
    let path = format!("{TEAM}/iterations/{id}/workitemsorder?api-version=7.1");
    stage.call("PATCH", &path, wish).await
}

fn between(id: u64, previous: u64, next: u64) -> Value {
    json!({ "ids": [id], "parentId": 0, "previousId": previous, "nextId": next })
}

async fn bug(stage: &Stage) -> u64 {
    let operations =
        [set("System.Title", "x"), set("System.IterationPath", "121 Platform\\Sprint 77")];
    create(stage, "Bug", &operations).await.1["id"].as_u64().unwrap()
}

#[tokio::test]
async fn a_new_bug_is_at_the_bottom_and_can_be_brought_to_the_top() {
    let stage = Stage::open().await;
    let sprint = current(&stage).await;
    assert_eq!(sprint["path"], "121 Platform\\Sprint 77");
    assert_eq!(sprint["attributes"]["timeFrame"], "current");
    let bug = bug(&stage).await;
    assert_eq!(tops(&stage, &sprint).await, [50_990, 50_991, 50_992, bug]);
    let (status, moved) = reorder(&stage, &sprint, &between(bug, 0, 50_990)).await;
    assert_eq!((status, &moved["value"][0]["id"]), (200, &json!(bug)));
    assert_eq!(tops(&stage, &sprint).await, [bug, 50_990, 50_991, 50_992]);
    assert_eq!(reorder(&stage, &sprint, &between(bug, 50_991, 50_992)).await.0, 200);
    assert_eq!(tops(&stage, &sprint).await, [50_990, 50_991, bug, 50_992]);
    assert_eq!(reorder(&stage, &sprint, &between(50_990, 50_992, 0)).await.0, 200);
    assert_eq!(tops(&stage, &sprint).await, [50_991, bug, 50_992, 50_990]);
}

#[tokio::test]
async fn a_stale_list_is_refused() {
    let stage = Stage::open().await;
    let sprint = current(&stage).await;
    let bug = bug(&stage).await;
    for (previous, next) in [(0, 50_991), (50_990, 50_992), (0, 0), (1, 50_990)] {
        let (status, body) = reorder(&stage, &sprint, &between(bug, previous, next)).await;
        assert_eq!(status, 400, "{previous} {next}");
        assert!(body["message"].as_str().unwrap().starts_with("TF400486"));
    }
    let (_, outside) = create(&stage, "Bug", &[set("System.Title", "not in the sprint")]).await;
    let outside = outside["id"].as_u64().unwrap();
    assert_eq!(reorder(&stage, &sprint, &between(outside, 0, 50_990)).await.0, 400);
}

#[tokio::test]
async fn the_field_behind_the_order_does_too_if_need_be() {
    let stage = Stage::open().await;
    let sprint = current(&stage).await;
    let bug = bug(&stage).await;
    let path = format!("{PROJECT}/_apis/wit/workitems/{bug}?api-version=7.1");
    let rank = set("Microsoft.VSTS.Common.StackRank", 1.5);
    assert_eq!(stage.call("PATCH", &path, &json!([rank])).await.0, 200);
    assert_eq!(tops(&stage, &sprint).await[0], bug);
}

#[tokio::test]
async fn items_never_ordered_get_their_ranks_together() {
    let stage = Stage::open().await;
    let sprint = current(&stage).await;
    let (first, second) = (bug(&stage).await, bug(&stage).await);
    let (status, moved) = reorder(&stage, &sprint, &between(second, 50_992, first)).await;
    assert_eq!((status, &moved["count"]), (200, &json!(5)));
    assert_eq!(tops(&stage, &sprint).await, [50_990, 50_991, 50_992, second, first]);
}

#[tokio::test]
async fn the_team_tells_how_it_works() {
    let stage = Stage::open().await;
    let (_, settings) = stage.call("GET", &format!("{TEAM}/teamsettings"), &Value::Null).await;
    assert_eq!(settings["bugsBehavior"], "asRequirements");
    let (_, areas) =
        stage.call("GET", &format!("{TEAM}/teamsettings/teamfieldvalues"), &Value::Null).await;
    assert_eq!(areas["defaultValue"], "121 Platform");
    stage.town.meddle(|world| world.devops.iterations.clear());
    let path = format!("{TEAM}/teamsettings/iterations?$timeframe=current");
    let (_, none) = stage.call("GET", &path, &Value::Null).await;
    assert_eq!(none, json!({ "count": 0, "value": [] }));
}
