use super::Stage;
use serde_json::{Value, json};

pub(super) const PROJECT: &str = "/devops/redcross-sandbox/121%20Platform";
const VERSION: &str = "api-version=7.1";

pub(super) fn set(field: &str, value: impl Into<Value>) -> Value {
    json!({ "op": "add", "path": format!("/fields/{field}"), "value": value.into() })
}

fn below(stage: &Stage, parent: u64) -> Value {
    let url = format!("{}{PROJECT}/_apis/wit/workItems/{parent}", stage.base());
    let value = json!({ "rel": "System.LinkTypes.Hierarchy-Reverse", "url": url });
    json!({ "op": "add", "path": "/relations/-", "value": value })
}

pub(super) async fn create(stage: &Stage, kind: &str, operations: &[Value]) -> (u16, Value) {
    let path = format!("{PROJECT}/_apis/wit/workitems/${kind}?{VERSION}");
    stage.call("POST", &path, &json!(operations)).await
}

async fn update(stage: &Stage, id: u64, operations: &[Value]) -> (u16, Value) {
    let path = format!("{PROJECT}/_apis/wit/workitems/{id}?{VERSION}");
    stage.call("PATCH", &path, &json!(operations)).await
}

fn message(answer: &(u16, Value)) -> (u16, String) {
    let words = answer.1["message"].as_str().unwrap_or_default();
    (answer.0, words.split(':').next().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn without_credentials_there_is_a_page_to_sign_in() {
    let stage = Stage::open().await;
    let path = "/devops/redcross-sandbox/_apis/projects";
    let (status, page) = stage.call_with("GET", path, &Value::Null, "").await;
    assert_eq!(status, 203);
    assert!(page.as_str().unwrap().starts_with("<!DOCTYPE html>"));
    let (status, body) = stage.call_with("GET", path, &Value::Null, "Bearer x").await;
    assert_eq!((status, message(&(status, body)).1.as_str()), (401, "TF400813"));
    // ":sandbox-secret"
    let basic = "Basic OnNhbmRib3gtc2VjcmV0";
    let (status, body) = stage.call_with("GET", path, &Value::Null, basic).await;
    assert_eq!((status, &body["value"][0]["name"]), (200, &json!("121 Platform")));
}

#[tokio::test]
async fn a_bug_gets_its_tasks_and_both_know_of_each_other() {
    let stage = Stage::open().await;
    let operations = [
        set("System.Title", "INC-1 payments stuck"),
        set("System.Tags", "critical-production-issue;inc-1, inc-1"),
        set("System.IterationPath", "121 Platform\\Sprint 77"),
        set("Microsoft.VSTS.Common.Severity", "1 - Critical"),
    ];
    let (status, bug) = create(&stage, "Bug", &operations).await;
    assert_eq!((status, &bug["rev"]), (200, &json!(1)));
    assert_eq!(bug["fields"]["System.Tags"], "critical-production-issue; inc-1");
    assert_eq!(bug["fields"]["System.State"], "New");
    let id = bug["id"].as_u64().unwrap();
    let operations = [set("System.Title", "Fix production issue"), below(&stage, id)];
    let (status, task) = create(&stage, "Task", &operations).await;
    assert_eq!((status, &task["fields"]["System.Parent"]), (200, &json!(id)));
    let path = format!("{PROJECT}/_apis/wit/workitems/{id}?$expand=relations");
    let (_, bug) = stage.call("GET", &path, &Value::Null).await;
    assert_eq!(bug["relations"][0]["rel"], "System.LinkTypes.Hierarchy-Forward");
    let world = stage.town.world();
    let children: Vec<u64> = world.devops.work_item(id).unwrap().children().collect();
    assert_eq!(children, [task["id"].as_u64().unwrap()]);
    let task = task["id"].as_u64().unwrap();
    assert_eq!(update(&stage, task, &[below(&stage, id)]).await.0, 400, "twice the same");
    let other = below(&stage, 50_990);
    assert_eq!(message(&update(&stage, task, &[other]).await), (400, "TF201036".into()));
}

#[tokio::test]
async fn what_the_rules_forbid_is_refused() {
    let stage = Stage::open().await;
    let with = |operation: Value| {
        let stage = &stage;
        async move {
            let answer = create(stage, "Bug", &[set("System.Title", "x"), operation]).await;
            message(&answer)
        }
    };
    let wrong = "\\121 Platform\\Iteration\\Sprint 77";
    assert_eq!(with(set("System.IterationPath", wrong)).await, (400, "TF401347".into()));
    assert_eq!(with(set("System.AreaPath", "Elsewhere")).await, (400, "TF401347".into()));
    assert_eq!(with(set("System.State", "Mitigated")).await, (400, "TF401320".into()));
    assert_eq!(with(set("Microsoft.VSTS.Common.Severity", "1")).await, (400, "TF401320".into()));
    assert_eq!(with(set("Custom.Country", "Kenya")).await, (400, "TF51535".into()));
    assert_eq!(with(set("System.AssignedTo", "who@example.org")).await.0, 400);
    let people = stage.town.people();
    assert_eq!(with(set("System.AssignedTo", people[1].email.as_str())).await.0, 200);
    let untitled = create(&stage, "Bug", &[set("System.Tags", "a")]).await;
    assert_eq!(message(&untitled), (400, "TF401320".into()));
    assert_eq!(create(&stage, "Incident", &[set("System.Title", "x")]).await.0, 404);

    let path = format!("{PROJECT}/_apis/wit/workitems/$Bug");
    let body = json!([set("System.Title", "x")]);
    assert_eq!(stage.call("POST", &path, &body).await.0, 400, "no api-version");
    let elsewhere = "/devops/redcross-sandbox/Other/_apis/wit/workitems/1";
    assert_eq!(message(&stage.call("GET", elsewhere, &Value::Null).await).1, "TF200016");
    let missing = format!("{PROJECT}/_apis/wit/workitems/1");
    assert_eq!(message(&stage.call("GET", &missing, &Value::Null).await), (404, "TF401232".into()));
}

#[tokio::test]
async fn a_write_on_an_old_revision_loses() {
    let stage = Stage::open().await;
    let (_, bug) = create(&stage, "Bug", &[set("System.Title", "x")]).await;
    let id = bug["id"].as_u64().unwrap();
    let resolve = |rev: u64| {
        [
            json!({ "op": "test", "path": "/rev", "value": rev }),
            set("System.State", "Resolved"),
            set("System.History", "fixed by a hotfix"),
        ]
    };
    stage.town.meddle(|world| {
        let bug = world.devops.work_item_mut(id).unwrap();
        bug.set_by_hand("System.State", json!("Active"));
    });
    let lost = update(&stage, id, &resolve(1)).await;
    assert_eq!(message(&lost), (412, "VS403351".into()));
    assert_eq!(lost.1["typeKey"], "TestOperationFailedException");
    let (status, bug) = update(&stage, id, &resolve(2)).await;
    assert_eq!((status, &bug["rev"]), (200, &json!(3)));
    assert_eq!(bug["fields"]["System.Reason"], "Fixed");
    assert_eq!(bug["fields"]["System.CommentCount"], 1);
}

#[tokio::test]
async fn the_discussion_is_in_preview_and_says_so() {
    let stage = Stage::open().await;
    let path = |version: &str| {
        format!(
            "{PROJECT}/_apis/wit/workItems/50990/comments?format=markdown&api-version={version}"
        )
    };
    let note = json!({ "text": "**cause** found" });
    assert_eq!(stage.call("POST", &path("7.1"), &note).await.0, 400);
    let (status, first) = stage.call("POST", &path("7.1-preview.4"), &note).await;
    assert_eq!((status, &first["format"]), (200, &json!("markdown")));
    stage.call("POST", &path("7.1-preview.4"), &json!({ "text": "second" })).await;
    let (_, list) = stage.call("GET", &path("7.1-preview.4"), &Value::Null).await;
    assert_eq!((&list["totalCount"], &list["comments"][0]["text"]), (&json!(2), &json!("second")));
    assert_eq!(stage.town.world().devops.work_item(50_990).unwrap().rev, 3);
}

#[tokio::test]
async fn a_query_finds_what_a_tag_marks() {
    let stage = Stage::open().await;
    for tag in ["inc-1", "inc-12"] {
        let operations = [set("System.Title", "it's"), set("System.Tags", format!("cpi; {tag}"))];
        create(&stage, "Bug", &operations).await;
    }
    let ask = |query: &'static str| {
        let stage = &stage;
        async move {
            let path = format!("{PROJECT}/_apis/wit/wiql?{VERSION}");
            let (status, body) = stage.call("POST", &path, &json!({ "query": query })).await;
            let items = body["workItems"].as_array().cloned().unwrap_or_default();
            (status, items.iter().map(|item| item["id"].as_u64().unwrap()).collect::<Vec<_>>())
        }
    };
    let marked = "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project AND \
                  [System.Tags] CONTAINS 'INC-1' ORDER BY [System.Id] ASC";
    assert_eq!(ask(marked).await, (200, vec![50_993, 50_994]), "a part of a tag is enough");
    let open = "SELECT [System.Id], [System.Title] FROM workitems WHERE [System.WorkItemType] <> \
                'User Story' AND [System.Title] = 'it''s' AND [System.State] = 'New' \
                ORDER BY [System.Id] DESC";
    assert_eq!(ask(open).await, (200, vec![50_994, 50_993]));
    assert_eq!(ask("SELECT [System.Id] FROM WorkItems WHERE ([System.Id] = 1)").await.0, 400);
    assert_eq!(ask("SELECT [System.Id] FROM WorkItems WHERE [Custom.X] = 'a'").await.0, 400);

    let path = format!("{PROJECT}/_apis/wit/workitemsbatch?{VERSION}");
    let wish = json!({
        "ids": [50_993, 1], "fields": ["System.Id", "System.Title"], "errorPolicy": "omit",
    });
    let (_, found) = stage.call("POST", &path, &wish).await;
    assert_eq!(found["value"][0]["fields"], json!({ "System.Id": 50_993, "System.Title": "it's" }));
    assert_eq!(found["value"][1], Value::Null);
}

#[tokio::test]
async fn types_states_and_categories_can_be_discovered() {
    let stage = Stage::open().await;
    let path = format!("{PROJECT}/_apis/wit/workitemtypes/Bug/states");
    let (_, states) = stage.call("GET", &path, &Value::Null).await;
    assert_eq!(
        states["value"][2],
        json!({ "name": "Resolved", "color": "ff9d00", "category": "Resolved" })
    );
    let path = format!("{PROJECT}/_apis/wit/workitemtypecategories/Microsoft.BugCategory");
    let (_, category) = stage.call("GET", &path, &Value::Null).await;
    assert_eq!(category["workItemTypes"][0]["name"], "Bug");
    let path = format!("{PROJECT}/_apis/wit/workitemtypes/Bug");
    let (_, kind) = stage.call("GET", &path, &Value::Null).await;
    assert_eq!(kind["transitions"]["New"][0]["to"], "Active");
}
