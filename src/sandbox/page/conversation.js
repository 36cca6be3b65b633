// The list of chats and the conversation, in the manner of Teams.

import { drawCard } from "./cards.js";
import { briefly, dayOf, hourOf, keep, make, messageHtml, momentOf, plain, sameDay } from "./words.js";

const by = (id) => document.getElementById(id);
const TINTS = 8;

const initials = (name) =>
  name.split(/\s+/).filter(Boolean).map((part) => part[0]).slice(0, 2).join("").toUpperCase();

/** A round face with initials; decoration, for the name always stands beside it. */
export function face(world, id) {
  if (id === "bot") return make("span", { class: "face bot", "aria-hidden": "true" }, "F");
  const place = world.people.findIndex((person) => person.id === id);
  const name = world.people[place]?.name ?? "?";
  return make("span", { class: `face tint-${place % TINTS}`, "aria-hidden": "true" }, initials(name));
}

export const nameOf = (world, id) =>
  id === "bot" ? world.bot.name : world.people.find((person) => person.id === id)?.name ?? "Somebody";

export const titleOf = (world, chat) => {
  if (chat.kind === "personal") return world.bot.name;
  const others = chat.members.filter((id) => id !== world.me).map((id) => nameOf(world, id).split(" ")[0]);
  return chat.topic || others.join(", ");
};

const latest = (chat) => chat.messages.at(-1)?.at ?? chat.createdAt;

/** Chats with the latest word on top; the team chat first while all are silent. */
export const inOrder = (world) => [...world.chats].sort((one, other) =>
  latest(other) - latest(one) || (other.id === world.team) - (one.id === world.team));

function preview(world, chat) {
  const last = chat.messages.at(-1);
  if (!last) return chat.kind === "personal" ? "Your own chat with the bot" : "Nothing said yet";
  const who = last.from === world.me ? "You" : nameOf(world, last.from).split(" ")[0];
  const words = last.deleted ? "took a message back" : plain(last.text) || plain(last.card?.fallbackText) || "sent a card";
  return `${who}: ${words}`;
}

/** Draws the list of chats. */
export function drawChats(world, { chosen, unread, choose }) {
  keep(by("chat-list"), inOrder(world).map((chat) => {
    const news = unread(chat);
    const line = preview(world, chat);
    const title = titleOf(world, chat);
    return {
      key: chat.id,
      sign: JSON.stringify([title, line, news, chat.id === chosen, latest(chat), world.people.length]),
      build: () => make("li", {}, make("button", {
        type: "button", class: `chat ${news > 0 ? "news" : ""}`, "data-chat": chat.id,
        "data-testid": chat.id === world.team ? "chat-team" : `chat-${chat.id}`,
        "aria-current": chat.id === chosen ? "true" : null, onclick: () => choose(chat.id),
      },
      chat.kind === "personal" ? face(world, "bot") : make("span", { class: "face group", "aria-hidden": "true" }, initials(title)),
      make("span", { class: "chat-title" }, title),
      make("time", { class: "quiet" }, chat.messages.length > 0 ? briefly(latest(chat), world.now) : ""),
      make("span", { class: "chat-line" }, line),
      news > 0 ? make("span", { class: "count" }, String(news), make("span", { class: "hidden" }, " new")) : null)),
    };
  }));
}

/** Draws the conversation; `acts` as for cards, with the message first. */
export function drawMessages(world, chat, acts) {
  const box = by("messages");
  const low = box.scrollHeight - box.scrollTop - box.clientHeight < 80 || box.dataset.chat !== chat.id + world.me;
  if (box.dataset.chat !== chat.id + world.me) {
    box.replaceChildren();
    box.dataset.chat = chat.id + world.me;
  }
  const parts = [];
  chat.messages.forEach((message, place) => {
    const before = chat.messages[place - 1];
    if (!before || !sameDay(before.at, message.at)) {
      parts.push({ key: `day-${message.id}`, sign: "", build: () => make("p", { class: "day" }, dayOf(message.at)) });
    }
    const follows = before && before.from === message.from && message.at - before.at < 300_000 && sameDay(before.at, message.at);
    parts.push({
      key: message.id,
      sign: JSON.stringify([message, Boolean(follows)]),
      build: () => drawMessage(world, { chat, message, follows }, acts),
    });
  });
  keep(box, parts);
  if (low) box.scrollTop = box.scrollHeight;
}

function drawMessage(world, { chat, message, follows }, acts) {
  const mine = message.from === world.me;
  const name = nameOf(world, message.from);
  const element = make("article", {
    class: `message ${mine ? "mine" : ""} ${follows ? "follows" : ""} ${message.card ? "with-card" : ""}`,
    "data-testid": "message", "data-message": message.id, "data-from": message.from, tabindex: "-1",
    "aria-label": `${name}, ${hourOf(message.at)}`,
  });
  if (!mine) element.append(face(world, message.from));
  const head = make("p", { class: "message-head" },
    make("span", { class: "name" }, mine ? "You" : name),
    make("time", { title: momentOf(message.at), datetime: new Date(message.at).toISOString() }, hourOf(message.at)));
  if (message.edited > 0) head.append(make("span", { class: "edited" }, "Edited"));
  if (message.own) head.append(make("span", { class: "edited", title: "The bot shows others another card here" }, "Your view"));
  element.append(make("div", { class: "body" }, head, content(message, acts)));
  if (!message.deleted && !message.card) {
    element.append(make("button", {
      type: "button", class: "report", "data-testid": "report", title: "The message action of the app",
      onclick: () => acts.report(chat, message),
    }, "Report incident", make("span", { class: "hidden" }, ` from this message of ${name}`)));
  }
  return element;
}

function content(message, acts) {
  if (message.deleted) return make("p", { class: "bubble quiet" }, "This message has been deleted.");
  if (message.card) {
    return drawCard(message.card, { ...acts, press: (action, inputs) => acts.press(message, action, inputs) });
  }
  const bubble = make("div", { class: "bubble" });
  bubble.innerHTML = messageHtml(message);
  return bubble;
}
