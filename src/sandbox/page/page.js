// One person's seat in the scene: chats on the left, the conversation in the middle.

import { bubble, canShowCards, card, wordsOf } from "/cards.js";
import { make, showBoard, timeOf } from "/board.js";

const at = (id) => document.getElementById(id);
const COLOURS = ["#8e562e", "#4f6bed", "#8764b8", "#038387", "#c239b3", "#986f0b", "#5c2e91"];
const EXAMPLE = "report payments stuck in Kenya since 08:40";

/** Who sits here. Kept for the tab, so that two tabs can be two people. */
let who = sessionStorage.getItem("as") ?? "";
let world = null;
/** The chat each person looks at. */
const open = new Map();
/** The latest message each person has had before their eyes. */
const seen = new Map();
/** Views asked for already: one for each version of a card and person. */
const refreshed = new Set();

async function tell(path, body) {
  const response = await fetch(path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  return response.json();
}

function toast(text) {
  const note = make("p", {}, text);
  at("toasts").append(note);
  note.addEventListener("click", () => note.remove());
  setTimeout(() => note.remove(), 6000);
}

const me = () => world.people.find((person) => person.id === world.me);
const person = (id) => world.people.find((one) => one.id === id);
const current = () => world.chats.find((chat) => chat.id === open.get(world.me)) ?? world.chats[0];

function avatar(id) {
  const place = world.people.findIndex((one) => one.id === id);
  if (place < 0) {
    return make("span", { className: "avatar bot", ariaHidden: "true" }, world.bot.name[0]);
  }
  const letters = world.people[place].name.split(" ").map((word) => word[0]).join("");
  const node = make("span", { className: "avatar", ariaHidden: "true" }, letters);
  node.style.background = COLOURS[place % COLOURS.length];
  return node;
}

// What the bot answered to a press, as Teams shows it.
function show(delivered, deed) {
  const { status, body } = delivered;
  if (status === 0 && delivered.activity === null) return;
  if (status === 0 || status >= 500) {
    toast("Unable to reach app. Please try again.");
  } else if (status >= 400) {
    toast("Something went wrong. Please try again.");
  } else if (body?.type === "application/vnd.microsoft.activity.message") {
    toast(body.value);
  } else if (body?.type === "application/vnd.microsoft.error") {
    toast(body.value?.message ?? "Something went wrong. Please try again.");
  } else if (body?.task) {
    showTask(body.task, deed);
    return;
  }
  at("dialog").close();
}

function showTask(task, deed) {
  if (task.type === "message") {
    at("dialog").close();
    toast(task.value);
    return;
  }
  const { title, card: attachment } = task.value;
  at("dialog-title").textContent = title ?? "";
  const press = async (action, node) => {
    node.classList.add("busy");
    show(await tell("/submit", { ...deed, data: action.data }), deed);
    node.classList.remove("busy");
  };
  const settings = { me: me(), people: world.people, press };
  at("dialog-body").replaceChildren(card(attachment.content, settings));
  if (!at("dialog").open) at("dialog").showModal();
}

function messageNode(chat, message) {
  const fromBot = message.from === "bot";
  const mine = message.from === world.me;
  const name = fromBot ? world.bot.name : person(message.from)?.name ?? "Somebody";
  const line = make("div", { className: "line" },
    mine ? null : make("b", {}, name),
    make("time", { dateTime: new Date(message.at).toISOString() }, timeOf(message.at)),
    message.edited ? make("span", {}, "edited") : null);
  const body = make("div", { className: "body" }, line);
  const deed = { as: world.me, chat: chat.id, message: message.id };
  if (message.deleted) {
    body.append(make("div", { className: "bubble" }, "This message has been deleted."));
  } else if (message.card) {
    const members = chat.members.map(person).filter(Boolean);
    const press = async (action, node) => {
      node.classList.add("busy");
      show(await tell("/press", { ...deed, action, inputs: {} }), { ...deed, command: "" });
      node.classList.remove("busy");
    };
    body.append(card(message.card, { me: me(), people: members, press }));
    if (message.own) body.append(make("p", { className: "only" }, "Only you see it like this"));
  } else {
    body.append(bubble(message, me(), fromBot));
  }
  if (!fromBot && !message.deleted) {
    const report = make("button", { type: "button", className: "more" }, "Report as incident");
    report.addEventListener("click", async () => {
      const command = { ...deed, command: "reportIncident" };
      show(await tell("/open", command), command);
    });
    line.append(report);
  }
  const kinds = [
    "message", mine ? "mine" : "", message.card ? "carded" : "", message.deleted ? "gone" : "",
  ];
  return make("li", { className: kinds.join(" ").trim() }, avatar(message.from), body);
}

/** Keeps what has not changed, and with it what somebody is just filling in. */
function showMessages(chat) {
  const list = at("messages");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const present = new Map([...list.children].map((node) => [node.dataset.key, node]));
  const nodes = chat.messages.map((message) => {
    const key = JSON.stringify([world.me, chat.id, message]);
    const node = present.get(key) ?? messageNode(chat, message);
    node.dataset.key = key;
    return node;
  });
  const same = nodes.length === list.children.length
    && nodes.every((node, place) => node === list.children[place]);
  if (same) return;
  const elsewhere = list.dataset.chat !== chat.id + world.me;
  const grown = nodes.length > list.children.length;
  list.replaceChildren(...nodes);
  list.dataset.chat = chat.id + world.me;
  if (elsewhere || (grown && atEnd)) list.scrollTop = list.scrollHeight;
}

function showChats(chat) {
  at("chat-list").replaceChildren(...world.chats.map((one) => {
    const last = one.messages.at(-1);
    const said = last?.text.replace(/<\/?at>|<quoted[^>]*\/>/g, "") ?? "";
    const words = wordsOf(said) || last?.card?.fallbackText || "";
    const incident = one.title.match(/\b(INC|DRILL)-\d+/);
    const face = one.kind === "personal"
      ? avatar("bot")
      : make("span", { className: `avatar chat ${incident ? "fire" : ""}`, ariaHidden: "true" },
        (incident?.[1] ?? one.title).slice(0, 3));
    const fresh = last && last.from !== world.me && one.id !== chat.id
      && last.id > (seen.get(world.me + one.id) ?? "");
    const button = make("button", { type: "button", ariaCurrent: String(one.id === chat.id) },
      face,
      make("span", { className: "words" },
        make("span", {}, one.title), make("span", { className: "quiet" }, words)),
      fresh ? make("span", { className: "dot", role: "img", ariaLabel: "new messages" }) : null);
    button.addEventListener("click", () => {
      open.set(world.me, one.id);
      document.body.dataset.pane = "talk";
      draw();
    });
    return make("li", {}, button);
  }));
  const last = chat.messages.at(-1);
  if (last) seen.set(world.me + chat.id, last.id);
}

function showFaces() {
  const mine = me();
  if (mine.wanted) seen.set(mine.id, mine.wanted);
  at("faces").replaceChildren(...world.people.map((one) => {
    const wanted = one.id !== mine.id && one.wanted && one.wanted > (seen.get(one.id) ?? "");
    const button = make("button", {
      type: "button", ariaPressed: String(one.id === mine.id), title: one.name,
    },
    avatar(one.id), one.first,
    wanted ? make("span", { className: "dot", role: "img", ariaLabel: "is asked for" }) : null);
    button.addEventListener("click", () => {
      who = one.id;
      sessionStorage.setItem("as", who);
      load();
    });
    return button;
  }));
  const roles = mine.roles.length ? mine.roles.join(", ").replaceAll("-", " ") : "no role";
  at("who").textContent = `You are ${mine.name}: ${roles}`;
}

function refreshCards(chat) {
  for (const message of chat.messages) {
    const refresh = message.card?.refresh;
    const key = `${message.id} ${message.edited} ${world.me}`;
    if (message.deleted || !refresh?.userIds?.includes(me().mri) || refreshed.has(key)) continue;
    refreshed.add(key);
    tell("/refresh", { as: world.me, chat: chat.id, message: message.id });
  }
}

function draw() {
  const chat = current();
  showFaces();
  showChats(chat);
  at("chat-title").textContent = chat.title;
  at("chat-members").textContent = chat.kind === "personal"
    ? "Only you and the bot"
    : chat.members.map((id) => person(id)?.first).join(", ");
  at("mention").hidden = chat.kind === "personal" || !chat.bot;
  at("no-renderer").hidden = canShowCards;
  showMessages(chat);
  at("hint").hidden = chat.messages.length > 0 || chat.kind === "personal";
  at("hint-text").textContent = `You are ${me().first}. Type: ${EXAMPLE}`;
  showBoard(world, (service, weather) => tell("/weather", { service, weather }));
  for (const tab of at("tabs").children) {
    tab.setAttribute("aria-pressed", String(tab.dataset.show === document.body.dataset.pane));
  }
  refreshCards(chat);
}

let loading = false;
let again = false;

/** Fetches the world; a change that comes meanwhile is fetched once more, and only once. */
async function load() {
  again = true;
  if (loading) return;
  loading = true;
  while (again) {
    again = false;
    world = await (await fetch(`/world?as=${encodeURIComponent(who)}`)).json();
    draw();
  }
  loading = false;
}

at("compose").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = at("text").value.trim();
  if (!text) return;
  at("text").value = "";
  grow();
  at("messages").scrollTop = at("messages").scrollHeight;
  const mentionBot = at("mention").ariaPressed === "true";
  const delivered = await tell("/say", { as: world.me, chat: current().id, text, mentionBot });
  if (delivered.activity !== null && (delivered.status === 0 || delivered.status >= 400)) {
    toast("The bot did not take the message. Is it running?");
  }
});

function grow() {
  const box = at("text");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

at("text").addEventListener("input", grow);
at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("compose").requestSubmit();
  }
});
at("mention").addEventListener("click", () => {
  const button = at("mention");
  button.ariaPressed = String(button.ariaPressed !== "true");
});
at("hint-do").addEventListener("click", () => {
  at("text").value = EXAMPLE;
  grow();
  at("text").focus();
});
at("dialog-close").addEventListener("click", () => at("dialog").close());
for (const tab of at("tabs").children) {
  tab.addEventListener("click", () => {
    document.body.dataset.pane = tab.dataset.show;
    draw();
  });
}

const events = new EventSource("/events");
events.addEventListener("message", load);
load();
