//! The Bot Connector: the bot's pen and telephone book in Teams.
//!
//! Facts: Bot Connector REST API v3, and how Teams answers it (Microsoft's Teams SDK notes on
//! conversations, and the status table of "Send and receive messages").

use super::door::{Answer, Call};
use super::ground::{Ground, lock};
use super::letter::{self, Letter};
use super::login::{self, CONNECTOR};
use super::people::Draft;
use super::world::{Chat, Resident, World};
use axum::http::header::{HeaderName, RETRY_AFTER};
use serde_json::{Value, json};

/// A refusal with the connector's kind of body.
pub(super) struct Refusal {
    pub(super) status: u16,
    pub(super) code: &'static str,
    pub(super) words: String,
}

impl Refusal {
    pub(super) fn new(status: u16, code: &'static str, words: impl Into<String>) -> Self {
        Self { status, code, words: words.into() }
    }

    fn answer(&self) -> Answer {
        let body = json!({ "error": { "code": self.code, "message": self.words } });
        let answer = Answer::json(self.status, &body);
        if self.status == 429 { answer.with(RETRY_AFTER, "1") } else { answer }
    }
}

fn syntax(words: &str) -> Refusal {
    Refusal::new(400, "BadSyntax", words)
}

/// `/connector/v3/…`
pub(super) fn answer(ground: &Ground, call: &Call) -> Answer {
    let outcome = if login::bears(ground, call, CONNECTOR) {
        route(ground, call)
    } else {
        Err(Refusal::new(401, "Unauthorized", "Authorization has been denied for this request."))
    };
    let vector = HeaderName::from_static("ms-cv");
    outcome.unwrap_or_else(|refusal| refusal.answer()).with(vector, "sandbox.0")
}

fn route(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    match (call.method.as_str(), call.path().as_slice()) {
        ("POST", ["v3", "conversations"]) => open_private(ground, call),
        ("POST", ["v3", "conversations", chat, "activities"]) => send(ground, call, root(chat)),
        ("POST", ["v3", "conversations", chat, "activities", id]) => {
            reply(ground, call, root(chat), id)
        }
        ("PUT", ["v3", "conversations", chat, "activities", id]) => {
            update(ground, call, root(chat), id)
        }
        ("DELETE", ["v3", "conversations", chat, "activities", id]) => {
            take_back(ground, root(chat), id)
        }
        ("GET", ["v3", "conversations", chat, "members"]) => {
            let members = members(ground, root(chat))?;
            Ok(Answer::json(200, &Value::Array(members)))
        }
        ("GET", ["v3", "conversations", chat, "pagedmembers"]) => paged(ground, call, root(chat)),
        ("GET", ["v3", "conversations", chat, "members", who]) => member(ground, root(chat), who),
        _ => Err(Refusal::new(404, "NotFound", "No such operation.")),
    }
}

/// A thread of a channel is written in the channel.
fn root(chat: &str) -> &str {
    chat.split(";messageid=").next().unwrap_or(chat)
}

/// Finds a conversation the bot may use.
fn entered<'a>(world: &'a World, id: &str) -> Result<&'a Chat, Refusal> {
    let Some(chat) = world.chat(id) else {
        return Err(Refusal::new(404, "ConversationNotFound", "Conversation not found."));
    };
    if chat.bot_installed {
        Ok(chat)
    } else {
        let words = "The bot is not part of the conversation roster.";
        Err(Refusal::new(403, "BotNotInConversationRoster", words))
    }
}

fn body(call: &Call) -> Result<Value, Refusal> {
    let body = call.json().filter(Value::is_object);
    body.ok_or_else(|| syntax("The request body is not a JSON object."))
}

fn open_private(ground: &Ground, call: &Call) -> Result<Answer, Refusal> {
    let wish = body(call)?;
    let group = || syntax("Incorrect conversation creation parameters");
    let members = wish.get("members").and_then(Value::as_array).map(Vec::as_slice);
    if wish.get("isGroup").and_then(Value::as_bool) == Some(true) {
        return Err(group());
    }
    let [member] = members.unwrap_or_default() else { return Err(group()) };
    let tenant = wish.get("tenantId").or_else(|| wish.pointer("/channelData/tenant/id"));
    if tenant.and_then(Value::as_str).is_none() {
        return Err(Refusal::new(400, "BadArgument", "Tenant id is required."));
    }
    let id = member.get("id").and_then(Value::as_str).unwrap_or_default();
    ground.look(|world| {
        let person = world.people.iter().find(|person| person.mri == id);
        let Some(person) = person else {
            return Err(Refusal::new(400, "BadArgument", "Unknown user id."));
        };
        let chat = world.personal_chat(&person.id).filter(|chat| chat.bot_installed);
        let words = "Bot is not installed in user's personal scope";
        let chat = chat.ok_or_else(|| Refusal::new(403, "ForbiddenOperationException", words))?;
        Ok(Answer::json(201, &json!({ "id": chat.id })))
    })
}

fn send(ground: &Ground, call: &Call, chat: &str) -> Result<Answer, Refusal> {
    ground.look(|world| entered(world, chat).map(|_| ()))?;
    throttle(ground, chat)?;
    let activity = body(call)?;
    let kind = activity.get("type").and_then(Value::as_str);
    match kind {
        Some("message") => {}
        Some("typing") => {
            if ["text", "attachments"].iter().any(|name| activity.get(name).is_some()) {
                ground.complain("what is sent with typing is shown to nobody".to_owned());
            }
            return Ok(Answer::json(202, &json!({})));
        }
        Some(_) => return Err(syntax("Activity type is not supported.")),
        None => return Err(syntax("Activity type is missing.")),
    }
    let letter = ground.look(|world| letter::read(world, &activity, call.body.len()))?;
    for complaint in &letter.complaints {
        ground.complain(complaint.clone());
    }
    Ok(ground.change(|world, now| post(world, chat, letter, now)))
}

/// Chats have no threads, so an answer stands at the end like everything else; but what it answers has
/// to be there.
fn reply(ground: &Ground, call: &Call, chat: &str, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let message = entered(world, chat)?.message(id).filter(|message| !message.deleted);
        message.map(|_| ()).ok_or_else(not_there)
    })?;
    let named = body(call)?.get("replyToId").and_then(Value::as_str).map(str::to_owned);
    if named.is_some_and(|named| named != id) {
        ground.complain("an answer names another message than its address".to_owned());
    }
    send(ground, call, chat)
}

fn not_there() -> Refusal {
    let words = "The specified activity was not found in the conversation.";
    Refusal::new(404, "ActivityNotFoundInConversation", words)
}

/// Teams cuts an activity with words and a card into two messages, and then gives no id back.
fn post(world: &mut World, chat: &str, letter: Letter, now: i64) -> Answer {
    let split = !letter.text.is_empty() && letter.card.is_some();
    let draft = Draft {
        id: None,
        from: "bot".to_owned(),
        text: letter.text,
        card: letter.card,
        entities: letter.entities,
    };
    if split {
        let card = Draft { text: String::new(), entities: Vec::new(), ..draft.clone() };
        world.append(chat, Draft { card: None, ..draft }, now);
        world.append(chat, card, now);
        return Answer::json(202, &json!({}));
    }
    match world.append(chat, draft, now) {
        Some(id) => Answer::json(201, &json!({ "id": id })),
        None => Answer::empty(404),
    }
}

fn update(ground: &Ground, call: &Call, chat: &str, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| own(world, chat, id))?;
    let activity = body(call)?;
    let letter = ground.look(|world| letter::read(world, &activity, call.body.len()))?;
    for complaint in &letter.complaints {
        ground.complain(complaint.clone());
    }
    ground.change(|world, _now| {
        if let Some(message) = world.chat_mut(chat).and_then(|chat| chat.message_mut(id)) {
            message.text = letter.text;
            message.card = letter.card;
            message.entities = letter.entities;
            message.edited += 1;
            message.views.clear();
        }
    });
    Ok(Answer::json(200, &json!({ "id": id })))
}

fn take_back(ground: &Ground, chat: &str, id: &str) -> Result<Answer, Refusal> {
    ground.look(|world| own(world, chat, id))?;
    ground.change(|world, _now| {
        if let Some(message) = world.chat_mut(chat).and_then(|chat| chat.message_mut(id)) {
            message.deleted = true;
        }
    });
    Ok(Answer::empty(200))
}

/// A bot may change its own messages only.
fn own(world: &World, chat: &str, id: &str) -> Result<(), Refusal> {
    let message = entered(world, chat)?.message(id).filter(|message| !message.deleted);
    match message {
        Some(message) if message.from == "bot" => Ok(()),
        Some(_) => Err(Refusal::new(403, "NotEnoughPermissions", "Not the author of the message.")),
        None => Err(not_there()),
    }
}

fn members(ground: &Ground, chat: &str) -> Result<Vec<Value>, Refusal> {
    ground.look(|world| {
        let members = residents(world, entered(world, chat)?);
        Ok(members.map(|person| world.account(person)).collect())
    })
}

fn residents<'a>(world: &'a World, chat: &'a Chat) -> impl Iterator<Item = &'a Resident> {
    chat.members.iter().filter_map(|id| world.people.iter().find(|person| person.id == *id))
}

/// Pages of 50 to 500 people; the token is the place where the next page begins.
fn paged(ground: &Ground, call: &Call, chat: &str) -> Result<Answer, Refusal> {
    let all = members(ground, chat)?;
    let number = |name: &str| call.query(name).and_then(|text| text.parse::<usize>().ok());
    let size = number("pageSize").unwrap_or(200).clamp(50, 500);
    let from = number("continuationToken").unwrap_or(0);
    let page: Vec<&Value> = all.iter().skip(from).take(size).collect();
    let next = from + page.len();
    let mut body = json!({ "members": page });
    if next < all.len()
        && let Some(fields) = body.as_object_mut()
    {
        fields.insert("continuationToken".to_owned(), json!(next.to_string()));
    }
    Ok(Answer::json(200, &body))
}

fn member(ground: &Ground, chat: &str, who: &str) -> Result<Answer, Refusal> {
    ground.look(|world| {
        let mut members = residents(world, entered(world, chat)?);
        let found = members.find(|person| {
            person.mri == who
                || person.id.eq_ignore_ascii_case(who)
                || person.email.eq_ignore_ascii_case(who)
        });
        let words = "The member was not found in the conversation roster.";
        let person =
            found.ok_or_else(|| Refusal::new(404, "MemberNotFoundInConversation", words))?;
        Ok(Answer::json(200, &world.account(person)))
    })
}

/// Messages per seconds that one bot may send to one conversation ("Optimize your bot with rate
/// limiting", Microsoft Learn).
const LIMITS: [(usize, i64); 4] = [(7, 1), (8, 2), (60, 30), (1800, 3600)];

fn throttle(ground: &Ground, chat: &str) -> Result<(), Refusal> {
    if !ground.look(|world| world.habits.throttle) {
        return Ok(());
    }
    let now = ground.now();
    let mut sent = lock(&ground.sent);
    let moments = sent.entry(chat.to_owned()).or_default();
    moments.retain(|at| now - at < 3600 * 1000);
    let full = LIMITS.iter().any(|(most, seconds)| {
        moments.iter().filter(|at| now - **at < seconds * 1000).count() >= *most
    });
    if full {
        return Err(Refusal::new(429, "Throttled", "API calls quota exceeded."));
    }
    moments.push_back(now);
    Ok(())
}
