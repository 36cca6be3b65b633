// The page: who plays, which chat is open, what is sent, what comes back.

import { drawBoard, drawWeather, showItem } from "./board.js";
import { rendererIsHere } from "./cards.js";
import { closeDialog, openDialog } from "./dialog.js";
import { drawChats, drawMessages, face, nameOf, titleOf } from "./conversation.js";
import { keep, make, readAs } from "./words.js";

const by = (id) => document.getElementById(id);
const FIRST_WORDS = "report payments stuck in Kenya since 08:40";

let world = null;
let who = "";
let chosen = "";
let connected = true;
let heard = true;
/** Person and chat: how many messages have been seen. */
const seen = new Map();
/** Cards that were refreshed already: person, message and its version. */
const refreshed = new Set();

const me = () => world.people.find((person) => person.id === world.me);
const chat = () => world.chats.find((known) => known.id === chosen);
const unread = ({ id, messages }) =>
  messages.slice(seen.get(`${world.me} ${id}`) ?? 0).filter((message) => message.from !== world.me).length;

// Reading ---------------------------------------------------------------------------------------

let loading = null;
let again = false;

/** Fetches the world; calls that come meanwhile share one more fetch. */
async function load() {
  again = true;
  loading ??= (async () => {
    try {
      while (again) {
        again = false;
        await fetchWorld();
      }
    } catch {
      connected = false;
      warn();
    }
    loading = null;
  })();
  return loading;
}

async function fetchWorld() {
  const asked = who;
  const answer = await fetch(`world?as=${encodeURIComponent(asked)}`);
  if (answer.status === 404 && asked) {
    who = "";
    again = true;
    return;
  }
  if (!answer.ok) throw new Error(await answer.text());
  const fresh = await answer.json();
  if (asked !== who) return;
  connected = true;
  world = fresh;
  who = me().first;
  if (!chat()) chosen = world.team && world.chats.some(({ id }) => id === world.team) ? world.team : world.chats[0]?.id ?? "";
  draw();
}

function listen() {
  const events = new EventSource("events");
  events.addEventListener("message", load);
  events.addEventListener("error", () => { connected = false; warn(); });
}

// Drawing ---------------------------------------------------------------------------------------

function draw() {
  const open = chat();
  readAs([me().mri, me().id, me().email]);
  const looking = document.visibilityState === "visible" && paneIsSeen("conversation");
  if (open && looking) seen.set(`${world.me} ${open.id}`, open.messages.length);
  drawPeople();
  drawChats(world, { chosen, unread, choose: openChat });
  if (open) drawOpenChat(open);
  drawBoard(world);
  drawWeather(world.weather, setWeather);
  const news = world.chats.reduce((sum, known) => sum + unread(known), 0);
  by("unread").hidden = news === 0;
  by("unread").textContent = `${news} new`;
  document.title = `${news > 0 ? `(${news}) ` : ""}${me().first}, Firewatch sandbox`;
  history.replaceState(null, "", `#${encodeURIComponent(who)}/${encodeURIComponent(chosen)}`);
  warn();
  if (open && looking) refreshCards(open);
}

const ROLES = {
  "log-checker": "log checker", "incident-manager": "incident manager", responder: "responder",
  "product-manager": "product manager", administrator: "administrator",
};

function drawPeople() {
  keep(by("people"), world.people.map((person) => ({
    key: person.id,
    sign: JSON.stringify([person, person.id === world.me]),
    build: () => make("button", {
      type: "button", class: "person", "data-testid": `person-${person.first.toLowerCase()}`,
      "aria-pressed": String(person.id === world.me), title: about(person), onclick: () => play(person.first),
    }, face(world, person.id), make("span", {}, person.first)),
  })));
  by("role").textContent = about(me());
}

function about(person) {
  const roles = person.roles.map((role) => ROLES[role] ?? role).join(", ") || "colleague";
  const knows = person.expertise.length > 0 ? `; knows ${person.expertise.join(", ")}` : "";
  const presence = person.presence && person.presence !== "Available" ? `; ${person.presence.toLowerCase()}` : "";
  return `${person.name}: ${roles}${knows}${presence}`;
}

function drawOpenChat(open) {
  const personal = open.kind === "personal";
  by("chat-title").textContent = titleOf(world, open);
  by("chat-members").textContent = personal
    ? "Only you and the bot"
    : open.members.map((id) => nameOf(world, id).split(" ")[0]).join(", ") + (open.botInstalled ? "" : " (without the bot)");
  drawMessages(world, open, {
    press: (message, action, inputs) => press(open.id, message.id, action, inputs),
    open: openLink,
    report: (from, message) => choose(from.id, message.id),
  });
  by("mention-choice").hidden = personal;
  by("mention-name").textContent = `@${world.bot.name}`;
  by("say").placeholder = personal ? `Write to ${world.bot.name}` : `Write to ${titleOf(world, open)} as ${me().first}`;
  drawHint();
}

function drawHint() {
  const silent = world.chats.every(({ messages }) => messages.length === 0);
  const hint = by("hint");
  hint.hidden = !silent;
  if (!silent || hint.dataset.who === who) return;
  hint.dataset.who = who;
  hint.replaceChildren(`You are ${who}. Type: `, make("button", {
    type: "button", class: "plain", "data-testid": "hint", onclick: () => { by("say").value = FIRST_WORDS; by("say").focus(); },
  }, FIRST_WORDS));
}

function warn() {
  const words = [];
  if (!connected) words.push("The sandbox does not answer any more. Start it again; this page comes back by itself.");
  else if (world && !world.bot.known) words.push("Nobody has said where the bot listens, so it hears nothing of what is said here.");
  else if (!heard) words.push("The bot could not be reached the last time. What people say stands in the chat, but the bot has not heard it.");
  if (!rendererIsHere) {
    words.push("This build has no card renderer, so cards are shown by their fallback text. Install npm and build again; the build says how.");
  }
  keep(by("warnings"), words.map((text) => ({ key: text, sign: "", build: () => make("p", { "data-testid": "warning" }, text) })));
}

/** Says something small at the foot of the conversation. */
function notice(text, bad = false) {
  const element = make("p", { class: `notice ${bad ? "bad" : ""}`, "data-testid": "notice" }, make("span", {}, text),
    make("button", { type: "button", "aria-label": "Dismiss", onclick: () => element.remove() }, "×"));
  by("notices").append(element);
  while (by("notices").children.length > 3) by("notices").firstElementChild.remove();
  setTimeout(() => element.remove(), bad ? 20_000 : 10_000);
}

// Acting ----------------------------------------------------------------------------------------

/** Sends an act of the person; the answer as it came, or null where there is none. */
async function send(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ as: who, ...body }),
    });
    if (answer.ok) return await answer.json();
    notice(`The sandbox refused this: ${await answer.text()}`, true);
  } catch {
    connected = false;
    warn();
  }
  return null;
}

/** Puts the bot's answer into words. `quiet` leaves out what a person would not have noticed. */
function explain(answer, quiet = false) {
  if (!answer) return;
  const { told, status, body } = answer;
  const words = typeof body === "string" ? body : "";
  if (told) heard = status !== 0;
  warn();
  if (!told) {
    if (!quiet) notice(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
  } else if (status === 0) {
    notice(`The bot could not be reached: ${words}`, true);
  } else if (status >= 400) {
    notice(`The bot answered with HTTP status ${status}. In Teams this reads “Something went wrong”.`, true);
  } else if (body?.type === "application/vnd.microsoft.activity.message") {
    notice(String(body.value));
  } else if (body?.statusCode >= 400) {
    notice(`The bot refused: ${body.value?.message ?? `status ${body.statusCode}`}`, true);
  }
}

/** Opens what an answer asks to open: a dialog with a card, or a word in a dialog's place. */
function openTask(answer, submit) {
  const task = answer?.body?.task;
  const extension = answer?.body?.composeExtension;
  if (task?.type === "message") notice(String(task.value));
  else if (extension?.type === "message") notice(String(extension.text));
  if (task?.type === "continue" && task.value?.card) {
    openDialog(task.value, { open: openLink, press: async (action, inputs) => submit({ ...action.data, ...inputs }) });
    return;
  }
  closeDialog();
}

async function press(at, message, action, inputs) {
  const answer = await send("press", { chat: at, message, action, inputs });
  explain(answer);
  const submit = async (data) => {
    const next = await send("dialog", { chat: at, message, data });
    explain(next);
    openTask(next, submit);
  };
  if (answer?.body?.task) openTask(answer, submit);
  await load();
}

/** Chooses “Report incident” in the menu of a message. */
async function choose(at, message) {
  const about = { chat: at, message, command: "reportIncident" };
  const step = async (data) => {
    const answer = await send("message-action", { ...about, data });
    explain(answer);
    openTask(answer, step);
  };
  await step(null);
}

async function refreshCards(open) {
  for (const { id, edited, card } of open.messages) {
    const key = `${world.me} ${id} ${edited}`;
    if (!card?.refresh?.action || refreshed.has(key)) continue;
    const listed = card.refresh.userIds;
    if (listed ? !listed.includes(me().mri) : open.members.length > 60) continue;
    refreshed.add(key);
    send("refresh", { chat: open.id, message: id }).then((answer) => explain(answer, true));
  }
}

async function setWeather(service, weather) {
  await send("weather", { service, weather });
  await load();
}

async function say(event) {
  event?.preventDefault();
  const box = by("say");
  const open = chat();
  if (!open || !box.value.trim()) return;
  const personal = open.kind === "personal";
  const address = `@${world.bot.name.toLowerCase()}`;
  let text = box.value.trim();
  let mentionBot = !personal && by("mention-bot").checked;
  if (!personal && text.toLowerCase().startsWith(address)) {
    text = text.slice(address.length).trim();
    mentionBot = true;
  }
  box.value = "";
  grow();
  by("messages").scrollTop = by("messages").scrollHeight;
  explain(await send("say", { chat: open.id, text, mentionBot }));
  await load();
}

function grow() {
  const box = by("say");
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
}

// Moving about ----------------------------------------------------------------------------------

const paneIsSeen = (name) => document.querySelector(`[data-pane-name="${name}"]`).offsetParent !== null;

function show(pane) {
  document.body.dataset.pane = pane;
  for (const tab of document.querySelectorAll("[data-show]")) {
    if (tab.dataset.show === pane) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  if (world) draw();
}

function play(first) {
  who = first;
  load();
}

function openChat(id) {
  chosen = id;
  show("conversation");
  by("messages").focus({ preventScroll: true });
}

/** Follows a link within the scene: a chat, or a work item. False: it leads elsewhere. */
function openLink(url) {
  const known = (text) => world.chats.find(({ id }) => id === text);
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const chatLink = /\/l\/(?:chat|message)\/([^/?]+)/.exec(url);
  const id = chatLink && decoded(chatLink[1]);
  if (id && known(id)) {
    openChat(id);
    return true;
  }
  if (chatLink) {
    const users = new URL(url).searchParams.get("users");
    notice(users ? `In Teams this opens a new chat with ${users.replaceAll(",", ", ")}.` : "In Teams this opens a chat you are not a member of.");
    return true;
  }
  const item = /\/_workitems\/edit\/(\d+)/.exec(url);
  if (!item || !document.querySelector(`[data-testid="item-${item[1]}"]`)) return false;
  show("board");
  return showItem(item[1]);
}

function fromAddress() {
  const [person, place] = location.hash.slice(1).split("/").map(decodeURIComponent);
  who = person ?? "";
  chosen = place ?? "";
  load();
}

by("form").addEventListener("submit", say);
by("say").addEventListener("input", grow);
by("say").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) say(event);
});
for (const tab of document.querySelectorAll("[data-show]")) {
  tab.addEventListener("click", () => show(tab.dataset.show));
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='http']");
  if (!link || event.defaultPrevented) return;
  if (openLink(link.href)) event.preventDefault();
  else Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
});
document.addEventListener("visibilitychange", () => { if (world) draw(); });
window.addEventListener("hashchange", fromAddress);
fromAddress();
listen();
